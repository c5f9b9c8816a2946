/* vv-document-facts.h: everything the workspace knows that a document may be filled with. For tasks only. */
#pragma once

#include "vv-documents.h"
#include "vv-fill.h"
#include "vv-match.h"
#include "vv-workspace-private.h"

typedef struct
{
  VvOrganisation *organisation;
  VvProgramme *programme;
  VvPerson *coordinator;  /* NULL when nobody is named */
  VvMatch *match;         /* NULL when the subject has none */
  VvPerson *mentor;       /* of the match, or the person itself */
  GPtrArray *mentees;     /* VvPerson*, of the match, or the person itself; empty else */
  VvPerson *person;       /* the person the document is about; NULL for matches and sessions */
  VvEnrolment *enrolment; /* of that person in this programme */
  VvSession *session;
  GPtrArray *sessions; /* VvSession*, of the match, by number; empty without a match */
  int version;         /* of this form about this subject, from 1 */
  char *today;         /* ISO */
} VvDocumentFacts;

/* Errors: VV_ERROR_NOT_FOUND, VV_ERROR_USAGE when the subject does not fit the form, VV_ERROR_PERMISSION
 * (R19). */
VvDocumentFacts *
vv_document_facts_load (VvWorkspace *ws, const VvForm *form, const VvSubject *subject, GError **error);
void vv_document_facts_free (VvDocumentFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvDocumentFacts, vv_document_facts_free)

/* The language to print in when nobody says: the one all concerned share, else the programme's. */
const char *vv_document_facts_language (const VvDocumentFacts *facts);
/* A pair's or group's name on paper: "Świt", "Oskar – Henrik". Free with g_free(). */
char *vv_document_facts_group (const VvDocumentFacts *facts);
/* The last day the papers of this programme are kept (process.md 7); NULL when its end is not set. Free with
 * g_free(). */
char *vv_document_facts_deletion_date (const VvDocumentFacts *facts);

/* What is known of the form's fields, in the document's language. `document` NULL: only a preview. */
VvFill *vv_document_fill (const VvDocumentFacts *facts,
                          const VvForm *form,
                          VvForms *forms,
                          const char *document,
                          const char *language);
