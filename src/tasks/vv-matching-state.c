/* vv-matching-state.c: a match from its reservation to its end. */
#include "config.h"

#include "vv-matching-private.h"

#include <glib/gi18n-lib.h>
#include "vv-error.h"
#include "vv-locale.h"
#include "vv-people-private.h"
#include "vv-programmes-private.h"
#include "vv-register.h"
#include "vv-screen.h"
#include "vv-sessions-private.h"
#include "vv-solve-json.h"
#include "vv-strings.h"
#include "vv-template.h"
#include "vv-transitions.h"

/* What a match's guards need to know, with what it is owned by. */
typedef struct
{
  VvMatchFacts facts;
  VvProgramme *programme;
  VvTemplate *template;
  VvEnrolment *mentor;
  char **missing;
} MatchView;

static void
clear_view (MatchView *view)
{
  g_clear_pointer (&view->programme, vv_programme_free);
  g_clear_pointer (&view->template, vv_template_free);
  g_clear_pointer (&view->mentor, vv_enrolment_free);
  g_strfreev (view->missing);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MatchView, clear_view)

static gboolean
is_open (const VvMatch *match)
{
  return match->state == VV_MATCH_RESERVED || vv_match_is_live (match);
}

static gboolean
load_template (const VvProgramme *programme, VvTemplate **template, GError **error)
{
  g_autoptr (GError) local = NULL;
  if (vv_is_empty (programme->template_id))
    return TRUE;
  *template = vv_template_load (NULL, programme->template_id, &local);
  if (local == NULL || g_error_matches (local, VV_ERROR, VV_ERROR_NOT_FOUND))
    return TRUE; /* a kind of its own */
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Mentees of this mentor in all reserved and live matches, this one included. */
static gboolean
count_mentor_mentees (VvWorkspace *ws, const VvMatch *match, int *n, GError **error)
{
  g_autoptr (GPtrArray) matches
      = vv_store_list_matches (vv_workspace_get_store (ws), match->programme, match->mentor, error);
  *n = (int)match->mentees->len;
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      VvMatch *other = g_ptr_array_index (matches, i);
      if (g_strcmp0 (other->id, match->id) != 0 && g_strcmp0 (other->mentor, match->mentor) == 0
          && is_open (other))
        *n += (int)other->mentees->len;
    }
  return matches != NULL;
}

static gboolean
look_at_sessions (VvWorkspace *ws, const VvMatch *match, VvMatchFacts *facts, GError **error)
{
  g_autoptr (GPtrArray) sessions
      = vv_store_list_sessions (vv_workspace_get_store (ws), NULL, match->id, error);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      VvSession *session = g_ptr_array_index (sessions, i);
      gboolean is_held = vv_programmes_is_held (session->state);
      facts->first_session_held = facts->first_session_held || is_held;
      facts->final_held = facts->final_held || (is_held && g_strcmp0 (session->kind, "final") == 0);
    }
  return sessions != NULL;
}

static gboolean
is_person_form_home (VvWorkspace *ws,
                     const VvMatch *match,
                     const char *form,
                     const char *person,
                     gboolean *home,
                     gboolean *offered,
                     GError **error)
{
  VvDocumentQuery query = { .programme = match->programme, .form = form, .person = person };
  g_autoptr (GPtrArray) documents = vv_store_list_documents (vv_workspace_get_store (ws), &query, error);
  *home = FALSE;
  *offered = FALSE;
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      VvDocument *document = g_ptr_array_index (documents, i);
      *offered = *offered || document->state != VV_DOCUMENT_NOT_STARTED;
      *home = *home || vv_programmes_is_home (document->state);
    }
  return documents != NULL;
}

static gboolean
is_mandatory (const MatchView *view, const VvRegisterEntry *entry)
{
  gboolean is_group = view->facts.match->mentees->len > 1;
  VvRequirement requirement = vv_register_requirement (entry, view->programme, is_group, FALSE);
  if (view->template != NULL
      && vv_template_requirement (view->template, entry->id) != VV_REQUIREMENT_MANDATORY
      && vv_template_requirement (view->template, entry->id) != VV_REQUIREMENT_CONDITIONAL)
    return FALSE;
  return requirement == VV_REQUIREMENT_MANDATORY;
}

