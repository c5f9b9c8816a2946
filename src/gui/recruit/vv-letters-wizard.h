/* vv-letters-wizard.h: offers and rejections to all applicants in one go: looked at first, then made and
 * printed. */
#pragma once

#include "vv-wizard.h"

G_BEGIN_DECLS

#define VV_TYPE_LETTERS_WIZARD (vv_letters_wizard_get_type ())
G_DECLARE_FINAL_TYPE (VvLettersWizard, vv_letters_wizard, VV, LETTERS_WIZARD, VvWizard)

G_END_DECLS
