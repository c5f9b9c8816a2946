#include "config.h"

#include "vv-plan-wizard.h"

#include "vv-date.h"
#include "vv-error.h"
#include "vv-kit.h"
#include "vv-matching.h"
#include "vv-programmes.h"
#include "vv-sessions.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>

struct _VvPlanWizard
{
  VvWizard parent_instance;

  GtkWidget *date, *time, *place, *count, *rhythm, *people; /* step 1 */
  GtkWidget *topics;                                        /* step 2 */
  GPtrArray *matches;                                       /* VvMatch*, live */
  GPtrArray *checks;                                        /* GtkCheckButton*, borrowed */
  GPtrArray *entries;                                       /* of topics, borrowed */
  VvProgramme *programme;
};

G_DEFINE_FINAL_TYPE (VvPlanWizard, vv_plan_wizard, VV_TYPE_WIZARD)

static GtkWidget *
append_entry (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
append_number (GtkWidget *group, const char *title, int least, int most)
{
  GtkWidget *row = vv_row_new (title, NULL), *spin = gtk_spin_button_new_with_range (least, most, 1);

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  vv_set_name (spin, title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return spin;
}

static char *
get_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static int
get_number (VvPlanWizard *self, const char *key, int otherwise)
{
  const char *text = vv_wizard_get (VV_WIZARD (self), key);

  return text ? (int)g_ascii_strtoll (text, NULL, 10) : otherwise;
}

static guint
count_chosen (VvPlanWizard *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (self->checks->pdata[i]);
  return n;
}

static void
on_check_changed_cb (VvPlanWizard *self)
{
  vv_wizard_update (VV_WIZARD (self));
}

/* --- step 1 --- */

static GtkWidget *
build_dates (VvWizard *wizard)
{
  VvPlanWizard *self = VV_PLAN_WIZARD (wizard);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18),
            *group = vv_group_new (_ ("For all of them"), NULL);

  gtk_box_append (GTK_BOX (body), vv_label_new (_ ("When do they meet?"), "title-2"));
  self->date = append_entry (group, _ ("First session on"));
  self->time = append_entry (group, _ ("Time, for example 16:30"));
  self->place = append_entry (group, _ ("Place or channel"));
  self->count = append_number (group, _ ("Number of sessions"), 1, 60);
  self->rhythm = append_number (group, _ ("Days between them"), 1, 90);
  gtk_box_append (GTK_BOX (body), group);
  gtk_box_append (GTK_BOX (body), vv_label_new (_ ("For whom"), "heading"));
  self->people = vv_boxed_list_new ();
  vv_set_name (self->people, _ ("For whom"));
  gtk_box_append (GTK_BOX (body), self->people);
  vv_set_margins (body, 24, 24, 24, 24);
  return vv_scrolled_new (body, 700);
}

static gboolean
load (VvPlanWizard *self, GError **error)
{
  VvWizard *wizard = VV_WIZARD (self);
  VvWorkspace *ws = vv_wizard_get_workspace (wizard);
  GPtrArray *matches = vv_matching_list (ws, vv_wizard_get_programme (wizard), NULL, error);

  if (!matches)
    return FALSE;
  for (guint i = matches->len; i > 0; i--)
    if (!vv_match_is_live (matches->pdata[i - 1]))
      g_ptr_array_remove_index (matches, i - 1);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->programme, vv_programme_free);
  self->matches = matches;
  self->programme = vv_programmes_get (ws, vv_wizard_get_programme (wizard), error);
  return self->programme != NULL;
}

static gboolean
append_match (VvPlanWizard *self, const VvMatch *match, GError **error)
{
  VvWizard *wizard = VV_WIZARD (self);
  VvWorkspace *ws = vv_wizard_get_workspace (wizard);
  g_autoptr (GPtrArray) sessions = vv_sessions_list (ws, NULL, match->id, error);
  g_autofree char *title = sessions ? vv_matching_title (ws, match, error) : NULL;
  g_autofree char *words = NULL;
  const char *only = vv_wizard_get (wizard, "match");
  GtkWidget *row, *check = gtk_check_button_new ();

  g_object_ref_sink (check);
  if (!title)
    {
      g_object_unref (check);
      return FALSE;
    }
  words
      = sessions->len > 0 ? g_strdup_printf (
            ngettext ("%u session is planned or held; what is only planned is planned anew",
                      "%u sessions are planned or held; what is only planned is planned anew", sessions->len),
            sessions->len)
                          : g_strdup (_ ("No session is planned yet"));
  row = vv_row_new (title, words);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               only ? g_str_equal (only, match->id) : sessions->len == 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  vv_set_name (check, title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_check_changed_cb), self);
  g_ptr_array_add (self->checks, check);
  g_object_unref (check);
  gtk_list_box_append (GTK_LIST_BOX (self->people), row);
  return TRUE;
}

