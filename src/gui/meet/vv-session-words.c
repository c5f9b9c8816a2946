#include "config.h"

#include "vv-session-words.h"

#include "vv-strings.h"

#include <glib/gi18n-lib.h>

static gboolean
is_past (const VvSession *session, const char *today)
{
  return session->date && g_strcmp0 (session->date, today) < 0;
}

const char *
vv_session_words (const VvSession *session, const char *today)
{
  switch (session->state)
    {
    case VV_SESSION_HELD:
      return C_ ("session", "Held, diary missing");
    case VV_SESSION_DIARY_WRITTEN:
      return C_ ("session", "Diary written, comment missing");
    case VV_SESSION_COMMENTED:
      return C_ ("session", "Held, diary complete");
    case VV_SESSION_FILED:
      return C_ ("session", "Held and filed");
    case VV_SESSION_MOVED:
      return C_ ("session", "Moved");
    case VV_SESSION_CANCELLED:
      return C_ ("session", "Cancelled");
    case VV_SESSION_NOT_HELD:
      return C_ ("session", "Not held");
    case VV_SESSION_PLANNED:
    default:
      return is_past (session, today) ? C_ ("session", "Was it held?") : C_ ("session", "Planned");
    }
}

VvMark
vv_session_mark (const VvSession *session, const char *today)
{
  switch (session->state)
    {
    case VV_SESSION_HELD:
    case VV_SESSION_DIARY_WRITTEN:
      return VV_MARK_HALF;
    case VV_SESSION_COMMENTED:
    case VV_SESSION_FILED:
      return VV_MARK_DONE;
    case VV_SESSION_MOVED:
    case VV_SESSION_CANCELLED:
    case VV_SESSION_NOT_HELD:
      return VV_MARK_NA;
    case VV_SESSION_PLANNED:
    default:
      return is_past (session, today) ? VV_MARK_DOUBT : VV_MARK_EMPTY;
    }
}

gboolean
vv_session_asks (const VvSession *session, const char *today)
{
  return session->state == VV_SESSION_HELD || session->state == VV_SESSION_DIARY_WRITTEN
         || (session->state == VV_SESSION_PLANNED && is_past (session, today));
}

char *
vv_session_describe (const VvSession *session)
{
  g_autofree char *date = vv_show_weekday_date (session->date);
  g_autoptr (GString) text = g_string_new (date);

  if (!vv_is_empty (session->time))
    g_string_append_printf (text, " %s", session->time);
  if (!vv_is_empty (session->place))
    g_string_append_printf (text, " · %s", session->place);
  if (!vv_is_empty (session->topic))
    g_string_append_printf (text, " · %s", session->topic);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
