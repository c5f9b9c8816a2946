#include "vv-locate-geometry.h"

#include <string.h>

#define HALVE_FROM_DPI 250.0
#define DOUBLE_BELOW_DPI 140.0

/* Normal equations of x, y, 1; the right-hand sides of u and v in columns 3 and 4. */
static void
build_normal (const VvTie *ties, int n, double normal[3][5])
{
  memset (normal, 0, sizeof (double) * 15);
  for (int i = 0; i < n; i++)
    {
      double row[5] = { ties[i].x, ties[i].y, 1, ties[i].u, ties[i].v };

      for (int a = 0; a < 3; a++)
        for (int b = 0; b < 5; b++)
          normal[a][b] += ties[i].weight * row[a] * row[b];
    }
}

/* Gauss-Jordan with pivoting: columns 3 and 4 become the solutions. */
static gboolean
solve (double m[3][5])
{
  for (int c = 0; c < 3; c++)
    {
      int pivot = c;

      for (int r = c + 1; r < 3; r++)
        if (fabs (m[r][c]) > fabs (m[pivot][c]))
          pivot = r;
      if (fabs (m[pivot][c]) < 1e-6)
        return FALSE;
      for (int q = 0; q < 5; q++)
        {
          double s = m[c][q];

          m[c][q] = m[pivot][q];
          m[pivot][q] = s;
        }
      for (int r = 0; r < 3; r++)
        {
          double f = m[r][c] / m[c][c];

          if (r == c)
            continue;
          for (int q = c; q < 5; q++)
            m[r][q] -= f * m[c][q];
        }
    }
  for (int c = 0; c < 3; c++)
    {
      m[c][3] /= m[c][c];
      m[c][4] /= m[c][c];
    }
  return TRUE;
}

gboolean
vv_affine_fit (const VvTie *ties, int n, VvAffine *affine)
{
  double normal[3][5];

  build_normal (ties, n, normal);
  if (!solve (normal))
    return FALSE;
  for (int c = 0; c < 3; c++)
    {
      affine->a[c] = normal[c][3];
      affine->a[3 + c] = normal[c][4];
    }
  return TRUE;
}

double
vv_affine_residual (const VvAffine *affine, const VvTie *tie)
{
  double u, v;

  vv_affine_apply (affine, tie->x, tie->y, &u, &v);
  return hypot (u - tie->u, v - tie->v) / vv_affine_scale (affine);
}

double
vv_affine_corner_error (const VvTie *ties, int n, double sigma, double width, double height)
{
  double worst = 0;

  for (int corner = 0; corner < 4; corner++)
    {
      double p[3] = { corner & 1 ? width : 0, corner & 2 ? height : 0, 1 }, m[3][5], variance = 0;

      build_normal (ties, n, m);
      for (int a = 0; a < 3; a++)
        {
          m[a][3] = p[a];
          m[a][4] = 0;
        }
      if (!solve (m))
        return G_MAXDOUBLE;
      for (int a = 0; a < 3; a++)
        variance += p[a] * m[a][3];
      worst = MAX (worst, variance);
    }
  return sigma * sqrt (2 * worst); /* both coordinates */
}

void
vv_map_apply (const double map[9], double x, double y, double *u, double *v)
{
  double w = map[6] * x + map[7] * y + map[8];

  *u = (map[0] * x + map[1] * y + map[2]) / w;
  *v = (map[3] * x + map[4] * y + map[5]) / w;
}

VvAffine
vv_map_linearise (const double map[9], double x, double y)
{
  VvAffine t;
  double u, v, w = map[6] * x + map[7] * y + map[8];

  vv_map_apply (map, x, y, &u, &v);
  t.a[0] = (map[0] - u * map[6]) / w;
  t.a[1] = (map[1] - u * map[7]) / w;
  t.a[3] = (map[3] - v * map[6]) / w;
  t.a[4] = (map[4] - v * map[7]) / w;
  t.a[2] = u - t.a[0] * x - t.a[1] * y;
  t.a[5] = v - t.a[3] * x - t.a[4] * y;
  return t;
}

static VvImage *
new_like (const VvImage *image, int width, int height)
{
  VvImage *result = vv_image_new (width, height);

  if (result)
    result->bilevel = image->bilevel;
  return result;
}

VvImage *
vv_image_halve (const VvImage *image)
{
  VvImage *half = new_like (image, image->width / 2, image->height / 2);

  if (!half)
    return NULL;
  for (int y = 0; y < half->height; y++)
    {
      const guint8 *p = image->pixels + (gsize)2 * y * image->stride, *q = p + image->stride;
      guint8 *out = half->pixels + (gsize)y * half->stride;

      for (int x = 0; x < half->width; x++)
        out[x] = (p[2 * x] + p[2 * x + 1] + q[2 * x] + q[2 * x + 1] + 2) >> 2;
    }
  half->dpi = image->dpi / 2;
  return half;
}

VvImage *
vv_image_double (const VvImage *image)
{
  VvImage *result = new_like (image, image->width * 2, image->height * 2);

  if (!result)
    return NULL;
  for (int y = 0; y < result->height; y++)
    {
      int y0 = MAX (0, (y - 1) / 2), y1 = MIN (image->height - 1, (y + 1) / 2), fy = y & 1 ? 1 : 3;
      const guint8 *p = image->pixels + (gsize)y0 * image->stride,
                   *q = image->pixels + (gsize)y1 * image->stride;
      guint8 *out = result->pixels + (gsize)y * result->stride;

      for (int x = 0; x < result->width; x++)
        {
          int x0 = MAX (0, (x - 1) / 2), x1 = MIN (image->width - 1, (x + 1) / 2), fx = x & 1 ? 1 : 3;
          int top = p[x0] * (4 - fx) + p[x1] * fx, bottom = q[x0] * (4 - fx) + q[x1] * fx;

          out[x] = (guint8)((top * (4 - fy) + bottom * fy + 8) >> 4);
        }
    }
  result->dpi = image->dpi * 2;
  return result;
}

VvImage *
vv_image_for_reading (const VvImage *image, double pixels_per_mm, double *factor)
{
  g_autoptr (VvImage) work = vv_image_ref ((VvImage *)image);
  double dpi = pixels_per_mm * 25.4;

  *factor = 1;
  while (dpi >= HALVE_FROM_DPI && MIN (work->width, work->height) > 400)
    {
      VvImage *half = vv_image_halve (work);

      vv_image_unref (work);
      work = half;
      dpi /= 2;
      *factor *= 2;
    }
  if (dpi < DOUBLE_BELOW_DPI && (gint64)work->width * work->height < 16 * 1000 * 1000)
    {
      VvImage *twice = vv_image_double (work);

      vv_image_unref (work);
      work = twice;
      *factor /= 2;
    }
  return g_steal_pointer (&work);
}
