/* vv-scan-intake.h: reads files into the pile while the window stays alive: a line with the progress and
 * Stop. What is filed when it is stopped stays filed. Emits "read" when a pile has been read, wholly or in
 * part. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_SCAN_INTAKE (vv_scan_intake_get_type ())
G_DECLARE_FINAL_TYPE (VvScanIntake, vv_scan_intake, VV, SCAN_INTAKE, AdwBin)

GtkWidget *vv_scan_intake_new (void);
/* Asks for files, then reads them. */
void vv_scan_intake_choose (VvScanIntake *self, VvPage *page);
void vv_scan_intake_read (VvScanIntake *self, VvPage *page, const char *const *paths);
gboolean vv_scan_intake_is_reading (VvScanIntake *self);
void vv_scan_intake_stop (VvScanIntake *self);

G_END_DECLS
