/* vv-today.c: what must be settled now, over all programmes. The judgement is the model's (vv-today.h of
 * src/model); here the records are brought together with the words the screen may show. */
#include "config.h"

#include "vv-programmes-private.h"

#include <glib/gi18n-lib.h>
#include "vv-today.h"
#include "vv-date.h"
#include "vv-documents.h"
#include "vv-error.h"
#include "vv-locale.h"
#include "vv-matching-private.h"
#include "vv-people-private.h"
#include "vv-plan.h"
#include "vv-register.h"
#include "vv-rules.h"
#include "vv-screen.h"
#include "vv-strings.h"

/* Everything the facts point into lives as long as this. */
typedef struct
{
  VvWorkspace *ws;
  VvForms *forms;
  char *today;
  GPtrArray *kept; /* records: VvDocument*, VvSession*, VvScanPage* lists */
  GStringChunk *words;
  GArray *documents;       /* VvTodayDocument */
  GArray *sessions;        /* VvTodaySession */
  GArray *pages;           /* VvTodayPage */
  GArray *questions;       /* VvTodayQuestion */
  GPtrArray *programmes;   /* char* ids */
  GHashTable *of_document; /* document id → programme id */
} Round;

/* One programme on the round. */
typedef struct
{
  const VvProgramme *programme;
  GPtrArray *matches;
  GHashTable *titles;   /* match id → title */
  GHashTable *sessions; /* match id → GPtrArray of VvSession* (borrowed) */
  GHashTable *papers;   /* "AGR match person" → anything: is there */
} Stop;

static void
clear_round (Round *round)
{
  g_free (round->today);
  g_clear_pointer (&round->kept, g_ptr_array_unref);
  g_clear_pointer (&round->words, g_string_chunk_free);
  g_clear_pointer (&round->documents, g_array_unref);
  g_clear_pointer (&round->sessions, g_array_unref);
  g_clear_pointer (&round->pages, g_array_unref);
  g_clear_pointer (&round->questions, g_array_unref);
  g_clear_pointer (&round->programmes, g_ptr_array_unref);
  g_clear_pointer (&round->of_document, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Round, clear_round)

static void
clear_stop (Stop *stop)
{
  g_clear_pointer (&stop->matches, g_ptr_array_unref);
  g_clear_pointer (&stop->titles, g_hash_table_unref);
  g_clear_pointer (&stop->sessions, g_hash_table_unref);
  g_clear_pointer (&stop->papers, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stop, clear_stop)

static GPtrArray *
keep (Round *round, GPtrArray *list)
{
  if (list != NULL)
    g_ptr_array_add (round->kept, list);
  return list;
}

/* A text that lives as long as the round; NULL stays NULL. */
static const char *
keep_text (Round *round, const char *text)
{
  return text != NULL ? g_string_chunk_insert (round->words, text) : NULL;
}

static gboolean
is_followed (VvProgrammeState state)
{
  return state >= VV_PROGRAMME_PLANNED && state <= VV_PROGRAMME_REVIEW;
}

static gboolean
load_matches (Round *round, Stop *stop, GError **error)
{
  stop->matches
      = vv_store_list_matches (vv_workspace_get_store (round->ws), stop->programme->id, NULL, error);
  stop->titles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; stop->matches != NULL && i < stop->matches->len; i++)
    {
      VvMatch *match = g_ptr_array_index (stop->matches, i);
      char *title = vv_matching_title (round->ws, match, error);
      if (title == NULL)
        return FALSE;
      g_hash_table_insert (stop->titles, match->id, title);
    }
  return stop->matches != NULL;
}

static gboolean
load_sessions (Round *round, Stop *stop, GError **error)
{
  GPtrArray *sessions = keep (
      round, vv_store_list_sessions (vv_workspace_get_store (round->ws), stop->programme->id, NULL, error));
  stop->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      VvSession *session = g_ptr_array_index (sessions, i);
      GPtrArray *of_match = g_hash_table_lookup (stop->sessions, session->match);
      if (of_match == NULL)
        {
          of_match = g_ptr_array_new ();
          g_hash_table_insert (stop->sessions, session->match, of_match);
        }
      g_ptr_array_add (of_match, session);
    }
  return sessions != NULL;
}

