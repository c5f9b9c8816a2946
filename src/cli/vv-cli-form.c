#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "vv-documents.h"
#include "vv-file.h"
#include "vv-id.h"

/* Forms need no records: an own workspace is not touched, and none need exist. */
static VvWorkspace *
open_bare (VvCli *cli)
{
  if (!cli->ws)
    cli->ws = vv_workspace_new_bare (cli->clock, cli->random);
  return cli->ws;
}

static gboolean
list (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *language = NULL;
  const GOptionEntry entries[]
      = { { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL }, { NULL } };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, entries, 0, &rest, error) || !open_bare (cli))
    return FALSE;
  forms = vv_forms_list (cli->ws, language, error);
  if (!forms)
    return FALSE;
  json = vv_cli_json_object ();
  vv_cli_json_begin_array (json, "forms");
  for (guint i = 0; i < forms->len; i++)
    {
      const VvFormLine *form = forms->pdata[i];

      json_builder_begin_object (json);
      vv_cli_json_text (json, "id", form->id);
      vv_cli_json_text (json, "title", form->title);
      vv_cli_json_text (json, "folder", form->folder);
      vv_cli_json_text (json, "applies_to", form->applies_to);
      vv_cli_json_text (json, "filled_by", form->filled_by);
      vv_cli_json_text (json, "signed_by", form->signed_by);
      vv_cli_json_int (json, "pages", form->pages);
      json_builder_end_object (json);
      if (!cli->json)
        {
          g_autofree char *line = g_strdup_printf ("%s  %-12s %s", form->id, form->folder, form->title);

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
show (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *language = NULL, *text = NULL;
  const GOptionEntry entries[]
      = { { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL }, { NULL } };
  g_auto (GStrv) rest = NULL;

  if (!vv_cli_parse (argv, entries, 1, &rest, error) || !open_bare (cli))
    return FALSE;
  text = vv_forms_describe (cli->ws, rest[0], language, cli->json, error);
  if (!text)
    return FALSE;
  vv_cli_print_text (text);
  return TRUE;
}

static gboolean
check (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, NULL, 1, &rest, error))
    return FALSE;
  problems = vv_forms_check (rest[0], error);
  if (!problems)
    return FALSE;
  if (cli->json)
    {
      json = vv_cli_json_object ();
      vv_cli_json_texts (json, "problems", problems);
      json_builder_end_object (json);
      vv_cli_print_json (json);
    }
  for (guint i = 0; !cli->json && i < problems->len; i++)
    vv_cli_print_text (problems->pdata[i]);
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("“%s” cannot be used as a form yet."), rest[0]);
  return FALSE;
}

/* ---- writing ---- */

static gboolean
write_text (const char *path, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return vv_file_write (path, bytes, error);
}

static gboolean
write_preview (VvPreview *preview, const char *output, const char *geometry, GError **error)
{
  g_autoptr (GBytes) pdf = vv_preview_pdf (preview, error);
  g_autofree char *json = NULL;

  if (!pdf || !vv_file_write (output, pdf, error))
    return FALSE;
  json = geometry ? vv_preview_geometry_json (preview) : NULL;
  if (!geometry || write_text (geometry, json, error))
    return TRUE;
  vv_cli_take_back (output);
  return FALSE;
}

static void
print_document (VvCli *cli, const VvDocument *document)
{
  g_autofree char *id = vv_id_show (document->id);
  JsonBuilder *json;

  if (!cli->json)
    {
      vv_cli_print_text (id);
      return;
    }
  json = vv_cli_json_object ();
  vv_cli_json_text (json, "document", id);
  vv_cli_json_text (json, "form", document->form);
  vv_cli_json_int (json, "pages", document->pages);
  json_builder_end_object (json);
  vv_cli_print_json (json);
}

typedef struct
{
  char *programme, *match, *person, *session, *language, *output, *geometry;
  gboolean all;
} IssueOptions;

