#include "config.h"

#include "vv-train-page.h"

#include "vv-date.h"
#include "vv-columns.h"
#include "vv-kit.h"
#include "vv-programmes.h"
#include "vv-strings.h"
#include "vv-training.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

struct _VvTrainPage
{
  VvPage parent_instance;

  GtkWidget *date, *place, *plan_button, *groups, *bar;
  GtkWidget *attended, *declared, *shown, *record;
  GPtrArray *checks; /* GtkCheckButton*, of mentors that still lack something; owned by their rows */
};

G_DEFINE_FINAL_TYPE (VvTrainPage, vv_train_page, VV_TYPE_PAGE)

static guint
count_chosen (VvTrainPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (self->checks->pdata[i]);
  return n;
}

static void
show_count (VvTrainPage *self)
{
  guint n = count_chosen (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Record %u Mentor", "_Record %u Mentors", n), n);

  gtk_button_set_label (GTK_BUTTON (self->record), n > 0 ? label : _ ("_Record Attendance"));
}

/* Reads a date as people write it; points to the field when it is none. g_free() */
static char *
read_date (VvTrainPage *self, GtkWidget *entry)
{
  char *date = vv_date_parse (gtk_editable_get_text (GTK_EDITABLE (entry)));

  gtk_widget_remove_css_class (entry, "error");
  if (date)
    return date;
  gtk_widget_add_css_class (entry, "error");
  gtk_widget_grab_focus (entry);
  vv_window_toast (vv_page_get_window (VV_PAGE (self)),
                   _ ("This is not a day of the calendar. Write it like 1.2.2027."));
  return NULL;
}

static char *
join_lacks (GPtrArray *lacks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lacks->len; i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "", (const char *)lacks->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_row (VvTrainPage *self, const VvTrainingLine *line)
{
  g_autofree char *lacks = join_lacks (line->lacks);
  g_autofree char *target = g_strdup_printf ("person/%s", line->person);
  GtkWidget *row = vv_row_new (line->name, line->lacks->len > 0 ? lacks : _ ("Has all that is needed"));
  GtkWidget *open = vv_icon_button_new ("go-next-symbolic", _ ("Everything about this person"));

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (line->lacks->len > 0)
    {
      GtkWidget *check = gtk_check_button_new ();

      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (check), "vv-person", g_strdup (line->person), g_free);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (show_count), self);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_ptr_array_add (self->checks, check);
    }
  else
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), vv_mark_new (VV_MARK_DONE, 16));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), vv_chip_new (vv_show_word (line->state), NULL));
  gtk_widget_add_css_class (open, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.go");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
  return row;
}

static void
append_group (VvTrainPage *self, const char *title, GPtrArray *lines, gboolean that_lack)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const VvTrainingLine *line = lines->pdata[i];

      if ((line->lacks->len > 0) != that_lack)
        continue;
      if (!group)
        group = vv_group_new (title, NULL);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, line));
    }
  if (group)
    gtk_box_append (GTK_BOX (self->groups), group);
}

static void
show_lines (VvTrainPage *self, GPtrArray *lines)
{
  vv_clear_children (self->groups);
  g_ptr_array_set_size (self->checks, 0);
  append_group (self, _ ("What mentors still lack"), lines, TRUE);
  append_group (self, _ ("Ready"), lines, FALSE);
  if (lines->len == 0)
    gtk_box_append (
        GTK_BOX (self->groups),
        vv_label_new (_ ("No mentor has a contract yet. They come from the applications."), "dim-label"));
  gtk_widget_set_visible (self->bar,
                          self->checks->len > 0
                              && !vv_workspace_is_read_only (vv_page_get_workspace (VV_PAGE (self))));
  show_count (self);
}

static void
vv_train_page_refresh (VvPage *page)
{
  VvTrainPage *self = VV_TRAIN_PAGE (page);
  VvWorkspace *workspace = vv_page_get_workspace (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programmes_get (workspace, vv_page_get_programme (page), &error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *date = NULL, *today = vv_page_get_today (page), *shown_today = vv_show_date (today);

  if (programme)
    lines = vv_training_status (workspace, programme->id, &error);
  if (!lines)
    {
      vv_page_show_error (page, error);
      return;
    }
  vv_page_set_subtitle (page, programme->title);
  date = vv_show_date (programme->training_date);
  gtk_editable_set_text (GTK_EDITABLE (self->date), date);
  if (vv_is_empty (gtk_editable_get_text (GTK_EDITABLE (self->place))))
    gtk_editable_set_text (GTK_EDITABLE (self->place), programme->place ? programme->place : "");
  gtk_editable_set_text (GTK_EDITABLE (self->attended),
                         *date && g_strcmp0 (programme->training_date, today) <= 0 ? date : shown_today);
  show_lines (self, lines);
}

static void
on_plan_clicked_cb (VvTrainPage *self)
{
  VvPage *page = VV_PAGE (self);
  g_autofree char *date = read_date (self, self->date);
  g_autoptr (GError) error = NULL;

  if (!date)
    return;
  if (!vv_training_plan (vv_page_get_workspace (page), vv_page_get_programme (page), date,
                         gtk_editable_get_text (GTK_EDITABLE (self->place)), NULL, &error))
    {
      vv_page_show_error (page, error);
      return;
    }
  vv_window_toast (vv_page_get_window (page), _ ("The training is planned with every mandatory topic"));
  vv_window_changed (vv_page_get_window (page));
}

static char **
collect_chosen (VvTrainPage *self)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (people, g_strdup (g_object_get_data (self->checks->pdata[i], "vv-person")));
  g_ptr_array_add (people, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&people), FALSE);
}

