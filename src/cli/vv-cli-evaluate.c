#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "vv-evaluation.h"

static gboolean
show (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *programme = NULL, *match = NULL, *person = NULL, *p = NULL, *m = NULL, *x = NULL;
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL },
    { "match", 0, 0, G_OPTION_ARG_STRING, &match, NULL, NULL },
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (VvEvaluation) evaluation = NULL;

  if (!vv_cli_parse (argv, entries, 0, &rest, error)
      || !vv_cli_option_id ("--programme", programme, TRUE, &p, error)
      || !vv_cli_option_id ("--match", match, FALSE, &m, error)
      || !vv_cli_option_id ("--person", person, FALSE, &x, error) || !vv_cli_open (cli, error))
    return FALSE;
  evaluation = vv_evaluation_compute (cli->ws, p, m, x, error);
  if (!evaluation)
    return FALSE;
  if (cli->json)
    {
      g_autofree char *text = vv_evaluation_json (evaluation);

      vv_cli_print_text (text);
      return TRUE;
    }
  for (guint i = 0; i < evaluation->items->len; i++)
    {
      const VvEvaluationItem *item = evaluation->items->pdata[i];
      g_autofree char *line = item->n > 0 ? g_strdup_printf ("%4.1f → %4.1f  n = %d  %s", item->initial_mean,
                                                             item->final_mean, item->n, item->text)
                                          : g_strdup_printf ("   –      –   n = 0  %s", item->text);

      vv_cli_print_text (line);
    }
  return TRUE;
}

static gboolean
report (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *programme = NULL, *language = NULL, *output = NULL, *id = NULL;
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;

  if (!vv_cli_parse (argv, entries, 0, &rest, error)
      || !vv_cli_option_id ("--programme", programme, TRUE, &id, error)
      || !vv_cli_need ("--output", output, error) || !vv_cli_open (cli, error)
      || !vv_evaluation_report (cli->ws, id, language, output, error))
    return FALSE;
  vv_cli_print_done (cli);
  return TRUE;
}

const VvCliCommand vv_cli_evaluate_commands[] = {
  { "evaluate", "show", show, "--programme P [--match M] [--person X]",
    N_ ("Show then and now, item by item.") },
  { "evaluate", "report", report, "--programme P --output OUT.pdf|.xlsx [--language L]",
    N_ ("Write a report without names.") },
  { NULL },
};
