#include "vv-sql.h"

#include <glib/gi18n-lib.h>

#include "vv-error.h"

/* Another process may look (read-only) while we write, or a backup program may hold the file for a moment. */
#define BUSY_MILLISECONDS 5000

struct _VvStatement
{
  VvSql *sql;
  sqlite3_stmt *stmt;
  int failure;   /* first failed bind */
  gboolean kept; /* belongs to sql->statements */
  gboolean in_use;
};

struct _VvSqlWrite
{
  VvSql *sql;
  gboolean is_savepoint;
};

static void
finalize_statement (gpointer data)
{
  VvStatement *statement = data;

  sqlite3_finalize (statement->stmt);
  g_free (statement);
}

static gboolean
configure (VvSql *sql, GError **error)
{
  static const struct
  {
    int option, value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 }, { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 }, { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },   { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int code = sqlite3_db_config (sql->db, options[i].option, options[i].value, NULL);

      if (code != SQLITE_OK)
        return vv_sql_fail (sql, code, error);
    }
  sqlite3_extended_result_codes (sql->db, 1);
  sqlite3_busy_timeout (sql->db, BUSY_MILLISECONDS);
  /* Temporary tables stay in memory: no personal data in /tmp. */
  if (!vv_sql_run (sql,
                   "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"
                   "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA cache_size = -32768;",
                   error))
    return FALSE;
  /* No query_only for those who look: the file is open read-only anyway, and they may make backups. */
  return sql->read_only || vv_sql_run (sql, "PRAGMA journal_mode = DELETE", error);
}

VvSql *
vv_sql_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (VvSql) sql = g_new0 (VvSql, 1);
  int flags = (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX;
  int code = sqlite3_open_v2 (path, &sql->db, flags, NULL);

  sql->path = g_strdup (path);
  sql->read_only = read_only;
  sql->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if (code != SQLITE_OK)
    {
      vv_sql_fail (sql, code, error);
      return NULL;
    }
  if (!configure (sql, error))
    return NULL;
  return g_steal_pointer (&sql);
}

void
vv_sql_close (VvSql *sql)
{
  if (!sql)
    return;
  if (sql->statements)
    vv_sql_rollback (sql);
  g_clear_pointer (&sql->statements, g_hash_table_unref);
  sqlite3_close_v2 (sql->db);
  g_free (sql->path);
  g_free (sql);
}

gboolean
vv_sql_run (VvSql *sql, const char *text, GError **error)
{
  int code = sqlite3_exec (sql->db, text, NULL, NULL, NULL);

  return code == SQLITE_OK || vv_sql_fail (sql, code, error);
}

gint64
vv_sql_number (VvSql *sql, const char *text, GError **error)
{
  g_autoptr (VvStatement) statement = vv_sql_prepare (sql, text, error);

  if (!statement)
    return -1;
  switch (vv_statement_step (statement, error))
    {
    case VV_STEP_ROW:
      return vv_statement_get_int (statement, 0);
    case VV_STEP_DONE:
      vv_sql_fail (sql, SQLITE_CORRUPT, error);
      return -1;
    default:
      return -1;
    }
}

VvStatement *
vv_sql_prepare (VvSql *sql, const char *text, GError **error)
{
  VvStatement *statement = g_hash_table_lookup (sql->statements, text);
  sqlite3_stmt *stmt = NULL;
  gboolean keep = !statement;
  int code;

  if (statement && !statement->in_use)
    {
      statement->in_use = TRUE;
      return statement;
    }
  code = sqlite3_prepare_v3 (sql->db, text, -1, keep ? SQLITE_PREPARE_PERSISTENT : 0, &stmt, NULL);
  if (code != SQLITE_OK)
    {
      vv_sql_fail (sql, code, error);
      return NULL;
    }
  statement = g_new0 (VvStatement, 1);
  statement->sql = sql;
  statement->stmt = stmt;
  statement->in_use = TRUE;
  statement->kept = keep;
  if (keep)
    g_hash_table_insert (sql->statements, g_strdup (text), statement);
  return statement;
}

void
vv_statement_reset (VvStatement *statement)
{
  sqlite3_reset (statement->stmt);
  sqlite3_clear_bindings (statement->stmt);
  statement->failure = SQLITE_OK;
}

void
vv_statement_free (VvStatement *statement)
{
  if (!statement)
    return;
  vv_statement_reset (statement);
  statement->in_use = FALSE;
  if (!statement->kept)
    finalize_statement (statement);
}

static int
find_parameter (VvStatement *statement, const char *name)
{
  int index = sqlite3_bind_parameter_index (statement->stmt, name);

  if (index == 0)
    g_critical ("no parameter %s in %s", name, sqlite3_sql (statement->stmt));
  return index;
}

static void
note_failure (VvStatement *statement, int code)
{
  if (statement->failure == SQLITE_OK)
    statement->failure = code;
}

void
vv_statement_bind_text (VvStatement *statement, const char *name, const char *text)
{
  int index = find_parameter (statement, name);

  note_failure (statement, sqlite3_bind_text (statement->stmt, index, text, -1, SQLITE_TRANSIENT));
}

void
vv_statement_bind_int (VvStatement *statement, const char *name, gint64 value)
{
  note_failure (statement, sqlite3_bind_int64 (statement->stmt, find_parameter (statement, name), value));
}

void
vv_statement_bind_real (VvStatement *statement, const char *name, double value)
{
  note_failure (statement, sqlite3_bind_double (statement->stmt, find_parameter (statement, name), value));
}

