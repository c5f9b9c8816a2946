/* vv-match-chooser.h: where else a mentee could go: to another mentor, or by changing places with somebody.
 * What is chosen is activated on the page: "match.move" (ss: mentor, mentee) or "match.swap" (ss: mentee,
 * other). */
#pragma once

#include "vv-match-board.h"
#include "vv-page.h"

/* mentor NULL: the mentee has none. Returns the window (transfer none). */
GtkWidget *vv_match_choose (VvPage *page,
                            const VvMatchBoard *board,
                            const char *mentor,
                            const char *mentee,
                            const char *name);
