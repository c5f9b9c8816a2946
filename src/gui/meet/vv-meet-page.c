#include "config.h"

#include "vv-meet-page.h"

#include "vv-date.h"
#include "vv-file-save.h"
#include "vv-kit.h"
#include "vv-matching.h"
#include "vv-session-view.h"
#include "vv-session-words.h"
#include "vv-sessions.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  SHOW_ASKING,
  SHOW_COMING,
  SHOW_OVER,
  SHOW_ALL,
  N_SHOWN,
} Shown;

struct _VvMeetPage
{
  VvPage parent_instance;

  GtkWidget *stack, *empty, *count, *filters, *groups, *view, *back;
  GPtrArray *matches;  /* VvMatch*, live or over */
  GPtrArray *sessions; /* VvSession* */
  char *session;       /* opened; NULL: the list */
  char *today;
  gboolean was_filtered;
};

G_DEFINE_FINAL_TYPE (VvMeetPage, vv_meet_page, VV_TYPE_PAGE)

static gboolean
is_of (VvMeetPage *self, const VvSession *session, Shown shown)
{
  gboolean is_open = session->state == VV_SESSION_PLANNED;

  switch (shown)
    {
    case SHOW_ASKING:
      return vv_session_asks (session, self->today);
    case SHOW_COMING:
      return is_open && !vv_session_asks (session, self->today);
    case SHOW_OVER:
      return !is_open;
    default:
      return TRUE;
    }
}

static int
count_sessions (VvMeetPage *self, Shown shown)
{
  int n = 0;

  for (guint i = 0; i < self->sessions->len; i++)
    n += is_of (self, self->sessions->pdata[i], shown);
  return n;
}

static gboolean
is_shown (const VvMatch *match)
{
  return match->state >= VV_MATCH_LOCKED && match->state <= VV_MATCH_CLOSED;
}

static gboolean
has_sessions (VvMeetPage *self, const VvMatch *match)
{
  for (guint i = 0; i < self->sessions->len; i++)
    if (g_strcmp0 (((VvSession *)self->sessions->pdata[i])->match, match->id) == 0)
      return TRUE;
  return FALSE;
}

/* --- acts --- */

static void
calendar_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvPage *page = VV_PAGE (widget);
  const char *match, *title;
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_variant_get (target, "(&s&s)", &match, &title);
  bytes = vv_sessions_ics (vv_page_get_workspace (page), match, &error);
  file = g_strconcat (title, ".ics", NULL);
  if (bytes)
    vv_file_save (vv_page_get_window (page), bytes, file);
  else
    vv_page_show_error (page, error);
}

static void
leave_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMeetPage *self = VV_MEET_PAGE (widget);
  g_autofree char *place = g_strdup_printf ("programme/%s/meet", vv_page_get_programme (VV_PAGE (self)));

  vv_window_go (vv_page_get_window (VV_PAGE (self)), place);
}

/* --- showing --- */

static GtkWidget *
make_row (VvMeetPage *self, const VvSession *session)
{
  g_autofree char *title = g_strdup_printf (_ ("Session %d"), session->number);
  g_autofree char *words = vv_session_describe (session);
  g_autofree char *target = g_strdup_printf ("session/%s", session->id);
  GtkWidget *row = vv_row_new (title, words);
  const char *state = vv_session_words (session, self->today);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), vv_mark_new (vv_session_mark (session, self->today), 18));
  if (session->late_notice)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), vv_chip_new (_ ("late notice"), "bad"));
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               vv_chip_new (state, vv_session_asks (session, self->today) ? "warn" : NULL));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
  vv_row_add_arrow (row);
  return row;
}

static GtkWidget *
make_group_buttons (const VvMatch *match, const char *title, gboolean has_plan)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *plan, *calendar;
  g_autofree char *target = g_strdup_printf ("wizard/plan-sessions/%s/%s", match->programme, match->id);
  g_autofree char *plan_name = g_strdup_printf (_ ("Plan the sessions of %s"), title);
  g_autofree char *calendar_name = g_strdup_printf (_ ("Sessions of %s to a calendar"), title);

  plan = vv_button_new (_ ("_Plan…"), "flat");
  vv_set_name (plan, plan_name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (plan), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (plan), "win.go");
  gtk_box_append (GTK_BOX (box), plan);
  if (!has_plan)
    return box;
  calendar = vv_button_new (_ ("To _Calendar…"), "flat");
  vv_set_name (calendar, calendar_name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (calendar), "(ss)", match->id, title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (calendar), "meet.calendar");
  gtk_box_append (GTK_BOX (box), calendar);
  return box;
}

