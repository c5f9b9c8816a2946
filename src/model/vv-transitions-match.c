/* process.md 3.4 and 3.5 */
#include "vv-transitions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-arrow.h"
#include "vv-date.h"
#include "vv-error.h"
#include "vv-labels.h"
#include "vv-rules.h"
#include "vv-strings.h"

#define FIRST_SESSION_WITH_AGREEMENT 3

static gboolean
has_reason (const VvMatchFacts *facts)
{
  return !vv_is_empty (facts->reason);
}

static gboolean
guard_reserved (gconstpointer data, VvClock *clock, GError **error)
{
  const VvMatchFacts *facts = data;

  return vv_guard_require (facts->match->mentees && facts->match->mentees->len > 0, error,
                           _ ("The match has no mentee yet."))
         && vv_rule_r05_group_size (facts->match, facts->group_max, error)
         && (!facts->mentor || vv_rule_r06_capacity (facts->mentor, facts->mentor_mentees, error))
         && vv_guard_require (!facts->blocks || !facts->blocks[0], error,
                              facts->blocks ? facts->blocks[0] : "");
}

static gboolean
guard_locked (gconstpointer data, VvClock *clock, GError **error)
{
  const VvMatchFacts *facts = data;

  return vv_guard_require (has_reason (facts) || !vv_is_empty (facts->match->reason), error,
                           _ ("One sentence is missing: say why these people fit."))
         && vv_guard_require (facts->both_informed, error,
                              _ ("Both sides have not been told yet: inform the mentor and the mentees."));
}

static gboolean
guard_unlocked (gconstpointer data, VvClock *clock, GError **error)
{
  const VvMatchFacts *facts = data;

  return vv_rule_r35_unlock_reason (facts->match, facts->reason, error);
}

static gboolean
guard_match_started (gconstpointer data, VvClock *clock, GError **error)
{
  const VvMatchFacts *facts = data;

  return vv_guard_require (facts->first_session_held, error, _ ("The first session has not been held yet."))
         && vv_guard_require (facts->match->well_matched, error,
                              _ ("“Are we well matched?” has not been answered yes by all."));
}

static gboolean
guard_match_running (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (((const VvMatchFacts *)data)->agreement_filed, error,
                           _ ("The agreement signed by all is missing: scan it and import it."));
}

static gboolean
guard_midterm_done (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (((const VvMatchFacts *)data)->midterm_filed, error,
                           _ ("The record of the midterm meeting is not filed yet."));
}

static gboolean
guard_final_done (gconstpointer data, VvClock *clock, GError **error)
{
  const VvMatchFacts *facts = data;
  int n = facts->final_unanswered;

  return vv_guard_require (facts->final_held, error, _ ("The final meeting has not been held yet."))
         && vv_guard_require_none (
             n, error,
             g_dngettext (GETTEXT_PACKAGE,
                          "%d mentee has neither answered nor declined the final questionnaire.",
                          "%d mentees have neither answered nor declined the final questionnaire.", n));
}

/* Only some kinds of programme have no midterm meeting. */
static gboolean
guard_final_without_midterm (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (((const VvMatchFacts *)data)->no_midterm, error,
                           _ ("The record of the midterm meeting is not filed yet."))
         && guard_final_done (data, clock, error);
}

static gboolean
guard_match_closed (gconstpointer data, VvClock *clock, GError **error)
{
  const VvMatchFacts *facts = data;
  g_autofree char *list = NULL;
  g_autofree char *sentence = NULL;

  if (!facts->missing || !facts->missing[0] || has_reason (facts))
    return TRUE;
  list = g_strjoinv (", ", (char **)facts->missing);
  /* TRANSLATORS: a list of form ids, such as "IMQ, DIA" */
  sentence = g_strdup_printf (
      _ ("Mandatory documents are missing: %s. Bring them in, or waive them with a reason."), list);
  return vv_guard_require (FALSE, error, sentence);
}

static gboolean
guard_ended_early (gconstpointer data, VvClock *clock, GError **error)
{
  const VvMatchFacts *facts = data;

  return vv_guard_require (facts->closure_note || has_reason (facts), error,
                           _ ("The closure note is missing: write down when and why the match ends early."))
         && vv_guard_require (facts->final_offered || has_reason (facts), error,
                              _ ("The final questionnaire has not been offered to the mentees."));
}

#define S(state) VV_MATCH_##state

