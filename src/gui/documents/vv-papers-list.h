/* vv-papers-list.h: the matrix as a list: form, pair or group, state, date. The twin for screen readers and
 * large text. Emits "cell-changed" and "cell-activated". */
#pragma once

#include "vv-matrix.h"

G_BEGIN_DECLS

#define VV_TYPE_PAPERS_LIST (vv_papers_list_get_type ())
G_DECLARE_FINAL_TYPE (VvPapersList, vv_papers_list, VV, PAPERS_LIST, AdwBin)

GtkWidget *vv_papers_list_new (void);
/* The cells that pass; papers NULL empties. */
void vv_papers_list_set (VvPapersList *self, VvPapers *papers, VvMatrixPasses passes, gpointer data);
/* (transfer none) The line selected, NULL. */
VvPaperCell *vv_papers_list_get_cell (VvPapersList *self);

G_END_DECLS
