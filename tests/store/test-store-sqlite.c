#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"
#include "vv-error.h"
#include "vv-sql-place.h"
#include "vv-sqlite-private.h"
#include "vv-store-sqlite.h"
#include "vv-strings.h"

/* What the SQLite engine promises of its file beyond vv-store.h. */

static char *
make_path (StoreFixture *fixture)
{
  return g_build_filename (fixture->folder, "test.veiviser", NULL);
}

static GBytes *
read_bytes (const char *path)
{
  char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

static void
write_bytes (const char *path, const guint8 *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (path, (const char *)bytes, (gssize)length, NULL));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir))
    count++;
  return count;
}

/* Opening fails with this code and leaves every byte and the folder as they were. */
static void
assert_refused (StoreFixture *fixture, const char *path, VvError code)
{
  g_autoptr (GBytes) before = read_bytes (path);
  guint files = count_files (fixture->folder);

  for (int read_only = 0; read_only < 2; read_only++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) after = NULL;

      g_assert_null (vv_store_sqlite_open (path, read_only, fixture->clock, &error));
      g_assert_error (error, VV_ERROR, (int)code);
      g_assert_nonnull (strstr (error->message, "test.veiviser"));
      after = read_bytes (path);
      g_assert_true (g_bytes_equal (before, after));
      g_assert_cmpuint (count_files (fixture->folder), ==, files);
    }
}

static void
test_settings_of_file (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvSql *sql = VV_SQL (fixture->store);
  const struct
  {
    const char *query;
    gint64 expected;
  } pragmas[] = {
    { "PRAGMA application_id", VV_SQL_APPLICATION_ID },
    { "PRAGMA user_version", vv_sql_migration_count (vv_sql_migration_lookup) },
    { "PRAGMA page_size", 16384 },
    { "PRAGMA synchronous", 3 },
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA trusted_schema", 0 },
    { "PRAGMA cell_size_check", 1 },
    { "PRAGMA secure_delete", 1 },
    { "PRAGMA temp_store", 2 },
    { "PRAGMA mmap_size", 0 },
    { "SELECT journal_mode = 'delete' FROM pragma_journal_mode", 1 },
    { "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 "
      "AND name NOT LIKE 'sqlite@_%' ESCAPE '@'",
      0 },
  };
  g_autofree char *path = make_path (fixture);
  int defensive = 0;
  struct stat info;

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      g_test_message ("%s", pragmas[i].query);
      g_assert_cmpint (vv_sql_number (sql, pragmas[i].query, &error), ==, pragmas[i].expected);
      g_assert_no_error (error);
    }
  sqlite3_db_config (sql->db, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
  g_assert_cmpint (defensive, ==, 1);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* Every reference and every list has an index that begins with its column: else erasing and checking crawl.
 */
static void
test_indexed_references (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvStatement) statement = vv_sql_prepare (
      VV_SQL (fixture->store),
      "SELECT t.name || '.' || f.\"from\" FROM pragma_table_list t JOIN pragma_foreign_key_list (t.name) f "
      "WHERE NOT EXISTS (SELECT 1 FROM pragma_index_list (t.name) i JOIN pragma_index_info (i.name) c "
      "WHERE c.seqno = 0 AND c.name = f.\"from\")",
      &error);
  VvStep step;

  g_assert_no_error (error);
  while ((step = vv_statement_step (statement, &error)) == VV_STEP_ROW)
    g_test_message ("no index: %s", vv_statement_peek_text (statement, 0)), g_test_fail ();
  g_assert_cmpint (step, ==, VV_STEP_DONE);
}

