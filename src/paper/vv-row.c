#include "vv-row.h"

#include <string.h>

#define HINT_GAP 2.2
#define WRITING 7.6      /* space over the rule for a pen */
#define PRINTED 6.5      /* the same under a printed value */
#define PRINTED_TOP 6.15 /* from the rule up to the top of a value's line */
#define OPTION_PITCH 7.0
#define INLINE_GAP 9.0
#define SIGNATURE_HEIGHT 14.0
#define NAME_SPACE 15.5 /* label, writing line and distance over the frame of an unexpected signer */
#define DATE_WIDTH 61.25
#define KNOWN_LINES_RULED 3

typedef struct
{
  double label;   /* height of the highest label over a rule */
  double writing; /* from there to the rule */
  double name;    /* height of the highest name over a signature */
} Plan;

static gboolean
is_rating (VvFieldType type)
{
  return type == VV_FIELD_RATING_4_10 || type == VV_FIELD_RATING_1_5;
}

static gboolean
is_choice (VvFieldType type)
{
  return type == VV_FIELD_CHOICE || type == VV_FIELD_MULTICHOICE;
}

/* Written or printed over one rule. */
static gboolean
is_ruled (const VvAsk *ask)
{
  if (ask->type == VV_FIELD_TEXT || ask->type == VV_FIELD_DATE)
    return TRUE;
  return ask->known != NULL && (is_choice (ask->type) || is_rating (ask->type));
}

static double
find_width (const VvAsk *ask)
{
  double width = vv_row_width (ask);

  return ask->type == VV_FIELD_DATE ? MIN (width, DATE_WIDTH) : width;
}

static double
measure_last_line (const VvSetter *setter, const VvType *type, const char *text, double width)
{
  g_auto (GStrv) lines = vv_painter_break (setter->painter, type, setter->language, text, width);
  guint n = g_strv_length (lines);

  return n > 0 ? vv_set_width (setter, type, lines[n - 1]) : 0;
}

static gboolean
hint_fits (const VvSetter *setter, const VvAsk *ask, const VvType *type, double width)
{
  double last = measure_last_line (setter, type, ask->label, width);

  return last + HINT_GAP + vv_set_width (setter, &vv_type_hint, ask->hint) <= width;
}

static int
count_label_lines (const VvSetter *setter, const VvAsk *ask, double width)
{
  if (!ask->has_label)
    return 0;
  int lines = vv_set_count_lines (setter, &vv_type_label, width, ask->label);

  return ask->hint != NULL && !hint_fits (setter, ask, &vv_type_label, width) ? lines + 1 : lines;
}

static double
draw_label_as (const VvSetter *setter,
               VvSheet *sheet,
               const VvAsk *ask,
               const VvType *type,
               double x,
               double y,
               double width)
{
  if (!ask->has_label)
    return y;
  double bottom = vv_set_text (setter, sheet, type, x, y, width, VV_ALIGN_LEFT, ask->label);
  if (ask->hint == NULL)
    return bottom;
  if (!hint_fits (setter, ask, type, width))
    return vv_set_text (setter, sheet, &vv_type_hint, x, bottom, width, VV_ALIGN_LEFT, ask->hint);

  double last = measure_last_line (setter, type, ask->label, width);
  VvType hint = vv_type_hint;
  hint.lead = type->lead;
  vv_set_text (setter, sheet, &hint, x + last + HINT_GAP, bottom - type->lead, 0, VV_ALIGN_LEFT, ask->hint);
  return bottom;
}

static double
draw_label (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double x, double y, double width)
{
  return draw_label_as (setter, sheet, ask, &vv_type_label, x, y, width);
}

static int
count_value_lines (const VvSetter *setter, const VvAsk *ask, double width)
{
  return ask->known != NULL ? vv_set_count_lines (setter, &vv_type_value, width, ask->known) : 1;
}

/* A name that shares its line with the role, or stands over it. */
static gboolean
role_fits (const VvSetter *setter, const VvAsk *ask, double width)
{
  const char *name = ask->name != NULL ? ask->name : ask->label;

  if (ask->role == NULL)
    return TRUE;
  return vv_set_width (setter, &vv_type_name, name) + 3 + vv_set_width (setter, &vv_type_small, ask->role)
         <= width;
}

