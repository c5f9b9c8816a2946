/* vv-seal.h: what stands in a certificate's code: who issued what to whom, signed.
 *
 * "VV1", then in base32 (vv-base32.h: the alphanumeric mode of QR, which a person can also type):
 *
 *   1 byte   kind: 1 attest, 2 certificate
 *   8 bytes  id, its 12 characters as 60 bits
 *   2 bytes  day of issue, from 2000-01-01
 *   4 bytes  hint at the key (vv_key_hint())
 *   1 byte   length of the name, then the person's name, UTF-8
 *   1 byte   length of the organisation, then its name, UTF-8
 *   64 bytes Ed25519 signature of "VV1" and everything before it
 *
 * At most 219 characters, which is QR version 8 with error level M (49 modules): 0.51 mm each in 25 mm. The
 * two names share 54 bytes; longer ones are cut at a character and end with "…". */
#pragma once

#include "vv-key.h"

#define VV_SEAL_PREFIX "VV1"
#define VV_SEAL_MAX_LENGTH 219

/* All owned; `body` and `signature` as they stood in the code. */
typedef struct
{
  char *kind; /* "attest" or "certificate" */
  char *id;   /* stored form */
  char *issued_on;
  char *name;
  char *organisation;
  guint8 hint[VV_KEY_HINT_LENGTH];
  guint8 signature[VV_KEY_SIGNATURE_LENGTH];
  GByteArray *body;
} VvSeal;

typedef enum
{
  VV_SEAL_GENUINE,
  VV_SEAL_CHANGED,     /* names a known key, but that key did not sign this */
  VV_SEAL_UNKNOWN_KEY, /* names a key that is not among those known */
} VvSealState;

void vv_seal_free (VvSeal *seal);
/* The text for the code, from kind, id, issued_on, name and organisation. key NULL: for a preview; its
 * signature is empty and no key knows it. Free with g_free(). Errors: VV_ERROR_INVALID, VV_ERROR_FAILED. */
char *vv_seal_encode (const VvSeal *seal, VvKey *key, GError **error);
/* Whether a text is meant to be one of these codes. */
gboolean vv_seal_looks_like (const char *text);
/* What a scanned or typed code says; nothing is believed before vv_seal_check(). Errors: VV_ERROR_FOREIGN
 * when it is no code of ours, VV_ERROR_DAMAGED when it is one that was changed or is not whole. */
VvSeal *vv_seal_parse (const char *text, GError **error);
/* keys: (element-type VvKey). *signer: the key that signed, (transfer none) or NULL. */
VvSealState vv_seal_check (const VvSeal *seal, GPtrArray *keys, VvKey **signer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvSeal, vv_seal_free)
