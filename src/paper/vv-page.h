/* vv-page.h: what every page has around its content: squares, codes, letterhead, head and foot. Inside
 * src/paper only. */
#pragma once

#include "vv-set.h"

/* The machine frame with page n of m. `id`: stored form, printed and coded. */
void vv_page_add_frame (const VvSetter *setter, VvLayoutPage *page, const char *id, int n, int m);
/* Letterhead of page 1, and the form's title and subtitle; returns where content starts. */
double vv_page_add_title (const VvSetter *setter, VvLayoutPage *page);
/* Form name and group at the head of later pages. */
void vv_page_add_running_head (const VvSetter *setter, VvLayoutPage *page);
/* Logo, name and two lines at y (9.1 on forms); the same on reports. */
void vv_page_add_letterhead (const VvSetter *setter,
                             VvLayoutPage *page,
                             const char *name,
                             const char *const lines[2],
                             gboolean has_logo);
