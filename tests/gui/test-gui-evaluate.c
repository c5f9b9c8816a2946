/* Answers typed into a questionnaire are stored and seen; a report without names is written. */
#include "gui-room.h"

#include "vv-documents.h"
#include "vv-evaluate-page.h"
#include "vv-evaluation.h"
#include "vv-people.h"
#include "vv-typing.h"

#include <string.h>

static char *
issue_questionnaire (GuiRoom *room, char **programme)
{
  VvWorkspace *ws = vv_window_get_workspace (room->window);
  g_autoptr (GPtrArray) programmes = gui_room_list_programmes (room);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < programmes->len; i++)
    {
      g_autoptr (GPtrArray) people
          = vv_people_list (ws, programmes->pdata[i], "mentee", NULL, NULL, 0, 1, &error);
      VvSubject subject = { .programme = programmes->pdata[i] };
      g_autoptr (VvDocument) document = NULL;

      g_assert_no_error (error);
      if (people->len == 0)
        continue;
      subject.person = ((VvPersonLine *)people->pdata[0])->id;
      document = vv_documents_issue (ws, "FMQ", &subject, NULL, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      *programme = g_strdup (programmes->pdata[i]);
      return g_strdup (document->id);
    }
  g_assert_not_reached ();
}

static void
test_type (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autofree char *programme = NULL, *document = issue_questionnaire (room, &programme);
  g_autofree char *place = g_strdup_printf ("programme/%s/monitor", programme);
  g_autofree char *target = g_strdup_printf ("%s/%s", place, document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = NULL;
  gboolean is_found = FALSE;
  GtkWidget *typing;

  vv_window_go (room->window, place);
  gui_room_shoot (room, "evaluate");
  vv_window_go (room->window, target);
  gui_room_settle (room);
  typing = gui_find (GTK_WIDGET (room->window), VV_TYPE_TYPING, NULL);
  g_assert_nonnull (typing);
  gui_room_shoot (room, "evaluate-typing");
  vv_typing_set (VV_TYPING (typing), 0, 9);
  vv_typing_save (VV_TYPING (typing));
  values = vv_documents_values (vv_window_get_workspace (room->window), document, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < values->len; i++)
    {
      const VvValue *value = values->pdata[i];

      if (!g_str_equal (value->field, "FMQ-05"))
        continue;
      is_found = TRUE;
      g_assert_cmpstr (value->value, ==, "9");
    }
  g_assert_true (is_found);
  g_assert_cmpstr (vv_window_get_place (room->window), ==, place);
}

static void
test_report (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autoptr (GPtrArray) programmes = gui_room_list_programmes (room);
  g_autofree char *place = g_strdup_printf ("programme/%s/monitor", (char *)programmes->pdata[0]);
  g_autofree char *path = g_build_filename (room->folder, "report.pdf", NULL);
  g_autofree char *content = NULL;

  vv_window_go (room->window, place);
  g_assert_true (vv_evaluate_page_report (VV_EVALUATE_PAGE (vv_window_get_page (room->window)), path));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));
}

int
main (int argc, char *argv[])
{
  if (!gui_room_prepare (&argc, &argv, "2026-09-01"))
    return 77;
  g_test_add_func ("/gui/evaluate/type", test_type);
  g_test_add_func ("/gui/evaluate/report", test_report);
  return g_test_run ();
}
