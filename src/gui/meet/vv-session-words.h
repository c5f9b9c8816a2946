/* vv-session-words.h: a session in words and marks. */
#pragma once

#include "vv-kit.h"
#include "vv-match.h"

/* "Planned", "Held, diary missing", … in the screen's language (static). */
const char *vv_session_words (const VvSession *session, const char *today);
VvMark vv_session_mark (const VvSession *session, const char *today);
/* Somebody must say or write something about it. */
gboolean vv_session_asks (const VvSession *session, const char *today);
/* "Tuesday 1 September 2026 16:00 · Library · CV". g_free(). */
char *vv_session_describe (const VvSession *session);
