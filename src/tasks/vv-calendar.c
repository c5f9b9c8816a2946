#include "vv-calendar.h"

#include <libical/ical.h>
#include <string.h>
#include "vv-date.h"
#include "vv-strings.h"

#define PRODUCT "-//Veiviser//Veiviser//EN"
#define UID_DOMAIN "veiviser"

struct _VvCalendar
{
  icalcomponent *root;
  GTimeZone *zone; /* NULL: times are written as the clock on the wall shows them */
  struct icaltimetype stamp;
};

static GTimeZone *
find_zone (const char *country)
{
  const char *name = g_strcmp0 (country, "NO") == 0   ? "Europe/Oslo"
                     : g_strcmp0 (country, "FI") == 0 ? "Europe/Helsinki"
                     : g_strcmp0 (country, "PL") == 0 ? "Europe/Warsaw"
                                                      : NULL;
  return name != NULL ? g_time_zone_new_identifier (name) : NULL;
}

static struct icaltimetype
make_day (const char *iso_date)
{
  struct icaltimetype time = icaltime_null_time ();
  sscanf (iso_date, "%4d-%2d-%2d", &time.year, &time.month, &time.day);
  time.is_date = 1;
  return time;
}

/* In UTC where the zone is known, which every calendar understands without a table of zones. */
static struct icaltimetype
make_moment (const VvCalendar *calendar, const char *iso_date, const char *clock_time, int minutes_later)
{
  struct icaltimetype time = make_day (iso_date);
  int hour = 0, minute = 0;
  sscanf (clock_time, "%2d:%2d", &hour, &minute);
  time.is_date = 0;
  time.hour = hour;
  time.minute = minute;
  time = icaltime_normalize (time);
  if (calendar->zone == NULL)
    {
      icaltime_adjust (&time, 0, 0, minutes_later, 0);
      return time;
    }
  g_autoptr (GDateTime) local
      = g_date_time_new (calendar->zone, time.year, time.month, time.day, time.hour, time.minute, 0);
  g_autoptr (GDateTime) moved = g_date_time_add_minutes (local, minutes_later);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (moved);
  g_date_time_get_ymd (utc, &time.year, &time.month, &time.day);
  time.hour = g_date_time_get_hour (utc);
  time.minute = g_date_time_get_minute (utc);
  time.zone = icaltimezone_get_utc_timezone ();
  return time;
}

static void
add_times (const VvCalendar *calendar, icalcomponent *component, const VvCalendarEvent *event)
{
  if (!vv_is_empty (event->time))
    {
      icalcomponent_add_property (
          component, icalproperty_new_dtstart (make_moment (calendar, event->date, event->time, 0)));
      icalcomponent_add_property (component, icalproperty_new_dtend (make_moment (
                                                 calendar, event->date, event->time, event->minutes)));
      return;
    }
  /* The end of a whole-day matter is the day after. */
  g_autofree char *after = vv_date_add_days (vv_is_empty (event->until) ? event->date : event->until, 1);
  icalcomponent_add_property (component, icalproperty_new_dtstart (make_day (event->date)));
  icalcomponent_add_property (component, icalproperty_new_dtend (make_day (after)));
}

VvCalendar *
vv_calendar_new (const char *name, const char *language, const char *country, const char *now)
{
  VvCalendar *calendar = g_new0 (VvCalendar, 1);
  g_autofree char *compact = g_strdup (now);
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  sscanf (compact, "%4d-%2d-%2dT%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second);
  calendar->stamp = icaltime_null_time ();
  calendar->stamp.year = year;
  calendar->stamp.month = month;
  calendar->stamp.day = day;
  calendar->stamp.hour = hour;
  calendar->stamp.minute = minute;
  calendar->stamp.second = second;
  calendar->stamp.zone = icaltimezone_get_utc_timezone ();
  calendar->zone = find_zone (country);
  calendar->root = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  icalcomponent_add_property (calendar->root, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar->root, icalproperty_new_prodid (PRODUCT));
  icalcomponent_add_property (calendar->root, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (calendar->root, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  icalproperty *title = icalproperty_new_x (name);
  icalproperty_set_x_name (title, "X-WR-CALNAME");
  icalcomponent_add_property (calendar->root, title);
  return calendar;
}

void
vv_calendar_free (VvCalendar *calendar)
{
  if (calendar == NULL)
    return;
  icalcomponent_free (calendar->root);
  g_clear_pointer (&calendar->zone, g_time_zone_unref);
  g_free (calendar);
}

void
vv_calendar_add (VvCalendar *calendar, const VvCalendarEvent *event)
{
  g_autofree char *uid = g_strconcat (event->uid, "@", UID_DOMAIN, NULL);
  icalcomponent *component = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  icalcomponent_add_property (component, icalproperty_new_uid (uid));
  icalcomponent_add_property (component, icalproperty_new_dtstamp (calendar->stamp));
  icalcomponent_add_property (component, icalproperty_new_sequence (event->sequence));
  add_times (calendar, component, event);
  icalcomponent_add_property (component, icalproperty_new_summary (event->summary));
  if (!vv_is_empty (event->description))
    icalcomponent_add_property (component, icalproperty_new_description (event->description));
  if (!vv_is_empty (event->place))
    icalcomponent_add_property (component, icalproperty_new_location (event->place));
  icalcomponent_add_property (
      component,
      icalproperty_new_status (event->is_cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  icalcomponent_add_component (calendar->root, component);
}

GBytes *
vv_calendar_write (VvCalendar *calendar)
{
  char *text = icalcomponent_as_ical_string_r (calendar->root);
  GBytes *bytes = g_bytes_new (text, strlen (text));
  icalmemory_free_buffer (text);
  return bytes;
}