static void
issue_options_clear (IssueOptions *o)
{
  g_free (o->programme);
  g_free (o->match);
  g_free (o->person);
  g_free (o->session);
  g_free (o->language);
  g_free (o->output);
  g_free (o->geometry);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IssueOptions, issue_options_clear)

static gboolean
parse_issue (char **argv, IssueOptions *o, char ***rest, GError **error)
{
  g_autofree char *programme = NULL, *match = NULL, *person = NULL, *session = NULL;
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL },
    { "match", 0, 0, G_OPTION_ARG_STRING, &match, NULL, NULL },
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, NULL, NULL },
    { "session", 0, 0, G_OPTION_ARG_STRING, &session, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &o->language, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &o->output, NULL, NULL },
    { "geometry", 0, 0, G_OPTION_ARG_FILENAME, &o->geometry, NULL, NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &o->all, NULL, NULL },
    { NULL },
  };

  return vv_cli_parse (argv, entries, 1, rest, error) && vv_cli_need ("--output", o->output, error)
         && vv_cli_option_id ("--programme", programme, TRUE, &o->programme, error)
         && vv_cli_option_id ("--match", match, FALSE, &o->match, error)
         && vv_cli_option_id ("--person", person, FALSE, &o->person, error)
         && vv_cli_option_id ("--session", session, FALSE, &o->session, error);
}

/* Where a document's file goes: one place, or a folder where each gets its own name. */
typedef struct
{
  const char *output, *geometry;
  gboolean is_folder;
  GPtrArray *written; /* char*, files to take back when no record comes of them */
} Place;

static char *
choose_path (const Place *place, const char *given, const VvDocument *document, const char *ending)
{
  g_autofree char *id = vv_id_show (document->id);
  g_autofree char *name = g_strdup_printf ("%s-%s.%s", document->form, id, ending);

  return place->is_folder && given ? g_build_filename (given, name, NULL) : g_strdup (given);
}

static gboolean
on_document_made_cb (const VvDocument *document, VvPreview *preview, gpointer data, GError **error)
{
  const Place *place = data;
  g_autofree char *path = choose_path (place, place->output, document, "pdf");
  g_autofree char *geometry = choose_path (place, place->geometry, document, "json");

  if (!write_preview (preview, path, geometry, error))
    return FALSE;
  g_ptr_array_add (place->written, g_steal_pointer (&path));
  if (geometry)
    g_ptr_array_add (place->written, g_steal_pointer (&geometry));
  return TRUE;
}

static void
take_back_all (const Place *place)
{
  for (guint i = 0; i < place->written->len; i++)
    vv_cli_take_back (place->written->pdata[i]);
}

static void
print_documents (VvCli *cli, GPtrArray *documents)
{
  JsonBuilder *json;

  if (!cli->json)
    {
      for (guint i = 0; i < documents->len; i++)
        print_document (cli, documents->pdata[i]);
      return;
    }
  json = vv_cli_json_object ();
  vv_cli_json_begin_array (json, "documents");
  for (guint i = 0; i < documents->len; i++)
    {
      const VvDocument *document = documents->pdata[i];

      json_builder_begin_object (json);
      vv_cli_json_id (json, "document", document->id);
      vv_cli_json_text (json, "form", document->form);
      vv_cli_json_int (json, "pages", document->pages);
      vv_cli_json_id (json, "match", document->match);
      vv_cli_json_id (json, "person", document->person);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  vv_cli_print_json (json);
}

static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0777) == 0 && g_access (path, W_OK) == 0)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_IO,
               _ ("“%s” is no folder that can be written to. Choose another one."), path);
  return FALSE;
}

static gboolean
issue_all (VvCli *cli, const char *form, const IssueOptions *o, GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  Place place = { o->output, o->geometry, TRUE, written };

  if (!make_folder (o->output, error) || (o->geometry && !make_folder (o->geometry, error)))
    return FALSE;
  documents = vv_documents_issue_all (cli->ws, form, o->programme, o->language, on_document_made_cb, &place,
                                      NULL, vv_cli_progress, cli, NULL, error);
  if (!documents)
    {
      take_back_all (&place);
      return FALSE;
    }
  print_documents (cli, documents);
  return TRUE;
}