void
vv_statement_bind_bytes (VvStatement *statement, const char *name, GBytes *bytes)
{
  int index = find_parameter (statement, name);
  gsize size = 0;
  const void *data = bytes ? g_bytes_get_data (bytes, &size) : NULL;

  if (!bytes)
    note_failure (statement, sqlite3_bind_null (statement->stmt, index));
  else if (size == 0)
    note_failure (statement, sqlite3_bind_zeroblob (statement->stmt, index, 0));
  else
    note_failure (statement, sqlite3_bind_blob64 (statement->stmt, index, data, size, SQLITE_STATIC));
}

VvStep
vv_statement_step (VvStatement *statement, GError **error)
{
  int code = statement->failure != SQLITE_OK ? statement->failure : sqlite3_step (statement->stmt);

  if (code == SQLITE_ROW)
    return VV_STEP_ROW;
  if (code == SQLITE_DONE)
    return VV_STEP_DONE;
  vv_sql_fail (statement->sql, code, error);
  return VV_STEP_FAILED;
}

gboolean
vv_statement_run (VvStatement *statement, GError **error)
{
  VvStep step;

  do
    step = vv_statement_step (statement, error);
  while (step == VV_STEP_ROW);
  return step == VV_STEP_DONE;
}

int
vv_sql_changes (VvSql *sql)
{
  return sqlite3_changes (sql->db);
}

const char *
vv_statement_peek_text (VvStatement *statement, int column)
{
  return (const char *)sqlite3_column_text (statement->stmt, column);
}

char *
vv_statement_dup_text (VvStatement *statement, int column)
{
  return g_strdup (vv_statement_peek_text (statement, column));
}

gint64
vv_statement_get_int (VvStatement *statement, int column)
{
  return sqlite3_column_int64 (statement->stmt, column);
}

double
vv_statement_get_real (VvStatement *statement, int column)
{
  return sqlite3_column_double (statement->stmt, column);
}

GBytes *
vv_statement_dup_bytes (VvStatement *statement, int column)
{
  const void *data;

  if (sqlite3_column_type (statement->stmt, column) == SQLITE_NULL)
    return NULL;
  data = sqlite3_column_blob (statement->stmt, column);
  return g_bytes_new (data, (gsize)sqlite3_column_bytes (statement->stmt, column));
}

/* SQLite takes a transaction back by itself when the disk is full or fails. What follows must not be written
 * alone. */
static gboolean
check_still_open (VvSql *sql, GError **error)
{
  if (!sqlite3_get_autocommit (sql->db))
    return TRUE;
  g_set_error_literal (
      error, VV_ERROR, VV_ERROR_IO,
      _ ("An earlier error took back all that belongs to this change. Repeat the whole change."));
  return FALSE;
}

static gboolean
check_writable (VvSql *sql, GError **error)
{
  if (!sql->read_only)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_IO,
                       _ ("This workspace was opened to look only. Open it for editing to make changes."));
  return FALSE;
}

static gboolean
commit (VvSql *sql, GError **error)
{
  int code = sqlite3_exec (sql->db, "COMMIT", NULL, NULL, NULL);

  if (code != SQLITE_OK)
    {
      vv_sql_fail (sql, code, error);
      sqlite3_exec (sql->db, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }
  if (sql->generation)
    *sql->generation += 1;
  return TRUE;
}

gboolean
vv_sql_begin (VvSql *sql, GError **error)
{
  if (!check_writable (sql, error))
    return FALSE;
  if (sql->in_transaction)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE, _ ("Another change is still being written."));
      return FALSE;
    }
  if (!vv_sql_run (sql, "BEGIN IMMEDIATE", error))
    return FALSE;
  sql->in_transaction = TRUE;
  return TRUE;
}

gboolean
vv_sql_commit (VvSql *sql, GError **error)
{
  if (!sql->in_transaction)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE, _ ("There is no change to be written."));
      return FALSE;
    }
  sql->in_transaction = FALSE;
  return check_still_open (sql, error) && commit (sql, error);
}

void
vv_sql_rollback (VvSql *sql)
{
  sql->in_transaction = FALSE;
  if (!sqlite3_get_autocommit (sql->db))
    sqlite3_exec (sql->db, "ROLLBACK", NULL, NULL, NULL);
}

VvSqlWrite *
vv_sql_write_begin (VvSql *sql, GError **error)
{
  VvSqlWrite *write;

  if (!check_writable (sql, error))
    return NULL;
  if (sql->in_transaction && !check_still_open (sql, error))
    return NULL;
  if (!vv_sql_run (sql, sql->in_transaction ? "SAVEPOINT one_put" : "BEGIN IMMEDIATE", error))
    return NULL;
  write = g_new0 (VvSqlWrite, 1);
  write->sql = sql;
  write->is_savepoint = sql->in_transaction;
  return write;
}

gboolean
vv_sql_write_end (VvSqlWrite *write, GError **error)
{
  g_autoptr (VvSqlWrite) held = write;

  if (!check_still_open (held->sql, error))
    return FALSE;
  if (held->is_savepoint && !vv_sql_run (held->sql, "RELEASE one_put", error))
    return FALSE;
  if (!held->is_savepoint && !commit (held->sql, error))
    return FALSE;
  g_free (g_steal_pointer (&held));
  return TRUE;
}

void
vv_sql_write_cancel (VvSqlWrite *write)
{
  if (!write)
    return;
  if (!sqlite3_get_autocommit (write->sql->db))
    sqlite3_exec (write->sql->db, write->is_savepoint ? "ROLLBACK TO one_put; RELEASE one_put" : "ROLLBACK",
                  NULL, NULL, NULL);
  g_free (write);
}
