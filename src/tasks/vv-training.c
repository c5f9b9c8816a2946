#include "config.h"

#include "vv-training.h"

#include <glib/gi18n-lib.h>
#include "vv-date.h"
#include "vv-error.h"
#include "vv-people-private.h"
#include "vv-rules.h"
#include "vv-strings.h"

static gboolean
check_date (const char *date, GError **error)
{
  if (!vv_is_empty (date) && vv_date_is_valid (date))
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("Date: %s is not a day of the calendar."),
               vv_is_empty (date) ? "“”" : date);
  return FALSE;
}

/* Every topic of the form (TRP-08), by running number. */
static char **
list_all_topics (void)
{
  g_autoptr (GStrvBuilder) topics = g_strv_builder_new ();
  for (int i = 1; i <= vv_rule_r23_topic_count (); i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);
      g_strv_builder_add (topics, number);
    }
  return g_strv_builder_end (topics);
}

static gboolean
check_topics (const char *const *topics, GError **error)
{
  for (guint i = 0; topics != NULL && topics[i] != NULL; i++)
    {
      gint64 number = g_ascii_strtoll (topics[i], NULL, 10);
      if (number >= 1 && number <= vv_rule_r23_topic_count ())
        continue;
      g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("Topic “%s”: choose numbers from 1 to %d."),
                   topics[i], vv_rule_r23_topic_count ());
      return FALSE;
    }
  return TRUE;
}

/* Mentors who have been taken on and not gone since. */
static gboolean
is_taken_on (const VvEnrolment *enrolment)
{
  VvMentorState state;
  return vv_mentor_state_from_string (enrolment->state, &state) && state >= VV_MENTOR_CONTRACTED
         && state <= VV_MENTOR_ACTIVE;
}

static gboolean
record_one (VvWorkspace *ws,
            const VvProgramme *programme,
            VvEnrolment *enrolment,
            const char *date,
            gboolean cnf_filed,
            gboolean check_shown,
            GError **error)
{
  vv_set_string (&enrolment->training_attended, date);
  if (cnf_filed && vv_is_empty (enrolment->cnf_filed))
    vv_set_string (&enrolment->cnf_filed, date);
  if (check_shown && vv_is_empty (enrolment->check_shown))
    {
      vv_set_string (&enrolment->check_shown, date);
      vv_set_string (&enrolment->check_seen_by, vv_workspace_get_actor (ws)->person);
    }
  if (!vv_store_put_enrolment (vv_workspace_get_store (ws), enrolment, error)
      || !vv_workspace_audit (ws, "training.attended", enrolment->person, date, error))
    return FALSE;
  VvMentorState state;
  if (!vv_mentor_state_from_string (enrolment->state, &state)
      || (state != VV_MENTOR_CONTRACTED && state != VV_MENTOR_TRAINED))
    return TRUE;
  /* Trained, and available when nothing else lacks. */
  return vv_people_follow (ws, programme->id, enrolment->person, VV_ROLE_MENTOR, "available", NULL, error);
}

static GPtrArray *
find_trainees (VvWorkspace *ws, const char *programme, const char *const *people, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autoptr (GPtrArray) trainees = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_enrolment_free);
  for (guint i = 0; people != NULL && people[i] != NULL; i++)
    {
      VvEnrolment *enrolment = vv_store_get_enrolment (store, programme, people[i], VV_ROLE_MENTOR, error);
      if (enrolment == NULL)
        return NULL;
      g_ptr_array_add (trainees, enrolment);
    }
  if (people != NULL)
    return g_steal_pointer (&trainees);
  g_autoptr (GPtrArray) enrolments = vv_store_list_enrolments (store, programme, NULL, "mentor", error);
  if (enrolments == NULL)
    return NULL;
  for (guint i = 0; i < enrolments->len; i++)
    if (is_taken_on (g_ptr_array_index (enrolments, i)))
      g_ptr_array_add (trainees, vv_enrolment_copy (g_ptr_array_index (enrolments, i)));
  if (trainees->len > 0)
    return g_steal_pointer (&trainees);
  g_set_error_literal (
      error, VV_ERROR, VV_ERROR_STATE,
      _ ("No mentor has a contract or agreement yet. Take mentors on first, or name who was there."));
  return NULL;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const VvTrainingLine *one = *(VvTrainingLine *const *)a, *other = *(VvTrainingLine *const *)b;
  return g_utf8_collate (one->name, other->name);
}

