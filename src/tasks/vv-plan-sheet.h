/* vv-plan-sheet.h: small pages drawn by hand: lines of type and bars, in millimetres. Only for src/tasks. */
#pragma once

#include "vv-layout.h"

typedef struct
{
  VvLayout *layout;
  VvLayoutPage *page;
} VvSheet;

/* Size in mm. */
VvSheet vv_sheet_new (const char *form, const char *language, double width, double height);
void vv_sheet_add_page (VvSheet *sheet);
void vv_sheet_clear (VvSheet *sheet);
/* Baseline at x, y; size in pt; grey 0 black .. 1 white. */
void vv_sheet_text (VvSheet *sheet,
                    double x,
                    double y,
                    double size,
                    gboolean is_strong,
                    double grey,
                    const char *text);
void vv_sheet_solid (VvSheet *sheet, double x, double y, double w, double h, double grey);
void vv_sheet_rule (VvSheet *sheet, double x, double y, double w, double h, double line, double grey);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VvSheet, vv_sheet_clear)
