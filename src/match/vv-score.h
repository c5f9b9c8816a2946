/* vv-score.h: how well a mentor and a mentee fit, criterion by criterion (process.md §12).
 *
 * Only what is named in VvProfile enters: tags picked from lists, wishes of mode and form, and up to three
 * impressions of the coordinator for a pair. Gender, age, religion, health, origin and family have no field
 * here and cannot count (R34); free sentences are shown beside the score, never computed. What is unknown
 * counts as neutral and is said. */
#pragma once

#include "vv-problem.h"

#define VV_PROFILE_UNKNOWN (-1)

/* A person as matching sees one. NULL or empty sets are unknown. Tags are compared as they are. */
typedef struct
{
  char *id;  /* of the person; what `barred` names */
  char *key; /* text that settles ties, the same each time; NULL = id */
  char **languages;
  char **times;
  char **topics;    /* mentee: wanted; mentor: offered */
  char **fields;    /* of work */
  char **interests; /* and experience */
  char *mode;       /* face_to_face, online, blended, any; NULL unknown */
  char *form;       /* pair, group, any; NULL unknown */
  int minimum;      /* mentor: least mentees */
  int capacity;     /* mentor: places left (R06); VV_PROFILE_UNKNOWN counts as one */
  char **barred; /* ids of people not to be matched with: named by either side, relatives, line management */
  char **lacks;  /* mentor: of "cnf", "training", "check" what is not done; empty = ready */
} VvProfile;

VvProfile *vv_profile_new (const char *id);
void vv_profile_free (VvProfile *profile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvProfile, vv_profile_free)

typedef enum
{
  VV_CRITERION_TOPICS,
  VV_CRITERION_FIELD,
  VV_CRITERION_INTERESTS,
  VV_CRITERION_WISHES,        /* about the mentor; an impression */
  VV_CRITERION_COMMUNICATION, /* and personality; an impression */
  VV_CRITERION_PREFERENCES,   /* of mode and form */
  VV_N_CRITERIA,
} VvCriterion;

/* "topics", "field", "interests", "wishes", "communication", "preferences". */
const char *vv_criterion_to_string (VvCriterion criterion);
gboolean vv_criterion_from_string (const char *text, VvCriterion *criterion);

typedef struct
{
  int weight[VV_N_CRITERIA]; /* 0..1000, any sum: a score is a share of it */
  char *mode;                /* of the programme: face_to_face, online leave no choice; blended or NULL do */
  char *form;                /* of the programme: pair, group leave no choice; both or NULL do */
  int group_max;             /* R05 */
} VvScoring;

/* The default weights (30, 15, 15, 15, 15, 10), group_max 5, mode and form left to the people. */
VvScoring *vv_scoring_new (void);
void vv_scoring_free (VvScoring *scoring);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvScoring, vv_scoring_free)

/* Impressions of the coordinator, 0 (does not fit) .. 3 (fits very well), for INTERESTS (beside the tags,
 * which it overrules), WISHES and COMMUNICATION. */
typedef struct _VvImpressions VvImpressions;

VvImpressions *vv_impressions_new (void);
void vv_impressions_free (VvImpressions *impressions);
void vv_impressions_set (VvImpressions *impressions,
                         const char *mentor,
                         const char *mentee,
                         VvCriterion criterion,
                         int value);
/* VV_PROFILE_UNKNOWN if none was given. `impressions` may be NULL. */
int vv_impressions_get (const VvImpressions *impressions,
                        const char *mentor,
                        const char *mentee,
                        VvCriterion criterion);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvImpressions, vv_impressions_free)

/* Hard rules: each must hold. */
typedef enum
{
  VV_HARD_LANGUAGE = 1 << 0, /* no common language */
  VV_HARD_TIMES = 1 << 1,    /* no common time */
  VV_HARD_CAPACITY = 1 << 2, /* the mentor has no place (R06) */
  VV_HARD_MODE = 1 << 3,     /* one wants face to face only, the other online only */
  VV_HARD_FORM = 1 << 4,     /* one wants a pair, the other a group */
  VV_HARD_BARRED = 1 << 5,   /* named by either side, relatives, line management; also oneself */
  VV_HARD_READY = 1 << 6,    /* the mentor's declaration, training or check is not done */
} VvHardRule;

/* One rule, not several: "language", "times", "capacity", "mode", "form", "barred", "ready". */
const char *vv_hard_rule_to_string (VvHardRule rule);

typedef enum
{
  VV_FACT_COMMON,     /* `common` names the tags both have */
  VV_FACT_NOTHING,    /* both known, nothing in common */
  VV_FACT_IMPRESSION, /* the coordinator gave `value` of 3 */
  VV_FACT_SAME,       /* wishes of mode and form agree; `common` names what of "mode", "form" */
  VV_FACT_UNKNOWN,    /* not known for one of them: neutral */
} VvFact;

typedef struct
{
  VvCriterion criterion;
  int points; /* hundredths of the 100 points of a score */
  int of;
  VvFact fact;
  char **common;
  int value;
  /* Part of the criterion is not known and counted as neutral: say so. */
  gboolean is_unknown;
} VvScorePart;

typedef struct
{
  int score;     /* 0..10000, the sum of the parts' points; -1 when a hard rule blocks */
  guint blocks;  /* VvHardRule */
  guint unknown; /* VvHardRule that could not be judged for lack of data and did not block */
  char **lacks;  /* of VV_HARD_READY */
  VvScorePart parts[VV_N_CRITERIA];
} VvPairScore;

VvPairScore *vv_score_pair (const VvProfile *mentor,
                            const VvProfile *mentee,
                            const VvScoring *scoring,
                            const VvImpressions *impressions);
void vv_pair_score_free (VvPairScore *score);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPairScore, vv_pair_score_free)

/* All pairs at once, the same scores as vv_score_pair() at some 10 ns each, as a sealed problem in the order
 * of the arrays of VvProfile; locks and bars may still be added. A mentor's max is the smallest of the
 * capacity (R06), group_max (R05) and 1 where the programme or the mentor wants a pair. Errors:
 * VV_ERROR_INVALID (weights all 0 or out of range, two profiles with one key), VV_ERROR_LIMIT. */
VvProblem *vv_score_all (const GPtrArray *mentors,
                         const GPtrArray *mentees,
                         const VvScoring *scoring,
                         const VvImpressions *impressions,
                         VvPrefer prefer,
                         GError **error);
/* Most mentees this mentor can get. */
int vv_scoring_get_max (const VvScoring *scoring, const VvProfile *mentor);

typedef void (*VvImpressionsFunc) (const char *mentor, const char *mentee, gpointer user_data);
/* Each pair that has any impression, once. */
void vv_impressions_foreach (const VvImpressions *impressions, VvImpressionsFunc func, gpointer user_data);
