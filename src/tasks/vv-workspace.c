#include "config.h"

#include "vv-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "vv-error.h"
#include "vv-id.h"
#include "vv-strings.h"

struct _VvWorkspace
{
  char *path;
  VvStore *store;
  VvClock *clock;
  VvRandom *random;
  VvActor *actor;
  VvForms *forms;
  VvPainter *painter;
  VvHelper *helper;
  guint depth;        /* of nested transactions */
  gboolean is_doomed; /* an inner transaction was taken back */
};

struct _VvTransaction
{
  VvWorkspace *workspace;
  gboolean is_open;
};

static VvWorkspace *
make_workspace (const char *path, VvStore *store /* (transfer full) */, VvClock *clock, VvRandom *random)
{
  VvWorkspace *workspace = g_new0 (VvWorkspace, 1);
  workspace->path = g_strdup (path);
  workspace->store = store;
  workspace->clock = vv_clock_ref (clock);
  workspace->random = vv_random_ref (random);
  return workspace;
}

/* The first records of a workspace, in one transaction. */
static gboolean
found_organisation (VvWorkspace *workspace,
                    const VvOrganisation *organisation,
                    const char *coordinator_name,
                    GError **error)
{
  g_autofree char *id = vv_workspace_new_id (workspace);
  workspace->actor = vv_actor_new (id, VV_ROLE_COORDINATOR, TRUE);
  g_autoptr (VvOrganisation) record = vv_organisation_copy (organisation);
  vv_set_string (&record->coordinator, id);
  g_autoptr (VvPerson) person = vv_person_new (id);
  vv_set_string (&person->name, vv_is_empty (coordinator_name) ? _ ("Coordinator") : coordinator_name);
  vv_set_string (&person->language, record->language);
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (workspace, error);
  return transaction != NULL && vv_store_put_person (workspace->store, person, error)
         && vv_store_put_organisation (workspace->store, record, error)
         && vv_workspace_audit (workspace, "workspace.create", id, NULL, error)
         && vv_transaction_commit (transaction, error);
}

static char *
find_person_by_name (VvWorkspace *workspace, const char *name, GError **error)
{
  VvPersonQuery query = { .text = name };
  g_autoptr (GPtrArray) rows = vv_store_list_people (workspace->store, &query, error);
  if (rows == NULL)
    return NULL;
  if (rows->len == 0)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND, _ ("Nobody here is called “%s”."), name);
      return NULL;
    }
  if (rows->len > 1)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_USAGE,
                   _ ("More than one person here is called “%s”. Please give the identifier instead."), name);
      return NULL;
    }
  VvPersonRow *row = g_ptr_array_index (rows, 0);
  return g_strdup (row->id);
}

static gboolean
is_coordinator (VvWorkspace *workspace, const char *person, gboolean *result, GError **error)
{
  *result = FALSE;
  g_autoptr (VvOrganisation) organisation = vv_store_get_organisation (workspace->store, error);
  if (organisation == NULL)
    return FALSE;
  g_autoptr (GPtrArray) programmes = vv_store_list_programmes (workspace->store, error);
  if (programmes == NULL)
    return FALSE;
  *result = g_strcmp0 (organisation->coordinator, person) == 0;
  for (guint i = 0; i < programmes->len && !*result; i++)
    {
      VvProgramme *programme = g_ptr_array_index (programmes, i);
      *result = g_strcmp0 (programme->coordinator, person) == 0;
    }
  return TRUE;
}

