/* vv-start-page.h: the first start: who you are and how to begin, on one page. */
#pragma once

#include "vv-application.h"

G_BEGIN_DECLS

#define VV_TYPE_START_PAGE (vv_start_page_get_type ())
G_DECLARE_FINAL_TYPE (VvStartPage, vv_start_page, VV, START_PAGE, AdwBin)

/* path: the file that will be made. */
GtkWidget *vv_start_page_new (VvApplication *application, VvWindow *window, const char *path);

G_END_DECLS
