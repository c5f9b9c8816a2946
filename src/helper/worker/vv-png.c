#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "vv-helper.h"
#include "vv-shrink.h"
#include "vv-source.h"

#define MAX_CHUNK (8 * 1024 * 1024)
#define MAX_CACHED_CHUNKS 64
#define METRES_PER_INCH 0.0254

typedef struct
{
  int width, height;
  double dpi;
  gboolean bilevel;
} Info;

/* libpng leaves through longjmp(); what the decoding owns stands here. */
typedef struct
{
  png_structp png;
  png_infop info;
  const guint8 *data;
  gsize length, at;
  gboolean truncated;
  guint8 *pixels; /* of the whole picture when it is interlaced, else of one row */
} Decoder;

static void
on_error_met_cb (png_structp png, png_const_charp message)
{
  longjmp (png_jmpbuf (png), 1);
}

static void
on_warning_met_cb (png_structp png, png_const_charp message)
{
}

static void
on_bytes_wanted_cb (png_structp png, png_bytep out, size_t length)
{
  Decoder *decoder = png_get_io_ptr (png);

  if (length > decoder->length - decoder->at)
    {
      decoder->truncated = TRUE;
      longjmp (png_jmpbuf (png), 1);
    }
  memcpy (out, decoder->data + decoder->at, length);
  decoder->at += length;
}

static gboolean
start_decoder (Decoder *decoder, const VvSource *source)
{
  memset (decoder, 0, sizeof *decoder);
  decoder->data = source->data;
  decoder->length = source->length;
  decoder->png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, on_error_met_cb, on_warning_met_cb);
  if (!decoder->png)
    return FALSE;
  decoder->info = png_create_info_struct (decoder->png);
  png_set_read_fn (decoder->png, decoder, on_bytes_wanted_cb);
  png_set_chunk_malloc_max (decoder->png, MAX_CHUNK);
  png_set_chunk_cache_max (decoder->png, MAX_CACHED_CHUNKS);
  return decoder->info != NULL;
}

static void
stop_decoder (Decoder *decoder)
{
  png_destroy_read_struct (&decoder->png, &decoder->info, NULL);
  g_free (decoder->pixels);
}

