/* vv-id.h: identifiers short enough to print under a code and to type.
 *
 * 55 random bits as 11 characters of Crockford base32 and a check character of the same alphabet
 * (value mod 31). Stored without hyphens ("7K3F9QZDM2XA"), shown in fours ("7K3F-9QZD-M2XA"). */
#pragma once

#include <glib.h>
#include "vv-random.h"

#define VV_ID_LENGTH 12

/* A new identifier in stored form. Free with g_free(). */
char *vv_id_new (VvRandom *random);
/* The stored form of what a person typed: case, hyphens and spaces do not count, O reads as 0, I and L as 1.
 * NULL if it is no identifier or the check character does not fit. Free with g_free(). */
char *vv_id_parse (const char *text);
/* The shown form, in fours. Free with g_free(). */
char *vv_id_show (const char *id);
gboolean vv_id_is_valid (const char *id);
/* A repeatable identifier for the same text (first 55 bits of its SHA-256). Free with g_free(). */
char *vv_id_from_text (const char *text);
