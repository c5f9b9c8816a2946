#include "vv-solver.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-solve-private.h"
#include "vv-stage.h"

/* Fairness looks at bands of 100 points below this one. */
#define FAIR_BANDS 60
/* A path over all mentors must fit into 60 bits. */
#define PATH_BITS 60

typedef struct
{
  const VvProblem *problem;
  VvStage *stage;
  VvSolution *solution;
  VvSolverProgress progress;
  gpointer user_data;
  double progress_from; /* part of the whole that the running stage is */
  double progress_to;
  GCancellable *cancellable;
} Solve;

static void
say_shortage (const VvProblem *problem, GError **error)
{
  int needed, available;
  g_autoptr (GArray) mentors = vv_solver_find_shortage (problem, &needed, &available);
  g_autoptr (GString) names = g_string_new (NULL);

  if (mentors == NULL)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_FAILED,
                           _ ("The matching failed by a fault of the program. Please report it."));
      return;
    }
  for (guint i = 0; i < mentors->len && i < 5; i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "",
                            vv_problem_get_mentor_id (problem, g_array_index (mentors, guint, i)));
  if (mentors->len > 5)
    g_string_append (names, ", …");
  g_set_error (
      error, VV_ERROR, VV_ERROR_INFEASIBLE,
      ngettext (
          "Mentor %s must have at least %d mentees, but only %d can be matched there. Lower the smallest "
          "number of mentees or allow more pairs.",
          "Mentors %s must have at least %d mentees together, but only %d can be matched with them. Lower "
          "the smallest numbers of mentees or allow more pairs.",
          mentors->len),
      names->str, needed, available);
}

static void
keep_solution (Solve *solve, const VvFlow *flow)
{
  const VvFlowGraph *graph = &solve->stage->graph;
  VvSolution *solution = solve->solution;
  const int *place = vv_flow_get_place (flow);

  solution->total = 0;
  solution->n_unmatched = 0;
  memset (solution->load, 0, solution->n_mentors * sizeof (int));
  for (guint i = 0; i < graph->n_rows; i++)
    {
      solution->mentor_of[i] = -1;
      if (place[i] < 0)
        {
          solution->n_unmatched++;
          continue;
        }
      solution->mentor_of[i] = (int)vv_edge_mentor (graph->edges[place[i]]);
      solution->load[solution->mentor_of[i]]++;
      solution->total += vv_edge_score (graph->edges[place[i]]);
    }
}

static void
on_flow_progressed_cb (double done, gpointer user_data)
{
  Solve *solve = user_data;

  if (solve->progress)
    solve->progress (solve->progress_from + done * (solve->progress_to - solve->progress_from),
                     solve->user_data);
}

/* Solves the stage under its present costs, checks the certificate and leaves only what is optimal. */
static gboolean
run_stage (Solve *solve, gboolean is_first, gboolean keep_prices, GError **error)
{
  g_autoptr (VvFlow) flow = vv_flow_new (&solve->stage->graph);
  g_autoptr (GError) failure = NULL;

  if (!vv_flow_solve (flow, on_flow_progressed_cb, solve, solve->cancellable, &failure))
    {
      if (is_first && g_error_matches (failure, VV_ERROR, VV_ERROR_INFEASIBLE))
        {
          say_shortage (solve->problem, error);
          return FALSE;
        }
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!vv_flow_verify (flow))
    {
      g_set_error_literal (
          error, VV_ERROR, VV_ERROR_FAILED,
          _ ("The matching found could not be proved to be the best: a fault of the program. Nothing was "
             "changed; please report it."));
      return FALSE;
    }
  keep_solution (solve, flow);
  if (keep_prices)
    solve->solution->price
        = g_memdup2 (vv_flow_get_price (flow), (solve->solution->n_mentors + 1) * sizeof (gint64));
  vv_stage_narrow (solve->stage, flow);
  return TRUE;
}

/* As many levels of bands as fit into one cost; the level before counts for more than all after it together.
 * Returns the band after the last one taken. */
