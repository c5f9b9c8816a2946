#include "config.h"

#include "vv-documents-page.h"

#include "vv-document-view.h"
#include "vv-labels.h"
#include "vv-matrix.h"
#include "vv-papers-list.h"
#include "vv-print.h"
#include "vv-strings.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  SHOW_ALL,
  SHOW_OPEN,
  SHOW_OVERDUE,
  N_SHOWN,
} Shown;

struct _VvDocumentsPage
{
  VvPage parent_instance;

  GtkWidget *stack, *views, *as_picture, *as_list, *filters, *folders, *matrix, *list, *view, *bar;
  GtkWidget *bar_mark, *bar_title, *bar_detail, *open, *print;
  VvPapers *papers;
  char *document; /* shown, NULL: the matrix */
};

G_DEFINE_FINAL_TYPE (VvDocumentsPage, vv_documents_page, VV_TYPE_PAGE)

static gboolean
passes (VvPaperCell *cell, gpointer data)
{
  VvDocumentsPage *self = data;
  int shown = vv_toggles_get_active (self->filters);
  guint folder = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->folders));
  const VvPaperRow *row = self->papers->rows->pdata[cell->row];

  if ((folder == 1 && row->folder != VV_FOLDER_MANAGEMENT)
      || (folder == 2 && row->folder != VV_FOLDER_MONITORING))
    return FALSE;
  if (shown == SHOW_OPEN)
    return vv_papers_mark_is_open (cell->mark);
  return shown != SHOW_OVERDUE || cell->mark == VV_MARK_PROBLEM || cell->mark == VV_MARK_GAP;
}

static VvPaperCell *
get_cell (VvDocumentsPage *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->views)), "list") == 0)
    return vv_papers_list_get_cell (VV_PAPERS_LIST (self->list));
  return vv_matrix_get_cell (VV_MATRIX (self->matrix));
}

/* Papers that can be made here: about the pair, or about each of its people. */
static gboolean
can_issue (VvDocumentsPage *self, VvPaperCell *cell)
{
  const VvPaperRow *row = self->papers->rows->pdata[cell->row];

  return cell->documents->len == 0 && cell->mark == VV_MARK_EMPTY && !g_str_equal (row->applies_to, "session")
         && !vv_workspace_is_read_only (vv_page_get_workspace (VV_PAGE (self)));
}

static void
show_bar (VvDocumentsPage *self)
{
  VvPaperCell *cell = self->document || !self->papers ? NULL : get_cell (self);
  g_autofree char *title = NULL, *detail = NULL;
  gboolean can_print;

  gtk_widget_set_visible (self->bar, cell != NULL);
  vv_page_set_bar (VV_PAGE (self), cell ? self->bar : NULL);
  if (!cell)
    return;
  /* TRANSLATORS: a form, whom it is about, and how it stands: "Agreement, group Fjord: page 2 is missing" */
  title = g_strdup_printf (_ ("%s, %s: %s"), cell->form, cell->about, cell->text);
  detail = *cell->detail ? g_strdup (cell->detail) : g_strdup (vv_mark_word (cell->mark));
  can_print = cell->documents->len > 0 || can_issue (self, cell);
  vv_mark_set (self->bar_mark, cell->mark);
  gtk_label_set_text (GTK_LABEL (self->bar_title), title);
  gtk_label_set_text (GTK_LABEL (self->bar_detail), detail);
  gtk_widget_set_visible (self->open, cell->documents->len > 0);
  gtk_widget_set_visible (self->print, can_print);
  gtk_button_set_label (GTK_BUTTON (self->print),
                        cell->documents->len > 0 ? _ ("_Print Again…") : _ ("Make and _Print…"));
}

