#include "vv-image.h"

#include <string.h>

#define MAX_PIXELS (600 * 1000 * 1000)
#define MAX_COLOUR_PIXELS (200 * 1000 * 1000)

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

VvPicture *
vv_picture_new (int width, int height)
{
  VvPicture *picture;

  if (width <= 0 || height <= 0 || (gint64)width * height > MAX_COLOUR_PIXELS)
    return NULL;
  picture = g_new0 (VvPicture, 1);
  picture->width = width;
  picture->height = height;
  picture->stride = 3 * width;
  picture->pixels = g_malloc ((gsize)picture->stride * height);
  memset (picture->pixels, 255, (gsize)picture->stride * height);
  return picture;
}

void
vv_picture_free (VvPicture *picture)
{
  if (!picture)
    return;
  g_free (picture->pixels);
  g_free (picture);
}
