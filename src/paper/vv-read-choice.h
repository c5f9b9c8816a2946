/* vv-read-choice.h: from the ink in the boxes of a field to what its writer meant. */
#pragma once

#include "vv-boxes.h"
#include "vv-scan.h"

typedef enum
{
  VV_BOX_EMPTY,
  VV_BOX_UNSURE,
  VV_BOX_MARKED, /* a tick, a cross */
  VV_BOX_FULL,   /* filled: a mark of some writers, taken back by others */
} VvBoxState;

typedef struct
{
  const char *value;
  VvBoxState state;
  double strength; /* of the ink, 0 (paper) .. 1 */
  double solid;
  const char *why; /* of an unsure one, fixed word */
} VvBoxMark;

/* What the boxes of a page say of its paper and its writer. */
typedef struct
{
  double fill, stroke; /* of an empty box */
  double spread;       /* of these */
  int ticks, fulls;    /* fields with one clear mark, by its kind */
} VvHand;

/* Empty boxes are most boxes: their ink is the page's noise. */
void vv_hand_learn (VvHand *hand, const VvBoxMeasure *measures, guint n);
/* Counts a field whose boxes show exactly one mark. */
void vv_hand_note (VvHand *hand, const VvBoxMark *marks, guint n);

void vv_box_judge (const VvHand *hand, const VvBoxMeasure *measure, VvBoxMark *mark);

/* Fill state, values, doubtful, why and confidence of a reading. */
void vv_choice_decide_one (VvReading *reading, const VvBoxMark *marks, guint n, const VvHand *hand);
void vv_choice_decide_several (VvReading *reading, const VvBoxMark *marks, guint n, const VvHand *hand);
