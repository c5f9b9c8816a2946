#include "vv-sqlite-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-strings.h"

/* Searching and sorting 100,000 people must not be felt: one index holds name, id and words, and a page is a
 * walk along it until it is full. Words are compared as plain text, so that nothing anybody types is an order
 * to the engine. */
#define MAX_WORDS 12

/* Folded words: what lies between characters that are neither letter nor digit. */
static void
split_words (const char *text, GHashTable *words)
{
  g_autofree char *folded = vv_fold (text);
  const char *start = NULL;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gboolean is_part = *p && g_unichar_isalnum (g_utf8_get_char (p));

      if (is_part && !start)
        start = p;
      if (!is_part && start)
        {
          g_hash_table_add (words, g_strndup (start, (gsize)(p - start)));
          start = NULL;
        }
      if (!*p)
        return;
    }
}

static GHashTable *
make_words (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Longest first: what few people have is looked for first. */
static int
compare_words (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *)a, *second = *(const char *const *)b;
  gsize first_length = strlen (first), second_length = strlen (second);

  if (first_length != second_length)
    return first_length > second_length ? -1 : 1;
  return strcmp (first, second);
}

/* (transfer full) char*, each with a space before it. */
static GPtrArray *
list_words (GHashTable *words)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (list, g_strconcat (" ", word, NULL));
  g_ptr_array_sort (list, compare_words);
  return list;
}

static char *
make_search_text (gconstpointer record)
{
  const VvPerson *person = record;
  g_autoptr (GHashTable) words = make_words ();
  g_autoptr (GPtrArray) list = NULL;

  if (person->erased_at)
    return g_strdup ("");
  split_words (person->name, words);
  split_words (person->code, words);
  split_words (person->email, words);
  split_words (person->place, words);
  list = list_words (words);
  g_ptr_array_add (list, NULL);
  return g_strjoinv (NULL, (char **)list->pdata);
}

static const VvColumn columns[] = {
  { "id", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPerson, id) },
  { "name", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPerson, name) },
  { "name_folded", VV_COLUMN_FOLDED, G_STRUCT_OFFSET (VvPerson, name) },
  { "birth_date", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPerson, birth_date) },
  { "email", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPerson, email) },
  { "email_folded", VV_COLUMN_FOLDED, G_STRUCT_OFFSET (VvPerson, email) },
  { "phone", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPerson, phone) },
  { "place", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPerson, place) },
  { "address", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPerson, address) },
  { "language", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPerson, language) },
  { "code", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPerson, code) },
  { "guardian_name", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPerson, guardian_name) },
  { "guardian_phone", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPerson, guardian_phone) },
  { "erased_at", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvPerson, erased_at) },
  { "words", VV_COLUMN_MADE, .make = make_search_text },
  { NULL },
};

static const VvRecordMap map = {
  "people",
  "id",
  columns,
  G_STRUCT_OFFSET (VvPerson, version),
  N_ ("There is no person %s in this workspace."),
};

/* Enrolments carry the folded name to be listed in order. */
static gboolean
pass_name_on (VvSql *sql, const VvPerson *person, GError **error)
{
  g_autofree char *folded = vv_fold (person->name);
  g_autoptr (VvStatement) statement = NULL;

  if (person->version == 0)
    return TRUE;
  statement = vv_sql_prepare (sql,
                              "UPDATE enrolments SET name_folded = $name_folded WHERE person_id = $id AND "
                              "name_folded <> $name_folded",
                              error);
  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$id", person->id);
  vv_statement_bind_text (statement, "$name_folded", folded);
  return vv_statement_run (statement, error);
}

gboolean
vv_sqlite_put_person (VvStore *store, VvPerson *person, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !vv_record_put (sql, &map, person, error))
    return FALSE;
  if (!pass_name_on (sql, person, error))
    return FALSE;
  if (!vv_sql_write_end (g_steal_pointer (&write), error))
    return FALSE;
  person->version++;
  return TRUE;
}

VvPerson *
vv_sqlite_get_person (VvStore *store, const char *id, GError **error)
{
  g_autofree char *text = vv_record_select (&map, "WHERE t.id = $id");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (VvPerson) person = vv_person_new (NULL);

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$id", id);
  if (!vv_record_step_one (&map, statement, id, error) || !vv_record_read (&map, statement, person, error))
    return NULL;
  return g_steal_pointer (&person);
}

/* A query made of parts: a list walks people by name, or the enrolments of one programme by name. */
typedef struct
{
  const VvPersonQuery *query;
  GPtrArray *words; /* char* */
} Search;

