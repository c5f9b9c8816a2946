/* The parts of the Scans page that know nothing of it: they activate its actions. */
#include "config.h"

#include "vv-scan-parts.h"

#include <glib/gi18n-lib.h>

/* Numbers do not wrap. */
static GtkWidget *
make_number (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  vv_add_classes (label, "dim-label vv-small vv-num");
  return label;
}

static void
on_item_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10),
            *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), vv_mark_new (VV_MARK_DOUBT, 16));
  gtk_box_append (GTK_BOX (words), vv_line_new ("", NULL));
  gtk_box_append (GTK_BOX (words), vv_line_new ("", "dim-label vv-small"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_number ());
  vv_set_margins (box, 5, 4, 5, 4);
  gtk_list_item_set_child (list_item, box);
}

static void
on_item_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  VvScanItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *mark = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *words = gtk_widget_get_next_sibling (mark), *title = gtk_widget_get_first_child (words);
  GtkWidget *detail = gtk_widget_get_next_sibling (title), *number = gtk_widget_get_next_sibling (words);
  g_autofree char *place = g_strdup_printf ("%d", item->number);

  vv_mark_set (mark, item->mark);
  gtk_label_set_text (GTK_LABEL (title), item->title);
  gtk_widget_set_tooltip_text (title, item->title);
  gtk_label_set_text (GTK_LABEL (detail), item->detail);
  gtk_widget_set_tooltip_text (detail, item->detail);
  gtk_label_set_text (GTK_LABEL (number), place);
}

static GtkWidget *
build_tool (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = vv_icon_button_new (icon, name);

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
vv_scan_key_new (const char *cap)
{
  GtkWidget *key = gtk_label_new (cap);

  gtk_widget_add_css_class (key, "vv-key");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  return key;
}

static void
add_key (GtkWidget *box, const char *key, const char *words)
{
  g_auto (GStrv) caps = g_strsplit (key, " ", -1);

  for (char **cap = caps; *cap; cap++)
    gtk_box_append (GTK_BOX (box), vv_scan_key_new (*cap));
  gtk_box_append (GTK_BOX (box), vv_line_new (words, "dim-label vv-small"));
  gtk_widget_set_margin_end (gtk_widget_get_last_child (box), 12);
}

GtkWidget *
vv_scan_tile_new (VvPileKind kind, GtkWidget **count, GtkWidget **detail)
{
  static const VvMark marks[] = { VV_MARK_DONE, VV_MARK_DOUBT, VV_MARK_GAP, VV_MARK_NA };
  const char *const names[] = { C_ ("scans", "filed"), C_ ("scans", "need you"), C_ ("scans", "missing"),
                                C_ ("scans", "not ours") };
  GtkWidget *tile = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  *count = vv_label_new ("0", "vv-mid");
  *detail = vv_line_new ("", "dim-label vv-small");
  gtk_box_append (GTK_BOX (line), *count);
  gtk_box_append (GTK_BOX (line), vv_line_new (names[kind], "vv-strong"));
  gtk_box_append (GTK_BOX (words), line);
  gtk_box_append (GTK_BOX (words), *detail);
  gtk_box_append (GTK_BOX (box), vv_mark_new (marks[kind], 20));
  gtk_box_append (GTK_BOX (box), words);
  vv_add_classes (tile, "vv-tilebutton vv-tile flat");
  gtk_button_set_child (GTK_BUTTON (tile), box);
  return tile;
}

GtkWidget *
vv_scan_list_new (GtkSingleSelection *selection)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (on_item_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bound_cb), NULL);
  list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (selection)), factory);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  vv_set_name (list, _ ("Questions and pages"));
  return list;
}

