#include "vv-id.h"

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
  at = c ? strchr (ALPHABET, c) : NULL;
  return at ? (int)(at - ALPHABET) : -1;
}

static char
check_character (const char *id)
{
  guint64 value = 0;

  for (int i = 0; i < VV_ID_LENGTH - 1; i++)
    value = value * 32 + value_of (id[i]);
  return ALPHABET[value % 31];
}

static char *
from_bits (guint64 bits)
{
  char *id = g_malloc0 (VV_ID_LENGTH + 1);

  for (int i = VV_ID_LENGTH - 2; i >= 0; i--, bits >>= 5)
    id[i] = ALPHABET[bits & 31];
  id[VV_ID_LENGTH - 1] = check_character (id);
  return id;
}

char *
vv_id_new (VvRandom *random)
{
  return from_bits (vv_random_bits (random));
}

char *
vv_id_from_text (const char *text)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 bits = 0;

  g_checksum_update (sum, (const guchar *)text, -1);
  g_checksum_get_digest (sum, digest, &length);
  for (int i = 0; i < 8; i++)
    bits = bits << 8 | digest[i];
  return from_bits (bits);
}

char *
vv_id_parse (const char *text)
{
  g_autofree char *id = g_malloc0 (VV_ID_LENGTH + 1);
  int length = 0;

  if (!text)
    return NULL;
  for (const char *p = text; *p; p++)
    {
      int value;

      if (*p == '-' || g_ascii_isspace (*p))
        continue;
      value = value_of (*p);
      if (value < 0 || length == VV_ID_LENGTH)
        return NULL;
      id[length++] = ALPHABET[value];
    }
  if (length != VV_ID_LENGTH || id[VV_ID_LENGTH - 1] != check_character (id))
    return NULL;
  return g_steal_pointer (&id);
}

char *
vv_id_show (const char *id)
{
  return g_strdup_printf ("%.4s-%.4s-%.4s", id, id + 4, id + 8);
}

gboolean
vv_id_is_valid (const char *id)
{
  g_autofree char *parsed = vv_id_parse (id);

  return g_strcmp0 (parsed, id) == 0;
}
