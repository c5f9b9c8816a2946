/* vv-match-pane.h: the right pane of the Match page: why two people go together, point by point, and what
 * else could be and what each of it costs everyone.
 *
 * Acts through the page's action group "match": move(ss), swap, release(ss), keep(ss), lock(s), unlock(s),
 * choose, impress(sssi), select(ss), close-pane. */
#pragma once

#include <adwaita.h>
#include "vv-match-board.h"

G_BEGIN_DECLS

#define VV_TYPE_MATCH_PANE (vv_match_pane_get_type ())
G_DECLARE_FINAL_TYPE (VvMatchPane, vv_match_pane, VV, MATCH_PANE, AdwBin)

GtkWidget *vv_match_pane_new (void);
/* A pair of a card. */
gboolean vv_match_pane_show_pair (VvMatchPane *pane,
                                  VvWorkspace *ws,
                                  const char *programme,
                                  const VvBoardCard *card,
                                  const VvBoardMentee *mentee,
                                  GError **error);
/* Somebody without a mentor. */
gboolean vv_match_pane_show_unmatched (VvMatchPane *pane,
                                       VvWorkspace *ws,
                                       const char *programme,
                                       const VvUnmatched *unmatched,
                                       GError **error);
/* All of them. */
void vv_match_pane_show_ways (VvMatchPane *pane, GPtrArray *unmatched);
/* Nobody chosen: says what to do. */
void vv_match_pane_clear (VvMatchPane *pane);
/* A way back to the cards, when they are not beside it. */
void vv_match_pane_set_alone (VvMatchPane *pane, gboolean is_alone);

G_END_DECLS
