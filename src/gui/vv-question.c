#include "config.h"

#include "vv-question.h"

#include "vv-callout.h"
#include "vv-kit.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *window, *entry, *callout;
  char *lacking;
  VvQuestionDone done;
  gpointer data;
  GDestroyNotify destroy;
} Asking;

static void
free_asking (Asking *asking)
{
  if (asking->destroy)
    asking->destroy (asking->data);
  g_free (asking->lacking);
  g_free (asking);
}

static void
tell (Asking *asking, const char *text)
{
  vv_callout_set_text (VV_CALLOUT (asking->callout), text, NULL);
  gtk_widget_set_visible (asking->callout, TRUE);
  gtk_widget_add_css_class (asking->entry, "error");
  gtk_widget_grab_focus (asking->entry);
}

static void
on_accepted_cb (Asking *asking)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->entry))));
  g_autoptr (GError) error = NULL;

  if (asking->lacking && !*text)
    tell (asking, asking->lacking);
  else if (asking->done (text, asking->data, &error))
    gtk_window_destroy (GTK_WINDOW (asking->window));
  else
    tell (asking, error->message);
}

static void
on_cancelled_cb (Asking *asking)
{
  gtk_window_destroy (GTK_WINDOW (asking->window));
}

static gboolean
on_key_pressed_cb (Asking *asking, guint key)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  gtk_window_destroy (GTK_WINDOW (asking->window));
  return TRUE;
}

static GtkWidget *
build_header (Asking *asking, const VvQuestion *question)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = vv_button_new (_ ("_Cancel"), NULL);
  GtkWidget *accept = vv_button_new (question->accept,
                                     question->is_destructive ? "destructive-action" : "suggested-action");

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (question->title, NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), accept);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (on_cancelled_cb), asking);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (on_accepted_cb), asking);
  return header;
}

static GtkWidget *
build_body (Asking *asking, const VvQuestion *question)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = vv_boxed_list_new ();

  asking->callout = vv_callout_new (VV_CALLOUT_WARN, "", NULL);
  gtk_widget_set_visible (asking->callout, FALSE);
  gtk_box_append (GTK_BOX (body), asking->callout);
  if (question->text)
    gtk_box_append (GTK_BOX (body), vv_label_new (question->text, "dim-label"));
  asking->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asking->entry), question->field);
  gtk_editable_set_text (GTK_EDITABLE (asking->entry), question->suggestion ? question->suggestion : "");
  g_signal_connect_swapped (asking->entry, "entry-activated", G_CALLBACK (on_accepted_cb), asking);
  gtk_list_box_append (GTK_LIST_BOX (list), asking->entry);
  gtk_box_append (GTK_BOX (body), list);
  vv_set_margins (body, 12, 18, 24, 18);
  return body;
}

GtkWidget *
vv_question_ask (VvWindow *window,
                 const VvQuestion *question,
                 VvQuestionDone done,
                 gpointer data,
                 GDestroyNotify destroy)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  asking->window = adw_window_new ();
  asking->lacking = g_strdup (question->lacking);
  asking->done = done;
  asking->data = data;
  asking->destroy = destroy;
  gtk_window_set_title (GTK_WINDOW (asking->window), question->title);
  gtk_window_set_transient_for (GTK_WINDOW (asking->window), GTK_WINDOW (window));
  gtk_window_set_modal (GTK_WINDOW (asking->window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (asking->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (asking->window), 520, -1);
  gtk_box_append (GTK_BOX (box), build_header (asking, question));
  gtk_box_append (GTK_BOX (box), build_body (asking, question));
  adw_window_set_content (ADW_WINDOW (asking->window), box);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), asking);
  gtk_widget_add_controller (asking->window, keys);
  g_object_set_data_full (G_OBJECT (asking->window), "vv-asking", asking, (GDestroyNotify)free_asking);
  gtk_window_present (GTK_WINDOW (asking->window));
  gtk_widget_grab_focus (asking->entry);
  return asking->window;
}