static gboolean
append_match (VvMeetPage *self, const VvMatch *match, Shown shown, GError **error)
{
  g_autofree char *title = vv_matching_title (vv_page_get_workspace (VV_PAGE (self)), match, error);
  gboolean has_plan = has_sessions (self, match);
  GtkWidget *group;
  int n = 0;

  if (!title)
    return FALSE;
  group = vv_group_new (title, has_plan ? NULL : _ ("No session is planned yet."));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                           make_group_buttons (match, title, has_plan));
  for (guint i = 0; i < self->sessions->len; i++)
    {
      const VvSession *session = self->sessions->pdata[i];

      if (g_strcmp0 (session->match, match->id) != 0 || !is_of (self, session, shown))
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, session));
      n++;
    }
  if (n > 0 || !has_plan)
    gtk_box_append (GTK_BOX (self->groups), group);
  else
    g_object_unref (g_object_ref_sink (group));
  return TRUE;
}

static void
show_list (VvMeetPage *self)
{
  Shown shown = (Shown)MAX (0, vv_toggles_get_active (self->filters));
  g_autoptr (GError) error = NULL;

  vv_clear_children (self->groups);
  for (guint i = 0; i < self->matches->len; i++)
    if (!append_match (self, self->matches->pdata[i], shown, &error))
      {
        vv_page_show_error (VV_PAGE (self), error);
        return;
      }
  if (!gtk_widget_get_first_child (self->groups))
    gtk_box_append (GTK_BOX (self->groups), vv_label_new (_ ("Nothing here."), "dim-label"));
}

static void
show_counts (VvMeetPage *self)
{
  const char *const names[N_SHOWN] = { C_ ("sessions", "To settle"), C_ ("sessions", "Coming"),
                                       C_ ("sessions", "Over"), C_ ("sessions", "All") };
  int held = 0, of = 0;
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const VvSession *session = self->sessions->pdata[i];

      held += session->state >= VV_SESSION_HELD && session->state <= VV_SESSION_FILED;
      of += session->state <= VV_SESSION_FILED;
    }
  title = g_strdup_printf (ngettext ("%d of %d session held", "%d of %d sessions held", of), held, of);
  gtk_label_set_text (GTK_LABEL (self->count), title);
  for (int i = 0; i < N_SHOWN; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s  %d", names[i], count_sessions (self, (Shown)i));

      gtk_button_set_label (GTK_BUTTON (vv_toggles_get (self->filters, i)), label);
    }
}

static void
show_primary (VvMeetPage *self)
{
  VvPage *page = VV_PAGE (self);
  g_autofree char *target = g_strdup_printf ("wizard/plan-sessions/%s", vv_page_get_programme (page));
  gboolean lacks_plan = FALSE;

  for (guint i = 0; i < self->matches->len; i++)
    lacks_plan = lacks_plan || !has_sessions (self, self->matches->pdata[i]);
  vv_page_set_primary (page, NULL, NULL, NULL, NULL);
  if (!self->session && lacks_plan && !vv_workspace_is_read_only (vv_page_get_workspace (page)))
    vv_page_set_primary (page, NULL, _ ("Plan Sessions…"), "win.go", target);
}

/* What asks for somebody comes first; when nothing does, what comes. */
static void
choose_filter (VvMeetPage *self)
{
  Shown shown = count_sessions (self, SHOW_ASKING) > 0 ? SHOW_ASKING : SHOW_COMING;

  if (self->was_filtered)
    return;
  self->was_filtered = TRUE;
  gtk_toggle_button_set_active (vv_toggles_get (self->filters, (int)shown), TRUE);
}

