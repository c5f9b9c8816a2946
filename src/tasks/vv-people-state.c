/* vv-people-state.c: a participant's way through a programme: what its guards need to know, and what still
 * lacks. */
#include "config.h"

#include "vv-people-private.h"

#include <glib/gi18n-lib.h>
#include "vv-error.h"
#include "vv-register.h"
#include "vv-strings.h"
#include "vv-transitions.h"

/* What the records say about a person's matches. */
typedef struct
{
  int mentees;
  int open_matches;
  gboolean in_match;
  gboolean first_session_held;
  gboolean match_over;
} Matches;

static gboolean
is_held (VvSessionState state)
{
  return state >= VV_SESSION_HELD && state <= VV_SESSION_FILED;
}

static gboolean
look_at_sessions (VvWorkspace *ws, const VvMatch *match, Matches *matches, GError **error)
{
  g_autoptr (GPtrArray) sessions
      = vv_store_list_sessions (vv_workspace_get_store (ws), NULL, match->id, error);
  if (sessions == NULL)
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    {
      VvSession *session = g_ptr_array_index (sessions, i);
      if (!is_held (session->state))
        continue;
      matches->first_session_held = TRUE;
      matches->match_over = matches->match_over || g_strcmp0 (session->kind, "final") == 0;
    }
  return TRUE;
}

