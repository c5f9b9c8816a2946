#include "config.h"

#include "vv-sessions-private.h"

#include <glib/gi18n-lib.h>
#include "vv-date.h"
#include "vv-error.h"
#include "vv-matching-private.h"
#include "vv-people-private.h"
#include "vv-programmes-private.h"
#include "vv-rules.h"
#include "vv-schedule.h"
#include "vv-strings.h"
#include "vv-template.h"
#include "vv-transitions.h"

/* A session with what it belongs to. */
typedef struct
{
  VvSession *session;
  VvMatch *match;
  VvProgramme *programme;
  VvTemplate *template; /* NULL: a kind of programme the organisation made itself */
} Scene;

static void
clear_scene (Scene *scene)
{
  g_clear_pointer (&scene->session, vv_session_free);
  g_clear_pointer (&scene->match, vv_match_free);
  g_clear_pointer (&scene->programme, vv_programme_free);
  g_clear_pointer (&scene->template, vv_template_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, clear_scene)

static gboolean
load_scene_of_match (VvWorkspace *ws, const char *match, Scene *scene, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  scene->match = vv_store_get_match (store, match, error);
  if (scene->match == NULL)
    return FALSE;
  scene->programme = vv_store_get_programme (store, scene->match->programme, error);
  if (scene->programme == NULL)
    return FALSE;
  if (vv_is_empty (scene->programme->template_id))
    return TRUE;
  g_autoptr (GError) local = NULL;
  scene->template = vv_template_load (NULL, scene->programme->template_id, &local);
  if (local == NULL || g_error_matches (local, VV_ERROR, VV_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_scene (VvWorkspace *ws, const char *session, Scene *scene, GError **error)
{
  scene->session = vv_store_get_session (vv_workspace_get_store (ws), session, error);
  return scene->session != NULL && load_scene_of_match (ws, scene->session->match, scene, error);
}

/* The coordinator, or the mentor of this very match. */
static gboolean
require_part (VvWorkspace *ws, const VvMatch *match, GError **error)
{
  const VvActor *actor = vv_workspace_get_actor (ws);
  if (!vv_workspace_require (ws, VV_DUTY_MEET, error))
    return FALSE;
  if (actor->role == VV_ROLE_COORDINATOR || g_strcmp0 (actor->person, match->mentor) == 0)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_PERMISSION,
                       _ ("Only the coordinator and the mentor of this pair or group may do this."));
  return FALSE;
}

static gboolean
check_time (const char *time, GError **error)
{
  int hour = -1, minute = -1;
  if (vv_is_empty (time)
      || (sscanf (time, "%2d:%2d", &hour, &minute) == 2 && hour >= 0 && hour < 24 && minute >= 0
          && minute < 60))
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_INVALID,
               _ ("Time: write “%s” as hours and minutes, for example 16:30."), time);
  return FALSE;
}

static gboolean
check_date (const char *date, GError **error)
{
  if (!vv_is_empty (date) && vv_date_is_valid (date))
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("Date: %s is not a day of the calendar."),
               vv_is_empty (date) ? "“”" : date);
  return FALSE;
}

static gboolean
become (VvWorkspace *ws, Scene *scene, VvSessionState from, VvSessionState to, GError **error)
{
  VvSessionFacts facts = { .session = scene->session,
                           .match = scene->match,
                           .from = from,
                           .notice_days = scene->programme->notice_days,
                           .without_tasks = scene->template != NULL && !scene->template->diary_has_tasks };
  if (!vv_sessions_is_filed (ws, "AGR", scene->match->id, NULL, &facts.agreement_filed, error)
      || !vv_sessions_is_filed (ws, "ATT", scene->match->id, scene->session->id, &facts.list_filed, error)
      || !vv_session_may_become (&facts, to, vv_workspace_get_actor (ws), vv_workspace_get_clock (ws), error))
    return FALSE;
  scene->session->state = to;
  return TRUE;
}

static gboolean
store_session (VvWorkspace *ws, VvSession *session, const char *act, GError **error)
{
  return vv_store_put_session (vv_workspace_get_store (ws), session, error)
         && vv_workspace_audit (ws, act, session->id, vv_session_state_to_string (session->state), error);
}

/* --- planning --- */

/* Sessions of the match that are still only planned, by number; and the highest number already used up. */
static GPtrArray *
list_planned (VvWorkspace *ws, const char *match, int *used, GError **error)
{
  g_autoptr (GPtrArray) sessions = vv_store_list_sessions (vv_workspace_get_store (ws), NULL, match, error);
  if (sessions == NULL)
    return NULL;
  GPtrArray *planned = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_session_free);
  *used = 0;
  for (guint i = 0; i < sessions->len; i++)
    {
      VvSession *session = g_ptr_array_index (sessions, i);
      if (session->state == VV_SESSION_PLANNED)
        g_ptr_array_add (planned, vv_session_copy (session));
      else if (session->state != VV_SESSION_MOVED)
        *used = MAX (*used, session->number);
    }
  return planned;
}

