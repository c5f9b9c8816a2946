#include "config.h"

#include "vv-person-page.h"

#include "vv-date.h"
#include "vv-documents.h"
#include "vv-columns.h"
#include "vv-kit.h"
#include "vv-matching.h"
#include "vv-people.h"
#include "vv-programmes.h"
#include "vv-sessions.h"
#include "vv-strings.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

struct _VvPersonPage
{
  VvPage parent_instance;

  AdwViewStack *views;
  GtkWidget *title, *switcher_bar;
  GtkWidget *overview, *documents, *sessions;
  AdwViewStackPage *documents_page;
  char *person; /* id */
};

G_DEFINE_FINAL_TYPE (VvPersonPage, vv_person_page, VV_TYPE_PAGE)

static VvMark
mark_of_document (const VvDocument *document)
{
  switch (document->state)
    {
    case VV_DOCUMENT_COMPLETE:
    case VV_DOCUMENT_LOCKED:
      return VV_MARK_DONE;
    case VV_DOCUMENT_ISSUED:
      return VV_MARK_OUT;
    case VV_DOCUMENT_INCOMPLETE:
      return VV_MARK_GAP;
    case VV_DOCUMENT_REVIEW:
      return VV_MARK_DOUBT;
    case VV_DOCUMENT_SUPERSEDED:
    case VV_DOCUMENT_WAIVED:
      return VV_MARK_NA;
    case VV_DOCUMENT_NOT_STARTED:
    default:
      return VV_MARK_EMPTY;
    }
}

/* A part that could not be loaded is told at the top; the rest of the page stands. */
static gboolean
tell (VvPersonPage *self, const GError *error)
{
  if (error)
    vv_page_show_error (VV_PAGE (self), error);
  return error == NULL;
}

