#include "vv-cli-private.h"

#include <glib/gi18n-lib.h>

#include "vv-file.h"
#include "vv-id.h"
#include "vv-people.h"
#include "vv-strings.h"

static gboolean
parse_role (const char *text, gboolean needed, VvRole *role, GError **error)
{
  if (!text)
    return !needed || vv_cli_need ("--role", NULL, error);
  if (vv_role_from_string (text, role) && (*role == VV_ROLE_MENTOR || *role == VV_ROLE_MENTEE))
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("--role: “%s” is neither mentor nor mentee."), text);
  return FALSE;
}

/* ---- import ---- */

static void
add_skipped (JsonBuilder *json, const VvImportResult *result)
{
  vv_cli_json_begin_array (json, "skipped");
  for (guint i = 0; i < result->skipped->len; i++)
    {
      const VvImportDuplicate *duplicate = result->skipped->pdata[i];

      json_builder_begin_object (json);
      vv_cli_json_int (json, "line", duplicate->line);
      vv_cli_json_text (json, "name", duplicate->name);
      vv_cli_json_id (json, "existing", duplicate->existing);
      vv_cli_json_text (json, "what", duplicate->what);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_mapping (JsonBuilder *json, const VvImportResult *result)
{
  json_builder_set_member_name (json, "mapping");
  json_builder_begin_object (json);
  for (int i = 0; result->headers && result->headers[i] && result->fields[i]; i++)
    if (*result->fields[i])
      vv_cli_json_text (json, result->headers[i], result->fields[i]);
  json_builder_end_object (json);
}

static void
print_import (VvCli *cli, const VvImportResult *result)
{
  JsonBuilder *json;

  if (!cli->json)
    {
      g_autofree char *line = g_strdup_printf (_ ("%d imported, %d updated, %u skipped"), result->imported,
                                               result->updated, result->skipped->len);

      vv_cli_print_text (line);
      return;
    }
  json = vv_cli_json_object ();
  vv_cli_json_int (json, "imported", result->imported);
  vv_cli_json_int (json, "updated", result->updated);
  add_skipped (json, result);
  add_mapping (json, result);
  vv_cli_json_text (json, "encoding", result->encoding);
  json_builder_end_object (json);
  vv_cli_print_json (json);
}

/* All bad cells in one message, each on its line, so that they can be mended in one go. */
static gboolean
fail_problems (const char *path, const VvImportResult *result, GError **error)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("nothing was imported from “%s”:"), path);
  for (guint i = 0; i < result->problems->len; i++)
    {
      const VvImportProblem *problem = result->problems->pdata[i];

      g_string_append (text, "\n  ");
      if (problem->column)
        g_string_append_printf (text, _ ("line %d, column “%s”: %s"), problem->line, problem->column,
                                problem->message);
      else
        g_string_append_printf (text, _ ("line %d: %s"), problem->line, problem->message);
    }
  g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID, text->str);
  g_string_free (text, TRUE);
  return FALSE;
}

static gboolean
import (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *programme = NULL, *role_text = NULL, *mapping_path = NULL, *mapping = NULL, *id = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role_text, NULL, NULL },
    { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &mapping_path, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (VvImportResult) result = NULL;
  VvRole role = VV_ROLE_MENTEE;

  if (!vv_cli_parse (argv, entries, 1, &rest, error)
      || !vv_cli_option_id ("--programme", programme, TRUE, &id, error)
      || !parse_role (role_text, TRUE, &role, error))
    return FALSE;
  if (mapping_path)
    {
      g_autoptr (GBytes) bytes = vv_file_read (mapping_path, 1 << 20, error);

      if (!bytes)
        return FALSE;
      mapping = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  if (!vv_cli_open (cli, error))
    return FALSE;
  result = vv_people_import (cli->ws, id, role, rest[0], mapping, dry_run, error);
  if (!result)
    return FALSE;
  if (result->problems->len > 0)
    return fail_problems (rest[0], result, error);
  print_import (cli, result);
  return TRUE;
}

/* ---- one person ---- */

typedef struct
{
  char *programme, *role, *name, *birth, *email, *phone, *place, *language, *languages, *topics, *times,
      *mode, *form;
  int capacity;
} PersonOptions;

static void
person_options_clear (PersonOptions *o)
{
  char **texts[] = { &o->programme, &o->role,      &o->name,   &o->birth, &o->email, &o->phone, &o->place,
                     &o->language,  &o->languages, &o->topics, &o->times, &o->mode,  &o->form };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PersonOptions, person_options_clear)

static gboolean
parse_person (char **argv, int n, PersonOptions *o, char ***rest, GError **error)
{
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &o->programme, NULL, NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING, &o->role, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &o->name, NULL, NULL },
    { "birth-date", 0, 0, G_OPTION_ARG_STRING, &o->birth, NULL, NULL },
    { "email", 0, 0, G_OPTION_ARG_STRING, &o->email, NULL, NULL },
    { "phone", 0, 0, G_OPTION_ARG_STRING, &o->phone, NULL, NULL },
    { "place", 0, 0, G_OPTION_ARG_STRING, &o->place, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &o->language, NULL, NULL },
    { "languages", 0, 0, G_OPTION_ARG_STRING, &o->languages, NULL, NULL },
    { "topics", 0, 0, G_OPTION_ARG_STRING, &o->topics, NULL, NULL },
    { "times", 0, 0, G_OPTION_ARG_STRING, &o->times, NULL, NULL },
    { "mode", 0, 0, G_OPTION_ARG_STRING, &o->mode, NULL, NULL },
    { "form", 0, 0, G_OPTION_ARG_STRING, &o->form, NULL, NULL },
    { "capacity", 0, 0, G_OPTION_ARG_INT, &o->capacity, NULL, NULL },
    { NULL },
  };

  return vv_cli_parse (argv, entries, n, rest, error)
         && vv_cli_check_date ("--birth-date", o->birth, FALSE, error);
}

