/* vv-table.h: a table of text cells as it came from a file, before anybody knows what the columns mean. */
#pragma once

#include <glib.h>

typedef struct
{
  int line;     /* in the file, from 1: where the row starts */
  char **cells; /* UTF-8, trimmed; NULL-terminated, at least as many as the header has */
} VvTableRow;

typedef struct
{
  char **header;   /* UTF-8, trimmed, NULL-terminated */
  GPtrArray *rows; /* VvTableRow*; rows that are wholly empty are left out */
  char *encoding;  /* what the file was in, for the person: "UTF-8", "Windows-1250", …; "XLSX", "ODS" */
} VvTable;

VvTable *vv_table_new (void);
void vv_table_free (VvTable *table);
VvTableRow *vv_table_row_new (int line, char **cells /* (transfer full) */);
void vv_table_row_free (VvTableRow *row);

/* One more record of a file: the first that is not wholly empty becomes the header, the others rows of as
 * many cells. `cells` are char *, which are trimmed and taken out. Errors: VV_ERROR_INVALID with the line
 * when a cell has no column, VV_ERROR_LIMIT over 200,000 rows or 1,000 columns. */
gboolean vv_table_add_record (VvTable *table, GPtrArray *cells, int line, GError **error);
/* Whether a header was found: VV_ERROR_INVALID if not. */
gboolean vv_table_check_header (const VvTable *table, GError **error);

/* Reads CSV of every dialect offices have: `;` `,` or tab; quoted cells with line breaks and doubled quotes;
 * UTF-8 with and without BOM, UTF-16 LE/BE, Windows-1252, Windows-1250, ISO-8859-2 (told apart by which
 * letters of the four languages come out). `language` ("nb", "fi", "pl", "en" or NULL) settles what the bytes
 * leave open. Errors: VV_ERROR_INVALID with the line (an open quote, no header, a NUL byte), VV_ERROR_LIMIT.
 */
VvTable *vv_table_read_csv (GBytes *bytes, const char *language, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvTable, vv_table_free)
