/* vv-solver.h: the best matching of everyone at once, exactly.
 *
 * As many mentees matched as possible first, then the highest sum of scores. With VV_PREFER_FAIRNESS the sum
 * comes after the bands: as few mentees as possible with a score below 100, then with one of 100..199, and so
 * on up to 5999. Each mentor gets at least min and at most max mentees (R05, R06), locked pairs stay, barred
 * pairs are never made. Among equally good matchings the one with the least sum of hashes of the pairs' ids
 * is taken, so that the same people get the same matching whatever the order of the rows. */
#pragma once

#include <gio/gio.h>
#include "vv-problem.h"

typedef struct
{
  guint n_mentors;
  guint n_mentees;
  VvPrefer prefer;
  int *mentor_of; /* per mentee: index of the mentor, -1 unmatched */
  int *load;      /* per mentor: number of mentees */
  gint64 total;   /* sum of the scores */
  guint n_unmatched;
  /* What the last place with each mentor is worth to the whole, in points: the prices of the optimum of the
   * sum, one more at the end for staying unmatched. NULL with VV_PREFER_FAIRNESS, whose optimum is not one of
   * the sum. */
  gint64 *price;
} VvSolution;

/* `done` from 0 to 1. */
typedef void (*VvSolverProgress) (double done, gpointer user_data);

/* The problem must be sealed. The certificate of optimality is checked after every stage.
 * Errors: VV_ERROR_INFEASIBLE with who cannot have the smallest number of mentees, or which locks contradict
 * each other, a bar, a rule or a maximum; G_IO_ERROR_CANCELLED; VV_ERROR_FAILED when a certificate fails (a
 * fault of the program). */
VvSolution *vv_solver_solve (const VvProblem *problem,
                             VvSolverProgress progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error);
void vv_solution_free (VvSolution *solution);

/* Mentors whose smallest numbers cannot be met together, as indices (guint), with how many mentees they need
 * and how many may be matched with any of them at all. NULL if every minimum can be met. The locks must not
 * contradict each other. Free with g_array_unref(). */
GArray *vv_solver_find_shortage (const VvProblem *problem, int *needed, int *available);

/* Price of leaving one more mentee unmatched, in points: over twice any sum of scores, so that a cost tells
 * both how many mentees and how many points it stands for. */
gint64 vv_solver_get_penalty (const VvProblem *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvSolution, vv_solution_free)
