#include "vv-table.h"

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
