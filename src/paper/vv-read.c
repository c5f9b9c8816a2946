#include "vv-read.h"

#include <glib/gi18n-lib.h>

#include "vv-boxes.h"
#include "vv-error.h"
#include "vv-read-blank.h"
#include "vv-read-choice.h"
#include "vv-signature.h"

#define WEAK_FIT_MM 2.0
#define SIGNED_AREA_MM2 4.0 /* of ink, and a stroke of some length: no stray line */
#define SIGNED_LENGTH_MM 5.0
#define SIGNED_CONTRAST .22
#define UNSIGNED_AREA_MM2 .6
#define BESIDE_AREA_MM2 .8
#define BESIDE_LENGTH_MM 1.8
#define MIDDLE_GREY_SHARE .002 /* a grey scan has more pixels than that between black and white */

/* All boxes of a page, field after field. */
typedef struct
{
  VvSheet sheet;
  VvBlank blank;
  VvHand hand;
  gboolean bilevel;
  GArray *measures; /* VvBoxMeasure */
  GArray *marks;    /* VvBoxMark */
} PageReading;

static void
clear_page_reading (PageReading *page)
{
  vv_sheet_clear (&page->sheet);
  vv_blank_clear (&page->blank);
  g_clear_pointer (&page->measures, g_array_unref);
  g_clear_pointer (&page->marks, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PageReading, clear_page_reading)

/* Black and white only, whatever the file calls itself. */
static gboolean
is_bilevel (const VvImage *image)
{
  int middle = 0, total = 0;

  if (image->bilevel)
    return TRUE;
  if (image->scale > 1)
    return FALSE; /* reduced by the decoder, which would have told */
  for (int y = 0; y < image->height; y += 3)
    for (int x = 0; x < image->width; x += 3, total++)
      {
        guint8 level = image->pixels[(gsize)y * image->stride + x];

        middle += level > 12 && level < 243;
      }
  return middle < total * MIDDLE_GREY_SHARE;
}

static gboolean
has_choice (const VvLayoutField *field)
{
  switch (field->type)
    {
    case VV_FIELD_CHOICE:
    case VV_FIELD_MULTICHOICE:
    case VV_FIELD_RATING_4_10:
    case VV_FIELD_RATING_1_5:
      return field->boxes && field->boxes->len > 0;
    default:
      return FALSE;
    }
}

static gboolean
lies_inside (const VvSheet *sheet, VvRect rect)
{
  for (int i = 0; i < 4; i++)
    {
      double u, v;

      vv_map_apply (sheet->map, rect.x + (i & 1 ? rect.w : 0), rect.y + (i & 2 ? rect.h : 0), &u, &v);
      if (u < 0 || v < 0 || u > sheet->work->width || v > sheet->work->height)
        return FALSE;
    }
  return TRUE;
}

/* A person decides: of several choices, all options unless some are known to be the doubtful ones. */
static void
send_to_person (VvReading *reading, const VvLayoutField *field, const char *why)
{
  reading->state = VV_READING_REVIEW;
  reading->confidence = MIN (reading->confidence, .5);
  g_free (reading->why);
  reading->why = g_strdup (why);
  if (!reading->is_multiple || (reading->doubtful && reading->doubtful[0]))
    return;
  g_strfreev (reading->doubtful);
  reading->doubtful = g_new0 (char *, field->boxes->len + 1);
  for (guint i = 0; i < field->boxes->len; i++)
    reading->doubtful[i] = g_strdup (((const VvBox *)g_ptr_array_index (field->boxes, i))->value);
}

static void
measure_boxes (PageReading *page, const VvLayoutPage *content)
{
  for (guint f = 0; f < content->fields->len; f++)
    {
      const VvLayoutField *field = g_ptr_array_index (content->fields, f);

      for (guint b = 0; has_choice (field) && b < field->boxes->len; b++)
        {
          const VvBox *box = g_ptr_array_index (field->boxes, b);
          VvBoxMeasure measure;
          VvBoxMark mark = { .value = box->value };

          vv_box_measure (&page->sheet, box->rect, &measure);
          g_array_append_val (page->measures, measure);
          g_array_append_val (page->marks, mark);
        }
    }
}

static void
judge_boxes (PageReading *page, const VvLayoutPage *content)
{
  VvBoxMark *mark = (VvBoxMark *)page->marks->data;

  vv_hand_learn (&page->hand, (const VvBoxMeasure *)page->measures->data, page->measures->len);
  for (guint i = 0; i < page->marks->len; i++)
    vv_box_judge (&page->hand, &g_array_index (page->measures, VvBoxMeasure, i), &mark[i]);
  for (guint f = 0; f < content->fields->len; f++)
    {
      const VvLayoutField *field = g_ptr_array_index (content->fields, f);

      if (!has_choice (field))
        continue;
      vv_hand_note (&page->hand, mark, field->boxes->len);
      mark += field->boxes->len;
    }
}

/* Ink close to a box that is none of its label: somebody may have ticked beside it. */
static gboolean
has_ink_beside (PageReading *page, const VvLayoutField *field)
{
  for (guint i = 0; i < field->boxes->len; i++)
    {
      VvRect r = ((const VvBox *)g_ptr_array_index (field->boxes, i))->rect;
      VvRect area = { r.x - 4.2, r.y - 1, r.w + 6, r.h + 2 };
      g_autofree guint8 *printed = vv_blank_mask (&page->blank, area, FALSE);
      VvInkMeasure ink;

      vv_ink_measure (&page->sheet, area, printed, &ink);
      if (ink.area >= BESIDE_AREA_MM2 && ink.longest >= BESIDE_LENGTH_MM)
        return TRUE;
    }
  return FALSE;
}

static VvReading *
read_choice (PageReading *page, const VvLayoutField *field, const VvBoxMark *marks)
{
  VvReading *reading = vv_reading_new (field->id);
  guint n = field->boxes->len;

  reading->is_multiple = field->type == VV_FIELD_MULTICHOICE;
  if (reading->is_multiple)
    vv_choice_decide_several (reading, marks, n, &page->hand);
  else
    vv_choice_decide_one (reading, marks, n, &page->hand);
  if (page->bilevel && reading->state == VV_READING_EMPTY)
    reading->confidence = .9; /* pencil does not survive */
  if (reading->state == VV_READING_EMPTY && has_ink_beside (page, field))
    send_to_person (reading, field, "beside");
  for (guint i = 0; i < n; i++)
    if (!lies_inside (&page->sheet, ((const VvBox *)g_ptr_array_index (field->boxes, i))->rect))
      send_to_person (reading, field, "edge");
  return reading;
}

static VvReading *
read_signature (PageReading *page, const VvLayoutField *field)
{
  VvReading *reading = vv_reading_new (field->id);
  VvRect area = vv_signature_area (field->rect);
  g_autofree guint8 *printed = vv_blank_mask (&page->blank, area, TRUE);
  VvInkMeasure ink;

  vv_ink_measure (&page->sheet, area, printed, &ink);
  reading->is_signature = TRUE;
  reading->is_signed
      = ink.area >= SIGNED_AREA_MM2 && ink.longest >= SIGNED_LENGTH_MM && ink.contrast >= SIGNED_CONTRAST;
  if (reading->is_signed)
    {
      reading->state = VV_READING_READ;
      reading->confidence
          = ink.area >= 2 * SIGNED_AREA_MM2 && ink.longest >= 2 * SIGNED_LENGTH_MM ? .998 : .97;
    }
  else if (page->bilevel)
    {
      reading->confidence = .5;
      send_to_person (reading, field, "bilevel");
    }
  else if (ink.area < UNSIGNED_AREA_MM2)
    {
      reading->state = VV_READING_READ;
      reading->confidence = .995;
    }
  else
    {
      reading->confidence = .5;
      send_to_person (reading, field, "faint");
    }
  if (!lies_inside (&page->sheet, field->rect))
    send_to_person (reading, field, "edge");
  return reading;
}

static void
read_fields (PageReading *page, const VvLayoutPage *content, gboolean weak, GPtrArray *readings)
{
  const VvBoxMark *mark = (const VvBoxMark *)page->marks->data;

  for (guint f = 0; f < content->fields->len; f++)
    {
      const VvLayoutField *field = g_ptr_array_index (content->fields, f);
      VvReading *reading;

      if (has_choice (field))
        {
          reading = read_choice (page, field, mark);
          mark += field->boxes->len;
        }
      else if (field->type == VV_FIELD_SIGNATURE)
        reading = read_signature (page, field);
      else
        continue;
      if (weak)
        send_to_person (reading, field, "weak_fit");
      g_ptr_array_add (readings, reading);
    }
}

GPtrArray *
vv_read_page (VvPainter *painter,
              const VvImage *image,
              const VvPagePose *pose,
              const VvLayout *layout,
              int page,
              GError **error)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_reading_free);
  g_auto (PageReading) reading = { 0 };
  const VvLayoutPage *content;

  if (!pose->frame_found)
    {
      g_set_error_literal (
          error, VV_ERROR, VV_ERROR_STATE,
          _ ("The page was not found in this picture. Scan the sheet again, flat and whole."));
      return NULL;
    }
  if (page < 1 || page > (int)layout->pages->len)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND,
                   _ ("The document has no page %d. Choose one of its pages."), page);
      return NULL;
    }
  content = g_ptr_array_index (layout->pages, page - 1);
  vv_sheet_init (&reading.sheet, image, pose->transform, pose->black);
  reading.blank = (VvBlank){ painter, layout, page, NULL };
  reading.bilevel = is_bilevel (image);
  reading.measures = g_array_new (FALSE, FALSE, sizeof (VvBoxMeasure));
  reading.marks = g_array_new (FALSE, FALSE, sizeof (VvBoxMark));
  measure_boxes (&reading, content);
  judge_boxes (&reading, content);
  read_fields (&reading, content, pose->fit > WEAK_FIT_MM, readings);
  return g_steal_pointer (&readings);
}
