#include "config.h"

#include "vv-by-hand.h"

#include "vv-callout.h"
#include "vv-documents.h"
#include "vv-id.h"
#include "vv-kit.h"
#include "vv-labels.h"
#include "vv-matching.h"
#include "vv-people.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>

#define SHOWN_AT_MOST 30
#define PEOPLE_AT_MOST 8

typedef struct
{
  VvWindow *window;
  GtkWidget *dialog, *search, *callout, *list, *spin, *spin_row, *accept;
  GHashTable *seen; /* document ids in the list */
  VvByHandDone done;
  GObject *data;
} ByHand;

static void
free_by_hand (ByHand *self)
{
  g_hash_table_unref (self->seen);
  g_clear_object (&self->data);
  g_free (self);
}

static void
tell (ByHand *self, const char *text)
{
  vv_callout_set_text (VV_CALLOUT (self->callout), text, NULL);
  gtk_widget_set_visible (self->callout, TRUE);
}

static gboolean
is_wanted (ByHand *self, const VvDocument *document)
{
  return document->state != VV_DOCUMENT_SUPERSEDED && g_hash_table_size (self->seen) < SHOWN_AT_MOST
         && !g_hash_table_contains (self->seen, document->id);
}

static void
add_document (ByHand *self, const VvDocument *document)
{
  VvWorkspace *ws = vv_window_get_workspace (self->window);
  g_autofree char *title = NULL, *detail = NULL, *pages = NULL;
  GtkWidget *row;

  if (!is_wanted (self, document))
    return;
  title = vv_documents_title (ws, document, NULL);
  pages = g_strdup_printf (ngettext ("%d page", "%d pages", document->pages), document->pages);
  detail = g_strdup_printf ("%s · %s", vv_document_state_label (document->state), pages);
  row = vv_row_new (title ? title : document->form, detail);
  g_object_set_data_full (G_OBJECT (row), "vv-document", g_strdup (document->id), g_free);
  g_object_set_data (G_OBJECT (row), "vv-pages", GINT_TO_POINTER (document->pages));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_hash_table_add (self->seen, g_strdup (document->id));
}

static void
add_documents (ByHand *self, GPtrArray *documents)
{
  for (guint i = 0; documents && i < documents->len; i++)
    add_document (self, documents->pdata[i]);
}

static gboolean
add_of_person (ByHand *self, const char *person, GError **error)
{
  VvWorkspace *ws = vv_window_get_workspace (self->window);
  g_autoptr (GPtrArray) own = vv_documents_list (ws, NULL, NULL, NULL, NULL, person, NULL, error);
  g_autoptr (GPtrArray) matches = own ? vv_matching_list (ws, NULL, person, error) : NULL;

  add_documents (self, own);
  for (guint i = 0; matches && i < matches->len; i++)
    {
      const VvMatch *match = matches->pdata[i];
      g_autoptr (GPtrArray) shared = vv_documents_list (ws, NULL, NULL, NULL, match->id, NULL, NULL, error);

      if (!shared)
        return FALSE;
      add_documents (self, shared);
    }
  return matches != NULL;
}

static gboolean
find_by_name (ByHand *self, const char *text, GError **error)
{
  VvWorkspace *ws = vv_window_get_workspace (self->window);
  g_autoptr (GPtrArray) people = vv_people_list (ws, NULL, NULL, NULL, text, 0, PEOPLE_AT_MOST, error);

  for (guint i = 0; people && i < people->len; i++)
    if (!add_of_person (self, ((VvPersonLine *)people->pdata[i])->id, error))
      return FALSE;
  return people != NULL;
}

static gboolean
find_still_out (ByHand *self, GError **error)
{
  VvWorkspace *ws = vv_window_get_workspace (self->window);
  g_autoptr (GPtrArray) incomplete
      = vv_documents_list (ws, NULL, "incomplete", NULL, NULL, NULL, NULL, error);
  g_autoptr (GPtrArray) issued
      = incomplete ? vv_documents_list (ws, NULL, "issued", NULL, NULL, NULL, NULL, error) : NULL;

  add_documents (self, incomplete);
  add_documents (self, issued);
  return issued != NULL;
}

