#include "vv-pdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-helper.h"

#define MAX_FIELDS 10000
#define MAX_FIELD_DEPTH 16
#define SEARCHED_FOR_HEADER 1024

typedef struct
{
  qpdf_data qpdf;
  GPtrArray *fields; /* names and values by turns */
} Collector;

/* Some programs put a few bytes before the header; readers look for it in the first kilobyte. */
static gboolean
recognise (const guint8 *data, gsize length)
{
  return memmem (data, MIN (length, SEARCHED_FOR_HEADER), "%PDF-", 5) != NULL;
}

static gboolean
fail_open (VvSource *source, qpdf_data qpdf, GError **error)
{
  qpdf_error cause = qpdf_get_error (qpdf);

  if (cause && qpdf_get_error_code (qpdf, cause) == qpdf_e_password)
    {
      g_set_error (
          error, VV_ERROR, VV_ERROR_FOREIGN,
          _ ("“%s” is protected by a password: print it to a new PDF without a password and try again."),
          source->name);
      return FALSE;
    }
  if (!memmem (source->data, source->length, "%%EOF", 5))
    return vv_source_fail_truncated (source, error);
  return vv_source_fail_damaged (source, error);
}

static gboolean
open_file (VvSource *source, GError **error)
{
  VvPdf *pdf = g_new0 (VvPdf, 1);

  source->decoder = pdf;
  pdf->qpdf = qpdf_init ();
  qpdf_silence_errors (pdf->qpdf);
  qpdf_set_suppress_warnings (pdf->qpdf, QPDF_TRUE);
  if ((qpdf_read_memory (pdf->qpdf, "memory", (const char *)source->data, source->length, NULL) & QPDF_ERRORS)
      != 0)
    return fail_open (source, pdf->qpdf, error);
  source->n_pages = qpdf_get_num_pages (pdf->qpdf);
  if (source->n_pages < 1)
    return fail_open (source, pdf->qpdf, error);
  if ((qpdf_push_inherited_attributes_to_page (pdf->qpdf) & QPDF_ERRORS) != 0)
    return fail_open (source, pdf->qpdf, error);
  return TRUE;
}

static void
close_file (VvSource *source)
{
  VvPdf *pdf = source->decoder;

  if (!pdf)
    return;
  g_clear_object (&pdf->document);
  g_clear_pointer (&pdf->bytes, g_bytes_unref);
  qpdf_cleanup (&pdf->qpdf);
  g_free (pdf);
}

static VvImage *
read_page (VvSource *source, int index, GError **error)
{
  VvPdf *pdf = source->decoder;
  qpdf_oh page = qpdf_get_page_n (pdf->qpdf, (size_t)index);
  VvPdfPicture picture;
  gboolean is_picture = vv_pdf_find_picture (pdf->qpdf, page, &picture), bilevel = FALSE;
  VvImage *image;
  VvShrink shrink;

  if (is_picture && !vv_source_check_size (source, picture.width, picture.height, error))
    return NULL;
  if (is_picture && vv_pdf_decode_picture (pdf->qpdf, &picture, 1, 0, &shrink, &bilevel))
    return vv_shrink_take_image (&shrink, picture.dpi, bilevel, picture.orientation);
  image = vv_pdf_draw_grey (source, index, is_picture ? &picture : NULL, error);
  if (image)
    image->bilevel = bilevel;
  return image;
}

/* qpdf keeps every handle that was asked for: let go of them after each page, or a long pile grows. A damage
 * that it met has shown in what came back. */
static void
release_handles (VvPdf *pdf)
{
  if (qpdf_has_error (pdf->qpdf))
    qpdf_get_error (pdf->qpdf);
  qpdf_oh_release_all (pdf->qpdf);
}

static VvImage *
read_page_and_release (VvSource *source, int index, GError **error)
{
  VvPdf *pdf = source->decoder;
  VvImage *image = read_page (source, index, error);

  release_handles (pdf);
  return image;
}

