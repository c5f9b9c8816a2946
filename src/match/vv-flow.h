/* vv-flow.h: the exact engine under the solver; for this room only.
 *
 * A cheapest assignment of rows to columns with bounds on the load of each column, where a row may also go to
 * the sink T
 * ("unplaced") at a price. Successive shortest paths over the columns with prices. Prices never rise, so that
 * the few best edges each row remembers stay a safe bound on all its others (Ahuja, Magnanti, Orlin: Network
 * Flows, ch. 9 and 12, made lean). From any starting prices: where a price is below T's, the column counts as
 * full and its empty places are targets of paths. Integers only, deterministic. */
#pragma once

#include <gio/gio.h>

typedef enum
{
  VV_FLOW_BY_SCORE, /* 10000 - score */
  VV_FLOW_BY_BAND,  /* band_cost[score / 100] */
  VV_FLOW_BY_HASH,  /* from row_hash and column_hash, 40 bits */
} VvFlowCost;

#define VV_FLOW_BANDS 101

typedef struct
{
  guint n_rows;
  guint n_columns;
  const guint32 *first; /* n_rows + 1, into edges */
  const guint32 *edges; /* as in vv-problem.h */
  const int *lower;     /* load of each column, at least and at most; upper not above its number of edges */
  const int *upper;
  const guint8 *must; /* rows that may not go to T */
  gint64 penalty;     /* of going to T */
  VvFlowCost cost;
  gint64 band_cost[VV_FLOW_BANDS];
  const guint64 *row_hash;
  const guint64 *column_hash;
} VvFlowGraph;

#define VV_FLOW_UNPLACED (-1)

typedef struct _VvFlow VvFlow;

typedef void (*VvFlowProgress) (double done, gpointer user_data);

/* Borrows the graph and its arrays. */
VvFlow *vv_flow_new (const VvFlowGraph *graph);
void vv_flow_free (VvFlow *flow);
/* Errors: VV_ERROR_INFEASIBLE when the lower bounds cannot be met, G_IO_ERROR_CANCELLED. */
gboolean vv_flow_solve (VvFlow *flow,
                        VvFlowProgress progress,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error);
/* The certificate: every row on its cheapest edge under the prices, loads within bounds, and a price differs
 * from T's only where the load stands at a bound. Then no other assignment is cheaper (weak duality). Costs
 * one pass over all edges. */
gboolean vv_flow_verify (const VvFlow *flow);

/* The edge of each row (an index into edges) or VV_FLOW_UNPLACED. */
const int *vv_flow_get_place (const VvFlow *flow);
const int *vv_flow_get_load (const VvFlow *flow);
/* n_columns + 1; the last is T's. */
const gint64 *vv_flow_get_price (const VvFlow *flow);
/* What a row pays under the prices. */
gint64 vv_flow_get_row_price (const VvFlow *flow, guint row);
gint64 vv_flow_edge_cost (const VvFlowGraph *graph, guint row, guint32 edge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvFlow, vv_flow_free)
