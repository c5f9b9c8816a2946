#include "config.h"

#include "vv-new-programme-wizard.h"

#include "vv-error.h"
#include "vv-kit.h"
#include "vv-programme-form.h"
#include "vv-programmes.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>

struct _VvNewProgrammeWizard
{
  VvWizard parent_instance;

  GtkWidget *templates;
  GtkWidget *forms[3]; /* VvProgrammeForm: what, when, how */
  VvProgramme *draft;
};

G_DEFINE_FINAL_TYPE (VvNewProgrammeWizard, vv_new_programme_wizard, VV_TYPE_WIZARD)

/* What a person has changed is kept by these keys, so that the wizard can be left. */
typedef struct
{
  const char *key;
  gsize offset;
  gboolean is_number;
} Kept;

#define KEPT(name, is_number)                                                                                \
  {                                                                                                          \
#name, G_STRUCT_OFFSET(VvProgramme, name), is_number                                                     \
  }

static const Kept kept[] = {
  KEPT (title, FALSE),      KEPT (theme, FALSE),      KEPT (purpose, FALSE),
  KEPT (target, FALSE),     KEPT (start, FALSE),      KEPT (end, FALSE),
  KEPT (form, FALSE),       KEPT (mode, FALSE),       KEPT (place, FALSE),
  KEPT (engagement, FALSE), KEPT (country, FALSE),    KEPT (language, FALSE),
  KEPT (sessions, TRUE),    KEPT (rhythm_days, TRUE), KEPT (session_minutes, TRUE),
  KEPT (notice_days, TRUE), KEPT (group_max, TRUE),   KEPT (retention_months, TRUE),
};

static void
keep_draft (VvNewProgrammeWizard *self)
{
  for (gsize i = 0; self->draft && i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *number = NULL;

      if (kept[i].is_number)
        number = g_strdup_printf ("%d", G_STRUCT_MEMBER (int, self->draft, kept[i].offset));
      vv_wizard_set (VV_WIZARD (self), kept[i].key,
                     number ? number : G_STRUCT_MEMBER (char *, self->draft, kept[i].offset));
    }
}

static void
recall_draft (VvNewProgrammeWizard *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      const char *text = vv_wizard_get (VV_WIZARD (self), kept[i].key);

      if (!text)
        continue;
      if (kept[i].is_number)
        G_STRUCT_MEMBER (int, self->draft, kept[i].offset) = (int)g_ascii_strtoll (text, NULL, 10);
      else
        vv_set_string (&G_STRUCT_MEMBER (char *, self->draft, kept[i].offset), text);
    }
}

/* The template's programme, with what was changed already. */
static gboolean
draft_from_template (VvNewProgrammeWizard *self, const char *id, GError **error)
{
  VvProgramme *draft = vv_programmes_draft (vv_wizard_get_workspace (VV_WIZARD (self)), id, error);

  if (!draft)
    return FALSE;
  g_clear_pointer (&self->draft, vv_programme_free);
  self->draft = draft;
  return TRUE;
}

static void
on_template_toggled_cb (VvNewProgrammeWizard *self, GtkCheckButton *check)
{
  if (gtk_check_button_get_active (check))
    vv_wizard_set (VV_WIZARD (self), "template", g_object_get_data (G_OBJECT (check), "vv-id"));
}

static GtkWidget *
put_in_page (GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  vv_set_margins (box, 24, 24, 24, 24);
  gtk_box_append (GTK_BOX (box), child);
  return vv_scrolled_new (box, 760);
}

static void
fill_templates (VvNewProgrammeWizard *self, GtkWidget *group, GPtrArray *templates)
{
  const char *chosen = vv_wizard_get (VV_WIZARD (self), "template");
  GtkCheckButton *first = NULL;

  for (guint i = 0; i < templates->len; i++)
    {
      const VvTemplateLine *line = templates->pdata[i];
      GtkWidget *row = vv_row_new (line->title, line->description);
      GtkWidget *check = gtk_check_button_new ();

      if (first)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
      else
        first = GTK_CHECK_BUTTON (check);
      g_object_set_data_full (G_OBJECT (check), "vv-id", g_strdup (line->id), g_free);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_template_toggled_cb), self);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      if (chosen ? g_strcmp0 (line->id, chosen) == 0 : i == 0)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
    }
}

static GtkWidget *
build_template (VvWizard *wizard)
{
  VvNewProgrammeWizard *self = VV_NEW_PROGRAMME_WIZARD (wizard);
  GtkWidget *group
      = vv_group_new (_ ("What kind of programme?"), _ ("Everything can be changed afterwards."));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates = vv_programmes_templates (vv_wizard_get_workspace (wizard), &error);

  if (templates)
    fill_templates (self, group, templates);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), vv_row_new (error->message, NULL));
  self->templates = group;
  return put_in_page (group);
}

static gboolean
template_complete (VvWizard *wizard, GError **error)
{
  if (vv_wizard_get (wizard, "template"))
    return TRUE;
  vv_wizard_point (wizard, VV_NEW_PROGRAMME_WIZARD (wizard)->templates);
  g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID, _ ("Please choose a kind of programme."));
  return FALSE;
}

