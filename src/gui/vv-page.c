#include "config.h"

#include "vv-page.h"

#include "vv-callout.h"
#include "vv-kit.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *header, *back, *menu, *primary;
  GtkWidget *window_title;
  GtkWidget *progress;
  GtkWidget *error;
  GtkWidget *content, *bar;
  VvWindow *window;
  VvWorkspace *workspace;
  char *programme;
  guint64 seen;
  gboolean is_loaded, has_back, is_narrow;
  char *primary_icon, *primary_label;
} VvPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (VvPage, vv_page, ADW_TYPE_BIN)

static VvPagePrivate *
priv (VvPage *page)
{
  return vv_page_get_instance_private (page);
}

static void
show_primary (VvPage *page)
{
  VvPagePrivate *self = priv (page);
  GtkButton *button = GTK_BUTTON (self->primary);

  if (!self->primary_label)
    return;
  if (self->primary_icon && self->is_narrow)
    gtk_button_set_icon_name (button, self->primary_icon);
  else if (self->primary_icon)
    {
      GtkWidget *content = adw_button_content_new ();

      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), self->primary_icon);
      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), self->primary_label);
      gtk_button_set_child (button, content);
    }
  else
    gtk_button_set_label (button, self->primary_label);
  gtk_widget_set_tooltip_text (self->primary, self->is_narrow ? self->primary_label : NULL);
  vv_set_name (self->primary, self->primary_label);
}

static void
vv_page_finalize (GObject *object)
{
  VvPagePrivate *self = priv (VV_PAGE (object));

  g_free (self->primary_icon);
  g_free (self->primary_label);
  g_free (self->programme);
  G_OBJECT_CLASS (vv_page_parent_class)->finalize (object);
}

static void
vv_page_class_init (VvPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_page_finalize;
  g_type_ensure (VV_TYPE_CALLOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/veiviser/Veiviser/ui/vv-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, VvPage, header);
  gtk_widget_class_bind_template_child_private (widget_class, VvPage, back);
  gtk_widget_class_bind_template_child_private (widget_class, VvPage, menu);
  gtk_widget_class_bind_template_child_private (widget_class, VvPage, primary);
  gtk_widget_class_bind_template_child_private (widget_class, VvPage, window_title);
  gtk_widget_class_bind_template_child_private (widget_class, VvPage, progress);
  gtk_widget_class_bind_template_child_private (widget_class, VvPage, error);
  gtk_widget_class_bind_template_child_private (widget_class, VvPage, content);
  gtk_widget_class_bind_template_child_private (widget_class, VvPage, bar);
}

static void
vv_page_init (VvPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  vv_set_name (priv (page)->back, _ ("Back"));
  vv_set_name (priv (page)->menu, _ ("More"));
  vv_callout_set_kind (VV_CALLOUT (priv (page)->error), VV_CALLOUT_BAD);
}

void
vv_page_set_title (VvPage *page, const char *title)
{
  adw_window_title_set_title (ADW_WINDOW_TITLE (priv (page)->window_title), title ? title : "");
}

const char *
vv_page_get_title (VvPage *page)
{
  return adw_window_title_get_title (ADW_WINDOW_TITLE (priv (page)->window_title));
}

void
vv_page_set_subtitle (VvPage *page, const char *subtitle)
{
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (priv (page)->window_title), subtitle ? subtitle : "");
}

void
vv_page_set_title_widget (VvPage *page, GtkWidget *widget)
{
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (priv (page)->header), widget);
}

void
vv_page_set_content (VvPage *page, GtkWidget *content)
{
  adw_bin_set_child (ADW_BIN (priv (page)->content), content);
}

void
vv_page_set_bar (VvPage *page, GtkWidget *bar)
{
  adw_bin_set_child (ADW_BIN (priv (page)->bar), bar);
  gtk_widget_set_visible (priv (page)->bar, bar != NULL);
  /* a bar hidden for want of anything to do leaves no empty strip */
  if (bar)
    g_object_bind_property (bar, "visible", priv (page)->bar, "visible", G_BINDING_SYNC_CREATE);
}

