#include "vv-store-sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vv-error.h"
#include "vv-sql-migrate.h"
#include "vv-sql-place.h"
#include "vv-sqlite-private.h"

#define HEADER_SIZE 100

static void
close_store (VvStore *store)
{
  VvSqliteStore *self = (VvSqliteStore *)store;

  vv_sql_close (self->sql);
  vv_sql_lock_free (self->lock);
  g_clear_pointer (&self->clock, vv_clock_unref);
  g_free (self);
}

static gboolean
begin_store (VvStore *store, GError **error)
{
  return vv_sql_begin (VV_SQL (store), error);
}

static gboolean
commit_store (VvStore *store, GError **error)
{
  return vv_sql_commit (VV_SQL (store), error);
}

static void
rollback_store (VvStore *store)
{
  vv_sql_rollback (VV_SQL (store));
}

static const VvStoreEngine engine = {
  .close = close_store,
  .begin = begin_store,
  .commit = commit_store,
  .rollback = rollback_store,
  .check = vv_sqlite_check,
  .backup = vv_sqlite_backup,
  .put_organisation = vv_sqlite_put_organisation,
  .get_organisation = vv_sqlite_get_organisation,
  .put_setting = vv_sqlite_put_setting,
  .get_setting = vv_sqlite_get_setting,
  .append_audit = vv_sqlite_append_audit,
  .list_audit = vv_sqlite_list_audit,
  .put_mapping = vv_sqlite_put_mapping,
  .get_mapping = vv_sqlite_get_mapping,
  .put_person = vv_sqlite_put_person,
  .get_person = vv_sqlite_get_person,
  .list_people = vv_sqlite_list_people,
  .count_people = vv_sqlite_count_people,
  .find_duplicates = vv_sqlite_find_duplicates,
  .put_enrolment = vv_sqlite_put_enrolment,
  .get_enrolment = vv_sqlite_get_enrolment,
  .list_enrolments = vv_sqlite_list_enrolments,
  .put_programme = vv_sqlite_put_programme,
  .get_programme = vv_sqlite_get_programme,
  .list_programmes = vv_sqlite_list_programmes,
  .put_match = vv_sqlite_put_match,
  .get_match = vv_sqlite_get_match,
  .list_matches = vv_sqlite_list_matches,
  .put_proposal = vv_sqlite_put_proposal,
  .get_proposal = vv_sqlite_get_proposal,
  .get_latest_proposal = vv_sqlite_get_latest_proposal,
  .put_pin = vv_sqlite_put_pin,
  .delete_pin = vv_sqlite_delete_pin,
  .list_pins = vv_sqlite_list_pins,
  .put_impression = vv_sqlite_put_impression,
  .get_impression = vv_sqlite_get_impression,
  .put_session = vv_sqlite_put_session,
  .get_session = vv_sqlite_get_session,
  .list_sessions = vv_sqlite_list_sessions,
  .put_attendance = vv_sqlite_put_attendance,
  .list_attendance = vv_sqlite_list_attendance,
  .put_document = vv_sqlite_put_document,
  .get_document = vv_sqlite_get_document,
  .list_documents = vv_sqlite_list_documents,
  .put_value = vv_sqlite_put_value,
  .list_values = vv_sqlite_list_values,
  .list_programme_values = vv_sqlite_list_programme_values,
  .put_batch = vv_sqlite_put_batch,
  .list_batches = vv_sqlite_list_batches,
  .put_scan_file = vv_sqlite_put_scan_file,
  .get_scan_file = vv_sqlite_get_scan_file,
  .put_scan_page = vv_sqlite_put_scan_page,
  .get_scan_page = vv_sqlite_get_scan_page,
  .list_scan_pages = vv_sqlite_list_scan_pages,
  .find_scan_page = vv_sqlite_find_scan_page,
  .put_certificate = vv_sqlite_put_certificate,
  .get_certificate = vv_sqlite_get_certificate,
  .list_certificates = vv_sqlite_list_certificates,
};

