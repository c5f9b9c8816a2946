#include "vv-scan.h"

#include "vv-struct.h"

static const char *const PAGE_STATE_WORDS[] = {
  "filed", "review", "duplicate", "unknown", "failed",
};

static const char *const READING_STATE_WORDS[] = {
  "read",
  "empty",
  "review",
};

static const gsize READING_STRINGS[] = {
  G_STRUCT_OFFSET (VvReading, field),
  G_STRUCT_OFFSET (VvReading, why),
  G_STRUCT_OFFSET (VvReading, settled_by),
};

static const gsize READING_SETS[] = {
  G_STRUCT_OFFSET (VvReading, values),
  G_STRUCT_OFFSET (VvReading, doubtful),
};

static const VvStructLayout READING_LAYOUT
    = { sizeof (VvReading), READING_STRINGS, G_N_ELEMENTS (READING_STRINGS), READING_SETS,
        G_N_ELEMENTS (READING_SETS) };

static const gsize SCAN_PAGE_STRINGS[] = {
  G_STRUCT_OFFSET (VvScanPage, id),       G_STRUCT_OFFSET (VvScanPage, batch),
  G_STRUCT_OFFSET (VvScanPage, file),     G_STRUCT_OFFSET (VvScanPage, sha256),
  G_STRUCT_OFFSET (VvScanPage, why),      G_STRUCT_OFFSET (VvScanPage, message),
  G_STRUCT_OFFSET (VvScanPage, document), G_STRUCT_OFFSET (VvScanPage, form),
  G_STRUCT_OFFSET (VvScanPage, language), G_STRUCT_OFFSET (VvScanPage, payload),
};

static const VvStructLayout SCAN_PAGE_LAYOUT
    = { sizeof (VvScanPage), SCAN_PAGE_STRINGS, G_N_ELEMENTS (SCAN_PAGE_STRINGS), NULL, 0 };

static const gsize SCAN_BATCH_STRINGS[] = {
  G_STRUCT_OFFSET (VvScanBatch, id),
  G_STRUCT_OFFSET (VvScanBatch, imported_at),
  G_STRUCT_OFFSET (VvScanBatch, imported_by),
};

static const VvStructLayout SCAN_BATCH_LAYOUT
    = { sizeof (VvScanBatch), SCAN_BATCH_STRINGS, G_N_ELEMENTS (SCAN_BATCH_STRINGS), NULL, 0 };

const char *
vv_page_state_to_string (VvPageState state)
{
  return vv_struct_word (PAGE_STATE_WORDS, G_N_ELEMENTS (PAGE_STATE_WORDS), state);
}

gboolean
vv_page_state_from_string (const char *text, VvPageState *state)
{
  gsize index;

  if (!vv_struct_find_word (PAGE_STATE_WORDS, G_N_ELEMENTS (PAGE_STATE_WORDS), text, &index))
    return FALSE;
  *state = (VvPageState)index;
  return TRUE;
}

const char *
vv_reading_state_to_string (VvReadingState state)
{
  return vv_struct_word (READING_STATE_WORDS, G_N_ELEMENTS (READING_STATE_WORDS), state);
}

gboolean
vv_reading_state_from_string (const char *text, VvReadingState *state)
{
  gsize index;

  if (!vv_struct_find_word (READING_STATE_WORDS, G_N_ELEMENTS (READING_STATE_WORDS), text, &index))
    return FALSE;
  *state = (VvReadingState)index;
  return TRUE;
}

VvReading *
vv_reading_new (const char *field)
{
  VvReading *self = g_new0 (VvReading, 1);

  self->field = g_strdup (field);
  return self;
}

VvReading *
vv_reading_copy (const VvReading *reading)
{
  return vv_struct_copy (&READING_LAYOUT, reading);
}

void
vv_reading_free (VvReading *reading)
{
  vv_struct_free (&READING_LAYOUT, reading);
}

VvScanPage *
vv_scan_page_new (const char *id)
{
  VvScanPage *self = g_new0 (VvScanPage, 1);

  self->id = g_strdup (id);
  self->readings = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_reading_free);
  return self;
}

void
vv_scan_page_free (VvScanPage *page)
{
  if (!page)
    return;
  g_clear_pointer (&page->readings, g_ptr_array_unref);
  vv_struct_free (&SCAN_PAGE_LAYOUT, page);
}

VvScanBatch *
vv_scan_batch_new (const char *id)
{
  VvScanBatch *self = g_new0 (VvScanBatch, 1);

  self->id = g_strdup (id);
  return self;
}

void
vv_scan_batch_free (VvScanBatch *batch)
{
  vv_struct_free (&SCAN_BATCH_LAYOUT, batch);
}
