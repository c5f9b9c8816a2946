#include <glib.h>
#include <string.h>
#include <unicode/ucnv.h>

#include "vv-error.h"
#include "vv-table.h"

static const char NORWEGIAN[] = "Navn;By\nÅse Sørbø;Tromsø\nGjærum;Bærum\n";
static const char FINNISH[] = "Nimi;Paikka\nPäivi Mäkinen;Jyväskylä\nYrjö;Hämeenlinna\n";
static const char POLISH[]
    = "Imię;Miasto\nŁukasz Żółć;Łódź\nAgnieszka Śliwińska;Gdańsk\nGrażyna Wąs;Częstochowa\n";

static VvTable *
read_bytes (const char *data, gssize length, const char *language)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize)length);
  g_autoptr (GError) error = NULL;
  VvTable *table = vv_table_read_csv (bytes, language, &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

static const char *
get_cell (const VvTable *table, guint row, guint column)
{
  const VvTableRow *found;

  g_assert_cmpuint (row, <, table->rows->len);
  g_assert_cmpuint (column, <, g_strv_length (table->header));
  found = table->rows->pdata[row];
  return found->cells[column];
}

/* The text in another encoding, with what stands before it. */
static GBytes *
encode (const char *text, const char *converter, const char *mark, gsize mark_length)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autofree char *out = g_malloc (4 * strlen (text) + 16);
  GByteArray *bytes = g_byte_array_new ();
  int length = ucnv_convert (converter, "UTF-8", out, (int)(4 * strlen (text) + 16), text, -1, &status);

  g_assert_true (U_SUCCESS (status));
  g_byte_array_append (bytes, (const guint8 *)mark, (guint)mark_length);
  g_byte_array_append (bytes, (const guint8 *)out, (guint)length);
  return g_byte_array_free_to_bytes (bytes);
}

static void
check_encoding (const char *text,
                const char *converter,
                const char *mark,
                gsize mark_length,
                const char *language,
                const char *expected)
{
  g_autoptr (GBytes) bytes = encode (text, converter, mark, mark_length);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvTable) table = vv_table_read_csv (bytes, language, &error);
  g_autoptr (VvTable) plain = read_bytes (text, -1, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (table->encoding, ==, expected);
  g_assert_cmpuint (table->rows->len, ==, plain->rows->len);
  for (guint i = 0; i < g_strv_length (plain->header); i++)
    {
      g_assert_cmpstr (table->header[i], ==, plain->header[i]);
      for (guint row = 0; row < plain->rows->len; row++)
        g_assert_cmpstr (get_cell (table, row, i), ==, get_cell (plain, row, i));
    }
}

static void
test_encodings (void)
{
  static const char *const texts[] = { NORWEGIAN, FINNISH, POLISH };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      check_encoding (texts[i], "UTF-8", "", 0, NULL, "UTF-8");
      check_encoding (texts[i], "UTF-8", "\xef\xbb\xbf", 3, NULL, "UTF-8");
      check_encoding (texts[i], "UTF-16LE", "", 0, NULL, "UTF-16");
      check_encoding (texts[i], "UTF-16LE", "\xff\xfe", 2, NULL, "UTF-16");
      check_encoding (texts[i], "UTF-16BE", "", 0, NULL, "UTF-16");
      check_encoding (texts[i], "UTF-16BE", "\xfe\xff", 2, NULL, "UTF-16");
    }
  check_encoding (NORWEGIAN, "windows-1252", "", 0, NULL, "Windows-1252");
  check_encoding (FINNISH, "windows-1252", "", 0, NULL, "Windows-1252");
  check_encoding (POLISH, "windows-1250", "", 0, NULL, "Windows-1250");
  check_encoding (POLISH, "iso-8859-2", "", 0, NULL, "ISO-8859-2");
  /* What the bytes say counts more than the language of the office. */
  check_encoding (NORWEGIAN, "windows-1252", "", 0, "pl", "Windows-1252");
  check_encoding (POLISH, "windows-1250", "", 0, "nb", "Windows-1250");
  check_encoding (POLISH, "iso-8859-2", "", 0, "fi", "ISO-8859-2");
  check_encoding ("Navn;Merknad\nÉtienne Müller;„Æ”– €\n", "windows-1252", "", 0, NULL, "Windows-1252");
  check_encoding ("Navn\nOle 😀\n", "UTF-16LE", "\xff\xfe", 2, NULL, "UTF-16");
}

