#include "config.h"

#include "vv-programmes-census.h"

#include "vv-strings.h"

static void
count_mentor (VvCensus *census, const VvEnrolment *enrolment)
{
  VvMentorState state;
  if (!vv_mentor_state_from_string (enrolment->state, &state) || state == VV_MENTOR_WITHDREW)
    return;
  census->applicants++;
  census->undecided += state <= VV_MENTOR_INTERVIEWED;
  census->taken_on += state >= VV_MENTOR_ACCEPTED && state <= VV_MENTOR_ATTESTED;
  census->ready += state >= VV_MENTOR_AVAILABLE && state <= VV_MENTOR_ATTESTED;
}

static void
count_mentee (VvCensus *census, const VvEnrolment *enrolment)
{
  VvMenteeState state;
  if (!vv_mentee_state_from_string (enrolment->state, &state) || state == VV_MENTEE_WITHDREW
      || state == VV_MENTEE_NOT_SUITABLE_NOW)
    return;
  census->mentees++;
  census->profiles += state == VV_MENTEE_PROFILE_RECEIVED || state == VV_MENTEE_CONVERSATION;
  census->accepted += state >= VV_MENTEE_ACCEPTED && state <= VV_MENTEE_WAITING;
}

static gboolean
count_people (VvWorkspace *ws, VvCensus *census, GError **error)
{
  g_autoptr (GPtrArray) enrolments
      = vv_store_list_enrolments (vv_workspace_get_store (ws), census->programme->id, NULL, NULL, error);
  for (guint i = 0; enrolments != NULL && i < enrolments->len; i++)
    {
      VvEnrolment *enrolment = g_ptr_array_index (enrolments, i);
      if (enrolment->role == VV_ROLE_MENTOR)
        count_mentor (census, enrolment);
      else
        count_mentee (census, enrolment);
    }
  return enrolments != NULL;
}

/* match id → TRUE for live ones; and what each phase needs of them. */
static gboolean
count_matches (VvWorkspace *ws, VvCensus *census, GHashTable *live, GError **error)
{
  g_autoptr (GPtrArray) matches
      = vv_store_list_matches (vv_workspace_get_store (ws), census->programme->id, NULL, error);
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      VvMatch *match = g_ptr_array_index (matches, i);
      gboolean is_live = vv_match_is_live (match);
      gboolean is_over = match->state == VV_MATCH_CLOSED;
      census->reserved += match->state == VV_MATCH_RESERVED;
      census->live += is_live;
      census->closed += is_over;
      census->placed
          += is_live || is_over || match->state == VV_MATCH_RESERVED ? (int)match->mentees->len : 0;
      if (!is_live && !is_over)
        continue;
      g_hash_table_add (live, g_strdup (match->id));
      census->agreements.expected++;
      census->midterm.expected++;
      census->initial.expected += (int)match->mentees->len;
      census->final.expected += (int)match->mentees->len;
    }
  return matches != NULL;
}

static gboolean
count_sessions (VvWorkspace *ws, VvCensus *census, GHashTable *live, GError **error)
{
  g_autofree char *today = vv_workspace_today (ws);
  g_autoptr (GHashTable) dated = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sessions
      = vv_store_list_sessions (vv_workspace_get_store (ws), census->programme->id, NULL, error);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      VvSession *session = g_ptr_array_index (sessions, i);
      if (!g_hash_table_contains (live, session->match))
        continue;
      g_hash_table_add (dated, session->match);
      census->held += vv_programmes_is_held (session->state);
      census->moved += session->state == VV_SESSION_MOVED;
      if (session->state != VV_SESSION_PLANNED)
        continue;
      census->planned++;
      census->unrecorded += g_strcmp0 (session->date, today) < 0;
      if (g_strcmp0 (session->date, today) >= 0
          && (census->next_session == NULL || g_strcmp0 (session->date, census->next_session) < 0))
        vv_set_string (&census->next_session, session->date);
    }
  if (sessions != NULL)
    census->undated = (int)g_hash_table_size (live) - (int)g_hash_table_size (dated);
  return sessions != NULL;
}

static VvPaperCount *
find_count (VvCensus *census, const char *form)
{
  return g_strcmp0 (form, "AGR") == 0   ? &census->agreements
         : g_strcmp0 (form, "IMQ") == 0 ? &census->initial
         : g_strcmp0 (form, "MMR") == 0 ? &census->midterm
         : g_strcmp0 (form, "FMQ") == 0 ? &census->final
                                        : NULL;
}

/* Whom a paper is about, so that one issued twice counts once; the best of them counts. */
static char *
make_subject (const VvDocument *document)
{
  return g_strconcat (document->form, " ", document->match != NULL ? document->match : "", " ",
                      document->person != NULL ? document->person : "", NULL);
}

static int
rank_state (VvDocumentState state)
{
  return vv_programmes_is_home (state)     ? 4
         : state == VV_DOCUMENT_REVIEW     ? 3
         : state == VV_DOCUMENT_INCOMPLETE ? 2
         : state == VV_DOCUMENT_ISSUED     ? 1
                                           : 0;
}

static gboolean
count_papers (VvWorkspace *ws, VvCensus *census, GError **error)
{
  VvDocumentQuery query = { .programme = census->programme->id };
  g_autoptr (GHashTable) best = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) documents = vv_store_list_documents (vv_workspace_get_store (ws), &query, error);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      VvDocument *document = g_ptr_array_index (documents, i);
      census->waiting += document->waiting;
      if (find_count (census, document->form) == NULL)
        continue;
      g_autofree char *subject = make_subject (document);
      int rank = MAX (rank_state (document->state), GPOINTER_TO_INT (g_hash_table_lookup (best, subject)));
      g_hash_table_insert (best, g_steal_pointer (&subject), GINT_TO_POINTER (rank));
    }
  GHashTableIter iter;
  gpointer subject, rank;
  g_hash_table_iter_init (&iter, best);
  while (g_hash_table_iter_next (&iter, &subject, &rank))
    {
      g_autofree char *form = g_strndup (subject, 3);
      VvPaperCount *count = find_count (census, form);
      count->filed += GPOINTER_TO_INT (rank) == 4;
      count->waiting += GPOINTER_TO_INT (rank) == 3;
      count->missing += GPOINTER_TO_INT (rank) == 2;
      count->out += GPOINTER_TO_INT (rank) == 1;
    }
  return documents != NULL;
}

static gboolean
count_attests (VvWorkspace *ws, VvCensus *census, GError **error)
{
  g_auto (VvProgrammeFacts) facts = { 0 };
  if (!vv_programmes_collect (ws, census->programme, NULL, &facts, error))
    return FALSE;
  census->attests_due = facts.attests_not_offered;
  return TRUE;
}

/* --- shared by tasks --- */

gboolean
vv_census_take (VvWorkspace *ws, VvProgramme *programme, VvCensus *census, GError **error)
{
  g_autoptr (GHashTable) live = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  census->programme = programme;
  return count_people (ws, census, error) && count_matches (ws, census, live, error)
         && count_sessions (ws, census, live, error) && count_papers (ws, census, error)
         && count_attests (ws, census, error);
}

void
vv_census_clear (VvCensus *census)
{
  g_clear_pointer (&census->next_session, g_free);
}