/* Only papers of the match and its mentees hold a match open; those of each session are followed up with it.
 */
static gboolean
check_paper (VvWorkspace *ws,
             const MatchView *view,
             const VvRegisterEntry *entry,
             gboolean *missing,
             GError **error)
{
  const VvMatch *match = view->facts.match;
  gboolean is_of_match = g_str_equal (entry->per, "match") || g_str_equal (entry->per, "group");
  gboolean is_of_mentee = g_str_equal (entry->per, "mentee") && entry->folder != VV_FOLDER_RESTRICTED;
  *missing = FALSE;
  if (!entry->is_form || (!is_of_match && !is_of_mentee) || !is_mandatory (view, entry))
    return TRUE;
  if (is_of_match)
    {
      gboolean filed = FALSE;
      if (!vv_sessions_is_filed (ws, entry->id, match->id, NULL, &filed, error))
        return FALSE;
      *missing = !filed;
      return TRUE;
    }
  for (guint i = 0; i < match->mentees->len && !*missing; i++)
    {
      gboolean home = FALSE, offered = FALSE;
      if (!is_person_form_home (ws, match, entry->id, g_ptr_array_index (match->mentees, i), &home, &offered,
                                error))
        return FALSE;
      *missing = !home;
    }
  return TRUE;
}

static gboolean
list_missing (VvWorkspace *ws, MatchView *view, GError **error)
{
  gsize n = 0;
  const VvRegisterEntry *entries = vv_register_list (&n);
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  for (gsize i = 0; i < n; i++)
    {
      gboolean is_missing = FALSE;
      if (!check_paper (ws, view, &entries[i], &is_missing, error))
        return FALSE;
      if (is_missing)
        g_strv_builder_add (missing, entries[i].id);
    }
  view->missing = g_strv_builder_end (missing);
  view->facts.missing = (const char *const *)view->missing;
  return TRUE;
}

static gboolean
count_final_answers (VvWorkspace *ws, MatchView *view, GError **error)
{
  const VvMatch *match = view->facts.match;
  gboolean is_asked
      = view->template == NULL || vv_template_requirement (view->template, "FMQ") == VV_REQUIREMENT_MANDATORY;
  view->facts.final_offered = TRUE;
  for (guint i = 0; is_asked && i < match->mentees->len; i++)
    {
      gboolean home = FALSE, offered = FALSE;
      if (!is_person_form_home (ws, match, "FMQ", g_ptr_array_index (match->mentees, i), &home, &offered,
                                error))
        return FALSE;
      view->facts.final_unanswered += !home;
      view->facts.final_offered = view->facts.final_offered && offered;
    }
  return TRUE;
}

static gboolean
collect (VvWorkspace *ws, const VvMatch *match, const char *reason, MatchView *view, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  VvMatchFacts *facts = &view->facts;
  gboolean question_set = FALSE;
  facts->match = match;
  facts->reason = reason;
  view->programme = vv_store_get_programme (store, match->programme, error);
  if (view->programme == NULL || !load_template (view->programme, &view->template, error))
    return FALSE;
  view->mentor = vv_store_get_enrolment (store, match->programme, match->mentor, VV_ROLE_MENTOR, error);
  if (view->mentor == NULL)
    return FALSE;
  facts->mentor = view->mentor;
  facts->group_max = view->programme->group_max;
  /* Locking is the coordinator's word that both sides have been told. */
  facts->both_informed = TRUE;
  facts->no_midterm = view->template != NULL && !view->template->has_midterm;
  facts->closure_note = !vv_is_empty (reason);
  if (!count_mentor_mentees (ws, match, &facts->mentor_mentees, error)
      || !look_at_sessions (ws, match, facts, error)
      || !vv_sessions_is_filed (ws, "AGR", match->id, NULL, &facts->agreement_filed, error)
      || !vv_sessions_is_filed (ws, "MMR", match->id, NULL, &facts->midterm_filed, error)
      || !vv_sessions_is_filed (ws, "FSQ", match->id, NULL, &question_set, error))
    return FALSE;
  facts->final_held = facts->final_held || question_set;
  return count_final_answers (ws, view, error) && list_missing (ws, view, error);
}

