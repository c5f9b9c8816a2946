/* vv-wizard.h: a wizard is a table of steps; order is data.
 *
 * A subclass of VvWizard sets in its class_init: `key` (as in vv-pages.c), `title`, `steps` (ended by an
 * entry whose key is NULL) and `finish`. Each step builds its widgets once, is entered (widgets filled from
 * the state), saves (widgets into the state), is asked whether it is complete, and applies itself when the
 * person goes on.
 *
 * State is text by key: vv_wizard_set()/get(). It is kept in the workspace (vv_workspace_remember(), by
 * wizard and programme) whenever a step is left or the wizard is closed, and is there again days later, on
 * the same step. finish throws it away.
 *
 * The primary button is always pressable. When `complete` says no, its error says in words what lacks: call
 * vv_wizard_point() with the field before returning FALSE, and the error stands at the top and the field gets
 * the focus and the `error` style. */
#pragma once

#include <adwaita.h>
#include "vv-window.h"

G_BEGIN_DECLS

#define VV_TYPE_WIZARD (vv_wizard_get_type ())
G_DECLARE_DERIVABLE_TYPE (VvWizard, vv_wizard, VV, WIZARD, AdwBin)

typedef struct
{
  const char *key;
  const char *title;                                       /* marked N_(), translated by the wizard */
  GtkWidget *(*build) (VvWizard *wizard);                  /* floating; put into the content pane as it is */
  void (*enter) (VvWizard *wizard);                        /* or NULL */
  void (*save) (VvWizard *wizard);                         /* or NULL */
  gboolean (*complete) (VvWizard *wizard, GError **error); /* or NULL: always */
  gboolean (*apply) (VvWizard *wizard, GError **error);    /* or NULL: nothing to do; FALSE keeps the step */
  char *(*label) (VvWizard *wizard); /* of the primary button ("Make 23 Agreements"); NULL: "Continue" */
} VvWizardStep;

struct _VvWizardClass
{
  AdwBinClass parent_class;

  const char *key;
  const char *title; /* N_() */
  const VvWizardStep *steps;
  /* Once, with workspace and programme known, before the first step; detail of the target or NULL. */
  void (*start) (VvWizard *wizard, const char *detail);
  /* After the last step's apply: where to go. (transfer full), NULL: where the window was. */
  char *(*finish) (VvWizard *wizard);
};

VvWindow *vv_wizard_get_window (VvWizard *wizard);
VvWorkspace *vv_wizard_get_workspace (VvWizard *wizard);
const char *vv_wizard_get_programme (VvWizard *wizard);

/* NULL when not set; valid until the key is set again. */
const char *vv_wizard_get (VvWizard *wizard, const char *key);
/* value NULL: forgets it. */
void vv_wizard_set (VvWizard *wizard, const char *key, const char *value);

/* The field that `complete` complains about; NULL clears. Forgotten when the step is left. */
void vv_wizard_point (VvWizard *wizard, GtkWidget *field);
/* The primary button's label again (what it counts has changed). */
void vv_wizard_update (VvWizard *wizard);
/* A subtitle under the title (programme's title by default). */
void vv_wizard_set_subtitle (VvWizard *wizard, const char *subtitle);
/* A widget in the header bar's end. */
void vv_wizard_pack_end (VvWizard *wizard, GtkWidget *widget);
/* Long work: progress replaces the bar's words, with Stop when there is a cancellable; fraction < 0 ends it.
 * An apply that works asynchronously returns FALSE without error, and calls vv_wizard_continue() when it is
 * done (error (transfer none) NULL: goes on; else tells it). */
void vv_wizard_set_progress (VvWizard *wizard, double fraction, const char *text, GCancellable *cancellable);
void vv_wizard_continue (VvWizard *wizard, const GError *error);

int vv_wizard_get_step (VvWizard *wizard);
/* As the buttons do; for tests and for "Set the Dates…" in call-outs. */
void vv_wizard_go_on (VvWizard *wizard);
void vv_wizard_go_back (VvWizard *wizard);

/* For the window. */
void vv_wizard_begin (VvWizard *wizard,
                      VvWindow *window,
                      VvWorkspace *workspace,
                      const char *programme,
                      const char *detail);
void vv_wizard_leave (VvWizard *wizard);

G_END_DECLS
