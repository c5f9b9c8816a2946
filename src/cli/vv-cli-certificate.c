#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>

#include "vv-certificates.h"
#include "vv-file.h"
#include "vv-id.h"

typedef struct
{
  char *mentor, *programme, *kind, *language, *output, *personal;
  gboolean certain;
} IssueOptions;

static void
issue_options_clear (IssueOptions *o)
{
  g_free (o->mentor);
  g_free (o->programme);
  g_free (o->kind);
  g_free (o->language);
  g_free (o->output);
  g_free (o->personal);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IssueOptions, issue_options_clear)

static gboolean
parse_issue (char **argv, IssueOptions *o, char ***rest, GError **error)
{
  const GOptionEntry entries[] = {
    { "mentor", 0, 0, G_OPTION_ARG_STRING, &o->mentor, NULL, NULL },
    { "programme", 0, 0, G_OPTION_ARG_STRING, &o->programme, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &o->kind, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &o->language, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &o->output, NULL, NULL },
    { "personal", 0, 0, G_OPTION_ARG_FILENAME, &o->personal, NULL, NULL },
    { "certain", 0, 0, G_OPTION_ARG_NONE, &o->certain, NULL, NULL },
    { NULL },
  };

  return vv_cli_parse (argv, entries, 0, rest, error) && vv_cli_need ("--output", o->output, error);
}

/* What is written before the register is; it goes again when that fails. */
typedef struct
{
  const char *path;
  gboolean is_written;
} Output;

static gboolean
on_certificate_made_cb (const VvCertificate *certificate, gpointer data, GError **error)
{
  Output *output = data;

  output->is_written = vv_file_write (output->path, certificate->pdf, error);
  return output->is_written;
}

static gboolean
issue (VvCli *cli, char **argv, GError **error)
{
  g_auto (IssueOptions) o = { NULL };
  g_auto (GStrv) rest = NULL;
  g_autofree char *mentor = NULL, *programme = NULL, *personal = NULL;
  g_autoptr (VvCertificate) certificate = NULL;
  Output output;

  if (!parse_issue (argv, &o, &rest, error) || !vv_cli_option_id ("--mentor", o.mentor, TRUE, &mentor, error)
      || !vv_cli_option_id ("--programme", o.programme, FALSE, &programme, error))
    return FALSE;
  if (o.personal)
    {
      g_autoptr (GBytes) bytes = vv_file_read (o.personal, 1 << 20, error);

      if (!bytes)
        return FALSE;
      personal = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_strstrip (personal);
    }
  if (!vv_cli_open (cli, error))
    return FALSE;
  output = (Output){ o.output, FALSE };
  certificate = vv_certificates_issue (cli->ws, mentor, programme, o.kind ? o.kind : "attest", o.language,
                                       personal, o.certain, on_certificate_made_cb, &output, error);
  if (!certificate && output.is_written)
    vv_cli_take_back (o.output);
  if (!certificate)
    return FALSE;
  vv_cli_print_id (cli, certificate->id);
  return TRUE;
}

