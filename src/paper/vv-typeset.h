/* vv-typeset.h: a form, a language and what is known → where everything stands on paper (print.md). */
#pragma once

#include "vv-fill.h"
#include "vv-form.h"
#include "vv-layout.h"
#include "vv-painter.h"

/* Deterministic: the same input gives the same layout. fill NULL: a blank without letterhead.
 * Errors: VV_ERROR_LIMIT when it would need more than 31 pages; VV_ERROR_INVALID when something does not fit
 * a page.
 *
 *   g_autoptr (VvForms) forms = vv_forms_load (NULL, &error);
 *   g_autoptr (VvPainter) painter = vv_painter_new (&error);
 *   g_autoptr (VvFill) fill = vv_fill_new ();
 *   vv_fill_set_text (fill, "AGR-01", "Stowarzyszenie Nowa Kładka");
 *   vv_fill_add_row_va (fill, "AGR-04", "Kinga Wójcik", "600 000 031", NULL);
 *   vv_fill_add_row_va (fill, "AGR-40", "Kinga Wójcik", NULL);
 *   g_autoptr (VvLayout) layout = vv_typeset (forms, vv_forms_find (forms, "AGR"), "pl", fill, painter,
 * &error); g_autoptr (GBytes) pdf = vv_pdf_write (painter, layout, &error);
 */
VvLayout *vv_typeset (VvForms *forms,
                      const VvForm *form,
                      const char *language,
                      const VvFill *fill,
                      VvPainter *painter,
                      GError **error);
