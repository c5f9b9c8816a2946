#include "config.h"

#include "vv-draw.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <qrencode.h>
#include <string.h>

#include "vv-contours.h"

#define POINTS_PER_MM (72.0 / 25.4)
/* Arms of a printed cross: inset and stroke in mm. */
#define CROSS_INSET 0.8
#define CROSS_LINE 0.55

static void
set_grey (cairo_t *cr, double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
}

/* Items are in mm, type in points: texts are set in the points of the page. */
static void
draw_text (VvPainter *painter, const VvLayout *layout, const VvItem *item, cairo_t *cr)
{
  const VvType type
      = { .font = item->font, .size = item->size, .spacing = item->spacing, .features = item->features };
  PangoLayout *shaped = vv_painter_shape (painter, &type, layout->language, item->text, 0);

  set_grey (cr, item->grey);
  cairo_move_to (cr, item->x * POINTS_PER_MM, item->y * POINTS_PER_MM);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (shaped, 0));
}

static void
draw_rule (const VvItem *item, cairo_t *cr)
{
  set_grey (cr, item->grey);
  cairo_set_line_width (cr, item->line * POINTS_PER_MM);
  cairo_move_to (cr, item->x * POINTS_PER_MM, item->y * POINTS_PER_MM);
  cairo_line_to (cr, (item->x + item->w) * POINTS_PER_MM, (item->y + item->h) * POINTS_PER_MM);
  cairo_stroke (cr);
}

static void
draw_frame (const VvItem *item, cairo_t *cr)
{
  set_grey (cr, item->grey);
  cairo_set_line_width (cr, item->line * POINTS_PER_MM);
  cairo_rectangle (cr, (item->x + item->line / 2) * POINTS_PER_MM, (item->y + item->line / 2) * POINTS_PER_MM,
                   (item->w - item->line) * POINTS_PER_MM, (item->h - item->line) * POINTS_PER_MM);
  cairo_stroke (cr);
}

static void
draw_solid (const VvItem *item, cairo_t *cr)
{
  set_grey (cr, item->grey);
  cairo_rectangle (cr, item->x * POINTS_PER_MM, item->y * POINTS_PER_MM, item->w * POINTS_PER_MM,
                   item->h * POINTS_PER_MM);
  cairo_fill (cr);
}

