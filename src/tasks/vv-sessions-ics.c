/* vv-sessions-ics.c: the sessions of one match for everybody's calendar. */
#include "config.h"

#include "vv-sessions-private.h"

#include "vv-calendar.h"
#include "vv-strings.h"

/* The kind in the calendar's language: the options of the attendance list (ATT-03). */
static const char *
find_kind_words (const VvForm *list, const char *kind, const char *language)
{
  int option = g_strcmp0 (kind, "first") == 0     ? 1
               : g_strcmp0 (kind, "midterm") == 0 ? 3
               : g_strcmp0 (kind, "final") == 0   ? 4
                                                  : 2;
  return vv_form_option (list, "ATT-03", option, language);
}

/* Moved sessions are left out: the one in their place carries the same identifier. */
static void
add_session (VvCalendar *calendar,
             const VvProgramme *programme,
             const VvMatch *match,
             const VvForm *list,
             const VvSession *session)
{
  if (session->state == VV_SESSION_MOVED || vv_is_empty (session->date))
    return;
  g_autofree char *uid = g_strdup_printf ("%s-%d", match->id, session->number);
  const char *kind = find_kind_words (list, session->kind, programme->language);
  const char *who = vv_is_empty (match->group_name) ? programme->title : match->group_name;
  /* There is one first, midterm and final meeting; the others are told apart by their number. */
  gboolean is_counted = vv_is_empty (session->kind) || g_str_equal (session->kind, "mentoring");
  g_autofree char *summary = is_counted ? g_strdup_printf ("%s %d · %s", kind, session->number, who)
                                        : g_strdup_printf ("%s · %s", kind, who);
  VvCalendarEvent event = { .uid = uid,
                            .summary = summary,
                            .description = session->topic,
                            .place = session->place,
                            .date = session->date,
                            .time = session->time,
                            .minutes = session->minutes,
                            .sequence = session->version,
                            .is_cancelled = session->state == VV_SESSION_CANCELLED };
  vv_calendar_add (calendar, &event);
}

/* --- public --- */

GBytes *
vv_sessions_ics (VvWorkspace *ws, const char *match, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autoptr (VvMatch) record = vv_store_get_match (store, match, error);
  g_autoptr (VvProgramme) programme
      = record != NULL ? vv_store_get_programme (store, record->programme, error) : NULL;
  g_autoptr (GPtrArray) sessions
      = programme != NULL ? vv_store_list_sessions (store, NULL, match, error) : NULL;
  VvForms *forms = sessions != NULL ? vv_workspace_get_forms (ws, error) : NULL;
  if (forms == NULL)
    return NULL;
  g_autofree char *now = vv_clock_now (vv_workspace_get_clock (ws));
  g_autoptr (VvCalendar) calendar
      = vv_calendar_new (programme->title, programme->language, programme->country, now);
  for (guint i = 0; i < sessions->len; i++)
    add_session (calendar, programme, record, vv_forms_find (forms, "ATT"), g_ptr_array_index (sessions, i));
  return vv_calendar_write (calendar);
}
