#include "config.h"

#include "vv-today-page.h"

#include "vv-date.h"
#include "vv-columns.h"
#include "vv-kit.h"
#include "vv-programmes.h"
#include "vv-sessions.h"
#include "vv-week.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  SHOW_ALL,
  SHOW_OVERDUE,
  SHOW_YOURS,
  SHOW_UNDER_WAY,
  N_SHOWN,
} Shown;

struct _VvTodayPage
{
  VvPage parent_instance;

  GtkWidget *stack, *count, *sentence, *filters, *week, *groups, *empty;
  GPtrArray *matters;  /* VvMatterLine* */
  GPtrArray *sessions; /* VvSession* of this week */
  char *today;
};

G_DEFINE_FINAL_TYPE (VvTodayPage, vv_today_page, VV_TYPE_PAGE)

static VvMark
find_mark (const VvMatterLine *matter)
{
  if (g_str_equal (matter->kind, "missing_page"))
    return VV_MARK_GAP;
  if (g_str_equal (matter->kind, "uncertain") || g_str_equal (matter->kind, "unanswered"))
    return VV_MARK_DOUBT;
  if (g_str_equal (matter->kind, "overdue"))
    return VV_MARK_PROBLEM;
  if (g_str_equal (matter->kind, "unsigned"))
    return VV_MARK_OUT;
  return VV_MARK_HALF;
}

static gboolean
is_over (VvTodayPage *self, const VvMatterLine *matter)
{
  return g_str_equal (matter->kind, "overdue")
         || (matter->due && vv_date_is_valid (matter->due) && g_strcmp0 (matter->due, self->today) < 0);
}

static gboolean
is_yours (const VvMatterLine *matter)
{
  return g_str_equal (matter->kind, "uncertain") || g_str_equal (matter->kind, "unanswered");
}

static Shown
sort_of (VvTodayPage *self, const VvMatterLine *matter)
{
  if (is_yours (matter))
    return SHOW_YOURS;
  return is_over (self, matter) || g_str_equal (matter->kind, "missing_page") ? SHOW_OVERDUE : SHOW_UNDER_WAY;
}

/* Where the matter is settled. g_free() */
static char *
find_target (const VvMatterLine *matter)
{
  if (matter->scan_page)
    return g_strdup_printf ("scans/%s", matter->scan_page);
  if (matter->document)
    return g_strdup_printf ("document/%s", matter->document);
  if (matter->session)
    return g_strdup_printf ("session/%s", matter->session);
  if (matter->person)
    return g_strdup_printf ("person/%s", matter->person);
  return matter->programme ? g_strdup_printf ("programme/%s", matter->programme) : g_strdup ("today");
}

static void
on_row_activated_cb (VvTodayPage *self, AdwActionRow *row)
{
  const VvMatterLine *matter = g_object_get_data (G_OBJECT (row), "vv-matter");
  VvWindow *window = vv_page_get_window (VV_PAGE (self));
  g_autofree char *target = find_target (matter);
  gboolean has_place = matter->scan_page || matter->document || matter->session || matter->person;

  if (!has_place && vv_window_can_perform (window, matter->action))
    vv_window_perform (window, matter->action, matter->programme);
  else
    vv_window_go (window, target);
}

static GtkWidget *
make_row (VvTodayPage *self, VvMatterLine *matter)
{
  GtkWidget *row = vv_row_new (matter->title, matter->detail);

  g_object_set_data (G_OBJECT (row), "vv-matter", matter);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), vv_mark_new (find_mark (matter), 18));
  if (matter->due && vv_date_is_valid (matter->due))
    {
      g_autofree char *due = vv_show_due (matter->due, self->today);
      const char *kind = is_over (self, matter) ? "bad" : is_yours (matter) ? "warn" : NULL;

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), vv_chip_new (due, kind));
    }
  vv_row_add_arrow (row);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_row_activated_cb), self);
  return row;
}

static GtkWidget *
append_group (VvTodayPage *self, const VvMatterLine *matter)
{
  GtkWidget *group
      = vv_group_new (matter->programme_title ? matter->programme_title : _ ("Everywhere"), NULL);

  if (matter->programme)
    {
      GtkWidget *button = vv_button_new (C_ ("programme", "_Open"), "flat");
      g_autofree char *target = g_strdup_printf ("programme/%s", matter->programme);
      g_autofree char *name = g_strdup_printf (_ ("Open %s"), matter->programme_title);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go");
      gtk_widget_set_tooltip_text (button, _ ("Open the programme"));
      vv_set_name (button, name);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
    }
  gtk_box_append (GTK_BOX (self->groups), group);
  return group;
}

