/* vv-locate-frame.h: the machine frame that is the same on every page that comes back, and where it may lie.
 */
#pragma once

#include "vv-layout.h"
#include "vv-locate-geometry.h"
#include "vv-locate-squares.h"

#define VV_FRAME_PAGE_WIDTH 210.0
#define VV_FRAME_PAGE_HEIGHT 297.0
#define VV_FRAME_SQUARE 5.0

/* Top left, top right, bottom left, bottom right. */
extern const VvRect VV_FRAME_MARKS[4];
/* A top right, B bottom left. */
extern const VvRect VV_FRAME_CODES[2];

/* One way the frame may lie in the image. */
typedef struct
{
  VvAffine map;
  int square[4]; /* which candidate is which corner mark; -1 none */
  int n_squares;
  double error; /* of the squares, mm; without a fourth one as a check, the distortion it would take */
} VvFrameGuess;

/* VvFrameGuess[], best first; pixels_per_mm by what is known of the image. */
GArray *vv_frame_guess (const VvSquare *squares, int n_squares, double pixels_per_mm);
/* The square nearest to where the map puts corner mark `mark`, if within reach mm; -1 if none. */
int
vv_frame_nearest_square (const VvSquare *squares, int n_squares, const VvAffine *map, int mark, double reach);
/* TRUE if a map is a page as a scanner sees it: same scale in both directions but for a few per cent, hardly
 * sheared, near one of the four sides up. */
gboolean vv_frame_is_plausible (const VvAffine *map, double pixels_per_mm);
