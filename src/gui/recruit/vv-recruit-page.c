#include "config.h"

#include "vv-recruit-page.h"

#include "vv-date.h"
#include "vv-kit.h"
#include "vv-programmes.h"
#include "vv-strings.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

struct _VvRecruitPage
{
  VvCandidatesPage parent_instance;

  GtkWidget *note, *write_note, *note_view;
};

G_DEFINE_FINAL_TYPE (VvRecruitPage, vv_recruit_page, VV_TYPE_CANDIDATES_PAGE)

static const char *const to_assess[] = { "applied", "screened", NULL };
static const char *const to_interview[] = { "shortlisted", "interviewed", NULL };
static const char *const to_offer[] = { "offered", "accepted", NULL };
static const char *const taken_on[]
    = { "contracted", "trained", "available", "matched", "active", "finished", "attested", NULL };
static const char *const on_reserve[] = { "reserve", NULL };
static const char *const out_of_it[] = { "rejected", "withdrew", "stopped", NULL };

static const VvBoardColumn columns[] = {
  { NC_ ("board", "To assess"), NULL, to_assess },
  { NC_ ("board", "Interview"), "shortlisted", to_interview },
  { NC_ ("board", "Offer"), "offered", to_offer },
  { NC_ ("board", "Taken on"), "contracted", taken_on },
  { NC_ ("board", "Reserve"), "reserve", on_reserve },
  { NC_ ("board", "Declined or left"), "rejected", out_of_it },
  { NULL, NULL, NULL },
};

static void
save_note (VvRecruitPage *self, const char *text)
{
  VvPage *page = VV_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme
      = vv_programmes_get (vv_page_get_workspace (page), vv_page_get_programme (page), &error);

  if (programme)
    vv_set_string (&programme->balance_note, text);
  if (!programme || !vv_programmes_save (vv_page_get_workspace (page), programme, &error))
    {
      vv_page_show_error (page, error);
      return;
    }
  vv_window_changed (vv_page_get_window (page));
}

static void
on_note_responded_cb (VvRecruitPage *self, const char *response)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note_view));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  self->note_view = NULL;
  if (g_strcmp0 (response, "save") == 0)
    save_note (self, text);
}

static void
on_write_note_clicked_cb (VvRecruitPage *self)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (vv_page_get_window (VV_PAGE (self))), _ ("The shortlist as a whole"),
      _ ("Does it reflect different genders and backgrounds? Write no names and no "
         "personal data."));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->note_view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->note_view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->note_view), FALSE);
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note_view)),
      g_object_get_data (G_OBJECT (self), "vv-note") ? g_object_get_data (G_OBJECT (self), "vv-note") : "",
      -1);
  vv_set_name (self->note_view, _ ("Note about the shortlist"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->note_view);
  gtk_widget_set_size_request (scrolled, 340, 110);
  vv_add_classes (scrolled, "card");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scrolled);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save", _ ("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_note_responded_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_programme (VvRecruitPage *self, const VvProgramme *programme)
{
  g_autofree char *today = vv_page_get_today (VV_PAGE (self));
  g_autofree char *date = vv_show_date (programme->deadline);
  g_autofree char *text = NULL;

  if (*date)
    text = g_strdup_printf (g_strcmp0 (programme->deadline, today) < 0 ? _ ("Deadline passed on %s")
                                                                       : _ ("Applications until %s"),
                            date);
  vv_page_set_subtitle (VV_PAGE (self), text ? text : programme->title);
  g_object_set_data_full (G_OBJECT (self), "vv-note", g_strdup (programme->balance_note), g_free);
  gtk_label_set_text (GTK_LABEL (self->note),
                      vv_is_empty (programme->balance_note)
                          ? _ ("Does the shortlist reflect different genders and backgrounds?")
                          : programme->balance_note);
  gtk_button_set_label (GTK_BUTTON (self->write_note), vv_is_empty (programme->balance_note)
                                                           ? _ ("Write a _Note…")
                                                           : _ ("Change the _Note…"));
}

static void
vv_recruit_page_loaded (VvCandidatesPage *candidates)
{
  VvPage *page = VV_PAGE (candidates);
  VvWorkspace *workspace = vv_page_get_workspace (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programmes_get (workspace, vv_page_get_programme (page), &error);
  g_autofree char *import = g_strdup_printf ("wizard/import-people/%s/mentor", vv_page_get_programme (page));

  if (!programme)
    {
      vv_page_show_error (page, error);
      return;
    }
  show_programme (VV_RECRUIT_PAGE (page), programme);
  if (!vv_workspace_is_read_only (workspace))
    vv_page_set_primary (page, "document-open-symbolic", _ ("Import…"), "win.go", import);
}

static void
letters_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvPage *page = VV_PAGE (widget);
  g_autofree char *place = g_strdup_printf ("wizard/letters/%s", vv_page_get_programme (page));

  vv_window_go (vv_page_get_window (page), place);
}

static void
vv_recruit_page_class_init (VvRecruitPageClass *class)
{
  VvCandidatesPageClass *candidates_class = VV_CANDIDATES_PAGE_CLASS (class);

  candidates_class->role = VV_ROLE_MENTOR;
  candidates_class->columns = columns;
  candidates_class->loaded = vv_recruit_page_loaded;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "recruit.letters", NULL, letters_activated);
}

static void
vv_recruit_page_init (VvRecruitPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *letters = vv_content_button_new ("mail-send-symbolic", _ ("Letters…"));

  vv_page_set_title (VV_PAGE (self), _ ("Applications"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (letters), "recruit.letters");
  vv_page_pack_end (VV_PAGE (self), letters);
  self->note = vv_line_new ("", "vv-small");
  gtk_widget_set_hexpand (self->note, TRUE);
  self->write_note = vv_button_new ("", "flat");
  gtk_button_set_use_underline (GTK_BUTTON (self->write_note), TRUE);
  g_signal_connect_swapped (self->write_note, "clicked", G_CALLBACK (on_write_note_clicked_cb), self);
  gtk_box_append (GTK_BOX (bar), gtk_image_new_from_icon_name ("system-users-symbolic"));
  gtk_box_append (GTK_BOX (bar), self->note);
  gtk_box_append (GTK_BOX (bar), self->write_note);
  vv_page_set_bar (VV_PAGE (self), bar);
}
