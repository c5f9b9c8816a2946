#include "config.h"

#include "vv-life-line.h"

#include "vv-date.h"
#include "vv-kit.h"
#include "vv-locale.h"
#include "vv-programmes.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW 17
#define TOP 26
#define BAR 10
#define GAP 10
#define END 30

struct _VvLifeLine
{
  GtkWidget parent_instance;

  GPtrArray *phases; /* VvPhase*, those with dates */
  const void *current;
  char *today, *from, *to;
};

G_DEFINE_FINAL_TYPE (VvLifeLine, vv_life_line, GTK_TYPE_WIDGET)

static double
measure_names (VvLifeLine *self)
{
  double widest = 0;

  for (guint i = 0; i < self->phases->len; i++)
    {
      const VvPhase *phase = self->phases->pdata[i];
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), phase->title);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

static double
find_x (VvLifeLine *self, const char *date, double left, double right)
{
  double span = MAX (1, vv_date_days_between (self->from, self->to));

  return left + (right - left) * vv_date_days_between (self->from, date) / span;
}

static void
draw_words (VvLifeLine *self,
            GtkSnapshot *snapshot,
            const char *text,
            double x,
            double y,
            double align,
            double alpha,
            PangoWeight weight)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA colour = vv_text_colour (GTK_WIDGET (self), alpha);
  int width;

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.87));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(x - align * width), (float)y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double w, double h)
{
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)w, (float)h));
}

static void
fill_round (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double w, double h)
{
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)w, (float)h), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, colour, &box.bounds);
  gtk_snapshot_pop (snapshot);
}

/* Every second month, so that the names have room. */
static void
draw_months (VvLifeLine *self, GtkSnapshot *snapshot, double left, double right, double height)
{
  GdkRGBA line = vv_text_colour (GTK_WIDGET (self), 0.1);
  int months = vv_date_days_between (self->from, self->to) / 30;
  int every = MAX (1, months / 7);
  g_autofree char *date = g_strdup_printf ("%.7s-01", self->from);

  for (int i = 0; g_strcmp0 (date, self->to) <= 0; i++)
    {
      g_autofree char *name
          = vv_locale_month_name (vv_screen_language (), (int)g_ascii_strtoll (date + 5, NULL, 10));
      g_autofree char *late = vv_date_add_days (date, 32);
      double x = round (find_x (self, date, left, right));
      g_autofree char *brief = g_utf8_substring (name, 0, MIN (3, g_utf8_strlen (name, -1)));

      if (i % every == 0 && x >= left)
        {
          fill (snapshot, &line, x, TOP - 6, 1, height - TOP + 6);
          draw_words (self, snapshot, brief, x + 3, 2, 0, 0.75, PANGO_WEIGHT_NORMAL);
        }
      g_free (date);
      date = g_strdup_printf ("%.7s-01", late);
    }
}

static void
draw_phase (VvLifeLine *self,
            GtkSnapshot *snapshot,
            const VvPhase *phase,
            double y,
            double left,
            double right)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double a = find_x (self, phase->start, left, right), b = find_x (self, phase->end, left, right);
  double now = CLAMP (find_x (self, self->today, left, right), a, b);
  GdkRGBA colour;

  draw_words (self, snapshot, phase->title, left - GAP, y - 2, 1, 1,
              (const void *)phase == self->current ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  b = MAX (b, a + 4);
  if (phase->state == VV_PHASE_DONE)
    {
      colour = vv_colour (widget, "success_color", 0.3);
      fill_round (snapshot, &colour, a, y + 2, b - a, BAR);
      colour = vv_colour (widget, "success_color", 1);
      vv_snapshot_icon (widget, snapshot, "vv-done-symbolic", b + 4, y + 1, 12, &colour);
      return;
    }
  colour = vv_text_colour (widget, 0.13);
  fill_round (snapshot, &colour, a, y + 2, b - a, BAR);
  if (phase->state == VV_PHASE_NOT_YET || now <= a)
    return;
  colour = vv_colour (widget, phase->state == VV_PHASE_TROUBLE ? "error_color" : "accent_bg_color", 1);
  fill_round (snapshot, &colour, a, y + 2, now - a, BAR);
}

