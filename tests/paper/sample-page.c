#include "sample-page.h"

#include <cairo.h>
#include <qrencode.h>
#include <string.h>

#include "vv-code.h"
#include "vv-id.h"
#include "vv-locate-frame.h"

static void
free_item (gpointer data)
{
  VvItem *item = data;

  g_free (item->text);
  g_free (item->font);
  g_free (item->features);
  g_free (item);
}

static void
free_box (gpointer data)
{
  VvBox *box = data;

  g_free (box->value);
  g_free (box->label);
  g_free (box);
}

static void
free_field (gpointer data)
{
  VvLayoutField *field = data;

  g_free (field->id);
  g_free (field->label);
  g_ptr_array_unref (field->boxes);
  g_free (field);
}

static void
free_page (gpointer data)
{
  VvLayoutPage *page = data;

  g_ptr_array_unref (page->items);
  g_ptr_array_unref (page->fields);
  g_free (page->payload);
  g_free (page);
}

static void
free_answer (gpointer data)
{
  SampleAnswer *answer = data;

  g_free (answer->field);
  g_strfreev (answer->values);
  g_free (answer);
}

void
sample_page_free (SamplePage *page)
{
  g_ptr_array_unref (page->layout->pages);
  g_free (page->layout->form);
  g_free (page->layout);
  g_clear_pointer (&page->blank, vv_image_unref);
  g_free (page->document);
  g_free (page->payload);
  g_array_unref (page->marks);
  g_ptr_array_unref (page->answers);
  g_free (page);
}

static VvItem *
add_item (VvLayoutPage *page, VvItemKind kind, double x, double y, double w, double h, double line)
{
  VvItem *item = g_new0 (VvItem, 1);

  *item = (VvItem){ .kind = kind, .x = x, .y = y, .w = w, .h = h, .line = line };
  g_ptr_array_add (page->items, item);
  return item;
}

static void
set_type (cairo_t *cr, double size)
{
  cairo_select_font_face (cr, "Inter", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, size * 25.4 / 72);
}

static double
measure_text (const char *text, double size)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  cairo_text_extents_t extents;

  set_type (cr, 100 * size); /* large: widths are rounded to pixels */
  cairo_text_extents (cr, text, &extents);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return extents.x_advance / 100;
}

static void
add_text (VvLayoutPage *page, double x, double y, double size, const char *text)
{
  VvItem *item = add_item (page, VV_ITEM_TEXT, x, y, 0, 0, 0);

  item->text = g_strdup (text);
  item->size = size;
  item->w = measure_text (text, size);
}

static VvLayoutField *
add_field (VvLayoutPage *page, const char *id, VvFieldType type, VvRect rect)
{
  VvLayoutField *field = g_new0 (VvLayoutField, 1);

  field->id = g_strdup (id);
  field->type = type;
  field->rect = rect;
  field->boxes = g_ptr_array_new_with_free_func (free_box);
  g_ptr_array_add (page->fields, field);
  return field;
}

static void
add_box (VvLayoutPage *page, VvLayoutField *field, int value, double x, double y)
{
  VvBox *box = g_new0 (VvBox, 1);

  box->value = g_strdup_printf ("%d", value);
  box->rect = (VvRect){ x, y, 4, 4 };
  g_ptr_array_add (field->boxes, box);
  add_item (page, VV_ITEM_FRAME, x, y, 4, 4, .35);
}

static void
add_rating (VvLayoutPage *page, const char *id, double y)
{
  VvLayoutField *field = add_field (page, id, VV_FIELD_RATING_4_10, (VvRect){ 133.2, y, 56.8, 4 });

  add_text (page, 63.5, y + 3, 10, "Jag kan beskriva mina styrkor för andra");
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *digit = g_strdup_printf ("%d", i + 4);
      double x = 133.2 + 8.8 * i;

      add_text (page, x + (i == 6 ? .7 : 1.3), y - 1.2, 9, digit);
      add_box (page, field, i + 4, x, y);
    }
}

static void
add_choice (VvLayoutPage *page, const char *id, VvFieldType type, int options, double x, double y)
{
  static const char *words[]
      = { "Pair", "Weekday evenings", "A little of both", "Something else", "Online", "Other" };
  VvLayoutField *field = add_field (page, id, type, (VvRect){ x, y, 50, 7.0 * options });

  for (int i = 0; i < options; i++)
    {
      add_box (page, field, i + 1, x, y + 7 * i);
      add_text (page, x + 6.2, y + 7 * i + 3.2, 10, words[i % 6]);
    }
}

static void
add_signature (VvLayoutPage *page, const char *id, double x, double y)
{
  add_text (page, x, y - 1.4, 10.5, "Kinga Wójcik");
  add_field (page, id, VV_FIELD_SIGNATURE, (VvRect){ x, y, 61.25, 14 });
  add_item (page, VV_ITEM_FRAME, x, y, 61.25, 14, .3);
}

