#include "vv-sql-migrate.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vv-error.h"
#include "vv-store-migrations.h"

char *
vv_sql_migration_lookup (int version)
{
  g_autofree char *path = g_strdup_printf ("/io/github/veiviser/store/migrations/%04d.sql", version);
  GResource *resource = vv_store_migrations_get_resource ();
  g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

int
vv_sql_migration_count (VvMigrationLookup lookup)
{
  int count = 0;

  for (;;)
    {
      g_autofree char *text = lookup (count + 1);

      if (!text)
        return count;
      count++;
    }
}

static gboolean
check_references (VvSql *sql, GError **error)
{
  g_autoptr (VvStatement) statement = vv_sql_prepare (sql, "PRAGMA foreign_key_check", error);
  VvStep step;

  if (!statement)
    return FALSE;
  step = vv_statement_step (statement, error);
  if (step == VV_STEP_ROW)
    g_set_error (
        error, VV_ERROR, VV_ERROR_DAMAGED,
        _ ("“%s” cannot be brought up to date: a record in “%s” refers to one that is not there. Nothing was "
           "changed. Open the latest backup."),
        sql->path, vv_statement_peek_text (statement, 0));
  return step == VV_STEP_DONE;
}

static gboolean
run_migrations (VvSql *sql, VvMigrationLookup lookup, int from, int to, GError **error)
{
  g_autofree char *numbers
      = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", VV_SQL_APPLICATION_ID, to);

  for (int version = from + 1; version <= to; version++)
    {
      g_autofree char *text = lookup (version);

      if (!vv_sql_run (sql, text, error))
        return FALSE;
    }
  return check_references (sql, error) && vv_sql_run (sql, numbers, error);
}

gboolean
vv_sql_migrate (VvSql *sql, VvMigrationLookup lookup, GError **error)
{
  gint64 from = vv_sql_number (sql, "PRAGMA user_version", error);
  int to = vv_sql_migration_count (lookup);
  gboolean done;

  if (from < 0)
    return FALSE;
  if (from >= to)
    return TRUE;
  /* Rebuilding a table drops and renames it: references are checked at the end instead. Statements prepared
   * for the old tables must not be kept. */
  g_hash_table_remove_all (sql->statements);
  if (!vv_sql_run (sql, "PRAGMA foreign_keys = OFF", error) || !vv_sql_begin (sql, error))
    return FALSE;
  done = run_migrations (sql, lookup, (int)from, to, error) && vv_sql_commit (sql, error);
  if (!done)
    vv_sql_rollback (sql);
  return vv_sql_run (sql, "PRAGMA foreign_keys = ON", done ? error : NULL) && done;
}
