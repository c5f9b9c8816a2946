/* vv-programmes-overview.c: where a programme stands, in nine phases, and the one next step. */
#include "config.h"

#include "vv-programmes-census.h"

#include <glib/gi18n-lib.h>
#include "vv-date.h"
#include "vv-labels.h"
#include "vv-strings.h"

enum
{
  PREPARE,
  RECRUIT,
  SELECT,
  TRAIN,
  MATCH,
  AGREE,
  MEET,
  MONITOR,
  CLOSE,
  N_PHASES
};

typedef struct
{
  const char *key, *title;
  gboolean starts_from_end, ends_from_end; /* dates count from E instead of T0 */
  int start_days, end_days;
} PhaseFrame;

static const PhaseFrame FRAMES[N_PHASES] = {
  { "prepare", N_ ("Prepare"), FALSE, FALSE, -28 * 7, -26 * 7 },
  { "recruit", N_ ("Recruit mentors"), FALSE, FALSE, -26 * 7, -12 * 7 },
  { "select", N_ ("Select mentees"), FALSE, FALSE, -16 * 7, -4 * 7 },
  { "train", N_ ("Train mentors"), FALSE, FALSE, -10 * 7, -3 * 7 },
  { "match", N_ ("Match"), FALSE, FALSE, -3 * 7, -2 * 7 },
  { "agree", N_ ("Agree"), FALSE, FALSE, 0, 7 },
  { "meet", N_ ("Meet"), FALSE, TRUE, 0, 0 },
  { "monitor", N_ ("Monitor"), FALSE, TRUE, 7, 14 },
  { "close", N_ ("Close"), TRUE, TRUE, -14, 60 },
};

static int
find_phase (const VvProgramme *programme, const VvCensus *census)
{
  VvProgrammeState state
      = programme->state == VV_PROGRAMME_PAUSED ? programme->paused_from : programme->state;
  switch (state)
    {
    case VV_PROGRAMME_DRAFT:
      return PREPARE;
    case VV_PROGRAMME_PLANNED:
    case VV_PROGRAMME_RECRUITING:
      return RECRUIT;
    case VV_PROGRAMME_SELECTING:
      return SELECT;
    case VV_PROGRAMME_PREPARING:
      return TRAIN;
    case VV_PROGRAMME_MATCHING:
      return MATCH;
    case VV_PROGRAMME_RUNNING:
      return census->agreements.filed < census->agreements.expected ? AGREE : MEET;
    case VV_PROGRAMME_CLOSING:
      return MONITOR;
    case VV_PROGRAMME_REVIEW:
    case VV_PROGRAMME_CLOSED:
    case VV_PROGRAMME_ARCHIVED:
    case VV_PROGRAMME_PAUSED:
    case VV_PROGRAMME_CANCELLED:
    default:
      return CLOSE;
    }
}

static void
count_phase (const VvCensus *census, int phase, VvPhase *out)
{
  const int done[N_PHASES] = { 0,
                               census->applicants - census->undecided,
                               census->mentees - census->profiles,
                               census->ready,
                               census->placed,
                               census->agreements.filed,
                               census->held,
                               census->initial.filed + census->final.filed,
                               census->closed };
  const int of[N_PHASES] = { 0,
                             census->applicants,
                             census->mentees,
                             census->taken_on,
                             MAX (census->accepted, census->placed),
                             census->agreements.expected,
                             census->held + census->planned,
                             census->initial.expected + census->final.expected,
                             census->live + census->closed };
  out->done = done[phase];
  out->of = of[phase];
}

static gboolean
is_trouble (const VvCensus *census, int phase, const char *today)
{
  const VvPaperCount *agreements = &census->agreements;
  g_autofree char *due
      = vv_date_is_valid (census->programme->start) ? vv_date_add_days (census->programme->start, 7) : NULL;
  gboolean is_late = due != NULL && g_strcmp0 (today, due) > 0;
  if (phase == AGREE)
    return agreements->missing > 0 || (is_late && agreements->filed < agreements->expected);
  if (phase == MEET)
    return census->unrecorded > 0;
  if (phase == MONITOR)
    return census->initial.missing + census->final.missing > 0;
  return FALSE;
}

static VvPhaseState
find_state (const VvCensus *census, const VvPhase *phase, int index, int current, const char *today)
{
  VvProgrammeState state = census->programme->state;
  gboolean is_complete = phase->of > 0 && phase->done >= phase->of;
  if (state == VV_PROGRAMME_CLOSED || state == VV_PROGRAMME_ARCHIVED)
    return VV_PHASE_DONE;
  if (state != VV_PROGRAMME_CANCELLED && is_trouble (census, index, today))
    return VV_PHASE_TROUBLE;
  if (index < current)
    /* What was left open in an earlier phase stays open until it is settled. */
    return phase->of == 0 || is_complete || index < MATCH ? VV_PHASE_DONE : VV_PHASE_OPEN;
  if (index == current)
    return VV_PHASE_OPEN;
  gboolean has_begun = phase->done > 0 && index <= MONITOR;
  return has_begun ? VV_PHASE_OPEN : VV_PHASE_NOT_YET;
}

static char *
count_from (const VvProgramme *programme, gboolean is_from_end, int days)
{
  const char *anchor = is_from_end ? programme->end : programme->start;
  return vv_date_is_valid (anchor) ? vv_date_add_days (anchor, days) : NULL;
}

