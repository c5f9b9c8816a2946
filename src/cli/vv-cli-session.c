#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-file.h"
#include "vv-id.h"
#include "vv-matching.h"
#include "vv-sessions.h"
#include "vv-strings.h"

static void
add_session (JsonBuilder *json, const VvSession *session)
{
  json_builder_begin_object (json);
  vv_cli_json_id (json, "id", session->id);
  vv_cli_json_id (json, "match", session->match);
  vv_cli_json_int (json, "number", session->number);
  vv_cli_json_text (json, "kind", session->kind);
  vv_cli_json_text (json, "date", session->date);
  vv_cli_json_text (json, "time", session->time);
  vv_cli_json_text (json, "mode", session->mode);
  vv_cli_json_text (json, "place", session->place);
  vv_cli_json_text (json, "topic", session->topic);
  vv_cli_json_text (json, "state", vv_session_state_to_string (session->state));
  vv_cli_json_bool (json, "late_notice", session->late_notice);
  json_builder_end_object (json);
}

static void
print_sessions (VvCli *cli, GPtrArray *sessions)
{
  JsonBuilder *json;

  for (guint i = 0; !cli->json && i < sessions->len; i++)
    {
      const VvSession *session = sessions->pdata[i];
      g_autofree char *id = vv_id_show (session->id);
      g_autofree char *line = g_strdup_printf (
          "%s  %2d  %s %s  %-13s %s", id, session->number, session->date ? session->date : "",
          session->time ? session->time : "", vv_session_state_to_string (session->state),
          session->topic ? session->topic : "");

      vv_cli_print_text (line);
    }
  if (!cli->json)
    return;
  json = vv_cli_json_object ();
  vv_cli_json_begin_array (json, "sessions");
  for (guint i = 0; i < sessions->len; i++)
    add_session (json, sessions->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  vv_cli_print_json (json);
}

static gboolean
plan (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *match = NULL, *start = NULL, *time = NULL, *place = NULL, *id = NULL;
  g_auto (GStrv) topics = NULL, rest = NULL;
  int count = 0, rhythm = 0;
  const GOptionEntry entries[] = {
    { "match", 0, 0, G_OPTION_ARG_STRING, &match, NULL, NULL },
    { "start", 0, 0, G_OPTION_ARG_STRING, &start, NULL, NULL },
    { "time", 0, 0, G_OPTION_ARG_STRING, &time, NULL, NULL },
    { "place", 0, 0, G_OPTION_ARG_STRING, &place, NULL, NULL },
    { "topic", 0, 0, G_OPTION_ARG_STRING_ARRAY, &topics, NULL, NULL },
    { "count", 0, 0, G_OPTION_ARG_INT, &count, NULL, NULL },
    { "rhythm", 0, 0, G_OPTION_ARG_INT, &rhythm, NULL, NULL },
    { NULL },
  };
  g_autoptr (GPtrArray) sessions = NULL;

  if (!vv_cli_parse (argv, entries, 0, &rest, error) || !vv_cli_option_id ("--match", match, TRUE, &id, error)
      || !vv_cli_check_date ("--start", start, FALSE, error) || !vv_cli_open (cli, error))
    return FALSE;
  sessions
      = vv_sessions_plan (cli->ws, id, start, time, place, (const char *const *)topics, count, rhythm, error);
  if (!sessions)
    return FALSE;
  print_sessions (cli, sessions);
  return TRUE;
}

static gboolean
list (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *programme = NULL, *match = NULL, *programme_id = NULL, *match_id = NULL;
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL },
    { "match", 0, 0, G_OPTION_ARG_STRING, &match, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) sessions = NULL;

  if (!vv_cli_parse (argv, entries, 0, &rest, error)
      || !vv_cli_option_id ("--programme", programme, FALSE, &programme_id, error)
      || !vv_cli_option_id ("--match", match, FALSE, &match_id, error) || !vv_cli_open (cli, error))
    return FALSE;
  sessions = vv_sessions_list (cli->ws, programme_id, match_id, error);
  if (!sessions)
    return FALSE;
  print_sessions (cli, sessions);
  return TRUE;
}

