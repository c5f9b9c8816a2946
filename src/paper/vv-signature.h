/* vv-signature.h: ink in a frame that was printed empty. */
#pragma once

#include "vv-read-patch.h"

typedef struct
{
  double area;          /* of the strokes, mm² */
  double width, height; /* of all strokes together, mm */
  double longest;       /* of one connected stroke, mm */
  double contrast;      /* of the strokes, 0..1 of what print is */
  int strokes;
} VvInkMeasure;

/* printed: mask of the patch that the frame minus its inset gives (vv_signature_area()), non-zero where the
 * empty page has print; NULL if nowhere. */
void vv_ink_measure (const VvSheet *sheet, VvRect area, const guint8 *printed, VvInkMeasure *measure);
/* The part of a frame that is looked at. */
VvRect vv_signature_area (VvRect frame);
