/* vv-sql-record.h: which column of a table holds which member of a noun. SQL of the plain kind (all columns
 * of one row) is made from it; every query that asks more is written out where it is used. */
#pragma once

#include "vv-sql.h"

typedef enum
{
  VV_COLUMN_TEXT,   /* char * */
  VV_COLUMN_INT,    /* int, gboolean */
  VV_COLUMN_REAL,   /* double */
  VV_COLUMN_TAGS,   /* char **, joined by commas */
  VV_COLUMN_WORD,   /* an enumeration as its word */
  VV_COLUMN_BYTES,  /* GBytes * */
  VV_COLUMN_NINE,   /* double[9], as text with all digits */
  VV_COLUMN_FOLDED, /* vv_fold() of a char *; written, never read back */
  VV_COLUMN_MADE,   /* text that `make` makes of the whole noun; written, never read back */
} VvColumnKind;

typedef struct
{
  const char *(*to_string) (int value);
  gboolean (*from_string) (const char *text, int *value);
} VvWords;

/* Makes `name` for an enumeration Type that has vv_<stem>_to_string() and vv_<stem>_from_string(). */
#define VV_DEFINE_WORDS(name, stem, Type)                                                                    \
  static const char *name##_to_string (int value) { return vv_##stem##_to_string ((Type)value); }            \
  static gboolean name##_from_string (const char *text, int *value)                                          \
  {                                                                                                          \
    Type read;                                                                                               \
    if (!vv_##stem##_from_string (text, &read))                                                              \
      return FALSE;                                                                                          \
    *value = (int)read;                                                                                      \
    return TRUE;                                                                                             \
  }                                                                                                          \
  static const VvWords name = { name##_to_string, name##_from_string };

typedef struct
{
  const char *name;
  VvColumnKind kind;
  gsize offset;
  const VvWords *words;                 /* of VV_COLUMN_WORD */
  char *(*make) (gconstpointer record); /* of VV_COLUMN_MADE */
} VvColumn;

typedef struct
{
  const char *table;
  const char *key;         /* columns of the primary key, joined by ", " */
  const VvColumn *columns; /* up to one without name; the primary key first */
  gssize version;          /* offset of the int `version`; -1 when the table has none */
  const char *missing;     /* sentence with %s for the id, marked by N_() */
} VvRecordMap;

/* "t.id, t.name, …" in the order of vv_record_read(). Free with g_free(). */
char *vv_record_columns (const VvRecordMap *map, const char *alias);
/* "SELECT <all columns> FROM <table> t <tail>". Free with g_free(). */
char *vv_record_select (const VvRecordMap *map, const char *tail);
/* Fills a fresh record from the row stepped to, from column 0 on. DAMAGED when a state is an unknown word. */
gboolean vv_record_read (const VvRecordMap *map, VvStatement *statement, gpointer record, GError **error);
/* Inserts or updates the whole record. With a version: 0 inserts (EXISTS), others update the row of that
 * version (CONFLICT, NOT_FOUND). Without one: what has the same key is replaced. The record's version is left
 * as it is. */
gboolean vv_record_put (VvSql *sql, const VvRecordMap *map, gconstpointer record, GError **error);
/* Steps once; NOT_FOUND with the map's sentence when there is no row. */
gboolean vv_record_step_one (const VvRecordMap *map, VvStatement *statement, const char *id, GError **error);
/* Reads all rows into a list of what `make` makes. */
typedef gpointer (*VvRecordMake) (void);
GPtrArray *vv_record_read_all (const VvRecordMap *map,
                               VvStatement *statement,
                               VvRecordMake make,
                               GDestroyNotify free_record,
                               GError **error);
