/* Every form in every language: nothing runs over, everything asked is there, pages as stated. */
#include <math.h>
#include <string.h>

#include "form-samples.h"
#include "vv-code.h"
#include "vv-id.h"
#include "vv-layout-json.h"
#include "vv-set.h"
#include "vv-strings.h"
#include "vv-typeset.h"

#define N_LANGUAGES 4

static const char *const languages[N_LANGUAGES] = { "nb", "fi", "pl", "en" };

/* Pages of a blank in nb, fi, pl, en: the wording decides, so a change of words shows here. */
static const struct
{
  const char *form;
  guint pages[N_LANGUAGES];
} blanks[] = {
  { "JAD", { 2, 2, 2, 2 } }, { "MAP", { 3, 3, 3, 3 } }, { "MIN", { 2, 2, 2, 2 } }, { "LOF", { 1, 1, 1, 1 } },
  { "LRJ", { 1, 1, 1, 1 } }, { "INV", { 1, 1, 1, 1 } }, { "CNF", { 1, 1, 1, 1 } }, { "TRP", { 2, 2, 2, 2 } },
  { "MPR", { 3, 3, 3, 3 } }, { "PRV", { 1, 1, 1, 1 } }, { "AGR", { 4, 4, 4, 4 } }, { "PGT", { 3, 3, 3, 3 } },
  { "GGT", { 3, 3, 3, 3 } }, { "SPL", { 1, 1, 1, 1 } }, { "ATT", { 2, 2, 2, 2 } }, { "DIA", { 2, 2, 2, 2 } },
  { "IMQ", { 2, 2, 2, 2 } }, { "MMR", { 4, 4, 4, 4 } }, { "FSQ", { 3, 3, 3, 3 } }, { "FMQ", { 3, 3, 3, 3 } },
  { "FMM", { 2, 2, 2, 2 } }, { "CER", { 2, 2, 2, 2 } }, { "FBK", { 1, 1, 1, 1 } }, { "REF", { 2, 2, 2, 2 } },
};

/* The same as issued. */
static const struct
{
  const char *form;
  guint pages[N_LANGUAGES];
} issued[] = {
  { "JAD", { 2, 2, 2, 2 } }, { "MAP", { 3, 3, 3, 3 } }, { "MIN", { 2, 2, 3, 2 } }, { "LOF", { 1, 1, 1, 1 } },
  { "LRJ", { 1, 1, 1, 1 } }, { "INV", { 1, 1, 1, 1 } }, { "CNF", { 1, 1, 1, 1 } }, { "TRP", { 2, 2, 2, 2 } },
  { "MPR", { 3, 3, 3, 3 } }, { "PRV", { 1, 1, 1, 1 } }, { "AGR", { 3, 3, 3, 3 } }, { "PGT", { 3, 3, 3, 3 } },
  { "GGT", { 3, 3, 3, 3 } }, { "SPL", { 1, 2, 2, 1 } }, { "ATT", { 1, 1, 1, 1 } }, { "DIA", { 2, 2, 2, 2 } },
  { "IMQ", { 2, 2, 2, 2 } }, { "MMR", { 4, 4, 4, 4 } }, { "FSQ", { 3, 3, 3, 3 } }, { "FMQ", { 3, 3, 3, 3 } },
  { "FMM", { 2, 2, 2, 2 } }, { "CER", { 2, 2, 2, 2 } }, { "FBK", { 1, 1, 1, 1 } }, { "REF", { 2, 2, 2, 2 } },
};

typedef struct
{
  VvForms *forms;
  VvPainter *painter;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->forms = vv_forms_load (NULL, &error);
  g_assert_no_error (error);
  fixture->painter = vv_painter_new (&error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  vv_forms_unref (fixture->forms);
  vv_painter_free (fixture->painter);
}

static VvLayout *
set_form (Fixture *fixture, const char *form, const char *language, gboolean is_blank)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvFill) fill = is_blank ? NULL : form_sample_new (form, language);
  VvLayout *layout = vv_typeset (fixture->forms, vv_forms_find (fixture->forms, form), language, fill,
                                 fixture->painter, &error);

  g_assert_no_error (error);
  return layout;
}

