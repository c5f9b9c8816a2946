#include "config.h"

#include "vv-match-page.h"

#include "vv-question.h"
#include "vv-file-save.h"
#include "vv-kit.h"
#include "vv-match-acts.h"
#include "vv-match-board.h"
#include "vv-match-card.h"
#include "vv-match-chooser.h"
#include "vv-match-legend.h"
#include "vv-match-pane.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CARD_WIDTH 216

struct _VvMatchPage
{
  VvPage parent_instance;

  GtkWidget *stack, *empty, *leaflet, *left, *flow, *pane;
  GtkWidget *matched, *points, *worst, *note, *order, *prefer;
  VvMatchBoard *board;
  char *mentor, *mentee;               /* chosen; mentor NULL while mentee is set: not matched */
  int compared_points, compared_worst; /* of the proposal before the preference was changed; 0 none */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (VvMatchPage, vv_match_page, VV_TYPE_PAGE)

static const char *
find_prefer (VvMatchPage *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->prefer)) == 1 ? "fairness" : "total";
}

static char *
make_prefer_key (VvMatchPage *self)
{
  return g_strdup_printf ("match/prefer/%s", vv_page_get_programme (VV_PAGE (self)));
}

static VvMatchScene
make_scene (VvMatchPage *self)
{
  VvPage *page = VV_PAGE (self);
  VvMatchScene scene = { vv_page_get_window (page), vv_page_get_workspace (page),
                         vv_page_get_programme (page), find_prefer (self) };

  return scene;
}

/* What an act leaves: the page as it is now, or why it was not done. */
static gboolean
finish_act (VvMatchPage *self, gboolean is_done, GError *error)
{
  vv_window_changed (vv_page_get_window (VV_PAGE (self)));
  vv_page_show_error (VV_PAGE (self), is_done ? NULL : error);
  return is_done;
}

static const VvUnmatched *
find_unmatched (VvMatchPage *self, const char *mentee)
{
  for (guint i = 0; self->board->proposal && i < self->board->proposal->unmatched->len; i++)
    {
      const VvUnmatched *unmatched = self->board->proposal->unmatched->pdata[i];

      if (g_strcmp0 (unmatched->mentee, mentee) == 0)
        return unmatched;
    }
  return NULL;
}

static void
show_selection (VvMatchPage *self)
{
  VvPage *page = VV_PAGE (self);
  VvWorkspace *ws = vv_page_get_workspace (page);
  const char *programme = vv_page_get_programme (page);
  VvMatchPane *pane = VV_MATCH_PANE (self->pane);
  const VvBoardCard *card = self->mentee ? vv_match_board_find_card (self->board, NULL, self->mentee) : NULL;
  const VvUnmatched *unmatched = self->mentee ? find_unmatched (self, self->mentee) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_shown = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (self->flow); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *widget = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      if (g_object_get_data (G_OBJECT (widget), "vv-members"))
        vv_match_card_set_selected (widget, self->mentee);
    }
  g_free (self->mentor);
  self->mentor = g_strdup (card ? card->mentor : NULL);
  if (card)
    is_shown = vv_match_pane_show_pair (pane, ws, programme, card,
                                        vv_board_card_find_mentee (card, self->mentee), &error);
  else if (unmatched)
    is_shown = vv_match_pane_show_unmatched (pane, ws, programme, unmatched, &error);
  else
    vv_match_pane_clear (pane);
  if (!is_shown)
    vv_page_show_error (page, error);
}

static void
append_card (VvMatchPage *self, GtkWidget *card)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_size_request (card, CARD_WIDTH, -1);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_add_css_class (child, "vv-plain");
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), child);
}

static void
fill_cards (VvMatchPage *self)
{
  GPtrArray *unmatched = self->board->proposal ? self->board->proposal->unmatched : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->flow)))
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), child);
  if (unmatched && unmatched->len > 0)
    append_card (self, vv_unmatched_card_new (unmatched));
  for (guint i = 0; i < self->board->cards->len; i++)
    append_card (self, vv_match_card_new (self->board->cards->pdata[i]));
}

