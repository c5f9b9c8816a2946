/* vv-papers-wizard.h: one form for each pair, group or person: for whom, how it looks, made, printed.
 *
 * Target "wizard/agreements/PROGRAMME[/FORM]". */
#pragma once

#include "vv-wizard.h"

G_BEGIN_DECLS

#define VV_TYPE_PAPERS_WIZARD (vv_papers_wizard_get_type ())
G_DECLARE_FINAL_TYPE (VvPapersWizard, vv_papers_wizard, VV, PAPERS_WIZARD, VvWizard)

G_END_DECLS
