/* vv-page.h: what stands in the window's content pane.
 *
 * A page is a subclass of VvPage. It builds its widgets once in its instance init (there is no workspace
 * yet), and fills them in `refresh`, which the window calls before the page is first seen and whenever it is
 * seen again, or after vv_window_changed(), with a workspace whose generation has gone up since. `refresh`
 * loads through src/tasks, keeps focus and selection where it can, and gives what went wrong to
 * vv_page_show_error(): it becomes a line of its own at the top of the page.
 *
 * A page gets into the window through one line in the table of vv-pages.c:
 *
 *     { "match", VV_PLACE_PHASE, vv_match_page_get_type },
 *
 * The rail shows a phase whose key (prepare, recruit, select, train, match, agree, meet, monitor, close) has
 * a line there; documents, people and settings likewise. The place decides when the page lives: pages of a
 * programme are made anew for each programme, home pages stay.
 *
 * From a page: vv_page_get_workspace() for tasks; vv_page_get_programme() for the programme's id;
 * vv_window_go (vv_page_get_window (page), "…") to leave for another place (vv-window.h says the targets);
 * vv_window_toast_undo() after what can be undone; vv_window_changed() after every write. */
#pragma once

#include <adwaita.h>
#include "vv-workspace.h"

G_BEGIN_DECLS

typedef struct _VvWindow VvWindow;

#define VV_TYPE_PAGE (vv_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (VvPage, vv_page, VV, PAGE, AdwBin)

struct _VvPageClass
{
  AdwBinClass parent_class;

  /* Loads what it shows. */
  void (*refresh) (VvPage *page);
  /* What the target said after the page's key: "programme/ID/documents/DOCUMENT" opens "documents" with
   * "DOCUMENT". NULL: the page itself. Called after refresh. May be left out. */
  void (*open) (VvPage *page, const char *detail);
  /* Ctrl+F: focus the page's own search. May be left out: then the window opens People's search. */
  void (*find) (VvPage *page);
};

/* Title and subtitle of the header bar. */
void vv_page_set_title (VvPage *page, const char *title);
void vv_page_set_subtitle (VvPage *page, const char *subtitle);
const char *vv_page_get_title (VvPage *page);
/* A widget in the title's place (AdwViewSwitcherTitle). */
void vv_page_set_title_widget (VvPage *page, GtkWidget *widget);
/* The page itself, under header and errors; it scrolls by itself (vv_scrolled_new()). */
void vv_page_set_content (VvPage *page, GtkWidget *content);
/* A bar fixed at the bottom; NULL takes it away. */
void vv_page_set_bar (VvPage *page, GtkWidget *bar);
/* Widgets of the header bar. */
void vv_page_pack_start (VvPage *page, GtkWidget *widget);
void vv_page_pack_end (VvPage *page, GtkWidget *widget);
/* Widgets of the page's own menu button; NULL hides it. */
void vv_page_set_menu (VvPage *page, GMenuModel *menu);
/* The one suggested button of the page, in the header bar. label may change; icon NULL: words only. Pressing
 * activates `action` ("win.…" or one of the page's own group) with the string target, NULL none. label NULL
 * takes it away. */
void vv_page_set_primary (VvPage *page,
                          const char *icon,
                          const char *label,
                          const char *action,
                          const char *target);
/* A back button in the header even when the window is wide (person page). */
void vv_page_set_has_back (VvPage *page, gboolean has_back);

/* (transfer none) A line of its own at the top until the next refresh; NULL takes it away. */
void vv_page_show_error (VvPage *page, const GError *error);
/* Busy: a thin progress line under the header; fraction < 0 takes it away. */
void vv_page_set_progress (VvPage *page, double fraction);

/* NULL before the page is in the window. */
VvWindow *vv_page_get_window (VvPage *page);
VvWorkspace *vv_page_get_workspace (VvPage *page);
/* NULL on home pages. */
const char *vv_page_get_programme (VvPage *page);
/* Today by the workspace's clock, ISO. g_free(). */
char *vv_page_get_today (VvPage *page);

/* For the window. */
/* The window is narrow: Back leads to the list, the primary button shows only its symbol. */
void vv_page_set_narrow (VvPage *page, gboolean is_narrow);
void vv_page_attach (VvPage *page, VvWindow *window, VvWorkspace *workspace, const char *programme);
/* Refreshes if the workspace has changed since the last time. */
void vv_page_update (VvPage *page);
void vv_page_open (VvPage *page, const char *detail);
gboolean vv_page_find (VvPage *page);

G_END_DECLS
