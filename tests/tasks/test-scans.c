/* Paper comes back: every state that a scanned page and its document can come to. */
#include "desk.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>
#include "vv-file.h"
#include "vv-helper.h"
#include "vv-id.h"
#include "vv-matching.h"
#include "vv-strings.h"

static const char *
document_state (Fixture *fixture, const Paper *paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvDocument) document = vv_documents_get (fixture->ws, paper->document->id, &error);

  g_assert_no_error (error);
  return vv_document_state_to_string (document->state);
}

static void
issue_agreement (Desk *desk, Fixture *fixture, const char *match, Paper *paper)
{
  VvSubject subject = { .programme = desk->programme->id, .match = match };

  desk_issue (desk, fixture, "AGR", &subject, NULL, paper);
  g_assert_cmpint (paper->document->pages, ==, 3);
}

static void
issue_questionnaire (Desk *desk, Fixture *fixture, const char *person, Paper *paper)
{
  VvSubject subject = { .programme = desk->programme->id, .person = person };

  desk_issue (desk, fixture, "IMQ", &subject, NULL, paper);
}

/* The page of the agreement where signatures stand. */
static int
find_signed_page (const Paper *paper)
{
  int page = 0;

  g_assert_nonnull (vv_layout_find_field (paper->layout, "AGR-41", &page));
  return page;
}

static const char *const ANSWERS[] = { "IMQ-05=7", "IMQ-06=4", "IMQ-07=10", "IMQ-12=2", "IMQ-12=5", NULL };

/* Two forms, four kinds of file, shuffled, upside down: all filed to the right record. */
static void
test_mixed_pile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) agreement = { NULL };
  g_auto (Paper) questions = { NULL };
  g_autofree char *a = NULL, *b = NULL, *c = NULL, *d = NULL, *e = NULL, *seven = NULL, *several = NULL;
  g_autoptr (VvScanReport) report = NULL;
  g_autoptr (GBytes) original = NULL;
  const VvScanPage *page;

  desk_set_up (&desk, fixture);
  issue_agreement (&desk, fixture, desk.group, &agreement);
  issue_questionnaire (&desk, fixture, desk.tuva, &questions);
  g_assert_cmpint (questions.document->pages, ==, 2);
  a = desk_scan_file (&desk, fixture, &agreement, 3, SIGN_ALL, 180, "a.pdf");
  b = desk_scan_file (&desk, fixture, &questions, 2, ANSWERS, 0, "b.tiff");
  c = desk_scan_file (&desk, fixture, &agreement, 1, SIGN_ALL, 90, "c.jpg");
  d = desk_scan_file (&desk, fixture, &questions, 1, ANSWERS, 180, "d.png");
  e = desk_scan_file (&desk, fixture, &agreement, 2, SIGN_ALL, 270, "e.pdf");
  report = desk_import (fixture, a, b, c, d, e, NULL);
  g_assert_cmpuint (report->pages->len, ==, 5);
  page = report_page (report, 0, "filed", NULL);
  g_assert_cmpstr (page->document, ==, agreement.document->id);
  g_assert_cmpint (page->page, ==, 3);
  g_assert_cmpint (page->rotation, ==, 180);
  g_assert_true (page->has_transform);
  page = report_page (report, 3, "filed", NULL);
  g_assert_cmpstr (page->form, ==, "IMQ");
  g_assert_cmpstr (page->file, ==, "d.png");
  g_assert_cmpstr (report_outcome (report, agreement.document->id)->state, ==, "complete");
  g_assert_cmpstr (report_outcome (report, questions.document->id)->state, ==, "complete");
  g_assert_cmpstr (document_state (fixture, &agreement), ==, "complete");
  seven = desk_value (fixture, questions.document->id, "IMQ-05");
  g_assert_cmpstr (seven, ==, "7");
  several = desk_value (fixture, questions.document->id, "IMQ-12");
  g_assert_cmpstr (several, ==, "2,5");
  original = vv_documents_export_pdf (fixture->ws, agreement.document->id, &error);
  g_assert_no_error (error);
}

static JsonObject *
parse (JsonParser *parser, const char *text)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static JsonObject *
find_member (JsonArray *array, const char *name, const char *value)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_strcmp0 (json_object_get_string_member (object, name), value) == 0)
        return object;
    }
  g_error ("no %s %s", name, value);
}

