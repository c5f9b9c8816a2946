/* Reading what was ticked and signed, on seeds that nothing was tuned on. */
#include <string.h>

#include "sample-page.h"
#include "sample-score.h"
#include "vv-error.h"
#include "vv-locate.h"
#include "vv-read.h"
#include "vv-straighten.h"

#define HOLD_OUT 71000

static VvImage *
scan_page (const SamplePage *page, guint n_marks, const SimOptions *options)
{
  g_autoptr (VvImage) written = sim_mark_page (page->blank, SAMPLE_PIXELS_PER_MM,
                                               (const SimMark *)page->marks->data, n_marks, options->seed);

  return sim_scan (written, SAMPLE_PIXELS_PER_MM, options, NULL);
}

static void
read_pages (SimSeverity severity, SampleCare care, int n, gboolean bilevel, SampleScore *score)
{
  static const double densities[] = { 200, 150, 200, 300 };
  g_autoptr (VvLocator) locator = vv_locator_new ();

  for (int i = 0; i < n; i++)
    {
      g_autoptr (SamplePage) page = sample_page_new (HOLD_OUT + i, care);
      g_autofree char *name = g_strdup_printf ("page %d", i);
      SimOptions options = { .dpi = densities[i % 4],
                             .severity = severity,
                             .rotate = i * 90 % 360,
                             .bilevel = bilevel,
                             .grey_only = !bilevel,
                             .seed = HOLD_OUT + i };
      g_autoptr (VvImage) scan = scan_page (page, page->marks->len, &options);
      g_auto (VvPagePose) pose = { 0 };
      g_autoptr (GPtrArray) readings = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (vv_locate_page (locator, scan, &pose));
      g_assert_cmpstr (pose.payload, ==, page->payload);
      readings = vv_read_page (NULL, scan, &pose, page->layout, pose.page, &error);
      g_assert_no_error (error);
      sample_score_add (score, page, readings, name);
    }
  if (score->silent)
    g_test_message ("%s", score->silent->str);
  g_test_message ("%d pages; wrong %d/%d/%d of %d/%d/%d, left to a person %d/%d/%d, clear ones read %d of %d",
                  score->pages, score->wrong[0], score->wrong[1], score->wrong[2], score->fields[0],
                  score->fields[1], score->fields[2], score->review[0], score->review[1], score->review[2],
                  score->clear_read, score->clear);
}

/* Every page filed, every clear tick and every signature read, nothing wrong. */
static void
test_mild (void)
{
  g_auto (SampleScore) score = { 0 };

  read_pages (SIM_MILD, SAMPLE_PLAIN, 12, FALSE, &score);
  g_assert_cmpint (score.wrong[0] + score.wrong[1] + score.wrong[2], ==, 0);
  g_assert_cmpint (score.clear_read, ==, score.clear);
}

/* Pencil, corrections, two marks, marks beside the box: nothing wrong, little left over. */
static void
test_realistic (void)
{
  g_auto (SampleScore) score = { 0 };

  read_pages (SIM_MEDIUM, SAMPLE_REALISTIC, 12, FALSE, &score);
  g_assert_cmpint (score.wrong[0] + score.wrong[1] + score.wrong[2], ==, 0);
  g_assert_cmpint (score.review[2], ==, 0);
  g_assert_cmpint (score.review[0] * 100, <=, score.fields[0] * 8);
}

static void
test_bilevel (void)
{
  g_auto (SampleScore) score = { 0 };

  read_pages (SIM_MEDIUM, SAMPLE_PLAIN, 6, TRUE, &score);
  g_assert_cmpint (score.wrong[2], ==, 0);
}

/* From black and white nobody can say that a page is not signed. */
static void
test_bilevel_unsigned (void)
{
  g_autoptr (VvLocator) locator = vv_locator_new ();
  g_autoptr (SamplePage) page = sample_page_new (5, SAMPLE_PLAIN);
  SimOptions options = { .dpi = 200, .severity = SIM_MILD, .bilevel = TRUE, .seed = 5 };
  g_autoptr (VvImage) scan = scan_page (page, 0, &options);
  g_auto (VvPagePose) pose = { 0 };
  g_autoptr (GPtrArray) readings = NULL;
  int signatures = 0;

  scan->bilevel = FALSE; /* a decoder may not tell */
  g_assert_true (vv_locate_page (locator, scan, &pose));
  readings = vv_read_page (NULL, scan, &pose, page->layout, 1, NULL);
  for (guint i = 0; i < readings->len; i++)
    {
      const VvReading *reading = g_ptr_array_index (readings, i);

      if (!reading->is_signature)
        continue;
      signatures++;
      g_assert_cmpint (reading->state, ==, VV_READING_REVIEW);
      g_assert_cmpstr (reading->why, ==, "bilevel");
    }
  g_assert_cmpint (signatures, ==, 4);
}

