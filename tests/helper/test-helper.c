#include <glib.h>
#include <signal.h>
#include <string.h>
#include <tiff.h>
#include <unistd.h>

#include "vv-error.h"
#include "vv-helper-private.h"
#include "vv-helper.h"
#include "vv-samples.h"

#define W 827
#define H 1169

static VvHelper *
start (void)
{
  g_autoptr (GError) error = NULL;
  VvHelper *helper = vv_helper_new (&error);

  g_assert_no_error (error);
  return helper;
}

static VvHelperFile *
open_good (VvHelper *helper, GBytes *bytes, VvHelperKind kind, int pages)
{
  g_autoptr (GError) error = NULL;
  VvHelperFile *file = vv_helper_open (helper, bytes, "scan", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
  g_assert_cmpint (vv_helper_file_get_kind (file), ==, kind);
  g_assert_cmpint (vv_helper_file_get_n_pages (file), ==, pages);
  return file;
}

static int
grey_at (const VvImage *image, double x, double y)
{
  return image->pixels[(gsize)(y * image->height) * image->stride + (gsize)(x * image->width)];
}

static void
check_image (const VvImage *image, int grey)
{
  g_assert_cmpint (grey_at (image, 0.2, 0.09), <, 30);
  g_assert_cmpint (grey_at (image, 0.8, 0.09), >, 220);
  g_assert_cmpint (grey_at (image, 0.2, 0.91), >, 220);
  g_assert_cmpint (grey_at (image, 0.8, 0.91), >, 220);
  if (grey >= 0)
    g_assert_cmpint (ABS (grey_at (image, 0.2, 0.65) - grey), <, 16);
}

/* Every page, grey and in colour: the same picture. */
static void
check_file (GBytes *bytes, VvHelperKind kind, int pages, double dpi, int scale, int grey)
{
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (VvHelperFile) file = open_good (helper, bytes, kind, pages);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < pages; i++)
    {
      g_autoptr (VvImage) image = vv_helper_page (file, i, NULL, &error);
      g_autoptr (VvPicture) picture = NULL;

      g_assert_no_error (error);
      check_image (image, grey);
      g_assert_cmpint (image->scale, ==, scale);
      g_assert_cmpfloat_with_epsilon (image->dpi, dpi, 1.0);
      picture = vv_helper_colour_page (file, i, 400, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (MAX (picture->width, picture->height), <=, 401);
      g_assert_cmpint (MAX (picture->width, picture->height), >, 150);
      g_assert_cmpfloat_with_epsilon ((double)picture->width / picture->height,
                                      (double)image->width / image->height, 0.01);
      g_assert_cmpint (
          picture->pixels[(gsize)(picture->height * 9 / 100) * picture->stride + 3 * (picture->width / 5)], <,
          30);
    }
}

static void
test_jpeg (void)
{
  g_autoptr (GBytes) grey = vv_sample_jpeg (W, H, 100, FALSE);
  g_autoptr (GBytes) large = vv_sample_jpeg (3 * W, 3 * H, 300, TRUE);

  check_file (grey, VV_HELPER_JPEG, 1, 100, 1, 100);
  check_file (large, VV_HELPER_JPEG, 1, 150, 2, 100);
}

static void
test_exif (void)
{
  g_autoptr (GBytes) upright = vv_sample_exif_jpeg (W, H, 100, 1);
  g_autoptr (GBytes) turned = vv_sample_exif_jpeg (W, H, 100, 6);
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (VvHelperFile) file = NULL;
  g_autoptr (VvImage) image = NULL;

  check_file (upright, VV_HELPER_JPEG, 1, 100, 1, 100);
  /* Turned clockwise: what was at the top left is at the top right. */
  file = open_good (helper, turned, VV_HELPER_JPEG, 1);
  image = vv_helper_page (file, 0, NULL, NULL);
  g_assert_cmpint (image->width, ==, H);
  g_assert_cmpint (image->height, ==, W);
  g_assert_cmpint (grey_at (image, 0.91, 0.2), <, 30);
  g_assert_cmpint (grey_at (image, 0.09, 0.2), >, 220);
}

static void
test_png (void)
{
  g_autoptr (GBytes) plain = vv_sample_png (W, H, 100, FALSE);
  g_autoptr (GBytes) interlaced = vv_sample_png (2 * W, 2 * H, 200, TRUE);
  g_autoptr (GBytes) silent = vv_sample_png (W, H, 0, FALSE);

  check_file (plain, VV_HELPER_PNG, 1, 100, 1, 100);
  check_file (interlaced, VV_HELPER_PNG, 1, 200, 1, 100);
  check_file (silent, VV_HELPER_PNG, 1, 0, 1, 100);
}

static void
test_tiff (void)
{
  g_autoptr (GBytes) fax = vv_sample_tiff (2 * W, 2 * H, 200, 3, 1, COMPRESSION_CCITTFAX4);
  g_autoptr (GBytes) large = vv_sample_tiff (6 * W, 6 * H, 600, 1, 1, COMPRESSION_CCITTFAX4);
  g_autoptr (GBytes) grey = vv_sample_tiff (W, H, 100, 2, 8, COMPRESSION_LZW);
  g_autoptr (GBytes) plain = vv_sample_tiff (W, H, 100, 1, 8, COMPRESSION_NONE);

  check_file (fax, VV_HELPER_TIFF, 3, 200, 1, -1);
  check_file (large, VV_HELPER_TIFF, 1, 150, 4, -1);
  check_file (grey, VV_HELPER_TIFF, 2, 100, 1, 100);
  check_file (plain, VV_HELPER_TIFF, 1, 100, 1, 100);
}

static void
test_pdf_jpeg (void)
{
  g_autoptr (GBytes) fine = vv_sample_jpeg_pdf (3, 300);
  g_autoptr (GBytes) coarse = vv_sample_jpeg_pdf (1, 150);

  check_file (fine, VV_HELPER_PDF, 3, 150, 2, 100);
  check_file (coarse, VV_HELPER_PDF, 1, 150, 1, 100);
}

static void
test_pdf_fax (void)
{
  int width = 1653, height = 2338;
  g_autoptr (GBytes) data = vv_sample_g4 (width, height);
  const char *image
      = "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 1653 >> /ColorSpace /DeviceGray "
        "/BitsPerComponent 1";
  /* Twice turned round is as it was. */
  const char *inverted = "/Filter [/CCITTFaxDecode] /DecodeParms [<< /K -1 /Columns 1653 /BlackIs1 true >>] "
                         "/ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0]";
  g_autoptr (GBytes) plain = vv_sample_pdf (1, width, height, image, data, NULL, NULL);
  g_autoptr (GBytes) twice = vv_sample_pdf (1, width, height, inverted, data, NULL, NULL);

  check_file (plain, VV_HELPER_PDF, 1, 200, 1, -1);
  check_file (twice, VV_HELPER_PDF, 1, 200, 1, -1);
}

static void
test_pdf_samples (void)
{
  g_autofree guint8 *pixels = vv_sample_pixels (W, H);
  g_autoptr (GBytes) data = g_bytes_new (pixels, (gsize)W * H);
  g_autoptr (GBytes) plain
      = vv_sample_pdf (1, W, H, "/ColorSpace /DeviceGray /BitsPerComponent 8", data, NULL, NULL);
  /* A colour table is left to Poppler: its entries are the greys themselves. */
  g_autoptr (GString) table = g_string_new ("/BitsPerComponent 8 /ColorSpace [/Indexed /DeviceGray 255 <");
  g_autoptr (GBytes) indexed = NULL;

  for (int i = 0; i < 256; i++)
    g_string_append_printf (table, "%02x", i);
  g_string_append (table, ">]");
  indexed = vv_sample_pdf (1, W, H, table->str, data, NULL, NULL);
  check_file (plain, VV_HELPER_PDF, 1, 100, 1, 100);
  check_file (indexed, VV_HELPER_PDF, 1, 100, 1, 100);
}

static void
test_pdf_turned (void)
{
  g_autoptr (GBytes) jpeg = vv_sample_jpeg (W, H, 100, FALSE);
  const char *image = "/Filter /DCTDecode /ColorSpace /DeviceGray /BitsPerComponent 8";
  /* Drawn upside down on a page that is shown upside down. */
  g_autoptr (GBytes) twice
      = vv_sample_pdf (1, W, H, image, jpeg, "q -595.2 0 0 -841.8 595.2 841.8 cm /Im Do Q", "/Rotate 180");
  /* With the invisible text that OCR programs add, and a clip. */
  g_autoptr (GBytes) read = vv_sample_pdf (
      1, W, H, image, jpeg,
      "q 0 0 595.2 841.8 re W n q 595.2 0 0 841.8 0 0 cm /Im Do Q BT 3 Tr /F 12 Tf (a \\) b) Tj ET Q", NULL);
  g_autoptr (GBytes) sideways = vv_sample_pdf (1, W, H, image, jpeg, NULL, "/Rotate 90");
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (VvHelperFile) file = open_good (helper, sideways, VV_HELPER_PDF, 1);
  g_autoptr (VvImage) image_turned = vv_helper_page (file, 0, NULL, NULL);

  check_file (twice, VV_HELPER_PDF, 1, 100, 1, 100);
  check_file (read, VV_HELPER_PDF, 1, 100, 1, 100);
  g_assert_cmpint (image_turned->width, ==, H);
  g_assert_cmpint (grey_at (image_turned, 0.91, 0.2), <, 30);
}

static void
test_pdf_drawn (void)
{
  g_autoptr (GBytes) drawn = vv_sample_drawn_pdf (2);
  g_autoptr (GBytes) jpeg = vv_sample_jpeg (W, H, 100, FALSE);
  /* A line drawn over the picture makes it more than a picture. */
  g_autoptr (GBytes) mixed
      = vv_sample_pdf (1, W, H, "/Filter /DCTDecode /ColorSpace /DeviceGray /BitsPerComponent 8", jpeg,
                       "q 595.2 0 0 841.8 0 0 cm /Im Do Q 0 0 9 9 re f", NULL);

  check_file (drawn, VV_HELPER_PDF, 2, 200, 1, 102);
  check_file (mixed, VV_HELPER_PDF, 1, 200, 1, 100);
}

static void
test_pdf_fields (void)
{
  g_autoptr (GBytes) bytes = vv_sample_form_pdf ();
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (VvHelperFile) file = open_good (helper, bytes, VV_HELPER_PDF, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) fields = vv_helper_fields (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (fields), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (fields, "name"), ==, "Łukasz Żółć");
  g_assert_cmpstr (g_hash_table_lookup (fields, "group.happy"), ==, "Yes");
}

static void
check_cell (const VvTable *table, guint row, int column, const char *expected)
{
  const VvTableRow *found;

  g_assert_cmpuint (row, <, table->rows->len);
  found = table->rows->pdata[row];
  g_assert_cmpstr (found->cells[column], ==, expected);
}

static void
test_xlsx (void)
{
  g_autoptr (GBytes) bytes = vv_sample_xlsx (
      "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>Født</t></is></c>"
      "<c r=\"C2\" t=\"str\"><v>Tall</v></c><c r=\"E2\" t=\"inlineStr\"><is><t>Ja</t></is></c></row>"
      "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>1</v></c><c r=\"B4\" s=\"1\"><v>36526</v></c><c "
      "r=\"C4\"><v>3</v></c>"
      "<c r=\"E4\" t=\"b\"><v>1</v></c></row>"
      "<row r=\"5\"><c t=\"s\"><v>2</v></c><c s=\"2\"><v>45000.5</v></c><c "
      "s=\"3\"><v>4.7912345678E10</v></c></row>"
      "<row r=\"6\"><c r=\"B6\" s=\"1\"><v>1</v></c><c r=\"C6\"><v>0.10000000000000001</v></c></row>");
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VvTable) table = vv_helper_read_table (helper, bytes, "people.xlsx", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (table->encoding, ==, "XLSX");
  g_assert_cmpuint (g_strv_length (table->header), ==, 5);
  g_assert_cmpstr (table->header[0], ==, "Navn");
  g_assert_cmpstr (table->header[3], ==, "");
  g_assert_cmpuint (table->rows->len, ==, 3);
  g_assert_cmpint (((VvTableRow *)table->rows->pdata[0])->line, ==, 4);
  check_cell (table, 0, 0, "Łukasz Żółć");
  check_cell (table, 0, 1, "2000-01-01");
  check_cell (table, 0, 2, "3");
  check_cell (table, 0, 4, "true");
  check_cell (table, 1, 0, "Åse Sørbø");
  check_cell (table, 1, 1, "2023-03-15 12:00");
  check_cell (table, 1, 2, "47912345678");
  check_cell (table, 2, 0, "");
  check_cell (table, 2, 1, "1900-01-01");
  check_cell (table, 2, 2, "0.1");
}

static void
test_ods (void)
{
  g_autoptr (GBytes) bytes = vv_sample_ods (
      "<table:table-row><table:table-cell "
      "office:value-type=\"string\"><text:p>Imię</text:p></table:table-cell>"
      "<table:table-cell><text:p>Data</text:p></table:table-cell><table:table-cell><text:p>A</text:p></"
      "table:table-cell>"
      "<table:table-cell><text:p>B</text:p></table:table-cell><table:table-cell "
      "table:number-columns-repeated=\"16380\"/>"
      "</table:table-row>"
      "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"string\">"
      "<office:annotation><text:p>note</text:p></office:annotation><text:p>Żółć<text:s "
      "text:c=\"2\"/>ą</text:p><text:p>x</text:p>"
      "</table:table-cell><table:table-cell office:value-type=\"date\" "
      "office:date-value=\"2026-02-03T00:00:00\"><text:p>3.2</text:p>"
      "</table:table-cell><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" "
      "office:value=\"7.0\"><text:p>7,00</text:p></table:table-cell></table:table-row>"
      "<table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell "
      "table:number-columns-repeated=\"16384\"/>"
      "</table:table-row>");
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VvTable) table = vv_helper_read_table (helper, bytes, "people.ods", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (table->encoding, ==, "ODS");
  g_assert_cmpuint (g_strv_length (table->header), ==, 4);
  g_assert_cmpstr (table->header[0], ==, "Imię");
  g_assert_cmpuint (table->rows->len, ==, 2);
  check_cell (table, 0, 0, "Żółć  ą\nx");
  check_cell (table, 0, 1, "2026-02-03");
  check_cell (table, 0, 2, "7");
  check_cell (table, 1, 3, "7");
  g_assert_cmpint (((VvTableRow *)table->rows->pdata[1])->line, ==, 3);
}

static void
test_csv (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Imi\xea;Miasto\nJ\xf3zef;\xa3\xf3"
                                                 "d\x9f\n",
                                                 23);
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VvTable) table = vv_helper_read_table (helper, bytes, "people.csv", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (table->encoding, ==, "Windows-1250");
  check_cell (table, 0, 1, "Łódź");
}

