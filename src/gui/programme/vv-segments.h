/* vv-segments.h: one bar that says how many are filed (solid), in trouble (hatched) and outside (grey). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VV_TYPE_SEGMENTS (vv_segments_get_type ())
G_DECLARE_FINAL_TYPE (VvSegments, vv_segments, VV, SEGMENTS, GtkWidget)

GtkWidget *vv_segments_new (void);
void vv_segments_set (VvSegments *segments, int filed, int waiting, int missing, int out);

G_END_DECLS
