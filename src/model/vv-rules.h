/* vv-rules.h: the rules R01-R36 of process.md 8 as predicates.
 *
 * A predicate answers one question about what it is given; who acts and what day it is are passed in. Rules
 * that block or warn return FALSE and set VV_ERROR_RULE with a sentence that says what lacks and ends with
 * the rule's id; whether that stops the act or is only shown is the rule's severity. Reminders return TRUE
 * while something is due, and its date. */
#pragma once

#include <glib.h>
#include "vv-actor.h"
#include "vv-clock.h"
#include "vv-document.h"
#include "vv-match.h"
#include "vv-person.h"
#include "vv-programme.h"

typedef enum
{
  VV_SEVERITY_BLOCK,    /* the act is refused */
  VV_SEVERITY_WARNING,  /* said; the person may go on */
  VV_SEVERITY_REMINDER, /* shows up among what is due */
  VV_SEVERITY_DEFAULT,  /* suggests, the person may choose otherwise */
  VV_SEVERITY_LAYOUT,   /* order on screen and paper */
  VV_SEVERITY_STATUS,   /* tells a state, or sets a flag */
} VvSeverity;

typedef struct
{
  const char *id; /* "R05" */
  VvSeverity severity;
  const char *sentence; /* in English; see vv_rule_sentence() */
} VvRule;

const VvRule *vv_rules_list (gsize *n_rules); /* 36, in order */
const VvRule *vv_rule_find (const char *id);
/* The rule in one sentence in the screen's language. Static. */
const char *vv_rule_sentence (const VvRule *rule);

/* --- Filing and seeing (vv-rules-filing.c) --- */

/* R01, block: A filled form cannot be stored in TEMPLATES. */
gboolean vv_rule_r01_not_in_templates (VvFolder folder, gboolean is_filled, GError **error);
/* R02, block: Only coordinator and mentor may file in MANAGEMENT and MONITORING; of the other folders
 * process.md 5 says who. VV_ERROR_PERMISSION. */
gboolean vv_rule_r02_may_file (const VvActor *actor, VvFolder folder, GError **error);
/* R02, block: who may see a document. `is_own_match`: the actor belongs to the match it is about.
 * VV_ERROR_PERMISSION. */
gboolean vv_rule_r02_may_see (const VvActor *actor,
                              const char *form,
                              VvFolder folder,
                              gboolean is_own_match,
                              GError **error);
/* R03, block with offer to move: monitoring documents go to MONITORING, all other documents of the match to
 * MANAGEMENT. `right` (may be NULL): where it belongs. */
gboolean vv_rule_r03_right_folder (const char *form,
                                   gboolean is_about_match,
                                   VvFolder folder,
                                   VvFolder *right,
                                   GError **error);
/* R04, block: AGR and ATT count as complete only with a scan or digital image attached. */
gboolean vv_rule_r04_scan_attached (const char *form, gboolean has_scan, GError **error);
/* R18, block on export: no names in SEL exports, MMN, QMR, DSP. `names`: char* of all people of the
 * programme. */
gboolean vv_rule_r18_codes_only (const char *form, const char *text, GPtrArray *names, GError **error);
/* R19, block: names of mentees are shown only after the confidentiality declaration of the viewer is filed.
 */
gboolean vv_rule_r19_may_see_names (const VvActor *actor, GError **error);
/* R30: a concern is seen by the coordinator only, and never counted by person. VV_ERROR_PERMISSION. */
gboolean vv_rule_r30_may_see_concern (const VvActor *actor, GError **error);
/* R30: the decision is due one day after it was written. decided_on NULL: not yet. `due` may be NULL; free
 * with g_free(). */
gboolean
vv_rule_r30_decision_due (const char *written_on, const char *decided_on, VvClock *clock, char **due);

/* --- Matching (vv-rules-matching.c) --- */

