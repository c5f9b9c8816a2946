/* vv-programmes-facts.c: what the records say about where a programme stands. */
#include "config.h"

#include "vv-programmes-private.h"

#include <json-glib/json-glib.h>
#include "vv-people-private.h"
#include "vv-register.h"
#include "vv-rules.h"
#include "vv-strings.h"

/* Ids of the fields of the advertisement that have words. */
static char **
list_filled (const char *json)
{
  g_autoptr (GStrvBuilder) filled = g_strv_builder_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  if (!vv_is_empty (json) && json_parser_load_from_data (parser, json, -1, NULL)
      && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      JsonObject *object = json_node_get_object (json_parser_get_root (parser));
      g_autoptr (GList) members = json_object_get_members (object);
      for (GList *l = members; l != NULL; l = l->next)
        {
          JsonNode *node = json_object_get_member (object, l->data);
          gboolean has_text
              = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
          if (!has_text || !vv_is_empty (json_node_get_string (node)))
            g_strv_builder_add (filled, l->data);
        }
    }
  return g_strv_builder_end (filled);
}

/* Set of the people who have a document of a form, in any state but not started. */
static gboolean
add_people_with (VvWorkspace *ws, const char *programme, const char *form, GHashTable *people, GError **error)
{
  VvDocumentQuery query = { .programme = programme, .form = form };
  g_autoptr (GPtrArray) documents = vv_store_list_documents (vv_workspace_get_store (ws), &query, error);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      VvDocument *document = g_ptr_array_index (documents, i);
      if (document->person != NULL && document->state != VV_DOCUMENT_NOT_STARTED)
        g_hash_table_add (people, g_strdup (document->person));
    }
  return documents != NULL;
}

typedef struct
{
  VvProgrammeFacts *facts;
  GHashTable *with_letter, *with_attest;
  gboolean contract_needed;
} MentorCount;

static void
count_mentor (MentorCount *count, const VvEnrolment *enrolment)
{
  VvProgrammeFacts *facts = count->facts;
  VvMentorState state;
  if (!vv_mentor_state_from_string (enrolment->state, &state))
    return;
  gboolean has_letter = g_hash_table_contains (count->with_letter, enrolment->person);
  gboolean is_chosen = state >= VV_MENTOR_ACCEPTED && state <= VV_MENTOR_ATTESTED;
  gboolean is_decided = (state >= VV_MENTOR_OFFERED && state <= VV_MENTOR_ATTESTED)
                        || state == VV_MENTOR_REJECTED || state == VV_MENTOR_RESERVE;
  facts->without_decision += state <= VV_MENTOR_INTERVIEWED;
  facts->without_letter += is_decided && !has_letter;
  facts->without_contract += count->contract_needed && state == VV_MENTOR_ACCEPTED;
  facts->without_declaration += is_chosen && vv_is_empty (enrolment->cnf_filed);
  facts->training_held = facts->training_held || (is_chosen && !vv_is_empty (enrolment->training_attended));
  facts->trained_mentors += state >= VV_MENTOR_AVAILABLE && state <= VV_MENTOR_ACTIVE;
  facts->attests_not_offered
      += vv_rule_r27_attest_due (enrolment, g_hash_table_contains (count->with_attest, enrolment->person));
  facts->without_cancel_letter += !has_letter && state != VV_MENTOR_WITHDREW;
}

static gboolean
count_mentors (VvWorkspace *ws, VvProgrammeFacts *facts, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  const VvProgramme *programme = facts->programme;
  g_autoptr (GHashTable) letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) attests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean has_minors = FALSE;
  if (!add_people_with (ws, programme->id, "LOF", letters, error)
      || !add_people_with (ws, programme->id, "LRJ", letters, error)
      || !vv_people_has_minors (ws, programme->id, &has_minors, error))
    return FALSE;
  g_autoptr (GPtrArray) certificates = vv_store_list_certificates (store, programme->id, error);
  for (guint i = 0; certificates != NULL && i < certificates->len; i++)
    g_hash_table_add (attests, g_strdup (((VvCertificate *)g_ptr_array_index (certificates, i))->person));
  g_autoptr (GPtrArray) enrolments
      = certificates != NULL ? vv_store_list_enrolments (store, programme->id, NULL, "mentor", error) : NULL;
  if (enrolments == NULL)
    return FALSE;
  MentorCount count = { .facts = facts, .with_letter = letters, .with_attest = attests };
  count.contract_needed = vv_register_requirement (vv_register_find ("CON"), programme, FALSE, has_minors)
                          == VV_REQUIREMENT_MANDATORY;
  for (guint i = 0; i < enrolments->len; i++)
    count_mentor (&count, g_ptr_array_index (enrolments, i));
  return TRUE;
}

