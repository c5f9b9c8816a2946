/* vv-scan-picture.h: one scanned page, straightened, with what was read drawn over it: a green box is sure, a
 * dashed amber one asks, a blue row is the question of now. Paper stays as light as it is in dark style.
 *
 * Zoom 0 fits the width; else pixels per millimetre of paper. */
#pragma once

#include <gtk/gtk.h>

#include "vv-scans.h"

G_BEGIN_DECLS

#define VV_TYPE_SCAN_PICTURE (vv_scan_picture_get_type ())
G_DECLARE_FINAL_TYPE (VvScanPicture, vv_scan_picture, VV, SCAN_PICTURE, GtkWidget)

GtkWidget *vv_scan_picture_new (void);
/* texture (transfer none) may be NULL: nothing to show. page and fields stay the caller's and must live as
 * long as they are shown; is_straight: fields lie on it in millimetres of an A4 page. */
void vv_scan_picture_set (VvScanPicture *self,
                          GdkTexture *texture,
                          const VvScanPage *page,
                          GPtrArray *fields,
                          gboolean is_straight);
/* The row asked about now, NULL none. */
void vv_scan_picture_set_now (VvScanPicture *self, const char *field);
/* Where that row stands in the widget, FALSE when there is none. */
gboolean vv_scan_picture_get_now (VvScanPicture *self, graphene_rect_t *rect);
void vv_scan_picture_set_zoom (VvScanPicture *self, double px_per_mm);
double vv_scan_picture_get_zoom (VvScanPicture *self);
/* A quarter turn clockwise, of the view only. */
void vv_scan_picture_turn (VvScanPicture *self);
/* Pixels per millimetre as drawn now. */
double vv_scan_picture_get_scale (VvScanPicture *self);

/* Grey pixels as a texture. */
GdkTexture *vv_scan_texture_new (const VvImage *image);
const VvReading *vv_scan_find_reading (const VvScanPage *page, const char *field);
const VvScanField *vv_scan_find_field (GPtrArray *fields, const char *field);

/* A cut-out around some boxes of a field, enlarged; options written above their boxes. */
#define VV_TYPE_SCAN_CUT (vv_scan_cut_get_type ())
G_DECLARE_FINAL_TYPE (VvScanCut, vv_scan_cut, VV, SCAN_CUT, GtkWidget)

GtkWidget *vv_scan_cut_new (void);
/* texture (transfer none): a straight A4 page; NULL empties. field stays the caller's. */
void
vv_scan_cut_set (VvScanCut *self, GdkTexture *texture, const VvScanField *field, const VvReading *reading);

G_END_DECLS
