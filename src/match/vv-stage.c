#include "vv-stage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"

/* FNV-1a, stable between machines and versions. */
static guint64
hash_text (const char *text, guint64 seed)
{
  guint64 hash = G_GUINT64_CONSTANT (0xCBF29CE484222325) ^ seed;

  for (const char *p = text; *p; p++)
    hash = (hash ^ (guint8)*p) * G_GUINT64_CONSTANT (0x100000001B3);
  hash = (hash ^ (hash >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  return hash ^ (hash >> 31);
}

/* Takes one of the mentor's places for the mentee. */
static gboolean
note_lock (const VvProblem *problem, const VvPair *pair, int *lock_of, int *n_locked, GError **error)
{
  const char *mentor = vv_problem_get_mentor_id (problem, pair->mentor);
  const char *mentee = vv_problem_get_mentee_id (problem, pair->mentee);

  if (lock_of[pair->mentee] == (int)pair->mentor)
    return TRUE;
  if (lock_of[pair->mentee] >= 0)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_INFEASIBLE,
                   _ ("Mentee “%s” is locked to two mentors, “%s” and “%s”. Release one of the locks."),
                   mentee, vv_problem_get_mentor_id (problem, (guint)lock_of[pair->mentee]), mentor);
      return FALSE;
    }
  if (vv_problem_get_score (problem, pair->mentor, pair->mentee) < 0)
    {
      g_set_error (
          error, VV_ERROR, VV_ERROR_INFEASIBLE,
          _ ("Mentor “%s” and mentee “%s” are locked together, but a hard rule forbids the pair. Release "
             "the lock or correct the profiles."),
          mentor, mentee);
      return FALSE;
    }
  lock_of[pair->mentee] = (int)pair->mentor;
  if (++n_locked[pair->mentor] <= vv_problem_get_max (problem, pair->mentor))
    return TRUE;
  g_set_error (
      error, VV_ERROR, VV_ERROR_INFEASIBLE,
      _ ("Mentor “%s” takes at most %d mentees, but more are locked to this mentor. Release a lock or "
         "raise the number."),
      mentor, vv_problem_get_max (problem, pair->mentor));
  return FALSE;
}

