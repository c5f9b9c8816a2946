/* Every page of the example shown once, in four languages, light and dark, wide and narrow: nothing warns
 * (warnings are fatal here), every focusable widget has a name, and pictures are left to be looked at. */
#include "gui-room.h"

#include "vv-pages.h"
#include "vv-people.h"
#include "vv-programmes.h"

#include <string.h>

static const char *const keys[] = {
  "overview", "prepare", "recruit", "select",    "train",  "match",    "agree",
  "meet",     "monitor", "close",   "documents", "people", "settings",
};

/* The accessible name is not readable in GTK 4.8, so this looks for what makes one. */
static gboolean
has_name (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || ADW_IS_PREFERENCES_ROW (widget)
      || GTK_IS_CHECK_BUTTON (widget))
    return TRUE;
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
is_own_control (GtkWidget *widget)
{
  return (GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget)
          || GTK_IS_TEXT_VIEW (widget) || g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Vv"))
         && gtk_widget_get_focusable (widget) && !GTK_IS_WINDOW (widget);
}

static void
check_names (GtkWidget *root, const char *page)
{
  if (is_own_control (root) && gtk_widget_get_mapped (root) && !has_name (root))
    g_error ("on %s a %s has no name", page, G_OBJECT_TYPE_NAME (root));
  /* a button of symbols alone needs words */
  if (GTK_IS_BUTTON (root) && gtk_button_get_icon_name (GTK_BUTTON (root)) && gtk_widget_get_mapped (root)
      && strcmp (G_OBJECT_TYPE_NAME (root), "GtkButton") == 0 && !gtk_widget_get_tooltip_text (root)
      && !GTK_IS_SPIN_BUTTON (gtk_widget_get_parent (root)))
    g_error ("on %s the button “%s” has no words", page, gtk_button_get_icon_name (GTK_BUTTON (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, page);
}

static void
show (GuiRoom *room, const char *target, const char *name, const char *look)
{
  g_autofree char *picture = g_strdup_printf ("%s-%s", name, look);

  vv_window_go (room->window, target);
  gui_room_shoot (room, picture);
  check_names (GTK_WIDGET (room->window), picture);
}

static char *
find_person (GuiRoom *room, const char *programme)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = vv_people_list (vv_window_get_workspace (room->window), programme, "mentor",
                                                NULL, NULL, 0, 1, &error);

  g_assert_no_error (error);
  return lines->len > 0 ? g_strdup (((const VvPersonLine *)lines->pdata[0])->id) : NULL;
}

static void
show_programme (GuiRoom *room, const char *id, const char *prefix, const char *look)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *target = g_strdup_printf ("programme/%s/%s", id, keys[i]);
      g_autofree char *name = g_strdup_printf ("%s-%s", prefix, keys[i]);

      if (vv_pages_find (TRUE, keys[i]))
        show (room, target, name, look);
    }
}

static void
show_home (GuiRoom *room, const char *programme, const char *look)
{
  g_autofree char *person = find_person (room, programme);
  g_autofree char *target = g_strdup_printf ("person/%s", person ? person : "");

  show (room, "today", "today", look);
  if (vv_pages_find (FALSE, "scans"))
    show (room, "scans", "scans", look);
  show (room, "people", "people", look);
  show (room, "guidance", "guidance", look);
  if (person)
    show (room, target, "person", look);
}

static void
set_dark (gboolean is_dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      is_dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* Half of a 1366 px screen, and a telephone's width: the window must really become that small. */
static void
test_narrow (gconstpointer data)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autoptr (GPtrArray) programmes = gui_room_list_programmes (room);
  static const int widths[] = { 683, 400 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *look = g_strdup_printf ("%d", widths[i]);

      gtk_window_set_default_size (GTK_WINDOW (room->window), widths[i], 720);
      show_home (room, programmes->pdata[0], look);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (room->window)), <=, MAX (widths[i], 440));
      show_programme (room, programmes->pdata[0], "programme1", look);
      /* the picture pages slide inside, but hold a window of this width */
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (room->window)), <=, MAX (widths[i], 640));
    }
}

static void
test_pages (gconstpointer data)
{
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autoptr (GPtrArray) programmes = gui_room_list_programmes (room);
  static const char *const languages[] = { "nb", "fi", "pl" };

  g_assert_cmpuint (programmes->len, >, 0);
  show_home (room, programmes->pdata[0], "en");
  for (guint i = 0; i < programmes->len; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("programme%u", i + 1);

      show_programme (room, programmes->pdata[i], prefix, "en");
    }
  set_dark (TRUE);
  show_home (room, programmes->pdata[0], "dark");
  show_programme (room, programmes->pdata[0], "programme1", "dark");
  set_dark (FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      gui_room_reopen (room, languages[i]);
      show_home (room, programmes->pdata[0], languages[i]);
      show_programme (room, programmes->pdata[0], "programme1", languages[i]);
    }
  gui_room_reopen (room, NULL);
}

int
main (int argc, char *argv[])
{
  if (!gui_room_prepare (&argc, &argv, "2026-09-01"))
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_add_data_func ("/gui/pages", NULL, test_pages);
  g_test_add_data_func ("/gui/narrow", NULL, test_narrow);
  return g_test_run ();
}
