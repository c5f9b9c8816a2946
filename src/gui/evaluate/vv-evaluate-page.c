#include "config.h"

#include "vv-evaluate-page.h"

#include "vv-callout.h"
#include "vv-columns.h"
#include "vv-documents.h"
#include "vv-dumbbells.h"
#include "vv-kit.h"
#include "vv-locale.h"
#include "vv-matching.h"
#include "vv-programmes.h"
#include "vv-strings.h"
#include "vv-typing.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_ANSWERS 5 /* under this a mean could point at one person */

typedef enum
{
  OF_PROGRAMME,
  OF_GROUP,
  OF_PERSON,
} Of;

struct _VvEvaluatePage
{
  VvPage parent_instance;

  GtkWidget *stack, *whole, *as_table, *as_picture, *of, *which, *answered, *picture, *table, *views;
  GtkWidget *note, *few, *facts, *papers, *typing;
  GtkFileChooserNative *chooser;
  VvEvaluation *programme; /* of everybody: names, and what is filed */
  GPtrArray *matches;      /* VvMatch* */
  gboolean is_filling;
  char *typed; /* the questionnaire being typed, NULL */
};

G_DEFINE_FINAL_TYPE (VvEvaluatePage, vv_evaluate_page, VV_TYPE_PAGE)

/* ---- numbers as a table ---- */

static char *
format_number (double value, int decimals)
{
  return isnan (value) ? g_strdup ("–") : vv_locale_format_number (vv_screen_language (), value, decimals);
}

static void
attach (VvEvaluatePage *self, int row, int column, const char *text, const char *classes)
{
  GtkWidget *label = vv_label_new (text, classes);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_grid_attach (GTK_GRID (self->table), label, column, row, 1, 1);
}

static void
clear_table (VvEvaluatePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->table)))
    gtk_grid_remove (GTK_GRID (self->table), child);
}

static void
fill_table (VvEvaluatePage *self, GPtrArray *lines, int decimals)
{
  const char *const heads[] = { _ ("Statement"), C_ ("then and now", "Start"), C_ ("then and now", "End"),
                                C_ ("then and now", "Change"), C_ ("number of answers", "n") };

  clear_table (self);
  for (int column = 0; column < (int)G_N_ELEMENTS (heads); column++)
    attach (self, 0, column, heads[column], "heading");
  for (guint i = 0; i < lines->len; i++)
    {
      const VvDumbbell *line = lines->pdata[i];
      double change = line->end - line->start;
      g_autofree char *start = format_number (line->start, decimals),
                      *end = format_number (line->end, decimals);
      g_autofree char *size = format_number (fabs (change), decimals), *n = g_strdup_printf ("%d", line->n);
      g_autofree char *signed_size
          = isnan (change) ? g_strdup (size) : g_strconcat (change < 0 ? "−" : "+", size, NULL);

      attach (self, (int)i + 1, 0, line->text, NULL);
      attach (self, (int)i + 1, 1, start, "vv-num");
      attach (self, (int)i + 1, 2, end, "vv-num vv-strong");
      attach (self, (int)i + 1, 3, signed_size, change < 0 ? "vv-num vv-doubt vv-strong" : "vv-num");
      attach (self, (int)i + 1, 4, n, "vv-num dim-label");
    }
}

/* ---- words ---- */

/* What fell, in words; hidden when nothing did. */
static void
show_fallen (VvEvaluatePage *self, const VvEvaluation *evaluation)
{
  const VvEvaluationItem *worst = NULL;
  g_autofree char *title = NULL, *text = NULL;
  int fallen = 0;

  for (guint i = 0; i < evaluation->items->len; i++)
    {
      const VvEvaluationItem *item = evaluation->items->pdata[i];

      if (item->n < LEAST_ANSWERS || item->difference_mean >= 0)
        continue;
      fallen++;
      if (!worst || item->difference_mean < worst->difference_mean)
        worst = item;
    }
  gtk_widget_set_visible (self->note, worst != NULL);
  if (!worst)
    return;
  title = g_strdup_printf (ngettext ("%d answer fell", "%d answers fell", fallen), fallen);
  text = g_strdup_printf (_ ("“%s”: %d rose, %d stayed, %d fell. Worth asking about at the final meetings."),
                          worst->text, worst->rose, worst->stayed, worst->fell);
  vv_callout_set_text (VV_CALLOUT (self->note), title, text);
}

