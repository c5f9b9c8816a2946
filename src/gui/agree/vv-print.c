#include "config.h"

#include "vv-print.h"

#include "vv-error.h"
#include "vv-file-save.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define POINTS_PER_MM (72 / 25.4)

typedef struct
{
  VvPreview *preview; /* of the job */
  int page;
} Sheet;

struct _VvPrint
{
  char *name;
  GPtrArray *previews;
  GArray *sheets; /* Sheet */
};

VvPrint *
vv_print_new (const char *name)
{
  VvPrint *print = g_new0 (VvPrint, 1);

  print->name = g_strdup (name);
  print->previews = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_preview_free);
  print->sheets = g_array_new (FALSE, TRUE, sizeof (Sheet));
  return print;
}

void
vv_print_free (VvPrint *print)
{
  if (!print)
    return;
  g_free (print->name);
  g_ptr_array_unref (print->previews);
  g_array_unref (print->sheets);
  g_free (print);
}

void
vv_print_add (VvPrint *print, VvPreview *preview, int page)
{
  int first = page < 0 ? 0 : page, end = page < 0 ? vv_preview_pages (preview) : page + 1;

  g_ptr_array_add (print->previews, preview);
  for (int i = first; i < end; i++)
    {
      Sheet sheet = { preview, i };

      g_array_append_val (print->sheets, sheet);
    }
}

gboolean
vv_print_add_document (VvPrint *print, VvWorkspace *ws, const char *document, int page, GError **error)
{
  VvPreview *preview = vv_documents_open (ws, document, error);

  if (!preview)
    return FALSE;
  vv_print_add (print, preview, page);
  return TRUE;
}

int
vv_print_count_pages (VvPrint *print)
{
  return (int)print->sheets->len;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
vv_print_to_pdf (VvPrint *print, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, 595, 842);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, print->name);
  for (guint i = 0; i < print->sheets->len; i++)
    {
      const Sheet *sheet = &g_array_index (print->sheets, Sheet, i);
      double width, height;
      cairo_t *cr;

      vv_preview_page_size (sheet->preview, sheet->page, &width, &height);
      cairo_pdf_surface_set_size (surface, width * POINTS_PER_MM, height * POINTS_PER_MM);
      cr = cairo_create (surface);
      vv_preview_draw (sheet->preview, sheet->page, cr);
      cairo_show_page (cr);
      cairo_destroy (cr);
    }
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, VV_ERROR, VV_ERROR_FAILED, _ ("The PDF could not be made: %s."),
               cairo_status_to_string (status));
  return NULL;
}

static void
on_page_set_up_cb (VvPrint *print, GtkPrintContext *context, int number, GtkPageSetup *setup)
{
  const Sheet *sheet = &g_array_index (print->sheets, Sheet, number);
  double width, height;

  vv_preview_page_size (sheet->preview, sheet->page, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
on_page_drawn_cb (VvPrint *print, GtkPrintContext *context, int number)
{
  const Sheet *sheet = &g_array_index (print->sheets, Sheet, number);

  vv_preview_draw (sheet->preview, sheet->page, gtk_print_context_get_cairo_context (context));
}

static void
on_print_done_cb (VvWindow *window, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error)
    vv_window_show_error (window, error);
}

void
vv_print_run (VvPrint *print, VvWindow *window)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GError) error = NULL;

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, print->name);
  gtk_print_operation_set_n_pages (operation, vv_print_count_pages (print));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "vv-print", print, (GDestroyNotify)vv_print_free);
  g_signal_connect_swapped (operation, "request-page-setup", G_CALLBACK (on_page_set_up_cb), print);
  g_signal_connect_swapped (operation, "draw-page", G_CALLBACK (on_page_drawn_cb), print);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_print_done_cb), window, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window), &error);
  if (error)
    vv_window_show_error (window, error);
}

void
vv_print_save (VvPrint *print, VvWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = vv_print_to_pdf (print, &error);
  g_autofree char *name = g_strconcat (print->name, ".pdf", NULL);

  if (pdf)
    vv_file_save (window, pdf, name);
  else
    vv_window_show_error (window, error);
  vv_print_free (print);
}
