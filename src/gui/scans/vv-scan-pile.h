/* vv-scan-pile.h: what a pile of scans amounts to, as a person sorts it: filed, asks you, missing, not ours.
 *
 * A line of "asks" is one question, not one page: a page with two doubtful rows is there twice. */
#pragma once

#include <gio/gio.h>

#include "vv-kit.h"
#include "vv-scans.h"

G_BEGIN_DECLS

typedef enum
{
  VV_PILE_FILED,
  VV_PILE_ASKS,
  VV_PILE_MISSING,
  VV_PILE_FOREIGN,
  VV_PILE_KINDS,
} VvPileKind;

/* A line of one of the four lists. */
#define VV_TYPE_SCAN_ITEM (vv_scan_item_get_type ())
G_DECLARE_FINAL_TYPE (VvScanItem, vv_scan_item, VV, SCAN_ITEM, GObject)

struct _VvScanItem
{
  GObject parent_instance;

  VvPileKind kind;
  VvMark mark;
  char *page;           /* scan page, NULL for a missing one */
  char *field;          /* the reading asked about; NULL: the page as a whole */
  char *document;       /* NULL when unknown */
  int number;           /* place in the pile from 1; for a missing page the printed number */
  char *subject;        /* whom it is about, "" or NULL */
  char *title, *detail; /* form, and whose it is with the question */
};

typedef struct
{
  GPtrArray *items[VV_PILE_KINDS]; /* VvScanItem* */
  int pages;                       /* in the pile */
  int torn;                        /* questions that are a torn code */
  int documents;                   /* that pages were filed to */
  char *files;                     /* names of the files, a few */
} VvPile;

void vv_pile_free (VvPile *pile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPile, vv_pile_free)

/* batch NULL: all piles together. */
VvPile *vv_pile_load (VvWorkspace *ws, const char *batch, GError **error);
/* The pile to begin with: the newest; all of them (*batch NULL) when it asks nothing and older ones do.
 * *batch is freed and set. */
gboolean vv_pile_choose_batch (VvWorkspace *ws, GPtrArray *batches, char **batch, GError **error);
/* "64 pages of Friday 28 August 2026". g_free() */
char *vv_pile_describe_batch (const VvScanBatch *batch);
/* Where the first line about a scanned page stands; without it `before`, as far as there are lines. */
guint vv_pile_find (GPtrArray *items, const char *page, guint before);
/* Why the program asks, in words (static); `why` is VvReading.why, may be NULL. */
const char *vv_scan_why (const char *why);
/* "Row 4: " from "ATT-08.c4.r4"; 0 when the field is no cell of a table. */
int vv_scan_row_of (const char *field);

G_END_DECLS
