/* Finding pages: four orientations, skew, damage, torn codes, foreign sheets. */
#include <math.h>
#include <string.h>

#include "sample-page.h"
#include "vv-locate-geometry.h"
#include "vv-locate.h"

/* Largest distance (mm) between the pose and the truth over the page. */
static double
measure_error (const VvPagePose *pose, const SimTruth *truth, double dpi)
{
  double worst = 0;

  for (int i = 0; i < 9; i++)
    {
      double x = 15 + 90.0 * (i % 3), y = 20 + 128.0 * (i / 3);
      double u = truth->map[0] * x + truth->map[1] * y + truth->map[2] - pose->transform[0] * x
                 - pose->transform[1] * y - pose->transform[2];
      double v = truth->map[3] * x + truth->map[4] * y + truth->map[5] - pose->transform[3] * x
                 - pose->transform[4] * y - pose->transform[5];

      worst = MAX (worst, hypot (u, v) * 25.4 / dpi);
    }
  return worst;
}

static void
locate_all (SimSeverity severity, int n, double limit, int min_found)
{
  static const double densities[] = { 150, 200, 200, 300, 150 };
  g_autoptr (VvLocator) locator = vv_locator_new ();
  double worst = 0;
  int found = 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (SamplePage) page = sample_page_new (9000 + i / 4, SAMPLE_PLAIN);
      SimOptions options
          = { .dpi = densities[i % 5], .severity = severity, .rotate = i % 4 * 90, .seed = 9000 + i };
      SimTruth truth;
      g_autoptr (VvImage) scan = sim_scan (page->blank, SAMPLE_PIXELS_PER_MM, &options, &truth);
      g_auto (VvPagePose) pose = { 0 };
      double error;

      if (i % 4 == 0)
        scan->dpi = i % 8 ? 72 : 0; /* wrong or silent */
      if (!vv_locate_page (locator, scan, &pose))
        {
          g_test_message ("page %d at %g dpi not found", i, options.dpi);
          continue;
        }
      found++;
      g_assert_cmpstr (pose.payload, ==, page->payload);
      g_assert_cmpstr (pose.document, ==, page->document);
      g_assert_cmpint (pose.page, ==, 1);
      g_assert_cmpint (pose.rotation, ==, (360 - options.rotate) % 360);
      error = measure_error (&pose, &truth, options.dpi);
      worst = MAX (worst, error);
      if (error > limit)
        g_test_message ("page %d at %g dpi: %.3f mm (fit %.3f, %d squares, %d codes)", i, options.dpi, error,
                        pose.fit, pose.squares, pose.codes);
      g_assert_true (error <= limit || pose.fit > 2);
    }
  g_test_message ("%d of %d found, largest error %.3f mm", found, n, worst);
  g_assert_cmpint (found, >=, min_found);
}

static void
test_mild (void)
{
  locate_all (SIM_MILD, 12, .06, 12);
}

static void
test_medium (void)
{
  locate_all (SIM_MEDIUM, 12, .3, 12);
}

static void
test_harsh (void)
{
  locate_all (SIM_HARSH, 12, .7, 12);
}

/* An image that the decoder has halved: coordinates are those of the file. */
static void
test_reduced (void)
{
  g_autoptr (VvLocator) locator = vv_locator_new ();
  g_autoptr (SamplePage) page = sample_page_new (44, SAMPLE_PLAIN);
  SimOptions options = { .dpi = 300, .severity = SIM_MILD, .rotate = 270, .seed = 45 };
  SimTruth truth;
  g_autoptr (VvImage) scan = sim_scan (page->blank, SAMPLE_PIXELS_PER_MM, &options, &truth);
  g_autoptr (VvImage) half = vv_image_halve (scan);
  g_auto (VvPagePose) pose = { 0 };

  half->scale = 2;
  g_assert_true (vv_locate_page (locator, half, &pose));
  g_assert_cmpfloat (measure_error (&pose, &truth, 300), <, .06);
}

static void
white_out (VvImage *image, const double map[6], VvRect rect)
{
  for (double y = rect.y - 1; y < rect.y + rect.h + 1; y += .05)
    for (double x = rect.x - 1; x < rect.x + rect.w + 1; x += .05)
      {
        int u = (int)(map[0] * x + map[1] * y + map[2]), v = (int)(map[3] * x + map[4] * y + map[5]);

        if (u >= 0 && v >= 0 && u < image->width && v < image->height)
          image->pixels[(gsize)v * image->stride + u] = 240;
      }
}

