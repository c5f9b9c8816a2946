/* vv-example-private.h: parts of making the example. Everybody in it is invented. Only for src/tasks. */
#pragma once

#include "vv-workspace-private.h"

typedef struct
{
  VvWorkspace *ws;
  VvRandom *random; /* the same each time: of the example alone */
  char *today;
  guint n_people; /* so far, over all programmes */
} VvExample;

/* What one programme of the example looks like. */
typedef struct
{
  const char *title, *template_id, *country, *language, *place, *theme;
  VvProgrammeState state;
  int start_days, end_days; /* from today */
  int sessions, rhythm_days;
  int mentors, mentees;
  const char *mentor_state, *mentee_state; /* of those who have no match */
  VvMatchState match_state;                /* PROPOSED: no matches */
  int groups[16];                          /* mentees per match, ends with 0 */
  const char *const *group_names;          /* for matches of more than one, in order; ends with NULL */
} VvExamplePlan;

/* 0 .. below - 1 */
int vv_example_pick (VvExample *example, int below);
/* ISO; days may be negative. g_free(). */
char *vv_example_day (const VvExample *example, int days);
/* Invented people with their place in the programme; number: 0, 1, … in it. (transfer full) */
VvPerson *vv_example_make_person (VvExample *example, const VvExamplePlan *plan, VvRole role, int number);
VvEnrolment *vv_example_make_enrolment (VvExample *example,
                                        const VvExamplePlan *plan,
                                        const VvProgramme *programme,
                                        VvRole role);
/* One sentence why a pair or group was made, in a language. */
const char *vv_example_reason (const char *language, int number);
/* What a session is about, by its number from 1. */
const char *vv_example_topic (const char *language, int number);
/* A diary that could have been written. */
void vv_example_write_diary (VvSession *session, const VvMatch *match, const char *language);

/* Sessions of a match: held before today, planned after. */
gboolean vv_example_hold_sessions (VvExample *example,
                                   const VvExamplePlan *plan,
                                   const VvProgramme *programme,
                                   VvMatch *match,
                                   int number,
                                   GError **error);
/* Agreements and questionnaires of a match. */
gboolean vv_example_make_papers (VvExample *example,
                                 const VvExamplePlan *plan,
                                 const VvProgramme *programme,
                                 const VvMatch *match,
                                 int number,
                                 GError **error);
