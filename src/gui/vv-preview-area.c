#include "config.h"

#include "vv-preview-area.h"

#include "vv-kit.h"

#include <glib/gi18n-lib.h>

#define MARGIN 14
#define PX_PER_MM (96.0 / 25.4)

struct _VvPreviewArea
{
  GtkWidget parent_instance;

  VvPreview *preview;
  int page;
  double zoom;
  GdkTexture *texture; /* of the page as drawn last */
  int texture_width, texture_page;
};

enum
{
  PAGE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VvPreviewArea, vv_preview_area, GTK_TYPE_WIDGET)

static void
forget_texture (VvPreviewArea *self)
{
  g_clear_object (&self->texture);
}

static void
describe (VvPreviewArea *self)
{
  g_autofree char *name = NULL;

  if (!self->preview)
    return;
  name = g_strdup_printf (_ ("Preview, page %d of %d"), self->page + 1, vv_preview_pages (self->preview));
  vv_set_name (GTK_WIDGET (self), name);
}

/* Drawn three times as large and reduced: Cairo 1.16 sets small letters on whole pixels. */
static GdkTexture *
draw_page (VvPreviewArea *self, int width, int height, double mm_to_px)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  double points_to_px = mm_to_px * 25.4 / 72;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, points_to_px, points_to_px);
  vv_preview_draw (self->preview, self->page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize)cairo_image_surface_get_stride (surface) * (gsize)height,
                                      (GDestroyNotify)cairo_surface_destroy, surface);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes,
                                    (gsize)cairo_image_surface_get_stride (surface));
  return texture;
}

static void
ensure_texture (VvPreviewArea *self, double width_px, double width_mm, double height_mm)
{
  int factor = width_px < 700 ? 3 : 2;
  int width = MAX (1, (int)(width_px * factor));

  if (self->texture && self->texture_width == width && self->texture_page == self->page)
    return;
  forget_texture (self);
  self->texture = draw_page (self, width, MAX (1, (int)(width * height_mm / width_mm)), width / width_mm);
  self->texture_width = width;
  self->texture_page = self->page;
}

static void
vv_preview_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VvPreviewArea *self = VV_PREVIEW_AREA (widget);
  double width_mm, height_mm, scale;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t paper, shade;
  GdkRGBA colour;

  if (!self->preview)
    return;
  vv_preview_page_size (self->preview, self->page, &width_mm, &height_mm);
  scale = self->zoom > 0 ? self->zoom * PX_PER_MM
                         : MIN ((width - 2 * MARGIN) / width_mm, (height - 2 * MARGIN) / height_mm);
  if (scale <= 0)
    return;
  graphene_rect_init (&paper, (float)((width - width_mm * scale) / 2),
                      (float)((height - height_mm * scale) / 2), (float)(width_mm * scale),
                      (float)(height_mm * scale));
  ensure_texture (self, paper.size.width, width_mm, height_mm);
  shade = paper;
  graphene_rect_inset (&shade, -1, -1);
  colour = vv_text_colour (widget, 0.2);
  gtk_snapshot_append_color (snapshot, &colour, &shade);
  gtk_snapshot_append_texture (snapshot, self->texture, &paper);
}

static void
vv_preview_area_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  VvPreviewArea *self = VV_PREVIEW_AREA (widget);
  double width, height;

  *minimum = *natural = 120;
  if (!self->preview || self->zoom <= 0)
    return;
  vv_preview_page_size (self->preview, self->page, &width, &height);
  *minimum = *natural
      = (int)((orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * self->zoom * PX_PER_MM)
        + 2 * MARGIN;
}

static gboolean
turn (GtkWidget *widget, GVariant *by, gpointer data)
{
  VvPreviewArea *self = VV_PREVIEW_AREA (widget);

  vv_preview_area_set_page (self, self->page + g_variant_get_int32 (by));
  return TRUE;
}

static gboolean
change_zoom (GtkWidget *widget, GVariant *by, gpointer data)
{
  VvPreviewArea *self = VV_PREVIEW_AREA (widget);
  int direction = g_variant_get_int32 (by);
  double now = self->zoom > 0 ? self->zoom : 0.8;

  vv_preview_area_set_zoom (self,
                            direction == 0 ? 0 : CLAMP (direction > 0 ? now * 1.25 : now / 1.25, 0.3, 4));
  return TRUE;
}

static void
vv_preview_area_finalize (GObject *object)
{
  VvPreviewArea *self = VV_PREVIEW_AREA (object);

  forget_texture (self);
  g_clear_pointer (&self->preview, vv_preview_free);
  G_OBJECT_CLASS (vv_preview_area_parent_class)->finalize (object);
}

static void
vv_preview_area_class_init (VvPreviewAreaClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_preview_area_finalize;
  widget_class->snapshot = vv_preview_area_snapshot;
  widget_class->measure = vv_preview_area_measure;
  signals[PAGE_CHANGED] = g_signal_new ("page-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, turn, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, turn, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, change_zoom, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, change_zoom, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, change_zoom, "i", 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
vv_preview_area_init (VvPreviewArea *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  vv_set_name (GTK_WIDGET (self), _ ("Preview"));
}

GtkWidget *
vv_preview_area_new (void)
{
  return g_object_new (VV_TYPE_PREVIEW_AREA, NULL);
}

void
vv_preview_area_set_preview (VvPreviewArea *self, VvPreview *preview)
{
  g_clear_pointer (&self->preview, vv_preview_free);
  self->preview = preview;
  self->page = 0;
  forget_texture (self);
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[PAGE_CHANGED], 0);
}

VvPreview *
vv_preview_area_get_preview (VvPreviewArea *self)
{
  return self->preview;
}

void
vv_preview_area_set_page (VvPreviewArea *self, int page)
{
  int pages = self->preview ? vv_preview_pages (self->preview) : 1;

  page = CLAMP (page, 0, pages - 1);
  if (page == self->page)
    return;
  self->page = page;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[PAGE_CHANGED], 0);
}

int
vv_preview_area_get_page (VvPreviewArea *self)
{
  return self->page;
}

void
vv_preview_area_set_zoom (VvPreviewArea *self, double zoom)
{
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
vv_preview_area_get_zoom (VvPreviewArea *self)
{
  return self->zoom;
}
