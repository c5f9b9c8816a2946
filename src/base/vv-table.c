#include "vv-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"

#define MAX_ROWS 200000
#define MAX_COLUMNS 1000

/* White space of any script, the no-break spaces of spreadsheets among them. */
static char *
trim_cell (const char *text)
{
  const char *end = text + strlen (text);

  while (text < end && (g_unichar_isspace (g_utf8_get_char (text)) || g_utf8_get_char (text) == 0xfeff))
    text = g_utf8_next_char (text);
  while (text < end)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (text, (gsize)(end - text));
}

static void
trim_cells (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *cell = cells->pdata[i];

      cells->pdata[i] = trim_cell (cell);
    }
}

static guint
count_used (GPtrArray *cells)
{
  guint used = cells->len;

  while (used > 0 && *(const char *)cells->pdata[used - 1] == '\0')
    used--;
  return used;
}

static char **
take_cells (GPtrArray *cells, guint columns)
{
  char **row = g_new0 (char *, columns + 1);

  for (guint i = 0; i < columns; i++)
    row[i] = i < cells->len ? g_steal_pointer (&cells->pdata[i]) : g_strdup ("");
  return row;
}

VvTable *
vv_table_new (void)
{
  VvTable *table = g_new0 (VvTable, 1);

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_table_row_free);
  return table;
}

void
vv_table_free (VvTable *table)
{
  if (!table)
    return;
  g_strfreev (table->header);
  g_ptr_array_unref (table->rows);
  g_free (table->encoding);
  g_free (table);
}

VvTableRow *
vv_table_row_new (int line, char **cells)
{
  VvTableRow *row = g_new0 (VvTableRow, 1);

  row->line = line;
  row->cells = cells;
  return row;
}

void
vv_table_row_free (VvTableRow *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

gboolean
vv_table_add_record (VvTable *table, GPtrArray *cells, int line, GError **error)
{
  guint used, columns;

  trim_cells (cells);
  used = count_used (cells);
  if (used == 0)
    return TRUE;
  if (used > MAX_COLUMNS)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_LIMIT, _ ("Line %d has more than %d columns."), line,
                   MAX_COLUMNS);
      return FALSE;
    }
  if (!table->header)
    {
      table->header = take_cells (cells, used);
      return TRUE;
    }
  columns = g_strv_length (table->header);
  if (used > columns)
    {
      g_set_error (
          error, VV_ERROR, VV_ERROR_INVALID,
          _ ("Line %d has %u cells, but the header has only %u. Put quotation marks around a cell with the "
             "separator in it, or give the column a name."),
          line, used, columns);
      return FALSE;
    }
  if (table->rows->len >= MAX_ROWS)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_LIMIT,
                   _ ("The table has more than %d rows. Import it in parts."), MAX_ROWS);
      return FALSE;
    }
  g_ptr_array_add (table->rows, vv_table_row_new (line, take_cells (cells, columns)));
  return TRUE;
}

gboolean
vv_table_check_header (const VvTable *table, GError **error)
{
  if (table->header)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                       _ ("The table is empty: its first line must name the columns."));
  return FALSE;
}
