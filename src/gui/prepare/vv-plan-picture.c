#include "config.h"

#include "vv-plan-picture.h"

#include "vv-date.h"
#include "vv-kit.h"
#include "vv-locale.h"
#include "vv-programmes.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW 36
#define TOP 64
#define BAR 16
#define LEFT_PAD 8
#define END 60
#define HANDLE 11

struct _VvPlanPicture
{
  GtkWidget parent_instance;

  GPtrArray *steps; /* VvPlanStep*, borrowed */
  char *start, *today, *from, *to;
  double left, right; /* of the last drawing */
  double dragged;     /* pixels */
};

enum
{
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VvPlanPicture, vv_plan_picture, GTK_TYPE_WIDGET)

static double
find_x (VvPlanPicture *self, const char *date)
{
  double span = MAX (1, vv_date_days_between (self->from, self->to));

  return self->left + (self->right - self->left) * vv_date_days_between (self->from, date) / span;
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double w, double h)
{
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)w, (float)h));
}

typedef struct
{
  double align, scale;
  PangoWeight weight;
  GdkRGBA colour;
  gboolean has_ground; /* the card's colour behind it */
} Words;

static double
draw_words (VvPlanPicture *self,
            GtkSnapshot *snapshot,
            const char *text,
            double x,
            double y,
            const Words *words)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA ground = vv_colour (GTK_WIDGET (self), "card_bg_color", 1);
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_weight_new (words->weight));
  pango_attr_list_insert (attributes, pango_attr_scale_new (words->scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  x -= words->align * width;
  y -= height / 2.0;
  if (words->has_ground)
    fill (snapshot, &ground, x - 3, y, width + 6, height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_layout (snapshot, layout, &words->colour);
  gtk_snapshot_restore (snapshot);
  return width;
}

static double
measure_text (VvPlanPicture *self, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static double
measure_names (VvPlanPicture *self)
{
  double widest = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const VvPlanStep *step = self->steps->pdata[i];

      widest = MAX (widest, measure_text (self, step->title));
    }
  return widest;
}

static void
draw_months (VvPlanPicture *self, GtkSnapshot *snapshot, double height)
{
  GdkRGBA line = vv_text_colour (GTK_WIDGET (self), 0.13);
  Words words = { 0, 1, PANGO_WEIGHT_BOLD, vv_text_colour (GTK_WIDGET (self), 0.85), FALSE };
  g_autofree char *date = g_strdup_printf ("%.7s-01", self->from);
  double month = (self->right - self->left) * 30 / MAX (1, vv_date_days_between (self->from, self->to));
  double free_from = 0;

  while (g_strcmp0 (date, self->to) <= 0)
    {
      g_autofree char *name
          = vv_locale_month_name (vv_screen_language (), (int)g_ascii_strtoll (date + 5, NULL, 10));
      g_autofree char *brief = g_utf8_substring (name, 0, MIN (3, g_utf8_strlen (name, -1)));
      g_autofree char *late = vv_date_add_days (date, 32);
      double x = round (find_x (self, date));

      if (x >= self->left)
        {
          fill (snapshot, &line, x, 8, 1, height - 20);
          if (x >= free_from)
            free_from = x + 12
                        + draw_words (self, snapshot, month < 90 || x > self->right - 70 ? brief : name,
                                      x + 6, 20, &words);
        }
      g_free (date);
      date = g_strdup_printf ("%.7s-01", late);
    }
}

static void
hatch_bar (VvPlanPicture *self, GtkSnapshot *snapshot, double x, double y, double width)
{
  GdkRGBA colour = vv_colour (GTK_WIDGET (self), "error_color", 1), pale = colour;
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float)x - 1, (float)y - 1, (float)width + 2, BAR + 2));

  pale.alpha *= 0.2f;
  vv_cairo_rounded (cr, x + 0.5, y + 0.5, width - 1, BAR - 1, 4);
  gdk_cairo_set_source_rgba (cr, &pale);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1.4);
  cairo_stroke_preserve (cr);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1.2);
  for (double k = x - BAR; k < x + width; k += 6)
    {
      cairo_move_to (cr, k, y + BAR);
      cairo_line_to (cr, k + BAR, y);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
solid_bar (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width)
{
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, BAR), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, colour, &box.bounds);
  gtk_snapshot_pop (snapshot);
}

