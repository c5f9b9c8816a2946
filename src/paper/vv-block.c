#include "vv-block.h"

#include <string.h>

#include "vv-grid.h"
#include "vv-row.h"

#define SPAN_FULL 9.0
#define STEP_WIDTH 39.5

static gboolean
is_rating (VvFieldType type)
{
  return type == VV_FIELD_RATING_4_10 || type == VV_FIELD_RATING_1_5;
}

static const VvAsk *
get_ask (const VvBlock *block, guint i)
{
  return g_ptr_array_index (block->asks, block->first + i);
}

static double
draw_steps (const VvSetter *setter, VvSheet *sheet, const VvFormSection *section)
{
  double bottom = 0;

  for (guint i = 0; i < section->fields->len; i++)
    {
      const VvFormField *field = g_ptr_array_index (section->fields, i);
      double x = VV_MAIN + i * (STEP_WIDTH + VV_GUTTER);
      const char *name = setter->fill != NULL && field->who != NULL
                             ? g_hash_table_lookup (setter->fill->words, field->who)
                             : NULL;
      g_autofree char *who_id = g_strconcat (field->id, ".who", NULL);
      g_autofree char *who = name != NULL ? g_strdup (name) : vv_set_words (setter, who_id);
      g_autofree char *what = vv_set_words (setter, field->id);
      char number[16];
      g_snprintf (number, sizeof number, "%u", i + 1);
      vv_set_text (setter, sheet, &vv_type_numeral, x, -1.3, 0, VV_ALIGN_LEFT, number);
      double y
          = vv_set_text (setter, sheet, &vv_type_strong, x + 8, -0.2, STEP_WIDTH - 8, VV_ALIGN_LEFT, who);
      VvType type = vv_type_body;
      type.lead = 4.8;
      y = vv_set_text (setter, sheet, &type, x + 8, y, STEP_WIDTH - 8, VV_ALIGN_LEFT, what);
      bottom = MAX (bottom, y);
    }
  return bottom;
}

static double
draw_clause (const VvSetter *setter, VvSheet *sheet, const VvBlock *block)
{
  VvType type = vv_type_small;
  char number[16];

  type.lead = vv_type_body.lead;
  type.features = "tnum=1";
  g_snprintf (number, sizeof number, "%d", block->number);
  vv_set_text (setter, sheet, &type, VV_MAIN - 11.7, 0, 10, VV_ALIGN_RIGHT, number);
  return vv_set_text (setter, sheet, &vv_type_body, VV_MAIN, 0, VV_MAIN_WIDTH, VV_ALIGN_LEFT,
                      get_ask (block, 0)->label);
}

static double
draw_table_label (const VvSetter *setter, VvSheet *sheet, const VvBlock *block)
{
  const VvAsk *ask = get_ask (block, 0);
  const VvType *type = block->is_full ? &vv_type_body : &vv_type_label;
  double y = vv_set_text (setter, sheet, type, VV_MAIN, 0, VV_MAIN_WIDTH, VV_ALIGN_LEFT, ask->label);

  if (ask->note == NULL)
    return y;
  return vv_set_text (setter, sheet, &vv_type_small, VV_MAIN, y + 0.6, VV_MAIN_WIDTH, VV_ALIGN_LEFT,
                      ask->note);
}

