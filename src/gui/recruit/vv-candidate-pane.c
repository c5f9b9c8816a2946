#include "config.h"

#include "vv-candidate-pane.h"

#include "vv-kit.h"
#include "vv-labels.h"
#include "vv-state-dialog.h"
#include "vv-strings.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

struct _VvCandidatePane
{
  AdwBin parent_instance;

  GtkWidget *stack, *body, *primary, *other, *bar;
  VvPage *page; /* not owned: the pane is part of it */
  VvPerson *person;
  VvEnrolment *enrolment;
};

G_DEFINE_FINAL_TYPE (VvCandidatePane, vv_candidate_pane, ADW_TYPE_BIN)

typedef struct
{
  const char *title;
  gsize quote;  /* offset of the own words in VvEnrolment */
  gsize rating; /* offset of the int */
} Question;

static const Question questions[] = {
  { N_ ("Motivation: why, and why now?"), G_STRUCT_OFFSET (VvEnrolment, motivation),
    G_STRUCT_OFFSET (VvEnrolment, rating_motivation) },
  { N_ ("Suitability"), G_STRUCT_OFFSET (VvEnrolment, experience),
    G_STRUCT_OFFSET (VvEnrolment, rating_suitability) },
  { N_ ("Understands the role"), G_STRUCT_OFFSET (VvEnrolment, wish),
    G_STRUCT_OFFSET (VvEnrolment, rating_role) },
};

static const char *const side_states[] = {
  "reserve", "rejected", "withdrew", "stopped", "waiting", "not_suitable_now", "transferred", "ended_early",
};

static void
append_quote (VvCandidatePane *self, const char *text)
{
  g_autofree char *quoted = NULL;

  if (vv_is_empty (text))
    return;
  /* TRANSLATORS: somebody's own words, in the language's own quotation marks */
  quoted = g_strdup_printf (_ ("“%s”"), text);
  gtk_box_append (GTK_BOX (self->body), vv_label_new (quoted, "vv-quote"));
}

static void
on_rating_toggled_cb (VvCandidatePane *self, GtkToggleButton *button)
{
  const Question *question = g_object_get_data (G_OBJECT (button), "vv-question");
  int value = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "vv-value"));
  g_autoptr (VvEnrolment) changed = NULL;
  g_autoptr (GError) error = NULL;

  if (!gtk_toggle_button_get_active (button) || !self->enrolment)
    return;
  changed = vv_enrolment_copy (self->enrolment);
  G_STRUCT_MEMBER (int, changed, question->rating) = value;
  if (!vv_people_save (vv_page_get_workspace (self->page), self->person, changed, &error))
    {
      vv_page_show_error (self->page, error);
      return;
    }
  vv_enrolment_free (self->enrolment);
  self->enrolment = g_steal_pointer (&changed);
  vv_window_changed (vv_page_get_window (self->page));
}

static void
append_rating (VvCandidatePane *self, const Question *question)
{
  const char *const words[] = { C_ ("rating", "not yet"), C_ ("rating", "some"), C_ ("rating", "clear"),
                                C_ ("rating", "strong"), NULL };
  int value = G_STRUCT_MEMBER (int, self->enrolment, question->rating);
  GtkWidget *toggles = vv_toggles_new (words, value - 1);

  gtk_box_set_homogeneous (GTK_BOX (toggles), TRUE);
  vv_set_name (toggles, _ (question->title));
  for (int i = 0; i < 4; i++)
    {
      GtkToggleButton *toggle = vv_toggles_get (toggles, i);
      g_autofree char *name = g_strdup_printf ("%s: %s", _ (question->title), words[i]);

      vv_set_name (GTK_WIDGET (toggle), name);
      gtk_widget_add_css_class (GTK_WIDGET (toggle), "vv-small");
      gtk_widget_set_hexpand (GTK_WIDGET (toggle), TRUE);
      g_object_set_data (G_OBJECT (toggle), "vv-question", (gpointer)question);
      g_object_set_data (G_OBJECT (toggle), "vv-value", GINT_TO_POINTER (i + 1));
      g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (on_rating_toggled_cb), self);
    }
  gtk_widget_set_sensitive (toggles, !vv_workspace_is_read_only (vv_page_get_workspace (self->page)));
  gtk_box_append (GTK_BOX (self->body), toggles);
}

