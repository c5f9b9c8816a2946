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
} VvPageResult;
void vv_page_result_free (VvPageResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPageResult, vv_page_result_free)

typedef enum
{
  VV_SCAN_COUNTED, /* pages of a file: `count`, or `error` */
  VV_SCAN_ASKED,   /* a reader wants the layout of `document`: answer with vv_scan_message_answer() */
  VV_SCAN_READ,    /* `result` */
} VvScanMessageKind;

typedef struct
{
  VvScanMessageKind kind;
  int file, count;
  GError *error;
  char *document;
  GAsyncQueue *reply;
  VvPageResult *result;
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
/* Waits for the next message. */
VvScanMessage *vv_scan_pool_wait (VvScanPool *pool);
/* NULL when none waits. */
VvScanMessage *vv_scan_pool_try (VvScanPool *pool);

/* One image with a known layout: reads page `number`. (transfer full) VvReading*. */
GPtrArray *vv_scan_reader_read_marks (VvScanReader *reader,
                                      const VvImage *image,
                                      const VvPagePose *pose,
                                      const VvLayout *layout,
                                      int number,
                                      GError **error);
