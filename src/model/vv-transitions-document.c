/* process.md 3.6 */
#include "vv-transitions.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "vv-arrow.h"
#include "vv-error.h"
#include "vv-labels.h"
#include "vv-rules.h"
#include "vv-strings.h"

/* Forms that live on in versions: a new one replaces the old, which is kept. */
static const char *const VERSIONED_FORMS[] = { "SPL", "PGT", "GGT", NULL };

static gboolean
guard_issued (gconstpointer data, VvClock *clock, GError **error)
{
  const VvDocumentFacts *facts = data;

  return vv_rule_r01_not_in_templates (facts->document->folder, TRUE, error);
}

static gboolean
guard_unchanged (gconstpointer data, VvClock *clock, GError **error)
{
  const VvDocumentFacts *facts = data;

  return vv_guard_require (
             !facts->changed_after_signature, error,
             _ ("The text changed after the first signature: make an addendum and have it signed."))
         && vv_rule_r01_not_in_templates (facts->document->folder, TRUE, error);
}

static gboolean
check_pages (const VvDocument *document, GError **error)
{
  g_autoptr (GArray) missing = vv_document_missing_pages (document);
  g_autofree char *sentence = NULL;

  if (!missing->len)
    return TRUE;
  sentence = g_strdup_printf (_ ("Page %d of %d is missing: scan it and import it."),
                              g_array_index (missing, int, 0), document->pages);
  return vv_guard_require (FALSE, error, sentence);
}

static gboolean
guard_complete (gconstpointer data, VvClock *clock, GError **error)
{
  const VvDocumentFacts *facts = data;
  const VvDocument *document = facts->document;
  int waiting = document->waiting;

  if (!guard_unchanged (data, clock, error)
      || !vv_rule_r04_scan_attached (document->form, facts->has_scan, error))
    return FALSE;
  if (facts->required_missing && facts->required_missing[0])
    {
      g_autofree char *sentence
          = g_strdup_printf (_ ("The field %s must be filled in."), facts->required_missing[0]);

      return vv_guard_require (FALSE, error, sentence);
    }
  if (facts->is_typed)
    return TRUE;
  return check_pages (document, error)
         && vv_guard_require_none (waiting, error,
                                   g_dngettext (GETTEXT_PACKAGE, "%d reading waits for a person.",
                                                "%d readings wait for a person.", waiting))
         && vv_guard_require (vv_is_empty (document->unsigned_fields), error,
                              _ ("A signature is missing: have the paper signed and scan it again."));
}

static gboolean
guard_waived (gconstpointer data, VvClock *clock, GError **error)
{
  return vv_guard_require (!vv_is_empty (((const VvDocumentFacts *)data)->reason), error,
                           _ ("A reason is missing: say why this document is not needed."));
}

static gboolean
guard_superseded (gconstpointer data, VvClock *clock, GError **error)
{
  const VvDocument *document = ((const VvDocumentFacts *)data)->document;
  gboolean is_versioned = document->form && g_strv_contains (VERSIONED_FORMS, document->form);

  return vv_guard_require (
      is_versioned || document->state == VV_DOCUMENT_ISSUED, error,
      _ ("This document has come back filled in and is kept: make an addendum instead of a new version."));
}

#define D(state) VV_DOCUMENT_##state

static const VvArrow ARROWS[] = {
  { D (NOT_STARTED), D (ISSUED), guard_issued },
  { D (NOT_STARTED), D (WAIVED), guard_waived },
  { D (ISSUED), D (COMPLETE), guard_complete },
  { D (ISSUED), D (INCOMPLETE), guard_unchanged },
  { D (ISSUED), D (REVIEW), guard_unchanged },
  { D (ISSUED), D (WAIVED), guard_waived },
  { D (ISSUED), D (SUPERSEDED), guard_superseded },
  { D (INCOMPLETE), D (COMPLETE), guard_complete },
  { D (INCOMPLETE), D (REVIEW), guard_unchanged },
  { D (INCOMPLETE), D (WAIVED), guard_waived },
  { D (INCOMPLETE), D (SUPERSEDED), guard_superseded },
  { D (REVIEW), D (COMPLETE), guard_complete },
  { D (REVIEW), D (INCOMPLETE), guard_unchanged },
  { D (REVIEW), D (WAIVED), guard_waived },
  { D (REVIEW), D (SUPERSEDED), guard_superseded },
  { D (COMPLETE), D (LOCKED), NULL },
  /* A confirmation taken back, or a better scan that shows an empty box. */
  { D (COMPLETE), D (REVIEW), guard_unchanged },
  { D (COMPLETE), D (INCOMPLETE), guard_unchanged },
  { D (COMPLETE), D (SUPERSEDED), guard_superseded },
  { D (LOCKED), D (SUPERSEDED), guard_superseded },
};

#undef D

gboolean
vv_document_has_arrow (VvDocumentState from, VvDocumentState to)
{
  return vv_arrow_find (ARROWS, G_N_ELEMENTS (ARROWS), from, to) != NULL;
}

gboolean
vv_document_may_become (const VvDocumentFacts *facts,
                        VvDocumentState to,
                        const VvActor *actor,
                        VvClock *clock,
                        GError **error)
{
  const VvArrow *arrow;

  g_return_val_if_fail (facts != NULL && facts->document != NULL && actor != NULL && clock != NULL, FALSE);
  if (!vv_rule_r01_not_in_templates (facts->document->folder, to != VV_DOCUMENT_NOT_STARTED, error)
      || !vv_rule_r02_may_file (actor, facts->document->folder, error))
    return FALSE;
  if (to == VV_DOCUMENT_WAIVED && !vv_guard_require_coordinator (actor, error))
    return FALSE;
  arrow = vv_arrow_find (ARROWS, G_N_ELEMENTS (ARROWS), facts->document->state, to);
  if (!arrow)
    return vv_arrow_refuse (error, vv_document_state_label (facts->document->state),
                            vv_document_state_label (to));
  return !arrow->guard || arrow->guard (facts, clock, error);
}

GArray *
vv_document_missing_pages (const VvDocument *document)
{
  g_auto (GStrv) received = NULL;
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_val_if_fail (document != NULL, missing);
  received = vv_split_tags (document->received);
  for (int page = 1; page <= document->pages; page++)
    {
      g_autofree char *number = g_strdup_printf ("%d", page);

      if (!vv_has_tag ((const char *const *)received, number))
        g_array_append_val (missing, page);
    }
  return missing;
}

VvDocumentState
vv_document_state_of_pages (const VvDocument *document)
{
  g_autoptr (GArray) missing = NULL;

  g_return_val_if_fail (document != NULL, VV_DOCUMENT_NOT_STARTED);
  if (vv_is_empty (document->received))
    return VV_DOCUMENT_ISSUED;
  missing = vv_document_missing_pages (document);
  /* What is certainly missing comes before what is uncertain. */
  if (missing->len || !vv_is_empty (document->unsigned_fields))
    return VV_DOCUMENT_INCOMPLETE;
  if (document->waiting > 0)
    return VV_DOCUMENT_REVIEW;
  return VV_DOCUMENT_COMPLETE;
}