static void
apply_text (char **slot, const char *value)
{
  if (value)
    vv_set_string (slot, value);
}

static void
apply_tags (char ***slot, const char *value)
{
  if (!value)
    return;
  g_strfreev (*slot);
  *slot = vv_split_tags (value);
}

static void
apply_person (VvPerson *person, const PersonOptions *o)
{
  apply_text (&person->name, o->name);
  apply_text (&person->birth_date, o->birth);
  apply_text (&person->email, o->email);
  apply_text (&person->phone, o->phone);
  apply_text (&person->place, o->place);
  apply_text (&person->language, o->language);
}

static void
apply_enrolment (VvEnrolment *enrolment, const PersonOptions *o)
{
  apply_tags (&enrolment->languages, o->languages);
  apply_tags (&enrolment->topics, o->topics);
  apply_tags (&enrolment->times, o->times);
  apply_text (&enrolment->mode, o->mode);
  apply_text (&enrolment->form, o->form);
  if (o->capacity > 0)
    enrolment->capacity = o->capacity;
}

static gboolean
add (VvCli *cli, char **argv, GError **error)
{
  g_auto (PersonOptions) o = { NULL };
  g_auto (GStrv) rest = NULL;
  g_autofree char *programme = NULL;
  g_autoptr (VvPerson) person = vv_person_new (NULL);
  g_autoptr (VvEnrolment) enrolment = NULL;
  VvRole role = VV_ROLE_MENTEE;

  if (!parse_person (argv, 0, &o, &rest, error) || !vv_cli_need ("--name", o.name, error)
      || !vv_cli_option_id ("--programme", o.programme, FALSE, &programme, error)
      || !parse_role (o.role, programme != NULL, &role, error) || !vv_cli_open (cli, error))
    return FALSE;
  apply_person (person, &o);
  if (programme)
    {
      enrolment = vv_enrolment_new (NULL, programme, NULL, role);
      vv_set_string (&enrolment->state, role == VV_ROLE_MENTOR ? "applied" : "profile_received");
      apply_enrolment (enrolment, &o);
    }
  if (!vv_people_save (cli->ws, person, enrolment, error))
    return FALSE;
  vv_cli_print_id (cli, person->id);
  return TRUE;
}

static gboolean
edit (VvCli *cli, char **argv, GError **error)
{
  g_auto (PersonOptions) o = { NULL };
  g_auto (GStrv) rest = NULL;
  g_autofree char *id = NULL, *programme = NULL;
  g_autoptr (VvPerson) person = NULL;
  g_autoptr (VvEnrolment) enrolment = NULL;
  VvRole role = VV_ROLE_MENTEE;

  if (!parse_person (argv, 1, &o, &rest, error) || !(id = vv_cli_id (rest[0], error))
      || !vv_cli_option_id ("--programme", o.programme, FALSE, &programme, error)
      || !parse_role (o.role, programme != NULL, &role, error) || !vv_cli_open (cli, error))
    return FALSE;
  person = vv_people_get (cli->ws, id, error);
  if (!person)
    return FALSE;
  if (programme)
    {
      enrolment = vv_people_get_enrolment (cli->ws, programme, id, role, error);
      if (!enrolment)
        return FALSE;
      apply_enrolment (enrolment, &o);
    }
  apply_person (person, &o);
  if (!vv_people_save (cli->ws, person, enrolment, error))
    return FALSE;
  vv_cli_print_id (cli, person->id);
  return TRUE;
}

static gboolean
merge (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *keep = NULL, *other = NULL;

  if (!vv_cli_parse (argv, NULL, 2, &rest, error) || !(keep = vv_cli_id (rest[0], error))
      || !(other = vv_cli_id (rest[1], error)) || !vv_cli_open (cli, error)
      || !vv_people_merge (cli->ws, keep, other, error))
    return FALSE;
  vv_cli_print_id (cli, keep);
  return TRUE;
}

/* ---- lists ---- */