GtkWidget *
vv_scan_tools_new (GtkWidget **where)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (tools),
                  build_tool ("view-list-symbolic", _ ("Show the list or hide it"), "scans.list"));
  *where = vv_line_new ("", "dim-label");
  gtk_widget_set_hexpand (*where, TRUE);
  gtk_box_append (GTK_BOX (tools), *where);
  gtk_box_append (GTK_BOX (tools), build_tool ("zoom-out-symbolic", _ ("Smaller (−)"), "scans.zoom-out"));
  gtk_box_append (GTK_BOX (tools),
                  build_tool ("zoom-fit-best-symbolic", _ ("As wide as there is room"), "scans.zoom-fit"));
  gtk_box_append (GTK_BOX (tools), build_tool ("zoom-in-symbolic", _ ("Larger (+)"), "scans.zoom-in"));
  gtk_box_append (GTK_BOX (tools),
                  build_tool ("object-rotate-right-symbolic", _ ("Turn the view (R)"), "scans.turn"));
  vv_set_margins (tools, 4, 10, 4, 10);
  return tools;
}

/* Where there is no room the last keys are cut off, not the page made wider. */
GtkWidget *
vv_scan_keys_new (GtkWidget **choose)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *undo;

  *choose = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  gtk_widget_set_margin_end (*choose, 12);
  gtk_box_append (GTK_BOX (box), *choose);
  add_key (box, C_ ("key", "Enter"), _ ("accept, next"));
  add_key (box, C_ ("key", "Del"), _ ("no answer"));
  add_key (box, "J K", _ ("next, previous"));
  add_key (box, "F", _ ("file by hand"));
  undo = vv_button_new (_ ("_Undo"), "flat");
  gtk_widget_set_tooltip_text (undo, _ ("Take the last answer back (Ctrl+Z)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (undo), "scans.undo");
  gtk_box_append (GTK_BOX (box), vv_scan_key_new (C_ ("key", "Ctrl Z")));
  gtk_box_append (GTK_BOX (box), undo);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrollable_set_hscroll_policy (
      GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled))), GTK_SCROLL_NATURAL);
  return scrolled;
}

GtkWidget *
vv_scan_empty_new (void)
{
  GtkWidget *empty = adw_status_page_new (),
            *button = vv_button_new (_ ("_Import Scans…"), "suggested-action pill");

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "scanner-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No scans yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (empty), _ ("Scan the papers that come back, in any order and any way up, or drop the "
                                  "files on this window. Every page finds its place by its code."));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "scans.import");
  adw_status_page_set_child (ADW_STATUS_PAGE (empty), button);
  return empty;
}

void
vv_scan_keys_show (GtkWidget *choose, const char *caps)
{
  g_auto (GStrv) words = g_strsplit (caps ? caps : "", " ", -1);

  vv_clear_children (choose);
  for (char **word = words; *word && **word; word++)
    gtk_box_append (GTK_BOX (choose),
                    g_str_equal (*word, "…") ? vv_line_new (*word, "dim-label") : vv_scan_key_new (*word));
  gtk_box_append (GTK_BOX (choose),
                  vv_line_new (caps && g_str_has_suffix (caps, "0") ? _ ("choose (0 is ten)") : _ ("choose"),
                               "dim-label vv-small"));
  gtk_widget_set_visible (choose, caps != NULL);
}

typedef struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} Key;

static const Key keys[] = {
  { GDK_KEY_Return, 0, "scans.accept" },
  { GDK_KEY_KP_Enter, 0, "scans.accept" },
  { GDK_KEY_Delete, 0, "scans.no-answer" },
  { GDK_KEY_KP_Delete, 0, "scans.no-answer" },
  { GDK_KEY_j, 0, "scans.next" },
  { GDK_KEY_Down, 0, "scans.next" },
  { GDK_KEY_k, 0, "scans.previous" },
  { GDK_KEY_Up, 0, "scans.previous" },
  { GDK_KEY_f, 0, "scans.by-hand" },
  { GDK_KEY_r, 0, "scans.turn" },
  { GDK_KEY_plus, 0, "scans.zoom-in" },
  { GDK_KEY_KP_Add, 0, "scans.zoom-in" },
  { GDK_KEY_minus, 0, "scans.zoom-out" },
  { GDK_KEY_KP_Subtract, 0, "scans.zoom-out" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "scans.undo" },
};

const char *
vv_scan_keys_find (guint key, GdkModifierType modifiers)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key && keys[i].modifiers == modifiers)
      return keys[i].action;
  return NULL;
}

gboolean
vv_scan_is_writing (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && GTK_IS_EDITABLE (focus);
}
