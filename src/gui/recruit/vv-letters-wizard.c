#include "config.h"

#include "vv-letters-wizard.h"

#include "vv-documents.h"
#include "vv-error.h"
#include "vv-file-save.h"
#include "vv-kit.h"
#include "vv-people.h"
#include "vv-preview-area.h"

#include <glib/gi18n-lib.h>

struct _VvLettersWizard
{
  VvWizard parent_instance;

  GtkWidget *kind, *who, *position, *area, *previous, *next, *page_label;
  GPtrArray *people; /* VvPersonLine* who get the chosen letter */
  guint shown;
};

G_DEFINE_FINAL_TYPE (VvLettersWizard, vv_letters_wizard, VV_TYPE_WIZARD)

typedef struct
{
  const char *form, *label;
  const char *states[3];
} Letter;

static const Letter letters[] = {
  { "LOF", N_ ("Offers"), { "offered", NULL } },
  { "LRJ", N_ ("Rejections and reserve list"), { "rejected", "reserve", NULL } },
};

static const Letter *
find_letter (VvLettersWizard *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind));

  return &letters[MIN (selected, G_N_ELEMENTS (letters) - 1)];
}

static gboolean
load_people (VvLettersWizard *self, GError **error)
{
  VvWizard *wizard = VV_WIZARD (self);
  const Letter *letter = find_letter (self);

  g_ptr_array_set_size (self->people, 0);
  for (int i = 0; letter->states[i]; i++)
    {
      g_autoptr (GPtrArray) lines
          = vv_people_list (vv_wizard_get_workspace (wizard), vv_wizard_get_programme (wizard), "mentor",
                            letter->states[i], NULL, 0, 0, error);

      if (!lines)
        return FALSE;
      g_ptr_array_set_free_func (lines, NULL);
      for (guint j = 0; j < lines->len; j++)
        g_ptr_array_add (self->people, lines->pdata[j]);
    }
  return TRUE;
}

static void
show_page_number (VvLettersWizard *self)
{
  VvPreview *preview = vv_preview_area_get_preview (VV_PREVIEW_AREA (self->area));
  g_autofree char *text = NULL;

  if (preview)
    text = g_strdup_printf (_ ("Page %d of %d"), vv_preview_area_get_page (VV_PREVIEW_AREA (self->area)) + 1,
                            vv_preview_pages (preview));
  gtk_label_set_text (GTK_LABEL (self->page_label), text ? text : "");
}

static void
show_letter (VvLettersWizard *self)
{
  VvWizard *wizard = VV_WIZARD (self);
  const VvPersonLine *person = self->shown < self->people->len ? self->people->pdata[self->shown] : NULL;
  VvSubject subject = { .programme = vv_wizard_get_programme (wizard), .person = person ? person->id : NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *position = NULL;
  VvPreview *preview = NULL;

  if (person)
    preview = vv_documents_preview (vv_wizard_get_workspace (wizard), find_letter (self)->form, &subject,
                                    NULL, NULL, &error);
  if (error)
    vv_window_toast (vv_wizard_get_window (wizard), error->message);
  vv_preview_area_set_preview (VV_PREVIEW_AREA (self->area), preview);
  position = person ? g_strdup_printf (C_ ("letter", "%s · %u of %u"), person->name, self->shown + 1,
                                       self->people->len)
                    : g_strdup (_ ("Nobody waits for this letter"));
  gtk_label_set_text (GTK_LABEL (self->position), position);
  gtk_widget_set_sensitive (self->previous, self->shown > 0);
  gtk_widget_set_sensitive (self->next, self->shown + 1 < self->people->len);
  show_page_number (self);
}

static void
show_people (VvLettersWizard *self)
{
  vv_clear_children (self->who);
  for (guint i = 0; i < self->people->len; i++)
    {
      const VvPersonLine *person = self->people->pdata[i];

      gtk_list_box_append (GTK_LIST_BOX (self->who), vv_row_new (person->name, vv_show_word (person->state)));
    }
  gtk_widget_set_visible (self->who, self->people->len > 0);
}

static void
on_kind_changed_cb (VvLettersWizard *self)
{
  g_autoptr (GError) error = NULL;

  self->shown = 0;
  if (!load_people (self, &error))
    vv_window_toast (vv_wizard_get_window (VV_WIZARD (self)), error->message);
  show_people (self);
  show_letter (self);
  vv_wizard_update (VV_WIZARD (self));
}

static void
on_previous_clicked_cb (VvLettersWizard *self)
{
  self->shown -= self->shown > 0;
  show_letter (self);
}

static void
on_next_clicked_cb (VvLettersWizard *self)
{
  self->shown += self->shown + 1 < self->people->len;
  show_letter (self);
}

static GtkWidget *
build_left (VvLettersWizard *self)
{
  const char *const kinds[] = { _ (letters[0].label), _ (letters[1].label), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *group = vv_group_new (_ ("Letter"), NULL);

  self->kind = vv_combo_row_new (_ ("Which one"), kinds, 0);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (on_kind_changed_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->kind);
  gtk_box_append (GTK_BOX (box), vv_label_new (_ ("Check and make"), "title-2"));
  gtk_box_append (
      GTK_BOX (box),
      vv_label_new (_ ("One letter for each, in the person's own language, filled with what is known."),
                    "dim-label"));
  gtk_box_append (GTK_BOX (box), group);
  self->who = vv_boxed_list_new ();
  gtk_box_append (GTK_BOX (box), self->who);
  vv_set_margins (box, 20, 20, 20, 20);
  return vv_scrolled_new (box, 446);
}

static GtkWidget *
build_right (VvLettersWizard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->previous = vv_icon_button_new ("go-previous-symbolic", _ ("Previous person"));
  self->next = vv_icon_button_new ("go-next-symbolic", _ ("Next person"));
  self->position = vv_line_new ("", "heading");
  self->page_label = vv_label_new ("", "dim-label");
  gtk_widget_set_hexpand (self->page_label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->page_label), 1);
  gtk_widget_add_css_class (self->previous, "flat");
  gtk_widget_add_css_class (self->next, "flat");
  g_signal_connect_swapped (self->previous, "clicked", G_CALLBACK (on_previous_clicked_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (on_next_clicked_cb), self);
  gtk_box_append (GTK_BOX (bar), self->previous);
  gtk_box_append (GTK_BOX (bar), self->position);
  gtk_box_append (GTK_BOX (bar), self->next);
  gtk_box_append (GTK_BOX (bar), self->page_label);
  vv_set_margins (bar, 6, 12, 6, 12);
  self->area = vv_preview_area_new ();
  g_signal_connect_swapped (self->area, "page-changed", G_CALLBACK (show_page_number), self);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), self->area);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "vv-canvas");
  return box;
}

