#include <stdlib.h>
#include <string.h>

#include "vv-jpeg.h"
#include "vv-pdf.h"
#include "vv-tiff.h"

/* The bytes of a stream as qpdf hands them out: from malloc(). */
typedef struct
{
  unsigned char *data;
  size_t length;
} Stream;

static void
clear_stream (Stream *stream)
{
  free (stream->data);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stream, clear_stream)

static gboolean
read_stream (qpdf_data qpdf, qpdf_oh image, enum qpdf_stream_decode_level_e level, Stream *stream)
{
  QPDF_BOOL filtered = QPDF_FALSE;

  if ((qpdf_oh_get_stream_data (qpdf, image, level, &filtered, &stream->data, &stream->length) & QPDF_ERRORS)
      != 0)
    return FALSE;
  return stream->data && (level == qpdf_dl_none || filtered);
}

/* The only filter or parameters of it, whether written alone or in an array of one. */
static qpdf_oh
get_single (qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key (qpdf, dictionary, key);

  if (qpdf_oh_is_array (qpdf, value) && qpdf_oh_get_array_n_items (qpdf, value) == 1)
    return qpdf_oh_get_array_item (qpdf, value, 0);
  return value;
}

static gboolean
get_flag (qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key_if_dict (qpdf, dictionary, key);

  return qpdf_oh_is_bool (qpdf, value) && qpdf_oh_get_bool_value (qpdf, value);
}

/* 1 or 3 channels of plain grey or RGB; 0 for every other colour space. */
static int
count_channels (qpdf_data qpdf, qpdf_oh dictionary)
{
  qpdf_oh space = qpdf_oh_get_key (qpdf, dictionary, "/ColorSpace"), profile;

  if (qpdf_oh_is_name_and_equals (qpdf, space, "/DeviceGray"))
    return 1;
  if (qpdf_oh_is_name_and_equals (qpdf, space, "/DeviceRGB"))
    return 3;
  if (!qpdf_oh_is_array (qpdf, space) || qpdf_oh_get_array_n_items (qpdf, space) < 2)
    return 0;
  if (qpdf_oh_is_name_and_equals (qpdf, qpdf_oh_get_array_item (qpdf, space, 0), "/CalGray"))
    return 1;
  if (qpdf_oh_is_name_and_equals (qpdf, qpdf_oh_get_array_item (qpdf, space, 0), "/CalRGB"))
    return 3;
  if (!qpdf_oh_is_name_and_equals (qpdf, qpdf_oh_get_array_item (qpdf, space, 0), "/ICCBased"))
    return 0;
  profile = qpdf_oh_get_array_item (qpdf, space, 1);
  if (!qpdf_oh_is_stream (qpdf, profile))
    return 0;
  return (int)vv_pdf_get_number (qpdf, qpdf_oh_get_dict (qpdf, profile), "/N", 0);
}

/* Whether the samples are turned round: -1 if in a way that has to be drawn. */
static int
get_inversion (qpdf_data qpdf, qpdf_oh dictionary, int channels)
{
  qpdf_oh range = qpdf_oh_get_key (qpdf, dictionary, "/Decode");
  int inverted = 0;

  if (!qpdf_oh_is_array (qpdf, range))
    return 0;
  if (qpdf_oh_get_array_n_items (qpdf, range) != 2 * channels)
    return -1;
  for (int i = 0; i < channels; i++)
    {
      double from = qpdf_oh_get_numeric_value (qpdf, qpdf_oh_get_array_item (qpdf, range, 2 * i));
      double to = qpdf_oh_get_numeric_value (qpdf, qpdf_oh_get_array_item (qpdf, range, 2 * i + 1));

      if (from == 1 && to == 0)
        inverted++;
      else if (from != 0 || to != 1)
        return -1;
    }
  if (inverted != 0 && inverted != channels)
    return -1;
  return inverted > 0;
}

static int
choose_scale (const VvPdfPicture *picture, int max_size)
{
  if (max_size > 0)
    return vv_shrink_choose_screen_scale (picture->width, picture->height, max_size);
  return vv_shrink_choose_scale (picture->width, picture->height, picture->dpi);
}

static gboolean
decode_jpeg (qpdf_data qpdf, const VvPdfPicture *picture, int channels, int max_size, VvShrink *shrink)
{
  g_auto (Stream) stream = { NULL, 0 };
  VvJpegInfo info;
  gboolean truncated;

  if (!read_stream (qpdf, picture->image, qpdf_dl_none, &stream)
      || !vv_jpeg_inspect (stream.data, stream.length, &info))
    return FALSE;
  if (info.width != picture->width || info.height != picture->height
      || (info.components != 1 && info.components != 3))
    return FALSE;
  if (channels == 3)
    return vv_jpeg_decode_screen (stream.data, stream.length, &info, max_size, shrink, &truncated);
  return vv_jpeg_decode (stream.data, stream.length, 1, choose_scale (picture, max_size), shrink, &truncated);
}