static gboolean
passes (VvTodayPage *self, const VvMatterLine *matter)
{
  int shown = vv_toggles_get_active (self->filters);
  const char *day = vv_week_get_day (VV_WEEK (self->week));

  if (day && g_strcmp0 (matter->due, day) != 0)
    return FALSE;
  return shown <= SHOW_ALL || (int)sort_of (self, matter) == shown;
}

static void
append_sessions_of_day (VvTodayPage *self, const char *day)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const VvSession *session = self->sessions->pdata[i];
      g_autofree char *target = g_strdup_printf ("session/%s", session->id);
      g_autofree char *title = NULL, *detail = NULL;
      GtkWidget *row;

      if (g_strcmp0 (session->date, day) != 0)
        continue;
      if (!group)
        {
          group = vv_group_new (_ ("Sessions"), NULL);
          gtk_box_append (GTK_BOX (self->groups), group);
        }
      title = g_strdup_printf (_ ("Session %d"), session->number);
      detail
          = g_strjoin (" · ", session->time ? session->time : "", session->place ? session->place : "", NULL);
      row = vv_link_row_new (title, detail);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
show_list (VvTodayPage *self)
{
  const char *day = vv_week_get_day (VV_WEEK (self->week));
  const char *programme = NULL;
  GtkWidget *group = NULL;

  vv_clear_children (self->groups);
  if (day)
    append_sessions_of_day (self, day);
  for (guint i = 0; i < self->matters->len; i++)
    {
      VvMatterLine *matter = self->matters->pdata[i];

      if (!passes (self, matter))
        continue;
      if (!group || g_strcmp0 (programme, matter->programme) != 0)
        group = append_group (self, matter);
      programme = matter->programme;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, matter));
    }
  if (!gtk_widget_get_first_child (self->groups))
    gtk_box_append (GTK_BOX (self->groups), vv_label_new (_ ("Nothing here."), "dim-label"));
}

static void
show_counts (VvTodayPage *self)
{
  int counts[N_SHOWN] = { 0 };
  const char *const names[] = { _ ("All"), _ ("Overdue"), _ ("Yours to decide"), _ ("On the way") };
  g_autofree char *title = NULL, *over = NULL, *yours = NULL, *way = NULL, *sentence = NULL;

  counts[SHOW_ALL] = (int)self->matters->len;
  for (guint i = 0; i < self->matters->len; i++)
    counts[sort_of (self, self->matters->pdata[i])]++;
  for (int i = 0; i < N_SHOWN; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s  %d", names[i], counts[i]);

      gtk_button_set_label (GTK_BUTTON (vv_toggles_get (self->filters, i)), label);
    }
  title = g_strdup_printf (ngettext ("%d thing to settle", "%d things to settle", counts[SHOW_ALL]),
                           counts[SHOW_ALL]);
  over = g_strdup_printf (ngettext ("%d overdue", "%d overdue", counts[SHOW_OVERDUE]), counts[SHOW_OVERDUE]);
  yours = g_strdup_printf (
      ngettext ("%d that only you can decide", "%d that only you can decide", counts[SHOW_YOURS]),
      counts[SHOW_YOURS]);
  way = g_strdup_printf (ngettext ("%d on the way", "%d on the way", counts[SHOW_UNDER_WAY]),
                         counts[SHOW_UNDER_WAY]);
  sentence = g_strdup_printf ("%s · %s · %s", over, yours, way);
  gtk_label_set_text (GTK_LABEL (self->count), title);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
}

static gboolean
load_week (VvTodayPage *self, GError **error)
{
  VvWorkspace *workspace = vv_page_get_workspace (VV_PAGE (self));
  g_autofree char *monday = vv_date_add_days (self->today, 1 - vv_date_weekday (self->today));
  int sessions[7] = { 0 }, deadlines[7] = { 0 };

  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  self->sessions = vv_sessions_list (workspace, NULL, NULL, error);
  if (!self->sessions)
    return FALSE;
  for (guint i = 0; i < self->sessions->len; i++)
    {
      const VvSession *session = self->sessions->pdata[i];
      int day = session->date && vv_date_is_valid (session->date)
                    ? vv_date_days_between (monday, session->date)
                    : -1;

      if (day >= 0 && day < 7 && session->state == VV_SESSION_PLANNED)
        sessions[day]++;
    }
  for (guint i = 0; i < self->matters->len; i++)
    {
      const VvMatterLine *matter = self->matters->pdata[i];
      int day
          = matter->due && vv_date_is_valid (matter->due) ? vv_date_days_between (monday, matter->due) : -1;

      if (day >= 0 && day < 7)
        deadlines[day]++;
    }
  vv_week_set (VV_WEEK (self->week), self->today, sessions, deadlines);
  return TRUE;
}

