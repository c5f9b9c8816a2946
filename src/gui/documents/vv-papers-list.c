#include "config.h"

#include "vv-papers-list.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  COLUMN_FORM,
  COLUMN_ABOUT,
  COLUMN_STATE,
  COLUMN_DATE,
} Column;

struct _VvPapersList
{
  AdwBin parent_instance;

  GtkWidget *view;
  GListStore *store;
  GtkSingleSelection *selection;
};

enum
{
  CELL_CHANGED,
  CELL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VvPapersList, vv_papers_list, ADW_TYPE_BIN)

static void
on_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), vv_mark_new (VV_MARK_EMPTY, 16));
  gtk_box_append (GTK_BOX (box), vv_line_new ("", NULL));
  gtk_list_item_set_child (item, box);
}

static char *
get_text (VvPaperCell *cell, Column column)
{
  switch (column)
    {
    case COLUMN_FORM:
      return g_strdup (cell->form);
    case COLUMN_ABOUT:
      return g_strdup (cell->about);
    case COLUMN_STATE:
      return g_strdup (cell->text);
    case COLUMN_DATE:
      break;
    }
  return vv_show_date_short (cell->date);
}

static void
on_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  VvPaperCell *cell = gtk_list_item_get_item (item);
  GtkWidget *mark = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (mark);
  Column column = (Column)GPOINTER_TO_INT (data);
  g_autofree char *text = get_text (cell, column);

  vv_mark_set (mark, cell->mark);
  gtk_widget_set_visible (mark, column == COLUMN_STATE);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, *text ? text : NULL);
}

static void
add_column (VvPapersList *self, const char *title, Column which)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_signal_connect (factory, "setup", G_CALLBACK (on_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bound_cb), GINT_TO_POINTER (which));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, which != COLUMN_DATE);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  g_object_unref (column);
}

static void
on_selected_cb (VvPapersList *self)
{
  g_signal_emit (self, signals[CELL_CHANGED], 0);
}

static void
on_activated_cb (VvPapersList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[CELL_ACTIVATED], 0);
}

static void
vv_papers_list_dispose (GObject *object)
{
  VvPapersList *self = VV_PAPERS_LIST (object);

  g_clear_object (&self->store);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (vv_papers_list_parent_class)->dispose (object);
}

static void
vv_papers_list_class_init (VvPapersListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = vv_papers_list_dispose;
  signals[CELL_CHANGED] = g_signal_new ("cell-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vv_papers_list_init (VvPapersList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->store = g_list_store_new (VV_TYPE_PAPER_CELL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb), self);
  self->view = gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)));
  vv_set_name (self->view, _ ("Papers of pairs and groups"));
  add_column (self, _ ("Form"), COLUMN_FORM);
  add_column (self, _ ("Pair or group"), COLUMN_ABOUT);
  add_column (self, _ ("State"), COLUMN_STATE);
  add_column (self, _ ("Date"), COLUMN_DATE);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  vv_add_classes (scrolled, "vv-card");
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
vv_papers_list_new (void)
{
  return g_object_new (VV_TYPE_PAPERS_LIST, NULL);
}

void
vv_papers_list_set (VvPapersList *self, VvPapers *papers, VvMatrixPasses passes, gpointer data)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; papers && i < papers->cells->len; i++)
    if (passes (papers->cells->pdata[i], data))
      g_ptr_array_add (shown, papers->cells->pdata[i]);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), shown->pdata,
                       shown->len);
}

VvPaperCell *
vv_papers_list_get_cell (VvPapersList *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}
