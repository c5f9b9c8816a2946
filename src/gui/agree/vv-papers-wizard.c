#include "config.h"

#include "vv-papers-wizard.h"

#include "vv-callout.h"
#include "vv-error.h"
#include "vv-kit.h"
#include "vv-paper-subjects.h"
#include "vv-preview-pane.h"
#include "vv-print.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>

#define FORM_WIDTH 446
#define FORM_LEAST 300

/* As each chose, then the languages forms are printed in. */
static const char *const languages[] = { NULL, "nb", "en", "fi", "pl" };

struct _VvPapersWizard
{
  VvWizard parent_instance;

  GtkWidget *form, *people, *all;       /* step 1 */
  GtkWidget *lacking, *language, *pane; /* step 2 */
  GtkWidget *result;                    /* step 3 */
  GPtrArray *titles;                    /* char*, of the forms */
  GPtrArray *subjects;                  /* VvPaperSubject* */
  GPtrArray *checks;                    /* GtkCheckButton*, one per subject, borrowed */
  GPtrArray *chosen;                    /* VvPaperSubject*, borrowed */
  GPtrArray *made;                      /* char*, ids of documents */
  GCancellable *cancellable;
  guint idle, next;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (VvPapersWizard, vv_papers_wizard, VV_TYPE_WIZARD)

static const char *
get_form (VvPapersWizard *self)
{
  const char *form = vv_wizard_get (VV_WIZARD (self), "form");

  return form ? form : "AGR";
}

static const char *
get_language (VvPapersWizard *self)
{
  return vv_wizard_get (VV_WIZARD (self), "language");
}

static guint
find_form_index (VvPapersWizard *self)
{
  const char *const *forms = vv_paper_forms ();
  guint index = 0;

  while (forms[index] && !g_str_equal (forms[index], get_form (self)))
    index++;
  return forms[index] ? index : 0;
}

static gboolean
load_subjects (VvPapersWizard *self, GError **error)
{
  VvWizard *wizard = VV_WIZARD (self);
  GPtrArray *subjects = vv_paper_subjects_list (vv_wizard_get_workspace (wizard),
                                                vv_wizard_get_programme (wizard), get_form (self), error);

  if (!subjects)
    return FALSE;
  g_ptr_array_set_size (self->chosen, 0);
  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  self->subjects = subjects;
  return TRUE;
}

/* Who was ticked; before anybody ticked, those who have none yet. */
static gboolean
is_chosen (VvPapersWizard *self, const VvPaperSubject *subject)
{
  const char *chosen = vv_wizard_get (VV_WIZARD (self), "chosen");
  g_auto (GStrv) keys = vv_split_tags (chosen);

  return chosen ? vv_has_tag ((const char *const *)keys, vv_paper_subject_key (subject)) : !subject->document;
}

static void
find_chosen (VvPapersWizard *self)
{
  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; i < self->subjects->len; i++)
    if (is_chosen (self, self->subjects->pdata[i]))
      g_ptr_array_add (self->chosen, self->subjects->pdata[i]);
}

/* --- step 1: for whom --- */

static void
save_chosen (VvPapersWizard *self)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? "," : "",
                              vv_paper_subject_key (self->subjects->pdata[i]));
  vv_wizard_set (VV_WIZARD (self), "chosen", keys->str);
}

static void
on_check_changed_cb (VvPapersWizard *self)
{
  if (self->is_filling)
    return;
  save_chosen (self);
  find_chosen (self);
  vv_wizard_update (VV_WIZARD (self));
}

static void
on_all_clicked_cb (VvPapersWizard *self)
{
  gboolean is_all = self->chosen->len == self->subjects->len;

  self->is_filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], !is_all);
  self->is_filling = FALSE;
  on_check_changed_cb (self);
}

static void
append_subject (VvPapersWizard *self, const VvPaperSubject *subject)
{
  g_autofree char *stands = vv_paper_describe (vv_wizard_get_workspace (VV_WIZARD (self)), subject->document);
  GtkWidget *row = vv_row_new (subject->title, stands), *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen (self, subject));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  vv_set_name (check, subject->title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (!subject->has_date && g_str_equal (get_form (self), "AGR"))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), vv_chip_new (_ ("no first date"), "warn"));
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_check_changed_cb), self);
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (GTK_LIST_BOX (self->people), row);
}

