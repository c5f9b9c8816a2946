/* vv-match-page.h: the proposal for everyone at once, explained, changed by hand, locked with a reason. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_MATCH_PAGE (vv_match_page_get_type ())
G_DECLARE_FINAL_TYPE (VvMatchPage, vv_match_page, VV, MATCH_PAGE, VvPage)

G_END_DECLS
