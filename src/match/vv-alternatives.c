/* Exact alternatives. Putting mentee i with mentor j gives j one too many and the old mentor k one too few;
 * the cheapest way to mend it is the shortest path from j to k in the residual graph. Under the prices of the
 * optimum all lengths are at least 0, so one search backwards from k finds the paths of all j, and it may
 * stop as soon as the distance alone exceeds the n-th best cost. */
#include <string.h>

#include "vv-explain.h"
#include "vv-solve-private.h"
#include "vv-stage.h"

#define FAR (G_GINT64_CONSTANT (1) << 61)

/* Moving one mentee from a mentor (or from being unmatched, the sink) to another, by the cheapest of those
 * there. */
typedef struct
{
  gint64 length;
  guint from;
} Arc;

typedef struct
{
  gint64 dist;
  guint node;
} Open;

struct _VvExplainer
{
  const VvProblem *problem;
  const VvSolution *solution;
  VvStage *stage; /* rows without what bars and locks exclude */
  gint64 penalty;
  guint sink;
  gsize *first; /* of the arcs into each node */
  Arc *arcs;
  gint64 *dist;
  gint64 *own;  /* cost of each place for the mentee asked about */
  GArray *open; /* Open, a heap */
  GArray *touched;
};

static guint
get_node (const VvExplainer *explainer, guint mentee)
{
  int mentor = explainer->solution->mentor_of[mentee];

  return mentor < 0 ? explainer->sink : (guint)mentor;
}

/* Cost of a mentee's place less its price. */
static gint64
reduce_place (const VvExplainer *explainer, guint mentee, guint node)
{
  gint64 price = explainer->solution->price[node];

  if (node == explainer->sink)
    return explainer->penalty - price;
  return VV_PROBLEM_SCORE_MAX - vv_problem_get_score (explainer->problem, node, mentee) - price;
}

/* Shortens least[] by what the mentees at a node could do instead. */
static void
try_mentee (const VvExplainer *explainer, guint mentee, guint node, gint64 *least)
{
  const VvFlowGraph *graph = &explainer->stage->graph;
  const gint64 *price = explainer->solution->price;
  gint64 pays = reduce_place (explainer, mentee, node);

  if (graph->must[mentee])
    return;
  least[explainer->sink] = MIN (least[explainer->sink], explainer->penalty - price[explainer->sink] - pays);
  for (guint32 e = graph->first[mentee]; e < graph->first[mentee + 1]; e++)
    {
      guint to = vv_edge_mentor (graph->edges[e]);

      least[to] = MIN (least[to], VV_PROBLEM_SCORE_MAX - vv_edge_score (graph->edges[e]) - price[to] - pays);
    }
}

/* What a place more or less costs by itself. */
static void
try_places (const VvExplainer *explainer, guint node, gint64 *least)
{
  const VvFlowGraph *graph = &explainer->stage->graph;
  const gint64 *price = explainer->solution->price;
  const int *load = explainer->solution->load;

  if (node != explainer->sink)
    {
      if (load[node] < graph->upper[node])
        least[explainer->sink] = MIN (least[explainer->sink], price[node] - price[explainer->sink]);
      return;
    }
  for (guint to = 0; to < explainer->sink; to++)
    if (load[to] > graph->lower[to])
      least[to] = MIN (least[to], price[explainer->sink] - price[to]);
}

/* Goes over all arcs out of each node; the first time to count the arcs into each, the second to note them.
 */
static void
visit_arcs (VvExplainer *explainer, const guint *at, const guint *mentees, gsize *next)
{
  guint n_nodes = explainer->sink + 1;
  g_autofree gint64 *least = g_new (gint64, n_nodes);

  for (guint node = 0; node < n_nodes; node++)
    {
      for (guint to = 0; to < n_nodes; to++)
        least[to] = FAR;
      for (guint i = at[node]; i < at[node + 1]; i++)
        try_mentee (explainer, mentees[i], node, least);
      try_places (explainer, node, least);
      for (guint to = 0; to < n_nodes; to++)
        {
          if (to == node || least[to] >= FAR)
            continue;
          if (explainer->arcs)
            explainer->arcs[next[to]] = (Arc){ least[to], node };
          next[to]++;
        }
    }
}