static void
show_filters (VvDocumentsPage *self)
{
  const char *const names[] = { _ ("All"), _ ("To do"), _ ("Overdue") };
  int counts[N_SHOWN] = { 0 };

  for (guint i = 0; i < self->papers->cells->len; i++)
    {
      VvMark mark = ((VvPaperCell *)self->papers->cells->pdata[i])->mark;

      counts[SHOW_OPEN] += vv_papers_mark_is_open (mark);
      counts[SHOW_OVERDUE] += mark == VV_MARK_PROBLEM || mark == VV_MARK_GAP;
    }
  for (int i = 0; i < N_SHOWN; i++)
    {
      g_autofree char *label
          = i == SHOW_ALL ? g_strdup (names[i]) : g_strdup_printf ("%s  %d", names[i], counts[i]);

      gtk_button_set_label (GTK_BUTTON (vv_toggles_get (self->filters, i)), label);
    }
}

static void
on_filter_changed_cb (VvDocumentsPage *self)
{
  if (!self->papers)
    return;
  vv_matrix_set_filter (VV_MATRIX (self->matrix), passes, self);
  vv_papers_list_set (VV_PAPERS_LIST (self->list), self->papers, passes, self);
  show_bar (self);
}

/* ---- one document ---- */

static void
show_matrix (VvDocumentsPage *self)
{
  vv_set_string (&self->document, NULL);
  vv_page_set_has_back (VV_PAGE (self), FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    self->papers && self->papers->columns->len > 0 ? "papers" : "empty");
  gtk_widget_set_visible (gtk_widget_get_parent (self->as_picture), TRUE);
  show_bar (self);
}

static char **
list_ids (VvPaperCell *cell, const char *document)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; cell && i < cell->documents->len; i++)
    g_ptr_array_add (ids, g_strdup (((VvDocument *)cell->documents->pdata[i])->id));
  if (ids->len == 0)
    g_ptr_array_add (ids, g_strdup (document));
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

static void
show_document (VvDocumentsPage *self, const char *document)
{
  VvPaperCell *cell = self->papers ? vv_papers_find (self->papers, document) : NULL;
  g_auto (GStrv) ids = list_ids (cell, document);
  g_autofree char *wanted = g_strdup (document);
  g_autoptr (GError) error = NULL;

  if (!vv_document_view_show (VV_DOCUMENT_VIEW (self->view), vv_page_get_window (VV_PAGE (self)),
                              (const char *const *)ids, wanted, &error))
    {
      vv_page_show_error (VV_PAGE (self), error);
      return;
    }
  vv_set_string (&self->document, wanted);
  if (cell)
    vv_matrix_select (VV_MATRIX (self->matrix), cell->row, cell->column);
  vv_page_set_has_back (VV_PAGE (self), TRUE);
  gtk_widget_set_visible (gtk_widget_get_parent (self->as_picture), FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "document");
  show_bar (self);
}

static const VvDocument *
find_worst (VvPaperCell *cell)
{
  const VvDocument *found = cell->documents->len > 0 ? cell->documents->pdata[0] : NULL;

  for (guint i = 0; i < cell->documents->len; i++)
    if (vv_papers_mark_of (cell->documents->pdata[i]) == cell->mark)
      return cell->documents->pdata[i];
  return found;
}

static void
open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VvDocumentsPage *self = VV_DOCUMENTS_PAGE (widget);
  VvPaperCell *cell = self->papers ? get_cell (self) : NULL;
  const VvDocument *document = cell ? find_worst (cell) : NULL;
  g_autofree char *target = NULL;

  if (!document)
    return;
  target
      = g_strdup_printf ("programme/%s/documents/%s", vv_page_get_programme (VV_PAGE (self)), document->id);
  vv_window_go (vv_page_get_window (VV_PAGE (self)), target);
}

/* ---- printing ---- */

static gboolean
issue_one (VvDocumentsPage *self, VvPrint *print, VvPaperCell *cell, const char *person, GError **error)
{
  const VvPaperRow *row = self->papers->rows->pdata[cell->row];
  const VvPaperColumn *column = self->papers->columns->pdata[cell->column];
  const VvSubject subject = { .programme = column->match->programme,
                              .match = person ? NULL : column->match->id,
                              .person = person };
  VvPreview *preview = NULL;
  g_autoptr (VvDocument) document = vv_documents_issue (vv_page_get_workspace (VV_PAGE (self)), row->form,
                                                        &subject, NULL, NULL, NULL, NULL, &preview, error);

  if (!document)
    return FALSE;
  vv_print_add (print, preview, -1);
  return TRUE;
}

