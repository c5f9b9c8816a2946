/* vv-evaluate-page.h: what the programme changed: then and now, for the programme, a group or one person,
 * never as a ranking. Target detail: a questionnaire's id, to type its answers. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_EVALUATE_PAGE (vv_evaluate_page_get_type ())
G_DECLARE_FINAL_TYPE (VvEvaluatePage, vv_evaluate_page, VV, EVALUATE_PAGE, VvPage)

/* As choosing a file does: .pdf or .xlsx. */
gboolean vv_evaluate_page_report (VvEvaluatePage *self, const char *path);

G_END_DECLS
