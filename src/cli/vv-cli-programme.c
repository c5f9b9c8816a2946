#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>

#include "vv-file.h"
#include "vv-id.h"
#include "vv-matching.h"
#include "vv-programmes.h"
#include "vv-strings.h"

static gboolean
set_word (char **slot, const char *option, const char *value, const char *allowed, GError **error)
{
  g_auto (GStrv) words = vv_split_tags (allowed);

  if (!value)
    return TRUE;
  if (!g_strv_contains ((const char *const *)words, value))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("%s: “%s” is none of %s."), option, value, allowed);
      return FALSE;
    }
  vv_set_string (slot, value);
  return TRUE;
}

static gboolean
create (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *title = NULL, *template_id = NULL, *start = NULL, *end = NULL, *form = NULL, *mode = NULL,
                  *language = NULL, *purpose = NULL, *place = NULL;
  int group_max = 0;
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, NULL, NULL },
    { "template", 0, 0, G_OPTION_ARG_STRING, &template_id, NULL, NULL },
    { "start", 0, 0, G_OPTION_ARG_STRING, &start, NULL, NULL },
    { "end", 0, 0, G_OPTION_ARG_STRING, &end, NULL, NULL },
    { "form", 0, 0, G_OPTION_ARG_STRING, &form, NULL, NULL },
    { "mode", 0, 0, G_OPTION_ARG_STRING, &mode, NULL, NULL },
    { "group-max", 0, 0, G_OPTION_ARG_INT, &group_max, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &purpose, NULL, NULL },
    { "place", 0, 0, G_OPTION_ARG_STRING, &place, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (VvProgramme) programme = NULL;

  if (!vv_cli_parse (argv, entries, 0, &rest, error) || !vv_cli_need ("--title", title, error)
      || !vv_cli_need ("--template", template_id, error) || !vv_cli_check_date ("--start", start, TRUE, error)
      || !vv_cli_check_date ("--end", end, TRUE, error) || !vv_cli_open (cli, error))
    return FALSE;
  programme = vv_programmes_draft (cli->ws, template_id, error);
  if (!programme || !set_word (&programme->form, "--form", form, "pair,group,both", error)
      || !set_word (&programme->mode, "--mode", mode, "face_to_face,online,blended", error)
      || !set_word (&programme->language, "--language", language, "nb,fi,pl,en", error))
    return FALSE;
  vv_set_string (&programme->title, title);
  vv_set_string (&programme->start, start);
  vv_set_string (&programme->end, end);
  if (group_max != 0)
    programme->group_max = group_max;
  if (purpose)
    vv_set_string (&programme->purpose, purpose);
  if (place)
    vv_set_string (&programme->place, place);
  if (!vv_programmes_save (cli->ws, programme, error))
    return FALSE;
  vv_cli_print_id (cli, programme->id);
  return TRUE;
}

