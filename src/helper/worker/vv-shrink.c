#include "vv-shrink.h"

#include <math.h>
#include <string.h>

#define A4_SHORT_INCH 8.27
#define MIN_SHEET_INCH 3.0
#define MAX_SHEET_INCH 13.0

void
vv_shrink_init (VvShrink *shrink, int width, int height, int channels, int scale)
{
  memset (shrink, 0, sizeof *shrink);
  shrink->in_width = width;
  shrink->in_height = height;
  shrink->channels = channels;
  shrink->decoded_scale = 1;
  shrink->scale = MIN (scale, MIN (width, height));
  shrink->width = width / shrink->scale;
  shrink->height = height / shrink->scale;
  shrink->pixels = g_malloc ((gsize)shrink->width * shrink->height * channels);
  memset (shrink->pixels, 255, (gsize)shrink->width * shrink->height * channels);
  if (shrink->scale > 1)
    shrink->sums = g_new0 (guint32, (gsize)shrink->width * channels);
}

void
vv_shrink_clear (VvShrink *shrink)
{
  g_clear_pointer (&shrink->pixels, g_free);
  g_clear_pointer (&shrink->sums, g_free);
}

static void
add_row (VvShrink *shrink, const guint8 *row)
{
  int scale = shrink->scale, channels = shrink->channels;

  if (channels == 1)
    {
      for (int x = 0; x < shrink->width; x++)
        for (int i = 0; i < scale; i++)
          shrink->sums[x] += *row++;
      return;
    }
  for (int x = 0; x < shrink->width; x++)
    for (int i = 0; i < scale; i++, row += channels)
      for (int c = 0; c < channels; c++)
        shrink->sums[x * channels + c] += row[c];
}

static void
put_sums (VvShrink *shrink, int y)
{
  int length = shrink->width * shrink->channels;
  guint32 area = (guint32)(shrink->scale * shrink->scale), half = area / 2;
  guint8 *out = shrink->pixels + (gsize)y * length;
  int shift = g_bit_nth_lsf (area, -1);

  /* Reading halves and quarters, where a shift does; the screen takes any size. */
  if (area == 1U << shift)
    for (int i = 0; i < length; i++)
      out[i] = (guint8)((shrink->sums[i] + half) >> shift);
  else
    for (int i = 0; i < length; i++)
      out[i] = (guint8)((shrink->sums[i] + half) / area);
  memset (shrink->sums, 0, (gsize)length * sizeof *shrink->sums);
}

static gboolean
take_row (VvShrink *shrink, int *y)
{
  *y = shrink->row++;
  return *y < shrink->height * shrink->scale;
}

void
vv_shrink_add (VvShrink *shrink, const guint8 *row)
{
  gsize length = (gsize)shrink->width * shrink->channels;
  int y;

  if (!take_row (shrink, &y))
    return;
  if (shrink->scale == 1)
    {
      memcpy (shrink->pixels + (gsize)y * length, row, length);
      return;
    }
  add_row (shrink, row);
  if (y % shrink->scale == shrink->scale - 1)
    put_sums (shrink, y / shrink->scale);
}

static void
spread_bits (const guint8 *bits, int width, guint8 flip, guint8 *grey)
{
  for (int x = 0; x < width; x++)
    grey[x] = (bits[x >> 3] ^ flip) >> (7 - (x & 7)) & 1 ? 0 : 255;
}

/* Two or four pixels at a time: all of them lie in one byte. */
static void
add_bits (VvShrink *shrink, const guint8 *bits, guint8 flip)
{
  static const guint8 ones[16] = { 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4 };
  int scale = shrink->scale, per_byte = 8 / scale, mask = (1 << scale) - 1;

  for (int x = 0; x < shrink->width; x++)
    {
      int byte = bits[x / per_byte] ^ flip;
      int black = ones[byte >> (8 - scale * (x % per_byte + 1)) & mask];

      shrink->sums[x] += 255U * (guint32)(scale - black);
    }
}

