#include "vv-flow-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"

/* Bids per row in each round of the auction. */
#define BIDS 20
/* Searching from zero prices is given up for a start by auction when it has looked at this many times all
 * edges (and some more, for small instances). Where places are short, an auction drives prices up without end
 * and hardly ever helps. */
#define PATIENCE 5
#define PATIENCE_SHORT 40
#define PATIENCE_ROW 200

/* --- rows on columns
 * -------------------------------------------------------------------------------------------- */

static void
put_row (VvFlow *flow, guint row, int edge)
{
  int column = column_of (flow, edge);

  flow->place[row] = edge;
  flow->slot_of[row] = (guint)flow->load[column];
  flow->slots[flow->slot_first[column] + (guint)flow->load[column]++] = row;
}

static void
put_row_idle (VvFlow *flow, guint row)
{
  flow->place[row] = VV_FLOW_UNPLACED;
  flow->idle_of[row] = flow->n_idle;
  flow->idle[flow->n_idle++] = row;
}

static void
take_row (VvFlow *flow, guint row)
{
  int edge = flow->place[row];

  if (edge == VV_FLOW_UNPLACED)
    {
      guint other = flow->idle[--flow->n_idle];

      flow->idle[flow->idle_of[row]] = other;
      flow->idle_of[other] = flow->idle_of[row];
    }
  else if (edge != FREE)
    {
      int column = column_of (flow, edge);
      guint other = flow->slots[flow->slot_first[column] + (guint)--flow->load[column]];

      flow->slots[flow->slot_first[column] + flow->slot_of[row]] = other;
      flow->slot_of[other] = flow->slot_of[row];
    }
  flow->place[row] = FREE;
}

/* --- the heap of columns
 * ---------------------------------------------------------------------------------------- */

static inline gboolean
is_nearer (const VvFlow *flow, guint a, guint b)
{
  return flow->dist[a] < flow->dist[b] || (flow->dist[a] == flow->dist[b] && a < b);
}

static void
sift_up (VvFlow *flow, guint at)
{
  guint node = flow->heap[at];

  while (at > 0)
    {
      guint parent = (at - 1) / 2;

      if (!is_nearer (flow, node, flow->heap[parent]))
        break;
      flow->heap[at] = flow->heap[parent];
      flow->heap_at[flow->heap[at]] = (int)at;
      at = parent;
    }
  flow->heap[at] = node;
  flow->heap_at[node] = (int)at;
}

static void
sift_down (VvFlow *flow, guint node)
{
  guint at = 0;

  for (guint child = 1; child < flow->n_heap; child = 2 * at + 1)
    {
      if (child + 1 < flow->n_heap && is_nearer (flow, flow->heap[child + 1], flow->heap[child]))
        child++;
      if (is_nearer (flow, node, flow->heap[child]))
        break;
      flow->heap[at] = flow->heap[child];
      flow->heap_at[flow->heap[at]] = (int)at;
      at = child;
    }
  flow->heap[at] = node;
  flow->heap_at[node] = (int)at;
}

static guint
pop_nearest (VvFlow *flow)
{
  guint nearest = flow->heap[0];
  guint last = flow->heap[--flow->n_heap];

  if (flow->n_heap > 0)
    sift_down (flow, last);
  flow->heap_at[nearest] = SETTLED;
  return nearest;
}

static inline void
push (VvFlow *flow, guint node, gint64 dist)
{
  if (flow->heap_at[node] == UNSEEN)
    {
      flow->heap_at[node] = (int)flow->n_heap;
      flow->heap[flow->n_heap++] = node;
      flow->touched[flow->n_touched++] = node;
    }
  flow->dist[node] = dist;
  sift_up (flow, (guint)flow->heap_at[node]);
}

/* --- one search
 * ------------------------------------------------------------------------------------------------- */

static inline void
reach_sink (VvFlow *flow, gint64 dist, int from_column, int from_row)
{
  if (dist >= flow->best || dist >= flow->dist[flow->sink])
    return;
  flow->sink_from_column = from_column;
  flow->sink_from_row = from_row;
  push (flow, flow->sink, dist);
  if (flow->absorb > 0)
    {
      flow->best = dist;
      flow->best_node = (int)flow->sink;
    }
}

