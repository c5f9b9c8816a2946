#include "vv-register.h"

#include "vv-date.h"
#include "vv-strings.h"

#define WEEKS(n) ((n)*7)
#define PL_VOLUNTEER_DAYS 30 /* process.md 17: written agreement above 30 days */

#define M VV_REQUIREMENT_MANDATORY
#define O VV_REQUIREMENT_OPTIONAL
#define C VV_REQUIREMENT_CONDITIONAL

/* clang-format off */
static const VvRegisterEntry ENTRIES[] = {
  { "DGU", "programme", M, VV_FOLDER_TEMPLATES, "app", "", "", VV_ANCHOR_NONE, 0, FALSE, FALSE },
  { "PLN", "programme", M, VV_FOLDER_PROGRAMME, "coordinator", "", "coordinator", VV_ANCHOR_START, -WEEKS (28), FALSE, FALSE },
  { "JAD", "programme", M, VV_FOLDER_RECRUITMENT, "coordinator,hr", "", "coordinator", VV_ANCHOR_START, -WEEKS (26), FALSE, TRUE },
  { "MAP", "mentor", M, VV_FOLDER_RECRUITMENT, "applicant", "applicant", "coordinator", VV_ANCHOR_DEADLINE, 0, FALSE, TRUE },
  { "SEL", "programme", M, VV_FOLDER_PROGRAMME, "coordinator", "", "coordinator", VV_ANCHOR_START, -WEEKS (13), FALSE, FALSE },
  { "MIN", "mentor", O, VV_FOLDER_RECRUITMENT, "coordinator", "interviewer", "coordinator", VV_ANCHOR_START, -WEEKS (14), FALSE, TRUE },
  { "LOF", "mentor", M, VV_FOLDER_RECRUITMENT, "coordinator", "coordinator", "coordinator", VV_ANCHOR_CHOICE, 7, FALSE, TRUE },
  { "LRJ", "mentor", M, VV_FOLDER_RECRUITMENT, "coordinator", "coordinator", "coordinator", VV_ANCHOR_CHOICE, 7, FALSE, TRUE },
  { "CON", "mentor", C, VV_FOLDER_RECRUITMENT, "hr,coordinator", "coordinator,mentor", "coordinator", VV_ANCHOR_START, -WEEKS (8), FALSE, FALSE },
  { "CNF", "person", M, VV_FOLDER_RECRUITMENT, "mentor,coordinator,trainer,contact", "mentor,coordinator,trainer,contact", "coordinator", VV_ANCHOR_TRAINING, 0, FALSE, TRUE },
  { "BCK", "mentor", C, VV_FOLDER_RECRUITMENT, "coordinator", "", "coordinator", VV_ANCHOR_START, -WEEKS (8), FALSE, FALSE },
  { "INV", "mentor", M, VV_FOLDER_TRAINING, "coordinator,trainer", "", "coordinator", VV_ANCHOR_TRAINING, -WEEKS (3), FALSE, TRUE },
  { "TRP", "programme", M, VV_FOLDER_TRAINING, "trainer,coordinator", "trainer", "trainer,coordinator", VV_ANCHOR_START, -WEEKS (10), FALSE, TRUE },
  { "QZR", "mentor", C, VV_FOLDER_TRAINING, "app", "", "app", VV_ANCHOR_FIRST_SESSION, 0, FALSE, FALSE },
  { "MPR", "mentee", M, VV_FOLDER_RESTRICTED, "mentee", "mentee,guardian", "coordinator", VV_ANCHOR_START, -WEEKS (4), FALSE, TRUE },
  { "PRV", "person", M, VV_FOLDER_RESTRICTED, "coordinator,mentor,mentee", "mentor,mentee,guardian", "coordinator", VV_ANCHOR_START, -WEEKS (4), FALSE, TRUE },
  { "MTC", "match", M, VV_FOLDER_PROGRAMME, "coordinator", "", "coordinator", VV_ANCHOR_START, -WEEKS (2), FALSE, FALSE },
  { "AGR", "match", M, VV_FOLDER_MANAGEMENT, "mentor,mentee,coordinator", "mentee,mentor,coordinator,guardian", "mentor,coordinator", VV_ANCHOR_FIRST_SESSION, 7, FALSE, TRUE },
  { "ATT", "session", M, VV_FOLDER_MANAGEMENT, "mentor,trainer", "present", "mentor,trainer", VV_ANCHOR_SESSION, 7, FALSE, TRUE },
  { "IMQ", "mentee", M, VV_FOLDER_MONITORING, "mentee", "", "coordinator", VV_ANCHOR_FIRST_SESSION, 7, TRUE, TRUE },
  { "PGT", "mentee", M, VV_FOLDER_MANAGEMENT, "mentee", "mentee,mentor", "mentor", VV_ANCHOR_SECOND_SESSION, 0, FALSE, TRUE },
  { "GGT", "group", C, VV_FOLDER_MANAGEMENT, "mentee", "mentee,mentor", "mentor", VV_ANCHOR_SECOND_SESSION, 0, FALSE, TRUE },
  { "SPL", "match", M, VV_FOLDER_MANAGEMENT, "mentor,mentee", "", "mentor", VV_ANCHOR_FIRST_SESSION, 0, FALSE, TRUE },
  { "DIA", "session", M, VV_FOLDER_MONITORING, "mentee,mentor", "mentor", "mentor", VV_ANCHOR_SESSION, 3, FALSE, TRUE },
  { "MMN", "programme", O, VV_FOLDER_PROGRAMME, "contact", "", "coordinator", VV_ANCHOR_EVENT, 7, FALSE, FALSE },
  { "MMR", "match", M, VV_FOLDER_MONITORING, "coordinator", "mentee,mentor,coordinator", "coordinator", VV_ANCHOR_MIDTERM, 7, FALSE, TRUE },
  { "FSQ", "match", M, VV_FOLDER_MONITORING, "mentor,mentee", "mentor", "mentor", VV_ANCHOR_END, 0, FALSE, TRUE },
  { "FMQ", "mentee", M, VV_FOLDER_MONITORING, "mentee", "", "coordinator", VV_ANCHOR_FINAL, 14, TRUE, TRUE },
  { "FMM", "mentor", O, VV_FOLDER_MONITORING, "mentor", "", "coordinator", VV_ANCHOR_FINAL, 14, TRUE, TRUE },
  { "CER", "mentor", M, VV_FOLDER_RECRUITMENT, "coordinator", "coordinator", "coordinator", VV_ANCHOR_END, 30, FALSE, TRUE },
  { "CRT", "mentor", C, VV_FOLDER_RECRUITMENT, "trainer", "trainer,coordinator", "coordinator", VV_ANCHOR_NONE, 0, FALSE, FALSE },
  { "FBK", "any", O, VV_FOLDER_MONITORING, "anyone", "", "coordinator", VV_ANCHOR_NONE, 0, TRUE, TRUE },
  { "REF", "case", C, VV_FOLDER_RESTRICTED, "mentor,coordinator", "mentor,coordinator", "coordinator", VV_ANCHOR_EVENT, 0, FALSE, TRUE },
  { "ECL", "match", C, VV_FOLDER_RESTRICTED, "coordinator", "", "coordinator", VV_ANCHOR_EVENT, 7, FALSE, FALSE },
  { "QMR", "programme", M, VV_FOLDER_PROGRAMME, "coordinator", "", "coordinator", VV_ANCHOR_END, 30, FALSE, FALSE },
  { "DSP", "programme", O, VV_FOLDER_PROGRAMME, "coordinator", "", "coordinator", VV_ANCHOR_END, 60, FALSE, FALSE },
  { "YRV", "organisation", M, VV_FOLDER_PROGRAMME, "reviewer", "", "coordinator", VV_ANCHOR_YEAR, 365, FALSE, FALSE },
};
/* clang-format on */

