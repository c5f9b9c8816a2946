#include "vv-extract.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-jpeg.h"
#include "vv-pdf.h"

#define MAX_SIDE 20000
#define POINTS_PER_INCH 72.0
#define A4_SHORT 595.276
#define A4_LONG 841.890
#define MIN_PAGE 36.0
#define MAX_PAGE 5000.0

/* Pixels as they go into a PDF. */
typedef struct
{
  int width, height, bits, channels;
  guint8 *data;
  gsize length;
} Samples;

static void
clear_samples (Samples *samples)
{
  g_free (samples->data);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Samples, clear_samples)

static gboolean
is_grey (const VvPicture *picture, gboolean *bilevel)
{
  gsize n = (gsize)picture->width * picture->height;

  *bilevel = TRUE;
  for (gsize i = 0; i < n; i++)
    {
      const guint8 *p = picture->pixels + 3 * i;

      if (p[0] != p[1] || p[0] != p[2])
        return FALSE;
      *bilevel = *bilevel && (p[0] == 0 || p[0] == 255);
    }
  return TRUE;
}

/* As few bits as keep every pixel. */
static void
pack_picture (VvPicture *picture, Samples *samples)
{
  gboolean bilevel, grey = is_grey (picture, &bilevel);
  gsize stride;

  bilevel = bilevel && grey;
  samples->width = picture->width;
  samples->height = picture->height;
  samples->bits = bilevel ? 1 : 8;
  samples->channels = grey ? 1 : 3;
  stride = ((gsize)picture->width * samples->bits * samples->channels + 7) / 8;
  samples->length = stride * (gsize)picture->height;
  if (!grey)
    {
      samples->data = g_steal_pointer (&picture->pixels);
      return;
    }
  samples->data = g_malloc0 (samples->length);
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      {
        guint8 value = picture->pixels[(gsize)y * picture->stride + 3 * x];

        if (bilevel)
          samples->data[(gsize)y * stride + (x >> 3)] |= (guint8)((value & 1) << (7 - (x & 7)));
        else
          samples->data[(gsize)y * stride + x] = value;
      }
}

static const char *
get_colour_space (int channels)
{
  if (channels == 1)
    return "/DeviceGray";
  return channels == 3 ? "/DeviceRGB" : "/DeviceCMYK";
}

static qpdf_oh
make_image (qpdf_data qpdf, int width, int height, int bits, int channels, const char *more)
{
  qpdf_oh stream = qpdf_oh_new_stream (qpdf);
  g_autofree char *text
      = g_strdup_printf ("<< /Width %d /Height %d /BitsPerComponent %d %s >>", width, height, bits, more);
  qpdf_oh fields = qpdf_oh_parse (qpdf, text), dictionary = qpdf_oh_get_dict (qpdf, stream);
  static const char *const keys[] = { "/Width", "/Height", "/BitsPerComponent", "/Decode" };

  qpdf_oh_replace_key (qpdf, dictionary, "/Type", qpdf_oh_new_name (qpdf, "/XObject"));
  qpdf_oh_replace_key (qpdf, dictionary, "/Subtype", qpdf_oh_new_name (qpdf, "/Image"));
  qpdf_oh_replace_key (qpdf, dictionary, "/ColorSpace", qpdf_oh_new_name (qpdf, get_colour_space (channels)));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (qpdf_oh_has_key (qpdf, fields, keys[i]))
      qpdf_oh_replace_key (qpdf, dictionary, keys[i], qpdf_oh_get_key (qpdf, fields, keys[i]));
  return stream;
}

/* The size on paper: as the file says, or A4 as far as the proportions go. */
static void
choose_page_size (int width, int height, double dpi, double *across, double *down)
{
  double scale;

  *across = dpi > 0 ? width * POINTS_PER_INCH / dpi : 0;
  *down = dpi > 0 ? height * POINTS_PER_INCH / dpi : 0;
  if (*across >= MIN_PAGE && *down >= MIN_PAGE && *across <= MAX_PAGE && *down <= MAX_PAGE)
    return;
  if (width > height)
    scale = MIN (A4_LONG / width, A4_SHORT / height);
  else
    scale = MIN (A4_SHORT / width, A4_LONG / height);
  *across = width * scale;
  *down = height * scale;
}

