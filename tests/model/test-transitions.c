/* Programmes, mentors and mentees of process.md 3: every arrow that exists, every one that does not, and each
 * guard. */
#include "arrows.h"

#include "vv-labels.h"

/* --- Programme --- */

static void
test_programme_arrows (void)
{
  static const char *const EXPECTED[] = {
    "draft>planned",
    "planned>recruiting",
    "recruiting>selecting",
    "selecting>preparing",
    "preparing>matching",
    "matching>running",
    "running>closing",
    "closing>review",
    "review>closed",
    "closed>archived",
    "draft>paused",
    "planned>paused",
    "recruiting>paused",
    "selecting>paused",
    "preparing>paused",
    "matching>paused",
    "running>paused",
    "closing>paused",
    "review>paused",
    "paused>draft",
    "paused>planned",
    "paused>recruiting",
    "paused>selecting",
    "paused>preparing",
    "paused>matching",
    "paused>running",
    "paused>closing",
    "paused>review",
    "draft>cancelled",
    "planned>cancelled",
    "recruiting>cancelled",
    "selecting>cancelled",
    "preparing>cancelled",
    "matching>cancelled",
    NULL,
  };

  assert_arrows (EXPECTED, VV_PROGRAMME_CANCELLED + 1, (ToString)vv_programme_state_to_string,
                 (HasArrow)vv_programme_has_arrow);
}

typedef struct
{
  VvProgramme *programme;
  VvProgrammeFacts facts;
  VvActor *actor;
  VvClock *clock;
  GError *error;
} ProgrammeCase;

static void
set_up_programme (ProgrammeCase *c, gconstpointer data)
{
  c->programme = vv_programme_new ("p");
  c->facts.programme = c->programme;
  c->actor = make_coordinator ();
  c->clock = vv_clock_new_fixed (TODAY);
}

static void
tear_down_programme (ProgrammeCase *c, gconstpointer data)
{
  vv_programme_free (c->programme);
  vv_actor_free (c->actor);
  vv_clock_unref (c->clock);
  g_clear_error (&c->error);
}

#define P_LACKS(state)                                                                                       \
  assert_lacks (vv_programme_may_become (&c->facts, state, c->actor, c->clock, &c->error), &c->error)
#define P_HOLDS(state)                                                                                       \
  assert_holds (vv_programme_may_become (&c->facts, state, c->actor, c->clock, &c->error), &c->error)

static void
test_programme_planned (ProgrammeCase *c, gconstpointer data)
{
  VvProgramme *p = c->programme;
  struct
  {
    char **slot;
    const char *value;
  } needed[] = {
    { &p->purpose, "Find a way" }, { &p->target, "unemployed_youth" }, { &p->template_id, "social" },
    { &p->start, "2026-10-01" },   { &p->end, "2027-05-01" },          { &p->coordinator, "c" },
    { &p->contact_content, "k1" }, { &p->contact_practical, "k2" },    { &p->trainer, "t" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      P_LACKS (VV_PROGRAMME_PLANNED);
      set (needed[i].slot, needed[i].value);
    }
  P_LACKS (VV_PROGRAMME_PLANNED);
  set (&p->technical_text, "Help desk, 11 22 33 44");
  P_HOLDS (VV_PROGRAMME_PLANNED);
  set (&p->end, "2026-09-30");
  P_LACKS (VV_PROGRAMME_PLANNED);
}

static void
test_programme_recruiting (ProgrammeCase *c, gconstpointer data)
{
  const char *const filled[] = { "JAD-01", "JAD-04", "JAD-05", "JAD-06", "JAD-08", "JAD-11", "JAD-13", NULL };
  VvProgramme *p = c->programme;

  p->state = VV_PROGRAMME_PLANNED;
  set (&p->coordinator, "c");
  P_LACKS (VV_PROGRAMME_RECRUITING);
  c->facts.advertisement = filled;
  P_LACKS (VV_PROGRAMME_RECRUITING);
  set (&p->hr_check, "approved");
  set (&p->hr_checked_by, "c");
  P_LACKS (VV_PROGRAMME_RECRUITING);
  set (&p->hr_checked_by, "other");
  P_HOLDS (VV_PROGRAMME_RECRUITING);
  /* Nothing is published: mentors are asked directly. Not so for a paid role. */
  c->facts.advertisement = NULL;
  c->facts.reason = "We ask known mentors";
  P_HOLDS (VV_PROGRAMME_RECRUITING);
  set (&p->engagement, "paid");
  set (&p->hr_check, "with_hr");
  P_LACKS (VV_PROGRAMME_RECRUITING);
}

static void
test_programme_selecting (ProgrammeCase *c, gconstpointer data)
{
  c->programme->state = VV_PROGRAMME_RECRUITING;
  P_LACKS (VV_PROGRAMME_SELECTING);
  set (&c->programme->deadline, TODAY);
  P_LACKS (VV_PROGRAMME_SELECTING);
  set (&c->programme->deadline, "2026-08-31");
  P_HOLDS (VV_PROGRAMME_SELECTING);
  set (&c->programme->deadline, "2026-10-31");
  c->facts.reason = "Enough applicants";
  P_HOLDS (VV_PROGRAMME_SELECTING);
}

static void
test_programme_preparing (ProgrammeCase *c, gconstpointer data)
{
  int *const counts[] = { &c->facts.without_decision, &c->facts.without_letter, &c->facts.without_contract,
                          &c->facts.without_declaration };

  c->programme->state = VV_PROGRAMME_SELECTING;
  P_HOLDS (VV_PROGRAMME_PREPARING);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      *counts[i] = 1;
      P_LACKS (VV_PROGRAMME_PREPARING);
      c->facts.reason = "Later";
      /* Only the declaration may be signed later, at the training. */
      if (counts[i] == &c->facts.without_declaration)
        P_HOLDS (VV_PROGRAMME_PREPARING);
      else
        P_LACKS (VV_PROGRAMME_PREPARING);
      c->facts.reason = NULL;
      *counts[i] = 0;
    }
}

