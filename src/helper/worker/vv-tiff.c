#include "vv-tiff.h"

#include <string.h>
#include <tiffio.h>

#include "vv-helper.h"
#include "vv-wire.h"

#define CM_PER_INCH 2.54
#define MAX_WHOLE_PIXELS (60 * 1000 * 1000)
#define MAX_SQUARE_ERROR 1.05
#define G4_HEADER 122
#define G4_ENTRIES 9

typedef struct
{
  const guint8 *data;
  gsize length;
  toff_t at;
} Memory;

typedef struct
{
  Memory memory;
  TIFF *tiff;
  GArray *offsets; /* toff_t of each page's directory */
} Decoder;

typedef struct
{
  guint32 width, height;
  guint16 bits, samples, photometric, planar, compression, orientation;
  double dpi, dpi_down; /* across and down the page; faxes differ */
} Info;

static tmsize_t
on_read_wanted_cb (thandle_t handle, void *out, tmsize_t length)
{
  Memory *memory = handle;

  if (memory->at >= memory->length || length <= 0)
    return 0;
  length = MIN (length, (tmsize_t)(memory->length - memory->at));
  memcpy (out, memory->data + memory->at, (gsize)length);
  memory->at += (toff_t)length;
  return length;
}

static tmsize_t
on_write_wanted_cb (thandle_t handle, void *data, tmsize_t length)
{
  return 0;
}

static toff_t
on_seek_wanted_cb (thandle_t handle, toff_t offset, int whence)
{
  Memory *memory = handle;

  if (whence == SEEK_CUR)
    offset += memory->at;
  if (whence == SEEK_END)
    offset += memory->length;
  memory->at = offset;
  return offset;
}

static int
on_close_wanted_cb (thandle_t handle)
{
  return 0;
}

static toff_t
on_size_wanted_cb (thandle_t handle)
{
  return ((Memory *)handle)->length;
}

static int
on_map_wanted_cb (thandle_t handle, void **base, toff_t *size)
{
  Memory *memory = handle;

  *base = (void *)memory->data;
  *size = memory->length;
  return 1;
}

static void
on_unmap_wanted_cb (thandle_t handle, void *base, toff_t size)
{
}

static TIFF *
open_memory (Memory *memory)
{
  return TIFFClientOpen ("memory", "r", memory, on_read_wanted_cb, on_write_wanted_cb, on_seek_wanted_cb,
                         on_close_wanted_cb, on_size_wanted_cb, on_map_wanted_cb, on_unmap_wanted_cb);
}

void
vv_tiff_silence (void)
{
  TIFFSetErrorHandler (NULL);
  TIFFSetWarningHandler (NULL);
}

