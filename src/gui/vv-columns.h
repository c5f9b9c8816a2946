/* vv-columns.h: children side by side in equal columns while each has its room, else fewer columns, down to
 * one. The room is told in em, so that large text folds as a narrow window does. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VV_TYPE_COLUMNS (vv_columns_get_type ())
G_DECLARE_FINAL_TYPE (VvColumns, vv_columns, VV, COLUMNS, GtkWidget)

/* em: least width of a column; spacing in pixels. */
GtkWidget *vv_columns_new (double em, int spacing);
void vv_columns_append (VvColumns *columns, GtkWidget *child);
/* Two children: the last at its natural width and the first with the rest where both fit, else below each
 * other. For a heading with its controls. */
void vv_columns_set_natural (VvColumns *columns, gboolean is_natural);
void vv_columns_clear (VvColumns *columns);

G_END_DECLS