static gboolean
add_image_page (qpdf_data qpdf, qpdf_oh image, int width, int height, double dpi, int rotation)
{
  double across, down;
  char sizes[2][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *page_text = NULL, *content_text = NULL;
  qpdf_oh page, content, resources, objects;

  choose_page_size (width, height, dpi, &across, &down);
  g_ascii_formatd (sizes[0], sizeof sizes[0], "%.3f", across);
  g_ascii_formatd (sizes[1], sizeof sizes[1], "%.3f", down);
  page_text
      = g_strdup_printf ("<< /Type /Page /MediaBox [0 0 %s %s] /Rotate %d /Resources << /XObject << >> >> >>",
                         sizes[0], sizes[1], rotation);
  content_text = g_strdup_printf ("q %s 0 0 %s 0 0 cm /Im0 Do Q\n", sizes[0], sizes[1]);
  page = qpdf_oh_parse (qpdf, page_text);
  resources = qpdf_oh_get_key (qpdf, page, "/Resources");
  objects = qpdf_oh_get_key (qpdf, resources, "/XObject");
  qpdf_oh_replace_key (qpdf, objects, "/Im0", image);
  content = qpdf_oh_new_stream (qpdf);
  qpdf_oh_replace_stream_data (qpdf, content, (const unsigned char *)content_text, strlen (content_text),
                               qpdf_oh_new_null (qpdf), qpdf_oh_new_null (qpdf));
  qpdf_oh_replace_key (qpdf, page, "/Contents", content);
  return (qpdf_add_page (qpdf, qpdf, qpdf_make_indirect_object (qpdf, page), QPDF_FALSE) & QPDF_ERRORS) == 0;
}

/* A JPEG goes in as it is, nothing lost; FALSE when it has to be decoded, as a mirrored one does. */
static gboolean
add_jpeg (qpdf_data qpdf, const VvSource *source)
{
  static const int rotations[9] = { 0, 0, -1, 180, -1, -1, 90, -1, 270 };
  VvJpegInfo info;
  qpdf_oh image;

  if (!vv_jpeg_inspect (source->data, source->length, &info) || rotations[info.orientation] < 0
      || info.components == 2)
    return FALSE;
  image = make_image (qpdf, info.width, info.height, 8, info.components,
                      info.components == 4 && info.inverted ? "/Decode [1 0 1 0 1 0 1 0]" : "");
  qpdf_oh_replace_stream_data (qpdf, image, source->data, source->length,
                               qpdf_oh_new_name (qpdf, "/DCTDecode"), qpdf_oh_new_null (qpdf));
  return add_image_page (qpdf, image, info.width, info.height, info.dpi, rotations[info.orientation]);
}

static gboolean
add_picture (qpdf_data qpdf, VvSource *source, int index, GError **error)
{
  g_autoptr (VvPicture) picture = vv_source_colour (source, index, MAX_SIDE, error);
  g_auto (Samples) samples = { 0 };
  qpdf_oh image;

  if (!picture)
    return FALSE;
  pack_picture (picture, &samples);
  image = make_image (qpdf, samples.width, samples.height, samples.bits, samples.channels, "");
  qpdf_oh_replace_stream_data (qpdf, image, samples.data, samples.length, qpdf_oh_new_null (qpdf),
                               qpdf_oh_new_null (qpdf));
  return add_image_page (qpdf, image, samples.width, samples.height, source->format->dpi (source, index), 0)
         || vv_source_fail_page (source, index, error);
}

static gboolean
add_page (qpdf_data qpdf, GPtrArray *sources, int file, int index, GError **error)
{
  VvSource *source = file >= 0 && (guint)file < sources->len ? sources->pdata[file] : NULL;
  VvPdf *pdf;

  if (!source || index < 0 || index >= source->n_pages)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("There is no page %d in file %d."), index + 1,
                   file + 1);
      return FALSE;
    }
  if (source->format == &vv_format_jpeg && add_jpeg (qpdf, source))
    return TRUE;
  if (source->format != &vv_format_pdf)
    return add_picture (qpdf, source, index, error);
  pdf = source->decoder;
  return (qpdf_add_page (qpdf, pdf->qpdf, qpdf_get_page_n (pdf->qpdf, (size_t)index), QPDF_FALSE)
          & QPDF_ERRORS)
             == 0
         || vv_source_fail_page (source, index, error);
}

static GBytes *
write_pdf (qpdf_data qpdf, GError **error)
{
  if ((qpdf_init_write_memory (qpdf) & QPDF_ERRORS) == 0)
    {
      qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
      qpdf_set_object_stream_mode (qpdf, qpdf_o_generate);
      if ((qpdf_write (qpdf) & QPDF_ERRORS) == 0)
        return g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
    }
  g_set_error_literal (error, VV_ERROR, VV_ERROR_FOREIGN,
                       _ ("The pages could not be put into one PDF: one of the files is damaged."));
  return NULL;
}

GBytes *
vv_extract (GPtrArray *sources, const gint32 *picks, guint n, GError **error)
{
  qpdf_data qpdf = qpdf_init ();
  GBytes *bytes = NULL;
  gboolean complete = TRUE;

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  qpdf_empty_pdf (qpdf);
  for (guint i = 0; i < n && complete; i++)
    complete = add_page (qpdf, sources, picks[2 * i], picks[2 * i + 1], error);
  if (complete)
    bytes = write_pdf (qpdf, error);
  qpdf_cleanup (&qpdf);
  return bytes;
}
