/* R05, R06, R32, R34, R35: who may be brought together. */
#include "vv-rules.h"

#include <glib/gi18n-lib.h>

#include "vv-rule-error.h"
#include "vv-strings.h"

static const char *const NEVER[]
    = { "religion",    "belief", "health",        "disability",         "ethnic_origin", "ethnicity",
        "nationality", "family", "family_status", "sexual_orientation", "politics",      NULL };
static const char *const ONLY_AS_WISH[] = { "gender", "age", "gender_age_wish", NULL };

gboolean
vv_rule_r05_group_size (const VvMatch *match, int group_max, GError **error)
{
  g_return_val_if_fail (match != NULL, FALSE);
  if (match->mentees && (int)match->mentees->len <= group_max)
    return TRUE;
  return vv_rule_refuse (error, "R05",
                         g_dngettext (GETTEXT_PACKAGE,
                                      "This group would have %d mentee, but at most %d are allowed.",
                                      "This group would have %d mentees, but at most %d are allowed.",
                                      match->mentees ? match->mentees->len : 0),
                         match->mentees ? (int)match->mentees->len : 0, group_max);
}

gboolean
vv_rule_r06_capacity (const VvEnrolment *mentor, int mentees, GError **error)
{
  int capacity;

  g_return_val_if_fail (mentor != NULL, FALSE);
  capacity = mentor->capacity > 0 ? mentor->capacity : 1;
  if (mentees <= capacity)
    return TRUE;
  return vv_rule_refuse (error, "R06",
                         g_dngettext (GETTEXT_PACKAGE, "The mentor can take %d mentee, and would have %d.",
                                      "The mentor can take %d mentees, and would have %d.", capacity),
                         capacity, mentees);
}

gboolean
vv_rule_r34_criterion_allowed (const char *criterion, gboolean is_wish, GError **error)
{
  g_return_val_if_fail (criterion != NULL, FALSE);
  if (g_strv_contains (NEVER, criterion))
    return vv_rule_refuse (
        error, "R34", "%s",
        _ ("Religion, health, origin and family have no place in matching: leave this out."));
  if (g_strv_contains (ONLY_AS_WISH, criterion) && !is_wish)
    return vv_rule_refuse (
        error, "R34", "%s",
        _ ("Gender and age are never computed: they count only as a wish that the mentee has stated."));
  return TRUE;
}

gboolean
vv_rule_r35_unlock_reason (const VvMatch *match, const char *reason, GError **error)
{
  g_return_val_if_fail (match != NULL, FALSE);
  if (match->state < VV_MATCH_LOCKED || !vv_is_empty (reason))
    return TRUE;
  return vv_rule_refuse (error, "R35", "%s",
                         _ ("A reason is missing: say in a sentence why the match is unlocked."));
}

gboolean
vv_rule_r32_other_contact (const VvProgramme *programme,
                           const VvMatch *match,
                           const char *own_name,
                           GError **error)
{
  g_autofree char *contact = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (programme != NULL && match != NULL, FALSE);
  if (!programme->coordinator || g_strcmp0 (programme->coordinator, match->mentor) != 0)
    return TRUE;
  contact = vv_fold (programme->complaints_contact);
  own = vv_fold (own_name);
  if (*contact && (!*own || !g_str_has_prefix (contact, own)))
    return TRUE;
  return vv_rule_refuse (
      error, "R32", "%s",
      _ ("The coordinator is also the mentor: name another person whom the mentee can turn to."));
}
