/* vv-file-save.h: asks where a file shall go and writes it whole; says so in a toast, or tells the error. */
#pragma once

#include "vv-window.h"

void vv_file_save (VvWindow *window, GBytes *bytes, const char *suggested_name);
