/* vv-candidate-pane.h: one applicant or mentee beside the board: own words first, ratings as words, papers
 * last; the next step at the bottom. */
#pragma once

#include "vv-page.h"
#include "vv-people.h"

G_BEGIN_DECLS

#define VV_TYPE_CANDIDATE_PANE (vv_candidate_pane_get_type ())
G_DECLARE_FINAL_TYPE (VvCandidatePane, vv_candidate_pane, VV, CANDIDATE_PANE, AdwBin)

GtkWidget *vv_candidate_pane_new (VvPage *page);
/* Loads and shows a person; NULL shows that nobody is chosen. FALSE with error. */
gboolean vv_candidate_pane_show (VvCandidatePane *pane, const char *person, VvRole role, GError **error);
/* NULL when nobody is chosen. */
const VvEnrolment *vv_candidate_pane_get_enrolment (VvCandidatePane *pane);

G_END_DECLS
