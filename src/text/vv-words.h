/* vv-words.h: the words that are printed or exported, in any language at once.
 *
 * One XML file under data/: every element that has an `id` and holds only text is one string. The build
 * merges the translations behind it as elements of the same name with xml:lang. Text looked up here never
 * goes through gettext. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

typedef struct _VvWords VvWords;

/* Errors: VV_ERROR_FOREIGN or VV_ERROR_INVALID with file and line; VV_ERROR_IO. */
VvWords *vv_words_load (const char *path, GError **error);
/* From a document that somebody else has parsed; `path` is for messages. */
VvWords *vv_words_new_from_xml (xmlDoc *document, const char *path, GError **error);
VvWords *vv_words_ref (VvWords *words);
void vv_words_unref (VvWords *words);
/* The string of an id in a language, in English if it is not translated; NULL if there is no such id. */
const char *vv_words_get (const VvWords *words, const char *id, const char *language);
/* As vv_words_get(), with `{name}` replaced by values[name] (char * → char *; NULL: no values). Values are
 * never searched for placeholders themselves. A placeholder without a value becomes a line to write on. If
 * the strings "ID.name.one", "ID.name.other" … exist, values[name] must be a number and the string of its
 * plural category stands there, with the number in place of its `{n}`. NULL if there is no such id; g_free().
 */
char *vv_words_format (const VvWords *words, const char *id, const char *language, GHashTable *values);
/* `{name}` replaced in any text, as vv_words_format() does without plurals. g_free(). */
char *vv_words_substitute (const char *text, GHashTable *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvWords, vv_words_unref)
