/* Small files that want to become huge or never to end: each ends soon, with a sentence, and hurts nobody. */
#include <glib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-helper.h"
#include "vv-samples.h"

#define MAX_SECONDS 7.0
#define BLOWN_UP (200 * 1000 * 1000)

typedef struct
{
  VvHelper *helper;
  GTimer *timer;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->helper = vv_helper_new (&error);
  g_assert_no_error (error);
  fixture->timer = g_timer_new ();
}

/* The helper that met the bomb reads the next file as if nothing had been. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) good = vv_sample_jpeg (400, 600, 50, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvHelperFile) file = vv_helper_open (fixture->helper, good, "good", NULL, &error);
  g_autoptr (VvImage) image = file ? vv_helper_page (file, 0, NULL, &error) : NULL;

  g_assert_no_error (error);
  g_assert_nonnull (image);
  vv_helper_unref (fixture->helper);
  g_timer_destroy (fixture->timer);
}

/* Processor time is what the limit counts; a busy machine gets more of the clock. */
static void
check_refusal (Fixture *fixture, const GError *error, int code)
{
  double seconds = g_timer_elapsed (fixture->timer, NULL);

  g_assert_error (error, VV_ERROR, code);
  g_assert_nonnull (strstr (error->message, "bomb"));
  g_test_message ("%.1f s: %s", seconds, error->message);
  g_assert_cmpfloat (seconds, <, 3 * MAX_SECONDS);
}

static void
read_scan (Fixture *fixture, GBytes *bytes, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvHelperFile) file = vv_helper_open (fixture->helper, bytes, "bomb", NULL, &error);
  g_autoptr (VvImage) image = file ? vv_helper_page (file, 0, NULL, &error) : NULL;

  g_assert_null (image);
  check_refusal (fixture, error, code);
}

static void
read_table (Fixture *fixture, GBytes *bytes, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvTable) table = vv_helper_read_table (fixture->helper, bytes, "bomb", &error);

  g_assert_null (table);
  check_refusal (fixture, error, code);
}

static void
test_pixels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = vv_sample_png (400, 600, 50, FALSE);
  gsize length = g_bytes_get_size (png);
  guint8 *header = g_memdup2 (g_bytes_get_data (png, NULL), length);
  g_autoptr (GBytes) bomb = NULL;

  /* 30,000 by 30,000 in a few kilobytes. */
  memcpy (header + 16, "\0\0\x75\x30\0\0\x75\x30", 8);
  bomb = g_bytes_new_take (header, length);
  read_scan (fixture, bomb, VV_ERROR_LIMIT);
}

static void
test_pdf_pixels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("x", 1);
  g_autoptr (GBytes) bomb
      = vv_sample_pdf (1, 30000, 42432, "/ColorSpace /DeviceGray /BitsPerComponent 8", nothing, NULL, NULL);

  read_scan (fixture, bomb, VV_ERROR_LIMIT);
}

static void
test_endless (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bomb = vv_sample_endless_pdf ();

  read_scan (fixture, bomb, VV_ERROR_LIMIT);
}

static void
test_zip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rows = g_strnfill (BLOWN_UP, ' ');
  g_autoptr (GBytes) bomb = vv_sample_ods (rows);

  g_assert_cmpuint (g_bytes_get_size (bomb), <, 1000 * 1000);
  g_timer_start (fixture->timer);
  read_table (fixture, bomb, VV_ERROR_LIMIT);
}

/* A cell that says it is repeated everywhere. */
static void
test_repeats (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bomb
      = vv_sample_ods ("<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell "
                       "table:number-columns-repeated=\"16384\"><text:p>x</text:p>"
                       "</table:table-cell></table:table-row>");

  read_table (fixture, bomb, VV_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bombs/pixels", Fixture, NULL, set_up, test_pixels, tear_down);
  g_test_add ("/bombs/pdf-pixels", Fixture, NULL, set_up, test_pdf_pixels, tear_down);
  g_test_add ("/bombs/endless", Fixture, NULL, set_up, test_endless, tear_down);
  g_test_add ("/bombs/zip", Fixture, NULL, set_up, test_zip, tear_down);
  g_test_add ("/bombs/repeats", Fixture, NULL, set_up, test_repeats, tear_down);
  return g_test_run ();
}
