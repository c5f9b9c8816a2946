/* vv-matching-pair.h: the pool's answers as proposals and reasons of the tasks. Only for src/tasks. */
#pragma once

#include "vv-matching.h"
#include "vv-workspace-private.h"

/* Solves, and fills matches and unmatched of the view. */
gboolean vv_pair_propose (VvWorkspace *ws,
                          const char *programme,
                          int group_max,
                          const char *prefer,
                          VvProposalView *view,
                          GCancellable *cancellable,
                          GError **error);
/* VV_ERROR_RULE with the first rule that keeps them apart. */
gboolean vv_pair_check (VvWorkspace *ws,
                        const char *programme,
                        const char *mentor,
                        const char *mentee,
                        GError **error);
/* VvMatchReason* */
GPtrArray *vv_pair_explain (VvWorkspace *ws,
                            const char *programme,
                            const char *mentor,
                            const char *mentee,
                            int *score,
                            GError **error);
/* VvAlternative* */
GPtrArray *vv_pair_alternatives (VvWorkspace *ws,
                                 const char *programme,
                                 const char *mentee,
                                 int group_max,
                                 const char *prefer,
                                 GError **error);
/* Notes that there are impressions of this pair, so that only such pairs are asked for. */
gboolean vv_pair_remember_impression (VvWorkspace *ws,
                                      const char *programme,
                                      const char *mentor,
                                      const char *mentee,
                                      GError **error);
