#include "config.h"

#include "vv-programme-form.h"

#include "vv-date.h"
#include "vv-error.h"
#include "vv-kit.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  KIND_TEXT,
  KIND_DATE,
  KIND_NUMBER,
  KIND_CHOICE,
} Kind;

typedef struct
{
  VvFormPart part;
  Kind kind;
  const char *title; /* N_() */
  gsize offset;      /* of the member in VvProgramme */
  int min, max;
  const char *const *choices; /* fixed words */
  gboolean is_required;
} Field;

static const char *const targets[] = { "unemployed_youth", "lse", "students", "staff", NULL };
static const char *const forms[] = { "pair", "group", "both", NULL };
static const char *const modes[] = { "face_to_face", "online", "blended", NULL };
static const char *const engagements[] = { "volunteer", "paid", "peer", NULL };
static const char *const countries[] = { "NO", "FI", "PL", NULL };
static const char *const languages[] = { "nb", "fi", "pl", "en", NULL };

#define MEMBER(name) G_STRUCT_OFFSET (VvProgramme, name)

static const Field fields[] = {
  { VV_FORM_WHAT, KIND_TEXT, N_ ("Title"), MEMBER (title), 0, 0, NULL, TRUE },
  { VV_FORM_WHAT, KIND_TEXT, N_ ("Theme"), MEMBER (theme), 0, 0, NULL, FALSE },
  { VV_FORM_WHAT, KIND_TEXT, N_ ("Purpose, in two sentences"), MEMBER (purpose), 0, 0, NULL, FALSE },
  { VV_FORM_WHAT, KIND_CHOICE, N_ ("For whom"), MEMBER (target), 0, 0, targets, FALSE },
  { VV_FORM_WHEN, KIND_DATE, N_ ("First session"), MEMBER (start), 0, 0, NULL, FALSE },
  { VV_FORM_WHEN, KIND_DATE, N_ ("Planned end"), MEMBER (end), 0, 0, NULL, FALSE },
  { VV_FORM_WHEN, KIND_NUMBER, N_ ("Sessions of each pair or group"), MEMBER (sessions), 1, 60, NULL, FALSE },
  { VV_FORM_WHEN, KIND_NUMBER, N_ ("Days between sessions"), MEMBER (rhythm_days), 1, 90, NULL, FALSE },
  { VV_FORM_WHEN, KIND_NUMBER, N_ ("Minutes of a session"), MEMBER (session_minutes), 15, 480, NULL, FALSE },
  { VV_FORM_WHEN, KIND_NUMBER, N_ ("Days of notice to move one"), MEMBER (notice_days), 0, 30, NULL, FALSE },
  { VV_FORM_WHEN, KIND_NUMBER, N_ ("Months papers are kept after the end"), MEMBER (retention_months), 0, 120,
    NULL, FALSE },
  { VV_FORM_HOW, KIND_CHOICE, N_ ("Pairs or groups"), MEMBER (form), 0, 0, forms, FALSE },
  { VV_FORM_HOW, KIND_NUMBER, N_ ("Largest group"), MEMBER (group_max), 1, 5, NULL, FALSE },
  { VV_FORM_HOW, KIND_CHOICE, N_ ("Way of meeting"), MEMBER (mode), 0, 0, modes, FALSE },
  { VV_FORM_HOW, KIND_TEXT, N_ ("Usual place or channel"), MEMBER (place), 0, 0, NULL, FALSE },
  { VV_FORM_HOW, KIND_CHOICE, N_ ("Mentors work"), MEMBER (engagement), 0, 0, engagements, FALSE },
  { VV_FORM_HOW, KIND_CHOICE, N_ ("Country"), MEMBER (country), 0, 0, countries, FALSE },
  { VV_FORM_HOW, KIND_CHOICE, N_ ("Language of the papers"), MEMBER (language), 0, 0, languages, FALSE },
  { VV_FORM_CONTACTS, KIND_TEXT, N_ ("For questions about the work: name, telephone"),
    MEMBER (contact_content_text), 0, 0, NULL, FALSE },
  { VV_FORM_CONTACTS, KIND_TEXT, N_ ("For practical matters: name, telephone"),
    MEMBER (contact_practical_text), 0, 0, NULL, FALSE },
  { VV_FORM_CONTACTS, KIND_TEXT, N_ ("Technical support: name, telephone"), MEMBER (technical_text), 0, 0,
    NULL, FALSE },
  { VV_FORM_CONTACTS, KIND_TEXT, N_ ("For complaints, somebody else: name, telephone"),
    MEMBER (complaints_contact), 0, 0, NULL, FALSE },
};

struct _VvProgrammeForm
{
  AdwBin parent_instance;

  VvFormPart part;
  GtkWidget *rows[G_N_ELEMENTS (fields)];  /* NULL: of another part */
  GtkWidget *spins[G_N_ELEMENTS (fields)]; /* of number rows */
};

G_DEFINE_FINAL_TYPE (VvProgrammeForm, vv_programme_form, ADW_TYPE_BIN)

static const char *
show_choice (const char *word)
{
  if (g_str_equal (word, "unemployed_youth"))
    return _ ("Young people without work");
  if (g_str_equal (word, "lse"))
    return _ ("Self-employment that fits a life");
  if (g_str_equal (word, "students"))
    return _ ("Students");
  if (g_str_equal (word, "staff"))
    return _ ("Colleagues");
  if (g_str_equal (word, "NO"))
    return _ ("Norway");
  if (g_str_equal (word, "FI"))
    return _ ("Finland");
  if (g_str_equal (word, "PL"))
    return _ ("Poland");
  return vv_show_word (word);
}

