#include "config.h"

#include "vv-report.h"

#include <glib/gi18n-lib.h>

#include "vv-error.h"
#include "vv-locale.h"
#include "vv-page.h"
#include "vv-set.h"
#include "vv-strings.h"

/* Under five nobody is averaged: a mean of four lets the fourth be worked out by the other three. */
#define LEAST_AVERAGED 5
#define ROW 12.0
#define CHART_LEFT 100.0
#define CHART_WIDTH 42.0
/* Right edges of the columns of numbers. */
#define COLUMN_THEN 160.0
#define COLUMN_NOW 175.0
#define COLUMN_WIDTH 14.5
#define SCALE_LOW 4.0
#define SCALE_HIGH 10.0
#define DOT 2.4

static void
free_item (gpointer data)
{
  VvReportItem *item = data;

  g_free (item->text);
  g_free (item);
}

static char *
get_word (const VvSetter *setter, const char *id)
{
  const char *text = vv_words_get (vv_forms_words (setter->forms, "REPORT"), id, setter->language);

  return vv_set_polish (setter->language, text != NULL ? text : "");
}

static double
find_x (double value)
{
  return CHART_LEFT + CHART_WIDTH * (value - SCALE_LOW) / (SCALE_HIGH - SCALE_LOW);
}

static void
add_solid (VvSheet *sheet, double x, double y, double w, double h, double grey)
{
  VvItem *item = vv_item_new (VV_ITEM_SOLID, x, y, w, h);

  item->grey = grey;
  g_ptr_array_add (sheet->items, item);
}

/* Then: an open square; now: a full one; the way between them a bar. Told apart without colour. */
static void
draw_dumbbell (VvSheet *sheet, const VvReportItem *item, double y)
{
  double then = find_x (CLAMP (item->then, SCALE_LOW, SCALE_HIGH)),
         now = find_x (CLAMP (item->now, SCALE_LOW, SCALE_HIGH));
  VvRect open = { then - DOT / 2, y - DOT / 2, DOT, DOT };

  add_solid (sheet, MIN (then, now), y - 0.4, ABS (now - then), 0.8, 0.45);
  add_solid (sheet, open.x, open.y, DOT, DOT, 1);
  vv_set_frame (sheet, open, 0.4);
  add_solid (sheet, now - DOT / 2, y - DOT / 2, DOT, DOT, 0);
}

static void
draw_number (const VvSetter *setter, VvSheet *sheet, double right, double y, double value, gboolean is_signed)
{
  g_autofree char *number = vv_locale_format_number (setter->language, value, 1);
  g_autofree char *shown = is_signed && value > 0.049 ? g_strconcat ("+", number, NULL) : g_strdup (number);

  vv_set_line (setter, sheet, &vv_type_value, right - 12, y - 2.7, 12, VV_ALIGN_RIGHT, shown);
}

/* Returns the y under the row. */
static double
draw_row (const VvSetter *setter, VvSheet *sheet, const VvReportItem *item, double y, gboolean is_last)
{
  double text_width = CHART_LEFT - VV_LEFT - 14;
  g_autofree char *text = vv_set_polish (setter->language, item->text);
  g_autofree char *n = g_strdup_printf ("%d", item->n);
  int lines = vv_set_count_lines (setter, &vv_type_body, text_width, text);
  double height = MAX (ROW, lines * vv_type_body.lead + 2), middle = y + height / 2;

  vv_set_text (setter, sheet, &vv_type_body, VV_LEFT, middle - lines * vv_type_body.lead / 2, text_width,
               VV_ALIGN_LEFT, text);
  vv_set_line (setter, sheet, &vv_type_small, CHART_LEFT - 12, middle - 2.2, 7, VV_ALIGN_RIGHT, n);
  vv_set_rule (sheet, CHART_LEFT, middle, CHART_WIDTH, 0.15, 0.6);
  if (item->n >= LEAST_AVERAGED)
    {
      draw_dumbbell (sheet, item, middle);
      draw_number (setter, sheet, COLUMN_THEN, middle, item->then, FALSE);
      draw_number (setter, sheet, COLUMN_NOW, middle, item->now, FALSE);
      draw_number (setter, sheet, VV_RIGHT, middle, item->now - item->then, TRUE);
    }
  else
    {
      g_autofree char *few = get_word (setter, "REP-09");
      vv_set_line (setter, sheet, &vv_type_hint, VV_RIGHT - 36, middle - 2.4, 36, VV_ALIGN_RIGHT, few);
    }
  vv_set_rule (sheet, VV_LEFT, y + height, VV_FULL_WIDTH, is_last ? VV_LINE_FIELD : VV_LINE_ROW,
               is_last ? 0 : VV_GREY_ROW);
  return y + height;
}