static int
weigh_bands (Solve *solve, const gboolean *bands, int from)
{
  VvFlowGraph *graph = &solve->stage->graph;
  gint64 radix = MAX ((gint64)graph->n_rows + 1, 2);
  gint64 limit = G_GINT64_CONSTANT (1) << (PATH_BITS - (int)g_bit_storage (graph->n_columns + 1));
  gint64 weight = 1;
  int levels[FAIR_BANDS];
  int n_levels = 0;
  int room = 1;
  int band;

  for (gint64 reach = radix; reach < limit / radix; reach *= radix)
    room++;
  for (band = from; band < FAIR_BANDS && n_levels < room; band++)
    if (bands[band])
      levels[n_levels++] = band;
  memset (graph->band_cost, 0, sizeof graph->band_cost);
  for (int i = n_levels - 1; i >= 0; i--)
    {
      graph->band_cost[levels[i]] = weight;
      weight *= radix;
    }
  graph->cost = VV_FLOW_BY_BAND;
  graph->penalty = weight;
  return band;
}

static gboolean
has_mentees_in_bands (const Solve *solve, int from, int to)
{
  for (guint i = 0; i < solve->solution->n_mentees; i++)
    {
      int mentor = solve->solution->mentor_of[i];
      int band = mentor < 0 ? -1 : vv_problem_get_score (solve->problem, (guint)mentor, i) / 100;

      if (band >= from && band < to)
        return TRUE;
    }
  return FALSE;
}

static gboolean
lift_low_bands (Solve *solve, GError **error)
{
  gboolean bands[VV_FLOW_BANDS];
  gboolean is_first = TRUE;
  int band = 0;

  while (band < FAIR_BANDS)
    {
      int from = band;

      vv_stage_find_bands (solve->stage, bands);
      band = weigh_bands (solve, bands, from);
      solve->progress_from = 0.8 * from / FAIR_BANDS;
      solve->progress_to = 0.8 * band / FAIR_BANDS;
      if (is_first || has_mentees_in_bands (solve, from, band))
        {
          if (!run_stage (solve, is_first, FALSE, error))
            return FALSE;
        }
      else
        vv_stage_drop_bands (solve->stage, from, band - 1);
      is_first = FALSE;
    }
  return TRUE;
}

static gboolean
run_all_stages (Solve *solve, GError **error)
{
  gboolean is_fair = vv_problem_get_prefer (solve->problem) == VV_PREFER_FAIRNESS;

  if (is_fair && !lift_low_bands (solve, error))
    return FALSE;
  solve->progress_from = is_fair ? 0.8 : 0;
  solve->progress_to = 0.9;
  solve->stage->graph.cost = VV_FLOW_BY_SCORE;
  solve->stage->graph.penalty = vv_solver_get_penalty (solve->problem);
  if (!run_stage (solve, !is_fair, !is_fair, error))
    return FALSE;
  solve->progress_from = 0.9;
  solve->progress_to = 1;
  solve->stage->graph.cost = VV_FLOW_BY_HASH;
  solve->stage->graph.penalty = G_GINT64_CONSTANT (1) << 40;
  return run_stage (solve, FALSE, FALSE, error);
}

VvSolution *
vv_solver_solve_if (const VvProblem *problem,
                    const VvPair *what_if,
                    VvSolverProgress progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (VvStage) stage = vv_stage_new (problem, what_if, error);
  g_autoptr (VvSolution) solution = NULL;
  Solve solve = { problem, stage, NULL, progress, user_data, 0, 1, cancellable };

  if (stage == NULL)
    return NULL;
  solve.solution = solution = g_new0 (VvSolution, 1);
  solution->n_mentors = vv_problem_get_n_mentors (problem);
  solution->n_mentees = vv_problem_get_n_mentees (problem);
  solution->prefer = vv_problem_get_prefer (problem);
  solution->mentor_of = g_new (int, MAX (solution->n_mentees, 1));
  solution->load = g_new0 (int, MAX (solution->n_mentors, 1));
  for (guint j = 0; j < solution->n_mentors; j++)
    if (stage->lower[j] > stage->upper[j])
      {
        say_shortage (problem, error);
        return NULL;
      }
  if (!run_all_stages (&solve, error))
    return NULL;
  if (progress)
    progress (1, user_data);
  return g_steal_pointer (&solution);
}

