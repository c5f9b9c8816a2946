#include "vv-break.h"

#include <math.h>

#define IMPOSSIBLE 1e12
#define COST_PAGE 10000.0
#define COST_INSIDE 60.0   /* a break inside a section */
#define COST_LONELY 2000.0 /* a heading with one item, or one item that continues a section */
#define SIGNED_ROWS_MAX 7
#define HEADING_TO_TEXT 3.2
#define HEADING_TO_FULL 1.2
#define FULL_OFFSET 9.6
#define EXTRA_MAX 9

typedef struct
{
  const VvSetter *setter;
  GPtrArray *blocks;
  double *headings; /* height of the margin column for the section of each block */
  double *continued;
} Flow;

/* Called for every block of a page with its y, and once for each section that starts or goes on there. */
typedef struct
{
  void (*section) (const Flow *flow, const VvBlock *first, gboolean is_continued, double y, gpointer data);
  void (*block) (const Flow *flow, VvBlock *block, gboolean is_repeated_head, double y, gpointer data);
  gpointer data;
} Visitor;

static VvBlock *
get_block (const Flow *flow, guint i)
{
  return g_ptr_array_index (flow->blocks, i);
}

static gboolean
starts_section (const Flow *flow, guint i)
{
  return i == 0 || get_block (flow, i)->section != get_block (flow, i - 1)->section;
}

static double
find_heading (const Flow *flow, guint i, gboolean is_continued)
{
  return is_continued ? flow->continued[i] : flow->headings[i];
}

typedef struct
{
  double y, section_top, heading;
} Cursor;

/* Moves to the block's top; a section that begins here is announced, a head that must be repeated too. */
static void
advance (const Flow *flow, guint i, guint from, Cursor *cursor, const Visitor *visitor)
{
  VvBlock *block = get_block (flow, i);
  gboolean is_first = i == from, begins = starts_section (flow, i);

  if (is_first || begins)
    {
      gboolean is_continued = is_first && !begins;
      if (!is_first)
        cursor->y = MAX (cursor->y, cursor->section_top + cursor->heading) + VV_SECTION_GAP;
      cursor->section_top = cursor->y;
      cursor->heading = find_heading (flow, i, is_continued);
      if (visitor != NULL)
        visitor->section (flow, block, is_continued, cursor->y, visitor->data);
      cursor->y += HEADING_TO_TEXT;
    }
  else
    cursor->y += block->gap;

  gboolean repeats = is_first && block->head != NULL && !block->is_glued;
  if (block->is_full
      && (is_first || begins || get_block (flow, i - 1)->section != block->section || repeats
          || block->kind == VV_BLOCK_TABLE_HEAD))
    {
      gboolean is_words = block->kind == VV_BLOCK_TABLE_LABEL;
      if (!is_words)
        cursor->y = MAX (cursor->y, MAX (cursor->section_top + FULL_OFFSET,
                                         cursor->section_top + cursor->heading + HEADING_TO_FULL));
    }
  if (!repeats)
    return;
  if (visitor != NULL)
    visitor->block (flow, block->head, TRUE, cursor->y, visitor->data);
  cursor->y += block->head->height;
}

/* Walks over the blocks from..to-1 of a page; returns the y below the last. */
static double
walk (const Flow *flow, guint from, guint to, double top, const Visitor *visitor)
{
  Cursor cursor = { .y = top };

  for (guint i = from; i < to; i++)
    {
      VvBlock *block = get_block (flow, i);
      advance (flow, i, from, &cursor, visitor);
      if (visitor != NULL)
        visitor->block (flow, block, FALSE, cursor.y, visitor->data);
      cursor.y += block->height;
    }
  return MAX (cursor.y, cursor.section_top + cursor.heading);
}