static void
show_note (VvMatchPage *self)
{
  g_autofree char *mentors
      = g_strdup_printf (ngettext ("%d mentor.", "%d mentors.", self->board->mentors), self->board->mentors);
  g_autofree char *compared = NULL;
  g_autofree char *text = NULL;
  int lost = self->compared_points - self->board->points;

  if (self->compared_points > 0 && g_str_equal (find_prefer (self), "fairness"))
    compared
        = g_strdup_printf (_ ("Fair to everyone costs %d of %d points; the lowest goes from %d to %d."),
                           MAX (0, lost), self->compared_points, self->compared_worst, self->board->worst);
  else if (self->compared_points > 0)
    compared = g_strdup_printf (_ ("The highest sum brings %d points more; the lowest goes from %d to %d."),
                                MAX (0, -lost), self->compared_worst, self->board->worst);
  else if (self->board->proposal)
    compared = g_strdup (_ ("Choose a mentee to see why. What you place by hand stays where you put it."));
  else if (self->board->reserved == 0)
    compared = g_strdup (_ ("What is locked stays when a new proposal is made."));
  else
    compared
        = g_strdup (_ ("A match that is only reserved still needs one sentence why, then it can be locked."));
  text = g_strdup_printf ("%s %s", mentors, compared);
  gtk_label_set_text (GTK_LABEL (self->note), text);
}

static void
show_counts (VvMatchPage *self)
{
  const VvMatchBoard *board = self->board;
  g_autofree char *matched = g_strdup_printf (_ ("%d of %d"), board->matched, board->mentees);
  g_autofree char *points = g_strdup_printf ("%d", board->points);
  g_autofree char *worst = g_strdup_printf ("%d", board->worst);

  gtk_label_set_text (GTK_LABEL (self->matched), matched);
  gtk_label_set_text (GTK_LABEL (self->points), points);
  gtk_label_set_text (GTK_LABEL (self->worst), worst);
  show_note (self);
}

static void
show_primary (VvMatchPage *self)
{
  VvPage *page = VV_PAGE (self);
  int n = self->board->open + self->board->reserved;
  g_autofree char *label = NULL, *target = NULL;

  if (vv_workspace_is_read_only (vv_page_get_workspace (page)))
    return;
  if (n > 0)
    {
      label = g_strdup_printf (ngettext ("Confirm %d Match…", "Confirm %d Matches…", n), n);
      target = g_strdup_printf ("wizard/confirm-matches/%s", vv_page_get_programme (page));
      vv_page_set_primary (page, NULL, label, "win.go", target);
    }
  else if (self->board->matched > 0 && self->board->matched == self->board->mentees)
    {
      target = g_strdup_printf ("programme/%s/agree", vv_page_get_programme (page));
      vv_page_set_primary (page, NULL, _ ("On to the Agreements"), "win.go", target);
    }
  else
    vv_page_set_primary (page, NULL, _ ("Propose Matches"), "match.propose", NULL);
}

static void
show_subtitle (VvMatchPage *self)
{
  const VvMatchBoard *board = self->board;
  int locked = (int)board->cards->len - board->open - board->reserved;
  g_autofree char *open = g_strdup_printf (ngettext ("%d proposed", "%d proposed", board->open), board->open);
  g_autofree char *fixed = g_strdup_printf (ngettext ("%d locked", "%d locked", locked), locked);
  g_autofree char *text = g_strdup_printf ("%s · %s", open, fixed);

  vv_page_set_subtitle (VV_PAGE (self), text);
}

/* The words under the title say more the less there is to see. */
static void
show_empty (VvMatchPage *self)
{
  g_autofree char *text = NULL;

  if (self->board->mentees == 0 || self->board->mentors == 0)
    text = g_strdup (_ ("Matching begins when there are mentors and mentees in this programme."));
  else if (self->board->proposal && self->board->proposal->unmatched->len > 0)
    text = g_strdup (_ ("By the rules nobody could be matched. The reasons stand with each mentee."));
  else
    text = g_strdup_printf (ngettext ("%d mentee and the mentors are compared by what they have told. "
                                      "You change, lock and confirm; nothing is decided by itself.",
                                      "%d mentees and the mentors are compared by what they have told. "
                                      "You change, lock and confirm; nothing is decided by itself.",
                                      self->board->mentees),
                            self->board->mentees);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), text);
}

static void
recall_prefer (VvMatchPage *self)
{
  g_autofree char *key = make_prefer_key (self);
  g_autofree char *prefer = vv_workspace_recall (vv_page_get_workspace (VV_PAGE (self)), key, NULL);

  self->is_filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->prefer), g_strcmp0 (prefer, "fairness") == 0);
  self->is_filling = FALSE;
}

