/* vv-session-view.h: one session: when and where, who was there, the diary. Writes through vv-sessions.h and
 * tells the page's window. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_SESSION_VIEW (vv_session_view_get_type ())
G_DECLARE_FINAL_TYPE (VvSessionView, vv_session_view, VV, SESSION_VIEW, AdwBin)

/* page: where it stands; borrowed. */
GtkWidget *vv_session_view_new (VvPage *page);
/* NULL: nothing. */
gboolean vv_session_view_load (VvSessionView *view, const char *session, GError **error);
/* "Group Fjord, session 3" (borrowed), NULL when nothing is loaded. */
const char *vv_session_view_get_title (VvSessionView *view);

G_END_DECLS
