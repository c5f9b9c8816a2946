/* vv-meet-page.h: the sessions of each pair and group: what comes, what was held, what is not said yet.
 * Detail of the target: a session's id. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_MEET_PAGE (vv_meet_page_get_type ())
G_DECLARE_FINAL_TYPE (VvMeetPage, vv_meet_page, VV, MEET_PAGE, VvPage)

G_END_DECLS
