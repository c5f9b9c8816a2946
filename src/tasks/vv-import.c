/* vv-import.c: a spreadsheet of people comes in: all rows or none, each bad cell named, nobody twice. */
#include "config.h"

#include "vv-import-private.h"

#include <glib/gi18n-lib.h>
#include "vv-error.h"
#include "vv-file.h"
#include "vv-id.h"
#include "vv-strings.h"

#define FILE_MAX (50 * 1024 * 1024)
#define PREVIEW_MAX 50
#define PROBLEMS_MAX 200

/* One row of the file as it will be stored. */
typedef struct
{
  int line;
  VvPerson *person;
  VvEnrolment *enrolment;
  GPtrArray *barred; /* char*: names as written */
} Entry;

typedef struct
{
  VvWorkspace *ws;
  const VvProgramme *programme;
  VvRole role;
  VvForms *forms;
  char *today;
  VvTable *table;
  GPtrArray *entries; /* Entry* */
  GHashTable *memo;
  VvImportResult *result;
} Import;

static void
free_entry (Entry *entry)
{
  vv_person_free (entry->person);
  vv_enrolment_free (entry->enrolment);
  g_ptr_array_unref (entry->barred);
  g_free (entry);
}

static void
free_problem (VvImportProblem *problem)
{
  g_free (problem->column);
  g_free (problem->message);
  g_free (problem);
}

static void
free_duplicate (VvImportDuplicate *duplicate)
{
  g_free (duplicate->name);
  g_free (duplicate->existing);
  g_free (duplicate->what);
  g_free (duplicate);
}