static void
on_record_clicked_cb (VvTrainPage *self)
{
  VvPage *page = VV_PAGE (self);
  g_auto (GStrv) people = collect_chosen (self);
  g_autofree char *date = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  guint n = g_strv_length (people);

  if (n == 0)
    {
      vv_window_toast (vv_page_get_window (page), _ ("Tick those who attended first."));
      return;
    }
  date = read_date (self, self->attended);
  if (!date)
    return;
  if (!vv_training_record (vv_page_get_workspace (page), vv_page_get_programme (page),
                           (const char *const *)people, date,
                           gtk_check_button_get_active (GTK_CHECK_BUTTON (self->declared)),
                           gtk_check_button_get_active (GTK_CHECK_BUTTON (self->shown)), &error))
    {
      vv_page_show_error (page, error);
      return;
    }
  text = g_strdup_printf (ngettext ("Recorded for %u mentor", "Recorded for %u mentors", n), n);
  vv_window_toast (vv_page_get_window (page), text);
  vv_window_changed (vv_page_get_window (page));
}

static void
on_all_clicked_cb (VvTrainPage *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], TRUE);
}

static void
vv_train_page_finalize (GObject *object)
{
  g_ptr_array_unref (VV_TRAIN_PAGE (object)->checks);
  G_OBJECT_CLASS (vv_train_page_parent_class)->finalize (object);
}

static void
vv_train_page_class_init (VvTrainPageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_train_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_train_page_refresh;
}

static GtkWidget *
build_plan (VvTrainPage *self)
{
  GtkWidget *group = vv_group_new (_ ("The training day"), _ ("Every mandatory topic is planned with it."));

  self->date = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date), _ ("Day"));
  self->place = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place), _ ("Place"));
  self->plan_button = vv_button_new (_ ("_Save the Day"), NULL);
  g_signal_connect_swapped (self->plan_button, "clicked", G_CALLBACK (on_plan_clicked_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), self->plan_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->date);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->place);
  return group;
}

static GtkWidget *
build_bar (VvTrainPage *self)
{
  GtkWidget *bar = vv_columns_new (0, 12), *when = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *what = vv_columns_new (0, 12), *ticks = vv_columns_new (0, 12);
  GtkWidget *label = vv_label_new (_ ("A_ttended on"), NULL), *all = vv_button_new (_ ("Tick _All"), "flat");

  self->attended = gtk_entry_new ();
  gtk_label_set_use_underline (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->attended);
  vv_set_name (self->attended, _ ("Attended on"));
  self->declared = gtk_check_button_new_with_mnemonic (_ ("Confidentiality _declaration signed"));
  self->shown = gtk_check_button_new_with_mnemonic (_ ("Background _check shown"));
  self->record = vv_button_new ("", "suggested-action");
  gtk_button_set_use_underline (GTK_BUTTON (self->record), TRUE);
  g_signal_connect_swapped (self->record, "clicked", G_CALLBACK (on_record_clicked_cb), self);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (on_all_clicked_cb), self);
  gtk_widget_set_halign (self->record, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (when), all);
  gtk_box_append (GTK_BOX (when), label);
  gtk_box_append (GTK_BOX (when), self->attended);
  vv_columns_set_natural (VV_COLUMNS (ticks), TRUE);
  vv_columns_append (VV_COLUMNS (ticks), self->declared);
  vv_columns_append (VV_COLUMNS (ticks), self->shown);
  vv_columns_set_natural (VV_COLUMNS (what), TRUE);
  vv_columns_append (VV_COLUMNS (what), ticks);
  vv_columns_append (VV_COLUMNS (what), self->record);
  vv_columns_set_natural (VV_COLUMNS (bar), TRUE);
  vv_columns_append (VV_COLUMNS (bar), when);
  vv_columns_append (VV_COLUMNS (bar), what);
  return bar;
}

static void
vv_train_page_init (VvTrainPage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->checks = g_ptr_array_new ();
  vv_page_set_title (VV_PAGE (self), _ ("Train Mentors"));
  gtk_box_append (GTK_BOX (body), build_plan (self));
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_box_append (GTK_BOX (body), self->groups);
  vv_set_margins (body, 18, 24, 24, 24);
  vv_page_set_content (VV_PAGE (self), vv_scrolled_new (body, 900));
  self->bar = build_bar (self);
  vv_page_set_bar (VV_PAGE (self), self->bar);
}
