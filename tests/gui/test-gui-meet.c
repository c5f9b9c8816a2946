/* The Meet page: a session opened, recorded as held, and seen as such; sessions planned by the wizard. */
#include "gui-room.h"

#include "vv-sessions.h"
#include "vv-wizard.h"

/* The first session that is over and not recorded; else any planned one. g_free() */
static char *
find_session (GuiRoom *room, const char *programme)
{
  g_autoptr (GPtrArray) sessions
      = vv_sessions_list (vv_window_get_workspace (room->window), programme, NULL, NULL);
  const VvSession *found = NULL;

  for (guint i = 0; sessions && i < sessions->len; i++)
    {
      const VvSession *session = sessions->pdata[i];

      if (session->state == VV_SESSION_PLANNED && (!found || g_strcmp0 (session->date, found->date) < 0))
        found = session;
    }
  return found ? g_strdup (found->id) : NULL;
}

static void
test_meet (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autoptr (GPtrArray) programmes = gui_room_list_programmes (room);
  const char *programme = programmes->pdata[0];
  g_autofree char *page = g_strdup_printf ("programme/%s/meet", programme);
  g_autofree char *session = find_session (room, programme);
  g_autofree char *target = g_strdup_printf ("session/%s", session);
  g_autoptr (VvSession) after = NULL;
  g_autoptr (GError) error = NULL;

  vv_window_go (room->window, page);
  gui_room_shoot (room, "meet");
  vv_window_go (room->window, target);
  gui_room_shoot (room, "meet-session");
  g_signal_emit_by_name (gui_find (GTK_WIDGET (room->window), GTK_TYPE_BUTTON, "_Record"), "clicked");
  after = vv_sessions_get (vv_window_get_workspace (room->window), session, &error);
  g_assert_no_error (error);
  g_assert_cmpint (after->state, ==, VV_SESSION_HELD);
  gui_room_shoot (room, "meet-held");
}

static void
test_plan (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autoptr (GPtrArray) programmes = gui_room_list_programmes (room);
  g_autofree char *target = g_strdup_printf ("wizard/plan-sessions/%s", (char *)programmes->pdata[0]);

  vv_window_go (room->window, target);
  gui_room_shoot (room, "meet-plan");
  vv_wizard_go_on (VV_WIZARD (vv_window_get_wizard (room->window)));
  /* all have a plan already, so nobody is chosen: it says so and stays */
  g_assert_cmpint (vv_wizard_get_step (VV_WIZARD (vv_window_get_wizard (room->window))), ==, 0);
}

int
main (int argc, char *argv[])
{
  if (!gui_room_prepare (&argc, &argv, "2026-09-01"))
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_add_func ("/gui/meet", test_meet);
  g_test_add_func ("/gui/meet/plan", test_plan);
  return g_test_run ();
}
