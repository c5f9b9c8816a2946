/* vv-certify-wizard.h: the mentor's attest: for whom, in which language, the personal part only when certain
 * (R26), seen before it is issued. Target "wizard/certify/PROGRAMME[/PERSON]". */
#pragma once

#include "vv-wizard.h"

G_BEGIN_DECLS

#define VV_TYPE_CERTIFY_WIZARD (vv_certify_wizard_get_type ())
G_DECLARE_FINAL_TYPE (VvCertifyWizard, vv_certify_wizard, VV, CERTIFY_WIZARD, VvWizard)

G_END_DECLS