/* "pl,nb": the second is printed beside the first. */
static char *
split_second (char *language)
{
  char *comma = language ? strchr (language, ',') : NULL;

  if (!comma)
    return NULL;
  *comma = '\0';
  return comma + 1;
}

static gboolean
issue (VvCli *cli, char **argv, GError **error)
{
  g_auto (IssueOptions) o = { NULL };
  g_auto (GStrv) rest = NULL;
  g_autoptr (VvDocument) document = NULL;
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  const char *second;
  VvSubject subject;
  Place place;

  if (!parse_issue (argv, &o, &rest, error) || !vv_cli_open (cli, error))
    return FALSE;
  if (g_str_equal (rest[0], "CER"))
    fprintf (stderr, "veiviser-cli: %s\n",
             _ ("This is a sheet to fill in by hand. “certificate issue” writes the attest itself and enters "
                "it in the register."));
  if (o.all)
    return issue_all (cli, rest[0], &o, error);
  subject = (VvSubject){ o.programme, o.match, o.person, o.session };
  place = (Place){ o.output, o.geometry, FALSE, written };
  second = split_second (o.language);
  document = vv_documents_issue (cli->ws, rest[0], &subject, o.language, second, on_document_made_cb, &place,
                                 NULL, error);
  if (!document)
    {
      take_back_all (&place);
      return FALSE;
    }
  print_document (cli, document);
  return TRUE;
}

static gboolean
blank (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *language = NULL, *output = NULL, *geometry = NULL;
  const GOptionEntry entries[] = {
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { "geometry", 0, 0, G_OPTION_ARG_FILENAME, &geometry, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (VvPreview) preview = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, entries, 1, &rest, error) || !vv_cli_need ("--output", output, error)
      || !open_bare (cli))
    return FALSE;
  preview = vv_documents_blank (cli->ws, rest[0], language, error);
  if (!preview || !write_preview (preview, output, geometry, error))
    return FALSE;
  if (!cli->json)
    return TRUE;
  json = vv_cli_json_object ();
  vv_cli_json_text (json, "document", NULL);
  vv_cli_json_text (json, "form", rest[0]);
  vv_cli_json_int (json, "pages", vv_preview_pages (preview));
  json_builder_end_object (json);
  vv_cli_print_json (json);
  return TRUE;
}

static gboolean
fill (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *id = NULL, *json = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!vv_cli_parse (argv, NULL, 2, &rest, error) || !(id = vv_cli_id (rest[0], error)))
    return FALSE;
  bytes = vv_file_read (rest[1], 16 << 20, error);
  if (!bytes || !vv_cli_open (cli, error))
    return FALSE;
  json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (!vv_documents_fill (cli->ws, id, json, error))
    return FALSE;
  vv_cli_print_id (cli, id);
  return TRUE;
}

const VvCliCommand vv_cli_form_commands[] = {
  { "form", "list", list, "[--language L]", N_ ("List the forms.") },
  { "form", "show", show, "FORM [--language L]", N_ ("Show the fields of a form.") },
  { "form", "check", check, "FILE.xml", N_ ("Say in plain words what is wrong with a form.") },
  { "form", "issue", issue,
    "FORM --programme P [--match M|--person X|--session S] [--language L] --output OUT.pdf [--geometry "
    "OUT.json] [--all]",
    N_ ("Make, record and write a document; with --all one for each match or person, into folders.") },
  { "form", "blank", blank, "FORM [--language L] --output OUT.pdf [--geometry OUT.json]",
    N_ ("Write an empty form that is no record.") },
  { "form", "fill", fill, "D VALUES.json", N_ ("Type values into a document.") },
  { NULL },
};