#undef M
#undef O
#undef C

static gboolean
needs_contract (const VvProgramme *programme)
{
  if (g_strcmp0 (programme->engagement, "paid") == 0)
    return TRUE;
  if (g_strcmp0 (programme->country, "PL") != 0 || g_strcmp0 (programme->engagement, "volunteer") != 0)
    return FALSE;
  if (!vv_date_is_valid (programme->start) || !vv_date_is_valid (programme->end))
    return TRUE;
  return vv_date_days_between (programme->start, programme->end) > PL_VOLUNTEER_DAYS;
}

const VvRegisterEntry *
vv_register_list (gsize *n_entries)
{
  *n_entries = G_N_ELEMENTS (ENTRIES);
  return ENTRIES;
}

const VvRegisterEntry *
vv_register_find (const char *id)
{
  for (gsize i = 0; id && i < G_N_ELEMENTS (ENTRIES); i++)
    {
      if (g_str_equal (ENTRIES[i].id, id))
        return &ENTRIES[i];
    }
  return NULL;
}

VvFolder
vv_register_folder (const char *id, gboolean is_about_match)
{
  const VvRegisterEntry *entry = vv_register_find (id);

  if (!entry)
    return VV_FOLDER_TEMPLATES;
  if (!is_about_match && g_str_equal (id, "ATT"))
    return VV_FOLDER_TRAINING;
  return entry->folder;
}