static gboolean
list (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *programme = NULL, *role = NULL, *state = NULL, *text = NULL, *id = NULL;
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, NULL, NULL },
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, NULL, NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) people = NULL;
  VvRole parsed;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, entries, 0, &rest, error) || !parse_role (role, FALSE, &parsed, error)
      || !vv_cli_option_id ("--programme", programme, FALSE, &id, error) || !vv_cli_open (cli, error))
    return FALSE;
  people = vv_people_list (cli->ws, id, role, state, text, 0, 0, error);
  if (!people)
    return FALSE;
  json = vv_cli_json_object ();
  vv_cli_json_begin_array (json, "people");
  for (guint i = 0; i < people->len; i++)
    {
      const VvPersonLine *line = people->pdata[i];

      json_builder_begin_object (json);
      vv_cli_json_id (json, "id", line->id);
      vv_cli_json_text (json, "name", line->name);
      vv_cli_json_text (json, "role", line->role);
      vv_cli_json_text (json, "state", line->state);
      json_builder_end_object (json);
      if (!cli->json)
        {
          g_autofree char *shown = vv_id_show (line->id);
          g_autofree char *out = g_strdup_printf ("%s  %-7s %-16s %s", shown, line->role ? line->role : "",
                                                  line->state ? line->state : "", line->name);

          vv_cli_print_text (out);
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

static void
add_enrolment (JsonBuilder *json, const VvEnrolment *e)
{
  json_builder_begin_object (json);
  vv_cli_json_id (json, "programme", e->programme);
  vv_cli_json_text (json, "role", vv_role_to_string (e->role));
  vv_cli_json_text (json, "state", e->state);
  vv_cli_json_int (json, "capacity", e->capacity);
  vv_cli_json_text (json, "training_attended", e->training_attended);
  vv_cli_json_text (json, "cnf_filed", e->cnf_filed);
  vv_cli_json_text (json, "check_shown", e->check_shown);
  vv_cli_json_text (json, "consented", e->consented);
  json_builder_end_object (json);
}

static gboolean
show (VvCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *id = NULL;
  g_autoptr (VvPerson) person = NULL;
  g_autoptr (GPtrArray) enrolments = NULL;
  JsonBuilder *json;

  if (!vv_cli_parse (argv, NULL, 1, &rest, error) || !(id = vv_cli_id (rest[0], error))
      || !vv_cli_open (cli, error))
    return FALSE;
  person = vv_people_get (cli->ws, id, error);
  enrolments = person ? vv_people_list_enrolments (cli->ws, NULL, id, NULL, error) : NULL;
  if (!enrolments)
    return FALSE;
  json = vv_cli_json_object ();
  vv_cli_json_id (json, "id", person->id);
  vv_cli_json_text (json, "name", person->name);
  vv_cli_json_text (json, "birth_date", person->birth_date);
  vv_cli_json_text (json, "email", person->email);
  vv_cli_json_text (json, "phone", person->phone);
  vv_cli_json_text (json, "place", person->place);
  vv_cli_json_text (json, "language", person->language);
  vv_cli_json_text (json, "code", person->code);
  vv_cli_json_begin_array (json, "enrolments");
  for (guint i = 0; i < enrolments->len; i++)
    {
      const VvEnrolment *e = enrolments->pdata[i];

      add_enrolment (json, e);
      if (!cli->json)
        {
          g_autofree char *line = g_strdup_printf ("%s: %s", vv_role_to_string (e->role), e->state);

          vv_cli_print_text (line);
        }
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  if (cli->json)
    {
      vv_cli_print_json (json);
      return TRUE;
    }
  g_object_unref (json);
  vv_cli_print_text (person->name);
  return TRUE;
}

static gboolean
set_state (VvCli *cli, char **argv, GError **error)
{
  g_autofree char *programme = NULL, *role_text = NULL, *reason = NULL, *id = NULL, *person = NULL;
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, NULL, NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role_text, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  VvRole role = VV_ROLE_MENTEE;

  if (!vv_cli_parse (argv, entries, 2, &rest, error) || !(person = vv_cli_id (rest[0], error))
      || !vv_cli_option_id ("--programme", programme, TRUE, &id, error)
      || !parse_role (role_text, TRUE, &role, error) || !vv_cli_open (cli, error)
      || !vv_people_set_state (cli->ws, person, id, role, rest[1], reason, error))
    return FALSE;
  vv_cli_print_id (cli, person);
  return TRUE;
}

const VvCliCommand vv_cli_people_commands[] = {
  { "people", "import", import,
    "--programme P --role mentor|mentee FILE.csv|.xlsx|.ods [--mapping FILE.ini] [--dry-run]",
    N_ ("Take people from a table: all rows or none.") },
  { "people", "add", add,
    "--name NAME [--programme P --role R] [--birth-date DATE] [--email E] [--phone T] [--place T] "
    "[--language L] "
    "[--languages a,b] [--topics a,b] [--times a,b] [--mode M] [--form F] [--capacity N]",
    N_ ("Add one person.") },
  { "people", "edit", edit, "ID [as for add]", N_ ("Change what is known of a person.") },
  { "people", "merge", merge, "KEEP OTHER", N_ ("Make one person of two records.") },
  { "people", "list", list, "[--programme P] [--role R] [--state S] [--search TEXT]", N_ ("List people.") },
  { "people", "show", show, "ID", N_ ("Show one person.") },
  { "people", "set-state", set_state, "ID STATE --programme P --role R [--reason T]",
    N_ ("Record a decision about a person.") },
  { NULL },
};
