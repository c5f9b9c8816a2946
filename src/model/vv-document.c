#include "vv-document.h"

#include "vv-struct.h"

static const char *const DOCUMENT_STATE_WORDS[] = {
  "not_started", "issued", "incomplete", "review", "complete", "locked", "superseded", "waived",
};

static const char *const FOLDER_WORDS[] = {
  "TEMPLATES", "PROGRAMME", "RECRUITMENT", "TRAINING", "MANAGEMENT", "MONITORING", "RESTRICTED",
};

static const gsize DOCUMENT_STRINGS[] = {
  G_STRUCT_OFFSET (VvDocument, id),        G_STRUCT_OFFSET (VvDocument, programme),
  G_STRUCT_OFFSET (VvDocument, form),      G_STRUCT_OFFSET (VvDocument, form_version),
  G_STRUCT_OFFSET (VvDocument, language),  G_STRUCT_OFFSET (VvDocument, second_language),
  G_STRUCT_OFFSET (VvDocument, match),     G_STRUCT_OFFSET (VvDocument, person),
  G_STRUCT_OFFSET (VvDocument, session),   G_STRUCT_OFFSET (VvDocument, issued_on),
  G_STRUCT_OFFSET (VvDocument, issued_by), G_STRUCT_OFFSET (VvDocument, layout),
  G_STRUCT_OFFSET (VvDocument, reason),    G_STRUCT_OFFSET (VvDocument, completed_on),
  G_STRUCT_OFFSET (VvDocument, received),  G_STRUCT_OFFSET (VvDocument, unsigned_fields),
};

static const VvStructLayout DOCUMENT_LAYOUT
    = { sizeof (VvDocument), DOCUMENT_STRINGS, G_N_ELEMENTS (DOCUMENT_STRINGS), NULL, 0 };

static const gsize VALUE_STRINGS[] = {
  G_STRUCT_OFFSET (VvValue, document), G_STRUCT_OFFSET (VvValue, field),     G_STRUCT_OFFSET (VvValue, value),
  G_STRUCT_OFFSET (VvValue, source),   G_STRUCT_OFFSET (VvValue, scan_page),
};

static const VvStructLayout VALUE_LAYOUT
    = { sizeof (VvValue), VALUE_STRINGS, G_N_ELEMENTS (VALUE_STRINGS), NULL, 0 };

static const gsize CERTIFICATE_STRINGS[] = {
  G_STRUCT_OFFSET (VvCertificate, id),
  G_STRUCT_OFFSET (VvCertificate, kind),
  G_STRUCT_OFFSET (VvCertificate, programme),
  G_STRUCT_OFFSET (VvCertificate, person),
  G_STRUCT_OFFSET (VvCertificate, language),
  G_STRUCT_OFFSET (VvCertificate, issued_on),
  G_STRUCT_OFFSET (VvCertificate, issued_by),
  G_STRUCT_OFFSET (VvCertificate, personal_text),
  G_STRUCT_OFFSET (VvCertificate, replaces),
  G_STRUCT_OFFSET (VvCertificate, revoked_on),
  G_STRUCT_OFFSET (VvCertificate, revoke_reason),
  G_STRUCT_OFFSET (VvCertificate, sha256),
};

static const VvStructLayout CERTIFICATE_LAYOUT
    = { sizeof (VvCertificate), CERTIFICATE_STRINGS, G_N_ELEMENTS (CERTIFICATE_STRINGS), NULL, 0 };

static const gsize AUDIT_STRINGS[] = {
  G_STRUCT_OFFSET (VvAudit, at),  G_STRUCT_OFFSET (VvAudit, actor),  G_STRUCT_OFFSET (VvAudit, role),
  G_STRUCT_OFFSET (VvAudit, act), G_STRUCT_OFFSET (VvAudit, object), G_STRUCT_OFFSET (VvAudit, detail),
};

static const VvStructLayout AUDIT_LAYOUT
    = { sizeof (VvAudit), AUDIT_STRINGS, G_N_ELEMENTS (AUDIT_STRINGS), NULL, 0 };

const char *
vv_document_state_to_string (VvDocumentState state)
{
  return vv_struct_word (DOCUMENT_STATE_WORDS, G_N_ELEMENTS (DOCUMENT_STATE_WORDS), state);
}

gboolean
vv_document_state_from_string (const char *text, VvDocumentState *state)
{
  gsize index;

  if (!vv_struct_find_word (DOCUMENT_STATE_WORDS, G_N_ELEMENTS (DOCUMENT_STATE_WORDS), text, &index))
    return FALSE;
  *state = (VvDocumentState)index;
  return TRUE;
}

const char *
vv_folder_to_string (VvFolder folder)
{
  return vv_struct_word (FOLDER_WORDS, G_N_ELEMENTS (FOLDER_WORDS), folder);
}

gboolean
vv_folder_from_string (const char *text, VvFolder *folder)
{
  gsize index;

  if (!vv_struct_find_word (FOLDER_WORDS, G_N_ELEMENTS (FOLDER_WORDS), text, &index))
    return FALSE;
  *folder = (VvFolder)index;
  return TRUE;
}

VvDocument *
vv_document_new (const char *id, const char *programme, const char *form)
{
  VvDocument *self = g_new0 (VvDocument, 1);

  self->id = g_strdup (id);
  self->programme = g_strdup (programme);
  self->form = g_strdup (form);
  return self;
}

VvDocument *
vv_document_copy (const VvDocument *document)
{
  return vv_struct_copy (&DOCUMENT_LAYOUT, document);
}

void
vv_document_free (VvDocument *document)
{
  vv_struct_free (&DOCUMENT_LAYOUT, document);
}

VvValue *
vv_value_new (const char *document, const char *field, const char *value, const char *source)
{
  VvValue *self = g_new0 (VvValue, 1);

  self->document = g_strdup (document);
  self->field = g_strdup (field);
  self->value = g_strdup (value);
  self->source = g_strdup (source);
  return self;
}

void
vv_value_free (VvValue *value)
{
  vv_struct_free (&VALUE_LAYOUT, value);
}

VvCertificate *
vv_certificate_record_new (const char *id)
{
  VvCertificate *self = g_new0 (VvCertificate, 1);

  self->id = g_strdup (id);
  return self;
}

void
vv_certificate_record_free (VvCertificate *certificate)
{
  if (!certificate)
    return;
  g_clear_pointer (&certificate->pdf, g_bytes_unref);
  vv_struct_free (&CERTIFICATE_LAYOUT, certificate);
}

VvAudit *
vv_audit_new (const char *act, const char *object, const char *detail)
{
  VvAudit *self = g_new0 (VvAudit, 1);

  self->act = g_strdup (act);
  self->object = g_strdup (object);
  self->detail = g_strdup (detail);
  return self;
}

void
vv_audit_free (VvAudit *audit)
{
  vv_struct_free (&AUDIT_LAYOUT, audit);
}
