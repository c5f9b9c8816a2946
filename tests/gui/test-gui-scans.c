/* A pile comes in, its doubt is settled by the page's own controls, taken back and settled again; a foreign
 * page and a damaged file are kept. Asserted on what is stored. */
#include "gui-room.h"

#include "vv-documents.h"
#include "vv-people.h"
#include "vv-scan-intake.h"
#include "vv-scans-page.h"
#include "vv-scans.h"

#include <string.h>

#define PX_PER_MM (200 / 25.4)
#define WAIT_MS 20000

typedef struct
{
  char *document, *png;
} Sheet;

/* A mentee of the example, with the programme. */
static char *
find_mentee (GuiRoom *room, char **programme)
{
  VvWorkspace *ws = vv_window_get_workspace (room->window);
  g_autoptr (GPtrArray) programmes = gui_room_list_programmes (room);

  for (guint i = 0; i < programmes->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) people
          = vv_people_list (ws, programmes->pdata[i], "mentee", NULL, NULL, 0, 1, &error);

      g_assert_no_error (error);
      if (people->len == 0)
        continue;
      *programme = g_strdup (programmes->pdata[i]);
      return g_strdup (((VvPersonLine *)people->pdata[0])->id);
    }
  g_assert_not_reached ();
}

/* The box of an answer in the geometry, mm. */
static void
find_box (const char *geometry, const char *field, const char *value, double rect[4])
{
  static const char *const names[] = { "\"x\"", "\"y\"", "\"w\"", "\"h\"" };
  g_autofree char *wanted = g_strdup_printf ("\"%s\"", value);
  const char *at = strstr (geometry, field);

  g_assert_nonnull (at);
  at = strstr (strstr (at, "\"boxes\""), wanted);
  g_assert_nonnull (at);
  for (int i = 0; i < 4; i++)
    {
      at = strstr (at, names[i]);
      rect[i] = g_ascii_strtod (strchr (at, ':') + 1, NULL);
    }
}

static void
cross (cairo_t *cr, const char *geometry, const char *field, const char *value)
{
  double rect[4];

  find_box (geometry, field, value, rect);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.4);
  cairo_set_line_width (cr, 0.6 * PX_PER_MM);
  cairo_move_to (cr, rect[0] * PX_PER_MM, rect[1] * PX_PER_MM);
  cairo_line_to (cr, (rect[0] + rect[2]) * PX_PER_MM, (rect[1] + rect[3]) * PX_PER_MM);
  cairo_move_to (cr, (rect[0] + rect[2]) * PX_PER_MM, rect[1] * PX_PER_MM);
  cairo_line_to (cr, rect[0] * PX_PER_MM, (rect[1] + rect[3]) * PX_PER_MM);
  cairo_stroke (cr);
}

/* The first page of a questionnaire as a scanner would give it, with two answers to one statement. */
static void
make_sheet (GuiRoom *room, Sheet *sheet)
{
  g_autofree char *programme = NULL, *person = find_mentee (room, &programme), *geometry = NULL;
  const VvSubject subject = { .programme = programme, .person = person };
  g_autoptr (GError) error = NULL;
  VvPreview *preview = NULL;
  g_autoptr (VvDocument) document = vv_documents_issue (vv_window_get_workspace (room->window), "IMQ",
                                                        &subject, "nb", NULL, NULL, NULL, &preview, &error);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(210 * PX_PER_MM), (int)(297 * PX_PER_MM));
  cairo_t *cr = cairo_create (surface);

  g_assert_no_error (error);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_save (cr);
  cairo_scale (cr, 200 / 72.0, 200 / 72.0);
  vv_preview_draw (preview, 0, cr);
  cairo_restore (cr);
  geometry = vv_preview_geometry_json (preview);
  cross (cr, geometry, "IMQ-05", "7");
  cross (cr, geometry, "IMQ-05", "8");
  cross (cr, geometry, "IMQ-06", "6");
  cairo_destroy (cr);
  sheet->document = g_strdup (document->id);
  sheet->png = g_build_filename (room->folder, "sheet.png", NULL);
  g_assert_cmpint (cairo_surface_write_to_png (surface, sheet->png), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  vv_preview_free (preview);
}

