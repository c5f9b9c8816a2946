#include "config.h"

#include "vv-match-pane.h"

#include "vv-kit.h"
#include "vv-meter.h"

#include <glib/gi18n-lib.h>

#define PANE_WIDTH 350

struct _VvMatchPane
{
  AdwBin parent_instance;

  GtkWidget *back, *body, *bar;
};

G_DEFINE_FINAL_TYPE (VvMatchPane, vv_match_pane, ADW_TYPE_BIN)

typedef struct
{
  const char *criterion, *shown;
} Impression;

static const Impression impressions[] = {
  { "wishes", N_ ("Wishes about the mentor") },
  { "communication", N_ ("Communication") },
  { "interests", N_ ("Interests and experience") },
};

static const char *const grades[] = {
  NC_ ("impression", "Weak"),
  NC_ ("impression", "Fair"),
  NC_ ("impression", "Good"),
  NC_ ("impression", "Strong"),
};

static void
clear (VvMatchPane *self)
{
  vv_clear_children (self->body);
  vv_clear_children (self->bar);
}

static void
set_action (GtkWidget *button, const char *action, const char *mentor, const char *mentee)
{
  if (mentee)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", mentor, mentee);
  else if (mentor)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", mentor);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static GtkWidget *
append_button (VvMatchPane *self,
               const char *label,
               const char *action,
               const char *mentor,
               const char *mentee)
{
  GtkWidget *button = vv_button_new (label, NULL);

  set_action (button, action, mentor, mentee);
  gtk_box_append (GTK_BOX (self->bar), button);
  return button;
}

static void
append_head (VvMatchPane *self, const char *title, const char *chip, const char *kind, const char *words)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (head), vv_label_new (title, "title-3"));
  if (chip)
    gtk_box_append (GTK_BOX (line), vv_chip_new (chip, kind));
  if (words)
    gtk_box_append (GTK_BOX (line), vv_label_new (words, "dim-label vv-small"));
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (self->body), head);
}

static GtkWidget *
make_criterion (const VvMatchReason *reason)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = vv_label_new (reason->label, "vv-strong"), *number, *of;
  g_autofree char *points = g_strdup_printf ("%d", (int)(reason->points + 0.5));
  /* TRANSLATORS: after a number of points: "22 of 30" */
  g_autofree char *most = g_strdup_printf (_ ("of %d"), (int)(reason->of + 0.5));

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), vv_bar_new (reason->points / reason->of, 64, FALSE));
  number = vv_label_new (points, "vv-num vv-strong");
  gtk_label_set_width_chars (GTK_LABEL (number), 2);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_box_append (GTK_BOX (line), number);
  of = vv_label_new (most, "vv-num vv-small dim-label");
  gtk_label_set_width_chars (GTK_LABEL (of), 5);
  gtk_box_append (GTK_BOX (line), of);
  gtk_box_append (GTK_BOX (box), line);
  if (reason->text && *reason->text)
    gtk_box_append (GTK_BOX (box), vv_label_new (reason->text, "vv-small dim-label"));
  return box;
}

/* A rule that keeps them apart has no points. */
static GtkWidget *
make_obstacle (const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (line), vv_mark_new (VV_MARK_PROBLEM, 16));
  gtk_box_append (GTK_BOX (line), vv_label_new (text, "vv-small"));
  return line;
}

static void
append_reasons (VvMatchPane *self, GPtrArray *reasons)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  vv_add_classes (card, "vv-card vv-pad");
  for (guint i = 0; i < reasons->len; i++)
    {
      const VvMatchReason *reason = reasons->pdata[i];

      gtk_box_append (GTK_BOX (card),
                      reason->of > 0 ? make_criterion (reason) : make_obstacle (reason->text));
    }
  gtk_box_append (GTK_BOX (self->body), card);
}

static GtkWidget *
make_grade (const char *mentor, const char *mentee, const char *criterion, int value)
{
  GtkWidget *button = vv_button_new (value < 0 ? C_ ("impression", "None")
                                               : g_dpgettext2 (GETTEXT_PACKAGE, "impression", grades[value]),
                                     NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sssi)", mentor, mentee, criterion, value);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "match.impress");
  return button;
}

