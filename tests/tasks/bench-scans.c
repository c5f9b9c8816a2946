/* How fast papers leave and a pile of 120 pages comes back, and how much memory that takes. */
#include "desk.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define DOCUMENTS 60 /* of two pages */
#define AGREEMENTS 60

static double
seconds_of (struct timeval time)
{
  return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/* Of this process and of helpers that have ended. */
static double
cpu_seconds (void)
{
  struct rusage self, children;

  getrusage (RUSAGE_SELF, &self);
  getrusage (RUSAGE_CHILDREN, &children);
  return seconds_of (self.ru_utime) + seconds_of (self.ru_stime) + seconds_of (children.ru_utime)
         + seconds_of (children.ru_stime);
}

/* Peak since the process began, MB. */
static double
peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)usage.ru_maxrss / 1024;
}

/* Forgets the peak so far; where the kernel does not let us, the preparation counts too. */
static void
reset_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (!file || fputs ("5", file) < 0)
    printf ("(peak memory includes what the preparation took)\n");
  if (file)
    fclose (file);
}

static double
current_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return peak_memory ();
  line = strstr (status, "VmHWM:");
  return line ? g_ascii_strtod (line + 6, NULL) / 1024 : peak_memory ();
}

static void
time_agreements (Fixture *fixture, Desk *desk)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double cpu = cpu_seconds (), wall;
  gsize bytes = 0;
  int pages = 0;

  for (int i = 0; i < AGREEMENTS; i++)
    {
      VvSubject subject = { .programme = desk->programme->id, .match = i % 2 ? desk->pair : desk->group };
      g_autoptr (VvPreview) preview = NULL;
      g_autoptr (VvDocument) document
          = vv_documents_issue (fixture->ws, "AGR", &subject, NULL, NULL, NULL, NULL, &preview, &error);
      g_autoptr (GBytes) pdf = document ? vv_preview_pdf (preview, &error) : NULL;

      g_assert_no_error (error);
      bytes += g_bytes_get_size (pdf);
      pages += document->pages;
    }
  wall = (double)(g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
  cpu = cpu_seconds () - cpu;
  printf ("agreements issued and written: %.1f per second, %.1f per CPU second (%d pages each, %.1f kB)\n",
          AGREEMENTS / wall, AGREEMENTS / cpu, pages / AGREEMENTS, (double)bytes / AGREEMENTS / 1000);
}

/* A PDF of questionnaires, every second one upside down. */
static char *
make_pile (Fixture *fixture, Desk *desk)
{
  static const char *const ANSWERS[] = { "IMQ-05=7", "IMQ-06=4", "IMQ-07=10", "IMQ-12=2", "IMQ-12=5", NULL };
  const char *people[] = { desk->tuva, desk->emil, desk->amina };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  Paper papers[DOCUMENTS] = { { NULL } };
  char *pile;

  for (int i = 0; i < DOCUMENTS; i++)
    {
      VvSubject subject = { .programme = desk->programme->id, .person = people[i % 3] };

      desk_issue (desk, fixture, "IMQ", &subject, NULL, &papers[i]);
      for (int page = 1; page <= 2; page++)
        {
          g_autofree char *name = g_strdup_printf ("page-%d-%d.jpg", i, page);

          g_ptr_array_add (paths,
                           desk_scan_file (desk, fixture, &papers[i], page, ANSWERS, i % 2 ? 180 : 0, name));
        }
      paper_clear (&papers[i]);
    }
  g_ptr_array_add (paths, NULL);
  pile = desk_bind (fixture, (const char *const *)paths->pdata, "pile.pdf");
  return pile;
}

typedef struct
{
  GMainLoop *loop;
  VvWorkspace *ws;
  VvScanReport *report;
  gint64 last, longest;
} Alive;

/* The main loop as the window's: how long it is ever kept waiting. */
static gboolean
on_tick_cb (gpointer data)
{
  Alive *alive = data;
  gint64 now = g_get_monotonic_time ();

  alive->longest = MAX (alive->longest, now - alive->last);
  alive->last = now;
  return G_SOURCE_CONTINUE;
}

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Alive *alive = data;

  alive->report = vv_scans_import_finish (alive->ws, result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (alive->loop);
}

static void
time_pile (Fixture *fixture, const char *pile)
{
  const char *paths[] = { pile, NULL };
  Alive alive = { .ws = fixture->ws, .loop = g_main_loop_new (NULL, FALSE) };
  gint64 start;
  double cpu, wall;
  guint tick, filed = 0;

  reset_peak ();
  cpu = cpu_seconds ();
  start = alive.last = g_get_monotonic_time ();
  tick = g_timeout_add (1, on_tick_cb, &alive);
  vv_scans_import_async (fixture->ws, paths, NULL, NULL, NULL, on_imported_cb, &alive);
  g_main_loop_run (alive.loop);
  wall = (double)(g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
  cpu = cpu_seconds () - cpu;
  for (guint i = 0; i < alive.report->pages->len; i++)
    filed += ((VvScanPage *)alive.report->pages->pdata[i])->state == VV_PAGE_FILED;
  printf ("pile of %u pages: %u filed, %.1f pages per second, %.1f per CPU second, peak memory %.0f MB\n",
          alive.report->pages->len, filed, alive.report->pages->len / wall, alive.report->pages->len / cpu,
          current_peak ());
  printf ("longest wait of the window during the import: %.0f ms\n", (double)alive.longest / 1000);
  g_source_remove (tick);
  g_main_loop_unref (alive.loop);
  vv_scan_report_free (alive.report);
}

int
main (int argc, char *argv[])
{
  Fixture fixture = { 0 };
  g_auto (Desk) desk = { 0 };
  g_autofree char *pile = NULL;

  fixture_set_up (&fixture, NULL);
  desk_set_up (&desk, &fixture);
  time_agreements (&fixture, &desk);
  pile = make_pile (&fixture, &desk);
  time_pile (&fixture, pile);
  fixture_tear_down (&fixture, NULL);
  return 0;
}
