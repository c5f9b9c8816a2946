/* Pages per second through the locked helper, beside the bare decoding of the same pages. */
#include <glib.h>
#include <stdio.h>
#include <sys/resource.h>

#include "vv-helper.h"
#include "vv-samples.h"

#define PAGES 50

static double
get_seconds (int who)
{
  struct rusage used;

  getrusage (who, &used);
  return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
         + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static void
measure (const char *what, GBytes *bytes, int pages)
{
  gint64 begin = g_get_monotonic_time ();
  double own = get_seconds (RUSAGE_SELF), others = get_seconds (RUSAGE_CHILDREN), wall, cpu;
  g_autoptr (VvHelper) helper = vv_helper_new (NULL);
  VvHelperFile *file = vv_helper_open (helper, bytes, what, NULL, NULL);

  g_assert_nonnull (file);
  for (int i = 0; i < pages; i++)
    {
      g_autoptr (VvImage) image = vv_helper_page (file, i, NULL, NULL);

      g_assert_nonnull (image);
    }
  vv_helper_file_free (file);
  g_clear_pointer (&helper, vv_helper_unref);
  wall = (double)(g_get_monotonic_time () - begin) / 1e6;
  cpu = get_seconds (RUSAGE_SELF) - own + get_seconds (RUSAGE_CHILDREN) - others;
  printf ("%-28s %7.1f pages/s, %6.2f ms CPU a page\n", what, pages / wall, 1000 * cpu / pages);
}

static void
measure_start (void)
{
  gint64 begin = g_get_monotonic_time (), middle;
  g_autoptr (VvHelper) helper = vv_helper_new (NULL);
  g_autofree char *first = vv_helper_probe (helper, NULL);

  middle = g_get_monotonic_time ();
  for (int i = 0; i < PAGES; i++)
    g_free (vv_helper_probe (helper, NULL));
  printf ("start of the helper %.1f ms, of each worker %.2f ms\n", (double)(middle - begin) / 1e3,
          (double)(g_get_monotonic_time () - middle) / 1e3 / PAGES);
}

int
main (void)
{
  static const int densities[] = { 150, 200, 300 };

  measure_start ();
  for (gsize i = 0; i < G_N_ELEMENTS (densities); i++)
    {
      int dpi = densities[i], width = (int)(8.27 * dpi), height = (int)(11.69 * dpi);
      g_autofree char *pdf_name = g_strdup_printf ("PDF of JPEG, %d dpi", dpi);
      g_autofree char *fax_name = g_strdup_printf ("TIFF group 4, %d dpi", dpi);
      g_autoptr (GBytes) pdf = vv_sample_jpeg_pdf (PAGES, dpi);
      g_autoptr (GBytes) fax = vv_sample_tiff (width, height, dpi, PAGES, 1, 4);

      measure (pdf_name, pdf, PAGES);
      measure (fax_name, fax, PAGES);
    }
  {
    g_autoptr (GBytes) drawn = vv_sample_drawn_pdf (PAGES);

    measure ("PDF drawn by Poppler", drawn, PAGES);
  }
  return 0;
}
