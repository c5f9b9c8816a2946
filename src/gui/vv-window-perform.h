/* vv-window-perform.h: what the action words of tasks (VvOverview.hero_action, VvMatterLine.action) lead to.
 */
#pragma once

#include <glib.h>

/* The target where an action is done, "%s" standing for the programme; NULL when nothing is built for it.
 * (static) */
const char *vv_perform_find_target (const char *action);
