#include "config.h"

#include "vv-agree-page.h"

#include "vv-kit.h"
#include "vv-paper-subjects.h"
#include "vv-print.h"
#include "vv-question.h"
#include "vv-segments.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define FORM "AGR"

/* In the order in which they ask for somebody. */
typedef enum
{
  STAND_NONE,
  STAND_GAP,
  STAND_DOUBT,
  STAND_OUT,
  STAND_FILED,
  STAND_WAIVED,
  N_STANDS,
} Stand;

struct _VvAgreePage
{
  VvPage parent_instance;

  GtkWidget *stack, *empty, *count, *segments, *counts, *groups;
  GPtrArray *subjects; /* VvPaperSubject* */
  char *waived;        /* document asked about */
};

G_DEFINE_FINAL_TYPE (VvAgreePage, vv_agree_page, VV_TYPE_PAGE)

static Stand
find_stand (const VvPaperSubject *subject)
{
  if (!subject->document)
    return STAND_NONE;
  switch (subject->document->state)
    {
    case VV_DOCUMENT_INCOMPLETE:
      return STAND_GAP;
    case VV_DOCUMENT_REVIEW:
      return STAND_DOUBT;
    case VV_DOCUMENT_COMPLETE:
    case VV_DOCUMENT_LOCKED:
      return STAND_FILED;
    case VV_DOCUMENT_WAIVED:
      return STAND_WAIVED;
    default:
      return STAND_OUT;
    }
}

static VvMark
find_mark (Stand stand)
{
  static const VvMark marks[N_STANDS]
      = { VV_MARK_EMPTY, VV_MARK_GAP, VV_MARK_DOUBT, VV_MARK_OUT, VV_MARK_DONE, VV_MARK_NA };

  return marks[stand];
}

static const char *
find_heading (Stand stand)
{
  switch (stand)
    {
    case STAND_NONE:
      return C_ ("agreements", "Not made yet");
    case STAND_GAP:
      return C_ ("agreements", "Something is missing");
    case STAND_DOUBT:
      return C_ ("agreements", "Need you");
    case STAND_OUT:
      return C_ ("agreements", "Printed, not back");
    case STAND_FILED:
      return C_ ("agreements", "Filed");
    case STAND_WAIVED:
    default:
      return C_ ("agreements", "Waived");
    }
}

/* --- acts --- */

static void
print_document (VvAgreePage *self, const char *document, int page)
{
  VvPage *base = VV_PAGE (self);
  g_autoptr (VvPrint) print = vv_print_new (_ ("Mentoring agreement"));
  g_autoptr (GError) error = NULL;

  if (vv_print_add_document (print, vv_page_get_workspace (base), document, page, &error))
    vv_print_run (g_steal_pointer (&print), vv_page_get_window (base));
  else
    vv_page_show_error (base, error);
}

static void
print_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *document;
  int page;

  g_variant_get (target, "(&si)", &document, &page);
  print_document (VV_AGREE_PAGE (widget), document, page);
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvAgreePage *self = VV_AGREE_PAGE (widget);
  VvPage *base = VV_PAGE (self);
  g_autoptr (VvPrint) print = vv_print_new (_ ("Mentoring agreements"));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->subjects->len; i++)
    {
      const VvPaperSubject *subject = self->subjects->pdata[i];

      if (subject->document
          && !vv_print_add_document (print, vv_page_get_workspace (base), subject->document->id, -1, &error))
        {
          vv_page_show_error (base, error);
          return;
        }
    }
  if (vv_print_count_pages (print) > 0)
    vv_print_save (g_steal_pointer (&print), vv_page_get_window (base));
  else
    vv_window_toast (vv_page_get_window (base), _ ("No agreement is made yet."));
}

static gboolean
on_waive_answered_cb (const char *reason, gpointer data, GError **error)
{
  VvAgreePage *self = data;
  VvPage *base = VV_PAGE (self);

  if (!vv_documents_waive (vv_page_get_workspace (base), self->waived, reason, error))
    return FALSE;
  vv_window_changed (vv_page_get_window (base));
  vv_window_toast (vv_page_get_window (base), _ ("The agreement is waived; the reason stands beside it."));
  return TRUE;
}

