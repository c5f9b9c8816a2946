#include "vv-read-patch.h"

#include <string.h>

#define REACH (VV_PATCH_WINDOW / 2)

void
vv_patch_clear (VvPatch *patch)
{
  g_clear_pointer (&patch->pixels, g_free);
}

void
vv_sheet_clear (VvSheet *sheet)
{
  g_clear_pointer (&sheet->work, vv_image_unref);
}

void
vv_sheet_init (VvSheet *sheet, const VvImage *image, const double transform[9], double black)
{
  VvAffine middle = vv_map_linearise (transform, 105, 148);
  double factor;

  sheet->work = vv_image_for_reading (image, vv_affine_scale (&middle) / image->scale, &factor);
  sheet->black = black;
  memcpy (sheet->map, transform, sizeof sheet->map);
  for (int i = 0; i < 6; i++)
    sheet->map[i] /= image->scale * factor;
}

void
vv_patch_take (VvPatch *patch, const VvSheet *sheet, VvRect area)
{
  VvAffine t = vv_map_linearise (sheet->map, area.x + area.w / 2, area.y + area.h / 2);
  const VvImage *image = sheet->work;
  gint64 step_u = (gint64)(t.a[0] / VV_PATCH_SCALE * 65536),
         step_v = (gint64)(t.a[3] / VV_PATCH_SCALE * 65536);

  patch->x = area.x;
  patch->y = area.y;
  patch->width = MAX (1, (int)(area.w * VV_PATCH_SCALE + .5));
  patch->height = MAX (1, (int)(area.h * VV_PATCH_SCALE + .5));
  patch->pixels = g_malloc ((gsize)patch->width * patch->height);
  for (int y = 0; y < patch->height; y++)
    {
      guint8 *out = patch->pixels + (gsize)y * patch->width;
      double start_u, start_v;
      gint64 u, v;

      vv_affine_apply (&t, area.x + .5 / VV_PATCH_SCALE, area.y + (y + .5) / VV_PATCH_SCALE, &start_u,
                       &start_v);
      u = (gint64)((start_u - .5) * 65536);
      v = (gint64)((start_v - .5) * 65536);
      for (int x = 0; x < patch->width; x++, u += step_u, v += step_v)
        {
          gint64 left = u >> 16, top = v >> 16;
          int fx = (int)(u >> 12 & 15), fy = (int)(v >> 12 & 15);
          const guint8 *p, *q;

          out[x] = 255;
          if (left < 0 || top < 0 || left >= image->width - 1 || top >= image->height - 1)
            continue;
          p = image->pixels + (gsize)top * image->stride + left;
          q = p + image->stride;
          out[x] = (guint8)(((p[0] * (16 - fx) + p[1] * fx) * (16 - fy) + (q[0] * (16 - fx) + q[1] * fx) * fy)
                            >> 8);
        }
    }
}

void
vv_patch_smooth (VvPatch *patch)
{
  int width = patch->width, height = patch->height;
  g_autofree guint8 *source = g_memdup2 (patch->pixels, (gsize)width * height);

  for (int y = 1; y < height - 1; y++)
    {
      const guint8 *q = source + (gsize)y * width, *p = q - width, *r = q + width;
      guint8 *out = patch->pixels + (gsize)y * width;

      for (int x = 1; x < width - 1; x++)
        out[x]
            = (guint8)((p[x - 1] + p[x] + p[x + 1] + q[x - 1] + q[x] + q[x + 1] + r[x - 1] + r[x] + r[x + 1])
                       / 9);
    }
}

int
vv_patch_level (const VvPatch *patch, double share)
{
  int histogram[256] = { 0 }, n = patch->width * patch->height, count = 0, level = 255;

  for (int i = 0; i < n; i++)
    histogram[patch->pixels[i]]++;
  while (level > 0 && (count += histogram[level]) < share * n)
    level--;
  return level;
}

/* out[i] = the largest of in[i] .. in[i + 12], by doubling windows (2, 4, 8, 13), which vectorises. */
static void
spread_line (const guint8 *restrict in, guint8 *restrict a, guint8 *restrict out, int n)
{
  for (int i = 0; i + 1 < n; i++)
    a[i] = MAX (in[i], in[i + 1]);
  for (int i = 0; i + 3 < n; i++)
    out[i] = MAX (a[i], a[i + 2]);
  for (int i = 0; i + 7 < n; i++)
    a[i] = MAX (out[i], out[i + 4]);
  for (int i = 0; i + 12 < n; i++)
    out[i] = MAX (a[i], a[i + 5]);
}

static void
spread_rows (const guint8 *in, guint8 *out, int width, int rows, int down)
{
  for (int y = 0; y < rows; y++)
    {
      const guint8 *restrict p = in + (gsize)y * width, *restrict q = in + (gsize)(y + down) * width;
      guint8 *restrict o = out + (gsize)y * width;

      for (int x = 0; x < width; x++)
        o[x] = MAX (p[x], q[x]);
    }
}

/* Largest value in the window around each pixel; nothing comes in from beyond the edges. */
static void
spread (const guint8 *in, guint8 *out, int width, int height)
{
  int padded = width + 2 * REACH, rows = height + 2 * REACH;
  g_autofree guint8 *line = g_malloc0 (padded + 16), *a = g_malloc (padded + 16), *b = g_malloc (padded + 16);
  g_autofree guint8 *first = g_malloc0 ((gsize)width * rows), *second = g_malloc ((gsize)width * rows);

  for (int y = 0; y < height; y++)
    {
      memcpy (line + REACH, in + (gsize)y * width, width);
      spread_line (line, a, b, padded);
      memcpy (first + (gsize)(y + REACH) * width, b, width);
    }
  spread_rows (first, second, width, rows - 1, 1);
  spread_rows (second, first, width, rows - 3, 2);
  spread_rows (first, second, width, rows - 7, 4);
  spread_rows (second, out, width, height, 5);
}

static void
invert (guint8 *pixels, int n)
{
  for (int i = 0; i < n; i++)
    pixels[i] = 255 - pixels[i];
}

guint8 *
vv_patch_close (const VvPatch *patch)
{
  int n = patch->width * patch->height;
  g_autofree guint8 *wide = g_malloc (n);
  guint8 *closed = g_malloc (n);

  spread (patch->pixels, wide, patch->width, patch->height);
  invert (wide, n);
  spread (wide, closed, patch->width, patch->height);
  invert (closed, n);
  return closed;
}
