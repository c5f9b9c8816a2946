/* vv-agree-page.h: the agreement of each pair and group: made, signed by whom, back or not. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_AGREE_PAGE (vv_agree_page_get_type ())
G_DECLARE_FINAL_TYPE (VvAgreePage, vv_agree_page, VV, AGREE_PAGE, VvPage)

G_END_DECLS
