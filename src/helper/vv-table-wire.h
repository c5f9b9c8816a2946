/* vv-table-wire.h: a table as bytes, for the way from the worker. */
#pragma once

#include "vv-table.h"

GBytes *vv_table_to_wire (const VvTable *table);
/* NULL if the bytes are no table. */
VvTable *vv_table_from_wire (const char *data, gsize length);
