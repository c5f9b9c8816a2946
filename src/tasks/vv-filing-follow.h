/* vv-filing-follow.h: what follows from a document being complete. For tasks only. */
#pragma once

#include "vv-layout.h"
#include "vv-workspace-private.h"

/* Agreement: a started match is running. Attendance list: who signed was there. Declaration, consent: the
 * person's enrolment says so. Midterm record, final questions: the match moves on where its state allows.
 * Belongs into the transaction that completed the document. */
gboolean vv_filing_follow (VvWorkspace *ws, const VvDocument *document, GError **error);
