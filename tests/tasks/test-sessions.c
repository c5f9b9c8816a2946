/* Sessions are planned, held, moved, written about, and go into calendars. */
#include "fixture.h"

#include <string.h>
#include "vv-matching.h"
#include "vv-sessions.h"
#include "vv-strings.h"

typedef struct
{
  VvProgramme *programme;
  char *mentor, *tuva, *emil, *match;
} Group;

static void
clear_group (Group *group)
{
  vv_programme_free (group->programme);
  g_free (group->mentor);
  g_free (group->tuva);
  g_free (group->emil);
  g_free (group->match);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Group, clear_group)

/* A mentor with two mentees, locked. */
static void
make_group (Fixture *fixture, Group *group)
{
  g_autoptr (GError) error = NULL;
  group->programme = fixture_add_programme (fixture);
  group->mentor
      = fixture_add_person (fixture, group->programme, VV_ROLE_MENTOR, "Ola Prøve", "digital", 2, TRUE);
  group->tuva
      = fixture_add_person (fixture, group->programme, VV_ROLE_MENTEE, "Tuva Nes", "digital", 0, TRUE);
  group->emil
      = fixture_add_person (fixture, group->programme, VV_ROLE_MENTEE, "Emil Nes", "digital", 0, TRUE);
  g_autoptr (VvProposalView) view
      = vv_matching_propose (fixture->ws, group->programme->id, 0, NULL, NULL, &error);
  g_autoptr (GPtrArray) ids = vv_matching_accept (fixture->ws, view->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  group->match = g_strdup (g_ptr_array_index (ids, 0));
  g_assert_true (vv_matching_lock (fixture->ws, group->match, "They fit", &error));
  g_assert_no_error (error);
}

static GPtrArray *
plan (Fixture *fixture, const Group *group, const char *first, int count)
{
  g_autoptr (GError) error = NULL;
  const char *const topics[] = { "Bli kjent", "CV", NULL };
  GPtrArray *sessions = vv_sessions_plan (fixture->ws, group->match, first, "16:30", "Biblioteket", topics,
                                          count, 14, &error);
  g_assert_no_error (error);
  return sessions;
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Group) group = { 0 };
  make_group (fixture, &group);
  g_autoptr (GPtrArray) sessions = plan (fixture, &group, "2026-10-05", 6);
  g_assert_cmpuint (sessions->len, ==, 6);
  VvSession *first = g_ptr_array_index (sessions, 0), *last = g_ptr_array_index (sessions, 5);
  g_assert_cmpstr (first->kind, ==, "first");
  g_assert_cmpstr (last->kind, ==, "final");
  g_assert_cmpstr (last->date, ==, "2026-12-14");
  /* Planned anew: the same sessions, no more. */
  g_autofree char *id = g_strdup (first->id);
  g_autoptr (GPtrArray) again = plan (fixture, &group, "2026-10-12", 5);
  g_assert_cmpstr (((VvSession *)g_ptr_array_index (again, 0))->id, ==, id);
  g_autoptr (GPtrArray) all = vv_sessions_list (fixture->ws, NULL, group.match, &error);
  g_assert_cmpuint (all->len, ==, 6);
  g_assert_cmpint (((VvSession *)g_ptr_array_index (all, 5))->state, ==, VV_SESSION_CANCELLED);
  g_autoptr (VvMatch) match = vv_matching_get (fixture->ws, group.match, &error);
  g_assert_cmpstr (match->first_session, ==, "2026-10-12");
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Group) group = { 0 };
  make_group (fixture, &group);
  g_assert_null (vv_sessions_plan (fixture->ws, group.match, "2026-02-31", NULL, NULL, NULL, 0, 0, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (
      vv_sessions_plan (fixture->ws, group.match, "2026-10-05", "25:99", NULL, NULL, 0, 0, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_clear_error (&error);
  g_autoptr (GPtrArray) sessions = plan (fixture, &group, "2026-10-05", 6);
  VvSession *first = g_ptr_array_index (sessions, 0);
  /* It lies ahead. */
  g_assert_false (vv_sessions_record_held (fixture->ws, first->id, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (vv_sessions_write_diary (fixture->ws, first, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_STATE);
  g_clear_error (&error);
  g_assert_null (
      vv_sessions_move (fixture->ws, first->id, "2026-10-07", "ghost", "2026-10-01", NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_clear_error (&error);
  fixture_reopen (fixture, "Tuva Nes", NULL);
  g_assert_false (vv_sessions_save (fixture->ws, first, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_PERMISSION);
}

static void
test_held (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Group) group = { 0 };
  make_group (fixture, &group);
  g_autoptr (GPtrArray) sessions = plan (fixture, &group, "2026-10-05", 6);
  const char *first = ((VvSession *)g_ptr_array_index (sessions, 0))->id;
  const char *third = ((VvSession *)g_ptr_array_index (sessions, 2))->id;
  g_autoptr (GPtrArray) attendance = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_attendance_free);
  g_ptr_array_add (attendance, vv_attendance_new (first, group.emil, "absent_notice"));
  fixture_reopen (fixture, "Ola Prøve", "2026-11-30");
  g_assert_true (vv_sessions_record_held (fixture->ws, first, attendance, &error));
  g_assert_no_error (error);
  g_autoptr (VvMatch) match = vv_matching_get (fixture->ws, group.match, &error);
  g_assert_cmpint (match->state, ==, VV_MATCH_STARTED);
  g_autoptr (GPtrArray) lines = vv_sessions_attendance (fixture->ws, first, &error);
  g_assert_cmpuint (lines->len, ==, 3);
  /* R11: of those who were there. */
  g_autofree char *writer = vv_sessions_suggest_writer (fixture->ws, first, &error);
  g_assert_cmpstr (writer, ==, group.tuva);
  /* The third session needs the agreement. */
  g_assert_false (vv_sessions_record_held (fixture->ws, third, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
  g_clear_error (&error);
  g_ptr_array_add (attendance, vv_attendance_new (first, "0000000000000", "present"));
  g_assert_false (vv_sessions_record_held (fixture->ws, third, attendance, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
}

static void
test_diary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Group) group = { 0 };
  make_group (fixture, &group);
  g_autoptr (GPtrArray) sessions = plan (fixture, &group, "2026-10-05", 6);
  g_autofree char *first = g_strdup (((VvSession *)g_ptr_array_index (sessions, 0))->id);
  fixture_reopen (fixture, NULL, "2026-10-06");
  g_assert_true (vv_sessions_record_held (fixture->ws, first, NULL, &error));
  g_autoptr (VvSession) diary = vv_sessions_get (fixture->ws, first, &error);
  vv_set_string (&diary->diary_writer, group.mentor);
  g_assert_false (vv_sessions_write_diary (fixture->ws, diary, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE); /* the mentor never writes it */
  g_clear_error (&error);
  vv_set_string (&diary->diary_writer, group.tuva);
  vv_set_string (&diary->diary_talked, "About the week");
  g_assert_false (vv_sessions_write_diary (fixture->ws, diary, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
  g_clear_error (&error);
  vv_set_string (&diary->diary_useful, "Listening");
  vv_set_string (&diary->diary_tasks, "Call one employer");
  vv_set_string (&diary->diary_next, "19 October: CV");
  g_assert_true (vv_sessions_write_diary (fixture->ws, diary, &error));
  g_assert_no_error (error);
  g_autoptr (VvSession) written = vv_sessions_get (fixture->ws, first, &error);
  g_assert_cmpint (written->state, ==, VV_SESSION_DIARY_WRITTEN);
  vv_set_string (&written->mentor_comment, "Well done");
  g_assert_true (vv_sessions_write_diary (fixture->ws, written, &error));
  g_autoptr (VvSession) commented = vv_sessions_get (fixture->ws, first, &error);
  g_assert_cmpint (commented->state, ==, VV_SESSION_COMMENTED);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Group) group = { 0 };
  make_group (fixture, &group);
  g_autoptr (GPtrArray) sessions = plan (fixture, &group, "2026-10-05", 6);
  const char *second = ((VvSession *)g_ptr_array_index (sessions, 1))->id;
  const char *third = ((VvSession *)g_ptr_array_index (sessions, 2))->id;
  /* Told on the day before by the mentor: late notice needs a reason. */
  g_assert_null (vv_sessions_move (fixture->ws, second, "2026-10-21", "mentor", "2026-10-18", NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
  g_clear_error (&error);
  g_autoptr (VvSession) moved
      = vv_sessions_move (fixture->ws, second, "2026-10-21", "mentor", "2026-10-18", "Ill", &error);
  g_assert_no_error (error);
  g_assert_cmpint (moved->number, ==, 2);
  g_autoptr (VvSession) old = vv_sessions_get (fixture->ws, second, &error);
  g_assert_cmpint (old->state, ==, VV_SESSION_MOVED);
  g_assert_true (old->late_notice);
  g_assert_true (vv_sessions_cancel (fixture->ws, third, "mentee", "2026-11-01", "Exam", &error));
  g_assert_no_error (error);
  g_autoptr (VvSession) cancelled = vv_sessions_get (fixture->ws, third, &error);
  g_assert_false (cancelled->late_notice);
}

static void
test_ics (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Group) group = { 0 };
  make_group (fixture, &group);
  g_autoptr (GPtrArray) sessions = plan (fixture, &group, "2026-10-05", 6);
  g_autoptr (VvSession) moved
      = vv_sessions_move (fixture->ws, ((VvSession *)g_ptr_array_index (sessions, 1))->id, "2026-10-21",
                          "mentee", "2026-10-18", NULL, &error);
  g_autoptr (GBytes) bytes = vv_sessions_ics (fixture->ws, group.match, &error);
  g_assert_no_error (error);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  guint events = 0;
  for (guint i = 0; lines[i]; i++)
    {
      events += g_str_equal (lines[i], "BEGIN:VEVENT");
      g_assert_null (strchr (lines[i], '\n'));
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
    }
  g_assert_cmpuint (events, ==, 6);
  /* Half past four in Oslo's summer, in the programme's language; nobody is named. */
  g_assert_nonnull (strstr (text, "DTSTART:20261005T143000Z"));
  g_assert_nonnull (strstr (text, "Første møte"));
  g_assert_null (strstr (text, "Tuva"));
  g_autofree char *uid = g_strdup_printf ("UID:%s-2@veiviser", group.match);
  g_assert_nonnull (strstr (text, uid));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("sessions/plan", test_plan);
  add_test ("sessions/refusals", test_refusals);
  add_test ("sessions/held", test_held);
  add_test ("sessions/diary", test_diary);
  add_test ("sessions/move", test_move);
  add_test ("sessions/ics", test_ics);
  return g_test_run ();
}
