#include "vv-sqlite-private.h"

#include <glib/gi18n-lib.h>

#include "vv-error.h"

#define COLUMN(name, kind, member)                                                                           \
  {                                                                                                          \
    name, VV_COLUMN_##kind, G_STRUCT_OFFSET (VvProposal, member)                                             \
  }

static const VvColumn columns[] = {
  COLUMN ("id", TEXT, id),
  COLUMN ("programme_id", TEXT, programme),
  COLUMN ("created_at", TEXT, created_at),
  COLUMN ("prefer", TEXT, prefer),
  COLUMN ("group_max", INT, group_max),
  COLUMN ("json", TEXT, json),
  COLUMN ("accepted", INT, accepted),
  { NULL },
};

static const VvRecordMap map = {
  "proposals", "id", columns, -1, N_ ("There is no proposal %s in this workspace."),
};

static const VvColumn pin_columns[] = {
  { "mentor_id", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPin, mentor) },
  { "mentee_id", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPin, mentee) },
  { NULL },
};

static const VvRecordMap pin_map = { "pins", NULL, pin_columns, -1, NULL };

static gpointer
make_pin (void)
{
  return vv_pin_new (NULL, NULL);
}

static gboolean
give_number (VvSql *sql, const char *id, GError **error)
{
  g_autoptr (VvStatement) statement = vv_sql_prepare (
      sql,
      "UPDATE proposals SET number = 1 + (SELECT max(number) FROM proposals) WHERE id = $id AND number = 0",
      error);

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$id", id);
  return vv_statement_run (statement, error);
}

gboolean
vv_sqlite_put_proposal (VvStore *store, const VvProposal *proposal, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !vv_record_put (sql, &map, proposal, error) || !give_number (sql, proposal->id, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

VvProposal *
vv_sqlite_get_proposal (VvStore *store, const char *id, GError **error)
{
  g_autofree char *text = vv_record_select (&map, "WHERE t.id = $id");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (VvProposal) proposal = vv_proposal_new (NULL, NULL);

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$id", id);
  if (!vv_record_step_one (&map, statement, id, error) || !vv_record_read (&map, statement, proposal, error))
    return NULL;
  return g_steal_pointer (&proposal);
}

VvProposal *
vv_sqlite_get_latest_proposal (VvStore *store, const char *programme, GError **error)
{
  g_autofree char *text
      = vv_record_select (&map, "WHERE t.programme_id = $programme ORDER BY t.number DESC LIMIT 1");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (VvProposal) proposal = vv_proposal_new (NULL, NULL);

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$programme", programme);
  if (vv_statement_step (statement, error) != VV_STEP_ROW
      || !vv_record_read (&map, statement, proposal, error))
    return NULL;
  return g_steal_pointer (&proposal);
}

/* One write about a pair. */
static gboolean
write_pair (VvSql *sql,
            const char *text,
            const char *programme,
            const char *mentor,
            const char *mentee,
            GError **error)
{
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);
  g_autoptr (VvStatement) statement = write ? vv_sql_prepare (sql, text, error) : NULL;

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$programme", programme);
  vv_statement_bind_text (statement, "$mentor", mentor);
  vv_statement_bind_text (statement, "$mentee", mentee);
  if (!vv_statement_run (statement, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

gboolean
vv_sqlite_put_pin (VvStore *store, const char *programme, const VvPin *pin, GError **error)
{
  return write_pair (
      VV_SQL (store),
      "INSERT INTO pins (programme_id, mentor_id, mentee_id) VALUES ($programme, $mentor, $mentee) "
      "ON CONFLICT (programme_id, mentor_id, mentee_id) DO NOTHING",
      programme, pin->mentor, pin->mentee, error);
}

gboolean
vv_sqlite_delete_pin (VvStore *store, const char *programme, const VvPin *pin, GError **error)
{
  return write_pair (
      VV_SQL (store),
      "DELETE FROM pins WHERE programme_id = $programme AND mentor_id = $mentor AND mentee_id = $mentee",
      programme, pin->mentor, pin->mentee, error);
}

GPtrArray *
vv_sqlite_list_pins (VvStore *store, const char *programme, GError **error)
{
  g_autofree char *text
      = vv_record_select (&pin_map, "WHERE t.programme_id = $programme ORDER BY t.mentor_id, t.mentee_id");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$programme", programme);
  return vv_record_read_all (&pin_map, statement, make_pin, (GDestroyNotify)vv_pin_free, error);
}

static void
bind_impression (VvStatement *statement,
                 const char *programme,
                 const char *mentor,
                 const char *mentee,
                 const char *criterion)
{
  vv_statement_bind_text (statement, "$programme", programme);
  vv_statement_bind_text (statement, "$mentor", mentor);
  vv_statement_bind_text (statement, "$mentee", mentee);
  vv_statement_bind_text (statement, "$criterion", criterion);
}

#define IMPRESSION_WHERE                                                                                     \
  " WHERE programme_id = $programme AND mentor_id = $mentor AND mentee_id = $mentee AND criterion = "        \
  "$criterion"

gboolean
vv_sqlite_put_impression (VvStore *store,
                          const char *programme,
                          const char *mentor,
                          const char *mentee,
                          const char *criterion,
                          int value,
                          GError **error)
{
  VvSql *sql = VV_SQL (store);
  const char *text = value < 0
                         ? "DELETE FROM impressions" IMPRESSION_WHERE
                         : "INSERT INTO impressions (programme_id, mentor_id, mentee_id, criterion, value) "
                           "VALUES ($programme, $mentor, $mentee, $criterion, $value) "
                           "ON CONFLICT (programme_id, mentor_id, mentee_id, criterion) DO UPDATE SET value "
                           "= excluded.value";
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);
  g_autoptr (VvStatement) statement = write ? vv_sql_prepare (sql, text, error) : NULL;

  if (!statement)
    return FALSE;
  bind_impression (statement, programme, mentor, mentee, criterion);
  if (value >= 0)
    vv_statement_bind_int (statement, "$value", value);
  if (!vv_statement_run (statement, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

int
vv_sqlite_get_impression (VvStore *store,
                          const char *programme,
                          const char *mentor,
                          const char *mentee,
                          const char *criterion,
                          GError **error)
{
  g_autoptr (VvStatement) statement
      = vv_sql_prepare (VV_SQL (store), "SELECT value FROM impressions" IMPRESSION_WHERE, error);

  if (!statement)
    return -1;
  bind_impression (statement, programme, mentor, mentee, criterion);
  return vv_statement_step (statement, error) == VV_STEP_ROW ? (int)vv_statement_get_int (statement, 0) : -1;
}
