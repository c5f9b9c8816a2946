/* Our decoder on symbols made by libqrencode, with modules lost, flipped and blurred. */
#include <qrencode.h>
#include <string.h>

#include "sample-page.h"
#include "vv-code.h"
#include "vv-id.h"
#include "vv-qr-decode.h"

static gboolean
accept_payload (const char *text, gpointer user_data)
{
  return vv_code_parse (text, NULL, NULL, NULL);
}

static char *
make_symbol (guint64 seed, float samples[VV_QR_CELLS])
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, seed);
  g_autofree char *document = vv_id_from_text (text);
  char *payload = vv_code_encode (document, 1 + (int)(seed % 5), 5 + (int)(seed % 26));
  QRcode *code = QRcode_encodeString (payload, 1, QR_ECLEVEL_Q, QR_MODE_8, 1);

  g_assert_cmpint (code->width, ==, VV_QR_SIZE);
  for (int i = 0; i < VV_QR_CELLS; i++)
    samples[i] = code->data[i] & 1 ? 40 : 220;
  QRcode_free (code);
  return payload;
}

static void
test_clean (void)
{
  VvQrTables tables;

  vv_qr_tables_init (&tables);
  for (guint64 seed = 0; seed < 300; seed++)
    {
      float samples[VV_QR_CELLS];
      g_autofree char *payload = make_symbol (seed, samples);
      char text[VV_QR_TEXT_MAX + 1];
      int errors = -1;

      g_assert_true (vv_qr_decode (&tables, samples, 40, 220, accept_payload, NULL, text, &errors));
      g_assert_cmpstr (text, ==, payload);
      g_assert_cmpint (errors, ==, 0);
    }
}

/* A lost block of modules (a stain, grey) and some noise: what is read is right, and nearly all is read. */
static void
test_damaged (void)
{
  VvQrTables tables;
  int n_read = 0;
  guint64 state = 11;

  vv_qr_tables_init (&tables);
  for (guint64 seed = 1000; seed < 1400; seed++)
    {
      float samples[VV_QR_CELLS];
      g_autofree char *payload = make_symbol (seed, samples);
      char text[VV_QR_TEXT_MAX + 1];
      int left = (int)sim_uniform (&state, 8, 16), top = (int)sim_uniform (&state, 8, 16);

      for (int i = 0; i < VV_QR_CELLS; i++)
        {
          int x = i % VV_QR_SIZE, y = i / VV_QR_SIZE;

          if (x >= left && x < left + 5 && y >= top && y < top + 5)
            samples[i] = 130;
          samples[i] += (float)(20 * sim_normal (&state));
        }
      if (!vv_qr_decode (&tables, samples, 40, 220, accept_payload, NULL, text, NULL))
        continue;
      g_assert_cmpstr (text, ==, payload);
      n_read++;
    }
  g_test_message ("%d of 400 damaged symbols read", n_read);
  g_assert_cmpint (n_read, >=, 380);
}

/* Up to six codewords wrong without any hint where. */
static void
test_flipped (void)
{
  VvQrTables tables;
  guint64 state = 5;

  vv_qr_tables_init (&tables);
  for (guint64 seed = 2000; seed < 2300; seed++)
    {
      float samples[VV_QR_CELLS];
      g_autofree char *payload = make_symbol (seed, samples);
      char text[VV_QR_TEXT_MAX + 1];

      for (int i = 0; i < 6; i++)
        {
          int at = (int)sim_uniform (&state, 9, 12) * VV_QR_SIZE + (int)sim_uniform (&state, 9, 21);

          samples[at] = 260 - samples[at];
        }
      g_assert_true (vv_qr_decode (&tables, samples, 40, 220, accept_payload, NULL, text, NULL));
      g_assert_cmpstr (text, ==, payload);
    }
}

static void
test_noise (void)
{
  VvQrTables tables;
  guint64 state = 3;

  vv_qr_tables_init (&tables);
  for (int n = 0; n < 3000; n++)
    {
      float samples[VV_QR_CELLS];
      char text[VV_QR_TEXT_MAX + 1];

      for (int i = 0; i < VV_QR_CELLS; i++)
        samples[i] = (float)sim_uniform (&state, 0, 255);
      g_assert_false (vv_qr_decode (&tables, samples, 40, 220, accept_payload, NULL, text, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr-decode/clean", test_clean);
  g_test_add_func ("/qr-decode/damaged", test_damaged);
  g_test_add_func ("/qr-decode/flipped", test_flipped);
  g_test_add_func ("/qr-decode/noise", test_noise);
  return g_test_run ();
}
