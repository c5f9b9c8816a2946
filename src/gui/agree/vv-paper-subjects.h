/* vv-paper-subjects.h: whom a form is made for in a running programme: each pair and group, its people, or
 * its next session. */
#pragma once

#include "vv-documents.h"
#include "vv-match.h"

typedef struct
{
  char *title;                    /* "Group Fjord", "Amina Yusuf" */
  char *match, *person, *session; /* one of them, as in VvSubject */
  VvDocument *document;           /* the newest that stands; NULL: not made yet */
  gboolean has_date;              /* of the first session */
} VvPaperSubject;

/* Ids of the forms that can be made here, in the order of a programme's life (static, NULL-terminated). */
const char *const *vv_paper_forms (void);
/* (transfer full) VvPaperSubject*, in the order of the matches. */
GPtrArray *vv_paper_subjects_list (VvWorkspace *ws, const char *programme, const char *form, GError **error);
void vv_paper_subject_free (VvPaperSubject *subject);
/* What the choice remembers it by (borrowed). */
const char *vv_paper_subject_key (const VvPaperSubject *subject);
VvSubject vv_paper_subject_get (const VvPaperSubject *subject, const char *programme);

/* Where a paper stands, in words: "Printed on 3 May, not back". NULL document: not made yet. g_free(). */
char *vv_paper_describe (VvWorkspace *ws, const VvDocument *document);
/* Numbers of the pages that are still outside, of a document that came back in part; NULL-terminated array
 * of text. g_strfreev(). */
char **vv_paper_list_missing_pages (const VvDocument *document);
