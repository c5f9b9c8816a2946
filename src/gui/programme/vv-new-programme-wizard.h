/* vv-new-programme-wizard.h: a programme from a template: kind, what it is, when, how they meet. */
#pragma once

#include "vv-wizard.h"

G_BEGIN_DECLS

#define VV_TYPE_NEW_PROGRAMME_WIZARD (vv_new_programme_wizard_get_type ())
G_DECLARE_FINAL_TYPE (VvNewProgrammeWizard, vv_new_programme_wizard, VV, NEW_PROGRAMME_WIZARD, VvWizard)

G_END_DECLS