static int
count_pairs (const VvEvaluation *evaluation)
{
  int most = 0;

  for (guint i = 0; i < evaluation->items->len; i++)
    most = MAX (most, ((VvEvaluationItem *)evaluation->items->pdata[i])->n);
  return most;
}

static void
show_few (VvEvaluatePage *self, const VvEvaluation *evaluation, gboolean is_person)
{
  int pairs = count_pairs (evaluation);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (self->few, !is_person && pairs < LEAST_ANSWERS);
  if (is_person || pairs >= LEAST_ANSWERS)
    return;
  title = pairs == 0
              ? g_strdup (_ ("Nobody has answered both times yet"))
              : g_strdup_printf (
                  ngettext ("Only %d answered both times", "Only %d answered both times", pairs), pairs);
  vv_callout_set_text (
      VV_CALLOUT (self->few), title,
      _ ("Below 5, means could point at one person, so none is shown and reports leave them out."));
}

static void
show_answered (VvEvaluatePage *self, const VvEvaluation *evaluation)
{
  g_autofree char *text
      = g_strdup_printf (ngettext ("%d of %d mentee answered both questionnaires",
                                   "%d of %d mentees answered both questionnaires", evaluation->mentees),
                         count_pairs (evaluation), evaluation->mentees);

  gtk_label_set_text (GTK_LABEL (self->answered), text);
}

/* ---- what is shown ---- */

static Of
get_of (VvEvaluatePage *self)
{
  return (Of)MAX (0, vv_toggles_get_active (self->of));
}

static const char *
get_match (VvEvaluatePage *self)
{
  guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which));

  return get_of (self) == OF_GROUP && index < self->matches->len
             ? ((VvMatch *)self->matches->pdata[index])->id
             : NULL;
}

static const VvEvaluationPerson *
get_person (VvEvaluatePage *self)
{
  guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which));

  return get_of (self) == OF_PERSON && index < self->programme->people->len
             ? self->programme->people->pdata[index]
             : NULL;
}

static void
show_evaluation (VvEvaluatePage *self)
{
  VvPage *page = VV_PAGE (self);
  const VvEvaluationPerson *person = get_person (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvEvaluation) evaluation
      = vv_evaluation_compute (vv_page_get_workspace (page), vv_page_get_programme (page), get_match (self),
                               person ? person->person : NULL, &error);
  GPtrArray *lines;
  int decimals = person ? 0 : 1;

  if (!evaluation)
    {
      vv_page_show_error (page, error);
      return;
    }
  lines = person ? vv_dumbbells_of_person (self->programme, person)
                 : vv_dumbbells_of_items (evaluation, LEAST_ANSWERS);
  fill_table (self, lines, decimals);
  vv_dumbbells_set (VV_DUMBBELLS (self->picture), lines, decimals);
  show_answered (self, evaluation);
  show_few (self, evaluation, person != NULL);
  show_fallen (self, evaluation);
}

static gboolean
fill_which (VvEvaluatePage *self, GError **error)
{
  VvWorkspace *ws = vv_page_get_workspace (VV_PAGE (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  Of of = get_of (self);

  for (guint i = 0; of == OF_GROUP && i < self->matches->len; i++)
    {
      char *title = vv_matching_title (ws, self->matches->pdata[i], error);

      if (!title)
        return FALSE;
      gtk_string_list_take (names, title);
    }
  for (guint i = 0; of == OF_PERSON && i < self->programme->people->len; i++)
    gtk_string_list_append (names, ((VvEvaluationPerson *)self->programme->people->pdata[i])->name);
  self->is_filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->which), G_LIST_MODEL (names));
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->which, of != OF_PROGRAMME);
  return TRUE;
}

static void
on_of_changed_cb (VvEvaluatePage *self, GtkToggleButton *toggle)
{
  g_autoptr (GError) error = NULL;

  if (self->is_filling || !self->programme || !gtk_toggle_button_get_active (toggle))
    return;
  if (!fill_which (self, &error))
    vv_page_show_error (VV_PAGE (self), error);
  show_evaluation (self);
}

static void
on_which_changed_cb (VvEvaluatePage *self)
{
  if (!self->is_filling && self->programme)
    show_evaluation (self);
}

