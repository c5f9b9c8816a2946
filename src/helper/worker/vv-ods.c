#include "vv-ods.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"

#define MAX_COLUMNS 16384
#define MAX_REPEATED_ROWS 1000
#define MAX_SPACES 1000
#define MAX_CELL (64 * 1024)

typedef struct
{
  const VvPackage *package;
  xmlTextReader *reader;
  VvTable *table;
  GPtrArray *cells; /* of the row that is being read: char * */
  guint pending;    /* empty cells that count only when another follows */
  int line, row_repeat;
  int cell_repeat;
  gboolean in_cell;
  int note_depth, paragraph_depth;
  char *type, *value; /* of the cell */
  GString *text;
} Sheet;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

static gboolean
is_encrypted (const VvPackage *package)
{
  g_autoptr (xmlTextReader) reader = vv_package_read (package, "META-INF/manifest.xml");

  while (reader && vv_xml_next (reader) == 1)
    if (vv_xml_starts (reader, "encryption-data"))
      return TRUE;
  return FALSE;
}

static char *
show_date (const char *text)
{
  const char *time = strchr (text, 'T');

  if (!time || g_str_has_prefix (time, "T00:00:00"))
    return g_strndup (text, time ? (gsize)(time - text) : strlen (text));
  return g_strdup_printf ("%.*s %.5s", (int)(time - text), text, time + 1);
}

static char *
show_cell (const Sheet *sheet)
{
  const char *type = sheet->type ? sheet->type : "string";

  if (!sheet->value || strcmp (type, "string") == 0 || strcmp (type, "time") == 0)
    return g_strdup (sheet->text->len > 0 || !sheet->value ? sheet->text->str : sheet->value);
  if (strcmp (type, "date") == 0)
    return show_date (sheet->value);
  if (strcmp (type, "boolean") == 0)
    return g_strdup (sheet->value);
  return vv_xml_plain_number (sheet->value);
}

/* Text comes from the attribute that the type names. */
static char *
read_value (xmlTextReader *reader, const char *type)
{
  if (g_strcmp0 (type, "date") == 0)
    return vv_xml_attribute (reader, "date-value");
  if (g_strcmp0 (type, "boolean") == 0)
    return vv_xml_attribute (reader, "boolean-value");
  if (g_strcmp0 (type, "string") == 0)
    return vv_xml_attribute (reader, "string-value");
  if (g_strcmp0 (type, "time") == 0)
    return vv_xml_attribute (reader, "time-value");
  return vv_xml_attribute (reader, "value");
}

static gboolean
end_cell (Sheet *sheet, GError **error)
{
  g_autofree char *shown = show_cell (sheet);

  sheet->in_cell = FALSE;
  if (!*shown)
    {
      sheet->pending += (guint)sheet->cell_repeat;
      return TRUE;
    }
  if (sheet->cells->len + sheet->pending + (guint)sheet->cell_repeat > MAX_COLUMNS)
    return vv_package_fail (sheet->package, error);
  for (; sheet->pending > 0; sheet->pending--)
    g_ptr_array_add (sheet->cells, g_strdup (""));
  for (int i = 0; i < sheet->cell_repeat; i++)
    g_ptr_array_add (sheet->cells, g_strdup (shown));
  return TRUE;
}

static gboolean
start_cell (Sheet *sheet, GError **error)
{
  g_free (sheet->type);
  g_free (sheet->value);
  sheet->type = vv_xml_attribute (sheet->reader, "value-type");
  sheet->value = read_value (sheet->reader, sheet->type);
  sheet->cell_repeat = CLAMP (vv_xml_number (sheet->reader, "number-columns-repeated", 1), 1, MAX_COLUMNS);
  sheet->note_depth = sheet->paragraph_depth = 0;
  g_string_truncate (sheet->text, 0);
  sheet->in_cell = TRUE;
  if (xmlTextReaderIsEmptyElement (sheet->reader))
    return end_cell (sheet, error);
  return TRUE;
}

