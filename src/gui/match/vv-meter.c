#include "config.h"

#include "vv-meter.h"

#include "vv-kit.h"

#include <glib/gi18n-lib.h>

#define RING_SIZE 34
#define RING_WIDTH 3.5
#define BAR_HEIGHT 6

typedef struct
{
  double fraction;
  gboolean is_low;
} Meter;

static const char *
find_colour (const Meter *meter)
{
  return meter->is_low ? "warning_color" : "accent_bg_color";
}

static void
draw_number (GtkWidget *area, cairo_t *cr, int number, int width, int height)
{
  g_autofree char *text = g_strdup_printf ("%d", number);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (area, text);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (area)));
  GdkRGBA colour = vv_text_colour (area, 1);
  int w, h;

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_size (font, pango_font_description_get_size (font) * 80 / 100);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &w, &h);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_move_to (cr, (width - w) / 2.0, (height - h) / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_ring (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Meter *meter = data;
  GtkWidget *widget = GTK_WIDGET (area);
  GdkRGBA rest = vv_text_colour (widget, 0.13), filled = vv_colour (widget, find_colour (meter), 1);
  double radius = MIN (width, height) / 2.0 - RING_WIDTH / 2 - 1;

  cairo_set_line_width (cr, RING_WIDTH);
  gdk_cairo_set_source_rgba (cr, &rest);
  cairo_arc (cr, width / 2.0, height / 2.0, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  gdk_cairo_set_source_rgba (cr, &filled);
  if (meter->fraction > 0)
    {
      cairo_arc (cr, width / 2.0, height / 2.0, radius, -G_PI / 2, -G_PI / 2 + 2 * G_PI * meter->fraction);
      cairo_stroke (cr);
    }
  draw_number (widget, cr, (int)(meter->fraction * 100 + 0.5), width, height);
}

static void
draw_bar (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Meter *meter = data;
  GtkWidget *widget = GTK_WIDGET (area);
  GdkRGBA rest = vv_text_colour (widget, 0.12), filled = vv_colour (widget, find_colour (meter), 1);
  double y = (height - BAR_HEIGHT) / 2.0;

  gdk_cairo_set_source_rgba (cr, &rest);
  vv_cairo_rounded (cr, 0, y, width, BAR_HEIGHT, BAR_HEIGHT / 2.0);
  cairo_fill (cr);
  if (meter->fraction <= 0)
    return;
  gdk_cairo_set_source_rgba (cr, &filled);
  vv_cairo_rounded (cr, 0, y, MAX (BAR_HEIGHT, width * meter->fraction), BAR_HEIGHT, BAR_HEIGHT / 2.0);
  cairo_fill (cr);
}

static GtkWidget *
make_meter (double fraction, gboolean is_low, GtkDrawingAreaDrawFunc draw, int width, int height)
{
  Meter *meter = g_new0 (Meter, 1);
  GtkWidget *area = gtk_drawing_area_new ();

  meter->fraction = CLAMP (fraction, 0, 1);
  meter->is_low = is_low;
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), width);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), height);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, meter, g_free);
  return area;
}

GtkWidget *
vv_ring_new (int score, gboolean is_low)
{
  GtkWidget *ring = make_meter (score / 100.0, is_low, draw_ring, RING_SIZE, RING_SIZE);
  g_autofree char *text = g_strdup_printf (_ ("%d of 100 points on average"), score);

  gtk_widget_set_tooltip_text (ring, text);
  vv_set_name (ring, text);
  return ring;
}

GtkWidget *
vv_bar_new (double fraction, int width, gboolean is_low)
{
  GtkWidget *bar = make_meter (fraction, is_low, draw_bar, width, BAR_HEIGHT + 2);

  gtk_accessible_update_state (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return bar;
}