static gboolean
list (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *programme = NULL, *id = NULL;
  const GOptionEntry entries[]
      = { { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL }, { NULL } };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) certificates = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, entries, 0, &rest, error)
      || !vv_cli_option_id ("--programme", programme, FALSE, &id, error) || !vv_cli_open (cli, error))
    return FALSE;
  certificates = vv_certificates_list (cli->ws, id, error);
  if (!certificates)
    return FALSE;
  json = vv_cli_json_object ();
  vv_cli_json_begin_array (json, "certificates");
  for (guint i = 0; i < certificates->len; i++)
    {
      const VvCertificate *one = certificates->pdata[i];
      g_autoptr (GError) local = NULL;
      g_autofree char *code = vv_certificates_code (cli->ws, one->id, &local);

      if (local)
        {
          g_object_unref (json);
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      json_builder_begin_object (json);
      vv_cli_json_id (json, "id", one->id);
      vv_cli_json_int (json, "number", one->number);
      vv_cli_json_text (json, "kind", one->kind);
      vv_cli_json_id (json, "person", one->person);
      vv_cli_json_text (json, "language", one->language);
      vv_cli_json_text (json, "issued_on", one->issued_on);
      vv_cli_json_text (json, "revoked_on", one->revoked_on);
      vv_cli_json_text (json, "code", code);
      json_builder_end_object (json);
      if (!cli->json)
        {
          g_autofree char *shown = vv_id_show (one->id);
          g_autofree char *line = g_strdup_printf ("%4d  %s  %-11s %s%s", one->number, shown, one->kind,
                                                   one->issued_on, one->revoked_on ? _ ("  revoked") : "");

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
revoke_one (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *reason = NULL, *id = NULL;
  const GOptionEntry entries[] = { { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL }, { NULL } };
  g_auto (GStrv) rest = NULL;

  if (!vv_cli_parse (argv, entries, 1, &rest, error) || !(id = vv_cli_id (rest[0], error))
      || !vv_cli_need ("--reason", reason, error) || !vv_cli_open (cli, error)
      || !vv_certificates_revoke (cli->ws, id, reason, error))
    return FALSE;
  vv_cli_print_id (cli, id);
  return TRUE;
}

/* The issuer's key is enough; the records are only opened when none is given. */
static gboolean
open_for_check (VvCli *cli, const char *key, GError **error)
{
  if (key && !cli->ws)
    cli->ws = vv_workspace_new_bare (cli->clock, cli->random);
  if (key || g_file_test (cli->path, G_FILE_TEST_EXISTS))
    return vv_cli_open (cli, error) != NULL;
  g_set_error (
      error, VV_ERROR, VV_ERROR_NOT_FOUND,
      _ ("There is no workspace at “%s” whose key could be used. Give the file with the issuer's public "
         "key: --key FILE."),
      cli->path);
  return FALSE;
}

static const char *
describe_verdict (const VvVerification *found)
{
  if (found->verdict == VV_VERDICT_CHANGED)
    return _ ("Not genuine: the code was changed or is not whole.");
  if (found->verdict == VV_VERDICT_UNKNOWN_KEY)
    return _ ("Not proven: it was not signed with a key known here.");
  return found->revoked_on ? _ ("Genuine, but revoked.") : _ ("Genuine.");
}

static void
print_found_json (const VvVerification *found)
{
  JsonBuilder *json = vv_cli_json_object ();

  vv_cli_json_bool (json, "genuine", found->verdict == VV_VERDICT_GENUINE);
  /* A code that is not whole does not say which key it is for. */
  vv_cli_json_bool (json, "known_key", found->id && found->verdict != VV_VERDICT_UNKNOWN_KEY);
  if (found->revocation_checked)
    vv_cli_json_bool (json, "revoked", found->revoked_on != NULL);
  else
    vv_cli_json_text (json, "revoked", NULL);
  vv_cli_json_bool (json, "revocation_checked", found->revocation_checked);
  vv_cli_json_text (json, "revoked_on", found->revoked_on);
  vv_cli_json_text (json, "revocations_of", found->list_of);
  vv_cli_json_text (json, "kind", found->kind);
  vv_cli_json_id (json, "id", found->id);
  vv_cli_json_text (json, "name", found->name);
  vv_cli_json_text (json, "organisation", found->organisation);
  vv_cli_json_text (json, "issued_on", found->issued_on);
  vv_cli_json_text (json, "fingerprint", found->fingerprint);
  json_builder_end_object (json);
  vv_cli_print_json (json);
}

static void
print_line (const char *format, const char *value)
{
  g_autofree char *line = g_strdup_printf (format, value);

  vv_cli_print_text (line);
}

static void
print_revocation (const VvVerification *found)
{
  if (found->revoked_on)
    print_line (_ ("Revoked on: %s"), found->revoked_on);
  else if (!found->revocation_checked)
    vv_cli_print_text (_ ("Revocation not checked."));
  else if (found->list_of)
    print_line (_ ("Not revoked, by the list of: %s"), found->list_of);
  else
    vv_cli_print_text (_ ("Not revoked, by the register."));
}

static void
print_found_text (const VvVerification *found)
{
  gboolean is_genuine = found->verdict == VV_VERDICT_GENUINE;
  g_autofree char *shown = found->id ? vv_id_show (found->id) : NULL;

  vv_cli_print_text (describe_verdict (found));
  if (!shown)
    return;
  if (!is_genuine)
    vv_cli_print_text (_ ("This is what it claims:"));
  print_line (g_str_equal (found->kind, "attest") ? _ ("Attest: %s") : _ ("Certificate: %s"), shown);
  print_line (_ ("Issued to: %s"), found->name);
  print_line (_ ("Issued by: %s"), found->organisation);
  print_line (_ ("Issued on: %s"), found->issued_on);
  if (!is_genuine)
    return;
  print_line (_ ("Signed with the key: %s"), found->fingerprint);
  print_revocation (found);
}

/* Shell scripts ask the exit status: 0 only for one that holds. */
static gboolean
verify (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *key = NULL, *revocations = NULL;
  const GOptionEntry entries[] = { { "key", 0, 0, G_OPTION_ARG_FILENAME, &key, NULL, NULL },
                                   { "revocations", 0, 0, G_OPTION_ARG_FILENAME, &revocations, NULL, NULL },
                                   { NULL } };
  g_auto (GStrv) rest = NULL;
  g_autoptr (VvVerification) found = NULL;

  if (!vv_cli_parse (argv, entries, 1, &rest, error) || !open_for_check (cli, key, error))
    return FALSE;
  found = vv_certificates_verify (cli->ws, rest[0], key, revocations, error);
  if (!found)
    return FALSE;
  if (cli->json)
    print_found_json (found);
  else
    print_found_text (found);
  if (found->verdict == VV_VERDICT_GENUINE && !found->revoked_on)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE, describe_verdict (found));
  return FALSE;
}

static gboolean
publish (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *fingerprint = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, NULL, 1, &rest, error) || !vv_cli_open (cli, error))
    return FALSE;
  fingerprint = vv_certificates_publish (cli->ws, rest[0], error);
  if (!fingerprint)
    return FALSE;
  if (!cli->json)
    {
      vv_cli_print_text (fingerprint);
      return TRUE;
    }
  json = vv_cli_json_object ();
  vv_cli_json_text (json, "fingerprint", fingerprint);
  json_builder_end_object (json);
  vv_cli_print_json (json);
  return TRUE;
}