static int
compare_arcs (gconstpointer a, gconstpointer b)
{
  const Arc *x = a;
  const Arc *y = b;

  if (x->length != y->length)
    return x->length < y->length ? -1 : 1;
  return (x->from > y->from) - (x->from < y->from);
}

static void
build_arcs (VvExplainer *explainer)
{
  guint n_nodes = explainer->sink + 1;
  guint n = explainer->solution->n_mentees;
  g_autofree guint *at = g_new0 (guint, n_nodes + 2);
  g_autofree guint *mentees = g_new (guint, MAX (n, 1));
  g_autofree gsize *next = g_new0 (gsize, n_nodes + 1);

  for (guint i = 0; i < n; i++)
    at[get_node (explainer, i) + 2]++;
  for (guint node = 0; node < n_nodes; node++)
    at[node + 2] += at[node + 1];
  for (guint i = 0; i < n; i++)
    mentees[at[get_node (explainer, i) + 1]++] = i;
  visit_arcs (explainer, at, mentees, next);
  explainer->first = g_new0 (gsize, n_nodes + 1);
  for (guint node = 0; node < n_nodes; node++)
    explainer->first[node + 1] = explainer->first[node] + next[node];
  memcpy (next, explainer->first, n_nodes * sizeof (gsize));
  explainer->arcs = g_new (Arc, MAX (explainer->first[n_nodes], 1));
  visit_arcs (explainer, at, mentees, next);
  for (guint node = 0; node < n_nodes; node++)
    qsort (explainer->arcs + explainer->first[node], explainer->first[node + 1] - explainer->first[node],
           sizeof (Arc), compare_arcs);
}

VvExplainer *
vv_explainer_new (const VvProblem *problem, const VvSolution *solution)
{
  VvExplainer *explainer = g_new0 (VvExplainer, 1);
  guint n_nodes = vv_problem_get_n_mentors (problem) + 1;

  explainer->problem = problem;
  explainer->solution = solution;
  explainer->penalty = vv_solver_get_penalty (problem);
  explainer->sink = n_nodes - 1;
  explainer->dist = g_new (gint64, n_nodes);
  explainer->own = g_new (gint64, n_nodes);
  for (guint node = 0; node < n_nodes; node++)
    explainer->dist[node] = FAR;
  explainer->open = g_array_new (FALSE, FALSE, sizeof (Open));
  explainer->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  if (solution->price == NULL)
    return explainer;
  explainer->stage = vv_stage_new (problem, NULL, NULL);
  g_assert (explainer->stage != NULL); /* a solution there is, so the locks do not contradict each other */
  build_arcs (explainer);
  return explainer;
}

void
vv_explainer_free (VvExplainer *explainer)
{
  if (explainer == NULL)
    return;
  g_clear_pointer (&explainer->stage, vv_stage_free);
  g_free (explainer->first);
  g_free (explainer->arcs);
  g_free (explainer->dist);
  g_free (explainer->own);
  g_array_unref (explainer->open);
  g_array_unref (explainer->touched);
  g_free (explainer);
}

/* --- the search
 * ------------------------------------------------------------------------------------------------- */

static gboolean
is_nearer (const Open *a, const Open *b)
{
  return a->dist < b->dist || (a->dist == b->dist && a->node < b->node);
}

static void
push_open (GArray *heap, gint64 dist, guint node)
{
  Open entry = { dist, node };
  Open *open;
  guint at = heap->len;

  g_array_append_val (heap, entry);
  open = (Open *)(gpointer)heap->data;
  for (; at > 0 && is_nearer (&entry, &open[(at - 1) / 2]); at = (at - 1) / 2)
    open[at] = open[(at - 1) / 2];
  open[at] = entry;
}

static Open
pop_open (GArray *heap)
{
  Open *open = (Open *)(gpointer)heap->data;
  Open nearest = open[0];
  Open last = open[heap->len - 1];
  guint n = heap->len - 1;
  guint at = 0;

  g_array_set_size (heap, n);
  for (guint child = 1; child < n; child = 2 * at + 1)
    {
      if (child + 1 < n && is_nearer (&open[child + 1], &open[child]))
        child++;
      if (!is_nearer (&open[child], &last))
        break;
      open[at] = open[child];
      at = child;
    }
  if (n > 0)
    open[at] = last;
  return nearest;
}

