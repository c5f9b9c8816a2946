#include "vv-rules.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

#include "vv-error.h"
#include "vv-rule-error.h"

/* clang-format off */
static const VvRule RULES[] = {
  { "R01", VV_SEVERITY_BLOCK, N_ ("A form that has been filled in is not kept among the templates.") },
  { "R02", VV_SEVERITY_BLOCK, N_ ("Only the coordinator and the mentor file documents of a pair or group; mentees read and hand over.") },
  { "R03", VV_SEVERITY_BLOCK, N_ ("Monitoring documents lie in the monitoring folder, all others of a pair or group in its management folder.") },
  { "R04", VV_SEVERITY_BLOCK, N_ ("An agreement or attendance list is complete only with its scan.") },
  { "R05", VV_SEVERITY_BLOCK, N_ ("A group has at most four or five mentees, as the programme says.") },
  { "R06", VV_SEVERITY_BLOCK, N_ ("A mentor has no more mentees than the mentor said.") },
  { "R07", VV_SEVERITY_WARNING, N_ ("In blended mentoring the first, the midterm and the final meeting are face to face.") },
  { "R08", VV_SEVERITY_WARNING, N_ ("The first meeting of an online programme is live, by video or chat, not by mail.") },
  { "R09", VV_SEVERITY_STATUS, N_ ("A mentor who moves a session says so at least two days before and proposes a new date.") },
  { "R10", VV_SEVERITY_REMINDER, N_ ("How an absent mentee catches up is noted before the next session.") },
  { "R11", VV_SEVERITY_DEFAULT, N_ ("In a pair the mentee writes the diary; in a group the mentees take turns. The mentor never writes it.") },
  { "R12", VV_SEVERITY_STATUS, N_ ("A diary entry is complete when what was done, what was useful, tasks, next session and the mentor's comment are there.") },
  { "R13", VV_SEVERITY_BLOCK, N_ ("Group goals come after every mentee has a personal goal.") },
  { "R14", VV_SEVERITY_REMINDER, N_ ("Until the final meeting the next session always has a date and a topic.") },
  { "R15", VV_SEVERITY_LAYOUT, N_ ("Midterm comments come in the order mentee, mentor, coordinator.") },
  { "R16", VV_SEVERITY_BLOCK, N_ ("Values from 4 to 10 are set by the mentee alone.") },
  { "R17", VV_SEVERITY_LAYOUT, N_ ("The initial and the final questionnaire ask the same in the same order; people are never ranked.") },
  { "R18", VV_SEVERITY_BLOCK, N_ ("Lists and reports that leave the programme carry participant codes, not names.") },
  { "R19", VV_SEVERITY_BLOCK, N_ ("Names of mentees are shown only to people whose confidentiality declaration is filed.") },
  { "R20", VV_SEVERITY_BLOCK, N_ ("Every applicant gets a decision and a letter before selecting ends.") },
  { "R21", VV_SEVERITY_BLOCK, N_ ("An advertisement has title, description, tasks, qualifications, offer, deadline and contact.") },
  { "R22", VV_SEVERITY_BLOCK, N_ ("Human resources check the advertisement of a paid role before it is published.") },
  { "R23", VV_SEVERITY_BLOCK, N_ ("The training covers all mandatory topics before mentors become available.") },
  { "R24", VV_SEVERITY_WARNING, N_ ("Who follows up the mentors takes part in their training.") },
  { "R25", VV_SEVERITY_WARNING, N_ ("While a programme runs, mentors and both contacts meet every month.") },
  { "R26", VV_SEVERITY_BLOCK, N_ ("The personal part of an attest is printed only when the coordinator is certain of it.") },
  { "R27", VV_SEVERITY_REMINDER, N_ ("Every mentor who finishes or stops is offered an attest.") },
  { "R28", VV_SEVERITY_BLOCK, N_ ("A certificate needs all modules passed and full attendance.") },
  { "R29", VV_SEVERITY_REMINDER, N_ ("Feedback is answered or closed within 14 days.") },
  { "R30", VV_SEVERITY_BLOCK, N_ ("A concern is seen by the coordinator only and decided within a day.") },
  { "R31", VV_SEVERITY_BLOCK, N_ ("For a mentee under 18 a guardian signs too, and the country's rule on background checks holds.") },
  { "R32", VV_SEVERITY_BLOCK, N_ ("Where the coordinator is also the mentor, the agreement names another person to turn to.") },
  { "R33", VV_SEVERITY_REMINDER, N_ ("The yearly review always has a date.") },
  { "R34", VV_SEVERITY_BLOCK, N_ ("Matching never uses religion, health, ethnic origin or family; gender and age only as a wish.") },
  { "R35", VV_SEVERITY_BLOCK, N_ ("A locked match is unlocked only with a reason.") },
  { "R36", VV_SEVERITY_BLOCK, N_ ("A learning module has a time budget, an aim and an interactive part.") },
};
/* clang-format on */

static void
set_refusal (GError **error, VvError code, const char *rule, const char *format, va_list arguments)
{
  g_autofree char *sentence = g_strdup_vprintf (format, arguments);

  g_set_error (error, VV_ERROR, code, "%s (%s)", sentence, rule);
}

gboolean
vv_rule_refuse (GError **error, const char *rule, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  set_refusal (error, VV_ERROR_RULE, rule, format, arguments);
  va_end (arguments);
  return FALSE;
}

gboolean
vv_rule_forbid (GError **error, const char *rule, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  set_refusal (error, VV_ERROR_PERMISSION, rule, format, arguments);
  va_end (arguments);
  return FALSE;
}

const VvRule *
vv_rules_list (gsize *n_rules)
{
  *n_rules = G_N_ELEMENTS (RULES);
  return RULES;
}

const VvRule *
vv_rule_find (const char *id)
{
  for (gsize i = 0; id && i < G_N_ELEMENTS (RULES); i++)
    {
      if (g_str_equal (RULES[i].id, id))
        return &RULES[i];
    }
  return NULL;
}

const char *
vv_rule_sentence (const VvRule *rule)
{
  g_return_val_if_fail (rule != NULL, "");
  return _ (rule->sentence);
}
