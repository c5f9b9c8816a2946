#include "config.h"

#include "vv-candidates-page.h"

#include "vv-candidate-pane.h"
#include "vv-fixed.h"
#include "vv-kit.h"
#include "vv-labels.h"
#include "vv-people.h"
#include "vv-state-dialog.h"
#include "vv-strings.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

/* More than this many are easier to look through as a list. */
#define BOARD_LIMIT 100
#define COLUMN_WIDTH 184
#define EMPTY_WIDTH 148
#define PANE_WIDTH 360
#define BOARD_WIDTH 300

typedef struct
{
  GtkWidget *views, *stack, *board, *list, *count, *pane, *empty;
  GtkWidget *panes, *left, *right, *back; /* folded in a narrow window: one pane at a time */
  GPtrArray *enrolments;                  /* VvEnrolment* */
  GHashTable *names;                      /* person id → name */
  char *chosen;                           /* person id */
  gboolean is_listed;                     /* the first look chose board or list */
} VvCandidatesPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (VvCandidatesPage, vv_candidates_page, VV_TYPE_PAGE)

static VvCandidatesPagePrivate *
priv (gpointer page)
{
  return vv_candidates_page_get_instance_private (page);
}

static const char *
name_of (VvCandidatesPage *page, const VvEnrolment *enrolment)
{
  const char *name = g_hash_table_lookup (priv (page)->names, enrolment->person);

  return name ? name : "";
}

static void
choose (VvCandidatesPage *page, const char *person)
{
  VvCandidatesPagePrivate *self = priv (page);
  g_autofree char *copy = g_strdup (person);
  g_autoptr (GError) error = NULL;

  g_free (self->chosen);
  self->chosen = g_steal_pointer (&copy);
  if (!vv_candidate_pane_show (VV_CANDIDATE_PANE (self->pane), self->chosen,
                               VV_CANDIDATES_PAGE_GET_CLASS (page)->role, &error))
    vv_page_show_error (VV_PAGE (page), error);
}

static void
mark_chosen (GtkWidget *widget, const char *person)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *id = g_object_get_data (G_OBJECT (child), "vv-person");

      if (!id)
        mark_chosen (child, person);
      else if (g_strcmp0 (id, person) == 0)
        gtk_widget_add_css_class (child, "selected");
      else
        gtk_widget_remove_css_class (child, "selected");
    }
}

static void
on_card_clicked_cb (VvCandidatesPage *page, GtkWidget *card)
{
  choose (page, g_object_get_data (G_OBJECT (card), "vv-person"));
  adw_leaflet_set_visible_child (ADW_LEAFLET (priv (page)->panes), priv (page)->right);
  mark_chosen (priv (page)->board, priv (page)->chosen);
}

static void
on_row_activated_cb (VvCandidatesPage *page, GtkListBoxRow *row)
{
  choose (page, g_object_get_data (G_OBJECT (row), "vv-person"));
  adw_leaflet_set_visible_child (ADW_LEAFLET (priv (page)->panes), priv (page)->right);
}

static void
on_back_clicked_cb (VvCandidatesPage *page)
{
  adw_leaflet_set_visible_child (ADW_LEAFLET (priv (page)->panes), priv (page)->left);
}

static GtkWidget *
make_dots (const VvEnrolment *enrolment)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  /* four words make three dots: "not yet" has none */
  for (int i = 0; i < 3; i++)
    {
      gboolean is_full = enrolment->rating_motivation > i + 1;
      GtkWidget *dot = gtk_image_new_from_icon_name (is_full ? "media-record-symbolic" : "vv-empty-symbolic");

      gtk_image_set_pixel_size (GTK_IMAGE (dot), is_full ? 12 : 10);
      gtk_widget_set_size_request (dot, 12, -1);
      gtk_widget_add_css_class (dot, is_full ? "vv-half" : "vv-empty");
      gtk_box_append (GTK_BOX (box), dot);
    }
  gtk_box_append (GTK_BOX (box),
                  vv_label_new (enrolment->rating_motivation > 0 ? C_ ("rated", "motivation")
                                                                 : C_ ("rated", "not assessed"),
                                "vv-small"));
  return box;
}

