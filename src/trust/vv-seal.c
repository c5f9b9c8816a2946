#include "vv-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-base32.h"
#include "vv-date.h"
#include "vv-error.h"
#include "vv-id.h"

#define FIRST_DAY "2000-01-01"
#define ID_BYTES 8
#define NAMES_BYTES 54
#define PERSON_MAX 36
#define HEAD_BYTES (1 + ID_BYTES + 2 + VV_KEY_HINT_LENGTH)
#define ELLIPSIS "…"

static const char *const KINDS[] = { NULL, "attest", "certificate" };

/* What is left of a body that is read from its start. */
typedef struct
{
  const guint8 *data;
  gsize left;
} Reader;

static guint8
find_kind (const char *kind)
{
  for (guint8 i = 1; i < G_N_ELEMENTS (KINDS); i++)
    if (g_strcmp0 (kind, KINDS[i]) == 0)
      return i;
  return 0;
}

/* At most `max` bytes of a name, cut at a character. g_free() */
static char *
shorten (const char *text, gsize max)
{
  const char *end;

  if (strlen (text) <= max)
    return g_strdup (text);
  end = g_utf8_find_prev_char (text, text + max - strlen (ELLIPSIS) + 1);
  return g_strdup_printf ("%.*s" ELLIPSIS, (int)(end - text), text);
}

static void
append_text (GByteArray *body, const char *text)
{
  guint8 length = (guint8)strlen (text);

  g_byte_array_append (body, &length, 1);
  g_byte_array_append (body, (const guint8 *)text, length);
}

/* The person's name comes first, and leaves the organisation at least a third. */
static void
append_names (GByteArray *body, const VvSeal *seal)
{
  gsize organisation_needs = strlen (seal->organisation);
  gsize person_max = NAMES_BYTES - MIN (organisation_needs, NAMES_BYTES - PERSON_MAX);
  g_autofree char *name = shorten (seal->name, person_max);
  g_autofree char *organisation = shorten (seal->organisation, NAMES_BYTES - strlen (name));

  append_text (body, name);
  append_text (body, organisation);
}

static GByteArray *
write_body (const VvSeal *seal, VvKey *key)
{
  GByteArray *body = g_byte_array_new ();
  int days = vv_date_days_between (FIRST_DAY, seal->issued_on);
  guint8 kind = find_kind (seal->kind), day[2] = { (guint8)(days >> 8), (guint8)days };
  guint8 hint[VV_KEY_HINT_LENGTH] = { 0 };
  /* 12 characters are 60 bits; a thirteenth fills the eighth byte. */
  g_autofree char *padded = g_strconcat (seal->id, "0", NULL);
  g_autoptr (GByteArray) id = NULL;

  g_byte_array_append (body, &kind, 1);
  id = vv_base32_decode (padded);
  g_byte_array_append (body, id->data, ID_BYTES);
  g_byte_array_append (body, day, sizeof day);
  if (key)
    vv_key_hint (key, hint);
  g_byte_array_append (body, hint, sizeof hint);
  append_names (body, seal);
  return body;
}

static GByteArray *
get_signed (GByteArray *body)
{
  GByteArray *text = g_byte_array_new ();

  g_byte_array_append (text, (const guint8 *)VV_SEAL_PREFIX, strlen (VV_SEAL_PREFIX));
  return g_byte_array_append (text, body->data, body->len);
}

static const guint8 *
take (Reader *reader, gsize length)
{
  const guint8 *data = reader->data;

  if (reader->left < length)
    return NULL;
  reader->data += length;
  reader->left -= length;
  return data;
}

/* A line of text: nothing in it that moves the cursor of who reads it. */
static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return *text != '\0';
}

static char *
take_text (Reader *reader)
{
  const guint8 *length = take (reader, 1);
  const guint8 *text = length ? take (reader, *length) : NULL;

  g_autofree char *copy = NULL;

  if (!text || !g_utf8_validate ((const char *)text, *length, NULL))
    return NULL;
  copy = g_strndup ((const char *)text, *length);
  return is_plain (copy) ? g_steal_pointer (&copy) : NULL;
}

static char *
read_id (const guint8 *bytes)
{
  g_autofree char *text = vv_base32_encode (bytes, ID_BYTES);

  if (text[VV_ID_LENGTH] != '0')
    return NULL;
  text[VV_ID_LENGTH] = '\0';
  return vv_id_parse (text);
}

