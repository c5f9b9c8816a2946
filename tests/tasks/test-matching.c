/* Proposals are the same for the same people, explained, changed by hand, accepted, locked. */
#include "fixture.h"

#include <string.h>
#include "vv-documents.h"
#include "vv-matching.h"
#include "vv-strings.h"

#define MENTORS 40
#define MENTEES 100

static const char *const TOPIC_WORDS[]
    = { "Digitale ferdigheter", "Språktrening", "Jobbsøking, CV og intervju", "Nettverk og kontakter",
        "Starte noe eget i liten skala" };
static const char *const TIME_WORDS[] = { "Hverdagskvelder", "Helger", "Hverdager på dagtid" };

/* Rows of a spreadsheet, in an order of their own. */
static char *
make_rows (VvRole role, int count, guint seed)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  gboolean is_mentor = role == VV_ROLE_MENTOR;
  for (int i = 0; i < count; i++)
    g_ptr_array_add (rows,
                     g_strdup_printf ("%s %c%02d;%02d.%02d.19%02d;%s%d@example.org;norsk%s;%s;%s;%s;%s;%s\n",
                                      is_mentor ? "Mentor" : "Mentee", 'A' + i % 20, i, 1 + i % 28,
                                      1 + i % 12, 60 + i % 40, is_mentor ? "mentor" : "mentee", i,
                                      i % 5 == 0 ? ", engelsk" : "", TOPIC_WORDS[(i * 3) % 5],
                                      TIME_WORDS[i % 3], is_mentor ? "3" : "", "01.08.2026", "01.08.2026"));
  GString *text = g_string_new ("Navn;Født;E-post;Språk;Tema;Tid;Plasser;Taushetserklæring;Opplæring\n");
  for (guint left = rows->len; left > 0; left--)
    {
      seed = seed * 1103515245u + 12345u;
      char *row = g_ptr_array_steal_index (rows, seed == 0 ? 0 : (seed >> 8) % left);
      g_string_append (text, row);
      g_free (row);
    }
  return g_string_free (text, FALSE);
}

static void
import_all (Fixture *fixture, const VvProgramme *programme, guint seed)
{
  static const VvRole ROLES[] = { VV_ROLE_MENTOR, VV_ROLE_MENTEE };
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = make_rows (ROLES[i], i == 0 ? MENTORS : MENTEES, seed + i);
      g_autofree char *path = fixture_write (fixture, "people.csv", text);
      g_autoptr (VvImportResult) result
          = vv_people_import (fixture->ws, programme->id, ROLES[i], path, NULL, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (result->problems->len, ==, 0);
      g_assert_cmpint (result->imported, ==, i == 0 ? MENTORS : MENTEES);
    }
}

/* "mentor: mentee, mentee" lines by name, which do not depend on ids. */
static char *
tell_proposal (const VvProposalView *view)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < view->matches->len; i++)
    {
      VvProposedMatch *match = g_ptr_array_index (view->matches, i);
      g_string_append_printf (text, "%s:", match->mentor_name);
      for (guint j = 0; j < match->mentee_names->len; j++)
        g_string_append_printf (text, " %s %d", (char *)g_ptr_array_index (match->mentee_names, j),
                                g_array_index (match->scores, int, j));
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
test_same_after_new_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GError) error = NULL;
      if (round == 1)
        {
          fixture_tear_down (fixture, NULL);
          fixture_set_up (fixture, NULL);
          vv_random_unref (fixture->random);
          fixture->random = vv_random_new_seeded (99);
          fixture_reopen (fixture, NULL, NULL);
        }
      g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
      import_all (fixture, programme, round * 77);
      g_autoptr (VvProposalView) view
          = vv_matching_propose (fixture->ws, programme->id, 0, "total", NULL, &error);
      g_assert_no_error (error);
      g_autofree char *told = tell_proposal (view);
      guint matched = 0;
      for (guint i = 0; i < view->matches->len; i++)
        matched += ((VvProposedMatch *)g_ptr_array_index (view->matches, i))->mentees->len;
      g_assert_cmpuint (matched + view->unmatched->len, ==, MENTEES);
      g_assert_cmpuint (matched, >, 90);
      if (round == 0)
        first = g_steal_pointer (&told);
      else
        g_assert_cmpstr (told, ==, first);
    }
}

