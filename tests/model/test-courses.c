/* Matches, sessions and documents of process.md 3: every arrow that exists, every one that does not, and each
 * guard. */
#include "arrows.h"

/* --- Match and session --- */

static void
test_match_arrows (void)
{
  static const char *const EXPECTED[] = {
    "proposed>reserved",        "reserved>locked",        "reserved>proposed",
    "locked>started",           "locked>proposed",        "started>running",
    "running>midterm_done",     "running>final_done",     "midterm_done>final_done",
    "final_done>closed",        "locked>rematch",         "started>rematch",
    "running>rematch",          "midterm_done>rematch",   "running>ended_early",
    "midterm_done>ended_early", "final_done>ended_early", NULL,
  };

  assert_arrows (EXPECTED, VV_MATCH_REMATCH + 1, (ToString)vv_match_state_to_string,
                 (HasArrow)vv_match_has_arrow);
}

static void
check_match (const VvMatchFacts *facts, VvMatchState from, VvMatchState to, gboolean should)
{
  g_autoptr (VvActor) actor = make_coordinator ();
  g_autoptr (VvClock) clock = vv_clock_new_fixed (TODAY);
  g_autoptr (GError) error = NULL;
  gboolean result;

  ((VvMatch *)facts->match)->state = from;
  result = vv_match_may_become (facts, to, actor, clock, &error);
  if (should)
    assert_holds (result, &error);
  else
    assert_lacks (result, &error);
}

static void
test_match_beginning (void)
{
  const char *const blocks[] = { "They have no language in common.", NULL };
  g_autoptr (VvMatch) match = vv_match_new ("id", "p", "mentor");
  g_autoptr (VvEnrolment) mentor = vv_enrolment_new ("e", "p", "mentor", VV_ROLE_MENTOR);
  VvMatchFacts facts = { .match = match, .group_max = 4, .mentor = mentor, .mentor_mentees = 2 };

  check_match (&facts, VV_MATCH_PROPOSED, VV_MATCH_RESERVED, FALSE);
  for (int i = 0; i < 5; i++)
    g_ptr_array_add (match->mentees, g_strdup_printf ("m%d", i));
  check_match (&facts, VV_MATCH_PROPOSED, VV_MATCH_RESERVED, FALSE);
  facts.group_max = 5;
  check_match (&facts, VV_MATCH_PROPOSED, VV_MATCH_RESERVED, FALSE);
  mentor->capacity = 5;
  check_match (&facts, VV_MATCH_PROPOSED, VV_MATCH_RESERVED, TRUE);
  facts.blocks = blocks;
  check_match (&facts, VV_MATCH_PROPOSED, VV_MATCH_RESERVED, FALSE);
  check_match (&facts, VV_MATCH_RESERVED, VV_MATCH_LOCKED, FALSE);
  facts.reason = "Same interests";
  check_match (&facts, VV_MATCH_RESERVED, VV_MATCH_LOCKED, FALSE);
  facts.both_informed = TRUE;
  check_match (&facts, VV_MATCH_RESERVED, VV_MATCH_LOCKED, TRUE);
  check_match (&facts, VV_MATCH_LOCKED, VV_MATCH_PROPOSED, TRUE);
  facts.reason = NULL;
  check_match (&facts, VV_MATCH_LOCKED, VV_MATCH_PROPOSED, FALSE);
  check_match (&facts, VV_MATCH_LOCKED, VV_MATCH_REMATCH, TRUE);
}

