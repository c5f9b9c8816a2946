#include "config.h"

#include "vv-scan-picture.h"

#include "vv-kit.h"
#include "vv-scan-pile.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>

#define PAPER_WIDTH 210.0
#define PAPER_HEIGHT 297.0
#define MARGIN 12
#define LEAST_WIDTH 160

struct _VvScanPicture
{
  GtkWidget parent_instance;

  GdkTexture *texture;
  const VvScanPage *page;
  GPtrArray *fields; /* VvScanField*, the caller's */
  gboolean is_straight;
  char *now;
  double zoom; /* px per mm, 0: fits the width */
  int turns;   /* quarters clockwise */
};

G_DEFINE_FINAL_TYPE (VvScanPicture, vv_scan_picture, GTK_TYPE_WIDGET)

/* On paper, which is light in every style: the colours of the light style's success, warning and accent. */
static const GdkRGBA sure_colour = { 0.11f, 0.53f, 0.33f, 1 };
static const GdkRGBA doubt_colour = { 0.61f, 0.43f, 0.01f, 1 };
static const GdkRGBA now_colour = { 0.11f, 0.44f, 0.85f, 1 };

static void
get_paper (VvScanPicture *self, double *width, double *height)
{
  double w = PAPER_WIDTH, h = PAPER_HEIGHT;

  if (self->texture && !self->is_straight)
    h = w * gdk_texture_get_height (self->texture) / gdk_texture_get_width (self->texture);
  *width = self->turns % 2 ? h : w;
  *height = self->turns % 2 ? w : h;
}

static double
scale_for (VvScanPicture *self, int width)
{
  double paper_width, paper_height;

  get_paper (self, &paper_width, &paper_height);
  if (self->zoom > 0)
    return self->zoom;
  return MAX (width - 2 * MARGIN, 1) / paper_width;
}

/* The page's top left in the widget. */
static graphene_point_t
find_origin (VvScanPicture *self, double scale)
{
  double width, height;

  get_paper (self, &width, &height);
  return GRAPHENE_POINT_INIT (
      (float)MAX (MARGIN, (gtk_widget_get_width (GTK_WIDGET (self)) - width * scale) / 2), (float)MARGIN);
}

static void
set_colour (cairo_t *cr, const GdkRGBA *colour, double alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, alpha);
}

