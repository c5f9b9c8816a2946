/* vv-scan.h: what came back on paper: batches, page images and what was read on them. */
#pragma once

#include <glib.h>

typedef enum
{
  VV_PAGE_FILED,     /* recognised, everything read */
  VV_PAGE_REVIEW,    /* recognised and filed, some readings wait for a person */
  VV_PAGE_DUPLICATE, /* the same image, or a page that adds no ink */
  VV_PAGE_UNKNOWN,   /* kept, no record found */
  VV_PAGE_FAILED,    /* could not be opened */
} VvPageState;

const char *vv_page_state_to_string (VvPageState state);
gboolean vv_page_state_from_string (const char *text, VvPageState *state);

typedef enum
{
  VV_READING_READ,
  VV_READING_EMPTY,
  VV_READING_REVIEW,
} VvReadingState;

const char *vv_reading_state_to_string (VvReadingState state);
gboolean vv_reading_state_from_string (const char *text, VvReadingState *state);

/* One field as read from one scanned page. Choices and ratings carry `values` (one or none for a single
 * choice); signatures carry `is_signature` and `is_signed`. */
typedef struct
{
  char *field; /* "IMQ-05", "AGR-40.c2.r1" */
  VvReadingState state;
  double confidence; /* 0..1 */
  gboolean is_signature;
  gboolean is_signed;   /* means something only in state READ */
  gboolean is_multiple; /* several choices are allowed */
  char **values;   /* options ticked: running numbers or rating numbers; what is proposed while in REVIEW */
  char **doubtful; /* options a person must look at; non-empty exactly in REVIEW of several choices */
  char *why; /* fixed word for the doubt: "two_marks", "faint", "corrected", "beside", "bilevel", "stain",
              * "edge", "weak_fit", "ink_gone"; NULL */
  char *settled_by; /* person id who confirmed, NULL while only the program has read it */
} VvReading;

VvReading *vv_reading_new (const char *field);
VvReading *vv_reading_copy (const VvReading *reading);
void vv_reading_free (VvReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvReading, vv_reading_free)

/* One page of one imported file. The file itself is kept whole, once, under its hash. */
typedef struct
{
  char *id;
  char *batch;
  char *file;   /* name as imported, without folder */
  char *sha256; /* of the file: key of the kept original */
  int index;    /* page of the file, from 0 */
  VvPageState state;
  char *why;      /* fixed word: "no_code", "torn_code", "other_workspace", "same_image", "no_new_ink",
                   * "encrypted", "damaged",      "empty_file", "not_an_image", "unsure", "weak_fit"; NULL */
  char *message;  /* the sentence for the person */
  char *document; /* id, NULL when unknown */
  char *form;
  int page, of; /* printed page n of m, 0 when unknown */
  char *language;
  int rotation; /* degrees clockwise that bring the page upright: 0, 90, 180, 270 */
  gboolean has_transform;
  double transform[9]; /* row-major 3x3: page mm → pixels of the page image as in the file */
  double fit;          /* largest registration error, mm */
  char *payload;       /* of the code, NULL if none was read */
  GPtrArray *readings; /* VvReading* */
} VvScanPage;

VvScanPage *vv_scan_page_new (const char *id);
void vv_scan_page_free (VvScanPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvScanPage, vv_scan_page_free)

typedef struct
{
  char *id;
  char *imported_at; /* UTC */
  char *imported_by; /* person id */
  int pages;
} VvScanBatch;

VvScanBatch *vv_scan_batch_new (const char *id);
void vv_scan_batch_free (VvScanBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvScanBatch, vv_scan_batch_free)
