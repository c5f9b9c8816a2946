#include "vv-sqlite-private.h"

#include <glib/gi18n-lib.h>

#include "vv-error.h"
#include "vv-strings.h"

VV_DEFINE_WORDS (page_words, page_state, VvPageState)
VV_DEFINE_WORDS (reading_words, reading_state, VvReadingState)

#define COLUMN(name, kind, Type, member)                                                                     \
  {                                                                                                          \
    name, VV_COLUMN_##kind, G_STRUCT_OFFSET (Type, member)                                                   \
  }

static const VvColumn batch_columns[] = {
  COLUMN ("id", TEXT, VvScanBatch, id),
  COLUMN ("imported_at", TEXT, VvScanBatch, imported_at),
  COLUMN ("imported_by", TEXT, VvScanBatch, imported_by),
  COLUMN ("pages", INT, VvScanBatch, pages),
  { NULL },
};

static const VvRecordMap batch_map = { "scan_batches", "id", batch_columns, -1, NULL };

static const VvColumn page_columns[] = {
  COLUMN ("id", TEXT, VvScanPage, id),
  COLUMN ("batch_id", TEXT, VvScanPage, batch),
  COLUMN ("file", TEXT, VvScanPage, file),
  COLUMN ("sha256", TEXT, VvScanPage, sha256),
  COLUMN ("page_index", INT, VvScanPage, index),
  { "state", VV_COLUMN_WORD, G_STRUCT_OFFSET (VvScanPage, state), &page_words },
  COLUMN ("why", TEXT, VvScanPage, why),
  COLUMN ("message", TEXT, VvScanPage, message),
  COLUMN ("document_id", TEXT, VvScanPage, document),
  COLUMN ("form", TEXT, VvScanPage, form),
  COLUMN ("page", INT, VvScanPage, page),
  COLUMN ("pages", INT, VvScanPage, of),
  COLUMN ("language", TEXT, VvScanPage, language),
  COLUMN ("rotation", INT, VvScanPage, rotation),
  COLUMN ("has_transform", INT, VvScanPage, has_transform),
  COLUMN ("transform", NINE, VvScanPage, transform),
  COLUMN ("fit", REAL, VvScanPage, fit),
  COLUMN ("payload", TEXT, VvScanPage, payload),
  { NULL },
};

static const VvRecordMap page_map = {
  "scan_pages", "id", page_columns, -1, N_ ("There is no scanned page %s in this workspace."),
};

static const VvColumn reading_columns[] = {
  COLUMN ("field", TEXT, VvReading, field),
  { "state", VV_COLUMN_WORD, G_STRUCT_OFFSET (VvReading, state), &reading_words },
  COLUMN ("confidence", REAL, VvReading, confidence),
  COLUMN ("is_signature", INT, VvReading, is_signature),
  COLUMN ("is_signed", INT, VvReading, is_signed),
  COLUMN ("is_multiple", INT, VvReading, is_multiple),
  COLUMN ("ticked", TAGS, VvReading, values),
  COLUMN ("doubtful", TAGS, VvReading, doubtful),
  COLUMN ("why", TEXT, VvReading, why),
  COLUMN ("settled_by", TEXT, VvReading, settled_by),
  { NULL },
};

static const VvRecordMap reading_map = { "readings", NULL, reading_columns, -1, NULL };

static gpointer
make_batch (void)
{
  return vv_scan_batch_new (NULL);
}

static gpointer
make_page (void)
{
  return vv_scan_page_new (NULL);
}

/* Runs a statement whose only parameter is $id. */
static gboolean
run_with_id (VvSql *sql, const char *text, const char *id, GError **error)
{
  g_autoptr (VvStatement) statement = vv_sql_prepare (sql, text, error);

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$id", id);
  return vv_statement_run (statement, error);
}

