#include "vv-jpeg.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#include "vv-helper.h"

#define EXIF_MARKER (JPEG_APP0 + 1)
#define MAX_EXIF_ENTRIES 200
#define MAX_SCANS 500
#define CM_PER_INCH 2.54

/* libjpeg leaves through longjmp(); what the decoding owns stands here, so that it can be given back after
 * it. */
typedef struct
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf escape;
  gboolean truncated;
  guint8 *row, *rgb;
} Decoder;

static void
on_error_met_cb (j_common_ptr jpeg)
{
  Decoder *decoder = jpeg->client_data;

  longjmp (decoder->escape, 1);
}

static void
on_message_met_cb (j_common_ptr jpeg, int level)
{
  Decoder *decoder = jpeg->client_data;

  if (level < 0 && jpeg->err->msg_code == JWRN_JPEG_EOF)
    decoder->truncated = TRUE;
}

static void
on_message_printed_cb (j_common_ptr jpeg)
{
}

/* A progressive file can ask for any number of passes over a large picture. */
static void
on_progress_made_cb (j_common_ptr jpeg)
{
  Decoder *decoder = jpeg->client_data;

  if (decoder->jpeg.input_scan_number > MAX_SCANS)
    longjmp (decoder->escape, 1);
}

static void
start_decoder (Decoder *decoder)
{
  memset (decoder, 0, sizeof *decoder);
  decoder->jpeg.err = jpeg_std_error (&decoder->errors);
  decoder->errors.error_exit = on_error_met_cb;
  decoder->errors.emit_message = on_message_met_cb;
  decoder->errors.output_message = on_message_printed_cb;
  decoder->progress.progress_monitor = on_progress_made_cb;
  decoder->jpeg.client_data = decoder;
}

static void
stop_decoder (Decoder *decoder)
{
  jpeg_destroy_decompress (&decoder->jpeg);
  g_free (decoder->row);
  g_free (decoder->rgb);
}

static guint
read_number (const guint8 *at, int size, gboolean big)
{
  guint value = 0;

  for (int i = 0; i < size; i++)
    value |= (guint)at[i] << 8 * (big ? size - 1 - i : i);
  return value;
}

/* Resolution and orientation from the first directory of an EXIF block. */
static void
read_exif (const guint8 *data, gsize length, VvJpegInfo *info)
{
  const guint8 *tiff = data + 6;
  gboolean big;
  guint offset, entries, unit = 2;
  double resolution = 0;

  if (length < 14 || memcmp (data, "Exif\0\0", 6) != 0)
    return;
  length -= 6;
  big = tiff[0] == 'M';
  offset = read_number (tiff + 4, 4, big);
  if (offset > length - 2)
    return;
  entries = MIN (read_number (tiff + offset, 2, big), MAX_EXIF_ENTRIES);
  for (guint i = 0; i < entries && offset + 2 + (gsize)(i + 1) * 12 <= length; i++)
    {
      const guint8 *entry = tiff + offset + 2 + i * 12;
      guint tag = read_number (entry, 2, big), at = read_number (entry + 8, 4, big);

      if (tag == 0x0112)
        info->orientation = (int)CLAMP (read_number (entry + 8, 2, big), 1, 8);
      if (tag == 0x0128)
        unit = read_number (entry + 8, 2, big);
      if (tag == 0x011a && length >= 8 && at <= length - 8 && read_number (tiff + at + 4, 4, big) > 0)
        resolution = (double)read_number (tiff + at, 4, big) / read_number (tiff + at + 4, 4, big);
    }
  if (info->dpi <= 0)
    info->dpi = unit == 3 ? resolution * CM_PER_INCH : resolution;
}

