/* vv-document.h: an issued document, its values, and certificates. */
#pragma once

#include <glib.h>

/* process.md 3.6 */
typedef enum
{
  VV_DOCUMENT_NOT_STARTED,
  VV_DOCUMENT_ISSUED,
  VV_DOCUMENT_INCOMPLETE,
  VV_DOCUMENT_REVIEW,
  VV_DOCUMENT_COMPLETE,
  VV_DOCUMENT_LOCKED,
  VV_DOCUMENT_SUPERSEDED,
  VV_DOCUMENT_WAIVED,
} VvDocumentState;

const char *vv_document_state_to_string (VvDocumentState state);
gboolean vv_document_state_from_string (const char *text, VvDocumentState *state);

/* process.md 5 */
typedef enum
{
  VV_FOLDER_TEMPLATES,
  VV_FOLDER_PROGRAMME,
  VV_FOLDER_RECRUITMENT,
  VV_FOLDER_TRAINING,
  VV_FOLDER_MANAGEMENT,
  VV_FOLDER_MONITORING,
  VV_FOLDER_RESTRICTED,
} VvFolder;

const char *vv_folder_to_string (VvFolder folder); /* "TEMPLATES", … */
gboolean vv_folder_from_string (const char *text, VvFolder *folder);

typedef struct
{
  char *id;
  char *programme;
  char *form, *form_version, *language;
  char *second_language; /* of a bilingual document, NULL */
  VvFolder folder;
  char *match, *person, *session; /* what it is about; NULL where it does not apply */
  VvDocumentState state;
  char *issued_on; /* ISO */
  char *issued_by; /* person id */
  int pages;
  char *layout; /* JSON of VvLayout as printed; loaded only on demand (NULL in lists) */
  char *reason; /* of a waiver or a supersession */
  char *completed_on;
  char *received;        /* pages received as tags "1,2" */
  char *unsigned_fields; /* expected signatures missing, as tags of field ids */
  int waiting;           /* readings that wait for a person */
  int version;
} VvDocument;

VvDocument *vv_document_new (const char *id, const char *programme, const char *form);
VvDocument *vv_document_copy (const VvDocument *document);
void vv_document_free (VvDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvDocument, vv_document_free)

/* One value of one field of a document: issued with it, typed, or read from paper. */
typedef struct
{
  char *document, *field;
  char *value;     /* text; option number; several as tags "2,5"; "signed"/"empty" for signatures */
  char *source;    /* issued, typed, scan, settled */
  char *scan_page; /* id of the page it was read from, NULL */
} VvValue;

VvValue *vv_value_new (const char *document, const char *field, const char *value, const char *source);
void vv_value_free (VvValue *value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvValue, vv_value_free)

typedef struct
{
  char *id;
  int number; /* in the organisation's register, from 1 */
  char *kind; /* attest, certificate */
  char *programme, *person, *language;
  char *issued_on, *issued_by;
  char *personal_text; /* R26: NULL unless certain */
  char *replaces;      /* id of the one reissued, NULL */
  char *revoked_on, *revoke_reason;
  char *sha256; /* of the PDF */
  GBytes *pdf;  /* frozen; loaded only on demand (NULL in lists) */
} VvCertificate;

VvCertificate *vv_certificate_record_new (const char *id);
void vv_certificate_record_free (VvCertificate *certificate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvCertificate, vv_certificate_record_free)

/* Who changed what and when. */
typedef struct
{
  gint64 number;
  char *at;    /* UTC */
  char *actor; /* person id */
  char *role;
  char *act;    /* fixed word: "person.add", "document.issue", … */
  char *object; /* id */
  char *detail; /* plain words or JSON without personal data */
} VvAudit;

VvAudit *vv_audit_new (const char *act, const char *object, const char *detail);
void vv_audit_free (VvAudit *audit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvAudit, vv_audit_free)
