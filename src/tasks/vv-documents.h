/* vv-documents.h: forms go out, filled with what is known, and their records are kept. */
#pragma once

#include <cairo.h>
#include "vv-document.h"
#include "vv-workspace.h"

typedef struct
{
  char *id;    /* "AGR" */
  char *title; /* in the language asked for */
  char *folder, *applies_to, *filled_by, *signed_by;
  int pages; /* of a blank; 0 when not laid out */
} VvFormLine;
void vv_form_line_free (VvFormLine *line);
GPtrArray *vv_forms_list (VvWorkspace *ws, const char *language, GError **error);
/* Plain-words account of one form: sections, fields, options. */
char *
vv_forms_describe (VvWorkspace *ws, const char *form, const char *language, gboolean json, GError **error);
/* (transfer full) char* sentences, empty when the file is a good form. */
GPtrArray *vv_forms_check (const char *path, GError **error);

/* A laid-out document that can be looked at before it is made and drawn on screen, paper or PDF by the same
 * code. */
typedef struct _VvPreview VvPreview;
void vv_preview_free (VvPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPreview, vv_preview_free)
int vv_preview_pages (VvPreview *preview);
/* mm */
void vv_preview_page_size (VvPreview *preview, int page, double *width, double *height);
/* page from 0; user space of cr in points from the page's top left. */
void vv_preview_draw (VvPreview *preview, int page, cairo_t *cr);
GBytes *vv_preview_pdf (VvPreview *preview, GError **error);
char *vv_preview_geometry_json (VvPreview *preview);

/* What a document is about. Exactly one of match, person, session, or none for a programme's own form. */
typedef struct
{
  const char *programme;
  const char *match, *person, *session;
} VvSubject;

/* VV_ERROR_USAGE when it is none that forms are printed in; NULL is fine. */
gboolean vv_documents_check_language (const char *language, GError **error);
/* language NULL: the subject's. second NULL: not bilingual. Nothing is stored. (transfer full) */
VvPreview *vv_documents_preview (VvWorkspace *ws,
                                 const char *form,
                                 const VvSubject *subject,
                                 const char *language,
                                 const char *second,
                                 GError **error);
VvPreview *vv_documents_blank (VvWorkspace *ws, const char *form, const char *language, GError **error);
/* Told of each document just before it is recorded, e.g. to write its file: FALSE with an error records
 * nothing. */
typedef gboolean (*VvDocumentWrite) (const VvDocument *document,
                                     VvPreview *preview,
                                     gpointer data,
                                     GError **error);
/* Makes and records a document. `preview` and `write` may be NULL. */
VvDocument *vv_documents_issue (VvWorkspace *ws,
                                const char *form,
                                const VvSubject *subject,
                                const char *language,
                                const char *second,
                                VvDocumentWrite write,
                                gpointer data,
                                VvPreview **preview,
                                GError **error);
/* The form for every match or person it applies to, each in its own language (language NULL) – all or none.
 * (transfer full) VvDocument*. With `pdf`: all in one file for printing. */
GPtrArray *vv_documents_issue_all (VvWorkspace *ws,
                                   const char *form,
                                   const char *programme,
                                   const char *language,
                                   VvDocumentWrite write,
                                   gpointer write_data,
                                   GBytes **pdf,
                                   VvProgress progress,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);
/* As it was printed, from the stored layout. */
VvPreview *vv_documents_open (VvWorkspace *ws, const char *document, GError **error);
VvDocument *vv_documents_get (VvWorkspace *ws, const char *document, GError **error);
GPtrArray *vv_documents_list (VvWorkspace *ws,
                              const char *programme,
                              const char *state,
                              const char *form,
                              const char *match,
                              const char *person,
                              const char *session,
                              GError **error);
/* Title of the form in the screen's language and whom it is about: "Mentoring agreement, group Fjord". */
char *vv_documents_title (VvWorkspace *ws, const VvDocument *document, GError **error);
/* Values known of it: VvValue*. */
GPtrArray *vv_documents_values (VvWorkspace *ws, const char *document, GError **error);
/* Typed values, JSON {"IMQ-05":"7","IMQ-13":["2","5"]}. All or none; the first wrong one is named. */
gboolean vv_documents_fill (VvWorkspace *ws, const char *document, const char *json, GError **error);
gboolean vv_documents_waive (VvWorkspace *ws, const char *document, const char *reason, GError **error);
/* The scanned original as filed. */
GBytes *vv_documents_export_pdf (VvWorkspace *ws, const char *document, GError **error);
