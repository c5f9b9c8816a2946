#include "vv-sqlite-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vv-error.h"

/* Enough to see how bad it is. */
#define MOST_SENTENCES 100

G_GNUC_PRINTF (2, 3)
static void
say (GPtrArray *sentences, const char *format, ...)
{
  va_list arguments;

  if (sentences->len >= MOST_SENTENCES)
    return;
  va_start (arguments, format);
  g_ptr_array_add (sentences, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
check_structure (VvSql *sql, GPtrArray *sentences, GError **error)
{
  g_autoptr (VvStatement) statement = vv_sql_prepare (sql, "PRAGMA integrity_check", error);
  VvStep step;

  if (!statement)
    return FALSE;
  while ((step = vv_statement_step (statement, error)) == VV_STEP_ROW)
    {
      const char *text = vv_statement_peek_text (statement, 0);

      if (g_strcmp0 (text, "ok") != 0)
        say (sentences, _ ("The structure of the file is damaged: %s."), text);
    }
  return step == VV_STEP_DONE;
}

static gboolean
check_references (VvSql *sql, GPtrArray *sentences, GError **error)
{
  g_autoptr (VvStatement) statement = vv_sql_prepare (sql, "PRAGMA foreign_key_check", error);
  VvStep step;

  if (!statement)
    return FALSE;
  while ((step = vv_statement_step (statement, error)) == VV_STEP_ROW)
    say (sentences, _ ("A record in “%s” refers to one in “%s” that is not there."),
         vv_statement_peek_text (statement, 0), vv_statement_peek_text (statement, 2));
  return step == VV_STEP_DONE;
}

/* One sentence for each row of a query; `sentence` takes the first column. */
static gboolean
check_rows (VvSql *sql, const char *text, const char *sentence, GPtrArray *sentences, GError **error)
{
  g_autoptr (VvStatement) statement = vv_sql_prepare (sql, text, error);
  VvStep step;

  if (!statement)
    return FALSE;
  while ((step = vv_statement_step (statement, error)) == VV_STEP_ROW)
    {
      const char *id = vv_statement_peek_text (statement, 0);

      say (sentences, sentence, id ? id : "");
    }
  return step == VV_STEP_DONE;
}

/* Rows of text, bytes and expected hash. */
static gboolean
check_hashes (VvSql *sql, const char *text, const char *sentence, GPtrArray *sentences, GError **error)
{
  g_autoptr (VvStatement) statement = vv_sql_prepare (sql, text, error);
  VvStep step;

  if (!statement)
    return FALSE;
  while ((step = vv_statement_step (statement, error)) == VV_STEP_ROW)
    {
      g_autoptr (GBytes) bytes = vv_statement_dup_bytes (statement, 1);
      g_autofree char *found = bytes ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

      if (g_strcmp0 (found, vv_statement_peek_text (statement, 2)) != 0)
        say (sentences, sentence, vv_statement_peek_text (statement, 0));
    }
  return step == VV_STEP_DONE;
}

static gboolean
check_layouts (VvSql *sql, GPtrArray *sentences, GError **error)
{
  g_autoptr (VvStatement) statement
      = vv_sql_prepare (sql, "SELECT document_id, json_zlib, sha256 FROM document_layouts", error);
  VvStep step;

  if (!statement)
    return FALSE;
  while ((step = vv_statement_step (statement, error)) == VV_STEP_ROW)
    {
      g_autoptr (GBytes) packed = vv_statement_dup_bytes (statement, 1);
      g_autofree char *layout = vv_sqlite_unpack_layout (packed, vv_statement_peek_text (statement, 2));

      if (!layout)
        say (sentences, _ ("The layout of document %s is damaged."), vv_statement_peek_text (statement, 0));
    }
  return step == VV_STEP_DONE;
}

/* What the model says about a word; `role` tells mentors' states from mentees'. */
typedef gboolean (*KnowsWord) (const char *word, const char *role);

static gboolean
knows_programme (const char *word, const char *role)
{
  VvProgrammeState state;
  return vv_programme_state_from_string (word, &state);
}

static gboolean
knows_enrolment (const char *word, const char *role)
{
  VvMentorState mentor;
  VvMenteeState mentee;

  if (g_strcmp0 (role, "mentor") == 0)
    return vv_mentor_state_from_string (word, &mentor);
  return g_strcmp0 (role, "mentee") == 0 && vv_mentee_state_from_string (word, &mentee);
}

static gboolean
knows_match (const char *word, const char *role)
{
  VvMatchState state;
  return vv_match_state_from_string (word, &state);
}

static gboolean
knows_session (const char *word, const char *role)
{
  VvSessionState state;
  return vv_session_state_from_string (word, &state);
}

static gboolean
knows_document (const char *word, const char *role)
{
  VvDocumentState state;
  return vv_document_state_from_string (word, &state);
}

static gboolean
knows_folder (const char *word, const char *role)
{
  VvFolder folder;
  return vv_folder_from_string (word, &folder);
}

static gboolean
knows_page (const char *word, const char *role)
{
  VvPageState state;
  return vv_page_state_from_string (word, &state);
}

static gboolean
knows_reading (const char *word, const char *role)
{
  VvReadingState state;
  return vv_reading_state_from_string (word, &state);
}

static const struct
{
  const char *sql; /* id, word, role */
  KnowsWord knows;
} word_checks[] = {
  { "SELECT id, state, '' FROM programmes", knows_programme },
  { "SELECT id, paused_from, '' FROM programmes", knows_programme },
  { "SELECT id, state, role FROM enrolments", knows_enrolment },
  { "SELECT id, state, '' FROM matches", knows_match },
  { "SELECT id, state, '' FROM sessions", knows_session },
  { "SELECT id, state, '' FROM documents", knows_document },
  { "SELECT id, folder, '' FROM documents", knows_folder },
  { "SELECT id, state, '' FROM scan_pages", knows_page },
  { "SELECT DISTINCT scan_page_id, state, '' FROM readings", knows_reading },
};

static gboolean
check_words (VvSql *sql, guint number, GPtrArray *sentences, GError **error)
{
  g_autoptr (VvStatement) statement = vv_sql_prepare (sql, word_checks[number].sql, error);
  VvStep step;

  if (!statement)
    return FALSE;
  while ((step = vv_statement_step (statement, error)) == VV_STEP_ROW)
    {
      const char *word = vv_statement_peek_text (statement, 1);

      if (!word || !word_checks[number].knows (word, vv_statement_peek_text (statement, 2)))
        say (sentences, _ ("Record %s is in a state that does not exist: “%s”."),
             vv_statement_peek_text (statement, 0), word ? word : "");
    }
  return step == VV_STEP_DONE;
}

static const struct
{
  const char *sql, *sentence;
} row_checks[] = {
  { "SELECT m.id FROM matches m WHERE NOT EXISTS (SELECT 1 FROM match_mentees e WHERE e.match_id = m.id)",
    N_ ("Match %s has no mentee.") },
  { "SELECT m.id FROM matches m JOIN match_mentees e ON e.match_id = m.id WHERE e.person_id = m.mentor_id",
    N_ ("In match %s one person is mentor and mentee.") },
  { "SELECT d.id FROM documents d JOIN matches m ON m.id = d.match_id WHERE d.programme_id <> m.programme_id",
    N_ ("Document %s and its match belong to different programmes.") },
  { "SELECT d.id FROM documents d WHERE d.state IN ('issued', 'incomplete', 'review', 'complete') AND "
    "d.pages > 0 "
    "AND NOT EXISTS (SELECT 1 FROM document_layouts l WHERE l.document_id = d.id)",
    N_ ("Document %s was issued, but its layout is not kept, so its scans cannot be read.") },
  { "SELECT p.id FROM scan_pages p WHERE p.state IN ('filed', 'review') "
    "AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = p.document_id)",
    N_ ("Scanned page %s is filed under a document that is not there.") },
  { "SELECT p.id FROM scan_pages p WHERE p.sha256 IS NULL",
    N_ ("The original of scanned page %s is not kept.") },
  { "SELECT c.number FROM certificates c WHERE c.sha256 IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM certificate_pdfs f WHERE f.certificate_id = c.id)",
    N_ ("The PDF of certificate no. %s is not there.") },
};

static gboolean
check_contents (VvSql *sql, GPtrArray *sentences, GError **error)
{
  if (!check_references (sql, sentences, error))
    return FALSE;
  if (!check_hashes (sql, "SELECT coalesce(name, sha256), bytes, sha256 FROM scan_files",
                     _ ("The scan “%s” is damaged: its bytes have changed."), sentences, error))
    return FALSE;
  if (!check_hashes (sql,
                     "SELECT c.number, f.pdf, c.sha256 FROM certificate_pdfs f "
                     "JOIN certificates c ON c.id = f.certificate_id",
                     _ ("The PDF of certificate no. %s is damaged: its bytes have changed."), sentences,
                     error))
    return FALSE;
  if (!check_layouts (sql, sentences, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (word_checks); i++)
    if (!check_words (sql, i, sentences, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (row_checks); i++)
    if (!check_rows (sql, row_checks[i].sql, _ (row_checks[i].sentence), sentences, error))
      return FALSE;
  return TRUE;
}

/* Damage met on the way is a finding, not a failure to look. */
static gboolean
take_damage (GPtrArray *sentences, GError *problem, GError **error)
{
  if (!g_error_matches (problem, VV_ERROR, VV_ERROR_DAMAGED))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  say (sentences, "%s", problem->message);
  g_error_free (problem);
  return TRUE;
}

GPtrArray *
vv_sqlite_check (VvStore *store, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  GError *problem = NULL;

  if (!check_structure (sql, sentences, &problem)
      && !take_damage (sentences, g_steal_pointer (&problem), error))
    return NULL;
  if (!check_contents (sql, sentences, &problem)
      && !take_damage (sentences, g_steal_pointer (&problem), error))
    return NULL;
  return g_steal_pointer (&sentences);
}

static gboolean
fail_copy (const char *path, int code, GError **error)
{
  if (code == ENOSPC || code == EDQUOT)
    return vv_sql_fail_at (NULL, path, SQLITE_FULL, error);
  g_set_error (error, VV_ERROR, VV_ERROR_IO,
               _ ("The backup “%s” could not be written: %s. Choose another folder."), path,
               g_strerror (code));
  return FALSE;
}

static gboolean
vacuum_into (VvSql *sql, const char *temporary, const char *path, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (sql->db, "VACUUM INTO $path", -1, &stmt, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_bind_text (stmt, 1, temporary, -1, SQLITE_STATIC);
  if (code == SQLITE_OK)
    code = sqlite3_step (stmt);
  sqlite3_finalize (stmt);
  if (code == SQLITE_DONE)
    return TRUE;
  /* Damage is in what is read, everything else in what is written. */
  if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
    return vv_sql_fail (sql, code, error);
  return vv_sql_fail_at (sql->db, path, code, error);
}

static gboolean
check_copy (const char *temporary, GError **error)
{
  g_autoptr (VvSql) copy = vv_sql_open (temporary, TRUE, error);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  if (!copy || !check_structure (copy, sentences, error) || !check_references (copy, sentences, error))
    return FALSE;
  if (sentences->len == 0)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_DAMAGED, _ ("The backup was not made, because its check failed. %s"),
               (const char *)sentences->pdata[0]);
  return FALSE;
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;
  int code = errno;

  if (fd >= 0)
    close (fd);
  errno = code;
  return done;
}

static gboolean
finish_copy (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!check_copy (temporary, error))
    return FALSE;
  if (!sync_path (temporary, O_RDWR) || g_rename (temporary, path) != 0 || !sync_path (folder, O_RDONLY))
    return fail_copy (path, errno, error);
  return TRUE;
}

/* An older copy may be replaced; the workspace itself and what is no plain file may not. */
static gboolean
check_target (VvSql *sql, const char *path, GError **error)
{
  struct stat target, source;

  if (stat (path, &target) != 0)
    return TRUE;
  if (!S_ISREG (target.st_mode))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO,
                   _ ("“%s” is not a file a backup can be written to. Choose another name."), path);
      return FALSE;
    }
  if (stat (sql->path, &source) == 0 && source.st_ino == target.st_ino && source.st_dev == target.st_dev)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_EXISTS, _ ("“%s” is the workspace itself. Choose another name."),
                   path);
      return FALSE;
    }
  return TRUE;
}

gboolean
vv_sqlite_copy_file (VvSql *sql, const char *path, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  g_autofree char *journal = NULL;
  int fd;

  if (!check_target (sql, path, error))
    return FALSE;
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail_copy (path, errno, error);
  close (fd);
  if (vacuum_into (sql, temporary, path, error) && finish_copy (temporary, path, error))
    return TRUE;
  journal = g_strconcat (temporary, "-journal", NULL);
  g_unlink (temporary);
  g_unlink (journal);
  return FALSE;
}

gboolean
vv_sqlite_backup (VvStore *store, const char *path, GError **error)
{
  VvSql *sql = VV_SQL (store);

  if (!sql->in_transaction)
    return vv_sqlite_copy_file (sql, path, error);
  g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE,
                       _ ("A change is just being written. Make the backup when it is done."));
  return FALSE;
}
