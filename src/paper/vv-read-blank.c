#include "vv-read-blank.h"

#include <string.h>

#include "vv-draw.h"
#include "vv-read-patch.h"

#define GROW_MM .5
#define MM_PER_POINT (25.4 / 72)
#define LETTER_WIDTH .55 /* of the size, where an item does not say */
#define PRINTED_LEVEL 170

typedef struct
{
  guint8 *pixels;
  VvRect area;
  int width, height;
  gboolean any;
} Mask;

void
vv_blank_clear (VvBlank *blank)
{
  g_clear_pointer (&blank->drawn, vv_image_unref);
}

static gboolean
meets (VvRect a, VvRect b)
{
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static void
mark_rect (Mask *mask, VvRect r)
{
  VvRect grown = { r.x - GROW_MM, r.y - GROW_MM, r.w + 2 * GROW_MM, r.h + 2 * GROW_MM };
  int left, right, top, bottom;

  if (!meets (grown, mask->area))
    return;
  left = MAX (0, (int)((grown.x - mask->area.x) * VV_PATCH_SCALE));
  right = MIN (mask->width, (int)((grown.x + grown.w - mask->area.x) * VV_PATCH_SCALE) + 1);
  top = MAX (0, (int)((grown.y - mask->area.y) * VV_PATCH_SCALE));
  bottom = MIN (mask->height, (int)((grown.y + grown.h - mask->area.y) * VV_PATCH_SCALE) + 1);
  for (int y = top; y < bottom; y++)
    memset (mask->pixels + (gsize)y * mask->width + left, 1, MAX (0, right - left));
  mask->any = TRUE;
}

static VvRect
bound_text (const VvItem *item)
{
  double size = item->size * MM_PER_POINT, letter = size * LETTER_WIDTH + item->spacing * MM_PER_POINT;
  double width = item->w > 0 ? item->w : g_utf8_strlen (item->text ? item->text : "", -1) * letter;

  return (VvRect){ item->x, item->y - .85 * size, width, 1.1 * size };
}

static void
mark_frame (Mask *mask, const VvItem *item)
{
  double line = item->line;

  mark_rect (mask, (VvRect){ item->x, item->y, item->w, line });
  mark_rect (mask, (VvRect){ item->x, item->y + item->h - line, item->w, line });
  mark_rect (mask, (VvRect){ item->x, item->y, line, item->h });
  mark_rect (mask, (VvRect){ item->x + item->w - line, item->y, line, item->h });
}

static void
mark_rule (Mask *mask, const VvItem *item)
{
  double half = item->line / 2;

  mark_rect (mask, (VvRect){ MIN (item->x, item->x + item->w) - half, MIN (item->y, item->y + item->h) - half,
                             ABS (item->w) + item->line, ABS (item->h) + item->line });
}

/* Letter by letter, from the drawn page. */
static void
mark_drawn (Mask *mask, const VvImage *drawn)
{
  double step = 1.0 / VV_PATCH_SCALE;

  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      {
        int column = (int)((mask->area.x + x * step) * VV_PATCH_SCALE);
        int row = (int)((mask->area.y + y * step) * VV_PATCH_SCALE);

        if (column < 0 || row < 0 || column >= drawn->width || row >= drawn->height
            || drawn->pixels[(gsize)row * drawn->stride + column] > PRINTED_LEVEL)
          continue;
        mark_rect (mask, (VvRect){ mask->area.x + x * step, mask->area.y + y * step, step, step });
      }
}

static gboolean
draw_page (VvBlank *blank)
{
  if (!blank->drawn && blank->painter)
    blank->drawn = vv_render_grey (blank->painter, blank->layout, blank->page, VV_PATCH_SCALE);
  return blank->drawn != NULL;
}

guint8 *
vv_blank_mask (VvBlank *blank, VvRect area, gboolean exact)
{
  const VvLayoutPage *page = g_ptr_array_index (blank->layout->pages, blank->page - 1);
  int width = MAX (1, (int)(area.w * VV_PATCH_SCALE + .5)),
      height = MAX (1, (int)(area.h * VV_PATCH_SCALE + .5));
  g_autofree guint8 *pixels = g_malloc0 ((gsize)width * height);
  Mask mask = { pixels, area, width, height, FALSE };
  gboolean has_words = FALSE;

  for (guint i = 0; i < page->items->len; i++)
    {
      const VvItem *item = g_ptr_array_index (page->items, i);

      if (item->kind == VV_ITEM_FRAME)
        mark_frame (&mask, item);
      else if (item->kind == VV_ITEM_RULE)
        mark_rule (&mask, item);
      else if (item->kind != VV_ITEM_TEXT)
        mark_rect (&mask, (VvRect){ item->x, item->y, item->w, item->h });
      else if (!exact)
        mark_rect (&mask, bound_text (item));
      else
        has_words |= meets (bound_text (item), area);
    }
  if (has_words && draw_page (blank))
    mark_drawn (&mask, blank->drawn);
  return mask.any ? g_steal_pointer (&pixels) : NULL;
}
