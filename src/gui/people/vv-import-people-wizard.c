#include "config.h"

#include "vv-import-people-wizard.h"

#include "vv-callout.h"
#include "vv-error.h"
#include "vv-kit.h"
#include "vv-people.h"
#include "vv-programmes.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _VvImportPeopleWizard
{
  VvWizard parent_instance;

  GtkWidget *programme_row, *role_row, *file_row;
  GtkWidget *columns, *preview, *check;
  GPtrArray *programmes; /* VvProgramme* */
  GPtrArray *choosers;   /* AdwComboRow*, one per column; owned by their group */
  VvImportResult *result;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (VvImportPeopleWizard, vv_import_people_wizard, VV_TYPE_WIZARD)

static const char *
find_programme (VvImportPeopleWizard *self)
{
  return vv_wizard_get (VV_WIZARD (self), "programme");
}

static VvRole
find_role (VvImportPeopleWizard *self)
{
  return g_strcmp0 (vv_wizard_get (VV_WIZARD (self), "role"), "mentee") == 0 ? VV_ROLE_MENTEE
                                                                             : VV_ROLE_MENTOR;
}

static gboolean
run_import (VvImportPeopleWizard *self, gboolean is_trial, GError **error)
{
  VvWizard *wizard = VV_WIZARD (self);
  VvImportResult *result
      = vv_people_import (vv_wizard_get_workspace (wizard), find_programme (self), find_role (self),
                          vv_wizard_get (wizard, "path"), vv_wizard_get (wizard, "mapping"), is_trial, error);

  if (!result)
    return FALSE;
  g_clear_pointer (&self->result, vv_import_result_free);
  self->result = result;
  return TRUE;
}

static GtkWidget *
make_body (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  vv_set_margins (box, 24, 24, 24, 24);
  return box;
}

/* --- 1 the file --- */

static void
show_file (VvImportPeopleWizard *self)
{
  const char *path = vv_wizard_get (VV_WIZARD (self), "path");
  g_autofree char *name = path ? g_path_get_basename (path) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row),
                                 name ? name : _ ("No file chosen yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file_row),
                               _ ("CSV, XLSX or ODS; one person on each line"));
}

static void
on_chooser_responded_cb (VvImportPeopleWizard *self, int response, GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    {
      vv_wizard_set (VV_WIZARD (self), "path", path);
      vv_wizard_set (VV_WIZARD (self), "mapping", NULL);
      show_file (self);
      vv_wizard_point (VV_WIZARD (self), NULL);
    }
  g_clear_object (&self->chooser);
}

static void
on_choose_clicked_cb (VvImportPeopleWizard *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  static const char *const suffixes[] = { "csv", "tsv", "txt", "xlsx", "ods" };

  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a List"),
                                               GTK_WINDOW (vv_wizard_get_window (VV_WIZARD (self))),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("Lists"));
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chooser_responded_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GtkWidget *
build_programme_row (VvImportPeopleWizard *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  const char *chosen = find_programme (self);
  guint selected = 0;

  for (guint i = 0; i < self->programmes->len; i++)
    {
      const VvProgramme *programme = self->programmes->pdata[i];

      g_ptr_array_add (titles, programme->title);
      if (g_strcmp0 (programme->id, chosen) == 0)
        selected = i;
    }
  g_ptr_array_add (titles, NULL);
  return vv_combo_row_new (_ ("Programme"), (const char *const *)titles->pdata, selected);
}

static GtkWidget *
build_file (VvWizard *wizard)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);
  const char *const roles[] = { _ ("Mentors"), _ ("Mentees"), NULL };
  GtkWidget *body = make_body (), *group = vv_group_new (_ ("Who comes in"), NULL);
  GtkWidget *file = vv_group_new (_ ("From which list"), _ ("Or drop the file on this window."));
  GtkWidget *button = vv_button_new (_ ("_Choose…"), NULL);

  self->programme_row = build_programme_row (self);
  self->role_row = vv_combo_row_new (_ ("They are"), roles, find_role (self) == VV_ROLE_MENTEE);
  self->file_row = vv_row_new ("", NULL);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_choose_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->file_row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->file_row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->programme_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->role_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (file), self->file_row);
  gtk_box_append (GTK_BOX (body), group);
  gtk_box_append (GTK_BOX (body), file);
  return vv_scrolled_new (body, 760);
}

