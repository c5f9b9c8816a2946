#include "config.h"

#include "vv-session-view.h"

#include "vv-callout.h"
#include "vv-kit.h"
#include "vv-matching.h"
#include "vv-people.h"
#include "vv-programmes.h"
#include "vv-rules.h"
#include "vv-session-change.h"
#include "vv-session-words.h"
#include "vv-sessions.h"
#include "vv-strings.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

static const char *const presences[] = { "present", "absent_notice", "absent" };

typedef enum
{
  DIARY_TALKED,
  DIARY_USEFUL,
  DIARY_OPEN,
  DIARY_TASKS,
  DIARY_NEXT,
  DIARY_COMMENT,
  N_DIARY,
} DiaryField;

struct _VvSessionView
{
  AdwBin parent_instance;

  VvPage *page; /* borrowed */
  GtkWidget *body;
  GtkWidget *time, *place, *topic;
  GPtrArray *people, *catch_ups; /* GtkWidget*, of the mentor and each mentee, borrowed */
  GtkWidget *writer, *rating, *diary[N_DIARY];
  VvSession *session;
  VvMatch *match;
  GPtrArray *names; /* char*, of the mentor and each mentee */
  char *title;
  int notice_days;
};

G_DEFINE_FINAL_TYPE (VvSessionView, vv_session_view, ADW_TYPE_BIN)

static VvWorkspace *
get_workspace (VvSessionView *self)
{
  return vv_page_get_workspace (self->page);
}

static void
finish (VvSessionView *self, gboolean is_done, const char *text, const GError *error)
{
  VvWindow *window = vv_page_get_window (self->page);

  if (!is_done)
    {
      vv_page_show_error (self->page, error);
      return;
    }
  vv_window_toast (window, text);
  vv_window_changed (window);
}

static const char *
get_person (VvSessionView *self, guint index)
{
  return index == 0 ? self->match->mentor : self->match->mentees->pdata[index - 1];
}

static char *
get_text (GtkWidget *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*text)
    return text;
  g_free (text);
  return NULL;
}

/* --- acts --- */

static void
on_plan_saved_cb (VvSessionView *self)
{
  g_autoptr (VvSession) session = vv_session_copy (self->session);
  g_autofree char *time = get_text (self->time), *place = get_text (self->place),
                  *topic = get_text (self->topic);
  g_autoptr (GError) error = NULL;

  vv_set_string (&session->time, time);
  vv_set_string (&session->place, place);
  vv_set_string (&session->topic, topic);
  finish (self, vv_sessions_save (get_workspace (self), session, &error), _ ("Saved"), error);
}

static void
on_held_clicked_cb (VvSessionView *self)
{
  g_autoptr (GPtrArray) attendance = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_attendance_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->people->len; i++)
    {
      guint selected = adw_combo_row_get_selected (self->people->pdata[i]);
      VvAttendance *line
          = vv_attendance_new (self->session->id, get_person (self, i), presences[MIN (selected, 2u)]);

      line->catch_up = get_text (self->catch_ups->pdata[i]);
      g_ptr_array_add (attendance, line);
    }
  finish (self, vv_sessions_record_held (get_workspace (self), self->session->id, attendance, &error),
          _ ("Recorded who was there"), error);
}

static void
on_presence_changed_cb (VvSessionView *self)
{
  for (guint i = 0; i < self->people->len; i++)
    gtk_widget_set_visible (self->catch_ups->pdata[i],
                            i > 0 && adw_combo_row_get_selected (self->people->pdata[i]) > 0);
}

static void
on_move_clicked_cb (VvSessionView *self)
{
  vv_session_change (self->page, self->session, self->title, self->notice_days, TRUE);
}

static void
on_cancel_clicked_cb (VvSessionView *self)
{
  vv_session_change (self->page, self->session, self->title, self->notice_days, FALSE);
}

static char **
find_diary_slot (VvSession *session, DiaryField field)
{
  char **slots[N_DIARY] = { &session->diary_talked, &session->diary_useful, &session->diary_open,
                            &session->diary_tasks,  &session->diary_next,   &session->mentor_comment };

  return slots[field];
}

static void
on_diary_clicked_cb (VvSessionView *self)
{
  g_autoptr (VvSession) session = vv_session_copy (self->session);
  guint writer = adw_combo_row_get_selected (ADW_COMBO_ROW (self->writer));
  g_autoptr (GError) error = NULL;

  for (DiaryField field = 0; field < N_DIARY; field++)
    {
      g_autofree char *text = get_text (self->diary[field]);

      vv_set_string (find_diary_slot (session, field), text);
    }
  vv_set_string (&session->diary_writer, writer > 0 ? get_person (self, writer) : NULL);
  session->diary_rating = (int)adw_combo_row_get_selected (ADW_COMBO_ROW (self->rating));
  finish (self, vv_sessions_write_diary (get_workspace (self), session, &error), _ ("The diary is saved"),
          error);
}