static double
draw_heads (const VvSetter *setter, VvSheet *sheet, double y)
{
  g_autofree char *statement = get_word (setter, "REP-02"), *n = g_strdup ("n"),
                  *then = get_word (setter, "REP-04"), *now = get_word (setter, "REP-05"),
                  *change = get_word (setter, "REP-06");

  vv_set_text (setter, sheet, &vv_type_small, VV_LEFT, y, 0, VV_ALIGN_LEFT, statement);
  vv_set_line (setter, sheet, &vv_type_small, CHART_LEFT - 12, y, 7, VV_ALIGN_RIGHT, n);
  for (int value = (int)SCALE_LOW; value <= (int)SCALE_HIGH; value++)
    {
      g_autofree char *number = g_strdup_printf ("%d", value);
      double width = vv_set_width (setter, &vv_type_small, number);
      vv_set_text (setter, sheet, &vv_type_small, find_x (value) - width / 2, y, 0, VV_ALIGN_LEFT, number);
    }
  vv_set_line (setter, sheet, &vv_type_small, COLUMN_THEN - COLUMN_WIDTH, y, COLUMN_WIDTH, VV_ALIGN_RIGHT,
               then);
  vv_set_line (setter, sheet, &vv_type_small, COLUMN_NOW - COLUMN_WIDTH, y, COLUMN_WIDTH, VV_ALIGN_RIGHT,
               now);
  vv_set_line (setter, sheet, &vv_type_small, VV_RIGHT - COLUMN_WIDTH, y, COLUMN_WIDTH, VV_ALIGN_RIGHT,
               change);
  vv_set_rule (sheet, VV_LEFT, y + 5, VV_FULL_WIDTH, VV_LINE_FIELD, 0);
  return y + 5;
}

/* Which mark is which, under the chart. */
static double
draw_key (const VvSetter *setter, VvSheet *sheet, double y)
{
  g_autofree char *then = get_word (setter, "REP-04"), *now = get_word (setter, "REP-05");
  VvRect open = { CHART_LEFT, y + 2.0, DOT, DOT };
  double x = CHART_LEFT + 5 + vv_set_width (setter, &vv_type_small, then) + 7;

  vv_set_frame (sheet, open, 0.4);
  vv_set_text (setter, sheet, &vv_type_small, CHART_LEFT + 4.5, y + 1, 0, VV_ALIGN_LEFT, then);
  add_solid (sheet, x, y + 2.0, DOT, DOT, 0);
  vv_set_text (setter, sheet, &vv_type_small, x + 4.5, y + 1, 0, VV_ALIGN_LEFT, now);
  return y + 6;
}

static double
draw_section_head (const VvSetter *setter, VvSheet *sheet, const char *id, double y)
{
  g_autofree char *heading = get_word (setter, id);

  vv_set_rule (sheet, VV_LEFT, y, VV_FULL_WIDTH, VV_LINE_SECTION, 0);
  vv_set_text (setter, sheet, &vv_type_heading, VV_LEFT, y + 2.6, 39.5, VV_ALIGN_LEFT, heading);
  return y + 3.2;
}

static double
draw_title (const VvSetter *setter, VvSheet *sheet, const VvReport *report)
{
  g_autofree char *title = get_word (setter, "REP-01");
  g_autofree char *subtitle = vv_is_empty (report->period)
                                  ? g_strdup (report->programme)
                                  : g_strdup_printf ("%s   ·   %s", report->programme, report->period);
  double y = vv_set_text (setter, sheet, &vv_type_title, VV_MAIN, 30.5, VV_MAIN_WIDTH, VV_ALIGN_LEFT, title);

  if (!vv_is_empty (subtitle))
    y = vv_set_text (setter, sheet, &vv_type_subtitle, VV_MAIN, y + 0.4, VV_MAIN_WIDTH, VV_ALIGN_LEFT,
                     subtitle);
  return y + 4.2;
}