static GdkContentProvider *
on_drag_prepared_cb (GtkWidget *card)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, g_object_get_data (G_OBJECT (card), "vv-person"));
}

static void
let_drag (GtkWidget *card)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_drag_prepared_cb), card);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
}

static GtkWidget *
make_card (VvCandidatesPage *page, const VvEnrolment *enrolment)
{
  GtkWidget *card = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *accessible = g_strdup_printf (
      "%s, %s", name_of (page, enrolment), vv_enrolment_state_label (enrolment->role, enrolment->state));

  gtk_box_append (GTK_BOX (head), vv_avatar_new (name_of (page, enrolment), 28));
  gtk_box_append (GTK_BOX (words), vv_line_new (name_of (page, enrolment), "vv-strong"));
  gtk_box_append (GTK_BOX (words),
                  vv_line_new (vv_is_empty (enrolment->occupation)
                                   ? vv_enrolment_state_label (enrolment->role, enrolment->state)
                                   : enrolment->occupation,
                               "vv-small dim-label"));
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (box), head);
  if (enrolment->role == VV_ROLE_MENTOR)
    gtk_box_append (GTK_BOX (box), make_dots (enrolment));
  gtk_button_set_child (GTK_BUTTON (card), box);
  vv_add_classes (card, "flat vv-card vv-boardcard");
  vv_set_name (card, accessible);
  g_object_set_data_full (G_OBJECT (card), "vv-person", g_strdup (enrolment->person), g_free);
  g_signal_connect_swapped (card, "clicked", G_CALLBACK (on_card_clicked_cb), page);
  let_drag (card);
  return card;
}

static const VvEnrolment *
find_enrolment (VvCandidatesPage *page, const char *person)
{
  VvCandidatesPagePrivate *self = priv (page);

  for (guint i = 0; i < self->enrolments->len; i++)
    {
      const VvEnrolment *enrolment = self->enrolments->pdata[i];

      if (g_strcmp0 (enrolment->person, person) == 0)
        return enrolment;
    }
  return NULL;
}

static gboolean
on_card_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, VvCandidatesPage *page)
{
  const VvBoardColumn *column = g_object_get_data (G_OBJECT (target), "vv-column");
  const VvEnrolment *enrolment = find_enrolment (page, g_value_get_string (value));

  if (!enrolment || !column->drop || g_strv_contains (column->states, enrolment->state))
    return FALSE;
  vv_state_change (VV_PAGE (page), enrolment, name_of (page, enrolment), column->drop);
  return TRUE;
}

static void
let_drop (VvCandidatesPage *page, GtkWidget *box, const VvBoardColumn *column)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  g_object_set_data (G_OBJECT (target), "vv-column", (gpointer)column);
  g_signal_connect (target, "drop", G_CALLBACK (on_card_dropped_cb), page);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (target));
}

static void
append_column (VvCandidatesPage *page, const VvBoardColumn *column)
{
  VvCandidatesPagePrivate *self = priv (page);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = vv_line_new (g_dpgettext2 (GETTEXT_PACKAGE, "board", column->title), "heading");
  GtkWidget *cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *badge;
  g_autofree char *count = NULL;
  int n = 0;

  vv_set_margins (cards, 2, 2, 2, 2);
  for (guint i = 0; i < self->enrolments->len; i++)
    {
      const VvEnrolment *enrolment = self->enrolments->pdata[i];

      if (!g_strv_contains (column->states, enrolment->state))
        continue;
      gtk_box_append (GTK_BOX (cards), make_card (page, enrolment));
      n++;
    }
  if (n == 0)
    gtk_box_append (GTK_BOX (cards), vv_label_new (C_ ("board", "Nobody"), "dim-label vv-column-head"));
  count = g_strdup_printf ("%d", n);
  badge = gtk_label_new (count);
  gtk_widget_add_css_class (badge, "vv-badge");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (head, "vv-column-head");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), badge);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), vv_scrolled_new (cards, 0));
  gtk_widget_add_css_class (box, "vv-column");
  let_drop (page, box, column);
  gtk_box_append (GTK_BOX (self->board), vv_fixed_new (box, n > 0 ? COLUMN_WIDTH : EMPTY_WIDTH));
}

