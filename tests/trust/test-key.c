/* The key: known vectors, files, fingerprints. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "vv-error.h"
#include "vv-file.h"
#include "vv-key.h"

static void
read_hex (const char *text, guint8 *bytes)
{
  for (gsize i = 0; text[2 * i]; i++)
    bytes[i] = (guint8)(g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]));
}

/* RFC 8032, 7.1, tests 1 to 3. */
static const struct
{
  const char *seed, *message, *signature;
} VECTORS[] = {
  { "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0"
    "595b"
    "be24655141438e7a100b" },
  { "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eae"
    "b430"
    "2aeeb00d291612bb0c00" },
  { "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "af82",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9"
    "716e"
    "d28dc027beceea1ec40a" },
};

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (VECTORS); i++)
    {
      guint8 seed[VV_KEY_SEED_LENGTH], message[8], expected[VV_KEY_SIGNATURE_LENGTH],
          signature[VV_KEY_SIGNATURE_LENGTH];
      gsize length = strlen (VECTORS[i].message) / 2;
      g_autoptr (VvKey) key = NULL;

      read_hex (VECTORS[i].seed, seed);
      read_hex (VECTORS[i].message, message);
      read_hex (VECTORS[i].signature, expected);
      key = vv_key_new_from_seed (seed);
      g_assert_true (vv_key_sign (key, message, length, signature, NULL));
      g_assert_cmpmem (signature, sizeof signature, expected, sizeof expected);
      g_assert_true (vv_key_verify (key, message, length, signature));
      signature[i] ^= 1;
      g_assert_false (vv_key_verify (key, message, length, signature));
    }
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vv-key-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "keys", NULL);
  g_autofree char *path = g_build_filename (inner, "one.pem", NULL);
  g_autoptr (VvKey) key = vv_key_generate (NULL);
  g_autoptr (VvKey) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *fingerprint = vv_key_fingerprint (key);
  g_autofree char *of_again = NULL;
  struct stat info;

  g_assert_null (vv_key_load (path, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (vv_key_save (key, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (inner, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  again = vv_key_load (path, &error);
  g_assert_no_error (error);
  of_again = vv_key_fingerprint (again);
  g_assert_cmpstr (fingerprint, ==, of_again);
  g_assert_false (vv_key_save (key, path, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_EXISTS);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "no key", -1, NULL));
  g_assert_null (vv_key_load (path, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_DAMAGED);
  g_unlink (path);
  g_rmdir (inner);
  g_rmdir (folder);
}

static void
test_public (void)
{
  g_autoptr (VvKey) one = vv_key_generate (NULL);
  g_autoptr (VvKey) two = vv_key_generate (NULL);
  g_autofree char *first = vv_key_public_pem (one);
  g_autofree char *second = vv_key_public_pem (two);
  g_autofree char *both = g_strconcat (first, second, NULL);
  g_autofree char *fingerprint = vv_key_fingerprint (two);
  g_autofree char *of_read = NULL;
  g_autofree char *path = vv_key_path (fingerprint);
  g_autofree char *file = g_path_get_basename (path);
  g_autoptr (GPtrArray) keys = vv_key_list_from_pem (both, strlen (both), "both", NULL);
  g_autoptr (GError) error = NULL;
  guint8 signature[VV_KEY_SIGNATURE_LENGTH];

  g_assert_true (g_str_has_prefix (first, "-----BEGIN PUBLIC KEY-----\n"));
  g_assert_cmpuint (keys->len, ==, 2);
  of_read = vv_key_fingerprint (keys->pdata[1]);
  g_assert_cmpstr (of_read, ==, fingerprint);
  g_assert_cmpuint (strlen (fingerprint), ==, 29);
  g_assert_cmpuint (strlen (file), ==, strlen ("000000000000.pem"));
  g_assert_true (vv_key_sign (two, "word", 4, signature, NULL));
  g_assert_true (vv_key_verify (keys->pdata[1], "word", 4, signature));
  g_assert_false (vv_key_verify (keys->pdata[0], "word", 4, signature));
  g_assert_null (vv_key_list_from_pem ("nothing", 7, "nothing", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_FOREIGN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key/vectors", test_vectors);
  g_test_add_func ("/key/file", test_file);
  g_test_add_func ("/key/public", test_public);
  return g_test_run ();
}