static gboolean
count_mentees (VvWorkspace *ws, VvProgrammeFacts *facts, GError **error)
{
  g_autoptr (GPtrArray) enrolments
      = vv_store_list_enrolments (vv_workspace_get_store (ws), facts->programme->id, NULL, "mentee", error);
  for (guint i = 0; enrolments != NULL && i < enrolments->len; i++)
    {
      VvEnrolment *enrolment = g_ptr_array_index (enrolments, i);
      VvMenteeState state;
      facts->ready_mentees += vv_mentee_state_from_string (enrolment->state, &state)
                              && (state <= VV_MENTEE_FOLLOW_UP || state == VV_MENTEE_WAITING)
                              && state != VV_MENTEE_INVITED && !vv_is_empty (enrolment->consented);
    }
  return enrolments != NULL;
}

static gboolean
count_matches (VvWorkspace *ws, VvProgrammeFacts *facts, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autoptr (GPtrArray) matches = vv_store_list_matches (store, facts->programme->id, NULL, error);
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      VvMatch *match = g_ptr_array_index (matches, i);
      gboolean is_over = match->state == VV_MATCH_CLOSED || match->state == VV_MATCH_ENDED_EARLY
                         || match->state == VV_MATCH_REMATCH;
      facts->open_matches += !is_over;
      if (is_over || !vv_match_is_live (match))
        continue;
      g_autoptr (GPtrArray) sessions = vv_store_list_sessions (store, NULL, match->id, error);
      if (sessions == NULL)
        return FALSE;
      facts->locked_dated_matches += sessions->len > 0 || !vv_is_empty (match->first_session);
    }
  return matches != NULL;
}

static gboolean
look_at_training_list (VvWorkspace *ws, VvProgrammeFacts *facts, GError **error)
{
  VvDocumentQuery query = { .programme = facts->programme->id, .form = "ATT" };
  g_autoptr (GPtrArray) documents = vv_store_list_documents (vv_workspace_get_store (ws), &query, error);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      VvDocument *document = g_ptr_array_index (documents, i);
      facts->training_list_filed = facts->training_list_filed
                                   || (document->match == NULL && vv_programmes_is_home (document->state));
    }
  return documents != NULL;
}

static gboolean
look_at_report (VvWorkspace *ws, VvProgrammeFacts *facts, GError **error)
{
  g_autofree char *key = g_strconcat ("quality-report.", facts->programme->id, NULL);
  g_autoptr (GError) local = NULL;
  g_autofree char *made = vv_store_get_setting (vv_workspace_get_store (ws), key, &local);
  facts->quality_report = made != NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- shared by tasks --- */

gboolean
vv_programmes_is_home (VvDocumentState state)
{
  return state == VV_DOCUMENT_COMPLETE || state == VV_DOCUMENT_LOCKED || state == VV_DOCUMENT_WAIVED;
}

gboolean
vv_programmes_is_held (VvSessionState state)
{
  return state >= VV_SESSION_HELD && state <= VV_SESSION_FILED;
}

gboolean
vv_programmes_collect (VvWorkspace *ws,
                       const VvProgramme *programme,
                       const char *reason,
                       VvProgrammeFacts *facts,
                       GError **error)
{
  facts->programme = programme;
  facts->reason = reason;
  facts->advertisement = (const char *const *)list_filled (programme->advertisement);
  /* Archiving asks for the coordinator's approval of what is deleted; the sentence given is that approval. */
  facts->deletion_approved = !vv_is_empty (reason);
  return count_mentors (ws, facts, error) && count_mentees (ws, facts, error)
         && count_matches (ws, facts, error) && look_at_training_list (ws, facts, error)
         && look_at_report (ws, facts, error);
}

void
vv_programme_facts_clear (VvProgrammeFacts *facts)
{
  g_strfreev ((char **)facts->advertisement);
  facts->advertisement = NULL;
}
