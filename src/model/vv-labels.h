/* vv-labels.h: fixed words of the model in the screen's language. Static strings. */
#pragma once

#include "vv-actor.h"
#include "vv-document.h"
#include "vv-match.h"
#include "vv-person.h"
#include "vv-programme.h"

const char *vv_role_label (VvRole role);
const char *vv_programme_state_label (VvProgrammeState state);
const char *vv_mentor_state_label (VvMentorState state);
const char *vv_mentee_state_label (VvMenteeState state);
const char *vv_match_state_label (VvMatchState state);
const char *vv_session_state_label (VvSessionState state);
const char *vv_document_state_label (VvDocumentState state);
const char *vv_folder_label (VvFolder folder);
/* first, mentoring, midterm, final; the word itself when it is none of these. */
const char *vv_session_kind_label (const char *kind);
/* State word of an enrolment in either role; the word itself when unknown. */
const char *vv_enrolment_state_label (VvRole role, const char *state);
