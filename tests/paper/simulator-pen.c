/* simulator-pen.c: what people write on paper. */
#include "simulator.h"

#include <cairo.h>
#include <math.h>

static double
near (guint64 *state, double value, double reach)
{
  return value + sim_uniform (state, -reach, reach);
}

static void
draw_tick (cairo_t *cr, const VvRect *r, guint64 *state)
{
  cairo_move_to (cr, near (state, r->x + .15 * r->w, .1 * r->w), near (state, r->y + .5 * r->h, .12 * r->h));
  cairo_line_to (cr, near (state, r->x + .42 * r->w, .08 * r->w),
                 near (state, r->y + .85 * r->h, .08 * r->h));
  cairo_curve_to (cr, near (state, r->x + .6 * r->w, .1 * r->w), near (state, r->y + .5 * r->h, .1 * r->h),
                  near (state, r->x + .8 * r->w, .1 * r->w), near (state, r->y + .2 * r->h, .1 * r->h),
                  near (state, r->x + 1.05 * r->w, .15 * r->w), near (state, r->y - .05 * r->h, .15 * r->h));
  cairo_stroke (cr);
}

static void
draw_cross (cairo_t *cr, const VvRect *r, guint64 *state)
{
  double o = .12 * r->w;

  cairo_move_to (cr, near (state, r->x + .05 * r->w, o), near (state, r->y + .05 * r->h, o));
  cairo_line_to (cr, near (state, r->x + .95 * r->w, o), near (state, r->y + .95 * r->h, o));
  cairo_stroke (cr);
  cairo_move_to (cr, near (state, r->x + .95 * r->w, o), near (state, r->y + .05 * r->h, o));
  cairo_line_to (cr, near (state, r->x + .05 * r->w, o), near (state, r->y + .95 * r->h, o));
  cairo_stroke (cr);
}

static void
draw_fill (cairo_t *cr, const VvRect *r, double step, guint64 *state)
{
  gboolean down = TRUE;

  for (double x = r->x + .2; x < r->x + r->w - .1; x += step, down = !down)
    cairo_line_to (cr, near (state, x, .08), near (state, down ? r->y + .2 : r->y + r->h - .2, .2));
  cairo_stroke (cr);
}

static void
draw_signature (cairo_t *cr, const VvRect *r, guint64 *state)
{
  double width = r->w * sim_uniform (state, .4, .8), height = MIN (r->h * sim_uniform (state, .35, .65), 11);
  double x = r->x + sim_uniform (state, .05, .95) * (r->w - width) * .9 + .5;
  double base = r->y + r->h * .7, end = x + width;
  int letters = (int)sim_uniform (state, 5, 11);
  double step = width / letters;

  cairo_move_to (cr, x, base - height * .3);
  for (int i = 0; i < letters; i++, x += step)
    {
      double up = height
                  * (i == 0 || i == letters / 2 ? sim_uniform (state, .8, 1) : sim_uniform (state, .25, .55));

      cairo_curve_to (cr, x + step * .2, base - up * 1.3, x + step * .9, base - up,
                      near (state, x + step * .5, .4), near (state, base, .5));
      cairo_curve_to (cr, x + step * .3, base + height * .15, x + step * .9, base - up * .2,
                      near (state, x + step, .3), near (state, base - height * .15, .4));
    }
  cairo_stroke (cr);
  if (sim_uniform (state, 0, 1) > .5)
    return;
  cairo_move_to (cr, end - width * .8, base + 1.2);
  cairo_line_to (cr, end, base + sim_uniform (state, .3, 1.4));
  cairo_stroke (cr);
}

static void
draw_writing (cairo_t *cr, const VvRect *r, guint64 *state)
{
  for (double base = r->y + MIN (6, r->h - 1.4); base < r->y + r->h; base += 8)
    {
      double x = r->x + 1, end = r->x + r->w * sim_uniform (state, .5, .95);

      while (x < end)
        {
          double word = MIN (sim_uniform (state, 4, 16), end - x);

          cairo_move_to (cr, x, base);
          for (double at = 0; at < word; at += 1.3)
            cairo_curve_to (cr, x + at + .2, base - sim_uniform (state, 1.5, 3.5), x + at + 1, base - 2,
                            x + at + 1.1, near (state, base, .3));
          cairo_stroke (cr);
          x += word + 2.5;
        }
    }
}

static void
draw_mark (cairo_t *cr, const SimMark *mark, guint64 *state)
{
  double grey = mark->kind == SIM_FAINT ? sim_uniform (state, .5, .62) : sim_uniform (state, 0, .3);
  VvRect beside = mark->rect;

  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_set_line_width (cr, sim_uniform (state, .35, .6));
  switch (mark->kind)
    {
    case SIM_TICK:
    case SIM_FAINT:
      draw_tick (cr, &mark->rect, state);
      return;
    case SIM_CROSS:
      draw_cross (cr, &mark->rect, state);
      return;
    case SIM_FILL:
      draw_fill (cr, &mark->rect, .42, state);
      return;
    case SIM_BLACKOUT:
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_rectangle (cr, mark->rect.x - .2, mark->rect.y - .2, mark->rect.w + .4, mark->rect.h + .4);
      cairo_fill (cr);
      return;
    case SIM_BESIDE:
      beside.x -= 4.2;
      draw_tick (cr, &beside, state);
      return;
    case SIM_SIGNATURE:
      draw_signature (cr, &mark->rect, state);
      return;
    case SIM_WRITING:
      draw_writing (cr, &mark->rect, state);
      return;
    default:
      g_assert_not_reached ();
    }
}

VvImage *
sim_mark_page (const VvImage *page, double pixels_per_mm, const SimMark *marks, guint n, guint64 seed)
{
  cairo_surface_t *ink = cairo_image_surface_create (CAIRO_FORMAT_RGB24, page->width, page->height);
  cairo_t *cr;
  VvImage *result = vv_image_new (page->width, page->height);
  guint64 state = seed * 104729 + 5;

  cr = cairo_create (ink);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, pixels_per_mm, pixels_per_mm);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < n; i++)
    draw_mark (cr, &marks[i], &state);
  cairo_destroy (cr);
  cairo_surface_flush (ink);
  for (int y = 0; y < page->height; y++)
    {
      const guint8 *row
          = cairo_image_surface_get_data (ink) + (gsize)y * cairo_image_surface_get_stride (ink);

      for (int x = 0; x < page->width; x++)
        result->pixels[(gsize)y * result->stride + x]
            = MIN (row[4 * x + 1], page->pixels[(gsize)y * page->stride + x]);
    }
  cairo_surface_destroy (ink);
  return result;
}
