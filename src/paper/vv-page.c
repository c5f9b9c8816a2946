#include "vv-page.h"

#include <string.h>

#include "vv-code.h"
#include "vv-id.h"
#include "vv-locale.h"
#include "vv-strings.h"

#define SQUARE 5.0
#define CODE 14.0
#define BESIDE_A 172.4 /* text left of code A ends here */
#define BESIDE_B 38.0  /* text right of code B starts here */
#define LETTERHEAD_WIDTH 72.0

static const double square_x[] = { 14, 196 }, square_y[] = { 12, 285 };
static const VvRect code_a = { 176, 9.5, CODE, CODE }, code_b = { 20, 273.5, CODE, CODE };

static void
add_squares (VvLayoutPage *page)
{
  for (int i = 0; i < 4; i++)
    {
      VvRect mark = { square_x[i % 2] - SQUARE / 2, square_y[i / 2] - SQUARE / 2, SQUARE, SQUARE };
      page->marks[i] = mark;
      g_ptr_array_add (page->items, vv_item_new (VV_ITEM_SOLID, mark.x, mark.y, mark.w, mark.h));
    }
}

static void
add_code (VvLayoutPage *page, int number, VvRect rect)
{
  VvItem *item = vv_item_new (VV_ITEM_CODE, rect.x, rect.y, rect.w, rect.h);

  item->text = g_strdup (page->payload);
  page->codes[number] = rect;
  g_ptr_array_add (page->items, item);
}

/* "COM-01" with {n} and {m}, and the like. */
static char *
format_common (const VvSetter *setter,
               const char *id,
               const char *first,
               const char *first_value,
               const char *second,
               const char *second_value)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (values, (gpointer)first, (gpointer)first_value);
  if (second != NULL)
    g_hash_table_insert (values, (gpointer)second, (gpointer)second_value);
  return vv_words_format (vv_forms_words (setter->forms, "COM"), id, setter->language, values);
}

static char *
format_page (const VvSetter *setter, int n, int m)
{
  char first[16], second[16];

  g_snprintf (first, sizeof first, "%d", n);
  g_snprintf (second, sizeof second, "%d", m);
  return format_common (setter, "COM-01", "n", first, "m", second);
}

/* Finnish inflects months into long words: the short date there. */
static char *
format_printed (const VvSetter *setter)
{
  const VvFill *fill = setter->fill;

  if (fill == NULL || fill->printed_on == NULL)
    return vv_set_words (setter, "COM-28");
  g_autofree char *date = strcmp (setter->language, "fi") == 0
                              ? vv_locale_format_date_short (setter->language, fill->printed_on)
                              : vv_locale_format_date (setter->language, fill->printed_on);
  if (vv_is_empty (fill->programme))
    return format_common (setter, "COM-27", "date", date, NULL, NULL);
  return format_common (setter, "COM-09", "date", date, "programme", fill->programme);
}

static gboolean
is_restricted (const VvSetter *setter)
{
  return g_strcmp0 (setter->form->folder, "RESTRICTED") == 0;
}

static void
add_beside_a (const VvSetter *setter, VvSheet *sheet, const char *shown_id, const char *page_of)
{
  VvType line = vv_type_running;
  g_autofree char *text = g_strconcat (setter->form->id, "  ·  ", page_of, NULL);

  line.lead = 4.4;
  vv_set_line (setter, sheet, &vv_type_id, BESIDE_A - 60, 9.1, 60, VV_ALIGN_RIGHT, shown_id);
  vv_set_line (setter, sheet, &line, BESIDE_A - 60, 13.7, 60, VV_ALIGN_RIGHT, text);
  if (!is_restricted (setter))
    return;
  g_autofree char *confidential = vv_set_words (setter, "COM-08");
  vv_set_line (setter, sheet, &vv_type_running_bold, BESIDE_A - 60, 18.9, 60, VV_ALIGN_RIGHT, confidential);
}

static void
add_beside_b (const VvSetter *setter, VvSheet *sheet, const char *shown_id, const char *page_of)
{
  g_autofree char *form
      = format_common (setter, "COM-10", "id", setter->form->id, "v", setter->form->version);
  g_autofree char *printed = format_printed (setter);

  vv_set_line (setter, sheet, &vv_type_id, BESIDE_B, 273.9, 60, VV_ALIGN_LEFT, shown_id);
  vv_set_line (setter, sheet, &vv_type_running, BESIDE_B, 278.8, 115, VV_ALIGN_LEFT, form);
  vv_set_line (setter, sheet, &vv_type_running, BESIDE_B, 283.0, 115, VV_ALIGN_LEFT, printed);
  vv_set_line (setter, sheet, &vv_type_page, VV_RIGHT - 34, 282.8, 34, VV_ALIGN_RIGHT, page_of);
}

