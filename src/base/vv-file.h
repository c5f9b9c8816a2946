/* vv-file.h: files that are written whole or not at all. */
#pragma once

#include <gio/gio.h>

/* Writes to a temporary file beside `path`, syncs it and renames it over `path`; on failure nothing is left
 * behind and an older file stays as it was. Special files such as /dev/full are written directly and report
 * their error. Errors: VV_ERROR_IO with a sentence that names the file and what to do. */
gboolean vv_file_write (const char *path, GBytes *bytes, GError **error);
/* Reads a whole file. Errors: VV_ERROR_IO, VV_ERROR_LIMIT when larger than max_bytes (0: no limit). */
GBytes *vv_file_read (const char *path, gsize max_bytes, GError **error);
