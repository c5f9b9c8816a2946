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

      json_builder_begin_object (json);
      vv_cli_json_id (json, "id", one->id);
      vv_cli_json_int (json, "number", one->number);
      vv_cli_json_text (json, "kind", one->kind);
      vv_cli_json_id (json, "person", one->person);
      vv_cli_json_text (json, "language", one->language);
      vv_cli_json_text (json, "issued_on", one->issued_on);
      vv_cli_json_text (json, "revoked_on", one->revoked_on);
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

const VvCliCommand vv_cli_certificate_commands[] = {
  { "certificate", "issue", issue,
    "--mentor M [--programme P] [--kind attest|certificate] [--language L] --output OUT.pdf [--personal FILE "
    "--certain]",
    N_ ("Write a mentor's attest and enter it in the register.") },
  { "certificate", "list", list, "[--programme P]", N_ ("Show the register.") },
  { "certificate", "revoke", revoke_one, "C --reason T", N_ ("Withdraw one that should not stand.") },
  { NULL },
};
