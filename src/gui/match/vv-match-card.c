#include "config.h"

#include "vv-match-card.h"

#include "vv-kit.h"
#include "vv-meter.h"

#include <glib/gi18n-lib.h>

#define MEMBERS "vv-members"
#define MENTEE "vv-mentee"
#define MENTOR "vv-mentor"
#define SHOWN_UNMATCHED 4

static char *
make_places_text (const VvBoardCard *card)
{
  return g_strdup_printf (ngettext ("%d of %d place", "%d of %d places", card->places),
                          (int)card->mentees->len, card->places);
}

static GtkWidget *
make_lock (const VvBoardCard *card)
{
  gboolean is_locked = vv_board_card_is_locked (card);
  gboolean may_change = !is_locked || card->state == VV_MATCH_LOCKED;
  const char *icon = is_locked ? "changes-prevent-symbolic" : "changes-allow-symbolic";
  g_autofree char *name = g_strdup_printf (
      is_locked ? _ ("Unlock %s, with a reason (U)") : _ ("Lock %s, with a reason (L)"), card->mentor_name);
  GtkWidget *lock;

  if (!may_change)
    {
      lock = gtk_image_new_from_icon_name (icon);
      gtk_widget_set_tooltip_text (lock, _ ("Locked; the sessions have begun"));
      vv_set_name (lock, _ ("Locked; the sessions have begun"));
      gtk_widget_set_valign (lock, GTK_ALIGN_CENTER);
      return lock;
    }
  lock = vv_icon_button_new (icon, name);
  vv_add_classes (lock, is_locked ? "flat circular" : "flat circular vv-faint");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (lock), "s", card->mentor);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (lock), is_locked ? "match.unlock" : "match.lock");
  return lock;
}

static GtkWidget *
make_head (const VvBoardCard *card)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = vv_line_new (card->mentor_name, "vv-strong");
  g_autofree char *places = make_places_text (card);
  g_autofree char *line = card->title ? g_strdup_printf ("%s · %s", card->title, places) : g_strdup (places);

  GtkWidget *where = vv_line_new (line, "vv-small dim-label vv-num");

  gtk_box_append (GTK_BOX (head), vv_ring_new (card->score, card->score < VV_BOARD_LOW_SCORE));
  gtk_label_set_max_width_chars (GTK_LABEL (name), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (where), 1);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), where);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), make_lock (card));
  return head;
}

static GdkContentProvider *
on_drag_prepared_cb (GtkWidget *button)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, vv_match_button_get_mentee (button));
}

static void
on_drag_begun_cb (GtkWidget *button, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (button);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static gboolean
on_dropped_cb (GtkWidget *widget, const GValue *value)
{
  const char *mentor = g_object_get_data (G_OBJECT (widget), MENTOR);

  gtk_widget_remove_css_class (widget, "vv-target");
  return gtk_widget_activate_action (widget, "match.move", "(ss)", mentor, g_value_get_string (value));
}

static GdkDragAction
on_drag_entered_cb (GtkWidget *widget)
{
  gtk_widget_add_css_class (widget, "vv-target");
  return GDK_ACTION_MOVE;
}

static void
on_drag_left_cb (GtkWidget *widget)
{
  gtk_widget_remove_css_class (widget, "vv-target");
}

static void
accept_drops (GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_dropped_cb), widget);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (on_drag_entered_cb), widget);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (on_drag_left_cb), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static void
allow_dragging (GtkWidget *button)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_drag_prepared_cb), button);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begun_cb), button, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (source));
}

static GtkWidget *
make_marks (const VvBoardMentee *mentee)
{
  GtkWidget *marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  if (mentee->by_hand)
    {
      GtkWidget *hand = gtk_image_new_from_icon_name ("vv-hand-symbolic");

      gtk_image_set_pixel_size (GTK_IMAGE (hand), 13);
      gtk_widget_add_css_class (hand, "dim-label");
      gtk_widget_set_tooltip_text (hand, _ ("Placed by hand"));
      gtk_box_append (GTK_BOX (marks), hand);
    }
  if (mentee->score >= 0 && mentee->score < VV_BOARD_LOW_SCORE)
    {
      GtkWidget *doubt = vv_mark_new (VV_MARK_DOUBT, 13);

      gtk_widget_set_tooltip_text (doubt, _ ("Look again: below 65"));
      gtk_box_append (GTK_BOX (marks), doubt);
    }
  return marks;
}

static char *
describe_mentee (const VvBoardMentee *mentee)
{
  g_autofree char *points = mentee->score >= 0 ? g_strdup_printf (_ ("%d of 100"), mentee->score)
                                               : g_strdup (_ ("no longer possible by the rules"));
  const char *hand = mentee->by_hand ? _ ("placed by hand") : NULL;

  return hand ? g_strdup_printf ("%s, %s, %s", mentee->name, points, hand)
              : g_strdup_printf ("%s, %s", mentee->name, points);
}

