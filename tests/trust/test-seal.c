/* What stands in the code, and the list of what is withdrawn. */
#include <qrencode.h>
#include <string.h>

#include "vv-base32.h"
#include "vv-error.h"
#include "vv-id.h"
#include "vv-revocations.h"
#include "vv-seal.h"

static GPtrArray *
list_keys (VvKey *key)
{
  GPtrArray *keys = g_ptr_array_new ();

  if (key)
    g_ptr_array_add (keys, key);
  return keys;
}

static VvSeal *
new_seal (const char *name, const char *organisation)
{
  VvSeal *seal = g_new0 (VvSeal, 1);

  seal->kind = g_strdup ("attest");
  seal->id = vv_id_from_text ("test");
  seal->issued_on = g_strdup ("2026-11-22");
  seal->name = g_strdup (name);
  seal->organisation = g_strdup (organisation);
  return seal;
}

static void
test_base32 (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (gsize length = 0; length < 40; length++)
    {
      guint8 bytes[40];
      g_autofree char *text = NULL;
      g_autofree char *lower = NULL;
      g_autofree char *shown = NULL;
      g_autoptr (GByteArray) back = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] = (guint8)g_rand_int (rand);
      text = vv_base32_encode (bytes, length);
      lower = g_ascii_strdown (text, -1);
      shown = vv_base32_show (lower);
      back = vv_base32_decode (shown);
      g_assert_nonnull (back);
      g_assert_cmpmem (back->data, back->len, bytes, length);
    }
  g_assert_null (vv_base32_decode ("U0"));
  g_assert_null (vv_base32_decode ("01"));  /* bits left over */
  g_assert_null (vv_base32_decode ("000")); /* a character too many */
}

static void
test_round (void)
{
  g_autoptr (VvKey) key = vv_key_generate (NULL);
  g_autoptr (GPtrArray) keys = list_keys (key);
  g_autoptr (VvSeal) seal = new_seal ("Łucja Głąb", "Nowa Kładka");
  g_autofree char *code = vv_seal_encode (seal, key, NULL);
  g_autofree char *typed = vv_base32_show (code);
  g_autoptr (VvSeal) back = NULL;
  VvKey *signer = NULL;

  g_assert_true (g_str_has_prefix (code, "VV1"));
  for (char *c = typed; *c; c++)
    *c = *c == '-' ? '\n' : *c == '0' ? 'o' : *c == '1' ? 'l' : g_ascii_tolower (*c);
  /* the prefix is "VV1" however it is typed */
  typed[2] = '1';
  g_assert_true (vv_seal_looks_like (typed));
  back = vv_seal_parse (typed, NULL);
  g_assert_nonnull (back);
  g_assert_cmpstr (back->kind, ==, "attest");
  g_assert_cmpstr (back->id, ==, seal->id);
  g_assert_cmpstr (back->issued_on, ==, "2026-11-22");
  g_assert_cmpstr (back->name, ==, "Łucja Głąb");
  g_assert_cmpstr (back->organisation, ==, "Nowa Kładka");
  g_assert_cmpint (vv_seal_check (back, keys, &signer), ==, VV_SEAL_GENUINE);
  g_assert_true (signer == key);
}

/* Every character of the code replaced by every other one of the alphabet: none is believed. */
static void
test_changed (void)
{
  g_autoptr (VvKey) key = vv_key_generate (NULL);
  g_autoptr (GPtrArray) keys = list_keys (key);
  g_autoptr (VvSeal) seal = new_seal ("Kinga Wójcik", "Nowa Kładka");
  g_autofree char *code = vv_seal_encode (seal, key, NULL);
  const char *others = "0A7Z";

  for (gsize i = 3; code[i]; i++)
    for (const char *other = others; *other; other++)
      {
        g_autofree char *changed = g_strdup (code);
        g_autoptr (VvSeal) back = NULL;
        g_autoptr (GError) error = NULL;
        VvKey *signer = NULL;

        if (changed[i] == *other)
          continue;
        changed[i] = *other;
        back = vv_seal_parse (changed, &error);
        if (back)
          g_assert_cmpint (vv_seal_check (back, keys, &signer), !=, VV_SEAL_GENUINE);
        else
          g_assert_error (error, VV_ERROR, VV_ERROR_DAMAGED);
        g_assert_null (signer);
      }
}