static void
test_programme_matching (ProgrammeCase *c, gconstpointer data)
{
  c->programme->state = VV_PROGRAMME_PREPARING;
  P_LACKS (VV_PROGRAMME_MATCHING);
  c->facts.training_held = TRUE;
  P_LACKS (VV_PROGRAMME_MATCHING);
  c->facts.training_list_filed = TRUE;
  P_LACKS (VV_PROGRAMME_MATCHING);
  c->facts.trained_mentors = 1;
  P_LACKS (VV_PROGRAMME_MATCHING);
  c->facts.ready_mentees = 1;
  P_HOLDS (VV_PROGRAMME_MATCHING);
  c->facts.training_list_filed = FALSE;
  P_LACKS (VV_PROGRAMME_MATCHING);
  c->facts.reason = "The list was lost";
  P_HOLDS (VV_PROGRAMME_MATCHING);
}

static void
test_programme_running_to_review (ProgrammeCase *c, gconstpointer data)
{
  c->programme->state = VV_PROGRAMME_MATCHING;
  P_LACKS (VV_PROGRAMME_RUNNING);
  c->facts.locked_dated_matches = 1;
  P_HOLDS (VV_PROGRAMME_RUNNING);
  c->programme->state = VV_PROGRAMME_RUNNING;
  P_HOLDS (VV_PROGRAMME_CLOSING);
  c->programme->state = VV_PROGRAMME_CLOSING;
  c->facts.open_matches = 2;
  P_LACKS (VV_PROGRAMME_REVIEW);
  c->facts.open_matches = 0;
  P_HOLDS (VV_PROGRAMME_REVIEW);
}

static void
test_programme_closed (ProgrammeCase *c, gconstpointer data)
{
  VvProgramme *p = c->programme;

  p->state = VV_PROGRAMME_REVIEW;
  c->facts.attests_not_offered = 1;
  c->facts.quality_report = TRUE;
  set (&p->lessons, "Start earlier");
  P_LACKS (VV_PROGRAMME_CLOSED);
  c->facts.attests_not_offered = 0;
  P_HOLDS (VV_PROGRAMME_CLOSED);
  set (&p->lessons, "");
  P_LACKS (VV_PROGRAMME_CLOSED);
  set (&p->lessons, "Start earlier");
  c->facts.quality_report = FALSE;
  P_LACKS (VV_PROGRAMME_CLOSED);
  c->facts.reason = "Stopped by the funder";
  P_HOLDS (VV_PROGRAMME_CLOSED);
}

