/* vv-week.h: seven days as flat buttons, with what falls on each; a day filters the list. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VV_TYPE_WEEK (vv_week_get_type ())
G_DECLARE_FINAL_TYPE (VvWeek, vv_week, VV, WEEK, AdwBin)

GtkWidget *vv_week_new (void);
/* Shows the week of `today`; sessions and deadlines count what falls on each of its days, Monday first. */
void vv_week_set (VvWeek *week, const char *today, const int sessions[7], const int deadlines[7]);
/* The chosen day as ISO date; NULL: none. Emits "day-changed" (no arguments). */
const char *vv_week_get_day (VvWeek *week);

G_END_DECLS
