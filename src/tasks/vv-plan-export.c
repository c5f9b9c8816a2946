/* vv-plan-export.c: the backward plan as a list, as a calendar file and as a chart for the wall. */
#include "config.h"

#include "vv-programmes-private.h"

#include <glib/gi18n-lib.h>
#include "vv-calendar.h"
#include "vv-date.h"
#include "vv-error.h"
#include "vv-locale.h"
#include "vv-pdf.h"
#include "vv-plan-sheet.h"
#include "vv-plan-words.h"
#include "vv-plan.h"
#include "vv-rules.h"
#include "vv-strings.h"

/* Wall chart: A4 landscape, mm. */
#define WIDTH 297.0
#define HEIGHT 210.0
#define MARGIN 16.0
#define NAMES 88.0 /* column of the tasks' names */
#define TOP 52.0
#define FOOT 20.0

/* Tasks that are done by what is recorded, whatever the state of the programme. */
static gboolean
list_done (VvWorkspace *ws, const VvProgramme *programme, char ***done, GError **error)
{
  g_auto (VvProgrammeFacts) facts = { 0 };
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autoptr (GError) incomplete = NULL;
  if (!vv_programmes_collect (ws, programme, NULL, &facts, error))
    return FALSE;
  if (vv_rule_r21_advertisement (facts.advertisement, &incomplete))
    g_strv_builder_add (keys, "advertise");
  if (g_strcmp0 (programme->hr_check, "approved") == 0)
    g_strv_builder_add (keys, "hr_check");
  if (facts.training_held)
    g_strv_builder_add (keys, "train");
  if (facts.locked_dated_matches > 0)
    g_strv_builder_add (keys, "lock");
  *done = g_strv_builder_end (keys);
  return TRUE;
}

/* VvPlanTask*; an error when there is no date to count from. */
static GPtrArray *
find_tasks (VvWorkspace *ws, const VvProgramme *programme, char **proposed_start, GError **error)
{
  g_auto (GStrv) done = NULL;
  if (!vv_date_is_valid (programme->start))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE,
                           _ ("First session: set its date, then the plan counts back from it."));
      return NULL;
    }
  if (!list_done (ws, programme, &done, error))
    return NULL;
  return vv_plan_backwards (programme, (const char *const *)done, vv_workspace_get_clock (ws),
                            proposed_start);
}

static const char *
find_title (VvWords *words, const char *key, const char *language)
{
  g_autofree char *id = g_strconcat ("PLAN-", key, NULL);
  const char *title = vv_words_get (words, id, language);
  return title != NULL ? title : key;
}

static char *
format_with_date (VvWords *words, const char *id, const char *language, const char *iso_date)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (values, (gpointer) "date", vv_locale_format_date (language, iso_date));
  return vv_words_format (words, id, language, values);
}

/* mm from the left for a day. */
static double
place_day (const char *first, const char *last, const char *day)
{
  double days = MAX (1, vv_date_days_between (first, last));
  return MARGIN + NAMES + (WIDTH - 2 * MARGIN - NAMES) * vv_date_days_between (first, day) / days;
}

static void
draw_months (VvPlanSheet *sheet, const char *language, const char *first, const char *last)
{
  int year = 0, month = 0, day = 0;
  sscanf (first, "%4d-%2d-%2d", &year, &month, &day);
  for (g_autofree char *start = g_strdup_printf ("%04d-%02d-01", year, month); g_strcmp0 (start, last) <= 0;)
    {
      g_autofree char *name = vv_locale_month_name (language, month);
      double x = place_day (first, last, g_strcmp0 (start, first) < 0 ? first : start);
      g_autofree char *next = NULL;
      if (month == 12)
        year++;
      month = month % 12 + 1;
      next = g_strdup_printf ("%04d-%02d-01", year, month);
      /* A name is left out where the month has no room for it. */
      if (place_day (first, last, g_strcmp0 (next, last) > 0 ? last : next) - x > 18)
        vv_plan_sheet_text (sheet, x + 1, TOP - 4, 8, FALSE, 0.35, name);
      vv_plan_sheet_rule (sheet, x, TOP - 8, 0, HEIGHT - FOOT - TOP + 8, 0.1, 0.75);
      g_free (start);
      start = g_steal_pointer (&next);
    }
}

static void
draw_task (VvPlanSheet *sheet,
           VvWords *words,
           const char *language,
           const VvPlanTask *task,
           const char *first,
           const char *last,
           double y)
{
  g_autofree char *due = vv_locale_format_date (language, task->latest);
  double from = place_day (first, last, task->from), to = place_day (first, last, task->latest);
  vv_plan_sheet_text (sheet, MARGIN, y + 4, 10, TRUE, 0, find_title (words, task->key, language));
  vv_plan_sheet_text (sheet, MARGIN, y + 8, 7.5, FALSE, 0.35, due);
  vv_plan_sheet_solid (sheet, from, y + 1.2, MAX (to - from, 1.6), 5,
                       task->state == VV_PLAN_DONE ? 0.75 : 0.25);
  if (task->state == VV_PLAN_DONE)
    vv_plan_sheet_solid (sheet, from, y + 6.6, MAX (to - from, 1.6), 0.5, 0.25);
}

