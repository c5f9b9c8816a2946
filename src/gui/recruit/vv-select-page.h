/* vv-select-page.h: young people who would like a mentor: profile, conversation, decision, consent, waiting
 * list. */
#pragma once

#include "vv-candidates-page.h"

G_BEGIN_DECLS

#define VV_TYPE_SELECT_PAGE (vv_select_page_get_type ())
G_DECLARE_FINAL_TYPE (VvSelectPage, vv_select_page, VV, SELECT_PAGE, VvCandidatesPage)

G_END_DECLS