static gboolean
overlap (VvRect a, VvRect b)
{
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static VvRect
grow (VvRect rect, double by)
{
  return (VvRect){ rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by };
}

/* Ink of an item; text roughly from its cap height to its descent. */
static VvRect
measure (const VvItem *item)
{
  double em = item->size * 25.4 / 72;

  if (item->kind == VV_ITEM_TEXT)
    return (VvRect){ item->x, item->y - 0.72 * em, item->w, 0.92 * em };
  return (VvRect){ item->x, item->y, item->w, MAX (item->h, 0.01) };
}

static gboolean
is_frame_part (const VvLayoutPage *page, const VvItem *item)
{
  return item->kind == VV_ITEM_CODE || (item->kind == VV_ITEM_SOLID && item->w == page->marks[0].w);
}

static void
check_item (const VvLayoutPage *page, const VvItem *item)
{
  VvRect ink = measure (item);
  gboolean is_foot = item->y > 272;

  if (ink.x < 19.9 || ink.x + ink.w > 190.1 || (!is_foot && ink.y + ink.h > 269.3) || ink.y < 9)
    g_test_message ("outside: %s at %.2f %.2f, %.2f wide", item->text != NULL ? item->text : "-", ink.x,
                    ink.y, ink.w);
  g_assert_cmpfloat (ink.x, >=, 19.9);
  g_assert_cmpfloat (ink.x + ink.w, <=, 190.1);
  g_assert_true (is_foot || ink.y + ink.h <= 269.3);
  for (int i = 0; i < 2; i++)
    g_assert_false (overlap (grow (page->codes[i], 2.6), ink));
  for (int i = 0; i < 4; i++)
    g_assert_false (overlap (grow (page->marks[i], 3), ink));
}

/* No two texts may run into each other. */
static void
check_texts (const VvLayoutPage *page)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const VvItem *a = g_ptr_array_index (page->items, i);
      for (guint j = i + 1; a->kind == VV_ITEM_TEXT && j < page->items->len; j++)
        {
          const VvItem *b = g_ptr_array_index (page->items, j);
          if (b->kind != VV_ITEM_TEXT || !overlap (grow (measure (a), -0.25), grow (measure (b), -0.25)))
            continue;
          g_test_message ("“%s” runs into “%s” at %.1f %.1f", a->text, b->text, a->x, a->y);
          g_assert_not_reached ();
        }
    }
}

static void
check_page (const VvLayout *layout, guint number)
{
  const VvLayoutPage *page = g_ptr_array_index (layout->pages, number - 1);
  g_autofree char *document = NULL;
  int n = 0, m = 0;

  for (guint i = 0; i < page->items->len; i++)
    {
      const VvItem *item = g_ptr_array_index (page->items, i);
      if (!is_frame_part (page, item))
        check_item (page, item);
    }
  check_texts (page);
  g_assert_true (vv_code_parse (page->payload, &document, &n, &m));
  g_assert_cmpint (n, ==, number);
  g_assert_cmpint (m, ==, layout->pages->len);
  if (layout->document != NULL)
    g_assert_cmpstr (document, ==, layout->document);
}

/* Tick boxes of 4 mm that stand clear of each other. */
static void
check_boxes (const VvLayoutField *field)
{
  for (guint i = 0; i < field->boxes->len; i++)
    {
      const VvBox *box = g_ptr_array_index (field->boxes, i);
      g_assert_cmpfloat (box->rect.w, ==, 4);
      for (guint j = i + 1; j < field->boxes->len; j++)
        g_assert_false (
            overlap (grow (box->rect, 0.5), ((VvBox *)g_ptr_array_index (field->boxes, j))->rect));
    }
}

static guint
count_boxes (VvFieldType type, char **options)
{
  if (type == VV_FIELD_RATING_4_10)
    return 7;
  if (type == VV_FIELD_RATING_1_5)
    return 5;
  return type == VV_FIELD_CHOICE || type == VV_FIELD_MULTICHOICE ? g_strv_length (options) : 0;
}

static void
check_asked (const VvLayout *layout, const char *id, VvFieldType type, char **options)
{
  const VvLayoutField *field = vv_layout_find_field (layout, id, NULL);

  if (field == NULL)
    g_test_message ("%s is missing", id);
  g_assert_nonnull (field);
  g_assert_cmpint (field->boxes->len, ==, count_boxes (type, options));
  g_assert_cmpfloat (field->rect.w, >, 3.9);
  g_assert_cmpfloat (field->rect.h, >, 3.9);
  check_boxes (field);
}