/* The role a person has when none is named, and whether the person may take the one that is named. */
static gboolean
choose_role (VvWorkspace *workspace,
             const char *person,
             const char *role_name,
             VvActor *actor,
             GError **error)
{
  gboolean coordinates = FALSE;
  if (!is_coordinator (workspace, person, &coordinates, error))
    return FALSE;
  g_autoptr (GPtrArray) enrolments = vv_store_list_enrolments (workspace->store, NULL, person, NULL, error);
  if (enrolments == NULL)
    return FALSE;
  gboolean mentors = FALSE, is_mentee = FALSE;
  actor->cnf_filed = coordinates;
  for (guint i = 0; i < enrolments->len; i++)
    {
      VvEnrolment *enrolment = g_ptr_array_index (enrolments, i);
      mentors = mentors || enrolment->role == VV_ROLE_MENTOR;
      is_mentee = is_mentee || enrolment->role == VV_ROLE_MENTEE;
      actor->cnf_filed = actor->cnf_filed || !vv_is_empty (enrolment->cnf_filed);
    }
  if (vv_is_empty (role_name))
    {
      actor->role = coordinates ? VV_ROLE_COORDINATOR
                    : mentors   ? VV_ROLE_MENTOR
                    : is_mentee ? VV_ROLE_MENTEE
                                : VV_ROLE_READER;
      return TRUE;
    }
  if (!vv_role_from_string (role_name, &actor->role))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_USAGE,
                   _ ("“%s” is no role. Roles are coordinator, mentor, mentee, trainer, hr and reader."),
                   role_name);
      return FALSE;
    }
  if ((actor->role == VV_ROLE_COORDINATOR && !coordinates) || (actor->role == VV_ROLE_MENTOR && !mentors)
      || (actor->role == VV_ROLE_MENTEE && !is_mentee))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_PERMISSION, _ ("This person does not have the role “%s” here."),
                   role_name);
      return FALSE;
    }
  return TRUE;
}

static VvActor *
find_actor (VvWorkspace *workspace, const char *text, GError **error)
{
  g_autoptr (VvOrganisation) organisation = vv_store_get_organisation (workspace->store, error);
  if (organisation == NULL)
    return NULL;
  if (vv_is_empty (text))
    return vv_actor_new (organisation->coordinator, VV_ROLE_COORDINATOR, TRUE);
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  g_autofree char *id = vv_id_parse (parts[0]);
  if (id == NULL)
    id = find_person_by_name (workspace, parts[0], error);
  if (id == NULL)
    return NULL;
  g_autoptr (VvPerson) person = vv_store_get_person (workspace->store, id, error);
  if (person == NULL)
    return NULL;
  g_autoptr (VvActor) actor = vv_actor_new (id, VV_ROLE_READER, FALSE);
  if (!choose_role (workspace, id, parts[1], actor, error))
    return NULL;
  return g_steal_pointer (&actor);
}

/* --- shared by tasks --- */

VvStore *
vv_workspace_get_store (VvWorkspace *workspace)
{
  return workspace->store;
}

VvRandom *
vv_workspace_get_random (VvWorkspace *workspace)
{
  return workspace->random;
}

char *
vv_workspace_today (VvWorkspace *workspace)
{
  return vv_clock_today (workspace->clock);
}

char *
vv_workspace_new_id (VvWorkspace *workspace)
{
  return vv_id_new (workspace->random);
}

VvForms *
vv_workspace_get_forms (VvWorkspace *workspace, GError **error)
{
  if (workspace->forms == NULL)
    workspace->forms = vv_forms_load (NULL, error);
  return workspace->forms;
}

VvPainter *
vv_workspace_get_painter (VvWorkspace *workspace, GError **error)
{
  if (workspace->painter == NULL)
    workspace->painter = vv_painter_new (error);
  return workspace->painter;
}

VvHelper *
vv_workspace_get_helper (VvWorkspace *workspace, GError **error)
{
  if (workspace->helper == NULL)
    workspace->helper = vv_helper_new (error);
  return workspace->helper;
}

