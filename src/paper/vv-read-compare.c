/* Two scans of one page against each other: has ink come, has ink gone? */
#include "vv-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-read-blank.h"
#include "vv-read-patch.h"

#define WEAK_FIT_MM 2.0
#define AROUND_BOX_MM 1.5 /* marks reach out of their box */
#define AROUND_FIELD_MM .5
#define SLACK 6          /* pixels: ink this near to ink of the other scan is the same ink */
#define STRONG_LEVEL .35 /* darkness of ink that must show in both */
#define WEAK_LEVEL .12   /* of what may answer to it */
#define NEW_AREA_MM2 .5  /* of ink without an answer, in one field */
#define SPECK_PIXELS 9   /* a smaller spot is dirt */
#define MIN_CONTRAST 30.0

typedef struct
{
  VvSheet before, after;
  VvBlank blank;
  gboolean more, less;
} Comparison;

/* Strokes of one scan in one area: 2 strong, 1 weak, 0 paper. */
typedef struct
{
  int width, height;
  guint8 *levels;
} Ink;

static void
clear_ink (Ink *ink)
{
  g_clear_pointer (&ink->levels, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ink, clear_ink)

static void
clear_comparison (Comparison *c)
{
  vv_sheet_clear (&c->before);
  vv_sheet_clear (&c->after);
  vv_blank_clear (&c->blank);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, clear_comparison)

/* printed: what the empty page has there, which does not count; NULL: nothing. */
static void
take_ink (Ink *ink, const VvSheet *sheet, VvRect area, const guint8 *printed)
{
  g_auto (VvPatch) patch = { 0 };
  double white, contrast;

  vv_patch_take (&patch, sheet, area);
  vv_patch_smooth (&patch);
  white = vv_patch_level (&patch, .3);
  contrast = MAX (MIN_CONTRAST, white - sheet->black);
  ink->width = patch.width;
  ink->height = patch.height;
  ink->levels = g_malloc ((gsize)patch.width * patch.height);
  for (int i = 0; i < patch.width * patch.height; i++)
    {
      double dark = (white - patch.pixels[i]) / contrast;

      ink->levels[i] = printed && printed[i] ? 1 : dark > STRONG_LEVEL ? 2 : dark > WEAK_LEVEL;
    }
}

/* Any ink of the other scan within reach, from sums over its columns and rows. */
static gboolean
is_answered (const guint32 *sums, int width, int height, int x, int y)
{
  int left = MAX (0, x - SLACK), right = MIN (width, x + SLACK + 1);
  int top = MAX (0, y - SLACK), bottom = MIN (height, y + SLACK + 1), w = width + 1;

  return sums[bottom * w + right] - sums[top * w + right] - sums[bottom * w + left] + sums[top * w + left]
         > 0;
}

/* Pixels of a connected part of the mask, which is cleared on the way. */
static int
count_part (guint8 *mask, int width, int height, int start, int *stack)
{
  int n = 0, count = 0;

  stack[n++] = start;
  mask[start] = 0;
  while (n > 0)
    {
      int at = stack[--n], x = at % width, y = at / width;

      count++;
      for (int i = 0; i < 9; i++)
        {
          int nx = x + i % 3 - 1, ny = y + i / 3 - 1, next = ny * width + nx;

          if (nx < 0 || ny < 0 || nx >= width || ny >= height || !mask[next])
            continue;
          mask[next] = 0;
          stack[n++] = next;
        }
    }
  return count;
}

/* mm² of strong ink that has nothing in the other scan to answer it. */
static double
measure_unanswered (const Ink *ink, const Ink *other)
{
  int w = ink->width + 1, count = 0;
  g_autofree guint32 *sums = g_new0 (guint32, (gsize)w * (ink->height + 1));
  g_autofree guint8 *fresh = g_malloc ((gsize)ink->width * ink->height);
  g_autofree int *stack = g_new (int, (gsize)ink->width * ink->height);

  for (int y = 0; y < ink->height; y++)
    for (int x = 0; x < ink->width; x++)
      sums[(y + 1) * w + x + 1] = (other->levels[y * ink->width + x] > 0) + sums[(y + 1) * w + x]
                                  + sums[y * w + x + 1] - sums[y * w + x];
  for (int y = 0; y < ink->height; y++)
    for (int x = 0; x < ink->width; x++)
      fresh[y * ink->width + x]
          = ink->levels[y * ink->width + x] == 2 && !is_answered (sums, ink->width, ink->height, x, y);
  for (int i = 0; i < ink->width * ink->height; i++)
    {
      int size = fresh[i] ? count_part (fresh, ink->width, ink->height, i, stack) : 0;

      if (size >= SPECK_PIXELS)
        count += size;
    }
  return count / (double)(VV_PATCH_SCALE * VV_PATCH_SCALE);
}

static void
compare_area (Comparison *c, VvRect rect, double around)
{
  VvRect area = { rect.x - around, rect.y - around, rect.w + 2 * around, rect.h + 2 * around };
  g_autofree guint8 *printed = vv_blank_mask (&c->blank, area, TRUE);
  g_auto (Ink) before = { 0 };
  g_auto (Ink) after = { 0 };

  take_ink (&before, &c->before, area, printed);
  take_ink (&after, &c->after, area, printed);
  c->more |= measure_unanswered (&after, &before) >= NEW_AREA_MM2;
  c->less |= measure_unanswered (&before, &after) >= NEW_AREA_MM2;
}

static gboolean
check_page (const VvPagePose *first,
            const VvPagePose *second,
            const VvLayout *layout,
            int page,
            GError **error)
{
  if (!first->frame_found || !second->frame_found)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_STATE,
                           _ ("The page was not found in one of the two pictures. Please look at both."));
      return FALSE;
    }
  if (page < 1 || page > (int)layout->pages->len)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND,
                   _ ("The document has no page %d. Choose one of its pages."), page);
      return FALSE;
    }
  return TRUE;
}

gboolean
vv_compare_ink (VvPainter *painter,
                const VvImage *first,
                const VvPagePose *first_pose,
                const VvImage *second,
                const VvPagePose *second_pose,
                const VvLayout *layout,
                int page,
                VvInkChange *change,
                GError **error)
{
  g_auto (Comparison) c = { 0 };
  const VvLayoutPage *content;

  if (!check_page (first_pose, second_pose, layout, page, error))
    return FALSE;
  *change = VV_INK_BOTH;
  if (first_pose->fit > WEAK_FIT_MM || second_pose->fit > WEAK_FIT_MM)
    return TRUE;
  content = g_ptr_array_index (layout->pages, page - 1);
  vv_sheet_init (&c.before, first, first_pose->transform, first_pose->black);
  vv_sheet_init (&c.after, second, second_pose->transform, second_pose->black);
  c.blank = (VvBlank){ painter, layout, page, NULL };
  for (guint f = 0; f < content->fields->len; f++)
    {
      const VvLayoutField *field = g_ptr_array_index (content->fields, f);

      for (guint b = 0; field->boxes && b < field->boxes->len; b++)
        {
          const VvBox *box = g_ptr_array_index (field->boxes, b);

          compare_area (&c, box->rect, AROUND_BOX_MM);
        }
      if (!field->boxes || field->boxes->len == 0)
        compare_area (&c, field->rect, AROUND_FIELD_MM);
    }
  *change = c.more && c.less ? VV_INK_BOTH : c.more ? VV_INK_MORE : c.less ? VV_INK_LESS : VV_INK_SAME;
  return TRUE;
}
