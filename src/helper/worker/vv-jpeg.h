/* vv-jpeg.h: JPEG, as a file of its own and as it lies in PDFs. */
#pragma once

#include "vv-shrink.h"
#include "vv-source.h"

typedef struct
{
  int width, height; /* of the file, before turning */
  int components;    /* 1, 3 or 4 */
  double dpi;        /* 0 when it does not say */
  int orientation;
  gboolean inverted; /* CMYK as Adobe stores it */
} VvJpegInfo;

/* Reads the header only. FALSE if it is none. */
gboolean vv_jpeg_inspect (const guint8 *data, gsize length, VvJpegInfo *info);
/* Decodes to grey (channels 1) or RGB (3), `scale` (1, 2, 4, 8) times smaller. *truncated tells why it
 * failed. */
gboolean vv_jpeg_decode (const guint8 *data,
                         gsize length,
                         int channels,
                         int scale,
                         VvShrink *shrink,
                         gboolean *truncated);
/* The same for a picture that may be at most max_size long. */
gboolean vv_jpeg_decode_screen (const guint8 *data,
                                gsize length,
                                const VvJpegInfo *info,
                                int max_size,
                                VvShrink *shrink,
                                gboolean *truncated);
