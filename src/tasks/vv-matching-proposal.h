/* vv-matching-proposal.h: a proposal between the solver's answer, its stored JSON and the view of it. Only
 * for src/tasks. */
#pragma once

#include "vv-matching-private.h"
#include "vv-workspace-private.h"

VvProposalView *vv_proposal_view_new (const char *id);
VvProposedMatch *vv_proposed_match_new (const char *mentor);
VvUnmatched *vv_unmatched_new (const char *mentee);
VvMatchReason *
vv_match_reason_new (const char *criterion, const char *label, const char *mentee, double points, double of);
/* Sums up scores, and puts the names on that R19 allows. */
gboolean vv_proposal_finish (VvWorkspace *ws, VvProposalView *view, GError **error);
/* The stored document; VV_ERROR_DAMAGED when it is none. Without names. */
VvProposalView *vv_proposal_read (const char *json, GError **error);
