/* vv-evaluation.h: what the programme changed: then and now. */
#pragma once

#include "vv-workspace.h"

typedef struct
{
  char *field;                                                     /* "IMQ-05" */
  char *text;                                                      /* the statement, screen language */
  int n;                                                           /* paired answers */
  int missing;                                                     /* people with one of the two or none */
  double initial_mean, final_mean, difference_mean, difference_sd; /* NAN when n is too small */
  int rose, stayed, fell;
} VvEvaluationItem;
void vv_evaluation_item_free (VvEvaluationItem *item);

typedef struct
{
  char *person, *name;
  int initial[7], final[7]; /* 0 unanswered */
} VvEvaluationPerson;
void vv_evaluation_person_free (VvEvaluationPerson *person);

typedef struct
{
  GPtrArray *items;  /* VvEvaluationItem*, IMQ-05..11 in order (R17) */
  GPtrArray *people; /* VvEvaluationPerson*, by name; never a ranking */
  int initial_filed, final_filed, mentees;
} VvEvaluation;
void vv_evaluation_free (VvEvaluation *evaluation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvEvaluation, vv_evaluation_free)

/* match or person NULL: the whole programme. */
VvEvaluation *vv_evaluation_compute (VvWorkspace *ws,
                                     const char *programme,
                                     const char *match,
                                     const char *person,
                                     GError **error);
char *vv_evaluation_json (const VvEvaluation *evaluation);
/* No names; nothing averaged under n = 5. By the ending of `path`: .pdf or .xlsx. language NULL: the
 * programme's. */
gboolean vv_evaluation_report (VvWorkspace *ws,
                               const char *programme,
                               const char *language,
                               const char *path,
                               GError **error);