static void
fill_people (VvPapersWizard *self)
{
  g_autoptr (GError) error = NULL;

  if (!load_subjects (self, &error))
    {
      vv_window_show_error (vv_wizard_get_window (VV_WIZARD (self)), error);
      return;
    }
  self->is_filling = TRUE;
  g_ptr_array_set_size (self->checks, 0);
  vv_clear_children (self->people);
  for (guint i = 0; i < self->subjects->len; i++)
    append_subject (self, self->subjects->pdata[i]);
  self->is_filling = FALSE;
  find_chosen (self);
  vv_wizard_update (VV_WIZARD (self));
}

static void
on_form_changed_cb (VvPapersWizard *self)
{
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (self->form));

  if (self->is_filling || index == GTK_INVALID_LIST_POSITION)
    return;
  vv_wizard_set (VV_WIZARD (self), "form", vv_paper_forms ()[index]);
  vv_wizard_set (VV_WIZARD (self), "chosen", NULL);
  fill_people (self);
}

static void
load_titles (VvPapersWizard *self)
{
  g_autoptr (GPtrArray) lines
      = vv_forms_list (vv_wizard_get_workspace (VV_WIZARD (self)), vv_screen_language (), NULL);

  self->titles = g_ptr_array_new_with_free_func (g_free);
  for (const char *const *form = vv_paper_forms (); *form; form++)
    {
      const char *title = *form;

      for (guint i = 0; lines && i < lines->len; i++)
        if (g_str_equal (((VvFormLine *)lines->pdata[i])->id, *form))
          title = ((VvFormLine *)lines->pdata[i])->title;
      g_ptr_array_add (self->titles, g_strdup (title));
    }
  g_ptr_array_add (self->titles, NULL);
}

static GtkWidget *
build_people (VvWizard *wizard)
{
  VvPapersWizard *self = VV_PAPERS_WIZARD (wizard);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *list = vv_boxed_list_new (), *words;

  load_titles (self);
  gtk_box_append (GTK_BOX (body), vv_label_new (_ ("Which paper, and for whom"), "title-2"));
  self->is_filling = TRUE;
  self->form
      = vv_combo_row_new (_ ("Paper"), (const char *const *)self->titles->pdata, find_form_index (self));
  self->is_filling = FALSE;
  g_signal_connect_swapped (self->form, "notify::selected", G_CALLBACK (on_form_changed_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), self->form);
  gtk_box_append (GTK_BOX (body), list);
  words = vv_label_new (_ ("Chosen are those who have none yet."), "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  self->all = vv_button_new (_ ("_All or None"), NULL);
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (on_all_clicked_cb), self);
  gtk_box_append (GTK_BOX (head), self->all);
  gtk_box_append (GTK_BOX (body), head);
  self->people = vv_boxed_list_new ();
  vv_set_name (self->people, _ ("For whom"));
  gtk_box_append (GTK_BOX (body), self->people);
  vv_set_margins (body, 24, 24, 24, 24);
  return vv_scrolled_new (body, 700);
}

static void
enter_people (VvWizard *wizard)
{
  VvPapersWizard *self = VV_PAPERS_WIZARD (wizard);

  self->is_filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->form), find_form_index (self));
  self->is_filling = FALSE;
  fill_people (self);
}

static gboolean
complete_people (VvWizard *wizard, GError **error)
{
  VvPapersWizard *self = VV_PAPERS_WIZARD (wizard);

  if (self->chosen->len > 0)
    return TRUE;
  vv_wizard_point (wizard, self->checks->len > 0 ? self->checks->pdata[0] : self->form);
  g_set_error_literal (
      error, VV_ERROR, VV_ERROR_INVALID,
      self->subjects && self->subjects->len > 0
          ? _ ("Please choose at least one.")
          : _ ("There is no locked match yet to make papers for. Confirm the matches first."));
  return FALSE;
}

/* --- step 2: check and make --- */

