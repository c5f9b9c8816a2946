/* vv-match.h: a mentor with one mentee or a group, and the sessions they hold. */
#pragma once

#include <glib.h>

/* process.md 3.4 */
typedef enum
{
  VV_MATCH_PROPOSED,
  VV_MATCH_RESERVED,
  VV_MATCH_LOCKED,
  VV_MATCH_STARTED,
  VV_MATCH_RUNNING,
  VV_MATCH_MIDTERM_DONE,
  VV_MATCH_FINAL_DONE,
  VV_MATCH_CLOSED,
  VV_MATCH_ENDED_EARLY,
  VV_MATCH_REMATCH,
} VvMatchState;

const char *vv_match_state_to_string (VvMatchState state);
gboolean vv_match_state_from_string (const char *text, VvMatchState *state);

typedef struct
{
  char *id;
  char *programme;
  char *mentor;       /* person id */
  GPtrArray *mentees; /* char*, person ids, in list order */
  char *group_name;   /* NULL for a pair without name */
  VvMatchState state;
  char *reason;           /* the one sentence why (asked for LOCKED), later of unlock, rematch or early end */
  char *proposal;         /* id it came from, NULL when made by hand */
  int score;              /* 0..100 when proposed */
  char *first_session;    /* ISO date or NULL */
  char *agreement_waiver; /* why session 3 may be held without a filed agreement; NULL */
  gboolean well_matched;  /* "are we well matched?" answered yes by all */
  char *locked_on, *started_on, *closed_on; /* ISO */
  int version;
} VvMatch;

VvMatch *vv_match_new (const char *id, const char *programme, const char *mentor);
VvMatch *vv_match_copy (const VvMatch *match);
void vv_match_free (VvMatch *match);
gboolean vv_match_has_mentee (const VvMatch *match, const char *person);
/* LOCKED or later and not ended. */
gboolean vv_match_is_live (const VvMatch *match);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvMatch, vv_match_free)

typedef struct
{
  char *id, *programme;
  char *created_at;
  char *prefer; /* total, fairness */
  int group_max;
  char *json; /* the document that `match propose` prints */
  gboolean accepted;
} VvProposal;

VvProposal *vv_proposal_new (const char *id, const char *programme);
void vv_proposal_free (VvProposal *proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvProposal, vv_proposal_free)

typedef struct
{
  char *mentor, *mentee; /* person ids */
} VvPin;

VvPin *vv_pin_new (const char *mentor, const char *mentee);
void vv_pin_free (VvPin *pin);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPin, vv_pin_free)

/* process.md 3.5 */
typedef enum
{
  VV_SESSION_PLANNED,
  VV_SESSION_HELD,
  VV_SESSION_DIARY_WRITTEN,
  VV_SESSION_COMMENTED,
  VV_SESSION_FILED,
  VV_SESSION_MOVED,
  VV_SESSION_CANCELLED,
  VV_SESSION_NOT_HELD,
} VvSessionState;

const char *vv_session_state_to_string (VvSessionState state);
gboolean vv_session_state_from_string (const char *text, VvSessionState *state);

typedef struct
{
  char *id, *match;
  int number; /* from 1 */
  char *kind; /* first, mentoring, midterm, final */
  char *date; /* ISO */
  char *time; /* "16:00" local, NULL unknown */
  int minutes;
  char *mode; /* face_to_face, online, chat */
  char *place;
  char *topic; /* topic and task */
  VvSessionState state;
  char *moved_to;       /* id of the session that took its place */
  char *moved_by;       /* mentor, mentee, coordinator */
  char *notice_date;    /* ISO, when all were told */
  gboolean late_notice; /* R09 */
  char *reason;
  char *diary_writer;                                                        /* person id, R11 */
  char *diary_talked, *diary_useful, *diary_open, *diary_tasks, *diary_next; /* DIA-10, 11, 12, 13, 16; R12 */
  char *mentor_comment;                                                      /* DIA-17 */
  int diary_rating;                                                          /* DIA-14, 0 none */
  int version;
} VvSession;

VvSession *vv_session_new (const char *id, const char *match, int number);
VvSession *vv_session_copy (const VvSession *session);
void vv_session_free (VvSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvSession, vv_session_free)

typedef struct
{
  char *session, *person;
  char *presence; /* present, absent_notice, absent */
  char *catch_up; /* how an absent mentee catches up, R10 */
} VvAttendance;

VvAttendance *vv_attendance_new (const char *session, const char *person, const char *presence);
void vv_attendance_free (VvAttendance *attendance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvAttendance, vv_attendance_free)
