/* vv-documents-page.h: all papers of a programme: forms by pairs and groups, as a picture or as a list, and
 * one document. Target detail: a document's id. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_DOCUMENTS_PAGE (vv_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (VvDocumentsPage, vv_documents_page, VV, DOCUMENTS_PAGE, VvPage)

G_END_DECLS
