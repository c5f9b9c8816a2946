#include "config.h"

#include "vv-confirm-wizard.h"

#include "vv-error.h"
#include "vv-kit.h"
#include "vv-match-acts.h"
#include "vv-match-board.h"

#include <glib/gi18n-lib.h>

#define REASON "reason/"

struct _VvConfirmWizard
{
  VvWizard parent_instance;

  GtkWidget *lines;
  VvMatchBoard *board;
  GPtrArray *entries; /* GtkWidget*, one per open card, borrowed */
};

G_DEFINE_FINAL_TYPE (VvConfirmWizard, vv_confirm_wizard, VV_TYPE_WIZARD)

/* What stands beside an entry. */
typedef struct
{
  const VvBoardCard *card; /* of the board */
  GtkWidget *trouble;
} Line;

static Line *
get_line (GtkWidget *entry)
{
  return g_object_get_data (G_OBJECT (entry), "vv-line");
}

static char *
get_reason (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static int
count_written (VvConfirmWizard *self)
{
  int n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *reason = get_reason (self->entries->pdata[i]);

      n += *reason != '\0';
    }
  return n;
}

static void
on_reason_changed_cb (VvConfirmWizard *self)
{
  vv_wizard_update (VV_WIZARD (self));
}

/* The next empty line, or the primary button. */
static void
on_reason_accepted_cb (VvConfirmWizard *self, GtkWidget *entry)
{
  guint index = 0;

  g_ptr_array_find (self->entries, entry, &index);
  for (guint i = index + 1; i < self->entries->len; i++)
    {
      g_autofree char *reason = get_reason (self->entries->pdata[i]);

      if (*reason)
        continue;
      gtk_widget_grab_focus (self->entries->pdata[i]);
      return;
    }
  vv_wizard_go_on (VV_WIZARD (self));
}

static char *
describe_card (const VvBoardCard *card)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < card->mentees->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((VvBoardMentee *)card->mentees->pdata[i])->name);
  /* TRANSLATORS: mentor: mentees (points) */
  return g_strdup_printf (_ ("%s: %s (%d of 100)"), card->mentor_name, names->str, card->score);
}

static void
append_card (VvConfirmWizard *self, const VvBoardCard *card)
{
  VvWizard *wizard = VV_WIZARD (self);
  GtkWidget *entry = adw_entry_row_new (), *list = vv_boxed_list_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = describe_card (card), *key = g_strconcat (REASON, card->mentor, NULL);
  const char *reason = vv_wizard_get (wizard, key);
  Line *line = g_new0 (Line, 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Why they fit"));
  gtk_editable_set_text (GTK_EDITABLE (entry), reason ? reason : "");
  line->card = card;
  line->trouble = vv_label_new ("", "error vv-small");
  gtk_widget_set_visible (line->trouble, FALSE);
  g_object_set_data_full (G_OBJECT (entry), "vv-line", line, g_free);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_reason_changed_cb), self);
  g_signal_connect_swapped (entry, "entry-activated", G_CALLBACK (on_reason_accepted_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  gtk_box_append (GTK_BOX (box), vv_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), line->trouble);
  gtk_box_append (GTK_BOX (self->lines), box);
  g_ptr_array_add (self->entries, entry);
}

static gboolean
load (VvConfirmWizard *self, GError **error)
{
  VvWizard *wizard = VV_WIZARD (self);
  VvMatchBoard *board = vv_match_board_load (vv_wizard_get_workspace (wizard),
                                             vv_wizard_get_programme (wizard), VV_BOARD_BY_NAME, error);

  if (!board)
    return FALSE;
  g_ptr_array_set_size (self->entries, 0);
  vv_clear_children (self->lines);
  g_clear_pointer (&self->board, vv_match_board_free);
  self->board = board;
  for (guint i = 0; i < board->cards->len; i++)
    if (!vv_board_card_is_locked (board->cards->pdata[i]))
      append_card (self, board->cards->pdata[i]);
  return TRUE;
}