static gboolean
end_row (Sheet *sheet, GError **error)
{
  int repeat = sheet->cells->len > 0 ? MIN (sheet->row_repeat, MAX_REPEATED_ROWS) : 1;

  for (int i = 0; i < repeat; i++)
    {
      g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_free);

      for (guint k = 0; k < sheet->cells->len; k++)
        g_ptr_array_add (copy, g_strdup (sheet->cells->pdata[k]));
      if (!vv_table_add_record (sheet->table, copy, sheet->line + i, error))
        return FALSE;
    }
  sheet->line += MIN (sheet->row_repeat, G_MAXINT - sheet->line);
  g_ptr_array_set_size (sheet->cells, 0);
  sheet->pending = 0;
  return TRUE;
}

static void
append (Sheet *sheet, const char *text)
{
  if (sheet->text->len < MAX_CELL)
    g_string_append (sheet->text, text);
}

/* Inside a cell: paragraphs become lines, comments are left out. */
static void
read_text (Sheet *sheet)
{
  xmlTextReader *reader = sheet->reader;
  int type = xmlTextReaderNodeType (reader);
  gboolean opens = !xmlTextReaderIsEmptyElement (reader);

  if (vv_xml_starts (reader, "annotation"))
    sheet->note_depth += opens;
  else if (vv_xml_ends (reader, "annotation"))
    sheet->note_depth--;
  if (sheet->note_depth > 0)
    return;
  if (vv_xml_starts (reader, "p"))
    {
      if (sheet->text->len > 0)
        append (sheet, "\n");
      sheet->paragraph_depth += opens;
    }
  else if (vv_xml_ends (reader, "p"))
    sheet->paragraph_depth--;
  else if (vv_xml_starts (reader, "line-break"))
    append (sheet, "\n");
  else if (vv_xml_starts (reader, "tab"))
    append (sheet, " ");
  else if (vv_xml_starts (reader, "s"))
    for (int i = MIN (vv_xml_number (reader, "c", 1), MAX_SPACES); i > 0; i--)
      append (sheet, " ");
  else if (sheet->paragraph_depth > 0
           && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
               || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE))
    append (sheet, (const char *)xmlTextReaderConstValue (reader));
}

static gboolean
step (Sheet *sheet, GError **error)
{
  xmlTextReader *reader = sheet->reader;

  if (vv_xml_starts (reader, "table-row"))
    {
      sheet->row_repeat = MAX (vv_xml_number (reader, "number-rows-repeated", 1), 1);
      return xmlTextReaderIsEmptyElement (reader) ? end_row (sheet, error) : TRUE;
    }
  if (vv_xml_ends (reader, "table-row"))
    return end_row (sheet, error);
  if (vv_xml_starts (reader, "table-cell") || vv_xml_starts (reader, "covered-table-cell"))
    return start_cell (sheet, error);
  if (vv_xml_ends (reader, "table-cell") || vv_xml_ends (reader, "covered-table-cell"))
    return end_cell (sheet, error);
  if (sheet->in_cell)
    read_text (sheet);
  return TRUE;
}

static gboolean
read_sheets (Sheet *sheet, GError **error)
{
  int result;

  while ((result = vv_xml_next (sheet->reader)) == 1)
    {
      if (!step (sheet, error))
        return FALSE;
      if (!vv_xml_ends (sheet->reader, "table"))
        continue;
      if (sheet->table->header)
        return TRUE;
      sheet->line = 1;
    }
  return result == 0 || vv_package_fail (sheet->package, error);
}

VvTable *
vv_ods_read (const VvPackage *package, GError **error)
{
  g_autoptr (xmlTextReader) reader = vv_package_read (package, "content.xml");
  g_autoptr (VvTable) table = vv_table_new ();
  Sheet sheet = { .package = package, .reader = reader, .table = table, .line = 1 };
  gboolean good;

  if (is_encrypted (package))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN,
                   _ ("“%s” is protected by a password: save it without one and try again."), package->name);
      return NULL;
    }
  if (!reader)
    {
      vv_package_fail (package, error);
      return NULL;
    }
  table->encoding = g_strdup ("ODS");
  sheet.cells = g_ptr_array_new_with_free_func (g_free);
  sheet.text = g_string_new (NULL);
  good = read_sheets (&sheet, error);
  g_ptr_array_unref (sheet.cells);
  g_string_free (sheet.text, TRUE);
  g_free (sheet.type);
  g_free (sheet.value);
  return good && vv_table_check_header (table, error) ? g_steal_pointer (&table) : NULL;
}