void
vv_page_pack_start (VvPage *page, GtkWidget *widget)
{
  adw_header_bar_pack_start (ADW_HEADER_BAR (priv (page)->header), widget);
}

void
vv_page_pack_end (VvPage *page, GtkWidget *widget)
{
  adw_header_bar_pack_end (ADW_HEADER_BAR (priv (page)->header), widget);
}

void
vv_page_set_menu (VvPage *page, GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (priv (page)->menu), menu);
  gtk_widget_set_visible (priv (page)->menu, menu != NULL);
}

void
vv_page_set_primary (VvPage *page,
                     const char *icon,
                     const char *label,
                     const char *action,
                     const char *target)
{
  GtkWidget *button = priv (page)->primary;

  gtk_widget_set_visible (button, label != NULL);
  if (!label)
    return;
  vv_set_string (&priv (page)->primary_icon, icon);
  vv_set_string (&priv (page)->primary_label, label);
  show_primary (page);
  /* First none: between two actions the target of one would not fit the other. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          target ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

void
vv_page_set_has_back (VvPage *page, gboolean has_back)
{
  priv (page)->has_back = has_back;
  gtk_widget_set_visible (priv (page)->back, has_back || priv (page)->is_narrow);
}

void
vv_page_set_narrow (VvPage *page, gboolean is_narrow)
{
  if (priv (page)->is_narrow == is_narrow)
    return;
  priv (page)->is_narrow = is_narrow;
  vv_page_set_has_back (page, priv (page)->has_back);
  show_primary (page);
}

void
vv_page_show_error (VvPage *page, const GError *error)
{
  VvCallout *callout = VV_CALLOUT (priv (page)->error);

  gtk_widget_set_visible (GTK_WIDGET (callout), error != NULL);
  if (error)
    vv_callout_set_text (callout, error->message, NULL);
}

void
vv_page_set_progress (VvPage *page, double fraction)
{
  gtk_widget_set_visible (priv (page)->progress, fraction >= 0);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (priv (page)->progress), CLAMP (fraction, 0, 1));
}

VvWindow *
vv_page_get_window (VvPage *page)
{
  return priv (page)->window;
}

VvWorkspace *
vv_page_get_workspace (VvPage *page)
{
  return priv (page)->workspace;
}

const char *
vv_page_get_programme (VvPage *page)
{
  return priv (page)->programme;
}

char *
vv_page_get_today (VvPage *page)
{
  return vv_clock_today (vv_workspace_get_clock (priv (page)->workspace));
}

void
vv_page_attach (VvPage *page, VvWindow *window, VvWorkspace *workspace, const char *programme)
{
  VvPagePrivate *self = priv (page);

  self->window = window;
  self->workspace = workspace;
  g_free (self->programme);
  self->programme = g_strdup (programme);
  self->is_loaded = FALSE;
}

void
vv_page_update (VvPage *page)
{
  VvPagePrivate *self = priv (page);
  guint64 generation = vv_workspace_get_generation (self->workspace);

  if (self->is_loaded && self->seen == generation)
    return;
  self->is_loaded = TRUE;
  self->seen = generation;
  vv_page_show_error (page, NULL);
  if (VV_PAGE_GET_CLASS (page)->refresh)
    VV_PAGE_GET_CLASS (page)->refresh (page);
}

void
vv_page_open (VvPage *page, const char *detail)
{
  if (VV_PAGE_GET_CLASS (page)->open)
    VV_PAGE_GET_CLASS (page)->open (page, detail);
}

gboolean
vv_page_find (VvPage *page)
{
  if (!VV_PAGE_GET_CLASS (page)->find)
    return FALSE;
  VV_PAGE_GET_CLASS (page)->find (page);
  return TRUE;
}
