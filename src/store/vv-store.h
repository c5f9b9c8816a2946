/* vv-store.h: where the records of a workspace live. One vtable of coarse methods per noun; SQLite today.
 *
 * All calls belong to the one thread that owns the store. Every put is an insert or an update of the whole
 * noun. Puts outside vv_store_begin()/vv_store_commit() are a transaction of their own. One that fails within
 * a transaction leaves nothing of itself; what else to keep is the caller's choice. After a rollback read the
 * nouns again: their versions ran ahead. Errors: VV_ERROR_NOT_FOUND, CONFLICT (version changed meanwhile), IO
 * (disk full, read-only), DAMAGED, NEWER, BUSY, EXISTS. */
#pragma once

#include <gio/gio.h>
#include "vv-clock.h"
#include "vv-document.h"
#include "vv-match.h"
#include "vv-person.h"
#include "vv-programme.h"
#include "vv-random.h"
#include "vv-scan.h"

typedef struct _VvStore VvStore;

void vv_store_close (VvStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvStore, vv_store_close)

/* All or nothing for several puts. Not nested. */
gboolean vv_store_begin (VvStore *store, GError **error);
gboolean vv_store_commit (VvStore *store, GError **error);
/* Safe to call when no transaction is open. */
void vv_store_rollback (VvStore *store);

/* Structure, references and hashes; (transfer full) list of char* sentences, empty when all is well. */
GPtrArray *vv_store_check (VvStore *store, GError **error);
/* A whole copy in one file (VACUUM INTO a temporary file, checked, synced, renamed). */
gboolean vv_store_backup (VvStore *store, const char *path, GError **error);
gboolean vv_store_is_read_only (VvStore *store);

/* Organisation and settings (key → text; NULL value deletes). */
gboolean vv_store_put_organisation (VvStore *store, const VvOrganisation *organisation, GError **error);
VvOrganisation *vv_store_get_organisation (VvStore *store, GError **error);
gboolean vv_store_put_setting (VvStore *store, const char *key, const char *value, GError **error);
/* NULL without error when there is none. */
char *vv_store_get_setting (VvStore *store, const char *key, GError **error);

/* Audit. `audit` gets actor and time from the caller; without a time it is now. Lists: newest first, limit 0:
 * all. */
gboolean vv_store_append_audit (VvStore *store, const VvAudit *audit, GError **error);
GPtrArray *
vv_store_list_audit (VvStore *store, const char *object /* NULL: all */, int limit, GError **error);

/* People. */
gboolean vv_store_put_person (VvStore *store, VvPerson *person /* version goes up */, GError **error);
VvPerson *vv_store_get_person (VvStore *store, const char *id, GError **error);

typedef struct
{
  const char *programme; /* NULL: any */
  const char *role;      /* "mentor", "mentee", NULL: any */
  const char *state;     /* NULL: any */
  const char *text; /* every word must begin a word of name, code, e-mail or place, folded; NULL: no filter */
  int offset, limit; /* limit 0: all */
} VvPersonQuery;

/* One line of a list of people: a person, or a person in a programme and role when the query names a
 * programme. */
typedef struct
{
  char *id, *name, *code, *place, *email;
  char *programme, *role, *state; /* NULL when the query names no programme and the person has no enrolment */
} VvPersonRow;

VvPersonRow *vv_person_row_new (void);
void vv_person_row_free (VvPersonRow *row);
/* Sorted by folded name, then id. People who were erased are in no list. */
GPtrArray *vv_store_list_people (VvStore *store, const VvPersonQuery *query, GError **error);
/* -1 on error. */
int vv_store_count_people (VvStore *store, const VvPersonQuery *query, GError **error);
/* Same folded name and (same birth date or same e-mail, or neither known): (transfer full) ids. */
GPtrArray *vv_store_find_duplicates (VvStore *store, const VvPerson *person, GError **error);

gboolean vv_store_put_enrolment (VvStore *store, VvEnrolment *enrolment, GError **error);
VvEnrolment *vv_store_get_enrolment (VvStore *store,
                                     const char *programme,
                                     const char *person,
                                     VvRole role,
                                     GError **error);
/* programme or person may be NULL (not both); role "mentor", "mentee" or NULL. */
GPtrArray *vv_store_list_enrolments (VvStore *store,
                                     const char *programme,
                                     const char *person,
                                     const char *role,
                                     GError **error);

/* Programmes. Sorted by start, newest first. */
gboolean vv_store_put_programme (VvStore *store, VvProgramme *programme, GError **error);
VvProgramme *vv_store_get_programme (VvStore *store, const char *id, GError **error);
GPtrArray *vv_store_list_programmes (VvStore *store, GError **error);

/* Matches (with their members), proposals and pins. */
gboolean vv_store_put_match (VvStore *store, VvMatch *match, GError **error);
VvMatch *vv_store_get_match (VvStore *store, const char *id, GError **error);
GPtrArray *vv_store_list_matches (VvStore *store,
                                  const char *programme,
                                  const char *person /* NULL or either side */,
                                  GError **error);
