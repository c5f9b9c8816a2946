/* vv-matching-pool.h: the people of a programme as matching sees them, and the solver's answer. Apart from
 * vv-matching.h, so that the words of src/match and of the tasks do not meet. Only for src/tasks. */
#pragma once

#include "vv-score.h"
#include "vv-solver.h"
#include "vv-workspace-private.h"

/* Setting that lists the pairs of a programme with impressions: "MENTOR/MENTEE,…". */
#define VV_POOL_PAIRS_KEY "impressions."

typedef struct
{
  VvProgramme *programme;
  GPtrArray *mentors, *mentees; /* VvProfile*, by name */
  VvScoring *scoring;
  VvImpressions *impressions;
  VvPrefer prefer;
  gboolean is_ahead; /* no mentor is ready yet: readiness is said, not asked (the proposal looks ahead) */
  VvProblem *problem;
  VvSolution *solution;
} VvPool;

/* Everybody who may still be matched; group_max 0: the programme's. Errors: VV_ERROR_RULE (R05). */
VvPool *
vv_pool_load (VvWorkspace *ws, const char *programme, int group_max, const char *prefer, GError **error);
/* Two people alone, looked at as if both were free; not to be solved. */
VvPool *vv_pool_load_pair (VvWorkspace *ws,
                           const char *programme,
                           const char *mentor,
                           const char *mentee,
                           GError **error);
void vv_pool_free (VvPool *pool);
/* Scores all pairs, keeps the pins, solves. */
gboolean vv_pool_solve (VvWorkspace *ws, VvPool *pool, GCancellable *cancellable, GError **error);
/* -1 when not in the pool. */
int vv_pool_find_mentor (const VvPool *pool, const char *person);
int vv_pool_find_mentee (const VvPool *pool, const char *person);

/* One criterion of a pair in the screen's language. */
typedef struct
{
  const char *criterion; /* topics, field, interests, wishes, communication, form */
  const char *label;
  double points, of;
  char *text;
} VvPoolReason;
void vv_pool_reason_free (VvPoolReason *reason);
/* VvPoolReason*, in the order of the criteria; rules that block come as reasons with of = 0. *score: 0..100,
 * -1 when blocked. */
GPtrArray *vv_pool_explain (const VvPool *pool, guint mentor, guint mentee, int *score);
/* (transfer full) char* sentences: why the solution leaves this mentee without a mentor. */
GPtrArray *vv_pool_explain_unmatched (const VvPool *pool, guint mentee);

typedef struct
{
  guint mentor;
  int score; /* 0..100 */
  int cost;  /* points 0..100 of all together */
  char *text;
} VvPoolAlternative;
void vv_pool_alternative_free (VvPoolAlternative *alternative);
/* VvPoolAlternative*, at most n, best first. */
GPtrArray *vv_pool_find_alternatives (const VvPool *pool,
                                      guint mentee,
                                      guint n,
                                      GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPool, vv_pool_free)
