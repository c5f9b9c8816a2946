/* vv-charset.h: text files of offices, turned into UTF-8. */
#pragma once

#include <glib.h>

/* Tells UTF-8 and UTF-16 (with and without byte order mark), Windows-1252, Windows-1250 and ISO-8859-2 apart
 * by which letters of the four languages come out; `language` ("nb", "fi", "pl", "en" or NULL) settles what
 * the bytes leave open. Returns UTF-8 without mark, NULL-terminated and free of NUL; *encoding is a constant
 * for the person. Errors: VV_ERROR_INVALID with the line of a byte that cannot be. Free with g_free(). */
char *vv_charset_decode (GBytes *bytes, const char *language, const char **encoding, GError **error);