static GtkWidget *
make_impressions (const char *mentor, const char *mentee)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (impressions); i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (line, "linked");
      for (int value = -1; value < (int)G_N_ELEMENTS (grades); value++)
        gtk_box_append (GTK_BOX (line), make_grade (mentor, mentee, impressions[i].criterion, value));
      gtk_box_append (GTK_BOX (box), vv_label_new (_ (impressions[i].shown), "vv-strong vv-small"));
      gtk_box_append (GTK_BOX (box), line);
    }
  vv_set_margins (box, 6, 6, 6, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Your Impression"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  vv_add_classes (button, "flat");
  return button;
}

static void
append_alternative (GtkWidget *list, const VvAlternative *alternative, const char *mentee)
{
  GtkWidget *row = vv_row_new (alternative->mentor_name, alternative->text), *button, *number;
  g_autofree char *score = g_strdup_printf ("%d", alternative->score);
  g_autofree char *cost
      = alternative->cost > 0
            ? g_strdup_printf (ngettext ("costs %d", "costs %d", alternative->cost), alternative->cost)
            : g_strdup (_ ("costs nothing"));
  g_autofree char *name = g_strdup_printf (_ ("Try %s instead"), alternative->mentor_name);

  number = vv_label_new (score, "vv-num vv-strong");
  gtk_label_set_wrap (GTK_LABEL (number), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), number);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), vv_chip_new (cost, NULL));
  button = vv_icon_button_new ("object-flip-horizontal-symbolic", name);
  vv_add_classes (button, "flat circular");
  set_action (button, "match.move", alternative->mentor, mentee);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static gboolean
append_alternatives (VvMatchPane *self,
                     VvWorkspace *ws,
                     const char *programme,
                     const char *mentee,
                     const char *title,
                     GError **error)
{
  g_autoptr (GPtrArray) alternatives = vv_matching_alternatives (ws, programme, mentee, error);
  GtkWidget *list;

  if (!alternatives)
    return FALSE;
  gtk_box_append (GTK_BOX (self->body), vv_label_new (title, "heading"));
  if (alternatives->len == 0)
    {
      gtk_box_append (GTK_BOX (self->body),
                      vv_label_new (_ ("Nobody else is possible by the rules."), "dim-label"));
      return TRUE;
    }
  list = vv_boxed_list_new ();
  for (guint i = 0; i < alternatives->len; i++)
    append_alternative (list, alternatives->pdata[i], mentee);
  gtk_box_append (GTK_BOX (self->body), list);
  return TRUE;
}

static void
append_quote (VvMatchPane *self, const char *text)
{
  gtk_box_append (GTK_BOX (self->body), vv_label_new (text, "vv-quote"));
}

static void
fill_bar (VvMatchPane *self, const VvBoardCard *card, const VvBoardMentee *mentee)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (!card->match)
    append_button (self, _ ("_Move or Swap…"), "match.choose", NULL, NULL);
  if (!card->match && mentee->by_hand)
    append_button (self, _ ("Let _Go"), "match.release", card->mentor, mentee->id);
  else if (!card->match)
    append_button (self, _ ("_Keep Here"), "match.move", card->mentor, mentee->id);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->bar), space);
  if (!vv_board_card_is_locked (card))
    append_button (self, _ ("_Lock…"), "match.lock", card->mentor, NULL);
  if (card->match && card->state <= VV_MATCH_LOCKED)
    append_button (self, _ ("_Unlock…"), "match.unlock", card->mentor, NULL);
}

static char *
find_first_name (const char *name)
{
  const char *blank = strchr (name, ' ');

  return blank ? g_strndup (name, (gsize)(blank - name)) : g_strdup (name);
}

