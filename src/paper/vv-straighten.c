#include "vv-straighten.h"

#include "vv-locate-geometry.h"

VvImage *
vv_straighten (const VvImage *image,
               const VvPagePose *pose,
               double pixels_per_mm,
               double width,
               double height)
{
  return vv_straighten_rect (image, pose, pixels_per_mm, (VvRect){ 0, 0, width, height });
}

static guint8
sample (const VvImage *image, double u, double v)
{
  int left = (int)floor (u - .5), top = (int)floor (v - .5);
  double fx = u - .5 - left, fy = v - .5 - top;
  const guint8 *p, *q;

  if (left < 0 || top < 0 || left >= image->width - 1 || top >= image->height - 1)
    return 255;
  p = image->pixels + (gsize)top * image->stride + left;
  q = p + image->stride;
  return (guint8)((p[0] * (1 - fx) + p[1] * fx) * (1 - fy) + (q[0] * (1 - fx) + q[1] * fx) * fy + .5);
}

VvImage *
vv_straighten_rect (const VvImage *image, const VvPagePose *pose, double pixels_per_mm, VvRect rect)
{
  g_autoptr (VvImage) source = NULL;
  VvAffine middle;
  VvImage *result;
  double shrink;

  if (!pose->frame_found)
    return NULL;
  result = vv_image_new ((int)(rect.w * pixels_per_mm + .5), (int)(rect.h * pixels_per_mm + .5));
  if (!result)
    return NULL;
  middle = vv_map_linearise (pose->transform, rect.x + rect.w / 2, rect.y + rect.h / 2);
  source = vv_image_ref ((VvImage *)image);
  shrink = image->scale;
  /* A picture much coarser than the scan would lose thin strokes between its samples. */
  while (vv_affine_scale (&middle) / shrink > 2 * pixels_per_mm && MIN (source->width, source->height) > 400)
    {
      VvImage *half = vv_image_halve (source);

      vv_image_unref (source);
      source = half;
      shrink *= 2;
    }
  for (int y = 0; y < result->height; y++)
    for (int x = 0; x < result->width; x++)
      {
        double u, v;

        vv_map_apply (pose->transform, rect.x + (x + .5) / pixels_per_mm, rect.y + (y + .5) / pixels_per_mm,
                      &u, &v);
        result->pixels[(gsize)y * result->stride + x] = sample (source, u / shrink, v / shrink);
      }
  result->dpi = pixels_per_mm * 25.4;
  return result;
}
