#include "vv-set.h"

#include <math.h>
#include <string.h>

/* First baseline under the top of a line, as a share of the line's height. */
#define BASELINE 0.745

const VvType vv_type_title = { "Inter Display, Semi-Bold", 22, 9.5, 0, -0.1, NULL };
const VvType vv_type_subtitle = { "Inter,", 10.5, 5, 0.10, 0, NULL };
const VvType vv_type_heading = { "Inter, Semi-Bold", 12, 5.5, 0, 0, NULL };
const VvType vv_type_body = { "Inter,", 10, 5, 0, 0, NULL };
const VvType vv_type_label = { "Inter,", 10, 4.7, 0.10, 0, NULL };
const VvType vv_type_value = { "Inter, Medium", 11, 5.4, 0, 0, "tnum=1" };
const VvType vv_type_digit = { "Inter, Medium", 9, 4, 0, 0, "tnum=1" };
const VvType vv_type_hint = { "Inter, Italic", 9, 4.7, 0.22, 0, NULL };
const VvType vv_type_small = { "Inter,", 9, 4.4, 0.22, 0, NULL };
const VvType vv_type_running = { "Inter,", 8.5, 4.2, 0.10, 0, NULL };
const VvType vv_type_running_bold = { "Inter, Semi-Bold", 8.5, 4.4, 0, 0, NULL };
const VvType vv_type_name = { "Inter, Medium", 10.5, 5, 0, 0, NULL };
const VvType vv_type_id = { "Inter, Medium", 9, 4.6, 0, 0.25, "zero=1,tnum=1" };
const VvType vv_type_page = { "Inter, Medium", 10, 4.6, 0, 0, NULL };
const VvType vv_type_organisation = { "Inter, Semi-Bold", 10, 4.8, 0, 0, NULL };
const VvType vv_type_numeral = { "Inter Display,", 20, 9, 0.10, 0, NULL };
const VvType vv_type_strong = { "Inter, Semi-Bold", 10, 5, 0, 0, NULL };

/* Positions are kept to a thousandth of a millimetre, so that they come back from JSON as they were. */
static double
snap (double value)
{
  return round (value * 1000) / 1000;
}

VvSheet *
vv_sheet_new (void)
{
  VvSheet *sheet = g_new0 (VvSheet, 1);

  sheet->items = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_item_free);
  sheet->fields = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_layout_field_free);
  return sheet;
}

void
vv_sheet_free (VvSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_ptr_array_unref (sheet->items);
  g_ptr_array_unref (sheet->fields);
  g_free (sheet);
}

void
vv_sheet_move (VvSheet *sheet, VvLayoutPage *page, double y)
{
  for (guint i = 0; i < sheet->items->len; i++)
    {
      VvItem *item = g_ptr_array_index (sheet->items, i);
      item->y = snap (item->y + y);
    }
  for (guint i = 0; i < sheet->fields->len; i++)
    {
      VvLayoutField *field = g_ptr_array_index (sheet->fields, i);
      field->rect.y = snap (field->rect.y + y);
      for (guint b = 0; b < field->boxes->len; b++)
        {
          VvBox *box = g_ptr_array_index (field->boxes, b);
          box->rect.y = snap (box->rect.y + y);
        }
    }
  g_ptr_array_extend_and_steal (page->items, g_steal_pointer (&sheet->items));
  g_ptr_array_extend_and_steal (page->fields, g_steal_pointer (&sheet->fields));
  sheet->items = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_item_free);
  sheet->fields = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_layout_field_free);
}

/* A space after a Polish one-letter word, or after "(1)", may not end a line. */
static gboolean
holds_next_word (const char *language, const char *start, const char *space)
{
  const char *at = space;

  if (space - start >= 3 && space[-1] == ')' && g_ascii_isdigit (space[-2]) && space[-3] == '(')
    return TRUE;
  if (strcmp (language, "pl") != 0 || space == start)
    return FALSE;
  at = space - 1;
  if (strchr ("aiouwzAIOUWZ", *at) == NULL)
    return FALSE;
  if (at == start)
    return TRUE;
  const char *before = g_utf8_find_prev_char (start, at);
  return before == NULL || !g_unichar_isalnum (g_utf8_get_char (before));
}

/* The hyphen of "e-mail": what one letter begins is not broken after it. */
static gboolean
holds_hyphen (const char *start, const char *hyphen)
{
  if (hyphen == start || !g_ascii_isalpha (hyphen[-1]) || !g_ascii_isalpha (hyphen[1]))
    return FALSE;
  if (hyphen - 1 == start)
    return TRUE;
  const char *before = g_utf8_find_prev_char (start, hyphen - 1);
  return before == NULL || !g_unichar_isalnum (g_utf8_get_char (before));
}

char *
vv_set_polish (const char *language, const char *text)
{
  g_autoptr (GString) result = g_string_sized_new (strlen (text) + 16);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '\'')
        g_string_append (result, "’");
      else if (*at == ' ' && holds_next_word (language, text, at))
        g_string_append (result, "\u00a0");
      else if (*at == '-' && holds_hyphen (text, at))
        g_string_append (result, "-\u2060");
      else
        g_string_append_c (result, *at);
    }
  return g_string_free (g_steal_pointer (&result), FALSE);
}

