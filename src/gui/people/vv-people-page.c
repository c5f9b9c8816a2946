#include "config.h"

#include "vv-people-page.h"

#include "vv-columns.h"
#include "vv-kit.h"
#include "vv-people-model.h"
#include "vv-programmes.h"
#include "vv-strings.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

struct _VvPeoplePage
{
  VvPage parent_instance;

  GtkWidget *search, *roles, *stack, *view, *empty;
  VvPeopleModel *model;
  GHashTable *titles; /* of programmes: id → title */
};

G_DEFINE_FINAL_TYPE (VvPeoplePage, vv_people_page, VV_TYPE_PAGE)

typedef const char *(*ShowCell) (const VvPersonLine *line);

static const char *
show_name (const VvPersonLine *line)
{
  return line->name;
}

static const char *
show_place (const VvPersonLine *line)
{
  return line->place;
}

static const char *
show_role (const VvPersonLine *line)
{
  return line->role ? vv_show_word (line->role) : NULL;
}

static const char *
show_state (const VvPersonLine *line)
{
  return line->state ? vv_show_word (line->state) : NULL;
}

static void
on_cell_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, vv_line_new ("", NULL));
}

static void
on_cell_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer show)
{
  const VvPersonLine *line = vv_person_item_get_line (gtk_list_item_get_item (item));
  const char *text = ((ShowCell)show) (line);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text ? text : "");
}

static void
on_name_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_box_append (GTK_BOX (box), vv_avatar_new ("", 28));
  gtk_box_append (GTK_BOX (box), vv_line_new ("", "vv-strong"));
  gtk_list_item_set_child (item, box);
}

static void
on_name_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const VvPersonLine *line = vv_person_item_get_line (gtk_list_item_get_item (item));
  GtkWidget *avatar = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  adw_avatar_set_text (ADW_AVATAR (avatar), line->name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (avatar)),
                      show_name (line) ? show_name (line) : "");
}

static void
on_programme_bound_cb (VvPeoplePage *self, GtkListItem *item)
{
  const VvPersonLine *line = vv_person_item_get_line (gtk_list_item_get_item (item));
  const char *title = line->programme ? g_hash_table_lookup (self->titles, line->programme) : NULL;

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), title ? title : "");
}

static void
append_column (VvPeoplePage *self, const char *title, ShowCell show, gboolean is_wide)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  if (show == show_name)
    {
      g_signal_connect (factory, "setup", G_CALLBACK (on_name_set_up_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_name_bound_cb), NULL);
    }
  else
    {
      g_signal_connect (factory, "setup", G_CALLBACK (on_cell_set_up_cb), NULL);
      if (show)
        g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bound_cb), (gpointer)show);
      else
        g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_programme_bound_cb), self);
    }
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, is_wide);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (!is_wide)
    gtk_column_view_column_set_fixed_width (column, 170);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
}

static const char *
find_role (VvPeoplePage *self)
{
  switch (vv_toggles_get_active (self->roles))
    {
    case 1:
      return "mentor";
    case 2:
      return "mentee";
    default:
      return NULL;
    }
}

static void
load_people (VvPeoplePage *self)
{
  VvPage *page = VV_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_autofree char *count = NULL;
  guint n;

  if (!vv_page_get_workspace (page))
    return;
  if (!vv_people_model_load (self->model, vv_page_get_workspace (page), vv_page_get_programme (page),
                             find_role (self), vv_is_empty (text) ? NULL : text, &error))
    {
      vv_page_show_error (page, error);
      return;
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  count = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  vv_page_set_subtitle (page, count);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty),
                             vv_is_empty (text) ? _ ("Nobody Here Yet") : _ ("Nobody Found"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   vv_is_empty (text) ? _ ("People come in from a list you already have.")
                                                      : _ ("Try a part of the name, the code or the place."));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "empty");
}

