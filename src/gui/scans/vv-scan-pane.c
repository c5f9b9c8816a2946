#include "config.h"

#include "vv-scan-pane.h"

#include "vv-scan-parts.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define LINKED_AT_MOST 7

struct _VvScanPane
{
  AdwBin parent_instance;

  GtkWidget *title, *subtitle, *cut, *choices, *why, *telling;
  GtkWidget *buttons, *accept, *none;
  GtkWidget *entry, *about, *facts;
  GPtrArray *toggles; /* GtkToggleButton* or GtkCheckButton*, owned by `choices` */
  GPtrArray *answers; /* char*, one for each toggle */
  gboolean is_signature, is_multiple, is_asking, is_rating;
};

G_DEFINE_FINAL_TYPE (VvScanPane, vv_scan_pane, ADW_TYPE_BIN)

static gboolean
is_chosen (VvScanPane *self, guint i)
{
  GtkWidget *toggle = self->toggles->pdata[i];

  return GTK_IS_CHECK_BUTTON (toggle) ? gtk_check_button_get_active (GTK_CHECK_BUTTON (toggle))
                                      : gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle));
}

static void
choose (VvScanPane *self, guint i, gboolean is_on)
{
  GtkWidget *toggle = self->toggles->pdata[i];

  if (GTK_IS_CHECK_BUTTON (toggle))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (toggle), is_on);
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), is_on);
}

/* The button says what it accepts. */
static void
show_answer (VvScanPane *self)
{
  g_autofree char *answer = vv_scan_pane_get_answer (self);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->telling, FALSE);
  if (!answer || !*answer)
    label = g_strdup (C_ ("an answer", "_Accept"));
  else if (self->is_signature)
    label = g_strdup (g_str_equal (answer, "signed") ? _ ("_Accept as Signed") : _ ("_Accept as Not Signed"));
  else
    {
      g_auto (GStrv) words = g_strsplit (answer, ",", -1);
      g_autofree char *shown = g_strjoinv (", ", words);

      /* TRANSLATORS: the number of the answer: "Accept 8" */
      label = g_strdup_printf (C_ ("an answer", "_Accept %s"), shown);
    }
  gtk_button_set_label (GTK_BUTTON (self->accept), label);
}

static void
add_toggle (VvScanPane *self, GtkWidget *toggle, const char *answer, gboolean is_on)
{
  g_ptr_array_add (self->toggles, toggle);
  g_ptr_array_add (self->answers, g_strdup (answer));
  choose (self, self->toggles->len - 1, is_on);
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (show_answer), self);
}

static gboolean
has_words (const VvScanField *field)
{
  for (guint i = 0; i < field->boxes->len; i++)
    {
      const VvScanBox *box = field->boxes->pdata[i];

      if (!vv_is_empty (box->label) && g_strcmp0 (box->label, box->value) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_proposed (const VvReading *reading, const char *value)
{
  return reading->values && vv_has_tag ((const char *const *)reading->values, value);
}

/* Numbers beside one another. */
static void
add_scale (VvScanPane *self, const VvScanField *field, const VvReading *reading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < field->boxes->len; i++)
    {
      const VvScanBox *option = field->boxes->pdata[i];
      GtkWidget *toggle = gtk_toggle_button_new_with_label (option->value);
      g_autofree char *name = g_strdup_printf (_ ("Answer %s"), option->value);

      if (self->toggles->len > 0 && !reading->is_multiple)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), self->toggles->pdata[0]);
      vv_set_name (toggle, name);
      gtk_box_append (GTK_BOX (box), toggle);
      add_toggle (self, toggle, option->value, is_proposed (reading, option->value));
    }
  gtk_box_append (GTK_BOX (self->choices), box);
}

/* Answers in words under one another, each with its key. */
static void
add_words (VvScanPane *self, const VvScanField *field, const VvReading *reading)
{
  GtkWidget *list = vv_boxed_list_new ();

  for (guint i = 0; i < field->boxes->len; i++)
    {
      const VvScanBox *option = field->boxes->pdata[i];
      GtkWidget *check = gtk_check_button_new (), *row = vv_row_new (option->label, NULL);

      if (self->toggles->len > 0 && !reading->is_multiple)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->toggles->pdata[0]);
      vv_set_name (check, option->label);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      if (reading->doubtful && vv_has_tag ((const char *const *)reading->doubtful, option->value))
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), vv_mark_new (VV_MARK_DOUBT, 16));
      if (i < 9)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), vv_scan_key_new (option->value));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      add_toggle (self, check, option->value, is_proposed (reading, option->value));
    }
  gtk_box_append (GTK_BOX (self->choices), list);
}

