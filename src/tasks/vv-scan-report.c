#include "vv-scans.h"

#include <json-glib/json-glib.h>

#include "vv-id.h"

void
vv_scan_outcome_free (VvScanOutcome *outcome)
{
  if (!outcome)
    return;
  g_free (outcome->document);
  g_free (outcome->form);
  g_free (outcome->title);
  g_clear_pointer (&outcome->received, g_array_unref);
  g_clear_pointer (&outcome->missing, g_array_unref);
  g_strfreev (outcome->unsigned_fields);
  g_free (outcome->state);
  g_free (outcome);
}

void
vv_scan_report_free (VvScanReport *report)
{
  if (!report)
    return;
  g_free (report->batch);
  g_clear_pointer (&report->pages, g_ptr_array_unref);
  g_clear_pointer (&report->documents, g_ptr_array_unref);
  g_free (report);
}

static void
add_text (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  if (text)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

static void
add_id (JsonBuilder *json, const char *name, const char *id)
{
  g_autofree char *shown = id ? vv_id_show (id) : NULL;

  add_text (json, name, shown);
}

static void
add_int (JsonBuilder *json, const char *name, int value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

/* Pages count from 1; not known is null. */
static void
add_count (JsonBuilder *json, const char *name, int value)
{
  if (value > 0)
    add_int (json, name, value);
  else
    add_text (json, name, NULL);
}

static void
add_texts (JsonBuilder *json, const char *name, char **texts)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (int i = 0; texts && texts[i]; i++)
    json_builder_add_string_value (json, texts[i]);
  json_builder_end_array (json);
}

static void
add_numbers (JsonBuilder *json, const char *name, const GArray *numbers)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < numbers->len; i++)
    json_builder_add_int_value (json, g_array_index (numbers, int, i));
  json_builder_end_array (json);
}

/* What was read, in the form that fits the field: signed, values, or value. */
static void
add_answer (JsonBuilder *json, const VvReading *reading)
{
  if (reading->is_multiple)
    {
      add_texts (json, "values", reading->values);
      if (reading->state == VV_READING_REVIEW)
        add_texts (json, "doubtful", reading->doubtful);
    }
  else if (reading->state != VV_READING_READ)
    return;
  else if (reading->is_signature)
    {
      json_builder_set_member_name (json, "signed");
      json_builder_add_boolean_value (json, reading->is_signed);
    }
  else if (reading->values && reading->values[0])
    add_text (json, "value", reading->values[0]);
}

static void
add_reading (JsonBuilder *json, const VvReading *reading)
{
  json_builder_begin_object (json);
  add_text (json, "field", reading->field);
  add_text (json, "state", vv_reading_state_to_string (reading->state));
  json_builder_set_member_name (json, "confidence");
  json_builder_add_double_value (json, reading->confidence);
  add_answer (json, reading);
  if (reading->why)
    add_text (json, "why", reading->why);
  json_builder_end_object (json);
}

static void
add_transform (JsonBuilder *json, const VvScanPage *page)
{
  json_builder_set_member_name (json, "transform");
  if (!page->has_transform)
    {
      json_builder_add_null_value (json);
      return;
    }
  json_builder_begin_array (json);
  for (int i = 0; i < 9; i++)
    json_builder_add_double_value (json, page->transform[i]);
  json_builder_end_array (json);
}

static void
add_page (JsonBuilder *json, const VvScanPage *page)
{
  json_builder_begin_object (json);
  add_id (json, "id", page->id);
  add_text (json, "file", page->file);
  add_int (json, "index", page->index);
  add_text (json, "state", vv_page_state_to_string (page->state));
  add_text (json, "why", page->why);
  add_text (json, "message", page->message);
  add_id (json, "document", page->document);
  add_text (json, "form", page->form);
  add_count (json, "page", page->page);
  add_count (json, "of", page->of);
  add_text (json, "language", page->language);
  add_int (json, "rotation", page->rotation);
  add_transform (json, page);
  json_builder_set_member_name (json, "readings");
  json_builder_begin_array (json);
  for (guint i = 0; page->readings && i < page->readings->len; i++)
    add_reading (json, page->readings->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_outcome (JsonBuilder *json, const VvScanOutcome *outcome)
{
  json_builder_begin_object (json);
  add_id (json, "document", outcome->document);
  add_text (json, "form", outcome->form);
  add_numbers (json, "received", outcome->received);
  add_numbers (json, "missing", outcome->missing);
  add_texts (json, "unsigned", outcome->unsigned_fields);
  add_text (json, "state", outcome->state);
  json_builder_end_object (json);
}

static char *
to_text (JsonBuilder *json)
{
  g_autoptr (JsonNode) root = json_builder_get_root (json);

  return json_to_string (root, FALSE);
}

char *
vv_scans_report_json (const VvScanReport *report)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  add_id (json, "batch", report->batch);
  json_builder_set_member_name (json, "pages");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->pages->len; i++)
    add_page (json, report->pages->pdata[i]);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "documents");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->documents->len; i++)
    add_outcome (json, report->documents->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return to_text (json);
}

char *
vv_scans_pages_json (GPtrArray *pages)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "pages");
  json_builder_begin_array (json);
  for (guint i = 0; i < pages->len; i++)
    add_page (json, pages->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return to_text (json);
}