static double
draw_kind (const VvSetter *setter, VvSheet *sheet, const VvBlock *block)
{
  switch (block->kind)
    {
    case VV_BLOCK_ROW:
      return vv_row_draw (setter, sheet, block->asks, block->first, block->n, VV_MAIN, 0, block->extra);
    case VV_BLOCK_CLAUSE:
      return draw_clause (setter, sheet, block);
    case VV_BLOCK_PARAGRAPH:
      return vv_set_text (setter, sheet, &vv_type_body, VV_MAIN, 0, VV_MAIN_WIDTH, VV_ALIGN_LEFT,
                          get_ask (block, 0)->label);
    case VV_BLOCK_ENDS:
      return vv_row_draw_ends (setter, sheet, get_ask (block, 0), 0, !block->is_single);
    case VV_BLOCK_RATING:
      return vv_row_draw_rating (setter, sheet, get_ask (block, 0), 0, block->is_last, block->is_single);
    case VV_BLOCK_BESIDE:
      return vv_row_draw_beside (setter, sheet, get_ask (block, 0), 0, block->is_last);
    case VV_BLOCK_TABLE_LABEL:
      return draw_table_label (setter, sheet, block);
    case VV_BLOCK_TABLE_HEAD:
      return vv_grid_draw_head (setter, sheet, block->table, 0);
    case VV_BLOCK_TABLE_ROW:
      return vv_grid_draw_row (setter, sheet, block->table, block->row, block->is_last, 0);
    case VV_BLOCK_CARD:
      return vv_grid_draw_card (setter, sheet, block->table, block->row, block->is_last, 0);
    case VV_BLOCK_STEPS:
      return draw_steps (setter, sheet, block->section);
    }
  return 0;
}

static VvBlock *
add_block (GPtrArray *blocks,
           VvBlockKind kind,
           const VvFormSection *section,
           GPtrArray *asks,
           guint first,
           guint n)
{
  VvBlock *block = g_new0 (VvBlock, 1);

  block->kind = kind;
  block->section = section;
  block->asks = g_ptr_array_ref (asks);
  block->first = first;
  block->n = n;
  block->sheet = vv_sheet_new ();
  g_ptr_array_add (blocks, block);
  return block;
}

/* Whether two neighbours may stand in one row. */
static gboolean
can_share (const VvAsk *a, const VvAsk *b)
{
  gboolean a_long = a->type == VV_FIELD_LONGTEXT, b_long = b->type == VV_FIELD_LONGTEXT;

  if (b->type == VV_FIELD_STATIC || b->type == VV_FIELD_TABLE || is_rating (b->type) || b->is_beside)
    return FALSE;
  return a_long == b_long;
}

static guint
count_row (const GPtrArray *asks, guint first)
{
  const VvAsk *previous = g_ptr_array_index (asks, first);
  double span = previous->span;
  guint n = 1;

  for (; first + n < asks->len; n++)
    {
      const VvAsk *ask = g_ptr_array_index (asks, first + n);
      if (span + ask->span > SPAN_FULL || !can_share (previous, ask))
        break;
      span += ask->span;
      previous = ask;
    }
  return n;
}

static guint
count_run (const GPtrArray *asks, guint first)
{
  const VvAsk *start = g_ptr_array_index (asks, first);
  guint n = 1;

  for (; first + n < asks->len; n++)
    {
      const VvAsk *ask = g_ptr_array_index (asks, first + n);
      if (ask->type != start->type || ask->is_beside != start->is_beside
          || g_strcmp0 (ask->low, start->low) != 0)
        break;
    }
  return n;
}

static guint
add_ratings (GPtrArray *blocks, const VvFormSection *section, GPtrArray *asks, guint first)
{
  guint n = count_run (asks, first);
  VvBlock *head = NULL;
  const VvAsk *start = g_ptr_array_index (asks, first);

  if (start->low != NULL && start->known == NULL)
    {
      head = add_block (blocks, VV_BLOCK_ENDS, section, asks, first, 1);
      head->is_single = n == 1;
    }
  for (guint i = 0; i < n; i++)
    {
      VvBlock *block = add_block (blocks, VV_BLOCK_RATING, section, asks, first + i, 1);
      block->is_last = i + 1 == n;
      block->is_single = n == 1;
      block->is_glued = i == 0 && head != NULL;
      block->head = head;
    }
  return n;
}

static guint
add_beside (GPtrArray *blocks, const VvFormSection *section, GPtrArray *asks, guint first)
{
  guint n = count_run (asks, first);

  for (guint i = 0; i < n; i++)
    {
      VvBlock *block = add_block (blocks, VV_BLOCK_BESIDE, section, asks, first + i, 1);
      block->is_last = i + 1 == n;
    }
  return n;
}

