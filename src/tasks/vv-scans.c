/* What a person does with scanned pages: looks, says what they are, settles doubts. */
#include "vv-scans.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "vv-draw.h"
#include "vv-error.h"
#include "vv-filing.h"
#include "vv-locate.h"
#include "vv-read.h"
#include "vv-scan-commit.h"
#include "vv-straighten.h"
#include "vv-strings.h"

/* Enough to tell print from blank paper. */
#define ORIENTATION_PIXELS_PER_MM 2.0

GPtrArray *
vv_scans_batches (VvWorkspace *ws, GError **error)
{
  return vv_store_list_batches (vv_workspace_get_store (ws), error);
}

VvScanPage *
vv_scans_get (VvWorkspace *ws, const char *page, GError **error)
{
  return vv_store_get_scan_page (vv_workspace_get_store (ws), page, error);
}

/* Unknown and failed pages wait for a person just as doubtful readings do. */
static gboolean
waits_for_person (const VvScanPage *page)
{
  return page->state == VV_PAGE_REVIEW || page->state == VV_PAGE_UNKNOWN || page->state == VV_PAGE_FAILED;
}

GPtrArray *
vv_scans_list (VvWorkspace *ws, const char *state, const char *batch, const char *document, GError **error)
{
  gboolean review = g_strcmp0 (state, "review") == 0;
  VvScanQuery query = { batch, document, review ? NULL : state };
  GPtrArray *pages = vv_store_list_scan_pages (vv_workspace_get_store (ws), &query, error);

  for (guint i = pages && review ? pages->len : 0; i > 0; i--)
    if (!waits_for_person (pages->pdata[i - 1]))
      g_ptr_array_remove_index (pages, i - 1);
  return pages;
}

/* ---- the image of a page ---- */

static VvImage *
decode_page (VvWorkspace *ws, const VvScanPage *page, GError **error)
{
  g_autoptr (GBytes) bytes = vv_store_get_scan_file (vv_workspace_get_store (ws), page->sha256, error);
  VvHelper *helper = bytes ? vv_workspace_get_helper (ws, error) : NULL;
  g_autoptr (VvHelperFile) file = helper ? vv_helper_open (helper, bytes, page->file, NULL, error) : NULL;

  return file ? vv_helper_page (file, page->index, NULL, error) : NULL;
}

static void
restore_pose (const VvScanPage *page, VvPagePose *pose)
{
  memset (pose, 0, sizeof *pose);
  pose->frame_found = page->has_transform;
  memcpy (pose->transform, page->transform, sizeof pose->transform);
  pose->rotation = page->rotation;
  pose->fit = page->fit;
  pose->white = 255;
}

VvImage *
vv_scans_picture (VvWorkspace *ws, const char *id, double px_per_mm, GError **error)
{
  g_autoptr (VvScanPage) page = vv_scans_get (ws, id, error);
  g_autoptr (VvImage) image = page ? decode_page (ws, page, error) : NULL;
  VvPagePose pose;

  if (!image || !page->has_transform)
    return g_steal_pointer (&image);
  restore_pose (page, &pose);
  return vv_straighten (image, &pose, px_per_mm, 210, 297);
}

/* ---- fields on the page ---- */

void
vv_scan_field_free (VvScanField *field)
{
  if (!field)
    return;
  g_free (field->field);
  g_free (field->label);
  g_free (field->type);
  g_clear_pointer (&field->boxes, g_ptr_array_unref);
  g_free (field);
}

static void
free_scan_box (VvScanBox *box)
{
  g_free (box->value);
  g_free (box->label);
  g_free (box);
}

static VvScanField *
describe_field (const VvLayoutField *known)
{
  VvScanField *field = g_new0 (VvScanField, 1);

  field->field = g_strdup (known->id);
  field->label = g_strdup (known->label);
  field->type = g_strdup (vv_field_type_to_string (known->type));
  field->x = known->rect.x;
  field->y = known->rect.y;
  field->w = known->rect.w;
  field->h = known->rect.h;
  field->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify)free_scan_box);
  for (guint i = 0; i < known->boxes->len; i++)
    {
      const VvBox *from = known->boxes->pdata[i];
      VvScanBox *box = g_new0 (VvScanBox, 1);

      box->value = g_strdup (from->value);
      box->label = g_strdup (from->label);
      box->x = from->rect.x;
      box->y = from->rect.y;
      box->w = from->rect.w;
      box->h = from->rect.h;
      g_ptr_array_add (field->boxes, box);
    }
  return field;
}

