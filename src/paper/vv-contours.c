#include "vv-contours.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "vv-random.h"

#define POINTS_PER_MM (72.0 / 25.4)
#define COLUMNS 150
#define HILLS 7
#define LEVELS 15
/* mm over which the lines fade to white. */
#define FADE_LEFT 60.0
#define FADE_BOTTOM 22.0
#define SHADES 10

typedef struct
{
  double x, y, width, height; /* of a hill, in shares of the picture */
} Hill;

typedef struct
{
  const VvItem *item;
  Hill hills[HILLS];
  int columns, rows;
  double *heights; /* (rows + 1) × (columns + 1) */
  double highest;
  double summit_x, summit_y; /* mm */
} Land;

static double
draw_number (VvRandom *random, double low, double high)
{
  return low + (high - low) * (double)(vv_random_bits (random) >> 11) / 9007199254740992.0;
}

static guint64
seed_from_text (const char *text)
{
  guint64 hash = 1469598103934665603u;

  for (; *text != '\0' && *text != '|'; text++)
    hash = (hash ^ (guint8)*text) * 1099511628211u;
  return hash;
}

static double
measure_height (const Land *land, double u, double v)
{
  double aspect = land->item->h / land->item->w, sum = 0;

  for (int i = 0; i < HILLS; i++)
    {
      const Hill *hill = &land->hills[i];
      double dx = u - hill->x, dy = (v - hill->y) * aspect;
      sum += hill->height * exp (-(dx * dx + dy * dy) / (1.1 * hill->width * hill->width));
    }
  return sum;
}

static double
get_height (const Land *land, int column, int row)
{
  return land->heights[row * (land->columns + 1) + column];
}

static void
survey (Land *land)
{
  g_autoptr (VvRandom) random = vv_random_new_seeded (seed_from_text (land->item->text));

  for (int i = 0; i < HILLS - 1; i++)
    {
      land->hills[i].x = draw_number (random, 0.05, 0.95);
      land->hills[i].y = draw_number (random, 0, 1);
      land->hills[i].width = draw_number (random, 0.14, 0.34);
      land->hills[i].height = draw_number (random, 0.35, 1);
    }
  /* The summit that the way leads to stands in the same part of every picture. */
  land->hills[HILLS - 1] = (Hill){ 0.80, 0.34, 0.22, 1.25 };

  land->columns = COLUMNS;
  land->rows = (int)(COLUMNS * land->item->h / land->item->w);
  land->heights = g_new (double, (gsize)(land->columns + 1) * (gsize)(land->rows + 1));
  for (int row = 0; row <= land->rows; row++)
    {
      for (int column = 0; column <= land->columns; column++)
        {
          double height = measure_height (land, (double)column / land->columns, (double)row / land->rows);
          land->heights[row * (land->columns + 1) + column] = height;
          if (height <= land->highest)
            continue;
          land->highest = height;
          land->summit_x = land->item->x + land->item->w * column / land->columns;
          land->summit_y = land->item->y + land->item->h * row / land->rows;
        }
    }
}

/* 0 white .. 1 full, in steps so that few colour changes are needed. */
static int
find_shade (const Land *land, double column, double row)
{
  double left = column / land->columns * land->item->w, bottom = (1 - row / land->rows) * land->item->h;
  double share = MIN (1, MIN (left / FADE_LEFT, bottom / FADE_BOTTOM));

  return (int)(share * SHADES);
}

/* Where the level crosses the cell's edge number 0 top, 1 right, 2 bottom, 3 left. */
static gboolean
cross_edge (const Land *land, int column, int row, int edge, double level, double *x, double *y)
{
  static const int corners[4][2] = { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 } };
  const int *from = corners[edge], *to = corners[(edge + 1) % 4];
  double a = get_height (land, column + from[0], row + from[1]),
         b = get_height (land, column + to[0], row + to[1]);

  if ((a > level) == (b > level))
    return FALSE;
  double share = (level - a) / (b - a);
  *x = column + from[0] + share * (to[0] - from[0]);
  *y = row + from[1] + share * (to[1] - from[1]);
  return TRUE;
}

