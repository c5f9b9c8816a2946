/* vv-sidebar.h: the left pane: the home list, or the rail of one programme; organisation and "Saved" below.
 */
#pragma once

#include <adwaita.h>
#include "vv-workspace.h"

G_BEGIN_DECLS

#define VV_TYPE_SIDEBAR (vv_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (VvSidebar, vv_sidebar, VV, SIDEBAR, AdwBin)

/* Loads what both lists show. programme NULL: the home list. FALSE with error when something could not be
 * loaded; the lists show what could. */
gboolean
vv_sidebar_refresh (VvSidebar *sidebar, VvWorkspace *workspace, const char *programme, GError **error);
/* Marks the row that leads to `place`. */
void vv_sidebar_set_place (VvSidebar *sidebar, const char *place);
/* Window buttons are shown only while this is the only pane. */
void vv_sidebar_set_alone (VvSidebar *sidebar, gboolean is_alone);
/* Focus on the current row. */
void vv_sidebar_focus (VvSidebar *sidebar);

G_END_DECLS
