/* vv-calendar.h: iCalendar files: UTF-8, CRLF, identifiers that stay the same each time. Only for src/tasks.
 */
#pragma once

#include <glib.h>

typedef struct _VvCalendar VvCalendar;

/* `now` as vv_clock_now() gives it; country NO, FI, PL or NULL: whose clock the times follow. */
VvCalendar *vv_calendar_new (const char *name, const char *language, const char *country, const char *now);
void vv_calendar_free (VvCalendar *calendar);

typedef struct
{
  const char *uid; /* the same for the same matter, before the @ */
  const char *summary;
  const char *description; /* NULL: none */
  const char *place;       /* NULL: none */
  const char *date;        /* ISO */
  const char *until;       /* ISO, the last day of a whole-day matter; NULL: the same */
  const char *time;        /* "16:00"; NULL: the whole day */
  int minutes;
  int sequence; /* goes up with every change */
  gboolean is_cancelled;
} VvCalendarEvent;

void vv_calendar_add (VvCalendar *calendar, const VvCalendarEvent *event);
GBytes *vv_calendar_write (VvCalendar *calendar);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvCalendar, vv_calendar_free)
