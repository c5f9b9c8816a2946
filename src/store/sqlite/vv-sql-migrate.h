/* vv-sql-migrate.h: brings a file to the schema of this program. Migrations are numbered and immutable. */
#pragma once

#include "vv-sql.h"

/* "VVWS": what the file's header says it is. */
#define VV_SQL_APPLICATION_ID 0x56565753
#define VV_SQL_PAGE_SIZE 16384

/* The SQL of migration `version` (from 1), or NULL when there is none. */
typedef char *(*VvMigrationLookup) (int version);

/* The migrations built into the program. */
char *vv_sql_migration_lookup (int version);
/* The highest number a look-up knows. */
int vv_sql_migration_count (VvMigrationLookup lookup);

/* Runs what lacks between the file's user_version and the highest, in one transaction together with the new
 * number, the application id and a check of all references. */
gboolean vv_sql_migrate (VvSql *sql, VvMigrationLookup lookup, GError **error);
