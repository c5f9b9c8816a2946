/* R17, R26, R27, R29, R33: evaluating, attests, what is left to answer. */
#include "vv-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-date.h"
#include "vv-rule-error.h"
#include "vv-strings.h"

#define ANSWER_DAYS 14
#define REVIEW_NOTICE_DAYS 30

/* "IMQ-05" → "-05": the running number with which two questionnaires are compared. */
static const char *
number_of (const char *field)
{
  const char *dash = strchr (field, '-');

  return dash ? dash : field;
}

gboolean
vv_rule_r17_same_wording (const char *const *initial_fields,
                          const char *const *initial_words,
                          const char *const *final_fields,
                          const char *const *final_words,
                          GError **error)
{
  g_return_val_if_fail (initial_fields && initial_words && final_fields && final_words, FALSE);
  for (int i = 0; initial_fields[i] || final_fields[i]; i++)
    {
      if (!initial_fields[i] || !final_fields[i]
          || g_strcmp0 (number_of (initial_fields[i]), number_of (final_fields[i])) != 0)
        return vv_rule_refuse (error, "R17", _ ("%s and %s do not ask in the same order."),
                               initial_fields[i] ? initial_fields[i] : "–",
                               final_fields[i] ? final_fields[i] : "–");
      if (!initial_words[i] || !final_words[i] || !g_str_equal (initial_words[i], final_words[i]))
        return vv_rule_refuse (error, "R17", _ ("%s and %s are not worded the same."), initial_fields[i],
                               final_fields[i]);
    }
  return TRUE;
}

gboolean
vv_rule_r26_personal_part (const char *personal_text, gboolean is_certain, GError **error)
{
  if (vv_is_empty (personal_text) || is_certain)
    return TRUE;
  return vv_rule_refuse (
      error, "R26", "%s",
      _ ("The personal part is not confirmed: tick that you are certain of it, or leave it out."));
}

gboolean
vv_rule_r27_attest_due (const VvEnrolment *mentor, gboolean is_offered)
{
  g_return_val_if_fail (mentor != NULL, FALSE);
  if (mentor->role != VV_ROLE_MENTOR || is_offered)
    return FALSE;
  return g_strcmp0 (mentor->state, "finished") == 0 || g_strcmp0 (mentor->state, "stopped") == 0;
}

gboolean
vv_rule_r29_answer_due (const char *received_on, const char *answered_on, char **due)
{
  g_return_val_if_fail (vv_date_is_valid (received_on), FALSE);
  if (due)
    *due = NULL;
  if (!vv_is_empty (answered_on))
    return FALSE;
  if (due)
    *due = vv_date_add_days (received_on, ANSWER_DAYS);
  return TRUE;
}

gboolean
vv_rule_r33_review_due (const char *next_review, VvClock *clock)
{
  g_autofree char *today = vv_clock_today (clock);

  if (!vv_date_is_valid (next_review))
    return TRUE;
  return vv_date_days_between (today, next_review) <= REVIEW_NOTICE_DAYS;
}
