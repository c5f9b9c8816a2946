/* vv-sql-place.h: is a folder fit for editing a workspace? Network and cloud folders are not: their locks and
 * their syncs do not hold what they promise, and a synchronising program would copy a half-written file. */
#pragma once

#include <glib.h>

/* The file system type of the mount that holds an absolute path, by the text of /proc/self/mountinfo; NULL
 * when unknown. Free with g_free(). */
char *vv_sql_place_find_type (const char *mountinfo, const char *path);
/* "nfs4", "cifs", "fuse.sshfs", … but not "fuseblk" (a local NTFS disk). */
gboolean vv_sql_place_is_network_type (const char *type);
/* IO with a sentence that shows the way out. `path` need not exist, its folder must. */
gboolean vv_sql_place_check (const char *path, GError **error);
