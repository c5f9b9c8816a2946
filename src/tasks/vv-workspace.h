/* vv-workspace.h: everything a task needs, put together once by main: records, clock, chance, actor, forms,
 * helper process.
 *
 * Tasks and windows share one VvWorkspace on the thread that owns the store. A task is load → compute →
 * commit. */
#pragma once

#include <gio/gio.h>
#include "vv-actor.h"
#include "vv-clock.h"
#include "vv-programme.h"
#include "vv-random.h"

typedef struct _VvWorkspace VvWorkspace;
typedef struct _VvStore VvStore;

/* How main tells tasks which engine keeps the records. */
typedef struct
{
  VvStore *(*create) (const char *path, VvClock *clock, GError **error);
  VvStore *(*open) (const char *path, gboolean read_only, VvClock *clock, GError **error);
} VvEngine;

/* The file used when nobody names one: user data directory/veiviser/veiviser.veiviser. Free with g_free(). */
char *vv_workspace_default_path (void);

/* Makes a workspace with its organisation; the coordinator becomes its first person and the actor. Refuses an
 * existing file. Nothing is left behind on failure. */
VvWorkspace *vv_workspace_create (const VvEngine *engine,
                                  const char *path,
                                  const VvOrganisation *organisation,
                                  const char *coordinator_name,
                                  VvClock *clock,
                                  VvRandom *random,
                                  GError **error);
/* actor: NULL (the coordinator who made it), "PERSON" or "PERSON:ROLE" (person: id or unambiguous name). */
VvWorkspace *vv_workspace_open (const VvEngine *engine,
                                const char *path,
                                gboolean read_only,
                                const char *actor,
                                VvClock *clock,
                                VvRandom *random,
                                GError **error);
/* Without records: forms can be listed, described and printed empty, nothing else. */
VvWorkspace *vv_workspace_new_bare (VvClock *clock, VvRandom *random);
void vv_workspace_close (VvWorkspace *workspace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvWorkspace, vv_workspace_close)

const char *vv_workspace_get_path (VvWorkspace *workspace);
const VvActor *vv_workspace_get_actor (VvWorkspace *workspace);
VvClock *vv_workspace_get_clock (VvWorkspace *workspace);
/* Goes up with every committed write. */
guint64 vv_workspace_get_generation (VvWorkspace *workspace);
gboolean vv_workspace_is_read_only (VvWorkspace *workspace);

VvOrganisation *vv_workspace_get_organisation (VvWorkspace *workspace, GError **error);
gboolean
vv_workspace_set_organisation (VvWorkspace *workspace, const VvOrganisation *organisation, GError **error);
/* Where a wizard was left and the like: small text by key; NULL deletes. */
gboolean vv_workspace_remember (VvWorkspace *workspace, const char *key, const char *value, GError **error);
char *vv_workspace_recall (VvWorkspace *workspace, const char *key, GError **error);

/* (transfer full) char* sentences; empty when all is well. */
GPtrArray *vv_workspace_check (VvWorkspace *workspace, GError **error);
gboolean
vv_workspace_backup (VvWorkspace *workspace, const char *out, const char *const *recipients, GError **error);
/* Never overwrites `path`. */
gboolean vv_workspace_restore (const VvEngine *engine,
                               const char *backup,
                               const char *path,
                               VvClock *clock,
                               GError **error);
/* The fictional organisation of the example, for a workspace made only for it, and its coordinator's name
 * (static). */
void vv_example_organisation (VvOrganisation *organisation);
const char *vv_example_coordinator (void);
/* Fills a fresh workspace with the example programmes; progress 0..1 may be NULL. */
typedef void (*VvProgress) (double fraction, const char *what, gpointer data);
gboolean vv_example_make (VvWorkspace *workspace,
                          VvProgress progress,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);