gboolean
vv_match_pane_show_pair (VvMatchPane *self,
                         VvWorkspace *ws,
                         const char *programme,
                         const VvBoardCard *card,
                         const VvBoardMentee *mentee,
                         GError **error)
{
  int score = -1;
  g_autoptr (GPtrArray) reasons
      = vv_matching_explain (ws, programme, card->mentor, mentee->id, &score, error);
  g_autofree char *title = g_strdup_printf (_ ("%s with %s"), mentee->name, card->mentor_name);
  g_autofree char *points = g_strdup_printf (_ ("%d of 100"), score);
  g_autofree char *first = find_first_name (card->mentor_name);
  /* TRANSLATORS: a mentor's first name */
  g_autofree char *instead = g_strdup_printf (_ ("Instead of %s"), first);

  clear (self);
  if (!reasons)
    return FALSE;
  append_head (self, title, score >= 0 ? points : NULL, score < VV_BOARD_LOW_SCORE ? "warn" : "info",
               mentee->by_hand ? _ ("Placed by hand") : NULL);
  if (card->match && card->reason && *card->reason)
    append_quote (self, card->reason);
  append_reasons (self, reasons);
  fill_bar (self, card, mentee);
  if (card->match)
    return TRUE;
  gtk_box_append (GTK_BOX (self->body), make_impressions (card->mentor, mentee->id));
  return append_alternatives (self, ws, programme, mentee->id, instead, error);
}

gboolean
vv_match_pane_show_unmatched (VvMatchPane *self,
                              VvWorkspace *ws,
                              const char *programme,
                              const VvUnmatched *unmatched,
                              GError **error)
{
  g_autofree char *title = g_strdup_printf (_ ("%s is not matched"), unmatched->name);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  clear (self);
  append_head (self, title, NULL, NULL, NULL);
  vv_add_classes (card, "vv-card vv-pad");
  for (guint i = 0; i < unmatched->because->len; i++)
    gtk_box_append (GTK_BOX (card), make_obstacle (unmatched->because->pdata[i]));
  gtk_box_append (GTK_BOX (self->body), card);
  append_button (self, _ ("_Move or Swap…"), "match.choose", NULL, NULL);
  return append_alternatives (self, ws, programme, unmatched->mentee, _ ("What it would take"), error);
}

void
vv_match_pane_show_ways (VvMatchPane *self, GPtrArray *unmatched)
{
  GtkWidget *list = vv_boxed_list_new ();

  clear (self);
  append_head (self, _ ("Not matched"), NULL, NULL, NULL);
  for (guint i = 0; i < unmatched->len; i++)
    {
      const VvUnmatched *one = unmatched->pdata[i];
      GtkWidget *row = vv_link_row_new (one->name, one->because->len > 0 ? one->because->pdata[0] : NULL);

      set_action (row, "match.select", "", one->mentee);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_box_append (GTK_BOX (self->body), list);
}

void
vv_match_pane_clear (VvMatchPane *self)
{
  clear (self);
  gtk_box_append (GTK_BOX (self->body),
                  vv_label_new (_ ("Choose a mentee to see why the two go together."), "dim-label"));
}

void
vv_match_pane_set_alone (VvMatchPane *self, gboolean is_alone)
{
  gtk_widget_set_visible (self->back, is_alone);
  adw_clamp_set_maximum_size (ADW_CLAMP (adw_bin_get_child (ADW_BIN (self))), is_alone ? 700 : PANE_WIDTH);
}

static void
vv_match_pane_class_init (VvMatchPaneClass *class)
{
}

static void
vv_match_pane_init (VvMatchPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *clamp;

  gtk_widget_set_size_request (GTK_WIDGET (self), PANE_WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "vv-pane");
  self->back = vv_content_button_new ("go-previous-symbolic", _ ("All Matches"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "match.close-pane");
  gtk_widget_set_halign (self->back, GTK_ALIGN_START);
  vv_add_classes (self->back, "flat");
  vv_set_margins (self->back, 6, 6, 0, 6);
  gtk_widget_set_visible (self->back, FALSE);
  gtk_box_append (GTK_BOX (box), self->back);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  vv_set_margins (self->body, 16, 16, 16, 16);
  gtk_box_append (GTK_BOX (box), vv_scrolled_new (self->body, 0));
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "vv-actionbar");
  gtk_box_append (GTK_BOX (box), self->bar);
  /* Its sentences are long; they wrap instead of taking the room of the cards. */
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PANE_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), PANE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), clamp);
}

GtkWidget *
vv_match_pane_new (void)
{
  return g_object_new (VV_TYPE_MATCH_PANE, NULL);
}
