#include "vv-sql-record.h"

#include <glib/gi18n-lib.h>

#include "vv-error.h"
#include "vv-id.h"
#include "vv-strings.h"

#define MEMBER(Type, record, column) (G_STRUCT_MEMBER (Type, record, (column)->offset))

static void
bind_folded (VvStatement *statement, const char *name, const char *text)
{
  g_autofree char *folded = vv_fold (text);

  vv_statement_bind_text (statement, name, folded);
}

static void
bind_made (VvStatement *statement, const char *name, char *text)
{
  g_autofree char *made = text;

  vv_statement_bind_text (statement, name, made);
}

static gboolean
is_read_back (const VvColumn *column)
{
  return column->kind != VV_COLUMN_FOLDED && column->kind != VV_COLUMN_MADE;
}

static void
bind_tags (VvStatement *statement, const char *name, char **tags)
{
  g_autofree char *text = vv_join_tags ((const char *const *)tags);

  vv_statement_bind_text (statement, name, text);
}

static void
bind_nine (VvStatement *statement, const char *name, const double *numbers)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  for (int i = 0; i < 9; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", g_ascii_dtostr (digits, sizeof digits, numbers[i]));
  vv_statement_bind_text (statement, name, text->str);
}

static void
bind_column (VvStatement *statement, const VvColumn *column, gconstpointer record)
{
  char name[64];

  g_snprintf (name, sizeof name, "$%s", column->name);
  switch (column->kind)
    {
    case VV_COLUMN_TEXT:
      vv_statement_bind_text (statement, name, MEMBER (char *, record, column));
      break;
    case VV_COLUMN_INT:
      vv_statement_bind_int (statement, name, MEMBER (int, record, column));
      break;
    case VV_COLUMN_REAL:
      vv_statement_bind_real (statement, name, MEMBER (double, record, column));
      break;
    case VV_COLUMN_TAGS:
      bind_tags (statement, name, MEMBER (char **, record, column));
      break;
    case VV_COLUMN_WORD:
      vv_statement_bind_text (statement, name, column->words->to_string (MEMBER (int, record, column)));
      break;
    case VV_COLUMN_BYTES:
      vv_statement_bind_bytes (statement, name, MEMBER (GBytes *, record, column));
      break;
    case VV_COLUMN_NINE:
      bind_nine (statement, name, &MEMBER (double, record, column));
      break;
    case VV_COLUMN_FOLDED:
      bind_folded (statement, name, MEMBER (char *, record, column));
      break;
    case VV_COLUMN_MADE:
      bind_made (statement, name, column->make (record));
      break;
    }
}

static gboolean
read_word (const VvRecordMap *map, const VvColumn *column, const char *text, gpointer record, GError **error)
{
  int value;

  if (!text || !column->words->from_string (text, &value))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_DAMAGED,
                   _ ("A record holds the unknown word “%s” (%s.%s). Check the workspace, and open the "
                      "latest backup."),
                   text ? text : "", map->table, column->name);
      return FALSE;
    }
  MEMBER (int, record, column) = value;
  return TRUE;
}

static void
read_tags (VvStatement *statement, int index, char ***slot)
{
  g_strfreev (*slot);
  *slot = vv_split_tags (vv_statement_peek_text (statement, index));
}

static void
read_bytes (VvStatement *statement, int index, GBytes **slot)
{
  g_clear_pointer (slot, g_bytes_unref);
  *slot = vv_statement_dup_bytes (statement, index);
}

static void
read_nine (VvStatement *statement, int index, double *numbers)
{
  const char *text = vv_statement_peek_text (statement, index);
  char *rest = (char *)(text ? text : "");

  for (int i = 0; i < 9; i++)
    numbers[i] = g_ascii_strtod (rest, &rest);
}

static gboolean
read_column (const VvRecordMap *map,
             const VvColumn *column,
             VvStatement *statement,
             int index,
             gpointer record,
             GError **error)
{
  switch (column->kind)
    {
    case VV_COLUMN_TEXT:
      vv_set_string (&MEMBER (char *, record, column), vv_statement_peek_text (statement, index));
      break;
    case VV_COLUMN_INT:
      MEMBER (int, record, column) = (int)vv_statement_get_int (statement, index);
      break;
    case VV_COLUMN_REAL:
      MEMBER (double, record, column) = vv_statement_get_real (statement, index);
      break;
    case VV_COLUMN_TAGS:
      read_tags (statement, index, &MEMBER (char **, record, column));
      break;
    case VV_COLUMN_WORD:
      return read_word (map, column, vv_statement_peek_text (statement, index), record, error);
    case VV_COLUMN_BYTES:
      read_bytes (statement, index, &MEMBER (GBytes *, record, column));
      break;
    case VV_COLUMN_NINE:
      read_nine (statement, index, &MEMBER (double, record, column));
      break;
    case VV_COLUMN_FOLDED:
    case VV_COLUMN_MADE:
      break;
    }
  return TRUE;
}