static void
read_files (GuiRoom *room, const char *const *paths)
{
  VvPage *page;
  gint64 until = g_get_monotonic_time () + WAIT_MS * 1000;

  vv_window_go (room->window, "scans");
  page = vv_window_get_page (room->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "scans.import-files", "^as", paths));
  g_assert_true (vv_scans_page_is_reading (VV_SCANS_PAGE (page)));
  while (vv_scans_page_is_reading (VV_SCANS_PAGE (page)) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (vv_scans_page_is_reading (VV_SCANS_PAGE (page)));
  gui_room_settle (room);
}

static VvReadingState
find_state (GuiRoom *room, const char *document, const char *field, char **value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages
      = vv_scans_list (vv_window_get_workspace (room->window), NULL, NULL, document, &error);
  const VvScanPage *page;

  g_assert_no_error (error);
  g_assert_cmpuint (pages->len, ==, 1);
  page = pages->pdata[0];
  for (guint i = 0; i < page->readings->len; i++)
    {
      const VvReading *reading = page->readings->pdata[i];

      if (!g_str_equal (reading->field, field))
        continue;
      *value = reading->values && reading->values[0] ? g_strdup (reading->values[0]) : NULL;
      return reading->state;
    }
  g_assert_not_reached ();
}

static void
assert_reading (GuiRoom *room,
                const char *document,
                const char *field,
                VvReadingState state,
                const char *value)
{
  g_autofree char *found = NULL;

  g_assert_cmpint (find_state (room, document, field, &found), ==, state);
  if (value)
    g_assert_cmpstr (found, ==, value);
}

static void
test_settle (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  Sheet sheet = { NULL, NULL };
  GtkWidget *page, *seven;

  make_sheet (room, &sheet);
  read_files (room, (const char *const[]){ sheet.png, NULL });
  page = GTK_WIDGET (vv_window_get_page (room->window));
  assert_reading (room, sheet.document, "IMQ-05", VV_READING_REVIEW, NULL);
  assert_reading (room, sheet.document, "IMQ-06", VV_READING_READ, "6");
  gui_room_shoot (room, "scans-asks");
  seven = gui_find (page, GTK_TYPE_TOGGLE_BUTTON, "7");
  g_assert_nonnull (seven);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (seven), TRUE);
  gtk_widget_activate_action (page, "scans.accept", NULL);
  assert_reading (room, sheet.document, "IMQ-05", VV_READING_READ, "7");
  gtk_widget_activate_action (page, "scans.undo", NULL);
  assert_reading (room, sheet.document, "IMQ-05", VV_READING_REVIEW, NULL);
  gtk_widget_activate_action (page, "scans.no-answer", NULL);
  assert_reading (room, sheet.document, "IMQ-05", VV_READING_EMPTY, NULL);
  gui_room_shoot (room, "scans-settled");
  g_free (sheet.document);
  g_free (sheet.png);
}

/* Nothing is thrown away, and nothing foreign is filed. */
static void
test_foreign (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (FALSE);
  g_autofree char *blank = g_build_filename (room->folder, "blank.png", NULL);
  g_autofree char *broken = g_build_filename (room->folder, "broken.pdf", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 800, 1130);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  cairo_surface_write_to_png (surface, blank);
  cairo_surface_destroy (surface);
  g_file_set_contents (broken, "%PDF-1.4 nothing", -1, &error);
  g_assert_no_error (error);
  read_files (room, (const char *const[]){ blank, broken, NULL });
  pages = vv_scans_list (vv_window_get_workspace (room->window), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pages->len, ==, 2);
  for (guint i = 0; i < pages->len; i++)
    g_assert_null (((VvScanPage *)pages->pdata[i])->document);
  gui_room_shoot (room, "scans-foreign");
}

int
main (int argc, char *argv[])
{
  if (!gui_room_prepare (&argc, &argv, "2026-09-01"))
    return 77;
  g_test_add_func ("/gui/scans/settle", test_settle);
  g_test_add_func ("/gui/scans/foreign", test_foreign);
  return g_test_run ();
}