/* The name of the file and a part of the sentence stand in the message. */
static void
check_refused (VvHelper *helper, const void *data, gsize length, int code, const char *part)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvHelperFile) file = vv_helper_open (helper, bytes, "pile 7.pdf", NULL, &error);
  g_autoptr (VvImage) image = file ? vv_helper_page (file, 0, NULL, &error) : NULL;

  g_assert_null (image);
  g_assert_error (error, VV_ERROR, code);
  g_assert_nonnull (strstr (error->message, "pile 7.pdf"));
  if (!strstr (error->message, part))
    g_error ("\"%s\" does not say \"%s\"", error->message, part);
}

static void
test_refused (void)
{
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (GBytes) encrypted = vv_sample_encrypted_pdf ();
  g_autoptr (GBytes) png = vv_sample_png (W, H, 100, FALSE);
  g_autoptr (GBytes) jpeg = vv_sample_jpeg (W, H, 100, FALSE);
  g_autoptr (GBytes) tiff = vv_sample_tiff (W, H, 100, 1, 8, COMPRESSION_LZW);
  g_autoptr (GBytes) pdf = vv_sample_jpeg_pdf (1, 100);

  check_refused (helper, "", 0, VV_ERROR_FOREIGN, "is empty");
  check_refused (helper, "Dear all,\n", 10, VV_ERROR_FOREIGN, "is no scan");
  check_refused (helper, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, VV_ERROR_FOREIGN, "old Office file");
  check_refused (helper,
                 "\0\0\0\x18"
                 "ftypheic\0\0\0\0",
                 16, VV_ERROR_FOREIGN, "HEIC");
  check_refused (helper, g_bytes_get_data (encrypted, NULL), g_bytes_get_size (encrypted), VV_ERROR_FOREIGN,
                 "protected by a password");
  check_refused (helper, g_bytes_get_data (png, NULL), g_bytes_get_size (png) / 2, VV_ERROR_FOREIGN,
                 "breaks off");
  check_refused (helper, g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg) / 2, VV_ERROR_FOREIGN,
                 "breaks off");
  check_refused (helper, g_bytes_get_data (tiff, NULL), 6, VV_ERROR_FOREIGN, "breaks off");
  check_refused (helper, g_bytes_get_data (pdf, NULL), 200, VV_ERROR_FOREIGN, "breaks off");
  check_refused (helper, "%PDF-1.4\nnothing\n%%EOF\n", 23, VV_ERROR_FOREIGN, "damaged");
  check_refused (helper, "\x89PNG\r\n\x1a\nrubbish that is no header at all", 40, VV_ERROR_LIMIT,
                 "too large");
}

