/* vv-matrix.h: forms by pairs and groups, one symbol a cell: shape first, colour second. The cell is moved by
 * the arrow keys; its words are the widget's name for a screen reader. Emits "cell-changed" and
 * "cell-activated". */
#pragma once

#include "vv-papers.h"

G_BEGIN_DECLS

#define VV_TYPE_MATRIX (vv_matrix_get_type ())
G_DECLARE_FINAL_TYPE (VvMatrix, vv_matrix, VV, MATRIX, GtkWidget)

GtkWidget *vv_matrix_new (void);
/* papers stays the caller's; NULL empties. Keeps the cell where it can. */
void vv_matrix_set_papers (VvMatrix *self, VvPapers *papers);
/* What does not pass is dimmed; it keeps its place. NULL: all pass. */
typedef gboolean (*VvMatrixPasses) (VvPaperCell *cell, gpointer data);
void vv_matrix_set_filter (VvMatrix *self, VvMatrixPasses passes, gpointer data);
void vv_matrix_select (VvMatrix *self, int row, int column);
/* (transfer none) NULL when there is none. */
VvPaperCell *vv_matrix_get_cell (VvMatrix *self);
/* Scrolls the columns; the names of the forms stay. */
GtkAdjustment *vv_matrix_get_adjustment (VvMatrix *self);

G_END_DECLS
