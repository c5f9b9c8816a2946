/* vv-matching.c: proposals. The states of a match are in vv-matching-state.c. */
#include "config.h"

#include "vv-matching-pair.h"
#include "vv-matching-proposal.h"

#include <glib/gi18n-lib.h>
#include "vv-error.h"
#include "vv-people-private.h"
#include "vv-strings.h"
#include "vv-transitions.h"

/* The proposal the coordinator looks at: the newest that is not accepted. NULL without error when there is
 * none. */
static VvProposal *
find_current (VvWorkspace *ws, const char *programme, GError **error)
{
  g_autoptr (VvProposal) proposal
      = vv_store_get_latest_proposal (vv_workspace_get_store (ws), programme, error);
  return proposal != NULL && !proposal->accepted ? g_steal_pointer (&proposal) : NULL;
}

static gboolean
store_proposal (VvWorkspace *ws,
                const char *programme,
                int group_max,
                const char *prefer,
                const VvProposalView *view,
                GError **error)
{
  g_autoptr (VvProposal) proposal = vv_proposal_new (view->id, programme);
  g_free (proposal->created_at);
  proposal->created_at = vv_clock_now (vv_workspace_get_clock (ws));
  vv_set_string (&proposal->prefer, prefer != NULL ? prefer : "total");
  proposal->group_max = group_max;
  g_free (proposal->json);
  proposal->json = vv_matching_proposal_json (view);
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  return transaction != NULL && vv_store_put_proposal (vv_workspace_get_store (ws), proposal, error)
         && vv_workspace_audit (ws, "match.propose", view->id, NULL, error)
         && vv_transaction_commit (transaction, error);
}

/* Mentees who found a mentor meanwhile are no longer free. */
static gboolean
check_free (VvWorkspace *ws, const VvProposal *proposal, const VvProposedMatch *proposed, GError **error)
{
  for (guint i = 0; i < proposed->mentees->len; i++)
    {
      const char *mentee = g_ptr_array_index (proposed->mentees, i);
      g_autoptr (GPtrArray) matches
          = vv_store_list_matches (vv_workspace_get_store (ws), proposal->programme, mentee, error);
      if (matches == NULL)
        return FALSE;
      for (guint j = 0; j < matches->len; j++)
        {
          VvMatch *match = g_ptr_array_index (matches, j);
          if (!vv_match_has_mentee (match, mentee)
              || (match->state != VV_MATCH_RESERVED && !vv_match_is_live (match)))
            continue;
          g_set_error_literal (
              error, VV_ERROR, VV_ERROR_CONFLICT,
              _ ("Somebody of this proposal has been matched meanwhile. Please make a new one."));
          return FALSE;
        }
    }
  return TRUE;
}

/* A match of this mentor that was only proposed is taken up again, so that none lies about. */
static VvMatch *
find_or_make (VvWorkspace *ws, const VvProposal *proposal, const char *mentor, GError **error)
{
  g_autoptr (GPtrArray) matches
      = vv_store_list_matches (vv_workspace_get_store (ws), proposal->programme, mentor, error);
  if (matches == NULL)
    return NULL;
  for (guint i = 0; i < matches->len; i++)
    {
      VvMatch *match = g_ptr_array_index (matches, i);
      if (match->state == VV_MATCH_PROPOSED && g_strcmp0 (match->mentor, mentor) == 0)
        return vv_match_copy (match);
    }
  g_autofree char *id = vv_workspace_new_id (ws);
  return vv_match_new (id, proposal->programme, mentor);
}

static char *
reserve (VvWorkspace *ws, const VvProposal *proposal, const VvProposedMatch *proposed, GError **error)
{
  if (!check_free (ws, proposal, proposed, error))
    return NULL;
  g_autoptr (VvMatch) match = find_or_make (ws, proposal, proposed->mentor, error);
  if (match == NULL)
    return NULL;
  g_ptr_array_set_size (match->mentees, 0);
  for (guint i = 0; i < proposed->mentees->len; i++)
    g_ptr_array_add (match->mentees, g_strdup (g_ptr_array_index (proposed->mentees, i)));
  vv_set_string (&match->proposal, proposal->id);
  match->score = proposed->score;
  match->state = VV_MATCH_PROPOSED;
  if (!vv_store_put_match (vv_workspace_get_store (ws), match, error)
      || !vv_matching_set_state (ws, match->id, VV_MATCH_RESERVED, NULL, error))
    return NULL;
  return g_strdup (match->id);
}

/* --- public --- */

VvProposalView *
vv_matching_propose (VvWorkspace *ws,
                     const char *programme,
                     int group_max,
                     const char *prefer,
                     GCancellable *cancellable,
                     GError **error)
{
  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error))
    return NULL;
  g_autofree char *id = vv_workspace_new_id (ws);
  g_autoptr (VvProposalView) view = vv_proposal_view_new (id);
  if (!vv_pair_propose (ws, programme, group_max, prefer, view, cancellable, error)
      || !vv_proposal_finish (ws, view, error)
      || !store_proposal (ws, programme, group_max, prefer, view, error))
    return NULL;
  return g_steal_pointer (&view);
}

