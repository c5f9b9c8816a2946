/* vv-programmes-hero.c: the one next step of a programme, as a sentence and a button. */
#include "config.h"

#include "vv-programmes-census.h"

#include <glib/gi18n-lib.h>
#include "vv-date.h"
#include "vv-labels.h"
#include "vv-strings.h"

static void
set_hero (VvOverview *overview, const char *action, char *title, char *label)
{
  overview->hero_action = g_strdup (action);
  overview->hero_title = title;
  overview->hero_label = label;
}

static void
set_papers (VvOverview *overview, const VvPaperCount *count)
{
  overview->filed = count->filed;
  overview->waiting = count->waiting;
  overview->missing = count->missing;
  overview->out = MAX (0, count->expected - count->filed - count->waiting - count->missing);
}

static void
set_due (VvOverview *overview, const char *anchor, int days)
{
  if (vv_date_is_valid (anchor))
    overview->hero_due = vv_date_add_days (anchor, days);
}

static int
count_issued (const VvPaperCount *count)
{
  return count->filed + count->waiting + count->missing + count->out;
}

static gboolean
tell_start (const VvCensus *census, VvOverview *overview)
{
  if (census->programme->state == VV_PROGRAMME_DRAFT)
    set_hero (overview, "advance", g_strdup (_ ("Say what the programme needs to start")),
              g_strdup (_ ("Finish the Plan")));
  else if (census->programme->state == VV_PROGRAMME_PLANNED)
    set_hero (overview, "advance", g_strdup (_ ("Publish the advertisement and start recruiting")),
              g_strdup (_ ("Start Recruiting")));
  else if (census->applicants == 0)
    set_hero (overview, "import-people", g_strdup (_ ("Bring in the applications of mentors")),
              g_strdup (_ ("Import Mentors…")));
  else if (census->mentees == 0)
    set_hero (overview, "import-people", g_strdup (_ ("Bring in the profiles of mentees")),
              g_strdup (_ ("Import Mentees…")));
  else
    return FALSE;
  set_due (overview, census->programme->start, -18 * 7);
  return TRUE;
}

static void
tell_recruiting (const VvCensus *census, VvOverview *overview)
{
  if (census->profiles > 0)
    set_hero (overview, "accept-mentees",
              g_strdup_printf (ngettext ("Answer %d young person who asked for a mentor",
                                         "Answer %d young people who asked for a mentor", census->profiles),
                               census->profiles),
              g_strdup_printf (ngettext ("Look at %d Profile", "Look at %d Profiles", census->profiles),
                               census->profiles));
  else if (census->undecided > 0)
    set_hero (overview, "import-people",
              g_strdup_printf (
                  ngettext ("Decide about %d applicant", "Decide about %d applicants", census->undecided),
                  census->undecided),
              g_strdup (_ ("Import More Applications…")));
  else
    set_hero (overview, "advance", g_strdup (_ ("Everybody has an answer: go on")), g_strdup (_ ("Go On")));
  set_due (overview, census->programme->start, -12 * 7);
}

static void
tell_preparing (const VvCensus *census, VvOverview *overview)
{
  int lacking = census->taken_on - census->ready;
  if (lacking > 0)
    set_hero (overview, "train",
              g_strdup_printf (ngettext ("Get %d mentor ready: training, declaration, check",
                                         "Get %d mentors ready: training, declaration, check", lacking),
                               lacking),
              g_strdup (_ ("Record Training…")));
  else
    set_hero (overview, "advance", g_strdup (_ ("All mentors are ready: match them")),
              g_strdup (_ ("Go On to Matching")));
  set_due (overview, census->programme->start, -4 * 7);
}

static void
tell_matching (const VvCensus *census, VvOverview *overview)
{
  if (census->reserved > 0)
    set_hero (overview, "propose-matching",
              g_strdup_printf (ngettext ("Confirm %d match with one sentence",
                                         "Confirm %d matches with one sentence each", census->reserved),
                               census->reserved),
              g_strdup_printf (ngettext ("Confirm %d Match…", "Confirm %d Matches…", census->reserved),
                               census->reserved));
  else if (census->live == 0)
    set_hero (overview, "propose-matching", g_strdup (_ ("See who fits whom")),
              g_strdup (_ ("Propose Matches…")));
  else if (census->undated > 0)
    set_hero (overview, "plan-sessions", g_strdup (_ ("Set the first sessions")),
              g_strdup (_ ("Plan Sessions…")));
  else
    set_hero (overview, "advance", g_strdup (_ ("Everything is ready for the first session")),
              g_strdup (_ ("Start the Programme")));
  set_due (overview, census->programme->start, -2 * 7);
}

/* Papers of one kind on their way; FALSE when all are at home or nothing is expected. */
static gboolean
tell_papers (VvOverview *overview,
             const VvPaperCount *count,
             const char *issue_action,
             const char *issue_title,
             const char *issue_label,
             char *home_title /* (transfer full) */)
{
  g_autofree char *title = home_title;
  set_papers (overview, count);
  if (count_issued (count) < count->expected)
    set_hero (overview, issue_action, g_strdup (issue_title), g_strdup (issue_label));
  else if (count->filed < count->expected)
    set_hero (overview, "import-scans", g_steal_pointer (&title), g_strdup (_ ("Import Scans…")));
  else
    return FALSE;
  return TRUE;
}

static gboolean
tell_agreements (const VvCensus *census, VvOverview *overview)
{
  const VvPaperCount *count = &census->agreements;
  int away = count->expected - count->filed, to_issue = count->expected - count_issued (count);
  g_autofree char *label
      = g_strdup_printf (ngettext ("Make %d Agreement…", "Make %d Agreements…", to_issue), to_issue);
  g_autofree char *title
      = g_strdup_printf (ngettext ("Make %d agreement", "Make %d agreements", to_issue), to_issue);
  if (!tell_papers (
          overview, count, "issue-agreements", title, label,
          g_strdup_printf (
              ngettext ("Bring the last agreement home", "Bring the last %d agreements home", away), away)))
    return FALSE;
  set_due (overview, census->programme->start, 7);
  return TRUE;
}

