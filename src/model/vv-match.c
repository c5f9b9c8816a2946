#include "vv-match.h"

#include "vv-struct.h"

static const char *const MATCH_STATE_WORDS[] = {
  "proposed",     "reserved",   "locked", "started",     "running",
  "midterm_done", "final_done", "closed", "ended_early", "rematch",
};

static const char *const SESSION_STATE_WORDS[] = {
  "planned", "held", "diary_written", "commented", "filed", "moved", "cancelled", "not_held",
};

static const gsize MATCH_STRINGS[] = {
  G_STRUCT_OFFSET (VvMatch, id),
  G_STRUCT_OFFSET (VvMatch, programme),
  G_STRUCT_OFFSET (VvMatch, mentor),
  G_STRUCT_OFFSET (VvMatch, group_name),
  G_STRUCT_OFFSET (VvMatch, reason),
  G_STRUCT_OFFSET (VvMatch, proposal),
  G_STRUCT_OFFSET (VvMatch, first_session),
  G_STRUCT_OFFSET (VvMatch, agreement_waiver),
  G_STRUCT_OFFSET (VvMatch, locked_on),
  G_STRUCT_OFFSET (VvMatch, started_on),
  G_STRUCT_OFFSET (VvMatch, closed_on),
};

static const VvStructLayout MATCH_LAYOUT
    = { sizeof (VvMatch), MATCH_STRINGS, G_N_ELEMENTS (MATCH_STRINGS), NULL, 0 };

static const gsize PROPOSAL_STRINGS[] = {
  G_STRUCT_OFFSET (VvProposal, id),         G_STRUCT_OFFSET (VvProposal, programme),
  G_STRUCT_OFFSET (VvProposal, created_at), G_STRUCT_OFFSET (VvProposal, prefer),
  G_STRUCT_OFFSET (VvProposal, json),
};

static const VvStructLayout PROPOSAL_LAYOUT
    = { sizeof (VvProposal), PROPOSAL_STRINGS, G_N_ELEMENTS (PROPOSAL_STRINGS), NULL, 0 };

static const gsize PIN_STRINGS[] = {
  G_STRUCT_OFFSET (VvPin, mentor),
  G_STRUCT_OFFSET (VvPin, mentee),
};

static const VvStructLayout PIN_LAYOUT = { sizeof (VvPin), PIN_STRINGS, G_N_ELEMENTS (PIN_STRINGS), NULL, 0 };

static const gsize SESSION_STRINGS[] = {
  G_STRUCT_OFFSET (VvSession, id),
  G_STRUCT_OFFSET (VvSession, match),
  G_STRUCT_OFFSET (VvSession, kind),
  G_STRUCT_OFFSET (VvSession, date),
  G_STRUCT_OFFSET (VvSession, time),
  G_STRUCT_OFFSET (VvSession, mode),
  G_STRUCT_OFFSET (VvSession, place),
  G_STRUCT_OFFSET (VvSession, topic),
  G_STRUCT_OFFSET (VvSession, moved_to),
  G_STRUCT_OFFSET (VvSession, moved_by),
  G_STRUCT_OFFSET (VvSession, notice_date),
  G_STRUCT_OFFSET (VvSession, reason),
  G_STRUCT_OFFSET (VvSession, diary_writer),
  G_STRUCT_OFFSET (VvSession, diary_talked),
  G_STRUCT_OFFSET (VvSession, diary_useful),
  G_STRUCT_OFFSET (VvSession, diary_open),
  G_STRUCT_OFFSET (VvSession, diary_tasks),
  G_STRUCT_OFFSET (VvSession, diary_next),
  G_STRUCT_OFFSET (VvSession, mentor_comment),
};

static const VvStructLayout SESSION_LAYOUT
    = { sizeof (VvSession), SESSION_STRINGS, G_N_ELEMENTS (SESSION_STRINGS), NULL, 0 };

static const gsize ATTENDANCE_STRINGS[] = {
  G_STRUCT_OFFSET (VvAttendance, session),
  G_STRUCT_OFFSET (VvAttendance, person),
  G_STRUCT_OFFSET (VvAttendance, presence),
  G_STRUCT_OFFSET (VvAttendance, catch_up),
};

