#include "vv-scan-commit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-read.h"
#include "vv-error.h"
#include "vv-id.h"
#include "vv-layout-json.h"
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
                       const GError *cause)
{
  VvScanPage *page = new_page (ws, batch, name, sha256, 0);

  say (page, VV_PAGE_FAILED, g_error_matches (cause, VV_ERROR, VV_ERROR_LIMIT) ? "limit" : "not_an_image",
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

/* An earlier scan of the same printed page that counts; NULL without error when there is none. */
static gboolean
find_earlier (VvWorkspace *ws, const VvScanPage *page, VvScanPage **earlier, GError **error)
{
  VvScanQuery query = { NULL, page->document, NULL };
  g_autoptr (GPtrArray) pages = vv_store_list_scan_pages (vv_workspace_get_store (ws), &query, error);

  *earlier = NULL;
  if (!pages)
    return FALSE;
  for (guint i = 0; i < pages->len && !*earlier; i++)
    {
      VvScanPage *other = pages->pdata[i];

      if (other->page != page->page || (other->state != VV_PAGE_FILED && other->state != VV_PAGE_REVIEW))
        continue;
      *earlier = vv_store_get_scan_page (vv_workspace_get_store (ws), other->id, error);
      if (!*earlier)
        return FALSE;
    }
  return TRUE;
}

static VvImage *
decode (VvWorkspace *ws, const char *sha256, const char *name, int index, GError **error)
{
  g_autoptr (GBytes) bytes = vv_store_get_scan_file (vv_workspace_get_store (ws), sha256, error);
  VvHelper *helper = bytes ? vv_workspace_get_helper (ws, error) : NULL;
  g_autoptr (VvHelperFile) file = helper ? vv_helper_open (helper, bytes, name, NULL, error) : NULL;

  return file ? vv_helper_page (file, index, NULL, error) : NULL;
}

static gboolean
compare (VvWorkspace *ws,
         const VvScanPage *page,
         const VvScanPage *earlier,
         VvInkChange *change,
         GError **error)
{
  g_autoptr (VvImage) before = decode (ws, earlier->sha256, earlier->file, earlier->index, error);
  g_autoptr (VvImage) now = before ? decode (ws, page->sha256, page->file, page->index, error) : NULL;
  g_autoptr (VvLayout) layout = now ? vv_filing_load_layout (ws, page->document, error) : NULL;
  VvPainter *painter = layout ? vv_workspace_get_painter (ws, error) : NULL;
  g_autoptr (VvLocator) locator = vv_locator_new ();
  g_auto (VvPagePose) pose_before = { 0 };
  g_auto (VvPagePose) pose_now = { 0 };

  if (!painter)
    return FALSE;
  if (!vv_locate_page (locator, before, &pose_before) || !vv_locate_page (locator, now, &pose_now))
    {
      *change = VV_INK_BOTH; /* cannot be told: a person looks */
      return TRUE;
    }
  return vv_compare_ink (painter, before, &pose_before, now, &pose_now, layout, page->page, change, error);
}

/* Somebody scans the same sheet again: nothing new, a later sitting, or ink that is gone. */
static gboolean
judge_repeat (VvWorkspace *ws, VvScanPage *page, const VvScanPage *earlier, GError **error)
{
  VvInkChange change;

  if (!compare (ws, page, earlier, &change, error))
    return FALSE;
  if (change == VV_INK_SAME)
    say (page, VV_PAGE_DUPLICATE, "no_new_ink",
         _ ("This page is here already, and nothing was added to it."));
  else if (change != VV_INK_MORE)
    say (page, VV_PAGE_REVIEW, "ink_gone",
         _ ("This page is here already, but something that was written on it before is missing now. Please "
            "look at both."));
  return TRUE;
}

static gboolean
judge_known (VvWorkspace *ws, VvScanPage *page, const VvPageResult *result, GError **error)
{
  g_autoptr (VvDocument) document
      = vv_store_get_document (vv_workspace_get_store (ws), result->pose.document, FALSE, error);
  g_autoptr (VvScanPage) earlier = NULL;

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
  if (!find_earlier (ws, page, &earlier, error))
    return FALSE;
  return !earlier || judge_repeat (ws, page, earlier, error);
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
  g_autoptr (GError) cause = NULL;

  copy_pose (page, &result->pose);
  same = vv_store_find_scan_page (vv_workspace_get_store (ws), sha256, result->index, &cause);
  if (cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (same && same->state != VV_PAGE_UNKNOWN && same->state != VV_PAGE_FAILED)
    copy_same_image (page, same);
  else if (result->error)
    say (page, VV_PAGE_FAILED, "damaged", result->error->message);
  else if (!result->known)
    judge_unknown (page, &result->pose);
  else if (!judge_known (ws, page, result, error))
    return NULL;
  return g_steal_pointer (&page);
}