static void
fill_entry (VvPlanWizard *self, GtkWidget *row, const char *key, const char *otherwise)
{
  const char *text = vv_wizard_get (VV_WIZARD (self), key);

  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : otherwise ? otherwise : "");
}

static void
enter_dates (VvWizard *wizard)
{
  VvPlanWizard *self = VV_PLAN_WIZARD (wizard);
  g_autofree char *start = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_fine = load (self, &error);

  g_ptr_array_set_size (self->checks, 0);
  vv_clear_children (self->people);
  for (guint i = 0; is_fine && i < self->matches->len; i++)
    is_fine = append_match (self, self->matches->pdata[i], &error);
  if (!is_fine)
    {
      vv_window_show_error (vv_wizard_get_window (wizard), error);
      return;
    }
  start = vv_show_date_short (self->programme->start);
  fill_entry (self, self->date, "date", start);
  fill_entry (self, self->time, "time", NULL);
  fill_entry (self, self->place, "place", self->programme->place);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->count),
                             get_number (self, "count", MAX (1, self->programme->sessions)));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->rhythm),
                             get_number (self, "rhythm", MAX (1, self->programme->rhythm_days)));
}

static void
save_dates (VvWizard *wizard)
{
  VvPlanWizard *self = VV_PLAN_WIZARD (wizard);
  g_autofree char *date = get_text (self->date), *time = get_text (self->time),
                  *place = get_text (self->place);
  g_autofree char *count
      = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->count)));
  g_autofree char *rhythm
      = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->rhythm)));

  vv_wizard_set (wizard, "date", date);
  vv_wizard_set (wizard, "time", time);
  vv_wizard_set (wizard, "place", place);
  vv_wizard_set (wizard, "count", count);
  vv_wizard_set (wizard, "rhythm", rhythm);
}

static gboolean
complete_dates (VvWizard *wizard, GError **error)
{
  VvPlanWizard *self = VV_PLAN_WIZARD (wizard);
  g_autofree char *date = vv_date_parse (vv_wizard_get (wizard, "date"));

  if (!date)
    {
      vv_wizard_point (wizard, self->date);
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("First session: please write a day of the calendar, for example 1.9.2026."));
      return FALSE;
    }
  if (count_chosen (self) > 0)
    return TRUE;
  vv_wizard_point (wizard, self->checks->len > 0 ? self->checks->pdata[0] : self->date);
  g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                       self->checks->len > 0
                           ? _ ("Please choose at least one pair or group.")
                           : _ ("There is no locked match yet. Confirm the matches first."));
  return FALSE;
}

/* --- step 2 --- */

static GtkWidget *
build_topics (VvWizard *wizard)
{
  VvPlanWizard *self = VV_PLAN_WIZARD (wizard);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (body), vv_label_new (_ ("What are they about?"), "title-2"));
  gtk_box_append (GTK_BOX (body),
                  vv_label_new (_ ("Topics can stay empty; the mentor and the mentees fill them "
                                   "in as they go."),
                                "dim-label"));
  self->topics = vv_boxed_list_new ();
  vv_set_name (self->topics, _ ("Topics"));
  gtk_box_append (GTK_BOX (body), self->topics);
  vv_set_margins (body, 24, 24, 24, 24);
  return vv_scrolled_new (body, 700);
}

