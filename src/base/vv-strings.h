/* vv-strings.h: small things about text that several rooms need. */
#pragma once

#include <glib.h>

/* Copies `value` into *slot and frees what was there (g_set_str of later GLib). */
void vv_set_string (char **slot, const char *value);
/* Name, title or header as people compare them: case-folded, white space collapsed, å ä ö ł and the like
 * reduced to base letters. Free with g_free(). */
char *vv_fold (const char *text);
/* NULL and "" are both empty. */
gboolean vv_is_empty (const char *text);
/* "a,b" → {"a","b"}; NULL and "" → {}. Words are trimmed, empty ones left out. Free with g_strfreev(). */
char **vv_split_tags (const char *text);
/* {"a","b"} → "a,b"; NULL → "". Free with g_free(). */
char *vv_join_tags (const char *const *tags);
gboolean vv_has_tag (const char *const *tags, const char *tag);
/* Number of tags in both. */
int vv_count_common_tags (const char *const *a, const char *const *b);
