/* The Agree page and the wizard that makes papers: for whom, seen, made one after the other; and the PDF of
 * what was made. */
#include "gui-room.h"

#include "vv-documents.h"
#include "vv-print.h"
#include "vv-wizard.h"

#include <string.h>

static guint
count_documents (GuiRoom *room, const char *programme)
{
  g_autoptr (GPtrArray) documents = vv_documents_list (vv_window_get_workspace (room->window), programme,
                                                       NULL, "SPL", NULL, NULL, NULL, NULL);

  return documents ? documents->len : 0;
}

static void
test_agree (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autoptr (GPtrArray) programmes = gui_room_list_programmes (room);
  const char *programme = programmes->pdata[0];
  g_autofree char *page = g_strdup_printf ("programme/%s/agree", programme);
  g_autofree char *target = g_strdup_printf ("wizard/agreements/%s/SPL", programme);
  guint before = count_documents (room, programme);
  VvWizard *wizard;

  vv_window_go (room->window, page);
  gui_room_shoot (room, "agree");
  vv_window_go (room->window, target);
  wizard = VV_WIZARD (vv_window_get_wizard (room->window));
  gui_room_settle (room);
  vv_wizard_go_on (wizard);
  g_assert_cmpint (vv_wizard_get_step (wizard), ==, 1);
  gui_room_shoot (room, "agree-check");
  vv_wizard_go_on (wizard);
  while (vv_wizard_get_step (wizard) == 1)
    g_main_context_iteration (NULL, TRUE);
  gui_room_shoot (room, "agree-made");
  g_assert_cmpuint (count_documents (room, programme), >, before);
  vv_wizard_go_on (wizard);
  g_assert_null (vv_window_get_wizard (room->window));
}

static void
test_print (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autoptr (GPtrArray) programmes = gui_room_list_programmes (room);
  VvWorkspace *ws = vv_window_get_workspace (room->window);
  g_autoptr (GPtrArray) documents
      = vv_documents_list (ws, programmes->pdata[0], NULL, "AGR", NULL, NULL, NULL, NULL);
  const VvDocument *document = documents->pdata[0];
  g_autoptr (VvPrint) print = vv_print_new ("Agreements");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  g_assert_true (vv_print_add_document (print, ws, document->id, -1, &error));
  g_assert_cmpint (vv_print_count_pages (print), ==, document->pages);
  g_assert_true (vv_print_add_document (print, ws, document->id, 1, &error));
  g_assert_cmpint (vv_print_count_pages (print), ==, document->pages + 1);
  pdf = vv_print_to_pdf (print, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
}

int
main (int argc, char *argv[])
{
  if (!gui_room_prepare (&argc, &argv, "2026-09-01"))
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_add_func ("/gui/agree", test_agree);
  g_test_add_func ("/gui/print", test_print);
  return g_test_run ();
}
