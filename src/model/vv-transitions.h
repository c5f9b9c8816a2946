/* vv-transitions.h: the state machines of process.md 3, with their guards.
 *
 * Which arrows exist is data. A `…_may_become()` says whether one may be gone now: VV_ERROR_PERMISSION when
 * the actor may not, VV_ERROR_STATE when there is no such arrow, VV_ERROR_RULE with a sentence that says what
 * lacks when a guard fails. Facts are what a guard needs to know and the caller counts from the records.
 * `reason` in the facts is the sentence the person gave; some guards ask for one, some give way to one (said
 * at each field and in the .c tables). */
#pragma once

#include <glib.h>
#include "vv-actor.h"
#include "vv-clock.h"
#include "vv-document.h"
#include "vv-match.h"
#include "vv-person.h"
#include "vv-programme.h"

/* --- Programme (3.1) --- */

typedef struct
{
  const VvProgramme *programme;
  const char *reason;
  const char *const
      *advertisement;      /* ids of filled JAD fields (R21); a reason says why nothing is published */
  int without_decision;    /* applicants (R20) */
  int without_letter;      /* decided applicants (R20); waived letters do not count */
  int without_contract;    /* accepted mentors, where a contract is mandatory */
  int without_declaration; /* accepted mentors without CNF; a reason postpones it to the training */
  gboolean training_held;
  gboolean training_list_filed; /* or a reason */
  int trained_mentors;
  int ready_mentees;        /* profile and privacy consent there */
  int locked_dated_matches; /* LOCKED or later with a date of the first session */
  int open_matches;         /* neither CLOSED nor ENDED_EARLY nor REMATCH */
  gboolean quality_report;  /* made or waived; or a reason */
  int attests_not_offered;  /* R27 */
  gboolean deletion_approved;
  int without_cancel_letter; /* people who have not been told that the programme is cancelled */
} VvProgrammeFacts;

gboolean vv_programme_has_arrow (VvProgrammeState from, VvProgrammeState to);
gboolean vv_programme_may_become (const VvProgrammeFacts *facts,
                                  VvProgrammeState to,
                                  const VvActor *actor,
                                  VvClock *clock,
                                  GError **error);
/* The natural next state; FALSE at an end and while PAUSED. */
gboolean vv_programme_next_state (VvProgrammeState from, VvProgrammeState *next);
/* VvProgrammeState that an arrow leads to, natural one first. PAUSED leads back to paused_from only.
 * (transfer full) */
GArray *vv_programme_possible_states (const VvProgramme *programme);
/* RUNNING becomes CLOSING by itself four weeks before the end: TRUE when it is time. */
gboolean vv_programme_automatic_state (const VvProgramme *programme, VvClock *clock, VvProgrammeState *next);

/* --- Mentor (3.2) and mentee (3.3) --- */

typedef struct
{
  const VvEnrolment *enrolment; /* its state, declaration, training, check, capacity */
  const VvProgramme *programme; /* training topics (R23) and country */
  const char *reason;
  gboolean contract_needed; /* vv_register_requirement (CON) is mandatory */
  gboolean contract_filed;  /* or waived */
  gboolean has_minors;      /* the programme has mentees under 18 */
  int mentees; /* in all live and reserved matches of this mentor, as they would be after the step */
  gboolean first_session_held;
  int open_matches;
  gboolean attest_given; /* or declined */
} VvMentorFacts;

gboolean vv_mentor_has_arrow (VvMentorState from, VvMentorState to);
gboolean vv_mentor_may_become (const VvMentorFacts *facts,
                               VvMentorState to,
                               const VvActor *actor,
                               VvClock *clock,
                               GError **error);
gboolean vv_mentor_next_state (VvMentorState from, VvMentorState *next);
/* VvMentorState. (transfer full) */
GArray *vv_mentor_possible_states (VvMentorState from);
/* All that keeps a mentor from AVAILABLE: char* sentences. (transfer full) */
GPtrArray *vv_mentor_what_lacks (const VvMentorFacts *facts);

typedef struct
{
  const VvEnrolment *enrolment;
  const VvPerson *person; /* age (R31) */
  const char *reason;
  gboolean profile_received; /* MPR there, on paper or imported */
  gboolean guardian_signed;  /* PRV, and the profile */
  gboolean in_match;         /* a RESERVED or later match has this mentee */
  gboolean first_session_held;
  gboolean match_over;        /* the mentee's match is CLOSED or had its final session */
  gboolean follow_up_consent; /* PRV-09 or FMQ-29 = yes */
} VvMenteeFacts;

