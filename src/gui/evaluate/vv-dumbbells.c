#include "config.h"

#include "vv-dumbbells.h"

#include "vv-kit.h"
#include "vv-locale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* in ems */
#define ROW_HEIGHT 3.3
#define HEAD_HEIGHT 2.2
#define CHANGE_WIDTH 4.6
#define N_WIDTH 2.6
#define SCALE_EDGE 2.6
#define RADIUS 0.47

#define FROM 4
#define TO 10

struct _VvDumbbells
{
  GtkWidget parent_instance;

  GPtrArray *lines; /* VvDumbbell* */
  int decimals;
};

typedef struct
{
  double em, text_width, from, to; /* the scale's ends in pixels */
  double change, n;                /* right ends of the columns */
} Places;

G_DEFINE_FINAL_TYPE (VvDumbbells, vv_dumbbells, GTK_TYPE_WIDGET)

static Places
find_places (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double)PANGO_SCALE;
  double em = pango_font_description_get_size_is_absolute (font)
                  ? size
                  : size * pango_cairo_context_get_resolution (context) / 72;
  double width = gtk_widget_get_width (widget);
  Places places = { .em = em };

  places.n = width;
  places.change = width - N_WIDTH * em;
  places.text_width = MAX (8 * em, (places.change - CHANGE_WIDTH * em) * 0.46);
  places.from = places.text_width + SCALE_EDGE * em;
  places.to = MAX (places.from + 6 * em, places.change - CHANGE_WIDTH * em - SCALE_EDGE * em * 0.6);
  return places;
}

static double
x_of (const Places *places, double value)
{
  return places->from + (places->to - places->from) * (value - FROM) / (TO - FROM);
}

/* align: 0 starts at x, 0.5 in the middle, 1 ends there; y is the middle. */
static void
draw_text (GtkWidget *widget,
           GtkSnapshot *snapshot,
           const char *text,
           double x,
           double y,
           double align,
           double width,
           gboolean is_bold,
           const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();
  int text_width, text_height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.95));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
      pango_layout_set_height (layout, -3);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float)(x - align * text_width), (float)(y - text_height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_head (VvDumbbells *self, GtkSnapshot *snapshot, const Places *places)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA faint = vv_text_colour (widget, 0.75), grid = vv_text_colour (widget, 0.1);
  double y = HEAD_HEIGHT * places->em / 2, bottom = gtk_widget_get_height (widget);

  for (int value = FROM; value <= TO; value++)
    {
      g_autofree char *text = g_strdup_printf ("%d", value);

      draw_text (widget, snapshot, text, x_of (places, value), y, 0.5, 0, TRUE, &faint);
      gtk_snapshot_append_color (snapshot, &grid,
                                 &GRAPHENE_RECT_INIT ((float)x_of (places, value),
                                                      (float)(HEAD_HEIGHT * places->em), 1,
                                                      (float)(bottom - HEAD_HEIGHT * places->em)));
    }
  draw_text (widget, snapshot, C_ ("then and now", "change"), places->change, y, 1, 0, TRUE, &faint);
  draw_text (widget, snapshot, C_ ("number of answers", "n"), places->n, y, 1, 0, TRUE, &faint);
}

static void
draw_knob (cairo_t *cr, double x, double y, double radius, const GdkRGBA *colour, const GdkRGBA *inside)
{
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, inside);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 2.2);
  cairo_stroke (cr);
}

static void
draw_bar (VvDumbbells *self, GtkSnapshot *snapshot, const VvDumbbell *line, const Places *places, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean falls = line->end < line->start;
  GdkRGBA colour = vv_colour (widget, falls ? "warning_color" : "accent_color", 1);
  GdkRGBA pale = vv_colour (widget, falls ? "warning_color" : "accent_color", 0.35);
  GdkRGBA card = vv_colour (widget, "card_bg_color", 1), paper = vv_colour (widget, "view_bg_color", 1);
  double radius = RADIUS * places->em;
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float)(places->from - radius * 2), (float)(y - radius * 2),
                                     (float)(places->to - places->from + radius * 4), (float)(radius * 4)));

  if (card.alpha < 0.9f)
    card = paper;
  if (!isnan (line->start) && !isnan (line->end))
    {
      gdk_cairo_set_source_rgba (cr, &pale);
      cairo_set_line_width (cr, 5);
      cairo_move_to (cr, x_of (places, line->start), y);
      cairo_line_to (cr, x_of (places, line->end), y);
      cairo_stroke (cr);
    }
  if (!isnan (line->start))
    draw_knob (cr, x_of (places, line->start), y, radius - 1, &colour, &card);
  if (!isnan (line->end))
    draw_knob (cr, x_of (places, line->end), y, radius - 1, &colour, &colour);
  cairo_destroy (cr);
}

static char *
format_value (VvDumbbells *self, double value)
{
  return vv_locale_format_number (vv_screen_language (), value, self->decimals);
}

static void
draw_numbers (VvDumbbells *self,
              GtkSnapshot *snapshot,
              const VvDumbbell *line,
              const Places *places,
              double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA text = vv_text_colour (widget, 1), faint = vv_text_colour (widget, 0.75);
  double gap = (RADIUS + 0.45) * places->em;
  gboolean start_is_left = isnan (line->end) || line->start <= line->end;

  if (!isnan (line->start))
    {
      g_autofree char *start = format_value (self, line->start);

      draw_text (widget, snapshot, start, x_of (places, line->start) + (start_is_left ? -gap : gap), y,
                 start_is_left ? 1 : 0, 0, FALSE, &faint);
    }
  if (!isnan (line->end))
    {
      g_autofree char *end = format_value (self, line->end);

      draw_text (widget, snapshot, end, x_of (places, line->end) + (start_is_left ? gap : -gap), y,
                 start_is_left ? 0 : 1, 0, TRUE, &text);
    }
}

