#include "config.h"

#include "vv-document-view.h"

#include "vv-fixed.h"
#include "vv-file-save.h"
#include "vv-id.h"
#include "vv-labels.h"
#include "vv-preview-pane.h"
#include "vv-print.h"
#include "vv-question.h"
#include "vv-scans.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>

#define PANE_WIDTH 340

struct _VvDocumentView
{
  AdwBin parent_instance;

  GtkWidget *preview, *title, *state_mark, *state, *facts, *acts;
  VvWindow *window;
  char **documents;
  char *id, *name; /* of the one shown */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (VvDocumentView, vv_document_view, ADW_TYPE_BIN)

static void
tell (VvDocumentView *self, const GError *error)
{
  vv_window_show_error (self->window, error);
}

static void
add_fact (VvDocumentView *self, const char *title, const char *text)
{
  if (!vv_is_empty (text))
    gtk_list_box_append (GTK_LIST_BOX (self->facts), vv_row_new (title, text));
}

static void
show_facts (VvDocumentView *self, const VvDocument *document)
{
  g_autofree char *issued = vv_show_date (document->issued_on),
                  *completed = vv_show_date (document->completed_on);
  g_autofree char *number = vv_id_show (document->id);
  g_auto (GStrv) received = vv_split_tags (document->received);
  g_autofree char *pages = g_strdup_printf (_ ("%u of %d"), g_strv_length (received), document->pages);

  vv_clear_children (self->facts);
  add_fact (self, _ ("Printed"), issued);
  add_fact (self, _ ("Complete"), completed);
  add_fact (self, _ ("Pages that came back"), pages);
  add_fact (self, _ ("Language"), vv_show_word (document->language));
  add_fact (self, _ ("Kept in"), vv_folder_label (document->folder));
  add_fact (self, _ ("Not needed because"), document->state == VV_DOCUMENT_WAIVED ? document->reason : NULL);
  add_fact (self, _ ("Number beside the code"), number);
}

static GtkWidget *
add_act (VvDocumentView *self, const char *title, const char *detail, GCallback activated)
{
  GtkWidget *row = vv_link_row_new (title, detail);

  g_signal_connect_swapped (row, "activated", activated, self);
  gtk_list_box_append (GTK_LIST_BOX (self->acts), row);
  return row;
}

static void
on_scan_activated_cb (VvDocumentView *self, GtkWidget *row)
{
  g_autofree char *target
      = g_strdup_printf ("scans/%s", (const char *)g_object_get_data (G_OBJECT (row), "vv-page"));

  vv_window_go (self->window, target);
}

static void
on_export_activated_cb (VvDocumentView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = vv_documents_export_pdf (vv_window_get_workspace (self->window), self->id, &error);
  g_autofree char *name = g_strdup_printf ("%s.pdf", self->name);

  if (bytes)
    vv_file_save (self->window, bytes, g_strdelimit (name, "/", '-'));
  else
    tell (self, error);
}

static gboolean
waive (const char *text, gpointer data, GError **error)
{
  VvDocumentView *self = data;

  if (!vv_documents_waive (vv_window_get_workspace (self->window), self->id, text, error))
    return FALSE;
  vv_window_toast (self->window, _ ("Noted: this paper is not needed"));
  vv_window_changed (self->window);
  return TRUE;
}

static void
on_type_activated_cb (VvDocumentView *self)
{
  g_autofree char *target
      = g_strdup_printf ("programme/%s/monitor/%s", vv_window_get_programme (self->window), self->id);

  vv_window_go (self->window, target);
}

static gboolean
add_scans (VvDocumentView *self, GError **error)
{
  g_autoptr (GPtrArray) pages
      = vv_scans_list (vv_window_get_workspace (self->window), NULL, NULL, self->id, error);

  for (guint i = 0; pages && i < pages->len; i++)
    {
      const VvScanPage *page = pages->pdata[i];
      g_autofree char *title = g_strdup_printf (_ ("See page %d as it was scanned"), page->page);
      GtkWidget *row;

      if (page->state == VV_PAGE_DUPLICATE)
        continue;
      row = add_act (self, title, page->message ? page->message : page->file,
                     G_CALLBACK (on_scan_activated_cb));
      g_object_set_data_full (G_OBJECT (row), "vv-page", g_strdup (page->id), g_free);
    }
  if (pages && pages->len > 0)
    add_act (self, _ ("Export the scanned original…"), _ ("All pages in one PDF"),
             G_CALLBACK (on_export_activated_cb));
  return pages != NULL;
}

static gboolean
show_acts (VvDocumentView *self, const VvDocument *document, GError **error)
{
  gboolean is_questionnaire = g_str_equal (document->form, "IMQ") || g_str_equal (document->form, "FMQ");
  gboolean is_writable = !vv_workspace_is_read_only (vv_window_get_workspace (self->window));
  gboolean is_open = document->state != VV_DOCUMENT_COMPLETE && document->state != VV_DOCUMENT_LOCKED
                     && document->state != VV_DOCUMENT_WAIVED;

  vv_clear_children (self->acts);
  add_act (self, _ ("Print again…"), _ ("The same paper with the same code"),
           G_CALLBACK (vv_document_view_print));
  if (!add_scans (self, error))
    return FALSE;
  if (is_questionnaire && is_writable && document->state != VV_DOCUMENT_LOCKED)
    add_act (self, _ ("Type the answers"), _ ("When they were given in another way than on paper"),
             G_CALLBACK (on_type_activated_cb));
  if (is_open && is_writable)
    add_act (self, _ ("It is not needed…"), _ ("With the reason why"), G_CALLBACK (vv_document_view_waive));
  return TRUE;
}

static gboolean
show_one (VvDocumentView *self, const char *id, GError **error)
{
  VvWorkspace *ws = vv_window_get_workspace (self->window);
  g_autoptr (VvDocument) document = vv_documents_get (ws, id, error);
  g_autofree char *title = document ? vv_documents_title (ws, document, error) : NULL;
  g_autofree char *state = NULL;
  g_autoptr (GError) problem = NULL;
  VvPreview *preview;

  if (!title)
    return FALSE;
  vv_set_string (&self->id, id);
  vv_set_string (&self->name, title);
  state = vv_papers_describe (document);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->state), state);
  vv_mark_set (self->state_mark, vv_papers_mark_of (document));
  preview = vv_documents_open (ws, id, &problem);
  vv_preview_pane_set_preview (VV_PREVIEW_PANE (self->preview), preview, problem);
  show_facts (self, document);
  return show_acts (self, document, error);
}

