/* vv-certificates-private.h: signing certificates, and the keys a workspace knows as its own. Only for
 * src/tasks. */
#pragma once

#include "vv-certificates.h"
#include "vv-seal.h"

/* The key in use. A key made anew is only kept by vv_signer_keep(): until then freeing it takes its file
 * away, as the transaction does with its record. */
typedef struct _VvSigner VvSigner;
/* Inside a transaction. The organisation's newest key, made and recorded when there is none yet or when
 * `make_new`. Errors: VV_ERROR_NOT_FOUND when its private half is not on this computer. */
VvSigner *vv_signer_open (VvWorkspace *ws, gboolean make_new, GError **error);
void vv_signer_keep (VvSigner *signer);
void vv_signer_free (VvSigner *signer);
VvKey *vv_signer_get_key (VvSigner *signer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvSigner, vv_signer_free)

/* All public keys of this organisation as PEM text, oldest first: "" when there is none yet. g_free() */
char *vv_certificate_keys_pem (VvWorkspace *ws, GError **error);
/* The same as keys: (element-type VvKey), empty when there is none yet. */
GPtrArray *vv_certificate_keys (VvWorkspace *ws, GError **error);

/* The text of a certificate's code; key NULL: for a preview, which no key knows. g_free() */
char *vv_certificate_seal (const char *kind,
                           const char *id,
                           const char *issued_on,
                           const char *name,
                           const char *organisation,
                           VvKey *key,
                           GError **error);
/* Keeps the code's text beside the register. */
gboolean vv_certificate_record_code (VvWorkspace *ws, const char *id, const char *code, GError **error);
