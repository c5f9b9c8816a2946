#include "vv-boxes.h"

#include <string.h>

#define PAD_MM 1.6        /* of the patch around the box */
#define INSET_MM .6       /* of the inside from the box's edge: the frame's stroke and its blur */
#define SEARCH_MM .9      /* how far the frame may lie off */
#define MIN_CONTRAST 30.0 /* grey levels between white and black, on the palest page */
#define WHITE_SHARE .25   /* the lightest quarter of the patch is paper */
#define STROKE_LEVEL .3   /* darkness of a stroke */

typedef struct
{
  int left, top, right, bottom;
} Inside;

static double
sum_column (const VvPatch *patch, int x, int from, int to, double white)
{
  double sum = 0;

  for (int y = from; y < to; y++)
    sum += white - patch->pixels[y * patch->width + x];
  return sum / (to - from);
}

static double
sum_row (const VvPatch *patch, int y, int from, int to, double white)
{
  double sum = 0;

  for (int x = from; x < to; x++)
    sum += white - patch->pixels[y * patch->width + x];
  return sum / (to - from);
}

/* Where two parallel strokes, `size` pixels apart, stand best in a profile of darkness. Both must be there,
 * so the weaker one counts most. */
static double
search_strokes (const double *profile, int length, int origin, int size, int *shift)
{
  int reach = (int)(SEARCH_MM * VV_PATCH_SCALE);
  double best = -G_MAXDOUBLE;

  for (int s = -reach; s <= reach; s++)
    {
      int near = origin + s, far = near + size;
      double a, b, score;

      if (near < 1 || far >= length)
        continue;
      a = MAX (profile[near], profile[near - 1]);
      b = MAX (profile[far], profile[far - 1]);
      score = 1.5 * MIN (a, b) + a + b - .8 * ABS (s);
      if (score <= best)
        continue;
      best = score;
      *shift = s;
    }
  return best;
}

/* The frame's place, from profiles over the middle of each side. */
static double
search_frame (const VvPatch *patch,
              int origin,
              int width,
              int height,
              double white,
              double contrast,
              int *dx,
              int *dy)
{
  g_autofree double *columns = g_new (double, patch->width);
  g_autofree double *rows = g_new (double, patch->height);
  double across, down;

  for (int x = 0; x < patch->width; x++)
    columns[x] = sum_column (patch, x, origin + height * 15 / 100, origin + height * 85 / 100, white);
  for (int y = 0; y < patch->height; y++)
    rows[y] = sum_row (patch, y, origin + width * 15 / 100, origin + width * 85 / 100, white);
  across = search_strokes (columns, patch->width, origin, width, dx);
  down = search_strokes (rows, patch->height, origin, height, dy);
  return MIN (across, down) / (3.5 * contrast);
}

/* Longest side of the bounding box of a connected part of mask, which is cleared on the way. */
static int
measure_part (guint8 *mask, int width, int height, int start, int *stack)
{
  int n = 0, left = width, right = 0, top = height, bottom = 0;

  stack[n++] = start;
  mask[start] = 0;
  while (n > 0)
    {
      int at = stack[--n], x = at % width, y = at / width;

      left = MIN (left, x);
      right = MAX (right, x);
      top = MIN (top, y);
      bottom = MAX (bottom, y);
      for (int i = 0; i < 9; i++)
        {
          int nx = x + i % 3 - 1, ny = y + i / 3 - 1, next = ny * width + nx;

          if (nx < 0 || ny < 0 || nx >= width || ny >= height || !mask[next])
            continue;
          mask[next] = 0;
          stack[n++] = next;
        }
    }
  return MAX (right - left, bottom - top) + 1;
}

static double
measure_extent (guint8 *mask, int width, int height)
{
  g_autofree int *stack = g_new (int, width *height);
  int longest = 0;

  for (int i = 0; i < width * height; i++)
    {
      int side = mask[i] ? measure_part (mask, width, height, i, stack) : 0;

      longest = MAX (longest, side);
    }
  return longest / (double)width;
}

static void
measure_inside (const VvPatch *patch, const Inside *in, double white, double contrast, VvBoxMeasure *m)
{
  g_autofree guint8 *closed = vv_patch_close (patch);
  int width = in->right - in->left, height = in->bottom - in->top, n = width * height;
  g_autofree guint8 *mask = g_malloc (n);
  double fill = 0, stroke = 0;
  int solid = 0;

  for (int i = 0; i < n; i++)
    {
      int at = (in->top + i / width) * patch->width + in->left + i % width;
      double dark = CLAMP ((white - patch->pixels[at]) / contrast, 0, 1);

      fill += dark;
      stroke += CLAMP ((closed[at] - patch->pixels[at]) / contrast, 0, 1);
      solid += dark > .5;
      mask[i] = dark > STROKE_LEVEL;
    }
  m->fill = fill / n;
  m->stroke = stroke / n;
  m->solid = solid / (double)n;
  m->extent = measure_extent (mask, width, height);
}

void
vv_box_measure (const VvSheet *sheet, VvRect box, VvBoxMeasure *measure)
{
  g_auto (VvPatch) patch = { 0 };
  int origin = (int)(PAD_MM * VV_PATCH_SCALE + .5), dx = 0, dy = 0;
  int width = (int)(box.w * VV_PATCH_SCALE + .5), height = (int)(box.h * VV_PATCH_SCALE + .5);
  int inset = (int)(INSET_MM * VV_PATCH_SCALE + .5);
  double white, contrast;
  Inside inside;

  memset (measure, 0, sizeof *measure);
  vv_patch_take (&patch, sheet,
                 (VvRect){ box.x - PAD_MM, box.y - PAD_MM, box.w + 2 * PAD_MM, box.h + 2 * PAD_MM });
  white = vv_patch_level (&patch, WHITE_SHARE);
  contrast = MAX (MIN_CONTRAST, white - sheet->black);
  measure->frame = search_frame (&patch, origin, width, height, white, contrast, &dx, &dy);
  if (measure->frame < .12)
    dx = dy = 0;
  measure->dx = dx / (double)VV_PATCH_SCALE;
  measure->dy = dy / (double)VV_PATCH_SCALE;
  inside = (Inside){ MAX (0, origin + dx + inset), MAX (0, origin + dy + inset),
                     MIN (patch.width, origin + dx + width - inset),
                     MIN (patch.height, origin + dy + height - inset) };
  if (inside.right > inside.left && inside.bottom > inside.top)
    measure_inside (&patch, &inside, white, contrast, measure);
}