static void
test_programme_archived (ProgrammeCase *c, gconstpointer data)
{
  g_autofree char *last_day = NULL;
  VvProgramme *p = c->programme;

  p->state = VV_PROGRAMME_CLOSED;
  c->facts.deletion_approved = TRUE;
  P_LACKS (VV_PROGRAMME_ARCHIVED);
  set (&p->end, "2025-10-31");
  P_LACKS (VV_PROGRAMME_ARCHIVED);
  p->retention_months = 4;
  last_day = vv_programme_deletion_date (p);
  g_assert_cmpstr (last_day, ==, "2026-02-28");
  P_HOLDS (VV_PROGRAMME_ARCHIVED);
  c->facts.deletion_approved = FALSE;
  P_LACKS (VV_PROGRAMME_ARCHIVED);
}

static void
test_programme_paused (ProgrammeCase *c, gconstpointer data)
{
  g_autoptr (GArray) back = NULL;

  c->programme->state = VV_PROGRAMME_MATCHING;
  P_LACKS (VV_PROGRAMME_PAUSED);
  P_LACKS (VV_PROGRAMME_CANCELLED);
  c->facts.reason = "No money";
  P_HOLDS (VV_PROGRAMME_PAUSED);
  P_HOLDS (VV_PROGRAMME_CANCELLED);
  c->facts.without_cancel_letter = 1;
  P_LACKS (VV_PROGRAMME_CANCELLED);
  c->programme->state = VV_PROGRAMME_PAUSED;
  c->programme->paused_from = VV_PROGRAMME_MATCHING;
  P_HOLDS (VV_PROGRAMME_MATCHING);
  g_assert_false (vv_programme_may_become (&c->facts, VV_PROGRAMME_RUNNING, c->actor, c->clock, &c->error));
  g_assert_error (c->error, VV_ERROR, VV_ERROR_STATE);
  back = vv_programme_possible_states (c->programme);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_cmpint (g_array_index (back, int, 0), ==, VV_PROGRAMME_MATCHING);
}

static void
test_programme_refusals (ProgrammeCase *c, gconstpointer data)
{
  VvProgrammeState next;

  g_assert_false (vv_programme_may_become (&c->facts, VV_PROGRAMME_CLOSED, c->actor, c->clock, &c->error));
  g_assert_error (c->error, VV_ERROR, VV_ERROR_STATE);
  g_clear_error (&c->error);
  c->actor->role = VV_ROLE_MENTOR;
  g_assert_false (vv_programme_may_become (&c->facts, VV_PROGRAMME_PAUSED, c->actor, c->clock, &c->error));
  g_assert_error (c->error, VV_ERROR, VV_ERROR_PERMISSION);
  for (int state = VV_PROGRAMME_DRAFT; state < VV_PROGRAMME_ARCHIVED; state++)
    {
      g_assert_true (vv_programme_next_state ((VvProgrammeState)state, &next));
      g_assert_cmpint (next, ==, state + 1);
    }
  for (int state = VV_PROGRAMME_ARCHIVED; state <= VV_PROGRAMME_CANCELLED; state++)
    g_assert_false (vv_programme_next_state ((VvProgrammeState)state, &next));
}

static void
test_programme_automatic (ProgrammeCase *c, gconstpointer data)
{
  VvProgrammeState next = VV_PROGRAMME_DRAFT;

  c->programme->state = VV_PROGRAMME_RUNNING;
  g_assert_false (vv_programme_automatic_state (c->programme, c->clock, &next));
  set (&c->programme->end, "2026-09-30");
  g_assert_false (vv_programme_automatic_state (c->programme, c->clock, &next));
  set (&c->programme->end, "2026-09-29");
  g_assert_true (vv_programme_automatic_state (c->programme, c->clock, &next));
  g_assert_cmpint (next, ==, VV_PROGRAMME_CLOSING);
  c->programme->state = VV_PROGRAMME_MATCHING;
  g_assert_false (vv_programme_automatic_state (c->programme, c->clock, &next));
}

/* --- Mentor and mentee --- */

