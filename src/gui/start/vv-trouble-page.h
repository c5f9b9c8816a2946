/* vv-trouble-page.h: a workspace that cannot be opened: why, and the way out. */
#pragma once

#include "vv-application.h"

GtkWidget *
vv_trouble_page_new (VvApplication *application, VvWindow *window, const char *path, const GError *error);
