/* vv-preview-pane.h: a preview with the buttons around it: whose paper, which page, how large. Emits
 * "subject-changed" when another one is asked for; who listens puts its preview in. Alt+PageUp and
 * Alt+PageDown change the subject. */
#pragma once

#include <gtk/gtk.h>
#include "vv-documents.h"

G_BEGIN_DECLS

#define VV_TYPE_PREVIEW_PANE (vv_preview_pane_get_type ())
G_DECLARE_FINAL_TYPE (VvPreviewPane, vv_preview_pane, VV, PREVIEW_PANE, GtkBox)

GtkWidget *vv_preview_pane_new (void);
/* Whose papers there are, NULL-terminated; one or none hides the choice. Chooses the first. Does not emit. */
void vv_preview_pane_set_subjects (VvPreviewPane *pane, const char *const *titles);
/* From 0; -1 when there are none. */
int vv_preview_pane_get_subject (VvPreviewPane *pane);
void vv_preview_pane_set_subject (VvPreviewPane *pane, int index);
/* preview (transfer full); NULL with an error: says why there is none. */
void vv_preview_pane_set_preview (VvPreviewPane *pane, VvPreview *preview, const GError *error);

G_END_DECLS
