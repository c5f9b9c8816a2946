#include "vv-samples.h"

#include <archive.h>
#include <archive_entry.h>
#include <cairo-pdf.h>
#include <jpeglib.h>
#include <png.h>
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tiffio.h>
#include <unistd.h>

guint8 *
vv_sample_pixels (int width, int height)
{
  guint8 *pixels = g_malloc ((gsize)width * height);

  memset (pixels, 255, (gsize)width * height);
  for (int y = height / 20; y < height / 8; y++)
    memset (pixels + (gsize)y * width + width / 10, 0, (gsize)width / 5);
  for (int y = height * 6 / 10; y < height * 7 / 10; y++)
    memset (pixels + (gsize)y * width + width / 10, 100, (gsize)width / 5);
  return pixels;
}

static GBytes *
write_jpeg (int width, int height, int dpi, gboolean colour, const guint8 *marker, guint marker_length)
{
  g_autofree guint8 *pixels = vv_sample_pixels (width, height);
  g_autofree guint8 *row = g_malloc ((gsize)width * 3);
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  unsigned char *out = NULL;
  unsigned long length = 0;

  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &out, &length);
  jpeg.image_width = (unsigned)width;
  jpeg.image_height = (unsigned)height;
  jpeg.input_components = colour ? 3 : 1;
  jpeg.in_color_space = colour ? JCS_RGB : JCS_GRAYSCALE;
  jpeg_set_defaults (&jpeg);
  jpeg.density_unit = 1;
  jpeg.X_density = jpeg.Y_density = (UINT16)dpi;
  jpeg.write_JFIF_header = marker == NULL;
  jpeg_start_compress (&jpeg, TRUE);
  if (marker)
    jpeg_write_marker (&jpeg, JPEG_APP0 + 1, marker, marker_length);
  while (jpeg.next_scanline < jpeg.image_height)
    {
      JSAMPROW line = pixels + (gsize)jpeg.next_scanline * width;

      for (int x = 0; colour && x < width; x++)
        memset (row + 3 * x, line[x], 3);
      line = colour ? row : line;
      jpeg_write_scanlines (&jpeg, &line, 1);
    }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
  return g_bytes_new_with_free_func (out, length, free, out);
}

GBytes *
vv_sample_jpeg (int width, int height, int dpi, gboolean colour)
{
  return write_jpeg (width, height, dpi, colour, NULL, 0);
}

GBytes *
vv_sample_exif_jpeg (int width, int height, int dpi, int orientation)
{
  guint8 exif[] = "Exif\0\0II*\0\x08\0\0\0\x03\0"
                  "\x12\x01\x03\0\x01\0\0\0\x01\0\0\0"
                  "\x1a\x01\x05\0\x01\0\0\0\x32\0\0\0"
                  "\x28\x01\x03\0\x01\0\0\0\x02\0\0\0"
                  "\0\0\0\0"
                  "\x2c\x01\0\0\x01\0\0";

  exif[24] = (guint8)orientation;
  exif[56] = (guint8)(dpi & 0xff);
  exif[57] = (guint8)(dpi >> 8);
  return write_jpeg (width, height, dpi, TRUE, exif, sizeof exif);
}

static void
on_png_written_cb (png_structp png, png_bytep data, size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint)length);
}

static void
on_png_flushed_cb (png_structp png)
{
}