static gboolean
find (ByHand *self, const char *text, GError **error)
{
  g_autofree char *id = vv_id_parse (text);
  g_autoptr (VvDocument) document = NULL;

  if (vv_is_empty (text))
    return find_still_out (self, error);
  if (!id)
    return find_by_name (self, text, error);
  document = vv_documents_get (vv_window_get_workspace (self->window), id, error);
  if (document)
    add_document (self, document);
  return document != NULL;
}

static void
show_found (ByHand *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_autoptr (GError) error = NULL;

  vv_clear_children (self->list);
  g_hash_table_remove_all (self->seen);
  gtk_widget_set_visible (self->callout, FALSE);
  if (!find (self, text, &error))
    tell (self, error->message);
  else if (g_hash_table_size (self->seen) == 0)
    tell (self, _ ("No document is known by that number or name."));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static void
on_selected_cb (ByHand *self, GtkListBoxRow *row)
{
  int pages = row ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "vv-pages")) : 1;

  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->spin), 1, MAX (pages, 1));
  gtk_widget_set_visible (self->spin_row, pages > 1);
}

static void
on_accepted_cb (ByHand *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  g_autoptr (GError) error = NULL;

  if (!row)
    {
      tell (self, _ ("Choose the document first."));
      return;
    }
  if (self->done (g_object_get_data (G_OBJECT (row), "vv-document"),
                  gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->spin)), self->data, &error))
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  else
    tell (self, error->message);
}

static void
on_cancelled_cb (ByHand *self)
{
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static gboolean
on_key_pressed_cb (ByHand *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  return TRUE;
}

static GtkWidget *
build_header (ByHand *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = vv_button_new (_ ("_Cancel"), NULL);

  self->accept = vv_button_new (_ ("_File It"), "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("File by Hand"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->accept);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (on_cancelled_cb), self);
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accepted_cb), self);
  return header;
}

static GtkWidget *
build_page_row (ByHand *self)
{
  GtkWidget *list = vv_boxed_list_new ();

  self->spin = gtk_spin_button_new_with_range (1, 1, 1);
  gtk_widget_set_valign (self->spin, GTK_ALIGN_CENTER);
  vv_set_name (self->spin, _ ("Page"));
  self->spin_row = vv_row_new (_ ("Page"), _ ("As printed at the bottom"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->spin_row), self->spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->spin_row), self->spin);
  gtk_list_box_append (GTK_LIST_BOX (list), self->spin_row);
  return list;
}

static GtkWidget *
build_body (ByHand *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Number beside the code, or a name"), NULL);
  vv_set_name (self->search, _ ("Number beside the code, or a name"));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (show_found), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_accepted_cb), self);
  gtk_box_append (GTK_BOX (body), self->search);
  self->callout = vv_callout_new (VV_CALLOUT_WARN, "", NULL);
  gtk_widget_set_visible (self->callout, FALSE);
  gtk_box_append (GTK_BOX (body), self->callout);
  self->list = vv_boxed_list_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_selected_cb), self);
  gtk_box_append (GTK_BOX (body), build_page_row (self));
  gtk_box_append (GTK_BOX (body), vv_scrolled_new (self->list, 0));
  vv_set_margins (body, 12, 18, 18, 18);
  return body;
}

GtkWidget *
vv_by_hand_new (VvWindow *window, VvByHandDone done, GObject *data)
{
  ByHand *self = g_new0 (ByHand, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->window = window;
  self->done = done;
  self->data = data;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->dialog = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (self->dialog), _ ("File by Hand"));
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (window));
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 540, 560);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), build_body (self));
  adw_window_set_content (ADW_WINDOW (self->dialog), box);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (self->dialog, keys);
  g_object_set_data_full (G_OBJECT (self->dialog), "vv-by-hand", self, (GDestroyNotify)free_by_hand);
  show_found (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (self->search);
  return self->dialog;
}

void
vv_by_hand_search (GtkWidget *by_hand, const char *text)
{
  ByHand *self = g_object_get_data (G_OBJECT (by_hand), "vv-by-hand");

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  show_found (self);
}