static gboolean
template_apply (VvWizard *wizard, GError **error)
{
  VvNewProgrammeWizard *self = VV_NEW_PROGRAMME_WIZARD (wizard);
  const char *id = vv_wizard_get (wizard, "template");

  if (self->draft && g_strcmp0 (self->draft->template_id, id) == 0)
    return TRUE;
  if (!draft_from_template (self, id, error))
    return FALSE;
  keep_draft (self);
  return TRUE;
}

static GtkWidget *
build_form (VvWizard *wizard)
{
  VvNewProgrammeWizard *self = VV_NEW_PROGRAMME_WIZARD (wizard);
  int part = vv_wizard_get_step (wizard) - 1;

  self->forms[part] = vv_programme_form_new ((VvFormPart)part);
  return put_in_page (self->forms[part]);
}

static VvProgrammeForm *
current_form (VvWizard *wizard)
{
  return VV_PROGRAMME_FORM (VV_NEW_PROGRAMME_WIZARD (wizard)->forms[vv_wizard_get_step (wizard) - 1]);
}

static void
form_enter (VvWizard *wizard)
{
  VvNewProgrammeWizard *self = VV_NEW_PROGRAMME_WIZARD (wizard);

  if (self->draft)
    vv_programme_form_show (current_form (wizard), self->draft);
}

static void
form_save (VvWizard *wizard)
{
  VvNewProgrammeWizard *self = VV_NEW_PROGRAMME_WIZARD (wizard);
  g_autoptr (GError) error = NULL;
  GtkWidget *field;

  /* what cannot be yet is told when going on; the rest is kept */
  if (self->draft && vv_programme_form_read (current_form (wizard), self->draft, &field, &error))
    keep_draft (self);
}

static gboolean
check_dates (VvNewProgrammeWizard *self, GError **error)
{
  const VvProgramme *draft = self->draft;
  const char *lacks = vv_is_empty (draft->start)
                          ? _ ("First session: please write a date; everything is counted back from it.")
                      : !vv_is_empty (draft->end) && g_strcmp0 (draft->end, draft->start) <= 0
                          ? _ ("Planned end: it comes before the first session.")
                          : NULL;

  if (!lacks)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID, lacks);
  vv_wizard_point (VV_WIZARD (self), vv_programme_form_find_row (current_form (VV_WIZARD (self)), lacks));
  return FALSE;
}

static gboolean
form_complete (VvWizard *wizard, GError **error)
{
  VvNewProgrammeWizard *self = VV_NEW_PROGRAMME_WIZARD (wizard);
  GtkWidget *field = NULL;

  if (!self->draft)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("Please go back and choose a kind of programme."));
      return FALSE;
    }
  if (!vv_programme_form_read (current_form (wizard), self->draft, &field, error))
    {
      vv_wizard_point (wizard, field);
      return FALSE;
    }
  return vv_wizard_get_step (wizard) != VV_FORM_WHEN + 1 || check_dates (self, error);
}

static gboolean
create_apply (VvWizard *wizard, GError **error)
{
  VvNewProgrammeWizard *self = VV_NEW_PROGRAMME_WIZARD (wizard);

  if (vv_programmes_save (vv_wizard_get_workspace (wizard), self->draft, error))
    return TRUE;
  if (error && *error)
    vv_wizard_point (wizard, vv_programme_form_find_row (current_form (wizard), (*error)->message));
  return FALSE;
}

static char *
create_label (VvWizard *wizard)
{
  return g_strdup (_ ("_Create the Programme"));
}

static const VvWizardStep steps[] = {
  { "template", N_ ("Kind"), build_template, NULL, NULL, template_complete, template_apply, NULL },
  { "what", N_ ("What it is"), build_form, form_enter, form_save, form_complete, NULL, NULL },
  { "when", N_ ("When"), build_form, form_enter, form_save, form_complete, NULL, NULL },
  { "how", N_ ("How they meet"), build_form, form_enter, form_save, form_complete, create_apply,
    create_label },
  { NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
};

static void
vv_new_programme_wizard_start (VvWizard *wizard, const char *detail)
{
  VvNewProgrammeWizard *self = VV_NEW_PROGRAMME_WIZARD (wizard);
  const char *id = vv_wizard_get (wizard, "template");
  g_autoptr (GError) error = NULL;

  /* without its template a resumed wizard begins anew */
  if (id && draft_from_template (self, id, &error))
    recall_draft (self);
  else
    vv_wizard_set (wizard, "step", NULL);
}

static char *
vv_new_programme_wizard_finish (VvWizard *wizard)
{
  return g_strdup_printf ("programme/%s/prepare", VV_NEW_PROGRAMME_WIZARD (wizard)->draft->id);
}

static void
vv_new_programme_wizard_finalize (GObject *object)
{
  g_clear_pointer (&VV_NEW_PROGRAMME_WIZARD (object)->draft, vv_programme_free);
  G_OBJECT_CLASS (vv_new_programme_wizard_parent_class)->finalize (object);
}

static void
vv_new_programme_wizard_class_init (VvNewProgrammeWizardClass *class)
{
  VvWizardClass *wizard_class = VV_WIZARD_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_new_programme_wizard_finalize;
  wizard_class->key = "new-programme";
  wizard_class->title = N_ ("New Programme");
  wizard_class->steps = steps;
  wizard_class->start = vv_new_programme_wizard_start;
  wizard_class->finish = vv_new_programme_wizard_finish;
}

static void
vv_new_programme_wizard_init (VvNewProgrammeWizard *self)
{
}