/* Topics are given from the first session that is planned anew. */
static char **
shift_topics (const char *const *topics, int used)
{
  g_autoptr (GStrvBuilder) shifted = g_strv_builder_new ();
  for (int i = 0; i < used; i++)
    g_strv_builder_add (shifted, "");
  for (guint i = 0; topics != NULL && topics[i] != NULL; i++)
    g_strv_builder_add (shifted, topics[i]);
  return g_strv_builder_end (shifted);
}

/* A session planned before keeps its id, so that papers and calendars go on pointing to it. */
static void
take_over (VvSession *session, const VvSession *before)
{
  vv_set_string (&session->id, before->id);
  session->version = before->version;
  if (vv_is_empty (session->topic))
    vv_set_string (&session->topic, before->topic);
}

static gboolean
store_plan (VvWorkspace *ws, Scene *scene, GPtrArray *planned, GPtrArray *sessions, GError **error)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      VvSession *session = g_ptr_array_index (sessions, i);
      if (i < planned->len)
        take_over (session, g_ptr_array_index (planned, i));
      if (!vv_store_put_session (vv_workspace_get_store (ws), session, error))
        return FALSE;
    }
  for (guint i = sessions->len; i < planned->len; i++)
    {
      VvSession *session = g_ptr_array_index (planned, i);
      session->state = VV_SESSION_CANCELLED;
      vv_set_string (&session->moved_by, "coordinator");
      g_free (session->notice_date);
      session->notice_date = vv_workspace_today (ws);
      vv_set_string (&session->reason, _ ("Left out of the new plan"));
      if (!store_session (ws, session, "session.cancel", error))
        return FALSE;
    }
  if (sessions->len > 0)
    vv_set_string (&scene->match->first_session, ((VvSession *)g_ptr_array_index (sessions, 0))->number == 1
                                                     ? ((VvSession *)g_ptr_array_index (sessions, 0))->date
                                                     : scene->match->first_session);
  return vv_store_put_match (vv_workspace_get_store (ws), scene->match, error);
}

static GPtrArray *
make_series (VvWorkspace *ws, Scene *scene, VvSchedule *schedule, int used, GError **error)
{
  int rhythm = schedule->rhythm_days > 0 ? schedule->rhythm_days : scene->programme->rhythm_days;
  int count = schedule->count > 0 ? schedule->count : scene->programme->sessions;
  if (used >= count)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_STATE,
                   ngettext ("All %d session has been held or called off. Plan a greater number.",
                             "All %d sessions have been held or called off. Plan a greater number.", count),
                   count);
      return NULL;
    }
  /* The series is laid out as a whole, so that midterm and final stay where they belong. */
  g_autofree char *anchor = vv_date_add_days (schedule->first_date, -used * rhythm);
  schedule->first_date = anchor;
  g_autoptr (GPtrArray) sessions
      = vv_schedule_make (scene->programme, scene->match, schedule, vv_workspace_get_random (ws), error);
  if (sessions != NULL)
    g_ptr_array_remove_range (sessions, 0, (guint)used);
  return g_steal_pointer (&sessions);
}