static void
vv_match_page_refresh (VvPage *page)
{
  VvMatchPage *self = VV_MATCH_PAGE (page);
  VvBoardOrder order = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->order));
  g_autoptr (GError) error = NULL;
  VvMatchBoard *board
      = vv_match_board_load (vv_page_get_workspace (page), vv_page_get_programme (page), order, &error);
  gboolean has_cards;

  if (!board)
    {
      vv_page_show_error (page, error);
      return;
    }
  g_clear_pointer (&self->board, vv_match_board_free);
  self->board = board;
  recall_prefer (self);
  has_cards = board->cards->len > 0 || (board->proposal && board->proposal->unmatched->len > 0);
  fill_cards (self);
  show_counts (self);
  show_primary (self);
  show_subtitle (self);
  show_empty (self);
  show_selection (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), has_cards ? "board" : "empty");
}

static GtkWidget *
find_button (VvMatchPage *self, const char *mentee)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->flow); child && mentee;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *widget = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));
      g_autoptr (GPtrArray) buttons = vv_match_card_list_buttons (widget);

      for (guint i = 0; i < buttons->len; i++)
        if (g_strcmp0 (vv_match_button_get_mentee (buttons->pdata[i]), mentee) == 0)
          return buttons->pdata[i];
    }
  return NULL;
}

static void
select_mentee (VvMatchPage *self, const char *mentee)
{
  g_free (self->mentee);
  self->mentee = g_strdup (mentee);
  show_selection (self);
}

/* --- acts --- */

static void
select_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMatchPage *self = VV_MATCH_PAGE (widget);
  const char *mentor, *mentee;

  g_variant_get (target, "(&s&s)", &mentor, &mentee);
  select_mentee (self, mentee);
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->pane);
}

static void
close_pane_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMatchPage *self = VV_MATCH_PAGE (widget);
  GtkWidget *button = find_button (self, self->mentee);

  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->left);
  if (button)
    gtk_widget_grab_focus (button);
}

static void
propose_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMatchPage *self = VV_MATCH_PAGE (widget);
  VvMatchScene scene = make_scene (self);
  g_autoptr (GError) error = NULL;

  finish_act (self, vv_match_act_propose (&scene, &error), error);
}

static char *
find_mentor_name (VvMatchPage *self, const char *mentor)
{
  const VvBoardCard *card = vv_match_board_find_card (self->board, mentor, NULL);

  for (guint i = 0; !card && i < self->board->idle->len; i++)
    if (g_strcmp0 (((VvBoardCard *)self->board->idle->pdata[i])->mentor, mentor) == 0)
      card = self->board->idle->pdata[i];
  return g_strdup (card ? card->mentor_name : mentor);
}

static char *
find_mentee_name (VvMatchPage *self, const char *mentee)
{
  const VvBoardCard *card = vv_match_board_find_card (self->board, NULL, mentee);
  const VvUnmatched *unmatched = find_unmatched (self, mentee);

  if (card)
    return g_strdup (vv_board_card_find_mentee (card, mentee)->name);
  return g_strdup (unmatched ? unmatched->name : mentee);
}

static void
move_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMatchPage *self = VV_MATCH_PAGE (widget);
  VvMatchScene scene = make_scene (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *mentor = NULL, *mentee = NULL, *mentor_name = NULL, *mentee_name = NULL, *text = NULL;

  g_variant_get (target, "(ss)", &mentor, &mentee);
  mentor_name = find_mentor_name (self, mentor);
  mentee_name = find_mentee_name (self, mentee);
  /* TRANSLATORS: a mentee and the mentor they are placed with */
  text = g_strdup_printf (_ ("%s is now with %s"), mentee_name, mentor_name);
  g_free (self->mentee);
  self->mentee = g_strdup (mentee);
  finish_act (self, vv_match_act_place (&scene, mentor, mentee, text, &error), error);
}

static void
swap_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMatchPage *self = VV_MATCH_PAGE (widget);
  VvMatchScene scene = make_scene (self);
  const char *mentee, *other;
  const VvBoardCard *one, *two;
  g_autoptr (GError) error = NULL;

  g_variant_get (target, "(&s&s)", &mentee, &other);
  one = vv_match_board_find_card (self->board, NULL, mentee);
  two = vv_match_board_find_card (self->board, NULL, other);
  if (one && two)
    finish_act (self, vv_match_act_swap (&scene, one, mentee, two, other, &error), error);
}

