/* bench-typeset: issued agreements per second of processor time, from definition to PDF, and their size. */
#include <stdio.h>
#include <sys/resource.h>

#include "form-samples.h"
#include "vv-pdf.h"
#include "vv-typeset.h"

#define ROUNDS 200

static double
measure_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int
main (void)
{
  static const char *const languages[] = { "nb", "fi", "pl", "en" };
  g_autoptr (GError) error = NULL;
  g_autoptr (VvForms) forms = vv_forms_load (NULL, &error);
  g_autoptr (VvPainter) painter = forms != NULL ? vv_painter_new (&error) : NULL;
  gsize bytes = 0;
  guint pages = 0;
  double set = 0, start = 0;

  if (painter == NULL)
    {
      fprintf (stderr, "bench-typeset: %s\n", error->message);
      return 1;
    }
  start = measure_cpu ();
  for (int i = 0; i < ROUNDS; i++)
    {
      double before = measure_cpu ();
      g_autofree char *name = g_strdup_printf ("Mentor %d", i);
      const char *language = languages[i % G_N_ELEMENTS (languages)];
      g_autoptr (VvFill) fill = form_sample_new ("AGR", language);
      vv_fill_set_text (fill, "AGR-03", name);
      g_autoptr (VvLayout) layout
          = vv_typeset (forms, vv_forms_find (forms, "AGR"), language, fill, painter, &error);
      set += measure_cpu () - before;
      g_autoptr (GBytes) pdf = layout != NULL ? vv_pdf_write (painter, layout, &error) : NULL;
      if (pdf == NULL)
        {
          fprintf (stderr, "bench-typeset: %s\n", error->message);
          return 1;
        }
      bytes += g_bytes_get_size (pdf);
      pages += layout->pages->len;
    }
  double used = measure_cpu () - start;
  printf ("agreements per CPU second: %.0f (%.1f pages and %.1f kB each; %.2f ms to set, %.2f ms to draw and "
          "write)\n",
          ROUNDS / used, (double)pages / ROUNDS, bytes / 1024.0 / ROUNDS, set * 1000 / ROUNDS,
          (used - set) * 1000 / ROUNDS);
  return 0;
}