static double
draw_answered (const VvSetter *setter, VvSheet *sheet, const VvReport *report, double y)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *answered = g_strdup_printf ("%d", report->answered),
                  *asked = g_strdup_printf ("%d", report->asked);

  g_hash_table_insert (values, (gpointer) "answered", answered);
  g_hash_table_insert (values, (gpointer) "asked", asked);
  g_autofree char *text
      = vv_words_format (vv_forms_words (setter->forms, "REPORT"), "REP-10", setter->language, values);
  y = draw_section_head (setter, sheet, "REP-03", y);
  return vv_set_text (setter, sheet, &vv_type_value, VV_MAIN, y, VV_MAIN_WIDTH, VV_ALIGN_LEFT, text);
}

static double
draw_notes (const VvSetter *setter, VvSheet *sheet, double y)
{
  static const char *const notes[] = { "REP-07", "REP-08", "REP-13" };

  y = draw_section_head (setter, sheet, "REP-12", y);
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *note = get_word (setter, notes[i]);
      y = vv_set_text (setter, sheet, &vv_type_body, VV_MAIN, y, VV_MAIN_WIDTH, VV_ALIGN_LEFT, note) + 1.5;
    }
  return y;
}

static void
draw_foot (const VvSetter *setter, VvSheet *sheet, const VvReport *report)
{
  if (report->date == NULL)
    return;
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *date = vv_locale_format_date (setter->language, report->date);
  g_hash_table_insert (values, (gpointer) "date", date);
  g_autofree char *printed
      = vv_words_format (vv_forms_words (setter->forms, "COM"), "COM-27", setter->language, values);
  vv_set_line (setter, sheet, &vv_type_running, VV_LEFT, 283, 150, VV_ALIGN_LEFT, printed);
}

VvReport *
vv_report_new (void)
{
  VvReport *report = g_new0 (VvReport, 1);

  report->items = g_ptr_array_new_with_free_func (free_item);
  return report;
}

void
vv_report_free (VvReport *report)
{
  if (report == NULL)
    return;
  g_free (report->organisation);
  g_free (report->lines[0]);
  g_free (report->lines[1]);
  g_clear_pointer (&report->logo, g_bytes_unref);
  g_free (report->programme);
  g_free (report->period);
  g_free (report->date);
  g_ptr_array_unref (report->items);
  g_free (report);
}

void
vv_report_add_item (VvReport *report, const char *text, int n, double then, double now)
{
  VvReportItem *item = g_new0 (VvReportItem, 1);

  item->text = g_strdup (text);
  item->n = n;
  item->then = then;
  item->now = now;
  g_ptr_array_add (report->items, item);
}

VvLayout *
vv_report_layout (VvForms *forms,
                  const VvReport *report,
                  const char *language,
                  VvPainter *painter,
                  GError **error)
{
  VvSetter setter = { .forms = forms, .language = language, .painter = painter };
  g_autoptr (VvLayout) layout = vv_layout_new ("QMR", "1.0", language);
  VvLayoutPage *page = vv_layout_page_new ();
  g_autoptr (VvSheet) sheet = vv_sheet_new ();
  const char *const lines[2] = { report->lines[0], report->lines[1] };

  g_ptr_array_add (layout->pages, page);
  layout->title = get_word (&setter, "REP-01");
  layout->logo = report->logo != NULL ? g_bytes_ref (report->logo) : NULL;
  vv_page_add_letterhead (&setter, page, report->organisation, lines, report->logo != NULL);
  double y = draw_answered (&setter, sheet, report, draw_title (&setter, sheet, report)) + VV_SECTION_GAP;
  draw_section_head (&setter, sheet, "REP-11", y);
  y = draw_heads (&setter, sheet, y + 11);
  for (guint i = 0; i < report->items->len; i++)
    y = draw_row (&setter, sheet, g_ptr_array_index (report->items, i), y, i + 1 == report->items->len);
  y = draw_notes (&setter, sheet, draw_key (&setter, sheet, y) + VV_SECTION_GAP);
  if (y > VV_BOTTOM)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_LIMIT, _ ("%u statements do not fit the one-page report."),
                   report->items->len);
      return NULL;
    }
  draw_foot (&setter, sheet, report);
  vv_sheet_move (sheet, page, 0);
  return g_steal_pointer (&layout);
}