/* "Name" and the role over the line on which an unexpected signer writes. */
static gboolean
name_label_fits (const VvSetter *setter, const VvAsk *ask, double width)
{
  return vv_set_width (setter, &vv_type_small, ask->name_label) + 3
             + vv_set_width (setter, &vv_type_small, ask->role)
         <= width;
}

static double
measure_name (const VvSetter *setter, const VvAsk *ask, double width)
{
  if (ask->name_id != NULL)
    return name_label_fits (setter, ask, width) ? NAME_SPACE : NAME_SPACE + 4.4;
  const char *name = ask->name != NULL ? ask->name : ask->label;
  double height = vv_set_count_lines (setter, &vv_type_name, width, name) * vv_type_name.lead + 0.3;
  return role_fits (setter, ask, width) ? height : height + 4.4;
}

static Plan
plan_row (const VvSetter *setter, const GPtrArray *asks, guint first, guint n)
{
  Plan plan = { 0 };

  for (guint i = first; i < first + n; i++)
    {
      const VvAsk *ask = g_ptr_array_index (asks, i);
      double width = find_width (ask);
      if (ask->type == VV_FIELD_SIGNATURE)
        plan.name = MAX (plan.name, measure_name (setter, ask, width));
      if (!is_ruled (ask) || !ask->has_label)
        continue;
      double writing = ask->known == NULL ? WRITING + (ask->lines - 1) * setter->pitch
                                          : PRINTED + (count_value_lines (setter, ask, width) - 1) * 5.4;
      plan.label = MAX (plan.label, count_label_lines (setter, ask, width) * vv_type_label.lead);
      plan.writing = MAX (plan.writing, writing);
    }
  return plan;
}

static void
draw_writing_lines (const VvSetter *setter, VvSheet *sheet, double x, double y, double width, int lines)
{
  for (int i = 1; i <= lines; i++)
    {
      gboolean is_last = i == lines;
      vv_set_rule (sheet, x, y + i * setter->pitch, width, is_last ? VV_LINE_FIELD : VV_LINE_ROW,
                   is_last ? 0 : VV_GREY_ROW);
    }
}

/* `rule`: the y of the rule, common to the row. */
static void
draw_ruled (const VvSetter *setter,
            VvSheet *sheet,
            const VvAsk *ask,
            const Plan *plan,
            double x,
            double y,
            double rule)
{
  double width = find_width (ask);
  double label_height = count_label_lines (setter, ask, width) * vv_type_label.lead;
  double top = plan->name > 0 ? y : y + plan->label - label_height;
  double bottom = draw_label (setter, sheet, ask, x, top, width);

  if (ask->known != NULL)
    {
      int lines = count_value_lines (setter, ask, width);
      vv_set_text (setter, sheet, &vv_type_value, x, rule - PRINTED_TOP - (lines - 1) * vv_type_value.lead,
                   width, VV_ALIGN_LEFT, ask->known);
    }
  else
    {
      VvRect rect = { x, bottom + 0.4, width, rule - bottom - 0.4 };
      vv_set_field (sheet, ask->id, ask->type, rect, ask->label, ask->required);
      for (int i = 1; i < ask->lines; i++)
        vv_set_rule (sheet, x, rule - i * setter->pitch, width, VV_LINE_ROW, VV_GREY_ROW);
    }
  vv_set_rule (sheet, x, rule, width, VV_LINE_FIELD, 0);
}

/* A known value without its label, as in a letter: running text without a rule. */
static double
draw_bare (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double x, double y)
{
  return vv_set_text (setter, sheet, &vv_type_body, x, y, find_width (ask), VV_ALIGN_LEFT, ask->known);
}

/* A short answer stands over writing lines; a long one, and what the form itself says, is running text. */
static double
draw_known_longtext (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double x, double y)
{
  double width = find_width (ask);
  VvType value = vv_type_value;

  if (!ask->has_label)
    return draw_bare (setter, sheet, ask, x, y);
  y = draw_label (setter, sheet, ask, x, y, width);
  int lines = vv_set_count_lines (setter, &value, width, ask->known);
  if (ask->is_suggested || lines > KNOWN_LINES_RULED)
    return vv_set_text (setter, sheet, &vv_type_body, x, y + 0.6, width, VV_ALIGN_LEFT, ask->known) + 0.6;

  value.lead = 7.6;
  vv_set_text (setter, sheet, &value, x, y + 7.6 - 2.3 - 0.745 * 7.6, width, VV_ALIGN_LEFT, ask->known);
  for (int i = 1; i <= lines; i++)
    vv_set_rule (sheet, x, y + i * 7.6, width, i == lines ? VV_LINE_FIELD : VV_LINE_ROW,
                 i == lines ? 0 : VV_GREY_ROW);
  return y + lines * 7.6;
}

