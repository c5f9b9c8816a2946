#include "vv-scan-commit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-strings.h"

/* Registration worse than this is not read but shown (mm). */
#define WORST_FIT 2.0

static VvScanPage *
new_page (VvWorkspace *ws, const char *batch, const char *name, const char *sha256, int index)
{
  g_autofree char *id = vv_workspace_new_id (ws);
  VvScanPage *page = vv_scan_page_new (id);

  vv_set_string (&page->batch, batch);
  vv_set_string (&page->file, name);
  vv_set_string (&page->sha256, sha256);
  page->index = index;
  if (!page->readings)
    page->readings = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_reading_free);
  return page;
}

static void
say (VvScanPage *page, VvPageState state, const char *why, const char *message)
{
  page->state = state;
  vv_set_string (&page->why, why);
  vv_set_string (&page->message, message);
}

VvScanPage *
vv_scan_commit_refuse (VvWorkspace *ws,
                       const char *batch,
                       const char *name,
                       const char *sha256,
                       const char *why,
                       const GError *cause)
{
  VvScanPage *page = new_page (ws, batch, name, sha256, 0);

  say (page, VV_PAGE_FAILED, g_error_matches (cause, VV_ERROR, VV_ERROR_LIMIT) ? "limit" : why,
       cause->message);
  return page;
}

static void
copy_pose (VvScanPage *page, const VvPagePose *pose)
{
  page->rotation = pose->rotation;
  page->has_transform = pose->frame_found;
  memcpy (page->transform, pose->transform, sizeof page->transform);
  page->fit = pose->fit;
  vv_set_string (&page->payload, pose->payload);
}

static void
judge_unknown (VvScanPage *page, const VvPagePose *pose)
{
  if (!pose->payload && pose->frame_found)
    say (page, VV_PAGE_UNKNOWN, "torn_code",
         _ ("This is one of our pages, but its code cannot be read. Type the number printed beside the "
            "code."));
  else if (!pose->payload)
    say (page, VV_PAGE_UNKNOWN, "no_code",
         _ ("There is no code of ours on this page. It is kept; you can file it by hand."));
  else
    say (page, VV_PAGE_UNKNOWN, "other_workspace",
         _ ("This page has a code, but its document is not in this workspace. Perhaps it was printed in "
            "another one."));
}

static gboolean
waits (const VvScanPage *page)
{
  for (guint i = 0; i < page->readings->len; i++)
    if (((VvReading *)page->readings->pdata[i])->state == VV_READING_REVIEW)
      return TRUE;
  return FALSE;
}

void
vv_scan_commit_set_state (VvScanPage *page)
{
  if (waits (page) && page->fit > WORST_FIT)
    say (page, VV_PAGE_REVIEW, "weak_fit",
         _ ("The sheet is bent or torn, so nothing was read for certain. Please look at it."));
  else if (waits (page))
    say (page, VV_PAGE_REVIEW, "unsure", _ ("Some marks on this page are not clear. Please look at them."));
  else
    say (page, VV_PAGE_FILED, NULL, NULL);
}

static gboolean
counts (const VvScanPage *page)
{
  return page->state == VV_PAGE_FILED || page->state == VV_PAGE_REVIEW;
}

static VvScanEarlier *
load_earlier (VvWorkspace *ws, const VvScanPage *page, GError **error)
{
  g_autoptr (VvScanEarlier) earlier = g_new0 (VvScanEarlier, 1);
  g_autoptr (VvDocument) document
      = vv_store_get_document (vv_workspace_get_store (ws), page->document, TRUE, error);

  if (!document)
    return NULL;
  earlier->bytes = vv_store_get_scan_file (vv_workspace_get_store (ws), page->sha256, error);
  if (!earlier->bytes)
    return NULL;
  earlier->name = g_strdup (page->file);
  earlier->index = page->index;
  earlier->layout = g_strdup (document->layout ? document->layout : "");
  earlier->page = page->page;
  return g_steal_pointer (&earlier);
}

