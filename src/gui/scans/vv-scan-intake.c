#include "config.h"

#include "vv-scan-intake.h"

#include "vv-kit.h"
#include "vv-scans.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

#define SHOW_AGAIN_US (600 * 1000)

struct _VvScanIntake
{
  AdwBin parent_instance;

  GtkWidget *bar, *words, *stop;
  GtkFileChooserNative *chooser;
  VvPage *page;              /* while choosing or reading: a reference */
  GCancellable *cancellable; /* non-NULL while reading */
  gint64 shown_at;
};

enum
{
  READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VvScanIntake, vv_scan_intake, ADW_TYPE_BIN)

static void
count_states (const VvScanReport *report, int counts[VV_PAGE_FAILED + 1])
{
  for (guint i = 0; i < report->pages->len; i++)
    counts[((VvScanPage *)report->pages->pdata[i])->state]++;
}

/* "64 pages read; 2 were here already; 1 could not be opened". g_free() */
static char *
sum_up (const VvScanReport *report)
{
  int counts[VV_PAGE_FAILED + 1] = { 0 };
  GString *text = g_string_new (NULL);

  count_states (report, counts);
  g_string_append_printf (text, ngettext ("%u page read", "%u pages read", report->pages->len),
                          report->pages->len);
  if (counts[VV_PAGE_DUPLICATE] > 0)
    {
      g_string_append (text, "; ");
      g_string_append_printf (
          text, ngettext ("%d was here already", "%d were here already", counts[VV_PAGE_DUPLICATE]),
          counts[VV_PAGE_DUPLICATE]);
    }
  if (counts[VV_PAGE_FAILED] > 0)
    {
      g_string_append (text, "; ");
      g_string_append_printf (
          text, ngettext ("%d could not be opened", "%d could not be opened", counts[VV_PAGE_FAILED]),
          counts[VV_PAGE_FAILED]);
    }
  return g_string_free (text, FALSE);
}

static void
show_progress (double fraction, const char *what, gpointer data)
{
  VvScanIntake *self = data;
  g_autofree char *text = g_strdup_printf (_ ("Reading %s"), what ? what : "");
  gint64 now = g_get_monotonic_time ();

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), CLAMP (fraction, 0, 1));
  gtk_label_set_text (GTK_LABEL (self->words), text);
  vv_page_set_progress (self->page, fraction);
  if (now - self->shown_at < SHOW_AGAIN_US)
    return;
  self->shown_at = now;
  vv_window_changed (vv_page_get_window (self->page));
}

static void
end_reading (VvScanIntake *self)
{
  vv_page_set_progress (self->page, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_object (&self->cancellable);
}

static void
on_import_finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  VvScanIntake *self = data;
  VvPage *page = self->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (VvScanReport) report = vv_scans_import_finish (vv_page_get_workspace (page), result, &error);
  VvWindow *window = vv_page_get_window (page);
  g_autofree char *text = report ? sum_up (report) : NULL;

  end_reading (self);
  vv_window_changed (window);
  g_signal_emit (self, signals[READ], 0);
  if (text)
    vv_window_toast (window, text);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vv_window_toast (window, _ ("Stopped. What was read until then is filed."));
  else
    vv_page_show_error (page, error);
  g_clear_object (&self->page);
  g_object_unref (self);
}

static void
on_stop_clicked_cb (VvScanIntake *self)
{
  vv_scan_intake_stop (self);
}

static char **
get_paths (GtkFileChooserNative *chooser)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}

static void
on_chooser_responded_cb (VvScanIntake *self, int response, GtkFileChooserNative *chooser)
{
  g_auto (GStrv) paths = response == GTK_RESPONSE_ACCEPT ? get_paths (chooser) : NULL;
  g_autoptr (VvPage) page = g_steal_pointer (&self->page);

  g_clear_object (&self->chooser);
  if (paths && paths[0])
    vv_scan_intake_read (self, page, (const char *const *)paths);
}

/* The workspace is closed after its pages have gone: nobody may read into it any more. */
static void
vv_scan_intake_unroot (GtkWidget *widget)
{
  VvScanIntake *self = VV_SCAN_INTAKE (widget);

  vv_scan_intake_stop (self);
  while (self->cancellable)
    g_main_context_iteration (NULL, TRUE);
  GTK_WIDGET_CLASS (vv_scan_intake_parent_class)->unroot (widget);
}

static void
vv_scan_intake_dispose (GObject *object)
{
  VvScanIntake *self = VV_SCAN_INTAKE (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->page);
  G_OBJECT_CLASS (vv_scan_intake_parent_class)->dispose (object);
}

static void
vv_scan_intake_class_init (VvScanIntakeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = vv_scan_intake_dispose;
  GTK_WIDGET_CLASS (class)->unroot = vv_scan_intake_unroot;
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
vv_scan_intake_init (VvScanIntake *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->words = vv_line_new ("", "vv-num");
  gtk_label_set_width_chars (GTK_LABEL (self->words), 20);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  vv_set_name (self->bar, _ ("Reading the scans"));
  self->stop = vv_button_new (_ ("_Stop"), NULL);
  gtk_widget_set_tooltip_text (self->stop, _ ("What is filed stays filed"));
  g_signal_connect_swapped (self->stop, "clicked", G_CALLBACK (on_stop_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->stop);
  vv_set_margins (box, 10, 14, 0, 14);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
vv_scan_intake_new (void)
{
  return g_object_new (VV_TYPE_SCAN_INTAKE, NULL);
}

void
vv_scan_intake_choose (VvScanIntake *self, VvPage *page)
{
  static const char *const patterns[] = { "*.pdf", "*.tif", "*.tiff", "*.jpg", "*.jpeg", "*.png" };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser || self->cancellable)
    return;
  g_set_object (&self->page, page);
  self->chooser = gtk_file_chooser_native_new (_ ("Import Scans"), GTK_WINDOW (vv_page_get_window (page)),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), _ ("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, _ ("Scans (PDF, TIFF, JPEG, PNG)"));
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chooser_responded_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
vv_scan_intake_read (VvScanIntake *self, VvPage *page, const char *const *paths)
{
  if (self->cancellable)
    {
      vv_window_toast (vv_page_get_window (page), _ ("A pile is being read already. Wait until it is done."));
      return;
    }
  g_set_object (&self->page, page);
  self->cancellable = g_cancellable_new ();
  self->shown_at = g_get_monotonic_time ();
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0);
  gtk_label_set_text (GTK_LABEL (self->words), _ ("Reading…"));
  vv_scans_import_async (vv_page_get_workspace (page), paths, show_progress, self, self->cancellable,
                         on_import_finished_cb, g_object_ref (self));
}

gboolean
vv_scan_intake_is_reading (VvScanIntake *self)
{
  return self->cancellable != NULL;
}

void
vv_scan_intake_stop (VvScanIntake *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}
