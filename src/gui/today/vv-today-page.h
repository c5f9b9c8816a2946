/* vv-today-page.h: what must I do now; one line, one matter, and it leads to where it is settled. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_TODAY_PAGE (vv_today_page_get_type ())
G_DECLARE_FINAL_TYPE (VvTodayPage, vv_today_page, VV, TODAY_PAGE, VvPage)

G_END_DECLS
