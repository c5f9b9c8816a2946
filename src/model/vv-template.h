/* vv-template.h: kinds of programme as data (process.md 10, 11). A template is an .ini file in
 * data/templates, or one the organisation saved itself; names of the built-in ones are translated here. */
#pragma once

#include <glib.h>
#include "vv-programme.h"
#include "vv-register.h"

typedef struct
{
  char *id;          /* file name without ".ini" */
  char *title;       /* screen language */
  char *description; /* screen language */
  char *purpose;     /* suggested, screen language; NULL for blank */
  char *target, *engagement, *mode, *form;
  int group_max, sessions, rhythm_days, session_minutes, notice_days, retention_months;
  int training;           /* option of TRP-02: 1 meeting, 2 five meetings, 3 modules, 4 own plan */
  char **training_topics; /* running numbers of TRP-08 */
  gboolean has_midterm;
  gboolean is_peer; /* no "more experienced": neutral wording, one person may be mentor and mentee */
  gboolean has_statement_scale;                /* section B of IMQ and FMQ, 4-10 */
  gboolean diary_has_tasks;                    /* FALSE: the diary is a reflection without DIA-13 (R12) */
  gboolean fixed_sessions;                     /* the number of sessions is part of the method */
  gboolean free_group_size;                    /* the sources set no largest group */
  char **mandatory, **optional, **conditional; /* document ids */
} VvTemplate;

void vv_template_free (VvTemplate *template);

/* folder NULL: where the program's own templates are installed, or $VV_DATADIR/templates.
 * Errors: VV_ERROR_NOT_FOUND when there is no such template in `folder`, VV_ERROR_INVALID naming file and
 * key. */
VvTemplate *vv_template_load (const char *folder, const char *id, GError **error);
/* VvTemplate* of all .ini files in `folder`: the built-in ones in their order, then others by id. (transfer
 * full) */
GPtrArray *vv_template_list (const char *folder, GError **error);
/* Fills in the settings of a new programme; title, dates, people and what is already written stay. The rhythm
 * becomes shorter where the dates leave no room for all sessions. */
void vv_template_apply (const VvTemplate *template, VvProgramme *programme);
/* What a document is in programmes of this kind, before the conditions of vv_register_requirement(). */
VvRequirement vv_template_requirement (const VvTemplate *template, const char *form);
/* Ids of the built-in templates, in the order they are offered. NULL-terminated. */
const char *const *vv_template_builtin_ids (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvTemplate, vv_template_free)
