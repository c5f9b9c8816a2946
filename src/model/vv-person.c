#include "vv-person.h"

#include "vv-date.h"
#include "vv-struct.h"

static const char *const MENTOR_STATE_WORDS[] = {
  "applied",    "screened", "shortlisted", "interviewed", "offered", "accepted",
  "contracted", "trained",  "available",   "matched",     "active",  "finished",
  "attested",   "rejected", "reserve",     "withdrew",    "stopped",
};

static const char *const MENTEE_STATE_WORDS[] = {
  "invited",          "profile_received", "conversation", "accepted",    "consented",
  "matched",          "active",           "finished",     "follow_up",   "waiting",
  "not_suitable_now", "withdrew",         "transferred",  "ended_early",
};

static const gsize PERSON_STRINGS[] = {
  G_STRUCT_OFFSET (VvPerson, id),
  G_STRUCT_OFFSET (VvPerson, name),
  G_STRUCT_OFFSET (VvPerson, birth_date),
  G_STRUCT_OFFSET (VvPerson, email),
  G_STRUCT_OFFSET (VvPerson, phone),
  G_STRUCT_OFFSET (VvPerson, place),
  G_STRUCT_OFFSET (VvPerson, address),
  G_STRUCT_OFFSET (VvPerson, language),
  G_STRUCT_OFFSET (VvPerson, code),
  G_STRUCT_OFFSET (VvPerson, guardian_name),
  G_STRUCT_OFFSET (VvPerson, guardian_phone),
  G_STRUCT_OFFSET (VvPerson, erased_at),
};

static const VvStructLayout PERSON_LAYOUT
    = { sizeof (VvPerson), PERSON_STRINGS, G_N_ELEMENTS (PERSON_STRINGS), NULL, 0 };

static const gsize ENROLMENT_STRINGS[] = {
  G_STRUCT_OFFSET (VvEnrolment, id),
  G_STRUCT_OFFSET (VvEnrolment, programme),
  G_STRUCT_OFFSET (VvEnrolment, person),
  G_STRUCT_OFFSET (VvEnrolment, state),
  G_STRUCT_OFFSET (VvEnrolment, mode),
  G_STRUCT_OFFSET (VvEnrolment, form),
  G_STRUCT_OFFSET (VvEnrolment, occupation),
  G_STRUCT_OFFSET (VvEnrolment, motivation),
  G_STRUCT_OFFSET (VvEnrolment, experience),
  G_STRUCT_OFFSET (VvEnrolment, wish),
  G_STRUCT_OFFSET (VvEnrolment, gender_age_wish),
  G_STRUCT_OFFSET (VvEnrolment, may_see),
  G_STRUCT_OFFSET (VvEnrolment, training_attended),
  G_STRUCT_OFFSET (VvEnrolment, cnf_filed),
  G_STRUCT_OFFSET (VvEnrolment, check_shown),
  G_STRUCT_OFFSET (VvEnrolment, check_seen_by),
  G_STRUCT_OFFSET (VvEnrolment, consented),
  G_STRUCT_OFFSET (VvEnrolment, reason),
  G_STRUCT_OFFSET (VvEnrolment, applied_on),
};

static const gsize ENROLMENT_SETS[] = {
  G_STRUCT_OFFSET (VvEnrolment, languages), G_STRUCT_OFFSET (VvEnrolment, times),
  G_STRUCT_OFFSET (VvEnrolment, topics),    G_STRUCT_OFFSET (VvEnrolment, fields),
  G_STRUCT_OFFSET (VvEnrolment, interests), G_STRUCT_OFFSET (VvEnrolment, barred),
};

static const VvStructLayout ENROLMENT_LAYOUT
    = { sizeof (VvEnrolment), ENROLMENT_STRINGS, G_N_ELEMENTS (ENROLMENT_STRINGS), ENROLMENT_SETS,
        G_N_ELEMENTS (ENROLMENT_SETS) };

VvPerson *
vv_person_new (const char *id)
{
  VvPerson *self = g_new0 (VvPerson, 1);

  self->id = g_strdup (id);
  return self;
}

VvPerson *
vv_person_copy (const VvPerson *person)
{
  return vv_struct_copy (&PERSON_LAYOUT, person);
}

void
vv_person_free (VvPerson *person)
{
  vv_struct_free (&PERSON_LAYOUT, person);
}

gboolean
vv_person_is_minor_on (const VvPerson *person, const char *iso_date)
{
  g_return_val_if_fail (person != NULL, FALSE);
  if (!vv_date_is_valid (person->birth_date) || !vv_date_is_valid (iso_date))
    return FALSE;
  return vv_date_age_on (person->birth_date, iso_date) < 18;
}

const char *
vv_mentor_state_to_string (VvMentorState state)
{
  return vv_struct_word (MENTOR_STATE_WORDS, G_N_ELEMENTS (MENTOR_STATE_WORDS), state);
}

gboolean
vv_mentor_state_from_string (const char *text, VvMentorState *state)
{
  gsize index;

  if (!vv_struct_find_word (MENTOR_STATE_WORDS, G_N_ELEMENTS (MENTOR_STATE_WORDS), text, &index))
    return FALSE;
  *state = (VvMentorState)index;
  return TRUE;
}

const char *
vv_mentee_state_to_string (VvMenteeState state)
{
  return vv_struct_word (MENTEE_STATE_WORDS, G_N_ELEMENTS (MENTEE_STATE_WORDS), state);
}

gboolean
vv_mentee_state_from_string (const char *text, VvMenteeState *state)
{
  gsize index;

  if (!vv_struct_find_word (MENTEE_STATE_WORDS, G_N_ELEMENTS (MENTEE_STATE_WORDS), text, &index))
    return FALSE;
  *state = (VvMenteeState)index;
  return TRUE;
}

VvEnrolment *
vv_enrolment_new (const char *id, const char *programme, const char *person, VvRole role)
{
  VvEnrolment *self = g_new0 (VvEnrolment, 1);

  self->id = g_strdup (id);
  self->programme = g_strdup (programme);
  self->person = g_strdup (person);
  self->role = role;
  self->state = g_strdup (role == VV_ROLE_MENTEE ? vv_mentee_state_to_string (VV_MENTEE_INVITED)
                                                 : vv_mentor_state_to_string (VV_MENTOR_APPLIED));
  return self;
}

VvEnrolment *
vv_enrolment_copy (const VvEnrolment *enrolment)
{
  return vv_struct_copy (&ENROLMENT_LAYOUT, enrolment);
}

void
vv_enrolment_free (VvEnrolment *enrolment)
{
  vv_struct_free (&ENROLMENT_LAYOUT, enrolment);
}