VvTransaction *
vv_transaction_begin (VvWorkspace *workspace, GError **error)
{
  if (workspace->depth == 0)
    {
      if (vv_store_is_read_only (workspace->store))
        {
          g_set_error (error, VV_ERROR, VV_ERROR_PERMISSION,
                       _ ("“%s” is open for reading only. Nothing can be changed in it."), workspace->path);
          return NULL;
        }
      if (!vv_store_begin (workspace->store, error))
        return NULL;
      workspace->is_doomed = FALSE;
    }
  workspace->depth++;
  VvTransaction *transaction = g_new0 (VvTransaction, 1);
  transaction->workspace = workspace;
  transaction->is_open = TRUE;
  return transaction;
}

gboolean
vv_transaction_commit (VvTransaction *transaction, GError **error)
{
  VvWorkspace *workspace = transaction->workspace;
  g_return_val_if_fail (transaction->is_open, FALSE);
  if (workspace->is_doomed)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_FAILED,
                           _ ("A part of this could not be done, so nothing of it was stored."));
      return FALSE;
    }
  if (workspace->depth == 1 && !vv_store_commit (workspace->store, error))
    return FALSE;
  transaction->is_open = FALSE;
  workspace->depth--;
  return TRUE;
}

void
vv_transaction_free (VvTransaction *transaction)
{
  if (transaction == NULL)
    return;
  VvWorkspace *workspace = transaction->workspace;
  if (transaction->is_open)
    {
      workspace->is_doomed = TRUE;
      workspace->depth--;
      if (workspace->depth == 0)
        vv_store_rollback (workspace->store);
    }
  g_free (transaction);
}

gboolean
vv_workspace_audit (VvWorkspace *workspace,
                    const char *act,
                    const char *object,
                    const char *detail,
                    GError **error)
{
  g_autoptr (VvAudit) audit = vv_audit_new (act, object, detail);
  g_free (audit->at);
  audit->at = vv_clock_now (workspace->clock);
  vv_set_string (&audit->actor, workspace->actor->person);
  vv_set_string (&audit->role, vv_role_to_string (workspace->actor->role));
  return vv_store_append_audit (workspace->store, audit, error);
}

gboolean
vv_workspace_require (VvWorkspace *workspace, VvDuty duty, GError **error)
{
  VvRole role = workspace->actor->role;
  if (role == VV_ROLE_COORDINATOR || (duty == VV_DUTY_RECRUIT && role == VV_ROLE_HR)
      || (duty == VV_DUTY_TRAIN && role == VV_ROLE_TRAINER)
      || (duty == VV_DUTY_MEET && role == VV_ROLE_MENTOR))
    return TRUE;
  const char *who = duty == VV_DUTY_RECRUIT ? _ ("Only the coordinator or personnel may do this.")
                    : duty == VV_DUTY_TRAIN ? _ ("Only the coordinator or the trainer may do this.")
                    : duty == VV_DUTY_MEET  ? _ ("Only the coordinator or the mentor may do this.")
                                            : _ ("Only the coordinator may do this.");
  g_set_error_literal (error, VV_ERROR, VV_ERROR_PERMISSION, who);
  return FALSE;
}

gboolean
vv_workspace_hides (VvWorkspace *workspace, const char *person, VvRole role)
{
  return role == VV_ROLE_MENTEE && !workspace->actor->cnf_filed
         && g_strcmp0 (workspace->actor->person, person) != 0;
}

char *
vv_workspace_person_name (VvWorkspace *workspace, const char *person, VvRole role, GError **error)
{
  g_autoptr (VvPerson) record = vv_store_get_person (workspace->store, person, error);
  if (record == NULL)
    return NULL;
  if (!vv_workspace_hides (workspace, person, role))
    return g_strdup (vv_is_empty (record->name) ? _ ("Erased") : record->name);
  return g_strdup (vv_is_empty (record->code) ? _ ("A mentee") : record->code);
}

/* --- public --- */

char *
vv_workspace_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "veiviser", "veiviser.veiviser", NULL);
}