static void
add_frame (VvLayoutPage *page, const char *payload)
{
  for (int i = 0; i < 4; i++)
    {
      const VvRect *r = &VV_FRAME_MARKS[i];

      add_item (page, VV_ITEM_SOLID, r->x, r->y, r->w, r->h, 0);
      page->marks[i] = *r;
    }
  for (int i = 0; i < 2; i++)
    {
      const VvRect *r = &VV_FRAME_CODES[i];

      add_item (page, VV_ITEM_CODE, r->x, r->y, r->w, r->h, 0)->text = g_strdup (payload);
      page->codes[i] = *r;
    }
}

static VvLayoutPage *
build_page (const char *payload)
{
  VvLayoutPage *page = g_new0 (VvLayoutPage, 1);

  page->items = g_ptr_array_new_with_free_func (free_item);
  page->fields = g_ptr_array_new_with_free_func (free_field);
  page->payload = g_strdup (payload);
  add_frame (page, payload);
  add_text (page, 63.5, 38, 22, "Where I stand today");
  add_item (page, VV_ITEM_RULE, 20, 44, 170, 0, .4);
  for (int i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("SMP-%02d", i + 1);

      add_rating (page, id, 54 + 12.6 * i);
    }
  add_item (page, VV_ITEM_RULE, 20, 152, 170, 0, .4);
  add_choice (page, "SMP-20", VV_FIELD_CHOICE, 3, 63.5, 160);
  add_choice (page, "SMP-21", VV_FIELD_CHOICE, 4, 135.5, 160);
  add_choice (page, "SMP-22", VV_FIELD_MULTICHOICE, 3, 20, 160);
  add_choice (page, "SMP-23", VV_FIELD_MULTICHOICE, 6, 20, 190);
  add_field (page, "SMP-30", VV_FIELD_LONGTEXT, (VvRect){ 63.5, 196, 126.5, 24 });
  for (int i = 1; i <= 3; i++)
    add_item (page, VV_ITEM_RULE, 63.5, 196 + 8 * i, 126.5, 0, .2)->grey = .46;
  add_signature (page, "SMP-40.c2.r1", 63.5, 230);
  add_signature (page, "SMP-40.c2.r2", 128.75, 230);
  add_signature (page, "SMP-40.c2.r3", 63.5, 252.2);
  add_signature (page, "SMP-40.c2.r4", 128.75, 252.2);
  return page;
}

static void
add_mark (SamplePage *page, SimMarkKind kind, VvRect rect)
{
  SimMark mark = { kind, rect };

  g_array_append_val (page->marks, mark);
}

static SampleAnswer *
add_answer (SamplePage *page, const VvLayoutField *field)
{
  SampleAnswer *answer = g_new0 (SampleAnswer, 1);

  answer->field = g_strdup (field->id);
  answer->is_clear = TRUE;
  g_ptr_array_add (page->answers, answer);
  return answer;
}

static const VvBox *
pick_box (const VvLayoutField *field, guint64 *state, const VvBox *other)
{
  const VvBox *box;

  do
    box = g_ptr_array_index (field->boxes, (guint)sim_uniform (state, 0, field->boxes->len));
  while (box == other);
  return box;
}

/* One of several: mostly one clear mark. */
static void
answer_single (SamplePage *page,
               const VvLayoutField *field,
               SimMarkKind style,
               SampleCare care,
               guint64 *state)
{
  SampleAnswer *answer = add_answer (page, field);
  const VvBox *box = pick_box (field, state, NULL), *other = pick_box (field, state, box);
  double chance = sim_uniform (state, 0, 1);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  if (chance > .1)
    g_ptr_array_add (values, g_strdup (box->value));
  if (chance > .1 && (chance > .3 || care == SAMPLE_PLAIN))
    add_mark (page, style, box->rect);
  else if (chance > .2)
    {
      answer->is_clear = FALSE;
      add_mark (page, SIM_FAINT, box->rect);
    }
  else if (chance > .15)
    {
      answer->is_clear = FALSE;
      add_mark (page, style == SIM_FILL ? SIM_CROSS : style, box->rect);
      add_mark (page, SIM_BLACKOUT, other->rect);
    }
  else if (chance > .125)
    {
      answer->is_clear = FALSE; /* nobody can tell: any single value stated is wrong */
      g_ptr_array_add (values, g_strdup (other->value));
      add_mark (page, style, box->rect);
      add_mark (page, style, other->rect);
    }
  else if (chance > .1)
    {
      answer->is_clear = FALSE;
      add_mark (page, SIM_BESIDE, box->rect);
    }
  g_ptr_array_add (values, NULL);
  answer->values = (char **)g_ptr_array_steal (values, NULL);
}

static void
answer_several (SamplePage *page, const VvLayoutField *field, SimMarkKind style, guint64 *state)
{
  SampleAnswer *answer = add_answer (page, field);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < field->boxes->len; i++)
    {
      const VvBox *box = g_ptr_array_index (field->boxes, i);

      if (sim_uniform (state, 0, 1) > .4)
        continue;
      g_ptr_array_add (values, g_strdup (box->value));
      add_mark (page, style, box->rect);
    }
  g_ptr_array_add (values, NULL);
  answer->values = (char **)g_ptr_array_steal (values, NULL);
}

