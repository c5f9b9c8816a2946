#include "config.h"

#include "vv-preview-pane.h"

#include "vv-callout.h"
#include "vv-kit.h"
#include "vv-preview-area.h"

#include <glib/gi18n-lib.h>

#define LARGE 1.25

struct _VvPreviewPane
{
  GtkBox parent_instance;

  GtkWidget *subject_box, *before, *choice, *after, *count;
  GtkWidget *up, *page, *down, *zoom;
  GtkWidget *area, *callout;
  gboolean is_filling;
};

enum
{
  SUBJECT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VvPreviewPane, vv_preview_pane, GTK_TYPE_BOX)

static int
count_subjects (VvPreviewPane *self)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (self->choice));

  return model ? (int)g_list_model_get_n_items (model) : 0;
}

static void
show_place (VvPreviewPane *self)
{
  VvPreview *preview = vv_preview_area_get_preview (VV_PREVIEW_AREA (self->area));
  int pages = preview ? vv_preview_pages (preview) : 0,
      page = vv_preview_area_get_page (VV_PREVIEW_AREA (self->area));
  int n = count_subjects (self), subject = vv_preview_pane_get_subject (self);
  g_autofree char *page_text = g_strdup_printf (_ ("Page %d of %d"), page + 1, pages);
  /* TRANSLATORS: the first of 23 papers */
  g_autofree char *count_text = g_strdup_printf (C_ ("place in a row", "%d of %d"), subject + 1, n);

  gtk_label_set_text (GTK_LABEL (self->page), pages > 0 ? page_text : "");
  gtk_label_set_text (GTK_LABEL (self->count), count_text);
  gtk_widget_set_sensitive (self->before, subject > 0);
  gtk_widget_set_sensitive (self->after, subject >= 0 && subject + 1 < n);
  gtk_widget_set_sensitive (self->up, page > 0);
  gtk_widget_set_sensitive (self->down, page + 1 < pages);
}

static void
turn_page (VvPreviewPane *self, int by)
{
  VvPreviewArea *area = VV_PREVIEW_AREA (self->area);

  vv_preview_area_set_page (area, vv_preview_area_get_page (area) + by);
}

static void
on_up_clicked_cb (VvPreviewPane *self)
{
  turn_page (self, -1);
}

static void
on_down_clicked_cb (VvPreviewPane *self)
{
  turn_page (self, 1);
}

static void
on_zoom_clicked_cb (VvPreviewPane *self)
{
  VvPreviewArea *area = VV_PREVIEW_AREA (self->area);
  gboolean is_large = vv_preview_area_get_zoom (area) > 0;

  vv_preview_area_set_zoom (area, is_large ? 0 : LARGE);
  gtk_button_set_icon_name (GTK_BUTTON (self->zoom),
                            is_large ? "zoom-in-symbolic" : "zoom-fit-best-symbolic");
}

static void
on_before_clicked_cb (VvPreviewPane *self)
{
  vv_preview_pane_set_subject (self, vv_preview_pane_get_subject (self) - 1);
}

static void
on_after_clicked_cb (VvPreviewPane *self)
{
  vv_preview_pane_set_subject (self, vv_preview_pane_get_subject (self) + 1);
}

static void
on_choice_changed_cb (VvPreviewPane *self)
{
  if (self->is_filling)
    return;
  show_place (self);
  g_signal_emit (self, signals[SUBJECT_CHANGED], 0);
}

static gboolean
change_subject (GtkWidget *widget, GVariant *by, gpointer data)
{
  VvPreviewPane *self = VV_PREVIEW_PANE (widget);

  vv_preview_pane_set_subject (self, vv_preview_pane_get_subject (self) + g_variant_get_int32 (by));
  return TRUE;
}

static void
vv_preview_pane_class_init (VvPreviewPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  signals[SUBJECT_CHANGED] = g_signal_new ("subject-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK, change_subject, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, change_subject, "i", 1);
}

static GtkWidget *
append_button (VvPreviewPane *self, GtkWidget *box, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = vv_icon_button_new (icon, name);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
append_words (GtkWidget *box)
{
  GtkWidget *label = vv_line_new ("", "vv-small vv-num");

  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
build_bar (VvPreviewPane *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->subject_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->before = append_button (self, self->subject_box, "go-previous-symbolic",
                                _ ("The one before (Alt+PageUp)"), G_CALLBACK (on_before_clicked_cb));
  self->choice = gtk_drop_down_new (NULL, NULL);
  vv_set_name (self->choice, _ ("Whose paper"));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_choice_changed_cb), self);
  gtk_box_append (GTK_BOX (self->subject_box), self->choice);
  self->after = append_button (self, self->subject_box, "go-next-symbolic", _ ("The next one (Alt+PageDown)"),
                               G_CALLBACK (on_after_clicked_cb));
  self->count = append_words (self->subject_box);
  gtk_box_append (GTK_BOX (bar), self->subject_box);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (bar), space);
  self->up = append_button (self, bar, "go-up-symbolic", _ ("Page before (PageUp)"),
                            G_CALLBACK (on_up_clicked_cb));
  self->page = append_words (bar);
  self->down = append_button (self, bar, "go-down-symbolic", _ ("Next page (PageDown)"),
                              G_CALLBACK (on_down_clicked_cb));
  self->zoom = append_button (self, bar, "zoom-in-symbolic", _ ("Larger or fitting (Ctrl +, Ctrl 0)"),
                              G_CALLBACK (on_zoom_clicked_cb));
  vv_set_margins (bar, 6, 10, 0, 10);
  return bar;
}

static void
vv_preview_pane_init (VvPreviewPane *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "vv-canvas");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_box_append (GTK_BOX (self), build_bar (self));
  self->callout = vv_callout_new (VV_CALLOUT_BAD, "", NULL);
  gtk_widget_set_visible (self->callout, FALSE);
  vv_set_margins (self->callout, 12, 12, 0, 12);
  gtk_box_append (GTK_BOX (self), self->callout);
  self->area = vv_preview_area_new ();
  g_signal_connect_swapped (self->area, "page-changed", G_CALLBACK (show_place), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->area);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self), scrolled);
}

GtkWidget *
vv_preview_pane_new (void)
{
  return g_object_new (VV_TYPE_PREVIEW_PANE, NULL);
}

void
vv_preview_pane_set_subjects (VvPreviewPane *self, const char *const *titles)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (titles);

  self->is_filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (model));
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->subject_box, count_subjects (self) > 1);
  show_place (self);
}

int
vv_preview_pane_get_subject (VvPreviewPane *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  return selected == GTK_INVALID_LIST_POSITION ? -1 : (int)selected;
}

void
vv_preview_pane_set_subject (VvPreviewPane *self, int index)
{
  if (index >= 0 && index < count_subjects (self))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), (guint)index);
}

void
vv_preview_pane_set_preview (VvPreviewPane *self, VvPreview *preview, const GError *error)
{
  gtk_widget_set_visible (self->callout, error != NULL);
  if (error)
    vv_callout_set_text (VV_CALLOUT (self->callout), error->message, NULL);
  gtk_widget_set_visible (self->area, preview != NULL);
  vv_preview_area_set_preview (VV_PREVIEW_AREA (self->area), preview);
  show_place (self);
}
