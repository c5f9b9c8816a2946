/* vv-contours.h: the picture of an attest: contour lines of a landscape that belongs to one id. Inside
 * src/paper only. */
#pragma once

#include <cairo.h>
#include "vv-layout.h"

/* item->text: "SEED|meetings". Drawn inside the item's rectangle, faded to white towards the left and the
 * bottom. */
void vv_contours_draw (const VvItem *item, cairo_t *cr);