static void
clear_import (Import *import)
{
  g_free (import->today);
  g_clear_pointer (&import->table, vv_table_free);
  g_clear_pointer (&import->entries, g_ptr_array_unref);
  g_clear_pointer (&import->memo, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

static void
add_problem (VvImportResult *result, int line, const char *column, char *message /* (transfer full) */)
{
  if (result->problems->len >= PROBLEMS_MAX)
    {
      g_free (message);
      return;
    }
  VvImportProblem *problem = g_new0 (VvImportProblem, 1);
  problem->line = line;
  problem->column = g_strdup (column);
  problem->message = message;
  g_ptr_array_add (result->problems, problem);
}

static void
add_duplicate (VvImportResult *result, const Entry *entry, const char *existing, const char *what)
{
  VvImportDuplicate *duplicate = g_new0 (VvImportDuplicate, 1);
  duplicate->line = entry->line;
  duplicate->name = g_strdup (entry->person->name);
  duplicate->existing = g_strdup (existing);
  duplicate->what = g_strdup (what);
  g_ptr_array_add (result->skipped, duplicate);
}

static gboolean
read_table (Import *import, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = vv_file_read (path, FILE_MAX, error);
  if (bytes == NULL)
    return FALSE;
  VvHelper *helper = vv_workspace_get_helper (import->ws, error);
  if (helper == NULL)
    return FALSE;
  g_autofree char *name = g_path_get_basename (path);
  import->table = vv_helper_read_table_in (helper, bytes, name, import->programme->language, NULL, error);
  if (import->table == NULL)
    return FALSE;
  import->result->encoding = g_strdup (import->table->encoding);
  import->result->headers = g_strdupv (import->table->header);
  return TRUE;
}

/* The mapping given, else the one remembered for this header line, else recognition alone. */
static gboolean
choose_fields (Import *import, const char *mapping, GError **error)
{
  const char *const *headers = (const char *const *)import->table->header;
  g_autofree char *remembered = NULL;
  if (mapping == NULL)
    {
      g_autofree char *line = vv_import_header_line (headers);
      g_autoptr (GError) local = NULL;
      remembered = vv_store_get_mapping (vv_workspace_get_store (import->ws),
                                         vv_role_to_string (import->role), line, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      mapping = remembered;
    }
  import->result->fields = vv_import_recognise (import->forms, import->role, headers, mapping, error);
  return import->result->fields != NULL;
}

static gboolean
has_field (char **fields, const char *field)
{
  return g_strv_contains ((const char *const *)fields, field);
}

/* First and last name from their own columns make the name. */
static void
join_name (VvImportRow *row)
{
  if (!vv_is_empty (row->person->name) || (row->first_name == NULL && row->last_name == NULL))
    return;
  g_free (row->person->name);
  row->person->name = row->first_name == NULL  ? g_strdup (row->last_name)
                      : row->last_name == NULL ? g_strdup (row->first_name)
                                               : g_strconcat (row->first_name, " ", row->last_name, NULL);
}

/* What no single cell can be blamed for. */
static void
check_row (Import *import, const VvImportRow *row, int line)
{
  if (vv_is_empty (row->person->name))
    add_problem (import->result, line, NULL, g_strdup (_ ("There is no name in this row.")));
  if (row->enrolment->minimum > MAX (row->enrolment->capacity, 1))
    add_problem (import->result, line, NULL,
                 g_strdup (_ ("The fewest mentees of this mentor are more than the most.")));
}

static void
read_row (Import *import, const VvTableRow *cells)
{
  g_autofree char *person_id = vv_workspace_new_id (import->ws);
  g_autofree char *enrolment_id = vv_workspace_new_id (import->ws);
  Entry *entry = g_new0 (Entry, 1);
  entry->line = cells->line;
  entry->person = vv_person_new (person_id);
  entry->enrolment = vv_enrolment_new (enrolment_id, import->programme->id, person_id, import->role);
  entry->barred = g_ptr_array_new_with_free_func (g_free);
  vv_set_string (&entry->enrolment->state, import->role == VV_ROLE_MENTOR ? "applied" : "profile_received");
  g_ptr_array_add (import->entries, entry);
  VvImportRow row = { .forms = import->forms,
                      .today = import->today,
                      .person = entry->person,
                      .enrolment = entry->enrolment,
                      .barred = entry->barred,
                      .memo = import->memo };
  char **headers = import->result->headers;
  for (guint i = 0; headers[i] != NULL && cells->cells[i] != NULL; i++)
    {
      g_autofree char *problem = NULL;
      if (!vv_import_read_cell (&row, import->result->fields[i], cells->cells[i], &problem))
        add_problem (import->result, cells->line, headers[i], g_steal_pointer (&problem));
    }
  join_name (&row);
  check_row (import, &row, cells->line);
  g_free (row.first_name);
  g_free (row.last_name);
  if (vv_is_empty (entry->enrolment->applied_on))
    vv_set_string (&entry->enrolment->applied_on, import->today);
}

static void
add_preview (VvImportResult *result, const Entry *entry)
{
  if (result->preview->len >= PREVIEW_MAX)
    return;
  const VvPerson *person = entry->person;
  const VvEnrolment *enrolment = entry->enrolment;
  g_autofree char *languages = vv_join_tags ((const char *const *)enrolment->languages);
  g_autofree char *topics = vv_join_tags ((const char *const *)enrolment->topics);
  g_autofree char *times = vv_join_tags ((const char *const *)enrolment->times);
  const char *cells[] = { person->name,
                          person->birth_date != NULL ? person->birth_date : "",
                          person->email != NULL ? person->email : "",
                          person->place != NULL ? person->place : "",
                          languages,
                          topics,
                          times,
                          NULL };
  g_ptr_array_add (result->preview, g_strdupv ((char **)cells));
}

static void
read_rows (Import *import)
{
  VvImportResult *result = import->result;
  if (!has_field (result->fields, "name") && !has_field (result->fields, "first_name")
      && !has_field (result->fields, "last_name"))
    {
      add_problem (result, 1, NULL,
                   g_strdup (_ ("No column was recognised as the name. Say which one it is, in a mapping.")));
      return;
    }
  for (guint i = 0; i < import->table->rows->len; i++)
    read_row (import, g_ptr_array_index (import->table->rows, i));
  for (guint i = 0; i < import->entries->len; i++)
    add_preview (result, g_ptr_array_index (import->entries, i));
}

/* Whether two rows are the same person: same name and the same birth date or e-mail, or neither known. */
static gboolean
is_same_person (const VvPerson *a, const VvPerson *b)
{
  g_autofree char *name_a = vv_fold (a->name);
  g_autofree char *name_b = vv_fold (b->name);
  if (g_strcmp0 (name_a, name_b) != 0)
    return FALSE;
  if (!vv_is_empty (a->birth_date) && !vv_is_empty (b->birth_date))
    return g_strcmp0 (a->birth_date, b->birth_date) == 0;
  if (!vv_is_empty (a->email) && !vv_is_empty (b->email))
    return g_ascii_strcasecmp (a->email, b->email) == 0;
  return vv_is_empty (a->birth_date) && vv_is_empty (b->birth_date) && vv_is_empty (a->email)
         && vv_is_empty (b->email);
}

/* Takes out rows that stand twice in the file. */
static void
drop_doubles (Import *import)
{
  g_autoptr (GHashTable) by_name
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < import->entries->len;)
    {
      Entry *entry = g_ptr_array_index (import->entries, i);
      g_autofree char *name = vv_fold (entry->person->name);
      GPtrArray *same = g_hash_table_lookup (by_name, name);
      gboolean is_double = FALSE;
      for (guint j = 0; same != NULL && j < same->len && !is_double; j++)
        is_double = is_same_person (((Entry *)g_ptr_array_index (same, j))->person, entry->person);
      if (is_double)
        {
          add_duplicate (import->result, entry, NULL, "skipped");
          g_ptr_array_remove_index (import->entries, i);
          continue;
        }
      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (by_name, g_steal_pointer (&name), same);
        }
      g_ptr_array_add (same, entry);
      i++;
    }
}

static gboolean
fill_text (char **slot, const char *value)
{
  if (!vv_is_empty (*slot) || vv_is_empty (value))
    return FALSE;
  vv_set_string (slot, value);
  return TRUE;
}

static gboolean
fill_tags (char ***slot, char **value)
{
  if ((*slot != NULL && **slot != NULL) || value == NULL || *value == NULL)
    return FALSE;
  g_strfreev (*slot);
  *slot = g_strdupv (value);
  return TRUE;
}

static gboolean
fill_number (int *slot, int value)
{
  if (*slot != 0 || value == 0)
    return FALSE;
  *slot = value;
  return TRUE;
}

static gboolean
fill_person (VvPerson *person, const VvPerson *from)
{
  int filled = fill_text (&person->birth_date, from->birth_date);
  filled += fill_text (&person->email, from->email);
  filled += fill_text (&person->phone, from->phone);
  filled += fill_text (&person->place, from->place);
  filled += fill_text (&person->address, from->address);
  filled += fill_text (&person->language, from->language);
  filled += fill_text (&person->code, from->code);
  filled += fill_text (&person->guardian_name, from->guardian_name);
  filled += fill_text (&person->guardian_phone, from->guardian_phone);
  return filled > 0;
}

static gboolean
fill_enrolment (VvEnrolment *enrolment, const VvEnrolment *from)
{
  int filled = fill_tags (&enrolment->languages, from->languages);
  filled += fill_tags (&enrolment->times, from->times);
  filled += fill_tags (&enrolment->topics, from->topics);
  filled += fill_tags (&enrolment->fields, from->fields);
  filled += fill_tags (&enrolment->interests, from->interests);
  filled += fill_tags (&enrolment->barred, from->barred);
  filled += fill_text (&enrolment->mode, from->mode);
  filled += fill_text (&enrolment->form, from->form);
  filled += fill_number (&enrolment->capacity, from->capacity);
  filled += fill_number (&enrolment->minimum, from->minimum);
  filled += fill_text (&enrolment->occupation, from->occupation);
  filled += fill_text (&enrolment->motivation, from->motivation);
  filled += fill_text (&enrolment->experience, from->experience);
  filled += fill_text (&enrolment->wish, from->wish);
  filled += fill_text (&enrolment->gender_age_wish, from->gender_age_wish);
  filled += fill_text (&enrolment->training_attended, from->training_attended);
  filled += fill_text (&enrolment->cnf_filed, from->cnf_filed);
  filled += fill_text (&enrolment->check_shown, from->check_shown);
  filled += fill_text (&enrolment->consented, from->consented);
  filled += fill_text (&enrolment->applied_on, from->applied_on);
  return filled > 0;
}

/* A person who is known already: enrolled when new to the programme, else what was empty is filled. */
static gboolean
store_known (Import *import, Entry *entry, const char *existing, GError **error)
{
  VvStore *store = vv_workspace_get_store (import->ws);
  g_autoptr (VvPerson) person = vv_store_get_person (store, existing, error);
  if (person == NULL)
    return FALSE;
  g_autoptr (GError) local = NULL;
  g_autoptr (VvEnrolment) enrolment
      = vv_people_find_enrolment (import->ws, import->programme->id, existing, import->role, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  gboolean person_filled = fill_person (person, entry->person);
  if (enrolment == NULL)
    {
      import->result->imported++;
      return vv_people_store (import->ws, person, entry->enrolment, import->programme, error);
    }
  if (fill_enrolment (enrolment, entry->enrolment) || person_filled)
    {
      import->result->updated++;
      add_duplicate (import->result, entry, existing, "updated");
      return vv_people_store (import->ws, person, enrolment, import->programme, error);
    }
  add_duplicate (import->result, entry, existing, "skipped");
  return TRUE;
}

/* A note that only the coordinator reads, for names that are nobody's here. */
static void
note_barred (VvEnrolment *enrolment, const char *name)
{
  g_autofree char *old = g_steal_pointer (&enrolment->gender_age_wish);
  enrolment->gender_age_wish = old != NULL ? g_strconcat (old, "; ", name, NULL) : g_strdup (name);
}

static gboolean
find_named (Import *import, const char *name, GHashTable *by_name, char **id, GError **error)
{
  g_autofree char *folded = vv_fold (name);
  *id = vv_id_parse (name);
  if (*id != NULL)
    return TRUE;
  VvPersonQuery query = { .text = name };
  g_autoptr (GPtrArray) rows = vv_store_list_people (vv_workspace_get_store (import->ws), &query, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len && *id == NULL; i++)
    {
      VvPersonRow *row = g_ptr_array_index (rows, i);
      g_autofree char *known = vv_fold (row->name);
      if (g_strcmp0 (known, folded) == 0)
        *id = g_strdup (row->id);
    }
  if (*id == NULL)
    *id = g_strdup (g_hash_table_lookup (by_name, folded));
  return TRUE;
}

/* Names of people who must not be matched become their ids, also when they stand further down in the file. */
static gboolean
explain_barred (Import *import, GError **error)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < import->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (import->entries, i);
      g_hash_table_insert (by_name, vv_fold (entry->person->name), entry->person->id);
    }
  for (guint i = 0; i < import->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (import->entries, i);
      g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
      for (guint j = 0; j < entry->barred->len; j++)
        {
          const char *name = g_ptr_array_index (entry->barred, j);
          g_autofree char *id = NULL;
          if (!find_named (import, name, by_name, &id, error))
            return FALSE;
          if (id != NULL)
            g_strv_builder_add (ids, id);
          else
            note_barred (entry->enrolment, name);
        }
      g_strfreev (entry->enrolment->barred);
      entry->enrolment->barred = g_strv_builder_end (ids);
    }
  return TRUE;
}