static void
file_enter (VvWizard *wizard)
{
  show_file (VV_IMPORT_PEOPLE_WIZARD (wizard));
}

static void
file_save (VvWizard *wizard)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (self->programme_row));
  const char *role = adw_combo_row_get_selected (ADW_COMBO_ROW (self->role_row)) == 1 ? "mentee" : "mentor";

  if (index < self->programmes->len)
    vv_wizard_set (wizard, "programme", ((const VvProgramme *)self->programmes->pdata[index])->id);
  vv_wizard_set (wizard, "role", role);
}

static gboolean
file_complete (VvWizard *wizard, GError **error)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);

  if (!find_programme (self))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("Please make a programme first; people come into one."));
      return FALSE;
    }
  if (vv_wizard_get (wizard, "path"))
    return TRUE;
  vv_wizard_point (wizard, self->file_row);
  g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID, _ ("Please choose the list first."));
  return FALSE;
}

static gboolean
file_apply (VvWizard *wizard, GError **error)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);

  if (run_import (self, TRUE, error))
    return TRUE;
  vv_wizard_point (wizard, self->file_row);
  return FALSE;
}

/* --- 2 the columns --- */

static char *
write_mapping (VvImportPeopleWizard *self)
{
  const char *const *keys = vv_import_field_keys ();
  g_autoptr (GString) text = g_string_new ("[columns]\n");

  for (guint i = 0; i < self->choosers->len; i++)
    {
      guint index = adw_combo_row_get_selected (self->choosers->pdata[i]);
      g_autofree char *header = g_strdelimit (g_strdup (self->result->headers[i]), "\r\n=", ' ');

      g_string_append_printf (text, "%s = %s\n", header, index == 0 ? "" : keys[index - 1]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_preview_row (GtkGrid *grid, char **cells, int row)
{
  for (int i = 0; cells[i]; i++)
    {
      GtkWidget *label = vv_line_new (cells[i], row == 0 ? "vv-strong vv-small" : NULL);

      gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
      vv_set_margins (label, 6, 12, 6, 12);
      gtk_grid_attach (grid, label, i, row, 1, 1);
    }
}

static void
show_preview (VvImportPeopleWizard *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *grid = gtk_grid_new ();

  vv_clear_children (self->preview);
  if (self->result->preview->len == 0)
    return;
  gtk_box_append (GTK_BOX (self->preview), vv_label_new (_ ("So they will be known"), "heading"));
  for (guint i = 0; i < MIN (self->result->preview->len, 8); i++)
    append_preview_row (GTK_GRID (grid), self->result->preview->pdata[i], (int)i + 1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_add_css_class (scrolled, "vv-card");
  gtk_box_append (GTK_BOX (self->preview), scrolled);
}

static void
on_column_changed_cb (VvImportPeopleWizard *self)
{
  g_autofree char *mapping = write_mapping (self);
  g_autoptr (GError) error = NULL;

  vv_wizard_set (VV_WIZARD (self), "mapping", mapping);
  if (run_import (self, TRUE, &error))
    show_preview (self);
  else
    vv_window_show_error (vv_wizard_get_window (VV_WIZARD (self)), error);
}

static guint
find_key (const char *key)
{
  const char *const *keys = vv_import_field_keys ();

  for (guint i = 0; keys[i]; i++)
    if (g_strcmp0 (keys[i], key) == 0)
      return i + 1;
  return 0;
}

static GtkWidget *
build_columns (VvWizard *wizard)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);
  GtkWidget *body = make_body ();

  self->columns = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->preview = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (body), self->columns);
  gtk_box_append (GTK_BOX (body), self->preview);
  return vv_scrolled_new (body, 760);
}

static void
fill_columns (VvImportPeopleWizard *self)
{
  const char *const *keys = vv_import_field_keys ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *text
      = g_strdup_printf (_ ("Read as %s. What stands in each column?"), self->result->encoding);
  GtkWidget *group = vv_group_new (_ ("Columns"), text);

  g_ptr_array_add (labels, _ ("Not used"));
  for (int i = 0; keys[i]; i++)
    g_ptr_array_add (labels, (gpointer)vv_import_field_label (keys[i]));
  g_ptr_array_add (labels, NULL);
  vv_clear_children (self->columns);
  g_ptr_array_set_size (self->choosers, 0);
  for (int i = 0; self->result->headers[i]; i++)
    {
      GtkWidget *row = vv_combo_row_new (self->result->headers[i], (const char *const *)labels->pdata,
                                         find_key (self->result->fields[i]));

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_column_changed_cb), self);
      g_ptr_array_add (self->choosers, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (GTK_BOX (self->columns), group);
}

static void
columns_enter (VvWizard *wizard)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);
  g_autoptr (GError) error = NULL;

  if (!self->result && !run_import (self, TRUE, &error))
    {
      vv_window_toast (vv_wizard_get_window (wizard), error->message);
      return;
    }
  fill_columns (self);
  show_preview (self);
}

