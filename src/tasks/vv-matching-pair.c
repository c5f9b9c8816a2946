#include "config.h"

#include "vv-matching-pair.h"

#include <glib/gi18n-lib.h>
#include "vv-error.h"
#include "vv-matching-pool.h"
#include "vv-matching-proposal.h"
#include "vv-people-private.h"
#include "vv-strings.h"

#define ALTERNATIVES 3

static void
add_reasons (const VvPool *pool, guint mentor, guint mentee, GPtrArray *reasons, int *score)
{
  const VvProfile *profile = g_ptr_array_index (pool->mentees, mentee);
  g_autoptr (GPtrArray) found = vv_pool_explain (pool, mentor, mentee, score);
  for (guint i = 0; i < found->len; i++)
    {
      VvPoolReason *from = g_ptr_array_index (found, i);
      VvMatchReason *reason
          = vv_match_reason_new (from->criterion, from->label, profile->id, from->points, from->of);
      reason->text = g_steal_pointer (&from->text);
      g_ptr_array_add (reasons, reason);
    }
}

static gboolean
is_pinned (const VvPool *pool, guint mentor, guint mentee)
{
  const GArray *locks = vv_problem_get_locks (pool->problem);
  for (guint i = 0; i < locks->len; i++)
    {
      const VvPair *pair = &g_array_index (locks, VvPair, i);
      if (pair->mentor == mentor && pair->mentee == mentee)
        return TRUE;
    }
  return FALSE;
}

static void
add_mentee (const VvPool *pool, VvProposedMatch *match, guint mentor, guint mentee)
{
  const VvProfile *profile = g_ptr_array_index (pool->mentees, mentee);
  int score = 0;
  add_reasons (pool, mentor, mentee, match->reasons, &score);
  score = MAX (score, 0);
  g_ptr_array_add (match->mentees, g_strdup (profile->id));
  g_array_append_val (match->scores, score);
  match->pinned = match->pinned || is_pinned (pool, mentor, mentee);
}

static void
tell_solution (const VvPool *pool, VvProposalView *view)
{
  for (guint mentor = 0; mentor < pool->mentors->len; mentor++)
    {
      if (pool->solution->load[mentor] == 0)
        continue;
      const VvProfile *profile = g_ptr_array_index (pool->mentors, mentor);
      VvProposedMatch *match = vv_proposed_match_new (profile->id);
      g_ptr_array_add (view->matches, match);
      for (guint mentee = 0; mentee < pool->mentees->len; mentee++)
        if (pool->solution->mentor_of[mentee] == (int)mentor)
          add_mentee (pool, match, mentor, mentee);
    }
  for (guint mentee = 0; mentee < pool->mentees->len; mentee++)
    {
      if (pool->solution->mentor_of[mentee] >= 0)
        continue;
      const VvProfile *profile = g_ptr_array_index (pool->mentees, mentee);
      VvUnmatched *unmatched = vv_unmatched_new (profile->id);
      g_ptr_array_unref (unmatched->because);
      unmatched->because = vv_pool_explain_unmatched (pool, mentee);
      g_ptr_array_add (view->unmatched, unmatched);
    }
}

/* Who is not in the pool has a mentor already, no place left, or is not far enough. */
static gboolean
find_pair (const VvPool *pool, const char *mentor, const char *mentee, int *m, int *n, GError **error)
{
  *m = vv_pool_find_mentor (pool, mentor);
  *n = vv_pool_find_mentee (pool, mentee);
  if (*m < 0)
    g_set_error_literal (error, VV_ERROR, VV_ERROR_RULE,
                         _ ("This mentor has no place left, or is not a mentor of this programme now. R06"));
  else if (*n < 0)
    g_set_error_literal (
        error, VV_ERROR, VV_ERROR_RULE,
        _ ("This mentee has a mentor already, or is not waiting for one in this programme."));
  return *m >= 0 && *n >= 0;
}

