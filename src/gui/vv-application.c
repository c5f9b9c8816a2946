#include "config.h"

#include "vv-application.h"

#include "vv-start-page.h"
#include "vv-trouble-page.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>

GResource *vv_gui_get_resource (void);

struct _VvApplication
{
  AdwApplication parent_instance;

  const VvEngine *engine;
  VvClock *clock;
  VvRandom *random;
  GSettings *settings; /* NULL when the schema is not installed */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (VvApplication, vv_application, ADW_TYPE_APPLICATION)

static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source ? g_settings_schema_source_lookup (source, VV_APPLICATION_ID, TRUE) : NULL;

  return schema ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
keep_last (VvApplication *self, const char *path)
{
  if (self->settings)
    g_settings_set_string (self->settings, "last-workspace", path);
}

/* The workspace used last time if it is still there, else the default one. */
static char *
find_start_path (VvApplication *self)
{
  g_autofree char *last = self->settings ? g_settings_get_string (self->settings, "last-workspace") : NULL;

  if (last && *last && g_file_test (last, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&last);
  return vv_workspace_default_path ();
}

static VvWindow *
find_window_of (VvApplication *self, const char *path)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item; item = item->next)
    {
      VvWorkspace *workspace = VV_IS_WINDOW (item->data) ? vv_window_get_workspace (item->data) : NULL;

      if (workspace && g_strcmp0 (vv_workspace_get_path (workspace), path) == 0)
        return item->data;
    }
  return NULL;
}

static void
show_start_page (VvApplication *self, VvWindow *window, const char *path)
{
  vv_window_set_cover (window, vv_start_page_new (self, window, path));
}

static void
open_path (VvApplication *self, VvWindow *window, const char *path, gboolean read_only)
{
  g_autoptr (GError) error = NULL;
  VvWorkspace *workspace;

  workspace = vv_workspace_open (self->engine, path, read_only, NULL, self->clock, self->random, &error);
  if (!workspace)
    {
      vv_window_set_cover (window, vv_trouble_page_new (self, window, path, error));
      return;
    }
  keep_last (self, path);
  vv_window_set_workspace (window, workspace);
}

static void
present_path (VvApplication *self, const char *path)
{
  VvWindow *window = find_window_of (self, path);

  if (!window)
    {
      window = vv_window_new (GTK_APPLICATION (self));
      vv_application_open_workspace (self, window, path);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_chooser_responded_cb (VvApplication *self, int response, GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  GtkWindow *window = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (chooser));

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file ? g_file_get_path (file) : NULL;
  if (path && VV_IS_WINDOW (window))
    vv_application_open_workspace (self, VV_WINDOW (window), path);
  g_clear_object (&self->chooser);
}

static void
open_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (VV_IS_WINDOW (window))
    vv_application_choose_workspace (data, VV_WINDOW (window));
}

static void
new_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  VvWindow *window = vv_window_new (data);
  g_autofree char *path = vv_workspace_default_path ();

  show_start_page (data, window, path);
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const developers[] = { "The Veiviser developers", NULL };

  adw_show_about_window (
      gtk_application_get_active_window (data), "application-name", "Veiviser", "application-icon",
      VV_APPLICATION_ID, "version", VV_VERSION, "developers", developers, "license-type", GTK_LICENSE_GPL_3_0,
      "comments", _ ("From the first advertisement to the last certificate. Every paper finds its way home."),
      "translator-credits", _ ("translator-credits"), NULL);
}

static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *item = windows; item; item = item->next)
    gtk_window_close (item->data);
  g_list_free (windows);
}

static void
vv_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "open", open_activated },
    { "new", new_activated },
    { "about", about_activated },
    { "quit", quit_activated },
  };
  const char *const open_keys[] = { "<Control>o", NULL };
  const char *const quit_keys[] = { "<Control>q", NULL };

  G_APPLICATION_CLASS (vv_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.open", open_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_window_set_default_icon_name (VV_APPLICATION_ID);
}

static void
vv_application_activate (GApplication *application)
{
  VvApplication *self = VV_APPLICATION (application);
  g_autofree char *path = find_start_path (self);

  present_path (self, path);
}

static void
vv_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path)
        present_path (VV_APPLICATION (application), path);
    }
}

static void
vv_application_finalize (GObject *object)
{
  VvApplication *self = VV_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->clock, vv_clock_unref);
  g_clear_pointer (&self->random, vv_random_unref);
  G_OBJECT_CLASS (vv_application_parent_class)->finalize (object);
}

static void
vv_application_class_init (VvApplicationClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_application_finalize;
  G_APPLICATION_CLASS (class)->startup = vv_application_startup;
  G_APPLICATION_CLASS (class)->activate = vv_application_activate;
  G_APPLICATION_CLASS (class)->open = vv_application_open;
  g_resources_register (vv_gui_get_resource ());
}

static void
vv_application_init (VvApplication *self)
{
  self->settings = find_settings ();
}

VvApplication *
vv_application_new (const VvEngine *engine, VvClock *clock, VvRandom *random, GApplicationFlags flags)
{
  VvApplication *self = g_object_new (VV_TYPE_APPLICATION, "application-id", VV_APPLICATION_ID, "flags",
                                      flags, "resource-base-path", "/io/github/veiviser/Veiviser", NULL);
  g_autofree char *language = self->settings ? g_settings_get_string (self->settings, "language") : NULL;

  self->engine = engine;
  self->clock = vv_clock_ref (clock);
  self->random = vv_random_ref (random);
  if (language && *language)
    vv_application_set_language (self, language);
  return self;
}

void
vv_application_open_workspace (VvApplication *self, VvWindow *window, const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      show_start_page (self, window, path);
      return;
    }
  open_path (self, window, path, FALSE);
}

void
vv_application_open_read_only (VvApplication *self, VvWindow *window, const char *path)
{
  open_path (self, window, path, TRUE);
}

gboolean
vv_application_create_workspace (VvApplication *self,
                                 VvWindow *window,
                                 const char *path,
                                 const VvOrganisation *organisation,
                                 const char *coordinator,
                                 gboolean with_example,
                                 VvProgress progress,
                                 gpointer data,
                                 GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (VvWorkspace) workspace = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _ ("The folder %s cannot be made."), folder);
      return FALSE;
    }
  workspace
      = vv_workspace_create (self->engine, path, organisation, coordinator, self->clock, self->random, error);
  if (!workspace)
    return FALSE;
  if (with_example && !vv_example_make (workspace, progress, data, NULL, error))
    {
      /* half an example is of no use, and the file must not stand in the way of another try */
      g_clear_pointer (&workspace, vv_workspace_close);
      g_unlink (path);
      return FALSE;
    }
  keep_last (self, path);
  vv_window_set_workspace (window, g_steal_pointer (&workspace));
  return TRUE;
}

void
vv_application_choose_workspace (VvApplication *self, VvWindow *window)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Open Workspace"), GTK_WINDOW (window),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("Workspaces of Veiviser"));
  gtk_file_filter_add_pattern (filter, "*.veiviser");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chooser_responded_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
vv_application_set_language (VvApplication *self, const char *language)
{
  g_autofree char *locale = g_strdup (setlocale (LC_ALL, NULL));

  g_setenv ("LANGUAGE", language, TRUE);
  /* gettext forgets what it had looked up only when the locale changes */
  setlocale (LC_ALL, "C");
  setlocale (LC_ALL, locale);
  if (self->settings)
    g_settings_set_string (self->settings, "language", language);
}