char *
vv_record_columns (const VvRecordMap *map, const char *alias)
{
  GString *out = g_string_new (NULL);

  for (const VvColumn *column = map->columns; column->name; column++)
    if (is_read_back (column))
      g_string_append_printf (out, "%s%s.%s", out->len ? ", " : "", alias, column->name);
  if (map->version >= 0)
    g_string_append_printf (out, ", %s.version", alias);
  return g_string_free (out, FALSE);
}

char *
vv_record_select (const VvRecordMap *map, const char *tail)
{
  g_autofree char *columns = vv_record_columns (map, "t");

  return g_strdup_printf ("SELECT %s FROM %s t %s", columns, map->table, tail);
}

gboolean
vv_record_read (const VvRecordMap *map, VvStatement *statement, gpointer record, GError **error)
{
  int index = 0;

  for (const VvColumn *column = map->columns; column->name; column++)
    {
      if (!is_read_back (column))
        continue;
      if (!read_column (map, column, statement, index++, record, error))
        return FALSE;
    }
  if (map->version >= 0)
    G_STRUCT_MEMBER (int, record, map->version) = (int)vv_statement_get_int (statement, index);
  return TRUE;
}

static char *
make_insert (const VvRecordMap *map)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) changes = g_string_new (NULL);

  for (const VvColumn *column = map->columns; column->name; column++)
    {
      g_string_append_printf (names, "%s%s", names->len ? ", " : "", column->name);
      g_string_append_printf (values, "%s$%s", values->len ? ", " : "", column->name);
      g_string_append_printf (changes, "%s%s = excluded.%s", changes->len ? ", " : "", column->name,
                              column->name);
    }
  if (map->version >= 0)
    return g_strdup_printf ("INSERT INTO %s (%s, version) VALUES (%s, 1)", map->table, names->str,
                            values->str);
  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s", map->table,
                          names->str, values->str, map->key, changes->str);
}

static char *
make_update (const VvRecordMap *map)
{
  g_autoptr (GString) changes = g_string_new (NULL);

  for (const VvColumn *column = map->columns + 1; column->name; column++)
    g_string_append_printf (changes, "%s = $%s, ", column->name, column->name);
  return g_strdup_printf ("UPDATE %s SET %sversion = version + 1 WHERE %s = $%s AND version = $version",
                          map->table, changes->str, map->key, map->key);
}

/* No row was updated: is it gone, or has somebody else changed it? */
static gboolean
explain_no_update (VvSql *sql, const VvRecordMap *map, const char *id, GError **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT 1 FROM %s WHERE %s = $id", map->table, map->key);
  g_autoptr (VvStatement) statement = vv_sql_prepare (sql, text, error);

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$id", id);
  if (!vv_record_step_one (map, statement, id, error))
    return FALSE;
  g_set_error_literal (
      error, VV_ERROR, VV_ERROR_CONFLICT,
      _ ("This record was changed meanwhile. Look at it as it is now, then repeat your change."));
  return FALSE;
}

gboolean
vv_record_put (VvSql *sql, const VvRecordMap *map, gconstpointer record, GError **error)
{
  int version = map->version >= 0 ? G_STRUCT_MEMBER (int, record, map->version) : 0;
  g_autofree char *text = version == 0 ? make_insert (map) : make_update (map);
  g_autoptr (VvStatement) statement = vv_sql_prepare (sql, text, error);

  if (!statement)
    return FALSE;
  for (const VvColumn *column = map->columns; column->name; column++)
    bind_column (statement, column, record);
  if (version != 0)
    vv_statement_bind_int (statement, "$version", version);
  if (!vv_statement_run (statement, error))
    return FALSE;
  if (version != 0 && vv_sql_changes (sql) == 0)
    return explain_no_update (sql, map, MEMBER (char *, record, map->columns), error);
  return TRUE;
}

gboolean
vv_record_step_one (const VvRecordMap *map, VvStatement *statement, const char *id, GError **error)
{
  g_autofree char *shown = NULL;

  switch (vv_statement_step (statement, error))
    {
    case VV_STEP_ROW:
      return TRUE;
    case VV_STEP_FAILED:
      return FALSE;
    case VV_STEP_DONE:
      break;
    }
  shown = id && vv_id_is_valid (id) ? vv_id_show (id) : g_strdup (id ? id : "");
  g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND, _ (map->missing), shown);
  return FALSE;
}

GPtrArray *
vv_record_read_all (const VvRecordMap *map,
                    VvStatement *statement,
                    VvRecordMake make,
                    GDestroyNotify free_record,
                    GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_record);
  VvStep step;

  while ((step = vv_statement_step (statement, error)) == VV_STEP_ROW)
    {
      gpointer record = make ();

      g_ptr_array_add (list, record);
      if (!vv_record_read (map, statement, record, error))
        return NULL;
    }
  return step == VV_STEP_DONE ? g_steal_pointer (&list) : NULL;
}
