/* vv-sql.h: a connection to one SQLite file, its statements and its transactions. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

typedef struct _VvStatement VvStatement;

typedef struct
{
  sqlite3 *db;
  char *path;             /* as it was opened, for sentences */
  GHashTable *statements; /* SQL → VvStatement, prepared once */
  gboolean read_only;
  gboolean in_transaction; /* between vv_sql_begin() and its end */
  guint64 *generation;     /* one more with every committed write; NULL while migrating */
} VvSql;

/* Opens an existing file with everything this project relies on: foreign keys, DELETE journal with EXTRA
 * syncs, secure deletion, no trust in the schema. Tells nothing about what the file holds. Errors as of
 * vv_sql_fail(). */
VvSql *vv_sql_open (const char *path, gboolean read_only, GError **error);
void vv_sql_close (VvSql *sql);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvSql, vv_sql_close)

/* Sets the error that says what a result code means to a person: BUSY, IO, DAMAGED, EXISTS, NOT_FOUND (a
 * reference to nothing), INVALID, LIMIT, FAILED. Always FALSE. */
gboolean vv_sql_fail (VvSql *sql, int code, GError **error);
/* The same for a file that is not open as a connection: `db` may be NULL. */
gboolean vv_sql_fail_at (sqlite3 *db, const char *path, int code, GError **error);

/* Runs one or several statements without parameters and without results. */
gboolean vv_sql_run (VvSql *sql, const char *text, GError **error);
/* The one number that a query gives. -1 on error. */
gint64 vv_sql_number (VvSql *sql, const char *text, GError **error);

/* A statement of this text, ready to bind; prepared once and kept. (transfer full), valid while `sql` is. */
VvStatement *vv_sql_prepare (VvSql *sql, const char *text, GError **error);
void vv_statement_free (VvStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvStatement, vv_statement_free)

/* Parameters by name ("$id"). A failure shows at the next step. NULL binds NULL. */
void vv_statement_bind_text (VvStatement *statement, const char *name, const char *text);
void vv_statement_bind_int (VvStatement *statement, const char *name, gint64 value);
void vv_statement_bind_real (VvStatement *statement, const char *name, double value);
/* Not copied: `bytes` must live until the statement was stepped. */
void vv_statement_bind_bytes (VvStatement *statement, const char *name, GBytes *bytes);

typedef enum
{
  VV_STEP_FAILED,
  VV_STEP_ROW,
  VV_STEP_DONE,
} VvStep;

VvStep vv_statement_step (VvStatement *statement, GError **error);
/* Steps to the end; rows are passed over. */
gboolean vv_statement_run (VvStatement *statement, GError **error);
/* Makes it ready for new values. */
void vv_statement_reset (VvStatement *statement);
/* Rows changed by the last write of the connection. */
int vv_sql_changes (VvSql *sql);

/* Columns from 0, of the row last stepped to. */
char *vv_statement_dup_text (VvStatement *statement, int column);
const char *vv_statement_peek_text (VvStatement *statement, int column); /* valid until the next step */
gint64 vv_statement_get_int (VvStatement *statement, int column);
double vv_statement_get_real (VvStatement *statement, int column);
GBytes *vv_statement_dup_bytes (VvStatement *statement, int column); /* NULL for NULL */

/* The transaction that a caller opens for several puts. */
gboolean vv_sql_begin (VvSql *sql, GError **error);
gboolean vv_sql_commit (VvSql *sql, GError **error);
void vv_sql_rollback (VvSql *sql);

/* What one put writes: a transaction of its own (BEGIN IMMEDIATE), or a savepoint within the open one.
 * Letting it go without vv_sql_write_end() takes everything back. */
typedef struct _VvSqlWrite VvSqlWrite;

VvSqlWrite *vv_sql_write_begin (VvSql *sql, GError **error);
/* (transfer full) write */
gboolean vv_sql_write_end (VvSqlWrite *write, GError **error);
void vv_sql_write_cancel (VvSqlWrite *write);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvSqlWrite, vv_sql_write_cancel)