/* --- building --- */

static GtkWidget *
append_entry (GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
append_button (GtkWidget *box, const char *label, const char *classes, GCallback clicked, VvSessionView *self)
{
  GtkWidget *button = vv_button_new (label, classes);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
append_head (VvSessionView *self)
{
  g_autofree char *today = vv_page_get_today (self->page), *words = vv_session_describe (self->session);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4),
            *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (head), vv_label_new (self->title, "title-1"));
  gtk_box_append (GTK_BOX (head), vv_label_new (words, "dim-label"));
  gtk_box_append (GTK_BOX (line), vv_mark_new (vv_session_mark (self->session, today), 16));
  gtk_box_append (GTK_BOX (line), vv_label_new (vv_session_words (self->session, today), NULL));
  if (self->session->late_notice)
    gtk_box_append (GTK_BOX (line), vv_chip_new (_ ("late notice"), "bad"));
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (self->body), head);
}

static void
append_plan (VvSessionView *self)
{
  GtkWidget *group = vv_group_new (_ ("When and where"), NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->time = append_entry (group, _ ("Time"), self->session->time);
  self->place = append_entry (group, _ ("Place or channel"), self->session->place);
  self->topic = append_entry (group, _ ("Topic and task"), self->session->topic);
  gtk_box_append (GTK_BOX (self->body), group);
  append_button (buttons, _ ("_Save"), NULL, G_CALLBACK (on_plan_saved_cb), self);
  append_button (buttons, _ ("_Move…"), NULL, G_CALLBACK (on_move_clicked_cb), self);
  append_button (buttons, _ ("_Cancel Session…"), NULL, G_CALLBACK (on_cancel_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->body), buttons);
}

static void
append_change (VvSessionView *self)
{
  g_autofree char *told = vv_show_date (self->session->notice_date);
  g_autofree char *text = g_strdup_printf (_ ("All were told on %s."), told);
  GtkWidget *callout
      = vv_callout_new (self->session->late_notice ? VV_CALLOUT_WARN : VV_CALLOUT_INFO,
                        self->session->reason ? self->session->reason : _ ("No reason was given."), text);

  gtk_box_append (GTK_BOX (self->body), callout);
}

static void
select_presence (VvSessionView *self, GPtrArray *lines)
{
  for (guint i = 0; i < self->people->len; i++)
    for (guint k = 0; k < lines->len; k++)
      {
        const VvAttendance *line = lines->pdata[k];
        guint presence = 0;

        if (g_strcmp0 (line->person, get_person (self, i)) != 0)
          continue;
        while (presence < 2 && g_strcmp0 (presences[presence], line->presence) != 0)
          presence++;
        adw_combo_row_set_selected (self->people->pdata[i], presence);
        gtk_editable_set_text (self->catch_ups->pdata[i], line->catch_up ? line->catch_up : "");
      }
}

static gboolean
append_attendance (VvSessionView *self, GError **error)
{
  const char *const words[] = { C_ ("presence", "Was there"), C_ ("presence", "Absent, had told"),
                                C_ ("presence", "Absent"), NULL };
  g_autoptr (GPtrArray) lines = vv_sessions_attendance (get_workspace (self), self->session->id, error);
  gboolean is_planned = self->session->state == VV_SESSION_PLANNED;
  GtkWidget *group = vv_group_new (_ ("Who was there"), NULL);

  if (!lines)
    return FALSE;
  g_ptr_array_set_size (self->people, 0);
  g_ptr_array_set_size (self->catch_ups, 0);
  for (guint i = 0; i < self->names->len; i++)
    {
      GtkWidget *row = vv_combo_row_new (self->names->pdata[i], words, 0);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      gtk_widget_set_sensitive (row, is_planned);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (self->people, row);
      g_ptr_array_add (self->catch_ups, append_entry (group, _ ("How it is caught up"), NULL));
      gtk_widget_set_sensitive (self->catch_ups->pdata[i], is_planned);
      g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_presence_changed_cb), self);
    }
  select_presence (self, lines);
  on_presence_changed_cb (self);
  gtk_box_append (GTK_BOX (self->body), group);
  if (is_planned)
    gtk_widget_set_halign (append_button (self->body, _ ("_Record as Held"), "suggested-action pill",
                                          G_CALLBACK (on_held_clicked_cb), self),
                           GTK_ALIGN_START);
  return TRUE;
}