gboolean vv_store_put_proposal (VvStore *store, const VvProposal *proposal, GError **error);
VvProposal *vv_store_get_proposal (VvStore *store, const char *id, GError **error);
/* Newest of a programme; NULL without error when there is none. */
VvProposal *vv_store_get_latest_proposal (VvStore *store, const char *programme, GError **error);
gboolean vv_store_put_pin (VvStore *store, const char *programme, const VvPin *pin, GError **error);
gboolean vv_store_delete_pin (VvStore *store, const char *programme, const VvPin *pin, GError **error);
GPtrArray *vv_store_list_pins (VvStore *store, const char *programme, GError **error);
/* What the coordinator thinks of a pair, 0..3; -1 not said. Criterion: wishes, communication, interests. */
gboolean vv_store_put_impression (VvStore *store,
                                  const char *programme,
                                  const char *mentor,
                                  const char *mentee,
                                  const char *criterion,
                                  int value,
                                  GError **error);
int vv_store_get_impression (VvStore *store,
                             const char *programme,
                             const char *mentor,
                             const char *mentee,
                             const char *criterion,
                             GError **error);

/* Sessions by match, by number; and of a programme, by date. */
gboolean vv_store_put_session (VvStore *store, VvSession *session, GError **error);
VvSession *vv_store_get_session (VvStore *store, const char *id, GError **error);
GPtrArray *vv_store_list_sessions (VvStore *store,
                                   const char *programme /* or NULL */,
                                   const char *match /* or NULL */,
                                   GError **error);
gboolean vv_store_put_attendance (VvStore *store, const VvAttendance *attendance, GError **error);
GPtrArray *vv_store_list_attendance (VvStore *store, const char *session, GError **error);

/* Documents and their values. */
gboolean vv_store_put_document (VvStore *store,
                                VvDocument *document /* layout NULL: keep the stored one */,
                                GError **error);
VvDocument *vv_store_get_document (VvStore *store, const char *id, gboolean with_layout, GError **error);

typedef struct
{
  const char *programme, *form, *state, *match, *person, *session; /* NULL: any */
} VvDocumentQuery;

/* By form, then issue date, then id; without layouts. */
GPtrArray *vv_store_list_documents (VvStore *store, const VvDocumentQuery *query, GError **error);
gboolean vv_store_put_value (VvStore *store, const VvValue *value, GError **error);
GPtrArray *vv_store_list_values (VvStore *store, const char *document, GError **error);
/* Values of one form over a programme, for evaluation: VvValue*, by document and field. */
GPtrArray *
vv_store_list_programme_values (VvStore *store, const char *programme, const char *form, GError **error);

/* Scans. A file is kept once under its hash; page records point to it. */
gboolean vv_store_put_batch (VvStore *store, const VvScanBatch *batch, GError **error);
GPtrArray *vv_store_list_batches (VvStore *store, GError **error); /* newest first */
gboolean
vv_store_put_scan_file (VvStore *store, const char *sha256, const char *name, GBytes *bytes, GError **error);
/* Checks the hash: VV_ERROR_DAMAGED when it does not fit. */
GBytes *vv_store_get_scan_file (VvStore *store, const char *sha256, GError **error);
gboolean
vv_store_put_scan_page (VvStore *store, const VvScanPage *page /* with readings, replaces */, GError **error);
VvScanPage *vv_store_get_scan_page (VvStore *store, const char *id, GError **error);

typedef struct
{
  const char *batch, *document, *state; /* NULL: any */
} VvScanQuery;

/* With readings; by batch (newest first), file order, index. */
GPtrArray *vv_store_list_scan_pages (VvStore *store, const VvScanQuery *query, GError **error);
/* The page of the same file content and index imported earlier, or NULL. */
VvScanPage *vv_store_find_scan_page (VvStore *store, const char *sha256, int index, GError **error);

/* Certificates. */
gboolean vv_store_put_certificate (VvStore *store,
                                   VvCertificate *certificate /* number 0: gets the next; pdf NULL: keep */,
                                   GError **error);
VvCertificate *vv_store_get_certificate (VvStore *store, const char *id, gboolean with_pdf, GError **error);
GPtrArray *vv_store_list_certificates (VvStore *store, const char *programme /* or NULL */, GError **error);

/* Column mappings of imports, remembered by role and header line: INI text. NULL without error when unknown.
 */
gboolean
vv_store_put_mapping (VvStore *store, const char *role, const char *header, const char *ini, GError **error);
char *vv_store_get_mapping (VvStore *store, const char *role, const char *header, GError **error);

/* Lists as rows change rarely: a number that goes up with every committed write, so that screens know when to
 * look again. */
guint64 vv_store_get_generation (VvStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPersonRow, vv_person_row_free)