static gboolean
look_at_matches (VvWorkspace *ws, const VvEnrolment *enrolment, Matches *matches, GError **error)
{
  g_autoptr (GPtrArray) list
      = vv_store_list_matches (vv_workspace_get_store (ws), enrolment->programme, enrolment->person, error);
  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      VvMatch *match = g_ptr_array_index (list, i);
      gboolean is_mentor = g_strcmp0 (match->mentor, enrolment->person) == 0;
      if (is_mentor != (enrolment->role == VV_ROLE_MENTOR))
        continue;
      gboolean is_open = match->state == VV_MATCH_RESERVED || vv_match_is_live (match);
      matches->in_match = matches->in_match || is_open;
      matches->open_matches += is_open;
      matches->mentees += is_open ? (int)match->mentees->len : 0;
      matches->match_over = matches->match_over || match->state == VV_MATCH_CLOSED;
      if (!look_at_sessions (ws, match, matches, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_attest (VvWorkspace *ws, const VvEnrolment *enrolment, gboolean *result, GError **error)
{
  *result = FALSE;
  g_autoptr (GPtrArray) certificates
      = vv_store_list_certificates (vv_workspace_get_store (ws), enrolment->programme, error);
  if (certificates == NULL)
    return FALSE;
  for (guint i = 0; i < certificates->len; i++)
    {
      VvCertificate *certificate = g_ptr_array_index (certificates, i);
      *result = *result
                || (g_strcmp0 (certificate->person, enrolment->person) == 0
                    && g_strcmp0 (certificate->kind, "attest") == 0 && certificate->revoked_on == NULL);
    }
  return TRUE;
}

static gboolean
collect_mentor (VvWorkspace *ws,
                const VvEnrolment *enrolment,
                const VvProgramme *programme,
                VvMentorFacts *facts,
                GError **error)
{
  Matches matches = { 0 };
  VvMentorState state = VV_MENTOR_APPLIED;
  facts->enrolment = enrolment;
  facts->programme = programme;
  if (!look_at_matches (ws, enrolment, &matches, error)
      || !vv_people_has_minors (ws, programme->id, &facts->has_minors, error)
      || !has_attest (ws, enrolment, &facts->attest_given, error))
    return FALSE;
  facts->contract_needed
      = vv_register_requirement (vv_register_find ("CON"), programme, FALSE, facts->has_minors)
        == VV_REQUIREMENT_MANDATORY;
  /* The contract itself is made outside; a sentence says where it is kept. */
  facts->contract_filed = !vv_is_empty (facts->reason)
                          || (vv_mentor_state_from_string (enrolment->state, &state)
                              && state >= VV_MENTOR_CONTRACTED && state <= VV_MENTOR_ATTESTED);
  facts->mentees = matches.mentees;
  facts->open_matches = matches.open_matches;
  facts->first_session_held = matches.first_session_held;
  return TRUE;
}

/* TRUE when the mentee wants to be asked again after the end (FMQ-29, option 1 = yes). */
static gboolean
wants_follow_up (VvWorkspace *ws, const VvEnrolment *enrolment, gboolean *result, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  static const char *const CONSENTS[][2] = { { "PRV", "PRV-09" }, { "FMQ", "FMQ-29" } };
  *result = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (CONSENTS); i++)
    {
      VvDocumentQuery query
          = { .programme = enrolment->programme, .form = CONSENTS[i][0], .person = enrolment->person };
      g_autoptr (GPtrArray) documents = vv_store_list_documents (store, &query, error);
      if (documents == NULL)
        return FALSE;
      for (guint j = 0; j < documents->len; j++)
        {
          VvDocument *document = g_ptr_array_index (documents, j);
          g_autoptr (GPtrArray) values = vv_store_list_values (store, document->id, error);
          if (values == NULL)
            return FALSE;
          for (guint k = 0; k < values->len; k++)
            {
              VvValue *value = g_ptr_array_index (values, k);
              *result
                  = *result
                    || (g_strcmp0 (value->field, CONSENTS[i][1]) == 0 && g_strcmp0 (value->value, "1") == 0);
            }
        }
    }
  return TRUE;
}

/* A guardian has signed when the consent on file was complete; that of the import says so with its date. */
static gboolean
collect_mentee (VvWorkspace *ws,
                const VvEnrolment *enrolment,
                const VvPerson *person,
                VvMenteeFacts *facts,
                GError **error)
{
  Matches matches = { 0 };
  facts->enrolment = enrolment;
  facts->person = person;
  if (!look_at_matches (ws, enrolment, &matches, error)
      || !wants_follow_up (ws, enrolment, &facts->follow_up_consent, error))
    return FALSE;
  facts->profile_received = enrolment->topics != NULL || enrolment->languages != NULL
                            || !vv_is_empty (enrolment->motivation)
                            || g_strcmp0 (enrolment->state, "invited") != 0;
  facts->guardian_signed = !vv_is_empty (person->guardian_name) && !vv_is_empty (enrolment->consented);
  facts->in_match = matches.in_match;
  facts->first_session_held = matches.first_session_held;
  facts->match_over = matches.match_over;
  return TRUE;
}

static gboolean
may_mentor_become (VvWorkspace *ws,
                   const VvEnrolment *enrolment,
                   const VvProgramme *programme,
                   VvMentorState state,
                   const char *reason,
                   GError **error)
{
  VvMentorFacts facts = { .reason = reason };
  return collect_mentor (ws, enrolment, programme, &facts, error)
         && vv_mentor_may_become (&facts, state, vv_workspace_get_actor (ws), vv_workspace_get_clock (ws),
                                  error);
}

static gboolean
may_mentee_become (VvWorkspace *ws,
                   const VvEnrolment *enrolment,
                   VvMenteeState state,
                   const char *reason,
                   GError **error)
{
  VvMenteeFacts facts = { .reason = reason };
  g_autoptr (VvPerson) person = vv_store_get_person (vv_workspace_get_store (ws), enrolment->person, error);
  return person != NULL && collect_mentee (ws, enrolment, person, &facts, error)
         && vv_mentee_may_become (&facts, state, vv_workspace_get_actor (ws), vv_workspace_get_clock (ws),
                                  error);
}

static gboolean
store_state (VvWorkspace *ws, VvEnrolment *enrolment, const char *state, const char *reason, GError **error)
{
  vv_set_string (&enrolment->state, state);
  if (!vv_is_empty (reason))
    vv_set_string (&enrolment->reason, reason);
  return vv_store_put_enrolment (vv_workspace_get_store (ws), enrolment, error)
         && vv_workspace_audit (ws, "person.state", enrolment->person, state, error);
}

/* The next state on the natural way from here to `state`; `state` itself when an arrow leads there, or when
 * none does (the state machine then says why not). */
static const char *
find_mentor_step (const char *from_word, VvMentorState to)
{
  VvMentorState from, next;
  if (!vv_mentor_state_from_string (from_word, &from) || vv_mentor_has_arrow (from, to))
    return vv_mentor_state_to_string (to);
  VvMentorState state = from;
  while (vv_mentor_next_state (state, &next) && next != to)
    state = next;
  if (next != to || !vv_mentor_next_state (from, &next) || from > to || to > VV_MENTOR_ATTESTED)
    return vv_mentor_state_to_string (to);
  return vv_mentor_state_to_string (next);
}

static const char *
find_mentee_step (const char *from_word, VvMenteeState to)
{
  VvMenteeState from, next;
  if (!vv_mentee_state_from_string (from_word, &from) || vv_mentee_has_arrow (from, to))
    return vv_mentee_state_to_string (to);
  VvMenteeState state = from;
  while (vv_mentee_next_state (state, &next) && next != to)
    state = next;
  if (next != to || !vv_mentee_next_state (from, &next) || from > to || to > VV_MENTEE_FOLLOW_UP)
    return vv_mentee_state_to_string (to);
  return vv_mentee_state_to_string (next);
}

static gboolean
step_mentor (VvWorkspace *ws,
             VvEnrolment *enrolment,
             const VvProgramme *programme,
             const char *state,
             const char *reason,
             GError **error)
{
  VvMentorState to, next;
  if (!vv_mentor_state_from_string (state, &to))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("A mentor cannot be “%s”."), state);
      return FALSE;
    }
  const char *step = find_mentor_step (enrolment->state, to);
  vv_mentor_state_from_string (step, &next);
  return may_mentor_become (ws, enrolment, programme, next, reason, error)
         && store_state (ws, enrolment, step, reason, error);
}