/* --- what follows for the people --- */

/* Where a person goes when a match comes to a state; NULL: stays. */
static const char *
find_mentor_state (VvMatchState state, gboolean has_started)
{
  switch (state)
    {
    case VV_MATCH_RESERVED:
    case VV_MATCH_LOCKED:
      return "matched";
    case VV_MATCH_STARTED:
    case VV_MATCH_RUNNING:
      return "active";
    case VV_MATCH_PROPOSED:
    case VV_MATCH_REMATCH:
      return "available";
    case VV_MATCH_CLOSED:
    case VV_MATCH_ENDED_EARLY:
      return "finished";
    case VV_MATCH_MIDTERM_DONE:
    case VV_MATCH_FINAL_DONE:
    default:
      return NULL;
    }
}

static const char *
find_mentee_state (VvMatchState state, gboolean has_started)
{
  switch (state)
    {
    case VV_MATCH_RESERVED:
    case VV_MATCH_LOCKED:
      return "matched";
    case VV_MATCH_STARTED:
    case VV_MATCH_RUNNING:
      return "active";
    case VV_MATCH_PROPOSED:
      return "consented";
    case VV_MATCH_REMATCH:
      return has_started ? "transferred" : "consented";
    case VV_MATCH_FINAL_DONE:
    case VV_MATCH_CLOSED:
      return "finished";
    case VV_MATCH_ENDED_EARLY:
      return "ended_early";
    case VV_MATCH_MIDTERM_DONE:
    default:
      return NULL;
    }
}

/* A mentor who has not been taken on yet does not become so by being matched. */
static gboolean
is_taken_on (const VvEnrolment *mentor)
{
  VvMentorState state;
  return vv_mentor_state_from_string (mentor->state, &state) && state >= VV_MENTOR_CONTRACTED;
}

static gboolean
move_people (VvWorkspace *ws,
             const VvMatch *match,
             const VvEnrolment *mentor,
             VvMatchState from,
             const char *reason,
             GError **error)
{
  gboolean has_started = from >= VV_MATCH_STARTED && from <= VV_MATCH_MIDTERM_DONE;
  const char *for_mentor = find_mentor_state (match->state, has_started);
  const char *for_mentee = find_mentee_state (match->state, has_started);
  const char *note = vv_is_empty (reason) ? match->reason : reason;
  if (for_mentor != NULL && is_taken_on (mentor)
      && !vv_people_follow (ws, match->programme, match->mentor, VV_ROLE_MENTOR, for_mentor, note, error))
    return FALSE;
  for (guint i = 0; for_mentee != NULL && i < match->mentees->len; i++)
    if (!vv_people_follow (ws, match->programme, g_ptr_array_index (match->mentees, i), VV_ROLE_MENTEE,
                           for_mentee, note, error))
      return FALSE;
  return TRUE;
}

/* Before both sides are told: the mentor is ready, and the mentees have consented. */
static gboolean
check_ready (VvWorkspace *ws, const VvMatch *match, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  for (guint i = 0; i <= match->mentees->len; i++)
    {
      VvRole role = i == 0 ? VV_ROLE_MENTOR : VV_ROLE_MENTEE;
      const char *person = i == 0 ? match->mentor : g_ptr_array_index (match->mentees, i - 1);
      g_autoptr (VvEnrolment) enrolment
          = vv_store_get_enrolment (store, match->programme, person, role, error);
      g_autoptr (GPtrArray) lacks = enrolment != NULL ? vv_people_what_lacks (ws, enrolment, error) : NULL;
      if (lacks == NULL)
        return FALSE;
      if (lacks->len == 0)
        continue;
      g_autofree char *name = vv_workspace_person_name (ws, person, role, error);
      if (name != NULL)
        g_set_error (error, VV_ERROR, VV_ERROR_RULE, "%s: %s", name, (char *)g_ptr_array_index (lacks, 0));
      return FALSE;
    }
  return TRUE;
}

