/* vv-layout-json.h: a layout as text, to be kept with the issued document, and its geometry for others. */
#pragma once

#include "vv-layout.h"

/* Everything: vv_layout_from_json() draws the same page again (1e-6 mm). g_free(). */
char *vv_layout_to_json (const VvLayout *layout);
/* Errors: VV_ERROR_DAMAGED. */
VvLayout *vv_layout_from_json (const char *text, GError **error);
/* The Geometry JSON of the command line: codes, marks and what a pen may still fill. g_free(). */
char *vv_layout_geometry_json (const VvLayout *layout);
