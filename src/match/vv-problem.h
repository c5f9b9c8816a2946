/* vv-problem.h: who may be matched with whom, and how well: the whole input of the solver.
 *
 * Mentees are rows, mentors columns. A pair that is allowed has a score of 0..10000; a pair without one is
 * forbidden by a hard rule. Each allowed pair takes four bytes, so that 2,000 × 8,000 people need 64 MB. */
#pragma once

#include <glib.h>

#define VV_PROBLEM_SCORE_MAX 10000
/* A pair holds the mentor's index in 18 bits beside the score. */
#define VV_PROBLEM_MENTORS_MAX (1u << 18)
#define VV_PROBLEM_PAIRS_MAX ((gsize)G_MAXINT32)

typedef enum
{
  VV_PREFER_TOTAL,    /* the highest sum */
  VV_PREFER_FAIRNESS, /* first as few as possible in the lowest bands below 60 of 100, then the highest sum */
} VvPrefer;

typedef struct
{
  guint mentor;
  guint mentee;
} VvPair;

typedef struct _VvProblem VvProblem;

/* All mentors start with min 0 and max 1, nobody has an id yet. Errors: VV_ERROR_LIMIT. */
VvProblem *vv_problem_new (guint n_mentors, guint n_mentees, GError **error);
void vv_problem_free (VvProblem *problem);

/* The id's text settles ties, so it must be the same each time the same people are matched. `min` and `max`
 * count mentees (R05, R06). */
void vv_problem_set_mentor (VvProblem *problem, guint mentor, const char *id, int min, int max);
void vv_problem_set_mentee (VvProblem *problem, guint mentee, const char *id);
void vv_problem_set_prefer (VvProblem *problem, VvPrefer prefer);

/* Scores in any order. */
void vv_problem_add_score (VvProblem *problem, guint mentor, guint mentee, guint score);
/* All scores of the next mentee at once, which spares the sorting of vv_problem_add_score(); rows come in the
 * order of mentees. `scores` has one entry per mentor, below 0 where the pair is forbidden. Not to be mixed
 * with vv_problem_add_score(). */
void vv_problem_add_row (VvProblem *problem, const gint16 *scores);
/* A pair that stays: it takes one of the mentor's places. */
void vv_problem_add_lock (VvProblem *problem, guint mentor, guint mentee);
/* A pair that must not be, whatever its score. */
void vv_problem_add_bar (VvProblem *problem, guint mentor, guint mentee);

/* Ends the input and checks it as a whole; to be called once, before solving. Errors: VV_ERROR_INVALID (min
 * above max, an id missing or used twice, a pair scored twice, a score out of range), VV_ERROR_LIMIT. */
gboolean vv_problem_seal (VvProblem *problem, GError **error);

guint vv_problem_get_n_mentors (const VvProblem *problem);
guint vv_problem_get_n_mentees (const VvProblem *problem);
gsize vv_problem_get_n_pairs (const VvProblem *problem);
const char *vv_problem_get_mentor_id (const VvProblem *problem, guint mentor);
const char *vv_problem_get_mentee_id (const VvProblem *problem, guint mentee);
int vv_problem_get_min (const VvProblem *problem, guint mentor);
int vv_problem_get_max (const VvProblem *problem, guint mentor);
VvPrefer vv_problem_get_prefer (const VvProblem *problem);
/* -1 if the pair is forbidden. Needs a sealed problem. */
int vv_problem_get_score (const VvProblem *problem, guint mentor, guint mentee);
/* VvPair each; (transfer none). */
const GArray *vv_problem_get_locks (const VvProblem *problem);
const GArray *vv_problem_get_bars (const VvProblem *problem);

/* The rows as they are stored: the allowed pairs of a mentee are edges[first[mentee]] up to
 * edges[first[mentee + 1]], by rising mentor. Bars and locks are not applied in them. */
const guint32 *vv_problem_get_first (const VvProblem *problem);
const guint32 *vv_problem_get_edges (const VvProblem *problem);

static inline guint
vv_edge_mentor (guint32 edge)
{
  return edge & (VV_PROBLEM_MENTORS_MAX - 1);
}

static inline int
vv_edge_score (guint32 edge)
{
  return (int)(edge >> 18);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvProblem, vv_problem_free)