static void
draw_cross (const VvItem *item, cairo_t *cr)
{
  double x1 = (item->x + CROSS_INSET) * POINTS_PER_MM, x2 = (item->x + item->w - CROSS_INSET) * POINTS_PER_MM;
  double y1 = (item->y + CROSS_INSET) * POINTS_PER_MM, y2 = (item->y + item->h - CROSS_INSET) * POINTS_PER_MM;

  set_grey (cr, item->grey);
  cairo_set_line_width (cr, CROSS_LINE * POINTS_PER_MM);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_move_to (cr, x2, y1);
  cairo_line_to (cr, x1, y2);
  cairo_stroke (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}

/* 16 characters of the page code are version 1-Q exactly; the longer text of a certificate takes what it
 * needs. */
static QRcode *
encode (const char *text)
{
  if (strlen (text) == 16)
    return QRcode_encodeString (text, 1, QR_ECLEVEL_Q, QR_MODE_8, 1);
  return QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
}

static gboolean
is_dark (const QRcode *code, int column, int row)
{
  return column < code->width && row < code->width && (code->data[row * code->width + column] & 1) != 0;
}

/* Takes the widest run of dark modules from here, and all rows under it that have the same; clears what it
 * took. */
static void
take_block (QRcode *code, int column, int row, int *width, int *height)
{
  *width = 1;
  *height = 1;
  while (is_dark (code, column + *width, row))
    ++*width;
  for (gboolean goes_on = TRUE; goes_on; *height += goes_on ? 1 : 0)
    {
      for (int i = 0; goes_on && i < *width; i++)
        goes_on = is_dark (code, column + i, row + *height);
    }
  for (int y = row; y < row + *height; y++)
    memset (code->data + y * code->width + column, 0, (gsize)*width);
}

/* Few large rectangles: a PDF is drawn several times faster than from single modules. */
static void
add_modules (QRcode *code, const VvItem *item, cairo_t *cr)
{
  double module = item->w * POINTS_PER_MM / code->width;
  double x0 = item->x * POINTS_PER_MM, y0 = item->y * POINTS_PER_MM;

  for (int row = 0; row < code->width; row++)
    {
      for (int column = 0; column < code->width; column++)
        {
          int width = 0, height = 0;
          if (!is_dark (code, column, row))
            continue;
          take_block (code, column, row, &width, &height);
          cairo_rectangle (cr, x0 + column * module, y0 + row * module, width * module, height * module);
        }
    }
}

static void
draw_code (const VvItem *item, cairo_t *cr)
{
  QRcode *code = encode (item->text);

  g_return_if_fail (code != NULL);
  set_grey (cr, item->grey);
  add_modules (code, item, cr);
  cairo_fill (cr);
  QRcode_free (code);
}

typedef struct
{
  const guint8 *data;
  gsize left;
} Reader;

static cairo_status_t
on_png_read_cb (void *user_data, unsigned char *data, unsigned int length)
{
  Reader *reader = user_data;

  if (reader->left < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_png (GBytes *logo, const VvItem *item, cairo_t *cr)
{
  Reader reader = { 0 };
  reader.data = g_bytes_get_data (logo, &reader.left);
  cairo_surface_t *image = cairo_image_surface_create_from_png_stream (on_png_read_cb, &reader);

  if (cairo_surface_status (image) == CAIRO_STATUS_SUCCESS && cairo_image_surface_get_width (image) > 0)
    {
      double w = cairo_image_surface_get_width (image), h = cairo_image_surface_get_height (image);
      double scale = MIN (item->w * POINTS_PER_MM / w, item->h * POINTS_PER_MM / h);
      cairo_save (cr);
      cairo_translate (cr, item->x * POINTS_PER_MM, (item->y + item->h / 2) * POINTS_PER_MM - h * scale / 2);
      cairo_scale (cr, scale, scale);
      cairo_set_source_surface (cr, image, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
    }
  cairo_surface_destroy (image);
}

static void
draw_svg (GBytes *logo, const VvItem *item, cairo_t *cr)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (logo, &size);
  RsvgHandle *handle = rsvg_handle_new_from_data (data, size, NULL);
  double w = 0, h = 0;

  if (handle == NULL)
    return;
  if (!rsvg_handle_get_intrinsic_size_in_pixels (handle, &w, &h) || w <= 0 || h <= 0)
    w = item->w, h = item->h;

  double scale = MIN (item->w * POINTS_PER_MM / w, item->h * POINTS_PER_MM / h);
  RsvgRectangle viewport = { item->x * POINTS_PER_MM, (item->y + item->h / 2) * POINTS_PER_MM - h * scale / 2,
                             w * scale, h * scale };
  rsvg_handle_render_document (handle, cr, &viewport, NULL);
  g_object_unref (handle);
}

/* A logo that cannot be drawn leaves its space white: the page is right without it. */
static void
draw_logo (const VvLayout *layout, const VvItem *item, cairo_t *cr)
{
  gsize size = 0;
  const guint8 *data = layout->logo != NULL ? g_bytes_get_data (layout->logo, &size) : NULL;

  if (data == NULL || size < 8)
    return;
  if (memcmp (data, "\x89PNG", 4) == 0)
    draw_png (layout->logo, item, cr);
  else
    draw_svg (layout->logo, item, cr);
}

static void
draw_item (VvPainter *painter, const VvLayout *layout, const VvItem *item, cairo_t *cr)
{
  switch (item->kind)
    {
    case VV_ITEM_TEXT:
      draw_text (painter, layout, item, cr);
      break;
    case VV_ITEM_RULE:
      draw_rule (item, cr);
      break;
    case VV_ITEM_FRAME:
      draw_frame (item, cr);
      break;
    case VV_ITEM_SOLID:
      draw_solid (item, cr);
      break;
    case VV_ITEM_CODE:
      draw_code (item, cr);
      break;
    case VV_ITEM_CROSS:
      draw_cross (item, cr);
      break;
    case VV_ITEM_LOGO:
      draw_logo (layout, item, cr);
      break;
    case VV_ITEM_ART:
      vv_contours_draw (item, cr);
      break;
    }
}

static void
copy_to_grey (cairo_surface_t *surface, VvImage *image)
{
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < image->height; y++)
    {
      const guint32 *from = (const guint32 *)(const void *)(pixels + (gsize)y * stride);
      guint8 *to = image->pixels + (gsize)y * image->stride;
      for (int x = 0; x < image->width; x++)
        {
          guint32 rgb = from[x];
          to[x] = (guint8)((((rgb >> 16) & 255) * 77 + ((rgb >> 8) & 255) * 151 + (rgb & 255) * 28) >> 8);
        }
    }
}

void
vv_draw_page (VvPainter *painter, const VvLayout *layout, int page, cairo_t *cr)
{
  g_return_if_fail (page >= 1 && (guint)page <= layout->pages->len);
  const VvLayoutPage *content = g_ptr_array_index (layout->pages, page - 1);

  cairo_save (cr);
  cairo_new_path (cr);
  for (guint i = 0; i < content->items->len; i++)
    draw_item (painter, layout, g_ptr_array_index (content->items, i), cr);
  cairo_restore (cr);
}

VvImage *
vv_render_grey (VvPainter *painter, const VvLayout *layout, int page, double pixels_per_mm)
{
  if (page < 1 || (guint)page > layout->pages->len)
    return NULL;

  int width = (int)lround (layout->width * pixels_per_mm),
      height = (int)lround (layout->height * pixels_per_mm);
  VvImage *image = vv_image_new (width, height);
  if (image == NULL)
    return NULL;

  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, pixels_per_mm / POINTS_PER_MM, pixels_per_mm / POINTS_PER_MM);
  vv_draw_page (painter, layout, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  copy_to_grey (surface, image);
  cairo_surface_destroy (surface);
  image->dpi = pixels_per_mm * 25.4;
  image->scale = 1;
  return image;
}
