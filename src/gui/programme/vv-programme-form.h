/* vv-programme-form.h: the settings of a programme as rows: used by the settings page and by the
 * new-programme wizard.
 *
 * A form shows one section of them (VvFormPart); vv_programme_form_read() puts what stands in its rows into a
 * programme, and on a value that cannot be tells the field and the sentence. */
#pragma once

#include <adwaita.h>
#include "vv-programme.h"

G_BEGIN_DECLS

typedef enum
{
  VV_FORM_WHAT,     /* title, theme, purpose, target */
  VV_FORM_WHEN,     /* start, end, sessions, rhythm, minutes, notice, retention */
  VV_FORM_HOW,      /* form, mode, engagement, group size, country, language, place */
  VV_FORM_CONTACTS, /* contacts as printed */
} VvFormPart;

#define VV_TYPE_PROGRAMME_FORM (vv_programme_form_get_type ())
G_DECLARE_FINAL_TYPE (VvProgrammeForm, vv_programme_form, VV, PROGRAMME_FORM, AdwBin)

GtkWidget *vv_programme_form_new (VvFormPart part);
void vv_programme_form_show (VvProgrammeForm *form, const VvProgramme *programme);
/* FALSE with VV_ERROR_INVALID; *field (transfer none) is the row at fault. */
gboolean
vv_programme_form_read (VvProgrammeForm *form, VvProgramme *programme, GtkWidget **field, GError **error);
/* Shows a sentence at the row that `message` begins with (its title), and returns the row; NULL when none
 * does. */
GtkWidget *vv_programme_form_find_row (VvProgrammeForm *form, const char *message);

G_END_DECLS