static VvPlanSheet
draw_chart (VvWorkspace *ws, const VvProgramme *programme, VvWords *words, GPtrArray *tasks)
{
  const char *language = programme->language;
  const VvPlanTask *first_task = g_ptr_array_index (tasks, 0),
                   *last_task = g_ptr_array_index (tasks, tasks->len - 1);
  g_autofree char *today = vv_workspace_today (ws);
  g_autofree char *last = vv_date_add_days (last_task->latest, 7);
  g_autofree char *counted = format_with_date (words, "PLAN-02", language, programme->start);
  VvPlanSheet sheet = vv_plan_sheet_new ("PLN", language, WIDTH, HEIGHT);
  vv_plan_sheet_text (&sheet, MARGIN, 24, 20, TRUE, 0, programme->title);
  vv_plan_sheet_text (&sheet, MARGIN, 32, 10, FALSE, 0.35, vv_words_get (words, "PLAN", language));
  vv_plan_sheet_text (&sheet, MARGIN, 38, 10, FALSE, 0.35, counted);
  draw_months (&sheet, language, first_task->from, last);
  double step = (HEIGHT - FOOT - TOP) / (double)tasks->len;
  for (guint i = 0; i < tasks->len; i++)
    draw_task (&sheet, words, language, g_ptr_array_index (tasks, i), first_task->from, last, TOP + step * i);
  if (g_strcmp0 (today, first_task->from) > 0 && g_strcmp0 (today, last) < 0)
    vv_plan_sheet_rule (&sheet, place_day (first_task->from, last, today), TOP - 2, 0,
                        HEIGHT - FOOT - TOP + 2, 0.6, 0);
  return sheet;
}

/* --- shared by tasks --- */

VvWords *
vv_plan_words_load (GError **error)
{
  const char *data = g_getenv ("VV_DATADIR");
  g_autofree char *path
      = g_build_filename (vv_is_empty (data) ? VV_PKGDATADIR : data, "plan", "PLAN.xml", NULL);
  return vv_words_load (path, error);
}

/* --- public --- */

void
vv_plan_step_free (VvPlanStep *step)
{
  if (step == NULL)
    return;
  g_free (step->key);
  g_free (step->title);
  g_free (step->from);
  g_free (step->latest);
  g_free (step);
}

GPtrArray *
vv_programmes_plan (VvWorkspace *ws, const char *id, char **proposed_start, GError **error)
{
  if (proposed_start != NULL)
    *proposed_start = NULL;
  g_autoptr (VvProgramme) programme = vv_store_get_programme (vv_workspace_get_store (ws), id, error);
  g_autoptr (GPtrArray) tasks = programme != NULL ? find_tasks (ws, programme, proposed_start, error) : NULL;
  if (tasks == NULL)
    return NULL;
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_plan_step_free);
  for (guint i = 0; i < tasks->len; i++)
    {
      const VvPlanTask *task = g_ptr_array_index (tasks, i);
      VvPlanStep *step = g_new0 (VvPlanStep, 1);
      step->key = g_strdup (task->key);
      step->title = g_strdup (vv_plan_task_title (task->key));
      step->weeks_before = task->weeks_before;
      step->from = g_strdup (task->from);
      step->latest = g_strdup (task->latest);
      step->done = task->state == VV_PLAN_DONE;
      step->is_short = task->state == VV_PLAN_SHORT;
      g_ptr_array_add (steps, step);
    }
  return steps;
}

GBytes *
vv_programmes_plan_ics (VvWorkspace *ws, const char *id, GError **error)
{
  g_autoptr (VvProgramme) programme = vv_store_get_programme (vv_workspace_get_store (ws), id, error);
  g_autoptr (GPtrArray) tasks = programme != NULL ? find_tasks (ws, programme, NULL, error) : NULL;
  g_autoptr (VvWords) words = tasks != NULL ? vv_plan_words_load (error) : NULL;
  if (words == NULL)
    return NULL;
  g_autofree char *now = vv_clock_now (vv_workspace_get_clock (ws));
  g_autoptr (VvCalendar) calendar
      = vv_calendar_new (programme->title, programme->language, programme->country, now);
  for (guint i = 0; i < tasks->len; i++)
    {
      const VvPlanTask *task = g_ptr_array_index (tasks, i);
      g_autofree char *uid = g_strdup_printf ("%s-%s", programme->id, task->key);
      g_autofree char *summary
          = g_strdup_printf ("%s · %s", find_title (words, task->key, programme->language), programme->title);
      VvCalendarEvent event
          = { .uid = uid, .summary = summary, .date = task->latest, .sequence = programme->version };
      vv_calendar_add (calendar, &event);
    }
  return vv_calendar_write (calendar);
}

GBytes *
vv_programmes_plan_pdf (VvWorkspace *ws, const char *id, GError **error)
{
  g_autoptr (VvProgramme) programme = vv_store_get_programme (vv_workspace_get_store (ws), id, error);
  g_autoptr (GPtrArray) tasks = programme != NULL ? find_tasks (ws, programme, NULL, error) : NULL;
  g_autoptr (VvWords) words = tasks != NULL ? vv_plan_words_load (error) : NULL;
  VvPainter *painter = words != NULL ? vv_workspace_get_painter (ws, error) : NULL;
  if (painter == NULL)
    return NULL;
  g_auto (VvPlanSheet) sheet = draw_chart (ws, programme, words, tasks);
  return vv_pdf_write (painter, sheet.layout, error);
}
