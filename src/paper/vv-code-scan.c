#include "vv-code-scan.h"

#include <zbar.h>

/* Larger pictures have modules of many pixels already. */
#define MAX_DOUBLED (12 * 1000 * 1000)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zbar_image_t, zbar_image_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (zbar_image_scanner_t, zbar_image_scanner_destroy)

/* The image `times` as large, by the value of the nearest pixels between their middles. */
static VvImage *
enlarge (const VvImage *image, int times)
{
  VvImage *large = vv_image_new (image->width * times, image->height * times);

  for (int y = 0; large && y < large->height; y++)
    for (int x = 0; x < large->width; x++)
      {
        double u = MAX (0, (x + .5) / times - .5), v = MAX (0, (y + .5) / times - .5);
        int left = (int)u, top = (int)v;
        int right = MIN (left + 1, image->width - 1), bottom = MIN (top + 1, image->height - 1);
        const guint8 *above = image->pixels + (gsize)top * image->stride;
        const guint8 *below = image->pixels + (gsize)bottom * image->stride;
        double upper = above[left] + (above[right] - above[left]) * (u - left);
        double lower = below[left] + (below[right] - below[left]) * (u - left);

        large->pixels[(gsize)y * large->stride + x] = (guint8)(upper + (lower - upper) * (v - top) + .5);
      }
  return large;
}

static void
scan (const VvImage *image, gboolean (*is_wanted) (const char *text), GPtrArray *texts)
{
  g_autoptr (zbar_image_scanner_t) scanner = zbar_image_scanner_create ();
  g_autoptr (zbar_image_t) grey = zbar_image_create ();

  g_return_if_fail (image->stride == image->width);
  zbar_image_scanner_set_config (scanner, 0, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  zbar_image_set_format (grey, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (grey, image->width, image->height);
  zbar_image_set_data (grey, image->pixels, (gulong)image->width * image->height, NULL);
  zbar_scan_image (scanner, grey);
  for (const zbar_symbol_t *symbol = zbar_image_first_symbol (grey); symbol;
       symbol = zbar_symbol_next (symbol))
    {
      const char *text = zbar_symbol_get_data (symbol);

      if (is_wanted (text) && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
        g_ptr_array_add (texts, g_strdup (text));
    }
}

GPtrArray *
vv_code_scan (const VvImage *image, gboolean (*is_wanted) (const char *text))
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  scan (image, is_wanted, texts);
  if (texts->len == 0 && (gint64)image->width * image->height <= MAX_DOUBLED)
    {
      g_autoptr (VvImage) large = enlarge (image, 2);

      if (large)
        scan (large, is_wanted, texts);
    }
  return texts;
}