static void
append_list_row (VvCandidatesPage *page, const VvEnrolment *enrolment)
{
  GtkWidget *row = vv_row_new (name_of (page, enrolment), enrolment->occupation);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), vv_avatar_new (name_of (page, enrolment), 28));
  if (enrolment->role == VV_ROLE_MENTOR)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_dots (enrolment));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row), vv_chip_new (vv_enrolment_state_label (enrolment->role, enrolment->state), NULL));
  g_object_set_data_full (G_OBJECT (row), "vv-person", g_strdup (enrolment->person), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (priv (page)->list), row);
}

static void
fill (VvCandidatesPage *page)
{
  VvCandidatesPagePrivate *self = priv (page);
  VvCandidatesPageClass *class = VV_CANDIDATES_PAGE_GET_CLASS (page);
  guint n = self->enrolments->len;
  g_autofree char *count = class->role == VV_ROLE_MENTOR
                               ? g_strdup_printf (ngettext ("%u applicant", "%u applicants", n), n)
                               : g_strdup_printf (ngettext ("%u young person", "%u young people", n), n);

  vv_clear_children (self->board);
  vv_clear_children (self->list);
  for (const VvBoardColumn *column = class->columns; column->title; column++)
    append_column (page, column);
  for (guint i = 0; i < n; i++)
    append_list_row (page, self->enrolments->pdata[i]);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  if (!self->is_listed && n > BOARD_LIMIT)
    gtk_toggle_button_set_active (vv_toggles_get (self->views, 1), TRUE);
  self->is_listed = TRUE;
}

static gboolean
load (VvCandidatesPage *page, GError **error)
{
  VvCandidatesPagePrivate *self = priv (page);
  VvWorkspace *workspace = vv_page_get_workspace (VV_PAGE (page));
  const char *programme = vv_page_get_programme (VV_PAGE (page));
  const char *role = vv_role_to_string (VV_CANDIDATES_PAGE_GET_CLASS (page)->role);
  g_autoptr (GPtrArray) lines = vv_people_list (workspace, programme, role, NULL, NULL, 0, 0, error);
  g_autoptr (GPtrArray) enrolments = NULL;

  if (lines)
    enrolments = vv_people_list_enrolments (workspace, programme, NULL, role, error);
  if (!enrolments)
    return FALSE;
  g_hash_table_remove_all (self->names);
  for (guint i = 0; i < lines->len; i++)
    {
      const VvPersonLine *line = lines->pdata[i];

      g_hash_table_insert (self->names, g_strdup (line->id), g_strdup (line->name));
    }
  g_clear_pointer (&self->enrolments, g_ptr_array_unref);
  self->enrolments = g_steal_pointer (&enrolments);
  return TRUE;
}

/* The first who still waits for a decision, so that the page opens on work. */
static const char *
find_first (VvCandidatesPage *page)
{
  VvCandidatesPagePrivate *self = priv (page);

  for (const VvBoardColumn *column = VV_CANDIDATES_PAGE_GET_CLASS (page)->columns; column->title; column++)
    for (guint i = 0; i < self->enrolments->len; i++)
      {
        const VvEnrolment *enrolment = self->enrolments->pdata[i];

        if (g_strv_contains (column->states, enrolment->state))
          return enrolment->person;
      }
  return NULL;
}

static void
on_view_toggled_cb (VvCandidatesPage *page)
{
  gtk_stack_set_visible_child_name (GTK_STACK (priv (page)->stack),
                                    vv_toggles_get_active (priv (page)->views) == 1 ? "list" : "board");
}

static void
vv_candidates_page_refresh (VvPage *page)
{
  VvCandidatesPage *candidates = VV_CANDIDATES_PAGE (page);
  VvCandidatesPagePrivate *self = priv (page);
  g_autoptr (GError) error = NULL;

  if (!load (candidates, &error))
    {
      vv_page_show_error (page, error);
      return;
    }
  fill (candidates);
  gtk_widget_set_visible (self->empty, self->enrolments->len == 0);
  gtk_widget_set_visible (self->stack, self->enrolments->len > 0);
  gtk_widget_set_visible (self->pane, self->enrolments->len > 0);
  choose (candidates,
          self->chosen && find_enrolment (candidates, self->chosen) ? self->chosen : find_first (candidates));
  mark_chosen (self->board, self->chosen);
  if (VV_CANDIDATES_PAGE_GET_CLASS (page)->loaded)
    VV_CANDIDATES_PAGE_GET_CLASS (page)->loaded (candidates);
}

