#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-file.h"
#include "vv-id.h"
#include "vv-matching.h"

static void
print_proposal (const VvProposalView *view)
{
  for (guint i = 0; i < view->matches->len; i++)
    {
      const VvProposedMatch *match = view->matches->pdata[i];
      GString *line = g_string_new (match->mentor_name);

      g_string_append_printf (line, " (%d):", match->score);
      for (guint k = 0; k < match->mentee_names->len; k++)
        g_string_append_printf (line, "%s %s", k ? "," : "", (char *)match->mentee_names->pdata[k]);
      vv_cli_print_text (line->str);
      g_string_free (line, TRUE);
    }
  for (guint i = 0; i < view->unmatched->len; i++)
    {
      const VvUnmatched *one = view->unmatched->pdata[i];
      g_autofree char *line = g_strdup_printf (_ ("No mentor: %s"), one->name);

      vv_cli_print_text (line);
      for (guint k = 0; k < one->because->len; k++)
        {
          g_autofree char *why = g_strdup_printf ("  %s", (char *)one->because->pdata[k]);

          vv_cli_print_text (why);
        }
    }
}

static gboolean
check_prefer (const char *prefer, GError **error)
{
  if (!prefer || g_str_equal (prefer, "total") || g_str_equal (prefer, "fairness"))
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("--prefer: “%s” is neither total nor fairness."), prefer);
  return FALSE;
}

static gboolean
propose (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *programme = NULL, *prefer = NULL, *id = NULL;
  int group_max = 0;
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL },
    { "group-max", 0, 0, G_OPTION_ARG_INT, &group_max, NULL, NULL },
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &prefer, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (VvProposalView) view = NULL;

  if (!vv_cli_parse (argv, entries, 0, &rest, error)
      || !vv_cli_option_id ("--programme", programme, TRUE, &id, error) || !check_prefer (prefer, error)
      || !vv_cli_open (cli, error))
    return FALSE;
  view = vv_matching_propose (cli->ws, id, group_max, prefer ? prefer : "total", NULL, error);
  if (!view)
    return FALSE;
  if (cli->json)
    {
      g_autofree char *text = vv_matching_proposal_json (view);

      vv_cli_print_text (text);
      return TRUE;
    }
  vv_cli_print_id (cli, view->id);
  print_proposal (view);
  return TRUE;
}

typedef struct
{
  char *programme, *mentor, *mentee;
} PairIds;

static void
pair_ids_clear (PairIds *ids)
{
  g_free (ids->programme);
  g_free (ids->mentor);
  g_free (ids->mentee);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PairIds, pair_ids_clear)

static gboolean
parse_pair (char **argv, gboolean needs_programme, PairIds *ids, GError **error)
{
  g_autofree char *programme = NULL, *mentor = NULL, *mentee = NULL;
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL },
    { "mentor", 0, 0, G_OPTION_ARG_STRING, &mentor, NULL, NULL },
    { "mentee", 0, 0, G_OPTION_ARG_STRING, &mentee, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;

  return vv_cli_parse (argv, entries, 0, &rest, error)
         && vv_cli_option_id ("--programme", programme, needs_programme, &ids->programme, error)
         && vv_cli_option_id ("--mentor", mentor, TRUE, &ids->mentor, error)
         && vv_cli_option_id ("--mentee", mentee, TRUE, &ids->mentee, error);
}

static gboolean
set_pin (VvCli *cli, char **argv, gboolean pinned, GError **error)
{
  g_auto (PairIds) ids = { NULL };

  if (!parse_pair (argv, TRUE, &ids, error) || !vv_cli_open (cli, error)
      || !vv_matching_pin (cli->ws, ids.programme, ids.mentor, ids.mentee, pinned, error))
    return FALSE;
  vv_cli_print_done (cli);
  return TRUE;
}

static gboolean
pin (VvCli *cli, char **argv, GError **error)
{
  return set_pin (cli, argv, TRUE, error);
}

static gboolean
unpin (VvCli *cli, char **argv, GError **error)
{
  return set_pin (cli, argv, FALSE, error);
}

static gboolean
accept_proposal (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, NULL, 1, &rest, error) || !(id = vv_cli_id (rest[0], error))
      || !vv_cli_open (cli, error))
    return FALSE;
  matches = vv_matching_accept (cli->ws, id, error);
  if (!matches)
    return FALSE;
  if (!cli->json)
    {
      for (guint i = 0; i < matches->len; i++)
        vv_cli_print_id (cli, matches->pdata[i]);
      return TRUE;
    }
  json = vv_cli_json_object ();
  vv_cli_json_ids (json, "matches", matches);
  json_builder_end_object (json);
  vv_cli_print_json (json);
  return TRUE;
}

