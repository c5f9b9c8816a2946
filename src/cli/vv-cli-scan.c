#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "vv-id.h"
#include "vv-scans.h"

static void
print_report (const VvScanReport *report)
{
  for (guint i = 0; i < report->pages->len; i++)
    {
      const VvScanPage *page = report->pages->pdata[i];
      g_autofree char *id = vv_id_show (page->id);
      g_autofree char *line = g_strdup_printf (
          "%s  %s %d  %-9s %s %s", id, page->file, page->index + 1, vv_page_state_to_string (page->state),
          page->form ? page->form : "", page->message ? page->message : "");

      vv_cli_print_text (line);
    }
  for (guint i = 0; i < report->documents->len; i++)
    {
      const VvScanOutcome *outcome = report->documents->pdata[i];
      g_autofree char *id = vv_id_show (outcome->document);
      g_autofree char *line = g_strdup_printf ("%s  %s  %s", id, outcome->form, outcome->state);

      vv_cli_print_text (line);
    }
}

static gboolean
import (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (VvScanReport) report = NULL;

  if (!vv_cli_parse (argv, NULL, -1, &rest, error) || !vv_cli_open (cli, error))
    return FALSE;
  report = vv_scans_import (cli->ws, (const char *const *)rest, vv_cli_progress, cli, NULL, error);
  if (!report)
    return FALSE;
  if (cli->json)
    {
      g_autofree char *text = vv_scans_report_json (report);

      vv_cli_print_text (text);
    }
  else
    print_report (report);
  return TRUE;
}

static gboolean
list (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *state = NULL;
  const GOptionEntry entries[] = { { "state", 0, 0, G_OPTION_ARG_STRING, &state, NULL, NULL }, { NULL } };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  if (!vv_cli_parse (argv, entries, 0, &rest, error) || !vv_cli_open (cli, error))
    return FALSE;
  pages = vv_scans_list (cli->ws, state, NULL, NULL, error);
  if (!pages)
    return FALSE;
  if (cli->json)
    {
      g_autofree char *text = vv_scans_pages_json (pages);

      vv_cli_print_text (text);
      return TRUE;
    }
  for (guint i = 0; i < pages->len; i++)
    {
      const VvScanPage *page = pages->pdata[i];
      g_autofree char *id = vv_id_show (page->id);
      g_autofree char *line
          = g_strdup_printf ("%s  %-9s %s %d  %s", id, vv_page_state_to_string (page->state), page->file,
                             page->index + 1, page->message ? page->message : "");

      vv_cli_print_text (line);
    }
  return TRUE;
}

static gboolean
resolve (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *document = NULL, *page = NULL, *id = NULL;
  int number = 0;
  const GOptionEntry entries[] = {
    { "document", 0, 0, G_OPTION_ARG_STRING, &document, NULL, NULL },
    { "page", 0, 0, G_OPTION_ARG_INT, &number, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;

  if (!vv_cli_parse (argv, entries, 1, &rest, error) || !(page = vv_cli_id (rest[0], error))
      || !vv_cli_option_id ("--document", document, TRUE, &id, error)
      || !vv_cli_need ("--page", number > 0 ? "" : NULL, error) || !vv_cli_open (cli, error)
      || !vv_scans_resolve (cli->ws, page, id, number, error))
    return FALSE;
  vv_cli_print_id (cli, page);
  return TRUE;
}

static gboolean
confirm (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *page = NULL;

  if (!vv_cli_parse (argv, NULL, 3, &rest, error) || !(page = vv_cli_id (rest[0], error))
      || !vv_cli_open (cli, error) || !vv_scans_confirm (cli->ws, page, rest[1], rest[2], error))
    return FALSE;
  vv_cli_print_id (cli, page);
  return TRUE;
}

const VvCliCommand vv_cli_scan_commands[] = {
  { "scan", "import", import, "FILE…",
    N_ ("Take in what comes from the scanner; every page finds its place.") },
  { "scan", "list", list, "[--state review]", N_ ("List scanned pages.") },
  { "scan", "resolve", resolve, "PAGE --document D --page N",
    N_ ("Say which page of which document this is.") },
  { "scan", "confirm", confirm, "PAGE FIELD VALUE",
    N_ ("Settle one reading: a number, 2,5, signed, empty.") },
  { NULL },
};