static inline void
reach_column (VvFlow *flow, guint column, gint64 dist, int from_row, int from_edge)
{
  if (dist >= flow->best || dist >= flow->dist[column])
    return;
  flow->from_row[column] = from_row;
  flow->from_edge[column] = from_edge;
  if (flow->flow[column] > flow->load[column])
    {
      flow->best = dist;
      flow->best_node = (int)column;
    }
  push (flow, column, dist);
  if (flow->flow[column] < flow->graph->upper[column])
    reach_sink (flow, dist + flow->price[column] - flow->price[flow->sink], (int)column, NO_NODE);
}

/* Remembers the cheapest edges of a row under the present prices. */
static void
remember_edges (VvFlow *flow, guint row)
{
  const VvFlowGraph *graph = flow->graph;
  Candidate *kept = flow->kept + (gsize)row * KEPT;
  gint64 reduced[KEPT + 1];
  int edges[KEPT + 1];
  int n = 0;

  for (guint32 e = graph->first[row]; e < graph->first[row + 1]; e++)
    {
      guint32 edge = graph->edges[e];
      gint64 value = edge_cost (graph, row, edge) - flow->price[vv_edge_mentor (edge)];
      int at;

      if (n == KEPT + 1 && value >= reduced[KEPT])
        continue;
      for (at = n <= KEPT ? n++ : KEPT; at > 0 && reduced[at - 1] > value; at--)
        {
          reduced[at] = reduced[at - 1];
          edges[at] = edges[at - 1];
        }
      reduced[at] = value;
      edges[at] = (int)e;
    }
  flow->n_looked_at += graph->first[row + 1] - graph->first[row];
  flow->bound[row] = n == KEPT + 1 ? reduced[KEPT] : FAR;
  flow->n_kept[row] = (guint8)MIN (n, KEPT);
  for (int i = 0; i < flow->n_kept[row]; i++)
    {
      kept[i].edge = edges[i];
      kept[i].column = (guint)column_of (flow, edges[i]);
      kept[i].cost = edge_cost (graph, row, graph->edges[edges[i]]);
    }
  flow->stamp[row] = flow->n_searches;
}

/* Lets a row that stands at distance `base` look for another place. */
static void
relax_row (VvFlow *flow, guint row, gint64 base)
{
  const VvFlowGraph *graph = flow->graph;
  const Candidate *kept = flow->kept + (gsize)row * KEPT;

  if (may_idle (flow, row))
    reach_sink (flow, base + graph->penalty - flow->price[flow->sink], NO_NODE, (int)row);
  if (base + flow->bound[row] < flow->best && flow->n_searches - flow->stamp[row] > STALE)
    remember_edges (flow, row);
  for (int i = 0; i < flow->n_kept[row]; i++)
    reach_column (flow, kept[i].column, base + kept[i].cost - flow->price[kept[i].column], (int)row,
                  kept[i].edge);
  flow->n_looked_at += flow->n_kept[row];
  if (base + flow->bound[row] >= flow->best)
    return;
  flow->n_looked_at += graph->first[row + 1] - graph->first[row];
  for (guint32 e = graph->first[row]; e < graph->first[row + 1]; e++)
    {
      guint column = vv_edge_mentor (graph->edges[e]);

      reach_column (flow, column, base + edge_cost (graph, row, graph->edges[e]) - flow->price[column],
                    (int)row, (int)e);
    }
}

static void
settle_sink (VvFlow *flow, gint64 dist)
{
  gint64 price = flow->price[flow->sink];

  for (guint column = 0; column < flow->sink; column++)
    if (flow->flow[column] > flow->graph->lower[column])
      reach_column (flow, column, dist + price - flow->price[column], FROM_SINK, -1);
  for (guint i = 0; i < flow->n_idle; i++)
    relax_row (flow, flow->idle[i], dist - (flow->graph->penalty - price));
}