static void
on_view_toggled_cb (VvEvaluatePage *self)
{
  gtk_stack_set_visible_child (
      GTK_STACK (self->views),
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_table)) ? self->table : self->picture);
}

/* ---- what came of it, and the papers ---- */

static void
add_fact (VvEvaluatePage *self, const char *title, const char *detail, int done, int of)
{
  GtkWidget *row = vv_row_new (title, detail), *bar = gtk_level_bar_new ();
  g_autofree char *text = g_strdup_printf (C_ ("count", "%d of %d"), done, of);

  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), of > 0 ? CLAMP ((double)done / of, 0, 1) : 0);
  gtk_widget_set_size_request (bar, 70, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  vv_set_name (bar, title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), vv_line_new (text, "vv-strong vv-num"));
  gtk_list_box_append (GTK_LIST_BOX (self->facts), row);
}

static void
on_typed_activated_cb (VvEvaluatePage *self, GtkWidget *row)
{
  g_autofree char *target
      = g_strdup_printf ("programme/%s/monitor/%s", vv_page_get_programme (VV_PAGE (self)),
                         (const char *)g_object_get_data (G_OBJECT (row), "vv-document"));

  vv_window_go (vv_page_get_window (VV_PAGE (self)), target);
}

/* Questionnaires that went out and are not back: to be typed. */
static gboolean
add_open_papers (VvEvaluatePage *self, const char *form, GError **error)
{
  VvWorkspace *ws = vv_page_get_workspace (VV_PAGE (self));
  g_autoptr (GPtrArray) documents
      = vv_documents_list (ws, vv_page_get_programme (VV_PAGE (self)), NULL, form, NULL, NULL, NULL, error);

  for (guint i = 0; documents && i < documents->len; i++)
    {
      const VvDocument *document = documents->pdata[i];
      g_autofree char *title = NULL, *date = vv_show_date (document->issued_on), *detail = NULL;
      GtkWidget *row;

      if (document->state != VV_DOCUMENT_ISSUED && document->state != VV_DOCUMENT_INCOMPLETE)
        continue;
      title = vv_documents_title (ws, document, error);
      if (!title)
        return FALSE;
      detail = g_strdup_printf (_ ("Printed %s · type the answers"), date);
      row = vv_link_row_new (title, detail);
      g_object_set_data_full (G_OBJECT (row), "vv-document", g_strdup (document->id), g_free);
      g_signal_connect_swapped (row, "activated", G_CALLBACK (on_typed_activated_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (self->papers), row);
    }
  return documents != NULL;
}

static void
on_issue_activated_cb (VvEvaluatePage *self, GtkWidget *row)
{
  vv_window_perform (vv_page_get_window (VV_PAGE (self)), g_object_get_data (G_OBJECT (row), "vv-action"),
                     vv_page_get_programme (VV_PAGE (self)));
}

static void
add_issue (VvEvaluatePage *self, const char *title, const char *action)
{
  GtkWidget *row = vv_link_row_new (title, NULL);

  g_object_set_data (G_OBJECT (row), "vv-action", (gpointer)action);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_issue_activated_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (self->papers), row);
}

static gboolean
show_side (VvEvaluatePage *self, GError **error)
{
  VvPage *page = VV_PAGE (self);
  const VvEvaluation *all = self->programme;
  g_autoptr (VvOverview) overview
      = vv_programmes_overview (vv_page_get_workspace (page), vv_page_get_programme (page), error);

  if (!overview)
    return FALSE;
  vv_clear_children (self->facts);
  vv_clear_children (self->papers);
  add_fact (self, _ ("Answered at the start"), NULL, all->initial_filed, all->mentees);
  add_fact (self, _ ("Answered at the end"), NULL, all->final_filed, all->mentees);
  add_fact (self, _ ("Sessions held"), NULL, overview->sessions_held, overview->sessions_planned);
  if (!vv_workspace_is_read_only (vv_page_get_workspace (page)))
    {
      if (all->initial_filed < all->mentees)
        add_issue (self, _ ("Print initial questionnaires…"), "issue-initial");
      if (all->final_filed < all->mentees)
        add_issue (self, _ ("Print final questionnaires…"), "issue-final");
      if (!add_open_papers (self, "IMQ", error) || !add_open_papers (self, "FMQ", error))
        return FALSE;
    }
  gtk_widget_set_visible (gtk_widget_get_parent (self->papers),
                          gtk_widget_get_first_child (self->papers) != NULL);
  return TRUE;
}

