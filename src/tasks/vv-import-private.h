/* vv-import-private.h: the three steps of an import: what the columns mean, what the cells say, what is
 * stored. Only for src/tasks. */
#pragma once

#include "vv-people-private.h"
#include "vv-table.h"

/* Header, cell or option as it is compared: folded, without punctuation. g_free(). */
char *vv_import_normalise (const char *text);

/* Which field each header holds: "" for none. `mapping` may be NULL: then only recognition. g_strfreev().
 * VV_ERROR_USAGE for a mapping that names no field. */
char **vv_import_recognise (VvForms *forms,
                            VvRole role,
                            const char *const *headers,
                            const char *mapping,
                            GError **error);
/* The mapping as INI text, to be remembered. g_free(). */
char *vv_import_write_mapping (const char *const *headers, const char *const *fields);
/* Header cells in one line: the key a mapping is remembered by. g_free(). */
char *vv_import_header_line (const char *const *headers);

/* Reads one cell into a person and an enrolment. FALSE with a sentence in *problem when it cannot be read.
 * `barred` collects names that other rows may explain. */
typedef struct
{
  VvForms *forms;
  const char *today; /* ISO */
  VvPerson *person;
  VvEnrolment *enrolment;
  char *first_name, *last_name;
  GPtrArray *barred; /* char*: names as written */
  GHashTable *memo;  /* of answers already understood in this file, shared by its rows */
} VvImportRow;

gboolean vv_import_read_cell (VvImportRow *row, const char *field, const char *cell, char **problem);