/* 0xE6 alone is æ or ć: only the language knows. */
static void
test_language_settles (void)
{
  g_autoptr (VvTable) norwegian = read_bytes ("a\nK\xe6\n", -1, "nb"),
                      polish = read_bytes ("a\nK\xe6\n", -1, "pl"),
                      unknown = read_bytes ("a\nK\xe6\n", -1, NULL);

  g_assert_cmpstr (get_cell (norwegian, 0, 0), ==, "Kæ");
  g_assert_cmpstr (get_cell (polish, 0, 0), ==, "Kć");
  g_assert_cmpstr (get_cell (unknown, 0, 0), ==, "Kæ");
}

static void
check_two_by_two (const char *text)
{
  g_autoptr (VvTable) table = read_bytes (text, -1, NULL);

  g_assert_cmpuint (g_strv_length (table->header), ==, 2);
  g_assert_cmpstr (table->header[0], ==, "name");
  g_assert_cmpstr (table->header[1], ==, "points");
  g_assert_cmpuint (table->rows->len, ==, 2);
  g_assert_cmpstr (get_cell (table, 0, 0), ==, "Ann");
  g_assert_cmpstr (get_cell (table, 1, 0), ==, "Bo");
}

static void
test_separators (void)
{
  check_two_by_two ("name;points\nAnn;1\nBo;2\n");
  check_two_by_two ("name,points\nAnn,1\nBo,2\n");
  check_two_by_two ("name\tpoints\nAnn\t1\nBo\t2\n");
  /* The decimal comma of all three countries. */
  check_two_by_two ("name;points\nAnn;1,5\nBo;2,5\n");
  check_two_by_two ("name,points\n\"Ann\",\"1;2;3\"\nBo,\"2;3;4\"\n");
  check_two_by_two ("sep=,\nname,points\nAnn,1\nBo,2\n");
  check_two_by_two ("sep=|\r\nname|points\r\nAnn|1\r\nBo|2");
  check_two_by_two (" name ; points \n\"Ann\" ; 1\n\n;;\nBo;2;;\n;\n");
}

static void
test_line_ends (void)
{
  check_two_by_two ("name;points\r\nAnn;1\r\nBo;2\r\n");
  check_two_by_two ("name;points\rAnn;1\rBo;2\r");
  check_two_by_two ("name;points\nAnn;1\nBo;2");
  check_two_by_two ("\r\n\nname;points\rAnn;1\r\nBo;2\n\n\n");
}

static void
test_quotes (void)
{
  g_autoptr (VvTable) table = read_bytes (
      "a;b;c\r\n\"x;y\";\"say \"\"hi\"\"\";\"one\r\ntwo\rthree\"\r\n1;5\" nail;\"\"\r\n", -1, NULL);

  g_assert_cmpstr (get_cell (table, 0, 0), ==, "x;y");
  g_assert_cmpstr (get_cell (table, 0, 1), ==, "say \"hi\"");
  g_assert_cmpstr (get_cell (table, 0, 2), ==, "one\ntwo\nthree");
  g_assert_cmpint (((VvTableRow *)table->rows->pdata[0])->line, ==, 2);
  g_assert_cmpint (((VvTableRow *)table->rows->pdata[1])->line, ==, 5);
  g_assert_cmpstr (get_cell (table, 1, 1), ==, "5\" nail");
  g_assert_cmpstr (get_cell (table, 1, 2), ==, "");
}

