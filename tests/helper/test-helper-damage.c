/* Flips bytes in one file of each kind: in this process, so that the sanitizers see it, each damage ends in
 * pixels or in a sentence; a part goes through the locked worker, which must never take the program with it.
 */
#include <glib.h>
#include <string.h>
#include <tiff.h>

#include "vv-error.h"
#include "vv-helper.h"
#include "vv-samples.h"
#include "vv-sheet.h"
#include "vv-source.h"
#include "vv-tiff.h"

#define ROUNDS 300
#define DRAWN_ROUNDS 60 /* Poppler is slow under the sanitizers */
#define LOCKED_ROUNDS 30
#define W 207
#define H 292

typedef struct
{
  const char *name;
  GBytes *bytes;
  gboolean is_table;
} Sample;

static GArray *
make_samples (void)
{
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  g_autoptr (GBytes) g4 = vv_sample_g4 (W, H);
  const char *fax = "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 207 >> /ColorSpace /DeviceGray "
                    "/BitsPerComponent 1";
  static const char csv[] = "Navn;By\n\"Åse\";\"Bo\n\"\"x\"\"\"\n";
  const Sample all[] = {
    { "jpeg", vv_sample_exif_jpeg (W, H, 25, 6), FALSE },
    { "png", vv_sample_png (W, H, 25, FALSE), FALSE },
    { "png-interlaced", vv_sample_png (W, H, 25, TRUE), FALSE },
    { "tiff-g4", vv_sample_tiff (W, H, 25, 2, 1, COMPRESSION_CCITTFAX4), FALSE },
    { "tiff-lzw", vv_sample_tiff (W, H, 25, 2, 8, COMPRESSION_LZW), FALSE },
    { "tiff-jpeg", vv_sample_tiff (208, 288, 25, 1, 8, COMPRESSION_JPEG), FALSE },
    { "pdf-jpeg", vv_sample_jpeg_pdf (2, 25), FALSE },
    { "pdf-g4", vv_sample_pdf (1, W, H, fax, g4, NULL, NULL), FALSE },
    { "pdf-drawn", vv_sample_drawn_pdf (1), FALSE },
    { "pdf-form", vv_sample_form_pdf (), FALSE },
    { "xlsx",
      vv_sample_xlsx ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" "
                      "s=\"1\"><v>9</v></c></row>"),
      TRUE },
    { "ods",
      vv_sample_ods (
          "<table:table-row><table:table-cell><text:p>Imię</text:p></table:table-cell></table:table-row>"),
      TRUE },
    { "csv", g_bytes_new_static (csv, sizeof csv - 1), TRUE },
  };

  g_array_append_vals (samples, all, G_N_ELEMENTS (all));
  return samples;
}

static GBytes *
damage (GBytes *bytes, GRand *rand)
{
  gsize length = g_bytes_get_size (bytes);
  guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  int flips = g_rand_int_range (rand, 1, 9);

  for (int i = 0; i < flips; i++)
    {
      /* Headers are short and matter most. */
      gsize at = (gsize)g_rand_int_range (rand, 0, (int)(g_rand_boolean (rand) ? length : MIN (length, 300)));

      data[at] = (guint8)g_rand_int_range (rand, 0, 256);
    }
  if (g_rand_int_range (rand, 0, 10) == 0)
    length = (gsize)g_rand_int_range (rand, 0, (int)length);
  return g_bytes_new_take (data, length);
}

static void
read_here (const Sample *sample, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvSource) source = NULL;

  if (sample->is_table)
    {
      g_autoptr (VvTable) table = vv_sheet_read (data, length, sample->name, NULL, &error);

      g_assert_true ((table == NULL) == (error != NULL));
      return;
    }
  source = vv_source_new (data, length, sample->name, &error);
  g_assert_true ((source == NULL) == (error != NULL));
  for (int i = 0; source && i < MIN (source->n_pages, 3); i++)
    {
      g_autoptr (GError) page_error = NULL, colour_error = NULL, field_error = NULL;
      g_autoptr (VvImage) image = vv_source_page (source, i, &page_error);
      g_autoptr (VvPicture) picture = vv_source_colour (source, i, 300, &colour_error);
      g_autoptr (GPtrArray) fields = vv_source_fields (source, &field_error);

      g_assert_true ((image == NULL) == (page_error != NULL));
      g_assert_true ((picture == NULL) == (colour_error != NULL));
      g_assert_nonnull (fields);
    }
}

static void
test_here (gconstpointer data)
{
  const Sample *sample = data;
  GRand *rand = g_rand_new_with_seed (20260901);

  read_here (sample, sample->bytes);
  for (int i = 0; i < (g_str_has_prefix (sample->name, "pdf") ? DRAWN_ROUNDS : ROUNDS); i++)
    {
      g_autoptr (GBytes) bytes = damage (sample->bytes, rand);

      read_here (sample, bytes);
    }
  g_rand_free (rand);
}

static void
read_locked (VvHelper *helper, const Sample *sample, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvHelperFile) file = NULL;
  g_autoptr (VvTable) table = NULL;

  if (sample->is_table)
    {
      table = vv_helper_read_table (helper, bytes, sample->name, &error);
      g_assert_true ((table == NULL) == (error != NULL));
      return;
    }
  file = vv_helper_open (helper, bytes, sample->name, NULL, &error);
  g_assert_true ((file == NULL) == (error != NULL));
  for (int i = 0; file && i < MIN (vv_helper_file_get_n_pages (file), 3); i++)
    {
      g_autoptr (GError) page_error = NULL;
      g_autoptr (VvImage) image = vv_helper_page (file, i, NULL, &page_error);

      g_assert_true ((image == NULL) == (page_error != NULL));
    }
}

static void
test_locked (gconstpointer data)
{
  const Sample *sample = data;
  GRand *rand = g_rand_new_with_seed (20270901);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvHelper) helper = vv_helper_new (&error);

  g_assert_no_error (error);
  for (int i = 0; i < LOCKED_ROUNDS; i++)
    {
      g_autoptr (GBytes) bytes = damage (sample->bytes, rand);

      read_locked (helper, sample, bytes);
    }
  read_locked (helper, sample, sample->bytes);
  g_rand_free (rand);
}

static void
drop_message (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) samples = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  vv_tiff_silence ();
  g_log_set_handler ("Poppler", G_LOG_LEVEL_MASK, drop_message, NULL);
  samples = make_samples ();
  for (guint i = 0; i < samples->len; i++)
    {
      Sample *sample = &g_array_index (samples, Sample, i);
      g_autofree char *here = g_strconcat ("/damage/here/", sample->name, NULL);
      g_autofree char *locked = g_strconcat ("/damage/locked/", sample->name, NULL);

      g_test_add_data_func (here, sample, test_here);
      g_test_add_data_func (locked, sample, test_locked);
    }
  result = g_test_run ();
  for (guint i = 0; i < samples->len; i++)
    g_bytes_unref (g_array_index (samples, Sample, i).bytes);
  return result;
}