static gboolean
step_mentee (VvWorkspace *ws, VvEnrolment *enrolment, const char *state, const char *reason, GError **error)
{
  VvMenteeState to, next;
  if (!vv_mentee_state_from_string (state, &to))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("A mentee cannot be “%s”."), state);
      return FALSE;
    }
  const char *step = find_mentee_step (enrolment->state, to);
  vv_mentee_state_from_string (step, &next);
  return may_mentee_become (ws, enrolment, next, reason, error)
         && store_state (ws, enrolment, step, reason, error);
}

/* --- shared by tasks --- */

gboolean
vv_people_has_minors (VvWorkspace *ws, const char *programme, gboolean *result, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autofree char *today = vv_workspace_today (ws);
  g_autoptr (GPtrArray) enrolments = vv_store_list_enrolments (store, programme, NULL, "mentee", error);
  *result = FALSE;
  if (enrolments == NULL)
    return FALSE;
  for (guint i = 0; i < enrolments->len && !*result; i++)
    {
      VvEnrolment *enrolment = g_ptr_array_index (enrolments, i);
      g_autoptr (VvPerson) person = vv_store_get_person (store, enrolment->person, error);
      if (person == NULL)
        return FALSE;
      *result = vv_person_is_minor_on (person, today);
    }
  return TRUE;
}

gboolean
vv_people_move (VvWorkspace *ws,
                VvEnrolment *enrolment,
                const VvProgramme *programme,
                const char *state,
                const char *reason,
                GError **error)
{
  do
    {
      gboolean done = enrolment->role == VV_ROLE_MENTOR
                          ? step_mentor (ws, enrolment, programme, state, reason, error)
                          : step_mentee (ws, enrolment, state, reason, error);
      if (!done)
        return FALSE;
    }
  while (g_strcmp0 (enrolment->state, state) != 0);
  return TRUE;
}

