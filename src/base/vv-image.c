#include "vv-image.h"

#include <string.h>

#define MAX_PIXELS (600 * 1000 * 1000)

VvImage *
vv_image_new (int width, int height)
{
  VvImage *image;

  if (width <= 0 || height <= 0 || (gint64)width * height > MAX_PIXELS)
    return NULL;
  image = g_new0 (VvImage, 1);
  g_atomic_ref_count_init (&image->refs);
  image->width = width;
  image->height = height;
  image->stride = width;
  image->scale = 1;
  image->pixels = g_malloc ((gsize)width * height);
  memset (image->pixels, 255, (gsize)width * height);
  return image;
}

VvImage *
vv_image_ref (VvImage *image)
{
  g_atomic_ref_count_inc (&image->refs);
  return image;
}

void
vv_image_unref (VvImage *image)
{
  if (!g_atomic_ref_count_dec (&image->refs))
    return;
  g_free (image->pixels);
  g_free (image);
}
