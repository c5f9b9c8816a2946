/* vv-struct.h: private to the model: one way to copy and free nouns, and to turn states into words and back.
 *
 * A noun lists once where its owned members are; a member added to the noun is added to that list. */
#pragma once

#include <glib.h>

typedef struct
{
  gsize size;
  const gsize *strings; /* offsets of char* members */
  gsize n_strings;
  const gsize *sets; /* offsets of char** members */
  gsize n_sets;
} VvStructLayout;

/* A deep copy as far as strings and sets go; other pointers are copied as they are and are the caller's to
 * replace. */
gpointer vv_struct_copy (const VvStructLayout *layout, gconstpointer noun);
/* Frees strings, sets and the noun itself; other members must have been freed before. */
void vv_struct_free (const VvStructLayout *layout, gpointer noun);

/* A new list of copies of char*; NULL gives an empty list. */
GPtrArray *vv_struct_copy_ids (GPtrArray *ids);

const char *vv_struct_word (const char *const *words, gsize n_words, gsize index);
gboolean vv_struct_find_word (const char *const *words, gsize n_words, const char *text, gsize *index);