typedef struct
{
  VvProgramme *programme;
  char *ola, *kari, *tuva, *emil, *live;
} Small;

static void
clear_small (Small *small)
{
  vv_programme_free (small->programme);
  g_free (small->ola);
  g_free (small->kari);
  g_free (small->tuva);
  g_free (small->emil);
  g_free (small->live);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Small, clear_small)

/* Two mentors, three mentees; Kari has one place. */
static void
fill_small (Fixture *fixture, Small *small)
{
  small->programme = fixture_add_programme (fixture);
  small->ola
      = fixture_add_person (fixture, small->programme, VV_ROLE_MENTOR, "Ola Prøve", "digital", 2, TRUE);
  small->kari
      = fixture_add_person (fixture, small->programme, VV_ROLE_MENTOR, "Kari Prøve", "language", 1, TRUE);
  small->tuva
      = fixture_add_person (fixture, small->programme, VV_ROLE_MENTEE, "Tuva Snøfonn", "digital", 0, TRUE);
  small->emil
      = fixture_add_person (fixture, small->programme, VV_ROLE_MENTEE, "Emil Nes", "language", 0, TRUE);
  small->live
      = fixture_add_person (fixture, small->programme, VV_ROLE_MENTEE, "Live Ekko", "digital", 0, TRUE);
}