/* The keys and forms of the command line's document. */
static void
check_json (const VvScanReport *report, const char *document)
{
  static const char *const KEYS[]
      = { "file", "index", "state",    "why",      "message",   "document", "form",
          "page", "of",    "language", "rotation", "transform", "readings" };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = vv_scans_report_json (report);
  g_autofree char *shown = vv_id_show (document);
  JsonObject *root = parse (parser, text), *page, *outcome;
  JsonArray *pages = json_object_get_array_member (root, "pages"), *readings;

  g_assert_cmpint (strlen (json_object_get_string_member (root, "batch")), ==, 14);
  page = find_member (pages, "document", shown);
  for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
    g_assert_true (json_object_has_member (page, KEYS[i]));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (page, "transform")), ==, 9);
  readings = json_object_get_array_member (page, "readings");
  page = find_member (readings, "field", "IMQ-05");
  g_assert_cmpstr (json_object_get_string_member (page, "state"), ==, "read");
  g_assert_cmpstr (json_object_get_string_member (page, "value"), ==, "7");
  g_assert_false (json_object_has_member (page, "values"));
  outcome = find_member (json_object_get_array_member (root, "documents"), "document", shown);
  g_assert_cmpstr (json_object_get_string_member (outcome, "form"), ==, "IMQ");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (outcome, "received")), ==, 1);
  g_assert_cmpint (json_array_get_int_element (json_object_get_array_member (outcome, "missing"), 0), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (outcome, "unsigned")), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (outcome, "state"), ==, "incomplete");
}

/* A page is missing, named, and completes the document when it comes. */
static void
test_missing_page (Fixture *fixture, gconstpointer data)
{
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) paper = { NULL };
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (VvScanReport) report = NULL;
  g_autoptr (VvScanReport) later = NULL;
  const VvScanOutcome *outcome;

  desk_set_up (&desk, fixture);
  issue_questionnaire (&desk, fixture, desk.tuva, &paper);
  first = desk_scan_file (&desk, fixture, &paper, 1, ANSWERS, 0, "first.tiff");
  second = desk_scan_file (&desk, fixture, &paper, 2, ANSWERS, 0, "second.tiff");
  report = desk_import (fixture, first, NULL);
  outcome = report_outcome (report, paper.document->id);
  g_assert_cmpstr (outcome->state, ==, "incomplete");
  g_assert_cmpuint (outcome->missing->len, ==, 1);
  g_assert_cmpint (g_array_index (outcome->missing, int, 0), ==, 2);
  g_assert_cmpstr (document_state (fixture, &paper), ==, "incomplete");
  check_json (report, paper.document->id);
  later = desk_import (fixture, second, NULL);
  g_assert_cmpstr (report_outcome (later, paper.document->id)->state, ==, "complete");
}

/* The same file twice, and the same sheet scanned anew. */
static void
test_duplicates (Fixture *fixture, gconstpointer data)
{
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) paper = { NULL };
  g_autofree char *once = NULL, *anew = NULL, *foreign = NULL;
  g_autoptr (VvScanReport) report = NULL;
  g_autoptr (VvScanReport) again = NULL;
  g_autoptr (VvImage) blank = vv_image_new (1240, 1754);
  const VvScanPage *page;

  desk_set_up (&desk, fixture);
  issue_questionnaire (&desk, fixture, desk.tuva, &paper);
  once = desk_scan_file (&desk, fixture, &paper, 1, ANSWERS, 0, "once.tiff");
  anew = desk_scan_file (&desk, fixture, &paper, 1, ANSWERS, 180, "anew.jpg");
  foreign = desk_save (fixture, blank, "foreign.png");
  report = desk_import (fixture, once, once, anew, foreign, NULL);
  report_page (report, 0, "filed", NULL);
  page = report_page (report, 1, "duplicate", "same_image");
  g_assert_cmpstr (page->document, ==, paper.document->id);
  report_page (report, 2, "duplicate", "no_new_ink");
  report_page (report, 3, "unknown", "no_code");
  again = desk_import (fixture, once, foreign, NULL);
  report_page (again, 0, "duplicate", "same_image");
  report_page (again, 1, "duplicate", "same_image");
}

