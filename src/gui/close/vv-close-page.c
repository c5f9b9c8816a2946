#include "config.h"

#include "vv-close-page.h"

#include "vv-certificates.h"
#include "vv-file-save.h"
#include "vv-kit.h"
#include "vv-labels.h"
#include "vv-matching.h"
#include "vv-people.h"
#include "vv-programmes.h"
#include "vv-question.h"
#include "vv-strings.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

struct _VvClosePage
{
  VvPage parent_instance;

  GtkWidget *body;
  GPtrArray *mentors;      /* VvPersonLine*, who served */
  GPtrArray *certificates; /* VvCertificate* */
  char *asked;             /* certificate or match the open question is about */
};

G_DEFINE_FINAL_TYPE (VvClosePage, vv_close_page, VV_TYPE_PAGE)

static gboolean
has_served (const VvPersonLine *line)
{
  static const char *const states[] = { "active", "finished", "attested", "stopped", NULL };

  return line->state && g_strv_contains (states, line->state);
}

static const VvCertificate *
find_certificate (VvClosePage *self, const char *person)
{
  for (guint i = self->certificates->len; i > 0; i--)
    {
      const VvCertificate *certificate = self->certificates->pdata[i - 1];

      if (g_strcmp0 (certificate->person, person) == 0 && !certificate->revoked_on)
        return certificate;
    }
  return NULL;
}

static const char *
find_name (VvClosePage *self, const char *person)
{
  for (guint i = 0; i < self->mentors->len; i++)
    if (g_strcmp0 (((VvPersonLine *)self->mentors->pdata[i])->id, person) == 0)
      return ((VvPersonLine *)self->mentors->pdata[i])->name;
  return person;
}

/* --- acts --- */

static void
save_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvPage *page = VV_PAGE (widget);
  g_autoptr (GError) error = NULL;
  VvCertificate *certificate
      = vv_certificates_get (vv_page_get_workspace (page), g_variant_get_string (target, NULL), &error);
  g_autofree char *file = NULL;

  if (!certificate)
    {
      vv_page_show_error (page, error);
      return;
    }
  file = g_strdup_printf (_ ("Attest %d.pdf"), certificate->number);
  if (certificate->pdf)
    vv_file_save (vv_page_get_window (page), certificate->pdf, file);
  vv_certificate_record_free (certificate);
}

static gboolean
on_revoke_answered_cb (const char *reason, gpointer data, GError **error)
{
  VvClosePage *self = data;
  VvPage *page = VV_PAGE (self);

  if (!vv_certificates_revoke (vv_page_get_workspace (page), self->asked, reason, error))
    return FALSE;
  vv_window_changed (vv_page_get_window (page));
  vv_window_toast (vv_page_get_window (page), _ ("The attest is revoked; it stays in the register."));
  return TRUE;
}

static void
revoke_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvClosePage *self = VV_CLOSE_PAGE (widget);
  const VvQuestion question
      = { .title = _ ("Revoke the Attest"),
          .text = _ ("It no longer stands, and this cannot be taken back. A new one can be "
                     "issued."),
          .field = _ ("Why it no longer stands"),
          .accept = _ ("_Revoke"),
          .lacking = _ ("Please write why it no longer stands."),
          .is_destructive = TRUE };

  g_free (self->asked);
  self->asked = g_variant_dup_string (target, NULL);
  vv_question_ask (vv_page_get_window (VV_PAGE (self)), &question, on_revoke_answered_cb, self, NULL);
}

static void
close_match_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvPage *page = VV_PAGE (widget);
  VvWindow *window = vv_page_get_window (page);
  const char *match;
  int state;
  g_autoptr (GError) error = NULL;

  g_variant_get (target, "(&si)", &match, &state);
  if (vv_matching_set_state (vv_page_get_workspace (page), match, (VvMatchState)state, NULL, &error))
    {
      vv_window_toast (window, vv_match_state_label ((VvMatchState)state));
      vv_window_changed (window);
    }
  else
    vv_page_show_error (page, error);
}

static gboolean
on_advance_answered_cb (const char *reason, gpointer data, GError **error)
{
  VvPage *page = data;

  if (!vv_programmes_advance (vv_page_get_workspace (page), vv_page_get_programme (page), reason, error))
    return FALSE;
  vv_window_changed (vv_page_get_window (page));
  return TRUE;
}

/* What lacks is told as the question; who may go on all the same says why. */
static void
advance_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvPage *page = VV_PAGE (widget);
  g_autoptr (GError) error = NULL;
  VvQuestion question = { .title = _ ("Go On All the Same"),
                          .field = _ ("Reason"),
                          .accept = _ ("_Go On"),
                          .lacking = _ ("Please write why it goes on all the same.") };

  if (vv_programmes_advance (vv_page_get_workspace (page), vv_page_get_programme (page), NULL, &error))
    {
      vv_window_toast (vv_page_get_window (page), _ ("The programme has moved on"));
      vv_window_changed (vv_page_get_window (page));
      return;
    }
  question.text = error->message;
  vv_question_ask (vv_page_get_window (page), &question, on_advance_answered_cb, page, NULL);
}

