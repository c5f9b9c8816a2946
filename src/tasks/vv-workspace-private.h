/* vv-workspace-private.h: what tasks share behind the workspace: the store, transactions, the audit log, who
 * may do what, and the slow things (forms, painter, helper process) made when first asked for. Only for
 * src/tasks. */
#pragma once

#include "vv-form.h"
#include "vv-helper.h"
#include "vv-match.h"
#include "vv-painter.h"
#include "vv-person.h"
#include "vv-store.h"
#include "vv-workspace.h"

VvStore *vv_workspace_get_store (VvWorkspace *workspace);
VvRandom *vv_workspace_get_random (VvWorkspace *workspace);
/* ISO date of today by the workspace's clock. g_free(). */
char *vv_workspace_today (VvWorkspace *workspace);
/* A new record's id. g_free(). */
char *vv_workspace_new_id (VvWorkspace *workspace);

/* Loaded when first asked for, kept until the workspace closes; (transfer none). */
VvForms *vv_workspace_get_forms (VvWorkspace *workspace, GError **error);
VvPainter *vv_workspace_get_painter (VvWorkspace *workspace, GError **error);
VvHelper *vv_workspace_get_helper (VvWorkspace *workspace, GError **error);

/* A transaction that takes everything back when it goes out of scope without vv_transaction_commit(). They
 * nest: only the outermost one writes, and it refuses when an inner one was taken back.
 *
 *   g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
 *   if (transaction == NULL)
 *     return FALSE;
 *   …
 *   return vv_transaction_commit (transaction, error);
 */
typedef struct _VvTransaction VvTransaction;
VvTransaction *vv_transaction_begin (VvWorkspace *workspace, GError **error);
gboolean vv_transaction_commit (VvTransaction *transaction, GError **error);
void vv_transaction_free (VvTransaction *transaction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvTransaction, vv_transaction_free)

/* Appends to the audit log: the actor did `act` ("person.add") to the record `object`. No personal data in
 * detail. */
gboolean vv_workspace_audit (VvWorkspace *workspace,
                             const char *act,
                             const char *object,
                             const char *detail,
                             GError **error);

/* What an actor may do. Coordinators may do all of it. */
typedef enum
{
  VV_DUTY_MANAGE,  /* programmes, people, matching, documents: coordinators only */
  VV_DUTY_RECRUIT, /* also personnel (H) */
  VV_DUTY_TRAIN,   /* also trainers */
  VV_DUTY_MEET,    /* sessions of a match: also mentors (R02) */
} VvDuty;
/* VV_ERROR_PERMISSION when the actor may not. */
gboolean vv_workspace_require (VvWorkspace *workspace, VvDuty duty, GError **error);

/* R19: TRUE when this person's name, as the mentee of a programme, is hidden from the actor. */
gboolean vv_workspace_hides (VvWorkspace *workspace, const char *person, VvRole role);
/* The name, or the participant code where R19 hides it. g_free(); NULL on error. */
char *vv_workspace_person_name (VvWorkspace *workspace, const char *person, VvRole role, GError **error);