gboolean
vv_people_follow (VvWorkspace *ws,
                  const char *programme,
                  const char *person,
                  VvRole role,
                  const char *state,
                  const char *reason,
                  GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autoptr (VvEnrolment) enrolment = vv_store_get_enrolment (store, programme, person, role, error);
  g_autoptr (VvProgramme) record = vv_store_get_programme (store, programme, error);
  if (enrolment == NULL || record == NULL)
    return FALSE;
  if (g_strcmp0 (enrolment->state, state) == 0)
    return TRUE;
  g_autoptr (GError) local = NULL;
  if (vv_people_move (ws, enrolment, record, state, reason, &local))
    return TRUE;
  if (g_error_matches (local, VV_ERROR, VV_ERROR_RULE) || g_error_matches (local, VV_ERROR, VV_ERROR_STATE)
      || g_error_matches (local, VV_ERROR, VV_ERROR_PERMISSION))
    return TRUE; /* held up by a guard, as far as it goes */
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A reason given by the coordinator stands for papers that are kept outside this workspace: they count from
 * today, and the reason is kept with the decision and in the audit log. */
static void
note_papers_elsewhere (VvWorkspace *ws, VvEnrolment *enrolment, const char *state)
{
  g_autofree char *today = vv_workspace_today (ws);
  VvMentorState mentor;
  VvMenteeState mentee;
  if (enrolment->role == VV_ROLE_MENTEE)
    {
      if (vv_mentee_state_from_string (state, &mentee) && mentee >= VV_MENTEE_CONSENTED
          && mentee <= VV_MENTEE_ACTIVE && vv_is_empty (enrolment->consented))
        vv_set_string (&enrolment->consented, today);
      return;
    }
  if (!vv_mentor_state_from_string (state, &mentor) || mentor < VV_MENTOR_TRAINED
      || mentor > VV_MENTOR_ACTIVE)
    return;
  if (vv_is_empty (enrolment->training_attended))
    vv_set_string (&enrolment->training_attended, today);
  if (vv_is_empty (enrolment->cnf_filed))
    vv_set_string (&enrolment->cnf_filed, today);
  if (vv_is_empty (enrolment->check_shown))
    {
      vv_set_string (&enrolment->check_shown, today);
      vv_set_string (&enrolment->check_seen_by, vv_workspace_get_actor (ws)->person);
    }
}

/* --- public --- */

gboolean
vv_people_set_state (VvWorkspace *ws,
                     const char *person,
                     const char *programme,
                     VvRole role,
                     const char *state,
                     const char *reason,
                     GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autoptr (VvProgramme) record = vv_store_get_programme (store, programme, error);
  if (record == NULL)
    return FALSE;
  g_autoptr (VvEnrolment) enrolment = vv_store_get_enrolment (store, programme, person, role, error);
  if (enrolment == NULL)
    return FALSE;
  if (!vv_is_empty (reason) && vv_workspace_get_actor (ws)->role == VV_ROLE_COORDINATOR)
    note_papers_elsewhere (ws, enrolment, state);
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  return transaction != NULL && vv_people_move (ws, enrolment, record, state, reason, error)
         && vv_transaction_commit (transaction, error);
}

GPtrArray *
vv_people_what_lacks (VvWorkspace *ws, const VvEnrolment *enrolment, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  if (enrolment->role == VV_ROLE_MENTOR)
    {
      VvMentorFacts facts = { 0 };
      g_autoptr (VvProgramme) programme = vv_store_get_programme (store, enrolment->programme, error);
      if (programme == NULL || !collect_mentor (ws, enrolment, programme, &facts, error))
        return NULL;
      return vv_mentor_what_lacks (&facts);
    }
  VvMenteeFacts facts = { 0 };
  g_autoptr (VvPerson) person = vv_store_get_person (store, enrolment->person, error);
  if (person == NULL || !collect_mentee (ws, enrolment, person, &facts, error))
    return NULL;
  return vv_mentee_what_lacks (&facts, vv_workspace_get_clock (ws));
}