static void
test_second_start (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_path (fixture);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autofree char *process = g_strdup_printf ("%ld", (long)getpid ());
  g_autoptr (VvStore) looking = NULL;
  g_autofree char *value = NULL;
  pid_t child;
  int status;

  g_assert_null (vv_store_sqlite_open (path, FALSE, fixture->clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_assert_nonnull (strstr (error->message, process));
  g_clear_error (&error);
  child = fork ();
  if (child == 0)
    {
      gboolean refused = !vv_store_sqlite_open (path, FALSE, fixture->clock, &error)
                         && g_error_matches (error, VV_ERROR, VV_ERROR_BUSY);
      _exit (refused ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  /* Looking is allowed meanwhile, and sees what is written. */
  looking = vv_store_sqlite_open (path, TRUE, fixture->clock, &error);
  g_assert_no_error (error);
  g_assert_true (vv_store_put_setting (fixture->store, "a", "1", &error));
  value = vv_store_get_setting (looking, "a", &error);
  g_assert_cmpstr (value, ==, "1");
  g_assert_false (vv_store_put_setting (looking, "a", "2", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  store_fixture_reopen (fixture);
  g_clear_pointer (&fixture->store, vv_store_close);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
test_create_refuses (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "there.txt", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "where.veiviser", NULL);
  g_autoptr (GBytes) after = NULL;
  guint files;

  g_assert_true (g_file_set_contents (path, "precious", -1, NULL));
  files = count_files (fixture->folder);
  g_assert_null (vv_store_sqlite_create (path, fixture->clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_EXISTS);
  g_clear_error (&error);
  after = read_bytes (path);
  g_assert_cmpuint (g_bytes_get_size (after), ==, strlen ("precious"));
  g_assert_null (vv_store_sqlite_create (nowhere, fixture->clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture->folder), ==, files);
}

static void
test_newer_file (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_path (fixture);

  g_assert_true (vv_sql_run (VV_SQL (fixture->store), "PRAGMA user_version = 4711", &error));
  g_clear_pointer (&fixture->store, vv_store_close);
  assert_refused (fixture, path, VV_ERROR_NEWER);
}

static void
test_foreign_files (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_path (fixture);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.veiviser", NULL);
  const char *contents[] = { "", "SQLite format 3", "name;email\nAnna;anna@example.org\n" };

  g_assert_true (vv_sql_run (VV_SQL (fixture->store), "PRAGMA application_id = 77", &error));
  g_clear_pointer (&fixture->store, vv_store_close);
  assert_refused (fixture, path, VV_ERROR_FOREIGN);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      write_bytes (path, (const guint8 *)contents[i], strlen (contents[i]));
      assert_refused (fixture, path, VV_ERROR_FOREIGN);
    }
  g_assert_null (vv_store_sqlite_open (fixture->folder, FALSE, fixture->clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_null (vv_store_sqlite_open (missing, FALSE, fixture->clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

static void
test_truncated (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture);
  g_autoptr (GBytes) whole = NULL;
  const guint8 *bytes;
  gsize length;

  vv_person_free (store_add_person (fixture->store, 1, "Anna"));
  g_clear_pointer (&fixture->store, vv_store_close);
  whole = read_bytes (path);
  bytes = g_bytes_get_data (whole, &length);
  for (gsize left = VV_SQL_PAGE_SIZE; left < length; left += 7 * VV_SQL_PAGE_SIZE)
    {
      write_bytes (path, bytes, left);
      assert_refused (fixture, path, VV_ERROR_DAMAGED);
    }
  write_bytes (path, bytes, length - 1);
  assert_refused (fixture, path, VV_ERROR_DAMAGED);
  write_bytes (path, bytes, length);
  store_fixture_reopen (fixture);
}

#define SCAN_SIZE 100000
#define MARK "a place within the scan that can be found in the file"

static char *
add_scan (VvStore *store)
{
  g_autoptr (GError) error = NULL;
  guint8 *pixels = g_malloc (SCAN_SIZE);
  g_autoptr (GBytes) bytes = NULL;
  char *sha256;

  for (int i = 0; i < SCAN_SIZE; i++)
    pixels[i] = (guint8)(i * 7919 >> 5);
  memcpy (pixels + SCAN_SIZE / 2, MARK, strlen (MARK));
  bytes = g_bytes_new_take (pixels, SCAN_SIZE);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_assert_true (vv_store_put_scan_file (store, sha256, "pile.pdf", bytes, &error));
  return sha256;
}

/* Opens and reads as the program would; TRUE when the damage was noticed. */
static gboolean
notice_damage (StoreFixture *fixture, const char *path, const char *sha256)
{
  g_autoptr (VvStore) store = vv_store_sqlite_open (path, FALSE, fixture->clock, NULL);
  g_autoptr (GPtrArray) sentences = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GBytes) scan = NULL;
  VvPersonQuery all = { 0 };

  if (!store)
    return TRUE;
  sentences = vv_store_check (store, NULL);
  people = vv_store_list_people (store, &all, NULL);
  scan = vv_store_get_scan_file (store, sha256, NULL);
  /* A scan that is handed out is the one that came in. */
  g_assert_true (!scan || g_bytes_get_size (scan) == SCAN_SIZE);
  return !sentences || sentences->len > 0;
}

/* A byte flipped in a scan is seen; one flipped elsewhere is refused or read, but never crashes. */
static void
test_damaged_bytes (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture);
  g_autofree char *sha256 = add_scan (fixture->store);
  g_autoptr (GBytes) whole = NULL;
  g_autofree guint8 *bytes = NULL;
  const guint8 *mark;
  gsize length;
  guint noticed = 0;

  vv_person_free (store_add_person (fixture->store, 1, "Anna"));
  g_clear_pointer (&fixture->store, vv_store_close);
  whole = read_bytes (path);
  bytes = g_memdup2 (g_bytes_get_data (whole, &length), g_bytes_get_size (whole));
  mark = memmem (bytes, length, MARK, strlen (MARK));
  g_assert_nonnull (mark);
  for (int i = 0; i < 60; i++)
    {
      gboolean in_scan = i % 3 == 0;
      gsize at = in_scan ? (gsize)(mark - bytes) + (gsize)g_test_rand_int_range (0, (int)strlen (MARK))
                         : (gsize)g_test_rand_int_range (0, (int)length);
      gboolean seen;

      bytes[at] ^= 0x20;
      write_bytes (path, bytes, length);
      bytes[at] ^= 0x20;
      seen = notice_damage (fixture, path, sha256);
      g_assert_true (seen || !in_scan);
      noticed += seen;
    }
  g_test_message ("%u of 60 flipped bytes noticed", noticed);
  write_bytes (path, bytes, length);
  store_fixture_reopen (fixture);
}

static void
test_damaged_scan (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autofree char *sha256 = add_scan (store);
  g_autoptr (GPtrArray) sentences = NULL;

  g_assert_true (vv_sql_run (VV_SQL (store), "UPDATE scan_files SET bytes = x'00'", &error));
  g_assert_null (vv_store_get_scan_file (store, sha256, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_DAMAGED);
  sentences = vv_store_check (store, NULL);
  g_assert_cmpuint (sentences->len, ==, 1);
  g_assert_nonnull (strstr (sentences->pdata[0], "pile.pdf"));
}

static void
test_check (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autoptr (VvPerson) mentor = store_add_person (store, 1, "Mentor");
  g_autoptr (VvPerson) mentee = store_add_person (store, 2, "Mentee");
  g_autoptr (VvProgramme) programme = store_add_programme (store, 1, "2026-09-01");
  g_autoptr (VvMatch) match = store_add_match (store, 1, programme->id, mentor->id, mentee->id);
  g_autoptr (VvEnrolment) enrolment
      = store_add_enrolment (store, 1, programme->id, mentor->id, VV_ROLE_MENTOR);
  g_autoptr (GPtrArray) sentences = NULL;
  g_autoptr (VvProgramme) read = NULL;

  store_assert_empty (vv_store_check (store, &error));
  g_assert_true (
      vv_sql_run (VV_SQL (store),
                  "PRAGMA foreign_keys = OFF; DELETE FROM match_mentees;"
                  "UPDATE programmes SET state = 'dancing'; UPDATE enrolments SET state = 'invited';"
                  "DELETE FROM people WHERE name = 'Mentor'; PRAGMA foreign_keys = ON;",
                  &error));
  sentences = vv_store_check (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < sentences->len; i++)
    g_test_message ("%s", (const char *)sentences->pdata[i]);
  /* Two references to the mentor, the match, the two words. */
  g_assert_cmpuint (sentences->len, ==, 5);
  read = vv_store_get_programme (store, programme->id, &error);
  g_assert_error (error, VV_ERROR, VV_ERROR_DAMAGED);
}

static void
test_backup (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_path (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "backup.veiviser", NULL);
  g_autofree char *sha256 = add_scan (fixture->store);
  g_autoptr (VvPerson) person = store_add_person (fixture->store, 1, "Łucja");
  g_autoptr (VvPerson) read = NULL;
  g_autoptr (VvStore) backup = NULL;
  g_autoptr (GBytes) scan = NULL;
  struct stat info;

  g_assert_true (vv_store_backup (fixture->store, copy, &error));
  g_assert_no_error (error);
  g_assert_true (vv_store_backup (fixture->store, copy, &error));
  g_assert_cmpint (stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  backup = vv_store_sqlite_open (copy, FALSE, fixture->clock, &error);
  g_assert_no_error (error);
  read = vv_store_get_person (backup, person->id, &error);
  g_assert_cmpstr (read->name, ==, "Łucja");
  scan = vv_store_get_scan_file (backup, sha256, &error);
  g_assert_nonnull (scan);
  store_assert_empty (vv_store_check (backup, &error));
  g_assert_cmpint (vv_sql_number (VV_SQL (backup), "PRAGMA page_size", &error), ==, VV_SQL_PAGE_SIZE);
  g_assert_false (vv_store_backup (fixture->store, path, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (vv_store_backup (fixture->store, "/dev/full", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (vv_store_backup (fixture->store, "/nowhere/at/all.veiviser", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_clear_error (&error);
  g_assert_true (vv_store_begin (fixture->store, &error));
  g_assert_false (vv_store_backup (fixture->store, copy, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_STATE);
  vv_store_rollback (fixture->store);
}

static void
test_backup_while_looking (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_path (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "backup.veiviser", NULL);
  g_autoptr (VvStore) looking = vv_store_sqlite_open (path, TRUE, fixture->clock, &error);

  g_assert_no_error (error);
  g_assert_true (vv_store_backup (looking, copy, &error));
  g_assert_no_error (error);
}

static char *
look_up_two (int version)
{
  return version == 2 ? g_strdup ("ALTER TABLE people ADD COLUMN nickname TEXT;"
                                  "CREATE TABLE extras (id TEXT NOT NULL PRIMARY KEY) STRICT;"
                                  "INSERT INTO extras SELECT id FROM people;")
                      : vv_sql_migration_lookup (version);
}

static char *
look_up_broken (int version)
{
  if (version == 3)
    return g_strdup ("INSERT INTO extras VALUES ('more'); INSERT INTO nowhere VALUES (1);");
  return look_up_two (version);
}

static char *
look_up_dangling (int version)
{
  return version == 2 ? g_strdup ("DELETE FROM people") : vv_sql_migration_lookup (version);
}

/* A workspace of the first schema, made by its own SQL, is brought up to date with a backup beside it. */
static void
test_migration (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_path (fixture);
  g_autofree char *before = g_strconcat (path, ".before-2.veiviser", NULL);
  g_autoptr (VvPerson) person = store_add_person (fixture->store, 1, "Anna");
  g_autoptr (VvPerson) read = NULL;
  g_autoptr (VvStore) old = NULL;

  g_clear_pointer (&fixture->store, vv_store_close);
  g_assert_null (vv_sqlite_open_with (path, TRUE, look_up_two, fixture->clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_clear_error (&error);
  fixture->store = vv_sqlite_open_with (path, FALSE, look_up_two, fixture->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vv_sql_number (VV_SQL (fixture->store), "PRAGMA user_version", &error), ==, 2);
  g_assert_cmpint (vv_sql_number (VV_SQL (fixture->store), "PRAGMA foreign_keys", &error), ==, 1);
  g_assert_cmpint (vv_sql_number (VV_SQL (fixture->store), "SELECT count(*) FROM extras", &error), ==, 1);
  read = vv_store_get_person (fixture->store, person->id, &error);
  g_assert_cmpstr (read->name, ==, "Anna");
  store_assert_empty (vv_store_check (fixture->store, &error));
  g_clear_pointer (&fixture->store, vv_store_close);
  /* The program that knows one migration leaves it alone; the backup is of its kind. */
  assert_refused (fixture, path, VV_ERROR_NEWER);
  old = vv_store_sqlite_open (before, FALSE, fixture->clock, &error);
  g_assert_no_error (error);
}

static void
test_failed_migration (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_path (fixture);
  g_autoptr (VvPerson) person = store_add_person (fixture->store, 1, "Anna");
  g_autoptr (VvProgramme) programme = store_add_programme (fixture->store, 1, "2026-09-01");
  g_autoptr (VvEnrolment) enrolment
      = store_add_enrolment (fixture->store, 1, programme->id, person->id, VV_ROLE_MENTOR);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  g_clear_pointer (&fixture->store, vv_store_close);
  before = read_bytes (path);
  g_assert_null (vv_sqlite_open_with (path, FALSE, look_up_broken, fixture->clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (vv_sqlite_open_with (path, FALSE, look_up_dangling, fixture->clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_DAMAGED);
  g_clear_error (&error);
  after = read_bytes (path);
  g_assert_true (g_bytes_equal (before, after));
  store_fixture_reopen (fixture);
  g_assert_cmpint (vv_sql_number (VV_SQL (fixture->store), "PRAGMA user_version", &error), ==, 1);
}

static void
test_places (StoreFixture *fixture, gconstpointer data)
{
  const char *mountinfo = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
                          "30 22 0:40 / /home/anna/felles rw - cifs //server/felles rw\n"
                          "31 22 0:41 / /mnt/my\\040disk rw - fuseblk /dev/sdb1 rw\n"
                          "32 22 0:42 / /mnt/far rw - fuse.sshfs host: rw\n"
                          "33 32 0:43 / /mnt/far/near rw - tmpfs tmpfs rw\n"
                          "34 22 0:44 / /mnt/over rw - ext4 /dev/sdc rw\n"
                          "35 34 0:45 / /mnt/over rw - nfs4 server:/x rw\n"
                          "broken line\n";
  const struct
  {
    const char *path, *type;
    gboolean is_network;
  } places[] = {
    { "/home/anna", "ext4", FALSE },
    { "/home/anna/felles/oslo", "cifs", TRUE },
    { "/home/anna/fellesskap", "ext4", FALSE },
    { "/mnt/my disk/x", "fuseblk", FALSE },
    { "/mnt/far", "fuse.sshfs", TRUE },
    { "/mnt/far/near/x", "tmpfs", FALSE },
    { "/mnt/over/x", "nfs4", TRUE },
  };
  g_autofree char *none = vv_sql_place_find_type ("", "/x");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *type = vv_sql_place_find_type (mountinfo, places[i].path);

      g_assert_cmpstr (type, ==, places[i].type);
      g_assert_cmpint (vv_sql_place_is_network_type (type), ==, places[i].is_network);
    }
  g_assert_null (none);
  g_assert_true (vv_sql_place_is_network_type ("fuse.some-new-cloud"));
  g_assert_false (vv_sql_place_is_network_type ("fuse.ntfs-3g"));
}

static void
test_cloud_folder (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_path (fixture);
  g_autofree char *mark = g_build_filename (fixture->folder, ".stfolder", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.veiviser", NULL);
  g_autoptr (VvStore) looking = NULL;

  g_clear_pointer (&fixture->store, vv_store_close);
  g_assert_cmpint (g_mkdir (mark, 0700), ==, 0);
  g_assert_null (vv_store_sqlite_open (path, FALSE, fixture->clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_assert_nonnull (strstr (error->message, fixture->folder));
  g_clear_error (&error);
  g_assert_null (vv_store_sqlite_create (other, fixture->clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_clear_error (&error);
  looking = vv_store_sqlite_open (path, TRUE, fixture->clock, &error);
  g_assert_no_error (error);
}

static const StoreCase cases[] = {
  { "file-settings", test_settings_of_file },
  { "indexed-references", test_indexed_references },
  { "second-start", test_second_start },
  { "create-refuses", test_create_refuses },
  { "newer-file", test_newer_file },
  { "foreign-files", test_foreign_files },
  { "truncated", test_truncated },
  { "damaged-bytes", test_damaged_bytes },
  { "damaged-scan", test_damaged_scan },
  { "check", test_check },
  { "backup", test_backup },
  { "backup-while-looking", test_backup_while_looking },
  { "migration", test_migration },
  { "failed-migration", test_failed_migration },
  { "places", test_places },
  { "cloud-folder", test_cloud_folder },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add_cases (cases, G_N_ELEMENTS (cases));
  return g_test_run ();
}
