/* vv-flow-private.h: the state of the engine and its innermost helpers, apart from vv-flow.c for its length.
 */
#pragma once

#include "vv-flow.h"
#include "vv-problem.h"

#define FAR (G_GINT64_CONSTANT (1) << 61)
/* Best edges a row remembers. Measured: 8 to 12 are alike, 4 and 24 slower. */
#define KEPT 10
/* A row's memory older than this many searches is renewed before it makes us look at all edges. */
#define STALE 8
enum
{
  FREE = -2,         /* place of a row that is still to be placed */
  UNSEEN = -1,       /* heap position */
  SETTLED = -2,      /* heap position */
  FROM_SINK = -2,    /* parent of a column: T gives back a unit */
  FROM_NOWHERE = -9, /* parent of T: the search began there */
  NO_NODE = -1,
};

typedef struct
{
  gint64 cost;
  guint column;
  int edge;
} Candidate;

struct _VvFlow
{
  const VvFlowGraph *graph;
  guint sink; /* node after the columns */

  int *place;
  int *load; /* rows on a column */
  int *flow; /* units the column sends to T; more than load: empty places that want a row */
  guint *slot_first;
  guint *slots; /* rows on each column */
  guint *slot_of;
  guint *idle; /* rows on T */
  guint *idle_of;
  guint n_idle;
  gint64 absorb; /* units T still takes */
  gint64 *price;

  gint64 *dist;
  int *from_row;
  int *from_edge;
  guint *heap;
  int *heap_at;
  guint n_heap;
  guint *settled;
  guint n_settled;
  guint *touched;
  guint n_touched;
  int sink_from_column;
  int sink_from_row;
  gint64 best; /* length of the shortest path found so far */
  int best_node;
  int source;

  Candidate *kept;
  guint8 *n_kept;
  gint64 *bound; /* no edge that is not kept is cheaper than this */
  int *stamp;
  int n_searches;
  gint64 n_looked_at; /* edges, in all searches */
};

/* --- costs
 * ------------------------------------------------------------------------------------------------------ */

static inline guint64
mix (guint64 z)
{
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static inline gint64
edge_cost (const VvFlowGraph *graph, guint row, guint32 edge)
{
  switch (graph->cost)
    {
    case VV_FLOW_BY_BAND:
      return graph->band_cost[vv_edge_score (edge) / 100];
    case VV_FLOW_BY_HASH:
      return (gint64)(mix (graph->row_hash[row] + graph->column_hash[vv_edge_mentor (edge)]) >> 24);
    case VV_FLOW_BY_SCORE:
    default:
      return VV_PROBLEM_SCORE_MAX - vv_edge_score (edge);
    }
}

static inline gboolean
may_idle (const VvFlow *flow, guint row)
{
  return !flow->graph->must[row];
}

static inline int
column_of (const VvFlow *flow, int edge)
{
  return (int)vv_edge_mentor (flow->graph->edges[edge]);
}