/* ---- the report ---- */

gboolean
vv_evaluate_page_report (VvEvaluatePage *self, const char *path)
{
  VvPage *page = VV_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path), *text = g_strdup_printf (_ ("Saved as %s"), name);

  if (!vv_evaluation_report (vv_page_get_workspace (page), vv_page_get_programme (page), NULL, path, &error))
    {
      vv_page_show_error (page, error);
      return FALSE;
    }
  vv_window_toast (vv_page_get_window (page), text);
  return TRUE;
}

static void
on_chooser_responded_cb (VvEvaluatePage *self, int response, GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    vv_evaluate_page_report (self, path);
  g_clear_object (&self->chooser);
}

static void
add_kind (GtkFileChooserNative *chooser, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

static void
report_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VvEvaluatePage *self = VV_EVALUATE_PAGE (widget);

  if (self->chooser)
    return;
  self->chooser
      = gtk_file_chooser_native_new (_ ("Make Report"), GTK_WINDOW (vv_page_get_window (VV_PAGE (self))),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  add_kind (self->chooser, _ ("Report to read (PDF)"), "*.pdf");
  add_kind (self->chooser, _ ("Table to count with (XLSX)"), "*.xlsx");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _ ("report.pdf"));
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chooser_responded_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* ---- the page ---- */

static void
show_whole (VvEvaluatePage *self)
{
  vv_set_string (&self->typed, NULL);
  vv_page_set_has_back (VV_PAGE (self), FALSE);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->whole);
}

static gboolean
load (VvEvaluatePage *self, GError **error)
{
  VvPage *page = VV_PAGE (self);
  VvWorkspace *ws = vv_page_get_workspace (page);

  g_clear_pointer (&self->programme, vv_evaluation_free);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  self->matches = vv_matching_list (ws, vv_page_get_programme (page), NULL, error);
  if (self->matches)
    self->programme = vv_evaluation_compute (ws, vv_page_get_programme (page), NULL, NULL, error);
  return self->programme && fill_which (self, error) && show_side (self, error);
}

static void
vv_evaluate_page_refresh (VvPage *page)
{
  VvEvaluatePage *self = VV_EVALUATE_PAGE (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme
      = vv_programmes_get (vv_page_get_workspace (page), vv_page_get_programme (page), &error);

  if (!programme || !load (self, &error))
    {
      vv_page_show_error (page, error);
      return;
    }
  vv_page_set_subtitle (page, programme->title);
  vv_page_set_primary (page, NULL, _ ("Make Report…"), "evaluate.report", NULL);
  show_evaluation (self);
}

static void
vv_evaluate_page_open (VvPage *page, const char *detail)
{
  VvEvaluatePage *self = VV_EVALUATE_PAGE (page);
  g_autoptr (GError) error = NULL;

  if (!detail || !self->programme)
    {
      show_whole (self);
      return;
    }
  if (!vv_typing_show (VV_TYPING (self->typing), vv_page_get_window (page), detail, self->programme, &error))
    {
      vv_page_show_error (page, error);
      return;
    }
  vv_set_string (&self->typed, detail);
  vv_page_set_has_back (page, TRUE);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->typing);
}

static void
vv_evaluate_page_dispose (GObject *object)
{
  g_clear_object (&VV_EVALUATE_PAGE (object)->chooser);
  G_OBJECT_CLASS (vv_evaluate_page_parent_class)->dispose (object);
}

static void
vv_evaluate_page_finalize (GObject *object)
{
  VvEvaluatePage *self = VV_EVALUATE_PAGE (object);

  g_clear_pointer (&self->programme, vv_evaluation_free);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_free (self->typed);
  G_OBJECT_CLASS (vv_evaluate_page_parent_class)->finalize (object);
}

static void
vv_evaluate_page_class_init (VvEvaluatePageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = vv_evaluate_page_dispose;
  G_OBJECT_CLASS (class)->finalize = vv_evaluate_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_evaluate_page_refresh;
  VV_PAGE_CLASS (class)->open = vv_evaluate_page_open;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "evaluate.report", NULL, report_activated);
}

static GtkWidget *
build_icon_toggle (const char *icon, const char *name)
{
  GtkWidget *toggle = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (toggle), icon);
  gtk_widget_set_tooltip_text (toggle, name);
  vv_set_name (toggle, name);
  return toggle;
}

