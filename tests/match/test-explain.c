/* Alternatives, obstacles and changes by hand, judged by solving anew with the change fixed. */
#include <string.h>

#include "instances.h"
#include "vv-error.h"
#include "vv-explain.h"
#include "vv-random.h"

static void
judge_alternatives (Kind kind, guint m, guint n, guint64 seed, gboolean with_locks)
{
  g_autoptr (VvProblem) problem = make_problem (kind, m, n, seed, VV_PREFER_TOTAL);
  g_autoptr (VvSolution) solution = NULL;
  g_autoptr (VvExplainer) explainer = NULL;
  g_autoptr (GError) error = NULL;

  if (with_locks)
    for (guint i = 0; i < n; i += 7)
      for (guint j = i % m; j < m; j++)
        if (vv_problem_get_score (problem, j, i) >= 0 && vv_problem_get_max (problem, j) > 1)
          {
            vv_problem_add_lock (problem, j, i);
            if (i + 1 < n)
              vv_problem_add_bar (problem, j, i + 1);
            break;
          }
  solution = vv_solver_solve (problem, NULL, NULL, NULL, &error);
  if (with_locks && g_error_matches (error, VV_ERROR, VV_ERROR_INFEASIBLE))
    return;
  g_assert_no_error (error);
  explainer = vv_explainer_new (problem, solution);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) three = vv_explainer_find_alternatives (explainer, i, 3, NULL, &error);
      g_autoptr (GArray) all = vv_explainer_find_alternatives (explainer, i, m, NULL, &error);

      g_assert_cmpuint (three->len, ==, MIN (all->len, 3));
      g_assert_cmpint (memcmp (three->data, all->data, three->len * sizeof (VvAlternative)), ==, 0);
      for (guint k = 0; k < all->len; k++)
        {
          const VvAlternative *alternative = &g_array_index (all, VvAlternative, k);
          g_autoptr (VvProblem) fixed = make_problem (kind, m, n, seed, VV_PREFER_TOTAL);
          g_autoptr (VvSolution) best = NULL;
          const GArray *locks = vv_problem_get_locks (problem);
          const GArray *bars = vv_problem_get_bars (problem);

          for (guint t = 0; t < locks->len; t++)
            if (g_array_index (locks, VvPair, t).mentee != i)
              vv_problem_add_lock (fixed, g_array_index (locks, VvPair, t).mentor,
                                   g_array_index (locks, VvPair, t).mentee);
          for (guint t = 0; t < bars->len; t++)
            vv_problem_add_bar (fixed, g_array_index (bars, VvPair, t).mentor,
                                g_array_index (bars, VvPair, t).mentee);
          vv_problem_add_lock (fixed, alternative->mentor, i);
          best = vv_solver_solve (fixed, NULL, NULL, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpint (alternative->lost, ==, solution->total - best->total);
          g_assert_cmpint (alternative->n_unmatched, ==, (int)best->n_unmatched - (int)solution->n_unmatched);
        }
    }
}

static void
test_alternatives (void)
{
  for (Kind kind = 0; kind < N_KINDS; kind++)
    for (guint64 seed = 1; seed <= 3; seed++)
      {
        judge_alternatives (kind, 8, 20, seed, FALSE);
        judge_alternatives (kind, 8, 20, seed, TRUE);
      }
}

static void
test_alternatives_fair (void)
{
  g_autoptr (VvProblem) problem = make_problem (KIND_TIGHT, 8, 20, 1, VV_PREFER_FAIRNESS);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvSolution) solution = vv_solver_solve (problem, NULL, NULL, NULL, &error);
  g_autoptr (VvExplainer) explainer = vv_explainer_new (problem, solution);
  g_autoptr (GArray) three = vv_explainer_find_alternatives (explainer, 0, 3, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (three->len, ==, 3);
  for (guint k = 0; k < 3; k++)
    g_assert_cmpint (g_array_index (three, VvAlternative, k).mentor, !=, solution->mentor_of[0]);
}

