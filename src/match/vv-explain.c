#include "vv-explain.h"

#include <string.h>

#include "vv-stage.h"

static gboolean
has_pair (const GArray *pairs, guint mentor, guint mentee)
{
  for (guint i = 0; i < pairs->len; i++)
    if (g_array_index (pairs, VvPair, i).mentor == mentor
        && g_array_index (pairs, VvPair, i).mentee == mentee)
      return TRUE;
  return FALSE;
}

static gboolean
is_locked (const VvProblem *problem, guint mentee)
{
  const GArray *locks = vv_problem_get_locks (problem);

  for (guint i = 0; i < locks->len; i++)
    if (g_array_index (locks, VvPair, i).mentee == mentee)
      return TRUE;
  return FALSE;
}

/* -1 where the pair is not allowed by rule or by hand. */
static int
get_allowed_score (const VvProblem *problem, guint mentor, guint mentee)
{
  if (has_pair (vv_problem_get_bars (problem), mentor, mentee))
    return -1;
  return vv_problem_get_score (problem, mentor, mentee);
}

GArray *
vv_explain_unmatched (const VvProblem *problem,
                      const VvSolution *solution,
                      guint mentee,
                      const GPtrArray *mentors,
                      const GPtrArray *mentees,
                      const VvScoring *scoring)
{
  GArray *obstacles = g_array_new (FALSE, TRUE, sizeof (VvObstacle));

  for (guint j = 0; j < solution->n_mentors; j++)
    {
      VvObstacle obstacle = { j, VV_OBSTACLE_TAKEN, 0, vv_problem_get_score (problem, j, mentee) };

      if (obstacle.score < 0)
        obstacle.kind = VV_OBSTACLE_RULE;
      else if (has_pair (vv_problem_get_bars (problem), j, mentee))
        obstacle.kind = VV_OBSTACLE_BARRED;
      if (obstacle.score < 0 && mentors && mentees && scoring)
        {
          g_autoptr (VvPairScore) score = vv_score_pair (g_ptr_array_index (mentors, j),
                                                         g_ptr_array_index (mentees, mentee), scoring, NULL);

          obstacle.blocks = score->blocks;
        }
      g_array_append_val (obstacles, obstacle);
    }
  return obstacles;
}

GArray *
vv_solution_list_mentees (const VvSolution *solution, guint mentor)
{
  GArray *mentees = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < solution->n_mentees; i++)
    if (solution->mentor_of[i] == (int)mentor)
      g_array_append_val (mentees, i);
  return mentees;
}

/* Points of a mentee with a mentor (-1: none); FALSE fills in why it cannot be. */
static gboolean
judge_place (const VvProblem *problem, guint mentee, int mentor, int *score, VvChange *change)
{
  *score = mentor < 0 ? 0 : get_allowed_score (problem, (guint)mentor, mentee);
  if (*score >= 0)
    return TRUE;
  change->verdict = VV_CHANGE_FORBIDDEN;
  change->mentor = (guint)mentor;
  change->mentee = mentee;
  return FALSE;
}

static gboolean
judge_lock (const VvProblem *problem, guint mentee, VvChange *change)
{
  if (!is_locked (problem, mentee))
    return TRUE;
  change->verdict = VV_CHANGE_LOCKED;
  change->mentee = mentee;
  return FALSE;
}

static int
get_present_score (const VvProblem *problem, const VvSolution *solution, guint mentee)
{
  int mentor = solution->mentor_of[mentee];

  return mentor < 0 ? 0 : vv_problem_get_score (problem, (guint)mentor, mentee);
}

VvChange
vv_explain_swap (const VvProblem *problem, const VvSolution *solution, guint mentee_a, guint mentee_b)
{
  VvChange change = { VV_CHANGE_POSSIBLE };
  int score_a, score_b;

  if (solution->mentor_of[mentee_a] == solution->mentor_of[mentee_b])
    return change;
  if (!judge_lock (problem, mentee_a, &change) || !judge_lock (problem, mentee_b, &change)
      || !judge_place (problem, mentee_a, solution->mentor_of[mentee_b], &score_a, &change)
      || !judge_place (problem, mentee_b, solution->mentor_of[mentee_a], &score_b, &change))
    return change;
  change.gained = score_a + score_b - get_present_score (problem, solution, mentee_a)
                  - get_present_score (problem, solution, mentee_b);
  return change;
}

VvChange
vv_explain_move (const VvProblem *problem, const VvSolution *solution, guint mentee, int mentor)
{
  VvChange change = { VV_CHANGE_POSSIBLE };
  int from = solution->mentor_of[mentee];
  int score;

  if (from == mentor)
    return change;
  if (!judge_lock (problem, mentee, &change) || !judge_place (problem, mentee, mentor, &score, &change))
    return change;
  change.gained = score - get_present_score (problem, solution, mentee);
  change.mentee = mentee;
  if (mentor >= 0 && solution->load[mentor] >= vv_problem_get_max (problem, (guint)mentor))
    {
      change.verdict = VV_CHANGE_FULL;
      change.mentor = (guint)mentor;
    }
  else if (from >= 0 && solution->load[from] <= vv_problem_get_min (problem, (guint)from))
    {
      change.verdict = VV_CHANGE_TOO_FEW;
      change.mentor = (guint)from;
    }
  return change;
}
