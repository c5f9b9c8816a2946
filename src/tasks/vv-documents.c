#include "vv-documents.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-document-facts.h"
#include "vv-error.h"
#include "vv-filing.h"
#include "vv-id.h"
#include "vv-layout-json.h"
#include "vv-pdf.h"
#include "vv-preview-private.h"
#include "vv-register.h"
#include "vv-rules.h"
#include "vv-screen.h"
#include "vv-strings.h"
#include "vv-typeset.h"

static const VvForm *
find_form (VvWorkspace *ws, const char *form, GError **error)
{
  VvForms *forms = vv_workspace_get_forms (ws, error);
  const VvForm *found;

  if (!forms)
    return NULL;
  found = vv_forms_find (forms, form);
  if (!found)
    g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND,
                 _ ("There is no form “%s”. The list of forms shows their ids, such as AGR."), form);
  return found;
}

static gboolean
check_second_language (const char *second, GError **error)
{
  if (!second)
    return TRUE;
  g_set_error_literal (
      error, VV_ERROR, VV_ERROR_USAGE,
      _ ("Two languages side by side cannot be printed yet: issue the form once in each language."));
  return FALSE;
}

gboolean
vv_documents_check_language (const char *language, GError **error)
{
  static const char *const LANGUAGES[] = { "nb", "fi", "pl", "en", NULL };

  if (!language || g_strv_contains (LANGUAGES, language))
    return TRUE;
  if (strchr (language, ','))
    return check_second_language (strchr (language, ','), error);
  g_set_error (error, VV_ERROR, VV_ERROR_USAGE,
               _ ("Forms are printed in nb, fi, pl and en; “%s” is none of them."), language);
  return FALSE;
}

static VvPreview *
typeset (VvWorkspace *ws, const VvForm *form, const char *language, const VvFill *fill, GError **error)
{
  VvPainter *painter = vv_workspace_get_painter (ws, error);
  VvLayout *layout;

  if (!painter)
    return NULL;
  layout = vv_typeset (vv_workspace_get_forms (ws, NULL), form, language, fill, painter, error);
  return layout ? vv_preview_new (painter, layout) : NULL;
}

/* Lays the document out; with an id it becomes the paper of that record. */
static VvPreview *
compose (VvWorkspace *ws,
         const VvForm *form,
         const VvDocumentFacts *facts,
         const char *language,
         const char *document,
         GError **error)
{
  g_autoptr (VvFill) fill = NULL;

  if (!language)
    language = vv_document_facts_language (facts);
  fill = vv_document_fill (facts, form, vv_workspace_get_forms (ws, NULL), document, language);
  return typeset (ws, form, language, fill, error);
}

VvPreview *
vv_documents_preview (VvWorkspace *ws,
                      const char *form_id,
                      const VvSubject *subject,
                      const char *language,
                      const char *second,
                      GError **error)
{
  const VvForm *form = find_form (ws, form_id, error);
  g_autoptr (VvDocumentFacts) facts = NULL;

  if (!form || !vv_documents_check_language (language, error) || !check_second_language (second, error))
    return NULL;
  facts = vv_document_facts_load (ws, form, subject, error);
  return facts ? compose (ws, form, facts, language, NULL, error) : NULL;
}

VvPreview *
vv_documents_blank (VvWorkspace *ws, const char *form_id, const char *language, GError **error)
{
  const VvForm *form = find_form (ws, form_id, error);

  if (!form || !vv_documents_check_language (language, error))
    return NULL;
  return typeset (ws, form, language ? language : "en", NULL, error);
}