static double
draw_longtext (const VvSetter *setter,
               VvSheet *sheet,
               const VvAsk *ask,
               double x,
               double y,
               double label_bottom,
               int extra)
{
  double width = find_width (ask);

  if (ask->known != NULL)
    return draw_known_longtext (setter, sheet, ask, x, y);
  double own = count_label_lines (setter, ask, width) * vv_type_label.lead;
  double bottom = draw_label (setter, sheet, ask, x, label_bottom - own, width);
  if (ask->note != NULL)
    bottom = vv_set_text (setter, sheet, &vv_type_small, x, bottom + 0.6, width, VV_ALIGN_LEFT, ask->note);
  int lines = ask->lines + extra;
  draw_writing_lines (setter, sheet, x, bottom, width, lines);
  VvRect rect = { x, bottom + 0.4, width, lines * setter->pitch - 0.4 };
  vv_set_field (sheet, ask->id, ask->type, rect, ask->label, ask->required);
  return bottom + lines * setter->pitch;
}

/* Width of all options in one line. */
static double
measure_inline (const VvSetter *setter, const VvAsk *ask)
{
  double width = 0;

  for (guint i = 0; ask->options[i] != NULL; i++)
    width += VV_BOX_TEXT + vv_set_width (setter, &vv_type_body, ask->options[i]) + (i > 0 ? INLINE_GAP : 0);
  return width;
}

static double
measure_longest (const VvSetter *setter, const VvAsk *ask, guint from, guint to)
{
  double width = 0;

  for (guint i = from; i < to; i++)
    width = MAX (width, VV_BOX_TEXT + vv_set_width (setter, &vv_type_body, ask->options[i]));
  return width;
}

static double
draw_option (const VvSetter *setter,
             VvSheet *sheet,
             VvLayoutField *field,
             const VvAsk *ask,
             guint i,
             double x,
             double y,
             double width)
{
  char value[16];

  g_snprintf (value, sizeof value, "%u", i + 1);
  vv_set_box (sheet, field, x, y, value, ask->options[i]);
  return vv_set_text (setter, sheet, &vv_type_body, x + VV_BOX_TEXT, y - 0.55, width - VV_BOX_TEXT,
                      VV_ALIGN_LEFT, ask->options[i])
         - (y - 0.55) - vv_type_body.lead;
}

static double
draw_inline (const VvSetter *setter,
             VvSheet *sheet,
             VvLayoutField *field,
             const VvAsk *ask,
             double x,
             double y)
{
  for (guint i = 0; ask->options[i] != NULL; i++)
    {
      double width = VV_BOX_TEXT + vv_set_width (setter, &vv_type_body, ask->options[i]);
      draw_option (setter, sheet, field, ask, i, x, y, width + 1);
      x += width + INLINE_GAP;
    }
  return y + VV_BOX;
}

static double
draw_columns (const VvSetter *setter,
              VvSheet *sheet,
              VvLayoutField *field,
              const VvAsk *ask,
              double x,
              double y,
              const double *widths,
              guint n_columns)
{
  guint n = g_strv_length (ask->options), rows = (n + n_columns - 1) / n_columns;
  double bottom = y;

  for (guint row = 0; row < rows; row++)
    {
      double more = 0, at = x;
      for (guint column = 0; column < n_columns; column++)
        {
          guint i = column * rows + row;
          if (i < n)
            {
              double taller = draw_option (setter, sheet, field, ask, i, at, y, widths[column]);
              more = MAX (more, taller);
            }
          at += widths[column] + VV_GUTTER;
        }
      bottom = y + VV_BOX + more;
      y += OPTION_PITCH + more;
    }
  return bottom;
}

