/* Timings of the solver, on this machine's CPU: own stage by stage, and beside LEMON's network simplex where
 * it is installed. Run by `meson test --benchmark`; sizes over 300 × 1200 only with the argument "all". */
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "instances.h"
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

int
main (int argc, char *argv[])
{
  gboolean all = argc > 1 && strcmp (argv[1], "all") == 0;
  struct rusage usage;

  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      print_kind (kind, 30, 60, 20, TRUE);
      print_kind (kind, 300, 1200, 3, TRUE);
    }
  for (Kind kind = 0; kind < N_KINDS && all; kind++)
    if (kind != KIND_CANDIDATES)
      print_kind (kind, 2000, 8000, 1, argc > 2);
  if (all)
    print_kind (KIND_CANDIDATES, 5000, 20000, 1, argc > 2);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("largest memory of the run: %ld MB\n", usage.ru_maxrss / 1024);
  return 0;
}