/* What was printed as known is a value of the record too. */
static gboolean
put_issued_values (VvWorkspace *ws, const VvDocument *document, const VvFill *fill, GError **error)
{
  GHashTableIter iter;
  gpointer field, content;

  g_hash_table_iter_init (&iter, fill->texts);
  while (g_hash_table_iter_next (&iter, &field, &content))
    {
      g_autoptr (VvValue) value = vv_value_new (document->id, field, content, "issued");

      if (!vv_store_put_value (vv_workspace_get_store (ws), value, error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, fill->choices);
  while (g_hash_table_iter_next (&iter, &field, &content))
    {
      GArray *chosen = content;
      GString *tags = g_string_new (NULL);
      g_autoptr (VvValue) value = NULL;

      for (guint i = 0; i < chosen->len; i++)
        g_string_append_printf (tags, "%s%d", i ? "," : "", g_array_index (chosen, int, i));
      value = vv_value_new (document->id, field, tags->str, "issued");
      g_string_free (tags, TRUE);
      if (!vv_store_put_value (vv_workspace_get_store (ws), value, error))
        return FALSE;
    }
  return TRUE;
}

static VvDocument *
new_document (VvWorkspace *ws,
              const VvForm *form,
              const VvDocumentFacts *facts,
              const char *id,
              const char *language)
{
  VvDocument *document = vv_document_new (id, facts->programme->id, form->id);

  vv_set_string (&document->form_version, form->version);
  vv_set_string (&document->language, language);
  if (vv_register_find (form->id))
    document->folder = vv_register_folder (form->id, facts->match != NULL);
  else if (!vv_folder_from_string (form->folder, &document->folder))
    document->folder = VV_FOLDER_PROGRAMME;
  if (facts->match && !facts->person)
    vv_set_string (&document->match, facts->match->id);
  if (facts->person)
    vv_set_string (&document->person, facts->person->id);
  if (facts->session && g_str_equal (form->subject, "session"))
    vv_set_string (&document->session, facts->session->id);
  document->state = VV_DOCUMENT_ISSUED;
  vv_set_string (&document->issued_on, facts->today);
  vv_set_string (&document->issued_by, vv_workspace_get_actor (ws)->person);
  return document;
}

/* process.md 3.6: plans and goals are rewritten; the new version takes the place of the old one, which stays.
 */
static gboolean
supersede_earlier (VvWorkspace *ws, const VvDocument *document, GError **error)
{
  static const char *const VERSIONED[] = { "SPL", "PGT", "GGT", NULL };
  VvDocumentQuery query = { .programme = document->programme,
                            .form = document->form,
                            .match = document->match,
                            .person = document->person };
  g_autoptr (GPtrArray) earlier = NULL;
  g_autofree char *reason = NULL;

  if (!g_strv_contains (VERSIONED, document->form) || (!document->match && !document->person))
    return TRUE;
  earlier = vv_store_list_documents (vv_workspace_get_store (ws), &query, error);
  if (!earlier)
    return FALSE;
  reason = vv_id_show (document->id);
  for (guint i = 0; i < earlier->len; i++)
    {
      VvDocument *old = earlier->pdata[i];

      if (g_str_equal (old->id, document->id) || old->state == VV_DOCUMENT_SUPERSEDED
          || old->state == VV_DOCUMENT_WAIVED)
        continue;
      old->state = VV_DOCUMENT_SUPERSEDED;
      vv_set_string (&old->reason, reason);
      if (!vv_store_put_document (vv_workspace_get_store (ws), old, error)
          || !vv_workspace_audit (ws, "document.supersede", old->id, document->id, error))
        return FALSE;
    }
  return TRUE;
}

/* Lays out, records and audits one document inside the caller's transaction. */
static VvDocument *
issue_one (VvWorkspace *ws,
           const VvForm *form,
           const VvSubject *subject,
           const char *language,
           VvPreview **preview,
           GError **error)
{
  g_autoptr (VvDocumentFacts) facts = vv_document_facts_load (ws, form, subject, error);
  g_autofree char *id = vv_workspace_new_id (ws);
  g_autoptr (VvFill) fill = NULL;
  g_autoptr (VvDocument) document = NULL;
  g_autoptr (VvPreview) page = NULL;

  if (!facts)
    return NULL;
  if (!language)
    language = vv_document_facts_language (facts);
  fill = vv_document_fill (facts, form, vv_workspace_get_forms (ws, NULL), id, language);
  page = typeset (ws, form, language, fill, error);
  if (!page)
    return NULL;
  document = new_document (ws, form, facts, id, language);
  if (!vv_rule_r01_not_in_templates (document->folder, TRUE, error)
      || !vv_filing_may_file (ws, document, error))
    return NULL;
  document->pages = vv_preview_pages (page);
  document->layout = vv_layout_to_json (vv_preview_get_layout (page));
  if (!vv_store_put_document (vv_workspace_get_store (ws), document, error)
      || !put_issued_values (ws, document, fill, error) || !supersede_earlier (ws, document, error)
      || !vv_workspace_audit (ws, "document.issue", document->id, form->id, error))
    return NULL;
  g_clear_pointer (&document->layout, g_free);
  if (preview)
    *preview = g_steal_pointer (&page);
  return g_steal_pointer (&document);
}

VvDocument *
vv_documents_issue (VvWorkspace *ws,
                    const char *form_id,
                    const VvSubject *subject,
                    const char *language,
                    const char *second,
                    VvDocumentWrite write,
                    gpointer data,
                    VvPreview **preview,
                    GError **error)
{
  const VvForm *form = find_form (ws, form_id, error);
  g_autoptr (VvTransaction) transaction = NULL;
  g_autoptr (VvDocument) document = NULL;
  g_autoptr (VvPreview) page = NULL;

  if (!form || !vv_documents_check_language (language, error) || !check_second_language (second, error))
    return NULL;
  transaction = vv_transaction_begin (ws, error);
  if (!transaction)
    return NULL;
  document = issue_one (ws, form, subject, language, &page, error);
  if (!document || (write && !write (document, page, data, error))
      || !vv_transaction_commit (transaction, error))
    return NULL;
  if (preview)
    *preview = g_steal_pointer (&page);
  return g_steal_pointer (&document);
}

/* ---- the form for everyone it is about ---- */

static gboolean
add_matches (VvWorkspace *ws, const char *programme, GPtrArray *ids, GError **error)
{
  g_autoptr (GPtrArray) matches = vv_store_list_matches (vv_workspace_get_store (ws), programme, NULL, error);

  if (!matches)
    return FALSE;
  for (guint i = 0; i < matches->len; i++)
    {
      VvMatch *match = matches->pdata[i];

      if (vv_match_is_live (match))
        g_ptr_array_add (ids, g_strdup (match->id));
    }
  return TRUE;
}

/* Whom a form about one person is meant for: by role, and for letters by the decision taken. */
static gboolean
concerns (const VvForm *form, const VvEnrolment *enrolment)
{
  static const struct
  {
    const char *form;
    VvRole role;
    const char *states[6]; /* NULL: everybody who has not left */
  } AUDIENCE[] = {
    { "MAP", VV_ROLE_MENTOR, { "applied", NULL } },
    { "MIN", VV_ROLE_MENTOR, { "screened", "shortlisted", NULL } },
    { "LOF", VV_ROLE_MENTOR, { "offered", NULL } },
    { "LRJ", VV_ROLE_MENTOR, { "rejected", "reserve", NULL } },
    { "INV", VV_ROLE_MENTOR, { "accepted", "contracted", NULL } },
    { "CNF", VV_ROLE_MENTOR, { NULL } },
    { "FMM", VV_ROLE_MENTOR, { "matched", "active", "finished", "attested", NULL } },
    { "CER", VV_ROLE_MENTOR, { "finished", "attested", "stopped", NULL } },
    { "MPR", VV_ROLE_MENTEE, { NULL } },
    { "PGT", VV_ROLE_MENTEE, { "matched", "active", NULL } },
    { "IMQ", VV_ROLE_MENTEE, { "matched", "active", NULL } },
    { "FMQ", VV_ROLE_MENTEE, { "matched", "active", "finished", "follow_up", NULL } },
  };
  static const char *const LEFT[]
      = { "rejected", "withdrew", "stopped", "not_suitable_now", "transferred", "ended_early", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (AUDIENCE); i++)
    {
      if (!g_str_equal (AUDIENCE[i].form, form->id))
        continue;
      if (AUDIENCE[i].role != enrolment->role)
        return FALSE;
      return AUDIENCE[i].states[0] ? g_strv_contains (AUDIENCE[i].states, enrolment->state)
                                   : !g_strv_contains (LEFT, enrolment->state);
    }
  return !g_strv_contains (LEFT, enrolment->state);
}

static gboolean
add_people (VvWorkspace *ws, const VvForm *form, const char *programme, GPtrArray *ids, GError **error)
{
  g_autoptr (GPtrArray) enrolments
      = vv_store_list_enrolments (vv_workspace_get_store (ws), programme, NULL, NULL, error);

  if (!enrolments)
    return FALSE;
  for (guint i = 0; i < enrolments->len; i++)
    {
      const VvEnrolment *enrolment = enrolments->pdata[i];

      if (concerns (form, enrolment))
        g_ptr_array_add (ids, g_strdup (enrolment->person));
    }
  return TRUE;
}

/* (transfer full) ids of matches or people the form is about; one NULL id when it is about the programme. */
static GPtrArray *
list_subjects (VvWorkspace *ws,
               const VvForm *form,
               const char *programme,
               gboolean *are_matches,
               GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean fine = TRUE;

  *are_matches = g_str_equal (form->subject, "match") || g_str_equal (form->subject, "session");
  if (*are_matches)
    fine = add_matches (ws, programme, ids, error);
  else if (g_str_equal (form->subject, "person"))
    fine = add_people (ws, form, programme, ids, error);
  else
    g_ptr_array_add (ids, NULL);
  return fine ? g_steal_pointer (&ids) : NULL;
}

GPtrArray *
vv_documents_issue_all (VvWorkspace *ws,
                        const char *form_id,
                        const char *programme,
                        const char *language,
                        VvDocumentWrite write,
                        gpointer write_data,
                        GBytes **pdf,
                        VvProgress progress,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  const VvForm *form = find_form (ws, form_id, error);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_document_free);
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_layout_free);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (VvTransaction) transaction = NULL;
  gboolean are_matches;

  if (!form || !vv_documents_check_language (language, error))
    return NULL;
  ids = list_subjects (ws, form, programme, &are_matches, error);
  if (!ids)
    return NULL;
  if (ids->len == 0)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_STATE,
                   are_matches ? _ ("There is no confirmed match yet to make “%s” for.")
                               : _ ("There is nobody in this programme to make “%s” for now."),
                   vv_form_title (form, vv_screen_language ()));
      return NULL;
    }
  transaction = vv_transaction_begin (ws, error);
  if (!transaction)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      VvSubject subject = { .programme = programme };
      VvPreview *page = NULL;
      VvDocument *document;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      *(are_matches ? &subject.match : &subject.person) = ids->pdata[i];
      document = issue_one (ws, form, &subject, language, &page, error);
      if (!document)
        return NULL;
      g_ptr_array_add (documents, document);
      if (write && !write (document, page, write_data, error))
        {
          vv_preview_free (page);
          return NULL;
        }
      g_ptr_array_add (layouts, vv_preview_steal_layout (page));
      if (progress)
        progress ((i + 1.0) / ids->len, document->id, data);
    }
  if (pdf)
    {
      *pdf = vv_pdf_write_all (vv_workspace_get_painter (ws, NULL), layouts,
                               vv_form_title (form, vv_screen_language ()), error);
      if (!*pdf)
        return NULL;
    }
  if (!vv_transaction_commit (transaction, error))
    {
      if (pdf)
        g_clear_pointer (pdf, g_bytes_unref);
      return NULL;
    }
  return g_steal_pointer (&documents);
}