VvSolution *
vv_solver_solve (const VvProblem *problem,
                 VvSolverProgress progress,
                 gpointer user_data,
                 GCancellable *cancellable,
                 GError **error)
{
  return vv_solver_solve_if (problem, NULL, progress, user_data, cancellable, error);
}

void
vv_solution_free (VvSolution *solution)
{
  if (solution == NULL)
    return;
  g_free (solution->mentor_of);
  g_free (solution->load);
  g_free (solution->price);
  g_free (solution);
}

gint64
vv_solver_get_penalty (const VvProblem *problem)
{
  return (2 * (gint64)VV_PROBLEM_SCORE_MAX + 1) * ((gint64)vv_problem_get_n_mentees (problem) + 1);
}

/* Adds to the short mentors all who hold a mentee that these could have instead (Hall). */
static int
spread_shortage (const VvStage *stage, const int *place, guint8 *is_short)
{
  const VvFlowGraph *graph = &stage->graph;
  g_autofree guint8 *is_theirs = g_new0 (guint8, (gsize)graph->n_rows + 1);
  gboolean has_grown = TRUE;
  int n = 0;

  while (has_grown)
    {
      has_grown = FALSE;
      for (guint i = 0; i < graph->n_rows; i++)
        {
          for (guint32 e = graph->first[i]; e < graph->first[i + 1] && !is_theirs[i]; e++)
            is_theirs[i] = is_short[vv_edge_mentor (graph->edges[e])];
          if (!is_theirs[i] || place[i] < 0 || is_short[vv_edge_mentor (graph->edges[place[i]])])
            continue;
          is_short[vv_edge_mentor (graph->edges[place[i]])] = TRUE;
          has_grown = TRUE;
        }
    }
  for (guint i = 0; i < graph->n_rows; i++)
    n += is_theirs[i];
  return n;
}

GArray *
vv_solver_find_shortage (const VvProblem *problem, int *needed, int *available)
{
  g_autoptr (VvStage) stage = vv_stage_new (problem, NULL, NULL);
  g_autoptr (VvFlow) flow = NULL;
  g_autoptr (GArray) mentors = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *is_short = NULL;
  g_autofree int *wanted = NULL;
  gboolean has_short = FALSE;
  guint m = vv_problem_get_n_mentors (problem);

  g_return_val_if_fail (stage != NULL, NULL);

  /* Fill only the smallest numbers, as far as it goes. */
  wanted = g_memdup2 (stage->lower, ((gsize)m + 1) * sizeof (int));
  for (guint j = 0; j < m; j++)
    stage->upper[j] = MIN (stage->upper[j], stage->lower[j]);
  memset (stage->lower, 0, m * sizeof (int));
  memset (stage->must, 0, stage->graph.n_rows);
  stage->graph.cost = VV_FLOW_BY_BAND;
  stage->graph.penalty = 1;
  flow = vv_flow_new (&stage->graph);
  if (!vv_flow_solve (flow, NULL, NULL, NULL, NULL))
    return NULL;
  is_short = g_new0 (guint8, (gsize)m + 1);
  for (guint j = 0; j < m; j++)
    {
      is_short[j] = vv_flow_get_load (flow)[j] < wanted[j];
      has_short |= is_short[j];
    }
  if (!has_short)
    return NULL;
  *available = spread_shortage (stage, vv_flow_get_place (flow), is_short);
  *needed = 0;
  for (guint j = 0; j < m; j++)
    if (is_short[j])
      {
        *needed += wanted[j];
        g_array_append_val (mentors, j);
      }
  return g_steal_pointer (&mentors);
}
