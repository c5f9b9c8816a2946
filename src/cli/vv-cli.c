#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "config.h"
#include "vv-date.h"
#include "vv-id.h"
#include "vv-strings.h"

static const VvCliCommand *const TABLES[] = {
  vv_cli_workspace_commands, vv_cli_programme_commands, vv_cli_people_commands,      vv_cli_training_commands,
  vv_cli_match_commands,     vv_cli_form_commands,      vv_cli_document_commands,    vv_cli_scan_commands,
  vv_cli_session_commands,   vv_cli_evaluate_commands,  vv_cli_certificate_commands, vv_cli_today_commands,
};

/* ---- shared by the commands ---- */

VvWorkspace *
vv_cli_open (VvCli *cli, GError **error)
{
  if (!cli->ws)
    cli->ws = vv_workspace_open (cli->engine, cli->path, FALSE, cli->as, cli->clock, cli->random, error);
  return cli->ws;
}

static gboolean
fail_usage (GError **error, const char *format, const char *what)
{
  g_set_error (error, VV_ERROR, VV_ERROR_USAGE, format, what);
  return FALSE;
}

gboolean
vv_cli_parse (char **argv, const GOptionEntry *entries, int n, char ***rest, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) left = NULL;
  g_autoptr (GError) cause = NULL;
  int count;

  g_ptr_array_add (words, g_strdup ("veiviser-cli"));
  for (int i = 0; argv[i]; i++)
    g_ptr_array_add (words, g_strdup (argv[i]));
  g_ptr_array_add (words, NULL);
  left = g_strdupv ((char **)words->pdata);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, FALSE);
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &left, &cause))
    return fail_usage (error, "%s", cause->message);
  /* The parser leaves the "--" that ended the options when words follow it. */
  count = (int)g_strv_length (left) - 1;
  *rest = g_strdupv (left + 1);
  if (count > 0 && g_str_equal ((*rest)[0], "--"))
    {
      char **shifted = g_strdupv (*rest + 1);

      g_strfreev (*rest);
      *rest = shifted;
      count--;
    }
  if (n == VV_CLI_ANY || (n >= 0 ? count == n : count >= -n))
    return TRUE;
  g_clear_pointer (rest, g_strfreev);
  if (count > n && n >= 0)
    return fail_usage (error, "%s", _ ("There are more words than this command takes."));
  return fail_usage (error, "%s", _ ("Something is missing after the command."));
}

gboolean
vv_cli_need (const char *option, const char *value, GError **error)
{
  return value || fail_usage (error, _ ("The option %s is missing."), option);
}

char *
vv_cli_id (const char *text, GError **error)
{
  char *id = vv_id_parse (text);

  if (!id)
    fail_usage (
        error,
        _ ("“%s” is no number of a record: one looks like 7K3F-9QZD-M2XA. Check for a slip of the pen."),
        text);
  return id;
}

gboolean
vv_cli_option_id (const char *option, const char *text, gboolean needed, char **id, GError **error)
{
  if (!text)
    return !needed || vv_cli_need (option, NULL, error);
  *id = vv_cli_id (text, error);
  return *id != NULL;
}

gboolean
vv_cli_check_date (const char *option, const char *text, gboolean needed, GError **error)
{
  if (!text)
    return !needed || vv_cli_need (option, NULL, error);
  if (vv_date_is_valid (text))
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_USAGE,
               _ ("%s: “%s” is no day of the calendar; a date looks like 2026-09-01."), option, text);
  return FALSE;
}

void
vv_cli_take_back (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_unlink (path);
}

void
vv_cli_progress (double fraction, const char *what, gpointer data)
{
  const VvCli *cli = data;

  if (isatty (STDERR_FILENO) && g_get_monotonic_time () - cli->started > G_TIME_SPAN_SECOND)
    fprintf (stderr, "\r%3.0f %%%s", 100 * fraction, fraction >= 1 ? "\n" : "");
}

/* ---- choosing the command ---- */

static const VvCliCommand *
find_command (char **words, int *used)
{
  for (guint t = 0; t < G_N_ELEMENTS (TABLES); t++)
    for (const VvCliCommand *command = TABLES[t]; command->noun; command++)
      {
        if (!words[0] || !g_str_equal (words[0], command->noun))
          continue;
        if (command->verb && (!words[1] || !g_str_equal (words[1], command->verb)))
          continue;
        *used = command->verb ? 2 : 1;
        return command;
      }
  return NULL;
}

static void
print_command (const VvCliCommand *command)
{
  g_autofree char *name = g_strjoin (" ", command->noun, command->verb, NULL);

  printf ("  %s %s\n      %s\n", name, command->usage, _ (command->summary));
}