static void
test_match_course (void)
{
  const char *const missing[] = { "IMQ", "DIA", NULL };
  g_autoptr (VvMatch) match = vv_match_new ("id", "p", "mentor");
  VvMatchFacts facts = { .match = match, .group_max = 5, .final_unanswered = 1, .missing = missing };

  check_match (&facts, VV_MATCH_LOCKED, VV_MATCH_STARTED, FALSE);
  facts.first_session_held = TRUE;
  check_match (&facts, VV_MATCH_LOCKED, VV_MATCH_STARTED, FALSE);
  match->well_matched = TRUE;
  check_match (&facts, VV_MATCH_LOCKED, VV_MATCH_STARTED, TRUE);
  check_match (&facts, VV_MATCH_STARTED, VV_MATCH_RUNNING, FALSE);
  facts.agreement_filed = TRUE;
  check_match (&facts, VV_MATCH_STARTED, VV_MATCH_RUNNING, TRUE);
  check_match (&facts, VV_MATCH_RUNNING, VV_MATCH_MIDTERM_DONE, FALSE);
  facts.midterm_filed = TRUE;
  check_match (&facts, VV_MATCH_RUNNING, VV_MATCH_MIDTERM_DONE, TRUE);
  check_match (&facts, VV_MATCH_MIDTERM_DONE, VV_MATCH_FINAL_DONE, FALSE);
  facts.final_held = TRUE;
  check_match (&facts, VV_MATCH_MIDTERM_DONE, VV_MATCH_FINAL_DONE, FALSE);
  facts.final_unanswered = 0;
  check_match (&facts, VV_MATCH_MIDTERM_DONE, VV_MATCH_FINAL_DONE, TRUE);
  check_match (&facts, VV_MATCH_RUNNING, VV_MATCH_FINAL_DONE, FALSE);
  facts.no_midterm = TRUE;
  check_match (&facts, VV_MATCH_RUNNING, VV_MATCH_FINAL_DONE, TRUE);
  check_match (&facts, VV_MATCH_FINAL_DONE, VV_MATCH_CLOSED, FALSE);
  check_match (&facts, VV_MATCH_RUNNING, VV_MATCH_ENDED_EARLY, FALSE);
  facts.closure_note = TRUE;
  check_match (&facts, VV_MATCH_RUNNING, VV_MATCH_ENDED_EARLY, FALSE);
  facts.final_offered = TRUE;
  check_match (&facts, VV_MATCH_RUNNING, VV_MATCH_ENDED_EARLY, TRUE);
  facts.reason = "The paper burnt";
  check_match (&facts, VV_MATCH_FINAL_DONE, VV_MATCH_CLOSED, TRUE);
  facts.reason = NULL;
  facts.missing = NULL;
  check_match (&facts, VV_MATCH_FINAL_DONE, VV_MATCH_CLOSED, TRUE);
  match->state = VV_MATCH_LOCKED;
  g_assert_true (vv_match_shows_agreement_missing (match, FALSE));
  g_assert_false (vv_match_shows_agreement_missing (match, TRUE));
}

static void
test_session_arrows (void)
{
  static const char *const EXPECTED[] = {
    "planned>held",  "held>diary_written", "diary_written>commented", "commented>filed",
    "planned>moved", "planned>cancelled",  "planned>not_held",        NULL,
  };

  assert_arrows (EXPECTED, VV_SESSION_NOT_HELD + 1, (ToString)vv_session_state_to_string,
                 (HasArrow)vv_session_has_arrow);
}

typedef struct
{
  VvMatch *match;
  VvSession *session;
  VvSessionFacts facts;
} SessionCase;

static void
set_up_session (SessionCase *c, gconstpointer data)
{
  c->match = vv_match_new ("match", "p", "mentor");
  g_ptr_array_add (c->match->mentees, g_strdup ("m1"));
  c->session = vv_session_new ("s", "match", 1);
  c->session->date = g_strdup (TODAY);
  c->facts = (VvSessionFacts){ .session = c->session, .match = c->match, .notice_days = 2 };
}

static void
tear_down_session (SessionCase *c, gconstpointer data)
{
  vv_session_free (c->session);
  vv_match_free (c->match);
}

static void
check_session (SessionCase *c, VvSessionState from, VvSessionState to, gboolean should)
{
  g_autoptr (VvActor) actor = vv_actor_new ("mentor", VV_ROLE_MENTOR, TRUE);
  g_autoptr (VvClock) clock = vv_clock_new_fixed (TODAY);
  g_autoptr (GError) error = NULL;
  gboolean result;

  c->facts.from = from;
  c->session->state = to;
  result = vv_session_may_become (&c->facts, to, actor, clock, &error);
  if (should)
    assert_holds (result, &error);
  else
    assert_lacks (result, &error);
}

/* The soft gate: sessions 1 and 2 go without a filed agreement, the third does not. */
static void
test_session_agreement (SessionCase *c, gconstpointer data)
{
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_HELD, TRUE);
  c->session->number = 2;
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_HELD, TRUE);
  c->session->number = 3;
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_HELD, FALSE);
  c->match->agreement_waiver = g_strdup ("The guardian is abroad");
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_HELD, TRUE);
  g_clear_pointer (&c->match->agreement_waiver, g_free);
  c->facts.agreement_filed = TRUE;
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_HELD, TRUE);
  set (&c->session->date, "2026-09-02");
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_HELD, FALSE);
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_NOT_HELD, FALSE);
}

