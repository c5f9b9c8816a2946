/* vv-preview-area.h: shows one page of a VvPreview: the same drawing as on paper. Paper stays light in dark
 * style. The page fits the area (zoom 0) or stands at a zoom factor (1 = 96 px an inch) and asks for the room
 * it needs, so put the area into a scroller. PageUp/PageDown turn pages, Ctrl +/−/0 zoom while it has the
 * focus. */
#pragma once

#include <gtk/gtk.h>
#include "vv-documents.h"

G_BEGIN_DECLS

#define VV_TYPE_PREVIEW_AREA (vv_preview_area_get_type ())
G_DECLARE_FINAL_TYPE (VvPreviewArea, vv_preview_area, VV, PREVIEW_AREA, GtkWidget)

GtkWidget *vv_preview_area_new (void);
/* (transfer full); NULL empties it. Shows its first page. */
void vv_preview_area_set_preview (VvPreviewArea *area, VvPreview *preview);
/* (transfer none) */
VvPreview *vv_preview_area_get_preview (VvPreviewArea *area);
/* From 0; clamped. Emits "page-changed" (no arguments) when it changes. */
void vv_preview_area_set_page (VvPreviewArea *area, int page);
int vv_preview_area_get_page (VvPreviewArea *area);
/* 0: fits. */
void vv_preview_area_set_zoom (VvPreviewArea *area, double zoom);
double vv_preview_area_get_zoom (VvPreviewArea *area);

G_END_DECLS
