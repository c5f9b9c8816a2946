/* vv-document-view.h: one document as it was printed, where it stands, and what can be done with it. */
#pragma once

#include "vv-papers.h"
#include "vv-window.h"

G_BEGIN_DECLS

#define VV_TYPE_DOCUMENT_VIEW (vv_document_view_get_type ())
G_DECLARE_FINAL_TYPE (VvDocumentView, vv_document_view, VV, DOCUMENT_VIEW, AdwBin)

GtkWidget *vv_document_view_new (void);
/* documents: ids, the papers to turn over; shows `id`. */
gboolean vv_document_view_show (VvDocumentView *self,
                                VvWindow *window,
                                const char *const *documents,
                                const char *id,
                                GError **error);
/* Acts on the document shown. */
void vv_document_view_print (VvDocumentView *self);
/* Asks for the reason. Returns the window that asks (transfer none). */
GtkWidget *vv_document_view_waive (VvDocumentView *self);

G_END_DECLS