static void
test_mentor_arrows (void)
{
  static const char *const EXPECTED[] = {
    "applied>screened",     "screened>shortlisted", "shortlisted>interviewed",
    "shortlisted>offered",  "interviewed>offered",  "offered>accepted",
    "accepted>contracted",  "contracted>trained",   "trained>available",
    "available>matched",    "matched>active",       "matched>available",
    "active>available",     "active>finished",      "finished>attested",
    "stopped>attested",     "applied>rejected",     "screened>rejected",
    "shortlisted>rejected", "interviewed>rejected", "reserve>rejected",
    "applied>reserve",      "screened>reserve",     "shortlisted>reserve",
    "interviewed>reserve",  "reserve>offered",      "applied>withdrew",
    "screened>withdrew",    "shortlisted>withdrew", "interviewed>withdrew",
    "offered>withdrew",     "accepted>withdrew",    "reserve>withdrew",
    "contracted>stopped",   "trained>stopped",      "available>stopped",
    "matched>stopped",      "active>stopped",       NULL,
  };

  assert_arrows (EXPECTED, VV_MENTOR_STOPPED + 1, (ToString)vv_mentor_state_to_string,
                 (HasArrow)vv_mentor_has_arrow);
}

static void
test_mentee_arrows (void)
{
  static const char *const EXPECTED[] = {
    "invited>profile_received",
    "profile_received>conversation",
    "profile_received>accepted",
    "conversation>accepted",
    "accepted>consented",
    "consented>matched",
    "matched>active",
    "matched>consented",
    "active>finished",
    "finished>follow_up",
    "accepted>waiting",
    "consented>waiting",
    "waiting>matched",
    "waiting>consented",
    "waiting>withdrew",
    "profile_received>not_suitable_now",
    "conversation>not_suitable_now",
    "not_suitable_now>profile_received",
    "invited>withdrew",
    "profile_received>withdrew",
    "conversation>withdrew",
    "accepted>withdrew",
    "consented>withdrew",
    "matched>withdrew",
    "matched>transferred",
    "active>transferred",
    "transferred>matched",
    "transferred>waiting",
    "matched>ended_early",
    "active>ended_early",
    NULL,
  };

  assert_arrows (EXPECTED, VV_MENTEE_ENDED_EARLY + 1, (ToString)vv_mentee_state_to_string,
                 (HasArrow)vv_mentee_has_arrow);
}

static void
check_mentor (const VvMentorFacts *facts, const char *from, VvMentorState to, gboolean should)
{
  g_autoptr (VvActor) actor = make_coordinator ();
  g_autoptr (VvClock) clock = vv_clock_new_fixed (TODAY);
  g_autoptr (GError) error = NULL;
  gboolean result;

  set (&((VvEnrolment *)facts->enrolment)->state, from);
  result = vv_mentor_may_become (facts, to, actor, clock, &error);
  if (should)
    assert_holds (result, &error);
  else
    assert_lacks (result, &error);
}

static void
test_mentor_guards (void)
{
  g_autoptr (VvEnrolment) mentor = vv_enrolment_new ("e", "p", "m", VV_ROLE_MENTOR);
  g_autoptr (VvProgramme) programme = vv_programme_new ("p");
  VvMentorFacts facts = { .enrolment = mentor, .programme = programme };

  check_mentor (&facts, "applied", VV_MENTOR_SCREENED, TRUE);
  check_mentor (&facts, "shortlisted", VV_MENTOR_OFFERED, FALSE);
  check_mentor (&facts, "applied", VV_MENTOR_RESERVE, FALSE);
  check_mentor (&facts, "active", VV_MENTOR_STOPPED, FALSE);
  facts.reason = "Known from last year";
  check_mentor (&facts, "shortlisted", VV_MENTOR_OFFERED, TRUE);
  check_mentor (&facts, "applied", VV_MENTOR_RESERVE, TRUE);
  check_mentor (&facts, "active", VV_MENTOR_STOPPED, TRUE);
  check_mentor (&facts, "accepted", VV_MENTOR_CONTRACTED, TRUE);
  facts.contract_needed = TRUE;
  check_mentor (&facts, "accepted", VV_MENTOR_CONTRACTED, FALSE);
  facts.contract_filed = TRUE;
  check_mentor (&facts, "accepted", VV_MENTOR_CONTRACTED, TRUE);
  check_mentor (&facts, "contracted", VV_MENTOR_TRAINED, FALSE);
  mentor->training_attended = g_strdup (TODAY);
  check_mentor (&facts, "contracted", VV_MENTOR_TRAINED, TRUE);
  facts.open_matches = 1;
  check_mentor (&facts, "active", VV_MENTOR_FINISHED, FALSE);
  facts.open_matches = 0;
  check_mentor (&facts, "active", VV_MENTOR_FINISHED, TRUE);
  facts.reason = NULL;
  check_mentor (&facts, "finished", VV_MENTOR_ATTESTED, FALSE);
  facts.attest_given = TRUE;
  check_mentor (&facts, "finished", VV_MENTOR_ATTESTED, TRUE);
}

