/* vv-overview-page.h: where a programme stands, and the one next step. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_OVERVIEW_PAGE (vv_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (VvOverviewPage, vv_overview_page, VV, OVERVIEW_PAGE, VvPage)

G_END_DECLS