static void
reach (VvExplainer *explainer, guint node, gint64 dist)
{
  if (dist >= explainer->dist[node])
    return;
  if (explainer->dist[node] == FAR)
    g_array_append_val (explainer->touched, node);
  explainer->dist[node] = dist;
  push_open (explainer->open, dist, node);
}

typedef struct
{
  gint64 cost;
  guint mentor;
  int score;
} Candidate;

/* Keeps the n cheapest, in order; the last entry tells how far it is worth looking. */
static void
keep_candidate (GArray *best, guint n, Candidate candidate)
{
  guint at = best->len;

  while (at > 0
         && (g_array_index (best, Candidate, at - 1).cost > candidate.cost
             || (g_array_index (best, Candidate, at - 1).cost == candidate.cost
                 && g_array_index (best, Candidate, at - 1).mentor > candidate.mentor)))
    at--;
  if (at >= n)
    return;
  g_array_insert_val (best, at, candidate);
  if (best->len > n)
    g_array_set_size (best, n);
}

static gboolean
is_barred (const VvProblem *problem, guint mentor, guint mentee)
{
  const GArray *bars = vv_problem_get_bars (problem);

  for (guint i = 0; i < bars->len; i++)
    if (g_array_index (bars, VvPair, i).mentor == mentor && g_array_index (bars, VvPair, i).mentee == mentee)
      return TRUE;
  return FALSE;
}

/* Writes what each place would cost this mentee before the others mend it. Returns the least of it: 0, but
 * less for one whose lock keeps a better place away. */
static gint64
fill_own_costs (VvExplainer *explainer, guint mentee, guint target)
{
  const guint32 *first = vv_problem_get_first (explainer->problem);
  const guint32 *edges = vv_problem_get_edges (explainer->problem);
  const GArray *bars = vv_problem_get_bars (explainer->problem);
  gint64 pays = reduce_place (explainer, mentee, target);
  gint64 least = 0;

  for (guint node = 0; node <= explainer->sink; node++)
    explainer->own[node] = FAR;
  for (guint32 e = first[mentee]; e < first[mentee + 1]; e++)
    {
      guint mentor = vv_edge_mentor (edges[e]);

      explainer->own[mentor]
          = VV_PROBLEM_SCORE_MAX - vv_edge_score (edges[e]) - explainer->solution->price[mentor] - pays;
      least = MIN (least, explainer->own[mentor]);
    }
  for (guint i = 0; i < bars->len; i++)
    if (g_array_index (bars, VvPair, i).mentee == mentee)
      explainer->own[g_array_index (bars, VvPair, i).mentor] = FAR;
  explainer->own[target] = FAR;
  return least;
}

/* The n-th best cost over single moves back: nothing dearer need be looked at. */
static gint64
find_limit (const VvExplainer *explainer, guint target, guint n)
{
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (gsize a = explainer->first[target]; a < explainer->first[target + 1]; a++)
    {
      const Arc *arc = &explainer->arcs[a];
      gint64 cost = explainer->own[arc->from] + arc->length;

      if (explainer->own[arc->from] < FAR
          && (best->len < n || cost < g_array_index (best, Candidate, n - 1).cost))
        keep_candidate (best, n, (Candidate){ cost, arc->from, 0 });
    }
  return best->len < n ? FAR : g_array_index (best, Candidate, n - 1).cost;
}

