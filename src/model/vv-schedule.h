/* vv-schedule.h: a series of sessions from a first date. */
#pragma once

#include <glib.h>
#include "vv-match.h"
#include "vv-programme.h"
#include "vv-random.h"

typedef struct
{
  const char *first_date;    /* ISO */
  const char *time;          /* "16:00" or NULL */
  const char *place;         /* NULL: the programme's */
  const char *const *topics; /* by number; NULL or shorter than the series */
  int count;                 /* 0: the programme's */
  int rhythm_days;           /* 0: the programme's */
  gboolean no_midterm;       /* this kind of programme has none */
} VvSchedule;

/* Which session is the midterm meeting: the one after half of the planned sessions, rounded up; never the
 * first or the last. 0 when there are too few. */
int vv_schedule_midterm_number (int sessions);
/* VvSession* in order, PLANNED, with new ids: the first, the midterm and the last have their kind, and in
 * blended programmes these three are face to face (R07), the others online. Errors: VV_ERROR_INVALID for a
 * date, number or rhythm that cannot be. (transfer full) */
GPtrArray *vv_schedule_make (const VvProgramme *programme,
                             const VvMatch *match,
                             const VvSchedule *schedule,
                             VvRandom *random,
                             GError **error);

/* Days between sessions so that all of them fit between start and end: the programme's rhythm, or fewer days,
 * in whole weeks where possible; at least 1. The programme's rhythm when its dates are not known. */
int vv_schedule_fitting_rhythm (const VvProgramme *programme);