static gboolean
issue_all (VvDocumentsPage *self, VvPrint *print, VvPaperCell *cell, GError **error)
{
  const VvPaperRow *row = self->papers->rows->pdata[cell->row];
  const VvMatch *match = ((VvPaperColumn *)self->papers->columns->pdata[cell->column])->match;

  if (!g_str_equal (row->applies_to, "person"))
    return issue_one (self, print, cell, NULL, error);
  if (row->is_of_mentor)
    return issue_one (self, print, cell, match->mentor, error);
  for (guint i = 0; i < match->mentees->len; i++)
    if (!issue_one (self, print, cell, match->mentees->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
add_all (VvDocumentsPage *self, VvPrint *print, VvPaperCell *cell, GError **error)
{
  for (guint i = 0; i < cell->documents->len; i++)
    if (!vv_print_add_document (print, vv_page_get_workspace (VV_PAGE (self)),
                                ((VvDocument *)cell->documents->pdata[i])->id, -1, error))
      return FALSE;
  return TRUE;
}

static void
print_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VvDocumentsPage *self = VV_DOCUMENTS_PAGE (widget);
  VvPaperCell *cell = self->papers && !self->document ? get_cell (self) : NULL;
  g_autoptr (VvPrint) print = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_fine;

  if (self->document)
    vv_document_view_print (VV_DOCUMENT_VIEW (self->view));
  if (!cell || (cell->documents->len == 0 && !can_issue (self, cell)))
    return;
  print = vv_print_new (cell->form);
  is_fine = cell->documents->len > 0 ? add_all (self, print, cell, &error)
                                     : issue_all (self, print, cell, &error);
  if (vv_print_count_pages (print) > 0)
    vv_print_run (g_steal_pointer (&print), vv_page_get_window (VV_PAGE (self)));
  vv_window_changed (vv_page_get_window (VV_PAGE (self)));
  if (!is_fine)
    vv_page_show_error (VV_PAGE (self), error);
}

static gboolean
on_key_pressed_cb (VvDocumentsPage *self, guint keyval, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || gdk_keyval_to_lower (keyval) != GDK_KEY_p
      || self->document)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "papers.print", NULL);
  return TRUE;
}

/* ---- the page ---- */

static void
on_view_toggled_cb (VvDocumentsPage *self)
{
  gboolean is_list = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_list));

  gtk_stack_set_visible_child_name (GTK_STACK (self->views), is_list ? "list" : "picture");
  show_bar (self);
}

static void
on_cell_activated_cb (VvDocumentsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "papers.open", NULL);
}

static void
vv_documents_page_refresh (VvPage *page)
{
  VvDocumentsPage *self = VV_DOCUMENTS_PAGE (page);
  g_autoptr (GError) error = NULL;
  VvPapers *papers = vv_papers_load (vv_page_get_workspace (page), vv_page_get_programme (page), &error);
  g_autofree char *subtitle = NULL, *forms = NULL, *groups = NULL;

  if (!papers)
    {
      vv_page_show_error (page, error);
      return;
    }
  vv_matrix_set_papers (VV_MATRIX (self->matrix), NULL);
  vv_papers_list_set (VV_PAPERS_LIST (self->list), NULL, NULL, NULL);
  vv_papers_free (self->papers);
  self->papers = papers;
  vv_matrix_set_papers (VV_MATRIX (self->matrix), papers);
  forms = g_strdup_printf (ngettext ("%u form", "%u forms", papers->rows->len), papers->rows->len);
  groups = g_strdup_printf (ngettext ("%u pair or group", "%u pairs and groups", papers->columns->len),
                            papers->columns->len);
  subtitle = g_strdup_printf ("%s × %s", forms, groups);
  vv_page_set_subtitle (page, subtitle);
  show_filters (self);
  on_filter_changed_cb (self);
  if (self->document)
    show_document (self, self->document);
  else
    show_matrix (self);
}

