/* vv-fixed.h: a bin that asks for a fixed width, however long the words in it are: panes and columns. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VV_TYPE_FIXED (vv_fixed_get_type ())
G_DECLARE_FINAL_TYPE (VvFixed, vv_fixed, VV, FIXED, GtkWidget)

/* Pixels. */
GtkWidget *vv_fixed_new (GtkWidget *child, int width);

G_END_DECLS