static void
settle_column (VvFlow *flow, guint column, gint64 dist)
{
  const VvFlowGraph *graph = flow->graph;

  for (int i = 0; i < flow->load[column]; i++)
    {
      guint row = flow->slots[flow->slot_first[column] + (guint)i];
      gint64 cost = edge_cost (graph, row, graph->edges[flow->place[row]]);

      relax_row (flow, row, dist - (cost - flow->price[column]));
    }
}

/* Moves one unit along the path found, back from its end. */
static void
shift_rows (VvFlow *flow)
{
  int node = flow->best_node;

  while (TRUE)
    {
      int row, old;

      if (node == (int)flow->sink && flow->sink_from_column == FROM_NOWHERE)
        return;
      if (node == (int)flow->sink && flow->sink_from_column >= 0)
        {
          node = flow->sink_from_column;
          flow->flow[node]++;
          continue;
        }
      if (node != (int)flow->sink && flow->from_row[node] == FROM_SINK)
        {
          flow->flow[node]--;
          node = (int)flow->sink;
          continue;
        }
      row = node == (int)flow->sink ? flow->sink_from_row : flow->from_row[node];
      old = flow->place[row];
      take_row (flow, (guint)row);
      if (node == (int)flow->sink)
        put_row_idle (flow, (guint)row);
      else
        put_row (flow, (guint)row, flow->from_edge[node]);
      if (row == flow->source)
        return;
      node = old == VV_FLOW_UNPLACED ? (int)flow->sink : column_of (flow, old);
    }
}

static void
forget_search (VvFlow *flow)
{
  for (guint i = 0; i < flow->n_touched; i++)
    {
      flow->dist[flow->touched[i]] = FAR;
      flow->heap_at[flow->touched[i]] = UNSEEN;
    }
  flow->n_touched = 0;
  flow->n_heap = 0;
  flow->n_settled = 0;
}

/* Finds the shortest path from a free row, or from T if it has a unit too many (row < 0), to a place that
 * wants one, and shifts rows along it. FALSE if there is none. */
static gboolean
search (VvFlow *flow, int row)
{
  flow->best = FAR;
  flow->best_node = NO_NODE;
  flow->source = row;
  flow->n_searches++;
  if (row >= 0)
    relax_row (flow, (guint)row, 0);
  else
    {
      flow->sink_from_column = FROM_NOWHERE;
      push (flow, flow->sink, 0);
    }
  while (flow->n_heap > 0 && flow->dist[flow->heap[0]] < flow->best)
    {
      guint node = pop_nearest (flow);

      flow->settled[flow->n_settled++] = node;
      if (node == flow->sink)
        settle_sink (flow, flow->dist[node]);
      else
        settle_column (flow, node, flow->dist[node]);
    }
  if (flow->best_node == NO_NODE)
    {
      forget_search (flow);
      return FALSE;
    }
  for (guint i = 0; i < flow->n_settled; i++)
    flow->price[flow->settled[i]] += flow->dist[flow->settled[i]] - flow->best;
  if (flow->best_node == (int)flow->sink)
    flow->absorb--;
  shift_rows (flow);
  forget_search (flow);
  return TRUE;
}

/* --- the start
 * -------------------------------------------------------------------------------------------------- */

/* The kept edge that is cheapest now, a column with room before a full one; -1 if the row has none or must go
 * to T. */
static int
choose_edge (VvFlow *flow, guint row)
{
  const VvFlowGraph *graph = flow->graph;

  for (int attempt = 0; attempt < 2; attempt++)
    {
      const Candidate *kept = flow->kept + (gsize)row * KEPT;
      const Candidate *best = NULL;
      gint64 least = FAR;

      for (int i = 0; i < flow->n_kept[row]; i++)
        {
          gint64 value = kept[i].cost - flow->price[kept[i].column];
          gboolean is_full = best && flow->load[best->column] >= graph->upper[best->column];

          if (value < least || (value == least && is_full))
            {
              least = value;
              best = &kept[i];
            }
        }
      if (least <= flow->bound[row])
        return best && (!may_idle (flow, row) || least <= graph->penalty) ? best->edge : -1;
      remember_edges (flow, row);
    }
  return -1;
}

