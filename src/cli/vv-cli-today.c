#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>

#include "vv-programmes.h"
#include "vv-strings.h"

static gboolean
today (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) matters = NULL;
  const char *programme = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, NULL, 0, &rest, error) || !vv_cli_open (cli, error))
    return FALSE;
  matters = vv_today (cli->ws, error);
  if (!matters)
    return FALSE;
  json = vv_cli_json_object ();
  vv_cli_json_begin_array (json, "matters");
  for (guint i = 0; i < matters->len; i++)
    {
      const VvMatterLine *matter = matters->pdata[i];

      json_builder_begin_object (json);
      vv_cli_json_text (json, "kind", matter->kind);
      vv_cli_json_id (json, "programme", matter->programme);
      vv_cli_json_text (json, "title", matter->title);
      vv_cli_json_text (json, "detail", matter->detail);
      vv_cli_json_text (json, "due", matter->due);
      vv_cli_json_id (json, "document", matter->document);
      vv_cli_json_id (json, "match", matter->match);
      vv_cli_json_id (json, "session", matter->session);
      vv_cli_json_id (json, "page", matter->scan_page);
      vv_cli_json_id (json, "person", matter->person);
      json_builder_end_object (json);
      if (!cli->json)
        {
          g_autofree char *line = g_strdup_printf ("  %-10s %s%s%s", matter->due ? matter->due : "",
                                                   matter->title, vv_is_empty (matter->detail) ? "" : " – ",
                                                   matter->detail ? matter->detail : "");

          if (g_strcmp0 (programme, matter->programme) != 0 && matter->programme_title)
            vv_cli_print_text (matter->programme_title);
          programme = matter->programme;
          vv_cli_print_text (line);
        }
    }
  if (!cli->json && matters->len == 0)
    vv_cli_print_text (_ ("Nothing to settle."));
  json_builder_end_array (json);
  json_builder_end_object (json);
  if (cli->json)
    vv_cli_print_json (json);
  else
    g_object_unref (json);
  return TRUE;
}

const VvCliCommand vv_cli_today_commands[] = {
  { "today", NULL, today, "", N_ ("Show what is due, overdue, unsigned, uncertain.") },
  { NULL },
};
