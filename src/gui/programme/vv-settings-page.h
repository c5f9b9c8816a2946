/* vv-settings-page.h: the settings of a programme, and its way from state to state. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_SETTINGS_PAGE (vv_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (VvSettingsPage, vv_settings_page, VV, SETTINGS_PAGE, VvPage)

G_END_DECLS
