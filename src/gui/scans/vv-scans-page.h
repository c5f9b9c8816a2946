/* vv-scans-page.h: the pile that comes back from the scanner, settled in one sitting.
 *
 * Actions, for whoever brings files: "scans.import" asks for files, "scans.import-files" (as) reads them. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_SCANS_PAGE (vv_scans_page_get_type ())
G_DECLARE_FINAL_TYPE (VvScansPage, vv_scans_page, VV, SCANS_PAGE, VvPage)

/* Whether files are being read now. */
gboolean vv_scans_page_is_reading (VvScansPage *self);

G_END_DECLS
