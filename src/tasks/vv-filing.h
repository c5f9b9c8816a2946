/* vv-filing.h: what a record has received so far, and what follows from it being complete. For tasks only. */
#pragma once

#include "vv-layout.h"
#include "vv-scans.h"
#include "vv-workspace-private.h"

/* The layout a document was printed with. Errors: VV_ERROR_NOT_FOUND, DAMAGED. */
VvLayout *vv_filing_load_layout (VvWorkspace *ws, const char *document, GError **error);
/* All scans of a document's pages in order of arrival, so that a later one can take the place of an earlier
 * one: VvScanPage*. */
GPtrArray *vv_filing_list_pages (VvWorkspace *ws, const char *document, GError **error);
/* R02: who may put something into the record of a document; a mentor only into those of the own matches. */
gboolean vv_filing_may_file (VvWorkspace *ws, const VvDocument *document, GError **error);
/* TRUE when somebody is expected to sign here: a required signature, a named row, a guardian of a minor. */
gboolean vv_filing_expects_signature (const VvLayoutField *field);
/* Works out pages received, signatures missing, readings that wait, and the state; stores the document, its
 * values as read, and what follows (agreement filed → match running, list filed → attendance, declaration
 * filed → mentor ready). Belongs into the transaction that changed its pages or values. (transfer full) */
VvScanOutcome *vv_filing_update (VvWorkspace *ws, const char *document, GError **error);
/* A reading as the value of a record: "7", "2,5", "signed", "empty", ""; NULL while it waits. Free with
 * g_free(). */
char *vv_filing_reading_value (const VvReading *reading);
