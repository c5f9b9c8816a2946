#include "vv-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-strings.h"

typedef struct
{
  char *id;
  int min;
  int max;
} Mentor;

typedef struct
{
  guint mentee;
  guint32 edge;
} LooseScore;

struct _VvProblem
{
  guint n_mentors;
  guint n_mentees;
  Mentor *mentors;
  char **mentees;
  VvPrefer prefer;
  GArray *locks;
  GArray *bars;
  GArray *loose;  /* LooseScore, until sealed */
  guint n_rows;   /* that came whole */
  guint32 *first; /* n_mentees + 1 */
  guint32 *edges;
  gsize n_edges;
  gsize room; /* of edges */
  gboolean overflow;
  gboolean out_of_range;
};

static guint32
pack_edge (guint mentor, guint score)
{
  return (score << 18) | mentor;
}

static void
reserve_edges (VvProblem *problem, gsize more)
{
  if (problem->n_edges + more <= problem->room)
    return;
  problem->room = MAX (problem->n_edges + more, problem->room + problem->room / 2);
  problem->edges = g_renew (guint32, problem->edges, problem->room);
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  guint x = vv_edge_mentor (*(const guint32 *)a);
  guint y = vv_edge_mentor (*(const guint32 *)b);

  return (x > y) - (x < y);
}

/* Sorts what came in any order into rows by mentee, each by rising mentor. */
static void
sort_loose_scores (VvProblem *problem)
{
  g_autofree guint32 *next = g_new0 (guint32, problem->n_mentees + 1);

  problem->n_edges = problem->loose->len;
  problem->edges = g_renew (guint32, problem->edges, MAX (problem->n_edges, 1));
  for (guint i = 0; i < problem->loose->len; i++)
    problem->first[g_array_index (problem->loose, LooseScore, i).mentee + 1]++;
  for (guint i = 0; i < problem->n_mentees; i++)
    problem->first[i + 1] += problem->first[i];
  memcpy (next, problem->first, (problem->n_mentees + 1) * sizeof *next);
  for (guint i = 0; i < problem->loose->len; i++)
    {
      const LooseScore *score = &g_array_index (problem->loose, LooseScore, i);

      problem->edges[next[score->mentee]++] = score->edge;
    }
  for (guint i = 0; i < problem->n_mentees; i++)
    qsort (problem->edges + problem->first[i], problem->first[i + 1] - problem->first[i], sizeof (guint32),
           compare_edges);
}

static gboolean
check_rows (const VvProblem *problem, GError **error)
{
  for (guint i = 0; i < problem->n_mentees; i++)
    for (guint32 e = problem->first[i] + 1; e < problem->first[i + 1]; e++)
      if (vv_edge_mentor (problem->edges[e]) == vv_edge_mentor (problem->edges[e - 1]))
        {
          g_set_error (error, VV_ERROR, VV_ERROR_INVALID,
                       _ ("Mentor “%s” and mentee “%s” have two scores. Leave only one of them."),
                       problem->mentors[vv_edge_mentor (problem->edges[e])].id, problem->mentees[i]);
          return FALSE;
        }
  return TRUE;
}

static gboolean
check_mentors (const VvProblem *problem, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint j = 0; j < problem->n_mentors; j++)
    {
      const Mentor *mentor = &problem->mentors[j];

      if (vv_is_empty (mentor->id))
        {
          g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("Mentor number %u has no id."), j);
          return FALSE;
        }
      if (!g_hash_table_add (seen, mentor->id))
        {
          g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("Two mentors have the id “%s”."), mentor->id);
          return FALSE;
        }
      if (mentor->min < 0 || mentor->max < 0 || mentor->min > mentor->max)
        {
          g_set_error (error, VV_ERROR, VV_ERROR_INVALID,
                       _ ("Mentor “%s” takes at least %d and at most %d mentees: this cannot be. Correct the "
                          "numbers."),
                       mentor->id, mentor->min, mentor->max);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_mentees (const VvProblem *problem, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < problem->n_mentees; i++)
    {
      if (vv_is_empty (problem->mentees[i]))
        {
          g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("Mentee number %u has no id."), i);
          return FALSE;
        }
      if (!g_hash_table_add (seen, problem->mentees[i]))
        {
          g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("Two mentees have the id “%s”."),
                       problem->mentees[i]);
          return FALSE;
        }
    }
  return TRUE;
}