static void
check_table (const VvLayout *layout, const VvFormField *table)
{
  gboolean has_numbers = table->is_wide || table->is_signed_list;

  for (int row = 1; row <= table->rows; row++)
    {
      for (guint i = has_numbers ? 1 : 0; i < table->columns->len; i++)
        {
          const VvFormColumn *column = g_ptr_array_index (table->columns, i);
          g_autofree char *id = g_strdup_printf ("%s.r%d", column->id, row);
          check_asked (layout, id, column->type, column->options);
        }
    }
}

static void
check_fields (const VvLayout *layout, const VvForm *form)
{
  for (guint s = 0; s < form->sections->len; s++)
    {
      const VvFormSection *section = g_ptr_array_index (form->sections, s);
      for (guint f = 0; section->is_printed && f < section->fields->len; f++)
        {
          const VvFormField *field = g_ptr_array_index (section->fields, f);
          if (!field->is_printed || field->type == VV_FIELD_STATIC || field->suggestion != NULL)
            continue;
          if (field->type == VV_FIELD_TABLE)
            check_table (layout, field);
          else
            check_asked (layout, field->id, field->type, field->options);
        }
    }
}

static void
test_blanks (Fixture *fixture, gconstpointer data)
{
  gboolean is_right = TRUE;

  g_assert_cmpuint (G_N_ELEMENTS (blanks), ==, vv_forms_count (fixture->forms));
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      for (int l = 0; l < N_LANGUAGES; l++)
        {
          g_autoptr (VvLayout) layout = set_form (fixture, blanks[i].form, languages[l], TRUE);
          g_test_message ("%s %s: %u pages", blanks[i].form, languages[l], layout->pages->len);
          is_right &= layout->pages->len == blanks[i].pages[l];
          for (guint page = 1; page <= layout->pages->len; page++)
            check_page (layout, page);
          check_fields (layout, vv_forms_find (fixture->forms, blanks[i].form));
        }
    }
  g_assert_true (is_right);
}

static void
test_issued (Fixture *fixture, gconstpointer data)
{
  gboolean is_right = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (issued); i++)
    {
      for (int l = 0; l < N_LANGUAGES; l++)
        {
          g_autoptr (VvLayout) layout = set_form (fixture, issued[i].form, languages[l], FALSE);
          g_test_message ("%s %s: %u pages issued", issued[i].form, languages[l], layout->pages->len);
          is_right &= layout->pages->len == issued[i].pages[l];
          for (guint page = 1; page <= layout->pages->len; page++)
            check_page (layout, page);
        }
    }
  g_assert_true (is_right);
}

/* Known answers are words, not boxes; one row and one place to sign for each member; a code instead of a name
 * too. */
static void
test_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VvLayout) agreement = set_form (fixture, "AGR", "pl", FALSE),
                       list = set_form (fixture, "ATT", "nb", FALSE);
  int page = 0;

  g_assert_null (vv_layout_find_field (agreement, "AGR-01", NULL));
  g_assert_null (vv_layout_find_field (agreement, "AGR-05", NULL));
  g_assert_null (vv_layout_find_field (agreement, "AGR-40.c1.r1", NULL));
  g_assert_nonnull (vv_layout_find_field (agreement, "AGR-40.c2.r4", &page));
  g_assert_null (vv_layout_find_field (agreement, "AGR-40.c2.r5", NULL));
  g_assert_null (vv_layout_find_field (agreement, "AGR-43", NULL));
  g_assert_nonnull (vv_layout_find_field (agreement, "AGR-28", NULL));
  /* All signatures and the date on one page. */
  for (const char *const *id = (const char *const[]){ "AGR-39", "AGR-40.c2.r1", "AGR-41", "AGR-42", NULL };
       *id; id++)
    {
      int other = 0;
      g_assert_nonnull (vv_layout_find_field (agreement, *id, &other));
      g_assert_cmpint (other, ==, page);
    }
  g_assert_nonnull (vv_layout_find_field (list, "ATT-08.c4.r7", NULL));
  g_assert_nonnull (vv_layout_find_field (list, "ATT-08.c2.r6", NULL));
  g_assert_null (vv_layout_find_field (list, "ATT-08.c2.r1", NULL));
  g_assert_null (vv_layout_find_field (list, "ATT-08.c4.r8", NULL));
}