static GtkWidget *
make_writer (VvSessionView *self)
{
  g_autofree char *suggested
      = self->session->diary_writer
            ? g_strdup (self->session->diary_writer)
            : vv_sessions_suggest_writer (get_workspace (self), self->session->id, NULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint selected = 0;

  g_ptr_array_add (labels, (gpointer)C_ ("diary writer", "Nobody yet"));
  for (guint i = 1; i < self->names->len; i++)
    {
      g_ptr_array_add (labels, self->names->pdata[i]);
      if (g_strcmp0 (suggested, get_person (self, i)) == 0)
        selected = i;
    }
  g_ptr_array_add (labels, NULL);
  return vv_combo_row_new (_ ("Written by"), (const char *const *)labels->pdata, selected);
}

static void
append_diary (VvSessionView *self)
{
  const char *const titles[N_DIARY]
      = { _ ("What we talked about"),  _ ("What was useful"),        _ ("What is still open"),
          _ ("Tasks until next time"), _ ("Next time: date, topic"), _ ("Mentor's comment") };
  const char *const ratings[] = { C_ ("rating", "Not said"), "1", "2", "3", "4", "5", NULL };
  g_autoptr (GError) lacks = NULL;
  gboolean is_complete = vv_rule_r12_diary_complete (self->session, FALSE, &lacks);
  GtkWidget *group = vv_group_new (_ ("Diary"), is_complete ? _ ("Complete") : lacks ? lacks->message : NULL);

  self->writer = make_writer (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->writer);
  for (DiaryField field = 0; field < N_DIARY; field++)
    self->diary[field] = append_entry (group, titles[field], *find_diary_slot (self->session, field));
  self->rating = vv_combo_row_new (_ ("How it was, 1 to 5"), ratings,
                                   (guint)CLAMP (self->session->diary_rating, 0, 5));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->rating);
  gtk_box_append (GTK_BOX (self->body), group);
  gtk_widget_set_halign (append_button (self->body, _ ("Save the _Diary"), "suggested-action pill",
                                        G_CALLBACK (on_diary_clicked_cb), self),
                         GTK_ALIGN_START);
}

static gboolean
is_held (VvSessionState state)
{
  return state >= VV_SESSION_HELD && state <= VV_SESSION_FILED;
}

static gboolean
fill (VvSessionView *self, GError **error)
{
  vv_clear_children (self->body);
  append_head (self);
  if (self->session->state == VV_SESSION_PLANNED)
    append_plan (self);
  if (self->session->state == VV_SESSION_MOVED || self->session->state == VV_SESSION_CANCELLED)
    append_change (self);
  if ((self->session->state == VV_SESSION_PLANNED || is_held (self->session->state))
      && !append_attendance (self, error))
    return FALSE;
  if (is_held (self->session->state))
    append_diary (self);
  return TRUE;
}

static gboolean
load_names (VvSessionView *self, GError **error)
{
  g_autoptr (GPtrArray) lines
      = vv_people_list (get_workspace (self), self->match->programme, NULL, NULL, NULL, 0, 0, error);

  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; lines && i <= self->match->mentees->len; i++)
    {
      const char *name = get_person (self, i);

      for (guint k = 0; k < lines->len; k++)
        if (g_strcmp0 (((VvPersonLine *)lines->pdata[k])->id, get_person (self, i)) == 0)
          name = ((VvPersonLine *)lines->pdata[k])->name;
      g_ptr_array_add (self->names, g_strdup (name));
    }
  return lines != NULL;
}

static void
forget (VvSessionView *self)
{
  g_clear_pointer (&self->session, vv_session_free);
  g_clear_pointer (&self->match, vv_match_free);
  g_clear_pointer (&self->title, g_free);
}

gboolean
vv_session_view_load (VvSessionView *self, const char *id, GError **error)
{
  VvWorkspace *ws = get_workspace (self);
  g_autoptr (VvProgramme) programme = NULL;
  g_autofree char *title = NULL;

  forget (self);
  self->session = vv_sessions_get (ws, id, error);
  self->match = self->session ? vv_matching_get (ws, self->session->match, error) : NULL;
  programme = self->match ? vv_programmes_get (ws, self->match->programme, error) : NULL;
  title = programme ? vv_matching_title (ws, self->match, error) : NULL;
  if (!title || !load_names (self, error))
    return FALSE;
  self->notice_days = programme->notice_days;
  self->title = g_strdup_printf (_ ("%s, session %d"), title, self->session->number);
  return fill (self, error);
}

const char *
vv_session_view_get_title (VvSessionView *self)
{
  return self->title;
}

static void
vv_session_view_finalize (GObject *object)
{
  VvSessionView *self = VV_SESSION_VIEW (object);

  forget (self);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->catch_ups);
  g_ptr_array_unref (self->names);
  G_OBJECT_CLASS (vv_session_view_parent_class)->finalize (object);
}

static void
vv_session_view_class_init (VvSessionViewClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_session_view_finalize;
}

static void
vv_session_view_init (VvSessionView *self)
{
  self->people = g_ptr_array_new ();
  self->catch_ups = g_ptr_array_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  vv_set_margins (self->body, 20, 24, 30, 24);
  adw_bin_set_child (ADW_BIN (self), vv_scrolled_new (self->body, 800));
}

GtkWidget *
vv_session_view_new (VvPage *page)
{
  VvSessionView *self = g_object_new (VV_TYPE_SESSION_VIEW, NULL);

  self->page = page;
  return GTK_WIDGET (self);
}
