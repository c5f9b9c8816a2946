/* vv-extract.h: pages of several files as one PDF. */
#pragma once

#include <glib.h>

/* `sources` are VvSource; `picks` are n pairs of source and page, both from 0. */
GBytes *vv_extract (GPtrArray *sources, const gint32 *picks, guint n, GError **error);
