/* vv-life-line.h: the phases of a programme as bars over months, today as a line; each phase leads to its
 * page. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VV_TYPE_LIFE_LINE (vv_life_line_get_type ())
G_DECLARE_FINAL_TYPE (VvLifeLine, vv_life_line, VV, LIFE_LINE, GtkWidget)

GtkWidget *vv_life_line_new (void);
/* phases: VvPhase*, borrowed: keep them while the picture is shown; phases without dates are left out. */
void vv_life_line_set (VvLifeLine *line, GPtrArray *phases, int current, const char *today);

G_END_DECLS
