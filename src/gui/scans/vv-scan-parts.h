/* vv-scan-parts.h: parts of the Scans page that only show something or activate its actions (scans.…). */
#pragma once

#include "vv-scan-pile.h"

G_BEGIN_DECLS

/* A result that filters: a toggle button with a count and what it counts. */
GtkWidget *vv_scan_tile_new (VvPileKind kind, GtkWidget **count, GtkWidget **detail);
/* Lines of VvScanItem. */
GtkWidget *vv_scan_list_new (GtkSingleSelection *selection);
/* The tools over the picture; where: which page it is. */
GtkWidget *vv_scan_tools_new (GtkWidget **where);
/* The keys, for the bar; choose: an empty box for those that choose an answer. */
GtkWidget *vv_scan_keys_new (GtkWidget **choose);
/* caps: "4 … 9 0", NULL: nothing can be chosen. */
void vv_scan_keys_show (GtkWidget *choose, const char *caps);
/* The action of a key (lower case) on this page, NULL none. (static) */
const char *vv_scan_keys_find (guint key, GdkModifierType modifiers);
/* A letter that somebody writes into an entry is no command. */
gboolean vv_scan_is_writing (GtkWidget *widget);
/* A key as it looks on a keyboard. */
GtkWidget *vv_scan_key_new (const char *cap);
/* What stands there before anything was scanned. */
GtkWidget *vv_scan_empty_new (void);

G_END_DECLS
