#include "config.h"

#include "vv-window.h"

#include "vv-documents.h"
#include "vv-kit.h"
#include "vv-matching.h"
#include "vv-pages.h"
#include "vv-programmes.h"
#include "vv-sessions.h"
#include "vv-sidebar.h"
#include "vv-window-drop.h"
#include "vv-window-perform.h"
#include "vv-wizard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UNDO_SECONDS 10
#define HISTORY_LENGTH 50

struct _VvWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget *toasts, *root, *leaflet, *sidebar, *pages, *wizard_bin, *cover_bin;
  VvWorkspace *workspace;
  char *place;
  char *programme;   /* whose rail is shown */
  GQueue history;    /* char*, places behind, newest first */
  guint64 side_seen; /* generation the sidebar shows */
  gboolean is_side_loaded;
  VvUndo undo;
  gpointer undo_data;
  GDestroyNotify undo_destroy;
  AdwToast *undo_toast;
};

G_DEFINE_FINAL_TYPE (VvWindow, vv_window, ADW_TYPE_APPLICATION_WINDOW)

static void
forget_undo (VvWindow *self)
{
  if (self->undo_destroy)
    self->undo_destroy (self->undo_data);
  self->undo = NULL;
  self->undo_data = NULL;
  self->undo_destroy = NULL;
  g_clear_object (&self->undo_toast);
}

static void
refresh_sidebar (VvWindow *self)
{
  g_autoptr (GError) error = NULL;
  guint64 generation = vv_workspace_get_generation (self->workspace);

  if (self->is_side_loaded && self->side_seen == generation)
    return;
  self->is_side_loaded = TRUE;
  self->side_seen = generation;
  if (!vv_sidebar_refresh (VV_SIDEBAR (self->sidebar), self->workspace, self->programme, &error))
    vv_window_show_error (self, error);
}

static void
remove_pages (VvWindow *self, gboolean of_home)
{
  GtkWidget *child = gtk_widget_get_first_child (self->pages);

  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (of_home || vv_page_get_programme (VV_PAGE (child)))
        gtk_stack_remove (GTK_STACK (self->pages), child);
      child = next;
    }
}

static void
set_programme (VvWindow *self, const char *programme)
{
  if (g_strcmp0 (self->programme, programme) == 0)
    return;
  if (programme)
    remove_pages (self, FALSE);
  g_free (self->programme);
  self->programme = g_strdup (programme);
  self->is_side_loaded = FALSE;
}

static VvPage *
find_page (VvWindow *self, const VvPageEntry *entry)
{
  gboolean in_programme = entry->place != VV_PLACE_HOME;
  g_autofree char *name = g_strdup_printf ("%s/%s", in_programme ? "programme" : "home", entry->key);
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (self->pages), name);

  if (!page)
    {
      page = g_object_new (entry->get_type (), NULL);
      vv_page_attach (VV_PAGE (page), self, self->workspace, in_programme ? self->programme : NULL);
      vv_page_set_narrow (VV_PAGE (page), adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet)));
      gtk_stack_add_named (GTK_STACK (self->pages), page, name);
    }
  return VV_PAGE (page);
}

static void
remember_place (VvWindow *self, const char *target)
{
  if (self->place && g_strcmp0 (self->place, target) != 0)
    g_queue_push_head (&self->history, g_strdup (self->place));
  while (g_queue_get_length (&self->history) > HISTORY_LENGTH)
    g_free (g_queue_pop_tail (&self->history));
  g_free (self->place);
  self->place = g_strdup (target);
}

static void
show_page (VvWindow *self, const VvPageEntry *entry, const char *detail)
{
  VvPage *page = find_page (self, entry);

  refresh_sidebar (self);
  vv_sidebar_set_place (VV_SIDEBAR (self->sidebar), self->place);
  vv_page_update (page);
  gtk_stack_set_visible_child (GTK_STACK (self->pages), GTK_WIDGET (page));
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "main");
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->pages);
  vv_page_open (page, detail);
}