/* --- showing --- */

static GtkWidget *
make_button (const char *label, const char *name, const char *action, GVariant *target)
{
  GtkWidget *button = vv_button_new (label, NULL);

  vv_set_name (button, name);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
append_mentor (VvClosePage *self, GtkWidget *group, const VvPersonLine *line)
{
  const VvCertificate *certificate = find_certificate (self, line->id);
  g_autofree char *date = vv_show_date (certificate ? certificate->issued_on : NULL);
  g_autofree char *words
      = certificate ? g_strdup_printf (_ ("Attest no. %d, issued on %s"), certificate->number, date)
                    : g_strdup (vv_show_word (line->state));
  g_autofree char *target
      = g_strdup_printf ("wizard/certify/%s/%s", vv_page_get_programme (VV_PAGE (self)), line->id);
  g_autofree char *name = g_strdup_printf (_ ("Issue the attest of %s"), line->name);
  GtkWidget *row = vv_row_new (line->name, words);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             vv_mark_new (certificate ? VV_MARK_DONE : VV_MARK_EMPTY, 18));
  if (!certificate)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               make_button (_ ("_Attest…"), name, "win.go", g_variant_new_string (target)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
make_menu_button (VvClosePage *self, const VvCertificate *certificate, const char *who)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) save = g_menu_item_new (_ ("_Save PDF…"), NULL);
  g_autoptr (GMenuItem) again = g_menu_item_new (_ ("Issue _Again…"), NULL);
  g_autoptr (GMenuItem) revoke = g_menu_item_new (_ ("_Revoke…"), NULL);
  g_autofree char *name = g_strdup_printf (_ ("More for %s"), who);
  g_autofree char *target
      = g_strdup_printf ("wizard/certify/%s/%s", certificate->programme, certificate->person);
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_item_set_action_and_target (save, "close.save", "s", certificate->id);
  g_menu_item_set_action_and_target (again, "win.go", "s", target);
  g_menu_item_set_action_and_target (revoke, "close.revoke", "s", certificate->id);
  g_menu_append_item (menu, save);
  g_menu_append_item (menu, again);
  if (!certificate->revoked_on)
    g_menu_append_item (menu, revoke);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  vv_set_name (button, name);
  return button;
}

static void
append_certificate (VvClosePage *self, GtkWidget *group, const VvCertificate *certificate)
{
  const char *who = find_name (self, certificate->person);
  g_autofree char *title = g_strdup_printf (_ ("No. %d: %s"), certificate->number, who);
  g_autofree char *date = vv_show_date (certificate->issued_on);
  g_autofree char *words = g_strdup_printf ("%s · %s", date, vv_show_word (certificate->language));
  GtkWidget *row = vv_row_new (title, words);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             vv_mark_new (certificate->revoked_on ? VV_MARK_NA : VV_MARK_DONE, 18));
  if (certificate->revoked_on)
    {
      GtkWidget *chip = vv_chip_new (C_ ("attest", "revoked"), "bad");

      gtk_widget_set_tooltip_text (chip, certificate->revoke_reason);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu_button (self, certificate, who));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* The step towards closing that a match can take by the coordinator's hand; FALSE: none. */
static gboolean
find_next (const VvMatch *match, VvMatchState *next)
{
  if (match->state == VV_MATCH_STARTED)
    *next = VV_MATCH_RUNNING;
  else if (match->state == VV_MATCH_RUNNING)
    *next = VV_MATCH_MIDTERM_DONE;
  else if (match->state == VV_MATCH_MIDTERM_DONE)
    *next = VV_MATCH_FINAL_DONE;
  else if (match->state == VV_MATCH_FINAL_DONE)
    *next = VV_MATCH_CLOSED;
  else
    return FALSE;
  return TRUE;
}

static const char *
find_next_label (VvMatchState next)
{
  switch (next)
    {
    case VV_MATCH_RUNNING:
      return _ ("_Agreement Is Filed");
    case VV_MATCH_MIDTERM_DONE:
      return _ ("_Midterm Is Done");
    case VV_MATCH_FINAL_DONE:
      return _ ("_Final Meeting Is Done");
    default:
      return _ ("_Close Match");
    }
}

