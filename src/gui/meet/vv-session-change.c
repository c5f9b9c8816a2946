#include "config.h"

#include "vv-session-change.h"

#include "vv-callout.h"
#include "vv-date.h"
#include "vv-kit.h"
#include "vv-session-words.h"
#include "vv-sessions.h"
#include "vv-strings.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

static const char *const who_words[] = { "mentor", "mentee", "coordinator" };

typedef struct
{
  VvPage *page;
  VvSession *session;
  GtkWidget *window, *callout, *date, *who, *notice, *reason;
  int notice_days;
  gboolean is_move;
} Change;

static void
free_change (Change *change)
{
  vv_session_free (change->session);
  g_free (change);
}

static char *
read_date (GtkWidget *row)
{
  return row ? vv_date_parse (gtk_editable_get_text (GTK_EDITABLE (row))) : NULL;
}

static const char *
find_who (Change *change)
{
  return who_words[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (change->who)), 2u)];
}

static void
tell (Change *change, VvCalloutKind kind, const char *title, const char *text)
{
  vv_callout_set_kind (VV_CALLOUT (change->callout), kind);
  vv_callout_set_text (VV_CALLOUT (change->callout), title, text);
  gtk_widget_set_visible (change->callout, TRUE);
}

/* R09: only the mentor is bound to the days of notice. */
static void
on_changed_cb (Change *change)
{
  g_autofree char *notice = read_date (change->notice);
  int days = notice && change->session->date ? vv_date_days_between (notice, change->session->date) : 0;
  g_autofree char *title = NULL;

  gtk_widget_set_visible (change->callout, FALSE);
  gtk_widget_remove_css_class (change->notice, "error");
  if (change->date)
    gtk_widget_remove_css_class (change->date, "error");
  if (!notice || !g_str_equal (find_who (change), "mentor") || days >= change->notice_days)
    return;
  title = g_strdup_printf (
      ngettext ("Late notice: %d day before", "Late notice: %d days before", MAX (days, 0)), MAX (days, 0));
  tell (change, VV_CALLOUT_WARN, title,
        _ ("The agreement asks for more. It is noted with the session; please write the reason."));
}

static gboolean
check (Change *change, const char *date, const char *notice)
{
  if (change->is_move && !date)
    {
      tell (change, VV_CALLOUT_WARN, _ ("Please write the new date as a day of the calendar."), NULL);
      gtk_widget_add_css_class (change->date, "error");
      gtk_widget_grab_focus (change->date);
      return FALSE;
    }
  if (!notice)
    {
      tell (change, VV_CALLOUT_WARN, _ ("Please write the day on which all were told."), NULL);
      gtk_widget_add_css_class (change->notice, "error");
      gtk_widget_grab_focus (change->notice);
      return FALSE;
    }
  return TRUE;
}

static gboolean
perform (Change *change, const char *date, const char *notice, const char *reason, GError **error)
{
  VvWorkspace *ws = vv_page_get_workspace (change->page);
  g_autoptr (VvSession) moved = NULL;

  if (!change->is_move)
    return vv_sessions_cancel (ws, change->session->id, find_who (change), notice, reason, error);
  moved = vv_sessions_move (ws, change->session->id, date, find_who (change), notice, reason, error);
  return moved != NULL;
}

static void
on_accepted_cb (Change *change)
{
  g_autofree char *date = read_date (change->date), *notice = read_date (change->notice);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (change->reason))));
  g_autoptr (GError) error = NULL;
  VvWindow *window = vv_page_get_window (change->page);

  if (!check (change, date, notice))
    return;
  if (!perform (change, date, notice, vv_is_empty (reason) ? NULL : reason, &error))
    {
      tell (change, VV_CALLOUT_BAD, error->message, NULL);
      return;
    }
  vv_window_toast (window, change->is_move ? _ ("The session is moved") : _ ("The session is cancelled"));
  gtk_window_destroy (GTK_WINDOW (change->window));
  vv_window_changed (window);
}

static void
on_cancelled_cb (Change *change)
{
  gtk_window_destroy (GTK_WINDOW (change->window));
}

static gboolean
on_key_pressed_cb (Change *change, guint key)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  gtk_window_destroy (GTK_WINDOW (change->window));
  return TRUE;
}

static GtkWidget *
append_entry (Change *change, GtkWidget *list, const char *title, const char *iso_date)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *text = vv_show_date_short (iso_date);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed_cb), change);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_accepted_cb), change);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
build_body (Change *change)
{
  const char *const who[] = { C_ ("who changed", "The mentor"), C_ ("who changed", "A mentee"),
                              C_ ("who changed", "The coordinator"), NULL };
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = vv_boxed_list_new ();
  g_autofree char *today = vv_page_get_today (change->page), *now = vv_session_describe (change->session);

  change->callout = vv_callout_new (VV_CALLOUT_WARN, "", NULL);
  gtk_widget_set_visible (change->callout, FALSE);
  gtk_box_append (GTK_BOX (body), vv_label_new (now, "dim-label"));
  gtk_box_append (GTK_BOX (body), change->callout);
  if (change->is_move)
    change->date = append_entry (change, list, _ ("New date"), NULL);
  change->who = vv_combo_row_new (_ ("Who changed it"), who, 0);
  g_signal_connect_swapped (change->who, "notify::selected", G_CALLBACK (on_changed_cb), change);
  gtk_list_box_append (GTK_LIST_BOX (list), change->who);
  change->notice = append_entry (change, list, _ ("All were told on"), today);
  change->reason = append_entry (change, list, _ ("Reason"), NULL);
  gtk_box_append (GTK_BOX (body), list);
  vv_set_margins (body, 12, 18, 24, 18);
  return body;
}

static GtkWidget *
build_header (Change *change, const char *title)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = vv_button_new (_ ("_Close"), NULL);
  GtkWidget *accept
      = vv_button_new (change->is_move ? _ ("_Move") : _ ("_Cancel Session"), "suggested-action");

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (
      ADW_HEADER_BAR (header),
      adw_window_title_new (change->is_move ? _ ("Move the Session") : _ ("Cancel the Session"), title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), accept);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (on_cancelled_cb), change);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (on_accepted_cb), change);
  return header;
}

GtkWidget *
vv_session_change (VvPage *page,
                   const VvSession *session,
                   const char *title,
                   int notice_days,
                   gboolean is_move)
{
  Change *change = g_new0 (Change, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  change->page = page;
  change->session = vv_session_copy (session);
  change->notice_days = notice_days;
  change->is_move = is_move;
  change->window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (change->window),
                        is_move ? _ ("Move the Session") : _ ("Cancel the Session"));
  gtk_window_set_transient_for (GTK_WINDOW (change->window), GTK_WINDOW (vv_page_get_window (page)));
  gtk_window_set_modal (GTK_WINDOW (change->window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (change->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (change->window), 500, -1);
  gtk_box_append (GTK_BOX (box), build_header (change, title));
  gtk_box_append (GTK_BOX (box), build_body (change));
  adw_window_set_content (ADW_WINDOW (change->window), box);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), change);
  gtk_widget_add_controller (change->window, keys);
  g_object_set_data_full (G_OBJECT (change->window), "vv-change", change, (GDestroyNotify)free_change);
  on_changed_cb (change);
  gtk_window_present (GTK_WINDOW (change->window));
  gtk_widget_grab_focus (is_move ? change->date : change->notice);
  return change->window;
}
