#include "vv-locate-frame.h"

#define HALF_SQUARE (VV_FRAME_SQUARE / 2)
#define SCALE_SLACK .06   /* of the scale that two squares show */
#define ANGLE_SLACK 9.0   /* degrees off one of the four sides */
#define STRETCH_SLACK .07 /* between the two directions */
#define SHEAR_SLACK .035
#define THIRD_REACH_MM 18.0 /* of a third square from where two of them put it: stretched pages */
#define FOURTH_REACH_MM 3.0
#define MAX_GUESSES 400

const VvRect VV_FRAME_MARKS[4] = {
  { 14 - HALF_SQUARE, 12 - HALF_SQUARE, VV_FRAME_SQUARE, VV_FRAME_SQUARE },
  { 196 - HALF_SQUARE, 12 - HALF_SQUARE, VV_FRAME_SQUARE, VV_FRAME_SQUARE },
  { 14 - HALF_SQUARE, 285 - HALF_SQUARE, VV_FRAME_SQUARE, VV_FRAME_SQUARE },
  { 196 - HALF_SQUARE, 285 - HALF_SQUARE, VV_FRAME_SQUARE, VV_FRAME_SQUARE },
};
const VvRect VV_FRAME_CODES[2] = { { 176, 9.5, 14, 14 }, { 20, 273.5, 14, 14 } };

static double
mark_x (int mark)
{
  return VV_FRAME_MARKS[mark].x + HALF_SQUARE;
}

static double
mark_y (int mark)
{
  return VV_FRAME_MARKS[mark].y + HALF_SQUARE;
}

static VvTie
tie_square (int mark, const VvSquare *square)
{
  return (VvTie){ mark_x (mark), mark_y (mark), square->u, square->v, 1 };
}

int
vv_frame_nearest_square (const VvSquare *squares, int n_squares, const VvAffine *map, int mark, double reach)
{
  double u, v, best = reach * vv_affine_scale (map);
  int nearest = -1;

  vv_affine_apply (map, mark_x (mark), mark_y (mark), &u, &v);
  for (int i = 0; i < n_squares; i++)
    {
      double distance = hypot (squares[i].u - u, squares[i].v - v);

      if (distance >= best)
        continue;
      best = distance;
      nearest = i;
    }
  return nearest;
}

static double
measure_distortion (const VvAffine *t, double *shear)
{
  double sx = hypot (t->a[0], t->a[3]), sy = hypot (t->a[1], t->a[4]);

  *shear = fabs (t->a[0] * t->a[1] + t->a[3] * t->a[4]) / (sx * sy);
  return fabs (sx / sy - 1);
}

gboolean
vv_frame_is_plausible (const VvAffine *map, double pixels_per_mm)
{
  double scale = vv_affine_scale (map), shear, stretch = measure_distortion (map, &shear);
  double turns = atan2 (map->a[3], map->a[0]) / G_PI_2;
  gboolean mirrored = map->a[0] * map->a[4] - map->a[1] * map->a[3] <= 0;

  return !mirrored && stretch < STRETCH_SLACK && shear < SHEAR_SLACK
         && fabs (scale / pixels_per_mm - 1) < SCALE_SLACK && fabs (turns - round (turns)) * 90 < ANGLE_SLACK;
}

/* The map without stretch that puts two marks on two squares; FALSE if its scale or angle cannot be. */
static gboolean
fit_pair (const VvSquare *a, int mark_a, const VvSquare *b, int mark_b, double pixels_per_mm, VvAffine *map)
{
  double mx = mark_x (mark_b) - mark_x (mark_a), my = mark_y (mark_b) - mark_y (mark_a);
  double du = b->u - a->u, dv = b->v - a->v, scale = hypot (du, dv) / hypot (mx, my);
  double angle = atan2 (dv, du) - atan2 (my, mx), turns = angle / G_PI_2;
  double c = scale * cos (angle), s = scale * sin (angle);

  if (fabs (scale / pixels_per_mm - 1) > SCALE_SLACK || fabs (turns - round (turns)) * 90 > ANGLE_SLACK)
    return FALSE;
  *map = (VvAffine){ { c, -s, 0, s, c, 0 } };
  map->a[2] = a->u - c * mark_x (mark_a) + s * mark_y (mark_a);
  map->a[5] = a->v - s * mark_x (mark_a) - c * mark_y (mark_a);
  return TRUE;
}