static void
vv_life_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VvLifeLine *self = VV_LIFE_LINE (widget);
  double height = gtk_widget_get_height (widget);
  double left, right = gtk_widget_get_width (widget) - END;
  GdkRGBA accent;

  if (!self->phases || self->phases->len == 0)
    return;
  left = measure_names (self) + GAP + 12;
  if (right <= left)
    return;
  draw_months (self, snapshot, left, right, height);
  for (guint i = 0; i < self->phases->len; i++)
    draw_phase (self, snapshot, self->phases->pdata[i], TOP + ROW * i, left, right);
  accent = vv_colour (widget, "accent_bg_color", 1);
  if (g_strcmp0 (self->today, self->from) >= 0 && g_strcmp0 (self->today, self->to) <= 0)
    fill (snapshot, &accent, find_x (self, self->today, left, right), TOP - 12, 2, height - TOP + 12);
}

static void
vv_life_line_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  VvLifeLine *self = VV_LIFE_LINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 260;
  else
    *minimum = *natural = TOP + ROW * (self->phases ? (int)self->phases->len : 0) + 6;
}

static void
on_pressed_cb (VvLifeLine *self, int n, double x, double y)
{
  int row = (int)floor ((y - TOP) / ROW);
  const VvPhase *phase;

  if (!self->phases || row < 0 || row >= (int)self->phases->len)
    return;
  phase = self->phases->pdata[row];
  gtk_widget_activate_action (GTK_WIDGET (self), "overview.phase", "s", phase->key);
}

static void
vv_life_line_finalize (GObject *object)
{
  VvLifeLine *self = VV_LIFE_LINE (object);

  g_clear_pointer (&self->phases, g_ptr_array_unref);
  g_free (self->today);
  g_free (self->from);
  g_free (self->to);
  G_OBJECT_CLASS (vv_life_line_parent_class)->finalize (object);
}

static void
vv_life_line_class_init (VvLifeLineClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_life_line_finalize;
  GTK_WIDGET_CLASS (class)->snapshot = vv_life_line_snapshot;
  GTK_WIDGET_CLASS (class)->measure = vv_life_line_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
vv_life_line_init (VvLifeLine *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
vv_life_line_new (void)
{
  return g_object_new (VV_TYPE_LIFE_LINE, NULL);
}

static void
describe (VvLifeLine *self)
{
  g_autoptr (GString) text = g_string_new (_ ("From advertisement to certificate"));

  for (guint i = 0; i < self->phases->len; i++)
    {
      const VvPhase *phase = self->phases->pdata[i];
      g_autofree char *start = vv_show_date_short (phase->start);
      g_autofree char *end = vv_show_date_short (phase->end);

      g_string_append_printf (text, "; %s %s – %s", phase->title, start, end);
    }
  vv_set_name (GTK_WIDGET (self), text->str);
}

void
vv_life_line_set (VvLifeLine *self, GPtrArray *phases, int current, const char *today)
{
  g_clear_pointer (&self->phases, g_ptr_array_unref);
  vv_set_string (&self->today, today);
  vv_set_string (&self->from, NULL);
  vv_set_string (&self->to, NULL);
  self->current = current >= 0 && current < (int)phases->len ? phases->pdata[current] : NULL;
  /* borrowed: the page keeps the overview while it is shown */
  self->phases = g_ptr_array_new ();
  for (guint i = 0; i < phases->len; i++)
    {
      VvPhase *phase = phases->pdata[i];

      if (!phase->start || !phase->end || !vv_date_is_valid (phase->start) || !vv_date_is_valid (phase->end))
        continue;
      g_ptr_array_add (self->phases, phase);
      if (!self->from || g_strcmp0 (phase->start, self->from) < 0)
        vv_set_string (&self->from, phase->start);
      if (!self->to || g_strcmp0 (phase->end, self->to) > 0)
        vv_set_string (&self->to, phase->end);
    }
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
