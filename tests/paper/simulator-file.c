#include "simulator-file.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <png.h>
#include <stdio.h>
#include <string.h>
#include <tiffio.h>

#include "simulator.h"

static gboolean
fail (GError **error, const char *path, const char *what)
{
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", path, what);
  return FALSE;
}

VvImage *
sim_load_png (const char *path, GError **error)
{
  cairo_surface_t *file = cairo_image_surface_create_from_png (path), *surface;
  int width = cairo_image_surface_get_width (file), height = cairo_image_surface_get_height (file);
  VvImage *image = NULL;
  cairo_t *cr;

  if (cairo_surface_status (file) != CAIRO_STATUS_SUCCESS)
    {
      fail (error, path, cairo_status_to_string (cairo_surface_status (file)));
      cairo_surface_destroy (file);
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, file, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  image = vv_image_new (width, height);
  for (int y = 0; y < height; y++)
    {
      const guint8 *row
          = cairo_image_surface_get_data (surface) + (gsize)y * cairo_image_surface_get_stride (surface);

      for (int x = 0; x < width; x++)
        image->pixels[(gsize)y * image->stride + x]
            = (guint8)((row[4 * x] * 29 + row[4 * x + 1] * 150 + row[4 * x + 2] * 77) >> 8);
    }
  cairo_surface_destroy (surface);
  cairo_surface_destroy (file);
  return image;
}

VvImage *
sim_load_pgm (const char *path, GError **error)
{
  g_autofree char *content = NULL;
  gsize length;
  int width, height, most, start = 0;
  VvImage *image;

  if (!g_file_get_contents (path, &content, &length, error))
    return NULL;
  if (sscanf (content, "P5 %d %d %d%n", &width, &height, &most, &start) != 3 || most != 255 || width < 1
      || height < 1 || length < (gsize)start + 1 + (gsize)width * (gsize)height)
    {
      fail (error, path, "no grey PGM of 8 bits");
      return NULL;
    }
  image = vv_image_new (width, height);
  for (int y = 0; y < height; y++)
    memcpy (image->pixels + (gsize)y * image->stride, content + start + 1 + (gsize)y * width, (gsize)width);
  return image;
}

static cairo_surface_t *
make_surface (const VvImage *image)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, image->width, image->height);

  for (int y = 0; y < image->height; y++)
    {
      guint32 *row = (guint32 *)(gpointer)(cairo_image_surface_get_data (surface)
                                           + (gsize)y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < image->width; x++)
        row[x] = image->pixels[(gsize)y * image->stride + x] * 0x010101u;
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* Grey and hardly compressed: the noise of a scan makes the search for more slow and vain. */
static gboolean
save_png (const VvImage *image, const char *path, GError **error)
{
  png_image picture = { .version = PNG_IMAGE_VERSION,
                        .width = (guint32)image->width,
                        .height = (guint32)image->height,
                        .format = PNG_FORMAT_GRAY,
                        .flags = PNG_IMAGE_FLAG_FAST };

  if (png_image_write_to_file (&picture, path, FALSE, image->pixels, image->stride, NULL))
    return TRUE;
  fail (error, path, picture.message);
  png_image_free (&picture);
  return FALSE;
}

static gboolean
save_pdf (const VvImage *image, const char *path, GError **error)
{
  double points = 72 / image->dpi;
  cairo_surface_t *picture = make_surface (image);
  cairo_surface_t *pdf = cairo_pdf_surface_create (path, image->width * points, image->height * points);
  cairo_t *cr = cairo_create (pdf);
  cairo_status_t status;
  GBytes *data = NULL;

  if (!image->bilevel)
    {
      vv_image_unref (sim_jpeg (image, 85, &data));
      cairo_surface_set_mime_data (picture, CAIRO_MIME_TYPE_JPEG, g_bytes_get_data (data, NULL),
                                   g_bytes_get_size (data), (cairo_destroy_func_t)g_bytes_unref, data);
    }
  cairo_scale (cr, points, points);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_finish (pdf);
  status = cairo_surface_status (pdf);
  cairo_surface_destroy (pdf);
  cairo_surface_destroy (picture);
  return status == CAIRO_STATUS_SUCCESS || fail (error, path, cairo_status_to_string (status));
}

/* Bits of a black and white row, as fax codes want them: 1 is black. */
static void
pack_row (const guint8 *pixels, int width, guint8 *bits)
{
  for (int x = 0; x < width; x += 8)
    {
      guint8 byte = 0;

      for (int i = 0; i < 8 && x + i < width; i++)
        byte |= pixels[x + i] < 128 ? 0x80 >> i : 0;
      bits[x / 8] = byte;
    }
}

static gboolean
save_tiff (const VvImage *image, const char *path, GError **error)
{
  TIFF *tiff = TIFFOpen (path, "w");
  g_autofree guint8 *bits = g_malloc0 (image->width / 8 + 2);
  gboolean ok = TRUE;

  if (!tiff)
    return fail (error, path, "cannot be written");
  TIFFSetField (tiff, TIFFTAG_IMAGEWIDTH, image->width);
  TIFFSetField (tiff, TIFFTAG_IMAGELENGTH, image->height);
  TIFFSetField (tiff, TIFFTAG_BITSPERSAMPLE, image->bilevel ? 1 : 8);
  TIFFSetField (tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  TIFFSetField (tiff, TIFFTAG_ROWSPERSTRIP, image->height);
  TIFFSetField (tiff, TIFFTAG_COMPRESSION, image->bilevel ? COMPRESSION_CCITTFAX4 : COMPRESSION_LZW);
  TIFFSetField (tiff, TIFFTAG_PHOTOMETRIC, image->bilevel ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK);
  TIFFSetField (tiff, TIFFTAG_XRESOLUTION, (float)image->dpi);
  TIFFSetField (tiff, TIFFTAG_YRESOLUTION, (float)image->dpi);
  TIFFSetField (tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
  for (int y = 0; y < image->height; y++)
    {
      guint8 *row = image->pixels + (gsize)y * image->stride;

      if (image->bilevel)
        pack_row (row, image->width, bits);
      ok &= TIFFWriteScanline (tiff, image->bilevel ? bits : row, (guint32)y, 0) >= 0;
    }
  TIFFClose (tiff);
  return ok || fail (error, path, "cannot be written");
}

gboolean
sim_save (const VvImage *image, const char *path, GError **error)
{
  g_autoptr (GBytes) data = NULL;

  if (g_str_has_suffix (path, ".png"))
    return save_png (image, path, error);
  if (g_str_has_suffix (path, ".pdf"))
    return save_pdf (image, path, error);
  if (g_str_has_suffix (path, ".tiff") || g_str_has_suffix (path, ".tif"))
    return save_tiff (image, path, error);
  if (!g_str_has_suffix (path, ".jpg") && !g_str_has_suffix (path, ".jpeg"))
    return fail (error, path, "the name must end in .png, .jpg, .tiff or .pdf");
  vv_image_unref (sim_jpeg (image, 85, &data));
  return g_file_set_contents (path, g_bytes_get_data (data, NULL), (gssize)g_bytes_get_size (data), error);
}
