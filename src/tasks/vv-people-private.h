/* vv-people-private.h: parts of keeping people that importing and examples share. Only for src/tasks. */
#pragma once

#include "vv-people.h"
#include "vv-workspace-private.h"

/* What is wrong with a person or with a place in a programme, as errors that begin with the field's label. */
gboolean vv_people_validate (VvWorkspace *ws, const VvPerson *person, GError **error);
gboolean
vv_people_validate_enrolment (const VvProgramme *programme, const VvEnrolment *enrolment, GError **error);
/* "somebody@example.org": one @, a dot in the domain, no blanks. */
gboolean vv_people_is_email (const char *text);
/* Gives a person without one the next participant code of a programme ("WF-31"). */
gboolean
vv_people_give_code (VvWorkspace *ws, VvPerson *person, const VvProgramme *programme, GError **error);
/* Stores both, new or changed, without checks of permission; inside a transaction of the caller. */
gboolean vv_people_store (VvWorkspace *ws,
                          VvPerson *person,
                          VvEnrolment *enrolment,
                          const VvProgramme *programme,
                          GError **error);
/* NULL without error when there is none. */
VvEnrolment *vv_people_find_enrolment (VvWorkspace *ws,
                                       const char *programme,
                                       const char *person,
                                       VvRole role,
                                       GError **error);

/* Whether a mentee of the programme is under 18 today. */
gboolean vv_people_has_minors (VvWorkspace *ws, const char *programme, gboolean *result, GError **error);
/* One step or, where no arrow leads there directly, the natural way step by step, each with its guard; inside
 * a transaction of the caller. The enrolment is stored. */
gboolean vv_people_move (VvWorkspace *ws,
                         VvEnrolment *enrolment,
                         const VvProgramme *programme,
                         const char *state,
                         const char *reason,
                         GError **error);
/* The same as far as the guards allow: one that holds it up is no error. */
gboolean vv_people_follow (VvWorkspace *ws,
                           const char *programme,
                           const char *person,
                           VvRole role,
                           const char *state,
                           const char *reason,
                           GError **error);