static void
add_table (const VvSetter *setter,
           GPtrArray *blocks,
           const VvFormSection *section,
           GPtrArray *asks,
           guint first)
{
  const VvAsk *ask = g_ptr_array_index (asks, first);
  const VvFormField *table = vv_form_find_field (setter->form, ask->id);
  guint rows = vv_grid_count_rows (setter, table);
  VvBlock *head = NULL, *label = add_block (blocks, VV_BLOCK_TABLE_LABEL, section, asks, first, 1);

  label->is_full = vv_grid_is_full (table);
  if (!table->has_cards)
    {
      head = add_block (blocks, VV_BLOCK_TABLE_HEAD, section, asks, first, 1);
      head->table = table;
      head->is_glued = TRUE;
      head->is_full = vv_grid_is_full (table);
    }
  for (guint row = 0; row < rows; row++)
    {
      VvBlock *block = add_block (blocks, table->has_cards ? VV_BLOCK_CARD : VV_BLOCK_TABLE_ROW, section,
                                  asks, first, 1);
      block->table = table;
      block->row = row;
      block->is_last = row + 1 == rows;
      block->is_glued = row == 0;
      block->is_full = vv_grid_is_full (table);
      block->head = head;
    }
}

/* Adds what starts with ask `first`; returns how many asks it took. */
static guint
add_next (const VvSetter *setter,
          GPtrArray *blocks,
          const VvFormSection *section,
          GPtrArray *asks,
          guint first,
          int *clause)
{
  const VvAsk *ask = g_ptr_array_index (asks, first);

  if (ask->type == VV_FIELD_STATIC)
    {
      VvBlock *block = add_block (blocks, section->has_clauses ? VV_BLOCK_CLAUSE : VV_BLOCK_PARAGRAPH,
                                  section, asks, first, 1);
      block->number = ++*clause;
      return 1;
    }
  if (ask->type == VV_FIELD_TABLE)
    {
      add_table (setter, blocks, section, asks, first);
      return 1;
    }
  if (is_rating (ask->type))
    return add_ratings (blocks, section, asks, first);
  if (ask->is_beside)
    return add_beside (blocks, section, asks, first);

  guint n = count_row (asks, first);
  add_block (blocks, VV_BLOCK_ROW, section, asks, first, n);
  return n;
}

static void
add_section (const VvSetter *setter, GPtrArray *blocks, const VvFormSection *section)
{
  g_autoptr (GPtrArray) asks = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_ask_free);
  int clause = 0;

  for (guint i = 0; i < section->fields->len; i++)
    {
      GPtrArray *more = vv_ask_list (setter, section, g_ptr_array_index (section->fields, i));
      g_ptr_array_extend_and_steal (asks, more);
    }
  for (guint i = 0; i < asks->len; i++)
    {
      VvAsk *ask = g_ptr_array_index (asks, i);
      if (vv_row_needs_full (setter, ask))
        ask->span = SPAN_FULL;
    }
  for (guint i = 0; i < asks->len;)
    i += add_next (setter, blocks, section, asks, i, &clause);
}

static gboolean
is_text (VvBlockKind kind)
{
  return kind == VV_BLOCK_CLAUSE || kind == VV_BLOCK_PARAGRAPH;
}

static gboolean
has_long_text (const VvBlock *block)
{
  return block->kind == VV_BLOCK_ROW && get_ask (block, 0)->type == VV_FIELD_LONGTEXT;
}

static gboolean
has_signature (const VvBlock *block)
{
  return block->kind == VV_BLOCK_ROW && get_ask (block, block->n - 1)->type == VV_FIELD_SIGNATURE;
}

static double
find_gap (const VvBlock *before, const VvBlock *block)
{
  switch (block->kind)
    {
    case VV_BLOCK_CLAUSE:
      return before->kind == VV_BLOCK_CLAUSE ? 1.5 : VV_FIELD_GAP;
    case VV_BLOCK_TABLE_HEAD:
      return 0.6;
    case VV_BLOCK_TABLE_ROW:
    case VV_BLOCK_CARD:
      return 0;
    case VV_BLOCK_RATING:
      return before->kind == VV_BLOCK_ENDS || before->kind == VV_BLOCK_RATING ? 0 : 1.0;
    case VV_BLOCK_BESIDE:
      return before->kind == VV_BLOCK_BESIDE ? 0 : 1.0;
    case VV_BLOCK_ENDS:
      return is_text (before->kind) ? 2.4 : 3.0;
    default:
      break;
    }
  if (is_text (before->kind))
    return 2.2;
  if (has_signature (before) && has_signature (block))
    return 2.9;
  if (has_long_text (before) || before->kind == VV_BLOCK_CARD || before->kind == VV_BLOCK_TABLE_ROW)
    return VV_FIELD_GAP + 0.6;
  return VV_FIELD_GAP;
}

