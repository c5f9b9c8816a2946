#include "config.h"

#include "vv-settings-page.h"

#include "vv-error.h"
#include "vv-kit.h"
#include "vv-labels.h"
#include "vv-programme-form.h"
#include "vv-programmes.h"
#include "vv-strings.h"
#include "vv-transitions.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

#define PARTS 4

struct _VvSettingsPage
{
  VvPage parent_instance;

  GtkWidget *forms[PARTS];
  GtkWidget *state, *advance, *pause, *entry, *bar;
  VvProgramme *programme;
};

G_DEFINE_FINAL_TYPE (VvSettingsPage, vv_settings_page, VV_TYPE_PAGE)

static void
show_state (VvSettingsPage *self)
{
  VvProgrammeState next;
  gboolean has_next = vv_programme_next_state (self->programme->state, &next);
  gboolean may_write = !vv_workspace_is_read_only (vv_page_get_workspace (VV_PAGE (self)));
  g_autofree char *label
      = has_next ? g_strdup_printf (C_ ("programme state", "_Go On: %s…"), vv_programme_state_label (next))
                 : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state),
                                 vv_programme_state_label (self->programme->state));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->state),
                               vv_is_empty (self->programme->reason) ? "" : self->programme->reason);
  gtk_widget_set_visible (self->advance, has_next && may_write);
  if (label)
    gtk_button_set_label (GTK_BUTTON (self->advance), label);
  gtk_widget_set_visible (self->pause,
                          may_write
                              && (self->programme->state == VV_PROGRAMME_PAUSED
                                  || vv_programme_has_arrow (self->programme->state, VV_PROGRAMME_PAUSED)));
  gtk_button_set_label (GTK_BUTTON (self->pause),
                        self->programme->state == VV_PROGRAMME_PAUSED ? _ ("_Resume") : _ ("_Pause…"));
}

static void
vv_settings_page_refresh (VvPage *page)
{
  VvSettingsPage *self = VV_SETTINGS_PAGE (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme
      = vv_programmes_get (vv_page_get_workspace (page), vv_page_get_programme (page), &error);

  if (!programme)
    {
      vv_page_show_error (page, error);
      return;
    }
  g_clear_pointer (&self->programme, vv_programme_free);
  self->programme = g_steal_pointer (&programme);
  vv_page_set_subtitle (page, self->programme->title);
  for (int i = 0; i < PARTS; i++)
    vv_programme_form_show (VV_PROGRAMME_FORM (self->forms[i]), self->programme);
  show_state (self);
  gtk_widget_set_visible (self->bar, !vv_workspace_is_read_only (vv_page_get_workspace (page)));
}

static void
point_to (VvSettingsPage *self, GtkWidget *row)
{
  if (!row)
    return;
  gtk_widget_add_css_class (row, "error");
  gtk_widget_grab_focus (row);
}

static void
on_save_clicked_cb (VvSettingsPage *self)
{
  VvPage *page = VV_PAGE (self);
  g_autoptr (VvProgramme) changed = vv_programme_copy (self->programme);
  g_autoptr (GError) error = NULL;
  GtkWidget *row = NULL;

  for (int i = 0; i < PARTS; i++)
    if (!vv_programme_form_read (VV_PROGRAMME_FORM (self->forms[i]), changed, &row, &error))
      {
        vv_page_show_error (page, error);
        point_to (self, row);
        return;
      }
  if (!vv_programmes_save (vv_page_get_workspace (page), changed, &error))
    {
      vv_page_show_error (page, error);
      for (int i = 0; i < PARTS && !row; i++)
        row = vv_programme_form_find_row (VV_PROGRAMME_FORM (self->forms[i]), error->message);
      point_to (self, row);
      return;
    }
  vv_window_toast (vv_page_get_window (page), _ ("Saved"));
  vv_window_changed (vv_page_get_window (page));
}

/* Asks for a sentence; `data` "advance" or "pause" says for what. */
static void ask_reason (VvSettingsPage *self, const char *title, const char *text, const char *what);

static void
move_on (VvSettingsPage *self, const char *reason)
{
  VvPage *page = VV_PAGE (self);
  g_autoptr (GError) error = NULL;

  if (vv_programmes_advance (vv_page_get_workspace (page), self->programme->id,
                             vv_is_empty (reason) ? NULL : reason, &error))
    {
      vv_window_changed (vv_page_get_window (page));
      vv_window_toast (vv_page_get_window (page), vv_programme_state_label (self->programme->state));
      return;
    }
  if (g_error_matches (error, VV_ERROR, VV_ERROR_RULE) && vv_is_empty (reason))
    ask_reason (self, _ ("Something Lacks"), error->message, "advance");
  else
    vv_page_show_error (page, error);
}

static void
set_paused (VvSettingsPage *self, const char *reason)
{
  VvPage *page = VV_PAGE (self);
  VvProgrammeState state
      = self->programme->state == VV_PROGRAMME_PAUSED ? self->programme->paused_from : VV_PROGRAMME_PAUSED;
  g_autoptr (GError) error = NULL;

  if (!vv_programmes_set_state (vv_page_get_workspace (page), self->programme->id, state, reason, &error))
    {
      vv_page_show_error (page, error);
      return;
    }
  vv_window_changed (vv_page_get_window (page));
}

static void
on_reason_responded_cb (VvSettingsPage *self, const char *response, AdwMessageDialog *dialog)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  const char *what = g_object_get_data (G_OBJECT (dialog), "vv-what");

  self->entry = NULL;
  if (g_strcmp0 (response, "go") != 0)
    return;
  if (g_strcmp0 (what, "advance") == 0)
    move_on (self, vv_is_empty (reason) ? NULL : reason);
  else
    set_paused (self, reason);
}

