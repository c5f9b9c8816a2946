/* vv-match-legend.h: what the marks and keys of the Match page mean, always in sight. */
#pragma once

#include <gtk/gtk.h>

GtkWidget *vv_match_legend_new (void);
