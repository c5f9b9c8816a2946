#include "vv-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-date.h"
#include "vv-strings.h"

#define WEEK 7

/* process.md 9.3; a task begins when the one before it ends, and the whole begins with the plan 28 weeks
 * before. `passed`: from which state of the programme on it counts as done. */
static const struct
{
  const char *key;
  int weeks_before, needs_weeks;
  VvProgrammeState passed;
  const char *title;
} TASKS[] = {
  { "advertise", 26, 2, VV_PROGRAMME_RECRUITING, N_ ("Write the advertisement") },
  { "hr_check", 24, 2, VV_PROGRAMME_RECRUITING, N_ ("Have the advertisement checked") },
  { "publish", 22, 2, VV_PROGRAMME_RECRUITING, N_ ("Publish and spread the advertisement") },
  { "deadline", 18, 4, VV_PROGRAMME_SELECTING, N_ ("Application deadline") },
  { "assess", 17, 1, VV_PROGRAMME_PREPARING, N_ ("Assess the applications") },
  { "interview", 14, 3, VV_PROGRAMME_PREPARING, N_ ("Interview applicants") },
  { "choose", 13, 1, VV_PROGRAMME_PREPARING, N_ ("Choose the mentors") },
  { "letters", 12, 1, VV_PROGRAMME_PREPARING, N_ ("Send the letters") },
  { "contracts", 8, 4, VV_PROGRAMME_MATCHING, N_ ("Contracts, confidentiality, checks") },
  { "invite", 7, 1, VV_PROGRAMME_MATCHING, N_ ("Invite to the training") },
  { "train", 4, 3, VV_PROGRAMME_MATCHING, N_ ("Train the mentors") },
  { "lock", 2, 2, VV_PROGRAMME_RUNNING, N_ ("Match and lock") },
  { "start", 0, 0, VV_PROGRAMME_CLOSING, N_ ("First session") },
};

static VvProgrammeState
get_real_state (const VvProgramme *programme)
{
  return programme->state == VV_PROGRAMME_PAUSED ? programme->paused_from : programme->state;
}

/* A date somebody has set for this task says more than what it needs in general. */
static const char *
get_set_date (const VvPlanTask *task, const VvProgramme *programme)
{
  const char *date = NULL;

  if (g_str_equal (task->key, "deadline"))
    date = programme->deadline;
  else if (g_str_equal (task->key, "train"))
    date = programme->training_date;
  return vv_date_is_valid (date) ? date : NULL;
}

/* Days by which the task ends too late if it begins today; for a task that is under way: if it ends today. */
static int
count_days_short (const VvPlanTask *task,
                  gboolean is_under_way,
                  const VvProgramme *programme,
                  const char *today)
{
  const char *set_date = get_set_date (task, programme);
  int days;

  if (set_date)
    days = vv_date_days_between (task->latest, set_date);
  else if (is_under_way && !g_str_equal (task->key, "deadline"))
    days = vv_date_days_between (task->latest, today);
  else
    days = vv_date_days_between (task->from, today);
  return MAX (days, 0);
}

/* Tasks follow one another without a gap, so the one that is most behind moves all that come after it, and
 * T0. */
static char *
propose_start (GPtrArray *tasks, const char *start)
{
  int behind = 0;

  for (guint i = 0; i < tasks->len; i++)
    behind = MAX (behind, ((const VvPlanTask *)g_ptr_array_index (tasks, i))->days_short);
  if (!behind)
    return NULL;
  return vv_date_add_days (start, (behind + WEEK - 1) / WEEK * WEEK);
}

void
vv_plan_task_free (VvPlanTask *task)
{
  if (!task)
    return;
  g_free (task->from);
  g_free (task->latest);
  g_free (task);
}

GPtrArray *
vv_plan_backwards (const VvProgramme *programme,
                   const char *const *done,
                   VvClock *clock,
                   char **proposed_start)
{
  g_autofree char *today = vv_clock_today (clock);
  g_autoptr (GPtrArray) tasks = NULL;
  gboolean was_done = FALSE;

  g_return_val_if_fail (programme != NULL, NULL);
  if (proposed_start)
    *proposed_start = NULL;
  if (!vv_date_is_valid (programme->start))
    return NULL;
  tasks = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_plan_task_free);
  for (gsize i = 0; i < G_N_ELEMENTS (TASKS); i++)
    {
      VvPlanTask *task = g_new0 (VvPlanTask, 1);
      gboolean is_done = get_real_state (programme) >= TASKS[i].passed || vv_has_tag (done, TASKS[i].key);

      task->key = TASKS[i].key;
      task->weeks_before = TASKS[i].weeks_before;
      task->needs_weeks = TASKS[i].needs_weeks;
      task->latest = vv_date_add_days (programme->start, -TASKS[i].weeks_before * WEEK);
      task->from = vv_date_add_days (task->latest, -TASKS[i].needs_weeks * WEEK);
      if (!is_done)
        task->days_short = count_days_short (task, i > 0 && was_done, programme, today);
      task->state = is_done ? VV_PLAN_DONE : task->days_short ? VV_PLAN_SHORT : VV_PLAN_AHEAD;
      was_done = is_done;
      g_ptr_array_add (tasks, task);
    }
  if (proposed_start)
    *proposed_start = propose_start (tasks, programme->start);
  return g_steal_pointer (&tasks);
}

const char *
vv_plan_task_title (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TASKS); i++)
    {
      if (g_strcmp0 (TASKS[i].key, key) == 0)
        return _ (TASKS[i].title);
    }
  return key;
}
