/* process.md 3.2 and 3.3 */
#include "vv-transitions.h"

#include <glib/gi18n-lib.h>

#include "vv-arrow.h"
#include "vv-date.h"
#include "vv-error.h"
#include "vv-labels.h"
#include "vv-rules.h"
#include "vv-strings.h"

static gboolean
guard_mentor_reason (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (!vv_is_empty (((const VvMentorFacts *)data)->reason), error,
                           _ ("A reason is missing: write one sentence."));
}

/* An interview is optional, but skipping it needs a note. */
static gboolean
guard_without_interview (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (!vv_is_empty (((const VvMentorFacts *)data)->reason), error,
                           _ ("There was no interview: write a note why."));
}

static gboolean
guard_reserve (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (
      !vv_is_empty (((const VvMentorFacts *)data)->reason), error,
      _ ("Until when is missing: the letter names the date until which the reserve list holds."));
}

static gboolean
guard_contracted (gconstpointer data, VvClock *clock, GError **error)
{
  const VvMentorFacts *facts = data;

  return vv_guard_require (!facts->contract_needed || facts->contract_filed, error,
                           _ ("The contract or volunteer agreement is not filed yet."));
}

static gboolean
guard_trained (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (vv_date_is_valid (((const VvMentorFacts *)data)->enrolment->training_attended),
                           error, _ ("The training has not been attended yet."));
}

static gboolean
check_declaration (const VvMentorFacts *facts, GError **error)
{
  return vv_guard_require (vv_date_is_valid (facts->enrolment->cnf_filed), error,
                           _ ("The confidentiality declaration is not filed yet. (R19)"));
}

static gboolean
check_topics (const VvMentorFacts *facts, GError **error)
{
  return !facts->programme
         || vv_rule_r23_training_topics ((const char *const *)facts->programme->training_topics, error);
}

static gboolean
check_background (const VvMentorFacts *facts, GError **error)
{
  return vv_rule_r31_background_check (facts->programme ? facts->programme->country : NULL, facts->has_minors,
                                       facts->enrolment, error);
}

static gboolean
guard_available (gconstpointer data, VvClock *clock, GError **error)
{
  return guard_trained (data, clock, error) && check_declaration (data, error) && check_topics (data, error)
         && check_background (data, error);
}

static gboolean
guard_mentor_matched (gconstpointer data, VvClock *clock, GError **error)
{
  const VvMentorFacts *facts = data;

  return vv_guard_require (facts->mentees > 0, error, _ ("The mentor has no match yet."))
         && vv_rule_r06_capacity (facts->enrolment, facts->mentees, error);
}

static gboolean
guard_capacity_left (gconstpointer data, VvClock *clock, GError **error)
{
  const VvMentorFacts *facts = data;

  return vv_rule_r06_capacity (facts->enrolment, facts->mentees + 1, error);
}

static gboolean
guard_mentor_active (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (((const VvMentorFacts *)data)->first_session_held, error,
                           _ ("The first session has not been held yet."));
}

static gboolean
guard_mentor_finished (gconstpointer data, VvClock *clock, GError **error)
{
  int n = ((const VvMentorFacts *)data)->open_matches;

  return vv_guard_require_none (n, error,
                                g_dngettext (GETTEXT_PACKAGE,
                                             "%d pair or group of this mentor is still open.",
                                             "%d pairs or groups of this mentor are still open.", n));
}

static gboolean
guard_attested (gconstpointer data, VvClock *clock, GError **error)
{
  const VvMentorFacts *facts = data;

  return vv_guard_require (
      facts->attest_given || !vv_is_empty (facts->reason), error,
      _ ("The attest has not been issued: issue it, or note that the mentor declined. (R27)"));
}

#define R(state) VV_MENTOR_##state

