#include "vv-filing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-filing-follow.h"
#include "vv-layout-json.h"
#include "vv-rules.h"
#include "vv-strings.h"

/* The best that all scans of a document's pages say about its fields. */
typedef struct
{
  GHashTable *readings;  /* field id → VvReading* of a page in `pages` */
  GHashTable *from_page; /* field id → id of the scan page */
  GPtrArray *pages;      /* VvScanPage*, filed or in review, in order of arrival */
} Evidence;

static void
evidence_clear (Evidence *evidence)
{
  g_clear_pointer (&evidence->readings, g_hash_table_unref);
  g_clear_pointer (&evidence->from_page, g_hash_table_unref);
  g_clear_pointer (&evidence->pages, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Evidence, evidence_clear)

VvLayout *
vv_filing_load_layout (VvWorkspace *ws, const char *document, GError **error)
{
  g_autoptr (VvDocument) record = vv_store_get_document (vv_workspace_get_store (ws), document, TRUE, error);

  return record ? vv_layout_from_json (record->layout ? record->layout : "", error) : NULL;
}

GPtrArray *
vv_filing_list_pages (VvWorkspace *ws, const char *document, GError **error)
{
  VvScanQuery query = { NULL, document, NULL };
  g_autoptr (GPtrArray) pages = vv_store_list_scan_pages (vv_workspace_get_store (ws), &query, error);
  GPtrArray *ordered;
  guint start;

  if (!pages)
    return NULL;
  /* The store lists the newest batch first, each batch in the order of its pile. */
  ordered = g_ptr_array_new_full (pages->len, (GDestroyNotify)vv_scan_page_free);
  for (guint end = pages->len; end > 0; end = start)
    {
      for (start = end - 1; start > 0; start--)
        if (g_strcmp0 (((VvScanPage *)pages->pdata[start - 1])->batch,
                       ((VvScanPage *)pages->pdata[start])->batch)
            != 0)
          break;
      for (guint i = start; i < end; i++)
        g_ptr_array_add (ordered, g_steal_pointer (&pages->pdata[i]));
    }
  g_ptr_array_set_free_func (pages, NULL);
  return ordered;
}

static gboolean
concerns_match (const VvDocument *document, const VvMatch *match)
{
  return g_strcmp0 (document->match, match->id) == 0
         || (document->person
             && (vv_match_has_mentee (match, document->person)
                 || g_strcmp0 (match->mentor, document->person) == 0));
}

gboolean
vv_filing_may_file (VvWorkspace *ws, const VvDocument *document, GError **error)
{
  const VvActor *actor = vv_workspace_get_actor (ws);
  g_autoptr (GPtrArray) matches = NULL;

  if (!vv_rule_r02_may_file (actor, document->folder, error))
    return FALSE;
  if (actor->role != VV_ROLE_MENTOR)
    return TRUE;
  matches = vv_store_list_matches (vv_workspace_get_store (ws), document->programme, actor->person, error);
  if (!matches)
    return FALSE;
  for (guint i = 0; i < matches->len; i++)
    if (concerns_match (document, matches->pdata[i]))
      return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_PERMISSION,
                       _ ("Mentors file the papers of their own pair or group only (R02)."));
  return FALSE;
}

gboolean
vv_filing_expects_signature (const VvLayoutField *field)
{
  return field->type == VV_FIELD_SIGNATURE && field->required;
}

char *
vv_filing_reading_value (const VvReading *reading)
{
  if (reading->state == VV_READING_REVIEW)
    return NULL;
  if (reading->is_signature)
    return g_strdup (reading->is_signed ? "signed" : "empty");
  return vv_join_tags ((const char *const *)reading->values);
}

/* Later sittings add: a settled reading beats what the program read, a mark beats an empty field, certain
 * beats doubtful, and among equals the later scan counts. */
static int
weight (const VvReading *reading)
{
  if (reading->settled_by)
    return 4;
  if (reading->state == VV_READING_READ && (!reading->is_signature || reading->is_signed))
    return 3;
  if (reading->state == VV_READING_REVIEW)
    return 2;
  return 1;
}

static void
weigh_page (Evidence *evidence, const VvScanPage *page)
{
  for (guint i = 0; i < page->readings->len; i++)
    {
      VvReading *reading = page->readings->pdata[i];
      const VvReading *known = g_hash_table_lookup (evidence->readings, reading->field);

      if (known && weight (known) > weight (reading))
        continue;
      g_hash_table_insert (evidence->readings, reading->field, reading);
      g_hash_table_insert (evidence->from_page, reading->field, page->id);
    }
}

static gboolean
collect_evidence (VvWorkspace *ws, const char *document, Evidence *evidence, GError **error)
{
  evidence->readings = g_hash_table_new (g_str_hash, g_str_equal);
  evidence->from_page = g_hash_table_new (g_str_hash, g_str_equal);
  evidence->pages = vv_filing_list_pages (ws, document, error);
  if (!evidence->pages)
    return FALSE;
  for (guint i = 0; i < evidence->pages->len; i++)
    {
      const VvScanPage *page = evidence->pages->pdata[i];

      if (page->state == VV_PAGE_FILED || page->state == VV_PAGE_REVIEW)
        weigh_page (evidence, page);
    }
  return TRUE;
}