static void
show_preview (VvPapersWizard *self)
{
  VvWizard *wizard = VV_WIZARD (self);
  int index = vv_preview_pane_get_subject (VV_PREVIEW_PANE (self->pane));
  VvSubject subject;
  VvPreview *preview;
  g_autoptr (GError) error = NULL;

  if (index < 0 || index >= (int)self->chosen->len)
    return;
  subject = vv_paper_subject_get (self->chosen->pdata[index], vv_wizard_get_programme (wizard));
  preview = vv_documents_preview (vv_wizard_get_workspace (wizard), get_form (self), &subject,
                                  get_language (self), NULL, &error);
  vv_preview_pane_set_preview (VV_PREVIEW_PANE (self->pane), preview, error);
}

static void
show_lacking (VvPapersWizard *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;
  g_autofree char *title = NULL, *text = NULL;

  for (guint i = 0; i < self->chosen->len; i++)
    {
      const VvPaperSubject *subject = self->chosen->pdata[i];

      if (subject->has_date)
        continue;
      g_string_append_printf (names, "%s%s", n > 0 ? ", " : "", subject->title);
      n++;
    }
  gtk_widget_set_visible (self->lacking, n > 0 && g_str_equal (get_form (self), "AGR"));
  title = g_strdup_printf (
      ngettext ("%u has no date for the first session", "%u have no date for the first session", n), n);
  text = g_strdup_printf (_ ("%s. Their agreements print an empty line for the date."), names->str);
  vv_callout_set_text (VV_CALLOUT (self->lacking), title, text);
}

static void
on_dates_clicked_cb (VvPapersWizard *self)
{
  VvWizard *wizard = VV_WIZARD (self);
  g_autofree char *target = g_strdup_printf ("wizard/plan-sessions/%s", vv_wizard_get_programme (wizard));

  vv_window_go (vv_wizard_get_window (wizard), target);
}

static void
on_leave_clicked_cb (VvPapersWizard *self)
{
  gtk_widget_set_visible (self->lacking, FALSE);
}

static void
on_language_changed_cb (VvPapersWizard *self)
{
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (self->language));

  if (self->is_filling || index >= G_N_ELEMENTS (languages))
    return;
  vv_wizard_set (VV_WIZARD (self), "language", languages[index]);
  show_preview (self);
}

static GtkWidget *
build_choices (VvPapersWizard *self)
{
  const char *const names[] = { _ ("As each chose"), vv_show_word ("nb"), vv_show_word ("en"),
                                vv_show_word ("fi"), vv_show_word ("pl"), NULL };
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16), *group = vv_group_new (_ ("Language"), NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *dates, *leave, *scrolled;

  gtk_box_append (GTK_BOX (head), vv_label_new (_ ("Check and make"), "title-2"));
  gtk_box_append (GTK_BOX (head), vv_label_new (_ ("One paper for each, filled with what is known. "
                                                   "Nothing is signed by printing."),
                                                "dim-label"));
  gtk_box_append (GTK_BOX (body), head);
  self->lacking = vv_callout_new (VV_CALLOUT_WARN, "", NULL);
  dates = vv_callout_add_button (VV_CALLOUT (self->lacking), _ ("_Set the Dates…"), FALSE);
  leave = vv_callout_add_button (VV_CALLOUT (self->lacking), _ ("_Leave Empty"), FALSE);
  g_signal_connect_swapped (dates, "clicked", G_CALLBACK (on_dates_clicked_cb), self);
  g_signal_connect_swapped (leave, "clicked", G_CALLBACK (on_leave_clicked_cb), self);
  gtk_box_append (GTK_BOX (body), self->lacking);
  self->language = vv_combo_row_new (_ ("Printed in"), names, 0);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (on_language_changed_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->language);
  gtk_box_append (GTK_BOX (body), group);
  vv_set_margins (body, 18, 20, 20, 20);
  scrolled = vv_scrolled_new (body, FORM_WIDTH);
  gtk_widget_set_hexpand (scrolled, FALSE);
  gtk_widget_set_size_request (scrolled, FORM_LEAST, -1);
  return scrolled;
}

/* Side by side; the preview takes what is left. */
static GtkWidget *
build_check (VvWizard *wizard)
{
  VvPapersWizard *self = VV_PAPERS_WIZARD (wizard);
  GtkWidget *box = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  self->pane = vv_preview_pane_new ();
  g_signal_connect_swapped (self->pane, "subject-changed", G_CALLBACK (show_preview), self);
  gtk_paned_set_start_child (GTK_PANED (box), build_choices (self));
  gtk_paned_set_end_child (GTK_PANED (box), self->pane);
  gtk_paned_set_position (GTK_PANED (box), FORM_WIDTH);
  gtk_paned_set_resize_start_child (GTK_PANED (box), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (box), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (box), FALSE);
  return box;
}

