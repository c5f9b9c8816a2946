/* vv-clock.h: what time it is. Passed in, so that rules about dates can be tested. */
#pragma once

#include <glib.h>

typedef struct _VvClock VvClock;

VvClock *vv_clock_new_system (void);
/* Stands still at noon UTC of an ISO date. */
VvClock *vv_clock_new_fixed (const char *iso_date);
VvClock *vv_clock_ref (VvClock *clock);
void vv_clock_unref (VvClock *clock);
/* Today in local time as ISO date, e.g. "2026-09-01". Free with g_free(). */
char *vv_clock_today (VvClock *clock);
/* This moment in UTC, e.g. "2026-09-01T12:00:00Z". Free with g_free(). */
char *vv_clock_now (VvClock *clock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvClock, vv_clock_unref)
