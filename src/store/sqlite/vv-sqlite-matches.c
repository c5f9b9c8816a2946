#include "vv-sqlite-private.h"

#include <glib/gi18n-lib.h>

VV_DEFINE_WORDS (state_words, match_state, VvMatchState)

#define COLUMN(name, kind, member)                                                                           \
  {                                                                                                          \
    name, VV_COLUMN_##kind, G_STRUCT_OFFSET (VvMatch, member)                                                \
  }

static const VvColumn columns[] = {
  COLUMN ("id", TEXT, id),
  COLUMN ("programme_id", TEXT, programme),
  COLUMN ("mentor_id", TEXT, mentor),
  COLUMN ("group_name", TEXT, group_name),
  { "state", VV_COLUMN_WORD, G_STRUCT_OFFSET (VvMatch, state), &state_words },
  COLUMN ("reason", TEXT, reason),
  COLUMN ("proposal_id", TEXT, proposal),
  COLUMN ("score", INT, score),
  COLUMN ("first_session", TEXT, first_session),
  COLUMN ("agreement_waiver", TEXT, agreement_waiver),
  COLUMN ("well_matched", INT, well_matched),
  COLUMN ("locked_on", TEXT, locked_on),
  COLUMN ("started_on", TEXT, started_on),
  COLUMN ("closed_on", TEXT, closed_on),
  { NULL },
};

static const VvRecordMap map = {
  "matches",
  "id",
  columns,
  G_STRUCT_OFFSET (VvMatch, version),
  N_ ("There is no match %s in this workspace."),
};

static gpointer
make_match (void)
{
  return vv_match_new (NULL, NULL, NULL);
}

static gboolean
forget_mentees (VvSql *sql, const char *match, GError **error)
{
  g_autoptr (VvStatement) statement
      = vv_sql_prepare (sql, "DELETE FROM match_mentees WHERE match_id = $match", error);

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$match", match);
  return vv_statement_run (statement, error);
}

static gboolean
put_mentees (VvSql *sql, const VvMatch *match, GError **error)
{
  g_autoptr (VvStatement) statement = NULL;

  if (!forget_mentees (sql, match->id, error))
    return FALSE;
  statement = vv_sql_prepare (
      sql, "INSERT INTO match_mentees (match_id, position, person_id) VALUES ($match, $position, $person)",
      error);
  if (!statement)
    return FALSE;
  for (guint i = 0; match->mentees && i < match->mentees->len; i++)
    {
      vv_statement_reset (statement);
      vv_statement_bind_text (statement, "$match", match->id);
      vv_statement_bind_int (statement, "$position", i);
      vv_statement_bind_text (statement, "$person", match->mentees->pdata[i]);
      if (!vv_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_mentees (VvSql *sql, VvMatch *match, GError **error)
{
  g_autoptr (VvStatement) statement = vv_sql_prepare (
      sql, "SELECT person_id FROM match_mentees WHERE match_id = $match ORDER BY position", error);
  VvStep step;

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$match", match->id);
  while ((step = vv_statement_step (statement, error)) == VV_STEP_ROW)
    g_ptr_array_add (match->mentees, vv_statement_dup_text (statement, 0));
  return step == VV_STEP_DONE;
}

gboolean
vv_sqlite_put_match (VvStore *store, VvMatch *match, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !vv_record_put (sql, &map, match, error) || !put_mentees (sql, match, error))
    return FALSE;
  if (!vv_sql_write_end (g_steal_pointer (&write), error))
    return FALSE;
  match->version++;
  return TRUE;
}

VvMatch *
vv_sqlite_get_match (VvStore *store, const char *id, GError **error)
{
  g_autofree char *text = vv_record_select (&map, "WHERE t.id = $id");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (VvMatch) match = make_match ();

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$id", id);
  if (!vv_record_step_one (&map, statement, id, error) || !vv_record_read (&map, statement, match, error)
      || !read_mentees (VV_SQL (store), match, error))
    return NULL;
  return g_steal_pointer (&match);
}

GPtrArray *
vv_sqlite_list_matches (VvStore *store, const char *programme, const char *person, GError **error)
{
  g_autofree char *tail = g_strdup_printf (
      "JOIN people p ON p.id = t.mentor_id WHERE 1 = 1%s%s ORDER BY p.name_folded, t.mentor_id, t.id",
      programme ? " AND t.programme_id = $programme" : "",
      person ? " AND (t.mentor_id = $person OR "
               "t.id IN (SELECT m.match_id FROM match_mentees m WHERE m.person_id = $person))"
             : "");
  g_autofree char *text = vv_record_select (&map, tail);
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (GPtrArray) list = NULL;

  if (!statement)
    return NULL;
  if (programme)
    vv_statement_bind_text (statement, "$programme", programme);
  if (person)
    vv_statement_bind_text (statement, "$person", person);
  list = vv_record_read_all (&map, statement, make_match, (GDestroyNotify)vv_match_free, error);
  for (guint i = 0; list && i < list->len; i++)
    if (!read_mentees (VV_SQL (store), list->pdata[i], error))
      return NULL;
  return g_steal_pointer (&list);
}