static void
waive_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvAgreePage *self = VV_AGREE_PAGE (widget);
  const VvQuestion question = { .title = _ ("Do Without the Agreement"),
                                .text = _ ("It stays printed and listed, but is no longer waited for."),
                                .field = _ ("Why it will not come back"),
                                .accept = _ ("_Waive"),
                                .lacking = _ ("Please write why it will not come back.") };

  g_free (self->waived);
  self->waived = g_variant_dup_string (target, NULL);
  vv_question_ask (vv_page_get_window (VV_PAGE (self)), &question, on_waive_answered_cb, self, NULL);
}

/* --- showing --- */

static GMenuModel *
make_menu (const VvPaperSubject *subject)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_auto (GStrv) missing = vv_paper_list_missing_pages (subject->document);
  g_autoptr (GMenuItem) again = g_menu_item_new (_ ("_Print Again…"), NULL);
  g_autoptr (GMenuItem) waive = g_menu_item_new (_ ("_Waive…"), NULL);
  const char *id = subject->document->id;

  for (char **number = missing; *number; number++)
    {
      g_autofree char *label = g_strdup_printf (_ ("Print Page %s Again…"), *number);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "agree.print", "(si)", id, atoi (*number) - 1);
      g_menu_append_item (menu, item);
    }
  g_menu_item_set_action_and_target (again, "agree.print", "(si)", id, -1);
  g_menu_item_set_action_and_target (waive, "agree.waive", "s", id);
  g_menu_append_item (menu, again);
  if (find_stand (subject) < STAND_FILED)
    g_menu_append_item (menu, waive);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GtkWidget *
make_row (VvAgreePage *self, const VvPaperSubject *subject)
{
  VvPage *base = VV_PAGE (self);
  Stand stand = find_stand (subject);
  g_autofree char *words = vv_paper_describe (vv_page_get_workspace (base), subject->document);
  GtkWidget *row = vv_row_new (subject->title, words);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), vv_mark_new (find_mark (stand), 18));
  if (!subject->has_date)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), vv_chip_new (_ ("no first date"), "warn"));
  if (subject->document)
    {
      GtkWidget *more = gtk_menu_button_new ();
      g_autoptr (GMenuModel) menu = make_menu (subject);
      g_autofree char *name = g_strdup_printf (_ ("More for %s"), subject->title);
      g_autofree char *target = g_strdup_printf ("document/%s", subject->document->id);

      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
      gtk_widget_set_tooltip_text (more, name);
      gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (more, "flat");
      vv_set_name (more, name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), more);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
      vv_row_add_arrow (row);
    }
  return row;
}

static void
fill_groups (VvAgreePage *self)
{
  vv_clear_children (self->groups);
  for (Stand stand = STAND_NONE; stand < N_STANDS; stand++)
    {
      GtkWidget *group = NULL;

      for (guint i = 0; i < self->subjects->len; i++)
        {
          if (find_stand (self->subjects->pdata[i]) != stand)
            continue;
          if (!group)
            {
              group = vv_group_new (find_heading (stand), NULL);
              gtk_box_append (GTK_BOX (self->groups), group);
            }
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                     make_row (self, self->subjects->pdata[i]));
        }
    }
}

static void
append_count (VvAgreePage *self, Stand stand, int n, char *words)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (n > 0)
    {
      gtk_box_append (GTK_BOX (pair), vv_mark_new (find_mark (stand), 14));
      gtk_box_append (GTK_BOX (pair), vv_line_new (words, "vv-small"));
      gtk_flow_box_append (GTK_FLOW_BOX (self->counts), pair);
      gtk_widget_set_focusable (gtk_widget_get_parent (pair), FALSE);
    }
  else
    g_object_unref (g_object_ref_sink (pair));
  g_free (words);
}

static void
show_counts (VvAgreePage *self, const int *n)
{
  int all = (int)self->subjects->len;
  g_autofree char *title
      = g_strdup_printf (ngettext ("%d of %d agreement is filed", "%d of %d agreements are filed", all),
                         n[STAND_FILED] + n[STAND_WAIVED], all);
  GtkWidget *child;

  gtk_label_set_text (GTK_LABEL (self->count), title);
  vv_segments_set (VV_SEGMENTS (self->segments), n[STAND_FILED], n[STAND_DOUBT], n[STAND_GAP],
                   n[STAND_OUT] + n[STAND_NONE]);
  while ((child = gtk_widget_get_first_child (self->counts)))
    gtk_flow_box_remove (GTK_FLOW_BOX (self->counts), child);
  append_count (self, STAND_FILED, n[STAND_FILED],
                g_strdup_printf (ngettext ("%d filed", "%d filed", n[STAND_FILED]), n[STAND_FILED]));
  append_count (self, STAND_DOUBT, n[STAND_DOUBT],
                g_strdup_printf (ngettext ("%d needs you", "%d need you", n[STAND_DOUBT]), n[STAND_DOUBT]));
  append_count (
      self, STAND_GAP, n[STAND_GAP],
      g_strdup_printf (ngettext ("%d not complete", "%d not complete", n[STAND_GAP]), n[STAND_GAP]));
  append_count (self, STAND_OUT, n[STAND_OUT],
                g_strdup_printf (ngettext ("%d printed, not back", "%d printed, not back", n[STAND_OUT]),
                                 n[STAND_OUT]));
  append_count (
      self, STAND_NONE, n[STAND_NONE],
      g_strdup_printf (ngettext ("%d not made yet", "%d not made yet", n[STAND_NONE]), n[STAND_NONE]));
}