static gboolean
columns_complete (VvWizard *wizard, GError **error)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);
  guint name = find_key ("name"), first = find_key ("first_name"), last = find_key ("last_name");

  for (guint i = 0; i < self->choosers->len; i++)
    {
      guint selected = adw_combo_row_get_selected (self->choosers->pdata[i]);

      if (selected == name || selected == first || selected == last)
        return TRUE;
    }
  if (self->choosers->len > 0)
    vv_wizard_point (wizard, self->choosers->pdata[0]);
  g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID, _ ("Please say which column holds the name."));
  return FALSE;
}

static gboolean
columns_apply (VvWizard *wizard, GError **error)
{
  return run_import (VV_IMPORT_PEOPLE_WIZARD (wizard), TRUE, error);
}

/* --- 3 the check --- */

static GtkWidget *
build_check (VvWizard *wizard)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);

  self->check = make_body ();
  return vv_scrolled_new (self->check, 760);
}

static void
append_problems (VvImportPeopleWizard *self)
{
  GPtrArray *problems = self->result->problems;
  GtkWidget *group = vv_group_new (
      _ ("To mend in the list"),
      _ ("Nothing comes in until all rows are right. Mend them, save the list, go back and on."));

  for (guint i = 0; i < problems->len; i++)
    {
      const VvImportProblem *problem = problems->pdata[i];
      g_autofree char *where
          = problem->column ? g_strdup_printf (_ ("Line %d, column “%s”"), problem->line, problem->column)
                            : g_strdup_printf (_ ("Line %d"), problem->line);
      GtkWidget *row = vv_row_new (where, problem->message);

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), vv_mark_new (VV_MARK_PROBLEM, 16));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (GTK_BOX (self->check), group);
}

static void
append_doubles (VvImportPeopleWizard *self)
{
  GPtrArray *doubles = self->result->skipped;
  GtkWidget *group;

  if (doubles->len == 0)
    return;
  group = vv_group_new (_ ("Known already"), NULL);
  for (guint i = 0; i < doubles->len; i++)
    {
      const VvImportDuplicate *duplicate = doubles->pdata[i];
      const char *what = g_strcmp0 (duplicate->what, "updated") == 0 ? _ ("Gets what is new in the list")
                         : duplicate->existing                       ? _ ("Stays as it is")
                                               : _ ("Stands twice in the list; taken once");
      g_autofree char *text = g_strdup_printf (_ ("Line %d: %s"), duplicate->line, what);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), vv_row_new (duplicate->name, text));
    }
  gtk_box_append (GTK_BOX (self->check), group);
}

static void
check_enter (VvWizard *wizard)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  vv_clear_children (self->check);
  if (!self->result && !run_import (self, TRUE, &error))
    {
      gtk_box_append (GTK_BOX (self->check), vv_callout_new (VV_CALLOUT_BAD, error->message, NULL));
      return;
    }
  if (self->result->problems->len > 0)
    append_problems (self);
  else
    {
      int n = self->result->imported;

      title = g_strdup_printf (
          ngettext ("%d new person is ready to come in", "%d new people are ready to come in", n), n);
      gtk_box_append (GTK_BOX (self->check), vv_callout_new (VV_CALLOUT_INFO, title, NULL));
    }
  append_doubles (self);
}

