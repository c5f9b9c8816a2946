#include "vv-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-charset.h"
#include "vv-error.h"

#define MAX_BYTES (64 * 1024 * 1024)
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
  return g_strndup (cell->str, cell->len);
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

static gboolean
is_used (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*g_strstrip (cells->pdata[i]))
      return TRUE;
  return FALSE;
}

static GPtrArray *
read_used_record (Reader *reader, GError **error)
{
  g_autoptr (GPtrArray) cells = read_record (reader, error);

  while (cells && !is_used (cells))
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

      if (fitting == 0 || fitting < best_fitting || (fitting == best_fitting && columns <= best_columns))
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

static gboolean
read_records (Reader *reader, VvTable *table, GError **error)
{
  g_autoptr (GError) cause = NULL;

  for (;;)
    {
      g_autoptr (GPtrArray) cells = read_record (reader, &cause);

      if (cause)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      if (!cells)
        return vv_table_check_header (table, error);
      if (!vv_table_add_record (table, cells, reader->row_line, error))
        return FALSE;
    }
}

VvTable *
vv_table_read_csv (GBytes *bytes, const char *language, GError **error)
{
  g_autoptr (VvTable) table = vv_table_new ();
  g_autofree char *text = NULL;
  const char *encoding;
  Reader reader = { NULL, ';', 1, 1 };

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
  table->encoding = g_strdup (encoding);
  if (!read_records (&reader, table, error))
    return NULL;
  return g_steal_pointer (&table);
}