gboolean vv_mentee_has_arrow (VvMenteeState from, VvMenteeState to);
gboolean vv_mentee_may_become (const VvMenteeFacts *facts,
                               VvMenteeState to,
                               const VvActor *actor,
                               VvClock *clock,
                               GError **error);
gboolean vv_mentee_next_state (VvMenteeState from, VvMenteeState *next);
/* VvMenteeState. (transfer full) */
GArray *vv_mentee_possible_states (VvMenteeState from);
/* All that keeps a mentee from CONSENTED: char* sentences. (transfer full) */
GPtrArray *vv_mentee_what_lacks (const VvMenteeFacts *facts, VvClock *clock);

/* --- Match (3.4) --- */

typedef struct
{
  const VvMatch *match; /* reason, well_matched, mentees */
  const char *reason;
  int group_max;             /* R05 */
  const VvEnrolment *mentor; /* R06; NULL: not checked */
  int mentor_mentees;        /* of the mentor in all live and reserved matches, this one included */
  const char *const *blocks; /* sentences: hard criteria that do not hold */
  gboolean both_informed;    /* both sides were told */
  gboolean first_session_held;
  gboolean agreement_filed; /* signed by all, scanned */
  gboolean midterm_filed;   /* MMR complete or waived */
  gboolean no_midterm;      /* this kind of programme has no midterm meeting: RUNNING → FINAL_DONE */
  gboolean final_held;
  int final_unanswered;       /* mentees whose FMQ is neither answered nor declined */
  const char *const *missing; /* ids of mandatory documents neither complete nor waived; or a reason */
  gboolean closure_note;      /* ECL written */
  gboolean final_offered;     /* FMQ offered to the mentees */
} VvMatchFacts;

gboolean vv_match_has_arrow (VvMatchState from, VvMatchState to);
gboolean vv_match_may_become (const VvMatchFacts *facts,
                              VvMatchState to,
                              const VvActor *actor,
                              VvClock *clock,
                              GError **error);
gboolean vv_match_next_state (VvMatchState from, VvMatchState *next);
/* VvMatchState. (transfer full) */
GArray *vv_match_possible_states (VvMatchState from);
/* "Agreement missing" is shown on every view of the match until it is filed. */
gboolean vv_match_shows_agreement_missing (const VvMatch *match, gboolean agreement_filed);

/* --- Session (3.5) --- */

typedef struct
{
  const VvSession *session; /* as it is to be stored: diary, moved_to, notice_date, reason filled in */
  const VvMatch *match;
  VvSessionState from; /* state in the records */
  int notice_days;
  gboolean agreement_filed; /* session 3 and later need it, or the match's agreement_waiver */
  gboolean list_filed;      /* attendance list complete or waived (R04) */
  gboolean without_tasks;   /* orientation meetings: R12 */
} VvSessionFacts;

gboolean vv_session_has_arrow (VvSessionState from, VvSessionState to);
/* A late notice (R09) does not stop a move; it asks for a reason and is flagged by the caller. */
gboolean vv_session_may_become (const VvSessionFacts *facts,
                                VvSessionState to,
                                const VvActor *actor,
                                VvClock *clock,
                                GError **error);
gboolean vv_session_next_state (VvSessionState from, VvSessionState *next);

/* --- Document (3.6) --- */

typedef struct
{
  const VvDocument
      *document; /* state in the records, pages, received, unsigned_fields, waiting, form, folder */
  const char *reason;
  gboolean is_typed;                   /* filled on the screen: no pages or signatures to wait for */
  gboolean has_scan;                   /* R04 */
  const char *const *required_missing; /* ids of required fields without value */
  gboolean changed_after_signature;    /* the text changed after somebody signed */
} VvDocumentFacts;

gboolean vv_document_has_arrow (VvDocumentState from, VvDocumentState to);
gboolean vv_document_may_become (const VvDocumentFacts *facts,
                                 VvDocumentState to,
                                 const VvActor *actor,
                                 VvClock *clock,
                                 GError **error);
/* What a paper document is after pages came in: INCOMPLETE, REVIEW or COMPLETE; ISSUED while nothing came. */
VvDocumentState vv_document_state_of_pages (const VvDocument *document);
/* Page numbers, from 1, that have not come back. GArray of int, (transfer full). */
GArray *vv_document_missing_pages (const VvDocument *document);
