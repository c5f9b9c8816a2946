/* vv-code.h: the 16 characters in a page's code: format '1', document id (12), page, pages, check. */
#pragma once

#include <glib.h>

#define VV_CODE_LENGTH 16

/* document in stored form; 1 <= page <= pages <= 31. NULL if they are not. g_free(). */
char *vv_code_encode (const char *document, int page, int pages);
/* FALSE if the text is no such code (length, alphabet, both check characters, page > pages). *document is the
 * stored form, g_free(). Out arguments may be NULL. */
gboolean vv_code_parse (const char *text, char **document, int *page, int *pages);