static double
draw_choice (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double x, double y)
{
  double width = find_width (ask);
  guint n = g_strv_length (ask->options), half = (n + 1) / 2;
  VvRect none = { 0 };

  y = draw_label (setter, sheet, ask, x, y, width) + 1.6;
  VvLayoutField *field = vv_set_field (sheet, ask->id, ask->type, none, ask->label, ask->required);
  if (n <= 6 && measure_inline (setter, ask) <= width)
    return draw_inline (setter, sheet, field, ask, x, y + 0.4);
  if (n >= 3 && width > 100)
    {
      const double uneven[] = { 72, width - 76 }, even[] = { (width - 4) / 2, (width - 4) / 2 };
      double left = measure_longest (setter, ask, 0, half), right = measure_longest (setter, ask, half, n);
      if (left <= uneven[0] && right <= uneven[1])
        return draw_columns (setter, sheet, field, ask, x, y, uneven, 2);
      if (MAX (left, right) <= (n >= 6 ? 1.7 : 1.0) * even[0])
        return draw_columns (setter, sheet, field, ask, x, y, even, 2);
    }
  return draw_columns (setter, sheet, field, ask, x, y, &width, 1);
}

static double
draw_ink (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double x, double y, int extra)
{
  double width = find_width (ask);
  double top = draw_label (setter, sheet, ask, x, y, width) + 0.8;
  VvRect rect = { x, top, width, MAX (ask->height, 10) + extra * setter->pitch };

  vv_set_frame (sheet, rect, VV_LINE_FIELD);
  vv_set_field (sheet, ask->id, ask->type, rect, ask->label, ask->required);
  return top + rect.h;
}

static void
draw_name (const VvSetter *setter,
           VvSheet *sheet,
           const VvAsk *ask,
           double x,
           double top,
           double frame,
           double width)
{
  const char *name = ask->name != NULL ? ask->name : ask->label;
  double y = frame - measure_name (setter, ask, width);

  if (ask->name_id != NULL)
    {
      VvRect rect = { x, frame - NAME_SPACE + 4.8, width, 6.6 };
      gboolean fits = name_label_fits (setter, ask, width);
      vv_set_text (setter, sheet, &vv_type_small, x, y, width, fits ? VV_ALIGN_RIGHT : VV_ALIGN_LEFT,
                   ask->role);
      vv_set_text (setter, sheet, &vv_type_small, x, frame - NAME_SPACE, 0, VV_ALIGN_LEFT, ask->name_label);
      vv_set_rule (sheet, x, rect.y + rect.h, width, VV_LINE_ROW, VV_GREY_ROW);
      vv_set_field (sheet, ask->name_id, VV_FIELD_TEXT, rect, ask->name_label, ask->required);
      return;
    }
  double bottom = vv_set_text (setter, sheet, &vv_type_name, x, y, width, VV_ALIGN_LEFT, name);
  VvType role = vv_type_small;
  role.lead = vv_type_name.lead;
  if (ask->role != NULL && role_fits (setter, ask, width))
    vv_set_text (setter, sheet, &role, x, y, width, VV_ALIGN_RIGHT, ask->role);
  else if (ask->role != NULL)
    vv_set_line (setter, sheet, &vv_type_small, x, bottom, width, VV_ALIGN_LEFT, ask->role);
}

static double
draw_signature (const VvSetter *setter,
                VvSheet *sheet,
                const VvAsk *ask,
                const Plan *plan,
                double x,
                double y)
{
  double width = find_width (ask), frame = y + plan->name;
  VvRect rect = { x, frame, width, SIGNATURE_HEIGHT };
  g_autofree char *whose = ask->name != NULL && ask->role != NULL
                               ? g_strdup_printf ("%s, %s", ask->name, ask->role)
                               : g_strdup (ask->name_id != NULL ? ask->role : ask->label);

  draw_name (setter, sheet, ask, x, y, frame, width);
  vv_set_frame (sheet, rect, VV_LINE_FRAME);
  vv_set_field (sheet, ask->id, VV_FIELD_SIGNATURE, rect, whose, ask->required);
  return frame + SIGNATURE_HEIGHT;
}

/* A rating among other fields: its words, then the scale under them. */
static double
draw_small_rating (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double x, double y)
{
  double bottom = draw_label (setter, sheet, ask, x, y, find_width (ask));

  vv_row_draw_scale (setter, sheet, ask, x, bottom - 0.2);
  return bottom - 0.2 + 4.7 + VV_BOX;
}

