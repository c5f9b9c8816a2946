/* One pile: every file is kept first, then its pages are read by the pool and committed in the order of the
 * pile. */
#include "vv-scans.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "vv-error.h"
#include "vv-file.h"
#include "vv-scan-commit.h"
#include "vv-strings.h"

/* Pages whose records share one transaction: few enough that little is read again after a power cut. */
#define PAGES_A_COMMIT 16
#define MILLISECONDS_A_LOT 200
#define MAX_FILE_BYTES (300 * 1000 * 1000)

typedef struct
{
  char *path, *name, *sha256;
  int pages;          /* -1 until counted */
  const char *why;    /* fixed word for a file that cannot be opened */
  GError *error;      /* the file cannot be opened */
  GPtrArray *results; /* VvPageResult* by index, NULL until read; entries are taken when committed */
} PileFile;

typedef struct
{
  VvWorkspace *ws;
  VvScanPool *pool;
  VvScanBatch *batch;
  GPtrArray *files; /* PileFile* */
  guint kept;       /* files that are in the workspace */
  guint next_file;  /* the next page to commit */
  int next_index;
  gboolean comparing; /* the next page, with an earlier scan */
  gint64 committed;   /* monotonic time of the last lot, µs */
  gboolean answered;
  int read, expected;
  VvScanReport *report;
  GHashTable *outcomes; /* document id → VvScanOutcome* of the report */
  VvProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Import;

static void
pile_file_free (PileFile *file)
{
  g_free (file->path);
  g_free (file->name);
  g_free (file->sha256);
  g_clear_error (&file->error);
  g_clear_pointer (&file->results, g_ptr_array_unref);
  g_free (file);
}

static void
free_result_or_none (gpointer result)
{
  vv_page_result_free (result);
}

static void
import_free (Import *import)
{
  g_clear_pointer (&import->pool, vv_scan_pool_free);
  g_clear_pointer (&import->batch, vv_scan_batch_free);
  g_clear_pointer (&import->files, g_ptr_array_unref);
  g_clear_pointer (&import->outcomes, g_hash_table_unref);
  g_clear_pointer (&import->report, vv_scan_report_free);
  g_clear_object (&import->cancellable);
  g_free (import);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

/* ---- keeping ---- */

/* Said before anything is kept: what is not there or too large stops the whole pile. */
static gboolean
check_path (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  GStatBuf info;

  if (g_stat (path, &info) < 0 || g_access (path, R_OK) < 0)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” could not be read: %s."), path, g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” is no file: name the scans one by one."), path);
      return FALSE;
    }
  if (info.st_size <= MAX_FILE_BYTES)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_LIMIT,
               _ ("“%s” is larger than 300 MB. Scan the pile in several parts, or with at most 300 dpi."),
               name);
  return FALSE;
}

static PileFile *
new_file (const char *path)
{
  PileFile *file = g_new0 (PileFile, 1);

  file->path = g_strdup (path);
  file->name = g_path_get_basename (path);
  file->pages = -1;
  file->results = g_ptr_array_new_with_free_func (free_result_or_none);
  return file;
}

/* Why a file with this content could not be opened, if that should be so. */
static const char *
suspect (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length == 0)
    return "empty_file";
  if (length > 4 && memcmp (data, "%PDF", 4) == 0)
    return memmem (data, length, "/Encrypt", 8) ? "encrypted" : "damaged";
  if (length > 4 && (memcmp (data, "II*", 4) == 0 || memcmp (data, "MM\0*", 4) == 0))
    return "damaged";
  if (length > 4 && (memcmp (data, "\x89PNG", 4) == 0 || memcmp (data, "\xff\xd8\xff", 3) == 0))
    return "damaged";
  return "not_an_image";
}

/* One file a step, so that a window stays alive; in memory only while it is stored. */
static gboolean
keep_next (Import *import, GError **error)
{
  PileFile *file = import->files->pdata[import->kept];
  g_autoptr (GBytes) bytes = vv_file_read (file->path, MAX_FILE_BYTES, error);

  if (!bytes)
    return FALSE;
  file->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  file->why = suspect (bytes);
  if (g_bytes_get_size (bytes) == 0)
    g_set_error (&file->error, VV_ERROR, VV_ERROR_FOREIGN, _ ("“%s” is empty: scan it again."), file->name);
  import->kept++;
  return vv_store_put_scan_file (vv_workspace_get_store (import->ws), file->sha256, file->name, bytes, error);
}