static GtkWidget *
build_switch (VvEvaluatePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  self->as_picture = build_icon_toggle ("vv-chart-symbolic", _ ("As a picture"));
  self->as_table = build_icon_toggle ("view-list-symbolic", _ ("As a table"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->as_table), GTK_TOGGLE_BUTTON (self->as_picture));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_picture), TRUE);
  g_signal_connect_swapped (self->as_table, "toggled", G_CALLBACK (on_view_toggled_cb), self);
  gtk_box_append (GTK_BOX (box), self->as_picture);
  gtk_box_append (GTK_BOX (box), self->as_table);
  return box;
}

static GtkWidget *
build_choice (VvEvaluatePage *self)
{
  const char *const labels[] = { C_ ("evaluation of", "Programme"), C_ ("evaluation of", "Group"),
                                 C_ ("evaluation of", "Person"), NULL };
  const char *const none[] = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->of = vv_toggles_new (labels, OF_PROGRAMME);
  for (int i = OF_PROGRAMME; i <= OF_PERSON; i++)
    g_signal_connect_swapped (vv_toggles_get (self->of, i), "toggled", G_CALLBACK (on_of_changed_cb), self);
  self->which = gtk_drop_down_new_from_strings (none);
  gtk_widget_set_valign (self->which, GTK_ALIGN_CENTER);
  vv_set_name (self->which, _ ("Which one"));
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (on_which_changed_cb), self);
  gtk_box_append (GTK_BOX (box), self->of);
  gtk_box_append (GTK_BOX (box), self->which);
  return box;
}

static GtkWidget *
build_card (VvEvaluatePage *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_box_append (GTK_BOX (card), vv_label_new (_ ("Then and now"), "title-3"));
  gtk_box_append (
      GTK_BOX (card),
      vv_label_new (
          _ ("4 = not at all true for me, 10 = completely true. Hollow: at the start. Filled: at the "
             "end. Means of those who answered both times."),
          "dim-label vv-small"));
  self->picture = vv_dumbbells_new ();
  self->table = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->table), 10);
  gtk_grid_set_column_spacing (GTK_GRID (self->table), 16);
  gtk_widget_set_valign (self->table, GTK_ALIGN_START);
  self->views = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->views), self->picture);
  gtk_stack_add_child (GTK_STACK (self->views), self->table);
  gtk_box_append (GTK_BOX (card), self->views);
  self->note = vv_callout_new (VV_CALLOUT_WARN, "", NULL);
  gtk_box_append (GTK_BOX (card), self->note);
  vv_add_classes (card, "vv-card vv-pad");
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  return card;
}

static GtkWidget *
build_side (VvEvaluatePage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12),
            *papers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (side), vv_label_new (_ ("What came of it"), "heading"));
  self->facts = vv_boxed_list_new ();
  gtk_box_append (GTK_BOX (side), self->facts);
  self->few = vv_callout_new (VV_CALLOUT_INFO, "", NULL);
  gtk_box_append (GTK_BOX (side), self->few);
  gtk_box_append (GTK_BOX (papers), vv_label_new (_ ("Questionnaires"), "heading"));
  self->papers = vv_boxed_list_new ();
  gtk_box_append (GTK_BOX (papers), self->papers);
  gtk_box_append (GTK_BOX (side), papers);
  return side;
}

static void
vv_evaluate_page_init (VvEvaluatePage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14), *columns = vv_columns_new (28, 18);

  vv_page_set_title (VV_PAGE (self), _ ("Monitor and Evaluate"));
  vv_page_pack_start (VV_PAGE (self), build_switch (self));
  gtk_box_append (GTK_BOX (body), build_choice (self));
  self->answered = vv_label_new ("", "dim-label");
  gtk_box_append (GTK_BOX (body), self->answered);
  vv_columns_append (VV_COLUMNS (columns), build_card (self));
  vv_columns_append (VV_COLUMNS (columns), build_side (self));
  gtk_box_append (GTK_BOX (body), columns);
  vv_set_margins (body, 14, 20, 24, 20);
  self->whole = vv_scrolled_new (body, 0);
  self->typing = vv_typing_new ();
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), self->whole);
  gtk_stack_add_child (GTK_STACK (self->stack), self->typing);
  vv_page_set_content (VV_PAGE (self), self->stack);
}
