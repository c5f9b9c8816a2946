/* draw-forms: writes forms as PDF to look at: draw-forms DIRECTORY [FORM[:LANGUAGE]…]; blank:FORM:LANGUAGE
 * for blanks. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "form-samples.h"
#include "vv-file.h"
#include "vv-pdf.h"
#include "vv-typeset.h"

static gboolean
write_form (VvForms *forms, VvPainter *painter, const char *directory, const char *what, GError **error)
{
  gboolean is_blank = g_str_has_prefix (what, "blank:");
  g_auto (GStrv) parts = g_strsplit (is_blank ? what + 6 : what, ":", 2);
  const char *language = parts[1] != NULL ? parts[1] : "en";
  g_autoptr (VvFill) fill = is_blank ? NULL : form_sample_new (parts[0], language);
  g_autoptr (VvCertificateFacts) facts = form_sample_certificate (language);
  g_autoptr (VvReport) report = form_sample_report (language);
  const VvForm *form = vv_forms_find (forms, parts[0]);
  g_autoptr (VvLayout) layout
      = strcmp (parts[0], "attest") == 0   ? vv_certificate_layout (forms, facts, language, painter, error)
        : strcmp (parts[0], "report") == 0 ? vv_report_layout (forms, report, language, painter, error)
                                           : vv_typeset (forms, form, language, fill, painter, error);
  g_autofree char *name = g_strdup_printf ("%s-%s%s.pdf", parts[0], language, is_blank ? "-blank" : "");
  g_autofree char *path = g_build_filename (directory, name, NULL);

  if (layout == NULL)
    return FALSE;
  g_autoptr (GBytes) pdf = vv_pdf_write (painter, layout, error);
  if (pdf == NULL || !vv_file_write (path, pdf, error))
    return FALSE;
  printf ("%s %u pages\n", path, layout->pages->len);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvForms) forms = vv_forms_load (NULL, &error);
  g_autoptr (VvPainter) painter = forms != NULL ? vv_painter_new (&error) : NULL;

  for (int i = 2; i < argc && painter != NULL && error == NULL; i++)
    write_form (forms, painter, argv[1], argv[i], &error);
  if (error != NULL)
    fprintf (stderr, "draw-forms: %s\n", error->message);
  return error != NULL ? 1 : 0;
}
