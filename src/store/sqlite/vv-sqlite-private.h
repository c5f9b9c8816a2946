/* vv-sqlite-private.h: the engine's own struct, and its methods: one file per group of tables. */
#pragma once

#include "vv-sql-lock.h"
#include "vv-sql-migrate.h"
#include "vv-sql-record.h"
#include "vv-sql.h"
#include "vv-store-private.h"

typedef struct
{
  VvStore base;
  VvSql *sql;
  VvSqlLock *lock; /* NULL when read-only */
  VvClock *clock;
} VvSqliteStore;

#define VV_SQL(store) (((VvSqliteStore *)(store))->sql)

/* vv-sqlite-open.c: opens a workspace with these migrations instead of those built in. */
VvStore *vv_sqlite_open_with (const char *path,
                              gboolean read_only,
                              VvMigrationLookup lookup,
                              VvClock *clock,
                              GError **error);

/* vv-sqlite-check.c: a checked, synced copy beside nothing half-made; renamed over `path` at the end. */
gboolean vv_sqlite_copy_file (VvSql *sql, const char *path, GError **error);
/* vv-sqlite-documents.c: the JSON of a layout; NULL when it does not unpack or does not fit its hash. */
char *vv_sqlite_unpack_layout (GBytes *packed, const char *sha256);

/* vv-sqlite-check.c */
GPtrArray *vv_sqlite_check (VvStore *store, GError **error);
gboolean vv_sqlite_backup (VvStore *store, const char *path, GError **error);

/* vv-sqlite-settings.c */
gboolean vv_sqlite_put_organisation (VvStore *store, const VvOrganisation *organisation, GError **error);
VvOrganisation *vv_sqlite_get_organisation (VvStore *store, GError **error);
gboolean vv_sqlite_put_setting (VvStore *store, const char *key, const char *value, GError **error);
char *vv_sqlite_get_setting (VvStore *store, const char *key, GError **error);
gboolean vv_sqlite_append_audit (VvStore *store, const VvAudit *audit, GError **error);
GPtrArray *vv_sqlite_list_audit (VvStore *store, const char *object, int limit, GError **error);
gboolean
vv_sqlite_put_mapping (VvStore *store, const char *role, const char *header, const char *ini, GError **error);
char *vv_sqlite_get_mapping (VvStore *store, const char *role, const char *header, GError **error);

/* vv-sqlite-people.c */
gboolean vv_sqlite_put_person (VvStore *store, VvPerson *person, GError **error);
VvPerson *vv_sqlite_get_person (VvStore *store, const char *id, GError **error);
GPtrArray *vv_sqlite_list_people (VvStore *store, const VvPersonQuery *query, GError **error);
int vv_sqlite_count_people (VvStore *store, const VvPersonQuery *query, GError **error);
GPtrArray *vv_sqlite_find_duplicates (VvStore *store, const VvPerson *person, GError **error);

/* vv-sqlite-enrolments.c */
gboolean vv_sqlite_put_enrolment (VvStore *store, VvEnrolment *enrolment, GError **error);
VvEnrolment *vv_sqlite_get_enrolment (VvStore *store,
                                      const char *programme,
                                      const char *person,
                                      VvRole role,
                                      GError **error);
GPtrArray *vv_sqlite_list_enrolments (VvStore *store,
                                      const char *programme,
                                      const char *person,
                                      const char *role,
                                      GError **error);

/* vv-sqlite-programmes.c */
gboolean vv_sqlite_put_programme (VvStore *store, VvProgramme *programme, GError **error);
VvProgramme *vv_sqlite_get_programme (VvStore *store, const char *id, GError **error);
GPtrArray *vv_sqlite_list_programmes (VvStore *store, GError **error);

/* vv-sqlite-matches.c */
gboolean vv_sqlite_put_match (VvStore *store, VvMatch *match, GError **error);
VvMatch *vv_sqlite_get_match (VvStore *store, const char *id, GError **error);
GPtrArray *vv_sqlite_list_matches (VvStore *store, const char *programme, const char *person, GError **error);

/* vv-sqlite-proposals.c */
gboolean vv_sqlite_put_proposal (VvStore *store, const VvProposal *proposal, GError **error);
VvProposal *vv_sqlite_get_proposal (VvStore *store, const char *id, GError **error);
VvProposal *vv_sqlite_get_latest_proposal (VvStore *store, const char *programme, GError **error);
gboolean vv_sqlite_put_pin (VvStore *store, const char *programme, const VvPin *pin, GError **error);
gboolean vv_sqlite_delete_pin (VvStore *store, const char *programme, const VvPin *pin, GError **error);
GPtrArray *vv_sqlite_list_pins (VvStore *store, const char *programme, GError **error);
gboolean vv_sqlite_put_impression (VvStore *store,
                                   const char *programme,
                                   const char *mentor,
                                   const char *mentee,
                                   const char *criterion,
                                   int value,
                                   GError **error);
int vv_sqlite_get_impression (VvStore *store,
                              const char *programme,
                              const char *mentor,
                              const char *mentee,
                              const char *criterion,
                              GError **error);

/* vv-sqlite-sessions.c */
gboolean vv_sqlite_put_session (VvStore *store, VvSession *session, GError **error);
VvSession *vv_sqlite_get_session (VvStore *store, const char *id, GError **error);
GPtrArray *vv_sqlite_list_sessions (VvStore *store, const char *programme, const char *match, GError **error);
gboolean vv_sqlite_put_attendance (VvStore *store, const VvAttendance *attendance, GError **error);
GPtrArray *vv_sqlite_list_attendance (VvStore *store, const char *session, GError **error);

/* vv-sqlite-documents.c */
gboolean vv_sqlite_put_document (VvStore *store, VvDocument *document, GError **error);
VvDocument *vv_sqlite_get_document (VvStore *store, const char *id, gboolean with_layout, GError **error);
GPtrArray *vv_sqlite_list_documents (VvStore *store, const VvDocumentQuery *query, GError **error);
gboolean vv_sqlite_put_value (VvStore *store, const VvValue *value, GError **error);
GPtrArray *vv_sqlite_list_values (VvStore *store, const char *document, GError **error);
GPtrArray *
vv_sqlite_list_programme_values (VvStore *store, const char *programme, const char *form, GError **error);

/* vv-sqlite-scans.c */
gboolean vv_sqlite_put_batch (VvStore *store, const VvScanBatch *batch, GError **error);
GPtrArray *vv_sqlite_list_batches (VvStore *store, GError **error);
gboolean
vv_sqlite_put_scan_file (VvStore *store, const char *sha256, const char *name, GBytes *bytes, GError **error);
GBytes *vv_sqlite_get_scan_file (VvStore *store, const char *sha256, GError **error);
gboolean vv_sqlite_put_scan_page (VvStore *store, const VvScanPage *page, GError **error);
VvScanPage *vv_sqlite_get_scan_page (VvStore *store, const char *id, GError **error);
GPtrArray *vv_sqlite_list_scan_pages (VvStore *store, const VvScanQuery *query, GError **error);
VvScanPage *vv_sqlite_find_scan_page (VvStore *store, const char *sha256, int index, GError **error);

/* vv-sqlite-certificates.c */
gboolean vv_sqlite_put_certificate (VvStore *store, VvCertificate *certificate, GError **error);
VvCertificate *vv_sqlite_get_certificate (VvStore *store, const char *id, gboolean with_pdf, GError **error);
GPtrArray *vv_sqlite_list_certificates (VvStore *store, const char *programme, GError **error);