/* The dates a paper's due date may count from. Borrowed from the sessions. */
static VvAnchorDates
find_dates (const Stop *stop, const char *match, const char *session_id)
{
  VvAnchorDates dates = { 0 };
  GPtrArray *sessions = match != NULL ? g_hash_table_lookup (stop->sessions, match) : NULL;
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const VvSession *session = g_ptr_array_index (sessions, i);
      if (session_id != NULL && g_strcmp0 (session->id, session_id) == 0)
        dates.session = session->date;
      if (session->state == VV_SESSION_MOVED || session->state == VV_SESSION_CANCELLED)
        continue;
      if (session->number == 1)
        dates.first_session = session->date;
      if (session->number == 2)
        dates.second_session = session->date;
      if (g_strcmp0 (session->kind, "midterm") == 0)
        dates.midterm = session->date;
      if (g_strcmp0 (session->kind, "final") == 0)
        dates.final = session->date;
    }
  return dates;
}

/* The match in which somebody is a mentee. */
static const char *
find_match_of (const Stop *stop, const char *person)
{
  for (guint i = 0; person != NULL && i < stop->matches->len; i++)
    {
      const VvMatch *match = g_ptr_array_index (stop->matches, i);
      if (vv_match_has_mentee (match, person) && vv_match_is_live (match))
        return match->id;
    }
  return NULL;
}

static gboolean
is_mentee (Round *round, const Stop *stop, const char *person, gboolean *result, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (VvEnrolment) enrolment
      = vv_people_find_enrolment (round->ws, stop->programme->id, person, VV_ROLE_MENTEE, &local);
  *result = enrolment != NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Whom a paper is about, as the screen may say it. */
static gboolean
tell_subject (Round *round,
              const Stop *stop,
              const VvDocument *document,
              const char **subject,
              GError **error)
{
  gboolean of_mentee = FALSE;
  *subject = document->match != NULL ? g_hash_table_lookup (stop->titles, document->match) : NULL;
  if (*subject != NULL || document->person == NULL)
    return TRUE;
  if (!is_mentee (round, stop, document->person, &of_mentee, error))
    return FALSE;
  g_autofree char *name = vv_workspace_person_name (round->ws, document->person,
                                                    of_mentee ? VV_ROLE_MENTEE : VV_ROLE_MENTOR, error);
  *subject = keep_text (round, name);
  return name != NULL;
}

static gboolean
add_document (Round *round, const Stop *stop, const VvDocument *document, GError **error)
{
  const VvForm *form = vv_forms_find (round->forms, document->form);
  const VvRegisterEntry *entry = vv_register_find (document->form);
  const char *match = document->match != NULL ? document->match : find_match_of (stop, document->person);
  VvAnchorDates dates = find_dates (stop, match, document->session);
  g_autofree char *due = entry != NULL ? vv_register_due_date (entry, stop->programme, &dates) : NULL;
  VvTodayDocument fact
      = { .document = document,
          .title = form != NULL ? vv_form_title (form, vv_screen_language ()) : document->form,
          .due = keep_text (round, due) };
  if (!tell_subject (round, stop, document, &fact.subject, error))
    return FALSE;
  g_array_append_val (round->documents, fact);
  return TRUE;
}

static char *
make_key (const char *form, const char *match, const char *person)
{
  return g_strconcat (form, " ", match != NULL ? match : "", " ", person != NULL ? person : "", NULL);
}

static gboolean
add_documents (Round *round, Stop *stop, GError **error)
{
  VvDocumentQuery query = { .programme = stop->programme->id };
  GPtrArray *documents
      = keep (round, vv_store_list_documents (vv_workspace_get_store (round->ws), &query, error));
  stop->papers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      VvDocument *document = g_ptr_array_index (documents, i);
      g_hash_table_insert (round->of_document, document->id, (gpointer)stop->programme->id);
      if (document->state != VV_DOCUMENT_SUPERSEDED)
        g_hash_table_add (stop->papers, make_key (document->form, document->match, document->person));
    }
  /* A paper that is home settles the copies of it that are still out. */
  g_autoptr (GHashTable) home = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      VvDocument *document = g_ptr_array_index (documents, i);
      if (vv_programmes_is_home (document->state) && document->session == NULL)
        g_hash_table_add (home, make_key (document->form, document->match, document->person));
    }
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      VvDocument *document = g_ptr_array_index (documents, i);
      g_autofree char *key = make_key (document->form, document->match, document->person);
      if (document->state > VV_DOCUMENT_REVIEW || g_hash_table_contains (home, key))
        continue;
      if (!add_document (round, stop, document, error))
        return FALSE;
    }
  return documents != NULL;
}