/* --- holding --- */

static gboolean
check_attendance (const VvMatch *match, const VvAttendance *line, GError **error)
{
  static const char *const WORDS[] = { "present", "absent_notice", "absent", NULL };
  if (g_strcmp0 (line->person, match->mentor) != 0 && !vv_match_has_mentee (match, line->person))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("%s does not belong to this pair or group."),
                   line->person);
      return FALSE;
    }
  if (line->presence != NULL && g_strv_contains (WORDS, line->presence))
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                       _ ("Presence: say present, absent_notice (told before) or absent."));
  return FALSE;
}

static const VvAttendance *
find_line (GPtrArray *attendance, const char *person)
{
  for (guint i = 0; attendance != NULL && i < attendance->len; i++)
    {
      const VvAttendance *line = g_ptr_array_index (attendance, i);
      if (g_strcmp0 (line->person, person) == 0)
        return line;
    }
  return NULL;
}

/* Everybody of the match gets a line; who is not mentioned was there. */
static gboolean
store_attendance (VvWorkspace *ws, Scene *scene, GPtrArray *given, int *present, GError **error)
{
  for (guint i = 0; given != NULL && i < given->len; i++)
    if (!check_attendance (scene->match, g_ptr_array_index (given, i), error))
      return FALSE;
  *present = 0;
  for (guint i = 0; i <= scene->match->mentees->len; i++)
    {
      const char *person = i == 0 ? scene->match->mentor : g_ptr_array_index (scene->match->mentees, i - 1);
      const VvAttendance *line = find_line (given, person);
      g_autoptr (VvAttendance) record
          = vv_attendance_new (scene->session->id, person, line != NULL ? line->presence : "present");
      vv_set_string (&record->catch_up, line != NULL ? line->catch_up : NULL);
      *present += i > 0 && g_strcmp0 (record->presence, "present") == 0;
      if (!vv_store_put_attendance (vv_workspace_get_store (ws), record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
follow_people (VvWorkspace *ws, const VvMatch *match, const char *state, GError **error)
{
  if (!vv_people_follow (ws, match->programme, match->mentor, VV_ROLE_MENTOR, state, NULL, error))
    return FALSE;
  for (guint i = 0; i < match->mentees->len; i++)
    if (!vv_people_follow (ws, match->programme, g_ptr_array_index (match->mentees, i), VV_ROLE_MENTEE, state,
                           NULL, error))
      return FALSE;
  return TRUE;
}

/* The first session is where the question "are we well matched?" is asked; a match for which it was answered
 * no is taken to REMATCH instead. */
static gboolean
follow_first_session (VvWorkspace *ws, Scene *scene, GError **error)
{
  if (scene->match->state != VV_MATCH_LOCKED)
    return TRUE;
  scene->match->well_matched = TRUE;
  if (!vv_store_put_match (vv_workspace_get_store (ws), scene->match, error))
    return FALSE;
  return vv_matching_follow (ws, scene->match->id, VV_MATCH_STARTED, error)
         && vv_matching_follow (ws, scene->match->id, VV_MATCH_RUNNING, error)
         && follow_people (ws, scene->match, "active", error);
}

/* --- moving --- */

static gboolean
note_change (VvSession *session, const char *by, const char *notice_date, const char *reason, GError **error)
{
  static const char *const WHO[] = { "mentor", "mentee", "coordinator", NULL };
  if (by == NULL || !g_strv_contains (WHO, by))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("Who changed it: say mentor, mentee or coordinator."));
      return FALSE;
    }
  if (!check_date (notice_date, error))
    return FALSE;
  vv_set_string (&session->moved_by, by);
  vv_set_string (&session->notice_date, notice_date);
  vv_set_string (&session->reason, reason);
  return TRUE;
}

static VvSession *
make_replacement (VvWorkspace *ws, const VvSession *session, const char *new_date)
{
  VvSession *copy = vv_session_copy (session);
  g_free (copy->id);
  copy->id = vv_workspace_new_id (ws);
  copy->version = 0;
  copy->state = VV_SESSION_PLANNED;
  copy->late_notice = FALSE;
  vv_set_string (&copy->date, new_date);
  vv_set_string (&copy->moved_to, NULL);
  vv_set_string (&copy->moved_by, NULL);
  vv_set_string (&copy->notice_date, NULL);
  vv_set_string (&copy->reason, NULL);
  return copy;
}

static void
flag_late_notice (Scene *scene)
{
  g_autoptr (GError) late = NULL;
  scene->session->late_notice = !vv_rule_r09_notice (scene->session, scene->programme->notice_days, &late);
}

/* --- diary --- */

static void
copy_diary (VvSession *session, const VvSession *from)
{
  vv_set_string (&session->diary_writer, from->diary_writer);
  vv_set_string (&session->diary_talked, from->diary_talked);
  vv_set_string (&session->diary_useful, from->diary_useful);
  vv_set_string (&session->diary_open, from->diary_open);
  vv_set_string (&session->diary_tasks, from->diary_tasks);
  vv_set_string (&session->diary_next, from->diary_next);
  vv_set_string (&session->mentor_comment, from->mentor_comment);
  session->diary_rating = from->diary_rating;
}

/* As far as the diary goes: written, commented, filed with its list. */
static gboolean
follow_diary (VvWorkspace *ws, Scene *scene, GError **error)
{
  VvSession *session = scene->session;
  gboolean list_filed = FALSE;
  if (session->state == VV_SESSION_HELD
      && !become (ws, scene, VV_SESSION_HELD, VV_SESSION_DIARY_WRITTEN, error))
    return FALSE;
  if (session->state == VV_SESSION_DIARY_WRITTEN && !vv_is_empty (session->mentor_comment)
      && !become (ws, scene, VV_SESSION_DIARY_WRITTEN, VV_SESSION_COMMENTED, error))
    return FALSE;
  if (!vv_sessions_is_filed (ws, "ATT", scene->match->id, session->id, &list_filed, error))
    return FALSE;
  return session->state != VV_SESSION_COMMENTED || !list_filed
         || become (ws, scene, VV_SESSION_COMMENTED, VV_SESSION_FILED, error);
}

static GHashTable *
count_entries (VvWorkspace *ws, const char *match, GError **error)
{
  g_autoptr (GPtrArray) sessions = vv_store_list_sessions (vv_workspace_get_store (ws), NULL, match, error);
  if (sessions == NULL)
    return NULL;
  GHashTable *entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < sessions->len; i++)
    {
      VvSession *session = g_ptr_array_index (sessions, i);
      if (vv_is_empty (session->diary_writer))
        continue;
      int n = GPOINTER_TO_INT (g_hash_table_lookup (entries, session->diary_writer));
      g_hash_table_insert (entries, g_strdup (session->diary_writer), GINT_TO_POINTER (n + 1));
    }
  return entries;
}

/* --- shared by tasks --- */

gboolean
vv_sessions_is_filed (VvWorkspace *ws,
                      const char *form,
                      const char *match,
                      const char *session,
                      gboolean *result,
                      GError **error)
{
  VvDocumentQuery query = { .form = form, .match = session == NULL ? match : NULL, .session = session };
  g_autoptr (GPtrArray) documents = vv_store_list_documents (vv_workspace_get_store (ws), &query, error);
  *result = FALSE;
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    *result = *result || vv_programmes_is_home (((VvDocument *)g_ptr_array_index (documents, i))->state);
  return documents != NULL;
}

/* --- public --- */

GPtrArray *
vv_sessions_plan (VvWorkspace *ws,
                  const char *match,
                  const char *first_date,
                  const char *time,
                  const char *place,
                  const char *const *topics,
                  int count,
                  int rhythm_days,
                  GError **error)
{
  g_auto (Scene) scene = { 0 };
  int used = 0;
  if (!load_scene_of_match (ws, match, &scene, error) || !require_part (ws, scene.match, error)
      || !check_date (first_date, error) || !check_time (time, error))
    return NULL;
  if (scene.match->state != VV_MATCH_RESERVED && !vv_match_is_live (scene.match))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE,
                           _ ("Sessions are planned for pairs and groups that are reserved or under way."));
      return NULL;
    }
  g_autoptr (GPtrArray) planned = list_planned (ws, match, &used, error);
  if (planned == NULL)
    return NULL;
  g_auto (GStrv) shifted = shift_topics (topics, used);
  VvSchedule schedule = { .first_date = first_date,
                          .time = time,
                          .place = place,
                          .topics = (const char *const *)shifted,
                          .count = count,
                          .rhythm_days = rhythm_days,
                          .no_midterm = scene.template != NULL && !scene.template->has_midterm };
  g_autoptr (GPtrArray) sessions = make_series (ws, &scene, &schedule, used, error);
  if (sessions == NULL)
    return NULL;
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  if (transaction == NULL || !store_plan (ws, &scene, planned, sessions, error)
      || !vv_workspace_audit (ws, "session.plan", match, NULL, error)
      || !vv_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&sessions);
}

