/* process.md 3.1 */
#include "vv-transitions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-arrow.h"
#include "vv-date.h"
#include "vv-labels.h"
#include "vv-rules.h"
#include "vv-strings.h"

#define CLOSING_DAYS 28 /* E − 4 weeks */

static gboolean
has_reason (const VvProgrammeFacts *facts)
{
  return !vv_is_empty (facts->reason);
}

static gboolean
has_role (const char *person, const char *text)
{
  return !vv_is_empty (person) || !vv_is_empty (text);
}

static gboolean
guard_planned (gconstpointer data, VvClock *clock, GError **error)
{
  const VvProgramme *p = ((const VvProgrammeFacts *)data)->programme;
  gboolean has_dates
      = vv_date_is_valid (p->start) && vv_date_is_valid (p->end) && strcmp (p->start, p->end) < 0;

  return vv_guard_require (!vv_is_empty (p->purpose), error, _ ("The purpose is missing."))
         && vv_guard_require (!vv_is_empty (p->target), error, _ ("The target group is missing."))
         && vv_guard_require (!vv_is_empty (p->template_id), error, _ ("The kind of programme is missing."))
         && vv_guard_require (!vv_is_empty (p->mode), error, _ ("How people meet is missing."))
         && vv_guard_require (has_dates, error, _ ("The dates are missing: first session, and a later end."))
         && vv_guard_require (has_role (p->coordinator, NULL), error, _ ("The coordinator is missing."))
         && vv_guard_require (has_role (p->contact_content, p->contact_content_text), error,
                              _ ("The contact for questions of content is missing."))
         && vv_guard_require (has_role (p->contact_practical, p->contact_practical_text), error,
                              _ ("The contact for practical questions is missing."))
         && vv_guard_require (has_role (p->trainer, NULL), error, _ ("The trainer is missing."))
         && vv_guard_require (has_role (p->technical, p->technical_text), error,
                              _ ("The person for technical support is missing."));
}

/* Paid roles need human resources in any case; otherwise a second pair of eyes. A reason says why nothing is
 * published, for instance because mentors are approached directly. */
static gboolean
guard_recruiting (gconstpointer data, VvClock *clock, GError **error)
{
  const VvProgrammeFacts *facts = data;
  const VvProgramme *p = facts->programme;
  gboolean second_eyes = g_strcmp0 (p->hr_check, "approved") == 0 && !vv_is_empty (p->hr_checked_by)
                         && g_strcmp0 (p->hr_checked_by, p->coordinator) != 0;

  if (!vv_rule_r22_hr_check (p, error))
    return FALSE;
  if (has_reason (facts))
    return TRUE;
  return vv_rule_r21_advertisement (facts->advertisement, error)
         && vv_guard_require (
             second_eyes || g_strcmp0 (p->engagement, "paid") == 0, error,
             _ ("A second pair of eyes is missing: let somebody else read the advertisement, or say why "
                "not."));
}

static gboolean
guard_selecting (gconstpointer data, VvClock *clock, GError **error)
{
  const VvProgrammeFacts *facts = data;
  const char *deadline = facts->programme->deadline;
  g_autofree char *today = vv_clock_today (clock);
  gboolean is_over = vv_date_is_valid (deadline) && strcmp (deadline, today) < 0;

  return vv_guard_require (
      is_over || has_reason (facts), error,
      _ ("The application deadline has not passed: wait, or say why recruiting is closed now."));
}

static gboolean
guard_preparing (gconstpointer data, VvClock *clock, GError **error)
{
  const VvProgrammeFacts *facts = data;

  if (!vv_rule_r20_everyone_answered (facts->without_decision, facts->without_letter, error))
    return FALSE;
  if (!vv_guard_require_none (facts->without_contract, error,
                              g_dngettext (GETTEXT_PACKAGE, "%d mentor has no contract or agreement yet.",
                                           "%d mentors have no contract or agreement yet.",
                                           facts->without_contract)))
    return FALSE;
  if (has_reason (facts))
    return TRUE;
  return vv_guard_require_none (
      facts->without_declaration, error,
      g_dngettext (GETTEXT_PACKAGE,
                   "%d mentor has not signed the confidentiality declaration; give a reason to sign later.",
                   "%d mentors have not signed the confidentiality declaration; give a reason to sign later.",
                   facts->without_declaration));
}

