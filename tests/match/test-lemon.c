/* The solver against LEMON's network simplex on larger instances of several kinds; skipped where LEMON is not
 * installed. */
#include "instances.h"
#include "vv-solver.h"
#ifdef HAVE_LEMON
#include "lemon-oracle.h"
#endif

#ifdef HAVE_LEMON
static void
compare_with_lemon (Kind kind, guint n_mentors, guint n_mentees, guint64 seed)
{
  g_autoptr (VvProblem) problem = make_problem (kind, n_mentors, n_mentees, seed, VV_PREFER_TOTAL);
  g_autoptr (VvSolution) solution = NULL;
  g_autoptr (GError) error = NULL;
  gint64 total;
  guint n_unmatched;
  double seconds;

  solution = vv_solver_solve (problem, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lemon_solve (problem, vv_solver_get_penalty (problem), &total, &n_unmatched, &seconds));
  g_assert_cmpuint (solution->n_unmatched, ==, n_unmatched);
  g_assert_cmpint (solution->total, ==, total);
}
#endif

static void
test_against_lemon (gconstpointer data)
{
#ifdef HAVE_LEMON
  Kind kind = (Kind)GPOINTER_TO_INT (data);

  for (guint64 seed = 1; seed <= 10; seed++)
    compare_with_lemon (kind, 30, 60, seed);
  compare_with_lemon (kind, 300, 1200, 11);
#else
  g_test_skip ("LEMON (liblemon-dev) is not installed");
#endif
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      g_autofree char *path = g_strdup_printf ("/match/lemon/%s", kind_get_name (kind));

      g_test_add_data_func (path, GINT_TO_POINTER (kind), test_against_lemon);
    }
  return g_test_run ();
}
