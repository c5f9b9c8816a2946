#include "config.h"

#include "vv-state-dialog.h"

#include "vv-error.h"
#include "vv-kit.h"
#include "vv-labels.h"
#include "vv-people.h"
#include "vv-strings.h"
#include "vv-transitions.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  VvPage *page;
  char *person, *programme, *name, *from, *state;
  VvRole role;
  GtkWidget *entry;
} Change;

static Change *
copy_change (const Change *change)
{
  Change *copy = g_new0 (Change, 1);

  copy->page = g_object_ref (change->page);
  copy->person = g_strdup (change->person);
  copy->programme = g_strdup (change->programme);
  copy->name = g_strdup (change->name);
  copy->from = g_strdup (change->from);
  copy->state = g_strdup (change->state);
  copy->role = change->role;
  return copy;
}

static void
free_change (gpointer data)
{
  Change *change = data;

  g_object_unref (change->page);
  g_free (change->person);
  g_free (change->programme);
  g_free (change->name);
  g_free (change->from);
  g_free (change->state);
  g_free (change);
}

static gboolean
has_arrow (VvRole role, const char *from, const char *to)
{
  VvMentorState mentor_from, mentor_to;
  VvMenteeState mentee_from, mentee_to;

  if (role == VV_ROLE_MENTOR)
    return vv_mentor_state_from_string (from, &mentor_from) && vv_mentor_state_from_string (to, &mentor_to)
           && vv_mentor_has_arrow (mentor_from, mentor_to);
  return vv_mentee_state_from_string (from, &mentee_from) && vv_mentee_state_from_string (to, &mentee_to)
         && vv_mentee_has_arrow (mentee_from, mentee_to);
}

static gboolean
change_back (VvWorkspace *workspace, gpointer data, GError **error)
{
  Change *change = data;

  return vv_people_set_state (workspace, change->person, change->programme, change->role, change->from,
                              _ ("Taken back"), error);
}

static void
tell_change (Change *change)
{
  VvWindow *window = vv_page_get_window (change->page);
  g_autofree char *text = g_strdup_printf (C_ ("person and new state", "%s: %s"), change->name,
                                           vv_enrolment_state_label (change->role, change->state));

  if (has_arrow (change->role, change->state, change->from))
    vv_window_toast_undo (window, text, change_back, copy_change (change), free_change);
  else
    vv_window_toast (window, text);
  vv_window_changed (window);
}

static void ask_reason (Change *change, const GError *error);

/* Takes the change over. */
static void
try_change (Change *change, const char *reason)
{
  g_autoptr (GError) error = NULL;

  if (vv_people_set_state (vv_page_get_workspace (change->page), change->person, change->programme,
                           change->role, change->state, vv_is_empty (reason) ? NULL : reason, &error))
    {
      tell_change (change);
      free_change (change);
      return;
    }
  if (g_error_matches (error, VV_ERROR, VV_ERROR_RULE))
    {
      ask_reason (change, error);
      return;
    }
  vv_page_show_error (change->page, error);
  free_change (change);
}

static void
on_dialog_responded_cb (Change *change, const char *response)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (change->entry)));

  change->entry = NULL;
  if (g_strcmp0 (response, "go") == 0)
    try_change (change, reason);
  else
    free_change (change);
}

/* A guard has refused: its sentence says what lacks, and a sentence of the person may answer it. */
static void
ask_reason (Change *change, const GError *error)
{
  g_autofree char *title = g_strdup_printf (C_ ("person and new state", "%s: %s"), change->name,
                                            vv_enrolment_state_label (change->role, change->state));
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (vv_page_get_window (change->page)), title, error->message);
  GtkWidget *group = vv_group_new (NULL, NULL);

  change->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (change->entry), _ ("In one sentence"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), change->entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "go",
                                    vv_state_verb (change->role, change->state), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "go");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_dialog_responded_cb), change);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (change->entry);
}

void
vv_state_change (VvPage *page, const VvEnrolment *enrolment, const char *name, const char *state)
{
  const Change change = { page,
                          enrolment->person,
                          enrolment->programme,
                          (char *)name,
                          enrolment->state,
                          (char *)state,
                          enrolment->role,
                          NULL };

  try_change (copy_change (&change), NULL);
}

gboolean
vv_state_has_arrow (const VvEnrolment *enrolment, const char *state)
{
  return has_arrow (enrolment->role, enrolment->state, state);
}

const char *
vv_state_find_next (const VvEnrolment *enrolment)
{
  VvMentorState mentor, next_mentor;
  VvMenteeState mentee, next_mentee;

  if (enrolment->role == VV_ROLE_MENTOR)
    return vv_mentor_state_from_string (enrolment->state, &mentor)
                   && vv_mentor_next_state (mentor, &next_mentor)
               ? vv_mentor_state_to_string (next_mentor)
               : NULL;
  return vv_mentee_state_from_string (enrolment->state, &mentee)
                 && vv_mentee_next_state (mentee, &next_mentee)
             ? vv_mentee_state_to_string (next_mentee)
             : NULL;
}

typedef struct
{
  const char *state, *verb;
} Verb;

const char *
vv_state_verb (VvRole role, const char *state)
{
  static const Verb verbs[] = {
    { "screened", N_ ("_Mark as Assessed") },
    { "shortlisted", N_ ("_Put on the Shortlist") },
    { "interviewed", N_ ("_Interview Was Held") },
    { "offered", N_ ("_Offer a Place…") },
    { "contracted", N_ ("_Contract Is Signed") },
    { "trained", N_ ("_Training Was Attended") },
    { "available", N_ ("_Ready for Mentees") },
    { "reserve", N_ ("_Put on the Reserve List…") },
    { "rejected", N_ ("_Decline…") },
    { "withdrew", N_ ("_Withdrew…") },
    { "stopped", N_ ("_Stopped Early…") },
    { "profile_received", N_ ("_Profile Is Here") },
    { "conversation", N_ ("_Conversation Was Held") },
    { "consented", N_ ("_Consent Is Given") },
    { "waiting", N_ ("_Put on the Waiting List") },
    { "not_suitable_now", N_ ("_Not Suitable Now…") },
    { "ended_early", N_ ("_Ended Early…") },
  };

  if (g_strcmp0 (state, "accepted") == 0)
    return role == VV_ROLE_MENTOR ? _ ("_Said Yes") : _ ("_Accept");
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_strcmp0 (verbs[i].state, state) == 0)
      return _ (verbs[i].verb);
  return vv_enrolment_state_label (role, state);
}
