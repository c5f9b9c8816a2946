#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-form.h"

struct _VvForms
{
  gatomicrefcount refs;
  GPtrArray *forms;  /* VvForm*, in the order of the programme */
  GHashTable *words; /* id → VvWords* */
};

/* The order in which a programme meets them; what an organisation adds comes after, by id. */
static const char *const order[]
    = { "JAD", "MAP", "MIN", "LOF", "LRJ", "INV", "CNF", "TRP", "MPR", "PRV", "AGR", "PGT",
        "GGT", "SPL", "ATT", "DIA", "IMQ", "MMR", "FSQ", "FMQ", "FMM", "CER", "FBK", "REF" };

/* Files of words that are no forms; each must be there. */
static const char *const word_files[] = { "COM", "CERTIFICATE", "REPORT" };

static guint
find_place (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (strcmp (order[i], id) == 0)
        return i;
    }
  return G_N_ELEMENTS (order);
}

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  const VvForm *first = *(VvForm *const *)a, *second = *(VvForm *const *)b;
  int by_place = (int)find_place (first->id) - (int)find_place (second->id);

  return by_place != 0 ? by_place : strcmp (first->id, second->id);
}

static char *
find_directory (void)
{
  const char *data = g_getenv ("VV_DATADIR");

  return g_build_filename (data != NULL && *data != '\0' ? data : VV_PKGDATADIR, "forms", NULL);
}

static gboolean
is_word_file (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (word_files); i++)
    {
      if (strlen (name) == strlen (word_files[i]) + 4 && g_str_has_prefix (name, word_files[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
load_words (VvForms *forms, const char *directory, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (word_files); i++)
    {
      g_autofree char *name = g_strconcat (word_files[i], ".xml", NULL);
      g_autofree char *path = g_build_filename (directory, name, NULL);
      VvWords *words = vv_words_load (path, error);
      if (words == NULL)
        return FALSE;
      g_hash_table_insert (forms->words, (gpointer)word_files[i], words);
    }
  return TRUE;
}

static gboolean
load_forms (VvForms *forms, const char *directory, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, &local);

  if (dir == NULL)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO,
                   _ ("The forms were not found in “%s”. Install the program again, or set VV_DATADIR."),
                   directory);
      return FALSE;
    }
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      if (!g_str_has_suffix (name, ".xml") || is_word_file (name))
        continue;
      g_autofree char *path = g_build_filename (directory, name, NULL);
      VvForm *form = vv_form_load (path, error);
      if (form == NULL)
        return FALSE;
      g_ptr_array_add (forms->forms, form);
    }
  g_ptr_array_sort (forms->forms, compare_forms);
  return TRUE;
}

VvForms *
vv_forms_load (const char *directory, GError **error)
{
  g_autofree char *found = directory != NULL ? g_strdup (directory) : find_directory ();
  g_autoptr (VvForms) forms = g_new0 (VvForms, 1);

  g_atomic_ref_count_init (&forms->refs);
  forms->forms = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_form_free);
  forms->words = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)vv_words_unref);
  if (!load_forms (forms, found, error) || !load_words (forms, found, error))
    return NULL;
  return g_steal_pointer (&forms);
}

VvForms *
vv_forms_ref (VvForms *forms)
{
  g_atomic_ref_count_inc (&forms->refs);
  return forms;
}

void
vv_forms_unref (VvForms *forms)
{
  if (forms == NULL || !g_atomic_ref_count_dec (&forms->refs))
    return;
  g_ptr_array_unref (forms->forms);
  g_hash_table_unref (forms->words);
  g_free (forms);
}

guint
vv_forms_count (const VvForms *forms)
{
  return forms->forms->len;
}

const VvForm *
vv_forms_get (const VvForms *forms, guint index)
{
  return g_ptr_array_index (forms->forms, index);
}

const VvForm *
vv_forms_find (const VvForms *forms, const char *form_id)
{
  for (guint i = 0; i < forms->forms->len; i++)
    {
      const VvForm *form = g_ptr_array_index (forms->forms, i);
      if (g_ascii_strcasecmp (form->id, form_id) == 0)
        return form;
    }
  return NULL;
}

VvWords *
vv_forms_words (const VvForms *forms, const char *id)
{
  return g_hash_table_lookup (forms->words, id);
}
