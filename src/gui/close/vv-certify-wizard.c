#include "config.h"

#include "vv-certify-wizard.h"

#include "vv-certificates.h"
#include "vv-error.h"
#include "vv-file-save.h"
#include "vv-kit.h"
#include "vv-people.h"
#include "vv-preview-pane.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>

#define FORM_WIDTH 446
#define FORM_LEAST 300
#define KIND "attest"

static const char *const languages[] = { NULL, "nb", "en", "fi", "pl" };

struct _VvCertifyWizard
{
  VvWizard parent_instance;

  GtkWidget *person, *language, *text, *certain, *pane; /* step 1 */
  GtkWidget *result;                                    /* step 2 */
  GPtrArray *mentors;                                   /* VvPersonLine*, who served */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (VvCertifyWizard, vv_certify_wizard, VV_TYPE_WIZARD)

static const VvPersonLine *
get_mentor (VvCertifyWizard *self)
{
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (self->person));

  return self->mentors && index < self->mentors->len ? self->mentors->pdata[index] : NULL;
}

static const char *
get_language (VvCertifyWizard *self)
{
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (self->language));

  return index < G_N_ELEMENTS (languages) ? languages[index] : NULL;
}

static char *
get_personal (VvCertifyWizard *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
show_preview (VvCertifyWizard *self)
{
  VvWizard *wizard = VV_WIZARD (self);
  const VvPersonLine *mentor = get_mentor (self);
  g_autofree char *personal = get_personal (self);
  gboolean is_certain = gtk_switch_get_active (GTK_SWITCH (self->certain));
  g_autoptr (GError) error = NULL;
  VvPreview *preview;

  if (self->is_filling || !mentor)
    return;
  preview = vv_certificates_preview (vv_wizard_get_workspace (wizard), mentor->id,
                                     vv_wizard_get_programme (wizard), KIND, get_language (self),
                                     is_certain && *personal ? personal : NULL, &error);
  vv_preview_pane_set_preview (VV_PREVIEW_PANE (self->pane), preview, error);
}

static gboolean
has_served (const VvPersonLine *line)
{
  static const char *const states[] = { "active", "finished", "attested", "stopped", NULL };

  return line->state && g_strv_contains (states, line->state);
}

static GtkWidget *
build_text (VvCertifyWizard *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->text), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->text), 12);
  vv_set_name (self->text, _ ("Personal part"));
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                            G_CALLBACK (show_preview), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->text);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, -1, 120);
  gtk_widget_add_css_class (scrolled, "vv-card");
  return scrolled;
}

static GtkWidget *
build_form (VvCertifyWizard *self)
{
  const char *const names[] = { _ ("The mentor's own"), vv_show_word ("nb"), vv_show_word ("en"),
                                vv_show_word ("fi"),    vv_show_word ("pl"), NULL };
  const char *const nobody[] = { NULL };
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16), *list = vv_boxed_list_new (), *scrolled, *row;
  GtkWidget *sure = vv_boxed_list_new ();

  gtk_box_append (GTK_BOX (body), vv_label_new (_ ("The attest"), "title-2"));
  self->person = vv_combo_row_new (_ ("Mentor"), nobody, 0);
  self->language = vv_combo_row_new (_ ("Printed in"), names, 0);
  g_signal_connect_swapped (self->person, "notify::selected", G_CALLBACK (show_preview), self);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (show_preview), self);
  gtk_list_box_append (GTK_LIST_BOX (list), self->person);
  gtk_list_box_append (GTK_LIST_BOX (list), self->language);
  gtk_box_append (GTK_BOX (body), list);
  gtk_box_append (GTK_BOX (body), vv_label_new (_ ("Personal part"), "heading"));
  gtk_box_append (GTK_BOX (body), vv_label_new (_ ("What this mentor did well, only if you know it yourself. "
                                                   "Leave it empty otherwise."),
                                                "dim-label"));
  gtk_box_append (GTK_BOX (body), build_text (self));
  row = vv_row_new (_ ("I am certain that it is correct"), NULL);
  self->certain = gtk_switch_new ();
  gtk_widget_set_valign (self->certain, GTK_ALIGN_CENTER);
  vv_set_name (self->certain, _ ("I am certain that it is correct"));
  g_signal_connect_swapped (self->certain, "notify::active", G_CALLBACK (show_preview), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->certain);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->certain);
  gtk_list_box_append (GTK_LIST_BOX (sure), row);
  gtk_box_append (GTK_BOX (body), sure);
  vv_set_margins (body, 18, 20, 20, 20);
  scrolled = vv_scrolled_new (body, FORM_WIDTH);
  gtk_widget_set_hexpand (scrolled, FALSE);
  gtk_widget_set_size_request (scrolled, FORM_LEAST, -1);
  return scrolled;
}

