/* vv-match-acts.h: what the Match page does to matches and pins, each act as one step that can be undone.
 *
 * After each act the rest is proposed anew, so that what stands on the page is the best that is left. prefer:
 * "total" or "fairness". */
#pragma once

#include "vv-match-board.h"
#include "vv-window.h"

typedef struct
{
  VvWindow *window; /* for the toast */
  VvWorkspace *ws;
  const char *programme, *prefer;
} VvMatchScene;

gboolean vv_match_act_propose (const VvMatchScene *scene, GError **error);
/* Puts a mentee to a mentor by hand. names: for the toast. */
gboolean vv_match_act_place (const VvMatchScene *scene,
                             const char *mentor,
                             const char *mentee,
                             const char *text,
                             GError **error);
/* Two mentees change places. */
gboolean vv_match_act_swap (const VvMatchScene *scene,
                            const VvBoardCard *one,
                            const char *mentee,
                            const VvBoardCard *two,
                            const char *other,
                            GError **error);
/* Takes the pin away; the proposal decides again. */
gboolean
vv_match_act_release (const VvMatchScene *scene, const char *mentor, const char *mentee, GError **error);
/* A card that is only proposed is made a match first. */
gboolean
vv_match_act_lock (const VvMatchScene *scene, const VvBoardCard *card, const char *reason, GError **error);
/* R35. Its members stay together by hand until somebody moves them. */
gboolean
vv_match_act_unlock (const VvMatchScene *scene, const VvBoardCard *card, const char *reason, GError **error);
/* What the coordinator thinks of a pair; value 0..3, -1 takes it back. */
gboolean vv_match_act_impress (const VvMatchScene *scene,
                               const char *mentor,
                               const char *mentee,
                               const char *criterion,
                               int value,
                               GError **error);

/* For vv_window_toast_undo(): takes locks back to reservations. data: GPtrArray of char* match ids. */
gboolean vv_match_undo_locks (VvWorkspace *ws, gpointer data, GError **error);
