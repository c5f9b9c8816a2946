/* The solver against brute force on small instances, and what it promises beyond the optimum. */
#include <string.h>

#include "vv-error.h"
#include "vv-random.h"
#include "vv-solver.h"

#define MENTORS_MAX 4
#define MENTEES_MAX 6

/* A small instance, kept plainly so that rows can be shuffled. */
typedef struct
{
  guint n_mentors, n_mentees;
  int min[MENTORS_MAX], max[MENTORS_MAX];
  int score[MENTORS_MAX][MENTEES_MAX]; /* -1 forbidden */
  gboolean locked[MENTORS_MAX][MENTEES_MAX];
  gboolean barred[MENTORS_MAX][MENTEES_MAX];
  VvPrefer prefer;
} Instance;

/* What is compared, the most important first. */
typedef struct
{
  gboolean is_feasible;
  int n_unmatched;
  int in_band[60];
  int total;
} Worth;

static guint
pick (VvRandom *random, guint n)
{
  return (guint)(vv_random_bits (random) % n);
}

static void
make_instance (Instance *instance, VvRandom *random)
{
  static const guint levels[] = { 10001, 10001, 7001, 3, 60 };
  guint n_levels = levels[pick (random, G_N_ELEMENTS (levels))];
  guint density = 30 + pick (random, 71);
  gboolean with_min = pick (random, 2) == 0;
  gboolean with_locks = pick (random, 3) == 0;

  memset (instance, 0, sizeof *instance);
  instance->n_mentors = 1 + pick (random, MENTORS_MAX);
  instance->n_mentees = 1 + pick (random, MENTEES_MAX);
  instance->prefer = pick (random, 2) ? VV_PREFER_FAIRNESS : VV_PREFER_TOTAL;
  for (guint j = 0; j < instance->n_mentors; j++)
    {
      instance->max[j] = (int)pick (random, 4);
      instance->min[j] = with_min ? (int)pick (random, (guint)MIN (instance->max[j], 2) + 1) : 0;
      for (guint i = 0; i < instance->n_mentees; i++)
        {
          instance->score[j][i] = pick (random, 100) < density
                                      ? (int)(pick (random, n_levels) * 10000 / (MAX (n_levels, 10001) - 1))
                                      : -1;
          if (instance->score[j][i] >= 0 && n_levels < 10000)
            instance->score[j][i] = (int)pick (random, n_levels)
                                    * (n_levels == 3    ? 3000
                                       : n_levels == 60 ? 97
                                                        : 1);
          instance->barred[j][i] = pick (random, 12) == 0;
          instance->locked[j][i]
              = with_locks && !instance->barred[j][i] && instance->score[j][i] >= 0 && pick (random, 8) == 0;
        }
    }
}

static VvProblem *
build_problem (const Instance *instance, const guint *mentor_at, const guint *mentee_at)
{
  g_autoptr (GError) error = NULL;
  VvProblem *problem = vv_problem_new (instance->n_mentors, instance->n_mentees, &error);

  g_assert_no_error (error);
  vv_problem_set_prefer (problem, instance->prefer);
  for (guint j = 0; j < instance->n_mentors; j++)
    {
      g_autofree char *id = g_strdup_printf ("mentor-%u", j);

      vv_problem_set_mentor (problem, mentor_at[j], id, instance->min[j], instance->max[j]);
    }
  for (guint i = 0; i < instance->n_mentees; i++)
    {
      g_autofree char *id = g_strdup_printf ("mentee-%u", i);

      vv_problem_set_mentee (problem, mentee_at[i], id);
      for (guint j = 0; j < instance->n_mentors; j++)
        {
          if (instance->score[j][i] >= 0)
            vv_problem_add_score (problem, mentor_at[j], mentee_at[i], (guint)instance->score[j][i]);
          if (instance->locked[j][i])
            vv_problem_add_lock (problem, mentor_at[j], mentee_at[i]);
          if (instance->barred[j][i])
            vv_problem_add_bar (problem, mentor_at[j], mentee_at[i]);
        }
    }
  vv_problem_seal (problem, &error);
  g_assert_no_error (error);
  return problem;
}

static int
compare_worth (const Worth *a, const Worth *b, VvPrefer prefer)
{
  if (a->is_feasible != b->is_feasible)
    return a->is_feasible ? -1 : 1;
  if (a->n_unmatched != b->n_unmatched)
    return a->n_unmatched < b->n_unmatched ? -1 : 1;
  for (int band = 0; band < 60 && prefer == VV_PREFER_FAIRNESS; band++)
    if (a->in_band[band] != b->in_band[band])
      return a->in_band[band] < b->in_band[band] ? -1 : 1;
  return (a->total < b->total) - (a->total > b->total);
}