static gboolean
note_locks (const VvProblem *problem, const VvPair *what_if, int *lock_of, int *n_locked, GError **error)
{
  const GArray *locks = vv_problem_get_locks (problem);

  if (what_if && !note_lock (problem, what_if, lock_of, n_locked, error))
    return FALSE;
  for (guint i = 0; i < locks->len; i++)
    {
      const VvPair *pair = &g_array_index (locks, VvPair, i);

      if (what_if && what_if->mentee == pair->mentee)
        continue;
      if (!note_lock (problem, pair, lock_of, n_locked, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_bars (const VvProblem *problem, const int *lock_of, GError **error)
{
  const GArray *bars = vv_problem_get_bars (problem);

  for (guint i = 0; i < bars->len; i++)
    {
      const VvPair *pair = &g_array_index (bars, VvPair, i);

      if (lock_of[pair->mentee] != (int)pair->mentor)
        continue;
      g_set_error (
          error, VV_ERROR, VV_ERROR_INFEASIBLE,
          _ ("Mentor “%s” and mentee “%s” are both locked together and barred from each other. Release one."),
          vv_problem_get_mentor_id (problem, pair->mentor), vv_problem_get_mentee_id (problem, pair->mentee));
      return FALSE;
    }
  return TRUE;
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const VvPair *x = a;
  const VvPair *y = b;

  if (x->mentee != y->mentee)
    return x->mentee < y->mentee ? -1 : 1;
  return (x->mentor > y->mentor) - (x->mentor < y->mentor);
}

/* Copies the rows without what bars and locks exclude. */
static void
copy_rows (VvStage *stage, const VvProblem *problem, const int *lock_of)
{
  const guint32 *first = vv_problem_get_first (problem);
  const guint32 *edges = vv_problem_get_edges (problem);
  const GArray *bars = vv_problem_get_bars (problem);
  g_autofree VvPair *sorted = g_memdup2 (bars->data, bars->len * sizeof (VvPair));
  guint at = 0;
  guint32 n = 0;

  if (bars->len > 0)
    qsort (sorted, bars->len, sizeof (VvPair), compare_bars);
  stage->first = g_new0 (guint32, (gsize)stage->graph.n_rows + 1);
  stage->edges = g_new (guint32, MAX (vv_problem_get_n_pairs (problem), 1));
  for (guint i = 0; i < stage->graph.n_rows; i++)
    {
      for (guint32 e = first[i]; e < first[i + 1]; e++)
        {
          guint mentor = vv_edge_mentor (edges[e]);

          while (at < bars->len
                 && (sorted[at].mentee < i || (sorted[at].mentee == i && sorted[at].mentor < mentor)))
            at++;
          if (at < bars->len && sorted[at].mentee == i && sorted[at].mentor == mentor)
            continue;
          if (lock_of[i] < 0 || lock_of[i] == (int)mentor)
            stage->edges[n++] = edges[e];
        }
      stage->must[i] = lock_of[i] >= 0;
      stage->first[i + 1] = n;
    }
  stage->graph.first = stage->first;
  stage->graph.edges = stage->edges;
}

/* A mentor can have no more mentees than there are allowed ones, however many were offered. Counted in the
 * problem's own rows: a mentee locked elsewhere is still one whom a question may put here. */
static void
limit_upper (VvStage *stage, const VvProblem *problem)
{
  const guint32 *edges = vv_problem_get_edges (problem);
  gsize n_edges = vv_problem_get_n_pairs (problem);
  g_autofree int *degree = g_new0 (int, (gsize)stage->graph.n_columns + 1);

  for (gsize e = 0; e < n_edges; e++)
    degree[vv_edge_mentor (edges[e])]++;
  for (guint j = 0; j < stage->graph.n_columns; j++)
    stage->upper[j] = MIN (stage->upper[j], degree[j]);
}

VvStage *
vv_stage_new (const VvProblem *problem, const VvPair *what_if, GError **error)
{
  guint n = vv_problem_get_n_mentees (problem);
  guint m = vv_problem_get_n_mentors (problem);
  g_autofree int *lock_of = g_new (int, (gsize)n + 1);
  g_autofree int *n_locked = g_new0 (int, (gsize)m + 1);
  VvStage *stage;

  memset (lock_of, -1, ((gsize)n + 1) * sizeof (int));
  if (!note_locks (problem, what_if, lock_of, n_locked, error) || !check_bars (problem, lock_of, error))
    return NULL;
  stage = g_new0 (VvStage, 1);
  stage->lower = g_new0 (int, (gsize)m + 1);
  stage->upper = g_new0 (int, (gsize)m + 1);
  stage->must = g_new0 (guint8, (gsize)n + 1);
  stage->row_hash = g_new (guint64, (gsize)n + 1);
  stage->column_hash = g_new (guint64, (gsize)m + 1);
  for (guint j = 0; j < m; j++)
    {
      stage->lower[j] = vv_problem_get_min (problem, j);
      stage->upper[j] = vv_problem_get_max (problem, j);
      stage->column_hash[j] = hash_text (vv_problem_get_mentor_id (problem, j), 0x6D656E746F72);
    }
  for (guint i = 0; i < n; i++)
    stage->row_hash[i] = hash_text (vv_problem_get_mentee_id (problem, i), 0x6D656E746565);
  stage->graph = (VvFlowGraph){ .n_rows = n,
                                .n_columns = m,
                                .first = vv_problem_get_first (problem),
                                .edges = vv_problem_get_edges (problem),
                                .lower = stage->lower,
                                .upper = stage->upper,
                                .must = stage->must,
                                .row_hash = stage->row_hash,
                                .column_hash = stage->column_hash };
  if (what_if || vv_problem_get_locks (problem)->len > 0 || vv_problem_get_bars (problem)->len > 0)
    copy_rows (stage, problem, lock_of);
  limit_upper (stage, problem);
  return stage;
}

void
vv_stage_free (VvStage *stage)
{
  if (stage == NULL)
    return;
  g_free (stage->first);
  g_free (stage->edges);
  g_free (stage->lower);
  g_free (stage->upper);
  g_free (stage->must);
  g_free (stage->row_hash);
  g_free (stage->column_hash);
  g_free (stage);
}

/* Takes the place of the rows with others of at most the same length; in place where they are our own
 * already. */
static void
begin_rewrite (VvStage *stage, guint32 n_edges)
{
  if (stage->edges)
    return;
  stage->first = g_memdup2 (stage->graph.first, ((gsize)stage->graph.n_rows + 1) * sizeof (guint32));
  stage->edges = g_new (guint32, MAX (n_edges, 1));
}

static void
end_rewrite (VvStage *stage)
{
  stage->edges = g_renew (guint32, stage->edges, MAX (stage->first[stage->graph.n_rows], 1));
  stage->graph.first = stage->first;
  stage->graph.edges = stage->edges;
}

static inline gint64
reduce_cost (const VvFlowGraph *graph, const gint64 *price, guint row, guint32 edge)
{
  return vv_flow_edge_cost (graph, row, edge) - price[vv_edge_mentor (edge)];
}

static guint32
count_tight (const VvStage *stage, const VvFlow *flow)
{
  const VvFlowGraph *graph = &stage->graph;
  const gint64 *price = vv_flow_get_price (flow);
  guint32 n = 0;

  for (guint i = 0; i < graph->n_rows; i++)
    {
      gint64 pays = vv_flow_get_row_price (flow, i);

      for (guint32 e = graph->first[i]; e < graph->first[i + 1]; e++)
        n += reduce_cost (graph, price, i, graph->edges[e]) == pays;
    }
  return n;
}

void
vv_stage_narrow (VvStage *stage, const VvFlow *flow)
{
  VvFlowGraph *graph = &stage->graph;
  const gint64 *price = vv_flow_get_price (flow);
  gint64 sink_price = price[graph->n_columns];
  guint32 from = graph->first[0];
  guint32 n = 0;

  begin_rewrite (stage, stage->edges ? 0 : count_tight (stage, flow));
  for (guint i = 0; i < graph->n_rows; i++)
    {
      gint64 pays = vv_flow_get_row_price (flow, i);
      guint32 to = graph->first[i + 1];

      if (pays < graph->penalty - sink_price)
        stage->must[i] = TRUE;
      /* The place of a row is an index into the old rows: from here on the flow is spent for rows before i.
       */
      for (guint32 e = from; e < to; e++)
        if (reduce_cost (graph, price, i, graph->edges[e]) == pays)
          stage->edges[n++] = graph->edges[e];
      stage->first[i + 1] = n;
      from = to;
    }
  for (guint j = 0; j < graph->n_columns; j++)
    {
      if (price[j] < sink_price)
        stage->lower[j] = stage->upper[j];
      if (price[j] > sink_price)
        stage->upper[j] = stage->lower[j];
    }
  end_rewrite (stage);
}

void
vv_stage_drop_bands (VvStage *stage, int from_band, int to_band)
{
  VvFlowGraph *graph = &stage->graph;
  guint32 from = graph->first[0];
  guint32 n = 0;

  begin_rewrite (stage, graph->first[graph->n_rows]);
  for (guint i = 0; i < graph->n_rows; i++)
    {
      guint32 to = graph->first[i + 1];

      for (guint32 e = from; e < to; e++)
        {
          int band = vv_edge_score (graph->edges[e]) / 100;

          if (band < from_band || band > to_band)
            stage->edges[n++] = graph->edges[e];
        }
      stage->first[i + 1] = n;
      from = to;
    }
  end_rewrite (stage);
}

void
vv_stage_find_bands (const VvStage *stage, gboolean bands[VV_FLOW_BANDS])
{
  const VvFlowGraph *graph = &stage->graph;

  memset (bands, 0, VV_FLOW_BANDS * sizeof (gboolean));
  for (guint32 e = 0; e < graph->first[graph->n_rows]; e++)
    bands[vv_edge_score (graph->edges[e]) / 100] = TRUE;
}