static void
vv_documents_page_open (VvPage *page, const char *detail)
{
  VvDocumentsPage *self = VV_DOCUMENTS_PAGE (page);

  if (detail)
    show_document (self, detail);
  else
    {
      show_matrix (self);
      gtk_widget_grab_focus (self->matrix);
    }
}

static void
vv_documents_page_dispose (GObject *object)
{
  VvDocumentsPage *self = VV_DOCUMENTS_PAGE (object);

  if (self->matrix)
    vv_matrix_set_papers (VV_MATRIX (self->matrix), NULL);
  if (self->list)
    vv_papers_list_set (VV_PAPERS_LIST (self->list), NULL, NULL, NULL);
  self->matrix = self->list = NULL;
  g_clear_object (&self->bar);
  G_OBJECT_CLASS (vv_documents_page_parent_class)->dispose (object);
}

static void
vv_documents_page_finalize (GObject *object)
{
  VvDocumentsPage *self = VV_DOCUMENTS_PAGE (object);

  vv_papers_free (self->papers);
  g_free (self->document);
  G_OBJECT_CLASS (vv_documents_page_parent_class)->finalize (object);
}

static void
vv_documents_page_class_init (VvDocumentsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = vv_documents_page_dispose;
  G_OBJECT_CLASS (class)->finalize = vv_documents_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_documents_page_refresh;
  VV_PAGE_CLASS (class)->open = vv_documents_page_open;
  gtk_widget_class_install_action (widget_class, "papers.open", NULL, open_activated);
  gtk_widget_class_install_action (widget_class, "papers.print", NULL, print_activated);
}

static GtkWidget *
build_switch (VvDocumentsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  self->as_picture = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->as_picture), "vv-matrix-symbolic");
  gtk_widget_set_tooltip_text (self->as_picture, _ ("As a picture"));
  vv_set_name (self->as_picture, _ ("As a picture"));
  self->as_list = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->as_list), "view-list-symbolic");
  gtk_widget_set_tooltip_text (self->as_list, _ ("As a list"));
  vv_set_name (self->as_list, _ ("As a list"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->as_list), GTK_TOGGLE_BUTTON (self->as_picture));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_picture), TRUE);
  g_signal_connect_swapped (self->as_list, "toggled", G_CALLBACK (on_view_toggled_cb), self);
  gtk_box_append (GTK_BOX (box), self->as_picture);
  gtk_box_append (GTK_BOX (box), self->as_list);
  return box;
}

static GtkWidget *
build_filters (VvDocumentsPage *self)
{
  const char *const labels[] = { "", "", "", NULL };
  const char *const folders[] = { _ ("Every folder"), vv_folder_label (VV_FOLDER_MANAGEMENT),
                                  vv_folder_label (VV_FOLDER_MONITORING), NULL };
  GtkWidget *flow = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->filters = vv_toggles_new (labels, SHOW_ALL);
  for (int i = 0; i < N_SHOWN; i++)
    g_signal_connect_swapped (vv_toggles_get (self->filters, i), "toggled", G_CALLBACK (on_filter_changed_cb),
                              self);
  self->folders = gtk_drop_down_new_from_strings (folders);
  gtk_widget_set_valign (self->folders, GTK_ALIGN_CENTER);
  vv_set_name (self->folders, _ ("Folder"));
  g_signal_connect_swapped (self->folders, "notify::selected", G_CALLBACK (on_filter_changed_cb), self);
  gtk_box_append (GTK_BOX (flow), self->filters);
  gtk_box_append (GTK_BOX (flow), self->folders);
  return vv_sliding_new (flow);
}

