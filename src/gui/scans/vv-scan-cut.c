#include "config.h"

#include "vv-kit.h"
#include "vv-scan-picture.h"

#include <glib/gi18n-lib.h>

#define PAPER_WIDTH 210.0
#define PAPER_HEIGHT 297.0
#define HEIGHT 104
#define SIDE_MM 3.0 /* paper shown around the boxes */
#define SIGNATURE_EDGE 3.0
#define FEW_BOXES 4 /* shown around those in doubt */

struct _VvScanCut
{
  GtkWidget parent_instance;

  GdkTexture *texture;
  const VvScanField *field;
  graphene_rect_t part; /* mm */
};

G_DEFINE_FINAL_TYPE (VvScanCut, vv_scan_cut, GTK_TYPE_WIDGET)

static gboolean
is_asked (const VvReading *reading, const char *value)
{
  return reading
         && ((reading->values && g_strv_contains ((const char *const *)reading->values, value))
             || (reading->doubtful && g_strv_contains ((const char *const *)reading->doubtful, value)));
}

/* Of a long scale only the boxes around those in doubt. */
static void
choose_boxes (const VvScanField *field, const VvReading *reading, guint *first, guint *last)
{
  guint low = field->boxes->len, high = 0;

  for (guint i = 0; i < field->boxes->len; i++)
    if (is_asked (reading, ((VvScanBox *)field->boxes->pdata[i])->value))
      {
        low = MIN (low, i);
        high = i;
      }
  if (low > high)
    {
      *first = 0;
      *last = field->boxes->len - 1;
      return;
    }
  *first = low > 0 ? low - 1 : 0;
  *last = MIN (high + 1, field->boxes->len - 1);
  while (*last - *first + 1 < FEW_BOXES && *last + 1 < field->boxes->len)
    (*last)++;
  while (*last - *first + 1 < FEW_BOXES && *first > 0)
    (*first)--;
}

static graphene_rect_t
find_part (const VvScanField *field, const VvReading *reading)
{
  graphene_rect_t part
      = GRAPHENE_RECT_INIT ((float)field->x, (float)field->y, (float)field->w, (float)field->h);
  guint first, last;

  if (field->boxes->len > 0)
    {
      choose_boxes (field, reading, &first, &last);
      for (guint i = first; i <= last; i++)
        {
          const VvScanBox *box = field->boxes->pdata[i];
          graphene_rect_t one
              = GRAPHENE_RECT_INIT ((float)box->x, (float)box->y, (float)box->w, (float)box->h);

          if (i == first)
            part = one;
          else
            graphene_rect_union (&part, &one, &part);
        }
    }
  graphene_rect_inset (&part, (float)-(field->boxes->len > 0 ? SIDE_MM : SIGNATURE_EDGE), (float)-SIDE_MM);
  return part;
}

static void
vv_scan_cut_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VvScanCut *self = VV_SCAN_CUT (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height), page;
  GskRoundedRect frame;
  double scale;

  if (!self->texture)
    return;
  scale = MIN (width / self->part.size.width, height / self->part.size.height);
  gsk_rounded_rect_init_from_rect (&frame, &all, 10);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0.93f, 0.93f, 0.92f, 1 }, &all);
  page = GRAPHENE_RECT_INIT (
      (float)(width / 2.0 - (self->part.origin.x + self->part.size.width / 2) * scale),
      (float)(height / 2.0 - (self->part.origin.y + self->part.size.height / 2) * scale),
      (float)(PAPER_WIDTH * scale), (float)(PAPER_HEIGHT * scale));
  gtk_snapshot_append_texture (snapshot, self->texture, &page);
  gtk_snapshot_pop (snapshot);
}

static void
vv_scan_cut_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = *natural = HEIGHT;
}

static void
vv_scan_cut_finalize (GObject *object)
{
  g_clear_object (&VV_SCAN_CUT (object)->texture);
  G_OBJECT_CLASS (vv_scan_cut_parent_class)->finalize (object);
}

static void
vv_scan_cut_class_init (VvScanCutClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_scan_cut_finalize;
  widget_class->snapshot = vv_scan_cut_snapshot;
  widget_class->measure = vv_scan_cut_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
vv_scan_cut_init (VvScanCut *self)
{
  vv_set_name (GTK_WIDGET (self), _ ("The place on the page, enlarged"));
}

GtkWidget *
vv_scan_cut_new (void)
{
  return g_object_new (VV_TYPE_SCAN_CUT, NULL);
}

void
vv_scan_cut_set (VvScanCut *self, GdkTexture *texture, const VvScanField *field, const VvReading *reading)
{
  if (!field)
    texture = NULL;
  g_set_object (&self->texture, texture);
  self->field = field;
  if (field)
    self->part = find_part (field, reading);
  gtk_widget_set_visible (GTK_WIDGET (self), self->texture != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