static GtkWidget *
build_choice (const Field *field)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (int i = 0; field->choices[i]; i++)
    g_ptr_array_add (labels, (gpointer)show_choice (field->choices[i]));
  g_ptr_array_add (labels, NULL);
  return vv_combo_row_new (_ (field->title), (const char *const *)labels->pdata, 0);
}

static GtkWidget *
build_number (const Field *field, GtkWidget **spin)
{
  GtkWidget *row = vv_row_new (_ (field->title), NULL);

  *spin = gtk_spin_button_new_with_range (field->min, field->max, 1);
  gtk_widget_set_valign (*spin, GTK_ALIGN_CENTER);
  vv_set_name (*spin, _ (field->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *spin);
  return row;
}

static GtkWidget *
build_text (const Field *field)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->title));
  return row;
}

static guint
find_choice (const Field *field, const char *word)
{
  for (guint i = 0; field->choices[i]; i++)
    if (g_strcmp0 (field->choices[i], word) == 0)
      return i;
  return 0;
}

static void
show_field (VvProgrammeForm *self, gsize index, const VvProgramme *programme)
{
  const Field *field = &fields[index];
  const char *text = field->kind == KIND_NUMBER ? NULL : G_STRUCT_MEMBER (char *, programme, field->offset);
  g_autofree char *date = NULL;

  switch (field->kind)
    {
    case KIND_TEXT:
      gtk_editable_set_text (GTK_EDITABLE (self->rows[index]), text ? text : "");
      return;
    case KIND_DATE:
      date = vv_show_date (text);
      gtk_editable_set_text (GTK_EDITABLE (self->rows[index]), date);
      return;
    case KIND_NUMBER:
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spins[index]),
                                 G_STRUCT_MEMBER (int, programme, field->offset));
      return;
    case KIND_CHOICE:
    default:
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows[index]), find_choice (field, text));
    }
}

static gboolean
read_date (const char *text, char **slot, const Field *field, GError **error)
{
  g_autofree char *date = NULL;

  if (vv_is_empty (text))
    {
      vv_set_string (slot, NULL);
      return TRUE;
    }
  date = vv_date_parse (text);
  if (!date)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_INVALID,
                   _ ("%s: “%s” is not a day of the calendar. Write it like 1.2.2027."), _ (field->title),
                   text);
      return FALSE;
    }
  vv_set_string (slot, date);
  return TRUE;
}

static gboolean
read_field (VvProgrammeForm *self, gsize index, VvProgramme *programme, GError **error)
{
  const Field *field = &fields[index];
  char **slot = &G_STRUCT_MEMBER (char *, programme, field->offset);
  g_autofree char *text = NULL;

  if (field->kind == KIND_NUMBER)
    {
      G_STRUCT_MEMBER (int, programme, field->offset)
          = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->spins[index]));
      return TRUE;
    }
  if (field->kind == KIND_CHOICE)
    {
      vv_set_string (slot, field->choices[adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[index]))]);
      return TRUE;
    }
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->rows[index]))));
  if (field->kind == KIND_DATE)
    return read_date (text, slot, field, error);
  if (field->is_required && vv_is_empty (text))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_INVALID,
                   _ ("%s: please write what the young people will know it by."), _ (field->title));
      return FALSE;
    }
  vv_set_string (slot, text);
  return TRUE;
}

static void
vv_programme_form_class_init (VvProgrammeFormClass *class)
{
}

static void
vv_programme_form_init (VvProgrammeForm *self)
{
}

GtkWidget *
vv_programme_form_new (VvFormPart part)
{
  static const char *const titles[]
      = { N_ ("What it is"), N_ ("When"), N_ ("How they meet"), N_ ("Contacts, as printed on papers") };
  VvProgrammeForm *self = g_object_new (VV_TYPE_PROGRAMME_FORM, NULL);
  GtkWidget *group = vv_group_new (_ (titles[part]), NULL);

  self->part = part;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i].part != part)
        continue;
      self->rows[i] = fields[i].kind == KIND_CHOICE   ? build_choice (&fields[i])
                      : fields[i].kind == KIND_NUMBER ? build_number (&fields[i], &self->spins[i])
                                                      : build_text (&fields[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->rows[i]);
    }
  adw_bin_set_child (ADW_BIN (self), group);
  return GTK_WIDGET (self);
}

void
vv_programme_form_show (VvProgrammeForm *self, const VvProgramme *programme)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (self->rows[i])
      show_field (self, i, programme);
}

gboolean
vv_programme_form_read (VvProgrammeForm *self, VvProgramme *programme, GtkWidget **field, GError **error)
{
  *field = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (!self->rows[i])
        continue;
      gtk_widget_remove_css_class (self->rows[i], "error");
      if (read_field (self, i, programme, error))
        continue;
      *field = self->rows[i];
      return FALSE;
    }
  return TRUE;
}

GtkWidget *
vv_programme_form_find_row (VvProgrammeForm *self, const char *message)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (self->rows[i] && g_str_has_prefix (message, _ (fields[i].title)))
      return self->rows[i];
  return NULL;
}