VvWorkspace *
vv_workspace_create (const VvEngine *engine,
                     const char *path,
                     const VvOrganisation *organisation,
                     const char *coordinator_name,
                     VvClock *clock,
                     VvRandom *random,
                     GError **error)
{
  if (vv_is_empty (organisation->name))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("Organisation: please write the name that should stand on the letters."));
      return NULL;
    }
  g_autofree char *folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO,
                   _ ("The folder “%s” could not be made. Please choose another one."), folder);
      return NULL;
    }
  VvStore *store = engine->create (path, clock, error);
  if (store == NULL)
    return NULL;
  g_autoptr (VvWorkspace) workspace = make_workspace (path, store, clock, random);
  if (!found_organisation (workspace, organisation, coordinator_name, error))
    {
      g_clear_pointer (&workspace, vv_workspace_close);
      g_unlink (path);
      return NULL;
    }
  return g_steal_pointer (&workspace);
}

VvWorkspace *
vv_workspace_open (const VvEngine *engine,
                   const char *path,
                   gboolean read_only,
                   const char *actor,
                   VvClock *clock,
                   VvRandom *random,
                   GError **error)
{
  VvStore *store = engine->open (path, read_only, clock, error);
  if (store == NULL)
    return NULL;
  g_autoptr (VvWorkspace) workspace = make_workspace (path, store, clock, random);
  workspace->actor = find_actor (workspace, actor, error);
  if (workspace->actor == NULL)
    return NULL;
  return g_steal_pointer (&workspace);
}

VvWorkspace *
vv_workspace_new_bare (VvClock *clock, VvRandom *random)
{
  return make_workspace (NULL, NULL, clock, random);
}

void
vv_workspace_close (VvWorkspace *workspace)
{
  if (workspace == NULL)
    return;
  g_clear_pointer (&workspace->helper, vv_helper_unref);
  g_clear_pointer (&workspace->painter, vv_painter_free);
  g_clear_pointer (&workspace->forms, vv_forms_unref);
  g_clear_pointer (&workspace->store, vv_store_close);
  g_clear_pointer (&workspace->clock, vv_clock_unref);
  g_clear_pointer (&workspace->random, vv_random_unref);
  vv_actor_free (workspace->actor);
  g_free (workspace->path);
  g_free (workspace);
}

const char *
vv_workspace_get_path (VvWorkspace *workspace)
{
  return workspace->path;
}

const VvActor *
vv_workspace_get_actor (VvWorkspace *workspace)
{
  return workspace->actor;
}

VvClock *
vv_workspace_get_clock (VvWorkspace *workspace)
{
  return workspace->clock;
}

guint64
vv_workspace_get_generation (VvWorkspace *workspace)
{
  return vv_store_get_generation (workspace->store);
}

gboolean
vv_workspace_is_read_only (VvWorkspace *workspace)
{
  return vv_store_is_read_only (workspace->store);
}

VvOrganisation *
vv_workspace_get_organisation (VvWorkspace *workspace, GError **error)
{
  return vv_store_get_organisation (workspace->store, error);
}

gboolean
vv_workspace_set_organisation (VvWorkspace *workspace, const VvOrganisation *organisation, GError **error)
{
  if (!vv_workspace_require (workspace, VV_DUTY_MANAGE, error))
    return FALSE;
  if (vv_is_empty (organisation->name))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("Organisation: please write the name that should stand on the letters."));
      return FALSE;
    }
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (workspace, error);
  return transaction != NULL && vv_store_put_organisation (workspace->store, organisation, error)
         && vv_workspace_audit (workspace, "organisation.change", NULL, NULL, error)
         && vv_transaction_commit (transaction, error);
}

gboolean
vv_workspace_remember (VvWorkspace *workspace, const char *key, const char *value, GError **error)
{
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (workspace, error);
  return transaction != NULL && vv_store_put_setting (workspace->store, key, value, error)
         && vv_transaction_commit (transaction, error);
}

char *
vv_workspace_recall (VvWorkspace *workspace, const char *key, GError **error)
{
  return vv_store_get_setting (workspace->store, key, error);
}
