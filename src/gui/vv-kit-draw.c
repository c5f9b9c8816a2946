/* What pictures need: colours of the style, symbols, paths. */
#include "config.h"

#include "vv-kit.h"

GdkRGBA
vv_text_colour (GtkWidget *widget, double alpha)
{
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= alpha;
  return colour;
}

GdkRGBA
vv_colour (GtkWidget *widget, const char *name, double alpha)
{
  GdkRGBA colour;

  if (!name || !gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour))
    return vv_text_colour (widget, alpha);
  colour.alpha *= alpha;
  return colour;
}

void
vv_snapshot_icon (GtkWidget *widget,
                  GtkSnapshot *snapshot,
                  const char *icon,
                  double x,
                  double y,
                  double size,
                  const GdkRGBA *colour)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) paintable
      = gtk_icon_theme_lookup_icon (theme, icon, NULL, (int)size, gtk_widget_get_scale_factor (widget),
                                    gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (paintable), snapshot, size, size, colour,
                                            1);
  gtk_snapshot_restore (snapshot);
}

void
vv_cairo_rounded (cairo_t *cr, double x, double y, double w, double h, double radius)
{
  double r = MIN (radius, MIN (w, h) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + w - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + w - r, y + h - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + h - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}