static gboolean
put_values (VvWorkspace *ws, const char *document, Evidence *evidence, GError **error)
{
  GHashTableIter iter;
  gpointer field, content;

  g_hash_table_iter_init (&iter, evidence->readings);
  while (g_hash_table_iter_next (&iter, &field, &content))
    {
      const VvReading *reading = content;
      g_autofree char *text = vv_filing_reading_value (reading);
      g_autoptr (VvValue) value = NULL;

      if (!text)
        continue;
      value = vv_value_new (document, field, text, reading->settled_by ? "settled" : "scan");
      value->scan_page = g_strdup (g_hash_table_lookup (evidence->from_page, field));
      if (!vv_store_put_value (vv_workspace_get_store (ws), value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_received (const Evidence *evidence, int number)
{
  for (guint i = 0; i < evidence->pages->len; i++)
    {
      const VvScanPage *page = evidence->pages->pdata[i];

      if (page->page == number && (page->state == VV_PAGE_FILED || page->state == VV_PAGE_REVIEW))
        return TRUE;
    }
  return FALSE;
}

/* A page itself can wait (ink gone, weak fit) without any single field being in doubt. */
static int
count_waiting (const Evidence *evidence)
{
  GHashTableIter iter;
  gpointer content;
  int waiting = 0;

  g_hash_table_iter_init (&iter, evidence->readings);
  while (g_hash_table_iter_next (&iter, NULL, &content))
    waiting += ((VvReading *)content)->state == VV_READING_REVIEW;
  for (guint i = 0; i < evidence->pages->len; i++)
    {
      const VvScanPage *page = evidence->pages->pdata[i];

      waiting += page->state == VV_PAGE_REVIEW && g_strcmp0 (page->why, "ink_gone") == 0;
    }
  return waiting;
}

static gboolean
is_signed (const Evidence *evidence, const char *field)
{
  const VvReading *reading = g_hash_table_lookup (evidence->readings, field);

  return reading && reading->state == VV_READING_READ && reading->is_signed;
}

static gboolean
is_waiting (const Evidence *evidence, const char *field)
{
  const VvReading *reading = g_hash_table_lookup (evidence->readings, field);

  return reading && reading->state == VV_READING_REVIEW;
}

/* Signatures missing on pages that are here; a missing page is named as such, not by its fields. */
static char **
list_unsigned (const VvLayout *layout, const Evidence *evidence)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  for (guint p = 0; p < layout->pages->len; p++)
    {
      const VvLayoutPage *page = layout->pages->pdata[p];

      for (guint i = 0; is_received (evidence, (int)p + 1) && i < page->fields->len; i++)
        {
          const VvLayoutField *field = page->fields->pdata[i];

          if (vv_filing_expects_signature (field) && !is_signed (evidence, field->id)
              && !is_waiting (evidence, field->id))
            g_strv_builder_add (fields, field->id);
        }
    }
  return g_strv_builder_end (fields);
}

static VvScanOutcome *
work_out (const VvDocument *document, const VvLayout *layout, const Evidence *evidence)
{
  VvScanOutcome *outcome = g_new0 (VvScanOutcome, 1);

  outcome->document = g_strdup (document->id);
  outcome->form = g_strdup (document->form);
  outcome->of = (int)layout->pages->len;
  outcome->received = g_array_new (FALSE, FALSE, sizeof (int));
  outcome->missing = g_array_new (FALSE, FALSE, sizeof (int));
  for (int number = 1; number <= outcome->of; number++)
    g_array_append_val (is_received (evidence, number) ? outcome->received : outcome->missing, number);
  outcome->unsigned_fields = list_unsigned (layout, evidence);
  if (count_waiting (evidence) > 0)
    outcome->state = g_strdup ("review");
  else if (outcome->missing->len > 0 || outcome->unsigned_fields[0])
    outcome->state = g_strdup ("incomplete");
  else
    outcome->state = g_strdup ("complete");
  return outcome;
}

static char *
join_numbers (const GArray *numbers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s%d", i ? "," : "", g_array_index (numbers, int, i));
  return g_string_free (text, FALSE);
}

static void
copy_outcome (VvDocument *document, const VvScanOutcome *outcome, int waiting, const char *today)
{
  g_autofree char *received = join_numbers (outcome->received);
  g_autofree char *lacking = vv_join_tags ((const char *const *)outcome->unsigned_fields);

  vv_set_string (&document->received, received);
  vv_set_string (&document->unsigned_fields, lacking);
  document->waiting = waiting;
  if (outcome->received->len == 0)
    return;
  vv_document_state_from_string (outcome->state, &document->state);
  if (document->state == VV_DOCUMENT_COMPLETE && !document->completed_on)
    vv_set_string (&document->completed_on, today);
}

VvScanOutcome *
vv_filing_update (VvWorkspace *ws, const char *id, GError **error)
{
  g_autoptr (VvDocument) document = vv_store_get_document (vv_workspace_get_store (ws), id, TRUE, error);
  g_autoptr (VvLayout) layout = NULL;
  g_auto (Evidence) evidence = { NULL };
  g_autofree char *today = vv_workspace_today (ws);
  VvScanOutcome *outcome;
  gboolean was_complete;

  if (!document)
    return NULL;
  layout = vv_layout_from_json (document->layout ? document->layout : "", error);
  if (!layout || !collect_evidence (ws, id, &evidence, error) || !put_values (ws, id, &evidence, error))
    return NULL;
  outcome = work_out (document, layout, &evidence);
  was_complete = document->state == VV_DOCUMENT_COMPLETE;
  if (document->state != VV_DOCUMENT_WAIVED && document->state != VV_DOCUMENT_SUPERSEDED
      && document->state != VV_DOCUMENT_LOCKED)
    copy_outcome (document, outcome, count_waiting (&evidence), today);
  g_clear_pointer (&document->layout, g_free);
  if (!vv_store_put_document (vv_workspace_get_store (ws), document, error)
      || (document->state == VV_DOCUMENT_COMPLETE && !was_complete
          && !vv_filing_follow (ws, document, error)))
    {
      vv_scan_outcome_free (outcome);
      return NULL;
    }
  return outcome;
}