GPtrArray *
vv_scans_fields (VvWorkspace *ws, const char *id, GError **error)
{
  g_autoptr (VvScanPage) page = vv_scans_get (ws, id, error);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_scan_field_free);
  g_autoptr (VvLayout) layout = NULL;
  const VvLayoutPage *known;

  if (!page)
    return NULL;
  if (!page->document || page->page < 1)
    return g_steal_pointer (&fields);
  layout = vv_filing_load_layout (ws, page->document, error);
  if (!layout)
    return NULL;
  if (page->page > (int)layout->pages->len)
    return g_steal_pointer (&fields);
  known = layout->pages->pdata[page->page - 1];
  for (guint i = 0; i < known->fields->len; i++)
    g_ptr_array_add (fields, describe_field (known->fields->pdata[i]));
  return g_steal_pointer (&fields);
}

/* ---- filing by hand ---- */

/* Both codes gone: the frame looks the same upside down, so the print itself must tell. How well the page as
 * it was printed lies over the picture, -1..1. */
static double
correlate (const VvImage *printed, const VvImage *seen)
{
  double n = 0, sum_a = 0, sum_b = 0, aa = 0, bb = 0, ab = 0;
  int width = MIN (printed->width, seen->width), height = MIN (printed->height, seen->height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        double a = printed->pixels[(gsize)y * printed->stride + x];
        double b = seen->pixels[(gsize)y * seen->stride + x];

        n++;
        sum_a += a;
        sum_b += b;
        aa += a * a;
        bb += b * b;
        ab += a * b;
      }
  return (n * ab - sum_a * sum_b) / sqrt (MAX ((n * aa - sum_a * sum_a) * (n * bb - sum_b * sum_b), 1));
}

static void
turn_pose (VvPagePose *pose, double width, double height)
{
  for (int row = 0; row < 2; row++)
    {
      double *t = pose->transform + 3 * row;

      t[2] += t[0] * width + t[1] * height;
      t[0] = -t[0];
      t[1] = -t[1];
    }
  pose->rotation = (pose->rotation + 180) % 360;
}

static void
settle_orientation (VvPainter *painter,
                    const VvImage *image,
                    const VvLayout *layout,
                    int page,
                    VvPagePose *pose)
{
  g_autoptr (VvImage) printed = vv_render_grey (painter, layout, page, ORIENTATION_PIXELS_PER_MM);
  g_autoptr (VvImage) upright
      = vv_straighten (image, pose, ORIENTATION_PIXELS_PER_MM, layout->width, layout->height);
  g_autoptr (VvImage) turned = NULL;

  turn_pose (pose, layout->width, layout->height);
  turned = vv_straighten (image, pose, ORIENTATION_PIXELS_PER_MM, layout->width, layout->height);
  if (upright && turned && correlate (printed, turned) > correlate (printed, upright))
    return;
  turn_pose (pose, layout->width, layout->height);
}

/* Nothing can be read off such a page, so all of it waits for a person. */
static void
leave_unread (const VvLayoutPage *content, GPtrArray *readings)
{
  for (guint i = 0; i < content->fields->len; i++)
    {
      const VvLayoutField *field = content->fields->pdata[i];
      g_autoptr (GStrvBuilder) options = g_strv_builder_new ();
      VvReading *reading;

      if (field->boxes->len == 0 && field->type != VV_FIELD_SIGNATURE)
        continue;
      reading = vv_reading_new (field->id);
      reading->state = VV_READING_REVIEW;
      reading->is_signature = field->type == VV_FIELD_SIGNATURE;
      reading->is_multiple = field->type == VV_FIELD_MULTICHOICE;
      for (guint b = 0; reading->is_multiple && b < field->boxes->len; b++)
        g_strv_builder_add (options, ((VvBox *)field->boxes->pdata[b])->value);
      g_clear_pointer (&reading->doubtful, g_strfreev);
      reading->doubtful = g_strv_builder_end (options);
      vv_set_string (&reading->why, "weak_fit");
      g_ptr_array_add (readings, reading);
    }
}

