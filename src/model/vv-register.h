/* vv-register.h: every document of a programme (process.md 6): whom it is about, who fills, signs and files
 * it, where it lies and when it is due. Titles come from the forms themselves; here are only ids. */
#pragma once

#include <glib.h>
#include "vv-document.h"
#include "vv-programme.h"

/* What a due date counts from. */
typedef enum
{
  VV_ANCHOR_NONE,          /* any time, as needed */
  VV_ANCHOR_START,         /* T0, first session of the programme */
  VV_ANCHOR_END,           /* E, planned end */
  VV_ANCHOR_FIRST_SESSION, /* #1 of the match */
  VV_ANCHOR_SECOND_SESSION,
  VV_ANCHOR_SESSION, /* the session the document is about */
  VV_ANCHOR_MIDTERM,
  VV_ANCHOR_FINAL,
  VV_ANCHOR_TRAINING,
  VV_ANCHOR_DEADLINE, /* JAD-11 */
  VV_ANCHOR_CHOICE,   /* when mentors were chosen */
  VV_ANCHOR_PROFILE,  /* when the mentee's profile came in */
  VV_ANCHOR_EVENT,    /* the day it happened: a concern, an early end, a monthly meeting, feedback */
  VV_ANCHOR_YEAR,     /* last yearly review */
} VvAnchor;

typedef enum
{
  VV_REQUIREMENT_MANDATORY,
  VV_REQUIREMENT_OPTIONAL,
  VV_REQUIREMENT_CONDITIONAL,
  VV_REQUIREMENT_NONE, /* not part of this kind of programme */
} VvRequirement;

typedef struct
{
  const char *id;  /* "AGR" */
  const char *per; /* programme, mentor, mentee, person, match, group, session, case, organisation, any */
  VvRequirement requirement;
  VvFolder folder;
  const char
      *fills; /* tags: coordinator, hr, mentor, mentee, trainer, applicant, contact, reviewer, app, anyone */
  const char *signs; /* tags as above and guardian, interviewer, present; "" for none */
  const char *files; /* tags; "" when nobody files it */
  VvAnchor anchor;
  int days;                   /* after the anchor; negative before */
  gboolean coordinators_part; /* of MONITORING: only the coordinator sees it */
  gboolean is_form; /* has wording of its own in data/forms; the others are made by the app or outside */
} VvRegisterEntry;

/* All 37, in the order of process.md 6. */
const VvRegisterEntry *vv_register_list (gsize *n_entries);
/* NULL when there is no such document. */
const VvRegisterEntry *vv_register_find (const char *id);
/* Folder of a form; an attendance list of a training (no match) lies in TRAINING. TEMPLATES for an unknown
 * form. */
VvFolder vv_register_folder (const char *id, gboolean is_about_match);

/* Days an entry's due date counts from; NULL = not known yet. start, end, deadline and training come from the
 * programme. */
typedef struct
{
  const char *first_session, *second_session, *session, *midterm, *final;
  const char *choice, *profile, *event, *last_review;
} VvAnchorDates;

/* The day an anchor stands for, or NULL. Owned by programme or dates. */
const char *
vv_register_anchor_date (VvAnchor anchor, const VvProgramme *programme, const VvAnchorDates *dates);
/* ISO date or NULL when it is due at no fixed time or the anchor is not known. `dates` may be NULL. Free with
 * g_free(). */
char *
vv_register_due_date (const VvRegisterEntry *entry, const VvProgramme *programme, const VvAnchorDates *dates);
/* Conditions of the register: contracts (paid; volunteers in Poland above 30 days), group goals (groups
 * only), background checks (minors, by country). Otherwise as the entry says. `has_minors`: a mentee of the
 * programme is under 18. */
VvRequirement vv_register_requirement (const VvRegisterEntry *entry,
                                       const VvProgramme *programme,
                                       gboolean is_group,
                                       gboolean has_minors);
