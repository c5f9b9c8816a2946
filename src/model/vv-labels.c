#include "vv-labels.h"

#include <glib/gi18n-lib.h>

static const char *const ROLES[] = {
  NC_ ("role", "Coordinator"), NC_ ("role", "Mentor"),          NC_ ("role", "Mentee"),
  NC_ ("role", "Trainer"),     NC_ ("role", "Human resources"), NC_ ("role", "Reader"),
};

static const char *const PROGRAMME_STATES[] = {
  NC_ ("programme state", "Draft"),      NC_ ("programme state", "Planned"),
  NC_ ("programme state", "Recruiting"), NC_ ("programme state", "Selecting"),
  NC_ ("programme state", "Preparing"),  NC_ ("programme state", "Matching"),
  NC_ ("programme state", "Running"),    NC_ ("programme state", "Closing"),
  NC_ ("programme state", "Review"),     NC_ ("programme state", "Closed"),
  NC_ ("programme state", "Archived"),   NC_ ("programme state", "Paused"),
  NC_ ("programme state", "Cancelled"),
};

static const char *const MENTOR_STATES[] = {
  NC_ ("mentor state", "Applied"),
  NC_ ("mentor state", "Screened"),
  NC_ ("mentor state", "Shortlisted"),
  NC_ ("mentor state", "Interviewed"),
  NC_ ("mentor state", "Offered a place"),
  NC_ ("mentor state", "Accepted"),
  NC_ ("mentor state", "Contract signed"),
  NC_ ("mentor state", "Trained"),
  NC_ ("mentor state", "Available"),
  NC_ ("mentor state", "Matched"),
  NC_ ("mentor state", "Active"),
  NC_ ("mentor state", "Finished"),
  NC_ ("mentor state", "Attest given"),
  NC_ ("mentor state", "Rejected"),
  NC_ ("mentor state", "On the reserve list"),
  NC_ ("mentor state", "Withdrew"),
  NC_ ("mentor state", "Stopped early"),
};

static const char *const MENTEE_STATES[] = {
  NC_ ("mentee state", "Invited"),
  NC_ ("mentee state", "Profile received"),
  NC_ ("mentee state", "Conversation held"),
  NC_ ("mentee state", "Accepted"),
  NC_ ("mentee state", "Consented"),
  NC_ ("mentee state", "Matched"),
  NC_ ("mentee state", "Active"),
  NC_ ("mentee state", "Finished"),
  NC_ ("mentee state", "Follow-up"),
  NC_ ("mentee state", "Waiting"),
  NC_ ("mentee state", "Not suitable now"),
  NC_ ("mentee state", "Withdrew"),
  NC_ ("mentee state", "Transferred"),
  NC_ ("mentee state", "Ended early"),
};

static const char *const MATCH_STATES[] = {
  NC_ ("match state", "Proposed"),    NC_ ("match state", "Reserved"),
  NC_ ("match state", "Locked"),      NC_ ("match state", "Started"),
  NC_ ("match state", "Running"),     NC_ ("match state", "Midterm done"),
  NC_ ("match state", "Final done"),  NC_ ("match state", "Closed"),
  NC_ ("match state", "Ended early"), NC_ ("match state", "Another match wanted"),
};

static const char *const SESSION_STATES[] = {
  NC_ ("session state", "Planned"),       NC_ ("session state", "Held"),
  NC_ ("session state", "Diary written"), NC_ ("session state", "Commented"),
  NC_ ("session state", "Filed"),         NC_ ("session state", "Moved"),
  NC_ ("session state", "Cancelled"),     NC_ ("session state", "Not held"),
};

static const char *const DOCUMENT_STATES[] = {
  NC_ ("document state", "Not started"), NC_ ("document state", "Issued"),
  NC_ ("document state", "Incomplete"),  NC_ ("document state", "A person must look"),
  NC_ ("document state", "Complete"),    NC_ ("document state", "Locked"),
  NC_ ("document state", "Replaced"),    NC_ ("document state", "Waived"),
};

static const char *const FOLDERS[] = {
  NC_ ("folder", "Templates"),
  NC_ ("folder", "Programme file"),
  NC_ ("folder", "Recruitment and mentor file"),
  NC_ ("folder", "Training"),
  NC_ ("folder", "Management folder"),
  NC_ ("folder", "Monitoring folder"),
  NC_ ("folder", "Restricted"),
};

static const char *
look_up (const char *context, const char *const *words, gsize n_words, gsize index)
{
  g_return_val_if_fail (index < n_words, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, context, words[index]);
}

const char *
vv_role_label (VvRole role)
{
  return look_up ("role", ROLES, G_N_ELEMENTS (ROLES), role);
}

const char *
vv_programme_state_label (VvProgrammeState state)
{
  return look_up ("programme state", PROGRAMME_STATES, G_N_ELEMENTS (PROGRAMME_STATES), state);
}

const char *
vv_mentor_state_label (VvMentorState state)
{
  return look_up ("mentor state", MENTOR_STATES, G_N_ELEMENTS (MENTOR_STATES), state);
}

const char *
vv_mentee_state_label (VvMenteeState state)
{
  return look_up ("mentee state", MENTEE_STATES, G_N_ELEMENTS (MENTEE_STATES), state);
}

const char *
vv_match_state_label (VvMatchState state)
{
  return look_up ("match state", MATCH_STATES, G_N_ELEMENTS (MATCH_STATES), state);
}

const char *
vv_session_state_label (VvSessionState state)
{
  return look_up ("session state", SESSION_STATES, G_N_ELEMENTS (SESSION_STATES), state);
}

const char *
vv_document_state_label (VvDocumentState state)
{
  return look_up ("document state", DOCUMENT_STATES, G_N_ELEMENTS (DOCUMENT_STATES), state);
}

const char *
vv_folder_label (VvFolder folder)
{
  return look_up ("folder", FOLDERS, G_N_ELEMENTS (FOLDERS), folder);
}

const char *
vv_session_kind_label (const char *kind)
{
  if (g_strcmp0 (kind, "first") == 0)
    return C_ ("session kind", "First session");
  if (g_strcmp0 (kind, "mentoring") == 0)
    return C_ ("session kind", "Mentoring session");
  if (g_strcmp0 (kind, "midterm") == 0)
    return C_ ("session kind", "Midterm meeting");
  if (g_strcmp0 (kind, "final") == 0)
    return C_ ("session kind", "Final meeting");
  return kind ? kind : "";
}

const char *
vv_enrolment_state_label (VvRole role, const char *state)
{
  VvMentorState mentor;
  VvMenteeState mentee;

  if (role == VV_ROLE_MENTEE && vv_mentee_state_from_string (state, &mentee))
    return vv_mentee_state_label (mentee);
  if (role == VV_ROLE_MENTOR && vv_mentor_state_from_string (state, &mentor))
    return vv_mentor_state_label (mentor);
  return state ? state : "";
}