/* The strongest of what speaks for the first pair: a beginning, to be put in one's own words. (g_free) */
static char *
suggest_reason (VvConfirmWizard *self, const VvBoardCard *card)
{
  VvWizard *wizard = VV_WIZARD (self);
  const VvBoardMentee *mentee = card->mentees->len > 0 ? card->mentees->pdata[0] : NULL;
  int score = -1;
  g_autoptr (GPtrArray) reasons
      = mentee ? vv_matching_explain (vv_wizard_get_workspace (wizard), vv_wizard_get_programme (wizard),
                                      card->mentor, mentee->id, &score, NULL)
               : NULL;
  const VvMatchReason *best = NULL;

  for (guint i = 0; reasons && i < reasons->len; i++)
    {
      const VvMatchReason *reason = reasons->pdata[i];

      if (reason->of > 0 && (!best || reason->points / reason->of > best->points / best->of))
        best = reason;
    }
  return best && best->text ? g_strdup_printf ("%s: %s", best->label, best->text) : NULL;
}

static void
on_suggest_clicked_cb (VvConfirmWizard *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *reason = get_reason (self->entries->pdata[i]);
      g_autofree char *suggested
          = *reason ? NULL : suggest_reason (self, get_line (self->entries->pdata[i])->card);

      if (suggested)
        gtk_editable_set_text (self->entries->pdata[i], suggested);
    }
}

static GtkWidget *
build_reasons (VvWizard *wizard)
{
  VvConfirmWizard *self = VV_CONFIRM_WIZARD (wizard);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *suggest = vv_button_new (_ ("_Begin with What the Points Say"), NULL);

  gtk_box_append (GTK_BOX (head), vv_label_new (_ ("Why does each of them fit?"), "title-2"));
  gtk_box_append (GTK_BOX (head),
                  vv_label_new (_ ("One sentence for each, in your own words. What has a sentence is locked; "
                                   "the others stay reserved."),
                                "dim-label"));
  gtk_box_append (GTK_BOX (body), head);
  gtk_widget_set_halign (suggest, GTK_ALIGN_START);
  g_signal_connect_swapped (suggest, "clicked", G_CALLBACK (on_suggest_clicked_cb), self);
  gtk_box_append (GTK_BOX (body), suggest);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (body), self->lines);
  vv_set_margins (body, 24, 24, 24, 24);
  return vv_scrolled_new (body, 900);
}

static void
enter_reasons (VvWizard *wizard)
{
  g_autoptr (GError) error = NULL;

  if (!load (VV_CONFIRM_WIZARD (wizard), &error))
    vv_window_show_error (vv_wizard_get_window (wizard), error);
}

static void
save_reasons (VvWizard *wizard)
{
  VvConfirmWizard *self = VV_CONFIRM_WIZARD (wizard);

  for (guint i = 0; i < self->entries->len; i++)
    {
      GtkWidget *entry = self->entries->pdata[i];
      g_autofree char *reason = get_reason (entry);
      g_autofree char *key = g_strconcat (REASON, get_line (entry)->card->mentor, NULL);

      vv_wizard_set (wizard, key, *reason ? reason : NULL);
    }
}

static gboolean
complete_reasons (VvWizard *wizard, GError **error)
{
  VvConfirmWizard *self = VV_CONFIRM_WIZARD (wizard);

  if (self->entries->len == 0 || count_written (self) > 0)
    return TRUE;
  vv_wizard_point (wizard, self->entries->pdata[0]);
  g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                       _ ("Please write one sentence for at least one match: why do they fit?"));
  return FALSE;
}

/* id of the reserved match of a mentor; g_free(). NULL without error: none. */
static char *
find_reserved (VvWizard *wizard, const char *mentor, GError **error)
{
  g_autoptr (GPtrArray) matches
      = vv_matching_list (vv_wizard_get_workspace (wizard), vv_wizard_get_programme (wizard), mentor, error);

  for (guint i = 0; matches && i < matches->len; i++)
    {
      const VvMatch *match = matches->pdata[i];

      if (match->state == VV_MATCH_RESERVED && g_strcmp0 (match->mentor, mentor) == 0)
        return g_strdup (match->id);
    }
  return NULL;
}

