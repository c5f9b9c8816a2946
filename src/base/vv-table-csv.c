#include "vv-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-charset.h"
#include "vv-error.h"

#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_ROWS 200000
#define MAX_COLUMNS 1000
#define MAX_CELL (64 * 1024)
#define SAMPLE_ROWS 50

typedef struct
{
  const char *at;
  char separator;
  int line;     /* of `at`, from 1 */
  int row_line; /* where the record now read starts */
} Reader;

/* In the order of preference where several fit as well. */
static const char SEPARATORS[] = { ';', '\t', ',' };

/* White space of any script, the no-break spaces of spreadsheets among them. */
static char *
trim_cell (const char *text, gsize length)
{
  const char *end = text + length;

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

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r' || c == '\0';
}

static void
skip_line_end (Reader *reader)
{
  if (*reader->at == '\0')
    return;
  reader->at += reader->at[0] == '\r' && reader->at[1] == '\n' ? 2 : 1;
  reader->line++;
}

/* Between the quotes; the line breaks inside become \n. */
static gboolean
read_quoted (Reader *reader, GString *cell, GError **error)
{
  int first_line = reader->line;

  reader->at++;
  while (*reader->at)
    {
      if (*reader->at == '"' && reader->at[1] != '"')
        {
          reader->at++;
          return TRUE;
        }
      if (*reader->at == '\n' || *reader->at == '\r')
        {
          g_string_append_c (cell, '\n');
          skip_line_end (reader);
          continue;
        }
      reader->at += *reader->at == '"';
      g_string_append_c (cell, *reader->at++);
    }
  g_set_error (
      error, VV_ERROR, VV_ERROR_INVALID,
      _ ("Line %d opens a quotation mark (\") that is never closed. Close or remove it and try again."),
      first_line);
  return FALSE;
}

static char *
read_cell (Reader *reader, GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *start = reader->at;

  while (*start == ' ')
    start++;
  if (*start == '"')
    {
      reader->at = start;
      if (!read_quoted (reader, cell, error))
        return NULL;
    }
  while (!is_line_end (*reader->at) && *reader->at != reader->separator)
    g_string_append_c (cell, *reader->at++);
  if (cell->len > MAX_CELL)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_LIMIT, _ ("Line %d has a cell of more than %d characters."),
                   reader->row_line, MAX_CELL);
      return NULL;
    }
  return trim_cell (cell->str, cell->len);
}

/* The cells of the next record (char *), or NULL at the end or on an error. */
static GPtrArray *
read_record (Reader *reader, GError **error)
{
  g_autoptr (GPtrArray) cells = NULL;

  if (!*reader->at)
    return NULL;
  cells = g_ptr_array_new_with_free_func (g_free);
  reader->row_line = reader->line;
  for (;;)
    {
      char *cell = read_cell (reader, error);

      if (!cell)
        return NULL;
      g_ptr_array_add (cells, cell);
      if (cells->len > MAX_COLUMNS)
        {
          g_set_error (error, VV_ERROR, VV_ERROR_LIMIT, _ ("Line %d has more than %d columns."),
                       reader->row_line, MAX_COLUMNS);
          return NULL;
        }
      if (*reader->at != reader->separator || !*reader->at)
        break;
      reader->at++;
    }
  skip_line_end (reader);
  return g_steal_pointer (&cells);
}

static guint
count_used (GPtrArray *cells)
{
  guint used = cells->len;

  while (used > 0 && *(const char *)cells->pdata[used - 1] == '\0')
    used--;
  return used;
}

static GPtrArray *
read_used_record (Reader *reader, GError **error)
{
  g_autoptr (GPtrArray) cells = read_record (reader, error);

  while (cells && count_used (cells) == 0)
    {
      g_ptr_array_unref (cells);
      cells = read_record (reader, error);
    }
  return g_steal_pointer (&cells);
}

/* How many of the first records have as many cells as the header, which has several; 0 when this cannot be
 * it. */
static int
rate_separator (const char *text, char separator, guint *columns)
{
  Reader reader = { text, separator, 1, 1 };
  g_autoptr (GPtrArray) header = read_used_record (&reader, NULL);
  int fitting = 1;

  *columns = header ? header->len : 0;
  if (*columns < 2)
    return 0;
  for (int i = 0; i < SAMPLE_ROWS; i++)
    {
      g_autoptr (GPtrArray) cells = read_used_record (&reader, NULL);

      if (!cells)
        break;
      fitting += cells->len == *columns;
    }
  return fitting;
}

static char
find_separator (const char *text)
{
  char best = SEPARATORS[0];
  int best_fitting = 0;
  guint best_columns = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (SEPARATORS); i++)
    {
      guint columns;
      int fitting = rate_separator (text, SEPARATORS[i], &columns);

      if (fitting < best_fitting || (fitting == best_fitting && columns <= best_columns))
        continue;
      best = SEPARATORS[i];
      best_fitting = fitting;
      best_columns = columns;
    }
  return best;
}

/* Excel's own hint in the first line: "sep=;". */
static gboolean
take_separator_line (Reader *reader)
{
  if (g_ascii_strncasecmp (reader->at, "sep=", 4) != 0 || !reader->at[4] || !is_line_end (reader->at[5]))
    return FALSE;
  reader->separator = reader->at[4];
  reader->at += 5;
  skip_line_end (reader);
  return TRUE;
}

static char **
take_cells (GPtrArray *cells, guint columns)
{
  char **row = g_new0 (char *, columns + 1);

  for (guint i = 0; i < columns; i++)
    row[i] = i < cells->len ? g_steal_pointer (&cells->pdata[i]) : g_strdup ("");
  return row;
}

static gboolean
add_row (VvTable *table, GPtrArray *cells, int line, guint columns, GError **error)
{
  guint used = count_used (cells);

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

static gboolean
read_rows (Reader *reader, VvTable *table, guint columns, GError **error)
{
  g_autoptr (GError) cause = NULL;

  for (;;)
    {
      g_autoptr (GPtrArray) cells = read_used_record (reader, &cause);

      if (cause)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      if (!cells)
        return TRUE;
      if (!add_row (table, cells, reader->row_line, columns, error))
        return FALSE;
    }
}

VvTable *
vv_table_read_csv (GBytes *bytes, const char *language, GError **error)
{
  g_autoptr (VvTable) table = vv_table_new ();
  g_autoptr (GPtrArray) header = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *text = NULL;
  const char *encoding;
  Reader reader = { NULL, ';', 1, 1 };
  guint columns;

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_autofree char *size = g_format_size (MAX_BYTES);

      g_set_error (error, VV_ERROR, VV_ERROR_LIMIT, _ ("The table is larger than %s. Import it in parts."),
                   size);
      return NULL;
    }
  text = vv_charset_decode (bytes, language, &encoding, error);
  if (!text)
    return NULL;
  reader.at = text;
  if (!take_separator_line (&reader))
    reader.separator = find_separator (text);
  header = read_used_record (&reader, &cause);
  if (cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (!header)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("The table is empty: its first line must name the columns."));
      return NULL;
    }
  columns = count_used (header);
  table->header = take_cells (header, columns);
  table->encoding = g_strdup (encoding);
  if (!read_rows (&reader, table, columns, error))
    return NULL;
  return g_steal_pointer (&table);
}
