/* vv-window.h: the one window: sidebar, pages, wizards, toasts.
 *
 * Places are named by targets:
 *   "today", "scans", "scans/PAGE", "people", "person/ID", "guidance", "guidance/G1", "guidance/glossary"
 *   "programme/ID", "programme/ID/KEY", "programme/ID/KEY/DETAIL" (keys: overview, the nine phases prepare,
 *       recruit, select, train, match, agree, meet, monitor, close; documents, people, settings)
 *   "document/ID" (its programme's documents page), "session/ID" (its programme's meet page)
 *   "wizard/KEY", "wizard/KEY/PROGRAMME", "wizard/KEY/PROGRAMME/DETAIL" (keys: new-programme, import-people,
 *       import-scans, …)
 *   "back"
 * In widgets: action "win.go" with the target as its string. */
#pragma once

#include <adwaita.h>
#include "vv-page.h"
#include "vv-workspace.h"

G_BEGIN_DECLS

#define VV_TYPE_WINDOW (vv_window_get_type ())
G_DECLARE_FINAL_TYPE (VvWindow, vv_window, VV, WINDOW, AdwApplicationWindow)

VvWindow *vv_window_new (GtkApplication *application);

/* Shows the workspace; the window owns it from now on and closes it when it is closed. */
void vv_window_set_workspace (VvWindow *window, VvWorkspace *workspace /* (transfer full) */);
/* NULL before one is open. */
VvWorkspace *vv_window_get_workspace (VvWindow *window);
/* A full page instead of everything (first start, trouble); NULL: back to the workspace. */
void vv_window_set_cover (VvWindow *window, GtkWidget *cover);

void vv_window_go (VvWindow *window, const char *target);
/* Where we are, as a target. */
const char *vv_window_get_place (VvWindow *window);
/* The visible page; NULL under a cover or wizard. */
VvPage *vv_window_get_page (VvWindow *window);
/* The programme whose rail is shown, NULL on home. */
const char *vv_window_get_programme (VvWindow *window);
/* Does what a hero's or a matter's action word asks ("settle-scans", "issue-agreements", … of
 * vv-programmes.h): opens the wizard or page where it is done. FALSE when nothing answers to it. */
gboolean vv_window_perform (VvWindow *window, const char *action, const char *programme);
/* Whether vv_window_perform() would find something: what is not there is not offered. */
gboolean vv_window_can_perform (VvWindow *window, const char *action);

/* Call after every write: the visible page and the sidebar show what is true now. */
void vv_window_changed (VvWindow *window);

void vv_window_toast (VvWindow *window, const char *text);
/* undo: TRUE when it could be undone; else its error is told. Stands 10 seconds; Ctrl+Z does the same. */
typedef gboolean (*VvUndo) (VvWorkspace *workspace, gpointer data, GError **error);
void
vv_window_toast_undo (VvWindow *window, const char *text, VvUndo undo, gpointer data, GDestroyNotify destroy);
/* Tells an error on the visible page (a line of its own). (transfer none) */
void vv_window_show_error (VvWindow *window, const GError *error);

/* Closes the wizard; its state is kept. Goes to `target`, or where the window was (NULL). */
void vv_window_close_wizard (VvWindow *window, const char *target);
/* The wizard being shown, NULL. */
GtkWidget *vv_window_get_wizard (VvWindow *window);

G_END_DECLS
