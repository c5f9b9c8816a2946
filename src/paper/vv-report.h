/* vv-report.h: the one-page evaluation report: then and now, no names, nothing averaged under five answers.
 */
#pragma once

#include "vv-form.h"
#include "vv-layout.h"
#include "vv-painter.h"

typedef struct
{
  char *text;       /* the statement, in the report's language */
  int n;            /* people who answered both times */
  double then, now; /* means 4..10; not printed while n is under five */
} VvReportItem;

typedef struct
{
  char *organisation;
  char *lines[2];
  GBytes *logo;
  char *programme;
  char *period;
  char *date;          /* ISO */
  int answered, asked; /* people with both questionnaires, of all */
  GPtrArray *items;    /* VvReportItem* */
} VvReport;

VvReport *vv_report_new (void);
void vv_report_free (VvReport *report);
void vv_report_add_item (VvReport *report, const char *text, int n, double then, double now);
/* Errors: VV_ERROR_LIMIT when there are more items than fit a page. */
VvLayout *vv_report_layout (VvForms *forms,
                            const VvReport *report,
                            const char *language,
                            VvPainter *painter,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvReport, vv_report_free)
