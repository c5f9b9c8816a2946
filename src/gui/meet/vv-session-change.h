/* vv-session-change.h: moves or cancels a session: who did, when all were told, why; a late notice is said
 * while it is written (R09). */
#pragma once

#include "vv-match.h"
#include "vv-page.h"

/* is_move: asks for the new date as well. Returns the window (transfer none). */
GtkWidget *vv_session_change (VvPage *page,
                              const VvSession *session,
                              const char *title,
                              int notice_days,
                              gboolean is_move);