/* A paper that should be there and was never made. */
static gboolean
add_unmade (Round *round, Stop *stop, const char *form, const char *match, const char *person, GError **error)
{
  g_autofree char *key = make_key (form, match, person);
  if (g_hash_table_contains (stop->papers, key))
    return TRUE;
  VvDocument *document = vv_document_new (NULL, stop->programme->id, form);
  GPtrArray *holder = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_document_free);
  g_ptr_array_add (holder, document);
  keep (round, holder);
  vv_set_string (&document->match, match);
  vv_set_string (&document->person, person);
  document->state = VV_DOCUMENT_NOT_STARTED;
  return add_document (round, stop, document, error);
}

static gboolean
add_unmade_papers (Round *round, Stop *stop, GError **error)
{
  for (guint i = 0; i < stop->matches->len; i++)
    {
      const VvMatch *match = g_ptr_array_index (stop->matches, i);
      if (!vv_match_is_live (match) || g_hash_table_lookup (stop->sessions, match->id) == NULL)
        continue;
      if (!add_unmade (round, stop, "AGR", match->id, NULL, error))
        return FALSE;
      for (guint j = 0; j < match->mentees->len; j++)
        if (!add_unmade (round, stop, "IMQ", NULL, g_ptr_array_index (match->mentees, j), error))
          return FALSE;
    }
  return TRUE;
}

static void
add_sessions (Round *round, Stop *stop)
{
  GHashTableIter iter;
  gpointer match, sessions;
  g_hash_table_iter_init (&iter, stop->sessions);
  while (g_hash_table_iter_next (&iter, &match, &sessions))
    for (guint i = 0; i < ((GPtrArray *)sessions)->len; i++)
      {
        const VvSession *session = g_ptr_array_index ((GPtrArray *)sessions, i);
        if (session->state > VV_SESSION_DIARY_WRITTEN || !vv_date_is_valid (session->date))
          continue;
        g_autofree char *when = vv_locale_format_date (vv_screen_language (), session->date);
        VvTodaySession fact = { .session = session,
                                .programme = stop->programme->id,
                                .subject = g_hash_table_lookup (stop->titles, match),
                                .when = keep_text (round, when) };
        g_array_append_val (round->sessions, fact);
      }
}

static void
add_question (Round *round, const Stop *stop, const char *what, const char *subject, VvTodayQuestion fact)
{
  fact.what = what;
  fact.programme = stop->programme->id;
  fact.subject = subject;
  g_array_append_val (round->questions, fact);
}

static void
ask_for_plans (Round *round, Stop *stop)
{
  for (guint i = 0; i < stop->matches->len; i++)
    {
      const VvMatch *match = g_ptr_array_index (stop->matches, i);
      GPtrArray *sessions = g_hash_table_lookup (stop->sessions, match->id);
      if (!vv_match_is_live (match) || sessions == NULL || stop->programme->state != VV_PROGRAMME_RUNNING
          || !vv_rule_r14_plan_next_due (sessions, vv_workspace_get_clock (round->ws)))
        continue;
      const char *session = NULL;
      for (guint j = 0; j < sessions->len && session == NULL; j++)
        if (((VvSession *)g_ptr_array_index (sessions, j))->state == VV_SESSION_PLANNED)
          session = ((VvSession *)g_ptr_array_index (sessions, j))->id;
      add_question (round, stop, "plan_next", g_hash_table_lookup (stop->titles, match->id),
                    (VvTodayQuestion){ .match = match->id, .session = session });
    }
}

static gboolean
ask_for_attests (Round *round, Stop *stop, GError **error)
{
  VvStore *store = vv_workspace_get_store (round->ws);
  GPtrArray *mentors
      = keep (round, vv_store_list_enrolments (store, stop->programme->id, NULL, "mentor", error));
  g_autoptr (GPtrArray) certificates
      = mentors != NULL ? vv_store_list_certificates (store, stop->programme->id, error) : NULL;
  for (guint i = 0; certificates != NULL && i < mentors->len; i++)
    {
      const VvEnrolment *mentor = g_ptr_array_index (mentors, i);
      gboolean offered = FALSE;
      for (guint j = 0; j < certificates->len; j++)
        offered
            = offered
              || g_strcmp0 (((VvCertificate *)g_ptr_array_index (certificates, j))->person, mentor->person)
                     == 0;
      if (!vv_rule_r27_attest_due (mentor, offered))
        continue;
      g_autofree char *name = vv_workspace_person_name (round->ws, mentor->person, VV_ROLE_MENTOR, error);
      if (name == NULL)
        return FALSE;
      add_question (round, stop, "attest", keep_text (round, name),
                    (VvTodayQuestion){ .person = mentor->person });
    }
  return certificates != NULL;
}