static gboolean
decode_fax (qpdf_data qpdf,
            const VvPdfPicture *picture,
            qpdf_oh dictionary,
            gboolean inverted,
            int scale,
            VvShrink *shrink)
{
  g_auto (Stream) stream = { NULL, 0 };
  qpdf_oh parameters = get_single (qpdf, dictionary, "/DecodeParms");

  if (vv_pdf_get_number (qpdf, parameters, "/K", 0) >= 0 || get_flag (qpdf, parameters, "/EncodedByteAlign")
      || vv_pdf_get_number (qpdf, parameters, "/Columns", 1728) != picture->width)
    return FALSE;
  if (!read_stream (qpdf, picture->image, qpdf_dl_none, &stream) || stream.length > G_MAXINT)
    return FALSE;
  return vv_tiff_decode_g4 (stream.data, stream.length, picture->width, picture->height,
                            get_flag (qpdf, parameters, "/BlackIs1") != inverted, scale, shrink);
}

typedef struct
{
  int bits, from_channels, to_channels;
  gboolean inverted;
} Samples;

static void
convert_row (const Samples *samples, int width, const guint8 *from, guint8 *to)
{
  guint8 flip = samples->inverted ? 0xff : 0;

  for (int x = 0; x < width; x++)
    {
      guint8 rgb[3];

      if (samples->bits == 1)
        rgb[0] = rgb[1] = rgb[2] = ((from[x >> 3] >> (7 - (x & 7)) & 1) ? 255 : 0) ^ flip;
      else
        for (int c = 0; c < 3; c++)
          rgb[c] = from[x * samples->from_channels + (samples->from_channels == 3 ? c : 0)] ^ flip;
      if (samples->to_channels == 3)
        memcpy (to + 3 * x, rgb, 3);
      else if (samples->from_channels == 1)
        to[x] = rgb[0];
      else
        to[x] = (guint8)((rgb[0] * 77 + rgb[1] * 150 + rgb[2] * 29) >> 8);
    }
}

static gboolean
decode_samples (qpdf_data qpdf,
                const VvPdfPicture *picture,
                const Samples *samples,
                int scale,
                VvShrink *shrink)
{
  g_auto (Stream) stream = { NULL, 0 };
  g_autofree guint8 *row = NULL;
  gsize length = ((gsize)picture->width * samples->bits * samples->from_channels + 7) / 8;

  if ((samples->bits != 8 && (samples->bits != 1 || samples->from_channels != 1))
      || !read_stream (qpdf, picture->image, qpdf_dl_generalized, &stream)
      || stream.length / length < (gsize)picture->height)
    return FALSE;
  row = g_malloc ((gsize)picture->width * samples->to_channels);
  vv_shrink_init (shrink, picture->width, picture->height, samples->to_channels, scale);
  for (int y = 0; y < picture->height; y++)
    {
      convert_row (samples, picture->width, stream.data + (gsize)y * length, row);
      vv_shrink_add (shrink, row);
    }
  return TRUE;
}

gboolean
vv_pdf_decode_picture (qpdf_data qpdf,
                       const VvPdfPicture *picture,
                       int channels,
                       int max_size,
                       VvShrink *shrink,
                       gboolean *bilevel)
{
  qpdf_oh dictionary = qpdf_oh_get_dict (qpdf, picture->image);
  qpdf_oh filter = get_single (qpdf, dictionary, "/Filter");
  int from_channels = count_channels (qpdf, dictionary);
  Samples samples
      = { (int)vv_pdf_get_number (qpdf, dictionary, "/BitsPerComponent", 0), from_channels, channels, FALSE };
  int inversion;

  *bilevel = samples.bits == 1;
  memset (shrink, 0, sizeof *shrink);
  if (from_channels != 1 && from_channels != 3)
    return FALSE;
  inversion = get_inversion (qpdf, dictionary, from_channels);
  if (inversion < 0)
    return FALSE;
  samples.inverted = inversion;
  if (qpdf_oh_is_name_and_equals (qpdf, filter, "/DCTDecode"))
    return !inversion && decode_jpeg (qpdf, picture, channels, max_size, shrink);
  if (qpdf_oh_is_name_and_equals (qpdf, filter, "/CCITTFaxDecode"))
    return channels == 1 && samples.bits == 1
           && decode_fax (qpdf, picture, dictionary, inversion, choose_scale (picture, max_size), shrink);
  return decode_samples (qpdf, picture, &samples, choose_scale (picture, max_size), shrink);
}
