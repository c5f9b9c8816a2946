#include <cairo.h>
#include <math.h>

#include "vv-pdf.h"
#include "vv-wire.h"

#define POINTS_PER_INCH 72.0
#define DRAW_DPI 200.0
#define MIN_DRAW_DPI 150.0
#define MAX_DRAW_DPI 300.0
#define MAX_DRAW_PIXELS (40.0 * 1000 * 1000)

static PopplerPage *
open_page (VvSource *source, int index, GError **error)
{
  VvPdf *pdf = source->decoder;
  PopplerPage *page = NULL;

  if (!pdf->bytes)
    pdf->bytes = g_bytes_new_static (source->data, source->length);
  if (!pdf->document)
    pdf->document = poppler_document_new_from_bytes (pdf->bytes, NULL, NULL);
  if (pdf->document && index < poppler_document_get_n_pages (pdf->document))
    page = poppler_document_get_page (pdf->document, index);
  if (!page)
    vv_source_fail_page (source, index, error);
  return page;
}

/* The page as pixels; *dpi is lowered for a page that would be too large. */
static cairo_surface_t *
draw_page (PopplerPage *page, double *dpi)
{
  cairo_surface_t *surface;
  cairo_t *cairo;
  double width, height;

  poppler_page_get_size (page, &width, &height);
  if (!(width > 0 && height > 0 && width < 1e6 && height < 1e6))
    return NULL;
  *dpi = fmin (*dpi, POINTS_PER_INCH * sqrt (MAX_DRAW_PIXELS / (width * height)));
  surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int)round (width * *dpi / POINTS_PER_INCH)),
                                    MAX (1, (int)round (height * *dpi / POINTS_PER_INCH)));
  cairo = cairo_create (surface);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, *dpi / POINTS_PER_INCH, *dpi / POINTS_PER_INCH);
  poppler_page_render (page, cairo);
  cairo_destroy (cairo);
  return surface;
}

static void
convert_row (const guint32 *from, int width, int channels, guint8 *to)
{
  for (int x = 0; x < width; x++, to += channels)
    {
      guint r = from[x] >> 16 & 0xff, g = from[x] >> 8 & 0xff, b = from[x] & 0xff;

      to[0] = channels == 3 ? (guint8)r : (guint8)((r * 77 + g * 150 + b * 29) >> 8);
      if (channels < 3)
        continue;
      to[1] = (guint8)g;
      to[2] = (guint8)b;
    }
}

/* Takes the surface. */
static gboolean
shrink_surface (cairo_surface_t *surface, int channels, int scale, VvShrink *shrink)
{
  g_autofree guint8 *row = NULL;
  const guint8 *data;
  int width, height, stride;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  stride = cairo_image_surface_get_stride (surface);
  if (!data || cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS || width < 1 || height < 1)
    {
      cairo_surface_destroy (surface);
      return FALSE;
    }
  row = g_malloc ((gsize)width * channels);
  vv_shrink_init (shrink, width, height, channels, scale);
  for (int y = 0; y < height; y++)
    {
      convert_row ((const guint32 *)(const void *)(data + (gsize)y * stride), width, channels, row);
      vv_shrink_add (shrink, row);
    }
  cairo_surface_destroy (surface);
  return TRUE;
}

/* The pixels of the only picture of a page as they are stored, for compressions that only Poppler knows. */
static cairo_surface_t *
get_picture (PopplerPage *page, const VvPdfPicture *picture)
{
  GList *mappings = poppler_page_get_image_mapping (page);
  cairo_surface_t *surface = NULL;

  if (mappings && !mappings->next)
    surface = poppler_page_get_image (page, ((PopplerImageMapping *)mappings->data)->image_id);
  poppler_page_free_image_mapping (mappings);
  if (!surface)
    return NULL;
  if (cairo_image_surface_get_format (surface) != CAIRO_FORMAT_INVALID
      && (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24
          || cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32)
      && cairo_image_surface_get_width (surface) == picture->width
      && cairo_image_surface_get_height (surface) == picture->height)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

VvImage *
vv_pdf_draw_grey (VvSource *source, int index, const VvPdfPicture *picture, GError **error)
{
  PopplerPage *page = open_page (source, index, error);
  g_autoptr (GObject) held = (GObject *)page;
  cairo_surface_t *surface = NULL;
  double dpi = picture ? CLAMP (picture->dpi, MIN_DRAW_DPI, MAX_DRAW_DPI) : DRAW_DPI;
  VvShrink shrink;

  if (!page)
    return NULL;
  if (picture)
    surface = get_picture (page, picture);
  if (surface)
    {
      int scale = vv_shrink_choose_scale (picture->width, picture->height, picture->dpi);

      if (shrink_surface (surface, 1, scale, &shrink))
        return vv_shrink_take_image (&shrink, picture->dpi, FALSE, picture->orientation);
    }
  surface = draw_page (page, &dpi);
  if (surface && shrink_surface (surface, 1, 1, &shrink))
    return vv_shrink_take_image (&shrink, dpi, FALSE, VV_UPRIGHT);
  vv_source_fail_page (source, index, error);
  return NULL;
}

VvPicture *
vv_pdf_draw_colour (VvSource *source, int index, int max_size, GError **error)
{
  PopplerPage *page = open_page (source, index, error);
  g_autoptr (GObject) held = (GObject *)page;
  cairo_surface_t *surface;
  double width, height, dpi;
  VvShrink shrink;

  if (!page)
    return NULL;
  poppler_page_get_size (page, &width, &height);
  dpi = POINTS_PER_INCH * max_size / fmax (fmax (width, height), 1);
  surface = draw_page (page, &dpi);
  if (surface && shrink_surface (surface, 3, 1, &shrink))
    return vv_shrink_take_picture (&shrink, VV_UPRIGHT);
  vv_source_fail_page (source, index, error);
  return NULL;
}
