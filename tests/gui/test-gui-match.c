/* The Match page in the real window: propose, move by hand and undo, confirm with sentences. */
#include "gui-room.h"

#include "vv-matching.h"
#include "vv-wizard.h"

/* The programme of the example that is being matched. g_free() */
static char *
find_programme (GuiRoom *room)
{
  g_autoptr (GPtrArray) programmes = gui_room_list_programmes (room);
  VvWorkspace *ws = vv_window_get_workspace (room->window);

  for (guint i = 0; i < programmes->len; i++)
    {
      g_autoptr (VvProgramme) programme = NULL;
      g_autoptr (GPtrArray) matches = vv_matching_list (ws, programmes->pdata[i], NULL, NULL);
      g_autoptr (VvProposalView) view
          = matches && matches->len == 0
                ? vv_matching_propose (ws, programmes->pdata[i], 0, "total", NULL, NULL)
                : NULL;

      if (view && view->matches->len > 1)
        return g_strdup (programmes->pdata[i]);
    }
  return NULL;
}

static int
count_pins (GuiRoom *room, const char *programme)
{
  g_autoptr (GPtrArray) pins
      = vv_matching_list_pins (vv_window_get_workspace (room->window), programme, NULL);

  return pins ? (int)pins->len : -1;
}

static void
test_match (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autofree char *programme = find_programme (room), *page = NULL, *wizard = NULL;
  VvWorkspace *ws = vv_window_get_workspace (room->window);
  g_autoptr (VvProposalView) view = vv_matching_current (ws, programme, NULL);
  const VvProposedMatch *match;
  g_autoptr (GPtrArray) matches = NULL;
  int locked = 0;

  g_assert_nonnull (view);
  match = view->matches->pdata[0];
  page = g_strdup_printf ("programme/%s/match", programme);
  wizard = g_strdup_printf ("wizard/confirm-matches/%s", programme);
  vv_window_go (room->window, page);
  gui_room_shoot (room, "match-proposal");
  gtk_widget_activate_action (GTK_WIDGET (vv_window_get_page (room->window)), "match.move", "(ss)",
                              match->mentor, match->mentees->pdata[0]);
  g_assert_cmpint (count_pins (room, programme), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (room->window), "win.undo", NULL);
  g_assert_cmpint (count_pins (room, programme), ==, 0);

  vv_window_go (room->window, wizard);
  gui_room_settle (room);
  vv_wizard_go_on (VV_WIZARD (vv_window_get_wizard (room->window)));
  g_assert_nonnull (vv_window_get_wizard (room->window)); /* no sentence: it stays and says so */
  g_signal_emit_by_name (gui_find (GTK_WIDGET (room->window), GTK_TYPE_BUTTON, "_Begin with"), "clicked");
  gui_room_shoot (room, "match-confirm");
  vv_wizard_go_on (VV_WIZARD (vv_window_get_wizard (room->window)));
  matches = vv_matching_list (ws, programme, NULL, NULL);
  for (guint i = 0; i < matches->len; i++)
    locked += ((VvMatch *)matches->pdata[i])->state == VV_MATCH_LOCKED;
  g_assert_cmpint (locked, >, 0);
  if (vv_window_get_wizard (room->window))
    vv_window_close_wizard (room->window, page);
  gui_room_shoot (room, "match-locked");
}

int
main (int argc, char *argv[])
{
  if (!gui_room_prepare (&argc, &argv, "2026-09-01"))
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_add_func ("/gui/match", test_match);
  return g_test_run ();
}
