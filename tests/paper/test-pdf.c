/* PDF as others see it: qpdf, pdffonts and pdftotext. */
#include <glib/gstdio.h>
#include <string.h>

#include "form-samples.h"
#include "vv-draw.h"
#include "vv-file.h"
#include "vv-pdf.h"
#include "vv-typeset.h"

typedef struct
{
  VvForms *forms;
  VvPainter *painter;
  char *directory;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->forms = vv_forms_load (NULL, &error);
  g_assert_no_error (error);
  fixture->painter = vv_painter_new (&error);
  g_assert_no_error (error);
  fixture->directory = g_dir_make_tmp ("vv-pdf-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  vv_forms_unref (fixture->forms);
  vv_painter_free (fixture->painter);
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
}

static VvLayout *
set_form (Fixture *fixture, const char *form, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvFill) fill = form_sample_new (form, language);
  VvLayout *layout = vv_typeset (fixture->forms, vv_forms_find (fixture->forms, form), language, fill,
                                 fixture->painter, &error);

  g_assert_no_error (error);
  return layout;
}

/* What a program says about the bytes as a file; it must succeed. */
static char *
ask (Fixture *fixture, GBytes *pdf, const char *program, const char *option, const char *last)
{
  g_autofree char *path = g_build_filename (fixture->directory, "page.pdf", NULL);
  const char *arguments[]
      = { program, option != NULL ? option : path, option != NULL ? path : NULL, last, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;

  g_assert_true (vv_file_write (path, pdf, &error));
  if (!g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                     &error))
    g_error ("%s: %s", program, error->message);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_remove (path);
  return output;
}

static void
check_fonts (const char *fonts)
{
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);

  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_true (strstr (lines[i], "+Inter-") != NULL || strstr (lines[i], "+InterDisplay-") != NULL
                     || strstr (lines[i], "+EBGaramond12-") != NULL);
      /* emb sub uni */
      g_assert_nonnull (strstr (lines[i], "yes yes yes"));
    }
}

static void
check_pdf (Fixture *fixture, const VvLayout *layout, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = vv_pdf_write (fixture->painter, layout, &error);
  g_assert_no_error (error);
  g_autofree char *checked = ask (fixture, pdf, "qpdf", "--check", NULL);
  g_autofree char *fonts = ask (fixture, pdf, "pdffonts", NULL, NULL);
  g_autofree char *text = ask (fixture, pdf, "pdftotext", "-layout", "-");

  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
  check_fonts (fonts);
  for (; *words != NULL; words++)
    {
      if (strstr (text, *words) == NULL)
        g_test_message ("not found: %s in\n%s", *words, text);
      g_assert_nonnull (strstr (text, *words));
    }
}

static void
test_agreements (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VvLayout) pl = set_form (fixture, "AGR", "pl"), nb = set_form (fixture, "AGR", "nb"),
                       fi = set_form (fixture, "AGR", "fi");

  check_pdf (fixture, pl,
             (const char *const[]){ "Umowa mentoringowa", "Łucja Krawczyk", "Bartosz Głąb", "Strona 1 z 3",
                                    "9 marca 2026", "osiągnąć", NULL });
  check_pdf (fixture, nb,
             (const char *const[]){ "Mentoravtale", "Jonas Ødegård", "Åse Nilsen", "Bjørnstad", NULL });
  check_pdf (fixture, fi,
             (const char *const[]){ "Mentorointisopimus", "Väinö Häyrynen-Sjöberg", "Pöyry", NULL });
}

static void
test_attest (Fixture *fixture, gconstpointer data)
{
  static const char *const languages[] = { "nb", "fi", "pl", "en" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VvCertificateFacts) facts = form_sample_certificate (languages[i]);
      g_autoptr (VvLayout) layout
          = vv_certificate_layout (fixture->forms, facts, languages[i], fixture->painter, &error);
      g_assert_no_error (error);
      check_pdf (fixture, layout, (const char *const[]){ facts->signer, "2.2. – 28.8.2026", NULL });
      g_assert_cmpuint (layout->pages->len, ==, 1);
    }
}

static void
test_attest_too_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvCertificateFacts) facts = form_sample_certificate ("nb");
  g_autofree char *much = g_strnfill (4000, 'm');

  g_free (facts->personal);
  facts->personal = g_steal_pointer (&much);
  g_assert_null (vv_certificate_layout (fixture->forms, facts, "nb", fixture->painter, &error));
  g_assert_nonnull (strstr (error->message, "mm"));
}

static void
test_report (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvReport) report = form_sample_report ("fi");
  g_autoptr (VvLayout) layout = vv_report_layout (fixture->forms, report, "fi", fixture->painter, &error);

  g_assert_no_error (error);
  check_pdf (fixture, layout, (const char *const[]){ "Arviointiraportti", "14/17", "+2,2", "Alle 5", NULL });
  /* The fourth statement has four answers: its means 6.1 and 8.0 are nowhere. */
  g_autoptr (GBytes) pdf = vv_pdf_write (fixture->painter, layout, &error);
  g_autofree char *text = ask (fixture, pdf, "pdftotext", "-layout", "-");
  g_assert_null (strstr (text, "8,0"));
  for (int i = 0; i < 40; i++)
    vv_report_add_item (report, "x", 9, 5, 6);
  g_autoptr (VvLayout) too_many = vv_report_layout (fixture->forms, report, "fi", fixture->painter, &error);
  g_assert_null (too_many);
  g_assert_nonnull (error);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_layout_free);

  g_ptr_array_add (layouts, set_form (fixture, "AGR", "nb"));
  g_ptr_array_add (layouts, set_form (fixture, "AGR", "fi"));
  g_autoptr (GBytes) pdf = vv_pdf_write_all (fixture->painter, layouts, "Avtaler", &error);
  g_assert_no_error (error);
  g_autofree char *info = ask (fixture, pdf, "pdfinfo", "-box", NULL);
  g_assert_nonnull (strstr (info, "Avtaler"));
  g_assert_nonnull (strstr (info, "Pages:           6"));
}

/* The drawing that readers of scans compare with: squares black, paper white, 4 px per mm. */
static void
test_render (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VvLayout) layout = set_form (fixture, "IMQ", "nb");
  g_autoptr (VvImage) image = vv_render_grey (fixture->painter, layout, 1, 4);

  g_assert_cmpint (image->width, ==, 840);
  g_assert_cmpint (image->height, ==, 1188);
  g_assert_cmpint (image->pixels[12 * 4 * image->stride + 14 * 4], ==, 0);
  g_assert_cmpint (image->pixels[4 * image->stride + 4], ==, 255);
  g_assert_null (vv_render_grey (fixture->painter, layout, 9, 4));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/pdf/agreements", Fixture, NULL, set_up, test_agreements, tear_down);
  g_test_add ("/pdf/attest", Fixture, NULL, set_up, test_attest, tear_down);
  g_test_add ("/pdf/attest/too-long", Fixture, NULL, set_up, test_attest_too_long, tear_down);
  g_test_add ("/pdf/report", Fixture, NULL, set_up, test_report, tear_down);
  g_test_add ("/pdf/merge", Fixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/pdf/render", Fixture, NULL, set_up, test_render, tear_down);
  return g_test_run ();
}