/* The worth of one assignment; mentor_of is -1 for unmatched. */
static Worth
weigh (const Instance *instance, const int *mentor_of)
{
  Worth worth = { .is_feasible = TRUE };
  int load[MENTORS_MAX] = { 0 };

  for (guint i = 0; i < instance->n_mentees; i++)
    {
      int score;

      for (guint j = 0; j < instance->n_mentors; j++)
        if (instance->locked[j][i] && mentor_of[i] != (int)j)
          worth.is_feasible = FALSE;
      if (mentor_of[i] < 0)
        {
          worth.n_unmatched++;
          continue;
        }
      score = instance->score[mentor_of[i]][i];
      load[mentor_of[i]]++;
      if (score < 0 || instance->barred[mentor_of[i]][i])
        worth.is_feasible = FALSE;
      else if (score < 6000)
        worth.in_band[score / 100]++;
      worth.total += score;
    }
  for (guint j = 0; j < instance->n_mentors; j++)
    if (load[j] < instance->min[j] || load[j] > instance->max[j])
      worth.is_feasible = FALSE;
  return worth;
}

static Worth
try_everything (const Instance *instance)
{
  int mentor_of[MENTEES_MAX];
  Worth best = { .is_feasible = FALSE };
  gboolean has_best = FALSE;

  for (guint i = 0; i < instance->n_mentees; i++)
    mentor_of[i] = -1;
  while (TRUE)
    {
      Worth worth = weigh (instance, mentor_of);
      guint i = 0;

      if (worth.is_feasible && (!has_best || compare_worth (&worth, &best, instance->prefer) < 0))
        {
          best = worth;
          has_best = TRUE;
        }
      while (i < instance->n_mentees && ++mentor_of[i] == (int)instance->n_mentors)
        mentor_of[i++] = -1;
      if (i == instance->n_mentees)
        return best;
    }
}

static void
shuffle (guint *at, guint n, VvRandom *random)
{
  for (guint i = 0; i < n; i++)
    at[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint k = pick (random, i);
      guint other = at[i - 1];

      at[i - 1] = at[k];
      at[k] = other;
    }
}

static void
test_brute_force (void)
{
  g_autoptr (VvRandom) random = vv_random_new_seeded (42);
  const guint straight_mentors[] = { 0, 1, 2, 3 };
  const guint straight_mentees[] = { 0, 1, 2, 3, 4, 5 };
  int n_feasible = 0;

  for (int trial = 0; trial < 3000; trial++)
    {
      Instance instance;
      g_autoptr (VvProblem) problem = NULL;
      g_autoptr (VvProblem) shuffled_problem = NULL;
      g_autoptr (VvSolution) solution = NULL;
      g_autoptr (VvSolution) shuffled = NULL;
      g_autoptr (GError) error = NULL;
      guint mentor_at[MENTORS_MAX], mentee_at[MENTEES_MAX];
      Worth best, found;

      make_instance (&instance, random);
      best = try_everything (&instance);
      problem = build_problem (&instance, straight_mentors, straight_mentees);
      solution = vv_solver_solve (problem, NULL, NULL, NULL, &error);
      if (!best.is_feasible)
        {
          g_assert_error (error, VV_ERROR, VV_ERROR_INFEASIBLE);
          g_assert_null (solution);
          continue;
        }
      g_assert_no_error (error);
      n_feasible++;
      found = weigh (&instance, solution->mentor_of);
      g_assert_cmpint (compare_worth (&found, &best, instance.prefer), ==, 0);
      g_assert_cmpint (solution->total, ==, best.total);
      g_assert_cmpint (solution->n_unmatched, ==, best.n_unmatched);

      shuffle (mentor_at, instance.n_mentors, random);
      shuffle (mentee_at, instance.n_mentees, random);
      shuffled_problem = build_problem (&instance, mentor_at, mentee_at);
      shuffled = vv_solver_solve (shuffled_problem, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < instance.n_mentees; i++)
        {
          int mentor = solution->mentor_of[i];

          g_assert_cmpint (shuffled->mentor_of[mentee_at[i]], ==, mentor < 0 ? -1 : (int)mentor_at[mentor]);
        }
    }
  g_assert_cmpint (n_feasible, >, 1500);
  g_test_message ("%d feasible instances", n_feasible);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/solver/brute-force", test_brute_force);
  return g_test_run ();
}