static const VvArrow MATCH_ARROWS[] = {
  { S (PROPOSED), S (RESERVED), guard_reserved },
  { S (RESERVED), S (LOCKED), guard_locked },
  /* A reservation is only the coordinator's own note and may be taken back. */
  { S (RESERVED), S (PROPOSED), NULL },
  { S (LOCKED), S (STARTED), guard_match_started },
  { S (LOCKED), S (PROPOSED), guard_unlocked },
  { S (STARTED), S (RUNNING), guard_match_running },
  { S (RUNNING), S (MIDTERM_DONE), guard_midterm_done },
  { S (RUNNING), S (FINAL_DONE), guard_final_without_midterm },
  { S (MIDTERM_DONE), S (FINAL_DONE), guard_final_done },
  { S (FINAL_DONE), S (CLOSED), guard_match_closed },
  /* Any party may ask, and no reason to the other party is needed. */
  { S (LOCKED), S (REMATCH), NULL },
  { S (STARTED), S (REMATCH), NULL },
  { S (RUNNING), S (REMATCH), NULL },
  { S (MIDTERM_DONE), S (REMATCH), NULL },
  { S (RUNNING), S (ENDED_EARLY), guard_ended_early },
  { S (MIDTERM_DONE), S (ENDED_EARLY), guard_ended_early },
  { S (FINAL_DONE), S (ENDED_EARLY), guard_ended_early },
};

#undef S

static gboolean
guard_held (gconstpointer data, VvClock *clock, GError **error)
{
  const VvSessionFacts *facts = data;
  const VvSession *session = facts->session;
  g_autofree char *today = vv_clock_today (clock);
  gboolean has_agreement = facts->agreement_filed || session->number < FIRST_SESSION_WITH_AGREEMENT
                           || !vv_is_empty (facts->match->agreement_waiver);

  return vv_guard_require (vv_date_is_valid (session->date) && strcmp (session->date, today) <= 0, error,
                           _ ("The session has not taken place yet: its date lies ahead."))
         && vv_guard_require (
             has_agreement, error,
             _ ("The agreement is missing: from the third session on it must be filed, or the "
                "coordinator writes why not."));
}

static gboolean
guard_not_held (gconstpointer data, VvClock *clock, GError **error)
{
  const VvSession *session = ((const VvSessionFacts *)data)->session;
  g_autofree char *today = vv_clock_today (clock);

  return vv_guard_require (vv_date_is_valid (session->date) && strcmp (session->date, today) <= 0, error,
                           _ ("The date of the session lies ahead: move or cancel it instead."));
}

/* R12 without the mentor's comment, which comes after. */
static gboolean
guard_diary_written (gconstpointer data, VvClock *clock, GError **error)
{
  const VvSessionFacts *facts = data;
  const VvSession *session = facts->session;

  return vv_guard_require (!vv_is_empty (session->diary_writer), error, _ ("Who wrote the diary is missing."))
         && vv_rule_r11_may_write (facts->match, session->diary_writer, error)
         && vv_guard_require (!vv_is_empty (session->diary_talked), error,
                              _ ("The diary lacks what you talked about or did."))
         && vv_guard_require (!vv_is_empty (session->diary_useful), error,
                              _ ("The diary lacks what was most useful."))
         && vv_guard_require (facts->without_tasks || !vv_is_empty (session->diary_tasks), error,
                              _ ("The diary lacks the tasks until next time."))
         && vv_guard_require (!vv_is_empty (session->diary_next), error,
                              _ ("The diary lacks date and topic of the next session."));
}

static gboolean
guard_commented (gconstpointer data, VvClock *clock, GError **error)
{
  const VvSessionFacts *facts = data;

  return vv_rule_r12_diary_complete (facts->session, facts->without_tasks, error);
}

static gboolean
guard_session_filed (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_rule_r04_scan_attached ("ATT", ((const VvSessionFacts *)data)->list_filed, error);
}

static gboolean
guard_change (gconstpointer data, VvClock *clock, GError **error)
{
  const VvSessionFacts *facts = data;
  const VvSession *session = facts->session;
  g_autoptr (GError) late = NULL;

  if (!vv_guard_require (!vv_is_empty (session->moved_by), error, _ ("Who changed the session is missing."))
      || !vv_guard_require (vv_date_is_valid (session->notice_date), error,
                            _ ("The day when everyone was told is missing.")))
    return FALSE;
  if (vv_rule_r09_notice (session, facts->notice_days, &late))
    return TRUE;
  return vv_guard_require (!vv_is_empty (session->reason), error,
                           _ ("This is late notice by the mentor: write the reason. (R09)"));
}

