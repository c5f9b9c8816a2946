/* vv-shrink.h: rows of pixels that come in one by one, made smaller by averaging, and turned the right way
 * up. */
#pragma once

#include <glib.h>
#include "vv-image.h"

/* Which way up, as EXIF and TIFF number it: 1 is upright. */
#define VV_UPRIGHT 1

typedef struct
{
  int in_width, in_height;
  int scale, channels;
  int decoded_scale; /* what the decoder has already made smaller; 1 unless set after vv_shrink_init() */
  int width, height; /* of the result */
  guint8 *pixels;    /* of the result, without padding; owned */
  guint32 *sums;
  int row; /* of the next row that comes in */
} VvShrink;

/* channels 1 (grey) or 3 (RGB); scale is at least 1. */
void vv_shrink_init (VvShrink *shrink, int width, int height, int channels, int scale);
/* The next row, in_width × channels bytes. Rows beyond in_height are ignored. */
void vv_shrink_add (VvShrink *shrink, const guint8 *row);
/* The same for grey from one bit a pixel, of which `black` is the value that is black. */
void vv_shrink_add_bits (VvShrink *shrink, const guint8 *bits, int black);
/* What came, turned upright; the rows that did not come are white. Leaves the shrink empty. */
VvImage *vv_shrink_take_image (VvShrink *shrink, double file_dpi, gboolean bilevel, int orientation);
VvPicture *vv_shrink_take_picture (VvShrink *shrink, int orientation);
void vv_shrink_clear (VvShrink *shrink);

/* Pixels of the file per pixel of the result for reading: 1, 2 from 250 dpi, 4 from 560. A density that makes
 * no sheet of paper (a photo's 72 dpi) is taken as if the picture were A4. */
int vv_shrink_choose_scale (int width, int height, double dpi);
/* The same for the screen: the longer side at most max_size. */
int vv_shrink_choose_screen_scale (int width, int height, int max_size);
/* An orientation followed by quarter turns clockwise. */
int vv_orientation_turn (int orientation, int quarters);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VvShrink, vv_shrink_clear)