gboolean
vv_sqlite_put_batch (VvStore *store, const VvScanBatch *batch, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !vv_record_put (sql, &batch_map, batch, error))
    return FALSE;
  if (!run_with_id (sql,
                    "UPDATE scan_batches SET number = 1 + (SELECT max(number) FROM scan_batches) "
                    "WHERE id = $id AND number = 0",
                    batch->id, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

GPtrArray *
vv_sqlite_list_batches (VvStore *store, GError **error)
{
  g_autofree char *text = vv_record_select (&batch_map, "ORDER BY t.number DESC");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);

  if (!statement)
    return NULL;
  return vv_record_read_all (&batch_map, statement, make_batch, (GDestroyNotify)vv_scan_batch_free, error);
}

gboolean
vv_sqlite_put_scan_file (VvStore *store, const char *sha256, const char *name, GBytes *bytes, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autofree char *found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (VvSqlWrite) write = NULL;
  g_autoptr (VvStatement) statement = NULL;

  if (g_strcmp0 (found, sha256) != 0)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_DAMAGED,
                   _ ("“%s” changed while it was imported. Import it again."), name ? name : sha256);
      return FALSE;
    }
  write = vv_sql_write_begin (sql, error);
  if (!write)
    return FALSE;
  statement = vv_sql_prepare (sql,
                              "INSERT INTO scan_files (sha256, name, bytes) VALUES ($sha256, $name, $bytes) "
                              "ON CONFLICT (sha256) DO NOTHING",
                              error);
  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$sha256", sha256);
  vv_statement_bind_text (statement, "$name", name);
  vv_statement_bind_bytes (statement, "$bytes", bytes);
  if (!vv_statement_run (statement, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

GBytes *
vv_sqlite_get_scan_file (VvStore *store, const char *sha256, GError **error)
{
  g_autoptr (VvStatement) statement
      = vv_sql_prepare (VV_SQL (store), "SELECT bytes FROM scan_files WHERE sha256 = $sha256", error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *found = NULL;
  VvStep step;

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$sha256", sha256);
  step = vv_statement_step (statement, error);
  if (step == VV_STEP_DONE)
    g_set_error_literal (error, VV_ERROR, VV_ERROR_NOT_FOUND, _ ("This scan is not kept in this workspace."));
  if (step != VV_STEP_ROW)
    return NULL;
  bytes = vv_statement_dup_bytes (statement, 0);
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_strcmp0 (found, sha256) == 0)
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, VV_ERROR, VV_ERROR_DAMAGED,
                       _ ("This scan is damaged. Open the latest backup, or scan the paper again."));
  return NULL;
}

static void
bind_reading (VvStatement *statement, const char *page, guint position, const VvReading *reading)
{
  g_autofree char *ticked = vv_join_tags ((const char *const *)reading->values);
  g_autofree char *doubtful = vv_join_tags ((const char *const *)reading->doubtful);

  vv_statement_bind_text (statement, "$id", page);
  vv_statement_bind_int (statement, "$position", position);
  vv_statement_bind_text (statement, "$field", reading->field);
  vv_statement_bind_text (statement, "$state", vv_reading_state_to_string (reading->state));
  vv_statement_bind_real (statement, "$confidence", reading->confidence);
  vv_statement_bind_int (statement, "$is_signature", reading->is_signature);
  vv_statement_bind_int (statement, "$is_signed", reading->is_signed);
  vv_statement_bind_int (statement, "$is_multiple", reading->is_multiple);
  vv_statement_bind_text (statement, "$ticked", ticked);
  vv_statement_bind_text (statement, "$doubtful", doubtful);
  vv_statement_bind_text (statement, "$why", reading->why);
  vv_statement_bind_text (statement, "$settled_by", reading->settled_by);
}

static gboolean
put_readings (VvSql *sql, const VvScanPage *page, GError **error)
{
  g_autoptr (VvStatement) statement = NULL;

  if (!run_with_id (sql, "DELETE FROM readings WHERE scan_page_id = $id", page->id, error))
    return FALSE;
  statement = vv_sql_prepare (
      sql,
      "INSERT INTO readings (scan_page_id, position, field, state, confidence, is_signature, "
      "is_signed, is_multiple, ticked, doubtful, why, settled_by) VALUES ($id, $position, "
      "$field, $state, $confidence, $is_signature, $is_signed, $is_multiple, $ticked, "
      "$doubtful, $why, $settled_by)",
      error);
  if (!statement)
    return FALSE;
  for (guint i = 0; page->readings && i < page->readings->len; i++)
    {
      vv_statement_reset (statement);
      bind_reading (statement, page->id, i, page->readings->pdata[i]);
      if (!vv_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
vv_sqlite_put_scan_page (VvStore *store, const VvScanPage *page, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !vv_record_put (sql, &page_map, page, error) || !put_readings (sql, page, error))
    return FALSE;
  if (!run_with_id (sql,
                    "UPDATE scan_pages SET number = 1 + (SELECT max(o.number) FROM scan_pages o "
                    "WHERE o.batch_id = scan_pages.batch_id) WHERE id = $id AND number = 0",
                    page->id, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

static gboolean
read_readings (VvSql *sql, VvScanPage *page, GError **error)
{
  g_autofree char *text = vv_record_select (&reading_map, "WHERE t.scan_page_id = $id ORDER BY t.position");
  g_autoptr (VvStatement) statement = vv_sql_prepare (sql, text, error);
  VvStep step;

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$id", page->id);
  while ((step = vv_statement_step (statement, error)) == VV_STEP_ROW)
    {
      VvReading *reading = vv_reading_new (NULL);

      g_ptr_array_add (page->readings, reading);
      if (!vv_record_read (&reading_map, statement, reading, error))
        return FALSE;
    }
  return step == VV_STEP_DONE;
}

VvScanPage *
vv_sqlite_get_scan_page (VvStore *store, const char *id, GError **error)
{
  g_autofree char *text = vv_record_select (&page_map, "WHERE t.id = $id");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (VvScanPage) page = make_page ();

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$id", id);
  if (!vv_record_step_one (&page_map, statement, id, error)
      || !vv_record_read (&page_map, statement, page, error) || !read_readings (VV_SQL (store), page, error))
    return NULL;
  return g_steal_pointer (&page);
}

/* The pages of one file stand together, where its first page was filed: pages are read in a pool, in any
 * order. */
#define PAGE_ORDER                                                                                           \
  "ORDER BY b.number DESC, min (t.number) OVER (PARTITION BY t.batch_id, t.sha256, t.file), t.page_index, "  \
  "t.number"

GPtrArray *
vv_sqlite_list_scan_pages (VvStore *store, const VvScanQuery *query, GError **error)
{
  g_autofree char *tail = g_strdup_printf (
      "JOIN scan_batches b ON b.id = t.batch_id WHERE 1 = 1%s%s%s " PAGE_ORDER,
      query->batch ? " AND t.batch_id = $batch" : "", query->document ? " AND t.document_id = $document" : "",
      query->state ? " AND t.state = $state" : "");
  g_autofree char *text = vv_record_select (&page_map, tail);
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (GPtrArray) list = NULL;

  if (!statement)
    return NULL;
  if (query->batch)
    vv_statement_bind_text (statement, "$batch", query->batch);
  if (query->document)
    vv_statement_bind_text (statement, "$document", query->document);
  if (query->state)
    vv_statement_bind_text (statement, "$state", query->state);
  list = vv_record_read_all (&page_map, statement, make_page, (GDestroyNotify)vv_scan_page_free, error);
  for (guint i = 0; list && i < list->len; i++)
    if (!read_readings (VV_SQL (store), list->pdata[i], error))
      return NULL;
  return g_steal_pointer (&list);
}

VvScanPage *
vv_sqlite_find_scan_page (VvStore *store, const char *sha256, int index, GError **error)
{
  g_autofree char *text = vv_record_select (&page_map, "JOIN scan_batches b ON b.id = t.batch_id "
                                                       "WHERE t.sha256 = $sha256 AND t.page_index = $index "
                                                       "ORDER BY b.number, t.number LIMIT 1");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (VvScanPage) page = make_page ();

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$sha256", sha256);
  vv_statement_bind_int (statement, "$index", index);
  if (vv_statement_step (statement, error) != VV_STEP_ROW
      || !vv_record_read (&page_map, statement, page, error) || !read_readings (VV_SQL (store), page, error))
    return NULL;
  return g_steal_pointer (&page);
}
