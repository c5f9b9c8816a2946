/* vv-state-dialog.h: moves a person to another state; asks for the reason or note when a guard wants one, and
 * says in words what lacks. */
#pragma once

#include "vv-page.h"
#include "vv-person.h"

/* Afterwards a toast says what happened, with Undo where an arrow leads back. */
void vv_state_change (VvPage *page, const VvEnrolment *enrolment, const char *name, const char *state);
/* Whether the state machine has an arrow. */
gboolean vv_state_has_arrow (const VvEnrolment *enrolment, const char *state);
/* The natural next state; NULL at an end. (static) */
const char *vv_state_find_next (const VvEnrolment *enrolment);
/* What the button that leads there says: "Invite to Interview…". (static) */
const char *vv_state_verb (VvRole role, const char *state);
