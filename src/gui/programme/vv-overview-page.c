#include "config.h"

#include "vv-overview-page.h"

#include "vv-date.h"
#include "vv-columns.h"
#include "vv-kit.h"
#include "vv-life-line.h"
#include "vv-matching.h"
#include "vv-pages.h"
#include "vv-programmes.h"
#include "vv-segments.h"
#include "vv-sessions.h"
#include "vv-strings.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

#define SHORT_LIST 4

struct _VvOverviewPage
{
  VvPage parent_instance;

  GtkWidget *chips, *hero_title, *bar, *counts, *hero_button;
  GtkWidget *figures, *lists, *meetings, *matters, *life_card, *life;
  VvOverview *overview;
  VvProgramme *programme;
};

G_DEFINE_FINAL_TYPE (VvOverviewPage, vv_overview_page, VV_TYPE_PAGE)

static void
append_count (VvOverviewPage *self, VvMark mark, const char *text, int count)
{
  GtkWidget *box;

  if (count == 0)
    return;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), vv_mark_new (mark, 14));
  gtk_box_append (GTK_BOX (box), vv_label_new (text, "vv-small vv-num"));
  gtk_box_append (GTK_BOX (self->counts), box);
}

static void
fill_counts (VvOverviewPage *self)
{
  const VvOverview *overview = self->overview;
  gboolean has_bar = overview->filed + overview->waiting + overview->missing + overview->out > 0;
  g_autofree char *filed
      = g_strdup_printf (ngettext ("%d filed", "%d filed", overview->filed), overview->filed);
  g_autofree char *waiting
      = g_strdup_printf (ngettext ("%d needs you", "%d need you", overview->waiting), overview->waiting);
  g_autofree char *missing = g_strdup_printf (
      ngettext ("%d page missing", "%d pages missing", overview->missing), overview->missing);
  g_autofree char *out = g_strdup_printf (
      ngettext ("%d printed, not back", "%d printed, not back", overview->out), overview->out);
  g_autofree char *name = g_strjoin (", ", filed, waiting, missing, out, NULL);

  vv_clear_children (self->counts);
  append_count (self, VV_MARK_DONE, filed, overview->filed);
  append_count (self, VV_MARK_DOUBT, waiting, overview->waiting);
  append_count (self, VV_MARK_GAP, missing, overview->missing);
  append_count (self, VV_MARK_OUT, out, overview->out);
  vv_segments_set (VV_SEGMENTS (self->bar), overview->filed, overview->waiting, overview->missing,
                   overview->out);
  vv_set_name (self->bar, name);
  gtk_widget_set_visible (self->bar, has_bar);
  gtk_widget_set_visible (self->counts, has_bar);
}

static const VvPhase *
find_current (const VvOverview *overview)
{
  return overview->current >= 0 && overview->current < (int)overview->phases->len
             ? overview->phases->pdata[overview->current]
             : NULL;
}

static void
append_chip (VvOverviewPage *self, const char *text, const char *kind)
{
  GtkWidget *chip = vv_chip_new (text, kind);

  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (chip, text);
  gtk_box_append (GTK_BOX (self->chips), chip);
}

static void
fill_hero (VvOverviewPage *self)
{
  const VvOverview *overview = self->overview;
  const VvPhase *phase = find_current (overview);
  VvWindow *window = vv_page_get_window (VV_PAGE (self));
  gboolean can_do = overview->hero_label && vv_window_can_perform (window, overview->hero_action)
                    && !vv_workspace_is_read_only (vv_page_get_workspace (VV_PAGE (self)));

  vv_clear_children (self->chips);
  if (phase)
    {
      g_autofree char *text = g_strdup_printf (_ ("Phase %d of %u: %s"), overview->current + 1,
                                               overview->phases->len, phase->title);

      append_chip (self, text, "info");
    }
  if (overview->hero_due && vv_date_is_valid (overview->hero_due))
    {
      g_autofree char *date = vv_show_weekday_date (overview->hero_due);
      g_autofree char *by = g_strdup_printf (C_ ("due date", "by %s"), date);

      append_chip (self, by, NULL);
    }
  gtk_label_set_text (GTK_LABEL (self->hero_title), overview->hero_title ? overview->hero_title : "");
  gtk_widget_set_visible (self->hero_button, can_do);
  if (can_do)
    gtk_button_set_label (GTK_BUTTON (self->hero_button), overview->hero_label);
  fill_counts (self);
}