/* R05, block: A group has at most group_max (4 or 5) mentees. */
gboolean vv_rule_r05_group_size (const VvMatch *match, int group_max, GError **error);
/* R06, block: all mentees of a mentor together are no more than the mentor can take (MAP-19; unknown counts
 * as 1). */
gboolean vv_rule_r06_capacity (const VvEnrolment *mentor, int mentees, GError **error);
/* R34: matching never uses religion, health, ethnic origin or family; gender and age only as a stated wish.
 * `criterion` is the fixed word of a criterion; `is_wish`: it comes from MPR-19 and is shown to the
 * coordinator, not computed. */
gboolean vv_rule_r34_criterion_allowed (const char *criterion, gboolean is_wish, GError **error);
/* R35: a locked match can be unlocked only with a reason. */
gboolean vv_rule_r35_unlock_reason (const VvMatch *match, const char *reason, GError **error);
/* R32, block: where the coordinator is also the mentor, AGR-37 names another person. `own_name`: the
 * coordinator's. */
gboolean vv_rule_r32_other_contact (const VvProgramme *programme,
                                    const VvMatch *match,
                                    const char *own_name,
                                    GError **error);

/* --- Meetings (vv-rules-meeting.c) --- */

/* R07, warning at planning, reason at closing: in blended programmes first, midterm and final meeting are
 * face to face. */
gboolean vv_rule_r07_face_to_face (const VvProgramme *programme, const VvSession *session, GError **error);
/* R08, warning: in online programmes the first meeting is live (video or chat), not by mail. */
gboolean
vv_rule_r08_live_first_meeting (const VvProgramme *programme, const VvSession *session, GError **error);
/* R09, flag LATE NOTICE: a mentor's change is told at least notice_days calendar days before, and a new date
 * is proposed. A cancellation has no new date and is judged by its notice only. */
gboolean vv_rule_r09_notice (const VvSession *session, int notice_days, GError **error);
/* R10, reminder: an absent mentee's way to catch up is noted before the next session. TRUE: due; the date is
 * the next session's, or NULL when none is planned. */
gboolean vv_rule_r10_catch_up_due (const VvAttendance *attendance, const char *next_session, char **due);
/* R11, default: in a pair the mentee writes the diary; in a group the present mentee with fewest entries,
 * then list order. `entries`: person id → GINT_TO_POINTER (number of entries), may be NULL; `present`: tags
 * of person ids, NULL: all. NULL when no mentee is present. Free with g_free(). */
char *vv_rule_r11_suggest_writer (const VvMatch *match, GHashTable *entries, const char *const *present);
/* R11: the group may choose otherwise, but the mentor can never be the writer. */
gboolean vv_rule_r11_may_write (const VvMatch *match, const char *person, GError **error);
/* R12, status: a diary entry is complete when DIA-10, 11, 13, 16 and 17 are filled. `without_tasks`:
 * orientation meetings, whose reflection has no DIA-13. */
gboolean vv_rule_r12_diary_complete (const VvSession *session, gboolean without_tasks, GError **error);
/* R13, block with override: group goals open only when every mentee has personal goals. A reason overrides.
 */
gboolean vv_rule_r13_group_goals (int mentees_without_goal, const char *reason, GError **error);
/* R14, reminder: until the final meeting at least the next session has date and topic. `sessions`: VvSession*
 * of one match. TRUE: due. */
gboolean vv_rule_r14_plan_next_due (GPtrArray *sessions, VvClock *clock);
/* R15, layout: the midterm comments stand in the order mentee, mentor, coordinator (MMR-12, 13, 14), next to
 * one another, in tab order and in print. `fields`: NULL-terminated ids in that order. */
gboolean vv_rule_r15_comment_order (const char *const *fields, GError **error);
/* R16: values 4-10 are entered by or for the mentee only. `subject`: the mentee whose value it is; a mentor
 * or coordinator may write it down for a mentee. VV_ERROR_PERMISSION for another mentee's, VV_ERROR_INVALID
 * outside 4..10. */