static gboolean
is_kept (const Import *import)
{
  return import->kept >= import->files->len;
}

static gboolean
put_batch (Import *import, GError **error)
{
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (import->ws, error);

  return transaction && vv_store_put_batch (vv_workspace_get_store (import->ws), import->batch, error)
         && vv_workspace_audit (import->ws, "scan.import", import->batch->id, NULL, error)
         && vv_transaction_commit (transaction, error);
}

static Import *
import_new (VvWorkspace *ws, VvProgress progress, gpointer data, GCancellable *cancellable)
{
  Import *import = g_new0 (Import, 1);
  g_autofree char *id = vv_workspace_new_id (ws);

  import->ws = ws;
  import->batch = vv_scan_batch_new (id);
  import->batch->imported_at = vv_clock_now (vv_workspace_get_clock (ws));
  import->batch->imported_by = g_strdup (vv_workspace_get_actor (ws)->person);
  import->files = g_ptr_array_new_with_free_func ((GDestroyNotify)pile_file_free);
  import->outcomes = g_hash_table_new (g_str_hash, g_str_equal);
  import->report = g_new0 (VvScanReport, 1);
  import->report->batch = g_strdup (id);
  import->report->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_scan_page_free);
  import->report->documents = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_scan_outcome_free);
  import->progress = progress;
  import->progress_data = data;
  import->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  return import;
}

static gboolean
import_start (Import *import, VvScanWake wake, gpointer data, GError **error)
{
  if (!put_batch (import, error))
    return FALSE;
  import->pool = vv_scan_pool_new (import->cancellable, wake, data, error);
  if (!import->pool)
    return FALSE;
  for (guint i = 0; i < import->files->len; i++)
    {
      PileFile *file = import->files->pdata[i];

      if (!file->error)
        vv_scan_pool_count (import->pool, (int)i, file->path);
    }
  return TRUE;
}

/* ---- committing ---- */

/* The later outcome of a document takes the place of the earlier one. */
static void
note_outcome (Import *import, VvScanOutcome *outcome)
{
  VvScanOutcome *known = g_hash_table_lookup (import->outcomes, outcome->document);
  guint index;

  if (known && g_ptr_array_find (import->report->documents, known, &index))
    {
      g_hash_table_remove (import->outcomes, outcome->document);
      vv_scan_outcome_free (known);
      import->report->documents->pdata[index] = outcome;
    }
  else
    g_ptr_array_add (import->report->documents, outcome);
  g_hash_table_insert (import->outcomes, outcome->document, outcome);
}

static gboolean
commit_page (Import *import, VvScanPage *page /* (transfer full) */, GHashTable *touched, GError **error)
{
  g_ptr_array_add (import->report->pages, page);
  if (page->document)
    g_hash_table_add (touched, page->document);
  return vv_store_put_scan_page (vv_workspace_get_store (import->ws), page, error);
}

static gboolean
update_documents (Import *import, GHashTable *touched, GError **error)
{
  for (guint i = 0; i < import->report->pages->len; i++)
    {
      const VvScanPage *page = import->report->pages->pdata[i];
      VvScanOutcome *outcome;

      if (!page->document || !g_hash_table_remove (touched, page->document))
        continue;
      outcome = vv_filing_update (import->ws, page->document, error);
      if (!outcome)
        return FALSE;
      note_outcome (import, outcome);
    }
  return TRUE;
}

/* Asks for the comparison that the next page waits for; FALSE when there is none to make, or with an error.
 */
static gboolean
compare_next (Import *import, const PileFile *file, const VvPageResult *result, GError **error)
{
  VvScanEarlier *earlier;

  if (result->compared || !vv_scan_commit_find_earlier (import->ws, file->sha256, result, &earlier, error)
      || !earlier)
    return FALSE;
  vv_scan_pool_compare (import->pool, (int)import->next_file, file->path, import->next_index, earlier);
  import->comparing = TRUE;
  return TRUE;
}

