/* LEMON before GLib: it has names that GLib makes macros of. */
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <ctime>
#include <vector>

#include "lemon-oracle.h"

typedef lemon::SmartDigraph Graph;

gboolean
lemon_solve (const VvProblem *problem, gint64 penalty, gint64 *total, guint *n_unmatched, double *seconds)
{
  const guint m = vv_problem_get_n_mentors (problem);
  const guint n = vv_problem_get_n_mentees (problem);
  const guint32 *first = vv_problem_get_first (problem);
  const guint32 *edges = vv_problem_get_edges (problem);
  const std::clock_t start = std::clock ();
  Graph graph;
  std::vector<Graph::Node> nodes;

  graph.reserveNode (m + n + 1);
  graph.reserveArc (m + n + first[n]);
  for (guint i = 0; i < m + n + 1; i++)
    nodes.push_back (graph.addNode ());
  Graph::ArcMap<gint64> lower (graph), upper (graph), cost (graph);
  Graph::NodeMap<gint64> supply (graph);
  for (guint j = 0; j < m; j++)
    {
      Graph::Arc arc = graph.addArc (nodes[j], nodes[m + n]);
      lower[arc] = vv_problem_get_min (problem, j);
      upper[arc] = vv_problem_get_max (problem, j);
      cost[arc] = 0;
    }
  for (guint i = 0; i < n; i++)
    {
      Graph::Arc idle = graph.addArc (nodes[m + i], nodes[m + n]);
      supply[nodes[m + i]] = 1;
      lower[idle] = 0;
      upper[idle] = 1;
      cost[idle] = penalty;
      for (guint32 e = first[i]; e < first[i + 1]; e++)
        {
          Graph::Arc arc = graph.addArc (nodes[m + i], nodes[vv_edge_mentor (edges[e])]);
          lower[arc] = 0;
          upper[arc] = 1;
          cost[arc] = VV_PROBLEM_SCORE_MAX - vv_edge_score (edges[e]);
        }
    }
  supply[nodes[m + n]] = -static_cast<gint64> (n);
  lemon::NetworkSimplex<Graph, gint64, gint64> simplex (graph);
  simplex.lowerMap (lower).upperMap (upper).costMap (cost).supplyMap (supply);
  const bool solved = simplex.run () == lemon::NetworkSimplex<Graph, gint64, gint64>::OPTIMAL;
  *seconds = static_cast<double> (std::clock () - start) / CLOCKS_PER_SEC;
  if (!solved)
    return FALSE;
  *total = 0;
  *n_unmatched = 0;
  for (Graph::ArcIt arc (graph); arc != lemon::INVALID; ++arc)
    {
      if (simplex.flow (arc) == 0 || graph.id (graph.source (arc)) < static_cast<int> (m))
        continue;
      if (graph.id (graph.target (arc)) == static_cast<int> (m + n))
        *n_unmatched += 1;
      else
        *total += VV_PROBLEM_SCORE_MAX - cost[arc];
    }
  return TRUE;
}
