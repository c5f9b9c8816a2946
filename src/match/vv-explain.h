/* vv-explain.h: why a matching is as it is, and what each change would cost. */
#pragma once

#include "vv-score.h"
#include "vv-solver.h"

/* --- what else could be
 * ------------------------------------------------------------------------------------------ */

/* The best matching of everyone in which this mentee is with this mentor, against the one there is. */
typedef struct
{
  guint mentor;
  int score;       /* of the pair itself */
  gint64 lost;     /* points by which the sum of all falls; below 0 it rises */
  int n_unmatched; /* more mentees unmatched */
} VvAlternative;

typedef struct _VvExplainer VvExplainer;

/* Borrows both. */
VvExplainer *vv_explainer_new (const VvProblem *problem, const VvSolution *solution);
void vv_explainer_free (VvExplainer *explainer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvExplainer, vv_explainer_free)

/* The `n` mentors other than the present one that cost the whole least, best first, as VvAlternative; fewer
 * if there are fewer. The costs are exact: a shortest path in the residual graph under the solution's prices.
 * A lock of this mentee is lifted for the question, others stay. With VV_PREFER_FAIRNESS the `n` mentors of
 * the highest scores are taken and each matching is made anew, which takes as long as solving. Free with
 * g_array_unref(). Errors: G_IO_ERROR_CANCELLED; with fairness those of vv_solver_solve(). */
GArray *vv_explainer_find_alternatives (VvExplainer *explainer,
                                        guint mentee,
                                        guint n,
                                        GCancellable *cancellable,
                                        GError **error);

/* --- why not
 * ------------------------------------------------------------------------------------------------------ */

typedef enum
{
  VV_OBSTACLE_RULE,   /* a hard rule: `blocks` tells which */
  VV_OBSTACLE_BARRED, /* barred by hand in this problem */
  VV_OBSTACLE_TAKEN,  /* allowed, but others have the mentor's places: vv_solution_list_mentees() */
} VvObstacleKind;

typedef struct
{
  guint mentor;
  VvObstacleKind kind;
  guint blocks; /* VvHardRule; 0 when the problem did not come from profiles */
  int score;    /* of the pair, -1 with a rule */
} VvObstacle;

/* For a mentee who is with nobody: what stands between the mentee and each mentor, in the order of mentors.
 * The profiles are those given to vv_score_all(), or NULL. VvObstacle; free with g_array_unref(). */
GArray *vv_explain_unmatched (const VvProblem *problem,
                              const VvSolution *solution,
                              guint mentee,
                              const GPtrArray *mentors,
                              const GPtrArray *mentees,
                              const VvScoring *scoring);
/* Indices (guint) of a mentor's mentees, rising. Free with g_array_unref(). */
GArray *vv_solution_list_mentees (const VvSolution *solution, guint mentor);

/* --- changes by hand
 * ---------------------------------------------------------------------------------------------- */

typedef enum
{
  VV_CHANGE_POSSIBLE,
  VV_CHANGE_LOCKED,    /* `mentee` is locked */
  VV_CHANGE_FORBIDDEN, /* `mentor` and `mentee` must not be matched */
  VV_CHANGE_FULL,      /* `mentor` has no place left */
  VV_CHANGE_TOO_FEW,   /* `mentor` would have less than the smallest number */
} VvChangeVerdict;

typedef struct
{
  VvChangeVerdict verdict;
  guint mentor; /* who stands in the way */
  guint mentee;
  int gained; /* points by which the sum rises; below 0 it falls */
} VvChange;

/* Two mentees change places; one of them may be unmatched. Nothing else moves. */
VvChange
vv_explain_swap (const VvProblem *problem, const VvSolution *solution, guint mentee_a, guint mentee_b);
/* One mentee goes to another mentor, or to none (-1). Nothing else moves. */
VvChange vv_explain_move (const VvProblem *problem, const VvSolution *solution, guint mentee, int mentor);
