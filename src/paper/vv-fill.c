#include "vv-fill.h"

#include <stdarg.h>

#include "vv-strings.h"

static void
free_signer (gpointer data)
{
  VvSigner *signer = data;

  g_free (signer->name);
  g_free (signer->role);
  g_free (signer);
}

static GPtrArray *
find_list (GHashTable *table, const char *key, GDestroyNotify free_func)
{
  GPtrArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_func);
      g_hash_table_insert (table, g_strdup (key), list);
    }
  return list;
}

VvFill *
vv_fill_new (void)
{
  VvFill *fill = g_new0 (VvFill, 1);

  fill->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  fill->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  fill->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  fill->signers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  fill->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return fill;
}

void
vv_fill_free (VvFill *fill)
{
  if (fill == NULL)
    return;
  g_free (fill->document);
  g_free (fill->organisation);
  g_free (fill->lines[0]);
  g_free (fill->lines[1]);
  g_clear_pointer (&fill->logo, g_bytes_unref);
  g_free (fill->subtitle);
  g_free (fill->group);
  g_free (fill->programme);
  g_free (fill->printed_on);
  g_hash_table_unref (fill->texts);
  g_hash_table_unref (fill->choices);
  g_hash_table_unref (fill->rows);
  g_hash_table_unref (fill->signers);
  g_hash_table_unref (fill->words);
  g_free (fill);
}

void
vv_fill_set_text (VvFill *fill, const char *field, const char *text)
{
  if (vv_is_empty (text))
    g_hash_table_remove (fill->texts, field);
  else
    g_hash_table_replace (fill->texts, g_strdup (field), g_strdup (text));
}

void
vv_fill_add_choice (VvFill *fill, const char *field, int option)
{
  GArray *options = g_hash_table_lookup (fill->choices, field);

  if (options == NULL)
    {
      options = g_array_new (FALSE, FALSE, sizeof (int));
      g_hash_table_insert (fill->choices, g_strdup (field), options);
    }
  g_array_append_val (options, option);
}

/* NULL cells would end a string array early, so the cells go one by one. */
static void
add_row (VvFill *fill, const char *table, GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (find_list (fill->rows, table, (GDestroyNotify)g_strfreev),
                   g_ptr_array_free (cells, FALSE));
}

void
vv_fill_add_row (VvFill *fill, const char *table, const char *const *cells)
{
  GPtrArray *copy = g_ptr_array_new ();

  for (guint i = 0; cells[i] != NULL; i++)
    g_ptr_array_add (copy, g_strdup (cells[i]));
  add_row (fill, table, copy);
}

void
vv_fill_add_row_va (VvFill *fill, const char *table, const char *cell, ...)
{
  GPtrArray *cells = g_ptr_array_new ();
  va_list arguments;

  va_start (arguments, cell);
  for (const char *text = cell; text != NULL; text = va_arg (arguments, const char *))
    g_ptr_array_add (cells, g_strdup (text));
  va_end (arguments);
  add_row (fill, table, cells);
}

void
vv_fill_add_signer (VvFill *fill, const char *field, const char *name, const char *role)
{
  VvSigner *signer = g_new0 (VvSigner, 1);

  signer->name = g_strdup (name);
  signer->role = g_strdup (role);
  g_ptr_array_add (find_list (fill->signers, field, free_signer), signer);
}

void
vv_fill_set_word (VvFill *fill, const char *placeholder, const char *text)
{
  if (vv_is_empty (text))
    g_hash_table_remove (fill->words, placeholder);
  else
    g_hash_table_replace (fill->words, g_strdup (placeholder), g_strdup (text));
}
