#include "vv-grid.h"

#include <string.h>

#include "vv-row.h"

#define NUMBER_WIDTH 7.0
#define CELL_GAP 2.0
#define ROW_PRINTED 7.0
#define ROW_WRITTEN 9.0
#define ROW_BOXES 12.4
#define ROW_SIGNED 14.0
#define EXTRA_SIGNED 2 /* rows more than people expected */
#define OPTION_PITCH 7.6
#define CARD_GAP 2.6
#define HEAD_LEAD 4.0

/* Tables over the full width print their number in the first column. */
static gboolean
has_own_numbers (const VvFormField *table)
{
  return vv_grid_is_full (table);
}

static double
find_left (const VvFormField *table)
{
  return vv_grid_is_full (table) ? VV_LEFT : VV_MAIN;
}

/* Left edges of the columns, and the right edge of the last: n + 1 values. */
static double *
find_edges (const VvFormField *table)
{
  double left = find_left (table) + (has_own_numbers (table) ? 0 : NUMBER_WIDTH), sum = 0;
  double *edges = g_new (double, table->columns->len + 1);

  for (guint i = 0; i < table->columns->len; i++)
    sum += ((VvFormColumn *)g_ptr_array_index (table->columns, i))->span;
  edges[0] = left;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const VvFormColumn *column = g_ptr_array_index (table->columns, i);
      edges[i + 1] = edges[i] + (VV_RIGHT - left) * column->span / sum;
    }
  return edges;
}

static gboolean
is_rating (VvFieldType type)
{
  return type == VV_FIELD_RATING_4_10 || type == VV_FIELD_RATING_1_5;
}

static gboolean
has_boxes (const VvAsk *ask)
{
  return ask->known == NULL
         && (is_rating (ask->type) || (ask->type == VV_FIELD_CHOICE && ask->options[0] != NULL));
}

static double
find_text_width (const double *edges, guint column, guint n)
{
  return edges[column + 1] - edges[column] - (column + 1 < n ? CELL_GAP : 0);
}

/* Printed values: a table of many columns has narrow ones, which must still hold a date. */
static VvType
find_value_type (const VvFormField *table)
{
  VvType type = vv_type_value;

  type.lead = 5.2;
  if (!table->is_wide)
    return type;
  type.size = 10;
  type.lead = 4.8;
  return type;
}

static double
measure_cell (const VvSetter *setter, const VvFormField *table, const VvAsk *ask, double width)
{
  if (table->is_signed_list)
    return ROW_SIGNED;
  if (has_boxes (ask))
    return table->is_wide ? ROW_WRITTEN : ROW_BOXES;
  if (ask->known == NULL)
    return ROW_WRITTEN;
  VvType value = find_value_type (table);
  return ROW_PRINTED + (vv_set_count_lines (setter, &value, width, ask->known) - 1) * value.lead;
}

static void
draw_letter (const VvSetter *setter, VvSheet *sheet, const char *letter, double x, double y)
{
  double width = vv_set_width (setter, &vv_type_digit, letter);

  vv_set_text (setter, sheet, &vv_type_digit, x + (VV_BOX - width) / 2, y, 0, VV_ALIGN_LEFT, letter);
}

/* Boxes of a narrow cell side by side; what each means stands in the head of the column. */
static void
draw_options (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double x, double y, double height)
{
  VvRect none = { 0 };
  VvLayoutField *field = vv_set_field (sheet, ask->id, ask->type, none, ask->label, ask->required);

  for (guint i = 0; ask->options[i] != NULL; i++, x += OPTION_PITCH)
    {
      char value[16];
      g_snprintf (value, sizeof value, "%u", i + 1);
      vv_set_box (sheet, field, x, y + (height - VV_BOX) / 2, value, ask->options[i]);
    }
}

static void
draw_cell (const VvSetter *setter,
           VvSheet *sheet,
           const VvFormField *table,
           const VvAsk *ask,
           double x,
           double y,
           double width,
           double height)
{
  if (ask->known != NULL)
    {
      gboolean is_role = table->is_signed_list && x > VV_LEFT + 70;
      VvType value = is_role ? vv_type_body : find_value_type (table);
      int lines = vv_set_count_lines (setter, &value, width, ask->known);
      vv_set_text (setter, sheet, &value, x, y + (height - lines * value.lead) / 2, width, VV_ALIGN_LEFT,
                   ask->known);
      return;
    }
  if (is_rating (ask->type))
    vv_row_draw_scale (setter, sheet, ask, x, y + (height - 8.7) / 2);
  else if (has_boxes (ask))
    draw_options (setter, sheet, ask, x, y, height);
  else
    {
      VvRect rect = { x, y + 0.4, width, height - 0.8 };
      vv_set_field (sheet, ask->id, ask->type, rect, ask->label, ask->required);
    }
}

static void
draw_number (const VvSetter *setter, VvSheet *sheet, guint row, double x, double y, double height)
{
  char number[16];

  g_snprintf (number, sizeof number, "%u", row + 1);
  vv_set_text (setter, sheet, &vv_type_small, x, y + (height - vv_type_small.lead) / 2, 0, VV_ALIGN_LEFT,
               number);
}

/* The line under a row: one for what is printed, one for each column where a pen writes. */
static void
draw_row_rule (VvSheet *sheet,
               const VvFormField *table,
               const double *edges,
               gboolean is_written,
               gboolean is_last,
               double y)
{
  double line = is_last ? VV_LINE_FIELD : VV_LINE_ROW, grey = is_last ? 0 : VV_GREY_ROW;
  guint n = table->columns->len;

  if (!is_written || table->is_signed_list)
    {
      vv_set_rule (sheet, find_left (table), y, VV_RIGHT - find_left (table), line, grey);
      return;
    }
  for (guint i = 0; i < n; i++)
    vv_set_rule (sheet, edges[i], y, find_text_width (edges, i, n), line, grey);
}

