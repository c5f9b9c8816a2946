#include "vv-certificates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-certificate.h"
#include "vv-certificates-private.h"
#include "vv-date.h"
#include "vv-error.h"
#include "vv-id.h"
#include "vv-locale.h"
#include "vv-pdf.h"
#include "vv-preview-private.h"
#include "vv-strings.h"
#include "vv-workspace-private.h"

/* What an attest is written from. */
typedef struct
{
  VvOrganisation *organisation;
  VvProgramme *programme;
  VvPerson *person;
  VvPerson *coordinator;
  VvEnrolment *enrolment;
  int sessions, minutes; /* held */
} Service;

static void
service_clear (Service *service)
{
  g_clear_pointer (&service->organisation, vv_organisation_free);
  g_clear_pointer (&service->programme, vv_programme_free);
  g_clear_pointer (&service->person, vv_person_free);
  g_clear_pointer (&service->coordinator, vv_person_free);
  g_clear_pointer (&service->enrolment, vv_enrolment_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Service, service_clear)

/* ---- gathering ---- */

static char *
latest_programme (VvWorkspace *ws, const char *person, GError **error)
{
  g_autoptr (GPtrArray) enrolments
      = vv_store_list_enrolments (vv_workspace_get_store (ws), NULL, person, "mentor", error);
  g_autofree char *latest = NULL;
  g_autofree char *start = NULL;

  if (!enrolments)
    return NULL;
  for (guint i = 0; i < enrolments->len; i++)
    {
      const VvEnrolment *enrolment = enrolments->pdata[i];
      g_autoptr (VvProgramme) programme
          = vv_store_get_programme (vv_workspace_get_store (ws), enrolment->programme, error);

      if (!programme)
        return NULL;
      if (latest && g_strcmp0 (programme->start, start) <= 0)
        continue;
      vv_set_string (&latest, programme->id);
      vv_set_string (&start, programme->start);
    }
  if (!latest)
    g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE,
                         _ ("This person has not been a mentor in any programme here."));
  return g_steal_pointer (&latest);
}

static gboolean
count_sessions (VvWorkspace *ws, Service *service, GError **error)
{
  g_autoptr (GPtrArray) matches = vv_store_list_matches (vv_workspace_get_store (ws), service->programme->id,
                                                         service->person->id, error);

  if (!matches)
    return FALSE;
  for (guint m = 0; m < matches->len; m++)
    {
      const VvMatch *match = matches->pdata[m];
      g_autoptr (GPtrArray) sessions
          = vv_store_list_sessions (vv_workspace_get_store (ws), NULL, match->id, error);

      if (!sessions)
        return FALSE;
      for (guint i = 0; i < sessions->len; i++)
        {
          const VvSession *session = sessions->pdata[i];

          if (session->state < VV_SESSION_HELD || session->state > VV_SESSION_FILED)
            continue;
          service->sessions++;
          service->minutes += session->minutes;
        }
    }
  return TRUE;
}

static gboolean
load_service (VvWorkspace *ws, const char *person, const char *programme, Service *service, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autofree char *latest = programme ? NULL : latest_programme (ws, person, error);
  const char *coordinator;

  if (!programme && !latest)
    return FALSE;
  service->organisation = vv_store_get_organisation (store, error);
  service->programme
      = service->organisation ? vv_store_get_programme (store, programme ? programme : latest, error) : NULL;
  service->person = service->programme ? vv_store_get_person (store, person, error) : NULL;
  service->enrolment = service->person ? vv_store_get_enrolment (store, service->programme->id, person,
                                                                 VV_ROLE_MENTOR, error)
                                       : NULL;
  if (!service->enrolment)
    return FALSE;
  coordinator = service->programme->coordinator ? service->programme->coordinator
                                                : service->organisation->coordinator;
  service->coordinator = vv_store_get_person (store, coordinator, error);
  return service->coordinator && count_sessions (ws, service, error);
}

/* R27: offered to everyone who has served, also for the part of the time served. */
static gboolean
check_service (const Service *service, GError **error)
{
  static const char *const SERVED[] = { "matched", "active", "finished", "attested", "stopped", NULL };

  if (g_strv_contains (SERVED, service->enrolment->state))
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_RULE,
               _ ("%s has not served as a mentor yet, so there is nothing to attest."),
               service->person->name);
  return FALSE;
}