static VvProblem *
make_small_problem (void)
{
  static const int scores[3][4] = { { 9000, 8000, -1, 100 }, { 7000, 9500, 200, -1 }, { -1, -1, 3000, 50 } };
  VvProblem *problem = vv_problem_new (3, 4, NULL);

  for (guint j = 0; j < 3; j++)
    {
      g_autofree char *id = g_strdup_printf ("M%u", j);

      vv_problem_set_mentor (problem, j, id, j == 2 ? 1 : 0, 1);
    }
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%u", i);

      vv_problem_set_mentee (problem, i, id);
      for (guint j = 0; j < 3; j++)
        if (scores[j][i] >= 0)
          vv_problem_add_score (problem, j, i, (guint)scores[j][i]);
    }
  g_assert_true (vv_problem_seal (problem, NULL));
  return problem;
}

static void
test_changes (void)
{
  g_autoptr (VvProblem) problem = make_small_problem ();
  g_autoptr (VvSolution) solution = vv_solver_solve (problem, NULL, NULL, NULL, NULL);
  VvChange change;

  g_assert_cmpint (solution->mentor_of[0], ==, 0);
  g_assert_cmpint (solution->mentor_of[1], ==, 1);
  g_assert_cmpint (solution->mentor_of[2], ==, 2);
  g_assert_cmpint (solution->mentor_of[3], ==, -1);
  change = vv_explain_swap (problem, solution, 0, 1);
  g_assert_cmpint (change.verdict, ==, VV_CHANGE_POSSIBLE);
  g_assert_cmpint (change.gained, ==, 8000 + 7000 - 9000 - 9500);
  change = vv_explain_swap (problem, solution, 0, 2);
  g_assert_cmpint (change.verdict, ==, VV_CHANGE_FORBIDDEN);
  g_assert_cmpuint (change.mentor, ==, 2);
  g_assert_cmpuint (change.mentee, ==, 0);
  change = vv_explain_swap (problem, solution, 2, 3);
  g_assert_cmpint (change.verdict, ==, VV_CHANGE_POSSIBLE);
  g_assert_cmpint (change.gained, ==, 50 - 3000);
  change = vv_explain_move (problem, solution, 0, 1);
  g_assert_cmpint (change.verdict, ==, VV_CHANGE_FULL);
  g_assert_cmpint (change.gained, ==, -2000);
  change = vv_explain_move (problem, solution, 2, -1);
  g_assert_cmpint (change.verdict, ==, VV_CHANGE_TOO_FEW);
  vv_problem_add_lock (problem, 0, 0);
  change = vv_explain_swap (problem, solution, 0, 1);
  g_assert_cmpint (change.verdict, ==, VV_CHANGE_LOCKED);
  g_assert_cmpuint (change.mentee, ==, 0);
}

static void
test_unmatched (void)
{
  g_autoptr (VvProblem) problem = make_small_problem ();
  g_autoptr (VvSolution) solution = vv_solver_solve (problem, NULL, NULL, NULL, NULL);
  g_autoptr (GArray) obstacles = NULL;
  g_autoptr (GArray) holders = NULL;

  vv_problem_add_bar (problem, 2, 3);
  obstacles = vv_explain_unmatched (problem, solution, 3, NULL, NULL, NULL);
  g_assert_cmpuint (obstacles->len, ==, 3);
  g_assert_cmpint (g_array_index (obstacles, VvObstacle, 0).kind, ==, VV_OBSTACLE_TAKEN);
  g_assert_cmpint (g_array_index (obstacles, VvObstacle, 1).kind, ==, VV_OBSTACLE_RULE);
  g_assert_cmpint (g_array_index (obstacles, VvObstacle, 2).kind, ==, VV_OBSTACLE_BARRED);
  holders = vv_solution_list_mentees (solution, 0);
  g_assert_cmpuint (holders->len, ==, 1);
  g_assert_cmpuint (g_array_index (holders, guint, 0), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/explain/alternatives", test_alternatives);
  g_test_add_func ("/match/explain/alternatives-fair", test_alternatives_fair);
  g_test_add_func ("/match/explain/changes", test_changes);
  g_test_add_func ("/match/explain/unmatched", test_unmatched);
  return g_test_run ();
}