static gboolean
append_match (VvClosePage *self, GtkWidget *group, const VvMatch *match, GError **error)
{
  g_autofree char *title = vv_matching_title (vv_page_get_workspace (VV_PAGE (self)), match, error);
  VvMatchState next = VV_MATCH_CLOSED;
  GtkWidget *row;

  if (!title)
    return FALSE;
  row = vv_row_new (title, vv_match_state_label (match->state));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             vv_mark_new (match->state == VV_MATCH_CLOSED ? VV_MARK_DONE : VV_MARK_HALF, 18));
  if (find_next (match, &next))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               make_button (find_next_label (next), title, "close.match",
                                            g_variant_new ("(si)", match->id, (int)next)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return TRUE;
}

static gboolean
append_matches (VvClosePage *self, GError **error)
{
  VvPage *page = VV_PAGE (self);
  g_autoptr (GPtrArray) matches
      = vv_matching_list (vv_page_get_workspace (page), vv_page_get_programme (page), NULL, error);
  GtkWidget *group
      = vv_group_new (_ ("Pairs and groups"), _ ("The programme closes when each of them is closed."));
  gboolean is_any = FALSE;

  for (guint i = 0; matches && i < matches->len; i++)
    {
      const VvMatch *match = matches->pdata[i];

      if (match->state < VV_MATCH_STARTED)
        continue;
      is_any = TRUE;
      if (!append_match (self, group, match, error))
        return FALSE;
    }
  if (is_any)
    gtk_box_append (GTK_BOX (self->body), group);
  else
    g_object_unref (g_object_ref_sink (group));
  return matches != NULL;
}

static void
fill (VvClosePage *self)
{
  GtkWidget *mentors = vv_group_new (_ ("Mentors"), _ ("Everyone who served is offered an attest.")),
            *register_group;
  int n = 0;
  VvPage *page = VV_PAGE (self);
  g_autofree char *target = NULL;

  vv_clear_children (self->body);
  for (guint i = 0; i < self->mentors->len; i++)
    {
      const VvPersonLine *line = self->mentors->pdata[i];

      if (!has_served (line))
        continue;
      append_mentor (self, mentors, line);
      if (!find_certificate (self, line->id) && n++ == 0)
        target = g_strdup_printf ("wizard/certify/%s/%s", vv_page_get_programme (page), line->id);
    }
  gtk_box_append (GTK_BOX (self->body), mentors);
  if (n > 0 && !vv_workspace_is_read_only (vv_page_get_workspace (page)))
    vv_page_set_primary (page, "vv-award-symbolic", _ ("Issue Attests…"), "win.go", target);
  else
    vv_page_set_primary (page, NULL, _ ("Go to the Next Phase"), "close.advance", NULL);
  if (self->certificates->len == 0)
    return;
  register_group = vv_group_new (_ ("Register"), NULL);
  for (guint i = 0; i < self->certificates->len; i++)
    append_certificate (self, register_group, self->certificates->pdata[i]);
  gtk_box_append (GTK_BOX (self->body), register_group);
}

static void
vv_close_page_refresh (VvPage *page)
{
  VvClosePage *self = VV_CLOSE_PAGE (page);
  VvWorkspace *ws = vv_page_get_workspace (page);
  g_autoptr (GError) error = NULL;
  GPtrArray *mentors = vv_people_list (ws, vv_page_get_programme (page), "mentor", NULL, NULL, 0, 0, &error);
  GPtrArray *certificates = mentors ? vv_certificates_list (ws, vv_page_get_programme (page), &error) : NULL;

  if (!certificates)
    {
      g_clear_pointer (&mentors, g_ptr_array_unref);
      vv_page_show_error (page, error);
      return;
    }
  g_clear_pointer (&self->mentors, g_ptr_array_unref);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  self->mentors = mentors;
  self->certificates = certificates;
  fill (self);
  if (!append_matches (self, &error))
    vv_page_show_error (page, error);
}

static void
vv_close_page_finalize (GObject *object)
{
  VvClosePage *self = VV_CLOSE_PAGE (object);

  g_clear_pointer (&self->mentors, g_ptr_array_unref);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_free (self->asked);
  G_OBJECT_CLASS (vv_close_page_parent_class)->finalize (object);
}

static void
vv_close_page_class_init (VvClosePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_close_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_close_page_refresh;
  gtk_widget_class_install_action (widget_class, "close.save", "s", save_activated);
  gtk_widget_class_install_action (widget_class, "close.revoke", "s", revoke_activated);
  gtk_widget_class_install_action (widget_class, "close.match", "(si)", close_match_activated);
  gtk_widget_class_install_action (widget_class, "close.advance", NULL, advance_activated);
}

static void
vv_close_page_init (VvClosePage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  vv_page_set_title (VV_PAGE (self), _ ("Certify and Close"));
  g_menu_append (menu, _ ("_Go to the Next Phase…"), "close.advance");
  vv_page_set_menu (VV_PAGE (self), G_MENU_MODEL (menu));
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22);
  vv_set_margins (self->body, 20, 24, 30, 24);
  vv_page_set_content (VV_PAGE (self), vv_scrolled_new (self->body, 900));
}