static gboolean
read_again (VvWorkspace *ws, VvScanPage *page, const VvLayout *layout, GError **error)
{
  g_autoptr (VvImage) image = decode_page (ws, page, error);
  g_autoptr (VvLocator) locator = vv_locator_new ();
  g_auto (VvPagePose) pose = { 0 };
  VvPainter *painter = image ? vv_workspace_get_painter (ws, error) : NULL;
  GPtrArray *readings;

  if (!painter)
    return FALSE;
  vv_locate_page (locator, image, &pose);
  if (pose.frame_found && pose.codes == 0)
    settle_orientation (painter, image, layout, page->page, &pose);
  page->has_transform = pose.frame_found;
  page->rotation = pose.rotation;
  page->fit = pose.fit;
  memcpy (page->transform, pose.transform, sizeof page->transform);
  if (pose.frame_found)
    readings = vv_read_page (painter, image, &pose, layout, page->page, error);
  else
    readings = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_reading_free);
  if (!readings)
    return FALSE;
  if (!pose.frame_found)
    leave_unread (layout->pages->pdata[page->page - 1], readings);
  g_clear_pointer (&page->readings, g_ptr_array_unref);
  page->readings = readings;
  return TRUE;
}

static gboolean
check_number (const VvLayout *layout, int number, GError **error)
{
  if (number >= 1 && number <= (int)layout->pages->len)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_INVALID,
               ngettext ("Page: this document has %d page.", "Page: this document has pages 1 to %d.",
                         layout->pages->len),
               (int)layout->pages->len);
  return FALSE;
}

static gboolean
check_can_be_filed (const VvScanPage *page, GError **error)
{
  if (page->state != VV_PAGE_FAILED)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE,
                       _ ("This page cannot be opened, so nobody can tell what is on it. Scan it again."));
  return FALSE;
}

/* A page that was filed elsewhere before leaves that document. */
static gboolean
leave_document (VvWorkspace *ws, const char *document, GError **error)
{
  VvScanOutcome *outcome = vv_filing_update (ws, document, error);

  vv_scan_outcome_free (outcome);
  return outcome != NULL;
}

gboolean
vv_scans_resolve (VvWorkspace *ws, const char *id, const char *document, int number, GError **error)
{
  g_autoptr (VvTransaction) transaction = NULL;
  g_autoptr (VvScanPage) page = vv_scans_get (ws, id, error);
  g_autoptr (VvDocument) record
      = page ? vv_store_get_document (vv_workspace_get_store (ws), document, FALSE, error) : NULL;
  g_autoptr (VvLayout) layout = record ? vv_filing_load_layout (ws, document, error) : NULL;
  g_autofree char *before = NULL;

  if (!layout || !check_number (layout, number, error) || !check_can_be_filed (page, error)
      || !vv_filing_may_file (ws, record, error))
    return FALSE;
  before = g_strdup (page->document);
  vv_set_string (&page->document, document);
  vv_set_string (&page->form, record->form);
  vv_set_string (&page->language, record->language);
  page->page = number;
  page->of = (int)layout->pages->len;
  if (!read_again (ws, page, layout, error))
    return FALSE;
  vv_scan_commit_set_state (page);
  transaction = vv_transaction_begin (ws, error);
  return transaction && vv_store_put_scan_page (vv_workspace_get_store (ws), page, error)
         && (!before || g_str_equal (before, document) || leave_document (ws, before, error))
         && leave_document (ws, document, error)
         && vv_workspace_audit (ws, "scan.resolve", id, document, error)
         && vv_transaction_commit (transaction, error);
}

/* ---- settling doubts ---- */

static VvReading *
find_reading (const VvScanPage *page, const char *field, GError **error)
{
  for (guint i = 0; i < page->readings->len; i++)
    if (g_str_equal (((VvReading *)page->readings->pdata[i])->field, field))
      return page->readings->pdata[i];
  g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND, _ ("This page has no box or signature “%s”."), field);
  return NULL;
}

static gboolean
is_option (const VvLayoutField *field, const char *value)
{
  for (guint i = 0; i < field->boxes->len; i++)
    if (g_str_equal (((VvBox *)field->boxes->pdata[i])->value, value))
      return TRUE;
  return FALSE;
}

static gboolean
check_answer (const VvLayoutField *field, const VvReading *reading, char **values, GError **error)
{
  for (int i = 0; values[i]; i++)
    if (!is_option (field, values[i]))
      {
        g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("%s: “%s” is not one of the answers."), field->id,
                     values[i]);
        return FALSE;
      }
  if (!reading->is_multiple && g_strv_length (values) > 1)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("%s: only one answer is possible here."), field->id);
      return FALSE;
    }
  return TRUE;
}

