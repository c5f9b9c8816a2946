#include "vv-sqlite-private.h"

#include <glib/gi18n-lib.h>

VV_DEFINE_WORDS (state_words, programme_state, VvProgrammeState)

#define COLUMN(name, kind, member)                                                                           \
  {                                                                                                          \
    name, VV_COLUMN_##kind, G_STRUCT_OFFSET (VvProgramme, member)                                            \
  }

static const VvColumn columns[] = {
  COLUMN ("id", TEXT, id),
  COLUMN ("title", TEXT, title),
  COLUMN ("theme", TEXT, theme),
  COLUMN ("purpose", TEXT, purpose),
  COLUMN ("template_id", TEXT, template_id),
  { "state", VV_COLUMN_WORD, G_STRUCT_OFFSET (VvProgramme, state), &state_words },
  { "paused_from", VV_COLUMN_WORD, G_STRUCT_OFFSET (VvProgramme, paused_from), &state_words },
  COLUMN ("target", TEXT, target),
  COLUMN ("start_on", TEXT, start),
  COLUMN ("end_on", TEXT, end),
  COLUMN ("form", TEXT, form),
  COLUMN ("mode", TEXT, mode),
  COLUMN ("engagement", TEXT, engagement),
  COLUMN ("country", TEXT, country),
  COLUMN ("language", TEXT, language),
  COLUMN ("group_max", INT, group_max),
  COLUMN ("sessions", INT, sessions),
  COLUMN ("rhythm_days", INT, rhythm_days),
  COLUMN ("session_minutes", INT, session_minutes),
  COLUMN ("notice_days", INT, notice_days),
  COLUMN ("retention_months", INT, retention_months),
  COLUMN ("place", TEXT, place),
  COLUMN ("coordinator_id", TEXT, coordinator),
  COLUMN ("contact_content_id", TEXT, contact_content),
  COLUMN ("contact_practical_id", TEXT, contact_practical),
  COLUMN ("trainer_id", TEXT, trainer),
  COLUMN ("technical_id", TEXT, technical),
  COLUMN ("contact_content_text", TEXT, contact_content_text),
  COLUMN ("contact_practical_text", TEXT, contact_practical_text),
  COLUMN ("technical_text", TEXT, technical_text),
  COLUMN ("complaints_contact", TEXT, complaints_contact),
  COLUMN ("advertisement", TEXT, advertisement),
  COLUMN ("hr_check", TEXT, hr_check),
  COLUMN ("hr_checked_by", TEXT, hr_checked_by),
  COLUMN ("hr_checked_on", TEXT, hr_checked_on),
  COLUMN ("deadline", TEXT, deadline),
  COLUMN ("training_date", TEXT, training_date),
  COLUMN ("training_topics", TAGS, training_topics),
  COLUMN ("balance_note", TEXT, balance_note),
  COLUMN ("lessons", TEXT, lessons),
  COLUMN ("reason", TEXT, reason),
  COLUMN ("created_on", TEXT, created_on),
  { NULL },
};

static const VvRecordMap map = {
  "programmes",
  "id",
  columns,
  G_STRUCT_OFFSET (VvProgramme, version),
  N_ ("There is no programme %s in this workspace."),
};

static gpointer
make_programme (void)
{
  return vv_programme_new (NULL);
}

gboolean
vv_sqlite_put_programme (VvStore *store, VvProgramme *programme, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !vv_record_put (sql, &map, programme, error))
    return FALSE;
  if (!vv_sql_write_end (g_steal_pointer (&write), error))
    return FALSE;
  programme->version++;
  return TRUE;
}

VvProgramme *
vv_sqlite_get_programme (VvStore *store, const char *id, GError **error)
{
  g_autofree char *text = vv_record_select (&map, "WHERE t.id = $id");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (VvProgramme) programme = make_programme ();

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$id", id);
  if (!vv_record_step_one (&map, statement, id, error) || !vv_record_read (&map, statement, programme, error))
    return NULL;
  return g_steal_pointer (&programme);
}

GPtrArray *
vv_sqlite_list_programmes (VvStore *store, GError **error)
{
  g_autofree char *text = vv_record_select (&map, "ORDER BY t.start_on DESC NULLS LAST, t.id");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);

  if (!statement)
    return NULL;
  return vv_record_read_all (&map, statement, make_programme, (GDestroyNotify)vv_programme_free, error);
}