static gboolean
check_complete (VvWizard *wizard, GError **error)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);
  int n = self->result ? (int)self->result->problems->len : 0;

  if (n == 0)
    return TRUE;
  g_set_error (
      error, VV_ERROR, VV_ERROR_INVALID,
      ngettext ("%d cell must be mended in the list first.", "%d cells must be mended in the list first.", n),
      n);
  return FALSE;
}

static gboolean
check_apply (VvWizard *wizard, GError **error)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);
  g_autofree char *text = NULL;

  if (!run_import (self, FALSE, error))
    return FALSE;
  if (self->result->problems->len > 0)
    {
      check_enter (wizard);
      return check_complete (wizard, error);
    }
  text = g_strdup_printf (ngettext ("%d person came in", "%d people came in", self->result->imported),
                          self->result->imported);
  vv_window_toast (vv_wizard_get_window (wizard), text);
  return TRUE;
}

static char *
check_label (VvWizard *wizard)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);
  int n = self->result ? self->result->imported + self->result->updated : 0;

  return n > 0 ? g_strdup_printf (ngettext ("_Import %d Person", "_Import %d People", n), n)
               : g_strdup (_ ("_Import"));
}

static const VvWizardStep steps[] = {
  { "file", N_ ("List"), build_file, file_enter, file_save, file_complete, file_apply, NULL },
  { "columns", N_ ("Columns"), build_columns, columns_enter, NULL, columns_complete, columns_apply, NULL },
  { "check", N_ ("Check and import"), build_check, check_enter, NULL, check_complete, check_apply,
    check_label },
  { NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
};

static void
vv_import_people_wizard_start (VvWizard *wizard, const char *detail)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);
  g_autoptr (GError) error = NULL;
  const char *path;

  self->programmes = vv_programmes_list (vv_wizard_get_workspace (wizard), &error);
  if (!self->programmes)
    {
      self->programmes = g_ptr_array_new ();
      vv_window_toast (vv_wizard_get_window (wizard), error->message);
    }
  if (vv_wizard_get_programme (wizard))
    vv_wizard_set (wizard, "programme", vv_wizard_get_programme (wizard));
  else if (!find_programme (self) && self->programmes->len > 0)
    vv_wizard_set (wizard, "programme", ((const VvProgramme *)self->programmes->pdata[0])->id);
  if (g_strcmp0 (detail, "mentor") == 0 || g_strcmp0 (detail, "mentee") == 0)
    vv_wizard_set (wizard, "role", detail);
  else if (detail)
    {
      g_auto (GStrv) paths = g_strsplit (detail, "\n", 2);

      vv_wizard_set (wizard, "path", paths[0]);
      vv_wizard_set (wizard, "step", NULL);
    }
  path = vv_wizard_get (wizard, "path");
  if (path && !g_file_test (path, G_FILE_TEST_EXISTS))
    vv_wizard_set (wizard, "path", NULL);
  if (!vv_wizard_get (wizard, "path") || !find_programme (self))
    vv_wizard_set (wizard, "step", NULL);
}

static char *
vv_import_people_wizard_finish (VvWizard *wizard)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (wizard);

  return g_strdup_printf ("programme/%s/%s", find_programme (self),
                          find_role (self) == VV_ROLE_MENTEE ? "select" : "recruit");
}

static void
vv_import_people_wizard_finalize (GObject *object)
{
  VvImportPeopleWizard *self = VV_IMPORT_PEOPLE_WIZARD (object);

  g_clear_pointer (&self->programmes, g_ptr_array_unref);
  g_clear_pointer (&self->choosers, g_ptr_array_unref);
  g_clear_pointer (&self->result, vv_import_result_free);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (vv_import_people_wizard_parent_class)->finalize (object);
}

static void
vv_import_people_wizard_class_init (VvImportPeopleWizardClass *class)
{
  VvWizardClass *wizard_class = VV_WIZARD_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_import_people_wizard_finalize;
  wizard_class->key = "import-people";
  wizard_class->title = N_ ("Import People");
  wizard_class->steps = steps;
  wizard_class->start = vv_import_people_wizard_start;
  wizard_class->finish = vv_import_people_wizard_finish;
}

static void
vv_import_people_wizard_init (VvImportPeopleWizard *self)
{
  self->choosers = g_ptr_array_new ();
}