static void
note_state (VvWorkspace *ws, VvMatch *match, VvMatchState state, const char *reason)
{
  g_autofree char *today = vv_workspace_today (ws);
  match->state = state;
  if (!vv_is_empty (reason))
    vv_set_string (&match->reason, reason);
  if (state == VV_MATCH_LOCKED)
    vv_set_string (&match->locked_on, today);
  if (state == VV_MATCH_STARTED)
    vv_set_string (&match->started_on, today);
  if (state == VV_MATCH_CLOSED || state == VV_MATCH_ENDED_EARLY || state == VV_MATCH_REMATCH)
    vv_set_string (&match->closed_on, today);
}

static gboolean
become (VvWorkspace *ws, VvMatch *match, VvMatchState state, const char *reason, GError **error)
{
  g_auto (MatchView) view = { 0 };
  VvMatchState from = match->state;
  if (!collect (ws, match, reason, &view, error)
      || !vv_match_may_become (&view.facts, state, vv_workspace_get_actor (ws), vv_workspace_get_clock (ws),
                               error))
    return FALSE;
  if (state == VV_MATCH_LOCKED && !check_ready (ws, match, error))
    return FALSE;
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  if (transaction == NULL)
    return FALSE;
  note_state (ws, match, state, reason);
  return vv_store_put_match (vv_workspace_get_store (ws), match, error)
         && vv_workspace_audit (ws, "match.state", match->id, vv_match_state_to_string (state), error)
         && move_people (ws, match, view.mentor, from, reason, error)
         && vv_transaction_commit (transaction, error);
}

/* First names of a pair, or of the mentor of a group without a name. */
static char *
take_first_name (const char *name)
{
  const char *blank = name != NULL ? strchr (name, ' ') : NULL;
  return blank != NULL ? g_strndup (name, (gsize)(blank - name)) : g_strdup (name);
}

/* --- shared by tasks --- */

gboolean
vv_matching_follow (VvWorkspace *ws, const char *match, VvMatchState state, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (VvMatch) record = vv_store_get_match (vv_workspace_get_store (ws), match, error);
  if (record == NULL)
    return FALSE;
  g_auto (MatchView) view = { 0 };
  if (!collect (ws, record, NULL, &view, error))
    return FALSE;
  /* What a coordinator may do follows from a step of the mentor as well. */
  const VvActor program = { .person = NULL, .role = VV_ROLE_COORDINATOR, .cnf_filed = TRUE };
  if (!vv_match_may_become (&view.facts, state, &program, vv_workspace_get_clock (ws), &local))
    return TRUE;
  VvMatchState from = record->state;
  note_state (ws, record, state, NULL);
  return vv_store_put_match (vv_workspace_get_store (ws), record, error)
         && vv_workspace_audit (ws, "match.state", match, vv_match_state_to_string (state), error)
         && move_people (ws, record, view.mentor, from, NULL, error);
}

/* --- public --- */

gboolean
vv_matching_set_state (VvWorkspace *ws,
                       const char *match,
                       VvMatchState state,
                       const char *reason,
                       GError **error)
{
  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error))
    return FALSE;
  g_autoptr (VvMatch) record = vv_store_get_match (vv_workspace_get_store (ws), match, error);
  return record != NULL && become (ws, record, state, reason, error);
}

gboolean
vv_matching_lock (VvWorkspace *ws, const char *match, const char *reason, GError **error)
{
  return vv_matching_set_state (ws, match, VV_MATCH_LOCKED, reason, error);
}

/* A locked match is free to be changed again; a reservation is taken back. */
gboolean
vv_matching_unlock (VvWorkspace *ws, const char *match, const char *reason, GError **error)
{
  return vv_matching_set_state (ws, match, VV_MATCH_PROPOSED, reason, error);
}

VvMatch *
vv_matching_get (VvWorkspace *ws, const char *match, GError **error)
{
  return vv_store_get_match (vv_workspace_get_store (ws), match, error);
}

GPtrArray *
vv_matching_list (VvWorkspace *ws, const char *programme, const char *person, GError **error)
{
  return vv_store_list_matches (vv_workspace_get_store (ws), programme, person, error);
}

