/* vv-plan-sheet.h: small pages drawn by hand: lines of type and bars, in millimetres. Only for src/tasks. */
#pragma once

#include "vv-layout.h"

typedef struct
{
  VvLayout *layout;
  VvLayoutPage *page;
} VvPlanSheet;

/* Size in mm. */
VvPlanSheet vv_plan_sheet_new (const char *form, const char *language, double width, double height);
void vv_plan_sheet_add_page (VvPlanSheet *sheet);
void vv_plan_sheet_clear (VvPlanSheet *sheet);
/* Baseline at x, y; size in pt; grey 0 black .. 1 white. */
void vv_plan_sheet_text (VvPlanSheet *sheet,
                         double x,
                         double y,
                         double size,
                         gboolean is_strong,
                         double grey,
                         const char *text);
void vv_plan_sheet_solid (VvPlanSheet *sheet, double x, double y, double w, double h, double grey);
void
vv_plan_sheet_rule (VvPlanSheet *sheet, double x, double y, double w, double h, double line, double grey);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VvPlanSheet, vv_plan_sheet_clear)