static void
enter_check (VvWizard *wizard)
{
  VvPapersWizard *self = VV_PAPERS_WIZARD (wizard);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  guint index = 0;

  if (!self->subjects && !load_subjects (self, &error))
    {
      vv_window_show_error (vv_wizard_get_window (wizard), error);
      return;
    }
  find_chosen (self);
  for (guint i = 0; i < self->chosen->len; i++)
    g_ptr_array_add (titles, ((VvPaperSubject *)self->chosen->pdata[i])->title);
  g_ptr_array_add (titles, NULL);
  for (guint i = 1; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i], get_language (self)) == 0)
      index = i;
  self->is_filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->language), index);
  self->is_filling = FALSE;
  show_lacking (self);
  vv_preview_pane_set_subjects (VV_PREVIEW_PANE (self->pane), (const char *const *)titles->pdata);
  show_preview (self);
}

static char *
label_check (VvWizard *wizard)
{
  guint n = VV_PAPERS_WIZARD (wizard)->chosen->len;

  if (g_str_equal (get_form (VV_PAPERS_WIZARD (wizard)), "AGR"))
    return g_strdup_printf (ngettext ("_Make %u Agreement", "_Make %u Agreements", n), n);
  return g_strdup_printf (ngettext ("_Make %u Paper", "_Make %u Papers", n), n);
}

/* Remembers what is made, so that it can be printed days later. */
static void
note_made (VvPapersWizard *self)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < self->made->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? "," : "", (char *)self->made->pdata[i]);
  vv_wizard_set (VV_WIZARD (self), "made", ids->str);
}

static void
finish_making (VvPapersWizard *self, const GError *error)
{
  self->idle = 0;
  note_made (self);
  vv_wizard_continue (VV_WIZARD (self), self->made->len > 0 ? NULL : error);
  if (error && self->made->len > 0)
    vv_window_toast (vv_wizard_get_window (VV_WIZARD (self)), error->message);
}

/* One paper each time the window has nothing else to do: it stays alive, and what is made is complete. */
static gboolean
make_next (gpointer data)
{
  VvPapersWizard *self = data;
  VvWizard *wizard = VV_WIZARD (self);
  VvSubject subject;
  VvDocument *document;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (self->next >= self->chosen->len || g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    {
      finish_making (self, error);
      return G_SOURCE_REMOVE;
    }
  subject = vv_paper_subject_get (self->chosen->pdata[self->next], vv_wizard_get_programme (wizard));
  document = vv_documents_issue (vv_wizard_get_workspace (wizard), get_form (self), &subject,
                                 get_language (self), NULL, NULL, NULL, NULL, &error);
  if (!document)
    {
      finish_making (self, error);
      return G_SOURCE_REMOVE;
    }
  g_ptr_array_add (self->made, g_strdup (document->id));
  vv_document_free (document);
  self->next++;
  text = g_strdup_printf (C_ ("progress", "%u of %u"), self->next, self->chosen->len);
  vv_wizard_set_progress (wizard, (double)self->next / self->chosen->len, text, self->cancellable);
  return G_SOURCE_CONTINUE;
}

static gboolean
apply_check (VvWizard *wizard, GError **error)
{
  VvPapersWizard *self = VV_PAPERS_WIZARD (wizard);

  if (self->idle)
    return FALSE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->next = 0;
  g_ptr_array_set_size (self->made, 0);
  vv_wizard_set_progress (wizard, 0, "", self->cancellable);
  self->idle = g_idle_add (make_next, self);
  return FALSE;
}

/* --- step 3: print --- */

static VvPrint *
collect_made (VvPapersWizard *self)
{
  VvWizard *wizard = VV_WIZARD (self);
  guint index = find_form_index (self);
  g_autoptr (VvPrint) print = vv_print_new (self->titles ? self->titles->pdata[index] : get_form (self));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->made->len; i++)
    if (!vv_print_add_document (print, vv_wizard_get_workspace (wizard), self->made->pdata[i], -1, &error))
      {
        vv_window_show_error (vv_wizard_get_window (wizard), error);
        return NULL;
      }
  return g_steal_pointer (&print);
}

