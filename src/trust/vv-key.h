/* vv-key.h: the key with which an organisation signs its certificates (Ed25519, RFC 8032).
 *
 * The private half is a PEM file (PKCS #8) in the user's data directory, readable by the user alone; it is
 * never part of the workspace. The public half (SubjectPublicKeyInfo) may be given to anybody. */
#pragma once

#include <glib.h>

#define VV_KEY_SEED_LENGTH 32
#define VV_KEY_SIGNATURE_LENGTH 64
#define VV_KEY_HINT_LENGTH 4

typedef struct _VvKey VvKey;

/* A new private key from the system's randomness. VV_ERROR_FAILED when that is not to be had. */
VvKey *vv_key_generate (GError **error);
/* The private key of a seed, for test vectors. */
VvKey *vv_key_new_from_seed (const guint8 seed[VV_KEY_SEED_LENGTH]);
void vv_key_free (VvKey *key);

/* Where the private key with this fingerprint (either form) is kept:
 * $XDG_DATA_HOME/veiviser/keys/<first 12 characters>.pem. Free with g_free(). */
char *vv_key_path (const char *fingerprint);
/* Writes the private key, readable by the user alone; makes the folder. Errors: VV_ERROR_EXISTS, VV_ERROR_IO.
 */
gboolean vv_key_save (VvKey *key, const char *path, GError **error);
/* Reads a private key. Errors: VV_ERROR_NOT_FOUND, VV_ERROR_DAMAGED, VV_ERROR_IO. */
VvKey *vv_key_load (const char *path, GError **error);

/* PEM text of the public half. Free with g_free(). */
char *vv_key_public_pem (VvKey *key);
/* All public keys of a PEM text, in order: (element-type VvKey). `name` is for messages. VV_ERROR_FOREIGN
 * when there is none, or one that is no Ed25519 key. */
GPtrArray *vv_key_list_from_pem (const char *pem, gsize length, const char *name, GError **error);

/* 120 bits of the public key's SHA-256, as 24 characters in fours: "7K3F-9QZD-…". Free with g_free(). */
char *vv_key_fingerprint (VvKey *key);
/* The first bytes of the same hash: tells which key to try, and nothing more. */
void vv_key_hint (VvKey *key, guint8 hint[VV_KEY_HINT_LENGTH]);

/* Only with a private key. */
gboolean vv_key_sign (VvKey *key,
                      const void *data,
                      gsize length,
                      guint8 signature[VV_KEY_SIGNATURE_LENGTH],
                      GError **error);
gboolean
vv_key_verify (VvKey *key, const void *data, gsize length, const guint8 signature[VV_KEY_SIGNATURE_LENGTH]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvKey, vv_key_free)
