#include "vv-xlsx.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "vv-date.h"
#include "vv-error.h"

#define MAX_SHARED (2 * 1000 * 1000)
#define MAX_SHEETS 200
#define MAX_COLUMNS 16384
#define MAX_CELL (64 * 1024)
#define MINUTES_PER_DAY 1440
#define LAST_SERIAL 2958465 /* 9999-12-31 */

typedef struct
{
  const VvPackage *package;
  GPtrArray *shared;   /* char * */
  GArray *date_styles; /* gboolean per cell style */
  GPtrArray *sheets;   /* paths of the parts, in order */
  gboolean from_1904;
} Workbook;

/* The cell that is being read. */
typedef struct
{
  char *type;
  int column, style;
  GString *value, *text; /* of <v> and of <t> */
} Cell;

static void
clear_workbook (Workbook *workbook)
{
  g_ptr_array_unref (workbook->shared);
  g_array_unref (workbook->date_styles);
  g_ptr_array_unref (workbook->sheets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, clear_workbook)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

static gboolean
is_text (xmlTextReader *reader)
{
  int type = xmlTextReaderNodeType (reader);

  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
         || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE;
}

static void
append_value (xmlTextReader *reader, GString *text)
{
  if (text->len < MAX_CELL)
    g_string_append (text, (const char *)xmlTextReaderConstValue (reader));
}

/* Runs of one string are joined; the phonetic hints of Japanese ones are left out. */
static gboolean
read_shared (Workbook *workbook)
{
  g_autoptr (xmlTextReader) reader = vv_package_read (workbook->package, "xl/sharedStrings.xml");
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_text = FALSE, in_hint = FALSE;
  int result = 0;

  while (reader && (result = vv_xml_next (reader)) == 1)
    {
      if (vv_xml_starts (reader, "rPh"))
        in_hint = !xmlTextReaderIsEmptyElement (reader);
      else if (vv_xml_ends (reader, "rPh"))
        in_hint = FALSE;
      else if (vv_xml_starts (reader, "t"))
        in_text = !xmlTextReaderIsEmptyElement (reader);
      else if (vv_xml_ends (reader, "t"))
        in_text = FALSE;
      else if (is_text (reader) && in_text && !in_hint)
        append_value (reader, text);
      if (!vv_xml_ends (reader, "si")
          && !(vv_xml_starts (reader, "si") && xmlTextReaderIsEmptyElement (reader)))
        continue;
      if (workbook->shared->len >= MAX_SHARED)
        return FALSE;
      g_ptr_array_add (workbook->shared, g_strdup (text->str));
      g_string_truncate (text, 0);
    }
  return result == 0;
}

/* Whether a number format shows a date or time: its letters outside of quotes, brackets and escapes. */
static gboolean
is_date_format (const char *code)
{
  for (const char *p = code; *p; p++)
    {
      if (*p == '\\' && p[1])
        p++;
      else if (*p == '"' || *p == '[')
        {
          const char *end = strchr (p + 1, *p == '"' ? '"' : ']');

          p = end ? end : p + strlen (p) - 1;
        }
      else if (*p == ';')
        return FALSE;
      else if (strchr ("yYdDhHsSmM", *p))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_builtin_date (int format)
{
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47)
         || (format >= 50 && format <= 58);
}

static gboolean
read_styles (Workbook *workbook)
{
  g_autoptr (xmlTextReader) reader = vv_package_read (workbook->package, "xl/styles.xml");
  g_autoptr (GHashTable) formats = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  gboolean in_cells = FALSE;
  int result = 0;

  while (reader && (result = vv_xml_next (reader)) == 1)
    {
      int format = vv_xml_starts (reader, "numFmt") || vv_xml_starts (reader, "xf")
                       ? vv_xml_number (reader, "numFmtId", 0)
                       : 0;

      if (vv_xml_starts (reader, "cellXfs"))
        in_cells = TRUE;
      else if (vv_xml_ends (reader, "cellXfs"))
        in_cells = FALSE;
      else if (vv_xml_starts (reader, "numFmt"))
        g_hash_table_replace (formats, GINT_TO_POINTER (format), vv_xml_attribute (reader, "formatCode"));
      else if (in_cells && vv_xml_starts (reader, "xf"))
        {
          const char *code = g_hash_table_lookup (formats, GINT_TO_POINTER (format));
          gboolean is_date = code ? is_date_format (code) : is_builtin_date (format);

          g_array_append_val (workbook->date_styles, is_date);
        }
    }
  return result == 0;
}

/* Relation id → path of the part. */
static GHashTable *
read_relations (Workbook *workbook)
{
  g_autoptr (xmlTextReader) reader = vv_package_read (workbook->package, "xl/_rels/workbook.xml.rels");
  GHashTable *relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  while (reader && vv_xml_next (reader) == 1)
    {
      g_autofree char *id = NULL, *target = NULL;

      if (!vv_xml_starts (reader, "Relationship"))
        continue;
      id = vv_xml_attribute (reader, "Id");
      target = vv_xml_attribute (reader, "Target");
      if (id && target)
        g_hash_table_replace (relations, g_steal_pointer (&id),
                              *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL));
    }
  return relations;
}

static gboolean
read_workbook (Workbook *workbook)
{
  g_autoptr (GHashTable) relations = read_relations (workbook);
  g_autoptr (xmlTextReader) reader = vv_package_read (workbook->package, "xl/workbook.xml");
  int result = 0;

  while (reader && (result = vv_xml_next (reader)) == 1)
    {
      if (vv_xml_starts (reader, "workbookPr"))
        {
          g_autofree char *flag = vv_xml_attribute (reader, "date1904");

          workbook->from_1904 = g_strcmp0 (flag, "1") == 0 || g_strcmp0 (flag, "true") == 0;
        }
      if (vv_xml_starts (reader, "sheet") && workbook->sheets->len < MAX_SHEETS)
        {
          g_autofree char *id = vv_xml_attribute (reader, "id");
          const char *path = id ? g_hash_table_lookup (relations, id) : NULL;

          if (path)
            g_ptr_array_add (workbook->sheets, g_strdup (path));
        }
    }
  return result == 0;
}

/* Excel counts days from 1899-12-30, with a 29 February 1900 that never was; or from 1904. */
static char *
show_date (const Workbook *workbook, double serial)
{
  double days = floor (serial);
  int minutes = (int)floor ((serial - days) * MINUTES_PER_DAY + 0.5);
  g_autofree char *date = NULL;

  if (minutes == MINUTES_PER_DAY)
    {
      days++;
      minutes = 0;
    }
  if (days < 1)
    return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
  if (workbook->from_1904)
    date = vv_date_add_days ("1904-01-01", (int)days);
  else
    date = vv_date_add_days ("1899-12-30", (int)days + (days < 60));
  if (minutes == 0)
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s %02d:%02d", date, minutes / 60, minutes % 60);
}

static char *
show_number (const Workbook *workbook, const Cell *cell)
{
  gboolean is_date = cell->style >= 0 && (guint)cell->style < workbook->date_styles->len
                     && g_array_index (workbook->date_styles, gboolean, cell->style);
  char *end;
  double serial = g_ascii_strtod (cell->value->str, &end);

  if (is_date && end != cell->value->str && *end == '\0' && serial >= 0 && serial <= LAST_SERIAL)
    return show_date (workbook, serial);
  return vv_xml_plain_number (cell->value->str);
}

static char *
show_iso_date (const char *text)
{
  const char *time = strchr (text, 'T');

  if (!time || g_str_has_prefix (time, "T00:00:00"))
    return g_strndup (text, time ? (gsize)(time - text) : strlen (text));
  return g_strdup_printf ("%.*s %.5s", (int)(time - text), text, time + 1);
}

static char *
show_cell (const Workbook *workbook, const Cell *cell)
{
  const char *type = cell->type ? cell->type : "n";
  const char *value = cell->value->str;
  guint64 index;

  if (strcmp (type, "inlineStr") == 0)
    return g_strdup (cell->text->str);
  if (strcmp (type, "s") == 0)
    {
      index = g_ascii_strtoull (value, NULL, 10);
      return g_strdup (index < workbook->shared->len ? workbook->shared->pdata[index] : "");
    }
  if (strcmp (type, "b") == 0)
    return g_strdup (strcmp (value, "1") == 0 ? "true" : "false");
  if (strcmp (type, "d") == 0)
    return show_iso_date (value);
  if (strcmp (type, "n") != 0 || !*value)
    return g_strdup (value);
  return show_number (workbook, cell);
}

/* "BC12" → 54; the next free column when there is no reference. */
static int
read_column (const char *reference, int next)
{
  int column = 0;

  for (; reference && g_ascii_isalpha (*reference) && column < MAX_COLUMNS; reference++)
    column = column * 26 + (g_ascii_toupper (*reference) - 'A' + 1);
  return column > 0 ? MIN (column - 1, MAX_COLUMNS) : next;
}

static void
start_cell (xmlTextReader *reader, Cell *cell, int next)
{
  g_autofree char *reference = vv_xml_attribute (reader, "r");

  g_free (cell->type);
  cell->type = vv_xml_attribute (reader, "t");
  cell->style = vv_xml_number (reader, "s", -1);
  cell->column = read_column (reference, next);
  g_string_truncate (cell->value, 0);
  g_string_truncate (cell->text, 0);
}

static gboolean
put_cell (const Workbook *workbook, const Cell *cell, GPtrArray *cells)
{
  if (cell->column >= MAX_COLUMNS)
    return FALSE;
  while ((int)cells->len <= cell->column)
    g_ptr_array_add (cells, g_strdup (""));
  g_free (cells->pdata[cell->column]);
  cells->pdata[cell->column] = show_cell (workbook, cell);
  return TRUE;
}

/* One step through a sheet; FALSE on an error. *inside is where text belongs, or NULL. */
static gboolean
step (const Workbook *workbook,
      xmlTextReader *reader,
      Cell *cell,
      GPtrArray *cells,
      int *line,
      GString **inside,
      VvTable *table,
      GError **error)
{
  gboolean empty = xmlTextReaderIsEmptyElement (reader);

  if (vv_xml_starts (reader, "row"))
    *line = vv_xml_number (reader, "r", *line + 1);
  else if (vv_xml_starts (reader, "c"))
    start_cell (reader, cell, (int)cells->len);
  else if (vv_xml_starts (reader, "v") && !empty)
    *inside = cell->value;
  else if (vv_xml_starts (reader, "t") && !empty)
    *inside = cell->text;
  else if (vv_xml_ends (reader, "v") || vv_xml_ends (reader, "t"))
    *inside = NULL;
  else if (*inside && is_text (reader))
    append_value (reader, *inside);
  else if (vv_xml_ends (reader, "c"))
    return put_cell (workbook, cell, cells) || vv_package_fail (workbook->package, error);
  else if (vv_xml_ends (reader, "row"))
    {
      if (!vv_table_add_record (table, cells, *line, error))
        return FALSE;
      g_ptr_array_set_size (cells, 0);
    }
  return TRUE;
}

static gboolean
read_sheet (const Workbook *workbook, const char *path, VvTable *table, GError **error)
{
  g_autoptr (xmlTextReader) reader = vv_package_read (workbook->package, path);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  Cell cell = { NULL, 0, -1, g_string_new (NULL), g_string_new (NULL) };
  GString *inside = NULL;
  gboolean good = TRUE;
  int result = 0, line = 0;

  while (good && reader && (result = vv_xml_next (reader)) == 1)
    good = step (workbook, reader, &cell, cells, &line, &inside, table, error);
  if (good && result < 0)
    good = vv_package_fail (workbook->package, error);
  g_free (cell.type);
  g_string_free (cell.value, TRUE);
  g_string_free (cell.text, TRUE);
  return good;
}

VvTable *
vv_xlsx_read (const VvPackage *package, GError **error)
{
  g_auto (Workbook) workbook
      = { package, g_ptr_array_new_with_free_func (g_free), g_array_new (FALSE, FALSE, sizeof (gboolean)),
          g_ptr_array_new_with_free_func (g_free), FALSE };
  g_autoptr (VvTable) table = vv_table_new ();

  if (!read_workbook (&workbook) || !read_shared (&workbook) || !read_styles (&workbook))
    {
      vv_package_fail (package, error);
      return NULL;
    }
  table->encoding = g_strdup ("XLSX");
  for (guint i = 0; i < workbook.sheets->len && !table->header; i++)
    if (!read_sheet (&workbook, workbook.sheets->pdata[i], table, error))
      return NULL;
  return vv_table_check_header (table, error) ? g_steal_pointer (&table) : NULL;
}
