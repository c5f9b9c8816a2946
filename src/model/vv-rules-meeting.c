/* R07-R16, R25: meetings, diaries, goals. */
#include "vv-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-date.h"
#include "vv-error.h"
#include "vv-rule-error.h"
#include "vv-strings.h"

#define SCALE_LOWEST 4
#define SCALE_HIGHEST 10
#define ISO_MONTH_LENGTH 7

static const char *const COMMENT_FIELDS[] = { "MMR-12", "MMR-13", "MMR-14" };

static gboolean
is_anchor_meeting (const VvSession *session)
{
  static const char *const ANCHORS[] = { "first", "midterm", "final", NULL };

  return session->kind && g_strv_contains (ANCHORS, session->kind);
}

/* "2026-12" → "2027-01". */
static char *
next_month (const char *month)
{
  g_autofree char *first = g_strconcat (month, "-01", NULL);
  g_autofree char *later = vv_date_add_days (first, 31);

  return g_strndup (later, ISO_MONTH_LENGTH);
}

static gboolean
has_date_in_month (const char *const *dates, const char *month)
{
  for (int i = 0; dates && dates[i]; i++)
    {
      if (g_str_has_prefix (dates[i], month))
        return TRUE;
    }
  return FALSE;
}

static char **
list_months_without (const char *start, const char *end, const char *const *dates)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_autofree char *month = g_strndup (start, ISO_MONTH_LENGTH);

  while (strncmp (month, end, ISO_MONTH_LENGTH) <= 0)
    {
      char *later = next_month (month);

      if (!has_date_in_month (dates, month))
        g_strv_builder_add (missing, month);
      g_free (month);
      month = later;
    }
  return g_strv_builder_end (missing);
}

gboolean
vv_rule_r07_face_to_face (const VvProgramme *programme, const VvSession *session, GError **error)
{
  g_return_val_if_fail (programme != NULL && session != NULL, FALSE);
  if (g_strcmp0 (programme->mode, "blended") != 0 || !is_anchor_meeting (session)
      || g_strcmp0 (session->mode, "face_to_face") == 0)
    return TRUE;
  return vv_rule_refuse (
      error, "R07", "%s",
      _ ("This meeting should be face to face: first, midterm and final meeting are, in blended "
         "mentoring."));
}

gboolean
vv_rule_r08_live_first_meeting (const VvProgramme *programme, const VvSession *session, GError **error)
{
  static const char *const LIVE[] = { "face_to_face", "online", "chat", NULL };

  g_return_val_if_fail (programme != NULL && session != NULL, FALSE);
  if (g_strcmp0 (programme->mode, "online") != 0 || g_strcmp0 (session->kind, "first") != 0)
    return TRUE;
  if (session->mode && g_strv_contains (LIVE, session->mode))
    return TRUE;
  return vv_rule_refuse (error, "R08", "%s",
                         _ ("The first meeting should be live: choose video or chat, not mail."));
}

gboolean
vv_rule_r09_notice (const VvSession *session, int notice_days, GError **error)
{
  gboolean knows_dates;

  g_return_val_if_fail (session != NULL, FALSE);
  if (g_strcmp0 (session->moved_by, "mentor") != 0)
    return TRUE;
  knows_dates = vv_date_is_valid (session->date) && vv_date_is_valid (session->notice_date);
  if (!knows_dates)
    return vv_rule_refuse (error, "R09", "%s", _ ("The day when everyone was told is missing."));
  if (vv_date_days_between (session->notice_date, session->date) < notice_days)
    return vv_rule_refuse (
        error, "R09",
        g_dngettext (GETTEXT_PACKAGE, "Late notice: a mentor tells everyone at least %d day before.",
                     "Late notice: a mentor tells everyone at least %d days before.", notice_days),
        notice_days);
  if (session->state == VV_SESSION_MOVED && vv_is_empty (session->moved_to))
    return vv_rule_refuse (error, "R09", "%s", _ ("A new date is missing: the mentor proposes one."));
  return TRUE;
}

gboolean
vv_rule_r10_catch_up_due (const VvAttendance *attendance, const char *next_session, char **due)
{
  g_return_val_if_fail (attendance != NULL, FALSE);
  if (due)
    *due = NULL;
  if (g_strcmp0 (attendance->presence, "present") == 0 || !vv_is_empty (attendance->catch_up))
    return FALSE;
  if (due)
    *due = g_strdup (next_session);
  return TRUE;
}

char *
vv_rule_r11_suggest_writer (const VvMatch *match, GHashTable *entries, const char *const *present)
{
  const char *best = NULL;
  int fewest = G_MAXINT;

  g_return_val_if_fail (match != NULL, NULL);
  for (guint i = 0; match->mentees && i < match->mentees->len; i++)
    {
      const char *mentee = g_ptr_array_index (match->mentees, i);
      int written = entries ? GPOINTER_TO_INT (g_hash_table_lookup (entries, mentee)) : 0;

      if ((present && !vv_has_tag (present, mentee)) || written >= fewest)
        continue;
      best = mentee;
      fewest = written;
    }
  return g_strdup (best);
}

gboolean
vv_rule_r11_may_write (const VvMatch *match, const char *person, GError **error)
{
  g_return_val_if_fail (match != NULL, FALSE);
  if (g_strcmp0 (match->mentor, person) == 0)
    return vv_rule_refuse (
        error, "R11", "%s",
        _ ("The mentor never writes the diary: choose a mentee; the mentor comments at the end."));
  if (!vv_match_has_mentee (match, person))
    return vv_rule_refuse (error, "R11", "%s",
                           _ ("The diary is written by a mentee of this pair or group: choose one."));
  return TRUE;
}

