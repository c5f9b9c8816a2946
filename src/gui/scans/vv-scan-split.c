#include "config.h"

#include "vv-scan-split.h"

/* in ems of the widget's own font */
#define LIST_EMS 16
#define PANE_EMS 25
#define NARROW_PANE_EMS 21
#define WIDE_EMS 68   /* from here on three columns */
#define DOUBLE_EMS 40 /* from here on two */
#define LEAST_WIDTH 320
#define LEAST_HEIGHT 300

struct _VvScanSplit
{
  GtkWidget parent_instance;

  GtkWidget *list, *picture, *pane;
  gboolean is_wide;        /* as placed last */
  gboolean is_list_hidden; /* asked for while there is room */
  gboolean is_list_shown;  /* asked for while there is not */
};

G_DEFINE_FINAL_TYPE (VvScanSplit, vv_scan_split, GTK_TYPE_WIDGET)

static double
find_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double)PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * pango_cairo_context_get_resolution (context) / 72;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, MAX (width, least), height }, -1);
}

static int
width_of_pane (VvScanSplit *self, double ems, double em)
{
  int least;

  gtk_widget_measure (self->pane, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return MAX ((int)(ems * em), least);
}

static void
allocate_wide (VvScanSplit *self, int width, int height, double em)
{
  int list = self->is_list_hidden ? 0 : (int)(LIST_EMS * em), pane = width_of_pane (self, PANE_EMS, em);

  if (list > 0)
    place (self->list, 0, 0, list, height);
  place (self->picture, list, 0, width - list - pane, height);
  place (self->pane, width - pane, 0, pane, height);
}

static void
allocate_double (VvScanSplit *self, int width, int height, double em)
{
  int pane = width_of_pane (self, NARROW_PANE_EMS, em);

  place (self->is_list_shown ? self->list : self->picture, 0, 0, width - pane, height);
  place (self->pane, width - pane, 0, pane, height);
}

static void
allocate_narrow (VvScanSplit *self, int width, int height)
{
  int pane = height * 6 / 10;

  place (self->is_list_shown ? self->list : self->picture, 0, 0, width, height - pane);
  place (self->pane, 0, height - pane, width, pane);
}

static void
vv_scan_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  VvScanSplit *self = VV_SCAN_SPLIT (widget);
  double em = find_em (widget);

  self->is_wide = width >= WIDE_EMS * em;
  gtk_widget_set_child_visible (self->list, self->is_wide ? !self->is_list_hidden : self->is_list_shown);
  gtk_widget_set_child_visible (self->picture, self->is_wide || !self->is_list_shown);
  if (self->is_wide)
    allocate_wide (self, width, height, em);
  else if (width >= DOUBLE_EMS * em)
    allocate_double (self, width, height, em);
  else
    allocate_narrow (self, width, height);
}

static void
vv_scan_split_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  VvScanSplit *self = VV_SCAN_SPLIT (widget);
  GtkWidget *children[] = { self->list, self->picture, self->pane };

  /* GTK wants every child measured before it is given its place */
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_measure (children[i], orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural
      = orientation == GTK_ORIENTATION_HORIZONTAL ? (int)(WIDE_EMS * find_em (widget)) : 2 * LEAST_HEIGHT;
}

static void
vv_scan_split_dispose (GObject *object)
{
  VvScanSplit *self = VV_SCAN_SPLIT (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->picture, gtk_widget_unparent);
  g_clear_pointer (&self->pane, gtk_widget_unparent);
  G_OBJECT_CLASS (vv_scan_split_parent_class)->dispose (object);
}

static void
vv_scan_split_class_init (VvScanSplitClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = vv_scan_split_dispose;
  widget_class->size_allocate = vv_scan_split_size_allocate;
  widget_class->measure = vv_scan_split_measure;
}

static void
vv_scan_split_init (VvScanSplit *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
vv_scan_split_new (GtkWidget *list, GtkWidget *picture, GtkWidget *pane)
{
  VvScanSplit *self = g_object_new (VV_TYPE_SCAN_SPLIT, NULL);

  self->list = list;
  self->picture = picture;
  self->pane = pane;
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  gtk_widget_set_parent (picture, GTK_WIDGET (self));
  gtk_widget_set_parent (pane, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
vv_scan_split_toggle_list (VvScanSplit *self)
{
  if (self->is_wide)
    self->is_list_hidden = !self->is_list_hidden;
  else
    self->is_list_shown = !self->is_list_shown;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
vv_scan_split_show_picture (VvScanSplit *self)
{
  self->is_list_shown = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