static void
set_conversion (Decoder *decoder, int channels)
{
  png_structp png = decoder->png;
  png_color_16 white = { .red = 0xffff, .green = 0xffff, .blue = 0xffff, .gray = 0xffff };
  int type = png_get_color_type (png, decoder->info);
  gboolean clear
      = (type & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid (png, decoder->info, PNG_INFO_tRNS) != 0;

  png_set_expand (png);
  png_set_scale_16 (png);
  if (clear)
    {
      if (png_get_bit_depth (png, decoder->info) < 16)
        white.red = white.green = white.blue = white.gray = 0xff;
      png_set_background (png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
    }
  if (channels == 1 && (type & PNG_COLOR_MASK_COLOR) != 0)
    png_set_rgb_to_gray_fixed (png, PNG_ERROR_ACTION_NONE, -1, -1);
  if (channels == 3 && (type & PNG_COLOR_MASK_COLOR) == 0)
    png_set_gray_to_rgb (png);
}

static void
decode_rows (Decoder *decoder, VvShrink *shrink)
{
  png_structp png = decoder->png;
  int passes = png_set_interlace_handling (png);
  gsize length;

  png_read_update_info (png, decoder->info);
  length = png_get_rowbytes (png, decoder->info);
  if (length != (gsize)shrink->in_width * shrink->channels)
    longjmp (png_jmpbuf (png), 1);
  decoder->pixels = g_malloc0 (passes > 1 ? length * (gsize)shrink->in_height : length);
  for (int pass = 0; pass < passes; pass++)
    for (int y = 0; y < shrink->in_height; y++)
      {
        guint8 *row = decoder->pixels + (passes > 1 ? length * (gsize)y : 0);

        png_read_row (png, row, NULL);
        if (pass == passes - 1)
          vv_shrink_add (shrink, row);
      }
}

static gboolean
decode (const VvSource *source, int channels, int scale, VvShrink *shrink, GError **error)
{
  const Info *info = source->decoder;
  Decoder decoder;

  if (!start_decoder (&decoder, source))
    {
      stop_decoder (&decoder);
      return vv_source_fail_damaged (source, error);
    }
  vv_shrink_init (shrink, info->width, info->height, channels, scale);
  if (setjmp (png_jmpbuf (decoder.png)))
    {
      gboolean truncated = decoder.truncated;

      stop_decoder (&decoder);
      vv_shrink_clear (shrink);
      return truncated ? vv_source_fail_truncated (source, error) : vv_source_fail_damaged (source, error);
    }
  png_read_info (decoder.png, decoder.info);
  set_conversion (&decoder, channels);
  decode_rows (&decoder, shrink);
  stop_decoder (&decoder);
  return TRUE;
}

static gboolean
recognise (const guint8 *data, gsize length)
{
  return length >= 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0;
}

static void
read_header (Decoder *decoder, Info *info)
{
  png_read_info (decoder->png, decoder->info);
  info->width = (int)MIN (png_get_image_width (decoder->png, decoder->info), G_MAXINT);
  info->height = (int)MIN (png_get_image_height (decoder->png, decoder->info), G_MAXINT);
  info->dpi = png_get_x_pixels_per_meter (decoder->png, decoder->info) * METRES_PER_INCH;
  info->bilevel = png_get_bit_depth (decoder->png, decoder->info) == 1;
}

/* The size stands at a fixed place, so that a bomb is refused before libpng sees it. */
static gboolean
check_stated_size (const VvSource *source, GError **error)
{
  const guint8 *at = source->data + 16;

  if (source->length < 24)
    return vv_source_fail_truncated (source, error);
  return vv_source_check_size (source, (gint64)at[0] << 24 | at[1] << 16 | at[2] << 8 | at[3],
                               (gint64)at[4] << 24 | at[5] << 16 | at[6] << 8 | at[7], error);
}

static gboolean
inspect (const VvSource *source, Info *info, gboolean *truncated)
{
  Decoder decoder;

  if (!start_decoder (&decoder, source) || setjmp (png_jmpbuf (decoder.png)))
    {
      *truncated = decoder.truncated;
      stop_decoder (&decoder);
      return FALSE;
    }
  read_header (&decoder, info);
  stop_decoder (&decoder);
  return TRUE;
}

static gboolean
open_file (VvSource *source, GError **error)
{
  g_autofree Info *info = g_new0 (Info, 1);
  gboolean truncated = FALSE;

  if (!check_stated_size (source, error))
    return FALSE;
  if (!inspect (source, info, &truncated))
    return truncated ? vv_source_fail_truncated (source, error) : vv_source_fail_damaged (source, error);
  source->decoder = g_steal_pointer (&info);
  source->n_pages = 1;
  return TRUE;
}

static void
close_file (VvSource *source)
{
  g_free (source->decoder);
}

static double
get_dpi (VvSource *source, int index)
{
  const Info *info = source->decoder;

  return info->dpi;
}

static VvImage *
read_page (VvSource *source, int index, GError **error)
{
  const Info *info = source->decoder;
  VvShrink shrink;

  if (!decode (source, 1, vv_shrink_choose_scale (info->width, info->height, info->dpi), &shrink, error))
    return NULL;
  return vv_shrink_take_image (&shrink, info->dpi, info->bilevel, VV_UPRIGHT);
}

static VvPicture *
read_colour (VvSource *source, int index, int max_size, GError **error)
{
  const Info *info = source->decoder;
  VvShrink shrink;

  if (!decode (source, 3, vv_shrink_choose_screen_scale (info->width, info->height, max_size), &shrink,
               error))
    return NULL;
  return vv_shrink_take_picture (&shrink, VV_UPRIGHT);
}

const VvFormat vv_format_png = {
  .kind = VV_HELPER_PNG,
  .recognise = recognise,
  .open = open_file,
  .close = close_file,
  .page = read_page,
  .colour = read_colour,
  .dpi = get_dpi,
};