static gboolean
store_entries (Import *import, GError **error)
{
  VvStore *store = vv_workspace_get_store (import->ws);
  for (guint i = 0; i < import->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (import->entries, i);
      g_autoptr (GPtrArray) same = vv_store_find_duplicates (store, entry->person, error);
      if (same == NULL)
        return FALSE;
      if (same->len > 0)
        {
          if (!store_known (import, entry, g_ptr_array_index (same, 0), error))
            return FALSE;
          continue;
        }
      if (!vv_people_store (import->ws, entry->person, entry->enrolment, import->programme, error))
        return FALSE;
      import->result->imported++;
    }
  return TRUE;
}

static gboolean
remember_mapping (Import *import, GError **error)
{
  const char *const *headers = (const char *const *)import->result->headers;
  g_autofree char *line = vv_import_header_line (headers);
  g_autofree char *text = vv_import_write_mapping (headers, (const char *const *)import->result->fields);
  return vv_store_put_mapping (vv_workspace_get_store (import->ws), vv_role_to_string (import->role), line,
                               text, error);
}

static gboolean
store_import (Import *import, gboolean dry_run, GError **error)
{
  drop_doubles (import);
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (import->ws, error);
  if (transaction == NULL || !explain_barred (import, error) || !store_entries (import, error))
    return FALSE;
  if (dry_run)
    return TRUE; /* everything is taken back */
  g_autofree char *detail
      = g_strdup_printf ("%d imported, %d updated", import->result->imported, import->result->updated);
  return remember_mapping (import, error)
         && vv_workspace_audit (import->ws, "people.import", import->programme->id, detail, error)
         && vv_transaction_commit (transaction, error);
}