static gboolean
guard_moved (gconstpointer data, VvClock *clock, GError **error)
{
  const VvSession *session = ((const VvSessionFacts *)data)->session;

  return vv_guard_require (!vv_is_empty (session->moved_to), error, _ ("The new date is missing."))
         && guard_change (data, clock, error);
}

#define S(state) VV_SESSION_##state

static const VvArrow SESSION_ARROWS[] = {
  { S (PLANNED), S (HELD), guard_held },
  { S (HELD), S (DIARY_WRITTEN), guard_diary_written },
  { S (DIARY_WRITTEN), S (COMMENTED), guard_commented },
  { S (COMMENTED), S (FILED), guard_session_filed },
  { S (PLANNED), S (MOVED), guard_moved },
  { S (PLANNED), S (CANCELLED), guard_change },
  { S (PLANNED), S (NOT_HELD), guard_not_held },
};

#undef S

/* The coordinator always; the mentor and the mentees of the match only as far as the step is theirs. */
static gboolean
check_session_actor (const VvSessionFacts *facts, VvSessionState to, const VvActor *actor, GError **error)
{
  gboolean is_mentor = actor->role == VV_ROLE_MENTOR && g_strcmp0 (actor->person, facts->match->mentor) == 0;
  gboolean is_mentee = actor->role == VV_ROLE_MENTEE && vv_match_has_mentee (facts->match, actor->person);

  if (actor->role == VV_ROLE_COORDINATOR || is_mentor || (is_mentee && to == VV_SESSION_DIARY_WRITTEN))
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_PERMISSION,
                       _ ("Only the coordinator and the mentor of this pair or group may do this."));
  return FALSE;
}

gboolean
vv_match_has_arrow (VvMatchState from, VvMatchState to)
{
  return vv_arrow_find (MATCH_ARROWS, G_N_ELEMENTS (MATCH_ARROWS), from, to) != NULL;
}

gboolean
vv_match_may_become (const VvMatchFacts *facts,
                     VvMatchState to,
                     const VvActor *actor,
                     VvClock *clock,
                     GError **error)
{
  const VvArrow *arrow;

  g_return_val_if_fail (facts != NULL && facts->match != NULL && clock != NULL, FALSE);
  if (!vv_guard_require_coordinator (actor, error))
    return FALSE;
  arrow = vv_arrow_find (MATCH_ARROWS, G_N_ELEMENTS (MATCH_ARROWS), facts->match->state, to);
  if (!arrow)
    return vv_arrow_refuse (error, vv_match_state_label (facts->match->state), vv_match_state_label (to));
  return !arrow->guard || arrow->guard (facts, clock, error);
}

gboolean
vv_match_next_state (VvMatchState from, VvMatchState *next)
{
  guint to;

  if (!vv_arrow_next (MATCH_ARROWS, G_N_ELEMENTS (MATCH_ARROWS), from, &to))
    return FALSE;
  *next = (VvMatchState)to;
  return TRUE;
}

GArray *
vv_match_possible_states (VvMatchState from)
{
  return vv_arrow_targets (MATCH_ARROWS, G_N_ELEMENTS (MATCH_ARROWS), from);
}

gboolean
vv_match_shows_agreement_missing (const VvMatch *match, gboolean agreement_filed)
{
  g_return_val_if_fail (match != NULL, FALSE);
  return !agreement_filed && vv_match_is_live (match);
}

gboolean
vv_session_has_arrow (VvSessionState from, VvSessionState to)
{
  return vv_arrow_find (SESSION_ARROWS, G_N_ELEMENTS (SESSION_ARROWS), from, to) != NULL;
}

gboolean
vv_session_may_become (const VvSessionFacts *facts,
                       VvSessionState to,
                       const VvActor *actor,
                       VvClock *clock,
                       GError **error)
{
  const VvArrow *arrow;

  g_return_val_if_fail (facts != NULL && facts->session != NULL && facts->match != NULL, FALSE);
  g_return_val_if_fail (actor != NULL && clock != NULL, FALSE);
  if (!check_session_actor (facts, to, actor, error))
    return FALSE;
  arrow = vv_arrow_find (SESSION_ARROWS, G_N_ELEMENTS (SESSION_ARROWS), facts->from, to);
  if (!arrow)
    return vv_arrow_refuse (error, vv_session_state_label (facts->from), vv_session_state_label (to));
  return arrow->guard (facts, clock, error);
}

gboolean
vv_session_next_state (VvSessionState from, VvSessionState *next)
{
  guint to;

  if (!vv_arrow_next (SESSION_ARROWS, G_N_ELEMENTS (SESSION_ARROWS), from, &to))
    return FALSE;
  *next = (VvSessionState)to;
  return TRUE;
}