static void
place_greedily (VvFlow *flow)
{
  for (guint row = 0; row < flow->graph->n_rows; row++)
    {
      int edge;

      if (flow->place[row] != FREE)
        continue;
      if (flow->stamp[row] < 0)
        remember_edges (flow, row);
      edge = choose_edge (flow, row);
      if (edge >= 0 && flow->load[column_of (flow, edge)] < flow->graph->upper[column_of (flow, edge)])
        put_row (flow, row, edge);
    }
}

/* Bids for places: each row takes its best column and raises the price of a place there by its lead over the
 * second best. Only the prices are kept; they need not be right, only near. */
typedef struct
{
  gint64 *asked; /* price of each place */
  int *holder;
  guint *queue;
  guint n_queue;
} Auction;

static void
find_two_best (VvFlow *flow, guint row, int *column, gint64 *first, gint64 *second)
{
  for (int attempt = 0; attempt < 2; attempt++)
    {
      const Candidate *kept = flow->kept + (gsize)row * KEPT;

      *column = -1;
      *first = *second = FAR;
      for (int i = 0; i < flow->n_kept[row]; i++)
        {
          gint64 value = kept[i].cost - flow->price[kept[i].column];

          if (value < *first)
            {
              *second = *first;
              *first = value;
              *column = (int)kept[i].column;
            }
          else if (value < *second)
            *second = value;
        }
      if (*column >= 0 && *first <= flow->bound[row])
        break;
      if (attempt == 0)
        remember_edges (flow, row);
    }
  *second = MIN (*second, flow->bound[row]);
}

static void
bid (VvFlow *flow, Auction *auction, guint row, gint64 step, gint64 range)
{
  int column, old;
  gint64 first, second, least;
  guint from, to, cheapest;

  find_two_best (flow, row, &column, &first, &second);
  /* A row that would pay four times the range has lost; one with a single column bids at most the range: else
   * two of them would outbid each other without end. */
  if (column < 0 || first > 4 * range || flow->graph->upper[column] == 0)
    return;
  if (second >= FAR)
    second = first + range;
  from = cheapest = flow->slot_first[column];
  to = flow->slot_first[column + 1];
  for (guint i = from + 1; i < to; i++)
    if (auction->asked[i] < auction->asked[cheapest])
      cheapest = i;
  old = auction->holder[cheapest];
  auction->asked[cheapest] += second - first + step;
  auction->holder[cheapest] = (int)row;
  least = auction->asked[from];
  for (guint i = from + 1; i < to; i++)
    least = MIN (least, auction->asked[i]);
  flow->price[column] = -least;
  if (old >= 0)
    auction->queue[auction->n_queue++] = (guint)old;
}

static void
start_by_auction (VvFlow *flow, gint64 range, GCancellable *cancellable)
{
  guint n_places = flow->slot_first[flow->graph->n_columns];
  guint n_rows = flow->graph->n_rows;
  Auction auction
      = { g_new0 (gint64, n_places + 1), g_new (int, n_places + 1), g_new (guint, n_rows + 1), 0 };
  gint64 last = MAX (range / 1250, 1);

  for (gint64 step = MAX (range / 5, 1);; step = MAX (step / 4, last))
    {
      gint64 bids_left = (gint64)BIDS * n_rows;

      memset (auction.holder, -1, (n_places + 1) * sizeof (int));
      auction.n_queue = 0;
      for (guint row = n_rows; row-- > 0;)
        auction.queue[auction.n_queue++] = row;
      while (auction.n_queue > 0 && bids_left-- > 0 && !g_cancellable_is_cancelled (cancellable))
        bid (flow, &auction, auction.queue[--auction.n_queue], step, range);
      if (step <= last)
        break;
    }
  g_free (auction.asked);
  g_free (auction.holder);
  g_free (auction.queue);
}

/* Settles what each column owes to T under the starting prices. */
static void
open_accounts (VvFlow *flow)
{
  const VvFlowGraph *graph = flow->graph;

  flow->absorb = graph->n_rows;
  for (guint column = 0; column < graph->n_columns; column++)
    {
      int load = flow->load[column];

      flow->flow[column] = flow->price[column] < 0 ? graph->upper[column] : MAX (load, graph->lower[column]);
      flow->absorb -= flow->flow[column];
    }
}

