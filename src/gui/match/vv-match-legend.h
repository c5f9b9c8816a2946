/* vv-match-legend.h: what the marks and keys of the Match page mean, always in sight. */
#pragma once

#include <gtk/gtk.h>

GtkWidget *vv_match_legend_new (void);
/* A large number with its word; returns the number's label (transfer none). */
GtkWidget *vv_match_figure_append (GtkWidget *box, const char *words);
