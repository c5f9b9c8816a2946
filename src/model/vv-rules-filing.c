/* R01-R04, R18, R19, R30: where papers lie and who sees them. */
#include "vv-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-date.h"
#include "vv-labels.h"
#include "vv-register.h"
#include "vv-rule-error.h"
#include "vv-strings.h"

#define ROLE_BIT(role) (1u << (role))
#define C ROLE_BIT (VV_ROLE_COORDINATOR)
#define H ROLE_BIT (VV_ROLE_HR)
#define MENTOR ROLE_BIT (VV_ROLE_MENTOR)
#define MENTEE ROLE_BIT (VV_ROLE_MENTEE)
#define T ROLE_BIT (VV_ROLE_TRAINER)
#define ALL 0xffu

/* process.md 5: who may file, who may see. */
static const struct
{
  guint filing, seeing;
} RIGHTS[] = {
  [VV_FOLDER_TEMPLATES] = { 0, ALL },
  [VV_FOLDER_PROGRAMME] = { C, C },
  [VV_FOLDER_RECRUITMENT] = { C | H, C | H },
  [VV_FOLDER_TRAINING] = { C | T, C | T | MENTOR },
  [VV_FOLDER_MANAGEMENT] = { C | MENTOR, C | MENTOR | MENTEE },
  [VV_FOLDER_MONITORING] = { C | MENTOR, C | MENTOR | MENTEE },
  [VV_FOLDER_RESTRICTED] = { C, C },
};

/* Papers that leave the group and carry codes only (R18). */
static const char *const CODED_FORMS[] = { "SEL", "MMN", "QMR", "DSP", NULL };

/* A name counts only as a whole word: "Ole" is not in "Olena". */
static gboolean
contains_name (const char *folded_text, const char *folded_name)
{
  gsize length = strlen (folded_name);

  if (!length)
    return FALSE;
  for (const char *at = strstr (folded_text, folded_name); at; at = strstr (at + 1, folded_name))
    {
      gboolean starts = at == folded_text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
      gboolean ends = !at[length] || !g_unichar_isalnum (g_utf8_get_char (at + length));

      if (starts && ends)
        return TRUE;
    }
  return FALSE;
}

gboolean
vv_rule_r01_not_in_templates (VvFolder folder, gboolean is_filled, GError **error)
{
  if (folder != VV_FOLDER_TEMPLATES || !is_filled)
    return TRUE;
  return vv_rule_refuse (
      error, "R01", "%s",
      _ ("Templates are kept empty: file this form with the pair, group or programme it is about."));
}

gboolean
vv_rule_r02_may_file (const VvActor *actor, VvFolder folder, GError **error)
{
  g_return_val_if_fail (actor != NULL && folder < G_N_ELEMENTS (RIGHTS), FALSE);
  if (RIGHTS[folder].filing & ROLE_BIT (actor->role))
    return TRUE;
  if (actor->role == VV_ROLE_MENTEE)
    return vv_rule_forbid (
        error, "R02", "%s",
        _ ("Mentees do not file documents themselves: hand the paper to the mentor or the coordinator."));
  /* TRANSLATORS: a role, then a folder: "Trainer", "Restricted" */
  return vv_rule_forbid (error, "R02", _ ("The role “%s” may not file in “%s”: ask the coordinator."),
                         vv_role_label (actor->role), vv_folder_label (folder));
}

gboolean
vv_rule_r02_may_see (const VvActor *actor,
                     const char *form,
                     VvFolder folder,
                     gboolean is_own_match,
                     GError **error)
{
  const VvRegisterEntry *entry = vv_register_find (form);
  gboolean is_of_match = folder == VV_FOLDER_MANAGEMENT || folder == VV_FOLDER_MONITORING;
  gboolean may;

  g_return_val_if_fail (actor != NULL && folder < G_N_ELEMENTS (RIGHTS), FALSE);
  may = (RIGHTS[folder].seeing & ROLE_BIT (actor->role)) != 0;
  if (actor->role == VV_ROLE_HR && g_strcmp0 (form, "SEL") == 0)
    may = TRUE;
  if (actor->role != VV_ROLE_COORDINATOR && is_of_match
      && (!is_own_match || (entry && entry->coordinators_part)))
    may = FALSE;
  if (may)
    return TRUE;
  return vv_rule_forbid (error, "R02", _ ("The role “%s” may not see this document in “%s”."),
                         vv_role_label (actor->role), vv_folder_label (folder));
}

gboolean
vv_rule_r03_right_folder (const char *form,
                          gboolean is_about_match,
                          VvFolder folder,
                          VvFolder *right,
                          GError **error)
{
  VvFolder should = vv_register_find (form) ? vv_register_folder (form, is_about_match) : folder;

  if (right)
    *right = should;
  if (folder == should)
    return TRUE;
  return vv_rule_refuse (error, "R03", _ ("%s belongs in “%s”, not in “%s”: move it there."), form,
                         vv_folder_label (should), vv_folder_label (folder));
}

gboolean
vv_rule_r04_scan_attached (const char *form, gboolean has_scan, GError **error)
{
  if (has_scan || (g_strcmp0 (form, "AGR") != 0 && g_strcmp0 (form, "ATT") != 0))
    return TRUE;
  return vv_rule_refuse (error, "R04", _ ("The signed paper (%s) lacks its scan: scan it and import it."),
                         form);
}

gboolean
vv_rule_r18_codes_only (const char *form, const char *text, GPtrArray *names, GError **error)
{
  g_autofree char *folded = vv_fold (text);

  if (!form || !g_strv_contains (CODED_FORMS, form))
    return TRUE;
  for (guint i = 0; names && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *folded_name = vv_fold (name);

      if (contains_name (folded, folded_name))
        return vv_rule_refuse (
            error, "R18", _ ("The name “%s” stands in this text: write the participant code instead."), name);
    }
  return TRUE;
}

gboolean
vv_rule_r19_may_see_names (const VvActor *actor, GError **error)
{
  g_return_val_if_fail (actor != NULL, FALSE);
  if (actor->cnf_filed)
    return TRUE;
  return vv_rule_refuse (error, "R19", "%s",
                         _ ("The confidentiality declaration is not filed yet: names are shown once it is."));
}

gboolean
vv_rule_r30_may_see_concern (const VvActor *actor, GError **error)
{
  g_return_val_if_fail (actor != NULL, FALSE);
  if (actor->role == VV_ROLE_COORDINATOR)
    return TRUE;
  return vv_rule_forbid (error, "R30", "%s", _ ("Notes of concern are seen by the coordinator only."));
}

gboolean
vv_rule_r30_decision_due (const char *written_on, const char *decided_on, VvClock *clock, char **due)
{
  g_autofree char *last_day = NULL;
  g_autofree char *today = vv_clock_today (clock);

  g_return_val_if_fail (vv_date_is_valid (written_on), FALSE);
  if (due)
    *due = NULL;
  if (!vv_is_empty (decided_on))
    return FALSE;
  last_day = vv_date_add_days (written_on, 1);
  if (strcmp (today, written_on) < 0)
    return FALSE;
  if (due)
    *due = g_steal_pointer (&last_day);
  return TRUE;
}