static gboolean
read_body (VvSeal *seal)
{
  Reader reader = { seal->body->data, seal->body->len };
  const guint8 *head = take (&reader, HEAD_BYTES);

  if (!head || head[0] == 0 || head[0] >= G_N_ELEMENTS (KINDS))
    return FALSE;
  seal->kind = g_strdup (KINDS[head[0]]);
  seal->id = read_id (head + 1);
  seal->issued_on = vv_date_add_days (FIRST_DAY, head[1 + ID_BYTES] << 8 | head[2 + ID_BYTES]);
  memcpy (seal->hint, head + 3 + ID_BYTES, VV_KEY_HINT_LENGTH);
  seal->name = take_text (&reader);
  seal->organisation = take_text (&reader);
  return seal->id && seal->name && seal->organisation && reader.left == 0;
}

/* What follows the prefix, however it was typed; NULL when it does not start with it. */
static const char *
skip_prefix (const char *text)
{
  for (const char *p = VV_SEAL_PREFIX; *p; p++, text++)
    {
      while (*text == '-' || g_ascii_isspace (*text))
        text++;
      if (g_ascii_toupper (*text) != *p)
        return NULL;
    }
  return text;
}

static gboolean
check_fields (const VvSeal *seal, GError **error)
{
  if (find_kind (seal->kind) && vv_id_is_valid (seal->id) && vv_date_is_valid (seal->issued_on)
      && strcmp (seal->issued_on, FIRST_DAY) >= 0 && strcmp (seal->issued_on, "2179-01-01") < 0 && seal->name
      && is_plain (seal->name) && seal->organisation && is_plain (seal->organisation))
    return TRUE;
  g_set_error_literal (
      error, VV_ERROR, VV_ERROR_INVALID,
      _ ("The code needs a kind, a number, a day, the person's name and the organisation's."));
  return FALSE;
}

void
vv_seal_free (VvSeal *seal)
{
  if (!seal)
    return;
  g_free (seal->kind);
  g_free (seal->id);
  g_free (seal->issued_on);
  g_free (seal->name);
  g_free (seal->organisation);
  g_clear_pointer (&seal->body, g_byte_array_unref);
  g_free (seal);
}

char *
vv_seal_encode (const VvSeal *seal, VvKey *key, GError **error)
{
  guint8 signature[VV_KEY_SIGNATURE_LENGTH] = { 0 };
  g_autoptr (GByteArray) body = NULL;
  g_autoptr (GByteArray) text = NULL;
  g_autofree char *encoded = NULL;

  if (!check_fields (seal, error))
    return NULL;
  body = write_body (seal, key);
  text = get_signed (body);
  if (key && !vv_key_sign (key, text->data, text->len, signature, error))
    return NULL;
  g_byte_array_append (body, signature, sizeof signature);
  encoded = vv_base32_encode (body->data, body->len);
  return g_strconcat (VV_SEAL_PREFIX, encoded, NULL);
}

gboolean
vv_seal_looks_like (const char *text)
{
  return skip_prefix (text) != NULL;
}

VvSeal *
vv_seal_parse (const char *text, GError **error)
{
  g_autoptr (VvSeal) seal = g_new0 (VvSeal, 1);
  const char *rest = skip_prefix (text);
  guint length;

  if (!rest)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_FOREIGN,
                           _ ("This is no code of a certificate: those begin with “VV1”."));
      return NULL;
    }
  seal->body = vv_base32_decode (rest);
  length = seal->body ? seal->body->len : 0;
  if (length > VV_KEY_SIGNATURE_LENGTH)
    {
      length -= VV_KEY_SIGNATURE_LENGTH;
      memcpy (seal->signature, seal->body->data + length, VV_KEY_SIGNATURE_LENGTH);
      g_byte_array_set_size (seal->body, length);
      if (read_body (seal))
        return g_steal_pointer (&seal);
    }
  g_set_error_literal (error, VV_ERROR, VV_ERROR_DAMAGED,
                       _ ("The code was changed or is not whole: no certificate says this."));
  return NULL;
}

VvSealState
vv_seal_check (const VvSeal *seal, GPtrArray *keys, VvKey **signer)
{
  VvSealState state = VV_SEAL_UNKNOWN_KEY;
  g_autoptr (GByteArray) text = get_signed (seal->body);

  *signer = NULL;
  for (guint i = 0; i < keys->len; i++)
    {
      guint8 hint[VV_KEY_HINT_LENGTH];

      vv_key_hint (keys->pdata[i], hint);
      if (memcmp (hint, seal->hint, sizeof hint) != 0)
        continue;
      state = VV_SEAL_CHANGED;
      if (!vv_key_verify (keys->pdata[i], text->data, text->len, seal->signature))
        continue;
      *signer = keys->pdata[i];
      return VV_SEAL_GENUINE;
    }
  return state;
}
