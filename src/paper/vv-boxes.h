/* vv-boxes.h: how much ink a tick box holds. */
#pragma once

#include "vv-read-patch.h"

typedef struct
{
  double fill;   /* mean darkness inside, 0..1 of what print is */
  double stroke; /* the same of strokes only: stains and shading taken off */
  double solid;  /* share of the inside that is darker than half */
  double extent; /* of the largest connected stroke inside, share of the inner width: dirt is short */
  double frame;  /* how clearly the printed frame was seen, about 1; below .12 it was not */
  double dx, dy; /* mm by which the frame lies off its place */
} VvBoxMeasure;

void vv_box_measure (const VvSheet *sheet, VvRect box, VvBoxMeasure *measure);
