#include "config.h"

#include "vv-layout-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "vv-error.h"
#include "vv-id.h"

static const char *const kind_names[] = {
  [VV_ITEM_TEXT] = "text", [VV_ITEM_RULE] = "rule",   [VV_ITEM_FRAME] = "frame", [VV_ITEM_SOLID] = "solid",
  [VV_ITEM_CODE] = "code", [VV_ITEM_CROSS] = "cross", [VV_ITEM_LOGO] = "logo",   [VV_ITEM_ART] = "art",
};

static void
append_text (GString *json, const char *text)
{
  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }
  g_string_append_c (json, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_printf (json, "\\%c", *at);
      else if ((guchar)*at < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint)*at);
      else
        g_string_append_c (json, *at);
    }
  g_string_append_c (json, '"');
}

/* A millionth of a millimetre, without zeros at the end. */
static void
append_number (GString *json, double value)
{
  char text[64];

  g_ascii_formatd (text, sizeof text, "%.6f", value);
  gsize length = strlen (text);
  while (length > 0 && text[length - 1] == '0')
    text[--length] = '\0';
  if (length > 0 && text[length - 1] == '.')
    text[--length] = '\0';
  g_string_append (json, strcmp (text, "-0") == 0 ? "0" : text);
}

static void
append_key (GString *json, const char *key)
{
  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  g_string_append_printf (json, "\"%s\":", key);
}

static void
append_member (GString *json, const char *key, double value)
{
  append_key (json, key);
  append_number (json, value);
}

/* What is 0 or NULL is left out. */
static void
append_if (GString *json, const char *key, double value)
{
  if (value != 0)
    append_member (json, key, value);
}

static void
append_word (GString *json, const char *key, const char *text)
{
  append_key (json, key);
  append_text (json, text);
}

static void
append_word_if (GString *json, const char *key, const char *text)
{
  if (text != NULL)
    append_word (json, key, text);
}

static void
append_rect (GString *json, VvRect rect)
{
  append_member (json, "x", rect.x);
  append_member (json, "y", rect.y);
  append_member (json, "w", rect.w);
  append_member (json, "h", rect.h);
}

static void
append_comma (GString *json)
{
  if (json->str[json->len - 1] != '[')
    g_string_append_c (json, ',');
}

