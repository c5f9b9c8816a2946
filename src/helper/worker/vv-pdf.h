/* vv-pdf.h: PDF. A page that is one picture hands over its stream as it lies there; anything else is drawn.
 */
#pragma once

#include <poppler.h>
#include <qpdf/qpdf-c.h>

#include "vv-shrink.h"
#include "vv-source.h"

typedef struct
{
  qpdf_data qpdf;
  PopplerDocument *document; /* opened when the first page has to be drawn */
  GBytes *bytes;             /* for Poppler, not copied */
} VvPdf;

/* The one picture that makes up a page. */
typedef struct
{
  qpdf_oh image;
  int width, height; /* pixels of the stream */
  int orientation;   /* turns the stream upright */
  double dpi;
} VvPdfPicture;

/* Whether the page shows nothing but one upright or turned picture that fills it (an invisible text layer of
 * an OCR program does not count). */
gboolean vv_pdf_find_picture (qpdf_data qpdf, qpdf_oh page, VvPdfPicture *picture);
/* Decodes its stream; FALSE when it is of a kind that has to be drawn. */
gboolean vv_pdf_decode_picture (qpdf_data qpdf,
                                const VvPdfPicture *picture,
                                int channels,
                                int max_size,
                                VvShrink *shrink,
                                gboolean *bilevel);
/* Draws with Poppler. `max_size` 0: for reading, at the density of `picture` if there is one, else 200 dpi.
 */
VvImage *vv_pdf_draw_grey (VvSource *source, int index, const VvPdfPicture *picture, GError **error);
VvPicture *vv_pdf_draw_colour (VvSource *source, int index, int max_size, GError **error);
GPtrArray *vv_pdf_fields (VvSource *source, GError **error);
/* A number of a dictionary or `otherwise`. */
double vv_pdf_get_number (qpdf_data qpdf, qpdf_oh dictionary, const char *key, double otherwise);
