/* vv-date.h: calendar dates as ISO text ("2026-09-01"), which sorts, compares and stores as it is. */
#pragma once

#include <glib.h>

/* A real day of the calendar in the form YYYY-MM-DD. */
gboolean vv_date_is_valid (const char *iso_date);
/* days may be negative. The date must be valid. Free with g_free(). */
char *vv_date_add_days (const char *iso_date, int days);
/* Days from one date to another; negative if `to` is earlier. Both must be valid. */
int vv_date_days_between (const char *from, const char *to);
/* 1 Monday .. 7 Sunday. */
int vv_date_weekday (const char *iso_date);
/* Whole years from birth to a day. */
int vv_date_age_on (const char *birth_date, const char *iso_date);
/* Reads a date as people write it in Norway, Finland, Poland and in English: 2026-02-28, 28.2.2026, 28.02.26,
 * 28/2/2026, 28-02-2026, "28. februar 2026", "28 lutego 2026", "28. helmikuuta 2026". Day before month
 * always, as in all three countries. NULL if it is no date or no day of the calendar (31.02.). Free with
 * g_free(). */
char *vv_date_parse (const char *text);