/* --- shared by tasks --- */

gboolean
vv_pair_propose (VvWorkspace *ws,
                 const char *programme,
                 int group_max,
                 const char *prefer,
                 VvProposalView *view,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (VvPool) pool = vv_pool_load (ws, programme, group_max, prefer, error);
  if (pool == NULL || !vv_pool_solve (ws, pool, cancellable, error))
    return FALSE;
  tell_solution (pool, view);
  return TRUE;
}

gboolean
vv_pair_check (VvWorkspace *ws, const char *programme, const char *mentor, const char *mentee, GError **error)
{
  int m = -1, n = -1, score = 0;
  g_autoptr (VvPool) pool = vv_pool_load (ws, programme, 0, NULL, error);
  if (pool == NULL || !find_pair (pool, mentor, mentee, &m, &n, error))
    return FALSE;
  g_autoptr (GPtrArray) reasons = vv_pool_explain (pool, (guint)m, (guint)n, &score);
  if (score >= 0)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_RULE,
                       ((VvPoolReason *)g_ptr_array_index (reasons, 0))->text);
  return FALSE;
}

GPtrArray *
vv_pair_explain (VvWorkspace *ws,
                 const char *programme,
                 const char *mentor,
                 const char *mentee,
                 int *score,
                 GError **error)
{
  /* A pair that is matched already is looked at as if both were free. */
  g_autoptr (VvPool) pool = vv_pool_load_pair (ws, programme, mentor, mentee, error);
  if (pool == NULL)
    return NULL;
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_match_reason_free);
  add_reasons (pool, 0, 0, reasons, score);
  return reasons;
}

GPtrArray *
vv_pair_alternatives (VvWorkspace *ws,
                      const char *programme,
                      const char *mentee,
                      int group_max,
                      const char *prefer,
                      GError **error)
{
  g_autoptr (VvPool) pool = vv_pool_load (ws, programme, group_max, prefer, error);
  if (pool == NULL)
    return NULL;
  g_autoptr (GPtrArray) alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_alternative_free);
  int index = vv_pool_find_mentee (pool, mentee);
  if (index < 0)
    return g_steal_pointer (&alternatives); /* matched already: nothing to choose */
  if (!vv_pool_solve (ws, pool, NULL, error))
    return NULL;
  g_autoptr (GPtrArray) found = vv_pool_find_alternatives (pool, (guint)index, ALTERNATIVES, NULL, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      VvPoolAlternative *from = g_ptr_array_index (found, i);
      const VvProfile *profile = g_ptr_array_index (pool->mentors, from->mentor);
      VvAlternative *alternative = g_new0 (VvAlternative, 1);
      g_ptr_array_add (alternatives, alternative);
      alternative->mentor = g_strdup (profile->id);
      alternative->mentor_name = vv_workspace_person_name (ws, profile->id, VV_ROLE_MENTOR, error);
      alternative->score = from->score;
      alternative->cost = from->cost;
      alternative->text = g_strdup (from->text);
      if (alternative->mentor_name == NULL)
        return NULL;
    }
  return found != NULL ? g_steal_pointer (&alternatives) : NULL;
}

gboolean
vv_pair_remember_impression (VvWorkspace *ws,
                             const char *programme,
                             const char *mentor,
                             const char *mentee,
                             GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autofree char *key = g_strconcat (VV_POOL_PAIRS_KEY, programme, NULL);
  g_autofree char *pair = g_strconcat (mentor, "/", mentee, NULL);
  g_autoptr (GError) local = NULL;
  g_autofree char *text = vv_store_get_setting (store, key, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_auto (GStrv) pairs = vv_split_tags (text);
  if (vv_has_tag ((const char *const *)pairs, pair))
    return TRUE;
  g_autofree char *longer = vv_is_empty (text) ? g_strdup (pair) : g_strconcat (text, ",", pair, NULL);
  return vv_store_put_setting (store, key, longer, error);
}
