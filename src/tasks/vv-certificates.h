/* vv-certificates.h: the mentor's attest and the certificate; their register. */
#pragma once

#include "vv-document.h"
#include "vv-documents.h"
#include "vv-workspace.h"

/* kind "attest" or "certificate". personal: text printed only when certain (R26), NULL none. programme NULL:
 * the person's latest. (transfer full) */
VvCertificate *vv_certificates_issue (VvWorkspace *ws,
                                      const char *person,
                                      const char *programme,
                                      const char *kind,
                                      const char *language,
                                      const char *personal,
                                      gboolean certain,
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

typedef struct
{
  gboolean genuine; /* signature fits and the key is the known one */
  gboolean revoked;
  gboolean revocation_checked;
  char *text; /* who issued what to whom, in the screen's language */
} VvVerification;
void vv_verification_free (VvVerification *verification);
/* what: path of a PDF, or the text of the code. key/revocations: paths, NULL: this workspace's. */
VvVerification *vv_certificates_verify (VvWorkspace *ws /* or NULL */,
                                        const char *what,
                                        const char *key,
                                        const char *revocations,
                                        GError **error);
gboolean vv_certificates_publish (VvWorkspace *ws, const char *folder, GError **error);
