#include "vv-sqlite-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"

VV_DEFINE_WORDS (state_words, document_state, VvDocumentState)
VV_DEFINE_WORDS (folder_words, folder, VvFolder)

#define COLUMN(name, kind, member)                                                                           \
  {                                                                                                          \
    name, VV_COLUMN_##kind, G_STRUCT_OFFSET (VvDocument, member)                                             \
  }

static const VvColumn columns[] = {
  COLUMN ("id", TEXT, id),
  COLUMN ("programme_id", TEXT, programme),
  COLUMN ("form", TEXT, form),
  COLUMN ("form_version", TEXT, form_version),
  COLUMN ("language", TEXT, language),
  COLUMN ("second_language", TEXT, second_language),
  { "folder", VV_COLUMN_WORD, G_STRUCT_OFFSET (VvDocument, folder), &folder_words },
  COLUMN ("match_id", TEXT, match),
  COLUMN ("person_id", TEXT, person),
  COLUMN ("session_id", TEXT, session),
  { "state", VV_COLUMN_WORD, G_STRUCT_OFFSET (VvDocument, state), &state_words },
  COLUMN ("issued_on", TEXT, issued_on),
  COLUMN ("issued_by", TEXT, issued_by),
  COLUMN ("pages", INT, pages),
  COLUMN ("reason", TEXT, reason),
  COLUMN ("completed_on", TEXT, completed_on),
  COLUMN ("received", TEXT, received),
  COLUMN ("unsigned_fields", TEXT, unsigned_fields),
  COLUMN ("waiting", INT, waiting),
  { NULL },
};

static const VvRecordMap map = {
  "documents",
  "id",
  columns,
  G_STRUCT_OFFSET (VvDocument, version),
  N_ ("There is no document %s in this workspace."),
};

static const VvColumn value_columns[] = {
  { "document_id", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvValue, document) },
  { "field", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvValue, field) },
  { "value", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvValue, value) },
  { "source", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvValue, source) },
  { "scan_page_id", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvValue, scan_page) },
  { NULL },
};

static const VvRecordMap value_map = { "document_values", "document_id, field", value_columns, -1, NULL };

static gpointer
make_document (void)
{
  return vv_document_new (NULL, NULL, NULL);
}

static gpointer
make_value (void)
{
  return vv_value_new (NULL, NULL, NULL, NULL);
}

static GBytes *
convert (GConverter *converter, GBytes *bytes, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
put_layout (VvSql *sql, const VvDocument *document, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, document->layout, -1);
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
  g_autoptr (GBytes) plain = g_bytes_new_static (document->layout, strlen (document->layout));
  g_autoptr (GBytes) packed = convert (compressor, plain, error);
  g_autoptr (VvStatement) statement = NULL;

  if (!packed)
    return FALSE;
  statement = vv_sql_prepare (sql,
                              "INSERT INTO document_layouts (document_id, sha256, json_zlib) "
                              "VALUES ($id, $sha256, $json) ON CONFLICT (document_id) DO UPDATE SET "
                              "sha256 = excluded.sha256, json_zlib = excluded.json_zlib",
                              error);
  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$id", document->id);
  vv_statement_bind_text (statement, "$sha256", sha256);
  vv_statement_bind_bytes (statement, "$json", packed);
  return vv_statement_run (statement, error);
}

char *
vv_sqlite_unpack_layout (GBytes *packed, const char *sha256)
{
  g_autoptr (GConverter) decompressor = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GBytes) plain = packed ? convert (decompressor, packed, NULL) : NULL;
  g_autofree char *found = plain ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, plain) : NULL;

  if (!plain || g_strcmp0 (found, sha256) != 0)
    return NULL;
  return g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
}

static gboolean
read_layout (VvSql *sql, VvDocument *document, GError **error)
{
  g_autoptr (VvStatement) statement
      = vv_sql_prepare (sql, "SELECT json_zlib, sha256 FROM document_layouts WHERE document_id = $id", error);
  g_autoptr (GBytes) packed = NULL;
  VvStep step;

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$id", document->id);
  step = vv_statement_step (statement, error);
  if (step != VV_STEP_ROW)
    return step == VV_STEP_DONE;
  packed = vv_statement_dup_bytes (statement, 0);
  g_free (document->layout);
  document->layout = vv_sqlite_unpack_layout (packed, vv_statement_peek_text (statement, 1));
  if (document->layout)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_DAMAGED,
               _ ("The layout of document %s is damaged. Check the workspace, and open the latest backup."),
               document->id);
  return FALSE;
}

gboolean
vv_sqlite_put_document (VvStore *store, VvDocument *document, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !vv_record_put (sql, &map, document, error))
    return FALSE;
  if (document->layout && !put_layout (sql, document, error))
    return FALSE;
  if (!vv_sql_write_end (g_steal_pointer (&write), error))
    return FALSE;
  document->version++;
  return TRUE;
}

VvDocument *
vv_sqlite_get_document (VvStore *store, const char *id, gboolean with_layout, GError **error)
{
  g_autofree char *text = vv_record_select (&map, "WHERE t.id = $id");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (VvDocument) document = make_document ();

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$id", id);
  if (!vv_record_step_one (&map, statement, id, error) || !vv_record_read (&map, statement, document, error))
    return NULL;
  if (with_layout && !read_layout (VV_SQL (store), document, error))
    return NULL;
  return g_steal_pointer (&document);
}

typedef struct
{
  const char *column, *parameter, *value;
} Condition;

GPtrArray *
vv_sqlite_list_documents (VvStore *store, const VvDocumentQuery *query, GError **error)
{
  const Condition conditions[] = {
    { "programme_id", "$programme", query->programme },
    { "form", "$form", query->form },
    { "state", "$state", query->state },
    { "match_id", "$match", query->match },
    { "person_id", "$person", query->person },
    { "session_id", "$session", query->session },
  };
  g_autoptr (GString) tail = g_string_new ("WHERE 1 = 1");
  g_autofree char *text = NULL;
  g_autoptr (VvStatement) statement = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (conditions[i].value)
      g_string_append_printf (tail, " AND t.%s = %s", conditions[i].column, conditions[i].parameter);
  g_string_append (tail, " ORDER BY t.form, t.issued_on NULLS FIRST, t.id");
  text = vv_record_select (&map, tail->str);
  statement = vv_sql_prepare (VV_SQL (store), text, error);
  if (!statement)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (conditions[i].value)
      vv_statement_bind_text (statement, conditions[i].parameter, conditions[i].value);
  return vv_record_read_all (&map, statement, make_document, (GDestroyNotify)vv_document_free, error);
}

gboolean
vv_sqlite_put_value (VvStore *store, const VvValue *value, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !vv_record_put (sql, &value_map, value, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

GPtrArray *
vv_sqlite_list_values (VvStore *store, const char *document, GError **error)
{
  g_autofree char *text = vv_record_select (&value_map, "WHERE t.document_id = $document ORDER BY t.field");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$document", document);
  return vv_record_read_all (&value_map, statement, make_value, (GDestroyNotify)vv_value_free, error);
}

GPtrArray *
vv_sqlite_list_programme_values (VvStore *store, const char *programme, const char *form, GError **error)
{
  g_autofree char *text
      = vv_record_select (&value_map, "JOIN documents d ON d.id = t.document_id "
                                      "WHERE d.programme_id = $programme AND d.form = $form "
                                      "ORDER BY t.document_id, t.field");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$programme", programme);
  vv_statement_bind_text (statement, "$form", form);
  return vv_record_read_all (&value_map, statement, make_value, (GDestroyNotify)vv_value_free, error);
}
