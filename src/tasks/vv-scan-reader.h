/* vv-scan-reader.h: reads pages away from the thread that owns the store. For tasks only.
 *
 * A reader holds what one thread needs: helper process, locator, painter. A VvScanPool runs as many as there
 * are processors. The layout of a document is asked of the owner through the message queue, so no reader sees
 * the store. */
#pragma once

#include <gio/gio.h>
#include "vv-helper.h"
#include "vv-image.h"
#include "vv-layout.h"
#include "vv-locate.h"
#include "vv-painter.h"
#include "vv-read.h"

/* What one thread reads with. */
typedef struct
{
  VvHelper *helper;
  VvLocator *locator;
  VvPainter *painter;
  char *path;         /* of the file that is open */
  VvHelperFile *file; /* NULL when none is */
} VvScanReader;

VvScanReader *vv_scan_reader_new (GError **error);
void vv_scan_reader_free (VvScanReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvScanReader, vv_scan_reader_free)

/* What is known of one page after reading. */
typedef struct
{
  int file, index;
  GError *error; /* the page could not be opened */
  VvPagePose pose;
  gboolean known;      /* its document is in this workspace */
  GPtrArray *readings; /* VvReading*; NULL unless known */
  gboolean compared;   /* with an earlier scan of the same page */
  VvInkChange change;  /* what that showed */
} VvPageResult;
void vv_page_result_free (VvPageResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPageResult, vv_page_result_free)

typedef enum
{
  VV_SCAN_COUNTED,  /* pages of a file: `count`, or `error` */
  VV_SCAN_ASKED,    /* a reader wants the layout of `document`: answer with vv_scan_message_answer() */
  VV_SCAN_READ,     /* `result` */
  VV_SCAN_COMPARED, /* page `count` of the file shows `change` */
} VvScanMessageKind;

/* An earlier scan of a page: its file as it is kept, and what to compare with. */
typedef struct
{
  GBytes *bytes;
  char *name;
  int index;
  char *layout; /* JSON of the document */
  int page;     /* of the document, from 1 */
} VvScanEarlier;
void vv_scan_earlier_free (VvScanEarlier *earlier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvScanEarlier, vv_scan_earlier_free)

typedef struct
{
  VvScanMessageKind kind;
  int file, count;
  GError *error;
  char *document;
  GAsyncQueue *reply;
  VvPageResult *result;
  VvInkChange change;
} VvScanMessage;
void vv_scan_message_free (VvScanMessage *message);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvScanMessage, vv_scan_message_free)
/* layout_json NULL: no such document here, or not that page. */
void vv_scan_message_answer (VvScanMessage *message, const char *layout_json);

typedef struct _VvScanPool VvScanPool;
/* Told from any thread that a message waits; may be NULL. */
typedef void (*VvScanWake) (gpointer data);
VvScanPool *vv_scan_pool_new (GCancellable *cancellable, VvScanWake wake, gpointer data, GError **error);
/* Waits for the readers; what they still say is thrown away. */
void vv_scan_pool_free (VvScanPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvScanPool, vv_scan_pool_free)
void vv_scan_pool_count (VvScanPool *pool, int file, const char *path);
void vv_scan_pool_read (VvScanPool *pool, int file, const char *path, int index);
/* Page `index` of the file beside an earlier scan of it; goes before all that waits to be read. A page that
 * cannot be compared is VV_INK_BOTH: a person looks. */
void vv_scan_pool_compare (VvScanPool *pool,
                           int file,
                           const char *path,
                           int index,
                           VvScanEarlier *earlier /* (transfer full) */);
/* Waits for the next message. */
VvScanMessage *vv_scan_pool_wait (VvScanPool *pool);
/* NULL when none waits. */
VvScanMessage *vv_scan_pool_try (VvScanPool *pool);