static const VvReading *
find_reading (GPtrArray *readings, const char *field)
{
  for (guint i = 0; i < readings->len; i++)
    {
      const VvReading *reading = g_ptr_array_index (readings, i);

      if (strcmp (reading->field, field) == 0)
        return reading;
    }
  g_assert_not_reached ();
}

static VvRect
box_rect (const SamplePage *page, guint field, guint box)
{
  const VvLayoutPage *content = g_ptr_array_index (page->layout->pages, 0);
  const VvLayoutField *f = g_ptr_array_index (content->fields, field);

  return ((const VvBox *)g_ptr_array_index (f->boxes, box))->rect;
}

static GPtrArray *
read_marks (SamplePage *page, const SimMark *marks, guint n, double fit)
{
  g_autoptr (VvLocator) locator = vv_locator_new ();
  SimOptions options = { .dpi = 200, .severity = SIM_MILD, .rotate = 180, .grey_only = TRUE, .seed = 31 };
  g_autoptr (VvImage) scan = NULL;
  g_auto (VvPagePose) pose = { 0 };

  g_array_set_size (page->marks, 0);
  g_array_append_vals (page->marks, marks, n);
  scan = scan_page (page, n, &options);
  g_assert_true (vv_locate_page (locator, scan, &pose));
  pose.fit = MAX (pose.fit, fit);
  return vv_read_page (NULL, scan, &pose, page->layout, 1, NULL);
}

/* Each doubt by its name. Fields 0-7 are ratings 4-10, 8 and 9 choices, 10 and 11 several choices. */
static void
test_doubts (void)
{
  g_autoptr (SamplePage) page = sample_page_new (6, SAMPLE_PLAIN);
  const SimMark marks[] = {
    { SIM_TICK, box_rect (page, 0, 3) }, /* 7 */
    { SIM_TICK, box_rect (page, 1, 2) },
    { SIM_CROSS, box_rect (page, 1, 5) }, /* two */
    { SIM_BLACKOUT, box_rect (page, 2, 0) },
    { SIM_CROSS, box_rect (page, 2, 6) },  /* corrected to 10 */
    { SIM_BESIDE, box_rect (page, 3, 1) }, /* beside */
    { SIM_CROSS, box_rect (page, 8, 1) },  /* 2 */
    { SIM_TICK, box_rect (page, 10, 0) },
    { SIM_TICK, box_rect (page, 10, 2) }, /* 1, 3 */
    { SIM_TICK, box_rect (page, 11, 1) },
    { SIM_BLACKOUT, box_rect (page, 11, 3) }, /* 2, and 4 taken back? */
  };
  g_autoptr (GPtrArray) readings = read_marks (page, marks, G_N_ELEMENTS (marks), 0);
  const VvReading *r = find_reading (readings, "SMP-01");

  g_assert_cmpint (r->state, ==, VV_READING_READ);
  g_assert_cmpstr (r->values[0], ==, "7");
  r = find_reading (readings, "SMP-02");
  g_assert_cmpint (r->state, ==, VV_READING_REVIEW);
  g_assert_cmpstr (r->why, ==, "two_marks");
  r = find_reading (readings, "SMP-03");
  g_assert_cmpint (r->state, ==, VV_READING_READ);
  g_assert_cmpstr (r->values[0], ==, "10");
  r = find_reading (readings, "SMP-04");
  g_assert_cmpint (r->state, ==, VV_READING_REVIEW);
  g_assert_cmpstr (r->why, ==, "beside");
  g_assert_cmpint (find_reading (readings, "SMP-05")->state, ==, VV_READING_EMPTY);
  g_assert_cmpstr (find_reading (readings, "SMP-20")->values[0], ==, "2");
  r = find_reading (readings, "SMP-22");
  g_assert_cmpint (r->state, ==, VV_READING_READ);
  g_assert_cmpuint (g_strv_length (r->values), ==, 2);
  r = find_reading (readings, "SMP-23");
  g_assert_cmpint (r->state, ==, VV_READING_REVIEW);
  g_assert_cmpstr (r->doubtful[0], ==, "4");
  g_assert_null (r->doubtful[1]);
}

static void
test_weak_fit (void)
{
  g_autoptr (SamplePage) page = sample_page_new (8, SAMPLE_PLAIN);
  g_autoptr (GPtrArray) readings = read_marks (page, &(SimMark){ SIM_TICK, box_rect (page, 0, 3) }, 1, 2.5);

  for (guint i = 0; i < readings->len; i++)
    {
      const VvReading *reading = g_ptr_array_index (readings, i);

      g_assert_cmpint (reading->state, ==, VV_READING_REVIEW);
      g_assert_cmpstr (reading->why, ==, "weak_fit");
      g_assert_true (!reading->is_multiple || reading->doubtful[0]);
    }
}

