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