gboolean
vv_rule_r12_diary_complete (const VvSession *session, gboolean without_tasks, GError **error)
{
  g_return_val_if_fail (session != NULL, FALSE);
  if (vv_is_empty (session->diary_talked))
    return vv_rule_refuse (error, "R12", "%s", _ ("The diary lacks what you talked about or did."));
  if (vv_is_empty (session->diary_useful))
    return vv_rule_refuse (error, "R12", "%s", _ ("The diary lacks what was most useful."));
  if (vv_is_empty (session->diary_tasks) && !without_tasks)
    return vv_rule_refuse (error, "R12", "%s", _ ("The diary lacks the tasks until next time."));
  if (vv_is_empty (session->diary_next))
    return vv_rule_refuse (error, "R12", "%s", _ ("The diary lacks date and topic of the next session."));
  if (vv_is_empty (session->mentor_comment))
    return vv_rule_refuse (error, "R12", "%s", _ ("The diary lacks the mentor's comment."));
  return TRUE;
}

gboolean
vv_rule_r13_group_goals (int mentees_without_goal, const char *reason, GError **error)
{
  if (mentees_without_goal <= 0 || !vv_is_empty (reason))
    return TRUE;
  return vv_rule_refuse (
      error, "R13",
      g_dngettext (GETTEXT_PACKAGE,
                   "%d mentee has no personal goal yet: personal goals come first, or give a reason.",
                   "%d mentees have no personal goal yet: personal goals come first, or give a reason.",
                   mentees_without_goal),
      mentees_without_goal);
}

gboolean
vv_rule_r14_plan_next_due (GPtrArray *sessions, VvClock *clock)
{
  g_autofree char *today = vv_clock_today (clock);

  g_return_val_if_fail (sessions != NULL, FALSE);
  for (guint i = 0; i < sessions->len; i++)
    {
      const VvSession *session = g_ptr_array_index (sessions, i);
      gboolean is_over = session->state >= VV_SESSION_HELD && session->state <= VV_SESSION_FILED;

      if (g_strcmp0 (session->kind, "final") == 0 && is_over)
        return FALSE;
      if (session->state == VV_SESSION_PLANNED && vv_date_is_valid (session->date)
          && strcmp (session->date, today) >= 0 && !vv_is_empty (session->topic))
        return FALSE;
    }
  return TRUE;
}

gboolean
vv_rule_r15_comment_order (const char *const *fields, GError **error)
{
  g_return_val_if_fail (fields != NULL, FALSE);
  for (int i = 0; fields[i]; i++)
    {
      if (!g_str_equal (fields[i], COMMENT_FIELDS[0]))
        continue;
      for (gsize k = 1; k < G_N_ELEMENTS (COMMENT_FIELDS); k++)
        {
          if (!fields[i + k] || !g_str_equal (fields[i + k], COMMENT_FIELDS[k]))
            return vv_rule_refuse (error, "R15",
                                   _ ("The comment field %s is not in its place: first the mentee, then the "
                                      "mentor, last the coordinator."),
                                   COMMENT_FIELDS[k]);
        }
      return TRUE;
    }
  return vv_rule_refuse (error, "R15",
                         _ ("The comment field %s is missing: first the mentee, then the mentor, last the "
                            "coordinator."),
                         COMMENT_FIELDS[0]);
}

gboolean
vv_rule_r16_scale_value (const VvActor *actor,
                         const VvMatch *match,
                         const char *subject,
                         int value,
                         GError **error)
{
  gboolean is_own, writes_down;

  g_return_val_if_fail (actor != NULL && match != NULL, FALSE);
  if (value < SCALE_LOWEST || value > SCALE_HIGHEST)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_INVALID,
                   _ ("%d is not on the scale: choose a number from %d to %d. (R16)"), value, SCALE_LOWEST,
                   SCALE_HIGHEST);
      return FALSE;
    }
  if (!vv_match_has_mentee (match, subject))
    return vv_rule_forbid (error, "R16", "%s",
                           _ ("Values on this scale belong to a mentee of the pair or group."));
  is_own = g_strcmp0 (actor->person, subject) == 0;
  writes_down = actor->role == VV_ROLE_COORDINATOR
                || (actor->role == VV_ROLE_MENTOR && g_strcmp0 (actor->person, match->mentor) == 0);
  if (is_own || writes_down)
    return TRUE;
  return vv_rule_forbid (error, "R16", "%s", _ ("Nobody else sets a mentee's number."));
}

gboolean
vv_rule_r25_monthly_meetings (const VvProgramme *programme,
                              const char *const *dates,
                              char ***missing,
                              GError **error)
{
  g_auto (GStrv) months = NULL;
  guint n_missing;

  g_return_val_if_fail (programme != NULL, FALSE);
  if (missing)
    *missing = NULL;
  if (!vv_date_is_valid (programme->start) || !vv_date_is_valid (programme->end))
    return vv_rule_refuse (error, "R25", "%s", _ ("The dates of the programme are missing."));
  if (vv_is_empty (programme->contact_content) && vv_is_empty (programme->contact_content_text))
    return vv_rule_refuse (error, "R25", "%s", _ ("A contact for questions of content is missing."));
  if (vv_is_empty (programme->contact_practical) && vv_is_empty (programme->contact_practical_text))
    return vv_rule_refuse (error, "R25", "%s", _ ("A contact for practical questions is missing."));
  months = list_months_without (programme->start, programme->end, dates);
  n_missing = g_strv_length (months);
  if (missing)
    *missing = g_steal_pointer (&months);
  if (!n_missing)
    return TRUE;
  return vv_rule_refuse (error, "R25",
                         g_dngettext (GETTEXT_PACKAGE, "%u month has no mentor meeting planned.",
                                      "%u months have no mentor meeting planned.", n_missing),
                         n_missing);
}
