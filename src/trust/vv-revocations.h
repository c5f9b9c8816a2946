/* vv-revocations.h: the signed list of certificates that an organisation has withdrawn.
 *
 * JSON, so that others can read it too; no names and no reasons:
 *
 *   {"format": "veiviser-revocations-1", "organisation": "…", "issued_on": "2026-11-22", "key": "7K3F-…",
 *    "revoked": [{"id": "7K3F-9QZD-M2XA", "on": "2026-11-20"}], "signature": "…"}
 *
 * The signature (hexadecimal) is by Ed25519 over these lines, each ended by a line feed, in UTF-8: the
 * format, the organisation, the day of issue, then for each entry its id in stored form, a space and its day.
 */
#pragma once

#include "vv-key.h"

typedef struct
{
  char *id; /* stored form */
  char *on; /* ISO date */
} VvRevocation;

typedef struct
{
  char *organisation;
  char *issued_on;
  GPtrArray *revoked; /* VvRevocation* */
} VvRevocations;

VvRevocations *vv_revocations_new (const char *organisation, const char *issued_on);
void vv_revocations_free (VvRevocations *list);
void vv_revocations_add (VvRevocations *list, const char *id, const char *on);
/* When the certificate was withdrawn, or NULL: (transfer none). */
const char *vv_revocations_find (const VvRevocations *list, const char *id);

/* Signed JSON text. Free with g_free(). */
char *vv_revocations_to_json (const VvRevocations *list, VvKey *key, GError **error);
/* Reads a list that one of the keys signed; `name` is for messages. Errors: VV_ERROR_FOREIGN when it is no
 * such list, VV_ERROR_DAMAGED when it was changed or another key signed it. */
VvRevocations *
vv_revocations_from_json (const char *text, gsize length, GPtrArray *keys, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvRevocations, vv_revocations_free)