static GtkWidget *
build_letters (VvWizard *wizard)
{
  VvLettersWizard *self = VV_LETTERS_WIZARD (wizard);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *left = build_left (self);

  gtk_widget_set_size_request (left, 380, -1);
  gtk_widget_set_hexpand (left, FALSE);
  gtk_box_append (GTK_BOX (box), left);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), build_right (self));
  return box;
}

static void
letters_enter (VvWizard *wizard)
{
  VvLettersWizard *self = VV_LETTERS_WIZARD (wizard);

  if (g_strcmp0 (vv_wizard_get (wizard, "form"), "LRJ") == 0)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), 1);
  on_kind_changed_cb (self);
}

static void
letters_save (VvWizard *wizard)
{
  vv_wizard_set (wizard, "form", find_letter (VV_LETTERS_WIZARD (wizard))->form);
}

static gboolean
letters_complete (VvWizard *wizard, GError **error)
{
  VvLettersWizard *self = VV_LETTERS_WIZARD (wizard);

  if (self->people->len > 0)
    return TRUE;
  vv_wizard_point (wizard, self->kind);
  g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                       _ ("Nobody waits for this letter. Decide on an application first."));
  return FALSE;
}

static gboolean
letters_apply (VvWizard *wizard, GError **error)
{
  const char *form = find_letter (VV_LETTERS_WIZARD (wizard))->form;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GPtrArray) made
      = vv_documents_issue_all (vv_wizard_get_workspace (wizard), form, vv_wizard_get_programme (wizard),
                                NULL, NULL, NULL, &pdf, NULL, NULL, NULL, error);

  if (!made)
    return FALSE;
  if (pdf)
    vv_file_save (vv_wizard_get_window (wizard), pdf, _ ("letters.pdf"));
  return TRUE;
}

static char *
letters_label (VvWizard *wizard)
{
  guint n = VV_LETTERS_WIZARD (wizard)->people->len;

  return n > 0 ? g_strdup_printf (ngettext ("_Make %u Letter", "_Make %u Letters", n), n)
               : g_strdup (_ ("_Make Letters"));
}

static const VvWizardStep steps[] = {
  { "letters", N_ ("Check and make"), build_letters, letters_enter, letters_save, letters_complete,
    letters_apply, letters_label },
  { NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
};

static char *
vv_letters_wizard_finish (VvWizard *wizard)
{
  return g_strdup_printf ("programme/%s/recruit", vv_wizard_get_programme (wizard));
}

static void
vv_letters_wizard_finalize (GObject *object)
{
  g_ptr_array_unref (VV_LETTERS_WIZARD (object)->people);
  G_OBJECT_CLASS (vv_letters_wizard_parent_class)->finalize (object);
}

static void
vv_letters_wizard_class_init (VvLettersWizardClass *class)
{
  VvWizardClass *wizard_class = VV_WIZARD_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_letters_wizard_finalize;
  wizard_class->key = "letters";
  wizard_class->title = N_ ("Letters to Applicants");
  wizard_class->steps = steps;
  wizard_class->finish = vv_letters_wizard_finish;
}

static void
vv_letters_wizard_init (VvLettersWizard *self)
{
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_person_line_free);
}
