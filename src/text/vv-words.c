#include "config.h"

#include "vv-words.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "vv-error.h"
#include "vv-file.h"
#include "vv-locale.h"

#define FILE_MAX (4 * 1024 * 1024)
/* What stands where a word is not known yet: a line to write on. */
#define BLANK "____________"

struct _VvWords
{
  gatomicrefcount refs;
  GHashTable *texts; /* "id" (English) and "language:id" → text */
};

/* White space of the file's indentation is not part of a text. */
static char *
read_text (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_auto (GStrv) parts = g_strsplit_set ((const char *)content, " \t\r\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  xmlFree (content);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, parts[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_child_elements (xmlNode *node)
{
  return xmlFirstElementChild (node) != NULL;
}

static gboolean
add_text (VvWords *words, xmlNode *node, char **last_id, const char *path, GError **error)
{
  xmlChar *language = xmlGetNsProp (node, BAD_CAST "lang", XML_XML_NAMESPACE);
  xmlChar *id = xmlGetNoNsProp (node, BAD_CAST "id");
  gboolean ok = TRUE;

  if (language != NULL)
    {
      if (*last_id != NULL)
        g_hash_table_replace (words->texts, g_strconcat ((char *)language, ":", *last_id, NULL),
                              read_text (node));
    }
  else if (id != NULL)
    {
      g_free (*last_id);
      *last_id = g_strdup ((char *)id);
      ok = g_hash_table_insert (words->texts, g_strdup ((char *)id), read_text (node));
      if (!ok)
        g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("%s, line %ld: the id “%s” is there twice."), path,
                     xmlGetLineNo (node), (char *)id);
    }
  xmlFree (language);
  xmlFree (id);
  return ok;
}

static gboolean
collect (VvWords *words, xmlNode *parent, const char *path, GError **error)
{
  g_autofree char *last_id = NULL;

  for (xmlNode *node = xmlFirstElementChild (parent); node != NULL; node = xmlNextElementSibling (node))
    {
      gboolean ok = has_child_elements (node) ? collect (words, node, path, error)
                                              : add_text (words, node, &last_id, path, error);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

static void
append_value (GString *result, GHashTable *values, const char *name)
{
  const char *value = values != NULL ? g_hash_table_lookup (values, name) : NULL;

  g_string_append (result, value != NULL && *value != '\0' ? value : BLANK);
}

/* A name of lower-case letters, digits and _ in braces; *length covers the braces. */
static char *
read_placeholder (const char *at, gsize *length)
{
  gsize n = strspn (at + 1, "abcdefghijklmnopqrstuvwxyz_0123456789");

  if (n == 0 || at[n + 1] != '}')
    return NULL;
  *length = n + 2;
  return g_strndup (at + 1, n);
}

/* The phrase of a counted placeholder in its plural category, or NULL if the placeholder is not a counted
 * one. */
static char *
format_counted (const VvWords *words,
                const char *id,
                const char *name,
                const char *language,
                const char *value)
{
  g_autofree char *other_id = g_strdup_printf ("%s.%s.other", id, name);
  const char *phrase = vv_words_get (words, other_id, language);

  if (phrase == NULL)
    return NULL;
  if (value == NULL || *value == '\0')
    value = BLANK;
  else
    {
      g_autofree char *category_id
          = g_strdup_printf ("%s.%s.%s", id, name, vv_locale_plural (language, g_ascii_strtod (value, NULL)));
      const char *better = vv_words_get (words, category_id, language);
      phrase = better != NULL ? better : phrase;
    }

  g_autoptr (GHashTable) count = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (count, (gpointer) "n", (gpointer)value);
  return vv_words_substitute (phrase, count);
}

static char *
substitute (const VvWords *words, const char *id, const char *language, const char *text, GHashTable *values)
{
  g_autoptr (GString) result = g_string_new (NULL);

  for (const char *at = text; *at != '\0';)
    {
      gsize length = 1;
      g_autofree char *name = *at == '{' ? read_placeholder (at, &length) : NULL;
      g_autofree char *phrase = NULL;

      if (name != NULL && words != NULL)
        phrase = format_counted (words, id, name, language,
                                 values != NULL ? g_hash_table_lookup (values, name) : NULL);
      if (phrase != NULL)
        g_string_append (result, phrase);
      else if (name != NULL)
        append_value (result, values, name);
      else
        g_string_append_c (result, *at);
      at += length;
    }
  return g_string_free (g_steal_pointer (&result), FALSE);
}

VvWords *
vv_words_new_from_xml (xmlDoc *document, const char *path, GError **error)
{
  g_autoptr (VvWords) words = g_new0 (VvWords, 1);
  xmlNode *root = xmlDocGetRootElement (document);

  g_atomic_ref_count_init (&words->refs);
  words->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (root != NULL && !collect (words, root, path, error))
    return NULL;
  return g_steal_pointer (&words);
}

VvWords *
vv_words_load (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = vv_file_read (path, FILE_MAX, error);
  gsize size = 0;

  if (bytes == NULL)
    return NULL;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlDoc *document = xmlReadMemory (data, (int)size, path, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document == NULL)
    {
      const xmlError *problem = xmlGetLastError ();
      g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN, _ ("%s, line %d: this is not well-formed XML."), path,
                   problem != NULL ? problem->line : 0);
      return NULL;
    }

  VvWords *words = vv_words_new_from_xml (document, path, error);
  xmlFreeDoc (document);
  return words;
}

VvWords *
vv_words_ref (VvWords *words)
{
  g_atomic_ref_count_inc (&words->refs);
  return words;
}

void
vv_words_unref (VvWords *words)
{
  if (words == NULL || !g_atomic_ref_count_dec (&words->refs))
    return;
  g_clear_pointer (&words->texts, g_hash_table_unref);
  g_free (words);
}

const char *
vv_words_get (const VvWords *words, const char *id, const char *language)
{
  if (id == NULL)
    return NULL;

  g_autofree char *key = g_strconcat (language != NULL ? language : "en", ":", id, NULL);
  const char *text = g_hash_table_lookup (words->texts, key);

  return text != NULL ? text : g_hash_table_lookup (words->texts, id);
}

char *
vv_words_format (const VvWords *words, const char *id, const char *language, GHashTable *values)
{
  const char *text = vv_words_get (words, id, language);

  return text != NULL ? substitute (words, id, language, text, values) : NULL;
}

char *
vv_words_substitute (const char *text, GHashTable *values)
{
  return substitute (NULL, NULL, NULL, text, values);
}
