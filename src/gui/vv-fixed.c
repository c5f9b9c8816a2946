#include "config.h"

#include "vv-fixed.h"

struct _VvFixed
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int width;
};

G_DEFINE_FINAL_TYPE (VvFixed, vv_fixed, GTK_TYPE_WIDGET)

static void
vv_fixed_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  VvFixed *self = VV_FIXED (widget);

  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MAX (self->width, *minimum);
}

static void
vv_fixed_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (VV_FIXED (widget)->child, width, height, baseline, NULL);
}

static void
vv_fixed_dispose (GObject *object)
{
  g_clear_pointer (&VV_FIXED (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (vv_fixed_parent_class)->dispose (object);
}

static void
vv_fixed_compute_expand (GtkWidget *widget, gboolean *hexpand, gboolean *vexpand)
{
  *hexpand = FALSE;
  *vexpand = TRUE;
}

static void
vv_fixed_class_init (VvFixedClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = vv_fixed_dispose;
  widget_class->measure = vv_fixed_measure;
  widget_class->size_allocate = vv_fixed_size_allocate;
  widget_class->compute_expand = vv_fixed_compute_expand;
}

static void
vv_fixed_init (VvFixed *self)
{
}

GtkWidget *
vv_fixed_new (GtkWidget *child, int width)
{
  VvFixed *self = g_object_new (VV_TYPE_FIXED, NULL);

  self->width = width;
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
