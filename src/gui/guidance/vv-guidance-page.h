/* vv-guidance-page.h: how things are done, step by step, and what words mean in four languages. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_GUIDANCE_PAGE (vv_guidance_page_get_type ())
G_DECLARE_FINAL_TYPE (VvGuidancePage, vv_guidance_page, VV, GUIDANCE_PAGE, VvPage)

G_END_DECLS
