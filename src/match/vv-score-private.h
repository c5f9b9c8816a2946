/* vv-score-private.h: what the plain and the fast way of scoring share, so that they cannot differ; for this
 * room only.
 */
#pragma once

#include "vv-score.h"

/* How far a criterion is met, in thousandths. */
#define VV_FIT_FULL 1000
#define VV_FIT_NEUTRAL 500
/* More topics than this in common count as this many. */
#define VV_TOPICS_MAX 64

enum
{
  VV_MODE_UNKNOWN,
  VV_MODE_FACE_TO_FACE,
  VV_MODE_ONLINE,
  VV_MODE_BLENDED,
  VV_MODE_ANY,
  VV_N_MODES,
};

enum
{
  VV_FORM_UNKNOWN,
  VV_FORM_PAIR,
  VV_FORM_GROUP,
  VV_FORM_ANY,
  VV_N_FORMS,
};

/* The 10000 points of a score divided by weight; the sum is 10000. FALSE if the weights cannot be used. */
gboolean vv_scoring_divide (const VvScoring *scoring, int of[VV_N_CRITERIA]);
int vv_mode_from_string (const char *text);
int vv_form_from_string (const char *text);
gboolean vv_scoring_leaves_mode (const VvScoring *scoring);
gboolean vv_scoring_leaves_form (const VvScoring *scoring);
/* Blocks of mode and form between two wishes. */
guint vv_scoring_block_wishes (const VvScoring *scoring, int mode_a, int form_a, int mode_b, int form_b);
int vv_fit_wishes (const VvScoring *scoring,
                   int mode_a,
                   int form_a,
                   int mode_b,
                   int form_b,
                   gboolean *is_unknown);
int vv_fit_topics (int n_common, int n_wanted);
int vv_fit_interests (int n_common);
int vv_fit_impression (int value);

static inline int
vv_fit_points (int fit, int of)
{
  return (of * fit + VV_FIT_FULL / 2) / VV_FIT_FULL;
}