static void
answer_page (SamplePage *page, SampleCare care, guint64 *state)
{
  static const SimMarkKind styles[] = { SIM_TICK, SIM_CROSS, SIM_TICK, SIM_CROSS, SIM_FILL };
  SimMarkKind style = styles[(int)sim_uniform (state, 0, 5)];
  VvLayoutPage *layout = g_ptr_array_index (page->layout->pages, 0);

  for (guint i = 0; i < layout->fields->len; i++)
    {
      const VvLayoutField *field = g_ptr_array_index (layout->fields, i);
      SampleAnswer *answer;

      if (field->type == VV_FIELD_MULTICHOICE)
        answer_several (page, field, style, state);
      else if (field->boxes->len)
        answer_single (page, field, style, care, state);
      else if (sim_uniform (state, 0, 1) < .6)
        add_mark (page, field->type == VV_FIELD_SIGNATURE ? SIM_SIGNATURE : SIM_WRITING, field->rect);
      if (field->type != VV_FIELD_SIGNATURE)
        continue;
      answer = add_answer (page, field);
      answer->is_signature = TRUE;
      for (guint m = 0; m < page->marks->len; m++)
        answer->is_signed
            |= memcmp (&g_array_index (page->marks, SimMark, m).rect, &field->rect, sizeof (VvRect)) == 0;
    }
}

SamplePage *
sample_page_new (guint64 seed, SampleCare care)
{
  SamplePage *page = g_new0 (SamplePage, 1);
  g_autofree char *text = g_strdup_printf ("sample %" G_GUINT64_FORMAT, seed);
  guint64 state = seed * 31 + 7;

  page->document = vv_id_from_text (text);
  page->payload = vv_code_encode (page->document, 1, 1);
  page->layout = g_new0 (VvLayout, 1);
  page->layout->form = g_strdup ("SMP");
  page->layout->width = 210;
  page->layout->height = 297;
  page->layout->pages = g_ptr_array_new_with_free_func (free_page);
  g_ptr_array_add (page->layout->pages, build_page (page->payload));
  page->marks = g_array_new (FALSE, FALSE, sizeof (SimMark));
  page->answers = g_ptr_array_new_with_free_func (free_answer);
  answer_page (page, care, &state);
  page->blank = sample_paint (page->layout, 1, SAMPLE_PIXELS_PER_MM);
  return page;
}

static void
paint_code (cairo_t *cr, const VvItem *item)
{
  QRcode *code = QRcode_encodeString (item->text, 1, QR_ECLEVEL_Q, QR_MODE_8, 1);
  double module = item->w / code->width;

  g_assert_cmpint (code->width, ==, 21);
  for (int i = 0; i < code->width * code->width; i++)
    if (code->data[i] & 1)
      cairo_rectangle (cr, item->x + i % code->width * module, item->y + i / code->width * module, module,
                       module);
  cairo_fill (cr);
  QRcode_free (code);
}

static void
paint_item (cairo_t *cr, const VvItem *item)
{
  double half = item->line / 2;

  cairo_set_source_rgb (cr, item->grey, item->grey, item->grey);
  cairo_set_line_width (cr, item->line);
  if (item->kind == VV_ITEM_CODE)
    paint_code (cr, item);
  else if (item->kind == VV_ITEM_SOLID)
    {
      cairo_rectangle (cr, item->x, item->y, item->w, item->h);
      cairo_fill (cr);
    }
  else if (item->kind == VV_ITEM_FRAME)
    {
      cairo_rectangle (cr, item->x + half, item->y + half, item->w - item->line, item->h - item->line);
      cairo_stroke (cr);
    }
  else if (item->kind == VV_ITEM_RULE)
    {
      cairo_move_to (cr, item->x, item->y);
      cairo_line_to (cr, item->x + item->w, item->y + item->h);
      cairo_stroke (cr);
    }
  else if (item->kind == VV_ITEM_TEXT)
    {
      set_type (cr, item->size);
      cairo_move_to (cr, item->x, item->y);
      cairo_show_text (cr, item->text);
    }
}

VvImage *
sample_paint (const VvLayout *layout, int page, double pixels_per_mm)
{
  const VvLayoutPage *content = g_ptr_array_index (layout->pages, page - 1);
  int width = (int)(layout->width * pixels_per_mm + .5), height = (int)(layout->height * pixels_per_mm + .5);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  VvImage *image = vv_image_new (width, height);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, pixels_per_mm, pixels_per_mm);
  for (guint i = 0; i < content->items->len; i++)
    paint_item (cr, g_ptr_array_index (content->items, i));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guint8 *row
          = cairo_image_surface_get_data (surface) + (gsize)y * cairo_image_surface_get_stride (surface);

      for (int x = 0; x < width; x++)
        image->pixels[(gsize)y * image->stride + x] = row[4 * x + 1];
    }
  cairo_surface_destroy (surface);
  image->dpi = pixels_per_mm * 25.4;
  return image;
}
