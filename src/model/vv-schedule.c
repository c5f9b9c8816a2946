#include "vv-schedule.h"

#include <glib/gi18n-lib.h>

#include "vv-date.h"
#include "vv-error.h"
#include "vv-id.h"
#include "vv-strings.h"

#define MOST_SESSIONS 100
#define FEWEST_WITH_MIDTERM 3
#define DAYS_OF_WEEK 7

static const char *
choose_kind (int number, int count, gboolean no_midterm)
{
  if (number == 1)
    return "first";
  if (number == count)
    return "final";
  if (!no_midterm && number == vv_schedule_midterm_number (count))
    return "midterm";
  return "mentoring";
}

static const char *
choose_mode (const VvProgramme *programme, const char *kind)
{
  if (g_strcmp0 (programme->mode, "blended") != 0)
    return programme->mode ? programme->mode : "face_to_face";
  return g_str_equal (kind, "mentoring") ? "online" : "face_to_face";
}

static gboolean
check (const VvSchedule *schedule, int count, int rhythm, GError **error)
{
  const char *sentence = NULL;

  if (!vv_date_is_valid (schedule->first_date))
    sentence = _ ("The date of the first session is no day of the calendar.");
  else if (count < 1 || count > MOST_SESSIONS)
    sentence = _ ("The number of sessions must lie between 1 and 100.");
  else if (rhythm < 1)
    sentence = _ ("There must be at least one day between two sessions.");
  if (!sentence)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID, sentence);
  return FALSE;
}

int
vv_schedule_midterm_number (int sessions)
{
  int after = (sessions + 1) / 2;

  if (sessions < FEWEST_WITH_MIDTERM)
    return 0;
  return MIN (after + 1, sessions - 1);
}

GPtrArray *
vv_schedule_make (const VvProgramme *programme,
                  const VvMatch *match,
                  const VvSchedule *schedule,
                  VvRandom *random,
                  GError **error)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_session_free);
  guint n_topics;
  int count, rhythm;

  g_return_val_if_fail (programme != NULL && match != NULL && schedule != NULL, NULL);
  count = schedule->count ? schedule->count : programme->sessions;
  rhythm = schedule->rhythm_days ? schedule->rhythm_days : programme->rhythm_days;
  n_topics = schedule->topics ? g_strv_length ((char **)schedule->topics) : 0;
  if (!check (schedule, count, rhythm, error))
    return NULL;
  for (int number = 1; number <= count; number++)
    {
      g_autofree char *id = vv_id_new (random);
      VvSession *session = vv_session_new (id, match->id, number);

      vv_set_string (&session->kind, choose_kind (number, count, schedule->no_midterm));
      session->date = vv_date_add_days (schedule->first_date, (number - 1) * rhythm);
      session->time = g_strdup (schedule->time);
      session->minutes = programme->session_minutes;
      session->mode = g_strdup (choose_mode (programme, session->kind));
      session->place = g_strdup (schedule->place ? schedule->place : programme->place);
      if ((guint)number <= n_topics)
        session->topic = g_strdup (schedule->topics[number - 1]);
      g_ptr_array_add (sessions, session);
    }
  return g_steal_pointer (&sessions);
}

int
vv_schedule_fitting_rhythm (const VvProgramme *programme)
{
  int room;

  g_return_val_if_fail (programme != NULL, 1);
  if (!vv_date_is_valid (programme->start) || !vv_date_is_valid (programme->end) || programme->sessions < 2)
    return MAX (programme->rhythm_days, 1);
  room = vv_date_days_between (programme->start, programme->end) / (programme->sessions - 1);
  if (room >= programme->rhythm_days)
    return MAX (programme->rhythm_days, 1);
  if (room >= DAYS_OF_WEEK)
    return room / DAYS_OF_WEEK * DAYS_OF_WEEK;
  return MAX (room, 1);
}