static void
release_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMatchPage *self = VV_MATCH_PAGE (widget);
  VvMatchScene scene = make_scene (self);
  const char *mentor, *mentee;
  g_autoptr (GError) error = NULL;

  g_variant_get (target, "(&s&s)", &mentor, &mentee);
  finish_act (self, vv_match_act_release (&scene, mentor, mentee, &error), error);
}

static void
impress_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMatchPage *self = VV_MATCH_PAGE (widget);
  VvMatchScene scene = make_scene (self);
  const char *mentor, *mentee, *criterion;
  int value;
  g_autoptr (GError) error = NULL;

  g_variant_get (target, "(&s&s&si)", &mentor, &mentee, &criterion, &value);
  finish_act (self, vv_match_act_impress (&scene, mentor, mentee, criterion, value, &error), error);
}

static void
choose_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMatchPage *self = VV_MATCH_PAGE (widget);
  g_autofree char *mentee = NULL;
  const VvBoardCard *card;

  if (!self->mentee)
    return;
  card = vv_match_board_find_card (self->board, NULL, self->mentee);
  if (card && card->match)
    {
      vv_window_toast (vv_page_get_window (VV_PAGE (self)),
                       _ ("Unlock this match first, then it can be changed."));
      return;
    }
  mentee = find_mentee_name (self, self->mentee);
  vv_match_choose (VV_PAGE (self), self->board, self->mentor, self->mentee, mentee);
}

typedef gboolean (*LockAct) (const VvMatchScene *scene,
                             const VvBoardCard *card,
                             const char *reason,
                             GError **error);

static gboolean
act_on_lock (VvMatchPage *self, LockAct act, const char *reason, GError **error)
{
  VvMatchScene scene = make_scene (self);
  const VvBoardCard *card = vv_match_board_find_card (self->board, self->mentor, NULL);
  gboolean is_done = !card || act (&scene, card, reason, error);

  vv_window_changed (scene.window);
  return is_done;
}

static gboolean
on_lock_answered_cb (const char *reason, gpointer data, GError **error)
{
  return act_on_lock (data, vv_match_act_lock, reason, error);
}

static gboolean
on_unlock_answered_cb (const char *reason, gpointer data, GError **error)
{
  return act_on_lock (data, vv_match_act_unlock, reason, error);
}

static void
choose_mentor (VvMatchPage *self, const char *mentor)
{
  g_free (self->mentor);
  self->mentor = g_strdup (mentor);
}

static void
lock_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMatchPage *self = VV_MATCH_PAGE (widget);
  const VvBoardCard *card = vv_match_board_find_card (self->board, g_variant_get_string (target, NULL), NULL);
  g_autofree char *title = NULL;
  VvQuestion question = { .text = _ ("One sentence why these people fit. It stands in the matching record; "
                                     "a new proposal keeps what is locked."),
                          .field = _ ("Why they fit"),
                          .accept = _ ("_Lock"),
                          .lacking = _ ("Please write one sentence why they fit.") };

  if (!card || vv_board_card_is_locked (card))
    return;
  title = g_strdup_printf (_ ("Lock %s"), card->title ? card->title : card->mentor_name);
  question.title = title;
  choose_mentor (self, card->mentor);
  vv_question_ask (vv_page_get_window (VV_PAGE (self)), &question, on_lock_answered_cb, self, NULL);
}

static void
unlock_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMatchPage *self = VV_MATCH_PAGE (widget);
  const VvBoardCard *card = vv_match_board_find_card (self->board, g_variant_get_string (target, NULL), NULL);
  g_autofree char *title = NULL;
  VvQuestion question = { .text = _ ("Both sides have been told. Say why it is opened again; the people stay "
                                     "together until you move them."),
                          .field = _ ("Why it is opened again"),
                          .accept = _ ("_Unlock"),
                          .lacking = _ ("Please write why it is opened again.") };

  if (!card || !card->match || card->state > VV_MATCH_LOCKED)
    return;
  title = g_strdup_printf (_ ("Unlock %s"), card->title);
  question.title = title;
  choose_mentor (self, card->mentor);
  vv_question_ask (vv_page_get_window (VV_PAGE (self)), &question, on_unlock_answered_cb, self, NULL);
}

static void
ways_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMatchPage *self = VV_MATCH_PAGE (widget);

  if (!self->board->proposal)
    return;
  select_mentee (self, NULL);
  vv_match_pane_show_ways (VV_MATCH_PANE (self->pane), self->board->proposal->unmatched);
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->pane);
}