static void
read_density (const struct jpeg_decompress_struct *jpeg, VvJpegInfo *info)
{
  if (jpeg->saw_JFIF_marker && jpeg->density_unit == 1)
    info->dpi = jpeg->X_density;
  if (jpeg->saw_JFIF_marker && jpeg->density_unit == 2)
    info->dpi = jpeg->X_density * CM_PER_INCH;
  if (info->dpi <= 1)
    info->dpi = 0;
  for (jpeg_saved_marker_ptr marker = jpeg->marker_list; marker; marker = marker->next)
    if (marker->marker == EXIF_MARKER)
      read_exif (marker->data, marker->data_length, info);
}

gboolean
vv_jpeg_inspect (const guint8 *data, gsize length, VvJpegInfo *info)
{
  Decoder decoder;

  memset (info, 0, sizeof *info);
  info->orientation = VV_UPRIGHT;
  start_decoder (&decoder);
  if (setjmp (decoder.escape))
    {
      stop_decoder (&decoder);
      return FALSE;
    }
  jpeg_create_decompress (&decoder.jpeg);
  jpeg_mem_src (&decoder.jpeg, data, length);
  jpeg_save_markers (&decoder.jpeg, EXIF_MARKER, 0xffff);
  jpeg_read_header (&decoder.jpeg, TRUE);
  info->width = (int)decoder.jpeg.image_width;
  info->height = (int)decoder.jpeg.image_height;
  info->components = decoder.jpeg.num_components;
  info->inverted = decoder.jpeg.saw_Adobe_marker;
  read_density (&decoder.jpeg, info);
  stop_decoder (&decoder);
  return TRUE;
}

static void
convert_cmyk (const Decoder *decoder, int channels, int width, const guint8 *from, guint8 *to)
{
  int flip = decoder->jpeg.saw_Adobe_marker ? 0 : 255;

  for (int x = 0; x < width; x++, from += 4, to += channels)
    {
      int k = from[3] ^ flip, rgb[3];

      for (int c = 0; c < 3; c++)
        rgb[c] = (from[c] ^ flip) * k / 255;
      if (channels == 3)
        for (int c = 0; c < 3; c++)
          to[c] = (guint8)rgb[c];
      else
        to[0] = (guint8)((rgb[0] * 77 + rgb[1] * 150 + rgb[2] * 29) >> 8);
    }
}

static gboolean
choose_colours (Decoder *decoder, int channels)
{
  J_COLOR_SPACE space = decoder->jpeg.jpeg_color_space;

  if (space == JCS_CMYK || space == JCS_YCCK)
    decoder->jpeg.out_color_space = JCS_CMYK;
  else if (space == JCS_GRAYSCALE || space == JCS_RGB || space == JCS_YCbCr)
    decoder->jpeg.out_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  else
    return FALSE;
  return TRUE;
}

static void
decode_rows (Decoder *decoder, int channels, VvShrink *shrink)
{
  struct jpeg_decompress_struct *jpeg = &decoder->jpeg;

  decoder->row = g_malloc ((gsize)jpeg->output_width * jpeg->output_components);
  if (jpeg->out_color_space == JCS_CMYK)
    decoder->rgb = g_malloc ((gsize)jpeg->output_width * channels);
  while (jpeg->output_scanline < jpeg->output_height)
    {
      JSAMPROW row = decoder->row;

      if (jpeg_read_scanlines (jpeg, &row, 1) != 1)
        return;
      if (decoder->rgb)
        convert_cmyk (decoder, channels, (int)jpeg->output_width, decoder->row, decoder->rgb);
      vv_shrink_add (shrink, decoder->rgb ? decoder->rgb : decoder->row);
    }
}