static void
load_titles (VvPeoplePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) programmes = vv_programmes_list (vv_page_get_workspace (VV_PAGE (self)), &error);

  g_hash_table_remove_all (self->titles);
  if (!programmes)
    {
      vv_page_show_error (VV_PAGE (self), error);
      return;
    }
  for (guint i = 0; i < programmes->len; i++)
    {
      const VvProgramme *programme = programmes->pdata[i];

      g_hash_table_insert (self->titles, g_strdup (programme->id), g_strdup (programme->title));
    }
}

static void
on_row_activated_cb (VvPeoplePage *self, guint position)
{
  g_autoptr (VvPersonItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const VvPersonLine *line = item ? vv_person_item_get_line (item) : NULL;
  g_autofree char *target = NULL;

  if (!line || !line->id)
    return;
  target = g_strdup_printf ("person/%s", line->id);
  vv_window_go (vv_page_get_window (VV_PAGE (self)), target);
}

static void
on_filter_changed_cb (VvPeoplePage *self)
{
  load_people (self);
}

static void
vv_people_page_refresh (VvPage *page)
{
  VvWorkspace *workspace = vv_page_get_workspace (page);
  const char *programme = vv_page_get_programme (page);
  g_autofree char *target = g_strdup_printf ("wizard/import-people/%s", programme ? programme : "");

  if (!vv_workspace_is_read_only (workspace))
    vv_page_set_primary (page, "document-open-symbolic", _ ("Import People…"), "win.go", target);
  load_titles (VV_PEOPLE_PAGE (page));
  load_people (VV_PEOPLE_PAGE (page));
}

static void
vv_people_page_find (VvPage *page)
{
  gtk_widget_grab_focus (VV_PEOPLE_PAGE (page)->search);
}

static void
vv_people_page_finalize (GObject *object)
{
  g_clear_object (&VV_PEOPLE_PAGE (object)->model);
  g_clear_pointer (&VV_PEOPLE_PAGE (object)->titles, g_hash_table_unref);
  G_OBJECT_CLASS (vv_people_page_parent_class)->finalize (object);
}

static void
vv_people_page_class_init (VvPeoplePageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_people_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_people_page_refresh;
  VV_PAGE_CLASS (class)->find = vv_people_page_find;
}

static GtkWidget *
build_bar (VvPeoplePage *self)
{
  const char *const labels[] = { C_ ("people", "Everyone"), _ ("Mentors"), _ ("Mentees"), NULL };
  GtkWidget *bar = vv_columns_new (22, 12);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Name, code, place or e-mail"), NULL);
  vv_set_name (self->search, _ ("Search people"));
  gtk_widget_set_hexpand (self->search, TRUE);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_filter_changed_cb), self);
  self->roles = vv_toggles_new (labels, 0);
  for (int i = 0; i < 3; i++)
    g_signal_connect_swapped (vv_toggles_get (self->roles, i), "toggled", G_CALLBACK (on_filter_changed_cb),
                              self);
  vv_columns_append (VV_COLUMNS (bar), self->search);
  vv_columns_append (VV_COLUMNS (bar), vv_sliding_new (self->roles));
  vv_set_margins (bar, 12, 24, 12, 24);
  return bar;
}

static GtkWidget *
build_view (VvPeoplePage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkSelectionModel *selection;

  self->model = vv_people_model_new ();
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  self->view = gtk_column_view_new (selection);
  vv_set_name (self->view, _ ("People"));
  gtk_column_view_set_single_click_activate (GTK_COLUMN_VIEW (self->view), TRUE);
  append_column (self, _ ("Name"), show_name, TRUE);
  append_column (self, _ ("Role"), show_role, FALSE);
  append_column (self, _ ("Where they stand"), show_state, FALSE);
  append_column (self, _ ("Place"), show_place, FALSE);
  append_column (self, _ ("Programme"), NULL, TRUE);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_row_activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
vv_people_page_init (VvPeoplePage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  vv_page_set_title (VV_PAGE (self), _ ("People"));
  gtk_box_append (GTK_BOX (body), build_bar (self));
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "system-users-symbolic");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), build_view (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_box_append (GTK_BOX (body), self->stack);
  vv_page_set_content (VV_PAGE (self), body);
}