/* Items of a section before and after a break at block i; heads and ends do not count. */
static guint
count_items (const Flow *flow, guint i, int step)
{
  guint n = 0;
  const VvFormSection *section = get_block (flow, step < 0 ? i - 1 : i)->section;

  for (int b = step < 0 ? (int)i - 1 : (int)i; b >= 0 && b < (int)flow->blocks->len; b += step)
    {
      const VvBlock *block = get_block (flow, (guint)b);
      if (block->section != section)
        break;
      if (block->kind != VV_BLOCK_ENDS && block->kind != VV_BLOCK_TABLE_HEAD
          && block->kind != VV_BLOCK_TABLE_LABEL)
        n++;
    }
  return n;
}

static double
measure_section (const Flow *flow, guint i)
{
  guint from = i, to = i + 1;

  while (!starts_section (flow, from))
    from--;
  while (to < flow->blocks->len && !starts_section (flow, to))
    to++;
  return walk (flow, from, to, VV_TOP, NULL);
}

static gboolean
is_signing (const VvBlock *block)
{
  if (block->kind != VV_BLOCK_ROW)
    return FALSE;
  const VvAsk *last = g_ptr_array_index (block->asks, block->first + block->n - 1);
  return last->type == VV_FIELD_SIGNATURE;
}

/* What it costs to start a page with block i. */
static double
rate_break (const Flow *flow, guint i)
{
  const VvBlock *block = get_block (flow, i), *before = get_block (flow, i - 1);

  if (block->is_glued)
    return IMPOSSIBLE;
  if (starts_section (flow, i))
    return block->kind == VV_BLOCK_STEPS ? COST_LONELY : 0;
  if (block->section->is_kept && measure_section (flow, i) <= VV_BOTTOM)
    return IMPOSSIBLE;

  double cost = COST_INSIDE;
  gboolean is_row = block->kind == VV_BLOCK_TABLE_ROW || block->kind == VV_BLOCK_CARD;
  if (count_items (flow, i, -1) < 2 && !is_row)
    cost += COST_LONELY;
  if (count_items (flow, i, 1) < 2)
    cost += COST_LONELY;
  if (block->kind == VV_BLOCK_TABLE_ROW && (block->row == 1 || block->is_last))
    cost += COST_LONELY / 2;
  if (is_signing (block) && is_signing (before))
    cost += COST_LONELY;
  /* A paragraph stands on the page of what it explains. */
  if (before->kind == VV_BLOCK_PARAGRAPH)
    cost += COST_LONELY / 2;
  return cost;
}

static guint
count_signed_rows (const Flow *flow, guint from, guint to)
{
  guint n = 0;

  for (guint i = from; i < to; i++)
    {
      const VvBlock *block = get_block (flow, i);
      n += block->kind == VV_BLOCK_TABLE_ROW && block->table->is_signed_list ? 1 : 0;
    }
  return n;
}

static gboolean
fits (const Flow *flow, guint from, guint to, double first_top, double *rest)
{
  double bottom = walk (flow, from, to, from == 0 ? first_top : VV_TOP, NULL);

  *rest = VV_BOTTOM - bottom;
  return *rest >= 0 && count_signed_rows (flow, from, to) <= SIGNED_ROWS_MAX;
}

/* best[i]: least cost of setting the blocks from i on; next[i]: the end of the page that starts with i. */
static void
search (const Flow *flow, double first_top, double *best, guint *next)
{
  guint n = flow->blocks->len;

  best[n] = 0;
  for (int from = (int)n - 1; from >= 0; from--)
    {
      best[from] = IMPOSSIBLE;
      next[from] = n;
      for (guint to = (guint)from + 1; to <= n; to++)
        {
          double rest = 0;
          if (!fits (flow, (guint)from, to, first_top, &rest))
            break;
          double cost = COST_PAGE + best[to];
          if (to < n)
            cost += rate_break (flow, to) + pow (rest / 6, 2);
          if (cost >= best[from])
            continue;
          best[from] = cost;
          next[from] = to;
        }
    }
}

static void
measure_headings (Flow *flow)
{
  guint n = flow->blocks->len;

  flow->headings = g_new0 (double, n + 1);
  flow->continued = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const VvFormSection *section = get_block (flow, i)->section;
      gboolean is_new = starts_section (flow, i);
      flow->headings[i]
          = is_new ? vv_block_draw_heading (flow->setter, NULL, section, FALSE, 0) : flow->headings[i - 1];
      flow->continued[i]
          = is_new ? vv_block_draw_heading (flow->setter, NULL, section, TRUE, 0) : flow->continued[i - 1];
    }
}

