#include "vv-filing-follow.h"

#include <stdlib.h>
#include <string.h>

#include "vv-strings.h"

static gboolean
move_match (VvWorkspace *ws, const char *id, VvMatchState from, VvMatchState to, GError **error)
{
  g_autoptr (VvMatch) match = vv_store_get_match (vv_workspace_get_store (ws), id, error);

  if (!match)
    return FALSE;
  if (match->state != from)
    return TRUE;
  match->state = to;
  return vv_store_put_match (vv_workspace_get_store (ws), match, error)
         && vv_workspace_audit (ws, "match.state", id, vv_match_state_to_string (to), error);
}

static gboolean
follow_agreement (VvWorkspace *ws, const VvDocument *document, GError **error)
{
  return !document->match || move_match (ws, document->match, VV_MATCH_STARTED, VV_MATCH_RUNNING, error);
}

static gboolean
follow_midterm (VvWorkspace *ws, const VvDocument *document, GError **error)
{
  return !document->match || move_match (ws, document->match, VV_MATCH_RUNNING, VV_MATCH_MIDTERM_DONE, error);
}

/* The rows of the list stand in the order in which it was printed: mentees, then the mentor. */
static const char *
person_of_row (const VvMatch *match, int row)
{
  if (row >= 1 && row <= (int)match->mentees->len)
    return match->mentees->pdata[row - 1];
  return row == (int)match->mentees->len + 1 ? match->mentor : NULL;
}

static gboolean
put_presence (VvWorkspace *ws,
              const VvDocument *document,
              const VvMatch *match,
              const VvValue *value,
              GError **error)
{
  static const char prefix[] = "ATT-08.c4.r";
  g_autoptr (VvAttendance) attendance = NULL;
  const char *person;

  if (!g_str_has_prefix (value->field, prefix) || g_strcmp0 (value->value, "signed") != 0)
    return TRUE;
  person = person_of_row (match, atoi (value->field + strlen (prefix)));
  if (!person)
    return TRUE;
  attendance = vv_attendance_new (document->session, person, "present");
  return vv_store_put_attendance (vv_workspace_get_store (ws), attendance, error);
}

static gboolean
follow_attendance (VvWorkspace *ws, const VvDocument *document, GError **error)
{
  g_autoptr (VvSession) session = NULL;
  g_autoptr (VvMatch) match = NULL;
  g_autoptr (GPtrArray) values = NULL;

  if (!document->session)
    return TRUE;
  session = vv_store_get_session (vv_workspace_get_store (ws), document->session, error);
  match = session ? vv_store_get_match (vv_workspace_get_store (ws), session->match, error) : NULL;
  values = match ? vv_store_list_values (vv_workspace_get_store (ws), document->id, error) : NULL;
  if (!values)
    return FALSE;
  for (guint i = 0; i < values->len; i++)
    if (!put_presence (ws, document, match, values->pdata[i], error))
      return FALSE;
  if (session->state != VV_SESSION_COMMENTED)
    return TRUE;
  session->state = VV_SESSION_FILED;
  return vv_store_put_session (vv_workspace_get_store (ws), session, error);
}

/* Sets one date of every enrolment of the person in this programme. */
static gboolean
date_enrolments (VvWorkspace *ws, const VvDocument *document, gsize offset, GError **error)
{
  g_autoptr (GPtrArray) enrolments = NULL;

  if (!document->person)
    return TRUE;
  enrolments = vv_store_list_enrolments (vv_workspace_get_store (ws), document->programme, document->person,
                                         NULL, error);
  if (!enrolments)
    return FALSE;
  for (guint i = 0; i < enrolments->len; i++)
    {
      VvEnrolment *enrolment = enrolments->pdata[i];

      vv_set_string (G_STRUCT_MEMBER_P (enrolment, offset), document->completed_on);
      if (!vv_store_put_enrolment (vv_workspace_get_store (ws), enrolment, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
follow_declaration (VvWorkspace *ws, const VvDocument *document, GError **error)
{
  return date_enrolments (ws, document, G_STRUCT_OFFSET (VvEnrolment, cnf_filed), error);
}

static gboolean
follow_consent (VvWorkspace *ws, const VvDocument *document, GError **error)
{
  return date_enrolments (ws, document, G_STRUCT_OFFSET (VvEnrolment, consented), error);
}

static gboolean
is_settled (const VvDocument *document)
{
  return document->state == VV_DOCUMENT_COMPLETE || document->state == VV_DOCUMENT_LOCKED
         || document->state == VV_DOCUMENT_WAIVED;
}

/* A match's final part is done when the question set is filed and each mentee has answered or declined. */
static gboolean
finish_match (VvWorkspace *ws, const VvMatch *match, GError **error)
{
  for (guint i = 0; i < match->mentees->len; i++)
    {
      VvDocumentQuery query
          = { .programme = match->programme, .form = "FMQ", .person = match->mentees->pdata[i] };
      g_autoptr (GPtrArray) asked = vv_store_list_documents (vv_workspace_get_store (ws), &query, error);
      gboolean settled = FALSE;

      if (!asked)
        return FALSE;
      for (guint d = 0; d < asked->len; d++)
        settled = settled || is_settled (asked->pdata[d]);
      if (!settled)
        return TRUE;
    }
  return move_match (ws, match->id, VV_MATCH_MIDTERM_DONE, VV_MATCH_FINAL_DONE, error);
}

static gboolean
follow_final (VvWorkspace *ws, const VvDocument *document, GError **error)
{
  g_autoptr (GPtrArray) matches
      = vv_store_list_matches (vv_workspace_get_store (ws), document->programme, document->person, error);

  if (!matches)
    return FALSE;
  for (guint i = 0; i < matches->len; i++)
    {
      VvMatch *match = matches->pdata[i];
      VvDocumentQuery query = { .form = "FSQ", .match = match->id };
      g_autoptr (GPtrArray) held = NULL;

      if (document->match && !g_str_equal (document->match, match->id))
        continue;
      held = vv_store_list_documents (vv_workspace_get_store (ws), &query, error);
      if (!held)
        return FALSE;
      for (guint d = 0; d < held->len; d++)
        if (is_settled (held->pdata[d]) && !finish_match (ws, match, error))
          return FALSE;
    }
  return TRUE;
}

gboolean
vv_filing_follow (VvWorkspace *ws, const VvDocument *document, GError **error)
{
  static const struct
  {
    const char *form;
    gboolean (*follow) (VvWorkspace *ws, const VvDocument *document, GError **error);
  } FOLLOWERS[] = {
    { "AGR", follow_agreement }, { "ATT", follow_attendance }, { "CNF", follow_declaration },
    { "FMQ", follow_final },     { "FSQ", follow_final },      { "MMR", follow_midterm },
    { "PRV", follow_consent },
  };

  for (guint i = 0; i < G_N_ELEMENTS (FOLLOWERS); i++)
    if (g_str_equal (FOLLOWERS[i].form, document->form))
      return FOLLOWERS[i].follow (ws, document, error);
  return TRUE;
}
