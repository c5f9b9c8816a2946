/* vv-locate-geometry.h: from page millimetres to pixels and back.
 *
 * Pixel coordinates are continuous: pixel (0, 0) covers 0..1, so that scaling an image scales its
 * coordinates. */
#pragma once

#include <glib.h>
#include <math.h>
#include "vv-image.h"

/* u = a0 x + a1 y + a2, v = a3 x + a4 y + a5 */
typedef struct
{
  double a[6];
} VvAffine;

/* A point of the page (mm) and where it was seen (pixels). */
typedef struct
{
  double x, y, u, v, weight;
} VvTie;

static inline void
vv_affine_apply (const VvAffine *t, double x, double y, double *u, double *v)
{
  *u = t->a[0] * x + t->a[1] * y + t->a[2];
  *v = t->a[3] * x + t->a[4] * y + t->a[5];
}

/* Pixels per mm, the mean of both directions. */
static inline double
vv_affine_scale (const VvAffine *t)
{
  return (hypot (t->a[0], t->a[3]) + hypot (t->a[1], t->a[4])) / 2;
}

/* Mean of the 3 x 3 pixels around a point; -1 outside. */
static inline int
vv_sample_nine (const VvImage *image, double u, double v)
{
  int x = (int)floor (u), y = (int)floor (v);
  const guint8 *p, *q, *r;

  if (x < 1 || y < 1 || x >= image->width - 1 || y >= image->height - 1)
    return -1;
  p = image->pixels + (gsize)y * image->stride + x;
  q = p - image->stride;
  r = p + image->stride;
  return (q[-1] + q[0] + q[1] + p[-1] + p[0] + p[1] + r[-1] + r[0] + r[1]) / 9;
}

/* Weighted least squares; ties of weight 0 do not count. FALSE (and affine untouched) if they do not
 * determine one. */
gboolean vv_affine_fit (const VvTie *ties, int n, VvAffine *affine);

/* Distance in mm between where the affine puts a tie and where it was seen. */
double vv_affine_residual (const VvAffine *affine, const VvTie *tie);

/* How far off (mm) the farthest corner of a page of width x height may be, at one standard deviation, if each
 * tie of weight 1 is seen with an error of sigma mm. G_MAXDOUBLE if the ties determine no affine. */
double vv_affine_corner_error (const VvTie *ties, int n, double sigma, double width, double height);

/* A row-major 3 x 3 map near a point, as an affine. */
VvAffine vv_map_linearise (const double map[9], double x, double y);
void vv_map_apply (const double map[9], double x, double y, double *u, double *v);

/* The image that reading works on: halved until below 250 dpi, doubled below 140 (pixels_per_mm: of the
 * image, by what is known of it). *factor: pixels of the image per pixel of the result, in each direction. */
VvImage *vv_image_for_reading (const VvImage *image, double pixels_per_mm, double *factor);
VvImage *vv_image_halve (const VvImage *image);
VvImage *vv_image_double (const VvImage *image);
