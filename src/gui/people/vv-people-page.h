/* vv-people-page.h: the people, of the workspace or of one programme; search as you type. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_PEOPLE_PAGE (vv_people_page_get_type ())
G_DECLARE_FINAL_TYPE (VvPeoplePage, vv_people_page, VV, PEOPLE_PAGE, VvPage)

G_END_DECLS