/* What comes next, with its date. */
static char *
find_next (VvTodayPage *self)
{
  const VvSession *next = NULL;
  g_autofree char *date = NULL;

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const VvSession *session = self->sessions->pdata[i];

      if (session->state != VV_SESSION_PLANNED || !session->date
          || g_strcmp0 (session->date, self->today) < 0)
        continue;
      if (!next || g_strcmp0 (session->date, next->date) < 0)
        next = session;
    }
  if (!next)
    return g_strdup (_ ("When papers go out or dates come near, they are listed here."));
  date = vv_show_weekday_date (next->date);
  return g_strdup_printf (_ ("The next session is on %s."), date);
}

static void
on_filter_changed_cb (VvTodayPage *self)
{
  if (self->matters)
    show_list (self);
}

static void
vv_today_page_refresh (VvPage *page)
{
  VvTodayPage *self = VV_TODAY_PAGE (page);
  g_autoptr (GError) error = NULL;
  g_autofree char *date = NULL, *next = NULL;

  g_free (self->today);
  self->today = vv_page_get_today (page);
  date = vv_show_weekday_date (self->today);
  vv_page_set_subtitle (page, date);
  if (vv_window_can_perform (vv_page_get_window (page), "import-scans"))
    vv_page_set_primary (page, "scanner-symbolic", _ ("Import Scans…"), "win.import-scans", NULL);
  g_clear_pointer (&self->matters, g_ptr_array_unref);
  self->matters = vv_today (vv_page_get_workspace (page), &error);
  if (!self->matters)
    {
      self->matters = g_ptr_array_new ();
      vv_page_show_error (page, error);
      return;
    }
  if (!load_week (self, &error))
    {
      vv_page_show_error (page, error);
      return;
    }
  show_counts (self);
  show_list (self);
  next = find_next (self);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), next);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->matters->len > 0 ? "list" : "empty");
}

static void
vv_today_page_finalize (GObject *object)
{
  VvTodayPage *self = VV_TODAY_PAGE (object);

  g_clear_pointer (&self->matters, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_free (self->today);
  G_OBJECT_CLASS (vv_today_page_parent_class)->finalize (object);
}

static void
vv_today_page_class_init (VvTodayPageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_today_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_today_page_refresh;
}

static GtkWidget *
build_head (VvTodayPage *self)
{
  const char *const labels[] = { "", "", "", "", NULL };
  GtkWidget *head = vv_columns_new (27, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->count = vv_label_new ("", "title-1");
  self->sentence = vv_label_new ("", "dim-label");
  gtk_box_append (GTK_BOX (words), self->count);
  gtk_box_append (GTK_BOX (words), self->sentence);
  gtk_widget_set_hexpand (words, TRUE);
  self->filters = vv_toggles_new (labels, SHOW_ALL);
  for (int i = 0; i < N_SHOWN; i++)
    g_signal_connect_swapped (vv_toggles_get (self->filters, i), "toggled", G_CALLBACK (on_filter_changed_cb),
                              self);
  gtk_widget_set_halign (self->filters, GTK_ALIGN_END);
  vv_columns_set_natural (VV_COLUMNS (head), TRUE);
  vv_columns_append (VV_COLUMNS (head), words);
  vv_columns_append (VV_COLUMNS (head), vv_sliding_new (self->filters));
  return head;
}

static void
vv_today_page_init (VvTodayPage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22);

  vv_page_set_title (VV_PAGE (self), _ ("Today"));
  gtk_box_append (GTK_BOX (body), build_head (self));
  self->week = vv_week_new ();
  vv_set_margins (self->week, 3, 3, 3, 3); /* room for its shadow */
  g_signal_connect_swapped (self->week, "day-changed", G_CALLBACK (on_filter_changed_cb), self);
  gtk_box_append (GTK_BOX (body), vv_sliding_new (self->week));
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22);
  gtk_box_append (GTK_BOX (body), self->groups);
  vv_set_margins (body, 20, 24, 30, 24);
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "vv-done-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("Nothing to settle"));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), vv_scrolled_new (body, 900), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  vv_page_set_content (VV_PAGE (self), self->stack);
}
