#include "vv-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-pdf.h"
#include "vv-wire.h"

static const VvFormat *const FORMATS[] = { &vv_format_pdf, &vv_format_tiff, &vv_format_png, &vv_format_jpeg };

static gboolean
starts_with (const guint8 *data, gsize length, const char *signature, gsize size)
{
  return length >= size && memcmp (data, signature, size) == 0;
}

const char *
vv_source_refusal (const guint8 *data, gsize length)
{
  if (length == 0)
    return _ ("“%s” is empty: nothing was scanned or the copy did not finish. Scan or copy it again.");
  if (starts_with (data, length, "\xd0\xcf\x11\xe0", 4))
    return _ ("“%s” is an old Office file or protected by a password: save it as .xlsx without a password "
              "and try again.");
  if (length >= 12 && memcmp (data + 4, "ftyphei", 7) == 0)
    return _ ("“%s” is a HEIC photo: set the phone to JPEG, or save the photo as JPEG, and try again.");
  return NULL;
}

VvSource *
vv_source_new (const guint8 *data, gsize length, const char *name, GError **error)
{
  g_autoptr (VvSource) source = g_new0 (VvSource, 1);
  const char *refusal = vv_source_refusal (data, length);

  source->data = data;
  source->length = length;
  source->name = g_strdup (name);
  if (refusal)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN, refusal, name);
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (FORMATS) && !source->format; i++)
    if (FORMATS[i]->recognise (data, length))
      source->format = FORMATS[i];
  if (!source->format)
    {
      g_set_error (
          error, VV_ERROR, VV_ERROR_FOREIGN,
          _ ("“%s” is no scan: only PDF, TIFF, PNG and JPEG can be read. Scan the page to one of these."),
          name);
      return NULL;
    }
  if (!source->format->open (source, error))
    return NULL;
  if (source->n_pages > VV_WIRE_MAX_PAGES)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_LIMIT,
                   _ ("“%s” has more than %d pages: split it and try again."), name, VV_WIRE_MAX_PAGES);
      return NULL;
    }
  return g_steal_pointer (&source);
}

void
vv_source_free (VvSource *source)
{
  if (!source)
    return;
  if (source->format)
    source->format->close (source);
  g_free (source->name);
  g_free (source);
}

static gboolean
check_index (const VvSource *source, int index, GError **error)
{
  if (index >= 0 && index < source->n_pages)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("“%s” has no page %d."), source->name, index + 1);
  return FALSE;
}

VvImage *
vv_source_page (VvSource *source, int index, GError **error)
{
  return check_index (source, index, error) ? source->format->page (source, index, error) : NULL;
}

VvPicture *
vv_source_colour (VvSource *source, int index, int max_size, GError **error)
{
  if (!check_index (source, index, error))
    return NULL;
  return source->format->colour (source, index, max_size, error);
}

GPtrArray *
vv_source_fields (VvSource *source, GError **error)
{
  if (source->format != &vv_format_pdf)
    return g_ptr_array_new_with_free_func (g_free);
  return vv_pdf_fields (source, error);
}

gboolean
vv_source_fail_damaged (const VvSource *source, GError **error)
{
  g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN,
               _ ("“%s” is damaged and cannot be read. Scan or save it again and try once more."),
               source->name);
  return FALSE;
}

gboolean
vv_source_fail_truncated (const VvSource *source, GError **error)
{
  g_set_error (
      error, VV_ERROR, VV_ERROR_FOREIGN,
      _ ("“%s” breaks off in the middle: the copy or the scan did not finish. Copy or scan it again."),
      source->name);
  return FALSE;
}

gboolean
vv_source_fail_page (const VvSource *source, int index, GError **error)
{
  g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN,
               _ ("Page %d of “%s” is damaged and cannot be read. Scan this page again."), index + 1,
               source->name);
  return FALSE;
}

gboolean
vv_source_check_size (const VvSource *source, gint64 width, gint64 height, GError **error)
{
  if (width < 1 || height < 1)
    return vv_source_fail_damaged (source, error);
  if (width <= VV_WIRE_MAX_PIXELS && height <= VV_WIRE_MAX_PIXELS && width * height <= VV_WIRE_MAX_PIXELS)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_LIMIT,
               _ ("“%s” has a picture of %d by %d pixels, which is too large. Scan it with at most 600 dpi."),
               source->name, (int)MIN (width, G_MAXINT), (int)MIN (height, G_MAXINT));
  return FALSE;
}