static gboolean
settle_signature (VvReading *reading, const char *value, GError **error)
{
  gboolean is_signed = g_str_equal (value, "signed");

  if (!is_signed && !g_str_equal (value, "empty"))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("%s: say “signed” or “empty”."), reading->field);
      return FALSE;
    }
  reading->is_signed = is_signed;
  reading->state = VV_READING_READ;
  return TRUE;
}

static gboolean
settle_marks (VvReading *reading, const VvLayoutField *field, const char *value, GError **error)
{
  g_auto (GStrv) values = vv_split_tags (value);

  if (!check_answer (field, reading, values, error))
    return FALSE;
  g_strfreev (reading->values);
  reading->state = values[0] ? VV_READING_READ : VV_READING_EMPTY;
  reading->values = g_steal_pointer (&values);
  g_clear_pointer (&reading->doubtful, g_strfreev);
  return TRUE;
}

static gboolean
store_settled (VvWorkspace *ws, VvScanPage *page, const char *act, const char *field, GError **error)
{
  g_autoptr (VvTransaction) transaction = NULL;

  if (page->state == VV_PAGE_FILED || page->state == VV_PAGE_REVIEW)
    vv_scan_commit_set_state (page);
  transaction = vv_transaction_begin (ws, error);
  return transaction && vv_store_put_scan_page (vv_workspace_get_store (ws), page, error)
         && leave_document (ws, page->document, error) && vv_workspace_audit (ws, act, page->id, field, error)
         && vv_transaction_commit (transaction, error);
}

/* Its readings may be settled: it is filed, and by somebody who may do so. */
static gboolean
check_has_document (VvWorkspace *ws, const VvScanPage *page, GError **error)
{
  g_autoptr (VvDocument) document = NULL;

  if (page->document)
    {
      document = vv_store_get_document (vv_workspace_get_store (ws), page->document, FALSE, error);
      return document && vv_filing_may_file (ws, document, error);
    }
  g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE,
                       _ ("This page belongs to no document yet. Say first which one it is."));
  return FALSE;
}

gboolean
vv_scans_confirm (VvWorkspace *ws, const char *id, const char *field_id, const char *value, GError **error)
{
  g_autoptr (VvScanPage) page = vv_scans_get (ws, id, error);
  g_autoptr (VvLayout) layout = NULL;
  const VvLayoutField *field;
  VvReading *reading;
  int number;

  if (!page || !check_has_document (ws, page, error))
    return FALSE;
  reading = find_reading (page, field_id, error);
  layout = reading ? vv_filing_load_layout (ws, page->document, error) : NULL;
  if (!layout)
    return FALSE;
  field = vv_layout_find_field (layout, field_id, &number);
  if (!field)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND, _ ("This page has no box or signature “%s”."),
                   field_id);
      return FALSE;
    }
  if (reading->is_signature ? !settle_signature (reading, value, error)
                            : !settle_marks (reading, field, value, error))
    return FALSE;
  reading->confidence = 1;
  vv_set_string (&reading->why, NULL);
  vv_set_string (&reading->settled_by, vv_workspace_get_actor (ws)->person);
  return store_settled (ws, page, "scan.confirm", field_id, error);
}

gboolean
vv_scans_unconfirm (VvWorkspace *ws, const char *id, const char *field, GError **error)
{
  g_autoptr (VvScanPage) page = vv_scans_get (ws, id, error);
  g_autoptr (VvScanPage) fresh = NULL;
  g_autoptr (VvLayout) layout = NULL;
  VvReading *reading, *as_read;

  if (!page || !check_has_document (ws, page, error))
    return FALSE;
  reading = find_reading (page, field, error);
  layout = reading ? vv_filing_load_layout (ws, page->document, error) : NULL;
  fresh = layout ? vv_scans_get (ws, id, error) : NULL;
  if (!fresh || !read_again (ws, fresh, layout, error))
    return FALSE;
  as_read = find_reading (fresh, field, error);
  if (!as_read)
    return FALSE;
  for (guint i = 0; i < page->readings->len; i++)
    if (page->readings->pdata[i] == reading)
      {
        vv_reading_free (reading);
        page->readings->pdata[i] = vv_reading_copy (as_read);
      }
  return store_settled (ws, page, "scan.unconfirm", field, error);
}
