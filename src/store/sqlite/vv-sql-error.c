#include "vv-sql.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "vv-error.h"

/* What SQLite's result codes mean to a person, and what to do then. Sentences take the path. */

typedef struct
{
  int code; /* extended, or primary for all of its kind */
  VvError error;
  const char *sentence;
} Meaning;

/* Extended codes stand before the primary ones they belong to. */
static const Meaning meanings[] = {
  { SQLITE_FULL, VV_ERROR_IO,
    N_ ("The disk with “%s” is full. Nothing of this change was kept. Make room and repeat it.") },
  { SQLITE_READONLY_ROLLBACK, VV_ERROR_IO,
    N_ ("Writing to “%s” was interrupted, and the interrupted change has to be taken back first. Open it "
        "once for "
        "editing, in a folder you may write to.") },
  { SQLITE_READONLY_RECOVERY, VV_ERROR_IO,
    N_ ("Writing to “%s” was interrupted, and the interrupted change has to be taken back first. Open it "
        "once for "
        "editing, in a folder you may write to.") },
  { SQLITE_READONLY_DBMOVED, VV_ERROR_IO,
    N_ ("“%s” was moved or deleted while it was open. Close the workspace and open it where it is now.") },
  { SQLITE_READONLY, VV_ERROR_IO,
    N_ ("“%s” cannot be written: the file or its folder is read-only for you. Open it to look only, or copy "
        "it to "
        "another folder.") },
  { SQLITE_PERM, VV_ERROR_IO,
    N_ ("“%s” cannot be opened: it does not belong to you. Ask its owner to give you access.") },
  { SQLITE_CANTOPEN, VV_ERROR_IO,
    N_ ("“%s” cannot be opened or written. Check that the file is there and that you may write in its "
        "folder.") },
  { SQLITE_IOERR, VV_ERROR_IO,
    N_ ("The disk with “%s” reported an error. What was saved before is kept. Check the disk or its cable, "
        "make a "
        "backup, and repeat the change.") },
  { SQLITE_NOTADB, VV_ERROR_DAMAGED,
    N_ ("“%s” is damaged or is no workspace. Keep the file as it is and open the latest backup.") },
  { SQLITE_CORRUPT, VV_ERROR_DAMAGED,
    N_ ("“%s” is damaged. Keep the file as it is, do not go on writing to it, and open the latest backup.") },
  { SQLITE_BUSY, VV_ERROR_BUSY,
    N_ ("Another program is using “%s” right now. Close it there, or wait a moment and try again.") },
  { SQLITE_LOCKED, VV_ERROR_BUSY,
    N_ ("Another program is using “%s” right now. Close it there, or wait a moment and try again.") },
  { SQLITE_CONSTRAINT_PRIMARYKEY, VV_ERROR_EXISTS,
    N_ ("“%s” holds such a record already. Change that one instead.") },
  { SQLITE_CONSTRAINT_UNIQUE, VV_ERROR_EXISTS,
    N_ ("“%s” holds such a record already. Change that one instead.") },
  { SQLITE_CONSTRAINT_FOREIGNKEY, VV_ERROR_NOT_FOUND,
    N_ ("This refers to a record that is not in “%s”. Add that record first.") },
  { SQLITE_CONSTRAINT, VV_ERROR_INVALID, N_ ("A value is not possible here and was not saved in “%s”.") },
  { SQLITE_MISMATCH, VV_ERROR_INVALID, N_ ("A value is not possible here and was not saved in “%s”.") },
  { SQLITE_TOOBIG, VV_ERROR_LIMIT, N_ ("This is too large to be kept in “%s”: at most 1 GB at a time.") },
  { SQLITE_NOMEM, VV_ERROR_LIMIT,
    N_ ("There is not enough memory to work with “%s”. Close other programs and try again.") },
};

static const Meaning *
find_meaning (int code)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      gboolean is_primary = meanings[i].code <= 0xff;

      if (meanings[i].code == code || (is_primary && meanings[i].code == (code & 0xff)))
        return &meanings[i];
    }
  return NULL;
}

gboolean
vv_sql_fail_at (sqlite3 *db, const char *path, int code, GError **error)
{
  int system = db ? sqlite3_system_errno (db) : 0;
  gboolean is_write = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
  const Meaning *meaning
      = find_meaning (is_write && (system == ENOSPC || system == EDQUOT) ? SQLITE_FULL : code);

  if (meaning)
    g_set_error (error, VV_ERROR, meaning->error, _ (meaning->sentence), path);
  else
    g_set_error (error, VV_ERROR, VV_ERROR_FAILED, _ ("“%s” could not be used: %s."), path,
                 db ? sqlite3_errmsg (db) : sqlite3_errstr (code));
  return FALSE;
}

gboolean
vv_sql_fail (VvSql *sql, int code, GError **error)
{
  return vv_sql_fail_at (sql->db, sql->path, code, error);
}