VvPreview *
vv_documents_open (VvWorkspace *ws, const char *id, GError **error)
{
  g_autoptr (VvDocument) seen = vv_documents_get (ws, id, error);
  g_autoptr (VvDocument) document
      = seen ? vv_store_get_document (vv_workspace_get_store (ws), id, TRUE, error) : NULL;
  VvPainter *painter = document ? vv_workspace_get_painter (ws, error) : NULL;
  VvLayout *layout;

  if (!painter)
    return NULL;
  layout = vv_layout_from_json (document->layout ? document->layout : "", error);
  return layout ? vv_preview_new (painter, layout) : NULL;
}

/* ---- what is kept, for those who may see it (R02) ---- */

/* The people of the actor's own matches in a programme, the actor too, as a set of ids of people and matches;
 * NULL on error. */
static GHashTable *
list_own (VvWorkspace *ws, GError **error)
{
  const char *self = vv_workspace_get_actor (ws)->person;
  g_autoptr (GPtrArray) matches = vv_store_list_matches (vv_workspace_get_store (ws), NULL, self, error);
  GHashTable *own;

  if (!matches)
    return NULL;
  own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (own, g_strdup (self));
  for (guint i = 0; i < matches->len; i++)
    {
      const VvMatch *match = matches->pdata[i];

      g_hash_table_add (own, g_strdup (match->id));
      for (guint m = 0; g_strcmp0 (match->mentor, self) == 0 && m < match->mentees->len; m++)
        g_hash_table_add (own, g_strdup (match->mentees->pdata[m]));
    }
  return own;
}

