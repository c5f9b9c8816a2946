/* vv-certificates.h: the mentor's attest and the certificate; their register. */
#pragma once

#include "vv-document.h"
#include "vv-documents.h"
#include "vv-workspace.h"

/* Told of the certificate with its PDF before it is entered in the register, e.g. to write its file: FALSE
 * with an error enters nothing. */
typedef gboolean (*VvCertificateWrite) (const VvCertificate *certificate, gpointer data, GError **error);
/* kind "attest" or "certificate". personal: text printed only when certain (R26), NULL none. programme NULL:
 * the person's latest. language NULL: the person's. `write` may be NULL. (transfer full) */
VvCertificate *vv_certificates_issue (VvWorkspace *ws,
                                      const char *person,
                                      const char *programme,
                                      const char *kind,
                                      const char *language,
                                      const char *personal,
                                      gboolean certain,
                                      VvCertificateWrite write,
                                      gpointer data,
                                      GError **error);
VvPreview *vv_certificates_preview (VvWorkspace *ws,
                                    const char *person,
                                    const char *programme,
                                    const char *kind,
                                    const char *language,
                                    const char *personal,
                                    GError **error);
GPtrArray *vv_certificates_list (VvWorkspace *ws, const char *programme, GError **error);
VvCertificate *vv_certificates_get (VvWorkspace *ws, const char *id, GError **error); /* with pdf */
gboolean vv_certificates_revoke (VvWorkspace *ws, const char *id, const char *reason, GError **error);

/* --- checking what others hold --- */
typedef enum
{
  VV_VERDICT_GENUINE,
  VV_VERDICT_CHANGED,     /* not what the key signed, or not whole */
  VV_VERDICT_UNKNOWN_KEY, /* signed with none of the keys known here */
} VvVerdict;

/* What a code says. Unless genuine these are mere claims; NULL when the code is not whole. */
typedef struct
{
  VvVerdict verdict;
  char *kind, *id, *name, *organisation, *issued_on;
  char *fingerprint;           /* of the key that signed, in fours; NULL unless genuine */
  gboolean revocation_checked; /* by the register or by a list not older than the certificate */
  char *revoked_on;            /* NULL: not known to be revoked */
  char *list_of;               /* day of the list that was looked at, or NULL */
} VvVerification;
void vv_verification_free (VvVerification *verification);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvVerification, vv_verification_free)

/* file_or_code: a PDF, PNG, JPEG or TIFF with the page, or the text of its code as scanned or typed.
 * key_path: PEM file with the issuer's public keys, NULL for this workspace's own; with it the workspace may
 * be bare and its register is not asked. revocations_path: the issuer's signed list, or NULL. (transfer full)
 * Errors: VV_ERROR_FOREIGN when there is no code of ours, or a file is not what it should be,
 * VV_ERROR_DAMAGED when the key did not sign the list. */
VvVerification *vv_certificates_verify (VvWorkspace *ws,
                                        const char *file_or_code,
                                        const char *key_path,
                                        const char *revocations_path,
                                        GError **error);
/* The text that stands in an issued certificate's code; NULL without error for one issued before codes were
 * signed. g_free() */
char *vv_certificates_code (VvWorkspace *ws, const char *id, GError **error);
/* Writes veiviser-key.pem and the signed veiviser-revocations.json for others to check with; makes the
 * folder, and the key if there is none. The key's fingerprint: g_free(). */
char *vv_certificates_publish (VvWorkspace *ws, const char *folder, GError **error);
/* A new key for all that is issued from now on; what the older ones signed stays valid. Its fingerprint:
 * g_free()
 */
char *vv_certificates_new_key (VvWorkspace *ws, GError **error);
/* (transfer full) (element-type utf8) of this organisation's keys, oldest first; empty before the first
 * certificate. */
GPtrArray *vv_certificates_fingerprints (VvWorkspace *ws, GError **error);