static GtkWidget *
build_attest (VvWizard *wizard)
{
  VvCertifyWizard *self = VV_CERTIFY_WIZARD (wizard);
  GtkWidget *box = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  const char *const nobody[] = { NULL };

  self->is_filling = TRUE;
  self->pane = vv_preview_pane_new ();
  vv_preview_pane_set_subjects (VV_PREVIEW_PANE (self->pane), nobody);
  gtk_paned_set_start_child (GTK_PANED (box), build_form (self));
  gtk_paned_set_end_child (GTK_PANED (box), self->pane);
  gtk_paned_set_position (GTK_PANED (box), FORM_WIDTH);
  gtk_paned_set_resize_start_child (GTK_PANED (box), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (box), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (box), FALSE);
  self->is_filling = FALSE;
  return box;
}

static gboolean
load_mentors (VvCertifyWizard *self, GError **error)
{
  VvWizard *wizard = VV_WIZARD (self);
  GPtrArray *mentors = vv_people_list (vv_wizard_get_workspace (wizard), vv_wizard_get_programme (wizard),
                                       "mentor", NULL, NULL, 0, 0, error);

  if (!mentors)
    return FALSE;
  for (guint i = mentors->len; i > 0; i--)
    if (!has_served (mentors->pdata[i - 1]))
      g_ptr_array_remove_index (mentors, i - 1);
  g_clear_pointer (&self->mentors, g_ptr_array_unref);
  self->mentors = mentors;
  return TRUE;
}

static guint
find_language_index (const char *language)
{
  for (guint i = 1; language && i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i], language))
      return i;
  return 0;
}

static void
enter_attest (VvWizard *wizard)
{
  VvCertifyWizard *self = VV_CERTIFY_WIZARD (wizard);
  const char *person = vv_wizard_get (wizard, "person"), *personal = vv_wizard_get (wizard, "personal");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  guint selected = 0;

  if (!load_mentors (self, &error))
    {
      vv_window_show_error (vv_wizard_get_window (wizard), error);
      return;
    }
  for (guint i = 0; i < self->mentors->len; i++)
    {
      const VvPersonLine *line = self->mentors->pdata[i];

      gtk_string_list_append (names, line->name);
      if (g_strcmp0 (line->id, person) == 0)
        selected = i;
    }
  self->is_filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->person), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->person), selected);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->language),
                              find_language_index (vv_wizard_get (wizard, "language")));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), personal ? personal : "",
                            -1);
  self->is_filling = FALSE;
  show_preview (self);
}

/* That somebody is certain is asked anew each time. */
static void
save_attest (VvWizard *wizard)
{
  VvCertifyWizard *self = VV_CERTIFY_WIZARD (wizard);
  const VvPersonLine *mentor = get_mentor (self);
  g_autofree char *personal = get_personal (self);

  vv_wizard_set (wizard, "person", mentor ? mentor->id : NULL);
  vv_wizard_set (wizard, "language", get_language (self));
  vv_wizard_set (wizard, "personal", *personal ? personal : NULL);
}

static gboolean
complete_attest (VvWizard *wizard, GError **error)
{
  VvCertifyWizard *self = VV_CERTIFY_WIZARD (wizard);
  g_autofree char *personal = get_personal (self);

  if (!get_mentor (self))
    {
      vv_wizard_point (wizard, self->person);
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("No mentor of this programme has served yet, so there is nothing to attest."));
      return FALSE;
    }
  if (!*personal || gtk_switch_get_active (GTK_SWITCH (self->certain)))
    return TRUE;
  vv_wizard_point (wizard, self->certain);
  g_set_error_literal (
      error, VV_ERROR, VV_ERROR_RULE,
      _ ("The personal part is printed only when you are certain that it is correct. Confirm it, "
         "or leave it empty."));
  return FALSE;
}