/* FALSE with an error of the store only. */
static gboolean
find_same_image (VvWorkspace *ws,
                 const char *sha256,
                 const VvPageResult *result,
                 VvScanPage **same,
                 GError **error)
{
  g_autoptr (GError) cause = NULL;

  *same = vv_store_find_scan_page (vv_workspace_get_store (ws), sha256, result->index, &cause);
  /* What could not be opened, or had no record, is judged anew. */
  if (*same && ((*same)->state == VV_PAGE_FAILED || ((*same)->state == VV_PAGE_UNKNOWN && result->known)))
    g_clear_pointer (same, vv_scan_page_free);
  if (!cause)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

gboolean
vv_scan_commit_find_earlier (VvWorkspace *ws,
                             const char *sha256,
                             const VvPageResult *result,
                             VvScanEarlier **earlier,
                             GError **error)
{
  g_autoptr (VvScanPage) same = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  *earlier = NULL;
  if (result->error || !result->known)
    return TRUE;
  if (!find_same_image (ws, sha256, result, &same, error))
    return FALSE;
  if (same)
    return TRUE;
  pages = vv_filing_list_pages (ws, result->pose.document, error);
  if (!pages)
    return FALSE;
  for (guint i = pages->len; i > 0; i--)
    {
      const VvScanPage *page = pages->pdata[i - 1];

      if (page->page != result->pose.page || !counts (page))
        continue;
      *earlier = load_earlier (ws, page, error);
      return *earlier != NULL;
    }
  return TRUE;
}

/* Somebody scans the same sheet again: nothing new, a later sitting, or ink that is gone. */
static void
judge_repeat (VvScanPage *page, VvInkChange change)
{
  if (change == VV_INK_SAME)
    say (page, VV_PAGE_DUPLICATE, "no_new_ink",
         _ ("This page is here already, and nothing was added to it."));
  else if (change != VV_INK_MORE)
    say (page, VV_PAGE_REVIEW, "ink_gone",
         _ ("This page is here already, but something that was written on it before is missing now. Please "
            "look at both."));
}

static gboolean
judge_known (VvWorkspace *ws, VvScanPage *page, const VvPageResult *result, GError **error)
{
  g_autoptr (VvDocument) document
      = vv_store_get_document (vv_workspace_get_store (ws), result->pose.document, FALSE, error);

  if (!document)
    return FALSE;
  vv_set_string (&page->document, document->id);
  vv_set_string (&page->form, document->form);
  vv_set_string (&page->language, document->language);
  page->page = result->pose.page;
  page->of = result->pose.of;
  for (guint i = 0; i < result->readings->len; i++)
    g_ptr_array_add (page->readings, vv_reading_copy (result->readings->pdata[i]));
  vv_scan_commit_set_state (page);
  if (result->compared)
    judge_repeat (page, result->change);
  return TRUE;
}

static void
copy_same_image (VvScanPage *page, const VvScanPage *same)
{
  vv_set_string (&page->document, same->document);
  vv_set_string (&page->form, same->form);
  vv_set_string (&page->language, same->language);
  page->page = same->page;
  page->of = same->of;
  say (page, VV_PAGE_DUPLICATE, "same_image", _ ("This very page of this very file was imported before."));
}

VvScanPage *
vv_scan_commit_judge (VvWorkspace *ws,
                      const char *batch,
                      const char *name,
                      const char *sha256,
                      const VvPageResult *result,
                      GError **error)
{
  g_autoptr (VvScanPage) page = new_page (ws, batch, name, sha256, result->index);
  g_autoptr (VvScanPage) same = NULL;

  copy_pose (page, &result->pose);
  if (!find_same_image (ws, sha256, result, &same, error))
    return NULL;
  if (same)
    copy_same_image (page, same);
  else if (result->error)
    say (page, VV_PAGE_FAILED,
         g_error_matches (result->error, VV_ERROR, VV_ERROR_LIMIT) ? "limit" : "damaged",
         result->error->message);
  else if (!result->known)
    judge_unknown (page, &result->pose);
  else if (!judge_known (ws, page, result, error))
    return NULL;
  return g_steal_pointer (&page);
}
