/* vv-read.h: what was ticked and signed on a scanned page. */
#pragma once

#include "vv-image.h"
#include "vv-layout.h"
#include "vv-locate.h"
#include "vv-painter.h"
#include "vv-scan.h"

/* VvReading* for each choice, multichoice, rating and signature of page 1..n of the layout (cells of tables
 * too), in the order of its fields. Writing is read by people: text, dates and ink areas give none. What is
 * not certain is REVIEW with a reason; a black-and-white scan never states "not signed" (faint ink is lost in
 * it), and on a page that is registered by more than 2 mm off nothing is stated at all. painter: draws the
 * words that stand inside a field; NULL if there are none. Errors: VV_ERROR_STATE if the page was not found
 * in the image, VV_ERROR_NOT_FOUND if the layout has no such page. */
GPtrArray *vv_read_page (VvPainter *painter,
                         const VvImage *image,
                         const VvPagePose *pose,
                         const VvLayout *layout,
                         int page,
                         GError **error);

/* What a second scan of a page shows against the first one. */
typedef enum
{
  VV_INK_SAME,
  VV_INK_MORE, /* a later sitting */
  VV_INK_LESS, /* something is gone */
  VV_INK_BOTH,
} VvInkChange;

/* Compares all that a pen may fill: boxes and what stands just beside them, signature frames, writing areas.
 * A page that is not registered well enough for it is BOTH: a person looks. Errors as above. */
gboolean vv_compare_ink (VvPainter *painter,
                         const VvImage *first,
                         const VvPagePose *first_pose,
                         const VvImage *second,
                         const VvPagePose *second_pose,
                         const VvLayout *layout,
                         int page,
                         VvInkChange *change,
                         GError **error);