VvProblem *
vv_problem_new (guint n_mentors, guint n_mentees, GError **error)
{
  VvProblem *problem;

  if (n_mentors >= VV_PROBLEM_MENTORS_MAX || n_mentees >= G_MAXINT32)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_LIMIT, _ ("At most %u mentors can be matched at once."),
                   VV_PROBLEM_MENTORS_MAX - 1);
      return NULL;
    }
  problem = g_new0 (VvProblem, 1);
  problem->n_mentors = n_mentors;
  problem->n_mentees = n_mentees;
  problem->mentors = g_new0 (Mentor, MAX (n_mentors, 1));
  problem->mentees = g_new0 (char *, (gsize)n_mentees + 1);
  problem->first = g_new0 (guint32, (gsize)n_mentees + 1);
  problem->locks = g_array_new (FALSE, FALSE, sizeof (VvPair));
  problem->bars = g_array_new (FALSE, FALSE, sizeof (VvPair));
  problem->loose = g_array_new (FALSE, FALSE, sizeof (LooseScore));
  for (guint j = 0; j < n_mentors; j++)
    problem->mentors[j].max = 1;
  return problem;
}

void
vv_problem_free (VvProblem *problem)
{
  if (problem == NULL)
    return;
  for (guint j = 0; j < problem->n_mentors; j++)
    g_free (problem->mentors[j].id);
  for (guint i = 0; i < problem->n_mentees; i++)
    g_free (problem->mentees[i]);
  g_free (problem->mentors);
  g_free (problem->mentees);
  g_free (problem->first);
  g_free (problem->edges);
  g_array_unref (problem->locks);
  g_array_unref (problem->bars);
  g_clear_pointer (&problem->loose, g_array_unref);
  g_free (problem);
}

void
vv_problem_set_mentor (VvProblem *problem, guint mentor, const char *id, int min, int max)
{
  g_return_if_fail (mentor < problem->n_mentors);

  vv_set_string (&problem->mentors[mentor].id, id);
  problem->mentors[mentor].min = min;
  problem->mentors[mentor].max = max;
}

void
vv_problem_set_mentee (VvProblem *problem, guint mentee, const char *id)
{
  g_return_if_fail (mentee < problem->n_mentees);

  vv_set_string (&problem->mentees[mentee], id);
}

void
vv_problem_set_prefer (VvProblem *problem, VvPrefer prefer)
{
  problem->prefer = prefer;
}

void
vv_problem_add_score (VvProblem *problem, guint mentor, guint mentee, guint score)
{
  LooseScore loose = { mentee, pack_edge (mentor, MIN (score, VV_PROBLEM_SCORE_MAX)) };

  g_return_if_fail (mentor < problem->n_mentors && mentee < problem->n_mentees);
  g_return_if_fail (problem->loose != NULL && problem->n_rows == 0);

  problem->out_of_range |= score > VV_PROBLEM_SCORE_MAX;
  if (problem->loose->len >= VV_PROBLEM_PAIRS_MAX / sizeof (LooseScore))
    problem->overflow = TRUE;
  else
    g_array_append_val (problem->loose, loose);
}