static void
add_guess (GArray *guesses, const VvFrameGuess *guess)
{
  for (guint i = 0; i < guesses->len; i++)
    {
      const VvFrameGuess *other = &g_array_index (guesses, VvFrameGuess, i);
      gboolean same = TRUE;

      for (int m = 0; m < 4; m++)
        same &= other->square[m] == guess->square[m];
      if (same)
        return;
    }
  if (guesses->len < MAX_GUESSES)
    g_array_append_val (guesses, *guess);
}

/* Fits all squares of a guess and judges it. */
static gboolean
settle_guess (const VvSquare *squares, double pixels_per_mm, VvFrameGuess *guess)
{
  VvTie ties[4];
  double shear, stretch;
  int n = 0;

  for (int m = 0; m < 4; m++)
    if (guess->square[m] >= 0)
      ties[n++] = tie_square (m, &squares[guess->square[m]]);
  guess->n_squares = n;
  if (n >= 3 && !vv_affine_fit (ties, n, &guess->map))
    return FALSE;
  if (!vv_frame_is_plausible (&guess->map, pixels_per_mm))
    return FALSE;
  stretch = measure_distortion (&guess->map, &shear);
  guess->error = 10 * (stretch + shear);
  for (int i = 0; i < n; i++)
    guess->error = MAX (guess->error, vv_affine_residual (&guess->map, &ties[i]));
  return TRUE;
}

/* A pair and every third square that could belong to it, with the fourth where the three put it. */
static void
extend_pair (const VvSquare *squares,
             int n_squares,
             double pixels_per_mm,
             const VvFrameGuess *pair,
             GArray *guesses)
{
  for (int mark = 0; mark < 4; mark++)
    {
      double u, v;

      if (pair->square[mark] >= 0)
        continue;
      vv_affine_apply (&pair->map, mark_x (mark), mark_y (mark), &u, &v);
      for (int i = 0; i < n_squares; i++)
        {
          VvFrameGuess guess = *pair;
          int last = 0;

          if (hypot (squares[i].u - u, squares[i].v - v) > THIRD_REACH_MM * pixels_per_mm)
            continue;
          guess.square[mark] = i;
          if (!settle_guess (squares, pixels_per_mm, &guess))
            continue;
          while (guess.square[last] >= 0)
            last++;
          guess.square[last]
              = vv_frame_nearest_square (squares, n_squares, &guess.map, last, FOURTH_REACH_MM);
          if (settle_guess (squares, pixels_per_mm, &guess))
            add_guess (guesses, &guess);
        }
    }
}

static int
compare_guesses (gconstpointer a, gconstpointer b)
{
  const VvFrameGuess *left = a, *right = b;

  if (left->n_squares != right->n_squares)
    return right->n_squares - left->n_squares;
  if (fabs (left->error - right->error) < 1e-6) /* the frame looks the same upside down */
    return (left->map.a[0] < right->map.a[0]) - (left->map.a[0] > right->map.a[0]);
  return left->error < right->error ? -1 : 1;
}

static void
guess_from_pair (const VvSquare *squares, int n_squares, int a, int b, double pixels_per_mm, GArray *guesses)
{
  for (int i = 0; i < 16; i++)
    {
      VvFrameGuess pair = { .square = { -1, -1, -1, -1 } };
      int mark_a = i / 4, mark_b = i % 4;

      if (mark_a == mark_b || !fit_pair (&squares[a], mark_a, &squares[b], mark_b, pixels_per_mm, &pair.map))
        continue;
      pair.square[mark_a] = a;
      pair.square[mark_b] = b;
      if (!settle_guess (squares, pixels_per_mm, &pair))
        continue;
      extend_pair (squares, n_squares, pixels_per_mm, &pair, guesses);
      pair.error += 5; /* nothing confirms two squares but the code */
      add_guess (guesses, &pair);
    }
}

GArray *
vv_frame_guess (const VvSquare *squares, int n_squares, double pixels_per_mm)
{
  g_autoptr (GArray) guesses = g_array_new (FALSE, FALSE, sizeof (VvFrameGuess));

  for (int a = 0; a < n_squares; a++)
    for (int b = a + 1; b < n_squares; b++)
      guess_from_pair (squares, n_squares, a, b, pixels_per_mm, guesses);
  g_array_sort (guesses, compare_guesses);
  return g_steal_pointer (&guesses);
}