void
vv_shrink_add_bits (VvShrink *shrink, const guint8 *bits, int black)
{
  guint8 flip = black ? 0 : 0xff;
  g_autofree guint8 *grey = NULL;
  int y;

  if (shrink->scale == 2 || shrink->scale == 4)
    {
      if (!take_row (shrink, &y))
        return;
      add_bits (shrink, bits, flip);
      if (y % shrink->scale == shrink->scale - 1)
        put_sums (shrink, y / shrink->scale);
      return;
    }
  grey = g_malloc ((gsize)shrink->in_width);
  spread_bits (bits, shrink->in_width, flip, grey);
  vv_shrink_add (shrink, grey);
}

/* Where the pixel that belongs at (x, y) of the upright result lies in the file. */
static gsize
find_pixel (int orientation, int width, int height, int x, int y)
{
  switch (orientation)
    {
    case 2:
      return (gsize)y * width + (width - 1 - x);
    case 3:
      return (gsize)(height - 1 - y) * width + (width - 1 - x);
    case 4:
      return (gsize)(height - 1 - y) * width + x;
    case 5:
      return (gsize)x * width + y;
    case 6:
      return (gsize)(height - 1 - x) * width + y;
    case 7:
      return (gsize)(height - 1 - x) * width + (width - 1 - y);
    case 8:
      return (gsize)x * width + (width - 1 - y);
    default:
      return (gsize)y * width + x;
    }
}

static void
turn_upright (VvShrink *shrink, int orientation)
{
  int channels = shrink->channels;
  gboolean swap = orientation >= 5;
  int width = swap ? shrink->height : shrink->width, height = swap ? shrink->width : shrink->height;
  guint8 *turned, *out;

  if (orientation <= VV_UPRIGHT || orientation > 8)
    return;
  out = turned = g_malloc ((gsize)width * height * channels);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++, out += channels)
      memcpy (out, shrink->pixels + find_pixel (orientation, shrink->width, shrink->height, x, y) * channels,
              (gsize)channels);
  g_free (shrink->pixels);
  shrink->pixels = turned;
  shrink->width = width;
  shrink->height = height;
}

VvImage *
vv_shrink_take_image (VvShrink *shrink, double file_dpi, gboolean bilevel, int orientation)
{
  VvImage *image = g_new0 (VvImage, 1);

  turn_upright (shrink, orientation);
  g_atomic_ref_count_init (&image->refs);
  image->width = image->stride = shrink->width;
  image->height = shrink->height;
  image->pixels = g_steal_pointer (&shrink->pixels);
  image->dpi = isfinite (file_dpi) && file_dpi > 0 ? file_dpi / (shrink->scale * shrink->decoded_scale) : 0;
  image->scale = shrink->scale * shrink->decoded_scale;
  image->bilevel = bilevel;
  vv_shrink_clear (shrink);
  return image;
}

VvPicture *
vv_shrink_take_picture (VvShrink *shrink, int orientation)
{
  VvPicture *picture = g_new0 (VvPicture, 1);

  turn_upright (shrink, orientation);
  picture->width = shrink->width;
  picture->height = shrink->height;
  picture->stride = 3 * shrink->width;
  picture->pixels = g_steal_pointer (&shrink->pixels);
  vv_shrink_clear (shrink);
  return picture;
}

int
vv_shrink_choose_scale (int width, int height, double dpi)
{
  int side = MIN (width, height);
  double inches = dpi > 0 ? side / dpi : 0;

  if (inches < MIN_SHEET_INCH || inches > MAX_SHEET_INCH)
    dpi = side / A4_SHORT_INCH;
  if (dpi >= 560)
    return 4;
  return dpi >= 249 ? 2 : 1;
}

int
vv_shrink_choose_screen_scale (int width, int height, int max_size)
{
  int side = MAX (width, height);

  return MAX (1, (side + max_size - 1) / max_size);
}

int
vv_orientation_turn (int orientation, int quarters)
{
  static const int next[9] = { 6, 6, 7, 8, 5, 2, 3, 4, 1 };

  for (int i = 0; i < (quarters & 3); i++)
    orientation = next[CLAMP (orientation, 0, 8)];
  return orientation;
}
