/* vv-people-merge.c: two records of one person become one. */
#include "config.h"

#include "vv-people-private.h"

#include <glib/gi18n-lib.h>
#include "vv-error.h"
#include "vv-strings.h"

static void
fill_empty (char **slot, const char *value)
{
  if (vv_is_empty (*slot) && !vv_is_empty (value))
    vv_set_string (slot, value);
}

static gboolean
move_enrolments (VvWorkspace *ws, const char *keep, const char *other, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autoptr (GPtrArray) enrolments = vv_store_list_enrolments (store, NULL, other, NULL, error);
  if (enrolments == NULL)
    return FALSE;
  for (guint i = 0; i < enrolments->len; i++)
    {
      VvEnrolment *enrolment = g_ptr_array_index (enrolments, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (VvEnrolment) same
          = vv_people_find_enrolment (ws, enrolment->programme, keep, enrolment->role, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (same != NULL)
        {
          g_set_error_literal (
              error, VV_ERROR, VV_ERROR_STATE,
              _ ("Both are in the same programme in the same role. Withdraw one of them there first, "
                 "or keep both."));
          return FALSE;
        }
      vv_set_string (&enrolment->person, keep);
      if (!vv_store_put_enrolment (store, enrolment, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
move_sessions (VvWorkspace *ws, const char *match, const char *keep, const char *other, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autoptr (GPtrArray) sessions = vv_store_list_sessions (store, NULL, match, error);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      VvSession *session = g_ptr_array_index (sessions, i);
      g_autoptr (GPtrArray) attendance = vv_store_list_attendance (store, session->id, error);
      if (attendance == NULL)
        return FALSE;
      for (guint j = 0; j < attendance->len; j++)
        {
          VvAttendance *line = g_ptr_array_index (attendance, j);
          if (g_strcmp0 (line->person, other) != 0)
            continue;
          vv_set_string (&line->person, keep);
          if (!vv_store_put_attendance (store, line, error))
            return FALSE;
        }
      if (g_strcmp0 (session->diary_writer, other) != 0)
        continue;
      vv_set_string (&session->diary_writer, keep);
      if (!vv_store_put_session (store, session, error))
        return FALSE;
    }
  return sessions != NULL;
}

static gboolean
move_matches (VvWorkspace *ws, const char *keep, const char *other, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autoptr (GPtrArray) programmes = vv_store_list_programmes (store, error);
  for (guint i = 0; programmes != NULL && i < programmes->len; i++)
    {
      VvProgramme *programme = g_ptr_array_index (programmes, i);
      g_autoptr (GPtrArray) matches = vv_store_list_matches (store, programme->id, other, error);
      for (guint j = 0; matches != NULL && j < matches->len; j++)
        {
          VvMatch *match = g_ptr_array_index (matches, j);
          if (g_strcmp0 (match->mentor, other) == 0)
            vv_set_string (&match->mentor, keep);
          for (guint k = 0; k < match->mentees->len; k++)
            if (g_strcmp0 (g_ptr_array_index (match->mentees, k), other) == 0)
              vv_set_string ((char **)&g_ptr_array_index (match->mentees, k), keep);
          if (!vv_store_put_match (store, match, error) || !move_sessions (ws, match->id, keep, other, error))
            return FALSE;
        }
      if (matches == NULL)
        return FALSE;
    }
  return programmes != NULL;
}

static gboolean
move_papers (VvWorkspace *ws, const char *keep, const char *other, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  VvDocumentQuery query = { .person = other };
  g_autoptr (GPtrArray) documents = vv_store_list_documents (store, &query, error);
  g_autoptr (GPtrArray) certificates
      = documents != NULL ? vv_store_list_certificates (store, NULL, error) : NULL;
  if (documents == NULL || certificates == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    {
      VvDocument *document = g_ptr_array_index (documents, i);
      vv_set_string (&document->person, keep);
      if (!vv_store_put_document (store, document, error))
        return FALSE;
    }
  for (guint i = 0; i < certificates->len; i++)
    {
      VvCertificate *certificate = g_ptr_array_index (certificates, i);
      if (g_strcmp0 (certificate->person, other) != 0)
        continue;
      vv_set_string (&certificate->person, keep);
      if (!vv_store_put_certificate (store, certificate, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_persons (VvWorkspace *ws, const char *keep, const char *other, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autoptr (VvPerson) kept = vv_store_get_person (store, keep, error);
  g_autoptr (VvPerson) left = kept != NULL ? vv_store_get_person (store, other, error) : NULL;
  if (left == NULL)
    return FALSE;
  struct
  {
    char **slot;
    char *value;
  } parts[] = {
    { &kept->birth_date, left->birth_date },
    { &kept->email, left->email },
    { &kept->phone, left->phone },
    { &kept->place, left->place },
    { &kept->address, left->address },
    { &kept->language, left->language },
    { &kept->code, left->code },
    { &kept->guardian_name, left->guardian_name },
    { &kept->guardian_phone, left->guardian_phone },
  };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    fill_empty (parts[i].slot, parts[i].value);
  g_autoptr (VvPerson) pointer = vv_person_new (other);
  pointer->version = left->version;
  vv_set_string (&pointer->name, left->name);
  pointer->erased_at = vv_clock_now (vv_workspace_get_clock (ws));
  return vv_store_put_person (store, pointer, error) && vv_store_put_person (store, kept, error);
}

/* --- public --- */

gboolean
vv_people_merge (VvWorkspace *ws, const char *keep, const char *other, GError **error)
{
  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error))
    return FALSE;
  g_autoptr (VvOrganisation) organisation = vv_workspace_get_organisation (ws, error);
  if (organisation == NULL)
    return FALSE;
  if (g_strcmp0 (keep, other) == 0 || g_strcmp0 (organisation->coordinator, other) == 0)
    {
      g_set_error_literal (
          error, VV_ERROR, VV_ERROR_USAGE,
          _ ("Two different records are needed, and the coordinator's own must be the one kept."));
      return FALSE;
    }
  g_autofree char *key = g_strconcat ("merged.", other, NULL);
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  return transaction != NULL && merge_persons (ws, keep, other, error)
         && move_enrolments (ws, keep, other, error) && move_matches (ws, keep, other, error)
         && move_papers (ws, keep, other, error)
         && vv_store_put_setting (vv_workspace_get_store (ws), key, keep, error)
         && vv_workspace_audit (ws, "person.merge", keep, other, error)
         && vv_transaction_commit (transaction, error);
}