static void
enter_topics (VvWizard *wizard)
{
  VvPlanWizard *self = VV_PLAN_WIZARD (wizard);
  int n = get_number (self, "count", 1), rhythm = get_number (self, "rhythm", 7);
  g_autofree char *first = vv_date_parse (vv_wizard_get (wizard, "date"));

  g_ptr_array_set_size (self->entries, 0);
  vv_clear_children (self->topics);
  for (int i = 0; i < n && first; i++)
    {
      GtkWidget *row = adw_entry_row_new ();
      g_autofree char *day = vv_date_add_days (first, i * rhythm), *shown = vv_show_date (day);
      g_autofree char *title = g_strdup_printf (_ ("Session %d, about %s"), i + 1, shown);
      g_autofree char *key = g_strdup_printf ("topic%d", i + 1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      fill_entry (self, row, key, NULL);
      gtk_list_box_append (GTK_LIST_BOX (self->topics), row);
      g_ptr_array_add (self->entries, row);
    }
}

static void
save_topics (VvWizard *wizard)
{
  VvPlanWizard *self = VV_PLAN_WIZARD (wizard);

  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *text = get_text (self->entries->pdata[i]);
      g_autofree char *key = g_strdup_printf ("topic%u", i + 1);

      vv_wizard_set (wizard, key, *text ? text : NULL);
    }
}

static char **
collect_topics (VvPlanWizard *self)
{
  g_autoptr (GStrvBuilder) topics = g_strv_builder_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *text = get_text (self->entries->pdata[i]);

      g_strv_builder_add (topics, text);
    }
  return g_strv_builder_end (topics);
}

static gboolean
apply_topics (VvWizard *wizard, GError **error)
{
  VvPlanWizard *self = VV_PLAN_WIZARD (wizard);
  g_auto (GStrv) topics = collect_topics (self);
  g_autofree char *date = vv_date_parse (vv_wizard_get (wizard, "date"));
  const char *time = vv_wizard_get (wizard, "time"), *place = vv_wizard_get (wizard, "place");
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    {
      const VvMatch *match = self->matches->pdata[i];
      g_autoptr (GPtrArray) sessions = NULL;

      if (!gtk_check_button_get_active (self->checks->pdata[i]))
        continue;
      sessions = vv_sessions_plan (vv_wizard_get_workspace (wizard), match->id, date,
                                   vv_is_empty (time) ? NULL : time, vv_is_empty (place) ? NULL : place,
                                   (const char *const *)topics, get_number (self, "count", 0),
                                   get_number (self, "rhythm", 0), error);
      if (!sessions)
        return FALSE;
      n += sessions->len;
    }
  text = g_strdup_printf (ngettext ("%u session is planned", "%u sessions are planned", n), n);
  vv_window_toast (vv_wizard_get_window (wizard), text);
  return TRUE;
}

static char *
label_topics (VvWizard *wizard)
{
  guint n = count_chosen (VV_PLAN_WIZARD (wizard)) * (guint)get_number (VV_PLAN_WIZARD (wizard), "count", 0);

  return g_strdup_printf (ngettext ("_Plan %u Session", "_Plan %u Sessions", n), n);
}

/* Coming back to the second step days later: what the first one loads is needed there as well. */
static void
start (VvWizard *wizard, const char *detail)
{
  vv_wizard_set (wizard, "step", NULL);
  vv_wizard_set (wizard, "match", detail);
}

static char *
finish (VvWizard *wizard)
{
  return g_strdup_printf ("programme/%s/meet", vv_wizard_get_programme (wizard));
}

static void
vv_plan_wizard_finalize (GObject *object)
{
  VvPlanWizard *self = VV_PLAN_WIZARD (object);

  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->programme, vv_programme_free);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (vv_plan_wizard_parent_class)->finalize (object);
}

static const VvWizardStep steps[] = {
  { "dates", N_ ("Dates"), build_dates, enter_dates, save_dates, complete_dates, NULL, NULL },
  { "topics", N_ ("Topics"), build_topics, enter_topics, save_topics, NULL, apply_topics, label_topics },
  { NULL },
};

static void
vv_plan_wizard_class_init (VvPlanWizardClass *class)
{
  VvWizardClass *wizard_class = VV_WIZARD_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_plan_wizard_finalize;
  wizard_class->key = "plan-sessions";
  wizard_class->title = N_ ("Plan Sessions");
  wizard_class->steps = steps;
  wizard_class->start = start;
  wizard_class->finish = finish;
}

static void
vv_plan_wizard_init (VvPlanWizard *self)
{
  self->checks = g_ptr_array_new ();
  self->entries = g_ptr_array_new ();
}