static char *
format_change (VvDumbbells *self, const VvDumbbell *line)
{
  double change = line->end - line->start;
  g_autofree char *number = NULL;

  if (isnan (change))
    return g_strdup ("–");
  number = format_value (self, fabs (change));
  return g_strconcat (change < 0 ? "−" : change > 0 ? "+" : "±", number, NULL);
}

static void
vv_dumbbells_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VvDumbbells *self = VV_DUMBBELLS (widget);
  Places places = find_places (widget);
  GdkRGBA text = vv_text_colour (widget, 1), faint = vv_text_colour (widget, 0.75);
  GdkRGBA amber = vv_colour (widget, "warning_color", 1);

  if (!self->lines)
    return;
  draw_head (self, snapshot, &places);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const VvDumbbell *line = self->lines->pdata[i];
      double y = (HEAD_HEIGHT + (i + 0.5) * ROW_HEIGHT) * places.em;
      g_autofree char *change = format_change (self, line), *n = g_strdup_printf ("%d", line->n);

      draw_text (widget, snapshot, line->text, 0, y, 0, places.text_width, FALSE, &text);
      draw_bar (self, snapshot, line, &places, y);
      draw_numbers (self, snapshot, line, &places, y);
      draw_text (widget, snapshot, change, places.change, y, 1, 0, TRUE,
                 line->end < line->start ? &amber : &text);
      draw_text (widget, snapshot, n, places.n, y, 1, 0, FALSE, &faint);
    }
}

static void
vv_dumbbells_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  VvDumbbells *self = VV_DUMBBELLS (widget);
  Places places = find_places (widget);
  guint rows = self->lines ? self->lines->len : 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int)((HEAD_HEIGHT + rows * ROW_HEIGHT) * places.em);
  else
    {
      *minimum = (int)(22 * places.em);
      *natural = (int)(44 * places.em);
    }
}

static void
describe (VvDumbbells *self)
{
  g_autoptr (GString) text = g_string_new (_ ("Then and now"));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const VvDumbbell *line = self->lines->pdata[i];
      g_autofree char *change = format_change (self, line);

      g_string_append_printf (text, ". %s %s", line->text, change);
    }
  vv_set_name (GTK_WIDGET (self), text->str);
}

static void
vv_dumbbells_finalize (GObject *object)
{
  g_clear_pointer (&VV_DUMBBELLS (object)->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (vv_dumbbells_parent_class)->finalize (object);
}

static void
vv_dumbbells_class_init (VvDumbbellsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_dumbbells_finalize;
  widget_class->snapshot = vv_dumbbells_snapshot;
  widget_class->measure = vv_dumbbells_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
vv_dumbbells_init (VvDumbbells *self)
{
  vv_set_name (GTK_WIDGET (self), _ ("Then and now"));
}

GtkWidget *
vv_dumbbells_new (void)
{
  return g_object_new (VV_TYPE_DUMBBELLS, NULL);
}

void
vv_dumbbell_free (VvDumbbell *line)
{
  if (!line)
    return;
  g_free (line->text);
  g_free (line);
}

/* Before anybody has answered at the end: where they start. */
static void
show_start_only (VvDumbbell *line, const VvEvaluation *evaluation, guint item, int least)
{
  double sum = 0;
  int count = 0;

  for (guint i = 0; i < evaluation->people->len; i++)
    {
      const VvEvaluationPerson *person = evaluation->people->pdata[i];

      sum += person->initial[item];
      count += person->initial[item] > 0;
    }
  line->n = count;
  line->start = count >= least ? sum / count : NAN;
}

GPtrArray *
vv_dumbbells_of_items (const VvEvaluation *evaluation, int least)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_dumbbell_free);

  for (guint i = 0; i < evaluation->items->len; i++)
    {
      const VvEvaluationItem *item = evaluation->items->pdata[i];
      VvDumbbell *line = g_new0 (VvDumbbell, 1);

      line->text = g_strdup (item->text);
      line->n = item->n;
      line->start = item->n >= least ? item->initial_mean : NAN;
      line->end = item->n >= least ? item->final_mean : NAN;
      if (evaluation->final_filed == 0 && i < G_N_ELEMENTS (((VvEvaluationPerson *)NULL)->initial))
        show_start_only (line, evaluation, i, least);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

GPtrArray *
vv_dumbbells_of_person (const VvEvaluation *evaluation, const VvEvaluationPerson *person)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_dumbbell_free);

  for (guint i = 0; i < evaluation->items->len && i < G_N_ELEMENTS (person->initial); i++)
    {
      VvDumbbell *line = g_new0 (VvDumbbell, 1);

      line->text = g_strdup (((VvEvaluationItem *)evaluation->items->pdata[i])->text);
      line->start = person->initial[i] ? person->initial[i] : NAN;
      line->end = person->final[i] ? person->final[i] : NAN;
      line->n = person->initial[i] && person->final[i];
      g_ptr_array_add (lines, line);
    }
  return lines;
}

void
vv_dumbbells_set (VvDumbbells *self, GPtrArray *lines, int decimals)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = lines;
  self->decimals = decimals;
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