static gboolean
apply_attest (VvWizard *wizard, GError **error)
{
  VvCertifyWizard *self = VV_CERTIFY_WIZARD (wizard);
  g_autofree char *personal = get_personal (self);
  VvCertificate *certificate = vv_certificates_issue (
      vv_wizard_get_workspace (wizard), get_mentor (self)->id, vv_wizard_get_programme (wizard), KIND,
      get_language (self), *personal ? personal : NULL, gtk_switch_get_active (GTK_SWITCH (self->certain)),
      NULL, NULL, error);

  if (!certificate)
    return FALSE;
  vv_wizard_set (wizard, "issued", certificate->id);
  vv_certificate_record_free (certificate);
  return TRUE;
}

static char *
label_attest (VvWizard *wizard)
{
  return g_strdup (_ ("_Issue the Attest"));
}

/* --- step 2 --- */

static void
on_save_clicked_cb (VvCertifyWizard *self)
{
  VvWizard *wizard = VV_WIZARD (self);
  const char *issued = vv_wizard_get (wizard, "issued");
  g_autoptr (GError) error = NULL;
  VvCertificate *certificate
      = issued ? vv_certificates_get (vv_wizard_get_workspace (wizard), issued, &error) : NULL;
  g_autofree char *file = NULL;

  if (!certificate)
    {
      if (error)
        vv_window_show_error (vv_wizard_get_window (wizard), error);
      return;
    }
  file = g_strdup_printf (_ ("Attest %d.pdf"), certificate->number);
  vv_file_save (vv_wizard_get_window (wizard), certificate->pdf, file);
  vv_certificate_record_free (certificate);
}

static GtkWidget *
build_save (VvWizard *wizard)
{
  VvCertifyWizard *self = VV_CERTIFY_WIZARD (wizard);
  GtkWidget *save = vv_button_new (_ ("Save as P_DF…"), "pill");

  self->result = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->result), "vv-award-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->result), _ ("The Attest Is Issued"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (self->result),
      _ ("It stands in the register with its number. Save it to print, sign and hand it over."));
  gtk_widget_set_halign (save, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save_clicked_cb), self);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->result), save);
  return self->result;
}

static char *
label_save (VvWizard *wizard)
{
  return g_strdup (C_ ("wizard", "_Done"));
}

static void
start (VvWizard *wizard, const char *detail)
{
  if (!detail || g_strcmp0 (detail, vv_wizard_get (wizard, "person")) == 0)
    return;
  vv_wizard_set (wizard, "person", detail);
  vv_wizard_set (wizard, "personal", NULL);
  vv_wizard_set (wizard, "issued", NULL);
  vv_wizard_set (wizard, "step", NULL);
}

static char *
finish (VvWizard *wizard)
{
  return g_strdup_printf ("programme/%s/close", vv_wizard_get_programme (wizard));
}

static void
vv_certify_wizard_finalize (GObject *object)
{
  g_clear_pointer (&VV_CERTIFY_WIZARD (object)->mentors, g_ptr_array_unref);
  G_OBJECT_CLASS (vv_certify_wizard_parent_class)->finalize (object);
}

static const VvWizardStep steps[] = {
  { "attest", N_ ("The attest"), build_attest, enter_attest, save_attest, complete_attest, apply_attest,
    label_attest },
  { "save", N_ ("Save"), build_save, NULL, NULL, NULL, NULL, label_save },
  { NULL },
};

static void
vv_certify_wizard_class_init (VvCertifyWizardClass *class)
{
  VvWizardClass *wizard_class = VV_WIZARD_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_certify_wizard_finalize;
  wizard_class->key = "certify";
  wizard_class->title = N_ ("Issue an Attest");
  wizard_class->steps = steps;
  wizard_class->start = start;
  wizard_class->finish = finish;
}

static void
vv_certify_wizard_init (VvCertifyWizard *self)
{
}