typedef enum
{
  RUN_DONE,
  RUN_SLOW,
  RUN_INFEASIBLE,
  RUN_CANCELLED,
} RunResult;

static RunResult
run (VvFlow *flow, gint64 patience, VvFlowProgress progress, gpointer user_data, GCancellable *cancellable)
{
  guint n_rows = flow->graph->n_rows;
  gint64 surplus;

  place_greedily (flow);
  open_accounts (flow);
  surplus = -flow->absorb;
  flow->absorb = MAX (flow->absorb, 0);
  for (; surplus > 0; surplus--)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return RUN_CANCELLED;
      if (!search (flow, -1))
        return RUN_INFEASIBLE;
    }
  for (guint row = 0; row < n_rows; row++)
    {
      if (progress && row % 256 == 0)
        progress ((double)row / n_rows, user_data);
      if (flow->place[row] != FREE)
        continue;
      if (g_cancellable_is_cancelled (cancellable))
        return RUN_CANCELLED;
      if (!search (flow, (int)row))
        return RUN_INFEASIBLE;
      if (flow->n_looked_at > patience)
        return RUN_SLOW;
    }
  return RUN_DONE;
}

static void
reset (VvFlow *flow)
{
  const VvFlowGraph *graph = flow->graph;

  memset (flow->load, 0, graph->n_columns * sizeof (int));
  memset (flow->price, 0, (graph->n_columns + 1) * sizeof (gint64));
  for (guint row = 0; row < graph->n_rows; row++)
    {
      flow->place[row] = FREE;
      flow->n_kept[row] = 0;
      flow->bound[row] = -FAR;
      flow->stamp[row] = -2 * STALE;
    }
  flow->n_idle = 0;
  flow->n_searches = 0;
  flow->n_looked_at = 0;
}

static gint64
find_patience (const VvFlow *flow)
{
  const VvFlowGraph *graph = flow->graph;
  gboolean is_short = flow->slot_first[graph->n_columns] < graph->n_rows;
  gint64 times = is_short || graph->cost == VV_FLOW_BY_HASH ? PATIENCE_SHORT : PATIENCE;

  if (graph->cost == VV_FLOW_BY_BAND)
    return G_MAXINT64;
  return times * graph->first[graph->n_rows] + PATIENCE_ROW * (gint64)graph->n_rows;
}

static gint64
find_range (const VvFlowGraph *graph)
{
  gint64 range = 1;

  if (graph->cost == VV_FLOW_BY_SCORE)
    return VV_PROBLEM_SCORE_MAX;
  if (graph->cost == VV_FLOW_BY_HASH)
    return G_GINT64_CONSTANT (1) << 40;
  for (guint i = 0; i < VV_FLOW_BANDS; i++)
    range = MAX (range, graph->band_cost[i]);
  return range;
}

/* --- public
 * ----------------------------------------------------------------------------------------------------- */

VvFlow *
vv_flow_new (const VvFlowGraph *graph)
{
  VvFlow *flow = g_new0 (VvFlow, 1);
  gsize n = MAX (graph->n_rows, 1);
  gsize m = graph->n_columns + 1;

  flow->graph = graph;
  flow->sink = graph->n_columns;
  flow->slot_first = g_new0 (guint, m);
  for (guint j = 0; j < graph->n_columns; j++)
    flow->slot_first[j + 1] = flow->slot_first[j] + (guint)graph->upper[j];
  flow->slots = g_new (guint, MAX (flow->slot_first[graph->n_columns], 1));
  flow->place = g_new (int, n);
  flow->slot_of = g_new (guint, n);
  flow->idle = g_new (guint, n);
  flow->idle_of = g_new (guint, n);
  flow->load = g_new0 (int, m);
  flow->flow = g_new0 (int, m);
  flow->price = g_new0 (gint64, m);
  flow->dist = g_new (gint64, m);
  flow->from_row = g_new (int, m);
  flow->from_edge = g_new (int, m);
  flow->heap = g_new (guint, m);
  flow->heap_at = g_new (int, m);
  flow->settled = g_new (guint, m);
  flow->touched = g_new (guint, m);
  for (guint j = 0; j < m; j++)
    {
      flow->dist[j] = FAR;
      flow->heap_at[j] = UNSEEN;
    }
  flow->kept = g_new (Candidate, n * KEPT);
  flow->n_kept = g_new0 (guint8, n);
  flow->bound = g_new (gint64, n);
  flow->stamp = g_new (int, n);
  reset (flow);
  return flow;
}

