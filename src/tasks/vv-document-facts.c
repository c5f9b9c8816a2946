#include "vv-document-facts.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "vv-date.h"
#include "vv-error.h"
#include "vv-strings.h"

static VvPerson *
load_person_or_none (VvWorkspace *ws, const char *id, GError **error)
{
  return vv_is_empty (id) ? NULL : vv_store_get_person (vv_workspace_get_store (ws), id, error);
}

static gboolean
load_members (VvWorkspace *ws, VvDocumentFacts *facts, GError **error)
{
  facts->mentor = vv_store_get_person (vv_workspace_get_store (ws), facts->match->mentor, error);
  if (!facts->mentor)
    return FALSE;
  for (guint i = 0; i < facts->match->mentees->len; i++)
    {
      VvPerson *mentee
          = vv_store_get_person (vv_workspace_get_store (ws), facts->match->mentees->pdata[i], error);

      if (!mentee)
        return FALSE;
      g_ptr_array_add (facts->mentees, mentee);
    }
  g_ptr_array_unref (facts->sessions);
  facts->sessions = vv_store_list_sessions (vv_workspace_get_store (ws), NULL, facts->match->id, error);
  return facts->sessions != NULL;
}

/* The live match of a person, so that a mentee's own papers name mentor and group. */
static gboolean
find_match_of_person (VvWorkspace *ws, VvDocumentFacts *facts, const char *programme, GError **error)
{
  g_autoptr (GPtrArray) matches
      = vv_store_list_matches (vv_workspace_get_store (ws), programme, facts->person->id, error);

  if (!matches)
    return FALSE;
  for (guint i = 0; i < matches->len; i++)
    {
      VvMatch *match = matches->pdata[i];

      if (match->state == VV_MATCH_REMATCH || match->state == VV_MATCH_ENDED_EARLY)
        continue;
      facts->match = vv_match_copy (match);
      return load_members (ws, facts, error);
    }
  return TRUE;
}

static gboolean
load_enrolment (VvWorkspace *ws,
                VvDocumentFacts *facts,
                const char *programme,
                const char *person,
                GError **error)
{
  g_autoptr (GPtrArray) enrolments
      = vv_store_list_enrolments (vv_workspace_get_store (ws), programme, person, NULL, error);

  if (!enrolments)
    return FALSE;
  if (enrolments->len > 0)
    facts->enrolment = vv_enrolment_copy (enrolments->pdata[0]);
  return TRUE;
}

static gboolean
load_person_subject (VvWorkspace *ws, VvDocumentFacts *facts, const VvSubject *subject, GError **error)
{
  facts->person = vv_store_get_person (vv_workspace_get_store (ws), subject->person, error);
  if (!facts->person || !load_enrolment (ws, facts, facts->programme->id, subject->person, error)
      || !find_match_of_person (ws, facts, facts->programme->id, error))
    return FALSE;
  if (facts->match)
    return TRUE;
  if (facts->enrolment && facts->enrolment->role == VV_ROLE_MENTOR)
    facts->mentor = vv_person_copy (facts->person);
  else
    g_ptr_array_add (facts->mentees, vv_person_copy (facts->person));
  return TRUE;
}

/* A match's next session: the first still planned, else the latest of all. */
static void
choose_next_session (VvDocumentFacts *facts)
{
  for (guint i = 0; i < facts->sessions->len && !facts->session; i++)
    {
      VvSession *session = facts->sessions->pdata[i];

      if (session->state == VV_SESSION_PLANNED)
        facts->session = vv_session_copy (session);
    }
  if (!facts->session && facts->sessions->len > 0)
    facts->session = vv_session_copy (facts->sessions->pdata[facts->sessions->len - 1]);
}

static gboolean
load_match_subject (VvWorkspace *ws,
                    VvDocumentFacts *facts,
                    const VvSubject *subject,
                    gboolean wants_session,
                    GError **error)
{
  if (subject->session)
    {
      facts->session = vv_store_get_session (vv_workspace_get_store (ws), subject->session, error);
      if (!facts->session)
        return FALSE;
    }
  facts->match = vv_store_get_match (vv_workspace_get_store (ws),
                                     facts->session ? facts->session->match : subject->match, error);
  if (!facts->match || !load_members (ws, facts, error))
    return FALSE;
  if (wants_session && !facts->session)
    choose_next_session (facts);
  return TRUE;
}

static gboolean
check_subject (const VvForm *form, const VvSubject *subject, GError **error)
{
  if (g_str_equal (form->subject, "match") && !subject->match && !subject->session)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_USAGE,
                   _ ("The form %s is about a pair or group: say which match."), form->id);
      return FALSE;
    }
  if (g_str_equal (form->subject, "person") && !subject->person)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("The form %s is about one person: say whom."),
                   form->id);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_names_allowed (VvWorkspace *ws, GError **error)
{
  const VvActor *actor = vv_workspace_get_actor (ws);

  if (actor->cnf_filed || actor->role == VV_ROLE_COORDINATOR)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_PERMISSION,
                       _ ("File your own confidentiality declaration first: names of mentees are shown only "
                          "after that (R19)."));
  return FALSE;
}