static void
add_signature (VvScanPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *is_signed = gtk_toggle_button_new_with_label (_ ("Signed"));
  GtkWidget *is_empty = gtk_toggle_button_new_with_label (_ ("Not signed"));

  gtk_widget_add_css_class (box, "linked");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (is_empty), GTK_TOGGLE_BUTTON (is_signed));
  gtk_box_append (GTK_BOX (box), is_signed);
  gtk_box_append (GTK_BOX (box), is_empty);
  gtk_box_append (GTK_BOX (self->choices), box);
  add_toggle (self, is_signed, "signed", FALSE);
  add_toggle (self, is_empty, "empty", FALSE);
}

/* The name written beside a place to sign: a column of text in the same row. */
static const char *
find_signer (const VvScanAsked *asked)
{
  const char *column = strstr (asked->item->field, ".c"), *row = strstr (asked->item->field, ".r");
  g_autofree char *start = NULL;

  if (!column || !row || !asked->values)
    return NULL;
  start = g_strndup (asked->item->field, (gsize)(column - asked->item->field));
  for (guint i = 0; i < asked->values->len; i++)
    {
      const VvValue *value = asked->values->pdata[i];

      if (g_str_has_prefix (value->field, start) && g_str_has_suffix (value->field, row)
          && g_strcmp0 (value->field, asked->item->field) != 0 && !vv_is_empty (value->value)
          && !g_ascii_isdigit (*value->value) && !g_str_equal (value->value, "signed")
          && !g_str_equal (value->value, "empty"))
        return value->value;
    }
  return NULL;
}

static void
ask_signature (VvScanPane *self, const VvScanAsked *asked, const VvScanField *field)
{
  const char *signer = find_signer (asked);
  g_autofree char *title
      = signer ? g_strdup_printf (_ ("Has %s signed?"), signer) : g_strdup (_ ("Is this a signature?"));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), field && field->label ? field->label : "");
  add_signature (self);
  gtk_button_set_label (GTK_BUTTON (self->none), _ ("_Not Signed"));
}

static void
ask_marks (VvScanPane *self, const VvScanAsked *asked, const VvScanField *field, const VvReading *reading)
{
  int row = vv_scan_row_of (asked->item->field);
  g_autofree char *label = row > 0 ? g_strdup_printf (_ ("Row %d: %s"), row, field->label ? field->label : "")
                                   : g_strdup (field->label);

  gtk_label_set_text (GTK_LABEL (self->title),
                      reading->is_multiple ? _ ("Which ones are meant?") : _ ("Which one is meant?"));
  gtk_label_set_text (GTK_LABEL (self->subtitle), label ? label : "");
  self->is_rating = !has_words (field);
  if (self->is_rating && field->boxes->len <= LINKED_AT_MOST)
    add_scale (self, field, reading);
  else
    add_words (self, field, reading);
  gtk_button_set_label (GTK_BUTTON (self->none), _ ("_No Answer"));
}

static void
ask (VvScanPane *self, const VvScanAsked *asked)
{
  const VvReading *reading = vv_scan_find_reading (asked->page, asked->item->field);
  const VvScanField *field = vv_scan_find_field (asked->fields, asked->item->field);

  self->is_asking = reading && (field || reading->is_signature);
  if (!self->is_asking)
    return;
  self->is_signature = reading->is_signature;
  self->is_multiple = reading->is_multiple;
  if (reading->is_signature)
    ask_signature (self, asked, field);
  else
    ask_marks (self, asked, field, reading);
  vv_scan_cut_set (VV_SCAN_CUT (self->cut), asked->texture, field, reading);
  gtk_label_set_text (GTK_LABEL (self->why), vv_scan_why (reading->why));
  gtk_widget_set_visible (self->why, TRUE);
}

static void
add_fact (VvScanPane *self, VvMark mark, const char *title, const char *detail, const char *action)
{
  GtkWidget *row = vv_row_new (title, detail);

  if (mark != VV_MARK_NONE)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), vv_mark_new (mark, 16));
  if (action)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
      vv_row_add_arrow (row);
    }
  gtk_list_box_append (GTK_LIST_BOX (self->facts), row);
}

static void
add_reading_facts (VvScanPane *self, const VvScanPage *page)
{
  guint sure = 0, asks = 0;
  g_autofree char *text = NULL, *asking = NULL;

  for (guint i = 0; page->readings && i < page->readings->len; i++)
    {
      asks += ((VvReading *)page->readings->pdata[i])->state == VV_READING_REVIEW;
      sure += ((VvReading *)page->readings->pdata[i])->state != VV_READING_REVIEW;
    }
  text = g_strdup_printf (ngettext ("%u answer was read", "%u answers were read", sure), sure);
  asking = g_strdup_printf (ngettext ("%u answer asks you", "%u answers ask you", asks), asks);
  if (sure > 0)
    add_fact (self, VV_MARK_DONE, text, _ ("Sure enough to file; shown in green"), NULL);
  if (asks > 0)
    add_fact (self, VV_MARK_DOUBT, asking, _ ("Shown in amber"), NULL);
}