static gboolean
may_see (VvWorkspace *ws, const VvDocument *document, GHashTable *own, GError **error)
{
  gboolean is_own = (document->match && g_hash_table_contains (own, document->match))
                    || (document->person && g_hash_table_contains (own, document->person));

  return vv_rule_r02_may_see (vv_workspace_get_actor (ws), document->form, document->folder, is_own, error);
}

VvDocument *
vv_documents_get (VvWorkspace *ws, const char *id, GError **error)
{
  g_autoptr (VvDocument) document = vv_store_get_document (vv_workspace_get_store (ws), id, FALSE, error);
  g_autoptr (GHashTable) own = NULL;

  if (!document || vv_workspace_get_actor (ws)->role == VV_ROLE_COORDINATOR)
    return g_steal_pointer (&document);
  own = list_own (ws, error);
  return own && may_see (ws, document, own, error) ? g_steal_pointer (&document) : NULL;
}

GPtrArray *
vv_documents_list (VvWorkspace *ws,
                   const char *programme,
                   const char *state,
                   const char *form,
                   const char *match,
                   const char *person,
                   const char *session,
                   GError **error)
{
  VvDocumentQuery query = { programme, form, state, match, person, session };
  g_autoptr (GPtrArray) documents = vv_store_list_documents (vv_workspace_get_store (ws), &query, error);
  g_autoptr (GHashTable) own = NULL;

  if (!documents || vv_workspace_get_actor (ws)->role == VV_ROLE_COORDINATOR)
    return g_steal_pointer (&documents);
  own = list_own (ws, error);
  if (!own)
    return NULL;
  for (guint i = documents->len; i > 0; i--)
    if (!may_see (ws, documents->pdata[i - 1], own, NULL))
      g_ptr_array_remove_index (documents, i - 1);
  return g_steal_pointer (&documents);
}

