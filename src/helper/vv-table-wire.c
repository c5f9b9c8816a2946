#include "vv-table-wire.h"

#include <string.h>

#define MAX_COLUMNS 10000
#define MAX_ROWS 1000000

typedef struct
{
  const char *at, *end;
} Reader;

static void
put_number (GByteArray *out, guint32 number)
{
  g_byte_array_append (out, (const guint8 *)&number, sizeof number);
}

static void
put_text (GByteArray *out, const char *text)
{
  g_byte_array_append (out, (const guint8 *)text, (guint)strlen (text) + 1);
}

GBytes *
vv_table_to_wire (const VvTable *table)
{
  GByteArray *out = g_byte_array_new ();
  guint columns = g_strv_length (table->header);

  put_number (out, columns);
  put_number (out, table->rows->len);
  put_text (out, table->encoding ? table->encoding : "");
  for (guint i = 0; i < columns; i++)
    put_text (out, table->header[i]);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const VvTableRow *row = table->rows->pdata[i];

      put_number (out, (guint32)row->line);
      for (guint k = 0; k < columns; k++)
        put_text (out, row->cells[k]);
    }
  return g_byte_array_free_to_bytes (out);
}

static gboolean
take_number (Reader *reader, guint32 *number)
{
  if ((gsize)(reader->end - reader->at) < sizeof *number)
    return FALSE;
  memcpy (number, reader->at, sizeof *number);
  reader->at += sizeof *number;
  return TRUE;
}

static char *
take_text (Reader *reader)
{
  const char *start = reader->at;
  const char *end = memchr (start, '\0', (gsize)(reader->end - start));

  if (!end || !g_utf8_validate (start, end - start, NULL))
    return NULL;
  reader->at = end + 1;
  return g_strdup (start);
}

static char **
take_texts (Reader *reader, guint32 n)
{
  g_auto (GStrv) texts = g_new0 (char *, n + 1);

  for (guint32 i = 0; i < n; i++)
    {
      texts[i] = take_text (reader);
      if (!texts[i])
        return NULL;
    }
  return g_steal_pointer (&texts);
}

VvTable *
vv_table_from_wire (const char *data, gsize length)
{
  g_autoptr (VvTable) table = vv_table_new ();
  Reader reader = { data, data + length };
  guint32 columns, rows;

  if (!take_number (&reader, &columns) || !take_number (&reader, &rows) || columns > MAX_COLUMNS
      || rows > MAX_ROWS)
    return NULL;
  table->encoding = take_text (&reader);
  table->header = take_texts (&reader, columns);
  if (!table->encoding || !table->header)
    return NULL;
  for (guint32 i = 0; i < rows; i++)
    {
      guint32 line;
      char **cells = take_number (&reader, &line) ? take_texts (&reader, columns) : NULL;

      if (!cells)
        return NULL;
      g_ptr_array_add (table->rows, vv_table_row_new ((int)MIN (line, (guint32)G_MAXINT), cells));
    }
  return reader.at == reader.end ? g_steal_pointer (&table) : NULL;
}
