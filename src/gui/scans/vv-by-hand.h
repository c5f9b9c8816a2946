/* vv-by-hand.h: asks which page of which document a scanned page is. Found by the number printed beside the
 * code, or by a person's name; without words those documents stand there whose pages are still out. */
#pragma once

#include "vv-window.h"

G_BEGIN_DECLS

/* FALSE with error: it is told there, and the window stays open. */
typedef gboolean (*VvByHandDone) (const char *document, int page, gpointer data, GError **error);

/* Returns the window (transfer none). data is g_object_unref()ed when it is closed. */
GtkWidget *vv_by_hand_new (VvWindow *window, VvByHandDone done, GObject *data /* (transfer full) */);
/* As typing into its entry does. */
void vv_by_hand_search (GtkWidget *by_hand, const char *text);

G_END_DECLS
