/* vv-store-sqlite.h: opens and makes workspaces in one SQLite file (.veiviser). */
#pragma once

#include "vv-store.h"

/* Makes a new workspace. VV_ERROR_EXISTS if there is a file already. Nothing is left behind on failure. */
VvStore *vv_store_sqlite_create (const char *path, VvClock *clock, GError **error);
/* Opens one; migrates an older one after a backup beside it. VV_ERROR_NEWER (never touched), BUSY (names host
 * and process), DAMAGED, NOT_FOUND, FOREIGN (no workspace), IO. `read_only`: for a read-only folder or a
 * newer look. */
VvStore *vv_store_sqlite_open (const char *path, gboolean read_only, VvClock *clock, GError **error);