/* Signed in two sittings: both scans are kept, the signatures merge. Ink that is gone waits for a person. */
static void
test_second_sitting (Fixture *fixture, gconstpointer data)
{
  static const char *const EARLY[] = { "AGR-41=sign", NULL };
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) paper = { NULL };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *early = NULL, *late = NULL, *less = NULL;
  g_autoptr (VvScanReport) first = NULL;
  g_autoptr (VvScanReport) second = NULL;
  g_autoptr (VvScanReport) third = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  int page;

  desk_set_up (&desk, fixture);
  issue_agreement (&desk, fixture, desk.pair, &paper);
  page = find_signed_page (&paper);
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("rest-%d.jpg", i);

      if (i != page)
        g_ptr_array_add (paths, desk_scan_file (&desk, fixture, &paper, i, SIGN_ALL, 0, name));
    }
  early = desk_scan_file (&desk, fixture, &paper, page, EARLY, 0, "early.jpg");
  late = desk_scan_file (&desk, fixture, &paper, page, SIGN_ALL, 180, "late.jpg");
  less = desk_scan_file (&desk, fixture, &paper, page, NULL, 0, "less.jpg");
  first = desk_import (fixture, paths->pdata[0], paths->pdata[1], early, NULL);
  report_page (first, 2, "filed", NULL);
  g_assert_cmpstr (report_outcome (first, paper.document->id)->state, ==, "incomplete");
  g_assert_cmpuint (g_strv_length (report_outcome (first, paper.document->id)->unsigned_fields), ==, 2);
  second = desk_import (fixture, late, NULL);
  report_page (second, 0, "filed", NULL);
  g_assert_cmpstr (report_outcome (second, paper.document->id)->state, ==, "complete");
  third = desk_import (fixture, less, NULL);
  report_page (third, 0, "review", "ink_gone");
  g_assert_cmpstr (document_state (fixture, &paper), ==, "review");
  kept = vv_scans_list (fixture->ws, NULL, NULL, paper.document->id, &error);
  g_assert_cmpuint (kept->len, ==, 5);
}

static void
write_over (VvImage *image, double from_x, double from_y, double to_x, double to_y)
{
  for (int y = (int)(from_y * image->height); y < (int)(to_y * image->height); y++)
    memset (image->pixels + (gsize)y * image->stride + (int)(from_x * image->width), 240,
            (gsize)((to_x - from_x) * image->width));
}

