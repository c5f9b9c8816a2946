/* vv-base32.h: bytes as text that a QR code holds in its alphanumeric mode and that a person can type:
 * Crockford's alphabet, 8 characters for 5 bytes. */
#pragma once

#include <glib.h>

/* The shortest text for these bytes, in capitals. Free with g_free(). */
char *vv_base32_encode (const guint8 *bytes, gsize length);
/* The bytes of what vv_base32_encode() wrote, typed or scanned: case, hyphens and white space do not count, O
 * reads as 0, I and L as 1. NULL when another character stands in it, or when the text is no whole number of
 * bytes. (transfer full) */
GByteArray *vv_base32_decode (const char *text);
/* Text in fours with hyphens between. Free with g_free(). */
char *vv_base32_show (const char *text);
