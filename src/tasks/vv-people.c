#include "config.h"

#include "vv-people-private.h"

#include <glib/gi18n-lib.h>
#include "vv-date.h"
#include "vv-error.h"
#include "vv-id.h"
#include "vv-strings.h"

#define AGE_MAX 120
#define MERGED_KEY "merged."

static gboolean
set_invalid (GError **error, const char *label, const char *sentence)
{
  g_set_error (error, VV_ERROR, VV_ERROR_INVALID, "%s: %s", label, sentence);
  return FALSE;
}

static gboolean
check_birth_date (VvWorkspace *ws, const char *birth_date, GError **error)
{
  if (vv_is_empty (birth_date))
    return TRUE;
  const char *label = vv_import_field_label ("birth_date");
  g_autofree char *today = vv_workspace_today (ws);
  if (!vv_date_is_valid (birth_date))
    return set_invalid (error, label, _ ("this is not a day of the calendar."));
  if (g_strcmp0 (birth_date, today) > 0)
    return set_invalid (error, label, _ ("this day has not come yet."));
  if (vv_date_age_on (birth_date, today) > AGE_MAX)
    return set_invalid (error, label, _ ("nobody is that old."));
  return TRUE;
}

static gboolean
is_known_word (const char *word, const char *const *words)
{
  return vv_is_empty (word) || g_strv_contains (words, word);
}

static gboolean
are_known_words (char **tags, const char *const *words)
{
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (!g_strv_contains (words, tags[i]))
      return FALSE;
  return TRUE;
}

/* The first letters of a title's words, or the first two letters of its only word: "Własna Firma" → "WF". */
static char *
make_initials (const char *title)
{
  g_autofree char *folded = vv_fold (title);
  g_auto (GStrv) words = g_strsplit_set (folded != NULL ? folded : "", " -–.,:;()/", -1);
  GString *initials = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL && initials->len < 3; i++)
    if (g_ascii_isalnum (words[i][0]))
      g_string_append_c (initials, g_ascii_toupper (words[i][0]));
  if (initials->len == 1 && words[0] != NULL && g_ascii_isalnum (words[0][1]))
    g_string_append_c (initials, g_ascii_toupper (words[0][1]));
  if (initials->len == 0)
    g_string_append_c (initials, 'P');
  return g_string_free (initials, FALSE);
}

static VvPersonLine *
make_line (VvWorkspace *ws, const VvPersonRow *row, GError **error)
{
  gboolean is_mentee = g_strcmp0 (row->role, "mentee") == 0;
  if (row->role == NULL && !vv_workspace_get_actor (ws)->cnf_filed)
    {
      g_autoptr (GPtrArray) enrolments
          = vv_store_list_enrolments (vv_workspace_get_store (ws), NULL, row->id, "mentee", error);
      if (enrolments == NULL)
        return NULL;
      is_mentee = enrolments->len > 0;
    }
  gboolean hides = is_mentee && vv_workspace_hides (ws, row->id, VV_ROLE_MENTEE);
  VvPersonLine *line = g_new0 (VvPersonLine, 1);
  line->id = g_strdup (row->id);
  line->name = g_strdup (!hides ? row->name : vv_is_empty (row->code) ? _ ("A mentee") : row->code);
  line->code = g_strdup (row->code);
  line->place = g_strdup (hides ? NULL : row->place);
  line->email = g_strdup (hides ? NULL : row->email);
  line->programme = g_strdup (row->programme);
  line->role = g_strdup (row->role);
  line->state = g_strdup (row->state);
  return line;
}

/* Leaves of a mentee's record only what somebody may see whose declaration is not filed (R19). */
static gboolean
hide_record (VvWorkspace *ws, VvPerson *person, GError **error)
{
  if (!vv_workspace_hides (ws, person->id, VV_ROLE_MENTEE))
    return TRUE;
  g_autoptr (GPtrArray) enrolments
      = vv_store_list_enrolments (vv_workspace_get_store (ws), NULL, person->id, "mentee", error);
  if (enrolments == NULL)
    return FALSE;
  if (enrolments->len == 0)
    return TRUE;
  vv_set_string (&person->name, vv_is_empty (person->code) ? _ ("A mentee") : person->code);
  char **slots[] = { &person->birth_date, &person->email,         &person->phone,         &person->place,
                     &person->address,    &person->guardian_name, &person->guardian_phone };
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    vv_set_string (slots[i], NULL);
  return TRUE;
}

