/* vv-locate-zbar.h: codes by zbar, on the four corners of a page, where the squares do not lead to them. */
#pragma once

#include "vv-image.h"
#include "vv-locate-codes.h"

typedef struct _VvCornerReader VvCornerReader;

typedef struct
{
  char payload[VV_QR_TEXT_MAX + 1];
  double u[4], v[4]; /* corners of the symbol, pixels: top left, bottom left, bottom right, top right */
} VvCornerCode;

VvCornerReader *vv_corner_reader_new (void);
void vv_corner_reader_free (VvCornerReader *reader);
/* Valid payloads in the corners of the image, at most two; all with the same payload. */
int vv_corner_reader_read (VvCornerReader *reader, const VvImage *image, VvCornerCode codes[2]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvCornerReader, vv_corner_reader_free)