/* The squares stay, both codes are torn off: the typed number files it, whichever side is up. */
static void
check_torn (Fixture *fixture, Desk *desk, int rotate)
{
  g_autoptr (GError) error = NULL;
  g_auto (Paper) paper = { NULL };
  g_autofree char *name = g_strdup_printf ("torn-%d.png", rotate);
  g_autofree char *path = NULL, *value = NULL;
  g_autoptr (VvImage) image = NULL;
  g_autoptr (VvScanReport) report = NULL;
  g_autoptr (VvScanPage) filed = NULL;
  const VvScanPage *page;

  issue_questionnaire (desk, fixture, desk->emil, &paper);
  image = desk_scan (desk, &paper, 1, ANSWERS, rotate);
  for (int c = 0; c < 2; c++)
    {
      const VvRect *code = &((VvLayoutPage *)paper.layout->pages->pdata[0])->codes[c];
      double x = code->x / 210, y = code->y / 297, w = code->w / 210, h = code->h / 297;

      if (rotate == 180)
        write_over (image, 1 - x - w - .002, 1 - y - h - .002, 1 - x + .002, 1 - y + .002);
      else
        write_over (image, x - .002, y - .002, x + w + .002, y + h + .002);
    }
  path = desk_save (fixture, image, name);
  report = desk_import (fixture, path, NULL);
  page = report_page (report, 0, "unknown", "torn_code");
  g_assert_false (vv_scans_resolve (fixture->ws, page->id, paper.document->id, 9, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_clear_error (&error);
  vv_scans_resolve (fixture->ws, page->id, paper.document->id, 1, &error);
  g_assert_no_error (error);
  filed = vv_scans_get (fixture->ws, page->id, &error);
  g_assert_cmpstr (vv_page_state_to_string (filed->state), ==, "filed");
  g_assert_cmpint (filed->rotation, ==, rotate);
  value = desk_value (fixture, paper.document->id, "IMQ-07");
  g_assert_cmpstr (value, ==, "10");
}

static void
test_torn_code (Fixture *fixture, gconstpointer data)
{
  g_auto (Desk) desk = { 0 };

  desk_set_up (&desk, fixture);
  check_torn (fixture, &desk, 0);
  check_torn (fixture, &desk, 180);
}

/* What is no page of this workspace is kept and says so. */
static void
test_strangers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) other = { NULL };
  g_autoptr (VvLayout) empty = NULL;
  g_autoptr (VvImage) blank = NULL;
  g_autoptr (VvImage) white = vv_image_new (1240, 1754);
  g_autofree char *foreign = NULL, *elsewhere = NULL, *form = NULL, *picture = NULL;
  g_autoptr (VvScanReport) report = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (VvScanPage) filed = NULL;
  const VvScanPage *page;

  desk_set_up (&desk, fixture);
  issue_questionnaire (&desk, fixture, desk.tuva, &other);
  picture = desk_save (fixture, white, "white.png");
  foreign = desk_scan_file (&desk, fixture, &other, 1, ANSWERS, 0, "foreign.jpg");
  /* The same page in a workspace that never issued it. */
  {
    Fixture second = { 0 };
    g_autoptr (VvScanReport) there = NULL;

    fixture_set_up (&second, NULL);
    there = desk_import (&second, foreign, NULL);
    page = report_page (there, 0, "unknown", "other_workspace");
    g_assert_null (page->document);
    fixture_tear_down (&second, NULL);
  }
  report = desk_import (fixture, picture, NULL);
  page = report_page (report, 0, "unknown", "no_code");
  waiting = vv_scans_list (fixture->ws, "review", NULL, NULL, &error);
  g_assert_cmpuint (waiting->len, ==, 1);
  /* Filed by hand: nothing can be read off it, so all of it waits. */
  vv_scans_resolve (fixture->ws, page->id, other.document->id, 1, &error);
  g_assert_no_error (error);
  filed = vv_scans_get (fixture->ws, page->id, &error);
  g_assert_cmpstr (vv_page_state_to_string (filed->state), ==, "review");
  g_assert_cmpuint (filed->readings->len, >=, 7);
  for (guint i = 0; i < filed->readings->len; i++)
    {
      const VvReading *reading = filed->readings->pdata[i];

      g_assert_cmpint (reading->state, ==, VV_READING_REVIEW);
      g_assert_true (reading->is_multiple == (reading->doubtful && reading->doubtful[0] != NULL));
    }
}