static void
ask_reason (VvSettingsPage *self, const char *title, const char *text, const char *what)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (vv_page_get_window (VV_PAGE (self))), title, text);
  GtkWidget *group = vv_group_new (NULL, NULL);

  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("Reason, in one sentence"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "go",
                                    g_strcmp0 (what, "advance") == 0 ? _ ("_Go On Anyway") : _ ("_Pause"),
                                    NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "vv-what", (gpointer)what);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_reason_responded_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (self->entry);
}

static void
on_advance_clicked_cb (VvSettingsPage *self)
{
  move_on (self, NULL);
}

static void
on_pause_clicked_cb (VvSettingsPage *self)
{
  if (self->programme->state == VV_PROGRAMME_PAUSED)
    set_paused (self, NULL);
  else
    ask_reason (self, _ ("Pause the Programme?"), _ ("It can be resumed at any time where it stands now."),
                "pause");
}

static void
vv_settings_page_finalize (GObject *object)
{
  g_clear_pointer (&VV_SETTINGS_PAGE (object)->programme, vv_programme_free);
  G_OBJECT_CLASS (vv_settings_page_parent_class)->finalize (object);
}

static void
vv_settings_page_class_init (VvSettingsPageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_settings_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_settings_page_refresh;
}

static GtkWidget *
build_state (VvSettingsPage *self)
{
  GtkWidget *group = vv_group_new (_ ("Where it stands"), NULL);

  self->state = vv_row_new ("", NULL);
  self->pause = vv_button_new ("", "flat");
  gtk_button_set_use_underline (GTK_BUTTON (self->pause), TRUE);
  self->advance = vv_button_new ("", NULL);
  gtk_button_set_use_underline (GTK_BUTTON (self->advance), TRUE);
  g_signal_connect_swapped (self->pause, "clicked", G_CALLBACK (on_pause_clicked_cb), self);
  g_signal_connect_swapped (self->advance, "clicked", G_CALLBACK (on_advance_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->state), self->pause);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->state), self->advance);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->state);
  return group;
}

static void
vv_settings_page_init (VvSettingsPage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *save = vv_button_new (_ ("_Save Settings"), "suggested-action");

  vv_page_set_title (VV_PAGE (self), _ ("Programme Settings"));
  gtk_box_append (GTK_BOX (body), build_state (self));
  for (int i = 0; i < PARTS; i++)
    {
      self->forms[i] = vv_programme_form_new ((VvFormPart)i);
      gtk_box_append (GTK_BOX (body), self->forms[i]);
    }
  vv_set_margins (body, 18, 24, 24, 24);
  vv_page_set_content (VV_PAGE (self), vv_scrolled_new (body, 760));
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_halign (save, GTK_ALIGN_END);
  gtk_widget_set_hexpand (save, TRUE);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->bar), save);
  vv_page_set_bar (VV_PAGE (self), self->bar);
}