static void
go_home_page (VvWindow *self, const char *target, char **parts)
{
  const VvPageEntry *entry = vv_pages_find (FALSE, parts[0]);
  g_autofree char *detail = NULL;

  if (!entry)
    {
      g_autofree char *text = g_strdup_printf (_ ("There is no place “%s” in this version."), target);
      vv_window_toast (self, text);
      return;
    }
  detail = parts[1] ? g_strjoinv ("/", parts + 1) : NULL;
  set_programme (self, NULL);
  remember_place (self, target);
  show_page (self, entry, detail);
}

static void
go_programme_page (VvWindow *self, char **parts)
{
  const char *key = parts[1] && parts[2] ? parts[2] : "overview";
  const VvPageEntry *entry = parts[1] ? vv_pages_find (TRUE, key) : NULL;
  g_autofree char *detail = NULL;
  g_autofree char *place = NULL;

  if (!entry)
    {
      g_autofree char *text = g_strdup_printf (_ ("There is no place “%s” in this version."), key);
      vv_window_toast (self, text);
      return;
    }
  if (parts[2] && parts[3])
    detail = g_strjoinv ("/", parts + 3);
  place = g_strdup_printf ("programme/%s/%s%s%s", parts[1], key, detail ? "/" : "", detail ? detail : "");
  set_programme (self, parts[1]);
  remember_place (self, place);
  show_page (self, entry, detail);
}

/* "document/ID" → "programme/P/documents/ID". g_free(); NULL with error. */
static char *
resolve_document (VvWindow *self, const char *id, GError **error)
{
  g_autoptr (VvDocument) document = vv_documents_get (self->workspace, id, error);

  return document ? g_strdup_printf ("programme/%s/documents/%s", document->programme, id) : NULL;
}

static char *
resolve_session (VvWindow *self, const char *id, GError **error)
{
  g_autoptr (VvSession) session = vv_sessions_get (self->workspace, id, error);
  g_autoptr (VvMatch) match = session ? vv_matching_get (self->workspace, session->match, error) : NULL;

  return match ? g_strdup_printf ("programme/%s/meet/%s", match->programme, id) : NULL;
}

static void
open_wizard (VvWindow *self, char **parts)
{
  const VvWizardEntry *entry = parts[1] ? vv_pages_find_wizard (parts[1]) : NULL;
  const char *programme = parts[1] && parts[2] && *parts[2] ? parts[2] : NULL;
  g_autofree char *detail = parts[1] && parts[2] && parts[3] ? g_strjoinv ("/", parts + 3) : NULL;
  GtkWidget *wizard;

  if (!entry)
    return;
  if (vv_window_get_wizard (self))
    vv_window_close_wizard (self, self->place);
  wizard = g_object_new (entry->get_type (), NULL);
  adw_bin_set_child (ADW_BIN (self->wizard_bin), wizard);
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "wizard");
  vv_wizard_begin (VV_WIZARD (wizard), self, self->workspace, programme, detail);
}

static void
go_back (VvWindow *self)
{
  g_autofree char *target = g_queue_pop_head (&self->history);

  if (target)
    {
      g_clear_pointer (&self->place, g_free);
      vv_window_go (self, target);
      return;
    }
  if (adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet)))
    adw_leaflet_navigate (ADW_LEAFLET (self->leaflet), ADW_NAVIGATION_DIRECTION_BACK);
}

static void
on_folded_changed_cb (VvWindow *self)
{
  gboolean is_folded = adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet));

  vv_sidebar_set_alone (VV_SIDEBAR (self->sidebar), is_folded);
  if (is_folded)
    gtk_widget_add_css_class (GTK_WIDGET (self), "vv-narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "vv-narrow");
  for (GtkWidget *page = gtk_widget_get_first_child (self->pages); page;
       page = gtk_widget_get_next_sibling (page))
    vv_page_set_narrow (VV_PAGE (page), is_folded);
}

static void
go_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  vv_window_go (VV_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
back_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvWindow *self = VV_WINDOW (widget);

  if (vv_window_get_wizard (self))
    vv_window_close_wizard (self, NULL);
  else if (adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet)))
    adw_leaflet_navigate (ADW_LEAFLET (self->leaflet), ADW_NAVIGATION_DIRECTION_BACK);
  else
    go_back (self);
}

static void
escape_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvWindow *self = VV_WINDOW (widget);

  if (vv_window_get_wizard (self))
    vv_window_close_wizard (self, NULL);
}