static void
draw_frame (cairo_t *cr, double x, double y, double w, double h, double unit, gboolean is_sure)
{
  const double dashes[] = { 3.5 * unit, 2.5 * unit };
  const GdkRGBA *colour = is_sure ? &sure_colour : &doubt_colour;

  vv_cairo_rounded (cr, x, y, w, h, 2.5 * unit);
  set_colour (cr, colour, is_sure ? 0.16 : 0.22);
  cairo_fill_preserve (cr);
  set_colour (cr, colour, 1);
  cairo_set_line_width (cr, 1.6 * unit);
  cairo_set_dash (cr, dashes, is_sure ? 0 : 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_question_mark (cairo_t *cr, double x, double y, double unit)
{
  cairo_text_extents_t extents;

  cairo_select_font_face (cr, "Cantarell", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (cr, 9 * unit);
  cairo_text_extents (cr, "?", &extents);
  set_colour (cr, &doubt_colour, 1);
  cairo_move_to (cr, x - extents.x_advance / 2, y);
  cairo_show_text (cr, "?");
}

static gboolean
holds (char *const *values, const char *value)
{
  return values && vv_has_tag ((const char *const *)values, value);
}

/* unit: millimetres per pixel of the screen, so that lines stay thin at every zoom. */
static void
draw_boxes (cairo_t *cr, const VvScanField *field, const VvReading *reading, double unit)
{
  gboolean asks = reading->state == VV_READING_REVIEW;

  for (guint i = 0; i < field->boxes->len; i++)
    {
      const VvScanBox *box = field->boxes->pdata[i];
      gboolean is_doubtful = asks
                             && (reading->is_multiple ? holds (reading->doubtful, box->value)
                                                      : holds (reading->values, box->value)
                                                            || holds (reading->doubtful, box->value));

      if (!is_doubtful && !holds (reading->values, box->value))
        continue;
      draw_frame (cr, box->x - 0.7, box->y - 0.7, box->w + 1.4, box->h + 1.4, unit, !is_doubtful);
      if (is_doubtful)
        draw_question_mark (cr, box->x + box->w / 2, box->y - 1.2, unit);
    }
}

static void
draw_reading (cairo_t *cr, const VvScanField *field, const VvReading *reading, double unit)
{
  gboolean asks = reading->state == VV_READING_REVIEW;

  if (!reading->is_signature)
    {
      draw_boxes (cr, field, reading, unit);
      return;
    }
  if (!asks && !reading->is_signed)
    return;
  draw_frame (cr, field->x, field->y, field->w, field->h, unit, !asks);
  if (asks)
    draw_question_mark (cr, field->x + field->w - 2, field->y + 4, unit);
}

static void
extend (graphene_rect_t *row, double x, double y, double w, double h)
{
  graphene_rect_t more = GRAPHENE_RECT_INIT ((float)x, (float)y, (float)w, (float)h);

  graphene_rect_union (row, &more, row);
}

/* The row of a field in mm; a scale has its words at the left, where the page's fields begin. */
static graphene_rect_t
row_of (VvScanPicture *self, const VvScanField *field)
{
  graphene_rect_t row
      = GRAPHENE_RECT_INIT ((float)field->x, (float)field->y, (float)field->w, (float)field->h);

  for (guint i = 0; i < field->boxes->len; i++)
    {
      const VvScanBox *box = field->boxes->pdata[i];

      extend (&row, box->x, box->y, box->w, box->h);
    }
  for (guint i = 0; g_str_has_prefix (field->type, "rating") && i < self->fields->len; i++)
    {
      const VvScanField *other = self->fields->pdata[i];

      if (other->x < row.origin.x)
        extend (&row, other->x, row.origin.y, 1, 1);
    }
  return row;
}

static void
draw_now (VvScanPicture *self, cairo_t *cr, const VvScanField *field, double unit)
{
  graphene_rect_t row = row_of (self, field);

  vv_cairo_rounded (cr, row.origin.x - 2, row.origin.y - 2.2, row.size.width + 4, row.size.height + 4.4,
                    5 * unit);
  set_colour (cr, &now_colour, 0.07);
  cairo_fill_preserve (cr);
  set_colour (cr, &now_colour, 1);
  cairo_set_line_width (cr, 2 * unit);
  cairo_stroke (cr);
}

static void
draw_marks (VvScanPicture *self, GtkSnapshot *snapshot, double scale)
{
  graphene_rect_t paper
      = GRAPHENE_RECT_INIT (0, 0, (float)(PAPER_WIDTH * scale), (float)(PAPER_HEIGHT * scale));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &paper);
  const VvScanField *now = vv_scan_find_field (self->fields, self->now);

  cairo_scale (cr, scale, scale);
  if (now)
    draw_now (self, cr, now, 1 / scale);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const VvScanField *field = self->fields->pdata[i];
      const VvReading *reading = vv_scan_find_reading (self->page, field->field);

      if (reading)
        draw_reading (cr, field, reading, 1 / scale);
    }
  cairo_destroy (cr);
}

/* From here on the snapshot's origin is the page's top left, unturned. */
static void
turn_snapshot (VvScanPicture *self, GtkSnapshot *snapshot, double width, double height)
{
  static const int across[] = { 0, 1, 1, 0 }, down[] = { 0, 0, 1, 1 };

  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(across[self->turns] * width),
                                                          (float)(down[self->turns] * height)));
  gtk_snapshot_rotate (snapshot, (float)(90 * self->turns));
}

static void
vv_scan_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VvScanPicture *self = VV_SCAN_PICTURE (widget);
  double scale = scale_for (self, gtk_widget_get_width (widget)), width, height;
  graphene_point_t origin = find_origin (self, scale);
  graphene_rect_t whole;
  gboolean is_turned = self->turns % 2;

  if (!self->texture)
    return;
  get_paper (self, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &origin);
  turn_snapshot (self, snapshot, width * scale, height * scale);
  whole = GRAPHENE_RECT_INIT (0, 0, (float)((is_turned ? height : width) * scale),
                              (float)((is_turned ? width : height) * scale));
  gtk_snapshot_append_texture (snapshot, self->texture, &whole);
  if (self->is_straight && self->fields && self->page)
    draw_marks (self, snapshot, scale);
  gtk_snapshot_restore (snapshot);
}

static GtkSizeRequestMode
vv_scan_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vv_scan_picture_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  VvScanPicture *self = VV_SCAN_PICTURE (widget);
  double width, height;

  get_paper (self, &width, &height);
  *minimum = *natural = LEAST_WIDTH;
  if (!self->texture)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->zoom > 0)
    *minimum = *natural = (int)(width * self->zoom) + 2 * MARGIN;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int)(height * scale_for (self, MAX (for_size, LEAST_WIDTH))) + 2 * MARGIN;
}