static void
clear_flow (Flow *flow)
{
  g_clear_pointer (&flow->headings, g_free);
  g_clear_pointer (&flow->continued, g_free);
}

/* One more line for each long text of the page in turn, while it still fits. */
static void
grow_page (const Flow *flow, const VvBreak *at, double top, gboolean is_last)
{
  int limit = is_last ? EXTRA_MAX / 2 : EXTRA_MAX;

  for (gboolean grew = TRUE; grew;)
    {
      grew = FALSE;
      for (guint i = at->from; i < at->to; i++)
        {
          VvBlock *block = get_block (flow, i);
          if (!vv_block_can_grow (block) || block->extra >= limit)
            continue;
          block->extra++;
          block->height += flow->setter->pitch;
          if (walk (flow, at->from, at->to, top, NULL) <= VV_BOTTOM)
            {
              grew = TRUE;
              continue;
            }
          block->extra--;
          block->height -= flow->setter->pitch;
        }
    }
  for (guint i = at->from; i < at->to; i++)
    {
      if (get_block (flow, i)->extra > 0)
        vv_block_draw (flow->setter, get_block (flow, i));
    }
}

typedef struct
{
  VvLayoutPage *page;
} Placing;

static void
place_section (const Flow *flow, const VvBlock *first, gboolean is_continued, double y, gpointer data)
{
  Placing *placing = data;
  g_autoptr (VvSheet) sheet = vv_sheet_new ();

  vv_set_rule (sheet, VV_LEFT, y, VV_FULL_WIDTH, VV_LINE_SECTION, 0);
  vv_block_draw_heading (flow->setter, sheet, first->section, is_continued, y);
  vv_sheet_move (sheet, placing->page, 0);
}

static void
place_block (const Flow *flow, VvBlock *block, gboolean is_repeated_head, double y, gpointer data)
{
  Placing *placing = data;

  vv_sheet_move (block->sheet, placing->page, y);
  /* A head may be wanted again on the next page. */
  if (is_repeated_head || block->kind == VV_BLOCK_ENDS || block->kind == VV_BLOCK_TABLE_HEAD)
    vv_block_draw (flow->setter, block);
}

GArray *
vv_break_find (const VvSetter *setter, GPtrArray *blocks, double first_top)
{
  Flow flow = { .setter = setter, .blocks = blocks };
  g_autofree double *best = g_new0 (double, blocks->len + 1);
  g_autofree guint *next = g_new0 (guint, blocks->len + 1);

  measure_headings (&flow);
  search (&flow, first_top, best, next);
  clear_flow (&flow);
  if (blocks->len == 0 || best[0] >= IMPOSSIBLE)
    return NULL;

  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (VvBreak));
  for (guint from = 0; from < blocks->len; from = next[from])
    {
      VvBreak at = { from, next[from] };
      g_array_append_val (breaks, at);
    }
  return breaks;
}

void
vv_break_grow (const VvSetter *setter, GPtrArray *blocks, const GArray *breaks, double first_top)
{
  Flow flow = { .setter = setter, .blocks = blocks };

  measure_headings (&flow);
  for (guint i = 0; i < breaks->len; i++)
    grow_page (&flow, &g_array_index (breaks, VvBreak, i), i == 0 ? first_top : VV_TOP, i + 1 == breaks->len);
  clear_flow (&flow);
}

void
vv_break_place (const VvSetter *setter, GPtrArray *blocks, const VvBreak *at, VvLayoutPage *page, double top)
{
  Flow flow = { .setter = setter, .blocks = blocks };
  Placing placing = { page };
  const Visitor visitor = { place_section, place_block, &placing };

  measure_headings (&flow);
  walk (&flow, at->from, at->to, top, &visitor);
  clear_flow (&flow);
}