/* --- public --- */

gboolean
vv_training_plan (VvWorkspace *ws,
                  const char *programme,
                  const char *date,
                  const char *place,
                  const char *const *topics,
                  GError **error)
{
  if (!vv_workspace_require (ws, VV_DUTY_TRAIN, error) || !check_date (date, error)
      || !check_topics (topics, error))
    return FALSE;
  g_autoptr (VvProgramme) record = vv_store_get_programme (vv_workspace_get_store (ws), programme, error);
  if (record == NULL)
    return FALSE;
  vv_set_string (&record->training_date, date);
  g_strfreev (record->training_topics);
  record->training_topics = topics != NULL ? g_strdupv ((char **)topics) : list_all_topics ();
  g_autofree char *key = g_strconcat ("training-place.", programme, NULL);
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  return transaction != NULL && vv_store_put_programme (vv_workspace_get_store (ws), record, error)
         && (place == NULL || vv_store_put_setting (vv_workspace_get_store (ws), key, place, error))
         && vv_workspace_audit (ws, "training.plan", programme, date, error)
         && vv_transaction_commit (transaction, error);
}

gboolean
vv_training_record (VvWorkspace *ws,
                    const char *programme,
                    const char *const *people,
                    const char *date,
                    gboolean cnf_filed,
                    gboolean check_shown,
                    GError **error)
{
  g_autofree char *today = vv_workspace_today (ws);
  if (!vv_workspace_require (ws, VV_DUTY_TRAIN, error) || !check_date (date, error))
    return FALSE;
  if (g_strcmp0 (date, today) > 0)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID, _ ("Date: this day has not come yet."));
      return FALSE;
    }
  g_autoptr (VvProgramme) record = vv_store_get_programme (vv_workspace_get_store (ws), programme, error);
  g_autoptr (GPtrArray) trainees = record != NULL ? find_trainees (ws, programme, people, error) : NULL;
  g_autoptr (VvTransaction) transaction = trainees != NULL ? vv_transaction_begin (ws, error) : NULL;
  if (transaction == NULL)
    return FALSE;
  for (guint i = 0; i < trainees->len; i++)
    if (!record_one (ws, record, g_ptr_array_index (trainees, i), date, cnf_filed, check_shown, error))
      return FALSE;
  return vv_transaction_commit (transaction, error);
}

void
vv_training_line_free (VvTrainingLine *line)
{
  if (line == NULL)
    return;
  g_free (line->person);
  g_free (line->name);
  g_free (line->state);
  g_ptr_array_unref (line->lacks);
  g_free (line);
}

GPtrArray *
vv_training_status (VvWorkspace *ws, const char *programme, GError **error)
{
  g_autoptr (GPtrArray) enrolments
      = vv_store_list_enrolments (vv_workspace_get_store (ws), programme, NULL, "mentor", error);
  if (enrolments == NULL)
    return NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_training_line_free);
  for (guint i = 0; i < enrolments->len; i++)
    {
      VvEnrolment *enrolment = g_ptr_array_index (enrolments, i);
      VvMentorState state;
      if (!vv_mentor_state_from_string (enrolment->state, &state) || state > VV_MENTOR_ATTESTED)
        continue;
      g_autoptr (GPtrArray) lacks = vv_people_what_lacks (ws, enrolment, error);
      char *name
          = lacks != NULL ? vv_workspace_person_name (ws, enrolment->person, VV_ROLE_MENTOR, error) : NULL;
      if (name == NULL)
        return NULL;
      VvTrainingLine *line = g_new0 (VvTrainingLine, 1);
      line->person = g_strdup (enrolment->person);
      line->name = name;
      line->state = g_strdup (enrolment->state);
      line->lacks = g_steal_pointer (&lacks);
      g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort (lines, compare_lines);
  return g_steal_pointer (&lines);
}
