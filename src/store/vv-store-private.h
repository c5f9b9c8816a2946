/* vv-store-private.h: what an engine implements. Only engines and the dispatcher include it. */
#pragma once

#include "vv-store.h"

/* One method per function of vv-store.h, with the same contract. */
typedef struct
{
  void (*close) (VvStore *store); /* frees all that `store` stands in */
  gboolean (*begin) (VvStore *store, GError **error);
  gboolean (*commit) (VvStore *store, GError **error);
  void (*rollback) (VvStore *store);
  GPtrArray *(*check) (VvStore *store, GError **error);
  gboolean (*backup) (VvStore *store, const char *path, GError **error);
  gboolean (*put_organisation) (VvStore *store, const VvOrganisation *organisation, GError **error);
  VvOrganisation *(*get_organisation) (VvStore *store, GError **error);
  gboolean (*put_setting) (VvStore *store, const char *key, const char *value, GError **error);
  char *(*get_setting) (VvStore *store, const char *key, GError **error);
  gboolean (*append_audit) (VvStore *store, const VvAudit *audit, GError **error);
  GPtrArray *(*list_audit) (VvStore *store, const char *object, int limit, GError **error);
  gboolean (*put_person) (VvStore *store, VvPerson *person, GError **error);
  VvPerson *(*get_person) (VvStore *store, const char *id, GError **error);
  GPtrArray *(*list_people) (VvStore *store, const VvPersonQuery *query, GError **error);
  int (*count_people) (VvStore *store, const VvPersonQuery *query, GError **error);
  GPtrArray *(*find_duplicates) (VvStore *store, const VvPerson *person, GError **error);
  gboolean (*put_enrolment) (VvStore *store, VvEnrolment *enrolment, GError **error);
  VvEnrolment *(*get_enrolment) (VvStore *store,
                                 const char *programme,
                                 const char *person,
                                 VvRole role,
                                 GError **error);
  GPtrArray *(*list_enrolments) (VvStore *store,
                                 const char *programme,
                                 const char *person,
                                 const char *role,
                                 GError **error);
  gboolean (*put_programme) (VvStore *store, VvProgramme *programme, GError **error);
  VvProgramme *(*get_programme) (VvStore *store, const char *id, GError **error);
  GPtrArray *(*list_programmes) (VvStore *store, GError **error);
  gboolean (*put_match) (VvStore *store, VvMatch *match, GError **error);
  VvMatch *(*get_match) (VvStore *store, const char *id, GError **error);
  GPtrArray *(*list_matches) (VvStore *store, const char *programme, const char *person, GError **error);
  gboolean (*put_proposal) (VvStore *store, const VvProposal *proposal, GError **error);
  VvProposal *(*get_proposal) (VvStore *store, const char *id, GError **error);
  VvProposal *(*get_latest_proposal) (VvStore *store, const char *programme, GError **error);
  gboolean (*put_pin) (VvStore *store, const char *programme, const VvPin *pin, GError **error);
  gboolean (*delete_pin) (VvStore *store, const char *programme, const VvPin *pin, GError **error);
  GPtrArray *(*list_pins) (VvStore *store, const char *programme, GError **error);
  gboolean (*put_impression) (VvStore *store,
                              const char *programme,
                              const char *mentor,
                              const char *mentee,
                              const char *criterion,
                              int value,
                              GError **error);
  int (*get_impression) (VvStore *store,
                         const char *programme,
                         const char *mentor,
                         const char *mentee,
                         const char *criterion,
                         GError **error);
  gboolean (*put_session) (VvStore *store, VvSession *session, GError **error);
  VvSession *(*get_session) (VvStore *store, const char *id, GError **error);
  GPtrArray *(*list_sessions) (VvStore *store, const char *programme, const char *match, GError **error);
  gboolean (*put_attendance) (VvStore *store, const VvAttendance *attendance, GError **error);
  GPtrArray *(*list_attendance) (VvStore *store, const char *session, GError **error);
  gboolean (*put_document) (VvStore *store, VvDocument *document, GError **error);
  VvDocument *(*get_document) (VvStore *store, const char *id, gboolean with_layout, GError **error);
  GPtrArray *(*list_documents) (VvStore *store, const VvDocumentQuery *query, GError **error);
  gboolean (*put_value) (VvStore *store, const VvValue *value, GError **error);
  GPtrArray *(*list_values) (VvStore *store, const char *document, GError **error);
  GPtrArray *(*list_programme_values) (VvStore *store,
                                       const char *programme,
                                       const char *form,
                                       GError **error);
  gboolean (*put_batch) (VvStore *store, const VvScanBatch *batch, GError **error);
  GPtrArray *(*list_batches) (VvStore *store, GError **error);
  gboolean (
      *put_scan_file) (VvStore *store, const char *sha256, const char *name, GBytes *bytes, GError **error);
  GBytes *(*get_scan_file) (VvStore *store, const char *sha256, GError **error);
  gboolean (*put_scan_page) (VvStore *store, const VvScanPage *page, GError **error);
  VvScanPage *(*get_scan_page) (VvStore *store, const char *id, GError **error);
  GPtrArray *(*list_scan_pages) (VvStore *store, const VvScanQuery *query, GError **error);
  VvScanPage *(*find_scan_page) (VvStore *store, const char *sha256, int index, GError **error);
  gboolean (*put_certificate) (VvStore *store, VvCertificate *certificate, GError **error);
  VvCertificate *(*get_certificate) (VvStore *store, const char *id, gboolean with_pdf, GError **error);
  GPtrArray *(*list_certificates) (VvStore *store, const char *programme, GError **error);
  gboolean (
      *put_mapping) (VvStore *store, const char *role, const char *header, const char *ini, GError **error);
  char *(*get_mapping) (VvStore *store, const char *role, const char *header, GError **error);
} VvStoreEngine;

/* First member of an engine's own struct. */
struct _VvStore
{
  const VvStoreEngine *engine;
  gboolean read_only;
  guint64 generation; /* the engine adds one with every committed write */
};
