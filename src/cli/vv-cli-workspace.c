#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>

#include "vv-programmes.h"

static gboolean
check_word (const char *option, const char *value, const char *const *allowed, GError **error)
{
  g_autofree char *list = NULL;

  if (!value || g_strv_contains (allowed, value))
    return TRUE;
  list = g_strjoinv (", ", (char **)allowed);
  g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("%s: “%s” is none of %s."), option, value, list);
  return FALSE;
}

static const char *
language_of_country (const char *country)
{
  if (g_str_equal (country, "FI"))
    return "fi";
  return g_str_equal (country, "PL") ? "pl" : "nb";
}

static gboolean
create (VvCli *cli, char **argv, GError **error)
{
  static const char *const COUNTRIES[] = { "NO", "FI", "PL", NULL };
  static const char *const LANGUAGES[] = { "nb", "fi", "pl", "en", NULL };
  g_autofree char *name = NULL, *country = NULL, *language = NULL, *coordinator = NULL;
  const GOptionEntry entries[] = {
    { "organisation", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "country", 0, 0, G_OPTION_ARG_STRING, &country, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL },
    { "coordinator", 0, 0, G_OPTION_ARG_STRING, &coordinator, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (VvOrganisation) organisation = vv_organisation_new ();
  g_autofree char *folder = g_path_get_dirname (cli->path);

  if (!vv_cli_parse (argv, entries, 0, &rest, error) || !check_word ("--country", country, COUNTRIES, error)
      || !check_word ("--language", language, LANGUAGES, error))
    return FALSE;
  organisation->name = g_strdup (name ? name : g_get_real_name ());
  organisation->country = g_strdup (country ? country : "NO");
  organisation->language = g_strdup (language ? language : language_of_country (organisation->country));
  g_mkdir_with_parents (folder, 0700); /* a failure shows when the file is made */
  cli->ws
      = vv_workspace_create (cli->engine, cli->path, organisation,
                             coordinator ? coordinator : g_get_real_name (), cli->clock, cli->random, error);
  if (!cli->ws)
    return FALSE;
  vv_cli_print_id (cli, vv_workspace_get_actor (cli->ws)->person);
  return TRUE;
}

static gboolean
check (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!vv_cli_parse (argv, NULL, 0, &rest, error) || !vv_cli_open (cli, error))
    return FALSE;
  problems = vv_workspace_check (cli->ws, error);
  if (!problems)
    return FALSE;
  if (cli->json)
    {
      JsonBuilder *json = vv_cli_json_object ();

      vv_cli_json_texts (json, "problems", problems);
      json_builder_end_object (json);
      vv_cli_print_json (json);
    }
  for (guint i = 0; !cli->json && i < problems->len; i++)
    vv_cli_print_text (problems->pdata[i]);
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_DAMAGED,
               ngettext ("%u thing is wrong in this workspace. Open the last good backup.",
                         "%u things are wrong in this workspace. Open the last good backup.", problems->len),
               problems->len);
  return FALSE;
}

static gboolean
backup (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL, recipients = NULL;
  const GOptionEntry entries[] = {
    { "recipient", 0, 0, G_OPTION_ARG_STRING_ARRAY, &recipients, NULL, NULL },
    { NULL },
  };

  if (!vv_cli_parse (argv, entries, 1, &rest, error) || !vv_cli_open (cli, error)
      || !vv_workspace_backup (cli->ws, rest[0], (const char *const *)recipients, error))
    return FALSE;
  vv_cli_print_done (cli);
  return TRUE;
}

static gboolean
restore (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;

  if (!vv_cli_parse (argv, NULL, 1, &rest, error)
      || !vv_workspace_restore (cli->engine, rest[0], cli->path, cli->clock, error))
    return FALSE;
  vv_cli_print_done (cli);
  return TRUE;
}

static gboolean
print_example (VvCli *cli, GError **error)
{
  g_autoptr (GPtrArray) programmes = vv_programmes_list (cli->ws, error);
  JsonBuilder *json;

  if (!programmes)
    return FALSE;
  if (!cli->json)
    {
      vv_cli_print_text (cli->path);
      return TRUE;
    }
  json = vv_cli_json_object ();
  vv_cli_json_text (json, "workspace", cli->path);
  vv_cli_json_int (json, "programmes", programmes->len);
  json_builder_end_object (json);
  vv_cli_print_json (json);
  return TRUE;
}

static gboolean
example (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (VvOrganisation) organisation = vv_organisation_new ();
  g_autofree char *folder = g_path_get_dirname (cli->path);

  if (!vv_cli_parse (argv, NULL, 0, &rest, error))
    return FALSE;
  vv_example_organisation (organisation);
  g_mkdir_with_parents (folder, 0700); /* a failure shows when the file is made */
  cli->ws = vv_workspace_create (cli->engine, cli->path, organisation, vv_example_coordinator (), cli->clock,
                                 cli->random, error);
  return cli->ws && vv_example_make (cli->ws, vv_cli_progress, cli, NULL, error)
         && print_example (cli, error);
}

const VvCliCommand vv_cli_workspace_commands[] = {
  { "workspace", "create", create,
    "[--organisation NAME] [--country NO|FI|PL] [--language nb|fi|pl|en] [--coordinator NAME]",
    N_ ("Make a workspace; an existing file is refused.") },
  { "workspace", "check", check, "", N_ ("Look for damage and impossible states.") },
  { "workspace", "backup", backup, "OUT [--recipient AGE-KEY…]",
    N_ ("Write a checked copy, encrypted to a key if one is named.") },
  { "workspace", "restore", restore, "IN",
    N_ ("Make the workspace again from a backup; nothing is overwritten.") },
  { "example", NULL, example, "", N_ ("Make the workspace with the example programmes.") },
  { NULL },
};