void
vv_page_add_frame (const VvSetter *setter, VvLayoutPage *page, const char *id, int n, int m)
{
  g_autoptr (VvSheet) sheet = vv_sheet_new ();
  g_autofree char *shown_id = vv_id_show (id);
  g_autofree char *page_of = format_page (setter, n, m);

  page->payload = vv_code_encode (id, n, m);
  add_squares (page);
  add_code (page, 0, code_a);
  add_code (page, 1, code_b);
  add_beside_a (setter, sheet, shown_id, page_of);
  add_beside_b (setter, sheet, shown_id, page_of);
  vv_sheet_move (sheet, page, 0);
}

void
vv_page_add_letterhead (const VvSetter *setter,
                        VvLayoutPage *page,
                        const char *name,
                        const char *const lines[2],
                        gboolean has_logo)
{
  g_autoptr (VvSheet) sheet = vv_sheet_new ();
  VvType line = vv_type_running;
  double y = 9.1;

  line.lead = 4.3;
  if (has_logo)
    g_ptr_array_add (sheet->items, vv_item_new (VV_ITEM_LOGO, VV_LEFT, 9.5, 39.5, CODE));
  if (!vv_is_empty (name))
    y = vv_set_text (setter, sheet, &vv_type_organisation, VV_MAIN, y, LETTERHEAD_WIDTH, VV_ALIGN_LEFT, name);
  for (int i = 0; i < 2; i++)
    {
      if (!vv_is_empty (lines[i]))
        y = vv_set_line (setter, sheet, &line, VV_MAIN, y, LETTERHEAD_WIDTH, VV_ALIGN_LEFT, lines[i]);
    }
  vv_sheet_move (sheet, page, 0);
}

/* The title in lines that make sense: words in brackets and both sides of a stroke stay together where a line
 * can hold them. */
static char *
hold_title (const VvSetter *setter)
{
  const char *words = vv_form_title (setter->form, setter->language);
  g_autofree char *title = vv_set_polish (setter->language, words);
  g_autoptr (GString) held = g_string_new (title);
  const char *open = strchr (title, '('), *close = open != NULL ? strchr (open, ')') : NULL;

  if (close != NULL)
    {
      g_autofree char *inside = g_strndup (open, (gsize)(close - open + 1));
      g_autoptr (GString) joined = g_string_new (inside);
      g_string_replace (joined, " ", "\u00a0", 0);
      if (vv_set_width (setter, &vv_type_title, inside) < VV_MAIN_WIDTH)
        g_string_replace (held, inside, joined->str, 1);
    }
  g_string_replace (held, "/", "/\u2060", 0);
  return g_string_free (g_steal_pointer (&held), FALSE);
}

double
vv_page_add_title (const VvSetter *setter, VvLayoutPage *page)
{
  g_autoptr (VvSheet) sheet = vv_sheet_new ();
  g_autofree char *title = hold_title (setter);
  const VvFill *fill = setter->fill;

  if (fill != NULL)
    {
      const char *const lines[2] = { fill->lines[0], fill->lines[1] };
      vv_page_add_letterhead (setter, page, fill->organisation, lines, fill->logo != NULL);
    }
  double y = vv_set_text (setter, sheet, &vv_type_title, VV_MAIN, 30.5, VV_MAIN_WIDTH, VV_ALIGN_LEFT, title);
  if (fill != NULL && !vv_is_empty (fill->subtitle))
    y = vv_set_text (setter, sheet, &vv_type_subtitle, VV_MAIN, y + 0.4, VV_MAIN_WIDTH, VV_ALIGN_LEFT,
                     fill->subtitle);
  vv_sheet_move (sheet, page, 0);
  return y + 4.2;
}

void
vv_page_add_running_head (const VvSetter *setter, VvLayoutPage *page)
{
  g_autoptr (VvSheet) sheet = vv_sheet_new ();
  g_autofree char *title = vv_set_polish (setter->language, vv_form_title (setter->form, setter->language));

  double y = vv_set_line (setter, sheet, &vv_type_organisation, VV_LEFT, 9.1, 105, VV_ALIGN_LEFT, title);
  if (setter->fill != NULL && !vv_is_empty (setter->fill->group))
    vv_set_line (setter, sheet, &vv_type_running, VV_LEFT, y, 105, VV_ALIGN_LEFT, setter->fill->group);
  vv_sheet_move (sheet, page, 0);
}
