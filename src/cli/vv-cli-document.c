#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>

#include "vv-documents.h"
#include "vv-file.h"
#include "vv-id.h"
#include "vv-strings.h"

static void
add_tags (JsonBuilder *json, const char *name, const char *tags, gboolean are_numbers)
{
  g_auto (GStrv) words = vv_split_tags (tags);

  vv_cli_json_begin_array (json, name);
  for (int i = 0; words[i]; i++)
    {
      if (are_numbers)
        json_builder_add_int_value (json, g_ascii_strtoll (words[i], NULL, 10));
      else
        json_builder_add_string_value (json, words[i]);
    }
  json_builder_end_array (json);
}

static void
add_document (JsonBuilder *json, const VvDocument *document, const char *title)
{
  vv_cli_json_id (json, "id", document->id);
  vv_cli_json_text (json, "form", document->form);
  vv_cli_json_text (json, "title", title);
  vv_cli_json_text (json, "state", vv_document_state_to_string (document->state));
  vv_cli_json_text (json, "language", document->language);
  vv_cli_json_text (json, "folder", vv_folder_to_string (document->folder));
  vv_cli_json_id (json, "programme", document->programme);
  vv_cli_json_id (json, "match", document->match);
  vv_cli_json_id (json, "person", document->person);
  vv_cli_json_id (json, "session", document->session);
  vv_cli_json_text (json, "issued_on", document->issued_on);
  vv_cli_json_int (json, "pages", document->pages);
  add_tags (json, "received", document->received, TRUE);
  add_tags (json, "unsigned", document->unsigned_fields, FALSE);
  vv_cli_json_int (json, "waiting", document->waiting);
}

static gboolean
list (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *programme = NULL, *state = NULL, *form = NULL, *id = NULL;
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL },
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, NULL, NULL },
    { "form", 0, 0, G_OPTION_ARG_STRING, &form, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (JsonBuilder) json = vv_cli_json_object ();

  if (!vv_cli_parse (argv, entries, 0, &rest, error)
      || !vv_cli_option_id ("--programme", programme, FALSE, &id, error) || !vv_cli_open (cli, error))
    return FALSE;
  documents = vv_documents_list (cli->ws, id, state, form, NULL, NULL, NULL, error);
  if (!documents)
    return FALSE;
  vv_cli_json_begin_array (json, "documents");
  for (guint i = 0; i < documents->len; i++)
    {
      const VvDocument *document = documents->pdata[i];
      g_autofree char *title = vv_documents_title (cli->ws, document, error);

      if (!title)
        return FALSE;
      json_builder_begin_object (json);
      add_document (json, document, title);
      json_builder_end_object (json);
      if (!cli->json)
        {
          g_autofree char *shown = vv_id_show (document->id);
          g_autofree char *line
              = g_strdup_printf ("%s  %-11s %s", shown, vv_document_state_to_string (document->state), title);

          vv_cli_print_text (line);
        }
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  if (cli->json)
    vv_cli_print_json (g_steal_pointer (&json));
  return TRUE;
}

static gboolean
show (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *id = NULL, *title = NULL;
  g_autoptr (VvDocument) document = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (JsonBuilder) json = vv_cli_json_object ();

  if (!vv_cli_parse (argv, NULL, 1, &rest, error) || !(id = vv_cli_id (rest[0], error))
      || !vv_cli_open (cli, error))
    return FALSE;
  document = vv_documents_get (cli->ws, id, error);
  title = document ? vv_documents_title (cli->ws, document, error) : NULL;
  values = title ? vv_documents_values (cli->ws, id, error) : NULL;
  if (!values)
    return FALSE;
  add_document (json, document, title);
  vv_cli_json_begin_array (json, "values");
  if (!cli->json)
    {
      vv_cli_print_text (title);
      vv_cli_print_text (vv_document_state_to_string (document->state));
    }
  for (guint i = 0; i < values->len; i++)
    {
      const VvValue *value = values->pdata[i];

      json_builder_begin_object (json);
      vv_cli_json_text (json, "field", value->field);
      vv_cli_json_text (json, "value", value->value);
      vv_cli_json_text (json, "source", value->source);
      json_builder_end_object (json);
      if (!cli->json)
        {
          g_autofree char *line
              = g_strdup_printf ("  %-14s %s  (%s)", value->field, value->value, value->source);

          vv_cli_print_text (line);
        }
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  if (cli->json)
    vv_cli_print_json (g_steal_pointer (&json));
  return TRUE;
}

static gboolean
waive (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *reason = NULL, *id = NULL;
  const GOptionEntry entries[] = { { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL }, { NULL } };
  g_auto (GStrv) rest = NULL;

  if (!vv_cli_parse (argv, entries, 1, &rest, error) || !(id = vv_cli_id (rest[0], error))
      || !vv_cli_need ("--reason", reason, error) || !vv_cli_open (cli, error)
      || !vv_documents_waive (cli->ws, id, reason, error))
    return FALSE;
  vv_cli_print_id (cli, id);
  return TRUE;
}

static gboolean
export_pdf (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (!vv_cli_parse (argv, NULL, 2, &rest, error) || !(id = vv_cli_id (rest[0], error))
      || !vv_cli_open (cli, error))
    return FALSE;
  pdf = vv_documents_export_pdf (cli->ws, id, error);
  if (!pdf || !vv_file_write (rest[1], pdf, error))
    return FALSE;
  vv_cli_print_done (cli);
  return TRUE;
}

const VvCliCommand vv_cli_document_commands[] = {
  { "document", "list", list, "[--programme P] [--state S] [--form FORM]", N_ ("List documents.") },
  { "document", "show", show, "D", N_ ("Show a document and its values.") },
  { "document", "waive", waive, "D --reason T", N_ ("Do without a document, and say why.") },
  { "document", "export", export_pdf, "D OUT.pdf", N_ ("Write the scanned original as filed.") },
  { NULL },
};
