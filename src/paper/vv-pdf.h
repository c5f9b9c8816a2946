/* vv-pdf.h: laid-out documents as PDF. */
#pragma once

#include <gio/gio.h>
#include "vv-layout.h"
#include "vv-painter.h"

/* One document. Errors: VV_ERROR_FAILED. */
GBytes *vv_pdf_write (VvPainter *painter, const VvLayout *layout, GError **error);
/* Several documents one after the other (mail merge). `layouts`: VvLayout*; `title` of the file. */
GBytes *vv_pdf_write_all (VvPainter *painter, GPtrArray *layouts, const char *title, GError **error);