static void
test_session_diary (SessionCase *c, gconstpointer data)
{
  VvSession *s = c->session;

  check_session (c, VV_SESSION_HELD, VV_SESSION_DIARY_WRITTEN, FALSE);
  set (&s->diary_writer, "mentor");
  set (&s->diary_talked, "a");
  set (&s->diary_useful, "b");
  set (&s->diary_next, "d");
  check_session (c, VV_SESSION_HELD, VV_SESSION_DIARY_WRITTEN, FALSE);
  set (&s->diary_writer, "m1");
  check_session (c, VV_SESSION_HELD, VV_SESSION_DIARY_WRITTEN, FALSE);
  c->facts.without_tasks = TRUE;
  check_session (c, VV_SESSION_HELD, VV_SESSION_DIARY_WRITTEN, TRUE);
  c->facts.without_tasks = FALSE;
  set (&s->diary_tasks, "c");
  check_session (c, VV_SESSION_HELD, VV_SESSION_DIARY_WRITTEN, TRUE);
  check_session (c, VV_SESSION_DIARY_WRITTEN, VV_SESSION_COMMENTED, FALSE);
  set (&s->mentor_comment, "e");
  check_session (c, VV_SESSION_DIARY_WRITTEN, VV_SESSION_COMMENTED, TRUE);
  check_session (c, VV_SESSION_COMMENTED, VV_SESSION_FILED, FALSE);
  c->facts.list_filed = TRUE;
  check_session (c, VV_SESSION_COMMENTED, VV_SESSION_FILED, TRUE);
}

static void
test_session_moved (SessionCase *c, gconstpointer data)
{
  VvSession *s = c->session;

  set (&s->date, "2026-09-10");
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_MOVED, FALSE);
  set (&s->moved_to, "s2");
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_MOVED, FALSE);
  set (&s->moved_by, "mentor");
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_MOVED, FALSE);
  set (&s->notice_date, "2026-09-08");
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_MOVED, TRUE);
  /* Late notice is possible, with a reason. */
  set (&s->notice_date, "2026-09-09");
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_CANCELLED, FALSE);
  set (&s->reason, "Ill");
  check_session (c, VV_SESSION_PLANNED, VV_SESSION_CANCELLED, TRUE);
}