static VvDocumentFacts *
new_facts (VvWorkspace *ws)
{
  VvDocumentFacts *facts = g_new0 (VvDocumentFacts, 1);

  facts->mentees = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_person_free);
  facts->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_session_free);
  facts->today = vv_workspace_today (ws);
  return facts;
}

/* A document about a match, person or session belongs to that one's programme, whatever the caller says. */
static gboolean
check_programme (const VvDocumentFacts *facts, GError **error)
{
  if (!facts->match || g_str_equal (facts->match->programme, facts->programme->id))
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("This match belongs to another programme than “%s”."),
               facts->programme->title);
  return FALSE;
}

static gboolean
count_version (VvWorkspace *ws, const VvForm *form, VvDocumentFacts *facts, GError **error)
{
  VvDocumentQuery query = { .programme = facts->programme->id,
                            .form = form->id,
                            .match = facts->match && !facts->person ? facts->match->id : NULL,
                            .person = facts->person ? facts->person->id : NULL };
  g_autoptr (GPtrArray) earlier = vv_store_list_documents (vv_workspace_get_store (ws), &query, error);

  facts->version = earlier ? (int)earlier->len + 1 : 0;
  return earlier != NULL;
}

VvDocumentFacts *
vv_document_facts_load (VvWorkspace *ws, const VvForm *form, const VvSubject *subject, GError **error)
{
  g_autoptr (VvDocumentFacts) facts = new_facts (ws);
  g_autoptr (GError) cause = NULL;
  gboolean wants_session = g_str_equal (form->subject, "session");

  if (!check_names_allowed (ws, error) || !check_subject (form, subject, error))
    return NULL;
  facts->organisation = vv_store_get_organisation (vv_workspace_get_store (ws), error);
  if (!facts->organisation)
    return NULL;
  facts->programme = vv_store_get_programme (vv_workspace_get_store (ws), subject->programme, error);
  if (!facts->programme)
    return NULL;
  facts->coordinator = load_person_or_none (
      ws, facts->programme->coordinator ? facts->programme->coordinator : facts->organisation->coordinator,
      &cause);
  if (cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (subject->match || subject->session)
    {
      if (!load_match_subject (ws, facts, subject, wants_session, error))
        return NULL;
    }
  else if (subject->person && !load_person_subject (ws, facts, subject, error))
    return NULL;
  return check_programme (facts, error) && count_version (ws, form, facts, error) ? g_steal_pointer (&facts)
                                                                                  : NULL;
}

void
vv_document_facts_free (VvDocumentFacts *facts)
{
  if (!facts)
    return;
  g_clear_pointer (&facts->organisation, vv_organisation_free);
  g_clear_pointer (&facts->programme, vv_programme_free);
  g_clear_pointer (&facts->coordinator, vv_person_free);
  g_clear_pointer (&facts->match, vv_match_free);
  g_clear_pointer (&facts->mentor, vv_person_free);
  g_clear_pointer (&facts->person, vv_person_free);
  g_clear_pointer (&facts->enrolment, vv_enrolment_free);
  g_clear_pointer (&facts->session, vv_session_free);
  g_clear_pointer (&facts->mentees, g_ptr_array_unref);
  g_clear_pointer (&facts->sessions, g_ptr_array_unref);
  g_free (facts->today);
  g_free (facts);
}

static gboolean
shares_language (const VvPerson *person, const char **language)
{
  if (!person || vv_is_empty (person->language))
    return FALSE;
  if (!*language)
    *language = person->language;
  return g_str_equal (*language, person->language);
}

const char *
vv_document_facts_language (const VvDocumentFacts *facts)
{
  const char *fallback
      = facts->programme->language ? facts->programme->language : facts->organisation->language;
  const char *shared = NULL;

  if (facts->person)
    return vv_is_empty (facts->person->language) ? fallback : facts->person->language;
  if (!facts->match || !shares_language (facts->mentor, &shared))
    return fallback;
  for (guint i = 0; i < facts->mentees->len; i++)
    if (!shares_language (facts->mentees->pdata[i], &shared))
      return fallback;
  return shared;
}

static const char *
given_name (const char *name, gsize *length)
{
  *length = strcspn (name, " ");
  return name;
}

char *
vv_document_facts_group (const VvDocumentFacts *facts)
{
  GString *name;

  if (!facts->match)
    return NULL;
  if (!vv_is_empty (facts->match->group_name))
    return g_strdup (facts->match->group_name);
  name = g_string_new (NULL);
  for (guint i = 0; i <= facts->mentees->len; i++)
    {
      const VvPerson *person = i < facts->mentees->len ? facts->mentees->pdata[i] : facts->mentor;
      gsize length;
      const char *given = given_name (person->name ? person->name : "", &length);

      if (name->len > 0)
        g_string_append (name, " – ");
      g_string_append_len (name, given, (gssize)length);
    }
  return g_string_free (name, FALSE);
}

char *
vv_document_facts_deletion_date (const VvDocumentFacts *facts)
{
  GDate date;
  int year, month, day;

  if (!vv_date_is_valid (facts->programme->end))
    return NULL;
  sscanf (facts->programme->end, "%d-%d-%d", &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  g_date_add_months (&date, (guint)MAX (facts->programme->retention_months, 0));
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}