/* R10: who was absent, before the match meets again. */
static gboolean
ask_about_absence (Round *round, Stop *stop, const VvSession *session, const char *next, GError **error)
{
  GPtrArray *attendance
      = keep (round, vv_store_list_attendance (vv_workspace_get_store (round->ws), session->id, error));
  for (guint i = 0; attendance != NULL && i < attendance->len; i++)
    {
      const VvAttendance *line = g_ptr_array_index (attendance, i);
      g_autofree char *due = NULL;
      if (find_match_of (stop, line->person) == NULL || !vv_rule_r10_catch_up_due (line, next, &due))
        continue;
      g_autofree char *name = vv_workspace_person_name (round->ws, line->person, VV_ROLE_MENTEE, error);
      if (name == NULL)
        return FALSE;
      add_question (round, stop, "catch_up", keep_text (round, name),
                    (VvTodayQuestion){ .match = session->match,
                                       .session = session->id,
                                       .person = line->person,
                                       .due = keep_text (round, due) });
    }
  return attendance != NULL;
}

/* Only the latest session that was held is asked about: what came before is past mending. */
static gboolean
ask_about_absences (Round *round, Stop *stop, GError **error)
{
  GHashTableIter iter;
  gpointer sessions;
  g_hash_table_iter_init (&iter, stop->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &sessions))
    {
      const VvSession *held = NULL, *next = NULL;
      for (guint i = 0; i < ((GPtrArray *)sessions)->len; i++)
        {
          const VvSession *session = g_ptr_array_index ((GPtrArray *)sessions, i);
          if (vv_programmes_is_held (session->state))
            held = session;
          else if (session->state == VV_SESSION_PLANNED && next == NULL)
            next = session;
        }
      if (held != NULL && next != NULL && !ask_about_absence (round, stop, held, next->date, error))
        return FALSE;
    }
  return TRUE;
}

static void
ask_about_time (Round *round, Stop *stop)
{
  if (stop->programme->state >= VV_PROGRAMME_RUNNING)
    return;
  g_autoptr (GPtrArray) tasks
      = vv_plan_backwards (stop->programme, NULL, vv_workspace_get_clock (round->ws), NULL);
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      const VvPlanTask *task = g_ptr_array_index (tasks, i);
      if (task->state != VV_PLAN_SHORT)
        continue;
      add_question (round, stop, "plan_short", vv_plan_task_title (task->key),
                    (VvTodayQuestion){ .due = keep_text (round, task->latest) });
      return; /* the first tells it; moving T0 mends them all */
    }
}

static gboolean
visit_programme (Round *round, const VvProgramme *programme, GError **error)
{
  g_auto (Stop) stop = { .programme = programme };
  if (!load_matches (round, &stop, error) || !load_sessions (round, &stop, error)
      || !add_documents (round, &stop, error))
    return FALSE;
  if (programme->state == VV_PROGRAMME_RUNNING && !add_unmade_papers (round, &stop, error))
    return FALSE;
  add_sessions (round, &stop);
  ask_for_plans (round, &stop);
  ask_about_time (round, &stop);
  if (!ask_for_attests (round, &stop, error) || !ask_about_absences (round, &stop, error))
    return FALSE;
  /* Titles and matches are pointed to until the end. */
  g_ptr_array_add (round->kept, g_steal_pointer (&stop.matches));
  GPtrArray *titles = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
  g_ptr_array_add (titles, g_steal_pointer (&stop.titles));
  keep (round, titles);
  return TRUE;
}

static gboolean
add_pages (Round *round, const char *state, GError **error)
{
  VvScanQuery query = { .state = state };
  GPtrArray *pages
      = keep (round, vv_store_list_scan_pages (vv_workspace_get_store (round->ws), &query, error));
  for (guint i = 0; pages != NULL && i < pages->len; i++)
    {
      const VvScanPage *page = g_ptr_array_index (pages, i);
      VvTodayPage fact
          = { .page = page,
              .programme
              = page->document != NULL ? g_hash_table_lookup (round->of_document, page->document) : NULL };
      g_array_append_val (round->pages, fact);
    }
  return pages != NULL;
}

