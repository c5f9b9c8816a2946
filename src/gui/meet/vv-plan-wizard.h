/* vv-plan-wizard.h: first date, time, place and topics; then every session of the chosen pairs and groups is
 * planned. Target "wizard/plan-sessions/PROGRAMME[/MATCH]". */
#pragma once

#include "vv-wizard.h"

G_BEGIN_DECLS

#define VV_TYPE_PLAN_WIZARD (vv_plan_wizard_get_type ())
G_DECLARE_FINAL_TYPE (VvPlanWizard, vv_plan_wizard, VV, PLAN_WIZARD, VvWizard)

G_END_DECLS
