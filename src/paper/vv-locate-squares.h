/* vv-locate-squares.h: solid squares that may be corner marks of a page. */
#pragma once

#include "vv-image.h"

#define VV_SQUARES_MAX 64

typedef struct
{
  double u, v;     /* centre, pixels */
  double solidity; /* dark share of its bounding box */
} VvSquare;

/* Squares of about side_mm in an image of pixels_per_mm; at most VV_SQUARES_MAX, by their order on the page.
 */
int vv_locate_squares (const VvImage *image,
                       double pixels_per_mm,
                       double side_mm,
                       VvSquare squares[VV_SQUARES_MAX]);
