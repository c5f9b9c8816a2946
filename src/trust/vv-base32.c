#include "vv-base32.h"

#include <string.h>

static const char ALPHABET[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static int
value_of (char c)
{
  const char *at;

  c = g_ascii_toupper (c);
  if (c == 'O')
    c = '0';
  if (c == 'I' || c == 'L')
    c = '1';
  at = strchr (ALPHABET, c);
  return at ? (int)(at - ALPHABET) : -1;
}

char *
vv_base32_encode (const guint8 *bytes, gsize length)
{
  GString *text = g_string_sized_new (length * 8 / 5 + 2);
  guint32 bits = 0;
  int held = 0;

  for (gsize i = 0; i < length; i++)
    {
      bits = bits << 8 | bytes[i];
      for (held += 8; held >= 5; held -= 5)
        g_string_append_c (text, ALPHABET[bits >> (held - 5) & 31]);
    }
  if (held > 0)
    g_string_append_c (text, ALPHABET[bits << (5 - held) & 31]);
  return g_string_free (text, FALSE);
}

GByteArray *
vv_base32_decode (const char *text)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint32 bits = 0;
  int held = 0;

  for (const char *c = text; *c; c++)
    {
      int value;

      if (*c == '-' || g_ascii_isspace (*c))
        continue;
      value = value_of (*c);
      if (value < 0)
        return NULL;
      bits = bits << 5 | (guint32)value;
      held += 5;
      if (held >= 8)
        {
          guint8 byte = (guint8)(bits >> (held - 8));

          g_byte_array_append (bytes, &byte, 1);
          held -= 8;
        }
    }
  /* One text for the same bytes: what is left over is less than a character, and empty. */
  if (held >= 5 || (bits & ((1u << held) - 1)) != 0)
    return NULL;
  return g_steal_pointer (&bytes);
}

char *
vv_base32_show (const char *text)
{
  GString *shown = g_string_new (NULL);

  for (gsize i = 0; text[i]; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (shown, '-');
      g_string_append_c (shown, text[i]);
    }
  return g_string_free (shown, FALSE);
}
