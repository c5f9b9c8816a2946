/* gui-room.h: the real window in the test's own process: an application without a bus name, a workspace in a
 * folder of its own, pictures of what is shown. */
#pragma once

#include "vv-application.h"
#include "vv-window.h"

typedef struct
{
  VvApplication *application;
  VvWindow *window;
  char *folder;
  char *path;         /* of the workspace */
  gint64 first_frame; /* monotonic time when the window had been drawn first */
} GuiRoom;

/* Once, first in main(): locale, translations, GTK; FALSE when there is no display (then the test is
 * skipped). */
gboolean gui_room_prepare (int *argc, char ***argv, const char *date);
/* with_example: the example programmes; else a bare organisation
 * without programme. The window is shown. */
GuiRoom *gui_room_new (gboolean with_example);
/* A window without a workspace yet, showing what an opened `path` shows. */
GuiRoom *gui_room_new_for_path (const char *path);
void gui_room_free (GuiRoom *room);
/* Closes the window only; the workspace's folder stays until gui_room_free(). */
void gui_room_close (GuiRoom *room);
/* Closes the window and opens another on the same workspace, in another language ("nb", NULL: English). */
void gui_room_reopen (GuiRoom *room, const char *language);
/* Runs the main loop until the window has been drawn. */
void gui_room_settle (GuiRoom *room);
/* A PNG of the window under `name` in the build folder. */
void gui_room_shoot (GuiRoom *room, const char *name);
/* The first widget of a type under `root` whose accessible or visible label, title or name begins with
 * `label` (NULL: any). */
GtkWidget *gui_find (GtkWidget *root, GType type, const char *label);
/* Ids of the example's programmes, newest first: char*. */
GPtrArray *gui_room_list_programmes (GuiRoom *room);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuiRoom, gui_room_free)
