/* vv-actor.h: who acts, in which role. Every task takes one; rules R02, R03, R18, R19, R30 and the audit log
 * ask for it. */
#pragma once

#include <glib.h>

typedef enum
{
  VV_ROLE_COORDINATOR,
  VV_ROLE_MENTOR,
  VV_ROLE_MENTEE,
  VV_ROLE_TRAINER,
  VV_ROLE_HR,
  VV_ROLE_READER,
} VvRole;

/* "coordinator", "mentor", … */
const char *vv_role_to_string (VvRole role);
gboolean vv_role_from_string (const char *text, VvRole *role);

typedef struct
{
  char *person; /* id */
  VvRole role;
  gboolean cnf_filed; /* confidentiality declaration filed (R19); the coordinator who made the workspace
                         counts as such */
} VvActor;

VvActor *vv_actor_new (const char *person, VvRole role, gboolean cnf_filed);
VvActor *vv_actor_copy (const VvActor *actor);
void vv_actor_free (VvActor *actor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvActor, vv_actor_free)
