#include "vv-cli-private.h"

#include <stdio.h>

#include "vv-id.h"

void
vv_cli_print_json (JsonBuilder *json)
{
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = json_to_string (root, FALSE);

  vv_cli_print_text (text);
  g_object_unref (json);
}

void
vv_cli_print_text (const char *text)
{
  fputs (text, stdout);
  if (!g_str_has_suffix (text, "\n"))
    fputc ('\n', stdout);
}

JsonBuilder *
vv_cli_json_object (void)
{
  JsonBuilder *json = json_builder_new ();

  json_builder_begin_object (json);
  return json;
}

void
vv_cli_json_text (JsonBuilder *json, const char *name, const char *text)
{
  if (name)
    json_builder_set_member_name (json, name);
  if (text)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

void
vv_cli_json_id (JsonBuilder *json, const char *name, const char *id)
{
  g_autofree char *shown = id ? vv_id_show (id) : NULL;

  vv_cli_json_text (json, name, shown);
}

void
vv_cli_json_int (JsonBuilder *json, const char *name, gint64 value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

void
vv_cli_json_bool (JsonBuilder *json, const char *name, gboolean value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

void
vv_cli_json_begin_array (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

void
vv_cli_json_ids (JsonBuilder *json, const char *name, GPtrArray *ids)
{
  vv_cli_json_begin_array (json, name);
  for (guint i = 0; i < ids->len; i++)
    vv_cli_json_id (json, NULL, ids->pdata[i]);
  json_builder_end_array (json);
}

void
vv_cli_json_texts (JsonBuilder *json, const char *name, GPtrArray *texts)
{
  vv_cli_json_begin_array (json, name);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (json, texts->pdata[i]);
  json_builder_end_array (json);
}

void
vv_cli_print_id (VvCli *cli, const char *id)
{
  g_autofree char *shown = vv_id_show (id);

  if (cli->json)
    {
      JsonBuilder *json = vv_cli_json_object ();

      vv_cli_json_text (json, "id", shown);
      json_builder_end_object (json);
      vv_cli_print_json (json);
    }
  else
    vv_cli_print_text (shown);
}

void
vv_cli_print_done (VvCli *cli)
{
  JsonBuilder *json;

  if (!cli->json)
    return;
  json = vv_cli_json_object ();
  vv_cli_json_bool (json, "done", TRUE);
  json_builder_end_object (json);
  vv_cli_print_json (json);
}