static gboolean
check_state_kept (VvWorkspace *ws, const VvEnrolment *enrolment, GError **error)
{
  g_autoptr (VvEnrolment) stored = vv_store_get_enrolment (vv_workspace_get_store (ws), enrolment->programme,
                                                           enrolment->person, enrolment->role, error);
  if (stored == NULL)
    return FALSE;
  if (g_strcmp0 (stored->state, enrolment->state) == 0)
    return TRUE;
  g_set_error_literal (
      error, VV_ERROR, VV_ERROR_STATE,
      _ ("A state is changed by its own step, not by saving. Look again and save once more."));
  return FALSE;
}

/* Somebody new whose profile comes along has handed it in. */
static void
choose_first_state (VvEnrolment *enrolment)
{
  gboolean has_profile = (enrolment->topics != NULL && enrolment->topics[0] != NULL)
                         || (enrolment->languages != NULL && enrolment->languages[0] != NULL);
  gboolean is_mentor = enrolment->role == VV_ROLE_MENTOR;
  if (vv_is_empty (enrolment->state))
    vv_set_string (&enrolment->state, is_mentor ? "applied" : "invited");
  if (enrolment->version == 0 && !is_mentor && has_profile && g_str_equal (enrolment->state, "invited"))
    vv_set_string (&enrolment->state, "profile_received");
}

static gboolean
store_enrolment (VvWorkspace *ws,
                 const VvPerson *person,
                 VvEnrolment *enrolment,
                 const VvProgramme *programme,
                 GError **error)
{
  vv_set_string (&enrolment->programme, programme->id);
  vv_set_string (&enrolment->person, person->id);
  choose_first_state (enrolment);
  if (!vv_people_validate_enrolment (programme, enrolment, error))
    return FALSE;
  if (enrolment->version > 0)
    return check_state_kept (ws, enrolment, error)
           && vv_store_put_enrolment (vv_workspace_get_store (ws), enrolment, error);
  g_autoptr (GError) local = NULL;
  g_autoptr (VvEnrolment) existing
      = vv_people_find_enrolment (ws, programme->id, person->id, enrolment->role, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (existing != NULL)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_EXISTS, _ ("This person is in the programme already."));
      return FALSE;
    }
  if (enrolment->id == NULL)
    enrolment->id = vv_workspace_new_id (ws);
  return vv_store_put_enrolment (vv_workspace_get_store (ws), enrolment, error);
}

/* --- shared by tasks --- */

gboolean
vv_people_is_email (const char *text)
{
  const char *at = strchr (text, '@');
  if (at == NULL || at == text || strchr (at + 1, '@') != NULL || strpbrk (text, " \t\r\n,;<>\"") != NULL)
    return FALSE;
  const char *dot = strrchr (at, '.');
  return dot != NULL && dot > at + 1 && dot[1] != '\0' && at[1] != '.' && strstr (at, "..") == NULL;
}

gboolean
vv_people_validate (VvWorkspace *ws, const VvPerson *person, GError **error)
{
  static const char *const LANGUAGES[] = { "nb", "fi", "pl", "en", NULL };
  if (vv_is_empty (person->name))
    return set_invalid (error, vv_import_field_label ("name"),
                        _ ("please write the name as it stands on papers."));
  if (!check_birth_date (ws, person->birth_date, error))
    return FALSE;
  if (!vv_is_empty (person->email) && !vv_people_is_email (person->email))
    return set_invalid (error, vv_import_field_label ("email"), _ ("this is not an e-mail address."));
  if (!is_known_word (person->language, LANGUAGES))
    return set_invalid (error, vv_import_field_label ("language"),
                        _ ("documents can be made in nb, fi, pl and en."));
  return TRUE;
}

