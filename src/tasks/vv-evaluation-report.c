/* The report that may leave: no names, nothing averaged under five answers. PDF for people, XLSX for counting
 * on. */
#include "vv-evaluation.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <xlsxwriter.h>

#include "vv-date.h"
#include "vv-documents.h"
#include "vv-error.h"
#include "vv-evaluation-private.h"
#include "vv-file.h"
#include "vv-locale.h"
#include "vv-pdf.h"
#include "vv-report.h"

/* process.md 13: with fewer answers no averages leave the coordinator. */
#define LEAST_ANSWERS 5

typedef struct
{
  VvOrganisation *organisation;
  VvProgramme *programme;
  VvEvaluation *evaluation;
  const char *language;
} Content;

static void
content_clear (Content *content)
{
  g_clear_pointer (&content->organisation, vv_organisation_free);
  g_clear_pointer (&content->programme, vv_programme_free);
  g_clear_pointer (&content->evaluation, vv_evaluation_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

static gboolean
load (VvWorkspace *ws, const char *programme, const char *language, Content *content, GError **error)
{
  content->organisation = vv_workspace_get_organisation (ws, error);
  content->programme
      = content->organisation ? vv_store_get_programme (vv_workspace_get_store (ws), programme, error) : NULL;
  content->evaluation = content->programme ? vv_evaluation_compute (ws, programme, NULL, NULL, error) : NULL;
  if (!content->evaluation)
    return FALSE;
  content->language = language                       ? language
                      : content->programme->language ? content->programme->language
                                                     : "en";
  return TRUE;
}

static char *
format_period (const VvProgramme *programme, const char *language)
{
  g_autofree char *start
      = vv_date_is_valid (programme->start) ? vv_locale_format_date_short (language, programme->start) : NULL;
  g_autofree char *end
      = vv_date_is_valid (programme->end) ? vv_locale_format_date_short (language, programme->end) : NULL;

  return start && end ? g_strdup_printf ("%s – %s", start, end) : g_strdup ("");
}

static int
count_paired (const VvEvaluation *evaluation)
{
  int n = 0;

  for (guint i = 0; i < evaluation->people->len; i++)
    {
      const VvEvaluationPerson *person = evaluation->people->pdata[i];
      gboolean both = FALSE;

      for (int k = 0; k < VV_EVALUATION_ITEMS; k++)
        both = both || (person->initial[k] && person->final[k]);
      n += both;
    }
  return n;
}

static VvReport *
compose (VvWorkspace *ws, const Content *content, GError **error)
{
  g_autoptr (VvReport) report = vv_report_new ();

  report->organisation = g_strdup (content->organisation->name);
  report->lines[0] = g_strdup (content->organisation->address);
  report->lines[1] = g_strdup (content->organisation->email);
  report->logo = content->organisation->logo ? g_bytes_ref (content->organisation->logo) : NULL;
  report->programme = g_strdup (content->programme->title);
  report->period = format_period (content->programme, content->language);
  report->date = vv_workspace_today (ws);
  report->asked = content->evaluation->mentees;
  report->answered = count_paired (content->evaluation);
  for (int i = 0; i < VV_EVALUATION_ITEMS; i++)
    {
      const VvEvaluationItem *item = content->evaluation->items->pdata[i];
      g_autofree char *text = vv_evaluation_statement (ws, i, content->language, error);

      if (!text)
        return NULL;
      vv_report_add_item (report, text, item->n, item->initial_mean, item->final_mean);
    }
  return g_steal_pointer (&report);
}

static gboolean
write_pdf (VvWorkspace *ws, const Content *content, const char *path, GError **error)
{
  g_autoptr (VvReport) report = compose (ws, content, error);
  VvPainter *painter = report ? vv_workspace_get_painter (ws, error) : NULL;
  g_autoptr (VvLayout) layout = painter ? vv_report_layout (vv_workspace_get_forms (ws, NULL), report,
                                                            content->language, painter, error)
                                        : NULL;
  g_autoptr (GBytes) pdf = layout ? vv_pdf_write (painter, layout, error) : NULL;

  return pdf && vv_file_write (path, pdf, error);
}

static void
write_sheet (VvWorkspace *ws, const Content *content, lxw_worksheet *sheet)
{
  static const char *const HEADS[]
      = { "field",           "statement",    "n", "missing", "initial_mean", "final_mean",
          "difference_mean", "difference_sd" };

  for (guint c = 0; c < G_N_ELEMENTS (HEADS); c++)
    worksheet_write_string (sheet, 0, (lxw_col_t)c, HEADS[c], NULL);
  for (guint i = 0; i < content->evaluation->items->len; i++)
    {
      const VvEvaluationItem *item = content->evaluation->items->pdata[i];
      const double figures[]
          = { item->initial_mean, item->final_mean, item->difference_mean, item->difference_sd };
      g_autofree char *text = vv_evaluation_statement (ws, (int)i, content->language, NULL);

      worksheet_write_string (sheet, i + 1, 0, item->field, NULL);
      worksheet_write_string (sheet, i + 1, 1, text, NULL);
      worksheet_write_number (sheet, i + 1, 2, item->n, NULL);
      worksheet_write_number (sheet, i + 1, 3, item->missing, NULL);
      for (guint k = 0; item->n >= LEAST_ANSWERS && k < G_N_ELEMENTS (figures); k++)
        if (!isnan (figures[k]))
          worksheet_write_number (sheet, i + 1, (lxw_col_t)(4 + k), figures[k], NULL);
    }
  worksheet_set_column (sheet, 1, 1, 60, NULL);
}

/* The library writes to a name only, so the whole file goes beside its place first. */
static gboolean
write_xlsx (VvWorkspace *ws, const Content *content, const char *path, GError **error)
{
  g_autofree char *temporary = NULL;
  g_autoptr (GBytes) bytes = NULL;
  lxw_workbook *book;
  lxw_error failure;
  int fd = g_file_open_tmp ("veiviser-report-XXXXXX.xlsx", &temporary, error);

  if (fd < 0)
    return FALSE;
  g_close (fd, NULL);
  book = workbook_new (temporary);
  write_sheet (ws, content, workbook_add_worksheet (book, NULL));
  failure = workbook_close (book);
  if (failure != LXW_NO_ERROR)
    g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("The table could not be written: %s."),
                 lxw_strerror (failure));
  else
    bytes = vv_file_read (temporary, 0, error);
  g_unlink (temporary);
  return bytes && vv_file_write (path, bytes, error);
}

gboolean
vv_evaluation_report (VvWorkspace *ws,
                      const char *programme,
                      const char *language,
                      const char *path,
                      GError **error)
{
  g_auto (Content) content = { NULL };

  if (!g_str_has_suffix (path, ".pdf") && !g_str_has_suffix (path, ".xlsx"))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("“%s”: a report is a .pdf or an .xlsx file."), path);
      return FALSE;
    }
  if (!vv_documents_check_language (language, error) || !load (ws, programme, language, &content, error))
    return FALSE;
  return g_str_has_suffix (path, ".pdf") ? write_pdf (ws, &content, path, error)
                                         : write_xlsx (ws, &content, path, error);
}