static void
append_rects (GString *json, const char *key, const VvRect *rects, int n, gboolean keeps_empty)
{
  append_key (json, key);
  g_string_append_c (json, '[');
  for (int i = 0; i < n; i++)
    {
      if (rects[i].w <= 0 && !keeps_empty)
        continue;
      append_comma (json);
      g_string_append_c (json, '{');
      append_rect (json, rects[i]);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

static void
append_item (GString *json, const VvItem *item)
{
  append_comma (json);
  g_string_append_c (json, '{');
  append_word (json, "kind", kind_names[item->kind]);
  append_member (json, "x", item->x);
  append_member (json, "y", item->y);
  append_if (json, "w", item->w);
  append_if (json, "h", item->h);
  append_if (json, "line", item->line);
  append_if (json, "grey", item->grey);
  append_if (json, "size", item->size);
  append_if (json, "spacing", item->spacing);
  append_word_if (json, "text", item->text);
  append_word_if (json, "font", item->font);
  append_word_if (json, "features", item->features);
  g_string_append_c (json, '}');
}

static void
append_boxes (GString *json, const VvLayoutField *field, gboolean has_labels)
{
  append_key (json, "boxes");
  g_string_append_c (json, '[');
  for (guint i = 0; i < field->boxes->len; i++)
    {
      const VvBox *box = g_ptr_array_index (field->boxes, i);
      append_comma (json);
      g_string_append_c (json, '{');
      append_word (json, "value", box->value);
      if (has_labels)
        append_word_if (json, "label", box->label);
      append_rect (json, box->rect);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

static void
append_field (GString *json, const VvLayoutField *field)
{
  append_comma (json);
  g_string_append_c (json, '{');
  append_word (json, "id", field->id);
  append_word_if (json, "label", field->label);
  append_word (json, "type", vv_field_type_to_string (field->type));
  append_if (json, "required", field->required);
  append_rect (json, field->rect);
  if (field->boxes->len > 0)
    append_boxes (json, field, TRUE);
  g_string_append_c (json, '}');
}

static void
append_page (GString *json, const VvLayoutPage *page)
{
  append_comma (json);
  g_string_append_c (json, '{');
  append_word (json, "payload", page->payload);
  append_rects (json, "codes", page->codes, G_N_ELEMENTS (page->codes), TRUE);
  append_rects (json, "marks", page->marks, G_N_ELEMENTS (page->marks), TRUE);
  append_key (json, "items");
  g_string_append_c (json, '[');
  for (guint i = 0; i < page->items->len; i++)
    append_item (json, g_ptr_array_index (page->items, i));
  g_string_append (json, "],\"fields\":[");
  for (guint i = 0; i < page->fields->len; i++)
    append_field (json, g_ptr_array_index (page->fields, i));
  g_string_append (json, "]}");
}

static void
append_geometry_field (GString *json, const VvLayoutField *field)
{
  append_comma (json);
  g_string_append_c (json, '{');
  append_word (json, "id", field->id);
  append_word (json, "type", vv_field_type_to_string (field->type));
  if (field->boxes->len > 0)
    append_boxes (json, field, FALSE);
  else
    append_rect (json, field->rect);
  g_string_append_c (json, '}');
}

static void
append_geometry_page (GString *json, const VvLayoutPage *page, guint number)
{
  append_comma (json);
  g_string_append_c (json, '{');
  append_member (json, "page", number);
  append_rects (json, "codes", page->codes, G_N_ELEMENTS (page->codes), FALSE);
  append_rects (json, "marks", page->marks, G_N_ELEMENTS (page->marks), FALSE);
  append_key (json, "fields");
  g_string_append_c (json, '[');
  for (guint i = 0; i < page->fields->len; i++)
    append_geometry_field (json, g_ptr_array_index (page->fields, i));
  g_string_append (json, "]}");
}

static double
read_number (JsonObject *object, const char *name)
{
  return json_object_get_double_member_with_default (object, name, 0);
}

static char *
read_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_dup_string (node);
}

/* NULL when the member is missing or no array. */
static JsonArray *
read_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
read_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static VvRect
read_rect (JsonObject *object)
{
  VvRect rect = { read_number (object, "x"), read_number (object, "y"), read_number (object, "w"),
                  read_number (object, "h") };
  return rect;
}

static gboolean
read_rects (JsonObject *object, const char *name, VvRect *rects, guint n)
{
  JsonArray *array = read_array (object, name);

  if (array == NULL || json_array_get_length (array) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *element = read_element (array, i);
      if (element == NULL)
        return FALSE;
      rects[i] = read_rect (element);
    }
  return TRUE;
}

static VvItem *
read_item (JsonObject *object)
{
  g_autofree char *kind = object != NULL ? read_text (object, "kind") : NULL;

  for (gsize i = 0; kind != NULL && i < G_N_ELEMENTS (kind_names); i++)
    {
      if (strcmp (kind, kind_names[i]) != 0)
        continue;
      VvRect rect = read_rect (object);
      VvItem *item = vv_item_new ((VvItemKind)i, rect.x, rect.y, rect.w, rect.h);
      item->line = read_number (object, "line");
      item->grey = read_number (object, "grey");
      item->size = read_number (object, "size");
      item->spacing = read_number (object, "spacing");
      item->text = read_text (object, "text");
      item->font = read_text (object, "font");
      item->features = read_text (object, "features");
      return item;
    }
  return NULL;
}

/* Type without a font, or a code without its text, cannot be drawn. */
static gboolean
is_drawable (const VvItem *item)
{
  if (item->kind == VV_ITEM_TEXT)
    return item->text != NULL && item->font != NULL && item->size > 0;
  return item->text != NULL || (item->kind != VV_ITEM_CODE && item->kind != VV_ITEM_ART);
}

static gboolean
read_boxes (JsonObject *object, VvLayoutField *field)
{
  JsonArray *array = read_array (object, "boxes");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *element = read_element (array, i);
      g_autofree char *value = element != NULL ? read_text (element, "value") : NULL;
      if (value == NULL)
        return FALSE;
      g_autofree char *label = read_text (element, "label");
      g_ptr_array_add (field->boxes, vv_box_new (value, label, read_rect (element)));
    }
  return TRUE;
}

static VvLayoutField *
read_field (JsonObject *object)
{
  g_autofree char *id = object != NULL ? read_text (object, "id") : NULL;
  g_autofree char *type_name = object != NULL ? read_text (object, "type") : NULL;
  VvFieldType type = VV_FIELD_TEXT;

  if (id == NULL || type_name == NULL || !vv_field_type_from_string (type_name, &type))
    return NULL;
  VvLayoutField *field = vv_layout_field_new (id, type, read_rect (object));
  field->label = read_text (object, "label");
  field->required = read_number (object, "required") != 0;
  if (read_boxes (object, field))
    return field;
  vv_layout_field_free (field);
  return NULL;
}

static gboolean
read_page_lists (JsonObject *object, VvLayoutPage *page)
{
  JsonArray *items = read_array (object, "items"), *fields = read_array (object, "fields");

  if (items == NULL || fields == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      VvItem *item = read_item (read_element (items, i));
      if (item == NULL)
        return FALSE;
      g_ptr_array_add (page->items, item);
      if (!is_drawable (item))
        return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      VvLayoutField *field = read_field (read_element (fields, i));
      if (field == NULL)
        return FALSE;
      g_ptr_array_add (page->fields, field);
    }
  return TRUE;
}

static gboolean
read_page (JsonObject *object, VvLayout *layout)
{
  VvLayoutPage *page = vv_layout_page_new ();

  g_ptr_array_add (layout->pages, page);
  page->payload = object != NULL ? read_text (object, "payload") : NULL;
  return object != NULL && read_rects (object, "codes", page->codes, G_N_ELEMENTS (page->codes))
         && read_rects (object, "marks", page->marks, G_N_ELEMENTS (page->marks))
         && read_page_lists (object, page);
}

static VvLayout *
read_layout (JsonObject *object)
{
  g_autofree char *form = read_text (object, "form"), *version = read_text (object, "version"),
                  *language = read_text (object, "language"), *logo = read_text (object, "logo");
  JsonArray *pages = read_array (object, "pages");

  if (form == NULL || language == NULL || pages == NULL)
    return NULL;
  g_autoptr (VvLayout) layout = vv_layout_new (form, version, language);
  layout->document = read_text (object, "document");
  layout->title = read_text (object, "title");
  layout->width = read_number (object, "width");
  layout->height = read_number (object, "height");
  if (logo != NULL)
    {
      gsize size = 0;
      guchar *data = g_base64_decode (logo, &size);
      layout->logo = g_bytes_new_take (data, size);
    }
  for (guint i = 0; i < json_array_get_length (pages); i++)
    {
      if (!read_page (read_element (pages, i), layout))
        return NULL;
    }
  return g_steal_pointer (&layout);
}

char *
vv_layout_to_json (const VvLayout *layout)
{
  g_autoptr (GString) json = g_string_new ("{");

  append_word (json, "form", layout->form);
  append_word (json, "version", layout->version);
  append_word (json, "document", layout->document);
  append_word (json, "language", layout->language);
  append_word_if (json, "title", layout->title);
  append_member (json, "width", layout->width);
  append_member (json, "height", layout->height);
  if (layout->logo != NULL)
    {
      gsize size = 0;
      const guchar *data = g_bytes_get_data (layout->logo, &size);
      g_autofree char *logo = g_base64_encode (data, size);
      append_word (json, "logo", logo);
    }
  append_key (json, "pages");
  g_string_append_c (json, '[');
  for (guint i = 0; i < layout->pages->len; i++)
    append_page (json, g_ptr_array_index (layout->pages, i));
  g_string_append (json, "]}");
  return g_string_free (g_steal_pointer (&json), FALSE);
}

VvLayout *
vv_layout_from_json (const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  VvLayout *layout = NULL;

  JsonNode *root = json_parser_load_from_data (parser, text, -1, NULL) ? json_parser_get_root (parser) : NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    layout = read_layout (json_node_get_object (root));
  if (layout == NULL)
    g_set_error_literal (error, VV_ERROR, VV_ERROR_DAMAGED,
                         _ ("The stored layout of this document is damaged. Restore it from a backup."));
  return layout;
}

char *
vv_layout_geometry_json (const VvLayout *layout)
{
  g_autoptr (GString) json = g_string_new ("{");
  g_autofree char *shown = layout->document != NULL ? vv_id_show (layout->document) : NULL;

  append_word (json, "form", layout->form);
  append_word (json, "document", shown);
  append_word (json, "language", layout->language);
  append_member (json, "page_width", layout->width);
  append_member (json, "page_height", layout->height);
  append_key (json, "pages");
  g_string_append_c (json, '[');
  for (guint i = 0; i < layout->pages->len; i++)
    append_geometry_page (json, g_ptr_array_index (layout->pages, i), i + 1);
  g_string_append (json, "]}");
  return g_string_free (g_steal_pointer (&json), FALSE);
}
