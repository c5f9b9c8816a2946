/* vv-scan-pane.h: the question about one scanned page, in words, with its answers; or what is known of the
 * page when nothing is asked.
 *
 * Its buttons activate actions of the page around it: scans.accept, scans.no-answer, scans.by-hand,
 * scans.print-page, scans.open-document, scans.export-file. */
#pragma once

#include "vv-scan-picture.h"
#include "vv-scan-pile.h"

G_BEGIN_DECLS

#define VV_TYPE_SCAN_PANE (vv_scan_pane_get_type ())
G_DECLARE_FINAL_TYPE (VvScanPane, vv_scan_pane, VV, SCAN_PANE, AdwBin)

/* All of the caller's, and only looked at during the call except texture. */
typedef struct
{
  VvScanItem *item;
  const VvScanPage *page; /* NULL for a missing one */
  GPtrArray *fields;
  GPtrArray *values;   /* VvValue* of the document, NULL none: names beside signatures */
  GdkTexture *texture; /* straight, NULL none */
} VvScanAsked;

GtkWidget *vv_scan_pane_new (void);
void vv_scan_pane_show (VvScanPane *self, const VvScanAsked *asked);
/* A key pressed anywhere: chooses an answer. FALSE: not one of its keys. */
gboolean vv_scan_pane_press (VvScanPane *self, guint keyval);
/* As vv_scans_confirm() takes it; NULL when nothing is chosen. g_free(). */
char *vv_scan_pane_get_answer (VvScanPane *self);
/* The value that means "no answer" here: "" or "empty". NULL when nothing is asked. */
const char *vv_scan_pane_get_no_answer (VvScanPane *self);
/* Text of the entry for the number printed beside a torn code, NULL when it is not asked for. */
const char *vv_scan_pane_get_number (VvScanPane *self);
/* Says what lacks, at the place. */
void vv_scan_pane_tell (VvScanPane *self, const char *text);
/* The proposed answer, the first one, or the entry. */
void vv_scan_pane_focus (VvScanPane *self);
/* "4 … 9 0" or NULL: the keys that choose here, for the bar below. */
const char *vv_scan_pane_get_keys (VvScanPane *self);

G_END_DECLS
