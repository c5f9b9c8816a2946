#include "config.h"

#include "vv-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "vv-draw.h"
#include "vv-error.h"

#define POINTS_PER_MM (72.0 / 25.4)

static cairo_status_t
on_pdf_written_cb (void *user_data, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (user_data, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_pages (VvPainter *painter, const VvLayout *layout, cairo_surface_t *surface)
{
  for (guint page = 1; page <= layout->pages->len; page++)
    {
      cairo_pdf_surface_set_size (surface, layout->width * POINTS_PER_MM, layout->height * POINTS_PER_MM);
      cairo_t *cr = cairo_create (surface);
      vv_draw_page (painter, layout, (int)page, cr);
      cairo_show_page (cr);
      cairo_destroy (cr);
    }
}

GBytes *
vv_pdf_write_all (VvPainter *painter, GPtrArray *layouts, const char *title, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (on_pdf_written_cb, bytes, 595, 842);

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Veiviser " VV_VERSION);
  for (guint i = 0; i < layouts->len; i++)
    draw_pages (painter, g_ptr_array_index (layouts, i), surface);
  cairo_surface_finish (surface);
  cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_FAILED, _ ("The PDF could not be made: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
vv_pdf_write (VvPainter *painter, const VvLayout *layout, GError **error)
{
  g_autoptr (GPtrArray) layouts = g_ptr_array_new ();

  g_ptr_array_add (layouts, (gpointer)layout);
  return vv_pdf_write_all (painter, layouts, layout->title != NULL ? layout->title : layout->form, error);
}
