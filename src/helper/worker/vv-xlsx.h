#pragma once

#include "vv-package.h"
#include "vv-table.h"

/* The first sheet of an Excel workbook that has content. */
VvTable *vv_xlsx_read (const VvPackage *package, GError **error);