static gboolean
set_lock (VvCli *cli, char **argv, gboolean locked, GError **error)
{
  g_autofree char *reason = NULL, *id = NULL;
  const GOptionEntry entries[] = { { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL }, { NULL } };
  g_auto (GStrv) rest = NULL;

  if (!vv_cli_parse (argv, entries, 1, &rest, error) || !(id = vv_cli_id (rest[0], error))
      || !vv_cli_need ("--reason", reason, error) || !vv_cli_open (cli, error))
    return FALSE;
  if (!(locked ? vv_matching_lock (cli->ws, id, reason, error)
               : vv_matching_unlock (cli->ws, id, reason, error)))
    return FALSE;
  vv_cli_print_id (cli, id);
  return TRUE;
}

static gboolean
lock_match (VvCli *cli, char **argv, GError **error)
{
  return set_lock (cli, argv, TRUE, error);
}

static gboolean
unlock_match (VvCli *cli, char **argv, GError **error)
{
  return set_lock (cli, argv, FALSE, error);
}

static gboolean
set_state (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *reason = NULL, *id = NULL;
  const GOptionEntry entries[] = { { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL }, { NULL } };
  g_auto (GStrv) rest = NULL;
  VvMatchState state;

  if (!vv_cli_parse (argv, entries, 2, &rest, error) || !(id = vv_cli_id (rest[0], error)))
    return FALSE;
  if (!vv_match_state_from_string (rest[1], &state))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("“%s” is no state of a match."), rest[1]);
      return FALSE;
    }
  if (!vv_cli_open (cli, error) || !vv_matching_set_state (cli->ws, id, state, reason, error))
    return FALSE;
  vv_cli_print_id (cli, id);
  return TRUE;
}

/* The programme in which both of them are, when nobody names it. */
static gboolean
explain (VvCli *cli, char **argv, GError **error)
{
  g_auto (PairIds) ids = { NULL };
  g_autoptr (GPtrArray) reasons = NULL;
  int score = 0;
  JsonBuilder *json;

  if (!parse_pair (argv, FALSE, &ids, error) || !vv_cli_open (cli, error))
    return FALSE;
  reasons = vv_matching_explain (cli->ws, ids.programme, ids.mentor, ids.mentee, &score, error);
  if (!reasons)
    return FALSE;
  json = vv_cli_json_object ();
  vv_cli_json_int (json, "score", score);
  vv_cli_json_begin_array (json, "reasons");
  for (guint i = 0; i < reasons->len; i++)
    {
      const VvMatchReason *reason = reasons->pdata[i];

      json_builder_begin_object (json);
      vv_cli_json_text (json, "criterion", reason->criterion);
      json_builder_set_member_name (json, "points");
      json_builder_add_double_value (json, reason->points);
      json_builder_set_member_name (json, "of");
      json_builder_add_double_value (json, reason->of);
      vv_cli_json_text (json, "text", reason->text);
      json_builder_end_object (json);
      if (!cli->json)
        {
          g_autofree char *line = g_strdup_printf ("%5.1f / %-5.0f %s: %s", reason->points, reason->of,
                                                   reason->label, reason->text);

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

/* Needs no workspace. */
static gboolean
solve (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GBytes) input = NULL, output = NULL;
  g_autofree char *text = NULL, *answer = NULL;

  if (!vv_cli_parse (argv, NULL, 2, &rest, error))
    return FALSE;
  input = vv_file_read (rest[0], 0, error);
  if (!input)
    return FALSE;
  text = g_strndup (g_bytes_get_data (input, NULL), g_bytes_get_size (input));
  answer = vv_matching_solve_json (text, NULL, error);
  if (!answer)
    return FALSE;
  output = g_bytes_new (answer, strlen (answer));
  if (!vv_file_write (rest[1], output, error))
    return FALSE;
  vv_cli_print_done (cli);
  return TRUE;
}

const VvCliCommand vv_cli_match_commands[] = {
  { "match", "propose", propose, "--programme P [--group-max N] [--prefer total|fairness]",
    N_ ("Match everyone at once and say why.") },
  { "match", "pin", pin, "--programme P --mentor M --mentee N",
    N_ ("Fix a pair by hand; proposals keep it.") },
  { "match", "unpin", unpin, "--programme P --mentor M --mentee N", N_ ("Let a fixed pair go.") },
  { "match", "accept", accept_proposal, "PROPOSAL", N_ ("Reserve the matches of a proposal.") },
  { "match", "lock", lock_match, "MATCH --reason T", N_ ("Confirm a match with its reason.") },
  { "match", "unlock", unlock_match, "MATCH --reason T", N_ ("Open a confirmed match again.") },
  { "match", "set-state", set_state, "MATCH STATE [--reason T]", N_ ("Record how a match goes on.") },
  { "match", "explain", explain, "--mentor M --mentee N [--programme P]",
    N_ ("Say why two people fit or do not.") },
  { "match", "solve", solve, "IN.json OUT.json", N_ ("Run the solver alone.") },
  { NULL },
};