static GPtrArray *
list_cells (const VvSetter *setter, const VvFormField *table, guint row)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_ask_free);

  for (guint i = 0; i < table->columns->len; i++)
    g_ptr_array_add (cells, vv_ask_new_for_cell (setter, table, i, row));
  return cells;
}

gboolean
vv_grid_is_full (const VvFormField *table)
{
  return table->is_signed_list || table->is_wide;
}

guint
vv_grid_count_rows (const VvSetter *setter, const VvFormField *table)
{
  const GPtrArray *rows = vv_ask_find_rows (setter, table);

  if (rows == NULL)
    return (guint)table->rows;
  return table->is_signed_list ? rows->len + EXTRA_SIGNED : rows->len;
}

/* Stands on `bottom`: the letters of a column of boxes over their boxes, else its words. */
static void
draw_column_head (const VvSetter *setter,
                  VvSheet *sheet,
                  const VvFormColumn *column,
                  double x,
                  double bottom,
                  double width)
{
  VvType type = vv_type_small;

  type.lead = HEAD_LEAD;
  if (g_strv_length (column->options) > 1)
    {
      for (guint i = 0; column->options[i] != NULL; i++)
        {
          g_autofree char *letter = vv_set_words (setter, column->options[i]);
          draw_letter (setter, sheet, letter, x + i * OPTION_PITCH, bottom - HEAD_LEAD);
        }
      return;
    }
  g_autofree char *label = vv_set_words (setter, column->id);
  int lines = vv_set_count_lines (setter, &type, width, label);
  vv_set_text (setter, sheet, &type, x, bottom - lines * HEAD_LEAD, width, VV_ALIGN_LEFT, label);
}

double
vv_grid_draw_head (const VvSetter *setter, VvSheet *sheet, const VvFormField *table, double y)
{
  g_autofree double *edges = find_edges (table);
  guint n = table->columns->len;
  int most = 1;

  for (guint i = 0; i < n; i++)
    {
      const VvFormColumn *column = g_ptr_array_index (table->columns, i);
      g_autofree char *label = vv_set_words (setter, column->id);
      most = MAX (most, vv_set_count_lines (setter, &vv_type_small, find_text_width (edges, i, n), label));
    }
  double bottom = y + most * HEAD_LEAD + 0.4;
  for (guint i = 0; i < n; i++)
    draw_column_head (setter, sheet, g_ptr_array_index (table->columns, i), edges[i], bottom - 0.4,
                      find_text_width (edges, i, n));
  vv_set_rule (sheet, find_left (table), bottom + 0.4, VV_RIGHT - find_left (table), VV_LINE_FIELD, 0);
  return bottom + 0.4;
}

double
vv_grid_draw_row (const VvSetter *setter,
                  VvSheet *sheet,
                  const VvFormField *table,
                  guint row,
                  gboolean is_last,
                  double y)
{
  g_autofree double *edges = find_edges (table);
  g_autoptr (GPtrArray) cells = list_cells (setter, table, row);
  guint n = cells->len, from = has_own_numbers (table) ? 1 : 0;
  double height = ROW_PRINTED;
  gboolean is_written = FALSE;

  for (guint i = from; i < n; i++)
    {
      const VvAsk *ask = g_ptr_array_index (cells, i);
      height = MAX (height, measure_cell (setter, table, ask, find_text_width (edges, i, n)));
      is_written |= ask->known == NULL;
    }
  draw_number (setter, sheet, row, find_left (table), y, height);
  for (guint i = from; i < n; i++)
    draw_cell (setter, sheet, table, g_ptr_array_index (cells, i), edges[i], y, find_text_width (edges, i, n),
               height);
  draw_row_rule (sheet, table, edges, is_written, is_last, y + height);
  if (table->is_signed_list)
    {
      VvItem *item = vv_item_new (VV_ITEM_RULE, edges[n - 1] - CELL_GAP, y, 0, height);
      item->line = VV_LINE_ROW;
      item->grey = VV_GREY_ROW;
      g_ptr_array_add (sheet->items, item);
    }
  return y + height;
}

double
vv_grid_draw_card (const VvSetter *setter,
                   VvSheet *sheet,
                   const VvFormField *table,
                   guint row,
                   gboolean is_last,
                   double y)
{
  g_autoptr (GPtrArray) cells = list_cells (setter, table, row);
  double top = y + CARD_GAP;
  char number[16];

  g_snprintf (number, sizeof number, "%u", row + 1);
  vv_set_text (setter, sheet, &vv_type_small, VV_MAIN - 8, top + 0.2, 6.3, VV_ALIGN_RIGHT, number);
  for (guint first = 0; first < cells->len;)
    {
      double span = 0;
      guint n = 0;
      while (first + n < cells->len)
        {
          const VvAsk *ask = g_ptr_array_index (cells, first + n);
          if (n > 0 && span + ask->span > 9)
            break;
          span += ask->span;
          n++;
        }
      if (first > 0)
        top += CARD_GAP;
      top = vv_row_draw (setter, sheet, cells, first, n, VV_MAIN, top, 0);
      first += n;
    }
  if (is_last)
    return top;
  vv_set_rule (sheet, VV_MAIN, top + 4, VV_MAIN_WIDTH, VV_LINE_ROW, VV_GREY_ROW);
  return top + 4;
}