static const VvArrow MENTOR_ARROWS[] = {
  { R (APPLIED), R (SCREENED), NULL },
  { R (SCREENED), R (SHORTLISTED), NULL },
  { R (SHORTLISTED), R (INTERVIEWED), NULL },
  { R (SHORTLISTED), R (OFFERED), guard_without_interview },
  { R (INTERVIEWED), R (OFFERED), NULL },
  { R (OFFERED), R (ACCEPTED), NULL },
  { R (ACCEPTED), R (CONTRACTED), guard_contracted },
  { R (CONTRACTED), R (TRAINED), guard_trained },
  { R (TRAINED), R (AVAILABLE), guard_available },
  { R (AVAILABLE), R (MATCHED), guard_mentor_matched },
  { R (MATCHED), R (ACTIVE), guard_mentor_active },
  /* Unlocked, or a place left: may be matched again. */
  { R (MATCHED), R (AVAILABLE), guard_capacity_left },
  { R (ACTIVE), R (FINISHED), guard_mentor_finished },
  { R (ACTIVE), R (AVAILABLE), guard_capacity_left },
  { R (FINISHED), R (ATTESTED), guard_attested },
  { R (STOPPED), R (ATTESTED), guard_attested },
  { R (APPLIED), R (REJECTED), NULL },
  { R (SCREENED), R (REJECTED), NULL },
  { R (SHORTLISTED), R (REJECTED), NULL },
  { R (INTERVIEWED), R (REJECTED), NULL },
  { R (RESERVE), R (OFFERED), NULL },
  { R (RESERVE), R (REJECTED), NULL },
  { R (RESERVE), R (WITHDREW), NULL },
  { R (APPLIED), R (RESERVE), guard_reserve },
  { R (SCREENED), R (RESERVE), guard_reserve },
  { R (SHORTLISTED), R (RESERVE), guard_reserve },
  { R (INTERVIEWED), R (RESERVE), guard_reserve },
  { R (APPLIED), R (WITHDREW), NULL },
  { R (SCREENED), R (WITHDREW), NULL },
  { R (SHORTLISTED), R (WITHDREW), NULL },
  { R (INTERVIEWED), R (WITHDREW), NULL },
  { R (OFFERED), R (WITHDREW), NULL },
  { R (ACCEPTED), R (WITHDREW), NULL },
  { R (CONTRACTED), R (STOPPED), guard_mentor_reason },
  { R (TRAINED), R (STOPPED), guard_mentor_reason },
  { R (AVAILABLE), R (STOPPED), guard_mentor_reason },
  { R (MATCHED), R (STOPPED), guard_mentor_reason },
  { R (ACTIVE), R (STOPPED), guard_mentor_reason },
};

#undef R

static gboolean
guard_mentee_reason (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (!vv_is_empty (((const VvMenteeFacts *)data)->reason), error,
                           _ ("A reason is missing: write one sentence."));
}

static gboolean
guard_not_suitable (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (!vv_is_empty (((const VvMenteeFacts *)data)->reason), error,
                           _ ("A referral is missing: note where the young person can turn instead."));
}

static gboolean
guard_profile (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (((const VvMenteeFacts *)data)->profile_received, error,
                           _ ("The profile has not come in yet."));
}

static gboolean
check_consent (const VvMenteeFacts *facts, GError **error)
{
  return vv_guard_require (vv_date_is_valid (facts->enrolment->consented), error,
                           _ ("The privacy consent is missing."));
}

static gboolean
check_guardian (const VvMenteeFacts *facts, VvClock *clock, GError **error)
{
  return !facts->person || vv_rule_r31_guardian (facts->person, facts->guardian_signed, clock, error);
}

static gboolean
guard_consented (gconstpointer data, VvClock *clock, GError **error)
{
  return check_consent (data, error) && check_guardian (data, clock, error);
}

static gboolean
guard_mentee_matched (gconstpointer data, VvClock *clock, GError **error)
{
  return guard_consented (data, clock, error)
         && vv_guard_require (((const VvMenteeFacts *)data)->in_match, error,
                              _ ("The mentee has no match yet."));
}

static gboolean
guard_unmatched (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (!((const VvMenteeFacts *)data)->in_match, error,
                           _ ("The mentee is still in a match: unlock or end it first."));
}

