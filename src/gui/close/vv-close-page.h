/* vv-close-page.h: attests for mentors, the register of them, and what still keeps the programme open. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_CLOSE_PAGE (vv_close_page_get_type ())
G_DECLARE_FINAL_TYPE (VvClosePage, vv_close_page, VV, CLOSE_PAGE, VvPage)

G_END_DECLS