static void
test_other_key (void)
{
  g_autoptr (VvKey) key = vv_key_generate (NULL);
  g_autoptr (VvKey) other = vv_key_generate (NULL);
  g_autoptr (GPtrArray) keys = list_keys (other);
  g_autoptr (VvSeal) seal = new_seal ("Kinga Wójcik", "Nowa Kładka");
  g_autofree char *code = vv_seal_encode (seal, key, NULL);
  g_autofree char *preview = vv_seal_encode (seal, NULL, NULL);
  g_autoptr (VvSeal) back = vv_seal_parse (code, NULL);
  g_autoptr (VvSeal) unsigned_back = vv_seal_parse (preview, NULL);
  g_autoptr (GError) error = NULL;
  VvKey *signer = NULL;

  g_assert_cmpint (vv_seal_check (back, keys, &signer), ==, VV_SEAL_UNKNOWN_KEY);
  g_assert_cmpint (vv_seal_check (unsigned_back, keys, &signer), ==, VV_SEAL_UNKNOWN_KEY);
  g_ptr_array_add (keys, key);
  g_assert_cmpint (vv_seal_check (back, keys, &signer), ==, VV_SEAL_GENUINE);
  g_assert_null (vv_seal_parse ("https://example.org", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_FOREIGN);
  g_clear_error (&error);
  code[strlen (code) - 4] = '\0';
  g_assert_null (vv_seal_parse (code, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_DAMAGED);
}

/* The code stays small enough for its square, whatever the names. */
static void
test_long_names (void)
{
  static const struct
  {
    const char *name, *organisation, *name_back, *organisation_back;
  } CASES[] = {
    { "Ola", "Fundacja na rzecz zatrudnienia socjalnego Nowa Kładka w Łodzi", "Ola",
      "Fundacja na rzecz zatrudnienia socjalnego Nowa K…" },
    { "Aleksandra Maria Wiśniewska-Kowalczykowska", "NAV", "Aleksandra Maria Wiśniewska-Kowalczykowska",
      "NAV" },
    { "Aleksandra Maria Wiśniewska-Kowalczykowska", "Fundacja Nowa Kładka",
      "Aleksandra Maria Wiśniewska-Kowa…", "Fundacja Nowa K…" },
  };
  g_autoptr (VvKey) key = vv_key_generate (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (VvSeal) seal = new_seal (CASES[i].name, CASES[i].organisation);
      g_autofree char *code = vv_seal_encode (seal, key, NULL);
      g_autoptr (VvSeal) back = vv_seal_parse (code, NULL);
      QRcode *drawn = QRcode_encodeString (code, 0, QR_ECLEVEL_M, QR_MODE_8, 1);

      /* 25 mm by 49 modules: 0.51 mm each. */
      g_assert_cmpint (drawn->width, <=, 49);
      QRcode_free (drawn);
      g_assert_cmpuint (strlen (code), <=, VV_SEAL_MAX_LENGTH);
      g_assert_nonnull (back);
      g_assert_cmpstr (back->name, ==, CASES[i].name_back);
      g_assert_cmpstr (back->organisation, ==, CASES[i].organisation_back);
    }
}

static void
test_revocations (void)
{
  g_autoptr (VvKey) key = vv_key_generate (NULL);
  g_autoptr (VvKey) other = vv_key_generate (NULL);
  g_autoptr (GPtrArray) keys = list_keys (key);
  g_autoptr (GPtrArray) others = list_keys (other);
  g_autoptr (VvRevocations) list = vv_revocations_new ("Nowa Kładka", "2026-11-22");
  g_autofree char *id = vv_id_from_text ("one");
  g_autofree char *json = NULL;
  g_autoptr (VvRevocations) back = NULL;
  g_autoptr (GError) error = NULL;
  char *day;

  vv_revocations_add (list, id, "2026-11-20");
  json = vv_revocations_to_json (list, key, NULL);
  back = vv_revocations_from_json (json, strlen (json), keys, "list", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (vv_revocations_find (back, id), ==, "2026-11-20");
  g_assert_null (vv_revocations_find (back, "nobody"));
  g_assert_null (vv_revocations_from_json (json, strlen (json), others, "list", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_DAMAGED);
  g_clear_error (&error);
  day = strstr (json, "2026-11-20");
  day[9] = '1';
  g_assert_null (vv_revocations_from_json (json, strlen (json), keys, "list", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (vv_revocations_from_json ("{}", 2, keys, "list", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_FOREIGN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seal/base32", test_base32);
  g_test_add_func ("/seal/round", test_round);
  g_test_add_func ("/seal/changed", test_changed);
  g_test_add_func ("/seal/other-key", test_other_key);
  g_test_add_func ("/seal/long-names", test_long_names);
  g_test_add_func ("/seal/revocations", test_revocations);
  return g_test_run ();
}