/* Empty, cut off, locked and foreign files: each kept, each with its reason and a sentence. */
static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) paper = { NULL };
  g_autofree char *empty = NULL, *cut = NULL, *locked = NULL, *text = NULL, *whole = NULL, *gone = NULL;
  g_autofree char *command = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) half = NULL;
  g_autoptr (VvScanReport) report = NULL;
  const char *missing[2] = { NULL, NULL };
  int status;

  desk_set_up (&desk, fixture);
  issue_questionnaire (&desk, fixture, desk.tuva, &paper);
  whole = desk_scan_file (&desk, fixture, &paper, 1, ANSWERS, 0, "whole.pdf");
  empty = fixture_write (fixture, "empty.pdf", "");
  text = fixture_write (fixture, "notes.txt", "not a scan");
  bytes = vv_file_read (whole, 0, &error);
  half = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
  cut = g_build_filename (fixture->folder, "cut.pdf", NULL);
  vv_file_write (cut, half, &error);
  g_assert_no_error (error);
  locked = g_build_filename (fixture->folder, "locked.pdf", NULL);
  command = g_strdup_printf ("qpdf --encrypt secret secret 256 -- %s %s", whole, locked);
  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  report = desk_import (fixture, empty, cut, locked, text, whole, NULL);
  report_page (report, 0, "failed", "empty_file");
  report_page (report, 1, "failed", "damaged");
  report_page (report, 2, "failed", "encrypted");
  report_page (report, 3, "failed", "not_an_image");
  report_page (report, 4, "filed", NULL);
  g_assert_false (vv_scans_resolve (fixture->ws, ((VvScanPage *)report->pages->pdata[1])->id,
                                    paper.document->id, 1, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_STATE);
  g_clear_error (&error);
  missing[0] = gone = g_build_filename (fixture->folder, "gone.pdf", NULL);
  g_assert_null (vv_scans_import (fixture->ws, missing, NULL, NULL, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
}

/* 300 MB are the limit, said before anything is kept. */
static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_write (fixture, "large.pdf", "%PDF-1.4");
  const char *paths[] = { path, NULL };
  g_autoptr (GPtrArray) batches = NULL;

  g_assert_cmpint (truncate (path, 300 * 1000 * 1000 + 1), ==, 0);
  g_assert_null (vv_scans_import (fixture->ws, paths, NULL, NULL, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "large.pdf"));
  g_clear_error (&error);
  batches = vv_scans_batches (fixture->ws, &error);
  g_assert_cmpuint (batches->len, ==, 0);
}

/* Two marks on one scale: a person decides, and may take it back. */
static void
test_two_marks (Fixture *fixture, gconstpointer data)
{
  static const char *const TWO[] = { "IMQ-05=7", "IMQ-05=4", "IMQ-06=5", NULL };
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) paper = { NULL };
  g_autofree char *path = NULL, *before = NULL, *after = NULL;
  g_autoptr (VvScanReport) report = NULL;
  g_autoptr (VvScanPage) settled = NULL;
  g_autoptr (VvScanPage) back = NULL;
  const VvScanPage *page;

  desk_set_up (&desk, fixture);
  issue_questionnaire (&desk, fixture, desk.tuva, &paper);
  path = desk_scan_file (&desk, fixture, &paper, 1, TWO, 0, "two.jpg");
  report = desk_import (fixture, path, NULL);
  page = report_page (report, 0, "review", "unsure");
  g_assert_cmpstr (report_outcome (report, paper.document->id)->state, ==, "review");
  before = desk_value (fixture, paper.document->id, "IMQ-05");
  g_assert_null (before);
  g_assert_false (vv_scans_confirm (fixture->ws, page->id, "IMQ-05", "11", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (vv_scans_confirm (fixture->ws, page->id, "IMQ-05", "4,7", &error));
  g_clear_error (&error);
  g_assert_false (vv_scans_confirm (fixture->ws, page->id, "XYZ-01", "4", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  vv_scans_confirm (fixture->ws, page->id, "IMQ-05", "4", &error);
  g_assert_no_error (error);
  settled = vv_scans_get (fixture->ws, page->id, &error);
  g_assert_cmpstr (vv_page_state_to_string (settled->state), ==, "filed");
  after = desk_value (fixture, paper.document->id, "IMQ-05");
  g_assert_cmpstr (after, ==, "4");
  vv_scans_unconfirm (fixture->ws, page->id, "IMQ-05", &error);
  g_assert_no_error (error);
  back = vv_scans_get (fixture->ws, page->id, &error);
  g_assert_cmpstr (vv_page_state_to_string (back->state), ==, "review");
}

static void
cancel_after_some (double fraction, const char *what, gpointer data)
{
  if (fraction > .4)
    g_cancellable_cancel (data);
}

/* One file of several pages; whole pages stay when the import is given up, and it can be taken up again. */
static void
test_interrupted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  Paper papers[4] = { { NULL } };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  char *paths[9] = { NULL };
  g_autofree char *pile = NULL;
  const char *files[] = { NULL, NULL };
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (VvScanReport) report = NULL;
  int n = 0;

  desk_set_up (&desk, fixture);
  for (int i = 0; i < 4; i++)
    {
      issue_questionnaire (&desk, fixture, i % 2 ? desk.tuva : desk.emil, &papers[i]);
      for (int page = 1; page <= 2; page++, n++)
        {
          g_autofree char *name = g_strdup_printf ("page-%d.jpg", n);

          paths[n] = desk_scan_file (&desk, fixture, &papers[i], page, ANSWERS, n % 2 ? 180 : 0, name);
        }
    }
  pile = desk_bind (fixture, (const char *const *)paths, "pile.pdf");
  files[0] = pile;
  g_assert_null (vv_scans_import (fixture->ws, files, cancel_after_some, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  kept = vv_scans_list (fixture->ws, NULL, NULL, NULL, &error);
  g_assert_cmpuint (kept->len, <, 8);
  for (guint i = 0; i < kept->len; i++)
    g_assert_cmpint (((VvScanPage *)kept->pdata[i])->state, ==, VV_PAGE_FILED);
  report = desk_import (fixture, pile, NULL);
  g_assert_cmpuint (report->pages->len, ==, 8);
  for (guint i = 0; i < 8; i++)
    report_page (report, i, i < kept->len ? "duplicate" : "filed", i < kept->len ? "same_image" : NULL);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) original = vv_documents_export_pdf (fixture->ws, papers[i].document->id, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (document_state (fixture, &papers[i]), ==, "complete");
      paper_clear (&papers[i]);
    }
  for (int i = 0; i < 8; i++)
    g_free (paths[i]);
}

typedef struct
{
  GMainLoop *loop;
  VvScanReport *report;
  GError *error;
  VvWorkspace *ws;
} Waiting;

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->report = vv_scans_import_finish (waiting->ws, result, &waiting->error);
  g_main_loop_quit (waiting->loop);
}

/* As the window does it: the same answer, while the main loop runs. */
static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) paper = { NULL };
  g_autofree char *first = NULL, *again = NULL, *empty = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const char *paths[4] = { NULL };
  Waiting waiting = { 0 };

  desk_set_up (&desk, fixture);
  issue_questionnaire (&desk, fixture, desk.tuva, &paper);
  paths[0] = first = desk_scan_file (&desk, fixture, &paper, 1, ANSWERS, 0, "first.jpg");
  paths[1] = again = desk_scan_file (&desk, fixture, &paper, 1, ANSWERS, 0, "again.png");
  paths[2] = empty = fixture_write (fixture, "empty.tiff", "");
  waiting.loop = g_main_loop_new (NULL, FALSE);
  waiting.ws = fixture->ws;
  vv_scans_import_async (fixture->ws, paths, NULL, NULL, NULL, on_imported_cb, &waiting);
  g_main_loop_run (waiting.loop);
  g_assert_no_error (waiting.error);
  report_page (waiting.report, 0, "filed", NULL);
  report_page (waiting.report, 1, "duplicate", "no_new_ink");
  report_page (waiting.report, 2, "failed", "empty_file");
  g_clear_pointer (&waiting.report, vv_scan_report_free);
  g_cancellable_cancel (cancellable);
  vv_scans_import_async (fixture->ws, paths, NULL, NULL, cancellable, on_imported_cb, &waiting);
  g_main_loop_run (waiting.loop);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);
  g_main_loop_unref (waiting.loop);
}