static VvProposalView *
propose (Fixture *fixture, Small *small)
{
  g_autoptr (GError) error = NULL;
  VvProposalView *view = vv_matching_propose (fixture->ws, small->programme->id, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  return view;
}

static void
test_propose (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Small) small = { 0 };
  fill_small (fixture, &small);
  g_autoptr (VvProposalView) view = propose (fixture, &small);
  g_assert_cmpuint (view->matches->len, ==, 2);
  g_assert_cmpuint (view->unmatched->len, ==, 0);
  VvProposedMatch *kari = g_ptr_array_index (view->matches, 0);
  g_assert_cmpstr (kari->mentor, ==, small.kari);
  g_assert_cmpstr (g_ptr_array_index (kari->mentees, 0), ==, small.emil);
  g_assert_cmpuint (kari->reasons->len, ==, 6);
  double sum = 0;
  for (guint i = 0; i < kari->reasons->len; i++)
    sum += ((VvMatchReason *)g_ptr_array_index (kari->reasons, i))->points;
  g_assert_cmpfloat (ABS (sum - kari->score), <=, 0.51);
  g_autofree char *json = vv_matching_proposal_json (view);
  g_assert_nonnull (strstr (json, "\"reasons\":[{\"criterion\":\"topics\""));
  /* It is kept, and read back the same. */
  g_autoptr (VvProposalView) current = vv_matching_current (fixture->ws, small.programme->id, &error);
  g_assert_no_error (error);
  g_autofree char *again = vv_matching_proposal_json (current);
  g_assert_cmpstr (again, ==, json);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Small) small = { 0 };
  fill_small (fixture, &small);
  g_assert_null (vv_matching_propose (fixture->ws, small.programme->id, 6, NULL, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
  g_clear_error (&error);
  g_assert_null (vv_matching_propose (fixture->ws, small.programme->id, 0, "luck", NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (vv_matching_set_impression (fixture->ws, small.programme->id, small.ola, small.tuva,
                                              "religion", 3, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_clear_error (&error);
  fixture_reopen (fixture, "Ola Prøve", NULL);
  g_assert_null (vv_matching_propose (fixture->ws, small.programme->id, 0, NULL, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_PERMISSION);
}

static void
test_pins (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Small) small = { 0 };
  fill_small (fixture, &small);
  g_assert_true (vv_matching_pin (fixture->ws, small.programme->id, small.kari, small.tuva, TRUE, &error));
  g_assert_no_error (error);
  g_autoptr (VvProposalView) view = propose (fixture, &small);
  VvProposedMatch *kari = g_ptr_array_index (view->matches, 0);
  g_assert_cmpstr (g_ptr_array_index (kari->mentees, 0), ==, small.tuva);
  g_assert_true (kari->pinned);
  /* A mentee has one mentor: the later choice holds. */
  g_assert_true (vv_matching_pin (fixture->ws, small.programme->id, small.ola, small.tuva, TRUE, &error));
  g_autoptr (GPtrArray) pins = vv_matching_list_pins (fixture->ws, small.programme->id, &error);
  g_assert_cmpuint (pins->len, ==, 1);
  g_assert_true (vv_matching_pin (fixture->ws, small.programme->id, small.ola, small.tuva, FALSE, &error));
  g_autoptr (GPtrArray) none = vv_matching_list_pins (fixture->ws, small.programme->id, &error);
  g_assert_cmpuint (none->len, ==, 0);
}

/* A rule that keeps two apart is said, and the pin refused. */
static void
test_blocked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Small) small = { 0 };
  int score = 0;
  fill_small (fixture, &small);
  g_autoptr (VvPerson) person = vv_people_get (fixture->ws, small.tuva, &error);
  g_autoptr (VvEnrolment) tuva
      = vv_people_get_enrolment (fixture->ws, small.programme->id, small.tuva, VV_ROLE_MENTEE, &error);
  const char *const barred[] = { small.ola, NULL };
  g_strfreev (tuva->barred);
  tuva->barred = g_strdupv ((char **)barred);
  g_assert_true (vv_people_save (fixture->ws, person, tuva, &error));
  g_assert_false (vv_matching_pin (fixture->ws, small.programme->id, small.ola, small.tuva, TRUE, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
  g_clear_error (&error);
  g_autoptr (GPtrArray) reasons
      = vv_matching_explain (fixture->ws, small.programme->id, small.ola, small.tuva, &score, &error);
  g_assert_no_error (error);
  g_assert_cmpint (score, ==, -1);
  VvMatchReason *first = g_ptr_array_index (reasons, 0);
  g_assert_cmpstr (first->criterion, ==, "barred");
  g_assert_cmpfloat (first->of, ==, 0);
}

static void
test_alternatives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Small) small = { 0 };
  fill_small (fixture, &small);
  g_autoptr (GPtrArray) others
      = vv_matching_alternatives (fixture->ws, small.programme->id, small.tuva, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (others->len, ==, 1);
  VvAlternative *kari = g_ptr_array_index (others, 0);
  g_assert_cmpstr (kari->mentor, ==, small.kari);
  g_assert_cmpint (kari->cost, >, 0);
}

static void
test_impressions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Small) small = { 0 };
  int before = 0, after = 0;
  fill_small (fixture, &small);
  g_autoptr (GPtrArray) first
      = vv_matching_explain (fixture->ws, small.programme->id, small.ola, small.tuva, &before, &error);
  g_assert_true (vv_matching_set_impression (fixture->ws, small.programme->id, small.ola, small.tuva,
                                             "wishes", 3, &error));
  g_autoptr (GPtrArray) second
      = vv_matching_explain (fixture->ws, small.programme->id, small.ola, small.tuva, &after, &error);
  g_assert_no_error (error);
  g_assert_cmpint (after, >, before);
}

static void
test_accept_and_lock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Small) small = { 0 };
  fill_small (fixture, &small);
  g_autoptr (VvProposalView) view = propose (fixture, &small);
  g_autoptr (GPtrArray) ids = vv_matching_accept (fixture->ws, view->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_null (vv_matching_accept (fixture->ws, view->id, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_STATE);
  g_clear_error (&error);
  const char *id = g_ptr_array_index (ids, 0);
  g_assert_false (vv_matching_lock (fixture->ws, id, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
  g_clear_error (&error);
  g_assert_true (vv_matching_lock (fixture->ws, id, "Same language", &error));
  g_assert_no_error (error);
  g_autoptr (VvMatch) locked = vv_matching_get (fixture->ws, id, &error);
  g_assert_cmpint (locked->state, ==, VV_MATCH_LOCKED);
  g_assert_cmpstr (locked->locked_on, ==, TODAY);
  g_autofree char *title = vv_matching_title (fixture->ws, locked, &error);
  g_assert_cmpstr (title, ==, "Kari and Emil");
  g_autoptr (VvEnrolment) mentee
      = vv_people_get_enrolment (fixture->ws, small.programme->id, small.emil, VV_ROLE_MENTEE, &error);
  g_assert_cmpstr (mentee->state, ==, "matched");
  /* Everybody is placed: nothing is left to propose. */
  g_autoptr (VvProposalView) rest = propose (fixture, &small);
  g_assert_cmpuint (rest->matches->len + rest->unmatched->len, ==, 0);
  g_assert_false (vv_matching_unlock (fixture->ws, id, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
  g_clear_error (&error);
  g_assert_true (vv_matching_unlock (fixture->ws, id, "Emil asked for somebody else", &error));
  g_assert_no_error (error);
  g_autoptr (VvEnrolment) free_again
      = vv_people_get_enrolment (fixture->ws, small.programme->id, small.emil, VV_ROLE_MENTEE, &error);
  g_assert_cmpstr (free_again->state, ==, "consented");
  g_autoptr (GBytes) memo = vv_matching_memo_pdf (fixture->ws, small.programme->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (memcmp (g_bytes_get_data (memo, NULL), "%PDF-", 5), ==, 0);
}

/* Nobody is ready yet: the proposal looks ahead, but no match is locked. */
static void
test_ahead (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autofree char *ola
      = fixture_add_person (fixture, programme, VV_ROLE_MENTOR, "Ola Prøve", "digital", 2, FALSE);
  g_autofree char *tuva
      = fixture_add_person (fixture, programme, VV_ROLE_MENTEE, "Tuva Nes", "digital", 0, FALSE);
  g_autoptr (VvProposalView) view
      = vv_matching_propose (fixture->ws, programme->id, 0, "fairness", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (view->matches->len, ==, 1);
  g_autoptr (GPtrArray) ids = vv_matching_accept (fixture->ws, view->id, &error);
  g_assert_no_error (error);
  g_assert_false (vv_matching_lock (fixture->ws, g_ptr_array_index (ids, 0), "They fit", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
}

static void
test_unmatched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autofree char *ola
      = fixture_add_person (fixture, programme, VV_ROLE_MENTOR, "Ola Prøve", "digital", 1, TRUE);
  g_autofree char *tuva
      = fixture_add_person (fixture, programme, VV_ROLE_MENTEE, "Tuva Nes", "digital", 0, TRUE);
  g_autofree char *emil
      = fixture_add_person (fixture, programme, VV_ROLE_MENTEE, "Emil Nes", "language", 0, TRUE);
  g_autoptr (VvProposalView) view = vv_matching_propose (fixture->ws, programme->id, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (view->unmatched->len, ==, 1);
  VvUnmatched *left = g_ptr_array_index (view->unmatched, 0);
  g_assert_cmpstr (left->mentee, ==, emil);
  g_assert_cmpuint (left->because->len, ==, 1);
}

static void
test_solve_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = vv_matching_solve_json ("{\"mentors\":[{\"id\":\"a\",\"max\":1},{\"id\":\"b\","
                                                 "\"max\":1}],\"mentees\":[{\"id\":\"x\"},{\"id\":\"y\"}],"
                                                 "\"scores\":[[0,0,9000],[0,1,8000],[1,0,8500]]}",
                                                 NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (out, "\"total\":16500"));
  g_assert_null (vv_matching_solve_json ("{\"mentors\":7}", NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("matching/same-after-new-import", test_same_after_new_import);
  add_test ("matching/propose", test_propose);
  add_test ("matching/refusals", test_refusals);
  add_test ("matching/pins", test_pins);
  add_test ("matching/blocked", test_blocked);
  add_test ("matching/alternatives", test_alternatives);
  add_test ("matching/impressions", test_impressions);
  add_test ("matching/accept-and-lock", test_accept_and_lock);
  add_test ("matching/ahead", test_ahead);
  add_test ("matching/unmatched", test_unmatched);
  add_test ("matching/solve-json", test_solve_json);
  return g_test_run ();
}