static gboolean
read_header (const char *path, guint8 *header, GError **error)
{
  struct stat info;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int code = errno;
  ssize_t length;

  if (fd < 0 && (code == ENOENT || code == ENOTDIR))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND,
                   _ ("There is no workspace “%s”. Look where it was moved to, or make a new one."), path);
      return FALSE;
    }
  if (fd < 0)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” could not be read: %s."), path, g_strerror (code));
      return FALSE;
    }
  length = fstat (fd, &info) == 0 && S_ISREG (info.st_mode) ? read (fd, header, HEADER_SIZE) : 0;
  close (fd);
  if (length == HEADER_SIZE && memcmp (header, "SQLite format 3", 16) == 0)
    return TRUE;
  g_set_error (
      error, VV_ERROR, VV_ERROR_FOREIGN,
      _ ("“%s” is no workspace of Veiviser. Choose a file whose name ends in .veiviser, or open a backup."),
      path);
  return FALSE;
}

static guint32
read_number (const guint8 *bytes)
{
  return ((guint32)bytes[0] << 24) | ((guint32)bytes[1] << 16) | ((guint32)bytes[2] << 8) | bytes[3];
}

/* Looks at the file without any database in between, so that what is newer or not ours is never touched. */
static gboolean
check_header (const char *path, int newest, GError **error)
{
  guint8 header[HEADER_SIZE];
  guint32 version, application;

  if (!read_header (path, header, error))
    return FALSE;
  version = read_number (header + 60);
  application = read_number (header + 68);
  if (application != VV_SQL_APPLICATION_ID)
    {
      g_set_error (
          error, VV_ERROR, VV_ERROR_FOREIGN,
          _ ("“%s” is a database of another program, not a workspace of Veiviser. It was not touched."),
          path);
      return FALSE;
    }
  if (version > (guint32)newest)
    {
      g_set_error (
          error, VV_ERROR, VV_ERROR_NEWER,
          _ ("“%s” was written by a newer version of Veiviser. It was not touched. Install the newer version "
             "to open it."),
          path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
fail_damaged (const char *path, GError **error)
{
  g_set_error (
      error, VV_ERROR, VV_ERROR_DAMAGED,
      _ ("“%s” is damaged: part of the file is missing. Keep it as it is and open the latest backup."), path);
  return FALSE;
}

/* Cheap: the schema can be read and the file is as long as it says. Everything else is vv_store_check(). */
static gboolean
check_shape (VvSql *sql, GError **error)
{
  gint64 tables = vv_sql_number (sql, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'", error);
  gint64 pages = tables < 0 ? -1 : vv_sql_number (sql, "PRAGMA page_count", error);
  gint64 size = pages < 0 ? -1 : vv_sql_number (sql, "PRAGMA page_size", error);
  struct stat info;

  if (size < 0)
    return FALSE;
  if (tables == 0 || stat (sql->path, &info) != 0 || (gint64)info.st_size < pages * size)
    return fail_damaged (sql->path, error);
  return TRUE;
}

/* The copy from before the migration; an older one is never written over. */
static char *
name_backup (const char *path, int version)
{
  char *name = g_strdup_printf ("%s.before-%d.veiviser", path, version);

  for (int n = 2; g_file_test (name, G_FILE_TEST_EXISTS); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.before-%d-%d.veiviser", path, version, n);
    }
  return name;
}

static gboolean
bring_up_to_date (VvSql *sql, VvMigrationLookup lookup, GError **error)
{
  gint64 version = vv_sql_number (sql, "PRAGMA user_version", error);
  int newest = vv_sql_migration_count (lookup);
  g_autofree char *backup = NULL;

  if (version < 0)
    return FALSE;
  if (version == newest)
    return TRUE;
  if (sql->read_only)
    {
      g_set_error (
          error, VV_ERROR, VV_ERROR_IO,
          _ ("“%s” was written by an older version of Veiviser. Open it once for editing to bring it up to "
             "date; a backup is made first."),
          sql->path);
      return FALSE;
    }
  backup = name_backup (sql->path, newest);
  return vv_sqlite_copy_file (sql, backup, error) && vv_sql_migrate (sql, lookup, error);
}

static gboolean
check_can_write (VvSql *sql, GError **error)
{
  return !sqlite3_db_readonly (sql->db, "main") || vv_sql_fail (sql, SQLITE_READONLY, error);
}

/* (transfer full) lock */
static VvStore *
open_store (const char *path, VvSqlLock *lock, VvMigrationLookup lookup, VvClock *clock, GError **error)
{
  g_autoptr (VvSqlLock) held = lock;
  g_autoptr (VvSql) sql = vv_sql_open (path, lock == NULL, error);
  VvSqliteStore *self;

  if (!sql || (lock && !check_can_write (sql, error)))
    return NULL;
  if (!check_shape (sql, error) || !bring_up_to_date (sql, lookup, error))
    return NULL;
  self = g_new0 (VvSqliteStore, 1);
  self->base.engine = &engine;
  self->base.read_only = lock == NULL;
  self->sql = g_steal_pointer (&sql);
  self->sql->generation = &self->base.generation;
  self->lock = g_steal_pointer (&held);
  self->clock = clock ? vv_clock_ref (clock) : NULL;
  return &self->base;
}

VvStore *
vv_sqlite_open_with (const char *path,
                     gboolean read_only,
                     VvMigrationLookup lookup,
                     VvClock *clock,
                     GError **error)
{
  int newest = vv_sql_migration_count (lookup);
  g_autoptr (VvSqlLock) lock = NULL;

  if (!check_header (path, newest, error))
    return NULL;
  if (read_only)
    return open_store (path, NULL, lookup, clock, error);
  if (!vv_sql_place_check (path, error))
    return NULL;
  lock = vv_sql_lock_take (path, error);
  /* Looked at once more, now that nobody else can change it. */
  if (!lock || !check_header (path, newest, error))
    return NULL;
  return open_store (path, g_steal_pointer (&lock), lookup, clock, error);
}

VvStore *
vv_store_sqlite_open (const char *path, gboolean read_only, VvClock *clock, GError **error)
{
  return vv_sqlite_open_with (path, read_only, vv_sql_migration_lookup, clock, error);
}

/* An empty file nobody else has; NULL on failure. */
static char *
make_empty (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
  int code = errno;

  if (fd >= 0)
    {
      close (fd);
      return g_steal_pointer (&name);
    }
  g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” could not be made: %s. Choose another folder."), path,
               g_strerror (code));
  return NULL;
}

static gboolean
fill_empty (const char *path, GError **error)
{
  g_autofree char *size = g_strdup_printf ("PRAGMA page_size = %d", VV_SQL_PAGE_SIZE);
  g_autoptr (VvSql) sql = vv_sql_open (path, FALSE, error);

  return sql && vv_sql_run (sql, size, error) && vv_sql_migrate (sql, vv_sql_migration_lookup, error);
}

static gboolean
fail_exists (const char *path, GError **error)
{
  g_set_error (error, VV_ERROR, VV_ERROR_EXISTS,
               _ ("There is a file “%s” already. Open it, or choose another name."), path);
  return FALSE;
}

static gboolean
move_into_place (const char *from, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int code = renameat2 (AT_FDCWD, from, AT_FDCWD, path, RENAME_NOREPLACE) == 0 ? 0 : errno;
  int fd;

  /* Not every file system can refuse to replace. The lock keeps other programs of ours away meanwhile. */
  if (code == EINVAL && g_file_test (path, G_FILE_TEST_EXISTS))
    code = EEXIST;
  else if (code == EINVAL)
    code = g_rename (from, path) == 0 ? 0 : errno;
  if (code == EEXIST)
    return fail_exists (path, error);
  fd = code == 0 ? g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) : -1;
  if (fd >= 0)
    {
      code = fsync (fd) == 0 ? 0 : errno;
      close (fd);
    }
  if (code == 0)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” could not be made: %s. Choose another folder."), path,
               g_strerror (code));
  return FALSE;
}

VvStore *
vv_store_sqlite_create (const char *path, VvClock *clock, GError **error)
{
  g_autoptr (VvSqlLock) lock = NULL;
  g_autofree char *temporary = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      fail_exists (path, error);
      return NULL;
    }
  if (!vv_sql_place_check (path, error))
    return NULL;
  lock = vv_sql_lock_take (path, error);
  temporary = lock ? make_empty (path, error) : NULL;
  if (!temporary)
    return NULL;
  if (!fill_empty (temporary, error) || !move_into_place (temporary, path, error))
    {
      g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);

      g_unlink (temporary);
      g_unlink (journal);
      return NULL;
    }
  return open_store (path, g_steal_pointer (&lock), vv_sql_migration_lookup, clock, error);
}