typedef struct
{
  char *moved_to, *by, *notice, *reason;
  char *talked, *useful, *open, *tasks, *next, *comment, *writer;
  char **absent, **absent_notice;
  gboolean held, cancelled;
} RecordOptions;

static void
record_options_clear (RecordOptions *o)
{
  char *texts[] = { o->moved_to, o->by,    o->notice, o->reason,  o->talked, o->useful,
                    o->open,     o->tasks, o->next,   o->comment, o->writer };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_strfreev (o->absent);
  g_strfreev (o->absent_notice);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RecordOptions, record_options_clear)

static gboolean
parse_record (char **argv, RecordOptions *o, char ***rest, GError **error)
{
  const GOptionEntry entries[] = {
    { "held", 0, 0, G_OPTION_ARG_NONE, &o->held, NULL, NULL },
    { "absent", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->absent, NULL, NULL },
    { "absent-notice", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->absent_notice, NULL, NULL },
    { "moved-to", 0, 0, G_OPTION_ARG_STRING, &o->moved_to, NULL, NULL },
    { "cancelled", 0, 0, G_OPTION_ARG_NONE, &o->cancelled, NULL, NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &o->by, NULL, NULL },
    { "notice", 0, 0, G_OPTION_ARG_STRING, &o->notice, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &o->reason, NULL, NULL },
    { "writer", 0, 0, G_OPTION_ARG_STRING, &o->writer, NULL, NULL },
    { "talked", 0, 0, G_OPTION_ARG_STRING, &o->talked, NULL, NULL },
    { "useful", 0, 0, G_OPTION_ARG_STRING, &o->useful, NULL, NULL },
    { "open", 0, 0, G_OPTION_ARG_STRING, &o->open, NULL, NULL },
    { "tasks", 0, 0, G_OPTION_ARG_STRING, &o->tasks, NULL, NULL },
    { "next", 0, 0, G_OPTION_ARG_STRING, &o->next, NULL, NULL },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &o->comment, NULL, NULL },
    { NULL },
  };

  return vv_cli_parse (argv, entries, 1, rest, error)
         && vv_cli_check_date ("--moved-to", o->moved_to, FALSE, error)
         && vv_cli_check_date ("--notice", o->notice, FALSE, error);
}

static const char *
presence_of (const char *person, const RecordOptions *o)
{
  g_autofree char *shown = vv_id_show (person);

  for (int i = 0; o->absent && o->absent[i]; i++)
    {
      g_autofree char *id = vv_id_parse (o->absent[i]);

      if (g_strcmp0 (id, person) == 0)
        return "absent";
    }
  for (int i = 0; o->absent_notice && o->absent_notice[i]; i++)
    {
      g_autofree char *id = vv_id_parse (o->absent_notice[i]);

      if (g_strcmp0 (id, person) == 0)
        return "absent_notice";
    }
  return "present";
}

static gboolean
check_ids (char **texts, GError **error)
{
  for (int i = 0; texts && texts[i]; i++)
    {
      g_autofree char *id = vv_cli_id (texts[i], error);

      if (!id)
        return FALSE;
    }
  return TRUE;
}

static gboolean
record_held (VvCli *cli, const char *id, const RecordOptions *o, GError **error)
{
  g_autoptr (VvSession) session = vv_sessions_get (cli->ws, id, error);
  g_autoptr (VvMatch) match = session ? vv_matching_get (cli->ws, session->match, error) : NULL;
  g_autoptr (GPtrArray) attendance = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_attendance_free);

  if (!match || !check_ids (o->absent, error) || !check_ids (o->absent_notice, error))
    return FALSE;
  for (guint i = 0; i < match->mentees->len; i++)
    {
      const char *person = match->mentees->pdata[i];

      g_ptr_array_add (attendance, vv_attendance_new (id, person, presence_of (person, o)));
    }
  g_ptr_array_add (attendance, vv_attendance_new (id, match->mentor, presence_of (match->mentor, o)));
  return vv_sessions_record_held (cli->ws, id, attendance, error);
}