static void
test_mentor_available (void)
{
  g_autoptr (VvEnrolment) mentor = vv_enrolment_new ("e", "p", "m", VV_ROLE_MENTOR);
  g_autoptr (VvProgramme) programme = vv_programme_new ("p");
  VvMentorFacts facts = { .enrolment = mentor, .programme = programme, .has_minors = TRUE };
  g_autoptr (GPtrArray) lacks = vv_mentor_what_lacks (&facts);
  g_autoptr (GPtrArray) nothing = NULL;

  g_assert_cmpuint (lacks->len, ==, 4);
  mentor->training_attended = g_strdup (TODAY);
  check_mentor (&facts, "trained", VV_MENTOR_AVAILABLE, FALSE);
  mentor->cnf_filed = g_strdup (TODAY);
  check_mentor (&facts, "trained", VV_MENTOR_AVAILABLE, FALSE);
  programme->training_topics = g_strsplit ("1,2,3,4,5,6,7,8,9,10,11,12,13,14", ",", -1);
  check_mentor (&facts, "trained", VV_MENTOR_AVAILABLE, FALSE);
  mentor->check_shown = g_strdup (TODAY);
  check_mentor (&facts, "trained", VV_MENTOR_AVAILABLE, TRUE);
  nothing = vv_mentor_what_lacks (&facts);
  g_assert_cmpuint (nothing->len, ==, 0);
  check_mentor (&facts, "available", VV_MENTOR_MATCHED, FALSE);
  facts.mentees = 1;
  check_mentor (&facts, "available", VV_MENTOR_MATCHED, TRUE);
  check_mentor (&facts, "matched", VV_MENTOR_AVAILABLE, FALSE);
  facts.mentees = 2;
  check_mentor (&facts, "available", VV_MENTOR_MATCHED, FALSE);
  mentor->capacity = 3;
  check_mentor (&facts, "available", VV_MENTOR_MATCHED, TRUE);
  check_mentor (&facts, "matched", VV_MENTOR_AVAILABLE, TRUE);
  check_mentor (&facts, "matched", VV_MENTOR_ACTIVE, FALSE);
  facts.first_session_held = TRUE;
  check_mentor (&facts, "matched", VV_MENTOR_ACTIVE, TRUE);
}

static void
check_mentee (const VvMenteeFacts *facts, const char *from, VvMenteeState to, gboolean should)
{
  g_autoptr (VvActor) actor = make_coordinator ();
  g_autoptr (VvClock) clock = vv_clock_new_fixed (TODAY);
  g_autoptr (GError) error = NULL;
  gboolean result;

  set (&((VvEnrolment *)facts->enrolment)->state, from);
  result = vv_mentee_may_become (facts, to, actor, clock, &error);
  if (should)
    assert_holds (result, &error);
  else
    assert_lacks (result, &error);
}