static gboolean
check_kind (const char *kind, GError **error)
{
  if (g_str_equal (kind, "attest"))
    return TRUE;
  if (g_str_equal (kind, "certificate"))
    g_set_error_literal (error, VV_ERROR, VV_ERROR_RULE,
                         _ ("A certificate needs every module passed and full attendance (R28), and no "
                            "modules are recorded here. "
                            "Issue the attest instead."));
  else
    g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("“%s” is neither attest nor certificate."), kind);
  return FALSE;
}

/* R26 */
static gboolean
check_personal (const char *personal, gboolean certain, GError **error)
{
  if (vv_is_empty (personal) || certain)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_RULE,
                       _ ("The personal part is printed only when you are certain that it is correct (R26). "
                          "Confirm it, or leave it out."));
  return FALSE;
}

/* ---- composing ---- */

static char *
format_period (const Service *service, const char *language)
{
  const VvProgramme *programme = service->programme;
  g_autofree char *start
      = vv_date_is_valid (programme->start) ? vv_locale_format_date_short (language, programme->start) : NULL;
  g_autofree char *end
      = vv_date_is_valid (programme->end) ? vv_locale_format_date_short (language, programme->end) : NULL;

  return start && end ? g_strdup_printf ("%s – %s", start, end) : NULL;
}

static char *
format_extent (VvForms *forms, const Service *service, const char *language)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  VvWords *words = vv_forms_words (forms, "CERTIFICATE");

  if (service->sessions == 0 || !words)
    return NULL;
  g_hash_table_insert (values, (gpointer) "sessions", g_strdup_printf ("%d", service->sessions));
  g_hash_table_insert (values, (gpointer) "hours", g_strdup_printf ("%d", (service->minutes + 30) / 60));
  return vv_words_format (words, "CER-27", language, values);
}

static VvCertificateFacts *
compose (VvWorkspace *ws,
         const Service *service,
         const char *id,
         const char *language,
         const char *personal,
         VvKey *key,
         GError **error)
{
  g_autoptr (VvCertificateFacts) facts = NULL;
  VvForms *forms = vv_workspace_get_forms (ws, error);
  g_autofree char *today = vv_workspace_today (ws);
  g_autofree char *date = vv_locale_format_date (language, today);

  if (!forms)
    return NULL;
  facts = vv_certificate_facts_new ();
  facts->id = g_strdup (id);
  facts->organisation = g_strdup (service->organisation->name);
  facts->lines[0] = g_strdup (service->organisation->address);
  facts->lines[1] = g_strdup (service->organisation->email);
  facts->logo = service->organisation->logo ? g_bytes_ref (service->organisation->logo) : NULL;
  facts->person = g_strdup (service->person->name);
  facts->programme = g_strdup (service->programme->title);
  facts->period = format_period (service, language);
  facts->extent = format_extent (forms, service, language);
  facts->personal = vv_is_empty (personal) ? NULL : g_strdup (personal);
  facts->place_date = g_strdup (date);
  facts->signer = g_strdup (service->coordinator->name);
  facts->signer_post = g_strdup (vv_words_get (vv_forms_words (forms, "COM"), "COM-32", language));
  facts->payload = vv_certificate_seal ("attest", id, today, service->person->name,
                                        service->organisation->name, key, error);
  facts->meetings = service->sessions;
  return facts->payload ? g_steal_pointer (&facts) : NULL;
}

static VvPreview *
lay_out (VvWorkspace *ws,
         const Service *service,
         const char *id,
         const char *language,
         const char *personal,
         VvKey *key,
         GError **error)
{
  g_autoptr (VvCertificateFacts) facts = compose (ws, service, id, language, personal, key, error);
  VvPainter *painter = facts ? vv_workspace_get_painter (ws, error) : NULL;
  VvLayout *layout
      = painter ? vv_certificate_layout (vv_workspace_get_forms (ws, NULL), facts, language, painter, error)
                : NULL;

  return layout ? vv_preview_new (painter, layout) : NULL;
}

static const char *
choose_language (const Service *service, const char *language)
{
  if (language)
    return language;
  if (!vv_is_empty (service->person->language))
    return service->person->language;
  return service->programme->language ? service->programme->language : service->organisation->language;
}

VvPreview *
vv_certificates_preview (VvWorkspace *ws,
                         const char *person,
                         const char *programme,
                         const char *kind,
                         const char *language,
                         const char *personal,
                         GError **error)
{
  g_auto (Service) service = { NULL };
  g_autofree char *id = vv_id_from_text (person);

  if (!check_kind (kind, error) || !vv_documents_check_language (language, error)
      || !load_service (ws, person, programme, &service, error))
    return NULL;
  return lay_out (ws, &service, id, choose_language (&service, language), personal, NULL, error);
}