static void
test_session_actors (SessionCase *c, gconstpointer data)
{
  g_autoptr (VvActor) mentee = vv_actor_new ("m1", VV_ROLE_MENTEE, TRUE);
  g_autoptr (VvActor) other = vv_actor_new ("other", VV_ROLE_MENTOR, TRUE);
  g_autoptr (VvClock) clock = vv_clock_new_fixed (TODAY);
  g_autoptr (GError) error = NULL;

  g_assert_false (vv_session_may_become (&c->facts, VV_SESSION_HELD, mentee, clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_PERMISSION);
  g_clear_error (&error);
  g_assert_false (vv_session_may_become (&c->facts, VV_SESSION_HELD, other, clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_PERMISSION);
  g_clear_error (&error);
  c->facts.from = VV_SESSION_HELD;
  assert_lacks (vv_session_may_become (&c->facts, VV_SESSION_DIARY_WRITTEN, mentee, clock, &error), &error);
}

/* --- Document --- */

static void
test_document_arrows (void)
{
  static const char *const EXPECTED[] = {
    "not_started>issued",  "not_started>waived",    "issued>incomplete",
    "issued>review",       "issued>complete",       "issued>waived",
    "issued>superseded",   "incomplete>review",     "incomplete>complete",
    "incomplete>waived",   "incomplete>superseded", "review>incomplete",
    "review>complete",     "review>waived",         "review>superseded",
    "complete>locked",     "complete>review",       "complete>incomplete",
    "complete>superseded", "locked>superseded",     NULL,
  };

  assert_arrows (EXPECTED, VV_DOCUMENT_WAIVED + 1, (ToString)vv_document_state_to_string,
                 (HasArrow)vv_document_has_arrow);
}

static void
check_document (const VvDocumentFacts *facts, VvDocumentState from, VvDocumentState to, gboolean should)
{
  g_autoptr (VvActor) actor = make_coordinator ();
  g_autoptr (VvClock) clock = vv_clock_new_fixed (TODAY);
  g_autoptr (GError) error = NULL;
  gboolean result;

  ((VvDocument *)facts->document)->state = from;
  result = vv_document_may_become (facts, to, actor, clock, &error);
  if (should)
    assert_holds (result, &error);
  else
    assert_lacks (result, &error);
}

static void
test_document_complete (void)
{
  const char *const required[] = { "AGR-08", NULL };
  g_autoptr (VvDocument) document = vv_document_new ("d", "p", "AGR");
  VvDocumentFacts facts = { .document = document };

  document->folder = VV_FOLDER_TEMPLATES;
  check_document (&facts, VV_DOCUMENT_NOT_STARTED, VV_DOCUMENT_ISSUED, FALSE);
  document->folder = VV_FOLDER_MANAGEMENT;
  check_document (&facts, VV_DOCUMENT_NOT_STARTED, VV_DOCUMENT_ISSUED, TRUE);
  document->pages = 3;
  document->received = g_strdup ("1,3");
  document->unsigned_fields = g_strdup ("AGR-41");
  document->waiting = 1;
  check_document (&facts, VV_DOCUMENT_ISSUED, VV_DOCUMENT_COMPLETE, FALSE);
  facts.has_scan = TRUE;
  g_assert_cmpint (vv_document_state_of_pages (document), ==, VV_DOCUMENT_INCOMPLETE);
  check_document (&facts, VV_DOCUMENT_ISSUED, VV_DOCUMENT_COMPLETE, FALSE);
  set (&document->received, "1,2,3");
  check_document (&facts, VV_DOCUMENT_INCOMPLETE, VV_DOCUMENT_COMPLETE, FALSE);
  set (&document->unsigned_fields, "");
  g_assert_cmpint (vv_document_state_of_pages (document), ==, VV_DOCUMENT_REVIEW);
  check_document (&facts, VV_DOCUMENT_REVIEW, VV_DOCUMENT_COMPLETE, FALSE);
  document->waiting = 0;
  g_assert_cmpint (vv_document_state_of_pages (document), ==, VV_DOCUMENT_COMPLETE);
  check_document (&facts, VV_DOCUMENT_REVIEW, VV_DOCUMENT_COMPLETE, TRUE);
  facts.required_missing = required;
  check_document (&facts, VV_DOCUMENT_REVIEW, VV_DOCUMENT_COMPLETE, FALSE);
  facts.required_missing = NULL;
  facts.changed_after_signature = TRUE;
  check_document (&facts, VV_DOCUMENT_REVIEW, VV_DOCUMENT_COMPLETE, FALSE);
  set (&document->received, NULL);
  g_assert_cmpint (vv_document_state_of_pages (document), ==, VV_DOCUMENT_ISSUED);
}

static void
test_document_others (void)
{
  g_autoptr (VvDocument) document = vv_document_new ("d", "p", "IMQ");
  g_autoptr (VvActor) mentee = vv_actor_new ("m", VV_ROLE_MENTEE, TRUE);
  g_autoptr (VvClock) clock = vv_clock_new_fixed (TODAY);
  g_autoptr (GError) error = NULL;
  VvDocumentFacts facts = { .document = document, .is_typed = TRUE };

  document->pages = 2;
  document->folder = VV_FOLDER_MONITORING;
  check_document (&facts, VV_DOCUMENT_ISSUED, VV_DOCUMENT_COMPLETE, TRUE);
  check_document (&facts, VV_DOCUMENT_ISSUED, VV_DOCUMENT_WAIVED, FALSE);
  facts.reason = "She has moved";
  check_document (&facts, VV_DOCUMENT_ISSUED, VV_DOCUMENT_WAIVED, TRUE);
  check_document (&facts, VV_DOCUMENT_ISSUED, VV_DOCUMENT_SUPERSEDED, TRUE);
  check_document (&facts, VV_DOCUMENT_COMPLETE, VV_DOCUMENT_SUPERSEDED, FALSE);
  set (&document->form, "SPL");
  check_document (&facts, VV_DOCUMENT_COMPLETE, VV_DOCUMENT_SUPERSEDED, TRUE);
  check_document (&facts, VV_DOCUMENT_COMPLETE, VV_DOCUMENT_LOCKED, TRUE);
  g_assert_false (vv_document_may_become (&facts, VV_DOCUMENT_LOCKED, mentee, clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_PERMISSION);
}

#define ADD_SESSION(name, function)                                                                          \
  g_test_add ("/session/" name, SessionCase, NULL, set_up_session, function, tear_down_session)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/arrows", test_match_arrows);
  g_test_add_func ("/match/beginning", test_match_beginning);
  g_test_add_func ("/match/course", test_match_course);
  g_test_add_func ("/session/arrows", test_session_arrows);
  ADD_SESSION ("agreement", test_session_agreement);
  ADD_SESSION ("diary", test_session_diary);
  ADD_SESSION ("moved", test_session_moved);
  ADD_SESSION ("actors", test_session_actors);
  g_test_add_func ("/document/arrows", test_document_arrows);
  g_test_add_func ("/document/complete", test_document_complete);
  g_test_add_func ("/document/others", test_document_others);
  return g_test_run ();
}
