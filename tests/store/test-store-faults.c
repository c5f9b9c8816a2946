#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault-vfs.h"
#include "store-fixture.h"
#include "vv-error.h"
#include "vv-store-sqlite.h"
#include "vv-strings.h"

/* What was acknowledged stays, and nothing stands half: full disks, failing disks, kill -9, folders without
 * rights. */

#define KILL_ROUNDS 30

static char *
make_path (const char *folder)
{
  return g_build_filename (folder, "test.veiviser", NULL);
}

static gboolean
change_all (VvStore *store, VvPerson *person, int number, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%d", number);
  g_autofree char *name = g_strdup_printf ("Person %d", number);

  vv_set_string (&person->name, name);
  return vv_store_begin (store, error) && vv_store_put_person (store, person, error)
         && vv_store_put_setting (store, "number", text, error) && vv_store_commit (store, error);
}

/* Both records tell the same number. */
static int
read_number (VvStore *store, const char *person_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvPerson) person = vv_store_get_person (store, person_id, &error);
  g_autofree char *text = vv_store_get_setting (store, "number", &error);
  g_autofree char *name = g_strdup_printf ("Person %s", text);

  g_assert_no_error (error);
  g_assert_cmpstr (person->name, ==, name);
  return atoi (text);
}

/* Fails change by change until one run gets through untouched. Returns the number of runs. */
static int
fail_everywhere (StoreFixture *fixture, FaultVfs *faults, int code, gboolean for_good, int *number)
{
  g_autofree char *id = store_id ('P', 1);
  gboolean hit = TRUE;
  int runs = 0;

  while (hit)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VvPerson) person = vv_store_get_person (fixture->store, id, NULL);
      gboolean done;
      int found;

      fault_vfs_arm (faults, ++runs, code, for_good);
      done = change_all (fixture->store, person, *number + 1, &error);
      hit = faults->hit;
      if (!done)
        {
          g_assert_true (error->domain == VV_ERROR && error->code == VV_ERROR_IO);
          vv_store_rollback (fixture->store);
        }
      fault_vfs_arm (faults, 0, 0, FALSE);
      store_fixture_reopen (fixture);
      found = read_number (fixture->store, id);
      g_assert_cmpint (found, >=, done ? *number + 1 : *number);
      g_assert_cmpint (found, <=, *number + 1);
      *number = found;
      store_assert_empty (vv_store_check (fixture->store, &error));
    }
  return runs;
}

static void
test_failing_disk (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FaultVfs *faults = (FaultVfs *)data;
  g_autoptr (VvPerson) person = store_add_person (fixture->store, 1, "Person 0");
  const int codes[] = { SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC };
  int number = 0, runs = 0;

  g_assert_true (change_all (fixture->store, person, number, &error));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      runs += fail_everywhere (fixture, faults, codes[i], FALSE, &number);
      runs += fail_everywhere (fixture, faults, codes[i], TRUE, &number);
    }
  g_test_message ("%d runs with a failing disk, %d changes kept, none half", runs, number);
  g_assert_cmpint (runs, >, 30);
}

/* After SQLite has taken a transaction back, its later puts must not go through alone. */
static void
test_rest_of_transaction (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FaultVfs *faults = (FaultVfs *)data;
  VvStore *store = fixture->store;
  g_autoptr (VvPerson) person = store_add_person (store, 1, "Person 0");
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (80 << 20), 80 << 20);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, large);
  g_autofree char *setting = NULL;

  g_assert_true (vv_store_begin (store, &error));
  g_assert_true (vv_store_put_setting (store, "first", "1", &error));
  /* More than the cache holds, so that it is written before the commit. */
  fault_vfs_arm (faults, 1, SQLITE_FULL, FALSE);
  g_assert_false (vv_store_put_scan_file (store, sha256, "large.tiff", large, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "full"));
  g_clear_error (&error);
  fault_vfs_arm (faults, 0, 0, FALSE);
  g_assert_false (vv_store_put_setting (store, "second", "1", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (vv_store_commit (store, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (vv_store_get_setting (store, "first", &error));
  g_assert_null (vv_store_get_setting (store, "second", &error));
  g_assert_true (vv_store_put_setting (store, "third", "1", &error));
  setting = vv_store_get_setting (store, "third", &error);
  g_assert_cmpstr (setting, ==, "1");
  g_assert_no_error (error);
}

static void
test_failing_create (StoreFixture *fixture, gconstpointer data)
{
  FaultVfs *faults = (FaultVfs *)data;
  g_autofree char *folder = g_build_filename (fixture->folder, "new", NULL);
  g_autofree char *path = make_path (folder);
  gboolean hit = TRUE;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (int n = 1; hit; n += 3)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VvStore) store = NULL;
      g_autoptr (GDir) dir = NULL;

      fault_vfs_arm (faults, n, SQLITE_FULL, TRUE);
      store = vv_store_sqlite_create (path, fixture->clock, &error);
      hit = faults->hit;
      fault_vfs_arm (faults, 0, 0, FALSE);
      g_assert_true (hit ? store == NULL : store != NULL);
      if (!hit)
        continue;
      g_assert_error (error, VV_ERROR, VV_ERROR_IO);
      dir = g_dir_open (folder, 0, NULL);
      g_assert_null (g_dir_read_name (dir));
    }
}

static void
test_failing_backup (StoreFixture *fixture, gconstpointer data)
{
  FaultVfs *faults = (FaultVfs *)data;
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *path = g_build_filename (folder, "backup.veiviser", NULL);
  g_autofree char *before = NULL;
  gsize length = 0;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "an older backup", -1, NULL));
  for (int n = 1; n < 20; n += 3)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) dir = NULL;

      fault_vfs_arm (faults, n, SQLITE_FULL, TRUE);
      g_assert_false (vv_store_backup (fixture->store, path, &error));
      g_assert_error (error, VV_ERROR, VV_ERROR_IO);
      fault_vfs_arm (faults, 0, 0, FALSE);
      dir = g_dir_open (folder, 0, NULL);
      g_assert_cmpstr (g_dir_read_name (dir), ==, "backup.veiviser");
      g_assert_null (g_dir_read_name (dir));
    }
  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  g_assert_cmpstr (before, ==, "an older backup");
}

