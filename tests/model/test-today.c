/* What must be settled today, and in which order. */
#include "vv-today.h"

#include <string.h>

#define TODAY "2026-09-01"

static VvDocument *
make_document (const char *form, VvDocumentState state)
{
  VvDocument *document = vv_document_new ("d", "autumn", form);

  document->state = state;
  document->pages = 3;
  return document;
}

static GPtrArray *
find (VvTodayFacts *facts)
{
  g_autoptr (VvClock) clock = vv_clock_new_fixed (TODAY);

  return vv_today_find_matters (facts, clock);
}

static void
assert_matter (const VvMatter *matter, const char *kind, const char *title)
{
  g_assert_cmpstr (vv_matter_kind_to_string (matter->kind), ==, kind);
  g_assert_cmpstr (matter->title, ==, title);
}

static void
test_nothing (void)
{
  VvTodayFacts facts = { 0 };
  g_autoptr (GPtrArray) matters = find (&facts);

  g_assert_cmpuint (matters->len, ==, 0);
}

static void
test_documents (void)
{
  g_autoptr (VvDocument) torn = make_document ("AGR", VV_DOCUMENT_INCOMPLETE);
  g_autoptr (VvDocument) bare = make_document ("AGR", VV_DOCUMENT_INCOMPLETE);
  g_autoptr (VvDocument) out = make_document ("AGR", VV_DOCUMENT_ISSUED);
  g_autoptr (VvDocument) late = make_document ("IMQ", VV_DOCUMENT_ISSUED);
  g_autoptr (VvDocument) new = make_document ("SPL", VV_DOCUMENT_NOT_STARTED);
  g_autoptr (VvDocument) done = make_document ("AGR", VV_DOCUMENT_COMPLETE);
  const VvTodayDocument documents[] = {
    { torn, "Mentoring agreement", "group Fjord", "2026-08-29", "Aleksandra" },
    { bare, "Mentoring agreement", "Oskar and Henrik", "2026-09-03", "Oskar" },
    { out, "Mentoring agreement", "group Fjell", "2026-09-04", NULL },
    { out, "Mentoring agreement", "group Elv", "2026-09-03", NULL },
    { out, "Mentoring agreement", "group Vik", "2026-09-20", NULL },
    { late, "Initial questionnaire", "WF-31", "2026-08-31", NULL },
    { new, "Session plan", "group Fjord", "2026-09-02", NULL },
    { done, "Mentoring agreement", "group Øy", "2026-08-01", NULL },
  };
  VvTodayFacts facts = { .documents = documents, .n_documents = G_N_ELEMENTS (documents) };
  g_autoptr (GPtrArray) matters = NULL;
  const VvMatter *gathered;

  torn->received = g_strdup ("1,3");
  torn->unsigned_fields = g_strdup ("AGR-40.c2.r1");
  bare->received = g_strdup ("1,2,3");
  bare->unsigned_fields = g_strdup ("AGR-40.c2.r1");
  matters = find (&facts);
  g_assert_cmpuint (matters->len, ==, 5);
  assert_matter (g_ptr_array_index (matters, 0), "missing_page",
                 "Mentoring agreement, group Fjord: page 2 is missing");
  g_assert_cmpstr (((VvMatter *)g_ptr_array_index (matters, 0))->detail, ==, "Not signed: Aleksandra");
  assert_matter (g_ptr_array_index (matters, 1), "overdue",
                 "Initial questionnaire, WF-31: printed and not back yet");
  assert_matter (g_ptr_array_index (matters, 2), "unsigned",
                 "Mentoring agreement, Oskar and Henrik: a signature is missing");
  assert_matter (g_ptr_array_index (matters, 3), "due", "Session plan, group Fjord: not made yet");
  gathered = g_ptr_array_index (matters, 4);
  assert_matter (gathered, "due", "Mentoring agreement: 2 are printed and not back yet");
  g_assert_cmpint (gathered->count, ==, 2);
  g_assert_cmpstr (gathered->due, ==, "2026-09-03");
}

