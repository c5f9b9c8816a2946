#include "vv-clock.h"

struct _VvClock
{
  gatomicrefcount refs;
  char *fixed; /* ISO date, or NULL for the system's clock */
};

VvClock *
vv_clock_new_system (void)
{
  return vv_clock_new_fixed (NULL);
}

VvClock *
vv_clock_new_fixed (const char *iso_date)
{
  VvClock *clock = g_new0 (VvClock, 1);

  g_atomic_ref_count_init (&clock->refs);
  clock->fixed = g_strdup (iso_date);
  return clock;
}

VvClock *
vv_clock_ref (VvClock *clock)
{
  g_atomic_ref_count_inc (&clock->refs);
  return clock;
}

void
vv_clock_unref (VvClock *clock)
{
  if (!g_atomic_ref_count_dec (&clock->refs))
    return;
  g_free (clock->fixed);
  g_free (clock);
}

char *
vv_clock_today (VvClock *clock)
{
  g_autoptr (GDateTime) now = NULL;

  if (clock->fixed)
    return g_strdup (clock->fixed);
  now = g_date_time_new_now_local ();
  return g_date_time_format (now, "%Y-%m-%d");
}

char *
vv_clock_now (VvClock *clock)
{
  g_autoptr (GDateTime) now = NULL;

  if (clock->fixed)
    return g_strconcat (clock->fixed, "T12:00:00Z", NULL);
  now = g_date_time_new_now_utc ();
  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}
