#include "vv-revocations.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "vv-date.h"
#include "vv-error.h"
#include "vv-id.h"

#define FORMAT "veiviser-revocations-1"

static void
free_revocation (gpointer data)
{
  VvRevocation *one = data;

  g_free (one->id);
  g_free (one->on);
  g_free (one);
}

/* What is signed. */
static char *
write_lines (const VvRevocations *list)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n%s\n", FORMAT, list->organisation, list->issued_on);
  for (guint i = 0; i < list->revoked->len; i++)
    {
      const VvRevocation *one = list->revoked->pdata[i];

      g_string_append_printf (text, "%s %s\n", one->id, one->on);
    }
  return g_string_free (text, FALSE);
}

static char *
write_hex (const guint8 *bytes, gsize length)
{
  GString *text = g_string_sized_new (2 * length + 1);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

static gboolean
read_hex (const char *text, guint8 *bytes, gsize length)
{
  if (strlen (text) != 2 * length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]), low = g_ascii_xdigit_value (text[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = (guint8)(high << 4 | low);
    }
  return TRUE;
}

/* (transfer none); NULL when it is missing or no text. */
static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gboolean
read_entries (VvRevocations *list, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "revoked");
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *entry = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *shown = entry ? get_text (entry, "id") : NULL, *on = entry ? get_text (entry, "on") : NULL;
      g_autofree char *id = shown ? vv_id_parse (shown) : NULL;

      if (!id || !on || !vv_date_is_valid (on))
        return FALSE;
      vv_revocations_add (list, id, on);
    }
  return array != NULL;
}

static VvRevocations *
read_list (JsonNode *root, guint8 signature[VV_KEY_SIGNATURE_LENGTH])
{
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *organisation = object ? get_text (object, "organisation") : NULL;
  const char *issued_on = object ? get_text (object, "issued_on") : NULL;
  const char *hex = object ? get_text (object, "signature") : NULL;
  g_autoptr (VvRevocations) list = NULL;

  if (!organisation || !issued_on || !vv_date_is_valid (issued_on) || !hex
      || g_strcmp0 (get_text (object, "format"), FORMAT) != 0
      || !read_hex (hex, signature, VV_KEY_SIGNATURE_LENGTH))
    return NULL;
  list = vv_revocations_new (organisation, issued_on);
  return read_entries (list, object) ? g_steal_pointer (&list) : NULL;
}

VvRevocations *
vv_revocations_new (const char *organisation, const char *issued_on)
{
  VvRevocations *list = g_new0 (VvRevocations, 1);

  list->organisation = g_strdup (organisation);
  list->issued_on = g_strdup (issued_on);
  list->revoked = g_ptr_array_new_with_free_func (free_revocation);
  return list;
}

void
vv_revocations_free (VvRevocations *list)
{
  if (!list)
    return;
  g_free (list->organisation);
  g_free (list->issued_on);
  g_ptr_array_unref (list->revoked);
  g_free (list);
}

void
vv_revocations_add (VvRevocations *list, const char *id, const char *on)
{
  VvRevocation *one = g_new0 (VvRevocation, 1);

  one->id = g_strdup (id);
  one->on = g_strdup (on);
  g_ptr_array_add (list->revoked, one);
}

const char *
vv_revocations_find (const VvRevocations *list, const char *id)
{
  for (guint i = 0; i < list->revoked->len; i++)
    {
      const VvRevocation *one = list->revoked->pdata[i];

      if (g_str_equal (one->id, id))
        return one->on;
    }
  return NULL;
}

char *
vv_revocations_to_json (const VvRevocations *list, VvKey *key, GError **error)
{
  guint8 signature[VV_KEY_SIGNATURE_LENGTH];
  g_autofree char *lines = write_lines (list);
  g_autofree char *fingerprint = vv_key_fingerprint (key);
  g_autofree char *hex = NULL;
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  json_node_take_object (root, object);
  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_string_member (object, "organisation", list->organisation);
  json_object_set_string_member (object, "issued_on", list->issued_on);
  json_object_set_string_member (object, "key", fingerprint);
  for (guint i = 0; i < list->revoked->len; i++)
    {
      const VvRevocation *one = list->revoked->pdata[i];
      g_autofree char *shown = vv_id_show (one->id);
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "id", shown);
      json_object_set_string_member (entry, "on", one->on);
      json_array_add_object_element (array, entry);
    }
  json_object_set_array_member (object, "revoked", array);
  if (!vv_key_sign (key, lines, strlen (lines), signature, error))
    return NULL;
  hex = write_hex (signature, sizeof signature);
  json_object_set_string_member (object, "signature", hex);
  return json_to_string (root, TRUE);
}

VvRevocations *
vv_revocations_from_json (const char *text, gsize length, GPtrArray *keys, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (VvRevocations) list = NULL;
  g_autofree char *lines = NULL;
  guint8 signature[VV_KEY_SIGNATURE_LENGTH];

  if (g_utf8_validate (text, (gssize)length, NULL)
      && json_parser_load_from_data (parser, text, (gssize)length, NULL))
    list = read_list (json_parser_get_root (parser), signature);
  if (!list)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN, _ ("“%s” is no list of revoked certificates."), name);
      return NULL;
    }
  lines = write_lines (list);
  for (guint i = 0; i < keys->len; i++)
    if (vv_key_verify (keys->pdata[i], lines, strlen (lines), signature))
      return g_steal_pointer (&list);
  g_set_error (error, VV_ERROR, VV_ERROR_DAMAGED,
               _ ("“%s” was changed, or somebody else signed it: it does not go with the key."), name);
  return NULL;
}
