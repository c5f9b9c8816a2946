/* vv-confirm-wizard.h: one sentence why for each match; then it is locked and both sides can be told. */
#pragma once

#include "vv-wizard.h"

G_BEGIN_DECLS

#define VV_TYPE_CONFIRM_WIZARD (vv_confirm_wizard_get_type ())
G_DECLARE_FINAL_TYPE (VvConfirmWizard, vv_confirm_wizard, VV, CONFIRM_WIZARD, VvWizard)

G_END_DECLS