static VvImportResult *
make_result (void)
{
  VvImportResult *result = g_new0 (VvImportResult, 1);
  result->skipped = g_ptr_array_new_with_free_func ((GDestroyNotify)free_duplicate);
  result->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)free_problem);
  result->preview = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  return result;
}

/* --- public --- */

void
vv_import_result_free (VvImportResult *result)
{
  if (result == NULL)
    return;
  g_free (result->encoding);
  g_strfreev (result->headers);
  g_strfreev (result->fields);
  g_ptr_array_unref (result->skipped);
  g_ptr_array_unref (result->problems);
  g_ptr_array_unref (result->preview);
  g_free (result);
}

VvImportResult *
vv_people_import (VvWorkspace *ws,
                  const char *programme,
                  VvRole role,
                  const char *path,
                  const char *mapping,
                  gboolean dry_run,
                  GError **error)
{
  if (!vv_workspace_require (ws, VV_DUTY_RECRUIT, error))
    return NULL;
  if (role != VV_ROLE_MENTOR && role != VV_ROLE_MENTEE)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_USAGE, _ ("People come in as mentors or as mentees."));
      return NULL;
    }
  g_autoptr (VvProgramme) record = vv_store_get_programme (vv_workspace_get_store (ws), programme, error);
  if (record == NULL)
    return NULL;
  g_autoptr (VvImportResult) result = make_result ();
  g_auto (Import) import = { .ws = ws, .programme = record, .role = role, .result = result };
  import.today = vv_workspace_today (ws);
  import.entries = g_ptr_array_new_with_free_func ((GDestroyNotify)free_entry);
  import.memo = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import.forms = vv_workspace_get_forms (ws, error);
  if (import.forms == NULL || !read_table (&import, path, error) || !choose_fields (&import, mapping, error))
    return NULL;
  read_rows (&import);
  if (result->problems->len == 0 && !store_import (&import, dry_run, error))
    return NULL;
  return g_steal_pointer (&result);
}