static gboolean
check_members (VvWorkspace *ws, const VvMatch *match, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autoptr (VvEnrolment) mentor
      = vv_store_get_enrolment (store, match->programme, match->mentor, VV_ROLE_MENTOR, error);
  for (guint i = 0; mentor != NULL && i < match->mentees->len; i++)
    {
      g_autoptr (VvEnrolment) mentee = vv_store_get_enrolment (
          store, match->programme, g_ptr_array_index (match->mentees, i), VV_ROLE_MENTEE, error);
      if (mentee == NULL)
        return FALSE;
    }
  return mentor != NULL;
}

/* A match made by hand starts as PROPOSED; a changed one keeps its state and its members once it is locked.
 */
static gboolean
check_match (VvWorkspace *ws, const VvMatch *match, GError **error)
{
  if (match->version == 0)
    {
      if (match->state == VV_MATCH_PROPOSED)
        return check_members (ws, match, error);
      g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE, _ ("A new match starts as a proposal."));
      return FALSE;
    }
  g_autoptr (VvMatch) stored = vv_store_get_match (vv_workspace_get_store (ws), match->id, error);
  if (stored == NULL)
    return FALSE;
  gboolean same_members
      = stored->mentees->len == match->mentees->len && g_strcmp0 (stored->mentor, match->mentor) == 0;
  for (guint i = 0; same_members && i < match->mentees->len; i++)
    same_members = vv_match_has_mentee (stored, g_ptr_array_index (match->mentees, i));
  if (stored->state != match->state || (!same_members && stored->state != VV_MATCH_PROPOSED))
    {
      g_set_error_literal (
          error, VV_ERROR, VV_ERROR_STATE,
          _ ("State and members of a match are changed by their own steps: unlock it first."));
      return FALSE;
    }
  return same_members || check_members (ws, match, error);
}

gboolean
vv_matching_save (VvWorkspace *ws, VvMatch *match, GError **error)
{
  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error) || !check_match (ws, match, error))
    return FALSE;
  if (match->id == NULL)
    match->id = vv_workspace_new_id (ws);
  int version = match->version;
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  if (transaction != NULL && vv_store_put_match (vv_workspace_get_store (ws), match, error)
      && vv_workspace_audit (ws, version == 0 ? "match.add" : "match.change", match->id, NULL, error)
      && vv_transaction_commit (transaction, error))
    return TRUE;
  match->version = version;
  return FALSE;
}

char *
vv_matching_title (VvWorkspace *ws, const VvMatch *match, GError **error)
{
  if (!vv_is_empty (match->group_name))
    return g_strdup_printf (_ ("Group %s"), match->group_name);
  g_autofree char *mentor_name = vv_workspace_person_name (ws, match->mentor, VV_ROLE_MENTOR, error);
  if (mentor_name == NULL)
    return NULL;
  g_autofree char *mentor = take_first_name (mentor_name);
  if (match->mentees->len > 1)
    return g_strdup_printf (_ ("%s's group"), mentor);
  if (match->mentees->len == 0)
    return g_steal_pointer (&mentor);
  g_autofree char *mentee_name
      = vv_workspace_person_name (ws, g_ptr_array_index (match->mentees, 0), VV_ROLE_MENTEE, error);
  if (mentee_name == NULL)
    return NULL;
  g_autofree char *mentee = take_first_name (mentee_name);
  const char *names[] = { mentor, mentee, NULL };
  return vv_locale_join (vv_screen_language (), names);
}

char *
vv_matching_solve_json (const char *json, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) in = g_bytes_new (json, strlen (json));
  g_autoptr (VvProblem) problem = vv_solve_json_read (in, error);
  g_autoptr (VvSolution) solution
      = problem != NULL ? vv_solver_solve (problem, NULL, NULL, cancellable, error) : NULL;
  if (solution == NULL)
    return NULL;
  g_autoptr (GBytes) out = vv_solve_json_write (solution);
  gsize size = 0;
  const char *text = g_bytes_get_data (out, &size);
  return g_strndup (text, size);
}