void
vv_flow_free (VvFlow *flow)
{
  if (flow == NULL)
    return;
  g_free (flow->slot_first);
  g_free (flow->slots);
  g_free (flow->place);
  g_free (flow->slot_of);
  g_free (flow->idle);
  g_free (flow->idle_of);
  g_free (flow->load);
  g_free (flow->flow);
  g_free (flow->price);
  g_free (flow->dist);
  g_free (flow->from_row);
  g_free (flow->from_edge);
  g_free (flow->heap);
  g_free (flow->heap_at);
  g_free (flow->settled);
  g_free (flow->touched);
  g_free (flow->kept);
  g_free (flow->n_kept);
  g_free (flow->bound);
  g_free (flow->stamp);
  g_free (flow);
}

gboolean
vv_flow_solve (VvFlow *flow,
               VvFlowProgress progress,
               gpointer user_data,
               GCancellable *cancellable,
               GError **error)
{
  RunResult result;

  reset (flow);
  result = run (flow, find_patience (flow), progress, user_data, cancellable);
  if (result == RUN_SLOW)
    {
      reset (flow);
      start_by_auction (flow, find_range (flow->graph), cancellable);
      result = run (flow, G_MAXINT64, progress, user_data, cancellable);
    }
  if (result == RUN_CANCELLED)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  else if (result == RUN_INFEASIBLE)
    g_set_error_literal (error, VV_ERROR, VV_ERROR_INFEASIBLE,
                         _ ("The smallest numbers of mentees cannot all be met. Lower some of them."));
  return result == RUN_DONE;
}

gboolean
vv_flow_verify (const VvFlow *flow)
{
  const VvFlowGraph *graph = flow->graph;
  gint64 sink_price = flow->price[flow->sink];

  for (guint row = 0; row < graph->n_rows; row++)
    {
      gint64 pays;

      if (flow->place[row] == FREE || (flow->place[row] == VV_FLOW_UNPLACED && !may_idle (flow, row)))
        return FALSE;
      pays = vv_flow_get_row_price (flow, row);
      if (may_idle (flow, row) && pays > graph->penalty - sink_price)
        return FALSE;
      for (guint32 e = graph->first[row]; e < graph->first[row + 1]; e++)
        if (edge_cost (graph, row, graph->edges[e]) - flow->price[vv_edge_mentor (graph->edges[e])] < pays)
          return FALSE;
    }
  for (guint column = 0; column < graph->n_columns; column++)
    {
      int load = flow->load[column];

      if (load != flow->flow[column] || load < graph->lower[column] || load > graph->upper[column])
        return FALSE;
      if ((load < graph->upper[column] && flow->price[column] < sink_price)
          || (load > graph->lower[column] && flow->price[column] > sink_price))
        return FALSE;
    }
  return TRUE;
}

const int *
vv_flow_get_place (const VvFlow *flow)
{
  return flow->place;
}

const int *
vv_flow_get_load (const VvFlow *flow)
{
  return flow->load;
}

const gint64 *
vv_flow_get_price (const VvFlow *flow)
{
  return flow->price;
}

gint64
vv_flow_get_row_price (const VvFlow *flow, guint row)
{
  const VvFlowGraph *graph = flow->graph;
  int edge = flow->place[row];

  if (edge < 0)
    return graph->penalty - flow->price[flow->sink];
  return edge_cost (graph, row, graph->edges[edge]) - flow->price[column_of (flow, edge)];
}

gint64
vv_flow_edge_cost (const VvFlowGraph *graph, guint row, guint32 edge)
{
  return edge_cost (graph, row, edge);
}