/* Both codes half gone: the page is registered all the same, so that a person can type the id. */
static void
test_torn_code (void)
{
  g_autoptr (VvLocator) locator = vv_locator_new ();

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (SamplePage) page = sample_page_new (50 + i, SAMPLE_PLAIN);
      VvRect torn[] = { { 182, 9, 9, 15 }, { 26, 273, 9, 15 } };
      SimOptions options = { .dpi = 200, .severity = SIM_MILD, .rotate = 90 * i, .seed = 70 + i };
      SimTruth truth;
      g_autoptr (VvImage) scan = sim_scan (page->blank, SAMPLE_PIXELS_PER_MM, &options, &truth);
      g_auto (VvPagePose) pose = { 0 };

      white_out (scan, truth.map, torn[0]);
      white_out (scan, truth.map, torn[1]);
      g_assert_false (vv_locate_page (locator, scan, &pose));
      g_assert_true (pose.frame_found);
      g_assert_null (pose.payload);
      g_assert_cmpfloat (measure_error (&pose, &truth, 200), <, .3);
    }
}

/* Two squares and one code gone, as under a folded edge. */
static void
test_lost_edge (void)
{
  g_autoptr (VvLocator) locator = vv_locator_new ();

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (SamplePage) page = sample_page_new (80 + i, SAMPLE_PLAIN);
      VvLayoutPage *content = g_ptr_array_index (page->layout->pages, 0);
      SimOptions options = { .dpi = 200, .severity = SIM_MILD, .rotate = 90 * i, .seed = 90 + i };
      SimTruth truth;
      g_autoptr (VvImage) scan = sim_scan (page->blank, SAMPLE_PIXELS_PER_MM, &options, &truth);
      g_auto (VvPagePose) pose = { 0 };

      white_out (scan, truth.map, content->marks[0]);
      white_out (scan, truth.map, content->marks[i % 3 + 1]);
      white_out (scan, truth.map, content->codes[i % 2]);
      g_assert_true (vv_locate_page (locator, scan, &pose));
      g_assert_cmpstr (pose.payload, ==, page->payload);
      g_test_message ("fit %.3f, error %.3f", pose.fit, measure_error (&pose, &truth, 200));
    }
}

static void
add_item (VvLayoutPage *page, VvItemKind kind, double x, double y, double size, const char *text)
{
  VvItem *item = g_new0 (VvItem, 1);

  *item = (VvItem){ .kind = kind, .x = x, .y = y, .w = size, .h = size, .size = 10, .text = g_strdup (text) };
  g_ptr_array_add (page->items, item);
}

/* Sheets with valid codes, but not where a page of ours has them; with and without squares. */
static void
test_foreign (void)
{
  g_autoptr (VvLocator) locator = vv_locator_new ();
  guint64 state = 77;

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (SamplePage) sample = sample_page_new (300 + i, SAMPLE_PLAIN);
      VvLayoutPage *page = g_ptr_array_index (sample->layout->pages, 0);
      SimOptions options
          = { .dpi = 200, .severity = (SimSeverity)(i % 3), .rotate = 90 * (i % 4), .seed = 400 + i };
      g_autoptr (VvImage) paper = NULL;
      g_autoptr (VvImage) scan = NULL;
      g_auto (VvPagePose) pose = { 0 };

      g_ptr_array_set_size (page->items, i % 2 ? 4 : 0); /* the squares, or nothing of the frame */
      for (int k = 0; k < 6; k++)
        {
          double x = sim_uniform (&state, 15, 180), y = sim_uniform (&state, 15, 270);
          gboolean near_a = hypot (x - 176, y - 9.5) < 8, near_b = hypot (x - 20, y - 273.5) < 8;

          if (!near_a && !near_b)
            add_item (page, VV_ITEM_CODE, x, y, k % 2 ? 14 : sim_uniform (&state, 12, 22), sample->payload);
        }
      for (int k = 0; k < 30; k++)
        add_item (page, VV_ITEM_TEXT, 25, 30 + 8 * k, 0,
                  "Lorem ipsum dolor sit amet, consectetur adipiscing");
      paper = sample_paint (sample->layout, 1, SAMPLE_PIXELS_PER_MM);
      scan = sim_scan (paper, SAMPLE_PIXELS_PER_MM, &options, NULL);
      g_assert_false (vv_locate_page (locator, scan, &pose));
      g_assert_null (pose.payload);
    }
}

static void
test_blank (void)
{
  g_autoptr (VvLocator) locator = vv_locator_new ();
  static const int sizes[][2] = { { 10, 10 }, { 300, 4000 }, { 1654, 2339 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (VvImage) image = vv_image_new (sizes[i][0], sizes[i][1]);
      g_auto (VvPagePose) pose = { 0 };

      g_assert_false (vv_locate_page (locator, image, &pose));
      g_assert_false (pose.frame_found);
      memset (image->pixels, 0, (gsize)image->width * image->height);
      g_assert_false (vv_locate_page (locator, image, &pose));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-locate/mild", test_mild);
  g_test_add_func ("/read-locate/medium", test_medium);
  g_test_add_func ("/read-locate/harsh", test_harsh);
  g_test_add_func ("/read-locate/reduced", test_reduced);
  g_test_add_func ("/read-locate/torn-code", test_torn_code);
  g_test_add_func ("/read-locate/lost-edge", test_lost_edge);
  g_test_add_func ("/read-locate/foreign", test_foreign);
  g_test_add_func ("/read-locate/blank", test_blank);
  return g_test_run ();
}
