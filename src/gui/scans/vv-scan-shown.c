#include "config.h"

#include "vv-scan-shown.h"

#include "vv-documents.h"
#include "vv-strings.h"

#define PX_PER_MM 6.0

static gboolean
load_texture (VvScanShown *self, VvWorkspace *ws, GError **error)
{
  g_autoptr (VvImage) image = NULL;

  if (g_strcmp0 (self->texture_page, self->page->id) == 0)
    return TRUE;
  g_clear_object (&self->texture);
  vv_set_string (&self->texture_page, NULL);
  if (self->page->state == VV_PAGE_FAILED)
    return TRUE;
  image = vv_scans_picture (ws, self->page->id, PX_PER_MM, error);
  if (!image)
    return FALSE;
  self->texture = vv_scan_texture_new (image);
  vv_set_string (&self->texture_page, self->page->id);
  return TRUE;
}

static void
forget_page (VvScanShown *self)
{
  g_clear_pointer (&self->page, vv_scan_page_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

gboolean
vv_scan_shown_load (VvScanShown *self, VvWorkspace *ws, const char *id, GError **error)
{
  forget_page (self);
  if (!id)
    return TRUE;
  self->page = vv_scans_get (ws, id, error);
  self->fields = self->page ? vv_scans_fields (ws, id, error) : NULL;
  if (!self->fields)
    return FALSE;
  if (self->page->document && !(self->values = vv_documents_values (ws, self->page->document, error)))
    return FALSE;
  return load_texture (self, ws, error);
}

void
vv_scan_shown_clear (VvScanShown *self)
{
  forget_page (self);
  g_clear_object (&self->texture);
  vv_set_string (&self->texture_page, NULL);
}