static GArray *
search_back (VvExplainer *explainer, guint mentee, guint n)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint target = get_node (explainer, mentee);
  gint64 least = fill_own_costs (explainer, mentee, target);
  gint64 limit = find_limit (explainer, target, n);

  reach (explainer, target, 0);
  while (explainer->open->len > 0)
    {
      Open open = pop_open (explainer->open);

      if (open.dist > explainer->dist[open.node])
        continue;
      if (open.dist + least > limit)
        break;
      if (explainer->own[open.node] < FAR)
        keep_candidate (best, n, (Candidate){ explainer->own[open.node] + open.dist, open.node, 0 });
      if (best->len == n)
        limit = MIN (limit, g_array_index (best, Candidate, n - 1).cost);
      for (gsize a = explainer->first[open.node]; a < explainer->first[open.node + 1]; a++)
        {
          gint64 dist = open.dist + explainer->arcs[a].length;

          /* Arcs stand by rising length. */
          if (dist + least > limit)
            break;
          reach (explainer, explainer->arcs[a].from, dist);
        }
    }
  for (guint i = 0; i < explainer->touched->len; i++)
    explainer->dist[g_array_index (explainer->touched, guint, i)] = FAR;
  g_array_set_size (explainer->touched, 0);
  g_array_set_size (explainer->open, 0);
  return best;
}

static GArray *
find_by_search (VvExplainer *explainer, guint mentee, guint n)
{
  GArray *alternatives = g_array_new (FALSE, TRUE, sizeof (VvAlternative));
  g_autoptr (GArray) best = search_back (explainer, mentee, n);
  gint64 one_more = explainer->penalty - VV_PROBLEM_SCORE_MAX;

  for (guint i = 0; i < best->len; i++)
    {
      const Candidate *candidate = &g_array_index (best, Candidate, i);
      int score = vv_problem_get_score (explainer->problem, candidate->mentor, mentee);
      /* The penalty is over twice any sum, so rounding tells the mentees from the points. */
      gint64 n_unmatched = (candidate->cost + one_more / 2 + one_more) / one_more - 1;
      VvAlternative alternative
          = { candidate->mentor, score, candidate->cost - n_unmatched * one_more, (int)n_unmatched };

      g_array_append_val (alternatives, alternative);
    }
  return alternatives;
}

/* --- anew, for fairness
 * ----------------------------------------------------------------------------------------- */

static int
compare_alternatives (gconstpointer a, gconstpointer b)
{
  const VvAlternative *x = a;
  const VvAlternative *y = b;

  if (x->n_unmatched != y->n_unmatched)
    return x->n_unmatched < y->n_unmatched ? -1 : 1;
  if (x->lost != y->lost)
    return x->lost < y->lost ? -1 : 1;
  return (x->mentor > y->mentor) - (x->mentor < y->mentor);
}

static GArray *
find_by_solving (VvExplainer *explainer, guint mentee, guint n, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) alternatives = g_array_new (FALSE, TRUE, sizeof (VvAlternative));
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint present = get_node (explainer, mentee);

  for (guint j = 0; j < explainer->sink; j++)
    {
      int score = j == present || is_barred (explainer->problem, j, mentee)
                      ? -1
                      : vv_problem_get_score (explainer->problem, j, mentee);

      if (score >= 0)
        keep_candidate (best, n, (Candidate){ VV_PROBLEM_SCORE_MAX - score, j, score });
    }
  for (guint i = 0; i < best->len; i++)
    {
      const Candidate *candidate = &g_array_index (best, Candidate, i);
      VvPair pair = { candidate->mentor, mentee };
      g_autoptr (GError) failure = NULL;
      g_autoptr (VvSolution) solution
          = vv_solver_solve_if (explainer->problem, &pair, NULL, NULL, cancellable, &failure);
      VvAlternative alternative = { candidate->mentor, candidate->score };

      /* With the mentee there, a lock or a smallest number cannot be kept: no alternative. */
      if (g_error_matches (failure, VV_ERROR, VV_ERROR_INFEASIBLE))
        continue;
      if (solution == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      alternative.lost = explainer->solution->total - solution->total;
      alternative.n_unmatched = (int)solution->n_unmatched - (int)explainer->solution->n_unmatched;
      g_array_append_val (alternatives, alternative);
    }
  g_array_sort (alternatives, compare_alternatives);
  return g_steal_pointer (&alternatives);
}

GArray *
vv_explainer_find_alternatives (VvExplainer *explainer,
                                guint mentee,
                                guint n,
                                GCancellable *cancellable,
                                GError **error)
{
  g_return_val_if_fail (mentee < explainer->solution->n_mentees && n > 0, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (explainer->solution->price == NULL)
    return find_by_solving (explainer, mentee, n, cancellable, error);
  return find_by_search (explainer, mentee, n);
}