static void
check_table_refused (VvHelper *helper, GBytes *bytes, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvTable) table = vv_helper_read_table (helper, bytes, "list.xlsx", &error);

  g_assert_null (table);
  g_assert_error (error, VV_ERROR, code);
  g_assert_nonnull (strstr (error->message, "list.xlsx"));
  if (!strstr (error->message, part))
    g_error ("\"%s\" does not say \"%s\"", error->message, part);
}

static void
test_tables_refused (void)
{
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) page = g_bytes_new_static ("<html><table>", 13);
  g_autoptr (GBytes) zip = vv_sample_zip ("readme.txt", "hello", NULL);
  g_autoptr (GBytes) row = g_bytes_new_static ("a;b\n1;2\n1;2;3\n", 14);
  g_autoptr (GBytes) blank = vv_sample_xlsx ("");
  g_autoptr (GBytes) broken = vv_sample_xlsx ("<row r=\"1\"><c r=\"A1\"><v>1</c>");
  g_autoptr (GBytes) laughs = vv_sample_zip (
      "content.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"lol\">]><a>&b;</a>", NULL);
  g_autoptr (GBytes) locked = vv_sample_zip (
      "content.xml", "x", "META-INF/manifest.xml",
      "<?xml version=\"1.0\"?><m:manifest xmlns:m=\"u\"><m:encryption-data/></m:manifest>", NULL);

  check_table_refused (helper, empty, VV_ERROR_FOREIGN, "is empty");
  check_table_refused (helper, page, VV_ERROR_FOREIGN, "is no table");
  check_table_refused (helper, zip, VV_ERROR_FOREIGN, "is no table");
  check_table_refused (helper, row, VV_ERROR_INVALID, "Line 3");
  check_table_refused (helper, blank, VV_ERROR_INVALID, "is empty");
  check_table_refused (helper, broken, VV_ERROR_FOREIGN, "damaged");
  check_table_refused (helper, laughs, VV_ERROR_FOREIGN, "damaged");
  check_table_refused (helper, locked, VV_ERROR_FOREIGN, "password");
}