static gboolean
decode (const guint8 *data,
        gsize length,
        int channels,
        int scale,
        int further,
        VvShrink *shrink,
        gboolean *truncated)
{
  Decoder decoder;

  memset (shrink, 0, sizeof *shrink);
  start_decoder (&decoder);
  if (setjmp (decoder.escape))
    {
      *truncated = decoder.truncated;
      vv_shrink_clear (shrink);
      stop_decoder (&decoder);
      return FALSE;
    }
  jpeg_create_decompress (&decoder.jpeg);
  decoder.jpeg.progress = &decoder.progress;
  jpeg_mem_src (&decoder.jpeg, data, length);
  jpeg_read_header (&decoder.jpeg, TRUE);
  decoder.jpeg.scale_num = 1;
  decoder.jpeg.scale_denom = (unsigned)scale;
  decoder.jpeg.dct_method = JDCT_ISLOW;
  if (!choose_colours (&decoder, channels))
    longjmp (decoder.escape, 1);
  jpeg_start_decompress (&decoder.jpeg);
  vv_shrink_init (shrink, (int)decoder.jpeg.output_width, (int)decoder.jpeg.output_height, channels, further);
  shrink->decoded_scale = scale;
  decode_rows (&decoder, channels, shrink);
  jpeg_finish_decompress (&decoder.jpeg);
  *truncated = decoder.truncated;
  stop_decoder (&decoder);
  if (*truncated)
    vv_shrink_clear (shrink);
  return !*truncated;
}

gboolean
vv_jpeg_decode (const guint8 *data,
                gsize length,
                int channels,
                int scale,
                VvShrink *shrink,
                gboolean *truncated)
{
  return decode (data, length, channels, scale, 1, shrink, truncated);
}

gboolean
vv_jpeg_decode_screen (const guint8 *data,
                       gsize length,
                       const VvJpegInfo *info,
                       int max_size,
                       VvShrink *shrink,
                       gboolean *truncated)
{
  int total = vv_shrink_choose_screen_scale (info->width, info->height, max_size), scale = 1;

  while (scale < 8 && scale * 2 <= total)
    scale *= 2;
  return decode (data, length, 3, scale, (total + scale - 1) / scale, shrink, truncated);
}

static gboolean
recognise (const guint8 *data, gsize length)
{
  return length >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0;
}

static gboolean
open_file (VvSource *source, GError **error)
{
  g_autofree VvJpegInfo *info = g_new0 (VvJpegInfo, 1);

  if (!vv_jpeg_inspect (source->data, source->length, info))
    return vv_source_fail_damaged (source, error);
  if (!vv_source_check_size (source, info->width, info->height, error))
    return FALSE;
  source->decoder = g_steal_pointer (&info);
  source->n_pages = 1;
  return TRUE;
}

static void
close_file (VvSource *source)
{
  g_free (source->decoder);
}

static VvImage *
read_page (VvSource *source, int index, GError **error)
{
  const VvJpegInfo *info = source->decoder;
  VvShrink shrink;
  gboolean truncated = FALSE;
  int scale = vv_shrink_choose_scale (info->width, info->height, info->dpi);

  if (vv_jpeg_decode (source->data, source->length, 1, scale, &shrink, &truncated))
    return vv_shrink_take_image (&shrink, info->dpi, FALSE, info->orientation);
  if (truncated)
    vv_source_fail_truncated (source, error);
  else
    vv_source_fail_damaged (source, error);
  return NULL;
}

static VvPicture *
read_colour (VvSource *source, int index, int max_size, GError **error)
{
  const VvJpegInfo *info = source->decoder;
  VvShrink shrink;
  gboolean truncated = FALSE;

  if (vv_jpeg_decode_screen (source->data, source->length, info, max_size, &shrink, &truncated))
    return vv_shrink_take_picture (&shrink, info->orientation);
  if (truncated)
    vv_source_fail_truncated (source, error);
  else
    vv_source_fail_damaged (source, error);
  return NULL;
}

static double
get_dpi (VvSource *source, int index)
{
  const VvJpegInfo *info = source->decoder;

  return info->dpi;
}

const VvFormat vv_format_jpeg = {
  .kind = VV_HELPER_JPEG,
  .recognise = recognise,
  .open = open_file,
  .close = close_file,
  .page = read_page,
  .colour = read_colour,
  .dpi = get_dpi,
};
