#include "vv-store.h"

#include "vv-store-private.h"

/* Each call goes to the engine; nothing is decided here. */

void
vv_store_close (VvStore *store)
{
  if (store)
    store->engine->close (store);
}

gboolean
vv_store_is_read_only (VvStore *store)
{
  return store->read_only;
}

guint64
vv_store_get_generation (VvStore *store)
{
  return store->generation;
}

VvPersonRow *
vv_person_row_new (void)
{
  return g_new0 (VvPersonRow, 1);
}

void
vv_person_row_free (VvPersonRow *row)
{
  if (!row)
    return;
  g_free (row->id);
  g_free (row->name);
  g_free (row->code);
  g_free (row->place);
  g_free (row->email);
  g_free (row->programme);
  g_free (row->role);
  g_free (row->state);
  g_free (row);
}

gboolean
vv_store_begin (VvStore *store, GError **error)
{
  return store->engine->begin (store, error);
}

gboolean
vv_store_commit (VvStore *store, GError **error)
{
  return store->engine->commit (store, error);
}

void
vv_store_rollback (VvStore *store)
{
  store->engine->rollback (store);
}

GPtrArray *
vv_store_check (VvStore *store, GError **error)
{
  return store->engine->check (store, error);
}

gboolean
vv_store_backup (VvStore *store, const char *path, GError **error)
{
  return store->engine->backup (store, path, error);
}

gboolean
vv_store_put_organisation (VvStore *store, const VvOrganisation *organisation, GError **error)
{
  return store->engine->put_organisation (store, organisation, error);
}

VvOrganisation *
vv_store_get_organisation (VvStore *store, GError **error)
{
  return store->engine->get_organisation (store, error);
}

gboolean
vv_store_put_setting (VvStore *store, const char *key, const char *value, GError **error)
{
  return store->engine->put_setting (store, key, value, error);
}

char *
vv_store_get_setting (VvStore *store, const char *key, GError **error)
{
  return store->engine->get_setting (store, key, error);
}

gboolean
vv_store_append_audit (VvStore *store, const VvAudit *audit, GError **error)
{
  return store->engine->append_audit (store, audit, error);
}

GPtrArray *
vv_store_list_audit (VvStore *store, const char *object, int limit, GError **error)
{
  return store->engine->list_audit (store, object, limit, error);
}

gboolean
vv_store_put_person (VvStore *store, VvPerson *person, GError **error)
{
  return store->engine->put_person (store, person, error);
}

VvPerson *
vv_store_get_person (VvStore *store, const char *id, GError **error)
{
  return store->engine->get_person (store, id, error);
}

GPtrArray *
vv_store_list_people (VvStore *store, const VvPersonQuery *query, GError **error)
{
  return store->engine->list_people (store, query, error);
}

int
vv_store_count_people (VvStore *store, const VvPersonQuery *query, GError **error)
{
  return store->engine->count_people (store, query, error);
}

GPtrArray *
vv_store_find_duplicates (VvStore *store, const VvPerson *person, GError **error)
{
  return store->engine->find_duplicates (store, person, error);
}

gboolean
vv_store_put_enrolment (VvStore *store, VvEnrolment *enrolment, GError **error)
{
  return store->engine->put_enrolment (store, enrolment, error);
}

VvEnrolment *
vv_store_get_enrolment (VvStore *store,
                        const char *programme,
                        const char *person,
                        VvRole role,
                        GError **error)
{
  return store->engine->get_enrolment (store, programme, person, role, error);
}

GPtrArray *
vv_store_list_enrolments (VvStore *store,
                          const char *programme,
                          const char *person,
                          const char *role,
                          GError **error)
{
  return store->engine->list_enrolments (store, programme, person, role, error);
}

gboolean
vv_store_put_programme (VvStore *store, VvProgramme *programme, GError **error)
{
  return store->engine->put_programme (store, programme, error);
}

VvProgramme *
vv_store_get_programme (VvStore *store, const char *id, GError **error)
{
  return store->engine->get_programme (store, id, error);
}

GPtrArray *
vv_store_list_programmes (VvStore *store, GError **error)
{
  return store->engine->list_programmes (store, error);
}

gboolean
vv_store_put_match (VvStore *store, VvMatch *match, GError **error)
{
  return store->engine->put_match (store, match, error);
}

VvMatch *
vv_store_get_match (VvStore *store, const char *id, GError **error)
{
  return store->engine->get_match (store, id, error);
}

GPtrArray *
vv_store_list_matches (VvStore *store, const char *programme, const char *person, GError **error)
{
  return store->engine->list_matches (store, programme, person, error);
}

gboolean
vv_store_put_proposal (VvStore *store, const VvProposal *proposal, GError **error)
{
  return store->engine->put_proposal (store, proposal, error);
}

VvProposal *
vv_store_get_proposal (VvStore *store, const char *id, GError **error)
{
  return store->engine->get_proposal (store, id, error);
}

VvProposal *
vv_store_get_latest_proposal (VvStore *store, const char *programme, GError **error)
{
  return store->engine->get_latest_proposal (store, programme, error);
}