static void
test_killed (void)
{
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (GBytes) bytes = vv_sample_jpeg_pdf (2, 100);
  g_autoptr (VvHelperFile) file = open_good (helper, bytes, VV_HELPER_PDF, 2);
  g_autoptr (VvHelperFile) other = open_good (helper, bytes, VV_HELPER_PDF, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvImage) first = NULL, second = NULL;

  kill (file->pid, SIGSEGV);
  first = vv_helper_page (file, 0, NULL, &error);
  g_assert_null (first);
  g_assert_error (error, VV_ERROR, VV_ERROR_FOREIGN);
  g_clear_error (&error);
  /* The other file never noticed, and the next page of this one gets a fresh worker. */
  first = vv_helper_page (other, 0, NULL, &error);
  g_assert_no_error (error);
  check_image (first, 100);
  second = vv_helper_page (file, 1, NULL, &error);
  g_assert_no_error (error);
  check_image (second, 100);
  /* Even the helper itself. */
  kill (vv_helper_get_pid (helper), SIGKILL);
  g_usleep (20000);
  {
    g_autoptr (VvHelperFile) next = open_good (helper, bytes, VV_HELPER_PDF, 2);

    g_assert_nonnull (next);
  }
}

static void
test_silent (void)
{
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (GBytes) bytes = vv_sample_jpeg_pdf (1, 100);
  g_autoptr (VvHelperFile) file = open_good (helper, bytes, VV_HELPER_PDF, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvImage) image = NULL;

  vv_helper_set_patience (helper, 0.3);
  kill (file->pid, SIGSTOP);
  image = vv_helper_page (file, 0, NULL, &error);
  g_assert_null (image);
  g_assert_error (error, VV_ERROR, VV_ERROR_LIMIT);
  g_clear_error (&error);
  vv_helper_set_patience (helper, 20);
  image = vv_helper_page (file, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (image);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (GBytes) bytes = vv_sample_jpeg_pdf (1, 100);
  g_autoptr (VvHelperFile) file = open_good (helper, bytes, VV_HELPER_PDF, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VvImage) image = NULL;
  GThread *thread;

  kill (file->pid, SIGSTOP);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  image = vv_helper_page (file, 0, cancellable, &error);
  g_thread_join (thread);
  g_assert_null (image);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_locked (void)
{
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (GError) error = NULL;
  g_autofree char *report = vv_helper_probe (helper, &error);
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (report), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 8);
  for (int i = 0; lines[i]; i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_null (strstr (lines[i], "possible"));
    }
}

static void
test_bad_page (void)
{
  g_autoptr (GBytes) tiff = vv_sample_tiff (W, H, 100, 3, 8, COMPRESSION_LZW);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (tiff, NULL), g_bytes_get_size (tiff));
  gsize length = g_bytes_get_size (tiff);
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (VvHelperFile) file = NULL;

  /* The pixels of the first page lie first. */
  memset (data + 9, 0xff, 600);
  damaged = g_bytes_new (data, length);
  file = open_good (helper, damaged, VV_HELPER_TIFF, 3);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VvImage) image = vv_helper_page (file, i, NULL, &error);

      if (i > 0)
        check_image (image, 100);
      else
        {
          g_assert_error (error, VV_ERROR, VV_ERROR_FOREIGN);
          g_assert_nonnull (strstr (error->message, "Page 1"));
        }
    }
}

