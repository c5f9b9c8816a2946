/* vv-grid.h: rows of tables. Inside src/paper only. */
#pragma once

#include "vv-ask.h"

/* Rows that are printed: those known (of a list to sign two more), else as many as a blank has. */
guint vv_grid_count_rows (const VvSetter *setter, const VvFormField *table);
/* Column heads and the line under them. Returns the y below. */
double vv_grid_draw_head (const VvSetter *setter, VvSheet *sheet, const VvFormField *table, double y);
double vv_grid_draw_row (const VvSetter *setter,
                         VvSheet *sheet,
                         const VvFormField *table,
                         guint row,
                         gboolean is_last,
                         double y);
/* A row as a block of fields of its own. */
double vv_grid_draw_card (const VvSetter *setter,
                          VvSheet *sheet,
                          const VvFormField *table,
                          guint row,
                          gboolean is_last,
                          double y);
/* TRUE for tables over the full width of the page. */
gboolean vv_grid_is_full (const VvFormField *table);
