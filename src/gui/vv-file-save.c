#include "config.h"

#include "vv-file-save.h"

#include "vv-file.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  VvWindow *window;
  GBytes *bytes;
  GtkFileChooserNative *chooser;
} Saving;

static void
free_saving (Saving *saving)
{
  g_bytes_unref (saving->bytes);
  g_object_unref (saving->chooser);
  g_object_unref (saving->window);
  g_free (saving);
}

static void
save_to (Saving *saving, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as %s"), name);

  if (vv_file_write (path, saving->bytes, &error))
    vv_window_toast (saving->window, text);
  else
    vv_window_show_error (saving->window, error);
}

static void
on_chooser_responded_cb (Saving *saving, int response, GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    save_to (saving, path);
  free_saving (saving);
}

void
vv_file_save (VvWindow *window, GBytes *bytes, const char *suggested_name)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (window);
  saving->bytes = g_bytes_ref (bytes);
  saving->chooser = gtk_file_chooser_native_new (_ ("Save"), GTK_WINDOW (window),
                                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (saving->chooser), suggested_name);
  g_signal_connect_swapped (saving->chooser, "response", G_CALLBACK (on_chooser_responded_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (saving->chooser));
}
