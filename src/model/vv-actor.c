#include "vv-actor.h"

#include "vv-struct.h"

static const char *const ROLE_WORDS[] = {
  "coordinator", "mentor", "mentee", "trainer", "hr", "reader",
};

static const gsize ACTOR_STRINGS[] = {
  G_STRUCT_OFFSET (VvActor, person),
};

static const VvStructLayout ACTOR_LAYOUT
    = { sizeof (VvActor), ACTOR_STRINGS, G_N_ELEMENTS (ACTOR_STRINGS), NULL, 0 };

const char *
vv_role_to_string (VvRole role)
{
  return vv_struct_word (ROLE_WORDS, G_N_ELEMENTS (ROLE_WORDS), role);
}

gboolean
vv_role_from_string (const char *text, VvRole *role)
{
  gsize index;

  if (!vv_struct_find_word (ROLE_WORDS, G_N_ELEMENTS (ROLE_WORDS), text, &index))
    return FALSE;
  *role = (VvRole)index;
  return TRUE;
}

VvActor *
vv_actor_new (const char *person, VvRole role, gboolean cnf_filed)
{
  VvActor *self = g_new0 (VvActor, 1);

  self->person = g_strdup (person);
  self->role = role;
  self->cnf_filed = cnf_filed;
  return self;
}

VvActor *
vv_actor_copy (const VvActor *actor)
{
  return vv_struct_copy (&ACTOR_LAYOUT, actor);
}

void
vv_actor_free (VvActor *actor)
{
  vv_struct_free (&ACTOR_LAYOUT, actor);
}
