#include "vv-locate-zbar.h"

#include <string.h>
#include <zbar.h>

#include "vv-code.h"

#define NARROW .24 /* of the long side */
#define WIDE .32   /* of the short side */
#define THRESHOLD_PERCENT 85

struct _VvCornerReader
{
  zbar_image_scanner_t *scanner;
};

VvCornerReader *
vv_corner_reader_new (void)
{
  VvCornerReader *reader = g_new0 (VvCornerReader, 1);

  reader->scanner = zbar_image_scanner_create ();
  zbar_image_scanner_set_config (reader->scanner, 0, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (reader->scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  return reader;
}

void
vv_corner_reader_free (VvCornerReader *reader)
{
  zbar_image_scanner_destroy (reader->scanner);
  g_free (reader);
}

static VvImage *
crop (const VvImage *image, int left, int top, int width, int height)
{
  VvImage *part = vv_image_new (width, height);

  for (int y = 0; part && y < height; y++)
    memcpy (part->pixels + (gsize)y * part->stride, image->pixels + (gsize)(y + top) * image->stride + left,
            width);
  return part;
}

/* Black and white by the mean of a square of 2 reach + 1 pixels around. */
static void
threshold_locally (VvImage *image, int reach)
{
  int w = image->width, h = image->height;
  g_autofree guint32 *sums = g_new0 (guint32, (gsize)(w + 1) * (h + 1));

  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++)
      sums[(gsize)(y + 1) * (w + 1) + x + 1]
          = image->pixels[(gsize)y * image->stride + x] + sums[(gsize)(y + 1) * (w + 1) + x]
            + sums[(gsize)y * (w + 1) + x + 1] - sums[(gsize)y * (w + 1) + x];
  for (int y = 0; y < h; y++)
    {
      const guint32 *top = sums + (gsize)MAX (0, y - reach) * (w + 1);
      const guint32 *bottom = sums + (gsize)MIN (h, y + reach + 1) * (w + 1);
      int rows = MIN (h, y + reach + 1) - MAX (0, y - reach);

      for (int x = 0; x < w; x++)
        {
          int from = MAX (0, x - reach), to = MIN (w, x + reach + 1);
          guint64 sum = bottom[to] - top[to] - bottom[from] + top[from];
          guint8 *p = &image->pixels[(gsize)y * image->stride + x];

          *p = (guint64)*p * (to - from) * rows * 100 > sum * THRESHOLD_PERCENT ? 255 : 0;
        }
    }
}

static int
scan_part (VvCornerReader *reader, VvImage *part, int left, int top, VvCornerCode *codes, int n)
{
  zbar_image_t *image = zbar_image_create ();

  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, part->width, part->height);
  zbar_image_set_data (image, part->pixels, (gulong)part->width * part->height, NULL);
  zbar_scan_image (reader->scanner, image);
  for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image); symbol && n < 2;
       symbol = zbar_symbol_next (symbol))
    {
      const char *text = zbar_symbol_get_data (symbol);

      if (zbar_symbol_get_loc_size (symbol) != 4 || !vv_code_parse (text, NULL, NULL, NULL)
          || (n && strcmp (codes[0].payload, text) != 0))
        continue;
      g_strlcpy (codes[n].payload, text, sizeof codes[n].payload);
      for (guint k = 0; k < 4; k++)
        {
          codes[n].u[k] = zbar_symbol_get_loc_x (symbol, k) + left;
          codes[n].v[k] = zbar_symbol_get_loc_y (symbol, k) + top;
        }
      n++;
    }
  zbar_image_destroy (image);
  return n;
}

int
vv_corner_reader_read (VvCornerReader *reader, const VvImage *image, VvCornerCode codes[2])
{
  gboolean landscape = image->width > image->height;
  int width = (int)(image->width * (landscape ? NARROW : WIDE));
  int height = (int)(image->height * (landscape ? WIDE : NARROW)), n = 0;

  if (width < 40 || height < 40)
    return 0;
  for (int corner = 0; corner < 4 && n < 2; corner++)
    {
      int left = corner & 1 ? image->width - width : 0, top = corner & 2 ? image->height - height : 0,
          before = n;
      g_autoptr (VvImage) part = crop (image, left, top, width, height);

      if (!part)
        continue;
      n = scan_part (reader, part, left, top, codes, n);
      if (n > before)
        continue;
      threshold_locally (part, width / 16);
      n = scan_part (reader, part, left, top, codes, n);
    }
  return n;
}
