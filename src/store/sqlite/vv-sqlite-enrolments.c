#include "vv-sqlite-private.h"

#include <glib/gi18n-lib.h>

VV_DEFINE_WORDS (role_words, role, VvRole)

#define TEXT(member)                                                                                         \
  {                                                                                                          \
#member, VV_COLUMN_TEXT, G_STRUCT_OFFSET(VvEnrolment, member)                                            \
  }
#define TAGS(member)                                                                                         \
  {                                                                                                          \
#member, VV_COLUMN_TAGS, G_STRUCT_OFFSET(VvEnrolment, member)                                            \
  }
#define NUMBER(member)                                                                                       \
  {                                                                                                          \
#member, VV_COLUMN_INT, G_STRUCT_OFFSET(VvEnrolment, member)                                             \
  }

static const VvColumn columns[] = {
  TEXT (id),
  { "programme_id", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvEnrolment, programme) },
  { "person_id", VV_COLUMN_TEXT, G_STRUCT_OFFSET (VvEnrolment, person) },
  { "role", VV_COLUMN_WORD, G_STRUCT_OFFSET (VvEnrolment, role), &role_words },
  TEXT (state),
  TAGS (languages),
  TAGS (times),
  TAGS (topics),
  TAGS (fields),
  TAGS (interests),
  TEXT (mode),
  TEXT (form),
  NUMBER (capacity),
  NUMBER (minimum),
  TAGS (barred),
  TEXT (occupation),
  TEXT (motivation),
  TEXT (experience),
  TEXT (wish),
  TEXT (gender_age_wish),
  TEXT (may_see),
  NUMBER (rating_motivation),
  NUMBER (rating_suitability),
  NUMBER (rating_role),
  TEXT (training_attended),
  TEXT (cnf_filed),
  TEXT (check_shown),
  TEXT (check_seen_by),
  TEXT (consented),
  TEXT (reason),
  TEXT (applied_on),
  { NULL },
};

static const VvRecordMap map = {
  "enrolments",
  "id",
  columns,
  G_STRUCT_OFFSET (VvEnrolment, version),
  N_ ("%s is not enrolled in this programme in this role."),
};

static gpointer
make_enrolment (void)
{
  return vv_enrolment_new (NULL, NULL, NULL, VV_ROLE_MENTOR);
}

static gboolean
take_name (VvSql *sql, const VvEnrolment *enrolment, GError **error)
{
  g_autoptr (VvStatement) statement
      = vv_sql_prepare (sql,
                        "UPDATE enrolments SET name_folded = (SELECT name_folded FROM people p WHERE p.id = "
                        "enrolments.person_id) "
                        "WHERE id = $id",
                        error);

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$id", enrolment->id);
  return vv_statement_run (statement, error);
}

gboolean
vv_sqlite_put_enrolment (VvStore *store, VvEnrolment *enrolment, GError **error)
{
  VvSql *sql = VV_SQL (store);
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !vv_record_put (sql, &map, enrolment, error) || !take_name (sql, enrolment, error))
    return FALSE;
  if (!vv_sql_write_end (g_steal_pointer (&write), error))
    return FALSE;
  enrolment->version++;
  return TRUE;
}

VvEnrolment *
vv_sqlite_get_enrolment (VvStore *store,
                         const char *programme,
                         const char *person,
                         VvRole role,
                         GError **error)
{
  g_autofree char *text = vv_record_select (
      &map, "WHERE t.programme_id = $programme AND t.person_id = $person AND t.role = $role");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (VvEnrolment) enrolment = make_enrolment ();

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$programme", programme);
  vv_statement_bind_text (statement, "$person", person);
  vv_statement_bind_text (statement, "$role", vv_role_to_string (role));
  if (!vv_record_step_one (&map, statement, person, error)
      || !vv_record_read (&map, statement, enrolment, error))
    return NULL;
  return g_steal_pointer (&enrolment);
}

GPtrArray *
vv_sqlite_list_enrolments (VvStore *store,
                           const char *programme,
                           const char *person,
                           const char *role,
                           GError **error)
{
  g_autofree char *tail
      = g_strdup_printf ("WHERE 1 = 1%s%s%s ORDER BY t.name_folded, t.person_id, t.role, t.id",
                         programme ? " AND t.programme_id = $programme" : "",
                         person ? " AND t.person_id = $person" : "", role ? " AND t.role = $role" : "");
  g_autofree char *text = vv_record_select (&map, tail);
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);

  if (!statement)
    return NULL;
  if (programme)
    vv_statement_bind_text (statement, "$programme", programme);
  if (person)
    vv_statement_bind_text (statement, "$person", person);
  if (role)
    vv_statement_bind_text (statement, "$role", role);
  return vv_record_read_all (&map, statement, make_enrolment, (GDestroyNotify)vv_enrolment_free, error);
}
