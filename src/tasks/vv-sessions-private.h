/* vv-sessions-private.h: parts of sessions that matching and examples share. Only for src/tasks. */
#pragma once

#include "vv-sessions.h"
#include "vv-workspace-private.h"

/* Whether a document of a form about a match, or a session, has come home. `session` NULL: any of the match.
 */
gboolean vv_sessions_is_filed (VvWorkspace *ws,
                               const char *form,
                               const char *match,
                               const char *session,
                               gboolean *result,
                               GError **error);
