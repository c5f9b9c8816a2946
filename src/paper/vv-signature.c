#include "vv-signature.h"

#include <string.h>

#define INSET_MM 1.0
#define MIN_CONTRAST 30.0
#define STROKE_LEVEL .2  /* darkness against the paper around */
#define MIN_AREA_MM2 .25 /* smaller parts are dirt */
#define MIN_LENGTH_MM 1.0
#define NOISE_DEVIATIONS 4
#define GAP 2 /* pixels that strokes are joined over */

enum
{
  PAPER,
  INK,
  SEEN,
  PRINTED,
};

/* One connected stroke. */
typedef struct
{
  int left, top, right, bottom, area;
  double contrast; /* sum over its pixels, grey levels */
} Stroke;

VvRect
vv_signature_area (VvRect frame)
{
  return (VvRect){ frame.x + INSET_MM, frame.y + INSET_MM, frame.w - 2 * INSET_MM, frame.h - 2 * INSET_MM };
}

static Stroke
follow_stroke (const VvPatch *patch, const guint8 *closed, guint8 *marks, int start, int *stack)
{
  Stroke stroke = { patch->width, patch->height, 0, 0, 0, 0 };
  int n = 0;

  stack[n++] = start;
  marks[start] = SEEN;
  while (n > 0)
    {
      int at = stack[--n], x = at % patch->width, y = at / patch->width;

      stroke.area++;
      stroke.contrast += closed[at] - patch->pixels[at];
      stroke.left = MIN (stroke.left, x);
      stroke.right = MAX (stroke.right, x);
      stroke.top = MIN (stroke.top, y);
      stroke.bottom = MAX (stroke.bottom, y);
      for (int ny = MAX (0, y - GAP); ny <= MIN (patch->height - 1, y + GAP); ny++)
        for (int nx = MAX (0, x - GAP); nx <= MIN (patch->width - 1, x + GAP); nx++)
          if (marks[ny * patch->width + nx] == INK)
            {
              marks[ny * patch->width + nx] = SEEN;
              stack[n++] = ny * patch->width + nx;
            }
    }
  return stroke;
}

/* Dirt, folds and scanner streaks: too small, or straight and thin across the whole field, or along its edge.
 */
static gboolean
is_no_pen (const VvPatch *patch, const Stroke *s)
{
  int w = s->right - s->left, h = s->bottom - s->top, scale = VV_PATCH_SCALE;
  gboolean small = s->area < MIN_AREA_MM2 * scale * scale || MAX (w, h) < MIN_LENGTH_MM * scale;
  gboolean across = w > .9 * patch->width && s->area < 1.3 * scale * w && h < 3 * scale + .1 * w;
  gboolean down = h > .9 * patch->height && s->area < .6 * scale * h && w < scale + .1 * h;
  gboolean touches = s->top == 0 || s->bottom == patch->height - 1;
  gboolean from_edge = touches && h > 4 * scale && w < scale + .1 * h && s->area < .6 * scale * h;
  gboolean along_edge
      = (touches && h < .6 * scale) || ((s->left == 0 || s->right == patch->width - 1) && w < .6 * scale);

  return small || across || down || from_edge || along_edge;
}

static void
sum_strokes (const VvPatch *patch, const guint8 *closed, guint8 *marks, double contrast, VvInkMeasure *m)
{
  g_autofree int *stack = g_new (int, patch->width * patch->height);
  int left = patch->width, right = -1, top = patch->height, bottom = -1, pixels = 0;
  double sum = 0;

  for (int i = 0; i < patch->width * patch->height; i++)
    {
      Stroke s;

      if (marks[i] != INK)
        continue;
      s = follow_stroke (patch, closed, marks, i, stack);
      if (is_no_pen (patch, &s))
        continue;
      m->strokes++;
      m->longest = MAX (m->longest, MAX (s.right - s.left, s.bottom - s.top) / (double)VV_PATCH_SCALE);
      pixels += s.area;
      sum += s.contrast;
      left = MIN (left, s.left);
      right = MAX (right, s.right);
      top = MIN (top, s.top);
      bottom = MAX (bottom, s.bottom);
    }
  if (pixels == 0)
    return;
  m->area = pixels / (double)(VV_PATCH_SCALE * VV_PATCH_SCALE);
  m->contrast = sum / pixels / contrast;
  m->width = (right - left + 1) / (double)VV_PATCH_SCALE;
  m->height = (bottom - top + 1) / (double)VV_PATCH_SCALE;
}

/* What stands out of noise: four deviations above the middle of what lies between the strokes and their
 * paper. */
static double
measure_noise (const VvPatch *patch, const guint8 *closed)
{
  int histogram[256] = { 0 }, n = patch->width * patch->height, count = 0, level = 0, quarter;

  for (int i = 0; i < n; i++)
    histogram[closed[i] - patch->pixels[i]]++;
  while (level < 255 && (count += histogram[level]) * 4 < n)
    level++;
  quarter = level;
  while (level < 255 && count * 2 < n)
    count += histogram[++level];
  return level + NOISE_DEVIATIONS * MAX (.5, (level - quarter) / .67);
}

void
vv_ink_measure (const VvSheet *sheet, VvRect area, const guint8 *printed, VvInkMeasure *measure)
{
  g_auto (VvPatch) patch = { 0 };
  g_autofree guint8 *closed = NULL;
  g_autofree guint8 *marks = NULL;
  double contrast, threshold;
  int n;

  memset (measure, 0, sizeof *measure);
  vv_patch_take (&patch, sheet, area);
  vv_patch_smooth (&patch);
  n = patch.width * patch.height;
  closed = vv_patch_close (&patch);
  marks = g_malloc0 (n);
  threshold = measure_noise (&patch, closed);
  contrast = MAX (MIN_CONTRAST, vv_patch_level (&patch, .5) - sheet->black);
  threshold = MAX (threshold, STROKE_LEVEL * contrast);
  for (int i = 0; i < n; i++)
    {
      if (printed && printed[i])
        marks[i] = PRINTED;
      else if (closed[i] - patch.pixels[i] > threshold)
        marks[i] = INK;
    }
  sum_strokes (&patch, closed, marks, contrast, measure);
}
