/* vv-source.h: one opened foreign file inside the worker, whatever its format. */
#pragma once

#include <glib.h>
#include "vv-image.h"

typedef struct _VvSource VvSource;

/* What a format can do. Pages are numbered from 0 and within range. */
typedef struct
{
  int kind; /* VvHelperKind */
  gboolean (*recognise) (const guint8 *data, gsize length);
  /* Sets n_pages and, if it needs one, decoder. */
  gboolean (*open) (VvSource *source, GError **error);
  void (*close) (VvSource *source);
  VvImage *(*page) (VvSource *source, int index, GError **error);
  VvPicture *(*colour) (VvSource *source, int index, int max_size, GError **error);
  /* Pixels of the file per inch, 0 when it does not say; NULL for PDF. */
  double (*dpi) (VvSource *source, int index);
} VvFormat;

struct _VvSource
{
  const VvFormat *format;
  const guint8 *data; /* not owned */
  gsize length;
  char *name; /* for messages */
  int n_pages;
  gpointer decoder;
};

extern const VvFormat vv_format_pdf, vv_format_tiff, vv_format_png, vv_format_jpeg;

/* By content only. The data must outlive the source. */
VvSource *vv_source_new (const guint8 *data, gsize length, const char *name, GError **error);
void vv_source_free (VvSource *source);
VvImage *vv_source_page (VvSource *source, int index, GError **error);
VvPicture *vv_source_colour (VvSource *source, int index, int max_size, GError **error);
/* Names and values of the form fields of a PDF (char *, by turns). */
GPtrArray *vv_source_fields (VvSource *source, GError **error);

/* Errors that several formats share; all return FALSE. */
gboolean vv_source_fail_damaged (const VvSource *source, GError **error);
gboolean vv_source_fail_truncated (const VvSource *source, GError **error);
gboolean vv_source_fail_page (const VvSource *source, int index, GError **error);
/* Checks the stated size before anything is decoded. */
gboolean vv_source_check_size (const VvSource *source, gint64 width, gint64 height, GError **error);
/* A sentence if the format is known but refused, by its first bytes; else NULL. */
const char *vv_source_refusal (const guint8 *data, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvSource, vv_source_free)