gboolean
vv_people_validate_enrolment (const VvProgramme *programme, const VvEnrolment *enrolment, GError **error)
{
  static const char *const TOPICS[]
      = { "direction", "job_search", "education", "own_business", "everyday", "digital",
          "language",  "networks",   NULL };
  static const char *const TIMES[] = { "weekday_day", "weekday_evening", "weekend", NULL };
  static const char *const MODES[] = { "face_to_face", "online", "blended", "any", NULL };
  static const char *const FORMS[] = { "pair", "group", "any", NULL };
  VvMentorState mentor;
  VvMenteeState mentee;
  if (!(enrolment->role == VV_ROLE_MENTOR ? vv_mentor_state_from_string (enrolment->state, &mentor)
                                          : vv_mentee_state_from_string (enrolment->state, &mentee)))
    return set_invalid (error, vv_import_field_label ("state"), _ ("there is no such state."));
  if (!are_known_words (enrolment->topics, TOPICS))
    return set_invalid (error, vv_import_field_label ("topics"), _ ("there is no such topic on the form."));
  if (!are_known_words (enrolment->times, TIMES))
    return set_invalid (error, vv_import_field_label ("times"), _ ("there is no such time on the form."));
  if (!is_known_word (enrolment->mode, MODES))
    return set_invalid (error, vv_import_field_label ("mode"), _ ("there is no such way of meeting."));
  if (!is_known_word (enrolment->form, FORMS))
    return set_invalid (error, vv_import_field_label ("form"), _ ("choose a pair, a group or either."));
  if (enrolment->capacity < 0 || enrolment->capacity > 5)
    return set_invalid (error, vv_import_field_label ("capacity"),
                        _ ("a mentor can have 1 to 5 mentees. R06"));
  if (enrolment->minimum < 0 || enrolment->minimum > MAX (enrolment->capacity, 1))
    return set_invalid (error, vv_import_field_label ("minimum"),
                        _ ("the least number cannot be above the most."));
  const char *dates[] = { enrolment->training_attended, enrolment->cnf_filed, enrolment->check_shown,
                          enrolment->consented, enrolment->applied_on };
  static const char *const KEYS[]
      = { "training_attended", "cnf_filed", "check_shown", "consented", "applied_on" };
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (!vv_is_empty (dates[i]) && !vv_date_is_valid (dates[i]))
      return set_invalid (error, vv_import_field_label (KEYS[i]), _ ("this is not a day of the calendar."));
  return TRUE;
}

gboolean
vv_people_give_code (VvWorkspace *ws, VvPerson *person, const VvProgramme *programme, GError **error)
{
  if (!vv_is_empty (person->code))
    return TRUE;
  VvStore *store = vv_workspace_get_store (ws);
  g_autofree char *initials = make_initials (programme->title);
  g_autofree char *key = g_strconcat ("code.", initials, NULL);
  g_autoptr (GError) local = NULL;
  g_autofree char *last = vv_store_get_setting (store, key, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  gint64 next = (last != NULL ? g_ascii_strtoll (last, NULL, 10) : 0) + 1;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, next);
  g_free (person->code);
  person->code = g_strdup_printf ("%s-%02" G_GINT64_FORMAT, initials, next);
  return vv_store_put_setting (store, key, text, error);
}