GBytes *
vv_sample_png (int width, int height, int dpi, gboolean interlaced)
{
  g_autofree guint8 *pixels = vv_sample_pixels (width, height);
  g_autofree png_bytep *rows = g_new (png_bytep, height);
  GByteArray *out = g_byte_array_new ();
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  png_uint_32 density = (png_uint_32)(dpi / 0.0254 + 0.5);

  for (int y = 0; y < height; y++)
    rows[y] = pixels + (gsize)y * width;
  png_set_write_fn (png, out, on_png_written_cb, on_png_flushed_cb);
  png_set_compression_level (png, 1);
  png_set_IHDR (png, info, (png_uint_32)width, (png_uint_32)height, 8, PNG_COLOR_TYPE_GRAY,
                interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (png, info, density, density, PNG_RESOLUTION_METER);
  png_set_rows (png, info, rows);
  png_write_png (png, info, PNG_TRANSFORM_IDENTITY, NULL);
  png_destroy_write_struct (&png, &info);
  return g_byte_array_free_to_bytes (out);
}

static void
write_tiff_row (TIFF *tiff, const guint8 *grey, int width, int bits, int y)
{
  g_autofree guint8 *row = g_malloc0 ((gsize)width);

  for (int x = 0; x < width; x++)
    if (bits == 8)
      row[x] = grey[x];
    else if (grey[x] < 128)
      row[x >> 3] |= (guint8)(0x80 >> (x & 7));
  g_assert_cmpint (TIFFWriteScanline (tiff, row, (guint32)y, 0), ==, 1);
}

static void
write_tiff_page (TIFF *tiff, int width, int height, int dpi, int bits, int compression)
{
  g_autofree guint8 *pixels = vv_sample_pixels (width, height);

  TIFFSetField (tiff, TIFFTAG_IMAGEWIDTH, width);
  TIFFSetField (tiff, TIFFTAG_IMAGELENGTH, height);
  TIFFSetField (tiff, TIFFTAG_BITSPERSAMPLE, bits);
  TIFFSetField (tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  TIFFSetField (tiff, TIFFTAG_COMPRESSION, compression);
  TIFFSetField (tiff, TIFFTAG_PHOTOMETRIC, bits == 1 ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK);
  TIFFSetField (tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField (tiff, TIFFTAG_ROWSPERSTRIP, height);
  TIFFSetField (tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
  TIFFSetField (tiff, TIFFTAG_XRESOLUTION, (double)dpi);
  TIFFSetField (tiff, TIFFTAG_YRESOLUTION, (double)dpi);
  for (int y = 0; y < height; y++)
    write_tiff_row (tiff, pixels + (gsize)y * width, width, bits, y);
  TIFFWriteDirectory (tiff);
}

static GBytes *
take_file (const char *path)
{
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  unlink (path);
  return g_bytes_new_take (contents, length);
}

static char *
make_path (void)
{
  char *path;
  int fd = g_file_open_tmp ("veiviser-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  return path;
}

GBytes *
vv_sample_tiff (int width, int height, int dpi, int pages, int bits, int compression)
{
  g_autofree char *path = make_path ();
  TIFF *tiff = TIFFOpen (path, "w");

  for (int i = 0; i < pages; i++)
    write_tiff_page (tiff, width, height, dpi, bits, compression);
  TIFFClose (tiff);
  return take_file (path);
}

GBytes *
vv_sample_g4 (int width, int height)
{
  g_autofree char *path = make_path ();
  TIFF *tiff = TIFFOpen (path, "w");
  guint8 *data;
  tmsize_t length;

  write_tiff_page (tiff, width, height, 200, 1, COMPRESSION_CCITTFAX4);
  TIFFClose (tiff);
  tiff = TIFFOpen (path, "r");
  length = TIFFRawStripSize (tiff, 0);
  data = g_malloc ((gsize)length);
  g_assert_cmpint (TIFFReadRawStrip (tiff, 0, data, length), ==, length);
  TIFFClose (tiff);
  unlink (path);
  return g_bytes_new_take (data, (gsize)length);
}

/* An object of a PDF whose place is remembered for the table at the end. */
static void
add_object (GByteArray *out, GArray *places, const char *text, GBytes *data)
{
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n", places->len + 1);
  guint place = out->len;

  g_array_append_val (places, place);
  g_byte_array_append (out, (const guint8 *)head, (guint)strlen (head));
  g_byte_array_append (out, (const guint8 *)text, (guint)strlen (text));
  if (data)
    {
      g_byte_array_append (out, (const guint8 *)"\nstream\n", 8);
      g_byte_array_append (out, g_bytes_get_data (data, NULL), (guint)g_bytes_get_size (data));
      g_byte_array_append (out, (const guint8 *)"\nendstream", 10);
    }
  g_byte_array_append (out, (const guint8 *)"\nendobj\n", 8);
}

static void
end_pdf (GByteArray *out, GArray *places)
{
  g_autoptr (GString) tail = g_string_new (NULL);

  g_string_append_printf (tail, "xref\n0 %u\n0000000000 65535 f \n", places->len + 1);
  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (tail, "%010u 00000 n \n", g_array_index (places, guint, i));
  g_string_append_printf (tail, "trailer\n<< /Root 1 0 R /Size %u >>\nstartxref\n%u\n%%%%EOF\n",
                          places->len + 1, out->len);
  g_byte_array_append (out, (const guint8 *)tail->str, (guint)tail->len);
}

GBytes *
vv_sample_pdf (int pages,
               int width,
               int height,
               const char *image,
               GBytes *data,
               const char *content,
               const char *page)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) kids = g_string_new ("<< /Type /Pages /Count ");
  g_autoptr (GBytes) stream = NULL;
  g_autofree char *image_text
      = g_strdup_printf ("<< /Type /XObject /Subtype /Image /Width %d /Height %d %s /Length %u >>", width,
                         height, image, (guint)g_bytes_get_size (data));
  g_autofree char *stream_text = NULL;

  content = content ? content : "q 595.2 0 0 841.8 0 0 cm /Im Do Q";
  stream = g_bytes_new (content, strlen (content));
  stream_text = g_strdup_printf ("<< /Length %u >>", (guint)strlen (content));
  g_string_append_printf (kids, "%d /Kids [", pages);
  for (int i = 0; i < pages; i++)
    g_string_append_printf (kids, " %d 0 R", 5 + i);
  g_string_append (kids, " ] >>");
  g_byte_array_append (out, (const guint8 *)"%PDF-1.5\n", 9);
  add_object (out, places, "<< /Type /Catalog /Pages 2 0 R >>", NULL);
  add_object (out, places, kids->str, NULL);
  add_object (out, places, image_text, data);
  add_object (out, places, stream_text, stream);
  for (int i = 0; i < pages; i++)
    {
      g_autofree char *text
          = g_strdup_printf ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.2 841.8] /Contents 4 0 R "
                             "/Resources << /XObject << /Im 3 0 R >> >> %s >>",
                             page ? page : "");
      add_object (out, places, text, NULL);
    }
  end_pdf (out, places);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
vv_sample_jpeg_pdf (int pages, int dpi)
{
  int width = (int)(595.2 / 72 * dpi), height = (int)(841.8 / 72 * dpi);
  g_autoptr (GBytes) jpeg = vv_sample_jpeg (width, height, dpi, TRUE);

  return vv_sample_pdf (pages, width, height, "/Filter /DCTDecode /ColorSpace /DeviceRGB /BitsPerComponent 8",
                        jpeg, NULL, NULL);
}

static cairo_status_t
on_pdf_written_cb (void *data, const unsigned char *bytes, unsigned length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
vv_sample_drawn_pdf (int pages)
{
  GByteArray *out = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (on_pdf_written_cb, out, 595.2, 841.8);
  cairo_t *cairo = cairo_create (surface);

  for (int i = 0; i < pages; i++)
    {
      cairo_rectangle (cairo, 59.52, 42.1, 119.04, 63.1);
      cairo_fill (cairo);
      cairo_set_source_rgb (cairo, 0.4, 0.4, 0.4);
      cairo_rectangle (cairo, 59.52, 505.1, 119.04, 84.2);
      cairo_fill (cairo);
      cairo_set_source_rgb (cairo, 0, 0, 0);
      cairo_move_to (cairo, 250, 400);
      cairo_set_font_size (cairo, 20);
      cairo_show_text (cairo, "Agreement");
      cairo_show_page (cairo);
    }
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
vv_sample_encrypted_pdf (void)
{
  g_autoptr (GBytes) plain = vv_sample_drawn_pdf (1);
  qpdf_data qpdf = qpdf_init ();
  gsize length;
  const char *data = g_bytes_get_data (plain, &length);
  GBytes *bytes;

  g_assert_cmpint (qpdf_read_memory (qpdf, "plain", data, length, NULL), ==, 0);
  qpdf_init_write_memory (qpdf);
  qpdf_set_r6_encryption_parameters2 (qpdf, "secret", "secret", 1, 1, 1, 1, 1, 1, qpdf_r3p_full, 1);
  g_assert_cmpint (qpdf_write (qpdf), ==, 0);
  bytes = g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
  qpdf_cleanup (&qpdf);
  return bytes;
}

GBytes *
vv_sample_form_pdf (void)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  g_byte_array_append (out, (const guint8 *)"%PDF-1.5\n", 9);
  add_object (out, places, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R 5 0 R] >> >>", NULL);
  add_object (out, places, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", NULL);
  add_object (out, places, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>", NULL);
  /* Łukasz Żółć in UTF-16 */
  add_object (out, places,
              "<< /FT /Tx /T (name) /V <FEFF0141 0075 006B 0061 0073 007A 0020 017B 00F3 0142 0107> >>",
              NULL);
  add_object (out, places, "<< /T (group) /Kids [6 0 R] >>", NULL);
  add_object (out, places, "<< /FT /Btn /T (happy) /Parent 5 0 R /V /Yes >>", NULL);
  end_pdf (out, places);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
vv_sample_endless_pdf (void)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GBytes) again
      = g_bytes_new_static ("/F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do", 59);
  g_autoptr (GBytes) last = g_bytes_new_static ("0 0 500 500 re f", 16);

  g_byte_array_append (out, (const guint8 *)"%PDF-1.5\n", 9);
  add_object (out, places, "<< /Type /Catalog /Pages 2 0 R >>", NULL);
  add_object (out, places, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", NULL);
  add_object (out, places,
              "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
              "/Resources << /XObject << /F 5 0 R >> >> >>",
              NULL);
  add_object (out, places, "<< /Length 59 >>", again);
  for (int i = 5; i < 15; i++)
    {
      g_autofree char *text
          = g_strdup_printf ("<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 59 "
                             "/Resources << /XObject << /F %d 0 R >> >> >>",
                             i + 1);

      add_object (out, places, text, again);
    }
  add_object (out, places, "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 16 >>", last);
  end_pdf (out, places);
  return g_byte_array_free_to_bytes (out);
}

static la_ssize_t
on_zip_written_cb (struct archive *archive, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, (guint)length);
  return (la_ssize_t)length;
}

GBytes *
vv_sample_zip (const char *first_path, ...)
{
  GByteArray *out = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  va_list list;

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open (archive, out, NULL, on_zip_written_cb, NULL), ==, ARCHIVE_OK);
  va_start (list, first_path);
  for (const char *path = first_path; path; path = va_arg (list, const char *))
    {
      const char *text = va_arg (list, const char *);
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, path);
      archive_entry_set_size (entry, (la_int64_t)strlen (text));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, text, strlen (text));
      archive_entry_free (entry);
    }
  va_end (list);
  archive_write_close (archive);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
vv_sample_xlsx (const char *rows)
{
  g_autofree char *sheet = g_strdup_printf (
      "<?xml version=\"1.0\"?><worksheet xmlns=\"http://x\"><sheetData>%s</sheetData></worksheet>", rows);

  return vv_sample_zip (
      "xl/workbook.xml",
      "<?xml version=\"1.0\"?><workbook xmlns=\"http://x\" xmlns:r=\"http://r\"><workbookPr/><sheets>"
      "<sheet name=\"Empty\" sheetId=\"2\" r:id=\"rId1\"/><sheet name=\"People\" sheetId=\"1\" "
      "r:id=\"rId2\"/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels",
      "<?xml version=\"1.0\"?><Relationships xmlns=\"http://p\"><Relationship Id=\"rId1\" "
      "Target=\"worksheets/sheet2.xml\"/>"
      "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet1.xml\"/></Relationships>",
      "xl/sharedStrings.xml",
      "<?xml version=\"1.0\"?><sst xmlns=\"http://x\"><si><t>Navn</t></si><si><r><t>Łukasz "
      "</t></r><r><t>Żółć</t></r>"
      "<rPh sb=\"0\" eb=\"1\"><t>hint</t></rPh></si><si><t xml:space=\"preserve\"> Åse Sørbø </t></si></sst>",
      "xl/styles.xml",
      "<?xml version=\"1.0\"?><styleSheet xmlns=\"http://x\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" "
      "formatCode=\"[$-414]d/\\ mmmm\\ yyyy;@\"/><numFmt numFmtId=\"171\" formatCode=\"0.00&quot; "
      "days&quot;\"/></numFmts>"
      "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
      "<xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>",
      "xl/worksheets/sheet2.xml",
      "<?xml version=\"1.0\"?><worksheet xmlns=\"http://x\"><sheetData><row r=\"1\"><c "
      "r=\"A1\"/></row></sheetData></worksheet>",
      "xl/worksheets/sheet1.xml", sheet, NULL);
}

GBytes *
vv_sample_ods (const char *rows)
{
  g_autofree char *content = g_strdup_printf (
      "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:o\" xmlns:table=\"urn:t\" "
      "xmlns:text=\"urn:x\">"
      "<office:body><office:spreadsheet><table:table table:name=\"Empty\"><table:table-row "
      "table:number-rows-repeated=\"1048576\">"
      "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
      "<table:table "
      "table:name=\"People\">%s</table:table></office:spreadsheet></office:body></office:document-content>",
      rows);

  return vv_sample_zip ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", content,
                        "META-INF/manifest.xml", "<?xml version=\"1.0\"?><m:manifest xmlns:m=\"urn:m\"/>",
                        NULL);
}