/* noun NULL: all. */
static void
print_help (const char *noun)
{
  printf ("%s\n\n", _ ("Usage: veiviser-cli [--json] [--workspace FILE] [--as PERSON[:ROLE]] COMMAND …"));
  for (guint t = 0; t < G_N_ELEMENTS (TABLES); t++)
    for (const VvCliCommand *command = TABLES[t]; command->noun; command++)
      if (!noun || g_str_equal (noun, command->noun))
        print_command (command);
  printf ("\n%s\n", _ ("Exit status: 0 done, 1 failed and nothing half-done left behind, 2 wrong usage."));
}

static gboolean
takes_value (const char *word, const char *option)
{
  return g_str_equal (word, option);
}

static char *
value_of (const char *word, const char *option)
{
  gsize length = strlen (option);

  return g_str_has_prefix (word, option) && word[length] == '=' ? g_strdup (word + length + 1) : NULL;
}

/* Global options stand before or after the command, up to "--". Returns the other words. */
static char **
take_globals (VvCli *cli, char **argv, gboolean *help, gboolean *version, GError **error)
{
  const struct
  {
    const char *option;
    char **value;
  } VALUES[] = { { "--workspace", &cli->path }, { "--as", &cli->as } };
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  gboolean ended = FALSE;

  for (int i = 1; argv[i]; i++)
    {
      gboolean taken = FALSE;

      ended = ended || g_str_equal (argv[i], "--");
      for (guint v = 0; !ended && !taken && v < G_N_ELEMENTS (VALUES); v++)
        {
          g_autofree char *joined = value_of (argv[i], VALUES[v].option);

          taken = joined || takes_value (argv[i], VALUES[v].option);
          if (taken && !joined && !argv[i + 1])
            {
              fail_usage (error, _ ("The option %s needs a value."), VALUES[v].option);
              return NULL;
            }
          if (taken)
            vv_set_string (VALUES[v].value, joined ? joined : argv[++i]);
        }
      if (taken)
        continue;
      if (!ended && g_str_equal (argv[i], "--json"))
        cli->json = TRUE;
      else if (!ended && (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h")))
        *help = TRUE;
      else if (!ended && g_str_equal (argv[i], "--version"))
        *version = TRUE;
      else
        g_strv_builder_add (words, argv[i]);
    }
  return g_strv_builder_end (words);
}

static int
report (const GError *error)
{
  fprintf (stderr, "veiviser-cli: %s\n", error->message);
  return g_error_matches (error, VV_ERROR, VV_ERROR_USAGE) ? 2 : 1;
}

static int
run_words (VvCli *cli, char **words)
{
  g_autoptr (GError) error = NULL;
  const VvCliCommand *command;
  int used = 0;

  if (!words[0])
    {
      fprintf (stderr, "veiviser-cli: %s\n", _ ("Say what to do. “veiviser-cli --help” lists the commands."));
      return 2;
    }
  command = find_command (words, &used);
  if (!command)
    {
      fprintf (stderr, _ ("veiviser-cli: There is no command “%s%s%s”. “veiviser-cli --help” lists them.\n"),
               words[0], words[1] ? " " : "", words[1] ? words[1] : "");
      return 2;
    }
  if (command->run (cli, words + used, &error))
    {
      if (fflush (stdout) == 0 && !ferror (stdout))
        return 0;
      fprintf (stderr, "veiviser-cli: %s\n", _ ("The answer could not be written. Is the disk full?"));
      return 1;
    }
  return report (error);
}

static void
cli_clear (VvCli *cli)
{
  g_clear_pointer (&cli->ws, vv_workspace_close);
  g_free (cli->path);
  g_free (cli->as);
}

int
vv_cli_run (const VvEngine *engine, VvClock *clock, VvRandom *random, char **argv)
{
  VvCli cli = { .engine = engine, .clock = clock, .random = random, .started = g_get_monotonic_time () };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  gboolean help = FALSE, version = FALSE;
  int status;

  cli.path = g_strdup (g_getenv ("VEIVISER_WORKSPACE"));
  words = take_globals (&cli, argv, &help, &version, &error);
  if (!cli.path)
    cli.path = vv_workspace_default_path ();
  if (!words)
    status = report (error);
  else if (version)
    status = printf ("veiviser-cli %s\n", VV_VERSION) > 0 ? 0 : 1;
  else if (help)
    {
      print_help (words[0]);
      status = 0;
    }
  else
    status = run_words (&cli, words);
  cli_clear (&cli);
  return status;
}