static double
draw_ask (const VvSetter *setter,
          VvSheet *sheet,
          const VvAsk *ask,
          const Plan *plan,
          double x,
          double y,
          int extra,
          double longtext_label)
{
  if (is_ruled (ask) && ask->known != NULL && !ask->has_label)
    return draw_bare (setter, sheet, ask, x, y);
  if (is_choice (ask->type))
    return draw_choice (setter, sheet, ask, x, y);
  if (is_rating (ask->type))
    return draw_small_rating (setter, sheet, ask, x, y);
  if (ask->type == VV_FIELD_LONGTEXT)
    return draw_longtext (setter, sheet, ask, x, y, y + longtext_label, extra);
  if (ask->type == VV_FIELD_INK)
    return draw_ink (setter, sheet, ask, x, y, extra);
  if (ask->type == VV_FIELD_SIGNATURE)
    return draw_signature (setter, sheet, ask, plan, x, y);
  return y;
}

static double
measure_longtext_labels (const VvSetter *setter, const GPtrArray *asks, guint first, guint n)
{
  double height = 0;

  for (guint i = first; i < first + n; i++)
    {
      const VvAsk *ask = g_ptr_array_index (asks, i);
      if (ask->type == VV_FIELD_LONGTEXT && ask->known == NULL)
        height = MAX (height, count_label_lines (setter, ask, find_width (ask)) * vv_type_label.lead);
    }
  return height;
}

double
vv_row_width (const VvAsk *ask)
{
  return ask->span * VV_COLUMN - VV_GUTTER;
}

gboolean
vv_row_can_grow (const GPtrArray *asks, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    {
      const VvAsk *ask = g_ptr_array_index (asks, i);
      if (ask->known == NULL && (ask->type == VV_FIELD_LONGTEXT || (ask->type == VV_FIELD_INK && n == 1)))
        return TRUE;
    }
  return FALSE;
}

gboolean
vv_row_needs_full (const VvSetter *setter, const VvAsk *ask)
{
  if (!is_choice (ask->type) || ask->known != NULL || ask->span >= 9)
    return FALSE;
  guint n = g_strv_length (ask->options);
  if (n > 4)
    return TRUE;
  double width = vv_row_width (ask);
  return measure_inline (setter, ask) > width && measure_longest (setter, ask, 0, n) > 2.2 * width;
}

double
vv_row_draw (const VvSetter *setter,
             VvSheet *sheet,
             const GPtrArray *asks,
             guint first,
             guint n,
             double x,
             double y,
             int extra)
{
  Plan plan = plan_row (setter, asks, first, n);
  double longtext_label = measure_longtext_labels (setter, asks, first, n);
  double bottom = y, at = x;
  double rule = plan.name > 0 ? y + MAX (plan.name + SIGNATURE_HEIGHT, plan.label + plan.writing)
                              : y + plan.label + plan.writing;

  for (guint i = first; i < first + n; i++)
    {
      const VvAsk *ask = g_ptr_array_index (asks, i);
      if (is_ruled (ask) && (ask->known == NULL || ask->has_label))
        {
          draw_ruled (setter, sheet, ask, &plan, at, y, rule);
          bottom = MAX (bottom, rule);
        }
      else
        {
          double below = draw_ask (setter, sheet, ask, &plan, at, y, extra, longtext_label);
          bottom = MAX (bottom, below);
        }
      at += ask->span * VV_COLUMN;
    }
  return bottom;
}

void
vv_row_scale_range (VvFieldType type, int *low, int *high)
{
  *low = type == VV_FIELD_RATING_4_10 ? 4 : 1;
  *high = type == VV_FIELD_RATING_4_10 ? 10 : 5;
}

void
vv_row_draw_scale (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double x, double y)
{
  int low = 0, high = 0;
  VvRect none = { 0 };
  VvLayoutField *field = vv_set_field (sheet, ask->id, ask->type, none, ask->label, ask->required);

  vv_row_scale_range (ask->type, &low, &high);
  for (int i = low; i <= high; i++, x += VV_RATING_PITCH)
    {
      char number[16];
      g_snprintf (number, sizeof number, "%d", i);
      double width = vv_set_width (setter, &vv_type_digit, number);
      vv_set_text (setter, sheet, &vv_type_digit, x + (VV_BOX - width) / 2, y, 0, VV_ALIGN_LEFT, number);
      vv_set_box (sheet, field, x, y + 4.7, number, NULL);
    }
}

static double
find_scale_start (const VvAsk *ask)
{
  int low = 0, high = 0;

  vv_row_scale_range (ask->type, &low, &high);
  return VV_RIGHT - VV_BOX - (high - low) * VV_RATING_PITCH;
}

static double
measure_longest_word (const VvSetter *setter, const VvType *type, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double width = 0;

  for (guint i = 0; words[i] != NULL; i++)
    width = MAX (width, vv_set_width (setter, type, words[i]));
  return width + 0.1;
}