VvProposalView *
vv_matching_current (VvWorkspace *ws, const char *programme, GError **error)
{
  g_autoptr (VvProposal) proposal = find_current (ws, programme, error);
  if (proposal == NULL)
    return NULL;
  g_autoptr (VvProposalView) view = vv_proposal_read (proposal->json, error);
  if (view == NULL || !vv_proposal_finish (ws, view, error))
    return NULL;
  return g_steal_pointer (&view);
}

GPtrArray *
vv_matching_accept (VvWorkspace *ws, const char *proposal, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error))
    return NULL;
  g_autoptr (VvProposal) record = vv_store_get_proposal (store, proposal, error);
  if (record == NULL)
    return NULL;
  if (record->accepted)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE, _ ("This proposal has been accepted already."));
      return NULL;
    }
  g_autoptr (VvProposalView) view = vv_proposal_read (record->json, error);
  if (view == NULL)
    return NULL;
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  if (transaction == NULL)
    return NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < view->matches->len; i++)
    {
      char *id = NULL;
      VvProposedMatch *proposed = g_ptr_array_index (view->matches, i);
      if (proposed->mentees->len == 0)
        continue;
      id = reserve (ws, record, proposed, error);
      if (id == NULL)
        return NULL;
      g_ptr_array_add (ids, id);
    }
  record->accepted = TRUE;
  if (!vv_store_put_proposal (store, record, error)
      || !vv_workspace_audit (ws, "match.accept", proposal, NULL, error)
      || !vv_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&ids);
}

gboolean
vv_matching_pin (VvWorkspace *ws,
                 const char *programme,
                 const char *mentor,
                 const char *mentee,
                 gboolean pinned,
                 GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autoptr (VvPin) pin = vv_pin_new (mentor, mentee);
  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error))
    return FALSE;
  if (pinned && !vv_pair_check (ws, programme, mentor, mentee, error))
    return FALSE;
  g_autoptr (GPtrArray) pins = vv_store_list_pins (store, programme, error);
  g_autoptr (VvTransaction) transaction = pins != NULL ? vv_transaction_begin (ws, error) : NULL;
  if (transaction == NULL)
    return FALSE;
  /* A mentee has one mentor: an earlier choice gives way. */
  for (guint i = 0; i < pins->len; i++)
    {
      VvPin *other = g_ptr_array_index (pins, i);
      if (g_strcmp0 (other->mentee, mentee) == 0 && (pinned || g_strcmp0 (other->mentor, mentor) == 0)
          && !vv_store_delete_pin (store, programme, other, error))
        return FALSE;
    }
  return (!pinned || vv_store_put_pin (store, programme, pin, error))
         && vv_workspace_audit (ws, pinned ? "match.pin" : "match.unpin", mentee, mentor, error)
         && vv_transaction_commit (transaction, error);
}

GPtrArray *
vv_matching_list_pins (VvWorkspace *ws, const char *programme, GError **error)
{
  return vv_store_list_pins (vv_workspace_get_store (ws), programme, error);
}

GPtrArray *
vv_matching_explain (VvWorkspace *ws,
                     const char *programme,
                     const char *mentor,
                     const char *mentee,
                     int *score,
                     GError **error)
{
  return vv_pair_explain (ws, programme, mentor, mentee, score, error);
}

GPtrArray *
vv_matching_alternatives (VvWorkspace *ws, const char *programme, const char *mentee, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (VvProposal) proposal = find_current (ws, programme, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return vv_pair_alternatives (ws, programme, mentee, proposal != NULL ? proposal->group_max : 0,
                               proposal != NULL ? proposal->prefer : NULL, error);
}

gboolean
vv_matching_set_impression (VvWorkspace *ws,
                            const char *programme,
                            const char *mentor,
                            const char *mentee,
                            const char *criterion,
                            int value,
                            GError **error)
{
  static const char *const CRITERIA[] = { "wishes", "communication", "interests", NULL };
  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error))
    return FALSE;
  if (criterion == NULL || !g_strv_contains (CRITERIA, criterion) || value < -1 || value > 3)
    {
      g_set_error_literal (
          error, VV_ERROR, VV_ERROR_INVALID,
          _ ("An impression is 0 to 3 of wishes, communication or interests; -1 takes it back."));
      return FALSE;
    }
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  return transaction != NULL
         && vv_store_put_impression (vv_workspace_get_store (ws), programme, mentor, mentee, criterion, value,
                                     error)
         && vv_pair_remember_impression (ws, programme, mentor, mentee, error)
         && vv_workspace_audit (ws, "match.impression", mentee, criterion, error)
         && vv_transaction_commit (transaction, error);
}