static gboolean
list (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) programmes = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, NULL, 0, &rest, error) || !vv_cli_open (cli, error))
    return FALSE;
  programmes = vv_programmes_list (cli->ws, error);
  if (!programmes)
    return FALSE;
  json = vv_cli_json_object ();
  vv_cli_json_begin_array (json, "programmes");
  for (guint i = 0; i < programmes->len; i++)
    {
      const VvProgramme *programme = programmes->pdata[i];

      json_builder_begin_object (json);
      vv_cli_json_id (json, "id", programme->id);
      vv_cli_json_text (json, "title", programme->title);
      vv_cli_json_text (json, "state", vv_programme_state_to_string (programme->state));
      json_builder_end_object (json);
      if (!cli->json)
        {
          g_autofree char *id = vv_id_show (programme->id);
          g_autofree char *line = g_strdup_printf (
              "%s  %-12s  %s", id, vv_programme_state_to_string (programme->state), programme->title);

          vv_cli_print_text (line);
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

static const char *
phase_word (VvPhaseState state)
{
  static const char *const WORDS[] = { "not_yet", "open", "done", "trouble" };

  return WORDS[state];
}

static void
add_phases (JsonBuilder *json, const VvOverview *overview)
{
  vv_cli_json_begin_array (json, "phases");
  for (guint i = 0; i < overview->phases->len; i++)
    {
      const VvPhase *phase = overview->phases->pdata[i];

      json_builder_begin_object (json);
      vv_cli_json_text (json, "key", phase->key);
      vv_cli_json_text (json, "title", phase->title);
      vv_cli_json_text (json, "state", phase_word (phase->state));
      vv_cli_json_int (json, "done", phase->done);
      vv_cli_json_int (json, "of", phase->of);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_matches (JsonBuilder *json, GPtrArray *matches)
{
  vv_cli_json_begin_array (json, "matches");
  for (guint i = 0; i < matches->len; i++)
    {
      const VvMatch *match = matches->pdata[i];

      json_builder_begin_object (json);
      vv_cli_json_id (json, "id", match->id);
      vv_cli_json_id (json, "mentor", match->mentor);
      vv_cli_json_ids (json, "mentees", match->mentees);
      vv_cli_json_text (json, "state", vv_match_state_to_string (match->state));
      vv_cli_json_text (json, "group_name", match->group_name);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static gboolean
print_plain (VvCli *cli,
             const VvProgramme *programme,
             const VvOverview *overview,
             GPtrArray *matches,
             GError **error)
{
  g_autofree char *head
      = g_strdup_printf ("%s  (%s)", programme->title, vv_programme_state_to_string (programme->state));

  vv_cli_print_text (head);
  if (overview->hero_title)
    vv_cli_print_text (overview->hero_title);
  for (guint i = 0; i < overview->phases->len; i++)
    {
      const VvPhase *phase = overview->phases->pdata[i];
      g_autofree char *count
          = phase->of > 0 ? g_strdup_printf ("%d/%d", phase->done, phase->of) : g_strdup ("");
      g_autofree char *line
          = g_strdup_printf ("  %-8s %-8s %s", phase_word (phase->state), count, phase->title);

      vv_cli_print_text (line);
    }
  for (guint i = 0; i < matches->len; i++)
    {
      const VvMatch *match = matches->pdata[i];
      g_autofree char *id = vv_id_show (match->id);
      g_autofree char *title = vv_matching_title (cli->ws, match, error);
      g_autofree char *line = NULL;

      if (!title)
        return FALSE;
      line = g_strdup_printf ("%s  %-12s  %s", id, vv_match_state_to_string (match->state), title);
      vv_cli_print_text (line);
    }
  return TRUE;
}

static gboolean
show (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *id = NULL;
  g_autoptr (VvProgramme) programme = NULL;
  g_autoptr (VvOverview) overview = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, NULL, 1, &rest, error) || !(id = vv_cli_id (rest[0], error))
      || !vv_cli_open (cli, error))
    return FALSE;
  programme = vv_programmes_get (cli->ws, id, error);
  overview = programme ? vv_programmes_overview (cli->ws, id, error) : NULL;
  matches = overview ? vv_matching_list (cli->ws, id, NULL, error) : NULL;
  if (!matches)
    return FALSE;
  if (!cli->json)
    return print_plain (cli, programme, overview, matches, error);
  json = vv_cli_json_object ();
  vv_cli_json_id (json, "id", programme->id);
  vv_cli_json_text (json, "title", programme->title);
  vv_cli_json_text (json, "state", vv_programme_state_to_string (programme->state));
  vv_cli_json_text (json, "start", programme->start);
  vv_cli_json_text (json, "end", programme->end);
  add_phases (json, overview);
  add_matches (json, matches);
  json_builder_end_object (json);
  vv_cli_print_json (json);
  return TRUE;
}

static gboolean
advance (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *reason = NULL, *id = NULL;
  const GOptionEntry entries[] = { { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL }, { NULL } };
  g_auto (GStrv) rest = NULL;
  g_autoptr (VvProgramme) programme = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, entries, 1, &rest, error) || !(id = vv_cli_id (rest[0], error))
      || !vv_cli_open (cli, error) || !vv_programmes_advance (cli->ws, id, reason, error))
    return FALSE;
  programme = vv_programmes_get (cli->ws, id, error);
  if (!programme)
    return FALSE;
  if (!cli->json)
    {
      vv_cli_print_text (vv_programme_state_to_string (programme->state));
      return TRUE;
    }
  json = vv_cli_json_object ();
  vv_cli_json_id (json, "id", programme->id);
  vv_cli_json_text (json, "state", vv_programme_state_to_string (programme->state));
  json_builder_end_object (json);
  vv_cli_print_json (json);
  return TRUE;
}

static gboolean
print_plan (VvCli *cli, const char *id, GError **error)
{
  g_autofree char *proposed = NULL;
  g_autoptr (GPtrArray) steps = vv_programmes_plan (cli->ws, id, &proposed, error);
  JsonBuilder *json;

  if (!steps)
    return FALSE;
  json = vv_cli_json_object ();
  vv_cli_json_text (json, "proposed_start", proposed);
  vv_cli_json_begin_array (json, "steps");
  for (guint i = 0; i < steps->len; i++)
    {
      const VvPlanStep *step = steps->pdata[i];
      const char *state = step->done ? "done" : step->is_short ? "short" : "ahead";

      json_builder_begin_object (json);
      vv_cli_json_text (json, "key", step->key);
      vv_cli_json_text (json, "title", step->title);
      vv_cli_json_int (json, "weeks_before", step->weeks_before);
      vv_cli_json_text (json, "latest", step->latest);
      vv_cli_json_text (json, "state", state);
      json_builder_end_object (json);
      if (!cli->json)
        {
          g_autofree char *line = g_strdup_printf ("%s  %-6s %s", step->latest, state, step->title);

          vv_cli_print_text (line);
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

static gboolean
plan (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *ics = NULL, *pdf = NULL, *id = NULL;
  const GOptionEntry entries[] = {
    { "ics", 0, 0, G_OPTION_ARG_FILENAME, &ics, NULL, NULL },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;

  if (!vv_cli_parse (argv, entries, 1, &rest, error) || !(id = vv_cli_id (rest[0], error))
      || !vv_cli_open (cli, error))
    return FALSE;
  if (ics)
    {
      g_autoptr (GBytes) bytes = vv_programmes_plan_ics (cli->ws, id, error);

      if (!bytes || !vv_file_write (ics, bytes, error))
        return FALSE;
    }
  if (pdf)
    {
      g_autoptr (GBytes) bytes = vv_programmes_plan_pdf (cli->ws, id, error);

      if (!bytes || !vv_file_write (pdf, bytes, error))
        return FALSE;
    }
  return print_plan (cli, id, error);
}

const VvCliCommand vv_cli_programme_commands[] = {
  { "programme", "create", create,
    "--title T --template ID --start DATE --end DATE [--form pair|group|both] [--mode "
    "face_to_face|online|blended] "
    "[--group-max N] [--language L] [--purpose TEXT] [--place TEXT]",
    N_ ("Plan a programme; --start is the date of the first session.") },
  { "programme", "list", list, "", N_ ("List the programmes.") },
  { "programme", "show", show, "P", N_ ("Show where a programme stands and its matches.") },
  { "programme", "advance", advance, "P [--reason T]", N_ ("Move a programme to its next phase.") },
  { "programme", "plan", plan, "P [--ics OUT] [--pdf OUT]",
    N_ ("Count back from the first session; write calendar or wall chart.") },
  { NULL },
};