/* The widths of the two ends: in halves, unless a long word needs more and the other leaves it. */
static void
share_ends (const VvSetter *setter, const VvType *type, const VvAsk *ask, double whole, double widths[2])
{
  double half = (whole - 2) / 2, low = measure_longest_word (setter, type, ask->low);
  double high = measure_longest_word (setter, type, ask->high);

  widths[0] = high > half ? whole - 2 - high : MAX (half, low);
  widths[1] = high > half ? high : whole - 2 - widths[0];
}

double
vv_row_draw_ends (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double y, gboolean is_open)
{
  VvType type = vv_type_small;
  double start = find_scale_start (ask) - 1, whole = VV_RIGHT - start, widths[2] = { whole, whole };

  type.lead = 4.2;
  type.grey = 0.10;
  if (vv_set_width (setter, &type, ask->low) + vv_set_width (setter, &type, ask->high) + 2 > whole)
    share_ends (setter, &type, ask, whole, widths);
  int left = vv_set_count_lines (setter, &type, widths[0], ask->low);
  int right = vv_set_count_lines (setter, &type, widths[1], ask->high);
  double height = MAX (left, right) * type.lead;
  vv_set_text (setter, sheet, &type, start, y + height - left * type.lead, widths[0], VV_ALIGN_LEFT,
               ask->low);
  vv_set_text (setter, sheet, &type, VV_RIGHT - widths[1], y + height - right * type.lead, widths[1],
               VV_ALIGN_RIGHT, ask->high);
  if (!is_open)
    return y + height - 1.2;
  vv_set_rule (sheet, VV_MAIN, y + height + 0.5, VV_MAIN_WIDTH, VV_LINE_FIELD, 0);
  return y + height + 0.5;
}

/* The statement stands in the middle of its row. */
static double
draw_statement (const VvSetter *setter,
                VvSheet *sheet,
                const VvAsk *ask,
                double y,
                double width,
                double least)
{
  int lines = vv_set_count_lines (setter, &vv_type_body, width, ask->label);

  if (ask->hint != NULL && !hint_fits (setter, ask, &vv_type_body, width))
    lines++;
  double height = MAX (least, lines * vv_type_body.lead + 2.4);
  draw_label_as (setter, sheet, ask, &vv_type_body, VV_MAIN,
                 y + (height - lines * vv_type_body.lead) / 2 + 0.6, width);
  return height;
}

double
vv_row_draw_rating (const VvSetter *setter,
                    VvSheet *sheet,
                    const VvAsk *ask,
                    double y,
                    gboolean is_last,
                    gboolean is_single)
{
  double start = find_scale_start (ask);
  double height = draw_statement (setter, sheet, ask, y, start - VV_MAIN - 6, is_single ? 11 : 12.4);
  double top = y + (height - (is_single ? 11 : 12.4)) / 2;

  if (ask->known != NULL)
    vv_set_text (setter, sheet, &vv_type_value, start, top + 3.5, VV_RIGHT - start, VV_ALIGN_RIGHT,
                 ask->known);
  else
    vv_row_draw_scale (setter, sheet, ask, start, top + 1.7);
  if (!is_last)
    vv_set_rule (sheet, VV_MAIN, y + height, VV_MAIN_WIDTH, VV_LINE_ROW, VV_GREY_ROW);
  return y + height;
}

double
vv_row_draw_beside (const VvSetter *setter, VvSheet *sheet, const VvAsk *ask, double y, gboolean is_last)
{
  double options = measure_inline (setter, ask), start = VV_RIGHT - options;
  double height = draw_statement (setter, sheet, ask, y, start - VV_MAIN - 6, 9.6);
  VvRect none = { 0 };

  if (ask->known != NULL)
    vv_set_text (setter, sheet, &vv_type_value, start, y + height / 2 - 2.4, options, VV_ALIGN_RIGHT,
                 ask->known);
  else
    {
      VvLayoutField *field = vv_set_field (sheet, ask->id, ask->type, none, ask->label, ask->required);
      draw_inline (setter, sheet, field, ask, start, y + height / 2 - 1.6);
    }
  if (!is_last)
    vv_set_rule (sheet, VV_MAIN, y + height, VV_MAIN_WIDTH, VV_LINE_ROW, VV_GREY_ROW);
  return y + height;
}