static void
test_extract (void)
{
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  const char *const names[] = { "a.pdf", "b.jpg", "c.png", "d.tif" };
  const VvHelperPick picks[] = { { 3, 1 }, { 0, 2 }, { 1, 0 }, { 2, 0 }, { 0, 0 } };
  const VvHelperPick wrong[] = { { 1, 1 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL, none = NULL;
  g_autoptr (VvHelperFile) file = NULL;

  g_ptr_array_add (files, vv_sample_jpeg_pdf (3, 100));
  g_ptr_array_add (files, vv_sample_exif_jpeg (W, H, 100, 1));
  g_ptr_array_add (files, vv_sample_png (W, H, 100, FALSE));
  g_ptr_array_add (files, vv_sample_tiff (2 * W, 2 * H, 200, 2, 1, COMPRESSION_CCITTFAX4));
  pdf = vv_helper_extract_pdf (helper, files, names, picks, G_N_ELEMENTS (picks), NULL, &error);
  g_assert_no_error (error);
  file = open_good (helper, pdf, VV_HELPER_PDF, G_N_ELEMENTS (picks));
  for (guint i = 0; i < G_N_ELEMENTS (picks); i++)
    {
      g_autoptr (VvImage) image = vv_helper_page (file, (int)i, NULL, &error);

      g_assert_no_error (error);
      check_image (image, i == 0 ? -1 : 100);
      g_assert_cmpfloat_with_epsilon (image->width / image->dpi, 8.27, 0.05);
    }
  none = vv_helper_extract_pdf (helper, files, names, wrong, 1, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, VV_ERROR, VV_ERROR_USAGE);
}

static void
test_path (void)
{
  g_autoptr (VvHelper) helper = start ();
  g_autoptr (GBytes) bytes = vv_sample_jpeg_pdf (1, 100);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "returned.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvHelperFile) file = NULL, none = NULL;
  g_autoptr (VvImage) image = NULL;

  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), NULL));
  file = vv_helper_open_path (helper, path, NULL, &error);
  g_assert_no_error (error);
  image = vv_helper_page (file, 0, NULL, &error);
  g_assert_no_error (error);
  check_image (image, 100);
  unlink (path);
  none = vv_helper_open_path (helper, path, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_clear_error (&error);
  none = vv_helper_open_path (helper, folder, NULL, &error);
  g_assert_error (error, VV_ERROR, VV_ERROR_FOREIGN);
  rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/helper/jpeg", test_jpeg);
  g_test_add_func ("/helper/exif", test_exif);
  g_test_add_func ("/helper/png", test_png);
  g_test_add_func ("/helper/tiff", test_tiff);
  g_test_add_func ("/helper/pdf/jpeg", test_pdf_jpeg);
  g_test_add_func ("/helper/pdf/fax", test_pdf_fax);
  g_test_add_func ("/helper/pdf/samples", test_pdf_samples);
  g_test_add_func ("/helper/pdf/turned", test_pdf_turned);
  g_test_add_func ("/helper/pdf/drawn", test_pdf_drawn);
  g_test_add_func ("/helper/pdf/fields", test_pdf_fields);
  g_test_add_func ("/helper/xlsx", test_xlsx);
  g_test_add_func ("/helper/ods", test_ods);
  g_test_add_func ("/helper/csv", test_csv);
  g_test_add_func ("/helper/refused", test_refused);
  g_test_add_func ("/helper/tables-refused", test_tables_refused);
  g_test_add_func ("/helper/killed", test_killed);
  g_test_add_func ("/helper/silent", test_silent);
  g_test_add_func ("/helper/cancelled", test_cancelled);
  g_test_add_func ("/helper/locked", test_locked);
  g_test_add_func ("/helper/bad-page", test_bad_page);
  g_test_add_func ("/helper/extract", test_extract);
  g_test_add_func ("/helper/path", test_path);
  return g_test_run ();
}
