/* vv-window-drop.h: files dropped on the window go where they belong: tables to people, scans to scans. */
#pragma once

#include "vv-window.h"

void vv_window_accept_files (VvWindow *window);
/* Where a file goes by its ending: the wizard "import-people" or the page "scans"; NULL: nowhere. */
const char *vv_window_find_wizard_of_file (const char *path);