const char *
vv_register_anchor_date (VvAnchor anchor, const VvProgramme *programme, const VvAnchorDates *dates)
{
  static const VvAnchorDates NOTHING = { 0 };
  const VvAnchorDates *known = dates ? dates : &NOTHING;

  g_return_val_if_fail (programme != NULL, NULL);
  switch (anchor)
    {
    case VV_ANCHOR_START:
      return programme->start;
    case VV_ANCHOR_END:
      return programme->end;
    case VV_ANCHOR_DEADLINE:
      return programme->deadline;
    case VV_ANCHOR_TRAINING:
      return programme->training_date;
    case VV_ANCHOR_FIRST_SESSION:
      return known->first_session;
    case VV_ANCHOR_SECOND_SESSION:
      return known->second_session;
    case VV_ANCHOR_SESSION:
      return known->session;
    case VV_ANCHOR_MIDTERM:
      return known->midterm;
    case VV_ANCHOR_FINAL:
      return known->final;
    case VV_ANCHOR_CHOICE:
      return known->choice;
    case VV_ANCHOR_PROFILE:
      return known->profile;
    case VV_ANCHOR_EVENT:
      return known->event;
    case VV_ANCHOR_YEAR:
      return known->last_review;
    case VV_ANCHOR_NONE:
      return NULL;
    }
  return NULL;
}

char *
vv_register_due_date (const VvRegisterEntry *entry, const VvProgramme *programme, const VvAnchorDates *dates)
{
  const char *anchor;

  g_return_val_if_fail (entry != NULL, NULL);
  anchor = vv_register_anchor_date (entry->anchor, programme, dates);
  if (!vv_date_is_valid (anchor))
    return NULL;
  return vv_date_add_days (anchor, entry->days);
}

VvRequirement
vv_register_requirement (const VvRegisterEntry *entry,
                         const VvProgramme *programme,
                         gboolean is_group,
                         gboolean has_minors)
{
  g_return_val_if_fail (entry != NULL && programme != NULL, VV_REQUIREMENT_NONE);
  if (g_str_equal (entry->id, "CON"))
    return needs_contract (programme) ? VV_REQUIREMENT_MANDATORY : VV_REQUIREMENT_OPTIONAL;
  if (g_str_equal (entry->id, "GGT"))
    return is_group ? VV_REQUIREMENT_MANDATORY : VV_REQUIREMENT_NONE;
  /* Poland demands the check of everyone who meets minors; Norway and Finland allow to ask (process.md 17).
   */
  if (g_str_equal (entry->id, "BCK") && has_minors)
    return g_strcmp0 (programme->country, "PL") == 0 ? VV_REQUIREMENT_MANDATORY : VV_REQUIREMENT_CONDITIONAL;
  return entry->requirement;
}