/* Whether it is locked now; what was in the way stands under the line. */
static gboolean
lock_line (VvConfirmWizard *self, GtkWidget *entry, const char *reason, GPtrArray *locked)
{
  VvWizard *wizard = VV_WIZARD (self);
  Line *line = get_line (entry);
  g_autoptr (GError) error = NULL;
  g_autofree char *match = find_reserved (wizard, line->card->mentor, &error);

  if (match && vv_matching_lock (vv_wizard_get_workspace (wizard), match, reason, &error))
    {
      g_ptr_array_add (locked, g_steal_pointer (&match));
      return TRUE;
    }
  gtk_label_set_text (GTK_LABEL (line->trouble),
                      error ? error->message : _ ("This match is no longer reserved."));
  gtk_widget_set_visible (line->trouble, TRUE);
  return FALSE;
}

static void
tell_locked (VvConfirmWizard *self, GPtrArray *locked)
{
  VvWindow *window = vv_wizard_get_window (VV_WIZARD (self));
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u match is locked", "%u matches are locked", locked->len), locked->len);

  if (locked->len > 0)
    vv_window_toast_undo (window, text, vv_match_undo_locks, g_ptr_array_ref (locked),
                          (GDestroyNotify)g_ptr_array_unref);
}

static gboolean
apply_reasons (VvWizard *wizard, GError **error)
{
  VvConfirmWizard *self = VV_CONFIRM_WIZARD (wizard);
  g_autoptr (GPtrArray) locked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) accepted = NULL;
  GtkWidget *first = NULL;
  int failed = 0;

  if (self->board->open > 0)
    {
      accepted = vv_matching_accept (vv_wizard_get_workspace (wizard), self->board->proposal->id, error);
      if (!accepted)
        return FALSE;
      self->board->open = 0;
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      GtkWidget *entry = self->entries->pdata[i];
      g_autofree char *reason = get_reason (entry);

      if (!*reason || !gtk_widget_get_sensitive (entry))
        continue;
      if (lock_line (self, entry, reason, locked))
        gtk_widget_set_sensitive (entry, FALSE);
      else if (failed++ == 0)
        first = entry;
    }
  tell_locked (self, locked);
  if (failed == 0)
    return TRUE;
  vv_wizard_point (wizard, first);
  g_set_error (
      error, VV_ERROR, VV_ERROR_RULE,
      ngettext ("%d match could not be locked; what lacks stands under it. Close leaves it reserved.",
                "%d matches could not be locked; what lacks stands under each. Close leaves them "
                "reserved.",
                failed),
      failed);
  return FALSE;
}

static char *
label_reasons (VvWizard *wizard)
{
  int n = count_written (VV_CONFIRM_WIZARD (wizard));

  return n > 0 ? g_strdup_printf (ngettext ("_Lock %d Match", "_Lock %d Matches", n), n)
               : g_strdup (_ ("_Lock Matches"));
}

static char *
finish (VvWizard *wizard)
{
  return g_strdup_printf ("programme/%s/match", vv_wizard_get_programme (wizard));
}

static void
vv_confirm_wizard_finalize (GObject *object)
{
  VvConfirmWizard *self = VV_CONFIRM_WIZARD (object);

  g_clear_pointer (&self->board, vv_match_board_free);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (vv_confirm_wizard_parent_class)->finalize (object);
}

static const VvWizardStep steps[] = {
  { "reasons", N_ ("Reasons"), build_reasons, enter_reasons, save_reasons, complete_reasons, apply_reasons,
    label_reasons },
  { NULL },
};

static void
vv_confirm_wizard_class_init (VvConfirmWizardClass *class)
{
  VvWizardClass *wizard_class = VV_WIZARD_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_confirm_wizard_finalize;
  wizard_class->key = "confirm-matches";
  wizard_class->title = N_ ("Confirm Matches");
  wizard_class->steps = steps;
  wizard_class->finish = finish;
}

static void
vv_confirm_wizard_init (VvConfirmWizard *self)
{
  self->entries = g_ptr_array_new ();
}
