#include "config.h"

#include "vv-callout.h"

#include "vv-kit.h"

struct _VvCallout
{
  AdwBin parent_instance;

  GtkWidget *mark, *title, *text, *buttons;
};

G_DEFINE_FINAL_TYPE (VvCallout, vv_callout, ADW_TYPE_BIN)

static void
vv_callout_class_init (VvCalloutClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/veiviser/Veiviser/ui/vv-callout.ui");
  gtk_widget_class_bind_template_child (widget_class, VvCallout, mark);
  gtk_widget_class_bind_template_child (widget_class, VvCallout, title);
  gtk_widget_class_bind_template_child (widget_class, VvCallout, text);
  gtk_widget_class_bind_template_child (widget_class, VvCallout, buttons);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
vv_callout_init (VvCallout *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vv_callout_set_kind (self, VV_CALLOUT_INFO);
}

GtkWidget *
vv_callout_new (VvCalloutKind kind, const char *title, const char *text)
{
  VvCallout *self = g_object_new (VV_TYPE_CALLOUT, NULL);

  vv_callout_set_kind (self, kind);
  vv_callout_set_text (self, title, text);
  return GTK_WIDGET (self);
}

void
vv_callout_set_kind (VvCallout *self, VvCalloutKind kind)
{
  static const char *const classes[] = { "info", "warn", "bad" };

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[kind]);
  if (kind == VV_CALLOUT_INFO)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), "dialog-information-symbolic");
  else
    vv_mark_set (self->mark, kind == VV_CALLOUT_BAD ? VV_MARK_PROBLEM : VV_MARK_DOUBT);
  gtk_widget_set_tooltip_text (self->mark, NULL);
}

void
vv_callout_set_text (VvCallout *self, const char *title, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->title), title ? title : "");
  gtk_label_set_text (GTK_LABEL (self->text), text ? text : "");
  gtk_widget_set_visible (self->text, text && *text);
  vv_set_name (GTK_WIDGET (self), title ? title : "");
}

GtkWidget *
vv_callout_add_button (VvCallout *self, const char *label, gboolean is_suggested)
{
  GtkWidget *button = vv_button_new (label, is_suggested ? "suggested-action" : "flat");

  gtk_box_append (GTK_BOX (self->buttons), button);
  gtk_widget_set_visible (self->buttons, TRUE);
  return button;
}