static void
show_primary (VvAgreePage *self, const int *n)
{
  VvPage *page = VV_PAGE (self);
  VvWindow *window = vv_page_get_window (page);
  g_autofree char *label = NULL, *target = NULL;

  vv_page_set_primary (page, NULL, NULL, NULL, NULL);
  if (vv_workspace_is_read_only (vv_page_get_workspace (page)) || self->subjects->len == 0)
    return;
  if (n[STAND_NONE] > 0)
    {
      label = g_strdup_printf (ngettext ("Make %d Agreement…", "Make %d Agreements…", n[STAND_NONE]),
                               n[STAND_NONE]);
      target = g_strdup_printf ("wizard/agreements/%s/AGR", vv_page_get_programme (page));
      vv_page_set_primary (page, NULL, label, "win.go", target);
    }
  else if (n[STAND_DOUBT] > 0 && vv_window_can_perform (window, "settle-scans"))
    vv_page_set_primary (page, NULL, _ ("Settle the Readings"), "win.go", "scans");
  else if (n[STAND_OUT] + n[STAND_GAP] > 0 && vv_window_can_perform (window, "import-scans"))
    vv_page_set_primary (page, "scanner-symbolic", _ ("Import Scans…"), "win.import-scans", NULL);
}

static void
vv_agree_page_refresh (VvPage *page)
{
  VvAgreePage *self = VV_AGREE_PAGE (page);
  int n[N_STANDS] = { 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *subjects
      = vv_paper_subjects_list (vv_page_get_workspace (page), vv_page_get_programme (page), FORM, &error);

  if (!subjects)
    {
      vv_page_show_error (page, error);
      return;
    }
  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  self->subjects = subjects;
  for (guint i = 0; i < subjects->len; i++)
    n[find_stand (subjects->pdata[i])]++;
  show_counts (self, n);
  fill_groups (self);
  show_primary (self, n);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), subjects->len > 0 ? "list" : "empty");
}

static void
vv_agree_page_finalize (GObject *object)
{
  VvAgreePage *self = VV_AGREE_PAGE (object);

  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  g_free (self->waived);
  G_OBJECT_CLASS (vv_agree_page_parent_class)->finalize (object);
}

static void
vv_agree_page_class_init (VvAgreePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_agree_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_agree_page_refresh;
  gtk_widget_class_install_action (widget_class, "agree.print", "(si)", print_activated);
  gtk_widget_class_install_action (widget_class, "agree.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "agree.waive", "s", waive_activated);
}

static GtkWidget *
build_hero (VvAgreePage *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  vv_add_classes (card, "vv-card vv-pad");
  self->count = vv_label_new ("", "title-2");
  self->segments = vv_segments_new ();
  self->counts = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->counts), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->counts), 5);
  gtk_box_append (GTK_BOX (card), self->count);
  gtk_box_append (GTK_BOX (card), self->segments);
  gtk_box_append (GTK_BOX (card), self->counts);
  return card;
}

static void
build_menu (VvAgreePage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Save All as PDF…"), "agree.save");
  vv_page_set_menu (VV_PAGE (self), G_MENU_MODEL (menu));
}

static void
vv_agree_page_init (VvAgreePage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22);

  vv_page_set_title (VV_PAGE (self), _ ("Agree"));
  gtk_box_append (GTK_BOX (body), build_hero (self));
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22);
  gtk_box_append (GTK_BOX (body), self->groups);
  vv_set_margins (body, 20, 24, 30, 24);
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "vv-sign-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("Nobody to Agree With Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   _ ("Agreements are made for matches that are locked."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), vv_scrolled_new (body, 900), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  vv_page_set_content (VV_PAGE (self), self->stack);
  build_menu (self);
}