static void
fill_copy_row (GtkWidget *group, const char *icon, const char *value, const char *what)
{
  GtkWidget *row, *image;

  if (vv_is_empty (value))
    return;
  row = vv_row_new (value, what);
  image = gtk_image_new_from_icon_name (icon);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
build_contact (const VvPerson *person)
{
  GtkWidget *group = vv_group_new (_ ("Contact"), NULL);
  g_autofree char *born = vv_show_date (person->birth_date);

  fill_copy_row (group, "phone-symbolic", person->phone, _ ("Telephone"));
  fill_copy_row (group, "mail-unread-symbolic", person->email, _ ("E-mail"));
  fill_copy_row (group, "mark-location-symbolic", person->address ? person->address : person->place,
                 _ ("Address"));
  fill_copy_row (group, "x-office-calendar-symbolic", born, _ ("Born"));
  fill_copy_row (group, "dialog-password-symbolic", person->code, _ ("Code on papers that leave the group"));
  fill_copy_row (group, "system-users-symbolic", person->guardian_name, _ ("Guardian"));
  fill_copy_row (group, "phone-symbolic", person->guardian_phone, _ ("Telephone of the guardian"));
  return group;
}

static void
add_check_row (GtkWidget *group, const char *title, const char *date, const char *missing)
{
  g_autofree char *shown = vv_show_date (date);
  GtkWidget *row = vv_row_new (title, vv_is_empty (shown) ? missing : shown);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             vv_mark_new (vv_is_empty (date) ? VV_MARK_EMPTY : VV_MARK_DONE, 16));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
build_checks (const VvEnrolment *enrolment)
{
  GtkWidget *group;

  if (enrolment->role == VV_ROLE_MENTEE)
    {
      group = vv_group_new (_ ("Before the first session"), NULL);
      add_check_row (group, _ ("Consent to the records"), enrolment->consented, _ ("Not given yet"));
      return group;
    }
  group = vv_group_new (_ ("Before meeting mentees"),
                        _ ("Only who saw the certificate and when. No copy is kept."));
  add_check_row (group, _ ("Background check"), enrolment->check_shown, _ ("Not shown yet"));
  add_check_row (group, _ ("Confidentiality declaration"), enrolment->cnf_filed, _ ("Not filed yet"));
  add_check_row (group, _ ("Training"), enrolment->training_attended, _ ("Not attended yet"));
  return group;
}

static void
add_enrolment_row (VvPersonPage *self, GtkWidget *group, const VvEnrolment *enrolment)
{
  VvWorkspace *workspace = vv_page_get_workspace (VV_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programmes_get (workspace, enrolment->programme, &error);
  g_autofree char *target = g_strdup_printf ("programme/%s", enrolment->programme);
  g_autofree char *text = g_strdup_printf ("%s: %s", vv_show_word (vv_role_to_string (enrolment->role)),
                                           vv_show_word (enrolment->state));
  GtkWidget *row;

  if (!tell (self, error))
    return;
  row = vv_link_row_new (programme->title, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_matches (VvPersonPage *self, GtkWidget *column, GPtrArray *matches)
{
  VvWorkspace *workspace = vv_page_get_workspace (VV_PAGE (self));
  GtkWidget *group;

  if (!matches || matches->len == 0)
    return;
  group = vv_group_new (_ ("Pairs and groups"), NULL);
  for (guint i = 0; i < matches->len; i++)
    {
      const VvMatch *match = matches->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *title = vv_matching_title (workspace, match, &error);
      g_autofree char *members
          = g_strdup_printf (ngettext ("%u mentee", "%u mentees", match->mentees->len), match->mentees->len);
      GtkWidget *row = vv_row_new (title, members);

      tell (self, error);
      adw_action_row_add_prefix (
          ADW_ACTION_ROW (row),
          vv_mark_new (match->state >= VV_MATCH_CLOSED ? VV_MARK_DONE : VV_MARK_HALF, 16));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (GTK_BOX (column), group);
}

static GtkWidget *
build_head (const VvPerson *person, GPtrArray *enrolments)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const VvEnrolment *first = enrolments->len > 0 ? enrolments->pdata[0] : NULL;
  g_autoptr (GString) line = g_string_new (first && first->occupation ? first->occupation : "");

  gtk_box_append (GTK_BOX (head), vv_avatar_new (person->name, 80));
  gtk_box_append (GTK_BOX (words), vv_label_new (person->name, "title-1"));
  if (first)
    {
      gtk_box_append (GTK_BOX (chips), vv_chip_new (vv_show_word (vv_role_to_string (first->role)), "info"));
      gtk_box_append (GTK_BOX (chips), vv_chip_new (vv_show_word (first->state), NULL));
    }
  if (first && first->training_attended)
    gtk_box_append (GTK_BOX (chips), vv_chip_new (_ ("Trained"), "good"));
  gtk_box_append (GTK_BOX (words), chips);
  if (!vv_is_empty (person->place))
    g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", person->place);
  for (char **language = first ? first->languages : NULL; language && *language; language++)
    g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", vv_show_word (*language));
  gtk_box_append (GTK_BOX (words), vv_label_new (line->str, "dim-label"));
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  return head;
}

static void
add_words (GtkWidget *column, const VvEnrolment *enrolment)
{
  GtkWidget *box;

  if (vv_is_empty (enrolment->motivation) && vv_is_empty (enrolment->wish))
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (box), vv_label_new (_ ("In their own words"), "heading"));
  if (!vv_is_empty (enrolment->motivation))
    gtk_box_append (GTK_BOX (box), vv_label_new (enrolment->motivation, "vv-quote"));
  if (!vv_is_empty (enrolment->wish))
    gtk_box_append (GTK_BOX (box), vv_label_new (enrolment->wish, "vv-quote"));
  gtk_box_append (GTK_BOX (column), box);
}

static void
add_keeping (VvPersonPage *self, GtkWidget *column, const VvEnrolment *enrolment)
{
  VvWorkspace *workspace = vv_page_get_workspace (VV_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programmes_get (workspace, enrolment->programme, &error);
  g_autofree char *until = NULL, *text = NULL, *why = NULL;
  GtkWidget *group;

  if (!tell (self, error) || !programme->end || !vv_date_is_valid (programme->end)
      || programme->retention_months <= 0)
    return;
  until = vv_show_date (programme->end);
  text = g_strdup_printf (ngettext ("Kept for %d month after the end", "Kept for %d months after the end",
                                    programme->retention_months),
                          programme->retention_months);
  why = g_strdup_printf (_ ("The programme ends on %s"), until);
  group = vv_group_new (_ ("Keeping"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), vv_row_new (text, why));
  gtk_box_append (GTK_BOX (column), group);
}

static void
fill_overview (VvPersonPage *self, const VvPerson *person, GPtrArray *enrolments, GPtrArray *matches)
{
  GtkWidget *columns = vv_columns_new (24, 24);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *group = vv_group_new (_ ("Programmes"), NULL);

  vv_clear_children (self->overview);
  gtk_box_append (GTK_BOX (self->overview), build_head (person, enrolments));
  for (guint i = 0; i < enrolments->len; i++)
    add_enrolment_row (self, group, enrolments->pdata[i]);
  if (enrolments->len > 0)
    {
      gtk_box_append (GTK_BOX (left), group);
      gtk_box_append (GTK_BOX (left), build_checks (enrolments->pdata[0]));
      add_words (left, enrolments->pdata[0]);
    }
  gtk_box_append (GTK_BOX (right), build_contact (person));
  add_matches (self, right, matches);
  if (enrolments->len > 0)
    add_keeping (self, right, enrolments->pdata[0]);
  vv_columns_append (VV_COLUMNS (columns), left);
  vv_columns_append (VV_COLUMNS (columns), right);
  gtk_box_append (GTK_BOX (self->overview), columns);
}

static gboolean
fill_documents (VvPersonPage *self, GError **error)
{
  VvWorkspace *workspace = vv_page_get_workspace (VV_PAGE (self));
  g_autoptr (GPtrArray) documents
      = vv_documents_list (workspace, NULL, NULL, NULL, NULL, self->person, NULL, error);
  GtkWidget *list = vv_boxed_list_new ();
  guint open = 0;

  vv_clear_children (self->documents);
  if (!documents)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    {
      const VvDocument *document = documents->pdata[i];
      g_autofree char *title = vv_documents_title (workspace, document, error);
      g_autofree char *date = vv_show_date (document->issued_on);
      g_autofree char *target = g_strdup_printf ("document/%s", document->id);
      VvMark mark = mark_of_document (document);
      GtkWidget *row;

      if (!title)
        return FALSE;
      row = vv_link_row_new (title, date);
      open += mark == VV_MARK_OUT || mark == VV_MARK_GAP || mark == VV_MARK_DOUBT;
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), vv_mark_new (mark, 16));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  adw_view_stack_page_set_badge_number (self->documents_page, open);
  gtk_box_append (GTK_BOX (self->documents),
                  documents->len > 0 ? list : vv_label_new (_ ("No papers yet."), "dim-label"));
  return TRUE;
}

static gboolean
append_sessions (VvPersonPage *self, GtkWidget *list, const VvMatch *match, GError **error)
{
  VvWorkspace *workspace = vv_page_get_workspace (VV_PAGE (self));
  g_autoptr (GPtrArray) sessions = vv_sessions_list (workspace, NULL, match->id, error);
  g_autofree char *title = sessions ? vv_matching_title (workspace, match, error) : NULL;

  if (!title)
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    {
      const VvSession *session = sessions->pdata[i];
      g_autofree char *date = vv_show_weekday_date (session->date);
      g_autofree char *text = g_strdup_printf (_ ("Session %d, %s"), session->number, title);
      g_autofree char *target = g_strdup_printf ("session/%s", session->id);
      GtkWidget *row = vv_link_row_new (text, date);

      adw_action_row_add_prefix (
          ADW_ACTION_ROW (row),
          vv_mark_new (session->state == VV_SESSION_PLANNED ? VV_MARK_EMPTY : VV_MARK_DONE, 16));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return TRUE;
}

static gboolean
fill_sessions (VvPersonPage *self, GPtrArray *matches, GError **error)
{
  GtkWidget *list = vv_boxed_list_new ();

  vv_clear_children (self->sessions);
  for (guint i = 0; i < matches->len; i++)
    if (!append_sessions (self, list, matches->pdata[i], error))
      return FALSE;
  gtk_box_append (GTK_BOX (self->sessions), gtk_widget_get_first_child (list)
                                                ? list
                                                : vv_label_new (_ ("No sessions yet."), "dim-label"));
  return TRUE;
}

static gboolean
load_person (VvPersonPage *self, GError **error)
{
  VvWorkspace *workspace = vv_page_get_workspace (VV_PAGE (self));
  g_autoptr (VvPerson) person = vv_people_get (workspace, self->person, error);
  g_autoptr (GPtrArray) enrolments = NULL, matches = NULL;

  if (!person)
    return FALSE;
  enrolments = vv_people_list_enrolments (workspace, NULL, self->person, NULL, error);
  if (!enrolments)
    return FALSE;
  matches = vv_matching_list (workspace, NULL, self->person, error);
  if (!matches)
    return FALSE;
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (self->title), person->name);
  fill_overview (self, person, enrolments, matches);
  return fill_documents (self, error) && fill_sessions (self, matches, error);
}

static void
vv_person_page_refresh (VvPage *page)
{
  VvPersonPage *self = VV_PERSON_PAGE (page);
  g_autoptr (GError) error = NULL;

  if (self->person && !load_person (self, &error))
    vv_page_show_error (page, error);
}

static void
vv_person_page_open (VvPage *page, const char *detail)
{
  VvPersonPage *self = VV_PERSON_PAGE (page);

  if (!detail || g_strcmp0 (self->person, detail) == 0)
    return;
  g_free (self->person);
  self->person = g_strdup (detail);
  adw_view_stack_set_visible_child_name (self->views, "overview");
  vv_page_show_error (page, NULL);
  vv_person_page_refresh (page);
}

static void
vv_person_page_finalize (GObject *object)
{
  g_free (VV_PERSON_PAGE (object)->person);
  G_OBJECT_CLASS (vv_person_page_parent_class)->finalize (object);
}

static void
vv_person_page_class_init (VvPersonPageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_person_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_person_page_refresh;
  VV_PAGE_CLASS (class)->open = vv_person_page_open;
}

static GtkWidget *
add_view (VvPersonPage *self, const char *name, const char *title, const char *icon, AdwViewStackPage **page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  AdwViewStackPage *added;

  vv_set_margins (box, 18, 24, 24, 24);
  added = adw_view_stack_add_titled (self->views, vv_scrolled_new (box, 950), name, title);
  adw_view_stack_page_set_icon_name (added, icon);
  if (page)
    *page = added;
  return box;
}

static void
vv_person_page_init (VvPersonPage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->views = ADW_VIEW_STACK (adw_view_stack_new ());
  self->overview = add_view (self, "overview", C_ ("page", "Overview"), "vv-way-symbolic", NULL);
  self->documents
      = add_view (self, "documents", _ ("Documents"), "text-x-generic-symbolic", &self->documents_page);
  self->sessions = add_view (self, "sessions", _ ("Sessions"), "system-users-symbolic", NULL);
  self->title = adw_view_switcher_title_new ();
  adw_view_switcher_title_set_stack (ADW_VIEW_SWITCHER_TITLE (self->title), self->views);
  vv_page_set_title (VV_PAGE (self), _ ("Person"));
  vv_page_set_title_widget (VV_PAGE (self), self->title);
  vv_page_set_has_back (VV_PAGE (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->views), TRUE);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->views));
  self->switcher_bar = adw_view_switcher_bar_new ();
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), self->views);
  g_object_bind_property (self->title, "title-visible", self->switcher_bar, "reveal", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (body), self->switcher_bar);
  vv_page_set_content (VV_PAGE (self), body);
}
