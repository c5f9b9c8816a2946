/* vv-scans.h: the pile comes back from the scanner and every sheet finds its place. */
#pragma once

#include "vv-document.h"
#include "vv-image.h"
#include "vv-scan.h"
#include "vv-workspace.h"

typedef struct
{
  char *document, *form;
  char *title;      /* for the person */
  int of;           /* pages it has */
  GArray *received; /* int */
  GArray *missing;  /* int */
  char **unsigned_fields;
  char *state; /* complete, incomplete, review */
} VvScanOutcome;
void vv_scan_outcome_free (VvScanOutcome *outcome);

typedef struct
{
  char *batch;
  GPtrArray *pages;     /* VvScanPage*, in the order of files and pages */
  GPtrArray *documents; /* VvScanOutcome* */
} VvScanReport;
void vv_scan_report_free (VvScanReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvScanReport, vv_scan_report_free)

/* Keeps every file, reads every page, files what is recognised; page by page, so that a cancelled or killed
 * import keeps whole pages. Fails only when a file could not be kept. Pages are decoded in the helper process
 * and read in a pool. */
VvScanReport *vv_scans_import (VvWorkspace *ws,
                               const char *const *paths,
                               VvProgress progress,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);
void vv_scans_import_async (VvWorkspace *ws,
                            const char *const *paths,
                            VvProgress progress,
                            gpointer data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
VvScanReport *vv_scans_import_finish (VvWorkspace *ws, GAsyncResult *result, GError **error);
/* Exactly the document of cli.md. */
char *vv_scans_report_json (const VvScanReport *report);
/* {"pages":[…]} with the pages as in the report: VvScanPage*. Free with g_free(). */
char *vv_scans_pages_json (GPtrArray *pages);

/* state NULL: all; "review": what waits for a person, unknown pages included. */
GPtrArray *
vv_scans_list (VvWorkspace *ws, const char *state, const char *batch, const char *document, GError **error);
VvScanPage *vv_scans_get (VvWorkspace *ws, const char *page, GError **error);
/* By batch: newest first, VvScanBatch*. */
GPtrArray *vv_scans_batches (VvWorkspace *ws, GError **error);
/* Says which page of which document this is; the page is read again with that layout. number from 1. */
gboolean
vv_scans_resolve (VvWorkspace *ws, const char *page, const char *document, int number, GError **error);
/* A person settles one reading. value: "7", "2,5", "signed", "empty", "" (no answer). */
gboolean
vv_scans_confirm (VvWorkspace *ws, const char *page, const char *field, const char *value, GError **error);
/* Takes the last confirmation of a field back to what the program read. */
gboolean vv_scans_unconfirm (VvWorkspace *ws, const char *page, const char *field, GError **error);

/* The page straightened, for the screen: px_per_mm about 4-6. Unknown pages come as they are. */
VvImage *vv_scans_picture (VvWorkspace *ws, const char *page, double px_per_mm, GError **error);

/* The whole file the page came in, as it was imported. */
GBytes *vv_scans_original (VvWorkspace *ws, const char *page, GError **error);

/* Where a field stands on the straightened page, mm; and its words. */
typedef struct
{
  char *field, *label, *type;
  double x, y, w, h;
  GPtrArray *boxes; /* VvScanBox* */
} VvScanField;
typedef struct
{
  char *value, *label;
  double x, y, w, h;
} VvScanBox;
void vv_scan_field_free (VvScanField *field);
GPtrArray *vv_scans_fields (VvWorkspace *ws, const char *page, GError **error);