static void
find_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvWindow *self = VV_WINDOW (widget);
  VvPage *page = vv_window_get_page (self);

  if (!self->workspace || (page && vv_page_find (page)))
    return;
  vv_window_go (self, "people");
  page = vv_window_get_page (self);
  if (page)
    vv_page_find (page);
}

static void
undo_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvWindow *self = VV_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!self->undo)
    return;
  if (!self->undo (self->workspace, self->undo_data, &error))
    vv_window_show_error (self, error);
  if (self->undo_toast)
    adw_toast_dismiss (self->undo_toast);
  forget_undo (self);
  vv_window_changed (self);
}

static void
import_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvWindow *self = VV_WINDOW (widget);

  if (!self->workspace || !vv_window_perform (self, "import-scans", self->programme))
    return;
  /* the page asks for the files at once */
  if (vv_window_get_page (self))
    gtk_widget_activate_action (GTK_WIDGET (vv_window_get_page (self)), "scans.import", NULL);
}

static void
vv_window_dispose (GObject *object)
{
  VvWindow *self = VV_WINDOW (object);

  forget_undo (self);
  if (self->wizard_bin)
    adw_bin_set_child (ADW_BIN (self->wizard_bin), NULL);
  if (self->pages)
    remove_pages (self, TRUE);
  self->wizard_bin = NULL;
  self->pages = NULL;
  g_clear_pointer (&self->workspace, vv_workspace_close);
  G_OBJECT_CLASS (vv_window_parent_class)->dispose (object);
}

static void
vv_window_finalize (GObject *object)
{
  VvWindow *self = VV_WINDOW (object);

  g_free (self->place);
  g_free (self->programme);
  g_queue_clear_full (&self->history, g_free);
  G_OBJECT_CLASS (vv_window_parent_class)->finalize (object);
}

static gboolean
vv_window_close_request (GtkWindow *window)
{
  VvWindow *self = VV_WINDOW (window);
  GtkWidget *wizard = vv_window_get_wizard (self);

  if (wizard)
    vv_wizard_leave (VV_WIZARD (wizard));
  return GTK_WINDOW_CLASS (vv_window_parent_class)->close_request (window);
}

static void
add_keys (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.go", "s", go_activated);
  gtk_widget_class_install_action (class, "win.back", NULL, back_activated);
  gtk_widget_class_install_action (class, "win.escape", NULL, escape_activated);
  gtk_widget_class_install_action (class, "win.find", NULL, find_activated);
  gtk_widget_class_install_action (class, "win.undo", NULL, undo_activated);
  gtk_widget_class_install_action (class, "win.import-scans", NULL, import_activated);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Escape, 0, "win.escape", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_f, GDK_CONTROL_MASK, "win.find", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_i, GDK_CONTROL_MASK, "win.import-scans", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Home, GDK_ALT_MASK, "win.go", "s", "today");
  gtk_widget_class_add_binding_action (class, GDK_KEY_1, GDK_ALT_MASK, "win.go", "s", "today");
  gtk_widget_class_add_binding_action (class, GDK_KEY_2, GDK_ALT_MASK, "win.go", "s", "scans");
  gtk_widget_class_add_binding_action (class, GDK_KEY_3, GDK_ALT_MASK, "win.go", "s", "people");
}

static void
vv_window_class_init (VvWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = vv_window_dispose;
  G_OBJECT_CLASS (class)->finalize = vv_window_finalize;
  GTK_WINDOW_CLASS (class)->close_request = vv_window_close_request;
  g_type_ensure (VV_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/veiviser/Veiviser/ui/vv-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VvWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VvWindow, root);
  gtk_widget_class_bind_template_child (widget_class, VvWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, VvWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, VvWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, VvWindow, wizard_bin);
  gtk_widget_class_bind_template_child (widget_class, VvWindow, cover_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_folded_changed_cb);
  add_keys (widget_class);
}

static void
vv_window_init (VvWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_queue_init (&self->history);
  vv_window_accept_files (self);
}

VvWindow *
vv_window_new (GtkApplication *application)
{
  return g_object_new (VV_TYPE_WINDOW, "application", application, NULL);
}

