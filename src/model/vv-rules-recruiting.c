/* R20-R24, R28, R31, R36: recruiting, training, consent. */
#include "vv-rules.h"

#include <glib/gi18n-lib.h>

#include "vv-date.h"
#include "vv-rule-error.h"
#include "vv-strings.h"

#define TRAINING_TOPICS 14 /* options of TRP-08 */

/* The seven elements of an advertisement. */
static const struct
{
  const char *field, *name;
} ELEMENTS[] = {
  { "JAD-01", N_ ("title of the role") },
  { "JAD-04", N_ ("description of the programme") },
  { "JAD-05", N_ ("tasks") },
  { "JAD-06", N_ ("who you are looking for") },
  { "JAD-08", N_ ("what you offer") },
  { "JAD-11", N_ ("application deadline") },
  { "JAD-13", N_ ("contact person") },
};

static gboolean
is_one_of (const char *person, const VvProgramme *programme)
{
  return person
         && (g_strcmp0 (person, programme->coordinator) == 0
             || g_strcmp0 (person, programme->contact_content) == 0
             || g_strcmp0 (person, programme->contact_practical) == 0);
}

gboolean
vv_rule_r20_everyone_answered (int without_decision, int without_letter, GError **error)
{
  if (without_decision > 0)
    return vv_rule_refuse (error, "R20",
                           g_dngettext (GETTEXT_PACKAGE, "%d applicant waits for a decision.",
                                        "%d applicants wait for a decision.", without_decision),
                           without_decision);
  if (without_letter > 0)
    return vv_rule_refuse (error, "R20",
                           g_dngettext (GETTEXT_PACKAGE, "%d applicant has no letter yet.",
                                        "%d applicants have no letter yet.", without_letter),
                           without_letter);
  return TRUE;
}

gboolean
vv_rule_r21_advertisement (const char *const *filled, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ELEMENTS); i++)
    {
      if (!vv_has_tag (filled, ELEMENTS[i].field))
        /* TRANSLATORS: %s is a part of an advertisement, such as "tasks" */
        return vv_rule_refuse (error, "R21", _ ("The advertisement lacks: %s."), _ (ELEMENTS[i].name));
    }
  return TRUE;
}

gboolean
vv_rule_r22_hr_check (const VvProgramme *programme, GError **error)
{
  g_return_val_if_fail (programme != NULL, FALSE);
  if (g_strcmp0 (programme->engagement, "paid") != 0 || g_strcmp0 (programme->hr_check, "approved") == 0)
    return TRUE;
  return vv_rule_refuse (error, "R22", "%s",
                         _ ("Human resources have not approved the advertisement yet: the role is paid."));
}

int
vv_rule_r23_topic_count (void)
{
  return TRAINING_TOPICS;
}

gboolean
vv_rule_r23_training_topics (const char *const *topics, GError **error)
{
  int lacking = 0;

  for (int i = 1; i <= TRAINING_TOPICS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);

      lacking += !vv_has_tag (topics, number);
    }
  if (!lacking)
    return TRUE;
  return vv_rule_refuse (error, "R23",
                         g_dngettext (GETTEXT_PACKAGE, "The training plan lacks %d mandatory topic.",
                                      "The training plan lacks %d mandatory topics.", lacking),
                         lacking);
}

gboolean
vv_rule_r24_follow_up_in_training (const VvProgramme *programme,
                                   const char *const *taking_part,
                                   GError **error)
{
  g_return_val_if_fail (programme != NULL, FALSE);
  if (is_one_of (programme->trainer, programme))
    return TRUE;
  for (int i = 0; taking_part && taking_part[i]; i++)
    {
      if (is_one_of (taking_part[i], programme))
        return TRUE;
    }
  return vv_rule_refuse (
      error, "R24", "%s",
      _ ("Nobody who follows up the mentors takes part in the training: invite the coordinator or a "
         "contact."));
}

gboolean
vv_rule_r28_certificate (int modules_passed, int modules, gboolean attendance_complete, GError **error)
{
  int lacking = modules - modules_passed;

  if (lacking > 0)
    return vv_rule_refuse (error, "R28",
                           g_dngettext (GETTEXT_PACKAGE, "%d module is not passed yet.",
                                        "%d modules are not passed yet.", lacking),
                           lacking);
  if (!attendance_complete)
    return vv_rule_refuse (error, "R28", "%s", _ ("The training meeting was not attended in full."));
  return TRUE;
}

gboolean
vv_rule_r31_guardian (const VvPerson *person, gboolean guardian_signed, VvClock *clock, GError **error)
{
  g_autofree char *today = vv_clock_today (clock);

  g_return_val_if_fail (person != NULL, FALSE);
  if (guardian_signed || !vv_person_is_minor_on (person, today))
    return TRUE;
  return vv_rule_refuse (error, "R31", "%s",
                         _ ("A guardian's signature is missing: the mentee is under 18."));
}

gboolean
vv_rule_r31_background_check (const char *country,
                              gboolean has_minors,
                              const VvEnrolment *mentor,
                              GError **error)
{
  g_return_val_if_fail (mentor != NULL, FALSE);
  if (!has_minors || vv_date_is_valid (mentor->check_shown))
    return TRUE;
  if (g_strcmp0 (country, "PL") == 0)
    return vv_rule_refuse (
        error, "R31", "%s",
        _ ("The register check is missing: in Poland it is required before meeting anyone under 18."));
  return vv_rule_refuse (error, "R31", "%s",
                         _ ("The background check is not noted: the programme has mentees under 18."));
}

const char *
vv_rule_r31_country_sentence (const char *country)
{
  if (g_strcmp0 (country, "NO") == 0)
    return _ ("Norway: voluntary organisations may ask for a police certificate for tasks of trust towards "
              "minors. Note "
              "only who saw it and when, and hand it back.");
  if (g_strcmp0 (country, "FI") == 0)
    return _ ("Finland: the organiser may ask for a volunteer's criminal record extract, with written "
              "consent, for regular "
              "work with minors in personal contact and alone. Note only who saw it and when.");
  if (g_strcmp0 (country, "PL") == 0)
    return _ ("Poland: the register of offenders and criminal-record information must be checked before "
              "anyone is admitted "
              "to activities with minors.");
  return NULL;
}

gboolean
vv_rule_r36_module (int minutes, const char *aim, int interactive_parts, GError **error)
{
  if (minutes <= 0)
    return vv_rule_refuse (error, "R36", "%s", _ ("The module lacks a time budget in minutes."));
  if (vv_is_empty (aim))
    return vv_rule_refuse (error, "R36", "%s", _ ("The module lacks an aim."));
  if (interactive_parts < 1)
    return vv_rule_refuse (error, "R36", "%s",
                           _ ("The module lacks an interactive part: a case, an exercise or a quiz."));
  return TRUE;
}