static VvPicture *
read_colour (VvSource *source, int index, int max_size, GError **error)
{
  VvPdf *pdf = source->decoder;
  qpdf_oh page = qpdf_get_page_n (pdf->qpdf, (size_t)index);
  VvPdfPicture picture;
  gboolean is_picture = vv_pdf_find_picture (pdf->qpdf, page, &picture), bilevel;
  VvShrink shrink;

  if (is_picture && !vv_source_check_size (source, picture.width, picture.height, error))
    return NULL;
  if (is_picture && vv_pdf_decode_picture (pdf->qpdf, &picture, 3, max_size, &shrink, &bilevel))
    return vv_shrink_take_picture (&shrink, picture.orientation);
  return vv_pdf_draw_colour (source, index, max_size, error);
}

static VvPicture *
read_colour_and_release (VvSource *source, int index, int max_size, GError **error)
{
  VvPdf *pdf = source->decoder;
  VvPicture *picture = read_colour (source, index, max_size, error);

  release_handles (pdf);
  return picture;
}

static char *
get_text (qpdf_data qpdf, qpdf_oh value)
{
  if (qpdf_oh_is_name (qpdf, value))
    return g_strdup (qpdf_oh_get_name (qpdf, value) + 1);
  if (qpdf_oh_is_string (qpdf, value))
    return g_strdup (qpdf_oh_get_utf8_value (qpdf, value));
  return g_strdup ("");
}

static void
collect_fields (Collector *collector, qpdf_oh field, const char *parent, int depth)
{
  qpdf_data qpdf = collector->qpdf;
  qpdf_oh title = qpdf_oh_get_key_if_dict (qpdf, field, "/T"),
          kids = qpdf_oh_get_key_if_dict (qpdf, field, "/Kids");
  g_autofree char *own
      = qpdf_oh_is_string (qpdf, title) ? g_strdup (qpdf_oh_get_utf8_value (qpdf, title)) : NULL;
  g_autofree char *name
      = own && *parent ? g_strconcat (parent, ".", own, NULL) : g_strdup (own ? own : parent);
  int n_kids = qpdf_oh_is_array (qpdf, kids) ? qpdf_oh_get_array_n_items (qpdf, kids) : 0;
  gboolean branches = FALSE;

  if (depth > MAX_FIELD_DEPTH || collector->fields->len >= 2 * MAX_FIELDS)
    return;
  for (int i = 0; i < n_kids; i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (qpdf, kids, i);

      /* Kids without a title are only the places where one field shows. */
      if (!qpdf_oh_is_dictionary (qpdf, kid) || !qpdf_oh_has_key (qpdf, kid, "/T"))
        continue;
      branches = TRUE;
      collect_fields (collector, kid, name, depth + 1);
    }
  if (branches || !*name)
    return;
  g_ptr_array_add (collector->fields, g_strdup (name));
  g_ptr_array_add (collector->fields, get_text (qpdf, qpdf_oh_get_key_if_dict (qpdf, field, "/V")));
}

GPtrArray *
vv_pdf_fields (VvSource *source, GError **error)
{
  VvPdf *pdf = source->decoder;
  Collector collector = { pdf->qpdf, g_ptr_array_new_with_free_func (g_free) };
  qpdf_oh form = qpdf_oh_get_key_if_dict (pdf->qpdf, qpdf_get_root (pdf->qpdf), "/AcroForm");
  qpdf_oh fields = qpdf_oh_get_key_if_dict (pdf->qpdf, form, "/Fields");
  int n = qpdf_oh_is_array (pdf->qpdf, fields) ? qpdf_oh_get_array_n_items (pdf->qpdf, fields) : 0;

  for (int i = 0; i < n; i++)
    collect_fields (&collector, qpdf_oh_get_array_item (pdf->qpdf, fields, i), "", 0);
  release_handles (pdf);
  return collector.fields;
}

const VvFormat vv_format_pdf = {
  .kind = VV_HELPER_PDF,
  .recognise = recognise,
  .open = open_file,
  .close = close_file,
  .page = read_page_and_release,
  .colour = read_colour_and_release,
};
