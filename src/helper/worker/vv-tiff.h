/* vv-tiff.h: multi-page TIFF, and the fax compression that PDFs share with it. */
#pragma once

#include "vv-shrink.h"
#include "vv-source.h"

/* libtiff writes to standard error unless told not to; once per process, before any other call. */
void vv_tiff_silence (void);
/* A CCITT group 4 stream of a PDF. `black_is_one` as in its dictionary. */
gboolean vv_tiff_decode_g4 (const guint8 *data,
                            gsize length,
                            int width,
                            int height,
                            gboolean black_is_one,
                            int scale,
                            VvShrink *shrink);
