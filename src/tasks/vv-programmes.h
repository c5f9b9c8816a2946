/* vv-programmes.h: programmes are planned, move through their phases, and show where they stand. */
#pragma once

#include "vv-programme.h"
#include "vv-workspace.h"

/* Fills in a new programme from a template; start and end may be NULL. Not stored. */
VvProgramme *vv_programmes_draft (VvWorkspace *ws, const char *template_id, GError **error);
/* Stores a new or changed programme. A new one with purpose, dates and roles filled becomes PLANNED. Field
 * errors are VV_ERROR_INVALID whose message begins with the field's label. */
gboolean vv_programmes_save (VvWorkspace *ws, VvProgramme *programme, GError **error);
VvProgramme *vv_programmes_get (VvWorkspace *ws, const char *id, GError **error);
GPtrArray *vv_programmes_list (VvWorkspace *ws, GError **error);
/* To the natural next state. When a guard fails and `reason` is NULL: VV_ERROR_RULE naming what lacks; where
 * process.md lets a person override, a reason does it. */
gboolean vv_programmes_advance (VvWorkspace *ws, const char *id, const char *reason, GError **error);
gboolean vv_programmes_set_state (VvWorkspace *ws,
                                  const char *id,
                                  VvProgrammeState state,
                                  const char *reason,
                                  GError **error);

/* The nine phases of the rail: prepare, recruit, select, train, match, agree, meet, monitor, close. */
typedef enum
{
  VV_PHASE_NOT_YET,
  VV_PHASE_OPEN,
  VV_PHASE_DONE,
  VV_PHASE_TROUBLE,
} VvPhaseState;

typedef struct
{
  const char *key; /* "prepare", … */
  char *title;     /* screen language */
  VvPhaseState state;
  int done, of;      /* count shown beside it; of 0: none */
  char *start, *end; /* ISO, for the life line */
  char *next;        /* sentence: the next step here, NULL when none */
} VvPhase;
void vv_phase_free (VvPhase *phase);

typedef struct
{
  GPtrArray *phases;                /* VvPhase*, nine */
  int current;                      /* index */
  char *hero_title;                 /* "Bring the last 9 agreements home" */
  char *hero_action;                /* action name of the primary button: "import-people", "propose-matching",
                                     * "issue-agreements", "import-scans",                "settle-scans", "plan-sessions",
                                     * "issue-initial",                "issue-final", "evaluate", "certify", "advance",
                                     * "train",                "accept-mentees", "close" */
  char *hero_label;                 /* "Settle 3 Readings" */
  char *hero_due;                   /* ISO date or NULL */
  int filed, waiting, missing, out; /* of the documents the hero speaks of */
  int mentors, mentees, matches;
  int sessions_held, sessions_planned;
} VvOverview;
void vv_overview_free (VvOverview *overview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvOverview, vv_overview_free)
VvOverview *vv_programmes_overview (VvWorkspace *ws, const char *id, GError **error);

/* Backward plan (process.md 9.3). */
typedef struct
{
  char *key, *title; /* title in the screen's language */
  int weeks_before;
  char *from, *latest;     /* ISO */
  gboolean done, is_short; /* less time left than the task needs */
} VvPlanStep;
void vv_plan_step_free (VvPlanStep *step);
GPtrArray *vv_programmes_plan (VvWorkspace *ws,
                               const char *id,
                               char **proposed_start /* later T0 or NULL; free */,
                               GError **error);
/* Whole plan, or wall chart, in the programme's language. */
GBytes *vv_programmes_plan_ics (VvWorkspace *ws, const char *id, GError **error);
GBytes *vv_programmes_plan_pdf (VvWorkspace *ws, const char *id, GError **error);

/* Templates: char*[2] {id, title}. */
typedef struct
{
  char *id, *title, *description;
} VvTemplateLine;
void vv_template_line_free (VvTemplateLine *line);
GPtrArray *vv_programmes_templates (VvWorkspace *ws, GError **error);

/* --- Today --- */
typedef struct
{
  char *kind;      /* overdue, due, unsigned, missing_page, uncertain, unanswered */
  char *programme; /* id */
  char *programme_title;
  char *title;  /* the matter in words */
  char *detail; /* why */
  char *due;    /* ISO or NULL */
  char *document, *match, *session, *scan_page,
      *person;  /* where it is settled; NULL where it does not apply */
  char *action; /* as VvOverview.hero_action, or "open-document", "open-scan", "open-session", "open-person",
                   "print-page" */
} VvMatterLine;
void vv_matter_line_free (VvMatterLine *line);
/* Sorted by programme, then urgency. */
GPtrArray *vv_today (VvWorkspace *ws, GError **error);