static void
memo_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvPage *page = VV_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf
      = vv_matching_memo_pdf (vv_page_get_workspace (page), vv_page_get_programme (page), &error);

  if (pdf)
    vv_file_save (vv_page_get_window (page), pdf, _ ("Matching record.pdf"));
  else
    vv_page_show_error (page, error);
}

static void
key_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvMatchPage *self = VV_MATCH_PAGE (widget);
  const char *action = g_variant_get_string (target, NULL);

  if (self->board && self->mentor)
    gtk_widget_activate_action (widget, action, "s", self->mentor);
}

/* --- callbacks --- */

static void
on_order_changed_cb (VvMatchPage *self)
{
  if (self->board)
    vv_match_page_refresh (VV_PAGE (self));
}

static void
on_prefer_changed_cb (VvMatchPage *self)
{
  VvMatchScene scene = make_scene (self);
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (self->is_filling || !self->board)
    return;
  key = make_prefer_key (self);
  self->compared_points = self->board->points;
  self->compared_worst = self->board->worst;
  is_done = vv_workspace_remember (scene.ws, key, scene.prefer, &error)
            && (!self->board->proposal || vv_match_act_propose (&scene, &error));
  finish_act (self, is_done, error);
}

static void
on_folded_changed_cb (VvMatchPage *self)
{
  vv_match_pane_set_alone (VV_MATCH_PANE (self->pane), adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet)));
}

static GPtrArray *
list_all_buttons (VvMatchPage *self)
{
  GPtrArray *all = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (self->flow); child;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autoptr (GPtrArray) buttons
          = vv_match_card_list_buttons (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child)));

      for (guint i = 0; i < buttons->len; i++)
        g_ptr_array_add (all, buttons->pdata[i]);
    }
  return all;
}

/* Index of the first button of the card before or after the one at `index`. */
static int
skip_card (GPtrArray *all, int index, int step)
{
  const char *mentor = vv_match_button_get_mentor (all->pdata[index]);
  int at = index;

  while (at >= 0 && at < (int)all->len
         && g_strcmp0 (vv_match_button_get_mentor (all->pdata[at]), mentor) == 0)
    at += step;
  return at;
}

static gboolean
on_key_pressed_cb (VvMatchPage *self, guint key)
{
  g_autoptr (GPtrArray) all = list_all_buttons (self);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  guint index;
  int to;

  if (!focus || !g_ptr_array_find (all, focus, &index))
    return FALSE;
  if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    to = (int)index + (key == GDK_KEY_Down ? 1 : -1);
  else if (key == GDK_KEY_Right || key == GDK_KEY_Left)
    to = skip_card (all, (int)index, key == GDK_KEY_Right ? 1 : -1);
  else
    return FALSE;
  if (to >= 0 && to < (int)all->len)
    {
      GtkWidget *button = all->pdata[to];

      gtk_widget_grab_focus (button);
      select_mentee (self, vv_match_button_get_mentee (button));
    }
  return TRUE;
}

static void
vv_match_page_open (VvPage *page, const char *detail)
{
  VvMatchPage *self = VV_MATCH_PAGE (page);
  GtkWidget *button;

  if (!self->board)
    return;
  if (detail)
    select_mentee (self, detail);
  if (!self->mentee && self->board->cards->len > 0)
    {
      const VvBoardCard *card = self->board->cards->pdata[0];

      if (card->mentees->len > 0)
        select_mentee (self, ((VvBoardMentee *)card->mentees->pdata[0])->id);
    }
  button = find_button (self, self->mentee);
  if (button)
    gtk_widget_grab_focus (button);
}

static void
vv_match_page_finalize (GObject *object)
{
  VvMatchPage *self = VV_MATCH_PAGE (object);

  g_clear_pointer (&self->board, vv_match_board_free);
  g_free (self->mentor);
  g_free (self->mentee);
  G_OBJECT_CLASS (vv_match_page_parent_class)->finalize (object);
}