static gboolean
guard_matching (gconstpointer data, VvClock *clock, GError **error)
{
  const VvProgrammeFacts *facts = data;

  return vv_guard_require (facts->training_held, error, _ ("The training has not been held yet."))
         && vv_guard_require (
             facts->training_list_filed || has_reason (facts), error,
             _ ("The attendance list of the training is not filed: scan it, or say why it lacks."))
         && vv_guard_require (facts->trained_mentors > 0, error,
                              _ ("No mentor is trained and available yet."))
         && vv_guard_require (facts->ready_mentees > 0, error,
                              _ ("No mentee has both a profile and a privacy consent yet."));
}

static gboolean
guard_running (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (((const VvProgrammeFacts *)data)->locked_dated_matches > 0, error,
                           _ ("No match is locked and has a date for its first session yet."));
}

static gboolean
guard_review (gconstpointer data, VvClock *clock, GError **error)
{
  int n = ((const VvProgrammeFacts *)data)->open_matches;

  return vv_guard_require_none (n, error,
                                g_dngettext (GETTEXT_PACKAGE,
                                             "%d pair or group is still open: close it first.",
                                             "%d pairs or groups are still open: close them first.", n));
}

static gboolean
guard_closed (gconstpointer data, VvClock *clock, GError **error)
{
  const VvProgrammeFacts *facts = data;
  int n = facts->attests_not_offered;

  if (!vv_guard_require_none (n, error,
                              g_dngettext (GETTEXT_PACKAGE, "%d mentor has not been offered an attest. (R27)",
                                           "%d mentors have not been offered an attest. (R27)", n)))
    return FALSE;
  return vv_guard_require (facts->quality_report || has_reason (facts), error,
                           _ ("The quality report is missing: make it, or say why not."))
         && vv_guard_require (!vv_is_empty (facts->programme->lessons) || has_reason (facts), error,
                              _ ("What you learnt is missing: write it down, or say why not."));
}

static gboolean
guard_archived (gconstpointer data, VvClock *clock, GError **error)
{
  const VvProgrammeFacts *facts = data;
  g_autofree char *last_day = vv_programme_deletion_date (facts->programme);
  g_autofree char *today = vv_clock_today (clock);

  return vv_guard_require (last_day && strcmp (today, last_day) >= 0, error,
                           _ ("The time for which the records are kept has not ended yet."))
         && vv_guard_require (facts->deletion_approved, error,
                              _ ("The list of what is deleted is not approved yet."));
}

static gboolean
guard_paused (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (has_reason (data), error,
                           _ ("A reason is missing: say why the programme pauses."));
}

static gboolean
guard_resumed (gconstpointer data, VvClock *clock, GError **error)
{
  return TRUE;
}

static gboolean
guard_cancelled (gconstpointer data, VvClock *clock, GError **error)
{
  const VvProgrammeFacts *facts = data;
  int n = facts->without_cancel_letter;

  return vv_guard_require (has_reason (facts), error,
                           _ ("A reason is missing: say why the programme is cancelled."))
         && vv_guard_require_none (n, error,
                                   g_dngettext (GETTEXT_PACKAGE,
                                                "%d person has not been told: send the letter first.",
                                                "%d people have not been told: send the letters first.", n));
}

#define P(state) VV_PROGRAMME_##state
#define PAUSES(state)                                                                                        \
  { P (state), P (PAUSED), guard_paused }, { P (PAUSED), P (state), guard_resumed }

