/* The example: whole, quick, and its first programme runs. */
#include "fixture.h"

#include "vv-evaluation.h"
#include "vv-matching.h"

static void
test_example (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_assert_true (vv_example_make (fixture->ws, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_test_message ("made in %.2f s", (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_autoptr (GPtrArray) programmes = vv_programmes_list (fixture->ws, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (programmes->len, >=, 4);
  VvProgramme *first = g_ptr_array_index (programmes, 0);
  g_assert_cmpint (first->state, ==, VV_PROGRAMME_RUNNING);
  g_autoptr (GPtrArray) matches = vv_matching_list (fixture->ws, first->id, NULL, &error);
  g_assert_cmpuint (matches->len, >=, 10);
  g_autoptr (GPtrArray) sentences = vv_workspace_check (fixture->ws, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sentences->len, ==, 0);
}

static void
test_overviews (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (vv_example_make (fixture->ws, NULL, NULL, NULL, &error));
  g_autoptr (GPtrArray) programmes = vv_programmes_list (fixture->ws, &error);
  for (guint i = 0; i < programmes->len; i++)
    {
      VvProgramme *programme = g_ptr_array_index (programmes, i);
      g_autoptr (VvOverview) overview = vv_programmes_overview (fixture->ws, programme->id, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (overview->phases->len, ==, 9);
      g_assert_nonnull (overview->hero_title);
    }
  g_autoptr (GPtrArray) matters = vv_today (fixture->ws, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matters->len, >, 5);
  VvProgramme *closing = g_ptr_array_index (programmes, 1);
  g_assert_cmpint (closing->state, ==, VV_PROGRAMME_CLOSING);
  g_autoptr (VvEvaluation) evaluation = vv_evaluation_compute (fixture->ws, closing->id, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (evaluation->items->len, ==, 7);
  g_assert_cmpint (((VvEvaluationItem *)g_ptr_array_index (evaluation->items, 0))->n, >=, 5);
}

/* Taken back as a whole when somebody stops it. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  g_assert_false (vv_example_make (fixture->ws, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_autoptr (GPtrArray) programmes = vv_programmes_list (fixture->ws, &error);
  g_assert_cmpuint (programmes->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("example/make", test_example);
  add_test ("example/overviews", test_overviews);
  add_test ("example/cancelled", test_cancelled);
  return g_test_run ();
}
