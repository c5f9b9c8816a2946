/* Timings of the solver, on this machine's CPU: own stage by stage, and beside LEMON's network simplex where
 * it is installed. Run by `meson test --benchmark`. With the argument "all", all kinds at 2000 × 8000 too,
 * which takes minutes. */
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "instances.h"
#include "vv-explain.h"
#include "vv-random.h"
#include "vv-score.h"
#include "vv-solver.h"
#ifdef HAVE_LEMON
#include "lemon-oracle.h"
#endif

static double
get_cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double
time_solve (Kind kind, guint m, guint n, guint64 seed, VvPrefer prefer, gboolean with_lemon, double *lemon)
{
  g_autoptr (VvProblem) problem = make_problem (kind, m, n, seed, prefer);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvSolution) solution = NULL;
  double start = get_cpu_seconds ();
  double own;

  solution = vv_solver_solve (problem, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  own = get_cpu_seconds () - start;
  *lemon = 0;
#ifdef HAVE_LEMON
  if (with_lemon)
    {
      gint64 total;
      guint n_unmatched;

      g_assert_true (lemon_solve (problem, vv_solver_get_penalty (problem), &total, &n_unmatched, lemon));
      g_assert_cmpint (total, ==, solution->total);
      g_assert_cmpint (n_unmatched, ==, solution->n_unmatched);
    }
#endif
  return own;
}

static void
print_kind (Kind kind, guint m, guint n, int repeats, gboolean with_lemon)
{
  double own = 0, fair = 0, lemon = 0, none;

  for (int k = 0; k < repeats; k++)
    {
      double once;

      own += time_solve (kind, m, n, (guint64)k + 1, VV_PREFER_TOTAL, with_lemon, &once);
      lemon += once;
      fair += time_solve (kind, m, n, (guint64)k + 1, VV_PREFER_FAIRNESS, FALSE, &none);
    }
  g_print ("%5u x %5u  %-10s  own %9.2f ms   fairness %9.2f ms (%4.1f x)", m, n, kind_get_name (kind),
           1e3 * own / repeats, 1e3 * fair / repeats, fair / own);
  if (lemon > 0)
    g_print ("   LEMON %9.2f ms   own/LEMON %.2f", 1e3 * lemon / repeats, own / lemon);
  g_print ("\n");
}

static char **
pick_tags (VvRandom *random, const char *stem, guint n_tags, guint n)
{
  char **tags = g_new0 (char *, n + 1);

  for (guint t = 0; t < n; t++)
    tags[t] = g_strdup_printf ("%s%u", stem, (guint)(vv_random_bits (random) % n_tags));
  return tags;
}

static GPtrArray *
make_people (VvRandom *random, const char *stem, guint n)
{
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_profile_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s%u", stem, i);
      VvProfile *profile = vv_profile_new (id);

      profile->languages = pick_tags (random, "l", 4, 2);
      profile->times = pick_tags (random, "t", 3, 2);
      profile->topics = pick_tags (random, "o", 8, 3);
      profile->fields = pick_tags (random, "f", 40, 2);
      profile->interests = pick_tags (random, "i", 60, 6);
      profile->mode = g_strdup ("any");
      profile->form = g_strdup ("any");
      profile->capacity = 5;
      g_ptr_array_add (people, profile);
    }
  return people;
}

static void
print_scoring (guint m, guint n)
{
  g_autoptr (VvRandom) random = vv_random_new_seeded (1);
  g_autoptr (GPtrArray) mentors = make_people (random, "mentor-", m);
  g_autoptr (GPtrArray) mentees = make_people (random, "mentee-", n);
  g_autoptr (VvScoring) scoring = vv_scoring_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProblem) problem = NULL;
  double start = get_cpu_seconds ();

  problem = vv_score_all (mentors, mentees, scoring, NULL, VV_PREFER_TOTAL, &error);
  g_assert_no_error (error);
  g_print ("%5u x %5u  scoring    %.1f ns a pair\n", m, n, 1e9 * (get_cpu_seconds () - start) / m / n);
}

static void
print_alternatives (guint m, guint n)
{
  g_autoptr (VvProblem) problem = make_problem (KIND_TIGHT, m, n, 1, VV_PREFER_TOTAL);
  g_autoptr (VvSolution) solution = vv_solver_solve (problem, NULL, NULL, NULL, NULL);
  g_autoptr (VvExplainer) explainer = NULL;
  double start = get_cpu_seconds ();

  explainer = vv_explainer_new (problem, solution);
  for (guint i = 0; i < n; i++)
    g_array_unref (vv_explainer_find_alternatives (explainer, i, 3, NULL, NULL));
  g_print ("%5u x %5u  three alternatives of every mentee %.1f ms\n", m, n,
           1e3 * (get_cpu_seconds () - start));
}

int
main (int argc, char *argv[])
{
  gboolean all = argc > 1 && strcmp (argv[1], "all") == 0;
  struct rusage usage;

  print_scoring (300, 1200);
  print_scoring (2000, 8000);
  print_alternatives (300, 1200);
  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      print_kind (kind, 30, 60, 20, TRUE);
      print_kind (kind, 300, 1200, 3, TRUE);
    }
  for (Kind kind = 0; kind < N_KINDS; kind++)
    if (kind != KIND_CANDIDATES && (all || kind <= KIND_TIGHT))
      print_kind (kind, 2000, 8000, 1, FALSE);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("largest memory so far, the dense 2000 x 8000 in it: %ld MB\n", usage.ru_maxrss / 1024);
  print_kind (KIND_CANDIDATES, 5000, 20000, 1, TRUE);
  if (all)
    print_kind (KIND_ORDINARY, 2000, 8000, 1, TRUE);
  return 0;
}
