/* vv-plan-picture.h: the backward plan as a picture: a bar per task, today, and the first session, whose
 * handle is dragged or moved with the arrow keys by weeks. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VV_TYPE_PLAN_PICTURE (vv_plan_picture_get_type ())
G_DECLARE_FINAL_TYPE (VvPlanPicture, vv_plan_picture, VV, PLAN_PICTURE, GtkWidget)

GtkWidget *vv_plan_picture_new (void);
/* steps: VvPlanStep* (borrowed while shown); start: T0, ISO. Emits "moved" (int weeks) when a person moves
 * T0. */
void vv_plan_picture_set (VvPlanPicture *picture, GPtrArray *steps, const char *start, const char *today);

G_END_DECLS
