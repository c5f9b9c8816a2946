#include "config.h"

#include "vv-segments.h"

#include "vv-kit.h"

#define HEIGHT 14
#define PARTS 4

struct _VvSegments
{
  GtkWidget parent_instance;

  int parts[PARTS];
};

G_DEFINE_FINAL_TYPE (VvSegments, vv_segments, GTK_TYPE_WIDGET)

typedef struct
{
  const char *colour; /* NULL: the text's */
  gboolean is_hatched;
} Look;

static const Look looks[PARTS] = {
  { "success_color", FALSE },
  { "warning_color", TRUE },
  { "error_color", TRUE },
  { NULL, FALSE },
};

static void
hatch (cairo_t *cr, const GdkRGBA *colour, double x, double width)
{
  GdkRGBA pale = *colour;

  pale.alpha *= 0.28f;
  cairo_save (cr);
  cairo_rectangle (cr, x, 0, width, HEIGHT);
  gdk_cairo_set_source_rgba (cr, &pale);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 2);
  for (double k = x - HEIGHT; k < x + width; k += 7)
    {
      cairo_move_to (cr, k, HEIGHT);
      cairo_line_to (cr, k + HEIGHT, 0);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
vv_segments_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VvSegments *self = VV_SEGMENTS (widget);
  double width = gtk_widget_get_width (widget), x = 0, total = 0;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, HEIGHT));

  for (int i = 0; i < PARTS; i++)
    total += self->parts[i];
  vv_cairo_rounded (cr, 0, 0, width, HEIGHT, 5);
  cairo_clip (cr);
  for (int i = 0; i < PARTS && total > 0; i++)
    {
      double part = (width + 2) * self->parts[i] / total - 2;
      GdkRGBA colour
          = looks[i].colour ? vv_colour (widget, looks[i].colour, 1) : vv_text_colour (widget, 0.12);

      if (self->parts[i] == 0)
        continue;
      if (looks[i].is_hatched)
        hatch (cr, &colour, x, part);
      else
        {
          gdk_cairo_set_source_rgba (cr, &colour);
          cairo_rectangle (cr, x, 0, part, HEIGHT);
          cairo_fill (cr);
        }
      x += part + 2;
    }
  cairo_destroy (cr);
}

static void
vv_segments_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : HEIGHT;
}

static void
vv_segments_class_init (VvSegmentsClass *class)
{
  GTK_WIDGET_CLASS (class)->snapshot = vv_segments_snapshot;
  GTK_WIDGET_CLASS (class)->measure = vv_segments_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
vv_segments_init (VvSegments *self)
{
}

GtkWidget *
vv_segments_new (void)
{
  return g_object_new (VV_TYPE_SEGMENTS, NULL);
}

void
vv_segments_set (VvSegments *self, int filed, int waiting, int missing, int out)
{
  const int parts[PARTS] = { filed, waiting, missing, out };

  for (int i = 0; i < PARTS; i++)
    self->parts[i] = MAX (0, parts[i]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