GPtrArray *
vv_documents_values (VvWorkspace *ws, const char *id, GError **error)
{
  g_autoptr (VvDocument) document = vv_documents_get (ws, id, error);

  return document ? vv_store_list_values (vv_workspace_get_store (ws), id, error) : NULL;
}

gboolean
vv_documents_waive (VvWorkspace *ws, const char *id, const char *reason, GError **error)
{
  g_autoptr (VvTransaction) transaction = NULL;
  g_autoptr (VvDocument) document = NULL;

  if (!reason || strspn (reason, " \t\n") == strlen (reason))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("Reason: please say why this document is not needed."));
      return FALSE;
    }
  transaction = vv_transaction_begin (ws, error);
  document = transaction ? vv_store_get_document (vv_workspace_get_store (ws), id, FALSE, error) : NULL;
  if (!document || !vv_workspace_require (ws, VV_DUTY_MANAGE, error))
    return FALSE;
  if (document->state == VV_DOCUMENT_COMPLETE || document->state == VV_DOCUMENT_LOCKED)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE,
                           _ ("This document is complete already and needs no waiver."));
      return FALSE;
    }
  document->state = VV_DOCUMENT_WAIVED;
  vv_set_string (&document->reason, reason);
  return vv_store_put_document (vv_workspace_get_store (ws), document, error)
         && vv_workspace_audit (ws, "document.waive", id, NULL, error)
         && vv_transaction_commit (transaction, error);
}
