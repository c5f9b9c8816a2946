/* vv-draw.h: the one drawing of a page, for screen, PDF, printer and the reader of scans. */
#pragma once

#include <cairo.h>
#include "vv-image.h"
#include "vv-layout.h"
#include "vv-painter.h"

/* Draws page 1..n in points from the page's top left corner; scale the context for anything else. White is
 * not painted: the paper is the caller's. */
void vv_draw_page (VvPainter *painter, const VvLayout *layout, int page, cairo_t *cr);
/* The page as it should look when nobody has written on it, white paper, grey. NULL if there is no such page.
 */
VvImage *vv_render_grey (VvPainter *painter, const VvLayout *layout, int page, double pixels_per_mm);