/* Writes until it is killed; says each number only after the commit. */
static void
write_for_ever (const char *path, VvClock *clock, int from, int pipe_end)
{
  g_autoptr (VvStore) store = vv_store_sqlite_open (path, FALSE, clock, NULL);
  g_autofree char *id = store_id ('P', 1);
  g_autoptr (VvPerson) person = store ? vv_store_get_person (store, id, NULL) : NULL;

  for (int number = from; person; number++)
    if (!change_all (store, person, number, NULL)
        || write (pipe_end, &number, sizeof number) != sizeof number)
      _exit (2);
  _exit (3);
}

/* Returns the last number acknowledged before the kill, `from - 1` if none was. */
static int
run_and_kill (const char *path, VvClock *clock, int from, gulong microseconds)
{
  int ends[2], number, last = from - 1, status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    write_for_ever (path, clock, from, ends[1]);
  close (ends[1]);
  /* The first number says that it has started. */
  if (read (ends[0], &number, sizeof number) == sizeof number)
    last = number;
  g_usleep (microseconds);
  kill (child, SIGKILL);
  while (read (ends[0], &number, sizeof number) == sizeof number)
    last = number;
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  return last;
}

static void
test_kill (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture->folder);
  g_autofree char *id = store_id ('P', 1);
  g_autoptr (VvPerson) person = store_add_person (fixture->store, 1, "Person 0");
  int number = 0, acknowledged = 0;

  g_assert_true (change_all (fixture->store, person, 0, NULL));
  for (int round = 0; round < KILL_ROUNDS; round++)
    {
      g_autoptr (GError) error = NULL;
      int last, found;

      g_clear_pointer (&fixture->store, vv_store_close);
      last = run_and_kill (path, fixture->clock, number + 1, (gulong)g_test_rand_int_range (0, 20000));
      store_fixture_reopen (fixture);
      found = read_number (fixture->store, id);
      g_assert_cmpint (found, >=, last);
      g_assert_cmpint (found, <=, last + 1);
      acknowledged += last - number;
      number = found;
      store_assert_empty (vv_store_check (fixture->store, &error));
    }
  g_test_message ("%d kills, %d acknowledged changes, 0 lost", KILL_ROUNDS, acknowledged);
}

/* 0 when all is as it should be for somebody who may read but not write. */
static int
look_without_rights (const char *path, VvClock *clock)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvStore) store = NULL;
  g_autofree char *value = NULL;

  if (geteuid () == 0 && (setresgid (65534, 65534, 65534) != 0 || setresuid (65534, 65534, 65534) != 0))
    return 77;
  if (vv_store_sqlite_open (path, FALSE, clock, &error) != NULL
      || !g_error_matches (error, VV_ERROR, VV_ERROR_IO) || !strstr (error->message, "look only"))
    return 1;
  g_clear_error (&error);
  store = vv_store_sqlite_open (path, TRUE, clock, &error);
  value = store ? vv_store_get_setting (store, "number", &error) : NULL;
  if (g_strcmp0 (value, "7") != 0 || !vv_store_is_read_only (store))
    return 2;
  if (vv_store_put_setting (store, "number", "8", &error) || !g_error_matches (error, VV_ERROR, VV_ERROR_IO))
    return 3;
  return 0;
}

static void
test_read_only_folder (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture->folder);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  pid_t child;
  int status;

  g_assert_true (vv_store_put_setting (fixture->store, "number", "7", NULL));
  g_clear_pointer (&fixture->store, vv_store_close);
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  child = fork ();
  if (child == 0)
    _exit (look_without_rights (path, fixture->clock));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("the rights of root cannot be given up here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, &store_factories[0]);
}

int
main (int argc, char **argv)
{
  FaultVfs faults = { 0 };

  g_test_init (&argc, &argv, NULL);
  fault_vfs_install (&faults);
  g_test_add ("/store/faults/failing-disk", StoreFixture, &faults, set_up, test_failing_disk,
              store_fixture_tear_down);
  g_test_add ("/store/faults/rest-of-transaction", StoreFixture, &faults, set_up, test_rest_of_transaction,
              store_fixture_tear_down);
  g_test_add ("/store/faults/failing-create", StoreFixture, &faults, set_up, test_failing_create,
              store_fixture_tear_down);
  g_test_add ("/store/faults/failing-backup", StoreFixture, &faults, set_up, test_failing_backup,
              store_fixture_tear_down);
  g_test_add ("/store/faults/kill", StoreFixture, &faults, set_up, test_kill, store_fixture_tear_down);
  g_test_add ("/store/faults/read-only-folder", StoreFixture, &faults, set_up, test_read_only_folder,
              store_fixture_tear_down);
  return g_test_run ();
}