static void
read_info (TIFF *tiff, Info *info)
{
  guint16 unit = RESUNIT_INCH;
  float across = 0, down = 0;

  memset (info, 0, sizeof *info);
  TIFFGetField (tiff, TIFFTAG_IMAGEWIDTH, &info->width);
  TIFFGetField (tiff, TIFFTAG_IMAGELENGTH, &info->height);
  TIFFGetFieldDefaulted (tiff, TIFFTAG_BITSPERSAMPLE, &info->bits);
  TIFFGetFieldDefaulted (tiff, TIFFTAG_SAMPLESPERPIXEL, &info->samples);
  TIFFGetFieldDefaulted (tiff, TIFFTAG_PLANARCONFIG, &info->planar);
  TIFFGetFieldDefaulted (tiff, TIFFTAG_COMPRESSION, &info->compression);
  TIFFGetFieldDefaulted (tiff, TIFFTAG_ORIENTATION, &info->orientation);
  if (!TIFFGetField (tiff, TIFFTAG_PHOTOMETRIC, &info->photometric))
    info->photometric = info->bits == 1 ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK;
  TIFFGetFieldDefaulted (tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
  TIFFGetField (tiff, TIFFTAG_XRESOLUTION, &across);
  TIFFGetField (tiff, TIFFTAG_YRESOLUTION, &down);
  if (unit != RESUNIT_INCH && unit != RESUNIT_CENTIMETER)
    return;
  if (!(across > 1 && across < 20000))
    return;
  info->dpi = unit == RESUNIT_CENTIMETER ? across * CM_PER_INCH : across;
  info->dpi_down = down > 1 && down < 20000 ? down * (info->dpi / across) : info->dpi;
}

/* 1 bit a pixel to grey; `black` is the bit that is black. */
static void
spread_bits (const guint8 *bits, int width, int black, guint8 *grey)
{
  guint8 flip = black ? 0 : 0xff;

  for (int x = 0; x < width; x++)
    grey[x] = (bits[x >> 3] ^ flip) >> (7 - (x & 7)) & 1 ? 0 : 255;
}

static void
reduce_to_grey (const guint8 *rgb, int width, int samples, guint8 *grey)
{
  for (int x = 0; x < width; x++, rgb += samples)
    grey[x] = (guint8)((rgb[0] * 77 + rgb[1] * 150 + rgb[2] * 29) >> 8);
}

/* Any row that a scan line can hold, to `channels` of 8 bits. */
static void
convert_row (const Info *info, const guint8 *from, int channels, guint8 *to)
{
  int width = (int)info->width, samples = info->samples;
  gboolean grey = info->photometric == PHOTOMETRIC_MINISWHITE || info->photometric == PHOTOMETRIC_MINISBLACK;

  if (grey && info->bits == 1)
    spread_bits (from, width, info->photometric == PHOTOMETRIC_MINISWHITE, to);
  else if (grey)
    for (int x = 0; x < width; x++)
      to[x] = info->photometric == PHOTOMETRIC_MINISWHITE ? 255 - from[x * samples] : from[x * samples];
  else if (channels == 1)
    reduce_to_grey (from, width, samples, to);
  else
    for (int x = 0; x < width; x++)
      memcpy (to + 3 * x, from + samples * x, 3);
  if (!grey || channels == 1)
    return;
  for (int x = width - 1; x >= 0; x--)
    to[3 * x] = to[3 * x + 1] = to[3 * x + 2] = to[x];
}

/* Fits what convert_row() knows, row by row; the rest goes through libtiff's own conversion of the whole
 * picture. */
static gboolean
is_plain (TIFF *tiff, Info *info)
{
  if (TIFFIsTiled (tiff) || info->planar != PLANARCONFIG_CONTIG)
    return FALSE;
  if (info->photometric == PHOTOMETRIC_YCBCR && info->compression == COMPRESSION_JPEG && info->bits == 8)
    {
      TIFFSetField (tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
      return info->samples == 3;
    }
  if (info->photometric == PHOTOMETRIC_RGB)
    return info->bits == 8 && info->samples == 3;
  if (info->photometric != PHOTOMETRIC_MINISWHITE && info->photometric != PHOTOMETRIC_MINISBLACK)
    return FALSE;
  return info->samples == 1 && (info->bits == 1 || info->bits == 8);
}

static gboolean
decode_plain (TIFF *tiff, const Info *info, VvShrink *shrink)
{
  gsize length = (gsize)TIFFScanlineSize (tiff);
  gsize needed = ((gsize)info->width * info->bits * info->samples + 7) / 8;
  g_autofree guint8 *row = NULL, *out = NULL;

  if (length < needed || length > (gsize)VV_WIRE_MAX_PIXELS)
    return FALSE;
  row = g_malloc0 (length);
  out = g_malloc ((gsize)info->width * 3);
  for (guint32 y = 0; y < info->height; y++)
    {
      if (TIFFReadScanline (tiff, row, y, 0) < 0)
        return FALSE;
      if (info->bits == 1 && shrink->channels == 1)
        {
          vv_shrink_add_bits (shrink, row, info->photometric == PHOTOMETRIC_MINISWHITE);
          continue;
        }
      convert_row (info, row, shrink->channels, out);
      vv_shrink_add (shrink, out);
    }
  return TRUE;
}

static gboolean
decode_whole (TIFF *tiff, const Info *info, VvShrink *shrink)
{
  g_autofree guint32 *raster = NULL;
  g_autofree guint8 *row = NULL;

  if ((guint64)info->width * info->height > MAX_WHOLE_PIXELS)
    return FALSE;
  raster = g_try_malloc ((gsize)info->width * info->height * sizeof *raster);
  if (!raster
      || !TIFFReadRGBAImageOriented (tiff, info->width, info->height, raster, MAX (info->orientation, 1), 1))
    return FALSE;
  row = g_malloc ((gsize)info->width * 3);
  for (guint32 y = 0; y < info->height; y++)
    {
      const guint32 *from = raster + (gsize)y * info->width;

      for (guint32 x = 0; x < info->width; x++)
        {
          row[3 * x] = TIFFGetR (from[x]);
          row[3 * x + 1] = TIFFGetG (from[x]);
          row[3 * x + 2] = TIFFGetB (from[x]);
        }
      if (shrink->channels == 1)
        reduce_to_grey (row, (int)info->width, 3, row);
      vv_shrink_add (shrink, row);
    }
  return TRUE;
}

/* Faxes have fewer lines down than dots across: repeat or drop lines until the pixels are square. */
static void
make_square (VvShrink *shrink, Info *info)
{
  double ratio = info->dpi > 0 && info->dpi_down > 0 ? info->dpi / info->dpi_down : 1;
  gsize length = (gsize)shrink->width * shrink->channels;
  int height = (int)(shrink->height * ratio);
  guint8 *pixels;

  if ((ratio < MAX_SQUARE_ERROR && ratio > 1 / MAX_SQUARE_ERROR) || ratio > 4 || ratio < 0.25 || height < 1)
    return;
  pixels = g_malloc (length * (gsize)height);
  for (int y = 0; y < height; y++)
    memcpy (pixels + length * (gsize)y,
            shrink->pixels + length * (gsize)MIN ((int)(y / ratio), shrink->height - 1), length);
  g_free (shrink->pixels);
  shrink->pixels = pixels;
  shrink->height = height;
}

static gboolean
select_page (VvSource *source, int index, Info *info, GError **error)
{
  Decoder *decoder = source->decoder;

  if (!TIFFSetSubDirectory (decoder->tiff, g_array_index (decoder->offsets, toff_t, index)))
    return vv_source_fail_page (source, index, error);
  read_info (decoder->tiff, info);
  return vv_source_check_size (source, info->width, info->height, error);
}

static gboolean
decode_page (VvSource *source,
             int index,
             Info *info,
             int channels,
             int scale,
             VvShrink *shrink,
             GError **error)
{
  Decoder *decoder = source->decoder;
  gboolean plain = is_plain (decoder->tiff, info);

  vv_shrink_init (shrink, (int)info->width, (int)info->height, channels, scale);
  if (plain ? decode_plain (decoder->tiff, info, shrink) : decode_whole (decoder->tiff, info, shrink))
    {
      make_square (shrink, info);
      return TRUE;
    }
  vv_shrink_clear (shrink);
  return vv_source_fail_page (source, index, error);
}

gboolean
vv_tiff_decode_g4 (const guint8 *data,
                   gsize length,
                   int width,
                   int height,
                   gboolean black_is_one,
                   int scale,
                   VvShrink *shrink)
{
  const guint32 fields[G4_ENTRIES][3] = {
    { TIFFTAG_IMAGEWIDTH, TIFF_LONG, (guint32)width },
    { TIFFTAG_IMAGELENGTH, TIFF_LONG, (guint32)height },
    { TIFFTAG_BITSPERSAMPLE, TIFF_SHORT, 1 },
    { TIFFTAG_COMPRESSION, TIFF_SHORT, COMPRESSION_CCITTFAX4 },
    /* A coded black run is a 1; /BlackIs1 makes it show white in DeviceGray. */
    { TIFFTAG_PHOTOMETRIC, TIFF_SHORT, black_is_one ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_MINISWHITE },
    { TIFFTAG_STRIPOFFSETS, TIFF_LONG, G4_HEADER },
    { TIFFTAG_SAMPLESPERPIXEL, TIFF_SHORT, 1 },
    { TIFFTAG_ROWSPERSTRIP, TIFF_LONG, (guint32)height },
    { TIFFTAG_STRIPBYTECOUNTS, TIFF_LONG, (guint32)length },
  };
  g_autoptr (GByteArray) file = g_byte_array_sized_new ((guint)length + G4_HEADER);
  Memory memory = { NULL, 0, 0 };
  Info info;
  TIFF *tiff;
  gboolean done;

  g_byte_array_append (file, (const guint8 *)"II*\0\x08\0\0\0\x09\0", 10);
  for (int i = 0; i < G4_ENTRIES; i++)
    {
      guint16 head[2] = { GUINT16_TO_LE ((guint16)fields[i][0]), GUINT16_TO_LE ((guint16)fields[i][1]) };
      guint32 tail[2] = { GUINT32_TO_LE (1), GUINT32_TO_LE (fields[i][2]) };

      g_byte_array_append (file, (const guint8 *)head, sizeof head);
      g_byte_array_append (file, (const guint8 *)tail, sizeof tail);
    }
  g_byte_array_append (file, (const guint8 *)"\0\0\0\0", G4_HEADER - 10 - 12 * G4_ENTRIES);
  g_byte_array_append (file, data, (guint)length);
  memory.data = file->data;
  memory.length = file->len;
  tiff = open_memory (&memory);
  if (!tiff)
    return FALSE;
  read_info (tiff, &info);
  vv_shrink_init (shrink, width, height, 1, scale);
  done = decode_plain (tiff, &info, shrink);
  TIFFClose (tiff);
  if (!done)
    vv_shrink_clear (shrink);
  return done;
}

static gboolean
recognise (const guint8 *data, gsize length)
{
  return length >= 4
         && (memcmp (data, "II*\0", 4) == 0 || memcmp (data, "MM\0*", 4) == 0
             || memcmp (data, "II+\0", 4) == 0 || memcmp (data, "MM\0+", 4) == 0);
}

/* Small pictures that scanners put beside the pages are not pages. */
static void
find_pages (Decoder *decoder)
{
  do
    {
      guint32 type = 0;
      toff_t offset = TIFFCurrentDirOffset (decoder->tiff);

      TIFFGetFieldDefaulted (decoder->tiff, TIFFTAG_SUBFILETYPE, &type);
      if ((type & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0)
        g_array_append_val (decoder->offsets, offset);
    }
  while (decoder->offsets->len <= VV_WIRE_MAX_PAGES && TIFFReadDirectory (decoder->tiff));
}

static gboolean
open_file (VvSource *source, GError **error)
{
  Decoder *decoder = g_new0 (Decoder, 1);

  source->decoder = decoder;
  decoder->offsets = g_array_new (FALSE, FALSE, sizeof (toff_t));
  decoder->memory.data = source->data;
  decoder->memory.length = source->length;
  decoder->tiff = open_memory (&decoder->memory);
  if (!decoder->tiff)
    return vv_source_fail_truncated (source, error);
  find_pages (decoder);
  source->n_pages = (int)decoder->offsets->len;
  return source->n_pages > 0 || vv_source_fail_damaged (source, error);
}

static void
close_file (VvSource *source)
{
  Decoder *decoder = source->decoder;

  if (!decoder)
    return;
  if (decoder->tiff)
    TIFFClose (decoder->tiff);
  g_array_unref (decoder->offsets);
  g_free (decoder);
}

static double
get_dpi (VvSource *source, int index)
{
  Info info;

  return select_page (source, index, &info, NULL) ? info.dpi : 0;
}

static VvImage *
read_page (VvSource *source, int index, GError **error)
{
  VvShrink shrink;
  Info info;

  if (!select_page (source, index, &info, error))
    return NULL;
  if (!decode_page (source, index, &info, 1,
                    vv_shrink_choose_scale ((int)info.width, (int)info.height, MIN (info.dpi, info.dpi_down)),
                    &shrink, error))
    return NULL;
  return vv_shrink_take_image (&shrink, info.dpi, info.bits == 1 && info.samples == 1, info.orientation);
}

static VvPicture *
read_colour (VvSource *source, int index, int max_size, GError **error)
{
  VvShrink shrink;
  Info info;

  if (!select_page (source, index, &info, error))
    return NULL;
  if (!decode_page (source, index, &info, 3,
                    vv_shrink_choose_screen_scale ((int)info.width, (int)info.height, max_size), &shrink,
                    error))
    return NULL;
  return vv_shrink_take_picture (&shrink, info.orientation);
}

const VvFormat vv_format_tiff = {
  .kind = VV_HELPER_TIFF,
  .recognise = recognise,
  .open = open_file,
  .close = close_file,
  .page = read_page,
  .colour = read_colour,
  .dpi = get_dpi,
};