static VvMatterLine *
make_line (const VvMatter *matter, GPtrArray *programmes)
{
  VvMatterLine *line = g_new0 (VvMatterLine, 1);
  line->kind = g_strdup (vv_matter_kind_to_string (matter->kind));
  line->programme = g_strdup (matter->programme);
  for (guint i = 0; i < programmes->len; i++)
    {
      VvProgramme *programme = g_ptr_array_index (programmes, i);
      if (g_strcmp0 (programme->id, matter->programme) == 0)
        line->programme_title = g_strdup (programme->title);
    }
  line->title = g_strdup (matter->title);
  line->detail = g_strdup (matter->detail);
  line->due = g_strdup (matter->due);
  line->document = g_strdup (matter->document);
  line->match = g_strdup (matter->match);
  line->session = g_strdup (matter->session);
  line->scan_page = g_strdup (matter->scan_page);
  line->person = g_strdup (matter->person);
  gboolean is_agreement = g_strcmp0 (matter->form, "AGR") == 0;
  line->action = g_strdup (g_strcmp0 (matter->action, "issue-document") != 0 ? matter->action
                           : is_agreement                                    ? "issue-agreements"
                           : g_strcmp0 (matter->form, "FMQ") == 0            ? "issue-final"
                                                                             : "issue-initial");
  return line;
}

static void
start_round (Round *round)
{
  round->today = vv_workspace_today (round->ws);
  round->kept = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  round->words = g_string_chunk_new (1024);
  round->documents = g_array_new (FALSE, FALSE, sizeof (VvTodayDocument));
  round->sessions = g_array_new (FALSE, FALSE, sizeof (VvTodaySession));
  round->pages = g_array_new (FALSE, FALSE, sizeof (VvTodayPage));
  round->questions = g_array_new (FALSE, FALSE, sizeof (VvTodayQuestion));
  round->programmes = g_ptr_array_new ();
  round->of_document = g_hash_table_new (g_str_hash, g_str_equal);
}

/* --- public --- */

void
vv_matter_line_free (VvMatterLine *line)
{
  if (line == NULL)
    return;
  char *strings[] = { line->kind,    line->programme, line->programme_title, line->title,
                      line->detail,  line->due,       line->document,        line->match,
                      line->session, line->scan_page, line->person,          line->action };
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);
  g_free (line);
}

GPtrArray *
vv_today (VvWorkspace *ws, GError **error)
{
  g_auto (Round) round = { .ws = ws };
  start_round (&round);
  g_autoptr (GPtrArray) programmes = vv_programmes_list (ws, error);
  round.forms = programmes != NULL ? vv_workspace_get_forms (ws, error) : NULL;
  if (round.forms == NULL)
    return NULL;
  for (guint i = 0; i < programmes->len; i++)
    {
      VvProgramme *programme = g_ptr_array_index (programmes, i);
      g_ptr_array_add (round.programmes, programme->id);
      if (is_followed (programme->state) && !visit_programme (&round, programme, error))
        return NULL;
    }
  g_ptr_array_add (round.programmes, NULL);
  if (!add_pages (&round, "review", error) || !add_pages (&round, "unknown", error)
      || !add_pages (&round, "failed", error))
    return NULL;
  VvTodayFacts facts = { .documents = (const VvTodayDocument *)(gpointer)round.documents->data,
                         .n_documents = round.documents->len,
                         .sessions = (const VvTodaySession *)(gpointer)round.sessions->data,
                         .n_sessions = round.sessions->len,
                         .pages = (const VvTodayPage *)(gpointer)round.pages->data,
                         .n_pages = round.pages->len,
                         .questions = (const VvTodayQuestion *)(gpointer)round.questions->data,
                         .n_questions = round.questions->len,
                         .programmes = (const char *const *)round.programmes->pdata };
  g_autoptr (GPtrArray) matters = vv_today_find_matters (&facts, vv_workspace_get_clock (ws));
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_matter_line_free);
  for (guint i = 0; i < matters->len; i++)
    g_ptr_array_add (lines, make_line (g_ptr_array_index (matters, i), programmes));
  return lines;
}