static void
on_print_clicked_cb (VvPapersWizard *self)
{
  VvPrint *print = collect_made (self);

  if (print)
    vv_print_run (print, vv_wizard_get_window (VV_WIZARD (self)));
}

static void
on_save_clicked_cb (VvPapersWizard *self)
{
  VvPrint *print = collect_made (self);

  if (print)
    vv_print_save (print, vv_wizard_get_window (VV_WIZARD (self)));
}

static GtkWidget *
build_print (VvWizard *wizard)
{
  VvPapersWizard *self = VV_PAPERS_WIZARD (wizard);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *print = vv_button_new (_ ("_Print…"), "pill"),
            *save = vv_button_new (_ ("Save as P_DF…"), "pill");

  if (!self->titles)
    load_titles (self);
  self->result = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->result), "vv-done-symbolic");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (on_print_clicked_cb), self);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save_clicked_cb), self);
  gtk_box_append (GTK_BOX (buttons), print);
  gtk_box_append (GTK_BOX (buttons), save);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->result), buttons);
  return self->result;
}

static void
enter_print (VvWizard *wizard)
{
  VvPapersWizard *self = VV_PAPERS_WIZARD (wizard);
  g_auto (GStrv) ids = vv_split_tags (vv_wizard_get (wizard, "made"));
  g_autofree char *title = NULL, *text = NULL;

  g_ptr_array_set_size (self->made, 0);
  for (char **id = ids; *id; id++)
    g_ptr_array_add (self->made, g_strdup (*id));
  title = g_strdup_printf (ngettext ("%u Paper Is Made", "%u Papers Are Made", self->made->len),
                           self->made->len);
  text = g_strdup (_ ("Each has its own code, so that it finds its place again when it is scanned."));
  adw_status_page_set_title (ADW_STATUS_PAGE (self->result), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->result), text);
}

static char *
label_print (VvWizard *wizard)
{
  return g_strdup (C_ ("wizard", "_Done"));
}

/* --- the wizard --- */

static void
start (VvWizard *wizard, const char *detail)
{
  if (!detail || g_strcmp0 (detail, get_form (VV_PAPERS_WIZARD (wizard))) == 0)
    return;
  vv_wizard_set (wizard, "form", detail);
  vv_wizard_set (wizard, "chosen", NULL);
  vv_wizard_set (wizard, "made", NULL);
  vv_wizard_set (wizard, "step", NULL);
}

static char *
finish (VvWizard *wizard)
{
  if (g_str_equal (get_form (VV_PAPERS_WIZARD (wizard)), "AGR"))
    return g_strdup_printf ("programme/%s/agree", vv_wizard_get_programme (wizard));
  return NULL;
}

static void
vv_papers_wizard_dispose (GObject *object)
{
  VvPapersWizard *self = VV_PAPERS_WIZARD (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (vv_papers_wizard_parent_class)->dispose (object);
}

static void
vv_papers_wizard_finalize (GObject *object)
{
  VvPapersWizard *self = VV_PAPERS_WIZARD (object);

  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->chosen);
  g_ptr_array_unref (self->made);
  G_OBJECT_CLASS (vv_papers_wizard_parent_class)->finalize (object);
}

static const VvWizardStep steps[] = {
  { "people", N_ ("Who takes part"), build_people, enter_people, NULL, complete_people, NULL, NULL },
  { "check", N_ ("Check and make"), build_check, enter_check, NULL, NULL, apply_check, label_check },
  { "print", N_ ("Print"), build_print, enter_print, NULL, NULL, NULL, label_print },
  { NULL },
};

static void
vv_papers_wizard_class_init (VvPapersWizardClass *class)
{
  VvWizardClass *wizard_class = VV_WIZARD_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = vv_papers_wizard_dispose;
  G_OBJECT_CLASS (class)->finalize = vv_papers_wizard_finalize;
  wizard_class->key = "agreements";
  wizard_class->title = N_ ("Make Papers");
  wizard_class->steps = steps;
  wizard_class->start = start;
  wizard_class->finish = finish;
}

static void
vv_papers_wizard_init (VvPapersWizard *self)
{
  self->checks = g_ptr_array_new ();
  self->chosen = g_ptr_array_new ();
  self->made = g_ptr_array_new_with_free_func (g_free);
}