static void
test_guardians (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VvFill) fill = form_sample_new ("AGR", "fi");
  g_autoptr (GError) error = NULL;

  fill->no_guardian = FALSE;
  vv_fill_add_signer (fill, "AGR-43", "Mirja Mäkelä", "guardian");
  vv_fill_add_signer (fill, "AGR-43", "Omar Ali", "guardian");
  g_autoptr (VvLayout) layout = vv_typeset (fixture->forms, vv_forms_find (fixture->forms, "AGR"), "fi", fill,
                                            fixture->painter, &error);
  g_assert_no_error (error);
  const VvLayoutField *second = vv_layout_find_field (layout, "AGR-43.r2", NULL);
  g_assert_nonnull (second);
  g_assert_cmpstr (second->label, ==, "Omar Ali, huoltaja");
}

/* Long names and long answers wrap; they are never cut and never run over. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VvFill) fill = form_sample_new ("AGR", "pl");
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) purpose = g_string_new (NULL);

  for (int i = 0; i < 60; i++)
    g_string_append (purpose, "Chcemy sprawdzić, które pomysły się nadają. ");
  vv_fill_set_text (fill, "AGR-08", purpose->str);
  vv_fill_set_text (fill, "AGR-12",
                    "Świetlica środowiskowa przy Zespole Szkół Ogólnokształcących imienia Bardzo Długiej "
                    "Nazwy, ulica Leśna 4, sala numer 2, wejście od podwórza");
  vv_set_string (&fill->organisation,
                 "Stowarzyszenie na rzecz Wspierania Młodych Ludzi w Powiecie i Okolicach Miasta");
  vv_fill_add_row_va (fill, "AGR-04",
                      "Wilhelmina Aleksandra Brzęczyszczykiewicz-Konstantynopolitańczykowianeczka",
                      "600 000 039", NULL);
  g_autoptr (VvLayout) layout = vv_typeset (fixture->forms, vv_forms_find (fixture->forms, "AGR"), "pl", fill,
                                            fixture->painter, &error);
  g_assert_no_error (error);
  for (guint page = 1; page <= layout->pages->len; page++)
    check_page (layout, page);
}

static void
assert_same_item (const VvItem *a, const VvItem *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpfloat (fabs (a->x - b->x) + fabs (a->y - b->y) + fabs (a->w - b->w) + fabs (a->h - b->h), <,
                     4e-6);
  g_assert_cmpfloat (fabs (a->line - b->line) + fabs (a->grey - b->grey) + fabs (a->size - b->size), <, 3e-6);
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpstr (a->font, ==, b->font);
  g_assert_cmpstr (a->features, ==, b->features);
}

static void
test_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvLayout) layout = set_form (fixture, "AGR", "pl", FALSE);
  g_autofree char *json = vv_layout_to_json (layout);
  g_autoptr (VvLayout) copy = vv_layout_from_json (json, &error);

  g_assert_no_error (error);
  g_autofree char *again = vv_layout_to_json (copy);
  g_assert_cmpstr (json, ==, again);
  g_assert_cmpuint (copy->pages->len, ==, layout->pages->len);
  for (guint p = 0; p < copy->pages->len; p++)
    {
      const VvLayoutPage *a = g_ptr_array_index (layout->pages, p), *b = g_ptr_array_index (copy->pages, p);
      g_assert_cmpuint (a->items->len, ==, b->items->len);
      for (guint i = 0; i < a->items->len; i++)
        assert_same_item (g_ptr_array_index (a->items, i), g_ptr_array_index (b->items, i));
    }
  g_assert_true (g_bytes_equal (layout->logo, copy->logo));
  g_test_message ("%zu bytes of JSON", strlen (json));
}

static void
test_damaged_json (Fixture *fixture, gconstpointer data)
{
  static const char *const damaged[] = { "",
                                         "[]",
                                         "{}",
                                         "{\"form\":\"A\",\"language\":\"nb\",\"pages\":[1]}",
                                         "{\"form\":\"A\",\"language\":\"nb\",\"pages\":[{\"codes\":3}]}",
                                         "{\"form\":\"A\",\"language\":\"nb\",\"pages\":{}}" };

  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (vv_layout_from_json (damaged[i], &error));
      g_assert_nonnull (error);
    }
}

static void
test_geometry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VvLayout) blank = set_form (fixture, "IMQ", "nb", TRUE),
                       list = set_form (fixture, "ATT", "nb", FALSE);
  g_autofree char *geometry = vv_layout_geometry_json (blank), *of_list = vv_layout_geometry_json (list);
  g_autofree char *shown = vv_id_show (list->document);

  g_assert_true (g_str_has_prefix (
      geometry,
      "{\"form\":\"IMQ\",\"document\":null,\"language\":\"nb\",\"page_width\":210,\"page_height\":297,"
      "\"pages\":[{\"page\":1,\"codes\":[{\"x\":176,\"y\":9.5,\"w\":14,\"h\":14}"));
  g_assert_nonnull (
      strstr (geometry, "{\"id\":\"IMQ-05\",\"type\":\"rating4-10\",\"boxes\":[{\"value\":\"4\",\"x\":"));
  g_assert_nonnull (strstr (of_list, shown));
  g_assert_nonnull (strstr (of_list, "{\"id\":\"ATT-08.c4.r1\",\"type\":\"signature\",\"x\":"));
}

/* A word that is wider than the margin column carries a soft hyphen in its translation: no heading breaks
 * just anywhere. */