/* clang-format off */
static const VvArrow ARROWS[] = {
  { P (DRAFT), P (PLANNED), guard_planned },
  { P (PLANNED), P (RECRUITING), guard_recruiting },
  { P (RECRUITING), P (SELECTING), guard_selecting },
  { P (SELECTING), P (PREPARING), guard_preparing },
  { P (PREPARING), P (MATCHING), guard_matching },
  { P (MATCHING), P (RUNNING), guard_running },
  { P (RUNNING), P (CLOSING), NULL },
  { P (CLOSING), P (REVIEW), guard_review },
  { P (REVIEW), P (CLOSED), guard_closed },
  { P (CLOSED), P (ARCHIVED), guard_archived },
  PAUSES (DRAFT), PAUSES (PLANNED), PAUSES (RECRUITING), PAUSES (SELECTING), PAUSES (PREPARING), PAUSES (MATCHING),
  PAUSES (RUNNING), PAUSES (CLOSING), PAUSES (REVIEW),
  { P (DRAFT), P (CANCELLED), guard_cancelled },
  { P (PLANNED), P (CANCELLED), guard_cancelled },
  { P (RECRUITING), P (CANCELLED), guard_cancelled },
  { P (SELECTING), P (CANCELLED), guard_cancelled },
  { P (PREPARING), P (CANCELLED), guard_cancelled },
  { P (MATCHING), P (CANCELLED), guard_cancelled },
};
/* clang-format on */

gboolean
vv_programme_has_arrow (VvProgrammeState from, VvProgrammeState to)
{
  return vv_arrow_find (ARROWS, G_N_ELEMENTS (ARROWS), from, to) != NULL;
}

gboolean
vv_programme_may_become (const VvProgrammeFacts *facts,
                         VvProgrammeState to,
                         const VvActor *actor,
                         VvClock *clock,
                         GError **error)
{
  const VvProgramme *programme;
  const VvArrow *arrow;

  g_return_val_if_fail (facts != NULL && facts->programme != NULL && clock != NULL, FALSE);
  programme = facts->programme;
  if (!vv_guard_require_coordinator (actor, error))
    return FALSE;
  arrow = vv_arrow_find (ARROWS, G_N_ELEMENTS (ARROWS), programme->state, to);
  if (!arrow || (programme->state == P (PAUSED) && to != programme->paused_from))
    return vv_arrow_refuse (error, vv_programme_state_label (programme->state),
                            vv_programme_state_label (to));
  return !arrow->guard || arrow->guard (facts, clock, error);
}

gboolean
vv_programme_next_state (VvProgrammeState from, VvProgrammeState *next)
{
  guint to;

  if (from >= P (ARCHIVED) || !vv_arrow_next (ARROWS, G_N_ELEMENTS (ARROWS), from, &to))
    return FALSE;
  *next = (VvProgrammeState)to;
  return TRUE;
}

GArray *
vv_programme_possible_states (const VvProgramme *programme)
{
  GArray *targets;
  int back;

  g_return_val_if_fail (programme != NULL, NULL);
  if (programme->state != P (PAUSED))
    return vv_arrow_targets (ARROWS, G_N_ELEMENTS (ARROWS), programme->state);
  targets = g_array_new (FALSE, FALSE, sizeof (int));
  back = programme->paused_from;
  g_array_append_val (targets, back);
  return targets;
}

gboolean
vv_programme_automatic_state (const VvProgramme *programme, VvClock *clock, VvProgrammeState *next)
{
  g_autofree char *today = vv_clock_today (clock);

  g_return_val_if_fail (programme != NULL, FALSE);
  if (programme->state != P (RUNNING) || !vv_date_is_valid (programme->end))
    return FALSE;
  if (vv_date_days_between (today, programme->end) > CLOSING_DAYS)
    return FALSE;
  *next = P (CLOSING);
  return TRUE;
}
