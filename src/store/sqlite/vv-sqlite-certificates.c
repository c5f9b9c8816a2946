#include "vv-sqlite-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-strings.h"

#define COLUMN(name, kind, member)                                                                           \
  {                                                                                                          \
    name, VV_COLUMN_##kind, G_STRUCT_OFFSET (VvCertificate, member)                                          \
  }

static const VvColumn columns[] = {
  COLUMN ("id", TEXT, id),
  COLUMN ("number", INT, number),
  COLUMN ("kind", TEXT, kind),
  COLUMN ("programme_id", TEXT, programme),
  COLUMN ("person_id", TEXT, person),
  COLUMN ("language", TEXT, language),
  COLUMN ("issued_on", TEXT, issued_on),
  COLUMN ("issued_by", TEXT, issued_by),
  COLUMN ("personal_text", TEXT, personal_text),
  COLUMN ("replaces_id", TEXT, replaces),
  COLUMN ("revoked_on", TEXT, revoked_on),
  COLUMN ("revoke_reason", TEXT, revoke_reason),
  COLUMN ("sha256", TEXT, sha256),
  { NULL },
};

static const VvRecordMap map = {
  "certificates", "id", columns, -1, N_ ("There is no certificate %s in this workspace."),
};

/* What stays as it is once it was given. */
typedef struct
{
  int number; /* 0: not in the register yet */
  char *sha256;
} Given;

static void
clear_given (Given *given)
{
  g_clear_pointer (&given->sha256, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, clear_given)

static gpointer
make_certificate (void)
{
  return vv_certificate_record_new (NULL);
}

static gboolean
read_given (VvSql *sql, const char *id, Given *given, GError **error)
{
  g_autoptr (VvStatement) statement
      = vv_sql_prepare (sql, "SELECT number, sha256 FROM certificates WHERE id = $id", error);
  VvStep step;

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$id", id);
  step = vv_statement_step (statement, error);
  if (step == VV_STEP_ROW)
    {
      given->number = (int)vv_statement_get_int (statement, 0);
      given->sha256 = vv_statement_dup_text (statement, 1);
    }
  return step != VV_STEP_FAILED;
}

static gboolean
fail_frozen (GError **error)
{
  g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE,
                       _ ("An issued certificate is not changed. Revoke it and issue a new one."));
  return FALSE;
}

/* The number and the PDF's hash that go into the register. */
static gboolean
complete (VvSql *sql, VvCertificate *certificate, GError **error)
{
  g_auto (Given) given = { 0 };
  g_autofree char *sha256
      = certificate->pdf ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, certificate->pdf) : NULL;

  if (!read_given (sql, certificate->id, &given, error))
    return FALSE;
  if (given.number > 0 && certificate->number > 0 && given.number != certificate->number)
    return fail_frozen (error);
  if (given.sha256 && sha256 && strcmp (given.sha256, sha256) != 0)
    return fail_frozen (error);
  if (!sha256)
    sha256 = g_strdup (given.sha256);
  if (certificate->sha256 && sha256 && g_strcmp0 (certificate->sha256, sha256) != 0)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("The certificate's PDF does not fit its hash. Draw it again."));
      return FALSE;
    }
  if (given.number == 0 && certificate->number == 0)
    given.number = (int)vv_sql_number (sql, "SELECT coalesce(max(number), 0) + 1 FROM certificates", error);
  if (given.number < 0)
    return FALSE;
  if (certificate->number == 0)
    certificate->number = given.number;
  vv_set_string (&certificate->sha256, sha256);
  return TRUE;
}

static gboolean
put_pdf (VvSql *sql, const VvCertificate *certificate, GError **error)
{
  g_autoptr (VvStatement) statement
      = vv_sql_prepare (sql,
                        "INSERT INTO certificate_pdfs (certificate_id, pdf) VALUES ($id, $pdf) "
                        "ON CONFLICT (certificate_id) DO NOTHING",
                        error);

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$id", certificate->id);
  vv_statement_bind_bytes (statement, "$pdf", certificate->pdf);
  return vv_statement_run (statement, error);
}

static gboolean
put_certificate (VvSql *sql, VvCertificate *certificate, GError **error)
{
  g_autoptr (VvSqlWrite) write = vv_sql_write_begin (sql, error);

  if (!write || !complete (sql, certificate, error) || !vv_record_put (sql, &map, certificate, error))
    return FALSE;
  if (certificate->pdf && !put_pdf (sql, certificate, error))
    return FALSE;
  return vv_sql_write_end (g_steal_pointer (&write), error);
}

gboolean
vv_sqlite_put_certificate (VvStore *store, VvCertificate *certificate, GError **error)
{
  int number = certificate->number;
  g_autofree char *sha256 = g_strdup (certificate->sha256);

  if (put_certificate (VV_SQL (store), certificate, error))
    return TRUE;
  certificate->number = number;
  vv_set_string (&certificate->sha256, sha256);
  return FALSE;
}

static gboolean
read_pdf (VvSql *sql, VvCertificate *certificate, GError **error)
{
  g_autoptr (VvStatement) statement
      = vv_sql_prepare (sql, "SELECT pdf FROM certificate_pdfs WHERE certificate_id = $id", error);
  g_autofree char *found = NULL;
  VvStep step;

  if (!statement)
    return FALSE;
  vv_statement_bind_text (statement, "$id", certificate->id);
  step = vv_statement_step (statement, error);
  if (step != VV_STEP_ROW)
    return step == VV_STEP_DONE;
  certificate->pdf = vv_statement_dup_bytes (statement, 0);
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, certificate->pdf);
  if (g_strcmp0 (found, certificate->sha256) == 0)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_DAMAGED,
               _ ("The PDF of certificate no. %d is damaged. Open the latest backup."), certificate->number);
  return FALSE;
}

VvCertificate *
vv_sqlite_get_certificate (VvStore *store, const char *id, gboolean with_pdf, GError **error)
{
  g_autofree char *text = vv_record_select (&map, "WHERE t.id = $id");
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);
  g_autoptr (VvCertificate) certificate = make_certificate ();

  if (!statement)
    return NULL;
  vv_statement_bind_text (statement, "$id", id);
  if (!vv_record_step_one (&map, statement, id, error)
      || !vv_record_read (&map, statement, certificate, error))
    return NULL;
  if (with_pdf && !read_pdf (VV_SQL (store), certificate, error))
    return NULL;
  return g_steal_pointer (&certificate);
}

GPtrArray *
vv_sqlite_list_certificates (VvStore *store, const char *programme, GError **error)
{
  g_autofree char *tail
      = g_strdup_printf ("%s ORDER BY t.number", programme ? "WHERE t.programme_id = $programme" : "");
  g_autofree char *text = vv_record_select (&map, tail);
  g_autoptr (VvStatement) statement = vv_sql_prepare (VV_SQL (store), text, error);

  if (!statement)
    return NULL;
  if (programme)
    vv_statement_bind_text (statement, "$programme", programme);
  return vv_record_read_all (&map, statement, make_certificate, (GDestroyNotify)vv_certificate_record_free,
                             error);
}