static void
add_cell (const Land *land, int column, int row, double level, cairo_t *cr)
{
  double points[4][2];
  int n = 0;

  for (int edge = 0; edge < 4; edge++)
    {
      if (cross_edge (land, column, row, edge, level, &points[n][0], &points[n][1]))
        n++;
    }
  for (int i = 0; i + 1 < n; i += 2)
    {
      double scale_x = land->item->w / land->columns * POINTS_PER_MM;
      double scale_y = land->item->h / land->rows * POINTS_PER_MM;
      double x0 = land->item->x * POINTS_PER_MM, y0 = land->item->y * POINTS_PER_MM;
      cairo_move_to (cr, x0 + points[i][0] * scale_x, y0 + points[i][1] * scale_y);
      cairo_line_to (cr, x0 + points[i + 1][0] * scale_x, y0 + points[i + 1][1] * scale_y);
    }
}

static void
draw_level (const Land *land, int number, int shade, cairo_t *cr)
{
  double level = land->highest * number / (LEVELS + 1), grey = 0.80 - 0.16 * number / LEVELS;

  for (int row = 0; row < land->rows; row++)
    {
      for (int column = 0; column < land->columns; column++)
        {
          if (find_shade (land, column + 0.5, row + 0.5) == shade)
            add_cell (land, column, row, level, cr);
        }
    }
  double faded = 1 - (1 - grey) * shade / SHADES;
  cairo_set_source_rgb (cr, faded, faded, faded);
  cairo_set_line_width (cr, (number % 5 == 0 ? 0.26 : 0.16) * POINTS_PER_MM);
  cairo_stroke (cr);
}

/* A point of the way from the lower left to the summit (a cubic curve), t from 0 to 1. */
static void
find_way (const Land *land, double t, double *x, double *y)
{
  double s = 1 - t, w = land->item->w, h = land->item->h;
  double ax = land->item->x + 0.46 * w, ay = land->item->y + 0.90 * h;
  double bx = land->item->x + 0.45 * w, by = land->item->y + 0.97 * h;
  double cx = land->item->x + 0.42 * w, cy = land->item->y + 0.43 * h;

  *x = ax * s * s * s + 3 * bx * t * s * s + 3 * cx * t * t * s + land->summit_x * t * t * t;
  *y = ay * s * s * s + 3 * by * t * s * s + 3 * cy * t * t * s + land->summit_y * t * t * t;
}

static void
draw_dot (double x, double y, gboolean is_last, cairo_t *cr)
{
  cairo_new_path (cr);
  if (is_last)
    {
      cairo_arc (cr, x * POINTS_PER_MM, y * POINTS_PER_MM, 2.1 * POINTS_PER_MM, 0, 2 * G_PI);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_set_line_width (cr, 0.5 * POINTS_PER_MM);
      cairo_stroke (cr);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_arc (cr, x * POINTS_PER_MM, y * POINTS_PER_MM, 0.75 * POINTS_PER_MM, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* One dot for each meeting, at even distances along the way, the last one ringed. */
static void
draw_way (const Land *land, int meetings, cairo_t *cr)
{
  enum
  {
    STEPS = 400
  };
  double lengths[STEPS + 1] = { 0 }, x = 0, y = 0, last_x = 0, last_y = 0;

  find_way (land, 0, &last_x, &last_y);
  for (int i = 1; i <= STEPS; i++)
    {
      find_way (land, (double)i / STEPS, &x, &y);
      lengths[i] = lengths[i - 1] + hypot (x - last_x, y - last_y);
      last_x = x, last_y = y;
    }
  for (int m = 0, i = 0; m < meetings; m++)
    {
      double target = meetings > 1 ? lengths[STEPS] * m / (meetings - 1) : lengths[STEPS];
      while (i < STEPS && lengths[i] < target)
        i++;
      find_way (land, (double)i / STEPS, &x, &y);
      draw_dot (x, y, m == meetings - 1, cr);
    }
}

void
vv_contours_draw (const VvItem *item, cairo_t *cr)
{
  Land land = { .item = item };
  const char *bar = strchr (item->text, '|');
  int meetings = bar != NULL ? CLAMP (atoi (bar + 1), 0, 40) : 0;

  survey (&land);
  for (int number = 1; number <= LEVELS; number++)
    {
      for (int shade = 1; shade <= SHADES; shade++)
        draw_level (&land, number, shade, cr);
    }
  draw_way (&land, meetings, cr);
  g_free (land.heights);
}
