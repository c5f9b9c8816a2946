#pragma once

#include "vv-package.h"
#include "vv-table.h"

/* The first sheet of an OpenDocument spreadsheet that has content. */
VvTable *vv_ods_read (const VvPackage *package, GError **error);