VvSession *
vv_sessions_get (VvWorkspace *ws, const char *session, GError **error)
{
  return vv_store_get_session (vv_workspace_get_store (ws), session, error);
}

GPtrArray *
vv_sessions_list (VvWorkspace *ws, const char *programme, const char *match, GError **error)
{
  return vv_store_list_sessions (vv_workspace_get_store (ws), programme, match, error);
}

gboolean
vv_sessions_save (VvWorkspace *ws, VvSession *session, GError **error)
{
  g_auto (Scene) scene = { 0 };
  if (!load_scene (ws, session->id, &scene, error) || !require_part (ws, scene.match, error)
      || !check_date (session->date, error) || !check_time (session->time, error))
    return FALSE;
  if (scene.session->state != VV_SESSION_PLANNED || session->state != VV_SESSION_PLANNED)
    {
      g_set_error_literal (
          error, VV_ERROR, VV_ERROR_STATE,
          _ ("Only a session that is still planned can be changed. Move or record it instead."));
      return FALSE;
    }
  int version = session->version;
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  gboolean done = transaction != NULL && store_session (ws, session, "session.change", error);
  if (done && session->number == 1)
    {
      vv_set_string (&scene.match->first_session, session->date);
      done = vv_store_put_match (vv_workspace_get_store (ws), scene.match, error);
    }
  if (done && vv_transaction_commit (transaction, error))
    return TRUE;
  session->version = version;
  return FALSE;
}