static gboolean
tell_initial (const VvCensus *census, VvOverview *overview)
{
  const VvPaperCount *count = &census->initial;
  int away = count->expected - count->filed;
  if (!tell_papers (overview, count, "issue-initial", _ ("Print the initial questionnaires"),
                    _ ("Print Initial Questionnaires…"),
                    g_strdup_printf (ngettext ("Bring the last initial questionnaire home",
                                               "Bring the last %d initial questionnaires home", away),
                                     away)))
    return FALSE;
  set_due (overview, census->programme->start, 7);
  return TRUE;
}

static gboolean
tell_final (const VvCensus *census, VvOverview *overview)
{
  const VvPaperCount *count = &census->final;
  int away = count->expected - count->filed;
  if (!tell_papers (overview, count, "issue-final", _ ("Print the final questionnaires"),
                    _ ("Print Final Questionnaires…"),
                    g_strdup_printf (ngettext ("Bring the last final questionnaire home",
                                               "Bring the last %d final questionnaires home", away),
                                     away)))
    return FALSE;
  set_due (overview, census->programme->end, 14);
  return TRUE;
}

static void
tell_running (const VvCensus *census, VvOverview *overview)
{
  if (census->waiting > 0)
    {
      set_papers (overview, &census->agreements);
      set_hero (overview, "settle-scans",
                g_strdup_printf (ngettext ("%d reading waits for your eyes", "%d readings wait for your eyes",
                                           census->waiting),
                                 census->waiting),
                g_strdup_printf (ngettext ("Settle %d Reading", "Settle %d Readings", census->waiting),
                                 census->waiting));
      return;
    }
  if (tell_agreements (census, overview))
    return;
  if (census->undated > 0)
    set_hero (overview, "plan-sessions",
              g_strdup_printf (ngettext ("Plan the sessions of %d match", "Plan the sessions of %d matches",
                                         census->undated),
                               census->undated),
              g_strdup (_ ("Plan Sessions…")));
  else if (!tell_initial (census, overview))
    {
      set_hero (overview, "plan-sessions",
                census->unrecorded > 0
                    ? g_strdup_printf (ngettext ("Record %d session that has passed",
                                                 "Record %d sessions that have passed", census->unrecorded),
                                       census->unrecorded)
                    : g_strdup (_ ("All papers are at home: look at the sessions to come")),
                g_strdup (_ ("Look at Sessions")));
      vv_set_string (&overview->hero_due, census->next_session);
    }
}

static void
tell_closing (const VvCensus *census, VvOverview *overview)
{
  if (tell_final (census, overview))
    return;
  if (census->live > 0)
    set_hero (overview, "close",
              g_strdup_printf (ngettext ("Close %d match", "Close %d matches", census->live), census->live),
              g_strdup (_ ("Close Matches…")));
  else
    set_hero (overview, "advance", g_strdup (_ ("Every match is closed: look back")),
              g_strdup (_ ("Go On to Review")));
  set_due (overview, census->programme->end, 0);
}

static void
tell_review (const VvCensus *census, VvOverview *overview)
{
  set_papers (overview, &census->final);
  if (census->attests_due > 0)
    set_hero (overview, "certify",
              g_strdup_printf (
                  ngettext ("Give %d mentor the attest", "Give %d mentors their attest", census->attests_due),
                  census->attests_due),
              g_strdup (_ ("Make Attests…")));
  else
    set_hero (overview, "evaluate", g_strdup (_ ("See what the programme changed")),
              g_strdup (_ ("Compare Then and Now")));
  set_due (overview, census->programme->end, 30);
}

static char *
tell_pause (const VvProgramme *programme, const char *label)
{
  return vv_is_empty (programme->reason) ? g_strdup (label)
                                         : g_strdup_printf ("%s: %s", label, programme->reason);
}

/* --- shared by tasks --- */

void
vv_overview_tell_hero (const VvCensus *census, VvOverview *overview)
{
  const VvProgramme *programme = census->programme;
  const char *label = vv_programme_state_label (programme->state);
  switch (programme->state)
    {
    case VV_PROGRAMME_DRAFT:
    case VV_PROGRAMME_PLANNED:
    case VV_PROGRAMME_RECRUITING:
    case VV_PROGRAMME_SELECTING:
      if (!tell_start (census, overview))
        tell_recruiting (census, overview);
      return;
    case VV_PROGRAMME_PREPARING:
      tell_preparing (census, overview);
      return;
    case VV_PROGRAMME_MATCHING:
      tell_matching (census, overview);
      return;
    case VV_PROGRAMME_RUNNING:
      tell_running (census, overview);
      return;
    case VV_PROGRAMME_CLOSING:
      tell_closing (census, overview);
      return;
    case VV_PROGRAMME_REVIEW:
      tell_review (census, overview);
      return;
    case VV_PROGRAMME_PAUSED:
      set_hero (overview, "advance", tell_pause (programme, label), g_strdup (_ ("Resume")));
      return;
    case VV_PROGRAMME_CANCELLED:
      set_hero (overview, NULL, tell_pause (programme, label), NULL);
      return;
    case VV_PROGRAMME_CLOSED:
    case VV_PROGRAMME_ARCHIVED:
    default:
      set_hero (overview, "evaluate", g_strdup (_ ("The programme is closed; its results remain")),
                g_strdup (_ ("Compare Then and Now")));
      return;
    }
}
