/* vv-scan-shown.h: everything known of the one scanned page that is looked at. Its picture is kept while the
 * page stays the same: the next question is often on it. */
#pragma once

#include "vv-scan-picture.h"

G_BEGIN_DECLS

typedef struct
{
  VvScanPage *page;    /* NULL: nothing */
  GPtrArray *fields;   /* VvScanField* */
  GPtrArray *values;   /* VvValue* of its document, NULL when it has none */
  GdkTexture *texture; /* NULL when it could not be opened */
  char *texture_page;  /* whose picture `texture` is */
} VvScanShown;

/* id NULL: nothing. */
gboolean vv_scan_shown_load (VvScanShown *self, VvWorkspace *ws, const char *id, GError **error);
void vv_scan_shown_clear (VvScanShown *self);

G_END_DECLS
