/* Certify and close: an attest is issued in the wizard, stands in the register, and R26 keeps the personal
 * part out until somebody is certain. */
#include "gui-room.h"

#include "vv-certificates.h"
#include "vv-wizard.h"

static guint
count_certificates (GuiRoom *room, const char *programme)
{
  g_autoptr (GPtrArray) certificates
      = vv_certificates_list (vv_window_get_workspace (room->window), programme, NULL);

  return certificates ? certificates->len : 0;
}

static void
test_close (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autoptr (GPtrArray) programmes = gui_room_list_programmes (room);
  const char *programme = programmes->pdata[1];
  g_autofree char *page = g_strdup_printf ("programme/%s/close", programme);
  g_autofree char *target = g_strdup_printf ("wizard/certify/%s", programme);
  guint before = count_certificates (room, programme);
  GtkWidget *text, *sure;
  VvWizard *wizard;

  vv_window_go (room->window, page);
  gui_room_shoot (room, "close");
  vv_window_go (room->window, target);
  wizard = VV_WIZARD (vv_window_get_wizard (room->window));
  text = gui_find (GTK_WIDGET (wizard), GTK_TYPE_TEXT_VIEW, NULL);
  sure = gui_find (GTK_WIDGET (wizard), GTK_TYPE_SWITCH, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Patient, and always there.",
                            -1);
  vv_wizard_go_on (wizard);
  g_assert_cmpint (vv_wizard_get_step (wizard), ==, 0); /* R26 */
  g_assert_cmpuint (count_certificates (room, programme), ==, before);
  gtk_switch_set_active (GTK_SWITCH (sure), TRUE);
  gui_room_shoot (room, "close-attest");
  vv_wizard_go_on (wizard);
  g_assert_cmpint (vv_wizard_get_step (wizard), ==, 1);
  g_assert_cmpuint (count_certificates (room, programme), ==, before + 1);
  vv_wizard_go_on (wizard);
  gui_room_shoot (room, "close-register");
}

int
main (int argc, char *argv[])
{
  if (!gui_room_prepare (&argc, &argv, "2026-09-01"))
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_add_func ("/gui/close", test_close);
  return g_test_run ();
}