VvEnrolment *
vv_people_find_enrolment (VvWorkspace *ws,
                          const char *programme,
                          const char *person,
                          VvRole role,
                          GError **error)
{
  g_autoptr (GError) local = NULL;
  VvEnrolment *enrolment
      = vv_store_get_enrolment (vv_workspace_get_store (ws), programme, person, role, &local);
  if (local != NULL && !g_error_matches (local, VV_ERROR, VV_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  return enrolment;
}

gboolean
vv_people_store (VvWorkspace *ws,
                 VvPerson *person,
                 VvEnrolment *enrolment,
                 const VvProgramme *programme,
                 GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  gboolean is_new = person->version == 0;
  if (!vv_people_validate (ws, person, error))
    return FALSE;
  if (person->id == NULL)
    person->id = vv_workspace_new_id (ws);
  if (programme != NULL && !vv_people_give_code (ws, person, programme, error))
    return FALSE;
  if (!vv_store_put_person (store, person, error))
    return FALSE;
  if (enrolment != NULL && !store_enrolment (ws, person, enrolment, programme, error))
    return FALSE;
  return vv_workspace_audit (ws, is_new ? "person.add" : "person.change", person->id, NULL, error);
}

/* --- public --- */

void
vv_person_line_free (VvPersonLine *line)
{
  if (line == NULL)
    return;
  char *strings[] = { line->id,    line->name,      line->code, line->place,
                      line->email, line->programme, line->role, line->state };
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);
  g_free (line);
}

GPtrArray *
vv_people_list (VvWorkspace *ws,
                const char *programme,
                const char *role,
                const char *state,
                const char *text,
                int offset,
                int limit,
                GError **error)
{
  VvPersonQuery query = {
    .programme = programme, .role = role, .state = state, .text = text, .offset = offset, .limit = limit
  };
  g_autoptr (GPtrArray) rows = vv_store_list_people (vv_workspace_get_store (ws), &query, error);
  if (rows == NULL)
    return NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_person_line_free);
  for (guint i = 0; i < rows->len; i++)
    {
      VvPersonLine *line = make_line (ws, g_ptr_array_index (rows, i), error);
      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  return g_steal_pointer (&lines);
}

int
vv_people_count (VvWorkspace *ws,
                 const char *programme,
                 const char *role,
                 const char *state,
                 const char *text,
                 GError **error)
{
  VvPersonQuery query = { .programme = programme, .role = role, .state = state, .text = text };
  return vv_store_count_people (vv_workspace_get_store (ws), &query, error);
}

VvPerson *
vv_people_get (VvWorkspace *ws, const char *id, GError **error)
{
  g_autoptr (VvPerson) person = vv_store_get_person (vv_workspace_get_store (ws), id, error);
  if (person == NULL)
    return NULL;
  if (person->erased_at != NULL)
    {
      g_autofree char *key = g_strconcat (MERGED_KEY, id, NULL);
      g_autoptr (GError) local = NULL;
      g_autofree char *keep = vv_store_get_setting (vv_workspace_get_store (ws), key, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (keep != NULL)
        return vv_people_get (ws, keep, error);
    }
  if (!hide_record (ws, person, error))
    return NULL;
  return g_steal_pointer (&person);
}

VvEnrolment *
vv_people_get_enrolment (VvWorkspace *ws,
                         const char *programme,
                         const char *person,
                         VvRole role,
                         GError **error)
{
  return vv_store_get_enrolment (vv_workspace_get_store (ws), programme, person, role, error);
}

GPtrArray *
vv_people_list_enrolments (VvWorkspace *ws,
                           const char *programme,
                           const char *person,
                           const char *role,
                           GError **error)
{
  return vv_store_list_enrolments (vv_workspace_get_store (ws), programme, person, role, error);
}

gboolean
vv_people_save (VvWorkspace *ws, VvPerson *person, VvEnrolment *enrolment, GError **error)
{
  if (!vv_workspace_require (ws, VV_DUTY_RECRUIT, error))
    return FALSE;
  if (person->version > 0 && vv_workspace_hides (ws, person->id, VV_ROLE_MENTEE))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_PERMISSION,
                           _ ("File your confidentiality declaration before you change people. R19"));
      return FALSE;
    }
  g_autoptr (VvProgramme) programme = NULL;
  if (enrolment != NULL)
    {
      programme = vv_store_get_programme (vv_workspace_get_store (ws), enrolment->programme, error);
      if (programme == NULL)
        return FALSE;
    }
  int person_version = person->version, enrolment_version = enrolment != NULL ? enrolment->version : 0;
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  if (transaction != NULL && vv_people_store (ws, person, enrolment, programme, error)
      && vv_transaction_commit (transaction, error))
    return TRUE;
  person->version = person_version; /* as before, so that both can be saved again */
  if (enrolment != NULL)
    enrolment->version = enrolment_version;
  return FALSE;
}