char *
vv_set_words (const VvSetter *setter, const char *id)
{
  VvWords *words = setter->form != NULL && !g_str_has_prefix (id, "COM")
                       ? setter->form->words
                       : vv_forms_words (setter->forms, "COM");
  g_autofree char *text
      = vv_words_format (words, id, setter->language, setter->fill != NULL ? setter->fill->words : NULL);

  return text != NULL ? vv_set_polish (setter->language, text) : NULL;
}

static void
add_line (const VvSetter *setter, VvSheet *sheet, const VvType *type, double x, double y, const char *text)
{
  if (*text == '\0')
    return;
  VvItem *item = vv_item_new (VV_ITEM_TEXT, snap (x), snap (y + BASELINE * type->lead), 0, 0);

  item->text = g_strdup (text);
  item->font = g_strdup (type->font);
  item->features = g_strdup (type->features);
  item->size = type->size;
  item->spacing = type->spacing;
  item->grey = type->grey;
  item->w = snap (vv_set_width (setter, type, text));
  g_ptr_array_add (sheet->items, item);
}

double
vv_set_text (const VvSetter *setter,
             VvSheet *sheet,
             const VvType *type,
             double x,
             double y,
             double width,
             VvAlign align,
             const char *text)
{
  g_auto (GStrv) lines = vv_painter_break (setter->painter, type, setter->language, text, width);

  for (guint i = 0; lines[i] != NULL; i++, y += type->lead)
    {
      double at = x;
      if (align != VV_ALIGN_LEFT)
        {
          double free_space = width - vv_set_width (setter, type, lines[i]);
          at += align == VV_ALIGN_RIGHT ? free_space : free_space / 2;
        }
      add_line (setter, sheet, type, at, y, lines[i]);
    }
  return y;
}

double
vv_set_line (const VvSetter *setter,
             VvSheet *sheet,
             const VvType *type,
             double x,
             double y,
             double width,
             VvAlign align,
             const char *text)
{
  g_autofree char *cut = g_strdup (text);

  while (*cut != '\0' && vv_set_width (setter, type, cut) > width)
    {
      glong length = g_utf8_strlen (cut, -1);
      g_autofree char *shorter = g_utf8_substring (cut, 0, MAX (0, length - 2));
      g_free (cut);
      cut = g_strconcat (g_strchomp (shorter), "…", NULL);
      if (length <= 2)
        break;
    }
  if (align == VV_ALIGN_RIGHT)
    x += width - vv_set_width (setter, type, cut);
  add_line (setter, sheet, type, x, y, cut);
  return y + type->lead;
}

int
vv_set_count_lines (const VvSetter *setter, const VvType *type, double width, const char *text)
{
  return pango_layout_get_line_count (
      vv_painter_shape (setter->painter, type, setter->language, text, width));
}

double
vv_set_width (const VvSetter *setter, const VvType *type, const char *text)
{
  return vv_painter_width (setter->painter, type, setter->language, text);
}

void
vv_set_rule (VvSheet *sheet, double x, double y, double width, double line, double grey)
{
  VvItem *item = vv_item_new (VV_ITEM_RULE, snap (x), snap (y), snap (width), 0);

  item->line = line;
  item->grey = grey;
  g_ptr_array_add (sheet->items, item);
}

void
vv_set_frame (VvSheet *sheet, VvRect rect, double line)
{
  VvItem *item = vv_item_new (VV_ITEM_FRAME, snap (rect.x), snap (rect.y), snap (rect.w), snap (rect.h));

  item->line = line;
  g_ptr_array_add (sheet->items, item);
}

void
vv_set_box (VvSheet *sheet, VvLayoutField *field, double x, double y, const char *value, const char *label)
{
  VvRect rect = { snap (x), snap (y), VV_BOX, VV_BOX };

  vv_set_frame (sheet, rect, VV_LINE_BOX);
  g_ptr_array_add (field->boxes, vv_box_new (value, label, rect));
  if (field->boxes->len == 1)
    {
      field->rect = rect;
      return;
    }
  double right = MAX (field->rect.x + field->rect.w, rect.x + rect.w);
  double bottom = MAX (field->rect.y + field->rect.h, rect.y + rect.h);
  field->rect.x = MIN (field->rect.x, rect.x);
  field->rect.y = MIN (field->rect.y, rect.y);
  field->rect.w = snap (right - field->rect.x);
  field->rect.h = snap (bottom - field->rect.y);
}

VvLayoutField *
vv_set_field (VvSheet *sheet,
              const char *id,
              VvFieldType type,
              VvRect rect,
              const char *label,
              gboolean required)
{
  VvRect snapped = { snap (rect.x), snap (rect.y), snap (rect.w), snap (rect.h) };
  VvLayoutField *field = vv_layout_field_new (id, type, snapped);

  field->label = g_strdup (label);
  field->required = required;
  g_ptr_array_add (sheet->fields, field);
  return field;
}