/* The form changes after the paper went out: the layout kept with the record reads it. */
static void
test_older_layout (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) paper = { NULL };
  g_autofree char *path = NULL, *forms = NULL, *command = NULL, *old = g_strdup (g_getenv ("VV_DATADIR"));
  g_autofree char *value = NULL;
  g_autoptr (VvScanReport) report = NULL;
  int status;

  desk_set_up (&desk, fixture);
  issue_questionnaire (&desk, fixture, desk.tuva, &paper);
  path = desk_scan_file (&desk, fixture, &paper, 1, ANSWERS, 0, "old.png");
  forms = g_build_filename (fixture->folder, "data", NULL);
  command = g_strdup_printf (
      "sh -c 'cp -r %s %s && rm %s/forms/IMQ.xml && sed \"s/FBK/IMQ/g\" %s/forms/FBK.xml > %s/forms/IMQ.xml'",
      old, forms, forms, old, forms);
  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_setenv ("VV_DATADIR", forms, TRUE);
  fixture_reopen (fixture, NULL, NULL);
  report = desk_import (fixture, path, NULL);
  g_setenv ("VV_DATADIR", old, TRUE);
  report_page (report, 0, "filed", NULL);
  value = desk_value (fixture, paper.document->id, "IMQ-07");
  g_assert_cmpstr (value, ==, "10");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("scans/mixed-pile", test_mixed_pile);
  add_test ("scans/missing-page", test_missing_page);
  add_test ("scans/duplicates", test_duplicates);
  add_test ("scans/second-sitting", test_second_sitting);
  add_test ("scans/torn-code", test_torn_code);
  add_test ("scans/strangers", test_strangers);
  add_test ("scans/bad-files", test_bad_files);
  add_test ("scans/too-large", test_too_large);
  add_test ("scans/two-marks", test_two_marks);
  add_test ("scans/interrupted", test_interrupted);
  add_test ("scans/async", test_async);
  add_test ("scans/older-layout", test_older_layout);
  return g_test_run ();
}
