#include "config.h"

#include "vv-columns.h"

struct _VvColumns
{
  GtkWidget parent_instance;

  double em;
  int spacing;
  gboolean is_natural;
};

G_DEFINE_FINAL_TYPE (VvColumns, vv_columns, GTK_TYPE_WIDGET)

static double
measure_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double)PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * pango_cairo_context_get_resolution (context) / 72;
}

static int
count_children (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

/* What the last child would like of the width when all the others get what they would like, 0: no room. */
static int
measure_last (VvColumns *self, int width)
{
  int sum = -self->spacing, natural = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      sum += natural + self->spacing;
    }
  return sum <= width ? natural : 0;
}

/* As many as have their room; rows of equal length where that is possible (4, 2, 1). */
static int
count_columns (VvColumns *self, int width)
{
  int n = MAX (1, count_children (GTK_WIDGET (self)));
  int column = (int)(self->em * measure_em (GTK_WIDGET (self)));
  int columns;

  if (self->is_natural)
    return n == 2 && measure_last (self, width) > 0 ? 2 : 1;
  columns = CLAMP ((width + self->spacing) / MAX (1, column + self->spacing), 1, n);

  while (columns > 1 && n % columns != 0)
    columns--;
  return columns;
}

static int
share_width (VvColumns *self, int width, int columns, int i)
{
  int last;

  if (!self->is_natural || columns != 2)
    return (width - (columns - 1) * self->spacing) / columns;
  last = measure_last (self, width);
  return i == 0 ? width - last - self->spacing : last;
}

static int
measure_row (VvColumns *self, GtkWidget **child, int columns, int width)
{
  int height = 0;

  for (int i = 0; i < columns && *child; *child = gtk_widget_get_next_sibling (*child))
    {
      int natural;

      if (!gtk_widget_should_layout (*child))
        continue;
      gtk_widget_measure (*child, GTK_ORIENTATION_VERTICAL, share_width (self, width, columns, i), NULL,
                          &natural, NULL, NULL);
      height = MAX (height, natural);
      i++;
    }
  return height;
}

static int
measure_height (VvColumns *self, int width)
{
  int columns = count_columns (self, width);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  int height = 0;

  while (child)
    height += (height > 0 ? self->spacing : 0) + measure_row (self, &child, columns, width);
  return height;
}

static void
vv_columns_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  VvColumns *self = VV_COLUMNS (widget);
  int widest = 0, sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      widest = MAX (widest, child_minimum);
      sum += child_natural + self->spacing;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (widest, sum - self->spacing);
      return;
    }
  *minimum = *natural = measure_height (self, for_size > 0 ? for_size : MAX (widest, sum - self->spacing));
}

static void
vv_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  VvColumns *self = VV_COLUMNS (widget);
  int columns = count_columns (self, width);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child)
    {
      GtkWidget *next = child;
      int row = measure_row (self, &next, columns, width);

      for (int x = 0, i = 0; child != next; child = gtk_widget_get_next_sibling (child))
        {
          int share = share_width (self, width, columns, i);

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, share, row }, -1);
          x += share + self->spacing;
          i++;
        }
      y += row + self->spacing;
    }
}

static GtkSizeRequestMode
vv_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vv_columns_dispose (GObject *object)
{
  vv_columns_clear (VV_COLUMNS (object));
  G_OBJECT_CLASS (vv_columns_parent_class)->dispose (object);
}

static void
vv_columns_class_init (VvColumnsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = vv_columns_dispose;
  widget_class->measure = vv_columns_measure;
  widget_class->size_allocate = vv_columns_size_allocate;
  widget_class->get_request_mode = vv_columns_get_request_mode;
}

static void
vv_columns_init (VvColumns *self)
{
}

GtkWidget *
vv_columns_new (double em, int spacing)
{
  VvColumns *self = g_object_new (VV_TYPE_COLUMNS, NULL);

  self->em = em;
  self->spacing = spacing;
  return GTK_WIDGET (self);
}

void
vv_columns_append (VvColumns *self, GtkWidget *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
vv_columns_set_natural (VvColumns *self, gboolean is_natural)
{
  self->is_natural = is_natural;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
vv_columns_clear (VvColumns *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}
