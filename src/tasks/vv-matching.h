/* vv-matching.h: a proposal for everyone at once, explained; the coordinator changes, locks, accepts. */
#pragma once

#include "vv-match.h"
#include "vv-workspace.h"

typedef struct
{
  char *criterion; /* topics, field, interests, wishes, communication, form */
  char *label;     /* screen language */
  char *mentee;    /* person id */
  double points, of;
  char *text; /* sentence in the screen's language */
} VvMatchReason;
void vv_match_reason_free (VvMatchReason *reason);

typedef struct
{
  char *mentor; /* person id */
  char *mentor_name;
  GPtrArray *mentees;      /* char* ids */
  GPtrArray *mentee_names; /* char*, codes where R19 hides names */
  GArray *scores;          /* int 0..100, one per mentee */
  int score;               /* mean, 0..100 */
  GPtrArray *reasons;      /* VvMatchReason* */
  gboolean pinned;         /* any made by hand */
} VvProposedMatch;

typedef struct
{
  char *mentee, *name;
  GPtrArray *because; /* char* sentences: which rule blocks, who took the places */
} VvUnmatched;

typedef struct
{
  char *id;
  GPtrArray *matches;   /* VvProposedMatch* */
  GPtrArray *unmatched; /* VvUnmatched* */
  int total;            /* sum of scores 0..100 of all mentees */
  int worst;            /* lowest score of a matched mentee, 0 when none */
} VvProposalView;
void vv_proposal_view_free (VvProposalView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvProposalView, vv_proposal_view_free)

/* Stores the proposal. group_max 0: the programme's. prefer: "total" or "fairness". */
VvProposalView *vv_matching_propose (VvWorkspace *ws,
                                     const char *programme,
                                     int group_max,
                                     const char *prefer,
                                     GCancellable *cancellable,
                                     GError **error);
/* The newest proposal not yet accepted; NULL without error when there is none. */
VvProposalView *vv_matching_current (VvWorkspace *ws, const char *programme, GError **error);
char *vv_matching_proposal_json (const VvProposalView *view);
gboolean vv_matching_pin (VvWorkspace *ws,
                          const char *programme,
                          const char *mentor,
                          const char *mentee,
                          gboolean pinned,
                          GError **error);
GPtrArray *vv_matching_list_pins (VvWorkspace *ws, const char *programme, GError **error);
/* Makes RESERVED matches of the proposal. (transfer full) match ids. */
GPtrArray *vv_matching_accept (VvWorkspace *ws, const char *proposal, GError **error);
gboolean vv_matching_lock (VvWorkspace *ws, const char *match, const char *reason, GError **error);
gboolean vv_matching_unlock (VvWorkspace *ws, const char *match, const char *reason, GError **error);
gboolean vv_matching_set_state (VvWorkspace *ws,
                                const char *match,
                                VvMatchState state,
                                const char *reason,
                                GError **error);
/* Why this pair stands or cannot: reasons, or blocking rules as VvMatchReason with of = 0. */
GPtrArray *vv_matching_explain (VvWorkspace *ws,
                                const char *programme,
                                const char *mentor,
                                const char *mentee,
                                int *score,
                                GError **error);

typedef struct
{
  char *mentor, *mentor_name;
  int score;  /* 0..100 with this mentor */
  int cost;   /* what it costs the whole, points 0..100 */
  char *text; /* sentence */
} VvAlternative;
void vv_alternative_free (VvAlternative *alternative);
/* At most three, best first. */
GPtrArray *
vv_matching_alternatives (VvWorkspace *ws, const char *programme, const char *mentee, GError **error);
/* What the coordinator thinks of a pair: criterion wishes|communication|interests, 0..3, -1 takes it back. */
gboolean vv_matching_set_impression (VvWorkspace *ws,
                                     const char *programme,
                                     const char *mentor,
                                     const char *mentee,
                                     const char *criterion,
                                     int value,
                                     GError **error);

VvMatch *vv_matching_get (VvWorkspace *ws, const char *match, GError **error);
GPtrArray *vv_matching_list (VvWorkspace *ws, const char *programme, const char *person, GError **error);
gboolean vv_matching_save (VvWorkspace *ws, VvMatch *match, GError **error);
/* "Group Fjord", or "Oskar and Henrik" for a pair; names as R19 allows. */
char *vv_matching_title (VvWorkspace *ws, const VvMatch *match, GError **error);
/* Decision memo (MTC) in the programme's language. */
GBytes *vv_matching_memo_pdf (VvWorkspace *ws, const char *programme, GError **error);
/* `match solve`: the solver alone, JSON in, JSON out. */
char *vv_matching_solve_json (const char *json, GCancellable *cancellable, GError **error);