static gboolean
guard_mentee_active (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (((const VvMenteeFacts *)data)->first_session_held, error,
                           _ ("The first session has not been held yet."));
}

static gboolean
guard_mentee_finished (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (((const VvMenteeFacts *)data)->match_over, error,
                           _ ("The final meeting has not been held yet."));
}

static gboolean
guard_follow_up (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (((const VvMenteeFacts *)data)->follow_up_consent, error,
                           _ ("There is no consent to be contacted after the end."));
}

#define E(state) VV_MENTEE_##state

static const VvArrow MENTEE_ARROWS[] = {
  { E (INVITED), E (PROFILE_RECEIVED), guard_profile },
  { E (PROFILE_RECEIVED), E (ACCEPTED), NULL },
  { E (PROFILE_RECEIVED), E (CONVERSATION), NULL },
  { E (CONVERSATION), E (ACCEPTED), NULL },
  { E (ACCEPTED), E (CONSENTED), guard_consented },
  { E (CONSENTED), E (MATCHED), guard_mentee_matched },
  { E (MATCHED), E (ACTIVE), guard_mentee_active },
  { E (MATCHED), E (CONSENTED), guard_unmatched },
  { E (ACTIVE), E (FINISHED), guard_mentee_finished },
  { E (FINISHED), E (FOLLOW_UP), guard_follow_up },
  { E (WAITING), E (MATCHED), guard_mentee_matched },
  { E (WAITING), E (CONSENTED), guard_consented },
  { E (WAITING), E (WITHDREW), NULL },
  { E (ACCEPTED), E (WAITING), NULL },
  { E (CONSENTED), E (WAITING), NULL },
  { E (PROFILE_RECEIVED), E (NOT_SUITABLE_NOW), guard_not_suitable },
  { E (CONVERSATION), E (NOT_SUITABLE_NOW), guard_not_suitable },
  /* "Now": a later profile is looked at afresh. */
  { E (NOT_SUITABLE_NOW), E (PROFILE_RECEIVED), guard_profile },
  { E (INVITED), E (WITHDREW), NULL },
  { E (PROFILE_RECEIVED), E (WITHDREW), NULL },
  { E (CONVERSATION), E (WITHDREW), NULL },
  { E (ACCEPTED), E (WITHDREW), NULL },
  { E (CONSENTED), E (WITHDREW), NULL },
  { E (MATCHED), E (WITHDREW), NULL },
  { E (MATCHED), E (TRANSFERRED), guard_mentee_reason },
  { E (ACTIVE), E (TRANSFERRED), guard_mentee_reason },
  { E (TRANSFERRED), E (MATCHED), guard_mentee_matched },
  { E (TRANSFERRED), E (WAITING), NULL },
  { E (MATCHED), E (ENDED_EARLY), guard_mentee_reason },
  { E (ACTIVE), E (ENDED_EARLY), guard_mentee_reason },
};

#undef E

static void
add_sentence (GPtrArray *sentences, GError *error)
{
  if (!error)
    return;
  g_ptr_array_add (sentences, g_strdup (error->message));
  g_error_free (error);
}

gboolean
vv_mentor_has_arrow (VvMentorState from, VvMentorState to)
{
  return vv_arrow_find (MENTOR_ARROWS, G_N_ELEMENTS (MENTOR_ARROWS), from, to) != NULL;
}

gboolean
vv_mentor_may_become (const VvMentorFacts *facts,
                      VvMentorState to,
                      const VvActor *actor,
                      VvClock *clock,
                      GError **error)
{
  VvMentorState from;
  const VvArrow *arrow;

  g_return_val_if_fail (facts != NULL && facts->enrolment != NULL && clock != NULL, FALSE);
  if (!vv_guard_require_coordinator (actor, error))
    return FALSE;
  if (!vv_mentor_state_from_string (facts->enrolment->state, &from))
    return vv_arrow_refuse (error, facts->enrolment->state ? facts->enrolment->state : "",
                            vv_mentor_state_label (to));
  arrow = vv_arrow_find (MENTOR_ARROWS, G_N_ELEMENTS (MENTOR_ARROWS), from, to);
  if (!arrow)
    return vv_arrow_refuse (error, vv_mentor_state_label (from), vv_mentor_state_label (to));
  return !arrow->guard || arrow->guard (facts, clock, error);
}