static void
test_headings (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < vv_forms_count (fixture->forms); i++)
    {
      const VvForm *form = vv_forms_get (fixture->forms, i);
      for (guint s = 0; s < form->sections->len * N_LANGUAGES; s++)
        {
          const VvFormSection *section = g_ptr_array_index (form->sections, s / N_LANGUAGES);
          const char *heading = vv_words_get (form->words, section->id, languages[s % N_LANGUAGES]);
          g_auto (GStrv) words = g_regex_split_simple (" |\\x{00ad}", heading, 0, 0);
          for (guint w = 0; words[w] != NULL; w++)
            {
              double width = vv_painter_width (fixture->painter, &vv_type_heading, languages[s % N_LANGUAGES],
                                               words[w]);
              double limit = section->has_clauses ? VV_MARGIN_TEXT - 1.5 : VV_MARGIN_TEXT;
              if (width > limit)
                g_test_message ("%s: “%s” is %.1f mm wide", section->id, words[w], width);
              g_assert_cmpfloat (width, <=, limit);
            }
        }
    }
}

/* The same input gives the same layout, also from a painter that has set other pages before. */
static void
test_repeatable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VvLayout) first = set_form (fixture, "MMR", "fi", FALSE);
  g_autoptr (VvLayout) other = set_form (fixture, "SPL", "nb", FALSE);
  g_autoptr (VvLayout) second = set_form (fixture, "MMR", "fi", FALSE);
  g_autofree char *a = vv_layout_to_json (first), *b = vv_layout_to_json (second);

  g_assert_cmpstr (a, ==, b);
}

static void
test_code (void)
{
  g_autofree char *id = vv_id_from_text ("x"), *code = vv_code_encode (id, 3, 31), *parsed = NULL;
  int page = 0, pages = 0;

  g_assert_cmpint (strlen (code), ==, VV_CODE_LENGTH);
  g_assert_true (vv_code_parse (code, &parsed, &page, &pages));
  g_assert_cmpstr (parsed, ==, id);
  g_assert_cmpint (page, ==, 3);
  g_assert_cmpint (pages, ==, 31);
  g_assert_null (vv_code_encode (id, 4, 3));
  g_assert_null (vv_code_encode (id, 1, 32));
  g_assert_null (vv_code_encode ("nonsense", 1, 1));
  for (int i = 0; i < VV_CODE_LENGTH; i++)
    {
      g_autofree char *wrong = g_strdup (code);
      wrong[i] = wrong[i] == 'A' ? 'B' : 'A';
      g_assert_false (vv_code_parse (wrong, NULL, NULL, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/layout/blanks", Fixture, NULL, set_up, test_blanks, tear_down);
  g_test_add ("/layout/issued", Fixture, NULL, set_up, test_issued, tear_down);
  g_test_add ("/layout/known", Fixture, NULL, set_up, test_known, tear_down);
  g_test_add ("/layout/guardians", Fixture, NULL, set_up, test_guardians, tear_down);
  g_test_add ("/layout/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/layout/json", Fixture, NULL, set_up, test_json, tear_down);
  g_test_add ("/layout/json/damaged", Fixture, NULL, set_up, test_damaged_json, tear_down);
  g_test_add ("/layout/geometry", Fixture, NULL, set_up, test_geometry, tear_down);
  g_test_add ("/layout/headings", Fixture, NULL, set_up, test_headings, tear_down);
  g_test_add ("/layout/repeatable", Fixture, NULL, set_up, test_repeatable, tear_down);
  g_test_add_func ("/layout/code", test_code);
  return g_test_run ();
}