gboolean
vv_store_put_pin (VvStore *store, const char *programme, const VvPin *pin, GError **error)
{
  return store->engine->put_pin (store, programme, pin, error);
}

gboolean
vv_store_delete_pin (VvStore *store, const char *programme, const VvPin *pin, GError **error)
{
  return store->engine->delete_pin (store, programme, pin, error);
}

GPtrArray *
vv_store_list_pins (VvStore *store, const char *programme, GError **error)
{
  return store->engine->list_pins (store, programme, error);
}

gboolean
vv_store_put_impression (VvStore *store,
                         const char *programme,
                         const char *mentor,
                         const char *mentee,
                         const char *criterion,
                         int value,
                         GError **error)
{
  return store->engine->put_impression (store, programme, mentor, mentee, criterion, value, error);
}

int
vv_store_get_impression (VvStore *store,
                         const char *programme,
                         const char *mentor,
                         const char *mentee,
                         const char *criterion,
                         GError **error)
{
  return store->engine->get_impression (store, programme, mentor, mentee, criterion, error);
}

gboolean
vv_store_put_session (VvStore *store, VvSession *session, GError **error)
{
  return store->engine->put_session (store, session, error);
}

VvSession *
vv_store_get_session (VvStore *store, const char *id, GError **error)
{
  return store->engine->get_session (store, id, error);
}

GPtrArray *
vv_store_list_sessions (VvStore *store, const char *programme, const char *match, GError **error)
{
  return store->engine->list_sessions (store, programme, match, error);
}

gboolean
vv_store_put_attendance (VvStore *store, const VvAttendance *attendance, GError **error)
{
  return store->engine->put_attendance (store, attendance, error);
}

GPtrArray *
vv_store_list_attendance (VvStore *store, const char *session, GError **error)
{
  return store->engine->list_attendance (store, session, error);
}

gboolean
vv_store_put_document (VvStore *store, VvDocument *document, GError **error)
{
  return store->engine->put_document (store, document, error);
}

VvDocument *
vv_store_get_document (VvStore *store, const char *id, gboolean with_layout, GError **error)
{
  return store->engine->get_document (store, id, with_layout, error);
}

GPtrArray *
vv_store_list_documents (VvStore *store, const VvDocumentQuery *query, GError **error)
{
  return store->engine->list_documents (store, query, error);
}

gboolean
vv_store_put_value (VvStore *store, const VvValue *value, GError **error)
{
  return store->engine->put_value (store, value, error);
}

GPtrArray *
vv_store_list_values (VvStore *store, const char *document, GError **error)
{
  return store->engine->list_values (store, document, error);
}

GPtrArray *
vv_store_list_programme_values (VvStore *store, const char *programme, const char *form, GError **error)
{
  return store->engine->list_programme_values (store, programme, form, error);
}

gboolean
vv_store_put_batch (VvStore *store, const VvScanBatch *batch, GError **error)
{
  return store->engine->put_batch (store, batch, error);
}

GPtrArray *
vv_store_list_batches (VvStore *store, GError **error)
{
  return store->engine->list_batches (store, error);
}

gboolean
vv_store_put_scan_file (VvStore *store, const char *sha256, const char *name, GBytes *bytes, GError **error)
{
  return store->engine->put_scan_file (store, sha256, name, bytes, error);
}

GBytes *
vv_store_get_scan_file (VvStore *store, const char *sha256, GError **error)
{
  return store->engine->get_scan_file (store, sha256, error);
}

gboolean
vv_store_put_scan_page (VvStore *store, const VvScanPage *page, GError **error)
{
  return store->engine->put_scan_page (store, page, error);
}

VvScanPage *
vv_store_get_scan_page (VvStore *store, const char *id, GError **error)
{
  return store->engine->get_scan_page (store, id, error);
}

GPtrArray *
vv_store_list_scan_pages (VvStore *store, const VvScanQuery *query, GError **error)
{
  return store->engine->list_scan_pages (store, query, error);
}

VvScanPage *
vv_store_find_scan_page (VvStore *store, const char *sha256, int index, GError **error)
{
  return store->engine->find_scan_page (store, sha256, index, error);
}

gboolean
vv_store_put_certificate (VvStore *store, VvCertificate *certificate, GError **error)
{
  return store->engine->put_certificate (store, certificate, error);
}

VvCertificate *
vv_store_get_certificate (VvStore *store, const char *id, gboolean with_pdf, GError **error)
{
  return store->engine->get_certificate (store, id, with_pdf, error);
}

GPtrArray *
vv_store_list_certificates (VvStore *store, const char *programme, GError **error)
{
  return store->engine->list_certificates (store, programme, error);
}

gboolean
vv_store_put_mapping (VvStore *store, const char *role, const char *header, const char *ini, GError **error)
{
  return store->engine->put_mapping (store, role, header, ini, error);
}

char *
vv_store_get_mapping (VvStore *store, const char *role, const char *header, GError **error)
{
  return store->engine->get_mapping (store, role, header, error);
}
