/* vv-stage.h: what is still open between the stages of a solve; for this room only.
 *
 * Each stage optimises one aim and then keeps only what is optimal for it (complementary slackness under the
 * prices found), so that the next aim decides among equals. */
#pragma once

#include "vv-flow.h"
#include "vv-problem.h"

typedef struct
{
  VvFlowGraph graph;
  guint32 *first; /* NULL while the problem's own rows are used */
  guint32 *edges;
  int *lower;
  int *upper;
  guint8 *must;
  guint64 *row_hash;
  guint64 *column_hash;
} VvStage;

/* Applies bars and locks, and one pair more, in place of a lock of its mentee, if `what_if` is not NULL.
 * Errors: VV_ERROR_INFEASIBLE when locks contradict each other, a bar, a rule or a maximum. */
VvStage *vv_stage_new (const VvProblem *problem, const VvPair *what_if, GError **error);
void vv_stage_free (VvStage *stage);
/* Leaves only the optimal solutions of the flow, which was solved on this stage. */
void vv_stage_narrow (VvStage *stage, const VvFlow *flow);
/* Drops every edge with a score in band (of 100 points) `from` up to `to`. */
void vv_stage_drop_bands (VvStage *stage, int from, int to);
/* Which bands of 100 points still have edges. */
void vv_stage_find_bands (const VvStage *stage, gboolean bands[VV_FLOW_BANDS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvStage, vv_stage_free)
