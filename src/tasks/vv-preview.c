#include "vv-preview-private.h"

#include "vv-draw.h"
#include "vv-layout-json.h"
#include "vv-pdf.h"

struct _VvPreview
{
  VvPainter *painter; /* the workspace's */
  VvLayout *layout;
};

VvPreview *
vv_preview_new (VvPainter *painter, VvLayout *layout)
{
  VvPreview *preview = g_new0 (VvPreview, 1);

  preview->painter = painter;
  preview->layout = layout;
  return preview;
}

const VvLayout *
vv_preview_get_layout (VvPreview *preview)
{
  return preview->layout;
}

VvLayout *
vv_preview_steal_layout (VvPreview *preview)
{
  VvLayout *layout = g_steal_pointer (&preview->layout);

  vv_preview_free (preview);
  return layout;
}

void
vv_preview_free (VvPreview *preview)
{
  if (!preview)
    return;
  g_clear_pointer (&preview->layout, vv_layout_free);
  g_free (preview);
}

int
vv_preview_pages (VvPreview *preview)
{
  return (int)preview->layout->pages->len;
}

void
vv_preview_page_size (VvPreview *preview, int page, double *width, double *height)
{
  *width = preview->layout->width;
  *height = preview->layout->height;
}

void
vv_preview_draw (VvPreview *preview, int page, cairo_t *cr)
{
  vv_draw_page (preview->painter, preview->layout, page + 1, cr);
}

GBytes *
vv_preview_pdf (VvPreview *preview, GError **error)
{
  return vv_pdf_write (preview->painter, preview->layout, error);
}

char *
vv_preview_geometry_json (VvPreview *preview)
{
  return vv_layout_geometry_json (preview->layout);
}
