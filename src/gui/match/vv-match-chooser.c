#include "config.h"

#include "vv-match-chooser.h"

#include "vv-kit.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  VvPage *page;
  GtkWidget *window, *search;
  GPtrArray *lists; /* GtkWidget*, borrowed */
  char *mentee;
} Choosing;

static void
free_choosing (Choosing *choosing)
{
  g_ptr_array_unref (choosing->lists);
  g_free (choosing->mentee);
  g_free (choosing);
}

static void
on_mentor_chosen_cb (Choosing *choosing, GtkWidget *row)
{
  g_autofree char *mentor = g_strdup (g_object_get_data (G_OBJECT (row), "vv-id"));
  g_autofree char *mentee = g_strdup (choosing->mentee);
  VvPage *page = choosing->page;

  gtk_window_destroy (GTK_WINDOW (choosing->window));
  gtk_widget_activate_action (GTK_WIDGET (page), "match.move", "(ss)", mentor, mentee);
}

static void
on_mentee_chosen_cb (Choosing *choosing, GtkWidget *row)
{
  g_autofree char *other = g_strdup (g_object_get_data (G_OBJECT (row), "vv-id"));
  g_autofree char *mentee = g_strdup (choosing->mentee);
  VvPage *page = choosing->page;

  gtk_window_destroy (GTK_WINDOW (choosing->window));
  gtk_widget_activate_action (GTK_WIDGET (page), "match.swap", "(ss)", mentee, other);
}

static gboolean
on_row_filtered_cb (GtkListBoxRow *row, gpointer data)
{
  Choosing *choosing = data;
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (choosing->search)), -1);
  g_autofree char *name = g_utf8_casefold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);

  return strstr (name, wanted) != NULL;
}

static void
on_search_changed_cb (Choosing *choosing)
{
  for (guint i = 0; i < choosing->lists->len; i++)
    gtk_list_box_invalidate_filter (choosing->lists->pdata[i]);
}

static gboolean
on_key_pressed_cb (Choosing *choosing, guint key)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  gtk_window_destroy (GTK_WINDOW (choosing->window));
  return TRUE;
}

static GtkWidget *
append_list (Choosing *choosing, GtkWidget *body, const char *title)
{
  GtkWidget *list = vv_boxed_list_new ();

  gtk_list_box_set_filter_func (GTK_LIST_BOX (list), on_row_filtered_cb, choosing, NULL);
  vv_set_name (list, title);
  g_ptr_array_add (choosing->lists, list);
  gtk_box_append (GTK_BOX (body), vv_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (body), list);
  return list;
}

static GtkWidget *
append_row (Choosing *choosing, GtkWidget *list, const char *title, const char *subtitle, const char *id)
{
  GtkWidget *row = vv_link_row_new (title, subtitle);

  g_object_set_data_full (G_OBJECT (row), "vv-id", g_strdup (id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
append_mentors (Choosing *choosing, GtkWidget *list, GPtrArray *cards, const char *mentor)
{
  for (guint i = 0; i < cards->len; i++)
    {
      const VvBoardCard *card = cards->pdata[i];
      g_autofree char *places
          = g_strdup_printf (ngettext ("%d of %d place taken", "%d of %d places taken", card->places),
                             (int)card->mentees->len, card->places);
      GtkWidget *row;

      if (card->match || g_strcmp0 (card->mentor, mentor) == 0)
        continue;
      row = append_row (choosing, list, card->mentor_name, places, card->mentor);
      g_signal_connect_swapped (row, "activated", G_CALLBACK (on_mentor_chosen_cb), choosing);
    }
}

static void
append_mentees (Choosing *choosing, GtkWidget *list, const VvMatchBoard *board, const char *mentor)
{
  for (guint i = 0; i < board->cards->len; i++)
    {
      const VvBoardCard *card = board->cards->pdata[i];

      for (guint k = 0; k < card->mentees->len && !card->match; k++)
        {
          const VvBoardMentee *mentee = card->mentees->pdata[k];
          g_autofree char *now = g_strdup_printf (_ ("with %s, %d of 100"), card->mentor_name, mentee->score);
          GtkWidget *row;

          if (g_strcmp0 (card->mentor, mentor) == 0)
            continue;
          row = append_row (choosing, list, mentee->name, now, mentee->id);
          g_signal_connect_swapped (row, "activated", G_CALLBACK (on_mentee_chosen_cb), choosing);
        }
    }
}

static GtkWidget *
build_header (Choosing *choosing, const char *name)
{
  GtkWidget *header = adw_header_bar_new ();
  g_autofree char *title = g_strdup_printf (_ ("Move %s"), name);

  gtk_window_set_title (GTK_WINDOW (choosing->window), title);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, NULL));
  return header;
}

static GtkWidget *
build_body (Choosing *choosing, const VvMatchBoard *board, const char *mentor)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list;

  choosing->search = gtk_search_entry_new ();
  g_object_set (choosing->search, "placeholder-text", _ ("Name"), NULL);
  vv_set_name (choosing->search, _ ("Search by name"));
  g_signal_connect_swapped (choosing->search, "search-changed", G_CALLBACK (on_search_changed_cb), choosing);
  gtk_box_append (GTK_BOX (body), choosing->search);
  list = append_list (choosing, body, _ ("To another mentor"));
  append_mentors (choosing, list, board->cards, mentor);
  append_mentors (choosing, list, board->idle, mentor);
  if (mentor)
    append_mentees (choosing, append_list (choosing, body, _ ("Or change places with")), board, mentor);
  vv_set_margins (body, 12, 18, 24, 18);
  return body;
}

GtkWidget *
vv_match_choose (VvPage *page,
                 const VvMatchBoard *board,
                 const char *mentor,
                 const char *mentee,
                 const char *name)
{
  Choosing *choosing = g_new0 (Choosing, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  choosing->page = page;
  choosing->mentee = g_strdup (mentee);
  choosing->lists = g_ptr_array_new ();
  choosing->window = adw_window_new ();
  gtk_window_set_transient_for (GTK_WINDOW (choosing->window), GTK_WINDOW (vv_page_get_window (page)));
  gtk_window_set_modal (GTK_WINDOW (choosing->window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (choosing->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (choosing->window), 460, 560);
  gtk_box_append (GTK_BOX (box), build_header (choosing, name));
  gtk_box_append (GTK_BOX (box), vv_scrolled_new (build_body (choosing, board, mentor), 0));
  adw_window_set_content (ADW_WINDOW (choosing->window), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), choosing);
  gtk_widget_add_controller (choosing->window, keys);
  g_object_set_data_full (G_OBJECT (choosing->window), "vv-choosing", choosing,
                          (GDestroyNotify)free_choosing);
  gtk_window_present (GTK_WINDOW (choosing->window));
  gtk_widget_grab_focus (choosing->search);
  return choosing->window;
}
