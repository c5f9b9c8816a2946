/* vv-scan-commit.h: turns what was read on a page into its record, beside what other scans of that page said.
 * For tasks only. */
#pragma once

#include "vv-filing.h"
#include "vv-scan-reader.h"

/* The scan of the same printed page that a page just read must be compared with before it is judged: the
 * latest that counts; *earlier stays NULL when there is none. */
gboolean vv_scan_commit_find_earlier (VvWorkspace *ws,
                                      const char *sha256,
                                      const VvPageResult *result,
                                      VvScanEarlier **earlier,
                                      GError **error);
/* The record of one page of a file, judged against what is in the workspace; not yet stored. Errors: of the
 * store only. */
VvScanPage *vv_scan_commit_judge (VvWorkspace *ws,
                                  const char *batch,
                                  const char *name,
                                  const char *sha256,
                                  const VvPageResult *result,
                                  GError **error);
/* The record of a file that could not be opened at all; why: the fixed word. */
VvScanPage *vv_scan_commit_refuse (VvWorkspace *ws,
                                   const char *batch,
                                   const char *name,
                                   const char *sha256,
                                   const char *why,
                                   const GError *cause);
/* FILED or REVIEW by what its readings say. */
void vv_scan_commit_set_state (VvScanPage *page);