static void
test_errors (void)
{
  g_autoptr (SamplePage) page = sample_page_new (9, SAMPLE_PLAIN);
  VvPagePose pose = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  g_assert_null (vv_read_page (NULL, page->blank, &pose, page->layout, 1, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_STATE);
  pose.frame_found = TRUE;
  g_assert_null (vv_read_page (NULL, page->blank, &pose, page->layout, 2, &other));
  g_assert_error (other, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_assert_null (vv_straighten (page->blank, &(VvPagePose){ 0 }, 4, 210, 297));
}

/* The same sheet scanned twice, with and without further ink. */
static VvInkChange
compare_marks (const SamplePage *page,
               guint first_marks,
               guint second_marks,
               SimSeverity severity,
               guint64 seed)
{
  g_autoptr (VvLocator) locator = vv_locator_new ();
  SimOptions first = { .dpi = 200, .severity = severity, .grey_only = TRUE, .seed = seed };
  SimOptions second
      = { .dpi = 300, .severity = severity, .rotate = 180, .grey_only = TRUE, .seed = seed + 1 };
  g_autoptr (VvImage) ink_a = sim_mark_page (page->blank, SAMPLE_PIXELS_PER_MM,
                                             (const SimMark *)page->marks->data, first_marks, seed);
  g_autoptr (VvImage) ink_b = sim_mark_page (page->blank, SAMPLE_PIXELS_PER_MM,
                                             (const SimMark *)page->marks->data, second_marks, seed);
  g_autoptr (VvImage) a = sim_scan (ink_a, SAMPLE_PIXELS_PER_MM, &first, NULL);
  g_autoptr (VvImage) b = sim_scan (ink_b, SAMPLE_PIXELS_PER_MM, &second, NULL);
  g_auto (VvPagePose) pose_a = { 0 };
  g_auto (VvPagePose) pose_b = { 0 };
  VvInkChange change = VV_INK_BOTH;

  g_assert_true (vv_locate_page (locator, a, &pose_a));
  g_assert_true (vv_locate_page (locator, b, &pose_b));
  g_assert_true (vv_compare_ink (NULL, a, &pose_a, b, &pose_b, page->layout, 1, &change, NULL));
  return change;
}

static void
test_compare (void)
{
  for (guint64 seed = 40; seed < 44; seed++)
    {
      g_autoptr (SamplePage) page = sample_page_new (seed, SAMPLE_PLAIN);
      SimSeverity severity = seed % 2 ? SIM_MEDIUM : SIM_MILD;
      guint n = page->marks->len;

      g_assert_cmpint (compare_marks (page, n, n, severity, seed), ==, VV_INK_SAME);
      g_assert_cmpint (compare_marks (page, n - 1, n, severity, seed), ==, VV_INK_MORE);
      g_assert_cmpint (compare_marks (page, n, n - 1, severity, seed), ==, VV_INK_LESS);
      g_assert_cmpint (compare_marks (page, 0, n, severity, seed), ==, VV_INK_MORE);
    }
}

/* The straightened page looks like the printed one. */
static void
test_straighten (void)
{
  g_autoptr (VvLocator) locator = vv_locator_new ();
  g_autoptr (SamplePage) page = sample_page_new (12, SAMPLE_PLAIN);
  SimOptions options = { .dpi = 300, .severity = SIM_MILD, .rotate = 90, .grey_only = TRUE, .seed = 12 };
  g_autoptr (VvImage) scan = scan_page (page, 0, &options);
  g_autoptr (VvImage) upright = NULL;
  g_autoptr (VvImage) corner = NULL;
  g_auto (VvPagePose) pose = { 0 };

  g_assert_true (vv_locate_page (locator, scan, &pose));
  upright = vv_straighten (scan, &pose, 4, 210, 297);
  g_assert_cmpint (upright->width, ==, 840);
  g_assert_cmpint (upright->height, ==, 1188);
  g_assert_cmpint (upright->pixels[12 * 4 * upright->stride + 14 * 4], <, 90);   /* in a corner square */
  g_assert_cmpint (upright->pixels[140 * 4 * upright->stride + 30 * 4], >, 200); /* on paper */
  corner = vv_straighten_rect (scan, &pose, 10, (VvRect){ 11.5, 9.5, 5, 5 });
  g_assert_cmpint (corner->width, ==, 50);
  g_assert_cmpint (corner->pixels[25 * corner->stride + 25], <, 90);
  g_assert_cmpint (corner->pixels[4 * corner->stride + 4], <, 120);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-marks/mild", test_mild);
  g_test_add_func ("/read-marks/realistic", test_realistic);
  g_test_add_func ("/read-marks/bilevel", test_bilevel);
  g_test_add_func ("/read-marks/bilevel-unsigned", test_bilevel_unsigned);
  g_test_add_func ("/read-marks/doubts", test_doubts);
  g_test_add_func ("/read-marks/weak-fit", test_weak_fit);
  g_test_add_func ("/read-marks/errors", test_errors);
  g_test_add_func ("/read-marks/compare", test_compare);
  g_test_add_func ("/read-marks/straighten", test_straighten);
  return g_test_run ();
}