static void
vv_candidates_page_open (VvPage *page, const char *detail)
{
  if (!detail || !priv (page)->enrolments)
    return;
  choose (VV_CANDIDATES_PAGE (page), detail);
  mark_chosen (priv (page)->board, detail);
}

static void
vv_candidates_page_finalize (GObject *object)
{
  VvCandidatesPagePrivate *self = priv (object);

  g_clear_pointer (&self->enrolments, g_ptr_array_unref);
  g_hash_table_unref (self->names);
  g_free (self->chosen);
  G_OBJECT_CLASS (vv_candidates_page_parent_class)->finalize (object);
}

static void
vv_candidates_page_class_init (VvCandidatesPageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_candidates_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_candidates_page_refresh;
  VV_PAGE_CLASS (class)->open = vv_candidates_page_open;
}

static GtkWidget *
build_top (VvCandidatesPage *page)
{
  VvCandidatesPagePrivate *self = priv (page);
  const char *const labels[] = { C_ ("view", "Board"), C_ ("view", "List"), NULL };
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->views = vv_toggles_new (labels, 0);
  for (int i = 0; i < 2; i++)
    g_signal_connect_swapped (vv_toggles_get (self->views, i), "toggled", G_CALLBACK (on_view_toggled_cb),
                              page);
  self->count = vv_label_new ("", "dim-label");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->count), 1);
  gtk_box_append (GTK_BOX (top), self->views);
  gtk_box_append (GTK_BOX (top), self->count);
  vv_set_margins (top, 14, 16, 12, 16);
  return top;
}

static GtkWidget *
build_empty (void)
{
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nobody Here Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _ ("People come in from a list you already have."));
  gtk_widget_add_css_class (empty, "compact");
  return empty;
}

static void
vv_candidates_page_init (VvCandidatesPage *page)
{
  VvCandidatesPagePrivate *self = priv (page);
  GtkWidget *panes = adw_leaflet_new (), *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->board = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  vv_set_margins (self->board, 0, 16, 14, 16);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->board);
  self->list = vv_boxed_list_new ();
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), page);
  vv_set_margins (list, 0, 16, 14, 16);
  gtk_box_append (GTK_BOX (list), self->list);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "board");
  gtk_stack_add_named (GTK_STACK (self->stack), vv_scrolled_new (list, 0), "list");
  self->empty = build_empty ();
  gtk_box_append (GTK_BOX (left), build_top (page));
  gtk_box_append (GTK_BOX (left), self->empty);
  gtk_box_append (GTK_BOX (left), self->stack);
  gtk_widget_set_hexpand (left, TRUE);
  self->pane = vv_candidate_pane_new (VV_PAGE (page));
  gtk_widget_set_size_request (left, BOARD_WIDTH, -1);
  self->back = vv_button_new (_ ("_Back to Everybody"), "flat");
  gtk_widget_set_visible (self->back, FALSE);
  vv_set_margins (self->back, 6, 6, 0, 6);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (on_back_clicked_cb), page);
  gtk_box_append (GTK_BOX (right), self->back);
  gtk_box_append (GTK_BOX (right), self->pane);
  gtk_widget_set_vexpand (self->pane, TRUE);
  self->panes = panes;
  self->left = left;
  self->right = vv_fixed_new (right, PANE_WIDTH);
  adw_leaflet_append (ADW_LEAFLET (panes), left);
  adw_leaflet_page_set_navigatable (adw_leaflet_append (ADW_LEAFLET (panes), separator), FALSE);
  adw_leaflet_append (ADW_LEAFLET (panes), self->right);
  g_object_bind_property (panes, "folded", self->back, "visible", G_BINDING_SYNC_CREATE);
  vv_page_set_content (VV_PAGE (page), panes);
}

GPtrArray *
vv_candidates_page_get_enrolments (VvCandidatesPage *page)
{
  return priv (page)->enrolments;
}