gboolean
vv_sessions_record_held (VvWorkspace *ws, const char *session, GPtrArray *attendance, GError **error)
{
  g_auto (Scene) scene = { 0 };
  int present = 0;
  if (!load_scene (ws, session, &scene, error) || !require_part (ws, scene.match, error))
    return FALSE;
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  if (transaction == NULL || !store_attendance (ws, &scene, attendance, &present, error))
    return FALSE;
  VvSessionState to = present > 0 ? VV_SESSION_HELD : VV_SESSION_NOT_HELD;
  return become (ws, &scene, scene.session->state, to, error)
         && store_session (ws, scene.session, "session.held", error)
         && (to == VV_SESSION_NOT_HELD || follow_first_session (ws, &scene, error))
         && vv_transaction_commit (transaction, error);
}

VvSession *
vv_sessions_move (VvWorkspace *ws,
                  const char *session,
                  const char *new_date,
                  const char *moved_by,
                  const char *notice_date,
                  const char *reason,
                  GError **error)
{
  g_auto (Scene) scene = { 0 };
  if (!load_scene (ws, session, &scene, error) || !require_part (ws, scene.match, error)
      || !check_date (new_date, error) || !note_change (scene.session, moved_by, notice_date, reason, error))
    return NULL;
  g_autoptr (VvSession) replacement = make_replacement (ws, scene.session, new_date);
  vv_set_string (&scene.session->moved_to, replacement->id);
  flag_late_notice (&scene);
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  if (transaction == NULL || !become (ws, &scene, scene.session->state, VV_SESSION_MOVED, error)
      || !store_session (ws, replacement, "session.add", error)
      || !store_session (ws, scene.session, "session.move", error))
    return NULL;
  if (replacement->number == 1)
    {
      vv_set_string (&scene.match->first_session, new_date);
      if (!vv_store_put_match (vv_workspace_get_store (ws), scene.match, error))
        return NULL;
    }
  return vv_transaction_commit (transaction, error) ? g_steal_pointer (&replacement) : NULL;
}

