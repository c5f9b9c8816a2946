/* vv-row.h: one row of things asked, side by side, on a sheet. Inside src/paper only. */
#pragma once

#include "vv-ask.h"

/* Width of an ask by its span, mm. */
double vv_row_width (const VvAsk *ask);
/* Draws asks from first on, n of them, at x, y; `extra` writing lines more than each needs at least. Returns
 * the y below. */
double vv_row_draw (const VvSetter *setter,
                    VvSheet *sheet,
                    const GPtrArray *asks,
                    guint first,
                    guint n,
                    double x,
                    double y,
                    int extra);
/* TRUE if the row grows with more lines. */
gboolean vv_row_can_grow (const GPtrArray *asks, guint first, guint n);
/* Whether a choice needs more than the width its span gives; it then takes a row of its own. */
gboolean vv_row_needs_full (const VvSetter *setter, const VvAsk *ask);

/* The words over the first and last box; is_ruled: the line under them that opens several rows. */
double
vv_row_draw_ends (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double y, gboolean is_ruled);
/* A statement with its boxes to the right, without the ends; is_last: no line under it. */
double vv_row_draw_rating (const VvSetter *setter,
                           VvSheet *sheet,
                           const VvAsk *ask,
                           double y,
                           gboolean is_last,
                           gboolean is_single);
/* A statement with its options to the right. */
double
vv_row_draw_beside (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double y, gboolean is_last);
/* Rating boxes with their numbers above, from x; the boxes stand 4.7 below y. */
void vv_row_draw_scale (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double x, double y);
/* First and last number of a rating. */
void vv_row_scale_range (VvFieldType type, int *low, int *high);