static GtkWidget *
make_mentee (const VvBoardCard *card, const VvBoardMentee *mentee)
{
  GtkWidget *button = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  GtkWidget *name = vv_line_new (mentee->name, NULL);
  g_autofree char *number = mentee->score >= 0 ? g_strdup_printf ("%d", mentee->score) : g_strdup ("–");
  GtkWidget *score = vv_label_new (number, "vv-num vv-strong");
  g_autofree char *described = describe_mentee (mentee);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 1);
  gtk_label_set_wrap (GTK_LABEL (score), FALSE);
  gtk_label_set_width_chars (GTK_LABEL (score), 2);
  gtk_label_set_xalign (GTK_LABEL (score), 1);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), make_marks (mentee));
  gtk_box_append (GTK_BOX (line),
                  vv_bar_new (MAX (0, mentee->score) / 100.0, 40, mentee->score < VV_BOARD_LOW_SCORE));
  gtk_box_append (GTK_BOX (line), score);
  gtk_button_set_child (GTK_BUTTON (button), line);
  vv_add_classes (button, "flat vv-mline");
  vv_set_name (button, described);
  g_object_set_data_full (G_OBJECT (button), MENTEE, g_strdup (mentee->id), g_free);
  g_object_set_data_full (G_OBJECT (button), MENTOR, g_strdup (card->mentor), g_free);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", card->mentor, mentee->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "match.select");
  if (!card->match)
    allow_dragging (button);
  return button;
}

GtkWidget *
vv_match_card_new (const VvBoardCard *card)
{
  GtkWidget *widget = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *members = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  vv_add_classes (widget, "vv-card vv-pad");
  gtk_box_append (GTK_BOX (widget), make_head (card));
  for (guint i = 0; i < card->mentees->len; i++)
    gtk_box_append (GTK_BOX (members), make_mentee (card, card->mentees->pdata[i]));
  gtk_box_append (GTK_BOX (widget), members);
  g_object_set_data (G_OBJECT (widget), MEMBERS, members);
  g_object_set_data_full (G_OBJECT (widget), MENTOR, g_strdup (card->mentor), g_free);
  if (!card->match)
    accept_drops (widget);
  return widget;
}

GPtrArray *
vv_match_card_list_buttons (GtkWidget *widget)
{
  GtkWidget *members = g_object_get_data (G_OBJECT (widget), MEMBERS);
  GPtrArray *buttons = g_ptr_array_new ();

  for (GtkWidget *child = members ? gtk_widget_get_first_child (members) : NULL; child;
       child = gtk_widget_get_next_sibling (child))
    g_ptr_array_add (buttons, child);
  return buttons;
}

void
vv_match_card_set_selected (GtkWidget *widget, const char *mentee)
{
  g_autoptr (GPtrArray) buttons = vv_match_card_list_buttons (widget);
  gboolean is_here = FALSE;

  for (guint i = 0; i < buttons->len; i++)
    {
      GtkWidget *button = buttons->pdata[i];
      gboolean is_selected = mentee && g_strcmp0 (vv_match_button_get_mentee (button), mentee) == 0;

      is_here = is_here || is_selected;
      if (is_selected)
        gtk_widget_add_css_class (button, "selected");
      else
        gtk_widget_remove_css_class (button, "selected");
    }
  if (is_here)
    gtk_widget_add_css_class (widget, "selected");
  else
    gtk_widget_remove_css_class (widget, "selected");
}

const char *
vv_match_button_get_mentor (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), MENTOR);
}

const char *
vv_match_button_get_mentee (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), MENTEE);
}

static void
append_unmatched (GtkWidget *box, const VvUnmatched *unmatched)
{
  const char *because = unmatched->because->len > 0 ? unmatched->because->pdata[0] : "";
  g_autofree char *text = g_strdup_printf ("%s: %s", unmatched->name, because);

  gtk_box_append (GTK_BOX (box), vv_label_new (text, "vv-small"));
}

GtkWidget *
vv_unmatched_card_new (GPtrArray *unmatched)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *ways = vv_button_new (_ ("Show Ways _Out…"), "flat");
  g_autofree char *title
      = g_strdup_printf (ngettext ("%u not matched", "%u not matched", unmatched->len), unmatched->len);

  vv_add_classes (box, "vv-callout warn");
  gtk_box_append (GTK_BOX (head), vv_mark_new (VV_MARK_HALF, 16));
  gtk_box_append (GTK_BOX (head), vv_label_new (title, "vv-strong"));
  gtk_box_append (GTK_BOX (box), head);
  for (guint i = 0; i < MIN (unmatched->len, SHOWN_UNMATCHED); i++)
    append_unmatched (box, unmatched->pdata[i]);
  if (unmatched->len > SHOWN_UNMATCHED)
    {
      guint rest = unmatched->len - SHOWN_UNMATCHED;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);

      gtk_box_append (GTK_BOX (box), vv_label_new (more, "vv-small dim-label"));
    }
  gtk_widget_set_halign (ways, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (ways), "match.ways");
  gtk_box_append (GTK_BOX (box), ways);
  return box;
}
