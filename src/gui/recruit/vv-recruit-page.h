/* vv-recruit-page.h: applications of mentors: decide all, motivation first. */
#pragma once

#include "vv-candidates-page.h"

G_BEGIN_DECLS

#define VV_TYPE_RECRUIT_PAGE (vv_recruit_page_get_type ())
G_DECLARE_FINAL_TYPE (VvRecruitPage, vv_recruit_page, VV, RECRUIT_PAGE, VvCandidatesPage)

G_END_DECLS