static void
append_figure (VvOverviewPage *self,
               const char *number,
               const char *what,
               const char *more,
               const char *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = g_strdup_printf ("%s %s, %s", number, what, more);

  gtk_box_append (GTK_BOX (box), vv_label_new (number, "vv-big"));
  gtk_box_append (GTK_BOX (box), vv_line_new (what, "vv-strong"));
  gtk_box_append (GTK_BOX (box), vv_line_new (more, "vv-small dim-label"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  vv_add_classes (button, "flat vv-card vv-tile");
  vv_set_name (button, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go");
  vv_columns_append (VV_COLUMNS (self->figures), button);
}

/* The page of a phase when it is there, else the overview itself: a figure always opens what it counts. */
static char *
target_of (VvOverviewPage *self, const char *key)
{
  return g_strdup_printf ("programme/%s/%s", self->programme->id, vv_pages_find (TRUE, key) ? key : "people");
}

static void
fill_figures (VvOverviewPage *self)
{
  const VvOverview *overview = self->overview;
  g_autofree char *mentees = g_strdup_printf ("%d", overview->mentees);
  g_autofree char *mentors = g_strdup_printf ("%d", overview->mentors);
  g_autofree char *matches = overview->matches ? g_strdup_printf ("%d", overview->matches) : g_strdup ("–");
  g_autofree char *sessions = overview->sessions_planned
                                  ? g_strdup_printf (C_ ("count of a whole", "%d of %d"),
                                                     overview->sessions_held, overview->sessions_planned)
                                  : g_strdup ("–");
  g_autofree char *to_people = target_of (self, "people");
  g_autofree char *to_match = target_of (self, "match");
  g_autofree char *to_meet = target_of (self, "meet");

  vv_columns_clear (VV_COLUMNS (self->figures));
  append_figure (self, mentees, ngettext ("mentee", "mentees", overview->mentees), _ ("in this programme"),
                 to_people);
  append_figure (self, mentors, ngettext ("mentor", "mentors", overview->mentors), _ ("in this programme"),
                 to_people);
  append_figure (self, matches, ngettext ("pair or group", "pairs and groups", overview->matches),
                 overview->matches ? _ ("matched") : _ ("none matched yet"), to_match);
  append_figure (self, sessions, _ ("sessions held"),
                 overview->sessions_planned ? _ ("of those planned") : _ ("none planned yet"), to_meet);
}

static gboolean
fill_meetings (VvOverviewPage *self, const char *today, GError **error)
{
  VvWorkspace *workspace = vv_page_get_workspace (VV_PAGE (self));
  g_autoptr (GPtrArray) sessions = vv_sessions_list (workspace, self->programme->id, NULL, error);
  int shown = 0;

  vv_clear_children (self->meetings);
  if (!sessions)
    return FALSE;
  for (guint i = 0; i < sessions->len && shown < SHORT_LIST; i++)
    {
      const VvSession *session = sessions->pdata[i];
      g_autoptr (VvMatch) match = NULL;
      g_autofree char *title = NULL, *text = NULL, *date = NULL, *when = NULL, *target = NULL;
      GtkWidget *row;

      if (session->state != VV_SESSION_PLANNED || g_strcmp0 (session->date, today) < 0)
        continue;
      match = vv_matching_get (workspace, session->match, error);
      title = match ? vv_matching_title (workspace, match, error) : NULL;
      if (!title)
        return FALSE;
      text = g_strdup_printf (_ ("%s, session %d"), title, session->number);
      date = vv_show_weekday_date (session->date);
      when = g_strdup_printf ("%s %s%s%s", date, session->time ? session->time : "",
                              session->place ? ", " : "", session->place ? session->place : "");
      target = g_strdup_printf ("session/%s", session->id);
      row = vv_link_row_new (text, when);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name (g_strcmp0 (session->mode, "online") == 0
                                                                   ? "camera-video-symbolic"
                                                                   : "system-users-symbolic"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
      gtk_list_box_append (GTK_LIST_BOX (self->meetings), row);
      shown++;
    }
  if (shown == 0)
    gtk_list_box_append (GTK_LIST_BOX (self->meetings), vv_row_new (_ ("No meetings are planned"), NULL));
  return TRUE;
}

static void
on_matter_activated_cb (VvOverviewPage *self, GtkWidget *row)
{
  vv_window_go (vv_page_get_window (VV_PAGE (self)), g_object_get_data (G_OBJECT (row), "vv-target"));
}

static char *
target_of_matter (const VvMatterLine *matter)
{
  if (matter->scan_page && vv_pages_find (FALSE, "scans"))
    return g_strdup_printf ("scans/%s", matter->scan_page);
  if (matter->document && vv_pages_find (TRUE, "documents"))
    return g_strdup_printf ("document/%s", matter->document);
  if (matter->session && vv_pages_find (TRUE, "meet"))
    return g_strdup_printf ("session/%s", matter->session);
  if (matter->person)
    return g_strdup_printf ("person/%s", matter->person);
  return g_strdup ("today");
}

static gboolean
fill_matters (VvOverviewPage *self, GError **error)
{
  g_autoptr (GPtrArray) matters = vv_today (vv_page_get_workspace (VV_PAGE (self)), error);
  int shown = 0;

  vv_clear_children (self->matters);
  if (!matters)
    return FALSE;
  for (guint i = 0; i < matters->len && shown < SHORT_LIST; i++)
    {
      const VvMatterLine *matter = matters->pdata[i];
      GtkWidget *row;

      if (g_strcmp0 (matter->programme, self->programme->id) != 0)
        continue;
      row = vv_link_row_new (matter->title, matter->detail);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 vv_mark_new (g_str_equal (matter->kind, "missing_page") ? VV_MARK_GAP
                                              : g_str_equal (matter->kind, "overdue")    ? VV_MARK_PROBLEM
                                              : g_str_equal (matter->kind, "due")        ? VV_MARK_HALF
                                              : g_str_equal (matter->kind, "unsigned")   ? VV_MARK_OUT
                                                                                         : VV_MARK_DOUBT,
                                              16));
      g_object_set_data_full (G_OBJECT (row), "vv-target", target_of_matter (matter), g_free);
      g_signal_connect_swapped (row, "activated", G_CALLBACK (on_matter_activated_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (self->matters), row);
      shown++;
    }
  if (shown == 0)
    gtk_list_box_append (GTK_LIST_BOX (self->matters), vv_row_new (_ ("Nothing waits"), NULL));
  return TRUE;
}

static void
show_title (VvOverviewPage *self)
{
  const VvProgramme *programme = self->programme;
  g_autofree char *start = vv_show_date (programme->start), *end = vv_show_date (programme->end);
  g_autofree char *dates = *start && *end ? g_strdup_printf ("%s – %s", start, end) : g_strdup (start);
  g_autoptr (GString) text = g_string_new (programme->theme ? programme->theme : "");

  if (programme->mode)
    g_string_append_printf (text, "%s%s", text->len ? " · " : "", vv_show_word (programme->mode));
  if (*dates)
    g_string_append_printf (text, "%s%s", text->len ? " · " : "", dates);
  vv_page_set_subtitle (VV_PAGE (self), text->str);
}

static void
vv_overview_page_refresh (VvPage *page)
{
  VvOverviewPage *self = VV_OVERVIEW_PAGE (page);
  VvWorkspace *workspace = vv_page_get_workspace (page);
  g_autofree char *today = vv_page_get_today (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvOverview) old = g_steal_pointer (&self->overview);

  g_clear_pointer (&self->programme, vv_programme_free);
  self->programme = vv_programmes_get (workspace, vv_page_get_programme (page), &error);
  if (self->programme)
    self->overview = vv_programmes_overview (workspace, self->programme->id, &error);
  if (!self->overview)
    {
      self->overview = g_steal_pointer (&old);
      vv_page_show_error (page, error);
      return;
    }
  show_title (self);
  fill_hero (self);
  fill_figures (self);
  vv_life_line_set (VV_LIFE_LINE (self->life), self->overview->phases, self->overview->current, today);
  if (!fill_meetings (self, today, &error) || !fill_matters (self, &error))
    vv_page_show_error (page, error);
}

static void
on_hero_clicked_cb (VvOverviewPage *self)
{
  vv_window_perform (vv_page_get_window (VV_PAGE (self)), self->overview->hero_action, self->programme->id);
}

static void
phase_activated (GtkWidget *widget, const char *name, GVariant *key)
{
  VvOverviewPage *self = VV_OVERVIEW_PAGE (widget);
  g_autofree char *target = NULL;

  if (!vv_pages_find (TRUE, g_variant_get_string (key, NULL)))
    return;
  target = g_strdup_printf ("programme/%s/%s", self->programme->id, g_variant_get_string (key, NULL));
  vv_window_go (vv_page_get_window (VV_PAGE (self)), target);
}

static void
vv_overview_page_finalize (GObject *object)
{
  VvOverviewPage *self = VV_OVERVIEW_PAGE (object);

  g_clear_pointer (&self->overview, vv_overview_free);
  g_clear_pointer (&self->programme, vv_programme_free);
  G_OBJECT_CLASS (vv_overview_page_parent_class)->finalize (object);
}

static void
vv_overview_page_class_init (VvOverviewPageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_overview_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_overview_page_refresh;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "overview.phase", "s", phase_activated);
}

static GtkWidget *
build_hero (VvOverviewPage *self)
{
  GtkWidget *hero = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->hero_title = vv_label_new ("", "title-2");
  self->bar = vv_segments_new ();
  self->counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_box_append (GTK_BOX (words), self->chips);
  gtk_box_append (GTK_BOX (words), self->hero_title);
  gtk_box_append (GTK_BOX (words), self->bar);
  gtk_box_append (GTK_BOX (words), self->counts);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->hero_button = vv_button_new ("", "suggested-action pill");
  g_signal_connect_swapped (self->hero_button, "clicked", G_CALLBACK (on_hero_clicked_cb), self);
  gtk_box_append (GTK_BOX (hero), words);
  gtk_box_append (GTK_BOX (hero), self->hero_button);
  vv_add_classes (hero, "vv-card vv-pad");
  return hero;
}

static GtkWidget *
build_list (const char *title, GtkWidget **list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  *list = vv_boxed_list_new ();
  vv_set_name (*list, title);
  gtk_box_append (GTK_BOX (box), vv_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (box), *list);
  return box;
}

static GtkWidget *
build_life (VvOverviewPage *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = vv_label_new (_ ("From advertisement to certificate"), "heading");
  GtkWidget *plan = vv_button_new (_ ("_Plan…"), "flat");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (plan), "s", "prepare");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (plan), "overview.phase");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), plan);
  self->life = vv_life_line_new ();
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), self->life);
  vv_add_classes (card, "vv-card vv-pad");
  return card;
}

static void
vv_overview_page_init (VvOverviewPage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  vv_page_set_title (VV_PAGE (self), C_ ("page", "Overview"));
  gtk_box_append (GTK_BOX (body), build_hero (self));
  self->figures = vv_columns_new (10, 12);
  gtk_box_append (GTK_BOX (body), self->figures);
  self->lists = vv_columns_new (22, 24);
  vv_columns_append (VV_COLUMNS (self->lists), build_list (_ ("Next meetings"), &self->meetings));
  vv_columns_append (VV_COLUMNS (self->lists), build_list (_ ("Waits for you here"), &self->matters));
  gtk_box_append (GTK_BOX (body), self->lists);
  gtk_box_append (GTK_BOX (body), build_life (self));
  vv_set_margins (body, 16, 24, 24, 24);
  vv_page_set_content (VV_PAGE (self), vv_scrolled_new (body, 946));
}