gboolean vv_rule_r16_scale_value (const VvActor *actor,
                                  const VvMatch *match,
                                  const char *subject,
                                  int value,
                                  GError **error);
/* R25, warning: a monthly mentor meeting is planned for each month of running, with K1 and K2. `dates`: ISO.
 * The months without one come as tags "2026-10" in `missing` (may be NULL; free with g_strfreev()). */
gboolean vv_rule_r25_monthly_meetings (const VvProgramme *programme,
                                       const char *const *dates,
                                       char ***missing,
                                       GError **error);

/* --- Recruiting and training (vv-rules-recruiting.c) --- */

/* R20, block: every applicant has a decision and a letter before selecting ends. */
gboolean vv_rule_r20_everyone_answered (int without_decision, int without_letter, GError **error);
/* R21, block publish: the advertisement has title, description, tasks, qualifications, what we offer,
 * deadline, contact. `filled`: ids of the JAD fields that have a value. */
gboolean vv_rule_r21_advertisement (const char *const *filled, GError **error);
/* R22, block: human resources have approved before a paid role is published. */
gboolean vv_rule_r22_hr_check (const VvProgramme *programme, GError **error);
/* R23, block: the training covers all mandatory topics (TRP-08) before mentors become AVAILABLE. */
gboolean vv_rule_r23_training_topics (const char *const *topics, GError **error);
/* Number of TRP-08 options; all are mandatory. */
int vv_rule_r23_topic_count (void);
/* R24, warning: who follows up mentors takes part in or is responsible for the training. `taking_part`: tags
 * of person ids besides the trainer; may be NULL. */
gboolean vv_rule_r24_follow_up_in_training (const VvProgramme *programme,
                                            const char *const *taking_part,
                                            GError **error);
/* R28, block: a certificate only when all modules are passed and attendance is complete. */
gboolean
vv_rule_r28_certificate (int modules_passed, int modules, gboolean attendance_complete, GError **error);
/* R31, block CONSENTED and AGR: under 18 the guardian has signed too. */
gboolean
vv_rule_r31_guardian (const VvPerson *person, gboolean guardian_signed, VvClock *clock, GError **error);
/* R31, block AVAILABLE: the background check where the country demands it (Poland) or the law lets us ask and
 * the programme meets minors. */
gboolean vv_rule_r31_background_check (const char *country,
                                       gboolean has_minors,
                                       const VvEnrolment *mentor,
                                       GError **error);
/* The rule of a country in one sentence for the screen; NULL for an unknown country. */
const char *vv_rule_r31_country_sentence (const char *country);
/* R36, block publish: a learning module has a time budget, an aim and at least one interactive part. */
gboolean vv_rule_r36_module (int minutes, const char *aim, int interactive_parts, GError **error);

/* --- Evaluating and closing (vv-rules-closing.c) --- */

/* R17: initial and final questionnaire have the same wording in the same order. NULL-terminated, parallel:
 * field ids and their words in one language. */
gboolean vv_rule_r17_same_wording (const char *const *initial_fields,
                                   const char *const *initial_words,
                                   const char *const *final_fields,
                                   const char *const *final_words,
                                   GError **error);
/* R26, block print of part C: the personal part prints only when CER-12 = yes. An empty text always may. */
gboolean vv_rule_r26_personal_part (const char *personal_text, gboolean is_certain, GError **error);
/* R27, reminder: every mentor in FINISHED or STOPPED is offered the attest. TRUE: due. */
gboolean vv_rule_r27_attest_due (const VvEnrolment *mentor, gboolean is_offered);
/* R29, reminder: feedback is answered or closed in 14 days. TRUE: still open; `due` is the last day. */
gboolean vv_rule_r29_answer_due (const char *received_on, const char *answered_on, char **due);
/* R33, reminder: the yearly review always has a date; reminder 30 days before. TRUE: a date lacks or it is
 * time. */
gboolean vv_rule_r33_review_due (const char *next_review, VvClock *clock);
