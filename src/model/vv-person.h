/* vv-person.h: a person, and a person's place in one programme (enrolment). */
#pragma once

#include <glib.h>
#include "vv-actor.h"

typedef struct
{
  char *id;
  char *name;       /* as written on papers, "Kinga Wójcik" */
  char *birth_date; /* ISO */
  char *email;
  char *phone;
  char *place; /* town or municipality */
  char *address;
  char *language;      /* of the documents made for this person: nb, fi, pl, en; NULL = the programme's */
  char *code;          /* participant code "WF-31", used instead of the name in what leaves the group */
  char *guardian_name; /* of a minor */
  char *guardian_phone;
  char *erased_at; /* NULL while the record stands */
  int version;     /* of the record, for optimistic locking; 0 = new */
} VvPerson;

VvPerson *vv_person_new (const char *id);
VvPerson *vv_person_copy (const VvPerson *person);
void vv_person_free (VvPerson *person);
/* Under 18 on a day; FALSE when the birth date is unknown. R31 */
gboolean vv_person_is_minor_on (const VvPerson *person, const char *iso_date);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPerson, vv_person_free)

/* process.md 3.2 */
typedef enum
{
  VV_MENTOR_APPLIED,
  VV_MENTOR_SCREENED,
  VV_MENTOR_SHORTLISTED,
  VV_MENTOR_INTERVIEWED,
  VV_MENTOR_OFFERED,
  VV_MENTOR_ACCEPTED,
  VV_MENTOR_CONTRACTED,
  VV_MENTOR_TRAINED,
  VV_MENTOR_AVAILABLE,
  VV_MENTOR_MATCHED,
  VV_MENTOR_ACTIVE,
  VV_MENTOR_FINISHED,
  VV_MENTOR_ATTESTED,
  VV_MENTOR_REJECTED,
  VV_MENTOR_RESERVE,
  VV_MENTOR_WITHDREW,
  VV_MENTOR_STOPPED,
} VvMentorState;

/* process.md 3.3 */
typedef enum
{
  VV_MENTEE_INVITED,
  VV_MENTEE_PROFILE_RECEIVED,
  VV_MENTEE_CONVERSATION,
  VV_MENTEE_ACCEPTED,
  VV_MENTEE_CONSENTED,
  VV_MENTEE_MATCHED,
  VV_MENTEE_ACTIVE,
  VV_MENTEE_FINISHED,
  VV_MENTEE_FOLLOW_UP,
  VV_MENTEE_WAITING,
  VV_MENTEE_NOT_SUITABLE_NOW,
  VV_MENTEE_WITHDREW,
  VV_MENTEE_TRANSFERRED,
  VV_MENTEE_ENDED_EARLY,
} VvMenteeState;

/* State of a person in a programme and role as a lower-case word ("applied", "profile_received", …). */
const char *vv_mentor_state_to_string (VvMentorState state);
gboolean vv_mentor_state_from_string (const char *text, VvMentorState *state);
const char *vv_mentee_state_to_string (VvMenteeState state);
gboolean vv_mentee_state_from_string (const char *text, VvMenteeState *state);

/* A person in a programme in one role. Tags are fixed ids, told in words by the screen:
 * languages: ISO 639 codes ("nb", "en", "pl", "ar", …); times: weekday_day, weekday_evening, weekend;
 * topics: direction, job_search, education, own_business, everyday, digital, language, networks (MAP-12,
 * MPR-13 in order); fields and interests: folded free words. */
typedef struct
{
  char *id;
  char *programme;
  char *person;
  VvRole role; /* MENTOR or MENTEE */
  char *state; /* vv_mentor_state_… or vv_mentee_state_… word */
  char **languages, **times, **topics, **fields, **interests;
  char *mode;            /* face_to_face, online, blended, any; NULL unknown (MAP-16, MPR-21) */
  char *form;            /* pair, group, any; NULL unknown (MAP-15, MPR-20) */
  int capacity;          /* mentor: most mentees (MAP-19), 0 unknown = 1 */
  int minimum;           /* mentor: least mentees to be worth while, 0 none */
  char **barred;         /* person ids not to be matched with (MAP-20, MPR-25; relatives, line management) */
  char *occupation;      /* MAP-07 in words */
  char *motivation;      /* own words: MAP-08 / MPR-14 */
  char *experience;      /* own words: MAP-11 / MPR-12 */
  char *wish;            /* own words about the mentor MPR-17, or what the mentor brings MAP-09 */
  char *gender_age_wish; /* MPR-19; shown to the coordinator, never computed (R34) */
  char *may_see;         /* MPR-26 tags: first_name, topics, times, parts_b_c, nothing */
  int rating_motivation, rating_suitability, rating_role; /* 0 not rated, 1..4 (weak .. strong) */
  char *training_attended; /* ISO date when the mandatory training was attended (R23) */
  char *cnf_filed;         /* ISO date when the confidentiality declaration was filed */
  char *check_shown;       /* ISO date when a background check was shown; no copy is kept */
  char *check_seen_by;
  char *consented;  /* ISO date of the privacy consent PRV */
  char *reason;     /* of the latest change of state, where one is asked */
  char *applied_on; /* ISO */
  int version;
} VvEnrolment;

VvEnrolment *vv_enrolment_new (const char *id, const char *programme, const char *person, VvRole role);
VvEnrolment *vv_enrolment_copy (const VvEnrolment *enrolment);
void vv_enrolment_free (VvEnrolment *enrolment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvEnrolment, vv_enrolment_free)