void
vv_window_set_workspace (VvWindow *self, VvWorkspace *workspace)
{
  if (vv_window_get_wizard (self))
    adw_bin_set_child (ADW_BIN (self->wizard_bin), NULL);
  forget_undo (self);
  remove_pages (self, TRUE);
  g_clear_pointer (&self->workspace, vv_workspace_close);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->programme, g_free);
  self->is_side_loaded = FALSE;
  self->workspace = workspace;
  vv_window_set_cover (self, NULL);
  vv_window_go (self, "today");
}

VvWorkspace *
vv_window_get_workspace (VvWindow *self)
{
  return self->workspace;
}

void
vv_window_set_cover (VvWindow *self, GtkWidget *cover)
{
  adw_bin_set_child (ADW_BIN (self->cover_bin), cover);
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), cover ? "cover" : "main");
}

void
vv_window_go (VvWindow *self, const char *target)
{
  g_auto (GStrv) parts = g_strsplit (target, "/", -1);
  g_autofree char *resolved = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->workspace)
    return;
  if (g_str_equal (target, "back"))
    {
      go_back (self);
      return;
    }
  if (g_str_equal (parts[0], "wizard"))
    {
      open_wizard (self, parts);
      return;
    }
  if (g_str_equal (parts[0], "document") && parts[1])
    resolved = resolve_document (self, parts[1], &error);
  if (g_str_equal (parts[0], "session") && parts[1])
    resolved = resolve_session (self, parts[1], &error);
  if (error)
    {
      vv_window_show_error (self, error);
      return;
    }
  if (resolved)
    {
      vv_window_go (self, resolved);
      return;
    }
  if (g_str_equal (parts[0], "programme"))
    go_programme_page (self, parts);
  else
    go_home_page (self, target, parts);
}

const char *
vv_window_get_place (VvWindow *self)
{
  return self->place;
}

VvPage *
vv_window_get_page (VvWindow *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->root)), "main") != 0)
    return NULL;
  return (VvPage *)gtk_stack_get_visible_child (GTK_STACK (self->pages));
}

const char *
vv_window_get_programme (VvWindow *self)
{
  return self->programme;
}

gboolean
vv_window_can_perform (VvWindow *self, const char *action)
{
  return vv_perform_find_target (action) != NULL;
}

gboolean
vv_window_perform (VvWindow *self, const char *action, const char *programme)
{
  const char *pattern = vv_perform_find_target (action);
  g_auto (GStrv) halves = NULL;
  g_autofree char *target = NULL;

  if (!pattern)
    return FALSE;
  halves = g_strsplit (pattern, "%s", 2);
  target = g_strjoinv (programme ? programme : "", halves);
  vv_window_go (self, target);
  return TRUE;
}

void
vv_window_changed (VvWindow *self)
{
  VvPage *page = vv_window_get_page (self);

  if (!self->workspace)
    return;
  refresh_sidebar (self);
  if (page)
    vv_page_update (page);
}

void
vv_window_toast (VvWindow *self, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (safe));
}

void
vv_window_toast_undo (VvWindow *self, const char *text, VvUndo undo, gpointer data, GDestroyNotify destroy)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (safe);

  if (self->undo_toast)
    adw_toast_dismiss (self->undo_toast);
  forget_undo (self);
  self->undo = undo;
  self->undo_data = data;
  self->undo_destroy = destroy;
  self->undo_toast = g_object_ref (toast);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

void
vv_window_show_error (VvWindow *self, const GError *error)
{
  VvPage *page = vv_window_get_page (self);

  if (page)
    vv_page_show_error (page, error);
  else
    vv_window_toast (self, error->message);
}

void
vv_window_close_wizard (VvWindow *self, const char *target)
{
  GtkWidget *wizard = vv_window_get_wizard (self);
  g_autofree char *copy = g_strdup (target ? target : self->place);

  if (!wizard)
    return;
  vv_wizard_leave (VV_WIZARD (wizard));
  adw_bin_set_child (ADW_BIN (self->wizard_bin), NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "main");
  vv_window_go (self, copy ? copy : "today");
}

GtkWidget *
vv_window_get_wizard (VvWindow *self)
{
  return adw_bin_get_child (ADW_BIN (self->wizard_bin));
}