static void
clear_search (Search *search)
{
  g_clear_pointer (&search->words, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, clear_search)

static Search
make_search (const VvPersonQuery *query)
{
  g_autoptr (GHashTable) words = make_words ();
  Search search = { .query = query };

  split_words (query->text, words);
  search.words = list_words (words);
  g_ptr_array_set_size (search.words, (int)MIN (search.words->len, MAX_WORDS));
  return search;
}

static void
append_words (GString *sql, const Search *search, const char *column)
{
  for (guint i = 0; i < search->words->len; i++)
    g_string_append_printf (sql, " AND instr (%s, $word%u) > 0", column, i);
}

/* FROM … WHERE … of a query; `x` is the row that decides, person_id its person. */
static char *
make_source (const Search *search)
{
  const VvPersonQuery *query = search->query;
  GString *sql = g_string_new (NULL);

  if (query->programme)
    {
      g_string_append (sql, "enrolments x JOIN people p ON p.id = x.person_id "
                            "WHERE x.programme_id = $programme AND p.erased_at IS NULL");
      g_string_append (sql, query->role ? " AND x.role = $role" : "");
      g_string_append (sql, query->state ? " AND x.state = $state" : "");
      append_words (sql, search, "p.words");
      return g_string_free (sql, FALSE);
    }
  g_string_append (sql, "people x WHERE x.erased_at IS NULL");
  append_words (sql, search, "x.words");
  if (query->role || query->state)
    g_string_append_printf (sql, " AND EXISTS (SELECT 1 FROM enrolments e WHERE e.person_id = x.id%s%s)",
                            query->role ? " AND e.role = $role" : "",
                            query->state ? " AND e.state = $state" : "");
  return g_string_free (sql, FALSE);
}

/* Of people without a named programme the enrolment of the latest programme is shown. */
static char *
make_list (const Search *search)
{
  const VvPersonQuery *query = search->query;
  g_autofree char *source = make_source (search);

  if (query->programme)
    return g_strdup_printf (
        "WITH page AS (SELECT x.id, x.name_folded, x.person_id FROM %s "
        "ORDER BY x.name_folded, x.person_id, x.role LIMIT $limit OFFSET $offset) "
        "SELECT p.id, p.name, p.code, p.place, p.email, e.programme_id, e.role, e.state FROM page "
        "JOIN enrolments e ON e.id = page.id JOIN people p ON p.id = page.person_id "
        "ORDER BY page.name_folded, p.id, e.role",
        source);
  return g_strdup_printf (
      "WITH page AS (SELECT x.id, x.name_folded FROM %s "
      "ORDER BY x.name_folded, x.id LIMIT $limit OFFSET $offset) "
      "SELECT p.id, p.name, p.code, p.place, p.email, e.programme_id, e.role, e.state FROM page "
      "JOIN people p ON p.id = page.id LEFT JOIN enrolments e ON e.id = "
      "(SELECT l.id FROM enrolments l JOIN programmes g ON g.id = l.programme_id "
      "WHERE l.person_id = p.id%s%s ORDER BY g.start_on DESC, l.id LIMIT 1) "
      "ORDER BY page.name_folded, p.id",
      source, query->role ? " AND l.role = $role" : "", query->state ? " AND l.state = $state" : "");
}

static void
bind_search (VvStatement *statement, const Search *search)
{
  const VvPersonQuery *query = search->query;

  if (query->programme)
    vv_statement_bind_text (statement, "$programme", query->programme);
  if (query->role)
    vv_statement_bind_text (statement, "$role", query->role);
  if (query->state)
    vv_statement_bind_text (statement, "$state", query->state);
  for (guint i = 0; i < search->words->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("$word%u", i);

      vv_statement_bind_text (statement, name, search->words->pdata[i]);
    }
}

static VvPersonRow *
read_row (VvStatement *statement)
{
  VvPersonRow *row = vv_person_row_new ();

  row->id = vv_statement_dup_text (statement, 0);
  row->name = vv_statement_dup_text (statement, 1);
  row->code = vv_statement_dup_text (statement, 2);
  row->place = vv_statement_dup_text (statement, 3);
  row->email = vv_statement_dup_text (statement, 4);
  row->programme = vv_statement_dup_text (statement, 5);
  row->role = vv_statement_dup_text (statement, 6);
  row->state = vv_statement_dup_text (statement, 7);
  return row;
}

GPtrArray *
vv_sqlite_list_people (VvStore *store, const VvPersonQuery *query, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_person_row_free);
  g_auto (Search) search = make_search (query);
  g_autofree char *text = NULL;
  g_autoptr (VvStatement) statement = NULL;
  VvStep step;

  text = make_list (&search);
  statement = vv_sql_prepare (sql, text, error);
  if (!statement)
    return NULL;
  bind_search (statement, &search);
  vv_statement_bind_int (statement, "$limit", query->limit > 0 ? query->limit : G_MAXINT);
  vv_statement_bind_int (statement, "$offset", MAX (query->offset, 0));
  while ((step = vv_statement_step (statement, error)) == VV_STEP_ROW)
    g_ptr_array_add (rows, read_row (statement));
  return step == VV_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

int
vv_sqlite_count_people (VvStore *store, const VvPersonQuery *query, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_auto (Search) search = make_search (query);
  g_autofree char *source = NULL;
  g_autofree char *text = NULL;
  g_autoptr (VvStatement) statement = NULL;

  source = make_source (&search);
  text = g_strdup_printf ("SELECT count(*) FROM %s", source);
  statement = vv_sql_prepare (sql, text, error);
  if (!statement)
    return -1;
  bind_search (statement, &search);
  return vv_statement_step (statement, error) == VV_STEP_ROW ? (int)vv_statement_get_int (statement, 0) : -1;
}

/* Nothing that both records know tells them apart: not the birth date, not the e-mail. */
#define DUPLICATES_SQL                                                                                       \
  "SELECT id FROM people WHERE erased_at IS NULL AND name_folded = $name AND id <> $id AND ("                \
  "(birth_date IS NOT NULL AND birth_date = $birth) OR (email_folded <> '' AND email_folded = $email) OR "   \
  "((birth_date IS NULL OR $birth IS NULL) AND (email_folded = '' OR $email = ''))) ORDER BY id"

GPtrArray *
vv_sqlite_find_duplicates (VvStore *store, const VvPerson *person, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), DUPLICATES_SQL, error);
  g_autofree char *name = vv_fold (person->name);
  g_autofree char *email = vv_fold (person->email);
  VvStep step;

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$name", name);
  vv_statement_bind_text (statement, "$id", person->id ? person->id : "");
  vv_statement_bind_text (statement, "$birth", vv_is_empty (person->birth_date) ? NULL : person->birth_date);
  vv_statement_bind_text (statement, "$email", email);
  while ((step = vv_statement_step (statement, error)) == VV_STEP_ROW)
    g_ptr_array_add (ids, vv_statement_dup_text (statement, 0));
  return step == VV_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}