static void
test_mentee_guards (void)
{
  g_autoptr (VvEnrolment) mentee = vv_enrolment_new ("e", "p", "m", VV_ROLE_MENTEE);
  g_autoptr (VvPerson) person = vv_person_new ("m");
  g_autoptr (VvClock) clock = vv_clock_new_fixed (TODAY);
  g_autoptr (GPtrArray) lacks = NULL;
  VvMenteeFacts facts = { .enrolment = mentee, .person = person };

  g_assert_cmpstr (mentee->state, ==, "invited");
  person->birth_date = g_strdup ("2010-01-01");
  lacks = vv_mentee_what_lacks (&facts, clock);
  g_assert_cmpuint (lacks->len, ==, 3);
  check_mentee (&facts, "invited", VV_MENTEE_PROFILE_RECEIVED, FALSE);
  facts.profile_received = TRUE;
  check_mentee (&facts, "invited", VV_MENTEE_PROFILE_RECEIVED, TRUE);
  check_mentee (&facts, "accepted", VV_MENTEE_CONSENTED, FALSE);
  mentee->consented = g_strdup (TODAY);
  check_mentee (&facts, "accepted", VV_MENTEE_CONSENTED, FALSE);
  facts.guardian_signed = TRUE;
  check_mentee (&facts, "accepted", VV_MENTEE_CONSENTED, TRUE);
  check_mentee (&facts, "consented", VV_MENTEE_MATCHED, FALSE);
  check_mentee (&facts, "matched", VV_MENTEE_CONSENTED, TRUE);
  facts.in_match = TRUE;
  check_mentee (&facts, "consented", VV_MENTEE_MATCHED, TRUE);
  check_mentee (&facts, "matched", VV_MENTEE_CONSENTED, FALSE);
  check_mentee (&facts, "matched", VV_MENTEE_ACTIVE, FALSE);
  facts.first_session_held = TRUE;
  check_mentee (&facts, "matched", VV_MENTEE_ACTIVE, TRUE);
  check_mentee (&facts, "active", VV_MENTEE_FINISHED, FALSE);
  facts.match_over = TRUE;
  check_mentee (&facts, "active", VV_MENTEE_FINISHED, TRUE);
  check_mentee (&facts, "finished", VV_MENTEE_FOLLOW_UP, FALSE);
  facts.follow_up_consent = TRUE;
  check_mentee (&facts, "finished", VV_MENTEE_FOLLOW_UP, TRUE);
  check_mentee (&facts, "conversation", VV_MENTEE_NOT_SUITABLE_NOW, FALSE);
  check_mentee (&facts, "active", VV_MENTEE_TRANSFERRED, FALSE);
  check_mentee (&facts, "active", VV_MENTEE_ENDED_EARLY, FALSE);
  facts.reason = "Referred to the youth clinic";
  check_mentee (&facts, "conversation", VV_MENTEE_NOT_SUITABLE_NOW, TRUE);
  check_mentee (&facts, "active", VV_MENTEE_TRANSFERRED, TRUE);
  check_mentee (&facts, "active", VV_MENTEE_ENDED_EARLY, TRUE);
}

/* Every state has a label. */
static void
test_labels (void)
{
  for (int i = 0; i <= VV_PROGRAMME_CANCELLED; i++)
    g_assert_cmpstr (vv_programme_state_label ((VvProgrammeState)i), !=, "");
  for (int i = 0; i <= VV_MENTOR_STOPPED; i++)
    g_assert_cmpstr (vv_mentor_state_label ((VvMentorState)i), !=, "");
  for (int i = 0; i <= VV_MENTEE_ENDED_EARLY; i++)
    g_assert_cmpstr (vv_mentee_state_label ((VvMenteeState)i), !=, "");
  for (int i = 0; i <= VV_MATCH_REMATCH; i++)
    g_assert_cmpstr (vv_match_state_label ((VvMatchState)i), !=, "");
  for (int i = 0; i <= VV_SESSION_NOT_HELD; i++)
    g_assert_cmpstr (vv_session_state_label ((VvSessionState)i), !=, "");
  for (int i = 0; i <= VV_DOCUMENT_WAIVED; i++)
    g_assert_cmpstr (vv_document_state_label ((VvDocumentState)i), !=, "");
  g_assert_cmpstr (vv_enrolment_state_label (VV_ROLE_MENTEE, "profile_received"), ==, "Profile received");
}

#define ADD_PROGRAMME(name, function)                                                                        \
  g_test_add ("/programme/" name, ProgrammeCase, NULL, set_up_programme, function, tear_down_programme)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/arrows", test_programme_arrows);
  ADD_PROGRAMME ("planned", test_programme_planned);
  ADD_PROGRAMME ("recruiting", test_programme_recruiting);
  ADD_PROGRAMME ("selecting", test_programme_selecting);
  ADD_PROGRAMME ("preparing", test_programme_preparing);
  ADD_PROGRAMME ("matching", test_programme_matching);
  ADD_PROGRAMME ("running", test_programme_running_to_review);
  ADD_PROGRAMME ("closed", test_programme_closed);
  ADD_PROGRAMME ("archived", test_programme_archived);
  ADD_PROGRAMME ("paused", test_programme_paused);
  ADD_PROGRAMME ("refusals", test_programme_refusals);
  ADD_PROGRAMME ("automatic", test_programme_automatic);
  g_test_add_func ("/mentor/arrows", test_mentor_arrows);
  g_test_add_func ("/mentor/guards", test_mentor_guards);
  g_test_add_func ("/mentor/available", test_mentor_available);
  g_test_add_func ("/mentee/arrows", test_mentee_arrows);
  g_test_add_func ("/mentee/guards", test_mentee_guards);
  g_test_add_func ("/labels", test_labels);
  return g_test_run ();
}