void
vv_problem_add_row (VvProblem *problem, const gint16 *scores)
{
  guint32 *edges;
  gsize n;

  g_return_if_fail (problem->n_rows < problem->n_mentees);
  g_return_if_fail (problem->loose != NULL && problem->loose->len == 0);

  if (problem->n_edges + problem->n_mentors > VV_PROBLEM_PAIRS_MAX)
    {
      problem->overflow = TRUE;
      return;
    }
  reserve_edges (problem, problem->n_mentors);
  edges = problem->edges;
  n = problem->n_edges;
  for (guint j = 0; j < problem->n_mentors; j++)
    {
      edges[n] = pack_edge (j, (guint)MAX (scores[j], 0));
      n += scores[j] >= 0;
      problem->out_of_range |= scores[j] > VV_PROBLEM_SCORE_MAX;
    }
  problem->n_edges = n;
  problem->first[++problem->n_rows] = (guint32)n;
}

void
vv_problem_add_lock (VvProblem *problem, guint mentor, guint mentee)
{
  VvPair pair = { mentor, mentee };

  g_return_if_fail (mentor < problem->n_mentors && mentee < problem->n_mentees);

  g_array_append_val (problem->locks, pair);
}

void
vv_problem_add_bar (VvProblem *problem, guint mentor, guint mentee)
{
  VvPair pair = { mentor, mentee };

  g_return_if_fail (mentor < problem->n_mentors && mentee < problem->n_mentees);

  g_array_append_val (problem->bars, pair);
}

gboolean
vv_problem_seal (VvProblem *problem, GError **error)
{
  g_return_val_if_fail (problem->loose != NULL, FALSE);

  if (problem->overflow)
    {
      g_set_error_literal (
          error, VV_ERROR, VV_ERROR_LIMIT,
          _ ("There are too many possible pairs to be matched at once. Divide the programme."));
      return FALSE;
    }
  if (problem->out_of_range)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("A score is not between 0 and %d."),
                   VV_PROBLEM_SCORE_MAX);
      return FALSE;
    }
  if (problem->n_rows > 0)
    for (guint i = problem->n_rows; i < problem->n_mentees; i++)
      problem->first[i + 1] = (guint32)problem->n_edges;
  else
    sort_loose_scores (problem);
  g_clear_pointer (&problem->loose, g_array_unref);
  problem->edges = g_renew (guint32, problem->edges, MAX (problem->n_edges, 1));
  return check_mentors (problem, error) && check_mentees (problem, error) && check_rows (problem, error);
}

guint
vv_problem_get_n_mentors (const VvProblem *problem)
{
  return problem->n_mentors;
}

guint
vv_problem_get_n_mentees (const VvProblem *problem)
{
  return problem->n_mentees;
}

gsize
vv_problem_get_n_pairs (const VvProblem *problem)
{
  return problem->n_edges;
}

const char *
vv_problem_get_mentor_id (const VvProblem *problem, guint mentor)
{
  return problem->mentors[mentor].id;
}

const char *
vv_problem_get_mentee_id (const VvProblem *problem, guint mentee)
{
  return problem->mentees[mentee];
}

int
vv_problem_get_min (const VvProblem *problem, guint mentor)
{
  return problem->mentors[mentor].min;
}

int
vv_problem_get_max (const VvProblem *problem, guint mentor)
{
  return problem->mentors[mentor].max;
}

VvPrefer
vv_problem_get_prefer (const VvProblem *problem)
{
  return problem->prefer;
}

int
vv_problem_get_score (const VvProblem *problem, guint mentor, guint mentee)
{
  guint32 low = problem->first[mentee];
  guint32 high = problem->first[mentee + 1];

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      guint at = vv_edge_mentor (problem->edges[middle]);

      if (at == mentor)
        return vv_edge_score (problem->edges[middle]);
      if (at < mentor)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

const GArray *
vv_problem_get_locks (const VvProblem *problem)
{
  return problem->locks;
}

const GArray *
vv_problem_get_bars (const VvProblem *problem)
{
  return problem->bars;
}

const guint32 *
vv_problem_get_first (const VvProblem *problem)
{
  return problem->first;
}

const guint32 *
vv_problem_get_edges (const VvProblem *problem)
{
  return problem->edges;
}