static gboolean
show_keys (VvCli *cli, char **argv, GError **error)
{
  gboolean is_new = FALSE;
  const GOptionEntry entries[] = { { "new", 0, 0, G_OPTION_ARG_NONE, &is_new, NULL, NULL }, { NULL } };
  g_auto (GStrv) rest = NULL;
  g_autofree char *made = NULL;
  g_autoptr (GPtrArray) fingerprints = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, entries, 0, &rest, error) || !vv_cli_open (cli, error))
    return FALSE;
  if (is_new && !(made = vv_certificates_new_key (cli->ws, error)))
    return FALSE;
  fingerprints = vv_certificates_fingerprints (cli->ws, error);
  if (!fingerprints)
    return FALSE;
  for (guint i = 0; !cli->json && i < fingerprints->len; i++)
    vv_cli_print_text (fingerprints->pdata[i]);
  if (!cli->json)
    return TRUE;
  json = vv_cli_json_object ();
  vv_cli_json_texts (json, "fingerprints", fingerprints);
  json_builder_end_object (json);
  vv_cli_print_json (json);
  return TRUE;
}

const VvCliCommand vv_cli_certificate_commands[] = {
  { "certificate", "issue", issue,
    "--mentor M [--programme P] [--kind attest|certificate] [--language L] --output OUT.pdf [--personal FILE "
    "--certain]",
    N_ ("Write a mentor's attest and enter it in the register.") },
  { "certificate", "list", list, "[--programme P]", N_ ("Show the register.") },
  { "certificate", "revoke", revoke_one, "C --reason T", N_ ("Withdraw one that should not stand.") },
  { "certificate", "verify", verify, "FILE|CODE-TEXT [--key FILE] [--revocations FILE]",
    N_ ("Say who issued what to whom, and whether it holds.") },
  { "certificate", "publish", publish, "DIR",
    N_ ("Write the public key and the signed list of revoked ones, for others to check with.") },
  { "certificate", "key", show_keys, "[--new]",
    N_ ("Show the fingerprints of the keys, oldest first; or make a new one.") },
  { NULL },
};
