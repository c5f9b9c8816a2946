#include "vv-sqlite-private.h"

#include <glib/gi18n-lib.h>

VV_DEFINE_WORDS (state_words, session_state, VvSessionState)

#define COLUMN(name, kind, member)                                                                           \
  {                                                                                                          \
    name, VV_COLUMN_##kind, G_STRUCT_OFFSET (VvSession, member)                                              \
  }

static const VvColumn columns[] = {
  COLUMN ("id", TEXT, id),
  COLUMN ("match_id", TEXT, match),
  COLUMN ("number", INT, number),
  COLUMN ("kind", TEXT, kind),
  COLUMN ("held_on", TEXT, date),
  COLUMN ("start_time", TEXT, time),
  COLUMN ("minutes", INT, minutes),
  COLUMN ("mode", TEXT, mode),
  COLUMN ("place", TEXT, place),
  COLUMN ("topic", TEXT, topic),
  { "state", VV_COLUMN_WORD, G_STRUCT_OFFSET (VvSession, state), &state_words },
  COLUMN ("moved_to_id", TEXT, moved_to),
  COLUMN ("moved_by", TEXT, moved_by),
  COLUMN ("notice_date", TEXT, notice_date),
  COLUMN ("late_notice", INT, late_notice),
  COLUMN ("reason", TEXT, reason),
  COLUMN ("diary_writer_id", TEXT, diary_writer),
  COLUMN ("diary_talked", TEXT, diary_talked),
  COLUMN ("diary_useful", TEXT, diary_useful),
  COLUMN ("diary_open", TEXT, diary_open),
  COLUMN ("diary_tasks", TEXT, diary_tasks),
  COLUMN ("diary_next", TEXT, diary_next),
  COLUMN ("mentor_comment", TEXT, mentor_comment),
  COLUMN ("diary_rating", INT, diary_rating),
  { NULL },
};

static const VvRecordMap map = {
  "sessions",
  "id",
  columns,
  G_STRUCT_OFFSET (VvSession, version),
  N_ ("There is no session %s in this workspace."),
};

static const VvColumn attendance_columns[] = {
  { "session_id", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvAttendance, session) },
  { "person_id", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvAttendance, person) },
  { "presence", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvAttendance, presence) },
  { "catch_up", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvAttendance, catch_up) },
  { NULL },
};

static const VvRecordMap attendance_map = {
  "attendance", "session_id, person_id", attendance_columns, -1, NULL,
};

static gpointer
make_session (void)
{
  return vv_session_new (NULL, NULL, 0);
}

static gpointer
make_attendance (void)
{
  return vv_attendance_new (NULL, NULL, NULL);
}

gboolean
vv_sqlite_put_session (VvStore *store, VvSession *session, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !vv_record_put (sql, &map, session, error))
    return FALSE;
  if (!vv_sql_write_end (g_steal_pointer (&write), error))
    return FALSE;
  session->version++;
  return TRUE;
}

VvSession *
vv_sqlite_get_session (VvStore *store, const char *id, GError **error)
{
  g_autofree char *text = vv_record_select (&map, "WHERE t.id = $id");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (VvSession) session = make_session ();

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$id", id);
  if (!vv_record_step_one (&map, statement, id, error) || !vv_record_read (&map, statement, session, error))
    return NULL;
  return g_steal_pointer (&session);
}

GPtrArray *
vv_sqlite_list_sessions (VvStore *store, const char *programme, const char *match, GError **error)
{
  g_autofree char *tail = g_strdup_printf (
      "JOIN matches m ON m.id = t.match_id WHERE 1 = 1%s%s ORDER BY %s",
      programme ? " AND m.programme_id = $programme" : "", match ? " AND t.match_id = $match" : "",
      match ? "t.number, t.held_on, t.id" : "t.held_on NULLS LAST, t.start_time, t.match_id, t.number, t.id");
  g_autofree char *text = vv_record_select (&map, tail);
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);

  if (!statement)
    return NULL;
  if (programme)
    vv_statement_bind_text (statement, "$programme", programme);
  if (match)
    vv_statement_bind_text (statement, "$match", match);
  return vv_record_read_all (&map, statement, make_session, (GDestroyNotify)vv_session_free, error);
}

gboolean
vv_sqlite_put_attendance (VvStore *store, const VvAttendance *attendance, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !vv_record_put (sql, &attendance_map, attendance, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

GPtrArray *
vv_sqlite_list_attendance (VvStore *store, const char *session, GError **error)
{
  g_autofree char *text
      = vv_record_select (&attendance_map, "JOIN people p ON p.id = t.person_id WHERE t.session_id = "
                                           "$session ORDER BY p.name_folded, t.person_id");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$session", session);
  return vv_record_read_all (&attendance_map, statement, make_attendance, (GDestroyNotify)vv_attendance_free,
                             error);
}
