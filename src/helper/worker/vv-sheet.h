/* vv-sheet.h: tables of foreign programs. */
#pragma once

#include "vv-table.h"

/* XLSX or ODS by content, else CSV. */
VvTable *
vv_sheet_read (const guint8 *data, gsize length, const char *name, const char *language, GError **error);