/* What is known of the page whatever is asked. */
static void
show_facts (VvScanPane *self, const VvScanAsked *asked)
{
  vv_clear_children (self->facts);
  if (asked->item->document)
    {
      const char *subject = asked->item->subject;
      g_autofree char *where
          = asked->page ? g_strdup_printf (_ ("Page %d of %d"), asked->page->page, asked->page->of) : NULL;
      g_autofree char *detail
          = vv_is_empty (subject) || !where ? g_strdup (where) : g_strdup_printf ("%s · %s", subject, where);

      add_fact (self, asked->page ? VV_MARK_DONE : VV_MARK_GAP, asked->item->title,
                detail ? detail : asked->item->detail, "scans.open-document");
    }
  if (asked->page && asked->item->document)
    add_reading_facts (self, asked->page);
  if (asked->page)
    {
      g_autofree char *origin
          = g_strdup_printf (_ ("%s, page %d of the file"), asked->page->file, asked->page->index + 1);

      add_fact (self, VV_MARK_NONE, _ ("Keep a copy of the original…"), origin, "scans.export-file");
    }
  if (asked->page && asked->page->state != VV_PAGE_FAILED)
    add_fact (self, VV_MARK_NONE, asked->item->document ? _ ("It belongs elsewhere…") : _ ("File by hand…"),
              _ ("Say which page of whose document this is"), "scans.by-hand");
}

static void
tell_page (VvScanPane *self, const VvScanAsked *asked)
{
  const char *message = asked->page ? asked->page->message : NULL;

  if (asked->item->kind == VV_PILE_MISSING)
    {
      gtk_label_set_text (GTK_LABEL (self->title), _ ("This page is missing"));
      message = _ (
          "It went out with the others and has not come back. Print it again, or look in the pile: a page "
          "whose code was not read can be filed by hand.");
      add_fact (self, VV_MARK_OUT, _ ("Print this page again…"), asked->item->detail, "scans.print-page");
    }
  else if (asked->item->kind == VV_PILE_FILED)
    gtk_label_set_text (GTK_LABEL (self->title), _ ("At home"));
  else if (asked->page && asked->page->state == VV_PAGE_FAILED)
    gtk_label_set_text (GTK_LABEL (self->title), _ ("This file could not be opened"));
  else
    gtk_label_set_text (GTK_LABEL (self->title), _ ("Whose page is this?"));
  gtk_label_set_text (GTK_LABEL (self->subtitle), message ? message : asked->item->detail);
}

static void
on_entry_activated_cb (VvScanPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "scans.accept", NULL);
}

static void
vv_scan_pane_dispose (GObject *object)
{
  VvScanPane *self = VV_SCAN_PANE (object);

  g_clear_pointer (&self->toggles, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  G_OBJECT_CLASS (vv_scan_pane_parent_class)->dispose (object);
}

static void
vv_scan_pane_class_init (VvScanPaneClass *class)
{
  G_OBJECT_CLASS (class)->dispose = vv_scan_pane_dispose;
}

static GtkWidget *
build_buttons (VvScanPane *self)
{
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->accept = vv_button_new (C_ ("an answer", "_Accept"), "suggested-action");
  self->none = vv_button_new (_ ("_No Answer"), NULL);
  gtk_widget_set_hexpand (self->accept, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->accept), "scans.accept");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->none), "scans.no-answer");
  gtk_box_append (GTK_BOX (self->buttons), self->accept);
  gtk_box_append (GTK_BOX (self->buttons), self->none);
  return self->buttons;
}

static GtkWidget *
build_entry (VvScanPane *self)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "4QX9-T2MB-8HCE");
  vv_set_name (self->entry, _ ("The number printed beside the code"));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activated_cb), self);
  return self->entry;
}

