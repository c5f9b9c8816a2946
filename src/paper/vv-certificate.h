/* vv-certificate.h: the mentor's attest, a page worth framing. It does not come back: no squares, one code.
 */
#pragma once

#include "vv-form.h"
#include "vv-layout.h"
#include "vv-painter.h"

typedef struct
{
  char *title; /* the training or module */
  char *hours; /* "6 timer" */
  char *date;
} VvCertificateTraining;

/* All text in the language of the certificate. NULL = left out. */
typedef struct
{
  char *id;           /* stored form */
  char *organisation; /* letterhead */
  char *lines[2];
  GBytes *logo;
  char *person;
  char *birth_date;      /* only if the mentor asked for it */
  char *programme;       /* "Reitti töihin" */
  char *period;          /* "2.2. – 28.8.2026" */
  char *extent;          /* "12 tapaamista, 30 tuntia" */
  char *about_programme; /* NULL: the suggested text CER-07 */
  char *role;            /* NULL: the suggested text CER-08 */
  char *about_organisation;
  GPtrArray *trainings; /* VvCertificateTraining* */
  char *personal;       /* R26: NULL leaves the personal part out whole */
  char *place_date;     /* "Mallila 31.8.2026" */
  char *signer;
  char *signer_post;
  char *payload; /* text of the code */
  int meetings;  /* dots on the way up the picture */
} VvCertificateFacts;

VvCertificateFacts *vv_certificate_facts_new (void);
void vv_certificate_facts_free (VvCertificateFacts *certificate);
void vv_certificate_facts_add_training (VvCertificateFacts *certificate,
                                        const char *title,
                                        const char *hours,
                                        const char *date);
/* One portrait page. Errors: VV_ERROR_INVALID when the text is too long for the page: says by how much. */
VvLayout *vv_certificate_layout (VvForms *forms,
                                 const VvCertificateFacts *certificate,
                                 const char *language,
                                 VvPainter *painter,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvCertificateFacts, vv_certificate_facts_free)