/* "by 17 Aug · 4 weeks short". g_free() */
static char *
describe_step (VvPlanPicture *self, const VvPlanStep *step)
{
  g_autofree char *date = vv_show_date_short (step->latest);
  int days;

  if (step->done)
    return g_strdup (C_ ("task of a plan", "done"));
  if (!step->is_short)
    return g_strdup_printf (C_ ("due date", "by %s"), date);
  days = vv_date_days_between (self->today, step->latest);
  if (days < 0)
    return g_strdup_printf (ngettext ("by %s · %d day too late", "by %s · %d days too late", -days), date,
                            -days);
  return g_strdup_printf (ngettext ("by %s · only %d day", "by %s · only %d days", days), date, days);
}

static void
draw_step (VvPlanPicture *self, GtkSnapshot *snapshot, const VvPlanStep *step, guint row)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double y = TOP + ROW * row + ROW / 2.0, x = find_x (self, step->from);
  double width = MAX (6, find_x (self, step->latest) - x);
  gboolean is_start = step->weeks_before <= 0, is_short = step->is_short && !step->done && !is_start;
  VvMark mark = step->done || (is_start && g_strcmp0 (self->start, self->today) <= 0) ? VV_MARK_DONE
                : is_short                                                            ? VV_MARK_PROBLEM
                                                                                      : VV_MARK_EMPTY;
  GdkRGBA colour
      = vv_mark_colour (mark) ? vv_colour (widget, vv_mark_colour (mark), 1) : vv_text_colour (widget, 0.6);
  Words name
      = { 0, 1, is_short ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, vv_text_colour (widget, 1), FALSE };
  Words note
      = { 0, 0.87, is_short ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, vv_text_colour (widget, 0.75), TRUE };
  g_autofree char *text = describe_step (self, step);
  GdkRGBA bar;
  gboolean is_left = x + width + measure_text (self, text) + 12 > find_x (self, self->start);

  if (is_short)
    name.colour = note.colour = colour;
  vv_snapshot_icon (widget, snapshot, vv_mark_icon (mark), LEFT_PAD + 6, y - 8, 16, &colour);
  draw_words (self, snapshot, step->title, LEFT_PAD + 32, y, &name);
  if (is_start)
    return; /* the first session itself: its handle is drawn instead */
  bar = vv_colour (widget, step->done ? "success_color" : "accent_bg_color", step->done ? 0.3 : 0.78);
  if (is_short)
    hatch_bar (self, snapshot, x, y - BAR / 2.0, width);
  else
    solid_bar (snapshot, &bar, x, y - BAR / 2.0, width);
  note.align = is_left ? 1 : 0;
  draw_words (self, snapshot, text, is_left ? x - 8 : x + width + 8, y, &note);
}

static void
draw_today (VvPlanPicture *self, GtkSnapshot *snapshot, double height)
{
  GdkRGBA colour = vv_text_colour (GTK_WIDGET (self), 0.85);
  Words words = { 0.5, 0.87, PANGO_WEIGHT_BOLD, vv_colour (GTK_WIDGET (self), "card_bg_color", 1), FALSE };
  double x = round (find_x (self, self->today));
  GskRoundedRect box;

  if (g_strcmp0 (self->today, self->from) < 0 || g_strcmp0 (self->today, self->to) > 0)
    return;
  for (double y = 50; y < height - 12; y += 7)
    fill (snapshot, &colour, x, y, 1.4, 4);
  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT ((float)x - 28, 37, 56, 20), 10);
  words.colour.alpha = 1;
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &colour, &box.bounds);
  gtk_snapshot_pop (snapshot);
  draw_words (self, snapshot, C_ ("due", "today"), x, 47, &words);
}

static void
draw_start (VvPlanPicture *self, GtkSnapshot *snapshot, double height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA accent = vv_colour (widget, "accent_bg_color", 1), white = vv_colour (widget, "accent_fg_color", 1);
  Words words = { 1, 1, PANGO_WEIGHT_BOLD, vv_text_colour (widget, 1), TRUE };
  double x = find_x (self, self->start) + self->dragged, y = TOP + ROW * (self->steps->len - 1) + ROW / 2.0;
  g_autofree char *date = vv_show_date_short (self->start);
  GskRoundedRect disc;

  fill (snapshot, &accent, x - 1, 48, 2, height - 60);
  draw_words (self, snapshot, date, x - HANDLE - 8, y, &words);
  gsk_rounded_rect_init_from_rect (
      &disc, &GRAPHENE_RECT_INIT ((float)(x - HANDLE), (float)(y - HANDLE), 2 * HANDLE, 2 * HANDLE), HANDLE);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, &accent, &disc.bounds);
  for (int i = -1; i <= 1; i++)
    fill (snapshot, &white, x + 3.5 * i - 0.75, y - 4, 1.5, 8);
  gtk_snapshot_pop (snapshot);
}

