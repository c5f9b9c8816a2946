#include "vv-struct.h"

gpointer
vv_struct_copy (const VvStructLayout *layout, gconstpointer noun)
{
  guint8 *copy;

  g_return_val_if_fail (noun != NULL, NULL);
  copy = g_memdup2 (noun, layout->size);
  for (gsize i = 0; i < layout->n_strings; i++)
    {
      char **slot = (char **)(gpointer)(copy + layout->strings[i]);

      *slot = g_strdup (*slot);
    }
  for (gsize i = 0; i < layout->n_sets; i++)
    {
      char ***slot = (char ***)(gpointer)(copy + layout->sets[i]);

      *slot = g_strdupv (*slot);
    }
  return copy;
}

void
vv_struct_free (const VvStructLayout *layout, gpointer noun)
{
  guint8 *bytes = noun;

  if (!bytes)
    return;
  for (gsize i = 0; i < layout->n_strings; i++)
    g_free (*(char **)(gpointer)(bytes + layout->strings[i]));
  for (gsize i = 0; i < layout->n_sets; i++)
    g_strfreev (*(char ***)(gpointer)(bytes + layout->sets[i]));
  g_free (noun);
}

GPtrArray *
vv_struct_copy_ids (GPtrArray *ids)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids && i < ids->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (ids, i)));
  return copy;
}

const char *
vv_struct_word (const char *const *words, gsize n_words, gsize index)
{
  g_return_val_if_fail (index < n_words, NULL);
  return words[index];
}

gboolean
vv_struct_find_word (const char *const *words, gsize n_words, const char *text, gsize *index)
{
  for (gsize i = 0; text && i < n_words; i++)
    {
      if (g_str_equal (words[i], text))
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}
