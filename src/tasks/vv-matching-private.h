/* vv-matching-private.h: parts of matching that other tasks share. Only for src/tasks. */
#pragma once

#include "vv-matching.h"
#include "vv-workspace-private.h"

/* Goes on to a state when its guard lets it; one that holds it up is no error. Inside a transaction of the
 * caller. */
gboolean vv_matching_follow (VvWorkspace *ws, const char *match, VvMatchState state, GError **error);