static void
append_head (VvCandidatePane *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *open = vv_icon_button_new ("go-next-symbolic", _ ("Everything about this person"));
  g_autofree char *target = g_strdup_printf ("person/%s", self->person->id);
  g_autoptr (GString) line = g_string_new (self->enrolment->occupation ? self->enrolment->occupation : "");

  if (!vv_is_empty (self->person->place))
    g_string_append_printf (line, "%s%s", line->len ? ", " : "", self->person->place);
  for (char **language = self->enrolment->languages; language && *language; language++)
    g_string_append_printf (line, "%s%s", line->len ? ", " : "", vv_show_word (*language));
  gtk_box_append (GTK_BOX (head), vv_avatar_new (self->person->name, 48));
  gtk_box_append (GTK_BOX (words), vv_label_new (self->person->name, "title-3"));
  gtk_box_append (GTK_BOX (words), vv_label_new (line->str, "vv-small dim-label"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  gtk_widget_add_css_class (open, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.go");
  gtk_box_append (GTK_BOX (head), open);
  gtk_box_append (GTK_BOX (self->body), head);
}

static void
append_question (VvCandidatePane *self, int number, const Question *question)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *text = g_strdup_printf ("%d", number);
  GtkWidget *badge = gtk_label_new (text);

  gtk_widget_add_css_class (badge, "vv-badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), badge);
  gtk_box_append (GTK_BOX (line), vv_label_new (_ (question->title), "heading"));
  gtk_box_append (GTK_BOX (self->body), line);
  append_quote (self, G_STRUCT_MEMBER (char *, self->enrolment, question->quote));
  append_rating (self, question);
}

static void
append_tags (GtkWidget *group, const char *title, char **tags)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **tag = tags; tag && *tag; tag++)
    g_string_append_printf (text, "%s%s", text->len ? ", " : "", vv_show_word (*tag));
  if (text->len > 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), vv_row_new (title, text->str));
}

static void
append_profile (VvCandidatePane *self)
{
  const VvEnrolment *enrolment = self->enrolment;
  GtkWidget *group;

  gtk_box_append (GTK_BOX (self->body), vv_label_new (_ ("In their own words"), "heading"));
  append_quote (self, enrolment->motivation);
  append_quote (self, enrolment->wish);
  append_quote (self, enrolment->experience);
  group = vv_group_new (_ ("Profile"), NULL);
  append_tags (group, _ ("Wants help with"), enrolment->topics);
  append_tags (group, _ ("Fields"), enrolment->fields);
  append_tags (group, _ ("Interests"), enrolment->interests);
  append_tags (group, _ ("Has time"), enrolment->times);
  if (!vv_is_empty (enrolment->mode))
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               vv_row_new (_ ("Would like to meet"), vv_show_word (enrolment->mode)));
  if (!vv_is_empty (enrolment->gender_age_wish))
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               vv_row_new (_ ("Wish about the mentor"), enrolment->gender_age_wish));
  gtk_box_append (GTK_BOX (self->body), group);
}

static void
append_lacks (VvCandidatePane *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lacks
      = vv_people_what_lacks (vv_page_get_workspace (self->page), self->enrolment, &error);
  GtkWidget *group;

  if (!lacks)
    {
      vv_page_show_error (self->page, error);
      return;
    }
  if (lacks->len == 0)
    return;
  group = vv_group_new (self->enrolment->role == VV_ROLE_MENTOR ? _ ("Before meeting mentees")
                                                                : _ ("Before the first session"),
                        NULL);
  for (guint i = 0; i < lacks->len; i++)
    {
      GtkWidget *row = vv_row_new (lacks->pdata[i], NULL);

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), vv_mark_new (VV_MARK_EMPTY, 16));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (GTK_BOX (self->body), group);
}

static void
fill_bar (VvCandidatePane *self)
{
  const char *next = vv_state_find_next (self->enrolment);
  g_autoptr (GMenu) menu = g_menu_new ();

  /* matched, active, finished follow from matches, sessions and attests by themselves */
  if (next
      && (g_str_equal (next, "matched") || g_str_equal (next, "active") || g_str_equal (next, "finished")
          || g_str_equal (next, "attested") || g_str_equal (next, "follow_up")))
    next = NULL;
  gtk_widget_set_visible (self->primary, next != NULL);
  if (next)
    {
      gtk_button_set_label (GTK_BUTTON (self->primary), vv_state_verb (self->enrolment->role, next));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->primary), "s", next);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (side_states); i++)
    {
      g_autofree char *action = g_strdup_printf ("pane.become('%s')", side_states[i]);

      if (vv_state_has_arrow (self->enrolment, side_states[i]))
        g_menu_append (menu, vv_state_verb (self->enrolment->role, side_states[i]), action);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->other), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->other, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
  gtk_widget_set_visible (self->bar, !vv_workspace_is_read_only (vv_page_get_workspace (self->page))
                                         && (next || gtk_widget_get_visible (self->other)));
}