gboolean
vv_sessions_cancel (VvWorkspace *ws,
                    const char *session,
                    const char *by,
                    const char *notice_date,
                    const char *reason,
                    GError **error)
{
  g_auto (Scene) scene = { 0 };
  if (!load_scene (ws, session, &scene, error) || !require_part (ws, scene.match, error)
      || !note_change (scene.session, by, notice_date, reason, error))
    return FALSE;
  flag_late_notice (&scene);
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  return transaction != NULL && become (ws, &scene, scene.session->state, VV_SESSION_CANCELLED, error)
         && store_session (ws, scene.session, "session.cancel", error)
         && vv_transaction_commit (transaction, error);
}

char *
vv_sessions_suggest_writer (VvWorkspace *ws, const char *session, GError **error)
{
  g_auto (Scene) scene = { 0 };
  if (!load_scene (ws, session, &scene, error))
    return NULL;
  g_autoptr (GPtrArray) attendance = vv_store_list_attendance (vv_workspace_get_store (ws), session, error);
  g_autoptr (GHashTable) entries = attendance != NULL ? count_entries (ws, scene.match->id, error) : NULL;
  if (entries == NULL)
    return NULL;
  g_autoptr (GStrvBuilder) present = g_strv_builder_new ();
  for (guint i = 0; i < attendance->len; i++)
    {
      VvAttendance *line = g_ptr_array_index (attendance, i);
      if (g_strcmp0 (line->presence, "present") == 0)
        g_strv_builder_add (present, line->person);
    }
  g_auto (GStrv) people = g_strv_builder_end (present);
  return vv_rule_r11_suggest_writer (scene.match, entries,
                                     attendance->len > 0 ? (const char *const *)people : NULL);
}

gboolean
vv_sessions_write_diary (VvWorkspace *ws, const VvSession *session, GError **error)
{
  g_auto (Scene) scene = { 0 };
  if (!load_scene (ws, session->id, &scene, error))
    return FALSE;
  const VvActor *actor = vv_workspace_get_actor (ws);
  gboolean is_own = actor->role == VV_ROLE_MENTEE && vv_match_has_mentee (scene.match, actor->person);
  if (!is_own && !require_part (ws, scene.match, error))
    return FALSE;
  if (!vv_programmes_is_held (scene.session->state))
    {
      g_set_error_literal (
          error, VV_ERROR, VV_ERROR_STATE,
          _ ("The diary is written about a session that was held. Record it as held first."));
      return FALSE;
    }
  if (session->diary_rating < 0 || session->diary_rating > 5)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID, _ ("How it was: choose 1 to 5."));
      return FALSE;
    }
  copy_diary (scene.session, session);
  if (!vv_is_empty (session->diary_writer)
      && !vv_rule_r11_may_write (scene.match, session->diary_writer, error))
    return FALSE;
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  return transaction != NULL && follow_diary (ws, &scene, error)
         && store_session (ws, scene.session, "session.diary", error)
         && vv_transaction_commit (transaction, error);
}

GPtrArray *
vv_sessions_attendance (VvWorkspace *ws, const char *session, GError **error)
{
  return vv_store_list_attendance (vv_workspace_get_store (ws), session, error);
}