static void
show_session (VvMeetPage *self)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_set_visible (self->back, self->session != NULL);
  if (self->session && !vv_session_view_load (VV_SESSION_VIEW (self->view), self->session, &error))
    {
      vv_page_show_error (VV_PAGE (self), error);
      g_clear_pointer (&self->session, g_free);
    }
  if (self->session)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "session");
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->matches->len > 0 ? "list" : "empty");
}

static gboolean
load (VvMeetPage *self, GError **error)
{
  VvWorkspace *ws = vv_page_get_workspace (VV_PAGE (self));
  const char *programme = vv_page_get_programme (VV_PAGE (self));
  GPtrArray *matches = vv_matching_list (ws, programme, NULL, error);
  GPtrArray *sessions = matches ? vv_sessions_list (ws, programme, NULL, error) : NULL;

  if (!sessions)
    {
      g_clear_pointer (&matches, g_ptr_array_unref);
      return FALSE;
    }
  for (guint i = matches->len; i > 0; i--)
    if (!is_shown (matches->pdata[i - 1]))
      g_ptr_array_remove_index (matches, i - 1);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  self->matches = matches;
  self->sessions = sessions;
  return TRUE;
}

static void
vv_meet_page_refresh (VvPage *page)
{
  VvMeetPage *self = VV_MEET_PAGE (page);
  g_autoptr (GError) error = NULL;

  g_free (self->today);
  self->today = vv_page_get_today (page);
  if (!load (self, &error))
    {
      vv_page_show_error (page, error);
      return;
    }
  choose_filter (self);
  show_counts (self);
  show_list (self);
  show_session (self);
  show_primary (self);
}

static void
vv_meet_page_open (VvPage *page, const char *detail)
{
  VvMeetPage *self = VV_MEET_PAGE (page);

  g_free (self->session);
  self->session = g_strdup (detail);
  if (!self->matches)
    return;
  show_session (self);
  show_primary (self);
}

static void
on_filter_changed_cb (VvMeetPage *self)
{
  if (self->sessions)
    show_list (self);
}

static void
vv_meet_page_finalize (GObject *object)
{
  VvMeetPage *self = VV_MEET_PAGE (object);

  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_free (self->session);
  g_free (self->today);
  G_OBJECT_CLASS (vv_meet_page_parent_class)->finalize (object);
}

static void
vv_meet_page_class_init (VvMeetPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_meet_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_meet_page_refresh;
  VV_PAGE_CLASS (class)->open = vv_meet_page_open;
  gtk_widget_class_install_action (widget_class, "meet.calendar", "(ss)", calendar_activated);
  gtk_widget_class_install_action (widget_class, "meet.leave", NULL, leave_activated);
}

static GtkWidget *
build_list (VvMeetPage *self)
{
  const char *const labels[] = { "", "", "", "", NULL };
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->count = vv_label_new ("", "title-1");
  gtk_box_append (GTK_BOX (body), self->count);
  self->filters = vv_toggles_new (labels, SHOW_ASKING);
  gtk_widget_set_halign (self->filters, GTK_ALIGN_START);
  for (int i = 0; i < N_SHOWN; i++)
    g_signal_connect_swapped (vv_toggles_get (self->filters, i), "toggled", G_CALLBACK (on_filter_changed_cb),
                              self);
  gtk_box_append (GTK_BOX (body), self->filters);
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22);
  gtk_box_append (GTK_BOX (body), self->groups);
  vv_set_margins (body, 20, 24, 30, 24);
  return vv_scrolled_new (body, 900);
}

static void
vv_meet_page_init (VvMeetPage *self)
{
  vv_page_set_title (VV_PAGE (self), _ ("Meet"));
  self->back = vv_icon_button_new ("view-list-symbolic", _ ("All Sessions"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "meet.leave");
  gtk_widget_set_visible (self->back, FALSE);
  vv_page_pack_start (VV_PAGE (self), self->back);
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "vv-diary-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("No Meetings Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   _ ("Sessions are planned for matches that are locked."));
  self->view = vv_session_view_new (VV_PAGE (self));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->view, "session");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  vv_page_set_content (VV_PAGE (self), self->stack);
}