/* The record of a page that has been read; NULL without error when it must be compared first. */
static VvScanPage *
judge_next (Import *import, PileFile *file, GError **error)
{
  VvPageResult *result = file->results->pdata[import->next_index];
  g_autoptr (GError) cause = NULL;
  VvScanPage *page;

  if (compare_next (import, file, result, &cause))
    return NULL;
  if (cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  page = vv_scan_commit_judge (import->ws, import->batch->id, file->name, file->sha256, result, error);
  vv_page_result_free (result);
  file->results->pdata[import->next_index++] = NULL;
  return page;
}

/* The next page of the pile in order; NULL without error when it is not ready. */
static VvScanPage *
take_next (Import *import, GError **error)
{
  while (import->next_file < import->files->len)
    {
      PileFile *file = import->files->pdata[import->next_file];

      if (file->error)
        {
          import->next_file++;
          return vv_scan_commit_refuse (import->ws, import->batch->id, file->name, file->sha256, file->why,
                                        file->error);
        }
      if (file->pages >= 0 && import->next_index >= file->pages)
        {
          import->next_file++;
          import->next_index = 0;
          continue;
        }
      if (file->pages < 0 || !file->results->pdata[import->next_index])
        return NULL;
      return judge_next (import, file, error);
    }
  return NULL;
}

/* Stores what can be stored now, whole pages with their documents, all or none of each lot. */
static gboolean
commit_ready (Import *import, GError **error)
{
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (import->ws, error);
  g_autoptr (GHashTable) touched = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) cause = NULL;
  VvScanPage *page;
  int n = 0;

  if (!transaction)
    return FALSE;
  import->committed = g_get_monotonic_time ();
  for (; n < PAGES_A_COMMIT && (page = take_next (import, &cause)); n++)
    if (!commit_page (import, page, touched, error))
      return FALSE;
  if (cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (n == 0)
    return TRUE;
  import->batch->pages = (int)import->report->pages->len;
  return update_documents (import, touched, error)
         && vv_store_put_batch (vv_workspace_get_store (import->ws), import->batch, error)
         && vv_transaction_commit (transaction, error);
}

static gboolean
has_next (Import *import)
{
  PileFile *file;

  if (import->comparing || import->next_file >= import->files->len)
    return FALSE;
  file = import->files->pdata[import->next_file];
  return file->error
         || (file->pages >= 0
             && (import->next_index >= file->pages || file->results->pdata[import->next_index]));
}

/* Pages are stored a few at a time, but the window shows them before long. While others are read a message
 * is sure to come. */
static gboolean
is_lot_due (Import *import)
{
  return has_next (import)
         && (import->read == import->expected
             || g_get_monotonic_time () - import->committed > MILLISECONDS_A_LOT * G_TIME_SPAN_MILLISECOND);
}

static gboolean
is_done (const Import *import)
{
  return import->next_file >= import->files->len;
}

/* ---- what the readers say ---- */

static void
note_count (Import *import, VvScanMessage *message)
{
  PileFile *file = import->files->pdata[message->file];

  if (message->error)
    {
      file->error = g_steal_pointer (&message->error);
      return;
    }
  file->pages = message->count;
  import->expected += message->count;
  g_ptr_array_set_size (file->results, message->count);
  for (int i = 0; i < message->count; i++)
    vv_scan_pool_read (import->pool, message->file, file->path, i);
}

static gboolean
answer_layout (Import *import, VvScanMessage *message, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (VvDocument) document
      = vv_store_get_document (vv_workspace_get_store (import->ws), message->document, TRUE, &cause);

  vv_scan_message_answer (message, document ? document->layout : NULL);
  /* A document of another workspace is no error here: the page is told as unknown. */
  if (!cause || g_error_matches (cause, VV_ERROR, VV_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static void
note_comparison (Import *import, const VvScanMessage *message)
{
  PileFile *file = import->files->pdata[message->file];
  VvPageResult *result = file->results->pdata[message->count];

  result->compared = TRUE;
  result->change = message->change;
  import->comparing = FALSE;
}

static gboolean
handle (Import *import, VvScanMessage *message, GError **error)
{
  PileFile *file = import->files->pdata[message->file];

  switch (message->kind)
    {
    case VV_SCAN_COUNTED:
      note_count (import, message);
      break;
    case VV_SCAN_ASKED:
      return answer_layout (import, message, error);
    case VV_SCAN_READ:
      file->results->pdata[message->result->index] = message->result;
      message->result = NULL;
      import->read++;
      if (import->progress && import->expected > 0)
        import->progress ((double)import->read / import->expected, file->name, import->progress_data);
      break;
    case VV_SCAN_COMPARED:
      note_comparison (import, message);
      break;
    }
  return !g_cancellable_set_error_if_cancelled (import->cancellable, error);
}

static Import *
import_begin (VvWorkspace *ws,
              const char *const *paths,
              VvProgress progress,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (Import) import = NULL;

  if (!vv_workspace_require (ws, VV_DUTY_MEET, error))
    return NULL;
  for (int i = 0; paths[i]; i++)
    if (!check_path (paths[i], error))
      return NULL;
  import = import_new (ws, progress, data, cancellable);
  for (int i = 0; paths[i]; i++)
    g_ptr_array_add (import->files, new_file (paths[i]));
  return g_steal_pointer (&import);
}

/* ---- public ---- */

VvScanReport *
vv_scans_import (VvWorkspace *ws,
                 const char *const *paths,
                 VvProgress progress,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (Import) import = import_begin (ws, paths, progress, data, cancellable, error);

  if (!import)
    return NULL;
  while (!is_kept (import))
    if (!keep_next (import, error))
      return NULL;
  if (!import_start (import, NULL, NULL, error))
    return NULL;
  while (!is_done (import))
    {
      if (!has_next (import))
        {
          g_autoptr (VvScanMessage) message = vv_scan_pool_wait (import->pool);

          if (!handle (import, message, error))
            return NULL;
        }
      else if (!commit_ready (import, error))
        return NULL;
    }
  return g_steal_pointer (&import->report);
}

/* The readers have stopped before the answer is given: nobody wakes a task that has one. */
static void
answer_task (GTask *task, GError *error /* (transfer full) or NULL */)
{
  Import *import = g_task_get_task_data (task);

  import->answered = TRUE;
  g_clear_pointer (&import->pool, vv_scan_pool_free);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&import->report), (GDestroyNotify)vv_scan_report_free);
  g_object_unref (task); /* the readers' */
}

static void wake_owner (gpointer data);

/* One step of a file to keep, or of one message and one lot of pages, so that the window stays alive. */
static gboolean
take_step (GTask *task, Import *import, GError **error)
{
  g_autoptr (VvScanMessage) message = NULL;

  if (!import->pool)
    {
      if (g_cancellable_set_error_if_cancelled (import->cancellable, error)
          || (!is_kept (import) && !keep_next (import, error))
          || (is_kept (import) && !import_start (import, wake_owner, task, error)))
        return FALSE;
      wake_owner (task);
      return TRUE;
    }
  message = vv_scan_pool_try (import->pool);
  if (message && !handle (import, message, error))
    return FALSE;
  if (is_lot_due (import) && !commit_ready (import, error))
    return FALSE;
  if (is_lot_due (import))
    wake_owner (task);
  return TRUE;
}

static gboolean
on_step_due_cb (gpointer data)
{
  GTask *task = data;
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  if (import->answered)
    return G_SOURCE_REMOVE;
  if (!take_step (task, import, &error) || is_done (import))
    answer_task (task, error);
  return G_SOURCE_REMOVE;
}

/* From any thread: one step on the owner's thread for each message. */
static void
wake_owner (gpointer data)
{
  GTask *task = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (source, on_step_due_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
free_import_data (gpointer import)
{
  import_free (import);
}

void
vv_scans_import_async (VvWorkspace *ws,
                       const char *const *paths,
                       VvProgress progress,
                       gpointer data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  Import *import = import_begin (ws, paths, progress, data, cancellable, &error);

  g_task_set_source_tag (task, vv_scans_import_async);
  g_task_set_check_cancellable (task, FALSE);
  if (!import)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, import, free_import_data);
  g_object_ref (task); /* the readers wake it */
  wake_owner (task);
}

VvScanReport *
vv_scans_import_finish (VvWorkspace *ws, GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);

  return g_task_propagate_pointer (task, error);
}