static gboolean
has_diary (const RecordOptions *o)
{
  return o->talked || o->useful || o->open || o->tasks || o->next || o->comment;
}

static void
apply (char **slot, const char *text)
{
  if (text)
    vv_set_string (slot, text);
}

static gboolean
record_diary (VvCli *cli, const char *id, const RecordOptions *o, GError **error)
{
  g_autoptr (VvSession) session = vv_sessions_get (cli->ws, id, error);
  g_autofree char *writer = NULL;

  if (!session || !vv_cli_option_id ("--writer", o->writer, FALSE, &writer, error))
    return FALSE;
  apply (&session->diary_writer, writer);
  apply (&session->diary_talked, o->talked);
  apply (&session->diary_useful, o->useful);
  apply (&session->diary_open, o->open);
  apply (&session->diary_tasks, o->tasks);
  apply (&session->diary_next, o->next);
  apply (&session->mentor_comment, o->comment);
  return vv_sessions_write_diary (cli->ws, session, error);
}

static gboolean
record (VvCli *cli, char **argv, GError **error)
{
  g_auto (RecordOptions) o = { NULL };
  g_auto (GStrv) rest = NULL;
  g_autofree char *id = NULL;
  const char *by;

  if (!parse_record (argv, &o, &rest, error) || !(id = vv_cli_id (rest[0], error))
      || !vv_cli_open (cli, error))
    return FALSE;
  by = o.by ? o.by : "mentor";
  if (o.moved_to)
    {
      g_autoptr (VvSession) moved = vv_sessions_move (cli->ws, id, o.moved_to, by, o.notice, o.reason, error);

      if (moved)
        vv_cli_print_id (cli, moved->id);
      return moved != NULL;
    }
  if (o.cancelled)
    {
      if (!vv_sessions_cancel (cli->ws, id, by, o.notice, o.reason, error))
        return FALSE;
    }
  else if ((o.held || !has_diary (&o)) && !record_held (cli, id, &o, error))
    return FALSE;
  if (has_diary (&o) && !record_diary (cli, id, &o, error))
    return FALSE;
  vv_cli_print_id (cli, id);
  return TRUE;
}

static gboolean
ics (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *match = NULL, *output = NULL, *id = NULL;
  const GOptionEntry entries[] = {
    { "match", 0, 0, G_OPTION_ARG_STRING, &match, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!vv_cli_parse (argv, entries, VV_CLI_ANY, &rest, error)
      || !vv_cli_option_id ("--match", match, TRUE, &id, error)
      || !vv_cli_need ("OUT.ics", output ? output : rest[0], error) || !vv_cli_open (cli, error))
    return FALSE;
  bytes = vv_sessions_ics (cli->ws, id, error);
  if (!bytes || !vv_file_write (output ? output : rest[0], bytes, error))
    return FALSE;
  vv_cli_print_done (cli);
  return TRUE;
}

const VvCliCommand vv_cli_session_commands[] = {
  { "session", "plan", plan,
    "--match M [--start DATE] [--time HH:MM] [--place T] [--topic T …] [--count N] [--rhythm DAYS]",
    N_ ("Plan the sessions of a match.") },
  { "session", "list", list, "[--programme P] [--match M]", N_ ("List sessions.") },
  { "session", "record", record,
    "S [--held] [--absent PERSON …] [--absent-notice PERSON …] | --moved-to DATE|--cancelled [--by "
    "mentor|mentee|coordinator] "
    "[--notice DATE] [--reason T] | [--writer PERSON] [--talked T] [--useful T] [--open T] [--tasks T] "
    "[--next T] [--comment T]",
    N_ ("Record a session as held, moved or cancelled, and its diary.") },
  { "session", "ics", ics, "--match M OUT.ics", N_ ("Write the sessions of a match as a calendar.") },
  { NULL },
};
