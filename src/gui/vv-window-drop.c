#include "config.h"

#include "vv-window-drop.h"

#include "vv-pages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Scans need no wizard: their page reads them. */
#define SCANS "scans"

typedef struct
{
  const char *ending, *wizard;
} Kind;

static const Kind kinds[] = {
  { ".csv", "import-people" }, { ".tsv", "import-people" },
  { ".txt", "import-people" }, { ".xlsx", "import-people" },
  { ".ods", "import-people" }, { ".pdf", SCANS },
  { ".tif", SCANS },           { ".tiff", SCANS },
  { ".jpg", SCANS },           { ".jpeg", SCANS },
  { ".png", SCANS },
};

static const char *
find_wizard (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (lower, kinds[i].ending)
        && (g_str_equal (kinds[i].wizard, SCANS) ? vv_pages_find (FALSE, SCANS) != NULL
                                                 : vv_pages_find_wizard (kinds[i].wizard) != NULL))
      return kinds[i].wizard;
  return NULL;
}

/* The wizard's detail: paths separated by line breaks, "/" kept as it is (details may hold it). */
static char *
join_paths (GSList *files, const char *wizard)
{
  g_autoptr (GString) paths = g_string_new (NULL);

  for (GSList *item = files; item; item = item->next)
    {
      g_autofree char *path = g_file_get_path (item->data);

      if (!path || g_strcmp0 (find_wizard (path), wizard) != 0)
        continue;
      if (paths->len > 0)
        g_string_append_c (paths, '\n');
      g_string_append (paths, path);
    }
  return g_string_free (g_steal_pointer (&paths), FALSE);
}

static gboolean
on_files_dropped_cb (VvWindow *window, const GValue *value, double x, double y, GtkDropTarget *target)
{
  GSList *files = g_value_get_boxed (value);
  g_autofree char *first = files ? g_file_get_path (files->data) : NULL;
  const char *wizard = first ? find_wizard (first) : NULL;
  const char *programme = vv_window_get_programme (window);
  g_autofree char *paths = NULL, *place = NULL;

  if (!vv_window_get_workspace (window))
    return FALSE;
  if (!wizard)
    {
      vv_window_toast (
          window, _ ("Only tables (CSV, XLSX, ODS) and scans (PDF, TIFF, JPEG, PNG) can be dropped here."));
      return FALSE;
    }
  paths = join_paths (files, wizard);
  if (g_str_equal (wizard, SCANS))
    {
      g_auto (GStrv) names = g_strsplit (paths, "\n", -1);

      vv_window_go (window, SCANS);
      return gtk_widget_activate_action (GTK_WIDGET (vv_window_get_page (window)), "scans.import-files",
                                         "^as", names);
    }
  place = g_strdup_printf ("wizard/%s/%s/%s", wizard, programme ? programme : "", paths);
  vv_window_go (window, place);
  return TRUE;
}

const char *
vv_window_find_wizard_of_file (const char *path)
{
  return find_wizard (path);
}

void
vv_window_accept_files (VvWindow *window)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_files_dropped_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}
