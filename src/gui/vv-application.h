/* vv-application.h: puts workspace and window together; opens what the command line names.
 *
 * A workspace that is missing begins with the first-start page; one that cannot be opened is told in a status
 * page with a way out. */
#pragma once

#include <adwaita.h>
#include "vv-window.h"
#include "vv-workspace.h"

G_BEGIN_DECLS

#define VV_TYPE_APPLICATION (vv_application_get_type ())
G_DECLARE_FINAL_TYPE (VvApplication, vv_application, VV, APPLICATION, AdwApplication)

/* engine must outlive the application. */
VvApplication *
vv_application_new (const VvEngine *engine, VvClock *clock, VvRandom *random, GApplicationFlags flags);

/* Opens `path` in the window, or shows the first-start or trouble page for it. */
void vv_application_open_workspace (VvApplication *application, VvWindow *window, const char *path);
void vv_application_open_read_only (VvApplication *application, VvWindow *window, const char *path);
/* What the first-start page asked for. Makes `path`; with_example fills it with the example programmes,
 * telling progress. FALSE with error: nothing was left behind. */
gboolean vv_application_create_workspace (VvApplication *application,
                                          VvWindow *window,
                                          const char *path,
                                          const VvOrganisation *organisation,
                                          const char *coordinator,
                                          gboolean with_example,
                                          VvProgress progress,
                                          gpointer data,
                                          GError **error);
/* Asks for a file and opens it in the window. */
void vv_application_choose_workspace (VvApplication *application, VvWindow *window);
/* Language of the screen: "nb", "fi", "pl", "en"; kept for the next start. */
void vv_application_set_language (VvApplication *application, const char *language);

G_END_DECLS
