/* The matrix and its twin, one document, and a paper that is not needed. */
#include "gui-room.h"

#include "vv-document-view.h"
#include "vv-matrix.h"

static VvMatrix *
find_matrix (GuiRoom *room)
{
  GtkWidget *matrix = gui_find (GTK_WIDGET (vv_window_get_page (room->window)), VV_TYPE_MATRIX, NULL);

  return matrix ? VV_MATRIX (matrix) : NULL;
}

/* The programme of the example with papers, its Documents page shown; its matrix. */
static VvMatrix *
open_papers (GuiRoom *room, char **programme)
{
  g_autoptr (GPtrArray) programmes = gui_room_list_programmes (room);

  for (guint i = 0; i < programmes->len; i++)
    {
      g_autofree char *target = g_strdup_printf ("programme/%s/documents", (char *)programmes->pdata[i]);
      VvMatrix *matrix;

      vv_window_go (room->window, target);
      gui_room_settle (room);
      matrix = find_matrix (room);
      if (matrix && vv_matrix_get_cell (matrix) && vv_matrix_get_cell (matrix)->documents->len > 0)
        {
          *programme = g_strdup (programmes->pdata[i]);
          return matrix;
        }
    }
  g_assert_not_reached ();
}

static void
test_matrix (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autofree char *programme = NULL;
  VvMatrix *matrix = open_papers (room, &programme);
  VvPaperCell *cell = vv_matrix_get_cell (matrix);

  g_assert_cmpint (cell->row, ==, 0);
  vv_matrix_select (matrix, 1, 0);
  g_assert_cmpint (vv_matrix_get_cell (matrix)->row, ==, 1);
  vv_matrix_select (matrix, 1000, 0); /* is not there: stays */
  g_assert_cmpint (vv_matrix_get_cell (matrix)->row, ==, 1);
  gui_room_shoot (room, "documents-matrix");
}

static void
test_open_and_waive (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autofree char *programme = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (VvDocument) document = NULL;

  open_papers (room, &programme);
  gtk_widget_activate_action (GTK_WIDGET (vv_window_get_page (room->window)), "papers.open", NULL);
  g_assert_true (g_str_has_prefix (vv_window_get_place (room->window), "programme/"));
  g_assert_nonnull (gui_find (GTK_WIDGET (room->window), VV_TYPE_DOCUMENT_VIEW, NULL));
  gui_room_shoot (room, "documents-one");
  papers = vv_documents_list (vv_window_get_workspace (room->window), programme, "issued", NULL, NULL, NULL,
                              NULL, &error);
  g_assert_no_error (error);
  if (papers->len == 0)
    return;
  id = g_strdup (((VvDocument *)papers->pdata[0])->id);
  g_assert_false (vv_documents_waive (vv_window_get_workspace (room->window), id, "", NULL));
  g_assert_true (
      vv_documents_waive (vv_window_get_workspace (room->window), id, "Given on another paper", &error));
  vv_window_changed (room->window);
  document = vv_documents_get (vv_window_get_workspace (room->window), id, &error);
  g_assert_cmpint (vv_papers_mark_of (document), ==, VV_MARK_NA);
}

int
main (int argc, char *argv[])
{
  if (!gui_room_prepare (&argc, &argv, "2026-09-01"))
    return 77;
  g_test_add_func ("/gui/documents/matrix", test_matrix);
  g_test_add_func ("/gui/documents/open-and-waive", test_open_and_waive);
  return g_test_run ();
}