static const char *
get_code (VvPreview *preview)
{
  const VvLayoutPage *page = vv_preview_get_layout (preview)->pages->pdata[0];

  return page->payload;
}

static VvCertificate *
new_record (VvWorkspace *ws,
            const Service *service,
            const char *kind,
            const char *language,
            const char *personal)
{
  g_autofree char *id = vv_workspace_new_id (ws);
  VvCertificate *record = vv_certificate_record_new (id);

  vv_set_string (&record->kind, kind);
  vv_set_string (&record->programme, service->programme->id);
  vv_set_string (&record->person, service->person->id);
  vv_set_string (&record->language, language);
  record->issued_on = vv_workspace_today (ws);
  vv_set_string (&record->issued_by, vv_workspace_get_actor (ws)->person);
  vv_set_string (&record->personal_text, vv_is_empty (personal) ? NULL : personal);
  return record;
}

/* FINISHED → ATTESTED; who is still active or has stopped keeps the state. */
static gboolean
note_attested (VvWorkspace *ws, Service *service, GError **error)
{
  if (!g_str_equal (service->enrolment->state, "finished"))
    return TRUE;
  vv_set_string (&service->enrolment->state, vv_mentor_state_to_string (VV_MENTOR_ATTESTED));
  return vv_store_put_enrolment (vv_workspace_get_store (ws), service->enrolment, error);
}

VvCertificate *
vv_certificates_issue (VvWorkspace *ws,
                       const char *person,
                       const char *programme,
                       const char *kind,
                       const char *language,
                       const char *personal,
                       gboolean certain,
                       VvCertificateWrite write,
                       gpointer data,
                       GError **error)
{
  g_auto (Service) service = { NULL };
  g_autoptr (VvSigner) signer = NULL;
  g_autoptr (VvTransaction) transaction = NULL;
  g_autoptr (VvCertificate) record = NULL;
  g_autoptr (VvPreview) preview = NULL;

  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error) || !check_kind (kind, error)
      || !vv_documents_check_language (language, error) || !check_personal (personal, certain, error)
      || !load_service (ws, person, programme, &service, error) || !check_service (&service, error))
    return NULL;
  transaction = vv_transaction_begin (ws, error);
  signer = transaction ? vv_signer_open (ws, FALSE, error) : NULL;
  if (!signer)
    return NULL;
  record = new_record (ws, &service, kind, choose_language (&service, language), personal);
  preview = lay_out (ws, &service, record->id, record->language, personal, vv_signer_get_key (signer), error);
  record->pdf = preview ? vv_preview_pdf (preview, error) : NULL;
  if (!record->pdf)
    return NULL;
  record->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, record->pdf);
  if (!vv_store_put_certificate (vv_workspace_get_store (ws), record, error)
      || !vv_certificate_record_code (ws, record->id, get_code (preview), error)
      || !note_attested (ws, &service, error)
      || !vv_workspace_audit (ws, "certificate.issue", record->id, kind, error)
      || (write && !write (record, data, error)) || !vv_transaction_commit (transaction, error))
    return NULL;
  vv_signer_keep (signer);
  return g_steal_pointer (&record);
}

GPtrArray *
vv_certificates_list (VvWorkspace *ws, const char *programme, GError **error)
{
  return vv_store_list_certificates (vv_workspace_get_store (ws), programme, error);
}

VvCertificate *
vv_certificates_get (VvWorkspace *ws, const char *id, GError **error)
{
  return vv_store_get_certificate (vv_workspace_get_store (ws), id, TRUE, error);
}

gboolean
vv_certificates_revoke (VvWorkspace *ws, const char *id, const char *reason, GError **error)
{
  g_autoptr (VvTransaction) transaction = NULL;
  g_autoptr (VvCertificate) record = NULL;

  if (!reason || strspn (reason, " \t\n") == strlen (reason))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("Reason: please say why this certificate no longer stands."));
      return FALSE;
    }
  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error))
    return FALSE;
  transaction = vv_transaction_begin (ws, error);
  record = transaction ? vv_store_get_certificate (vv_workspace_get_store (ws), id, FALSE, error) : NULL;
  if (!record)
    return FALSE;
  if (record->revoked_on)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_STATE, _ ("This certificate was revoked on %s already."),
                   record->revoked_on);
      return FALSE;
    }
  record->revoked_on = vv_workspace_today (ws);
  vv_set_string (&record->revoke_reason, reason);
  return vv_store_put_certificate (vv_workspace_get_store (ws), record, error)
         && vv_workspace_audit (ws, "certificate.revoke", id, NULL, error)
         && vv_transaction_commit (transaction, error);
}