static const VvStructLayout ATTENDANCE_LAYOUT
    = { sizeof (VvAttendance), ATTENDANCE_STRINGS, G_N_ELEMENTS (ATTENDANCE_STRINGS), NULL, 0 };

const char *
vv_match_state_to_string (VvMatchState state)
{
  return vv_struct_word (MATCH_STATE_WORDS, G_N_ELEMENTS (MATCH_STATE_WORDS), state);
}

gboolean
vv_match_state_from_string (const char *text, VvMatchState *state)
{
  gsize index;

  if (!vv_struct_find_word (MATCH_STATE_WORDS, G_N_ELEMENTS (MATCH_STATE_WORDS), text, &index))
    return FALSE;
  *state = (VvMatchState)index;
  return TRUE;
}

VvMatch *
vv_match_new (const char *id, const char *programme, const char *mentor)
{
  VvMatch *self = g_new0 (VvMatch, 1);

  self->id = g_strdup (id);
  self->programme = g_strdup (programme);
  self->mentor = g_strdup (mentor);
  self->mentees = g_ptr_array_new_with_free_func (g_free);
  return self;
}

VvMatch *
vv_match_copy (const VvMatch *match)
{
  VvMatch *copy = vv_struct_copy (&MATCH_LAYOUT, match);

  copy->mentees = vv_struct_copy_ids (match->mentees);
  return copy;
}

void
vv_match_free (VvMatch *match)
{
  if (!match)
    return;
  g_clear_pointer (&match->mentees, g_ptr_array_unref);
  vv_struct_free (&MATCH_LAYOUT, match);
}

gboolean
vv_match_has_mentee (const VvMatch *match, const char *person)
{
  g_return_val_if_fail (match != NULL, FALSE);
  for (guint i = 0; match->mentees && i < match->mentees->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (match->mentees, i), person) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
vv_match_is_live (const VvMatch *match)
{
  g_return_val_if_fail (match != NULL, FALSE);
  return match->state >= VV_MATCH_LOCKED && match->state <= VV_MATCH_FINAL_DONE;
}

VvProposal *
vv_proposal_new (const char *id, const char *programme)
{
  VvProposal *self = g_new0 (VvProposal, 1);

  self->id = g_strdup (id);
  self->programme = g_strdup (programme);
  return self;
}

void
vv_proposal_free (VvProposal *proposal)
{
  vv_struct_free (&PROPOSAL_LAYOUT, proposal);
}

VvPin *
vv_pin_new (const char *mentor, const char *mentee)
{
  VvPin *self = g_new0 (VvPin, 1);

  self->mentor = g_strdup (mentor);
  self->mentee = g_strdup (mentee);
  return self;
}

void
vv_pin_free (VvPin *pin)
{
  vv_struct_free (&PIN_LAYOUT, pin);
}

const char *
vv_session_state_to_string (VvSessionState state)
{
  return vv_struct_word (SESSION_STATE_WORDS, G_N_ELEMENTS (SESSION_STATE_WORDS), state);
}

gboolean
vv_session_state_from_string (const char *text, VvSessionState *state)
{
  gsize index;

  if (!vv_struct_find_word (SESSION_STATE_WORDS, G_N_ELEMENTS (SESSION_STATE_WORDS), text, &index))
    return FALSE;
  *state = (VvSessionState)index;
  return TRUE;
}

VvSession *
vv_session_new (const char *id, const char *match, int number)
{
  VvSession *self = g_new0 (VvSession, 1);

  self->id = g_strdup (id);
  self->match = g_strdup (match);
  self->number = number;
  self->kind = g_strdup (number == 1 ? "first" : "mentoring");
  return self;
}

VvSession *
vv_session_copy (const VvSession *session)
{
  return vv_struct_copy (&SESSION_LAYOUT, session);
}

void
vv_session_free (VvSession *session)
{
  vv_struct_free (&SESSION_LAYOUT, session);
}

VvAttendance *
vv_attendance_new (const char *session, const char *person, const char *presence)
{
  VvAttendance *self = g_new0 (VvAttendance, 1);

  self->session = g_strdup (session);
  self->person = g_strdup (person);
  self->presence = g_strdup (presence);
  return self;
}

void
vv_attendance_free (VvAttendance *attendance)
{
  vv_struct_free (&ATTENDANCE_LAYOUT, attendance);
}