/* Ratings under one another ask for one box in each row. */
static char *
make_section_hint (const VvSetter *setter, const VvFormSection *section)
{
  guint ratings = 0;

  if (section->hint != NULL)
    return vv_set_words (setter, section->hint);
  for (guint i = 0; i < section->fields->len; i++)
    {
      const VvFormField *field = g_ptr_array_index (section->fields, i);
      ratings += is_rating (field->type) ? 1 : 0;
    }
  return ratings >= 3 ? vv_set_words (setter, "COM-25") : NULL;
}

void
vv_block_free (VvBlock *block)
{
  if (block == NULL)
    return;
  g_ptr_array_unref (block->asks);
  vv_sheet_free (block->sheet);
  g_free (block);
}

void
vv_block_draw (const VvSetter *setter, VvBlock *block)
{
  g_ptr_array_set_size (block->sheet->items, 0);
  g_ptr_array_set_size (block->sheet->fields, 0);
  block->height = draw_kind (setter, block->sheet, block);
}

gboolean
vv_block_can_grow (const VvBlock *block)
{
  return block->kind == VV_BLOCK_ROW && vv_row_can_grow (block->asks, block->first, block->n);
}

GPtrArray *
vv_block_list (const VvSetter *setter)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_block_free);

  for (guint i = 0; i < setter->form->sections->len; i++)
    {
      const VvFormSection *section = g_ptr_array_index (setter->form->sections, i);
      guint from = blocks->len;
      if (!section->is_printed)
        continue;
      if (section->is_steps)
        {
          g_autoptr (GPtrArray) none = g_ptr_array_new ();
          add_block (blocks, VV_BLOCK_STEPS, section, none, 0, 0);
        }
      else
        add_section (setter, blocks, section);
      for (guint b = from + 1; b < blocks->len; b++)
        {
          VvBlock *block = g_ptr_array_index (blocks, b);
          block->gap = find_gap (g_ptr_array_index (blocks, b - 1), block);
        }
    }
  for (guint b = 0; b < blocks->len; b++)
    vv_block_draw (setter, g_ptr_array_index (blocks, b));
  return blocks;
}

double
vv_block_draw_heading (const VvSetter *setter,
                       VvSheet *sheet,
                       const VvFormSection *section,
                       gboolean is_continued,
                       double y)
{
  g_autoptr (VvSheet) scratch = vv_sheet_new ();
  g_autofree char *heading = vv_set_words (setter, section->id);
  g_autofree char *hint = make_section_hint (setter, section);
  /* The numbers of clauses hang in the gutter. */
  double width = section->has_clauses ? VV_MARGIN_TEXT - 1.5 : VV_MARGIN_TEXT;

  if (sheet == NULL)
    sheet = scratch;
  vv_set_text (setter, sheet, &vv_type_heading, VV_LEFT, y + 2.6, 0, VV_ALIGN_LEFT, section->letter);
  y = vv_set_text (setter, sheet, &vv_type_heading, VV_LEFT + 6, y + 2.6, width, VV_ALIGN_LEFT, heading);
  if (is_continued)
    {
      g_autofree char *continued = vv_set_words (setter, "COM-20");
      y = vv_set_text (setter, sheet, &vv_type_small, VV_LEFT + 6, y, VV_MARGIN_TEXT, VV_ALIGN_LEFT,
                       continued);
    }
  if (hint != NULL)
    y = vv_set_text (setter, sheet, &vv_type_small, VV_LEFT + 6, y + 1.2, VV_MARGIN_TEXT, VV_ALIGN_LEFT,
                     hint);
  return y;
}
