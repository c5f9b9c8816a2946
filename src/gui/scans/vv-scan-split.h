/* vv-scan-split.h: list, picture and question side by side; with less room the list gives way, then the
 * question goes under the picture. Decides on the width in letters, not in pixels, so that large text counts.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VV_TYPE_SCAN_SPLIT (vv_scan_split_get_type ())
G_DECLARE_FINAL_TYPE (VvScanSplit, vv_scan_split, VV, SCAN_SPLIT, GtkWidget)

GtkWidget *vv_scan_split_new (GtkWidget *list, GtkWidget *picture, GtkWidget *pane);
/* Hides or shows the list; where there is no room for three it stands in the picture's place. */
void vv_scan_split_toggle_list (VvScanSplit *self);
/* Back to the picture where the list stands in its place. */
void vv_scan_split_show_picture (VvScanSplit *self);

G_END_DECLS