static void
vv_scan_picture_finalize (GObject *object)
{
  VvScanPicture *self = VV_SCAN_PICTURE (object);

  g_clear_object (&self->texture);
  g_free (self->now);
  G_OBJECT_CLASS (vv_scan_picture_parent_class)->finalize (object);
}

static void
vv_scan_picture_class_init (VvScanPictureClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_scan_picture_finalize;
  widget_class->snapshot = vv_scan_picture_snapshot;
  widget_class->measure = vv_scan_picture_measure;
  widget_class->get_request_mode = vv_scan_picture_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
vv_scan_picture_init (VvScanPicture *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  vv_set_name (GTK_WIDGET (self), _ ("Scanned page"));
}

GtkWidget *
vv_scan_picture_new (void)
{
  return g_object_new (VV_TYPE_SCAN_PICTURE, NULL);
}

/* "Scanned page 9 of 64: 7 answers read, 1 asks." */
static void
describe (VvScanPicture *self)
{
  g_autofree char *name = NULL;
  guint sure = 0, asks = 0;

  for (guint i = 0; self->page && self->page->readings && i < self->page->readings->len; i++)
    {
      const VvReading *reading = self->page->readings->pdata[i];

      sure += reading->state == VV_READING_READ;
      asks += reading->state == VV_READING_REVIEW;
    }
  name = g_strdup_printf (_ ("Scanned page; answers read for certain: %u; asking you: %u"), sure, asks);
  vv_set_name (GTK_WIDGET (self), name);
}

void
vv_scan_picture_set (VvScanPicture *self,
                     GdkTexture *texture,
                     const VvScanPage *page,
                     GPtrArray *fields,
                     gboolean is_straight)
{
  g_set_object (&self->texture, texture);
  self->page = page;
  self->fields = fields;
  self->is_straight = is_straight;
  self->turns = 0;
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
vv_scan_picture_set_now (VvScanPicture *self, const char *field)
{
  vv_set_string (&self->now, field);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
vv_scan_picture_get_now (VvScanPicture *self, graphene_rect_t *rect)
{
  double scale = scale_for (self, gtk_widget_get_width (GTK_WIDGET (self)));
  graphene_point_t origin = find_origin (self, scale);
  const VvScanField *now = self->fields ? vv_scan_find_field (self->fields, self->now) : NULL;
  graphene_rect_t row;

  if (!now || !self->is_straight || self->turns)
    return FALSE;
  row = row_of (self, now);
  *rect = GRAPHENE_RECT_INIT ((float)(origin.x + row.origin.x * scale),
                              (float)(origin.y + row.origin.y * scale), (float)(row.size.width * scale),
                              (float)(row.size.height * scale));
  return TRUE;
}

void
vv_scan_picture_set_zoom (VvScanPicture *self, double px_per_mm)
{
  self->zoom = px_per_mm;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
vv_scan_picture_get_zoom (VvScanPicture *self)
{
  return self->zoom;
}

void
vv_scan_picture_turn (VvScanPicture *self)
{
  self->turns = (self->turns + 1) % 4;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
vv_scan_picture_get_scale (VvScanPicture *self)
{
  return scale_for (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

GdkTexture *
vv_scan_texture_new (const VvImage *image)
{
  gsize stride = (gsize)image->width * 3;
  guint8 *pixels = g_malloc (stride * (gsize)image->height);
  g_autoptr (GBytes) bytes = NULL;

  for (int y = 0; y < image->height; y++)
    {
      const guint8 *from = image->pixels + (gsize)y * (gsize)image->stride;
      guint8 *to = pixels + (gsize)y * stride;

      for (int x = 0; x < image->width; x++, to += 3)
        to[0] = to[1] = to[2] = from[x];
    }
  bytes = g_bytes_new_take (pixels, stride * (gsize)image->height);
  return gdk_memory_texture_new (image->width, image->height, GDK_MEMORY_R8G8B8, bytes, stride);
}

const VvReading *
vv_scan_find_reading (const VvScanPage *page, const char *field)
{
  for (guint i = 0; field && page->readings && i < page->readings->len; i++)
    if (g_str_equal (((VvReading *)page->readings->pdata[i])->field, field))
      return page->readings->pdata[i];
  return NULL;
}

const VvScanField *
vv_scan_find_field (GPtrArray *fields, const char *field)
{
  for (guint i = 0; field && fields && i < fields->len; i++)
    if (g_str_equal (((VvScanField *)fields->pdata[i])->field, field))
      return fields->pdata[i];
  return NULL;
}