static void
add_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "match.select", "(ss)", select_activated);
  gtk_widget_class_install_action (class, "match.close-pane", NULL, close_pane_activated);
  gtk_widget_class_install_action (class, "match.propose", NULL, propose_activated);
  gtk_widget_class_install_action (class, "match.move", "(ss)", move_activated);
  gtk_widget_class_install_action (class, "match.swap", "(ss)", swap_activated);
  gtk_widget_class_install_action (class, "match.release", "(ss)", release_activated);
  gtk_widget_class_install_action (class, "match.impress", "(sssi)", impress_activated);
  gtk_widget_class_install_action (class, "match.choose", NULL, choose_activated);
  gtk_widget_class_install_action (class, "match.lock", "s", lock_activated);
  gtk_widget_class_install_action (class, "match.unlock", "s", unlock_activated);
  gtk_widget_class_install_action (class, "match.ways", NULL, ways_activated);
  gtk_widget_class_install_action (class, "match.memo", NULL, memo_activated);
  gtk_widget_class_install_action (class, "match.key", "s", key_activated);
  gtk_widget_class_add_binding_action (class, GDK_KEY_m, 0, "match.choose", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_x, 0, "match.choose", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_l, 0, "match.key", "s", "match.lock");
  gtk_widget_class_add_binding_action (class, GDK_KEY_u, 0, "match.key", "s", "match.unlock");
}

static void
vv_match_page_class_init (VvMatchPageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_match_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_match_page_refresh;
  VV_PAGE_CLASS (class)->open = vv_match_page_open;
  add_actions (GTK_WIDGET_CLASS (class));
}

static GtkWidget *
make_choice (const char *const *labels, const char *name)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (labels);

  vv_set_name (choice, name);
  gtk_widget_set_tooltip_text (choice, name);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  return choice;
}

static GtkWidget *
build_head (VvMatchPage *self)
{
  const char *const orders[] = { _ ("Open ones first"), _ ("Lowest first"), _ ("By name"), NULL };
  const char *const prefers[] = { _ ("Highest sum"), _ ("Fair to everyone"), NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->matched = vv_match_figure_append (line, C_ ("figure", "matched"));
  self->points = vv_match_figure_append (line, C_ ("figure", "points"));
  self->worst = vv_match_figure_append (line, C_ ("figure", "lowest"));
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (line), space);
  self->order = make_choice (orders, _ ("Order of the mentors"));
  self->prefer = make_choice (prefers, _ ("Highest sum, or lift everyone first"));
  gtk_widget_add_css_class (self->order, "flat");
  g_signal_connect_swapped (self->order, "notify::selected", G_CALLBACK (on_order_changed_cb), self);
  g_signal_connect_swapped (self->prefer, "notify::selected", G_CALLBACK (on_prefer_changed_cb), self);
  gtk_box_append (GTK_BOX (line), self->prefer);
  self->note = vv_label_new ("", "vv-small dim-label");
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_box_append (GTK_BOX (second), self->note);
  gtk_box_append (GTK_BOX (second), self->order);
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), second);
  vv_set_margins (head, 14, 16, 10, 18);
  return head;
}

static GtkWidget *
build_left (VvMatchPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 5);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->flow), 12);
  gtk_widget_set_valign (self->flow, GTK_ALIGN_START);
  vv_set_name (self->flow, _ ("Mentors and their mentees"));
  vv_set_margins (self->flow, 2, 16, 16, 18);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (self->flow, keys);
  gtk_box_append (GTK_BOX (box), build_head (self));
  gtk_box_append (GTK_BOX (box), vv_scrolled_new (self->flow, 0));
  gtk_box_append (GTK_BOX (box), vv_match_legend_new ());
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static void
build_menu (VvMatchPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Propose Again"), "match.propose");
  g_menu_append (menu, _ ("_Save the Matching Record…"), "match.memo");
  vv_page_set_menu (VV_PAGE (self), G_MENU_MODEL (menu));
}

static void
vv_match_page_init (VvMatchPage *self)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  vv_page_set_title (VV_PAGE (self), _ ("Match"));
  self->leaflet = adw_leaflet_new ();
  self->left = build_left (self);
  self->pane = vv_match_pane_new ();
  adw_leaflet_append (ADW_LEAFLET (self->leaflet), self->left);
  adw_leaflet_page_set_navigatable (adw_leaflet_append (ADW_LEAFLET (self->leaflet), line), FALSE);
  adw_leaflet_append (ADW_LEAFLET (self->leaflet), self->pane);
  adw_leaflet_set_can_navigate_back (ADW_LEAFLET (self->leaflet), TRUE);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (on_folded_changed_cb), self);
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "vv-match-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("Nobody Is Matched Yet"));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->leaflet, "board");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  vv_page_set_content (VV_PAGE (self), self->stack);
  build_menu (self);
}
