/* bench-read [PAGES]: how fast and how well simulated scans are read, per severity and density. Seeds are
 * other ones than any test's. Every reading that is wrong without a doubt is listed. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sample-page.h"
#include "sample-score.h"
#include "vv-locate.h"
#include "vv-read.h"

#define BASE_SEED 880000
#define MAX_PAGES 2000

typedef struct
{
  double seconds[3];
  int pages[3], found, wrong_record, weak;
  double errors[MAX_PAGES]; /* largest registration error of each page that is not flagged, mm */
  int n_errors;
  SampleScore score;
} Result;

static const double DENSITIES[3] = { 150, 200, 300 };

static double
cpu_seconds (void)
{
  struct timespec t;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
measure_error (const VvPagePose *pose, const SimTruth *truth, double dpi)
{
  double worst = 0;

  for (int i = 0; i < 9; i++)
    {
      double x = 10 + 95.0 * (i % 3), y = 10 + 138.5 * (i / 3), d[2];

      for (int k = 0; k < 2; k++)
        d[k] = (truth->map[3 * k] - pose->transform[3 * k]) * x
               + (truth->map[3 * k + 1] - pose->transform[3 * k + 1]) * y + truth->map[3 * k + 2]
               - pose->transform[3 * k + 2];
      worst = MAX (worst, hypot (d[0], d[1]) * 25.4 / dpi);
    }
  return worst;
}

static void
read_one (VvLocator *locator, int i, SimSeverity severity, Result *result)
{
  g_autoptr (SamplePage) page = sample_page_new (BASE_SEED + i, SAMPLE_REALISTIC);
  SimOptions options = { .dpi = DENSITIES[i % 3],
                         .severity = severity,
                         .rotate = i / 3 * 90 % 360,
                         .grey_only = TRUE,
                         .seed = BASE_SEED + i };
  g_autoptr (VvImage) written = sim_mark_page (
      page->blank, SAMPLE_PIXELS_PER_MM, (const SimMark *)page->marks->data, page->marks->len, options.seed);
  SimTruth truth;
  g_autoptr (VvImage) scan = sim_scan (written, SAMPLE_PIXELS_PER_MM, &options, &truth);
  g_autofree char *name = g_strdup_printf ("page %d (%g dpi)", i, options.dpi);
  g_auto (VvPagePose) pose = { 0 };
  g_autoptr (GPtrArray) readings = NULL;
  double start = cpu_seconds ();
  gboolean found = vv_locate_page (locator, scan, &pose);

  if (found)
    readings = vv_read_page (NULL, scan, &pose, page->layout, 1, NULL);
  result->seconds[i % 3] += cpu_seconds () - start;
  result->pages[i % 3]++;
  if (!found)
    {
      printf ("  %s not identified\n", name);
      return;
    }
  result->found++;
  result->wrong_record += strcmp (pose.payload, page->payload) != 0;
  result->weak += pose.fit > 2;
  if (pose.fit <= 2)
    result->errors[result->n_errors++] = measure_error (&pose, &truth, options.dpi);
  sample_score_add (&result->score, page, readings, name);
}

static int
compare_doubles (const void *a, const void *b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

static double
percent (int part, int whole)
{
  return whole ? 100.0 * part / whole : 0;
}

static void
print_result (const char *name, int n, Result *r)
{
  static const char *kinds[] = { "one of several", "several", "signatures" };
  const SampleScore *s = &r->score;

  qsort (r->errors, r->n_errors, sizeof (double), compare_doubles);
  printf ("%s: %d of %d pages identified (%.2f %%), %d to a wrong record, %d flagged as weakly registered, "
          "error p95 "
          "%.3f mm, worst %.3f mm\n",
          name, r->found, n, percent (r->found, n), r->wrong_record, r->weak,
          r->n_errors ? r->errors[r->n_errors * 95 / 100] : 0, r->n_errors ? r->errors[r->n_errors - 1] : 0);
  for (int k = 0; k < 3; k++)
    printf ("  %-15s %5d read, %d silently wrong (%.3f %%), %.2f %% left to a person\n", kinds[k],
            s->fields[k], s->wrong[k], percent (s->wrong[k], s->fields[k]),
            percent (s->review[k], s->fields[k]));
  for (int k = 0; k < 3; k++)
    printf ("  %g dpi: %.1f ms, %.0f pages per CPU second\n", DENSITIES[k],
            1000 * r->seconds[k] / MAX (1, r->pages[k]), r->pages[k] / MAX (1e-9, r->seconds[k]));
  if (s->silent)
    printf ("  silent errors:\n%s", s->silent->str);
}

int
main (int argc, char **argv)
{
  static const char *names[] = { "mild", "medium", "harsh" };
  int n = argc > 1 ? CLAMP (atoi (argv[1]), 3, MAX_PAGES) : 90;
  g_autoptr (VvLocator) locator = vv_locator_new ();

  for (int severity = 0; severity < 3; severity++)
    {
      Result *result = g_new0 (Result, 1);

      for (int i = 0; i < n; i++)
        read_one (locator, i, (SimSeverity)severity, result);
      print_result (names[severity], n, result);
      sample_score_clear (&result->score);
      g_free (result);
    }
  return 0;
}