static void
vv_plan_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VvPlanPicture *self = VV_PLAN_PICTURE (widget);
  double height = gtk_widget_get_height (widget);
  GdkRGBA band = vv_text_colour (widget, 0.025);

  if (!self->steps || self->steps->len == 0 || !self->start)
    return;
  self->left = LEFT_PAD + 32 + measure_names (self) + 36;
  self->right = gtk_widget_get_width (widget) - END;
  if (self->right <= self->left)
    return;
  for (guint i = 0; i < self->steps->len; i += 2)
    fill (snapshot, &band, LEFT_PAD, TOP + ROW * i, gtk_widget_get_width (widget) - 2 * LEFT_PAD, ROW);
  draw_months (self, snapshot, height);
  draw_today (self, snapshot, height);
  for (guint i = 0; i < self->steps->len; i++)
    draw_step (self, snapshot, self->steps->pdata[i], i);
  draw_start (self, snapshot, height);
}

static void
vv_plan_picture_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  VvPlanPicture *self = VV_PLAN_PICTURE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 480;
  else
    *minimum = *natural = TOP + ROW * (self->steps ? (int)self->steps->len : 0) + 18;
}

static gboolean
move_weeks (GtkWidget *widget, GVariant *weeks, gpointer data)
{
  g_signal_emit (widget, signals[MOVED], 0, g_variant_get_int32 (weeks));
  return TRUE;
}

static void
on_drag_begun_cb (VvPlanPicture *self, double x, double y, GtkGestureDrag *drag)
{
  if (!self->start || fabs (x - find_x (self, self->start)) > 2 * HANDLE)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
  else
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_drag_updated_cb (VvPlanPicture *self, double x, double y)
{
  self->dragged = x;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_ended_cb (VvPlanPicture *self, double x, double y)
{
  double span = MAX (1, vv_date_days_between (self->from, self->to));
  double days = x * span / MAX (1, self->right - self->left);
  int weeks = (int)round (days / 7);

  self->dragged = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (weeks != 0)
    g_signal_emit (self, signals[MOVED], 0, weeks);
}

static void
vv_plan_picture_finalize (GObject *object)
{
  VvPlanPicture *self = VV_PLAN_PICTURE (object);

  g_free (self->start);
  g_free (self->today);
  g_free (self->from);
  g_free (self->to);
  G_OBJECT_CLASS (vv_plan_picture_parent_class)->finalize (object);
}

static void
vv_plan_picture_class_init (VvPlanPictureClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_plan_picture_finalize;
  widget_class->snapshot = vv_plan_picture_snapshot;
  widget_class->measure = vv_plan_picture_measure;
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move_weeks, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move_weeks, "i", 1);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "vvplan");
}

static void
vv_plan_picture_init (VvPlanPicture *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begun_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_updated_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_ended_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
vv_plan_picture_new (void)
{
  return g_object_new (VV_TYPE_PLAN_PICTURE, NULL);
}

static void
describe (VvPlanPicture *self)
{
  g_autoptr (GString) text = g_string_new (_ ("Plan, counted back from the first session"));

  for (guint i = 0; i < self->steps->len; i++)
    {
      const VvPlanStep *step = self->steps->pdata[i];
      g_autofree char *note = describe_step (self, step);

      g_string_append_printf (text, "; %s: %s", step->title, note);
    }
  vv_set_name (GTK_WIDGET (self), text->str);
}

void
vv_plan_picture_set (VvPlanPicture *self, GPtrArray *steps, const char *start, const char *today)
{
  self->steps = steps;
  vv_set_string (&self->start, start);
  vv_set_string (&self->today, today);
  vv_set_string (&self->from, NULL);
  vv_set_string (&self->to, start);
  for (guint i = 0; i < steps->len; i++)
    {
      const VvPlanStep *step = steps->pdata[i];

      if (!self->from || g_strcmp0 (step->from, self->from) < 0)
        vv_set_string (&self->from, step->from);
      if (!self->to || g_strcmp0 (step->latest, self->to) > 0)
        vv_set_string (&self->to, step->latest);
    }
  if (start && self->from)
    describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
