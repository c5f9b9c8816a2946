#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>

#include "vv-id.h"
#include "vv-strings.h"
#include "vv-training.h"

static gboolean
plan (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *programme = NULL, *date = NULL, *place = NULL, *topics = NULL, *id = NULL;
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, NULL, NULL },
    { "place", 0, 0, G_OPTION_ARG_STRING, &place, NULL, NULL },
    { "topics", 0, 0, G_OPTION_ARG_STRING, &topics, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL, numbers = NULL;

  if (!vv_cli_parse (argv, entries, 0, &rest, error)
      || !vv_cli_option_id ("--programme", programme, TRUE, &id, error)
      || !vv_cli_check_date ("--date", date, TRUE, error) || !vv_cli_open (cli, error))
    return FALSE;
  numbers = topics ? vv_split_tags (topics) : NULL;
  if (!vv_training_plan (cli->ws, id, date, place, (const char *const *)numbers, error))
    return FALSE;
  vv_cli_print_done (cli);
  return TRUE;
}

static gboolean
parse_people (char **texts, GPtrArray *ids, GError **error)
{
  for (int i = 0; texts[i]; i++)
    {
      char *id = vv_cli_id (texts[i], error);

      if (!id)
        return FALSE;
      g_ptr_array_add (ids, id);
    }
  g_ptr_array_add (ids, NULL);
  return TRUE;
}

static gboolean
record (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *programme = NULL, *date = NULL, *id = NULL;
  gboolean cnf = FALSE, check = FALSE;
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, NULL, NULL },
    { "cnf", 0, 0, G_OPTION_ARG_NONE, &cnf, NULL, NULL },
    { "check-shown", 0, 0, G_OPTION_ARG_NONE, &check, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *today = vv_clock_today (cli->clock);

  if (!vv_cli_parse (argv, entries, VV_CLI_ANY, &rest, error))
    return FALSE;
  if (!vv_cli_option_id ("--programme", programme, TRUE, &id, error)
      || !vv_cli_check_date ("--date", date, FALSE, error) || !parse_people (rest, people, error)
      || !vv_cli_open (cli, error)
      || !vv_training_record (cli->ws, id, people->len > 1 ? (const char *const *)people->pdata : NULL,
                              date ? date : today, cnf, check, error))
    return FALSE;
  vv_cli_print_done (cli);
  return TRUE;
}

static gboolean
status (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *programme = NULL, *id = NULL;
  const GOptionEntry entries[]
      = { { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL }, { NULL } };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, entries, 0, &rest, error)
      || !vv_cli_option_id ("--programme", programme, TRUE, &id, error) || !vv_cli_open (cli, error))
    return FALSE;
  lines = vv_training_status (cli->ws, id, error);
  if (!lines)
    return FALSE;
  json = vv_cli_json_object ();
  vv_cli_json_begin_array (json, "mentors");
  for (guint i = 0; i < lines->len; i++)
    {
      const VvTrainingLine *line = lines->pdata[i];

      json_builder_begin_object (json);
      vv_cli_json_id (json, "id", line->person);
      vv_cli_json_text (json, "name", line->name);
      vv_cli_json_text (json, "state", line->state);
      vv_cli_json_texts (json, "lacks", line->lacks);
      json_builder_end_object (json);
      if (!cli->json)
        vv_cli_print_text (line->name);
      for (guint k = 0; !cli->json && k < line->lacks->len; k++)
        {
          g_autofree char *text = g_strdup_printf ("  %s", (char *)line->lacks->pdata[k]);

          vv_cli_print_text (text);
        }
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  if (cli->json)
    vv_cli_print_json (json);
  else
    g_object_unref (json);
  return TRUE;
}

const VvCliCommand vv_cli_training_commands[] = {
  { "training", "plan", plan, "--programme P --date DATE [--place T] [--topics 1,2,…]",
    N_ ("Plan the mentors' training.") },
  { "training", "record", record, "--programme P [--date DATE] [--cnf] [--check-shown] [PERSON…]",
    N_ ("Record who attended; without names every contracted mentor.") },
  { "training", "status", status, "--programme P", N_ ("Show what each mentor still lacks.") },
  { NULL },
};
