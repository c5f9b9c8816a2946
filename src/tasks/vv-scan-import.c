/* One pile: every file is kept first, then its pages are read by the pool and committed in the order of the
 * pile. */
#include "vv-scans.h"

#include <glib/gi18n-lib.h>

#include "vv-error.h"
#include "vv-file.h"
#include "vv-scan-commit.h"
#include "vv-strings.h"

/* Pages whose records share one transaction: few enough that little is read again after a power cut. */
#define PAGES_A_COMMIT 16

typedef struct
{
  char *path, *name, *sha256;
  int pages;          /* -1 until counted */
  GError *error;      /* the file cannot be opened */
  GPtrArray *results; /* VvPageResult* by index, NULL until read; entries are taken when committed */
} PileFile;

typedef struct
{
  VvWorkspace *ws;
  VvScanPool *pool;
  VvScanBatch *batch;
  GPtrArray *files; /* PileFile* */
  guint next_file;  /* the next page to commit */
  int next_index;
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

static gboolean
keep_file (Import *import, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = vv_file_read (path, 0, error);
  PileFile *file;

  if (!bytes)
    return FALSE;
  file = g_new0 (PileFile, 1);
  file->path = g_strdup (path);
  file->name = g_path_get_basename (path);
  file->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  file->pages = -1;
  file->results = g_ptr_array_new_with_free_func (free_result_or_none);
  g_ptr_array_add (import->files, file);
  if (g_bytes_get_size (bytes) == 0)
    g_set_error (&file->error, VV_ERROR, VV_ERROR_FOREIGN, _ ("“%s” is empty: scan it again."), file->name);
  return vv_store_put_scan_file (vv_workspace_get_store (import->ws), file->sha256, file->name, bytes, error);
}

static gboolean
keep_files (Import *import, const char *const *paths, GError **error)
{
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (import->ws, error);

  if (!transaction || !vv_store_put_batch (vv_workspace_get_store (import->ws), import->batch, error)
      || !vv_workspace_audit (import->ws, "scan.import", import->batch->id, NULL, error))
    return FALSE;
  for (int i = 0; paths[i]; i++)
    if (!keep_file (import, paths[i], error))
      return FALSE;
  return vv_transaction_commit (transaction, error);
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

/* The next page of the pile in order, if it has been read; FALSE with error unset when it has not. */
static gboolean
take_next (Import *import, VvScanPage **page, GError **error)
{
  while (import->next_file < import->files->len)
    {
      PileFile *file = import->files->pdata[import->next_file];
      VvPageResult *result;

      if (file->error)
        {
          *page
              = vv_scan_commit_refuse (import->ws, import->batch->id, file->name, file->sha256, file->error);
          import->next_file++;
          return TRUE;
        }
      if (file->pages >= 0 && import->next_index >= file->pages)
        {
          import->next_file++;
          import->next_index = 0;
          continue;
        }
      if (file->pages < 0 || !file->results->pdata[import->next_index])
        return FALSE;
      result = file->results->pdata[import->next_index];
      *page = vv_scan_commit_judge (import->ws, import->batch->id, file->name, file->sha256, result, error);
      vv_page_result_free (result);
      file->results->pdata[import->next_index++] = NULL;
      return *page != NULL;
    }
  return FALSE;
}

/* Stores what can be stored now, whole pages with their documents, all or none of each lot. */
static gboolean
commit_ready (Import *import, GError **error)
{
  g_autoptr (VvTransaction) transaction = NULL;
  g_autoptr (GHashTable) touched = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) cause = NULL;
  VvScanPage *page = NULL;

  for (int n = 0; n < PAGES_A_COMMIT && take_next (import, &page, &cause); n++)
    {
      if (!transaction && !(transaction = vv_transaction_begin (import->ws, error)))
        {
          vv_scan_page_free (page);
          return FALSE;
        }
      if (!commit_page (import, page, touched, error))
        return FALSE;
    }
  if (cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  return !transaction
         || (update_documents (import, touched, error) && vv_transaction_commit (transaction, error));
}

static gboolean
has_next (Import *import)
{
  PileFile *file;

  if (import->next_file >= import->files->len)
    return FALSE;
  file = import->files->pdata[import->next_file];
  return file->error
         || (file->pages >= 0
             && (import->next_index >= file->pages || file->results->pdata[import->next_index]));
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
    }
  return !g_cancellable_set_error_if_cancelled (import->cancellable, error);
}

static gboolean
import_finish_batch (Import *import, GError **error)
{
  import->batch->pages = (int)import->report->pages->len;
  return vv_store_put_batch (vv_workspace_get_store (import->ws), import->batch, error);
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
  import = import_new (ws, progress, data, cancellable);
  return keep_files (import, paths, error) ? g_steal_pointer (&import) : NULL;
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

  if (!import || !import_start (import, NULL, NULL, error))
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
  return import_finish_batch (import, error) ? g_steal_pointer (&import->report) : NULL;
}

/* The readers have stopped before the answer is given: nobody wakes a task that has one. */
static void
answer_task (GTask *task, GError *error /* (transfer full) or NULL */)
{
  Import *import = g_task_get_task_data (task);

  g_clear_pointer (&import->pool, vv_scan_pool_free);
  if (!error)
    import_finish_batch (import, &error);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&import->report), (GDestroyNotify)vv_scan_report_free);
  g_object_unref (task); /* the readers' */
}

static gboolean
on_messages_waiting_cb (gpointer data)
{
  GTask *task = data;
  Import *import = g_task_get_task_data (task);
  g_autoptr (VvScanMessage) message = NULL;
  GError *error = NULL;
  gboolean fine = TRUE;

  if (g_task_get_completed (task) || !import->pool)
    return G_SOURCE_REMOVE;
  message = vv_scan_pool_try (import->pool);
  if (message)
    fine = handle (import, message, &error);
  while (fine && has_next (import))
    fine = commit_ready (import, &error);
  if (!fine || is_done (import))
    answer_task (task, error);
  return G_SOURCE_REMOVE;
}

/* From a reader's thread: one look at the queue on the owner's thread for each message. */
static void
wake_owner (gpointer data)
{
  GTask *task = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (source, on_messages_waiting_cb, g_object_ref (task), g_object_unref);
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
  Import *import;

  g_task_set_source_tag (task, vv_scans_import_async);
  g_task_set_check_cancellable (task, FALSE);
  import = import_begin (ws, paths, progress, data, cancellable, &error);
  if (!import)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, import, free_import_data);
  g_object_ref (task); /* the readers wake it */
  if (!import_start (import, wake_owner, task, &error))
    {
      g_object_unref (task);
      g_task_return_error (task, error);
      return;
    }
  /* Files that cannot be opened at all send no message: look once without one. */
  wake_owner (task);
}

VvScanReport *
vv_scans_import_finish (VvWorkspace *ws, GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);

  return g_task_propagate_pointer (task, error);
}
