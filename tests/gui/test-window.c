/* The window without an example: first start, empty states, wizards, what they say, what they store. */
#include "gui-room.h"

#include "vv-people.h"
#include "vv-programmes.h"
#include "vv-wizard.h"

#include <glib/gstdio.h>

static GtkWidget *
expect (GuiRoom *room, GType type, const char *label)
{
  GtkWidget *found = gui_find (GTK_WIDGET (room->window), type, label);

  if (!found)
    g_error ("there is no %s “%s”", g_type_name (type), label ? label : "");
  return found;
}

static void
press (GuiRoom *room, const char *label)
{
  GtkWidget *button = expect (room, GTK_TYPE_BUTTON, label);

  g_signal_emit_by_name (button, "clicked");
  gui_room_settle (room);
}

static void
write_into (GuiRoom *room, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (expect (room, ADW_TYPE_ENTRY_ROW, row)), text);
}

static void
test_first_start (void)
{
  g_autofree char *folder = g_dir_make_tmp ("veiviser-gui-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "new.veiviser", NULL);
  g_autoptr (GuiRoom) room = gui_room_new_for_path (path);
  GtkWidget *own, *row;

  gui_room_shoot (room, "13-first-start");
  own = expect (room, ADW_TYPE_ACTION_ROW, "Start our own programme");
  gtk_widget_activate (own);
  gui_room_settle (room);
  write_into (room, "Name of your organisation", "");
  press (room, "_Create and Plan");
  row = expect (room, ADW_TYPE_ENTRY_ROW, "Name of your organisation");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  expect (room, GTK_TYPE_LABEL, "Please write the name that should stand on the letters.");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  write_into (room, "Name of your organisation", "Havna ungdomssenter");
  write_into (room, "Your own name", "Ingrid Solheim");
  press (room, "_Create and Plan");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (vv_window_get_wizard (room->window));
  vv_window_close_wizard (room->window, NULL);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_busy (void)
{
  g_autoptr (GuiRoom) first = gui_room_new (FALSE);
  g_autoptr (GuiRoom) second = gui_room_new_for_path (first->path);

  expect (second, GTK_TYPE_LABEL, "This Workspace Is Open Already");
  gui_room_shoot (second, "trouble-busy");
  press (second, "_Try Again");
  expect (second, GTK_TYPE_LABEL, "This Workspace Is Open Already");
}

static void
test_damaged (void)
{
  g_autofree char *folder = g_dir_make_tmp ("veiviser-gui-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bad.veiviser", NULL);

  g_assert_true (g_file_set_contents (path, "This is no workspace, only words.", -1, NULL));
  {
    g_autoptr (GuiRoom) room = gui_room_new_for_path (path);

    expect (room, GTK_TYPE_BUTTON, "_Open Another");
    gui_room_shoot (room, "trouble-damaged");
  }
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_new_programme (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (FALSE);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (VvProgramme) programme = NULL;
  g_autoptr (GError) error = NULL;

  gui_room_shoot (room, "01-today-empty");
  vv_window_go (room->window, "wizard/new-programme");
  gui_room_shoot (room, "wizard-new-programme-1");
  press (room, "_Continue");
  press (room, "_Continue");
  expect (room, GTK_TYPE_LABEL, "Title: please write");
  g_assert_true (gtk_widget_has_css_class (expect (room, ADW_TYPE_ENTRY_ROW, "Title"), "error"));
  gui_room_shoot (room, "wizard-new-programme-2-error");
  write_into (room, "Title", "Way Forward, spring 2027");
  /* left and resumed: on the same step, with what was written */
  vv_window_close_wizard (room->window, NULL);
  gui_room_settle (room);
  vv_window_go (room->window, "wizard/new-programme");
  gui_room_settle (room);
  g_assert_cmpint (vv_wizard_get_step (VV_WIZARD (vv_window_get_wizard (room->window))), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (expect (room, ADW_TYPE_ENTRY_ROW, "Title"))), ==,
                   "Way Forward, spring 2027");
  press (room, "_Continue");
  write_into (room, "First session", "31.2.2027");
  press (room, "_Continue");
  expect (room, GTK_TYPE_LABEL, "First session: “31.2.2027” is not a day of the calendar.");
  write_into (room, "First session", "1.2.2027");
  write_into (room, "Planned end", "1.9.2027");
  press (room, "_Continue");
  gui_room_shoot (room, "wizard-new-programme-4");
  press (room, "_Create the Programme");
  g_assert_null (vv_window_get_wizard (room->window));
  ids = gui_room_list_programmes (room);
  g_assert_cmpuint (ids->len, ==, 1);
  programme = vv_programmes_get (vv_window_get_workspace (room->window), ids->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (programme->title, ==, "Way Forward, spring 2027");
  g_assert_cmpstr (programme->start, ==, "2027-02-01");
  gui_room_shoot (room, "03-planner-new");
}

static char *
make_programme (GuiRoom *room)
{
  VvWorkspace *workspace = vv_window_get_workspace (room->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programmes_draft (workspace, "social", &error);

  g_assert_no_error (error);
  g_free (programme->title);
  programme->title = g_strdup ("Way Forward, spring 2027");
  g_free (programme->start);
  programme->start = g_strdup ("2027-02-01");
  vv_programmes_save (workspace, programme, &error);
  g_assert_no_error (error);
  return g_strdup (programme->id);
}

static void
test_import_people (void)
{
  static const char list[] = "Name;Birth date;E-mail\nMarek Wójcik;31.02.1980;marek@example.org\n";
  static const char mended[] = "Name;Birth date;E-mail\nMarek Wójcik;28.02.1980;marek@example.org\n";
  g_autoptr (GuiRoom) room = gui_room_new (FALSE);
  g_autofree char *programme = make_programme (room);
  g_autofree char *path = g_build_filename (room->folder, "mentors.csv", NULL);
  g_autofree char *target = g_strdup_printf ("wizard/import-people/%s/%s", programme, path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  vv_window_go (room->window, target);
  gui_room_shoot (room, "wizard-import-1");
  press (room, "_Continue");
  gui_room_shoot (room, "wizard-import-2");
  press (room, "_Continue");
  gui_room_shoot (room, "wizard-import-3-problem");
  expect (room, ADW_TYPE_ACTION_ROW, "Line 2, column “Birth date”");
  press (room, "_Import");
  expect (room, GTK_TYPE_LABEL, "1 cell must be mended in the list first.");
  g_assert_cmpint (
      vv_people_count (vv_window_get_workspace (room->window), programme, "mentor", NULL, NULL, &error), ==,
      0);
  g_assert_true (g_file_set_contents (path, mended, -1, NULL));
  press (room, "_Back");
  press (room, "_Continue");
  gui_room_shoot (room, "wizard-import-3");
  press (room, "_Import 1 Person");
  g_assert_null (vv_window_get_wizard (room->window));
  g_assert_cmpint (
      vv_people_count (vv_window_get_workspace (room->window), programme, "mentor", NULL, NULL, &error), ==,
      1);
  g_assert_no_error (error);
  g_assert_cmpstr (
      vv_window_get_place (room->window), ==,
      ((void)(g_free (target), target = g_strdup_printf ("programme/%s/recruit", programme)), target));
}

static void
test_move_start (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (FALSE);
  g_autofree char *id = make_programme (room);
  g_autofree char *target = g_strdup_printf ("programme/%s/prepare", id);
  VvWorkspace *workspace = vv_window_get_workspace (room->window);
  g_autoptr (VvProgramme) moved = NULL, back = NULL;

  vv_window_go (room->window, target);
  gui_room_shoot (room, "03-planner-short");
  press (room, "_Move to");
  moved = vv_programmes_get (workspace, id, NULL);
  g_assert_cmpstr (moved->start, >, "2027-02-01");
  gtk_widget_activate_action (GTK_WIDGET (room->window), "win.undo", NULL);
  gui_room_settle (room);
  back = vv_programmes_get (workspace, id, NULL);
  g_assert_cmpstr (back->start, ==, "2027-02-01");
}

static void
test_undo_and_back (void)
{
  g_autoptr (GuiRoom) room = gui_room_new (FALSE);

  vv_window_go (room->window, "people");
  gui_room_shoot (room, "people-few");
  vv_window_go (room->window, "guidance/G6");
  gui_room_shoot (room, "guidance");
  vv_window_go (room->window, "guidance/glossary");
  gui_room_shoot (room, "guidance-words");
  gtk_widget_activate_action (GTK_WIDGET (room->window), "win.back", NULL);
  gtk_widget_activate_action (GTK_WIDGET (room->window), "win.back", NULL);
  g_assert_cmpstr (vv_window_get_place (room->window), ==, "people");
  gtk_widget_activate_action (GTK_WIDGET (room->window), "win.find", NULL);
  gui_room_settle (room);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (room->window))));
}

int
main (int argc, char *argv[])
{
  if (!gui_room_prepare (&argc, &argv, "2026-09-01"))
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_add_func ("/gui/first-start", test_first_start);
  g_test_add_func ("/gui/busy", test_busy);
  g_test_add_func ("/gui/damaged", test_damaged);
  g_test_add_func ("/gui/new-programme", test_new_programme);
  g_test_add_func ("/gui/import-people", test_import_people);
  g_test_add_func ("/gui/move-start", test_move_start);
  g_test_add_func ("/gui/back-and-find", test_undo_and_back);
  return g_test_run ();
}