static void
vv_scan_pane_init (VvScanPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12),
            *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *scrolled;

  self->toggles = g_ptr_array_new ();
  self->answers = g_ptr_array_new_with_free_func (g_free);
  self->title = vv_label_new ("", "title-2");
  self->subtitle = vv_label_new ("", "dim-label");
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->subtitle);
  gtk_box_append (GTK_BOX (box), words);
  self->cut = vv_scan_cut_new ();
  gtk_box_append (GTK_BOX (box), self->cut);
  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->choices);
  gtk_box_append (GTK_BOX (box), build_entry (self));
  self->why = vv_label_new ("", "dim-label vv-small");
  gtk_box_append (GTK_BOX (box), self->why);
  self->telling = vv_label_new ("", "vv-doubt");
  gtk_box_append (GTK_BOX (box), self->telling);
  gtk_box_append (GTK_BOX (box), build_buttons (self));
  self->about = vv_label_new (_ ("This page"), "heading");
  gtk_widget_set_margin_top (self->about, 10);
  gtk_box_append (GTK_BOX (box), self->about);
  self->facts = vv_boxed_list_new ();
  gtk_box_append (GTK_BOX (box), self->facts);
  vv_set_margins (box, 14, 16, 16, 16);
  scrolled = vv_scrolled_new (box, 0);
  gtk_widget_add_css_class (scrolled, "vv-pane");
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
vv_scan_pane_new (void)
{
  return g_object_new (VV_TYPE_SCAN_PANE, NULL);
}

void
vv_scan_pane_show (VvScanPane *self, const VvScanAsked *asked)
{
  gboolean is_torn = asked->page && asked->item->kind == VV_PILE_ASKS && !asked->item->field;

  vv_clear_children (self->choices);
  g_ptr_array_set_size (self->toggles, 0);
  g_ptr_array_set_size (self->answers, 0);
  self->is_asking = self->is_signature = self->is_multiple = self->is_rating = FALSE;
  vv_scan_cut_set (VV_SCAN_CUT (self->cut), NULL, NULL, NULL);
  gtk_widget_set_visible (self->why, FALSE);
  show_facts (self, asked);
  if (asked->item->field)
    ask (self, asked);
  if (!self->is_asking)
    tell_page (self, asked);
  gtk_widget_set_visible (self->entry, is_torn);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_set_visible (self->buttons, self->is_asking || is_torn);
  gtk_widget_set_visible (self->none, self->is_asking && !self->is_signature);
  show_answer (self);
  if (is_torn)
    gtk_button_set_label (GTK_BUTTON (self->accept), _ ("_File It"));
}

gboolean
vv_scan_pane_press (VvScanPane *self, guint keyval)
{
  guint lower = gdk_keyval_to_lower (keyval);
  int digit = lower >= GDK_KEY_0 && lower <= GDK_KEY_9         ? (int)(lower - GDK_KEY_0)
              : lower >= GDK_KEY_KP_0 && lower <= GDK_KEY_KP_9 ? (int)(lower - GDK_KEY_KP_0)
                                                               : -1;

  if (!self->is_asking)
    return FALSE;
  if (self->is_signature && (lower == GDK_KEY_s || lower == GDK_KEY_n))
    {
      choose (self, lower == GDK_KEY_s ? 0 : 1, TRUE);
      return TRUE;
    }
  if (self->is_signature || digit < 0)
    return FALSE;
  for (guint i = 0; i < self->answers->len; i++)
    if (atoi (self->answers->pdata[i]) == (digit == 0 ? 10 : digit))
      {
        choose (self, i, !self->is_multiple || !is_chosen (self, i));
        gtk_widget_grab_focus (self->toggles->pdata[i]);
        return TRUE;
      }
  return FALSE;
}

char *
vv_scan_pane_get_answer (VvScanPane *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_any = FALSE;

  for (guint i = 0; i < self->toggles->len; i++)
    if (is_chosen (self, i))
      {
        g_string_append_printf (text, "%s%s", is_any ? "," : "", (const char *)self->answers->pdata[i]);
        is_any = TRUE;
      }
  if (!self->is_asking || (!is_any && !self->is_multiple))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
vv_scan_pane_get_no_answer (VvScanPane *self)
{
  if (!self->is_asking)
    return NULL;
  return self->is_signature ? "empty" : "";
}

const char *
vv_scan_pane_get_number (VvScanPane *self)
{
  return gtk_widget_get_visible (self->entry) ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : NULL;
}

void
vv_scan_pane_tell (VvScanPane *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->telling), text);
  gtk_widget_set_visible (self->telling, TRUE);
}

void
vv_scan_pane_focus (VvScanPane *self)
{
  if (gtk_widget_get_visible (self->entry))
    {
      gtk_widget_grab_focus (self->entry);
      return;
    }
  for (guint i = 0; i < self->toggles->len; i++)
    if (is_chosen (self, i))
      {
        gtk_widget_grab_focus (self->toggles->pdata[i]);
        return;
      }
  if (self->toggles->len > 0)
    gtk_widget_grab_focus (self->toggles->pdata[0]);
}

const char *
vv_scan_pane_get_keys (VvScanPane *self)
{
  if (!self->is_asking)
    return NULL;
  if (self->is_signature)
    return "S N";
  return self->is_rating && g_strcmp0 (self->answers->pdata[self->answers->len - 1], "10") == 0 ? "4 … 9 0"
                                                                                                : "1 … 9";
}
