#include "vv-sqlite-private.h"

#include <glib/gi18n-lib.h>

#define COLUMN(name, kind, member)                                                                           \
  {                                                                                                          \
    name, VV_COLUMN_##kind, G_STRUCT_OFFSET (VvOrganisation, member)                                         \
  }

static const VvColumn columns[] = {
  COLUMN ("name", TEXT, name),
  COLUMN ("address", TEXT, address),
  COLUMN ("phone", TEXT, phone),
  COLUMN ("email", TEXT, email),
  COLUMN ("country", TEXT, country),
  COLUMN ("language", TEXT, language),
  COLUMN ("logo", BYTES, logo),
  COLUMN ("coordinator_id", TEXT, coordinator),
  { NULL },
};

static const VvRecordMap map = {
  "organisation", "id", columns, -1, N_ ("This workspace has no organisation yet. Say first whose it is."),
};

/* The primary key is fixed by its column's default. */
gboolean
vv_sqlite_put_organisation (VvStore *store, const VvOrganisation *organisation, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !vv_record_put (sql, &map, organisation, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

VvOrganisation *
vv_sqlite_get_organisation (VvStore *store, GError **error)
{
  g_autofree char *text = vv_record_select (&map, "");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (VvOrganisation) organisation = vv_organisation_new ();

  if (!statement)
    return NULL;
  if (!vv_record_step_one (&map, statement, NULL, error)
      || !vv_record_read (&map, statement, organisation, error))
    return NULL;
  return g_steal_pointer (&organisation);
}

gboolean
vv_sqlite_put_setting (VvStore *store, const char *key, const char *value, GError **error)
{
  VvSql *sql = VV_SQL (store);
  const char *text = value ? "INSERT INTO settings (name, value) VALUES ($name, $value) "
                             "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
                           : "DELETE FROM settings WHERE name = $name";
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);
  g_autoptr (VvStatement) statement = write ? vv_sql_prepare (sql, text, error) : NULL;

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$name", key);
  if (value)
    vv_statement_bind_text (statement, "$value", value);
  if (!vv_statement_run (statement, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

/* The one text of the first row, NULL when there is none. */
static char *
read_text (VvStatement *statement, GError **error)
{
  return vv_statement_step (statement, error) == VV_STEP_ROW ? vv_statement_dup_text (statement, 0) : NULL;
}

char *
vv_sqlite_get_setting (VvStore *store, const char *key, GError **error)
{
  g_autoptr (VvStatement) statement
      = vv_sql_prepare (VV_SQL (store), "SELECT value FROM settings WHERE name = $name", error);

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$name", key);
  return read_text (statement, error);
}

gboolean
vv_sqlite_append_audit (VvStore *store, const VvAudit *audit, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autofree char *now = audit->at ? g_strdup (audit->at) : vv_clock_now (((VvSqliteStore *)store)->clock);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);
  g_autoptr (VvStatement) statement
      = write ? vv_sql_prepare (sql,
                                "INSERT INTO audit (at, actor, role, act, object_id, detail) "
                                "VALUES ($at, $actor, $role, $act, $object_id, $detail)",
                                error)
              : NULL;

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$at", now);
  vv_statement_bind_text (statement, "$actor", audit->actor);
  vv_statement_bind_text (statement, "$role", audit->role);
  vv_statement_bind_text (statement, "$act", audit->act);
  vv_statement_bind_text (statement, "$object_id", audit->object);
  vv_statement_bind_text (statement, "$detail", audit->detail);
  if (!vv_statement_run (statement, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

static VvAudit *
read_audit (VvStatement *statement)
{
  VvAudit *audit = vv_audit_new (vv_statement_peek_text (statement, 4), vv_statement_peek_text (statement, 5),
                                 vv_statement_peek_text (statement, 6));

  audit->number = vv_statement_get_int (statement, 0);
  g_free (audit->at);
  audit->at = vv_statement_dup_text (statement, 1);
  g_free (audit->actor);
  audit->actor = vv_statement_dup_text (statement, 2);
  g_free (audit->role);
  audit->role = vv_statement_dup_text (statement, 3);
  return audit;
}

GPtrArray *
vv_sqlite_list_audit (VvStore *store, const char *object, int limit, GError **error)
{
  g_autofree char *text
      = g_strdup_printf ("SELECT number, at, actor, role, act, object_id, detail FROM audit "
                         "%sORDER BY number DESC LIMIT $limit",
                         object ? "WHERE object_id = $object " : "");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_audit_free);
  VvStep step;

  if (!statement)
    return NULL;
  if (object)
    vv_statement_bind_text (statement, "$object", object);
  vv_statement_bind_int (statement, "$limit", limit > 0 ? limit : G_MAXINT);
  while ((step = vv_statement_step (statement, error)) == VV_STEP_ROW)
    g_ptr_array_add (list, read_audit (statement));
  return step == VV_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

gboolean
vv_sqlite_put_mapping (VvStore *store, const char *role, const char *header, const char *ini, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);
  g_autoptr (VvStatement) statement
      = write ? vv_sql_prepare (sql,
                                "INSERT INTO mappings (role, header, ini) VALUES ($role, $header, $ini) "
                                "ON CONFLICT (role, header) DO UPDATE SET ini = excluded.ini",
                                error)
              : NULL;

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$role", role);
  vv_statement_bind_text (statement, "$header", header);
  vv_statement_bind_text (statement, "$ini", ini);
  if (!vv_statement_run (statement, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

char *
vv_sqlite_get_mapping (VvStore *store, const char *role, const char *header, GError **error)
{
  g_autoptr (VvStatement) statement = vv_sql_prepare (
      VV_SQL (store), "SELECT ini FROM mappings WHERE role = $role AND header = $header", error);

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$role", role);
  vv_statement_bind_text (statement, "$header", header);
  return read_text (statement, error);
}
