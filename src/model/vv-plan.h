/* vv-plan.h: the steps of a programme (process.md 4) and planning backwards from its first session (9.3). */
#pragma once

#include <glib.h>
#include "vv-clock.h"
#include "vv-programme.h"
#include "vv-register.h"

typedef enum
{
  VV_PLAN_DONE,
  VV_PLAN_AHEAD,
  VV_PLAN_SHORT, /* less time is left than the task needs */
} VvPlanState;

/* One task of the backward plan. */
typedef struct
{
  const char *key;  /* advertise, hr_check, publish, deadline, assess, interview, choose, letters, contracts,
                     * invite, train,  lock, start */
  int weeks_before; /* T0 */
  int needs_weeks;  /* 0: a point in time */
  char *from;       /* ISO: when it must begin at latest */
  char *latest;     /* ISO: when it must be done */
  VvPlanState state;
  int days_short; /* by how much it would end too late; 0 unless SHORT */
} VvPlanTask;

void vv_plan_task_free (VvPlanTask *task);

/* VvPlanTask*, earliest first. Tasks whose place in the life of the programme has passed, and those in `done`
 * (tags of keys, may be NULL), are DONE. `proposed_start` (may be NULL): when time is short, the first day of
 * the same weekday on which everything fits, never by a shorter application time; else NULL. NULL when the
 * programme has no start. (transfer full) */
GPtrArray *vv_plan_backwards (const VvProgramme *programme,
                              const char *const *done,
                              VvClock *clock,
                              char **proposed_start);
/* What a task is called, in the screen's language. Static. */
const char *vv_plan_task_title (const char *key);

/* One step of process.md 4 as far as it concerns a programme. */
typedef struct
{
  const char *key;       /* "6.4" */
  int phase;             /* 1..10 */
  const char *who;       /* tags, as VvRegisterEntry.fills */
  const char *documents; /* tags of ids, "" for none */
  VvAnchor anchor;
  int from_days, to_days; /* after the anchor: begins, due */
  const char *title;      /* in English; see vv_step_title() */
} VvStep;

const VvStep *vv_steps_list (gsize *n_steps);
const VvStep *vv_step_find (const char *key);
const char *vv_step_title (const VvStep *step);
/* ISO or NULL. `dates` may be NULL. Free with g_free(). */
char *vv_step_due_date (const VvStep *step, const VvProgramme *programme, const VvAnchorDates *dates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPlanTask, vv_plan_task_free)