static void
fill_body (VvCandidatePane *self)
{
  vv_clear_children (self->body);
  append_head (self);
  gtk_box_append (
      GTK_BOX (self->body),
      vv_chip_new (vv_enrolment_state_label (self->enrolment->role, self->enrolment->state), "info"));
  if (self->enrolment->role == VV_ROLE_MENTOR)
    for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
      append_question (self, (int)i + 1, &questions[i]);
  else
    append_profile (self);
  append_lacks (self);
  if (!vv_is_empty (self->enrolment->reason))
    gtk_box_append (GTK_BOX (self->body), vv_label_new (self->enrolment->reason, "dim-label"));
}

static void
become_activated (GtkWidget *widget, const char *name, GVariant *state)
{
  VvCandidatePane *self = VV_CANDIDATE_PANE (widget);

  if (self->enrolment)
    vv_state_change (self->page, self->enrolment, self->person->name, g_variant_get_string (state, NULL));
}

static void
vv_candidate_pane_finalize (GObject *object)
{
  VvCandidatePane *self = VV_CANDIDATE_PANE (object);

  g_clear_pointer (&self->person, vv_person_free);
  g_clear_pointer (&self->enrolment, vv_enrolment_free);
  G_OBJECT_CLASS (vv_candidate_pane_parent_class)->finalize (object);
}

static void
vv_candidate_pane_class_init (VvCandidatePaneClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_candidate_pane_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "pane.become", "s", become_activated);
}

static void
vv_candidate_pane_init (VvCandidatePane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *empty = adw_status_page_new ();

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  vv_set_margins (self->body, 18, 16, 18, 16);
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  vv_add_classes (self->bar, "vv-actionbar");
  self->primary = vv_button_new ("", "suggested-action");
  gtk_widget_set_hexpand (self->primary, TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->primary), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->primary), "pane.become");
  self->other = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->other), C_ ("states", "Other…"));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->other), GTK_ARROW_UP);
  gtk_box_append (GTK_BOX (self->bar), self->primary);
  gtk_box_append (GTK_BOX (self->bar), self->other);
  gtk_box_append (GTK_BOX (box), vv_scrolled_new (self->body, 0));
  gtk_box_append (GTK_BOX (box), self->bar);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nobody Chosen"));
  gtk_widget_add_css_class (empty, "compact");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), box, "person");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  gtk_widget_add_css_class (GTK_WIDGET (self), "vv-pane");
}

GtkWidget *
vv_candidate_pane_new (VvPage *page)
{
  VvCandidatePane *self = g_object_new (VV_TYPE_CANDIDATE_PANE, NULL);

  self->page = page;
  return GTK_WIDGET (self);
}

gboolean
vv_candidate_pane_show (VvCandidatePane *self, const char *person, VvRole role, GError **error)
{
  VvWorkspace *workspace = vv_page_get_workspace (self->page);
  g_autoptr (VvPerson) found = person ? vv_people_get (workspace, person, error) : NULL;
  g_autoptr (VvEnrolment) enrolment = NULL;

  if (found)
    enrolment = vv_people_get_enrolment (workspace, vv_page_get_programme (self->page), person, role, error);
  /* what is shown already keeps its focus */
  if (enrolment && self->enrolment && g_strcmp0 (enrolment->id, self->enrolment->id) == 0
      && enrolment->version == self->enrolment->version && found->version == self->person->version)
    return TRUE;
  g_clear_pointer (&self->person, vv_person_free);
  g_clear_pointer (&self->enrolment, vv_enrolment_free);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  if (!enrolment)
    return person == NULL;
  self->person = g_steal_pointer (&found);
  self->enrolment = g_steal_pointer (&enrolment);
  fill_body (self);
  fill_bar (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "person");
  return TRUE;
}

const VvEnrolment *
vv_candidate_pane_get_enrolment (VvCandidatePane *self)
{
  return self->enrolment;
}