static void
test_ragged (void)
{
  g_autoptr (VvTable) table = read_bytes ("a;b;c\n1\n1;2\n1;2;3;;;\n\xc2\xa0x\xc2\xa0;\n", -1, NULL);

  g_assert_cmpuint (table->rows->len, ==, 4);
  g_assert_cmpstr (get_cell (table, 0, 2), ==, "");
  g_assert_cmpstr (get_cell (table, 1, 1), ==, "2");
  g_assert_cmpstr (get_cell (table, 2, 2), ==, "3");
  g_assert_cmpstr (get_cell (table, 3, 0), ==, "x");
}

static void
check_error (const char *data, gssize length, int code, const char *part)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize)length);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvTable) table = vv_table_read_csv (bytes, NULL, &error);

  g_assert_null (table);
  g_assert_error (error, VV_ERROR, code);
  if (!strstr (error->message, part))
    g_error ("\"%s\" does not say \"%s\"", error->message, part);
}

static void
test_errors (void)
{
  g_autofree char *wide = g_strnfill (2000, ';'), *long_cell = g_strnfill (70000, 'x');
  g_autofree char *named = g_strconcat (wide, "x\n", NULL);

  check_error ("", 0, VV_ERROR_INVALID, "is empty");
  check_error ("\n \n;;\n", -1, VV_ERROR_INVALID, "is empty");
  check_error ("\xef\xbb\xbf", -1, VV_ERROR_INVALID, "is empty");
  check_error ("a;b\n1;2\n1;2;3\n", -1, VV_ERROR_INVALID, "Line 3 has 3 cells");
  check_error ("a;b\r\n1;\"2\r\n3;4\r\n", -1, VV_ERROR_INVALID, "Line 2 opens a quotation mark");
  check_error ("a;b\n1;\0\n", 8, VV_ERROR_INVALID, "Line 2");
  check_error ("\xef\xbb\xbf"
               "a;b\n1;2\nK\xe6;1\n",
               -1, VV_ERROR_INVALID, "Line 3");
  check_error ("\xff\xfe"
               "a\0\n\0\0\xd8"
               "b\0",
               10, VV_ERROR_INVALID, "Line 2");
  check_error (named, -1, VV_ERROR_LIMIT, "columns");
  check_error (long_cell, -1, VV_ERROR_LIMIT, "characters");
}

/* No bytes at all may do more than give an error. */
static void
test_any_bytes (void)
{
  GRand *rand = g_rand_new_with_seed (4711);

  for (int round = 0; round < 3000; round++)
    {
      gsize length = (gsize)g_rand_int_range (rand, 0, 200);
      g_autofree char *data = g_malloc (length + 1);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (VvTable) table = NULL;
      static const char common[] = ";,\t\"\r\na \xe6\xb1\0\xff\xfe";

      for (gsize i = 0; i < length; i++)
        data[i] = round % 2 ? (char)g_rand_int_range (rand, 0, 256)
                            : common[g_rand_int_range (rand, 0, sizeof common)];
      bytes = g_bytes_new (data, length);
      table = vv_table_read_csv (bytes, NULL, &error);
      g_assert_true ((table == NULL) == (error != NULL));
      for (guint row = 0; table && row < table->rows->len; row++)
        for (guint i = 0; i < g_strv_length (table->header); i++)
          g_assert_true (g_utf8_validate (get_cell (table, row, i), -1, NULL));
    }
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/encodings", test_encodings);
  g_test_add_func ("/table/language-settles", test_language_settles);
  g_test_add_func ("/table/separators", test_separators);
  g_test_add_func ("/table/line-ends", test_line_ends);
  g_test_add_func ("/table/quotes", test_quotes);
  g_test_add_func ("/table/ragged", test_ragged);
  g_test_add_func ("/table/errors", test_errors);
  g_test_add_func ("/table/any-bytes", test_any_bytes);
  return g_test_run ();
}
