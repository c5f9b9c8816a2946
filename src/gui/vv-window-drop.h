/* vv-window-drop.h: files dropped on the window go where they belong: tables to people, scans to scans. */
#pragma once

#include "vv-window.h"

void vv_window_accept_files (VvWindow *window);
/* The wizard a file goes to by its ending: "import-people", "import-scans"; NULL: none. */
const char *vv_window_find_wizard_of_file (const char *path);