static void
test_sessions (void)
{
  static const struct
  {
    VvSessionState state;
    const char *date, *kind, *title;
  } CASES[] = {
    { VV_SESSION_PLANNED, "2026-08-27", "overdue", "Oskar: was the session of that day held?" },
    { VV_SESSION_PLANNED, "2026-09-03", "due", "Oskar: session on that day" },
    { VV_SESSION_PLANNED, "2026-09-30", NULL, NULL },
    { VV_SESSION_HELD, "2026-08-27", "overdue", "Oskar: no diary for the session of that day" },
    { VV_SESSION_HELD, TODAY, "due", "Oskar: no diary for the session of that day" },
    { VV_SESSION_DIARY_WRITTEN, "2026-08-30", "due",
      "Oskar: the mentor has not commented on the diary of that day" },
    { VV_SESSION_DIARY_WRITTEN, "2026-08-28", "overdue",
      "Oskar: the mentor has not commented on the diary of that day" },
    { VV_SESSION_FILED, "2026-08-27", NULL, NULL },
    { VV_SESSION_MOVED, "2026-08-27", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (VvSession) session = vv_session_new ("s", "m", 2);
      VvTodaySession fact = { session, "autumn", "Oskar", "that day" };
      VvTodayFacts facts = { .sessions = &fact, .n_sessions = 1 };
      g_autoptr (GPtrArray) matters = NULL;

      session->state = CASES[i].state;
      session->date = g_strdup (CASES[i].date);
      matters = find (&facts);
      g_assert_cmpuint (matters->len, ==, CASES[i].title ? 1 : 0);
      if (CASES[i].title)
        assert_matter (g_ptr_array_index (matters, 0), CASES[i].kind, CASES[i].title);
    }
}

static void
test_pages (void)
{
  g_autoptr (VvScanPage) unsure = vv_scan_page_new ("p1");
  g_autoptr (VvScanPage) unknown = vv_scan_page_new ("p2");
  g_autoptr (VvScanPage) filed = vv_scan_page_new ("p3");
  const VvTodayPage pages[]
      = { { unknown, NULL }, { unsure, "autumn" }, { unsure, "autumn" }, { filed, "autumn" } };
  VvTodayFacts facts = { .pages = pages, .n_pages = G_N_ELEMENTS (pages) };
  g_autoptr (GPtrArray) matters = NULL;

  unsure->state = VV_PAGE_REVIEW;
  unknown->state = VV_PAGE_UNKNOWN;
  matters = find (&facts);
  g_assert_cmpuint (matters->len, ==, 2);
  assert_matter (g_ptr_array_index (matters, 0), "uncertain", "2 scanned pages need you");
  g_assert_cmpstr (((VvMatter *)g_ptr_array_index (matters, 0))->scan_page, ==, "p1");
  assert_matter (g_ptr_array_index (matters, 1), "uncertain", "1 scanned page needs you");
  g_assert_null (((VvMatter *)g_ptr_array_index (matters, 1))->programme);
}

static void
test_order (void)
{
  const char *const programmes[] = { "autumn", "spring", NULL };
  const VvTodayQuestion questions[] = {
    { .what = "feedback", .programme = "spring", .subject = "a mentor", .due = "2026-09-07" },
    { .what = "attest", .programme = "autumn", .subject = "Henrik Dahl", .due = "2026-09-20" },
    { .what = "feedback", .programme = "autumn", .subject = "a mentee", .due = "2026-09-07" },
    { .what = "concern", .programme = "autumn", .subject = "WF-31", .due = "2026-08-31" },
    { .what = "plan_next", .programme = "autumn", .subject = "group Fjord" },
  };
  VvTodayFacts facts
      = { .questions = questions, .n_questions = G_N_ELEMENTS (questions), .programmes = programmes };
  g_autoptr (GPtrArray) matters = find (&facts);

  g_assert_cmpuint (matters->len, ==, 5);
  assert_matter (g_ptr_array_index (matters, 0), "overdue", "A concern waits for a decision: WF-31");
  assert_matter (g_ptr_array_index (matters, 1), "unanswered", "Feedback waits for an answer: a mentee");
  assert_matter (g_ptr_array_index (matters, 2), "due", "Henrik Dahl has finished: offer the attest");
  assert_matter (g_ptr_array_index (matters, 3), "due", "group Fjord: the next session has no date or topic");
  assert_matter (g_ptr_array_index (matters, 4), "unanswered", "Feedback waits for an answer: a mentor");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/today/nothing", test_nothing);
  g_test_add_func ("/today/documents", test_documents);
  g_test_add_func ("/today/sessions", test_sessions);
  g_test_add_func ("/today/pages", test_pages);
  g_test_add_func ("/today/order", test_order);
  return g_test_run ();
}
