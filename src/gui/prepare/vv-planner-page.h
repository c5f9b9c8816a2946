/* vv-planner-page.h: is there time enough? Counts back from the first session; moves it. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_PLANNER_PAGE (vv_planner_page_get_type ())
G_DECLARE_FINAL_TYPE (VvPlannerPage, vv_planner_page, VV, PLANNER_PAGE, VvPage)

G_END_DECLS
