/* vv-person-page.h: everything about one person over all programmes. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_PERSON_PAGE (vv_person_page_get_type ())
G_DECLARE_FINAL_TYPE (VvPersonPage, vv_person_page, VV, PERSON_PAGE, VvPage)

G_END_DECLS