static void
on_subject_changed_cb (VvDocumentView *self)
{
  int index = vv_preview_pane_get_subject (VV_PREVIEW_PANE (self->preview));
  g_autoptr (GError) error = NULL;

  if (self->is_filling || index < 0 || !self->documents)
    return;
  if (!show_one (self, self->documents[index], &error))
    tell (self, error);
}

static void
vv_document_view_finalize (GObject *object)
{
  VvDocumentView *self = VV_DOCUMENT_VIEW (object);

  g_strfreev (self->documents);
  g_free (self->id);
  g_free (self->name);
  G_OBJECT_CLASS (vv_document_view_parent_class)->finalize (object);
}

static void
vv_document_view_class_init (VvDocumentViewClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_document_view_finalize;
}

static GtkWidget *
build_pane (VvDocumentView *self)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14),
            *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scrolled;

  self->title = vv_label_new ("", "title-3");
  self->state_mark = vv_mark_new (VV_MARK_EMPTY, 16);
  self->state = vv_label_new ("", NULL);
  gtk_box_append (GTK_BOX (line), self->state_mark);
  gtk_box_append (GTK_BOX (line), self->state);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), line);
  gtk_box_append (GTK_BOX (pane), words);
  self->acts = vv_boxed_list_new ();
  gtk_box_append (GTK_BOX (pane), self->acts);
  self->facts = vv_boxed_list_new ();
  gtk_box_append (GTK_BOX (pane), self->facts);
  vv_set_margins (pane, 18, 18, 24, 18);
  scrolled = vv_scrolled_new (pane, 0);
  gtk_widget_add_css_class (scrolled, "vv-pane");
  return scrolled;
}

static void
vv_document_view_init (VvDocumentView *self)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->preview = vv_preview_pane_new ();
  g_signal_connect_swapped (self->preview, "subject-changed", G_CALLBACK (on_subject_changed_cb), self);
  gtk_widget_set_hexpand (self->preview, TRUE);
  gtk_box_append (GTK_BOX (columns), self->preview);
  gtk_box_append (GTK_BOX (columns), vv_fixed_new (build_pane (self), PANE_WIDTH));
  adw_bin_set_child (ADW_BIN (self), columns);
}

GtkWidget *
vv_document_view_new (void)
{
  return g_object_new (VV_TYPE_DOCUMENT_VIEW, NULL);
}

/* Titles of the papers in the choice over the preview. */
static char **
list_titles (VvDocumentView *self, GError **error)
{
  VvWorkspace *ws = vv_window_get_workspace (self->window);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (char **id = self->documents; *id; id++)
    {
      g_autoptr (VvDocument) document = vv_documents_get (ws, *id, error);
      char *title = document ? vv_documents_title (ws, document, error) : NULL;

      if (!title)
        return NULL;
      g_ptr_array_add (titles, title);
    }
  g_ptr_array_add (titles, NULL);
  g_ptr_array_set_free_func (titles, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&titles), FALSE);
}

gboolean
vv_document_view_show (VvDocumentView *self,
                       VvWindow *window,
                       const char *const *documents,
                       const char *id,
                       GError **error)
{
  g_auto (GStrv) titles = NULL;

  self->window = window;
  g_strfreev (self->documents);
  self->documents = g_strdupv ((char **)documents);
  titles = list_titles (self, error);
  if (!titles)
    return FALSE;
  self->is_filling = TRUE;
  vv_preview_pane_set_subjects (VV_PREVIEW_PANE (self->preview), (const char *const *)titles);
  for (int i = 0; documents[i]; i++)
    if (g_strcmp0 (documents[i], id) == 0)
      vv_preview_pane_set_subject (VV_PREVIEW_PANE (self->preview), i);
  self->is_filling = FALSE;
  return show_one (self, id, error);
}

void
vv_document_view_print (VvDocumentView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvPrint) print = vv_print_new (self->name);

  if (vv_print_add_document (print, vv_window_get_workspace (self->window), self->id, -1, &error))
    vv_print_run (g_steal_pointer (&print), self->window);
  else
    tell (self, error);
}

GtkWidget *
vv_document_view_waive (VvDocumentView *self)
{
  const VvQuestion question = {
    .title = _ ("Not Needed"),
    .text = self->name,
    .field = _ ("Why is this paper not needed?"),
    .accept = _ ("_Note It"),
    .lacking = _ ("Write the reason in one sentence: it stands in the record."),
  };

  return vv_question_ask (self->window, &question, waive, g_object_ref (self), g_object_unref);
}
