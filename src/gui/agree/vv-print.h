/* vv-print.h: previews onto paper or into one PDF, by the same drawing as on the screen. */
#pragma once

#include "vv-documents.h"
#include "vv-window.h"

typedef struct _VvPrint VvPrint;

/* name: of the job, and of the PDF that is suggested (without ending). */
VvPrint *vv_print_new (const char *name);
void vv_print_free (VvPrint *print);
/* page from 0, -1: all. */
void vv_print_add (VvPrint *print, VvPreview *preview /* (transfer full) */, int page);
/* Documents as they were made, from their stored layout. */
gboolean
vv_print_add_document (VvPrint *print, VvWorkspace *ws, const char *document, int page, GError **error);
int vv_print_count_pages (VvPrint *print);
GBytes *vv_print_to_pdf (VvPrint *print, GError **error);

/* Asks for a printer; the job is freed when it is done. */
void vv_print_run (VvPrint *print /* (transfer full) */, VvWindow *window);
/* Asks for a file; the job is freed. */
void vv_print_save (VvPrint *print /* (transfer full) */, VvWindow *window);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPrint, vv_print_free)