gboolean
vv_mentor_next_state (VvMentorState from, VvMentorState *next)
{
  guint to;

  if (!vv_arrow_next (MENTOR_ARROWS, G_N_ELEMENTS (MENTOR_ARROWS), from, &to))
    return FALSE;
  *next = (VvMentorState)to;
  return TRUE;
}

GArray *
vv_mentor_possible_states (VvMentorState from)
{
  return vv_arrow_targets (MENTOR_ARROWS, G_N_ELEMENTS (MENTOR_ARROWS), from);
}

GPtrArray *
vv_mentor_what_lacks (const VvMentorFacts *facts)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  gboolean (*const CHECKS[]) (const VvMentorFacts *, GError **)
      = { check_declaration, check_topics, check_background };
  GError *error = NULL;

  g_return_val_if_fail (facts != NULL && facts->enrolment != NULL, sentences);
  if (!guard_contracted (facts, NULL, &error))
    add_sentence (sentences, g_steal_pointer (&error));
  if (!guard_trained (facts, NULL, &error))
    add_sentence (sentences, g_steal_pointer (&error));
  for (gsize i = 0; i < G_N_ELEMENTS (CHECKS); i++)
    {
      if (!CHECKS[i](facts, &error))
        add_sentence (sentences, g_steal_pointer (&error));
    }
  return sentences;
}

gboolean
vv_mentee_has_arrow (VvMenteeState from, VvMenteeState to)
{
  return vv_arrow_find (MENTEE_ARROWS, G_N_ELEMENTS (MENTEE_ARROWS), from, to) != NULL;
}

gboolean
vv_mentee_may_become (const VvMenteeFacts *facts,
                      VvMenteeState to,
                      const VvActor *actor,
                      VvClock *clock,
                      GError **error)
{
  VvMenteeState from;
  const VvArrow *arrow;

  g_return_val_if_fail (facts != NULL && facts->enrolment != NULL && clock != NULL, FALSE);
  if (!vv_guard_require_coordinator (actor, error))
    return FALSE;
  if (!vv_mentee_state_from_string (facts->enrolment->state, &from))
    return vv_arrow_refuse (error, facts->enrolment->state ? facts->enrolment->state : "",
                            vv_mentee_state_label (to));
  arrow = vv_arrow_find (MENTEE_ARROWS, G_N_ELEMENTS (MENTEE_ARROWS), from, to);
  if (!arrow)
    return vv_arrow_refuse (error, vv_mentee_state_label (from), vv_mentee_state_label (to));
  return !arrow->guard || arrow->guard (facts, clock, error);
}

gboolean
vv_mentee_next_state (VvMenteeState from, VvMenteeState *next)
{
  guint to;

  if (from == VV_MENTEE_NOT_SUITABLE_NOW
      || !vv_arrow_next (MENTEE_ARROWS, G_N_ELEMENTS (MENTEE_ARROWS), from, &to))
    return FALSE;
  *next = (VvMenteeState)to;
  return TRUE;
}

GArray *
vv_mentee_possible_states (VvMenteeState from)
{
  return vv_arrow_targets (MENTEE_ARROWS, G_N_ELEMENTS (MENTEE_ARROWS), from);
}

GPtrArray *
vv_mentee_what_lacks (const VvMenteeFacts *facts, VvClock *clock)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  GError *error = NULL;

  g_return_val_if_fail (facts != NULL && facts->enrolment != NULL, sentences);
  if (!guard_profile (facts, clock, &error))
    add_sentence (sentences, g_steal_pointer (&error));
  if (!check_consent (facts, &error))
    add_sentence (sentences, g_steal_pointer (&error));
  if (!check_guardian (facts, clock, &error))
    add_sentence (sentences, g_steal_pointer (&error));
  return sentences;
}