static GtkWidget *
build_legend (void)
{
  static const VvMark marks[] = { VV_MARK_DONE, VV_MARK_HALF,    VV_MARK_OUT,   VV_MARK_DOUBT,
                                  VV_MARK_GAP,  VV_MARK_PROBLEM, VV_MARK_EMPTY, VV_MARK_NA };
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), G_N_ELEMENTS (marks));
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 10);
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (box), vv_mark_new (marks[i], 16));
      gtk_box_append (GTK_BOX (box), vv_line_new (vv_mark_word (marks[i]), "vv-small"));
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  return flow;
}

/* A bar that could not move anything is not shown. */
static void
on_room_changed_cb (GtkWidget *scrollbar, GtkAdjustment *across)
{
  gtk_widget_set_visible (scrollbar,
                          gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across) + 1);
}

static GtkWidget *
build_picture (VvDocumentsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6),
            *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrollbar;

  self->matrix = vv_matrix_new ();
  g_signal_connect_swapped (self->matrix, "cell-changed", G_CALLBACK (show_bar), self);
  g_signal_connect_swapped (self->matrix, "cell-activated", G_CALLBACK (on_cell_activated_cb), self);
  scrollbar
      = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, vv_matrix_get_adjustment (VV_MATRIX (self->matrix)));
  g_signal_connect_object (vv_matrix_get_adjustment (VV_MATRIX (self->matrix)), "changed",
                           G_CALLBACK (on_room_changed_cb), scrollbar, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (card, "vv-card");
  gtk_box_append (GTK_BOX (card), self->matrix);
  gtk_box_append (GTK_BOX (card), scrollbar);
  gtk_box_append (GTK_BOX (box), card);
  gtk_box_append (GTK_BOX (box), build_legend ());
  return vv_scrolled_new (box, 0);
}

static GtkWidget *
build_bar (VvDocumentsPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12),
            *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->bar_mark = vv_mark_new (VV_MARK_EMPTY, 22);
  self->bar_title = vv_label_new ("", "vv-strong");
  self->bar_detail = vv_line_new ("", "dim-label vv-small");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->bar_title);
  gtk_box_append (GTK_BOX (words), self->bar_detail);
  self->open = vv_button_new (C_ ("document", "_Open"), NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), "papers.open");
  self->print = vv_button_new (_ ("_Print Again…"), "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->print), "papers.print");
  gtk_box_append (GTK_BOX (bar), self->bar_mark);
  gtk_box_append (GTK_BOX (bar), words);
  gtk_box_append (GTK_BOX (bar), self->open);
  gtk_box_append (GTK_BOX (bar), self->print);
  return bar;
}

static GtkWidget *
build_empty (void)
{
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "vv-matrix-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No pairs or groups yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (empty),
      _ ("When mentors and mentees are matched, their papers stand here side by side."));
  return empty;
}

static void
vv_documents_page_init (VvDocumentsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkEventController *keys = gtk_event_controller_key_new ();

  vv_page_set_title (VV_PAGE (self), _ ("Documents"));
  vv_page_pack_start (VV_PAGE (self), build_switch (self));
  self->views = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->views), FALSE);
  gtk_stack_add_named (GTK_STACK (self->views), build_picture (self), "picture");
  self->list = vv_papers_list_new ();
  g_signal_connect_swapped (self->list, "cell-changed", G_CALLBACK (show_bar), self);
  g_signal_connect_swapped (self->list, "cell-activated", G_CALLBACK (on_cell_activated_cb), self);
  gtk_stack_add_named (GTK_STACK (self->views), self->list, "list");
  gtk_box_append (GTK_BOX (box), build_filters (self));
  gtk_box_append (GTK_BOX (box), self->views);
  vv_set_margins (box, 14, 18, 12, 18);
  self->view = vv_document_view_new ();
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), box, "papers");
  gtk_stack_add_named (GTK_STACK (self->stack), self->view, "document");
  gtk_stack_add_named (GTK_STACK (self->stack), build_empty (), "empty");
  vv_page_set_content (VV_PAGE (self), self->stack);
  self->bar = g_object_ref_sink (build_bar (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (self->views, keys);
}
