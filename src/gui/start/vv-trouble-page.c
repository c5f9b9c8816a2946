#include "config.h"

#include "vv-trouble-page.h"

#include "vv-error.h"
#include "vv-kit.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  VvApplication *application;
  VvWindow *window;
  char *path;
} Trouble;

static void
free_trouble (gpointer data)
{
  Trouble *trouble = data;

  g_free (trouble->path);
  g_free (trouble);
}

static const char *
find_title (const GError *error)
{
  if (g_error_matches (error, VV_ERROR, VV_ERROR_BUSY))
    return _ ("This Workspace Is Open Already");
  if (g_error_matches (error, VV_ERROR, VV_ERROR_NEWER))
    return _ ("Written by a Newer Veiviser");
  if (g_error_matches (error, VV_ERROR, VV_ERROR_DAMAGED))
    return _ ("This Workspace Is Damaged");
  return _ ("This Workspace Cannot Be Opened");
}

static const char *
find_icon (const GError *error)
{
  if (g_error_matches (error, VV_ERROR, VV_ERROR_BUSY))
    return "changes-prevent-symbolic";
  return "vv-problem-symbolic";
}

static gboolean
may_be_read (const GError *error)
{
  return error->domain == VV_ERROR
         && (error->code == VV_ERROR_NEWER || error->code == VV_ERROR_IO
             || error->code == VV_ERROR_PERMISSION);
}

static void
on_retry_clicked_cb (Trouble *trouble)
{
  g_autofree char *path = g_strdup (trouble->path);

  vv_application_open_workspace (trouble->application, trouble->window, path);
}

static void
on_read_clicked_cb (Trouble *trouble)
{
  g_autofree char *path = g_strdup (trouble->path);

  vv_application_open_read_only (trouble->application, trouble->window, path);
}

static void
on_other_clicked_cb (Trouble *trouble)
{
  vv_application_choose_workspace (trouble->application, trouble->window);
}

static void
append_button (GtkWidget *box, const char *label, const char *classes, GCallback callback, Trouble *trouble)
{
  GtkWidget *button = vv_button_new (label, classes);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, trouble);
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
vv_trouble_page_new (VvApplication *application, VvWindow *window, const char *path, const GError *error)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Trouble *trouble = g_new0 (Trouble, 1);
  g_autofree char *text = g_markup_printf_escaped ("%s\n\n<small>%s</small>", error->message, path);

  trouble->application = application;
  trouble->window = window;
  trouble->path = g_strdup (path);
  g_object_set_data_full (G_OBJECT (page), "vv-trouble", trouble, free_trouble);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), find_icon (error));
  adw_status_page_set_title (ADW_STATUS_PAGE (status), find_title (error));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), text);
  append_button (buttons, _ ("_Try Again"), "suggested-action pill", G_CALLBACK (on_retry_clicked_cb),
                 trouble);
  if (may_be_read (error))
    append_button (buttons, _ ("_Look, Without Changing"), "pill", G_CALLBACK (on_read_clicked_cb), trouble);
  append_button (buttons, _ ("_Open Another…"), "pill", G_CALLBACK (on_other_clicked_cb), trouble);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), buttons);
  gtk_widget_set_vexpand (status, TRUE);
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), status);
  return page;
}