/* The same for the phases after matching. */
static char *
tell_next_meeting (const VvCensus *census, int phase)
{
  switch (phase)
    {
    case AGREE:
      return census->agreements.filed < census->agreements.expected ? g_strdup_printf (
                 ngettext ("%d agreement is not at home yet.", "%d agreements are not at home yet.",
                           census->agreements.expected - census->agreements.filed),
                 census->agreements.expected - census->agreements.filed)
                                                                    : NULL;
    case MEET:
      return census->unrecorded > 0 ? g_strdup_printf (
                 ngettext ("%d session has passed and is not recorded.",
                           "%d sessions have passed and are not recorded.", census->unrecorded),
                 census->unrecorded)
             : census->undated > 0
                 ? g_strdup_printf (ngettext ("%d match has no sessions planned yet.",
                                              "%d matches have no sessions planned yet.", census->undated),
                                    census->undated)
                 : NULL;
    case MONITOR:
      return census->initial.filed < census->initial.expected
                 ? g_strdup_printf (ngettext ("%d initial questionnaire is not at home yet.",
                                              "%d initial questionnaires are not at home yet.",
                                              census->initial.expected - census->initial.filed),
                                    census->initial.expected - census->initial.filed)
                 : NULL;
    case CLOSE:
    default:
      return census->attests_due > 0 ? g_strdup_printf (
                 ngettext ("%d mentor has not been offered an attest. R27",
                           "%d mentors have not been offered an attest. R27", census->attests_due),
                 census->attests_due)
                                     : NULL;
    }
}

static char *
tell_next (const VvCensus *census, int phase)
{
  switch (phase)
    {
    case PREPARE:
      return g_strdup (_ ("Say for whom it is, when it starts and who does what."));
    case RECRUIT:
      return census->undecided > 0 ? g_strdup_printf (
                 ngettext ("Decide about %d applicant, motivation first.",
                           "Decide about %d applicants, motivation first.", census->undecided),
                 census->undecided)
             : census->applicants == 0 ? g_strdup (_ ("Bring in the applications of mentors."))
                                       : NULL;
    case SELECT:
      return census->profiles > 0 ? g_strdup_printf (
                 ngettext ("Answer %d young person who asked for a mentor.",
                           "Answer %d young people who asked for a mentor.", census->profiles),
                 census->profiles)
             : census->mentees == 0 ? g_strdup (_ ("Bring in the profiles of mentees."))
                                    : NULL;
    case TRAIN:
      return census->ready < census->taken_on
                 ? g_strdup_printf (ngettext ("%d mentor still lacks training, declaration or check.",
                                              "%d mentors still lack training, declaration or check.",
                                              census->taken_on - census->ready),
                                    census->taken_on - census->ready)
                 : NULL;
    case MATCH:
      return census->reserved > 0 ? g_strdup_printf (ngettext ("%d match waits for its sentence and lock.",
                                                               "%d matches wait for their sentence and lock.",
                                                               census->reserved),
                                                     census->reserved)
             : census->placed < census->accepted ? g_strdup (_ ("Let the program propose who fits whom."))
                                                 : NULL;
    default:
      return tell_next_meeting (census, phase);
    }
}

static VvPhase *
make_phase (const VvCensus *census, int index, int current, const char *today)
{
  const PhaseFrame *frame = &FRAMES[index];
  VvPhase *phase = g_new0 (VvPhase, 1);
  phase->key = frame->key;
  phase->title = g_strdup (_ (frame->title));
  count_phase (census, index, phase);
  phase->state = find_state (census, phase, index, current, today);
  phase->start = count_from (census->programme, frame->starts_from_end, frame->start_days);
  phase->end = count_from (census->programme, frame->ends_from_end, frame->end_days);
  phase->next = index <= current ? tell_next (census, index) : NULL;
  return phase;
}

/* --- public --- */

void
vv_phase_free (VvPhase *phase)
{
  if (phase == NULL)
    return;
  g_free (phase->title);
  g_free (phase->start);
  g_free (phase->end);
  g_free (phase->next);
  g_free (phase);
}

void
vv_overview_free (VvOverview *overview)
{
  if (overview == NULL)
    return;
  g_ptr_array_unref (overview->phases);
  g_free (overview->hero_title);
  g_free (overview->hero_action);
  g_free (overview->hero_label);
  g_free (overview->hero_due);
  g_free (overview);
}

VvOverview *
vv_programmes_overview (VvWorkspace *ws, const char *id, GError **error)
{
  g_autoptr (VvProgramme) programme = vv_programmes_get (ws, id, error);
  g_auto (VvCensus) census = { 0 };
  if (programme == NULL || !vv_census_take (ws, programme, &census, error))
    return NULL;
  g_autofree char *today = vv_workspace_today (ws);
  g_autoptr (VvOverview) overview = g_new0 (VvOverview, 1);
  overview->phases = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_phase_free);
  overview->current = find_phase (programme, &census);
  for (int i = 0; i < N_PHASES; i++)
    g_ptr_array_add (overview->phases, make_phase (&census, i, overview->current, today));
  overview->mentors = census.taken_on > 0 ? census.taken_on : census.applicants;
  overview->mentees = census.mentees;
  overview->matches = census.reserved + census.live + census.closed;
  overview->sessions_held = census.held;
  overview->sessions_planned = census.held + census.planned;
  vv_overview_tell_hero (&census, overview);
  return g_steal_pointer (&overview);
}
