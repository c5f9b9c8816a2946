#include "vv-key.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <string.h>

#include "vv-base32.h"
#include "vv-error.h"
#include "vv-file.h"

#define RAW_LENGTH 32
#define FINGERPRINT_BYTES 15
#define FILE_NAME_LENGTH 12
#define MAX_FILE (64 * 1024)

struct _VvKey
{
  EVP_PKEY *pkey;
  gboolean is_private;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free_all)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)

static VvKey *
wrap (EVP_PKEY *pkey, gboolean is_private)
{
  VvKey *key = g_new0 (VvKey, 1);

  key->pkey = pkey;
  key->is_private = is_private;
  return key;
}

/* SHA-256 of the 32 bytes of the public key. */
static void
hash_public (VvKey *key, guint8 digest[32])
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 raw[RAW_LENGTH];
  gsize length = sizeof raw, size = 32;

  EVP_PKEY_get_raw_public_key (key->pkey, raw, &length);
  g_checksum_update (sum, raw, (gssize)length);
  g_checksum_get_digest (sum, digest, &size);
}

/* Without hyphens. */
static char *
name_of (VvKey *key)
{
  guint8 digest[32];

  hash_public (key, digest);
  return vv_base32_encode (digest, FINGERPRINT_BYTES);
}

/* A key that needs a pass phrase is refused, not asked for at a terminal. */
static int
on_pass_phrase_asked_cb (char *buffer, int size, int is_writing, void *data)
{
  return -1;
}

static gboolean
write_private (VvKey *key, BIO *bio)
{
  return PEM_write_bio_PKCS8PrivateKey (bio, key->pkey, NULL, NULL, 0, NULL, NULL) == 1;
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("The folder “%s” could not be made: %s."), folder,
               g_strerror (errno));
  return FALSE;
}

static void
fail_unreadable (GError **error, VvError code, const char *name)
{
  g_set_error (error, VV_ERROR, code, _ ("“%s” holds no key of the kind that certificates are signed with."),
               name);
}

VvKey *
vv_key_generate (GError **error)
{
  EVP_PKEY *pkey = EVP_PKEY_Q_keygen (NULL, NULL, "ED25519");

  if (pkey)
    return wrap (pkey, TRUE);
  g_set_error_literal (error, VV_ERROR, VV_ERROR_FAILED,
                       _ ("A key to sign with could not be made on this computer."));
  return NULL;
}

VvKey *
vv_key_new_from_seed (const guint8 seed[VV_KEY_SEED_LENGTH])
{
  EVP_PKEY *pkey = EVP_PKEY_new_raw_private_key (EVP_PKEY_ED25519, NULL, seed, VV_KEY_SEED_LENGTH);

  g_return_val_if_fail (pkey != NULL, NULL);
  return wrap (pkey, TRUE);
}

void
vv_key_free (VvKey *key)
{
  if (!key)
    return;
  EVP_PKEY_free (key->pkey);
  g_free (key);
}

char *
vv_key_path (const char *fingerprint)
{
  g_auto (GStrv) parts = g_strsplit (fingerprint, "-", -1);
  g_autofree char *name = g_strjoinv (NULL, parts);
  g_autofree char *file = g_strdup_printf ("%.*s.pem", FILE_NAME_LENGTH, name);

  return g_build_filename (g_get_user_data_dir (), "veiviser", "keys", file, NULL);
}

gboolean
vv_key_save (VvKey *key, const char *path, GError **error)
{
  g_autoptr (BIO) bio = BIO_new (BIO_s_secmem ());
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  long length;

  g_return_val_if_fail (key->is_private, FALSE);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_EXISTS, _ ("“%s” is there already and was left as it is."),
                   path);
      return FALSE;
    }
  if (!make_folder (path, error))
    return FALSE;
  if (!write_private (key, bio) || (length = BIO_get_mem_data (bio, &text)) <= 0)
    {
      fail_unreadable (error, VV_ERROR_FAILED, path);
      return FALSE;
    }
  /* The bytes stay the BIO's, which wipes them; a new file of vv_file_write() is its owner's alone. */
  bytes = g_bytes_new_static (text, (gsize)length);
  return vv_file_write (path, bytes, error);
}

VvKey *
vv_key_load (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BIO) bio = NULL;
  EVP_PKEY *pkey;
  gsize length;
  const void *data;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND, _ ("There is no key at “%s”."), path);
      return NULL;
    }
  bytes = vv_file_read (path, MAX_FILE, error);
  if (!bytes)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  bio = BIO_new_mem_buf (data, (int)length);
  pkey = PEM_read_bio_PrivateKey (bio, NULL, on_pass_phrase_asked_cb, NULL);
  OPENSSL_cleanse ((void *)data, length);
  if (pkey && EVP_PKEY_get_id (pkey) == EVP_PKEY_ED25519)
    return wrap (pkey, TRUE);
  EVP_PKEY_free (pkey);
  fail_unreadable (error, VV_ERROR_DAMAGED, path);
  return NULL;
}

char *
vv_key_public_pem (VvKey *key)
{
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());
  char *text = NULL;
  long length;

  PEM_write_bio_PUBKEY (bio, key->pkey);
  length = BIO_get_mem_data (bio, &text);
  return g_strndup (text, (gsize)length);
}

GPtrArray *
vv_key_list_from_pem (const char *pem, gsize length, const char *name, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_key_free);
  g_autoptr (BIO) bio = BIO_new_mem_buf (pem, (int)MIN (length, MAX_FILE));
  EVP_PKEY *pkey;
  gboolean fits = TRUE;

  while ((pkey = PEM_read_bio_PUBKEY (bio, NULL, on_pass_phrase_asked_cb, NULL)))
    {
      fits = fits && EVP_PKEY_get_id (pkey) == EVP_PKEY_ED25519;
      g_ptr_array_add (keys, wrap (pkey, FALSE));
    }
  if (fits && keys->len > 0)
    return g_steal_pointer (&keys);
  fail_unreadable (error, VV_ERROR_FOREIGN, name);
  return NULL;
}

char *
vv_key_fingerprint (VvKey *key)
{
  g_autofree char *name = name_of (key);

  return vv_base32_show (name);
}

void
vv_key_hint (VvKey *key, guint8 hint[VV_KEY_HINT_LENGTH])
{
  guint8 digest[32];

  hash_public (key, digest);
  memcpy (hint, digest, VV_KEY_HINT_LENGTH);
}

gboolean
vv_key_sign (VvKey *key,
             const void *data,
             gsize length,
             guint8 signature[VV_KEY_SIGNATURE_LENGTH],
             GError **error)
{
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();
  gsize size = VV_KEY_SIGNATURE_LENGTH;

  g_return_val_if_fail (key->is_private, FALSE);
  if (EVP_DigestSignInit (context, NULL, NULL, NULL, key->pkey) == 1
      && EVP_DigestSign (context, signature, &size, data, length) == 1)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_FAILED, _ ("The key did not sign. Nothing was issued."));
  return FALSE;
}

gboolean
vv_key_verify (VvKey *key, const void *data, gsize length, const guint8 signature[VV_KEY_SIGNATURE_LENGTH])
{
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();

  return EVP_DigestVerifyInit (context, NULL, NULL, NULL, key->pkey) == 1
         && EVP_DigestVerify (context, signature, VV_KEY_SIGNATURE_LENGTH, data, length) == 1;
}
