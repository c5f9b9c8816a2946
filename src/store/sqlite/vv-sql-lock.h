/* vv-sql-lock.h: one process per workspace. A kernel lock on a side file that names host and process; it ends
 * with the process, however that ends. */
#pragma once

#include <glib.h>

typedef struct _VvSqlLock VvSqlLock;

/* Takes the lock of a workspace: `<path>.lock`. BUSY names who holds it; IO when the file cannot be made. */
VvSqlLock *vv_sql_lock_take (const char *path, GError **error);
/* Lets go and removes the side file. */
void vv_sql_lock_free (VvSqlLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvSqlLock, vv_sql_lock_free)
