/* vv-sessions.h: sessions are planned, held, moved, written about. */
#pragma once

#include "vv-match.h"
#include "vv-workspace.h"

/* Plans the programme's number of sessions for a match from its first date; topics may be NULL or shorter
 * than the plan. Replaces sessions still PLANNED. (transfer full) VvSession*. */
GPtrArray *vv_sessions_plan (VvWorkspace *ws,
                             const char *match,
                             const char *first_date,
                             const char *time,
                             const char *place,
                             const char *const *topics,
                             int count /* 0: programme's */,
                             int rhythm_days /* 0: programme's */,
                             GError **error);
VvSession *vv_sessions_get (VvWorkspace *ws, const char *session, GError **error);
/* programme or match NULL: all. */
GPtrArray *vv_sessions_list (VvWorkspace *ws, const char *programme, const char *match, GError **error);
/* Changes date, time, place, topic of a planned one. */
gboolean vv_sessions_save (VvWorkspace *ws, VvSession *session, GError **error);
/* Held, with presence per person: VvAttendance*; who is not mentioned was there, and when no mentee was, it
 * is NOT_HELD. Holding the first session of a locked match says that "are we well matched?" was answered yes
 * by all, and starts it; where it was answered no, take the match to REMATCH instead. Session 3 needs the
 * agreement filed or a waiver; catch_up for absent ones (R10). */
gboolean
vv_sessions_record_held (VvWorkspace *ws, const char *session, GPtrArray *attendance, GError **error);
/* New date; who moved, when all were told; R09 late notice when the mentor moves. (transfer full) the new
 * session. */
VvSession *vv_sessions_move (VvWorkspace *ws,
                             const char *session,
                             const char *new_date,
                             const char *moved_by,
                             const char *notice_date,
                             const char *reason,
                             GError **error);
gboolean vv_sessions_cancel (VvWorkspace *ws,
                             const char *session,
                             const char *by,
                             const char *notice_date,
                             const char *reason,
                             GError **error);
/* Suggested writer (R11): person id or NULL. */
char *vv_sessions_suggest_writer (VvWorkspace *ws, const char *session, GError **error);
/* Diary fields of the struct; becomes DIARY_WRITTEN, and COMMENTED with the mentor's comment. */
gboolean vv_sessions_write_diary (VvWorkspace *ws, const VvSession *session, GError **error);
GPtrArray *vv_sessions_attendance (VvWorkspace *ws, const char *session, GError **error);
/* iCalendar of one match, in the programme's language. */
GBytes *vv_sessions_ics (VvWorkspace *ws, const char *match, GError **error);
