#include "config.h"

#include "gui-room.h"

#include "vv-programmes.h"
#include "vv-store-sqlite.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>

static const VvEngine engine = { vv_store_sqlite_create, vv_store_sqlite_open };

/* GTK knows one application in a process: all rooms of a test program share it. */
static VvApplication *application;

gboolean
gui_room_prepare (int *argc, char ***argv, const char *date)
{
  g_autoptr (VvClock) clock = NULL;
  g_autoptr (VvRandom) random = NULL;
  g_autoptr (GError) error = NULL;
  const char *po = g_getenv ("VV_TEST_PODIR");

  g_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  if (po)
    bindtextdomain (GETTEXT_PACKAGE, po);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE); /* plurals ask for the program's domain, as in main-gui.c */
  if (!gtk_init_check ())
    return FALSE;
  adw_init ();
  clock = vv_clock_new_fixed (date);
  random = vv_random_new_seeded (7);
  application = vv_application_new (&engine, clock, random, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return TRUE;
}

static GuiRoom *
make_room (void)
{
  GuiRoom *room = g_new0 (GuiRoom, 1);
  g_autoptr (GError) error = NULL;

  room->folder = g_dir_make_tmp ("veiviser-gui-XXXXXX", &error);
  g_assert_no_error (error);
  room->path = g_build_filename (room->folder, "test.veiviser", NULL);
  room->application = g_object_ref (application);
  room->window = vv_window_new (GTK_APPLICATION (room->application));
  gtk_window_set_default_size (GTK_WINDOW (room->window), 1366, 768);
  return room;
}

GuiRoom *
gui_room_new (gboolean with_example)
{
  GuiRoom *room = make_room ();
  g_autoptr (VvOrganisation) organisation = vv_organisation_new ();
  g_autoptr (GError) error = NULL;

  vv_set_string (&organisation->name, "Havna Youth Centre");
  vv_set_string (&organisation->country, "NO");
  vv_set_string (&organisation->language, "nb");
  vv_application_create_workspace (room->application, room->window, room->path, organisation,
                                   "Ingrid Solheim", with_example, NULL, NULL, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (room->window));
  gui_room_settle (room);
  return room;
}

GuiRoom *
gui_room_new_for_path (const char *path)
{
  GuiRoom *room = make_room ();

  vv_application_open_workspace (room->application, room->window, path);
  gtk_window_present (GTK_WINDOW (room->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (room->window));
  room->first_frame = g_get_monotonic_time ();
  gui_room_settle (room);
  return room;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Every widget goes with its window. */
void
gui_room_close (GuiRoom *room)
{
  VvWindow *window = room->window;

  if (!window)
    return;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
  room->window = NULL;
}

void
gui_room_reopen (GuiRoom *room, const char *language)
{
  gui_room_close (room);
  g_setenv ("LANGUAGE", language ? language : "en", TRUE);
  /* gettext forgets what it had looked up only when the locale changes */
  setlocale (LC_ALL, "C");
  setlocale (LC_ALL, "C.UTF-8");
  room->window = vv_window_new (GTK_APPLICATION (room->application));
  vv_application_open_workspace (room->application, room->window, room->path);
  gtk_window_present (GTK_WINDOW (room->window));
  gui_room_settle (room);
}

void
gui_room_free (GuiRoom *room)
{
  gui_room_close (room);
  g_object_unref (room->application);
  remove_folder (room->folder);
  g_free (room->folder);
  g_free (room->path);
  g_free (room);
}

static gboolean
on_time_passed_cb (gpointer done)
{
  *(gboolean *)done = TRUE;
  return G_SOURCE_REMOVE;
}

void
gui_room_settle (GuiRoom *room)
{
  gboolean is_done = FALSE;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (room->window));
  g_timeout_add (60, on_time_passed_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

void
gui_room_shoot (GuiRoom *room, const char *name)
{
  GtkWidget *widget = GTK_WIDGET (room->window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *folder = g_build_filename (g_get_current_dir (), "screens", NULL);
  g_autofree char *path = NULL;

  if (g_getenv ("G_TEST_BUILDDIR"))
    {
      g_free (folder);
      folder = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "screens", NULL);
    }
  path = g_build_filename (folder, file, NULL);
  gui_room_settle (room);
  g_mkdir_with_parents (folder, 0755);
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static gboolean
is_called (GtkWidget *widget, const char *label)
{
  const char *text = NULL;

  if (!label)
    return TRUE;
  if (GTK_IS_BUTTON (widget))
    text = gtk_button_get_label (GTK_BUTTON (widget));
  else if (GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  else if (ADW_IS_PREFERENCES_ROW (widget))
    text = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return text && g_str_has_prefix (text, label);
}

GtkWidget *
gui_find (GtkWidget *root, GType type, const char *label)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root) && is_called (root, label))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gui_find (child, type, label);

      if (found)
        return found;
    }
  return NULL;
}

GPtrArray *
gui_room_list_programmes (GuiRoom *room)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) programmes = vv_programmes_list (vv_window_get_workspace (room->window), &error);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < programmes->len; i++)
    g_ptr_array_add (ids, g_strdup (((const VvProgramme *)programmes->pdata[i])->id));
  return ids;
}
