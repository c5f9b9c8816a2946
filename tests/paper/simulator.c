#include "simulator.h"

#include <math.h>
#include <stdio.h>
#include <jpeglib.h>
#include <string.h>

#define PAGE_WIDTH 210.0
#define PAGE_HEIGHT 297.0

/* How bad it gets: from .. to of each kind of damage. */
typedef struct
{
  double skew;           /* degrees, either way */
  double scale, stretch; /* share, either way; stretch differs between the directions */
  double offset;         /* mm, either way */
  double shading;        /* share of the light lost at the darkest edge, at most */
  double black[2], white[2];
  double noise[2];
  double blur[2]; /* pixels at 200 dpi */
  double jpeg[2], jpeg_share;
  double bilevel_share, speckle[2], stain_share, staple_share;
} Damage;

static const Damage DAMAGES[] = {
  { 2,
    .005,
    .002,
    2,
    .05,
    { 15, 50 },
    { 232, 252 },
    { 1, 4 },
    { .25, .5 },
    { 75, 92 },
    .5,
    0,
    { 0, 0 },
    0,
    0 },
  { 3.5,
    .015,
    .008,
    4,
    .15,
    { 35, 80 },
    { 212, 245 },
    { 4, 8 },
    { .5, .9 },
    { 45, 75 },
    .7,
    .2,
    { 0, 1e-4 },
    .3,
    .1 },
  { 5,
    .02,
    .01,
    5,
    .3,
    { 60, 110 },
    { 185, 230 },
    { 7, 13 },
    { .8, 1.3 },
    { 25, 50 },
    .8,
    .25,
    { 1e-4, 8e-4 },
    .6,
    .35 },
};

gboolean
sim_severity_from_string (const char *text, SimSeverity *severity)
{
  static const char *names[] = { "mild", "medium", "harsh" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *severity = (SimSeverity)i;
        return TRUE;
      }
  return FALSE;
}

/* SplitMix64 */
static guint64
next_bits (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

double
sim_uniform (guint64 *state, double from, double to)
{
  return from + (to - from) * (double)(next_bits (state) >> 11) / 9007199254740992.0;
}

/* Sum of four uniforms: near enough to a normal one, and fast. */
double
sim_normal (guint64 *state)
{
  guint64 bits = next_bits (state);
  double sum = (double)(bits & 0xffff) + (double)(bits >> 16 & 0xffff) + (double)(bits >> 32 & 0xffff)
               + (double)(bits >> 48);

  return (sum / 65536.0 - 2) * 1.7320508;
}

static double
either_way (guint64 *state, double reach)
{
  return sim_uniform (state, -reach, reach);
}

static VvImage *
copy_image (const VvImage *image)
{
  VvImage *copy = vv_image_new (image->width, image->height);

  for (int y = 0; y < image->height; y++)
    memcpy (copy->pixels + (gsize)y * copy->stride, image->pixels + (gsize)y * image->stride, image->width);
  copy->dpi = image->dpi;
  copy->bilevel = image->bilevel;
  return copy;
}

/* page mm → pixels of the scan: turned by quarters, skewed about the middle, scaled, moved. */
static void
place_sheet (const SimOptions *options,
             const Damage *d,
             guint64 *state,
             double map[6],
             int *width,
             int *height)
{
  double k = options->dpi / 25.4, angle = (options->rotate + either_way (state, d->skew)) * G_PI / 180;
  double scale = 1 + either_way (state, d->scale), stretch = either_way (state, d->stretch);
  double sx = k * (scale + stretch), sy = k * (scale - stretch), c = cos (angle), s = sin (angle);
  gboolean lies = options->rotate % 180 != 0;
  double u, v;

  *width = (int)round ((lies ? PAGE_HEIGHT : PAGE_WIDTH) * k);
  *height = (int)round ((lies ? PAGE_WIDTH : PAGE_HEIGHT) * k);
  u = *width / 2.0 + either_way (state, d->offset) * k;
  v = *height / 2.0 + either_way (state, d->offset) * k;
  map[0] = c * sx;
  map[1] = -s * sx;
  map[3] = s * sy;
  map[4] = c * sy;
  map[2] = u - map[0] * PAGE_WIDTH / 2 - map[1] * PAGE_HEIGHT / 2;
  map[5] = v - map[3] * PAGE_WIDTH / 2 - map[4] * PAGE_HEIGHT / 2;
}

/* Bilinear, at 16.16 fixed point of half a pixel less; white outside the sheet. */
static inline int
sample (const VvImage *page, gint64 x, gint64 y)
{
  gint64 left = x >> 16, top = y >> 16;
  int fx = (int)(x >> 8 & 255), fy = (int)(y >> 8 & 255);
  const guint8 *p, *q;

  if (left < 0 || top < 0 || left >= page->width - 1 || top >= page->height - 1)
    return 255;
  p = page->pixels + (gsize)top * page->stride + left;
  q = p + page->stride;
  return ((p[0] * (256 - fx) + p[1] * fx) * (256 - fy) + (q[0] * (256 - fx) + q[1] * fx) * fy) >> 16;
}

static VvImage *
warp (const VvImage *page, double pixels_per_mm, const double map[6], int width, int height)
{
  VvImage *scan = vv_image_new (width, height);
  double det = map[0] * map[4] - map[1] * map[3], k = pixels_per_mm;
  double xu = map[4] / det * k, xv = -map[1] / det * k, yu = -map[3] / det * k, yv = map[0] / det * k;
  gint64 dx = (gint64)(xu * 65536), dy = (gint64)(yu * 65536);
  gint64 qx = (gint64)(xv * 32768), qy = (gint64)(yv * 32768); /* half a pixel down */
  gboolean single = 1.5 * sqrt (fabs (det)) > k;

  for (int v = 0; v < height; v++)
    {
      double pu = (single ? .5 : .25) - map[2], pv = v + (single ? .5 : .25) - map[5];
      gint64 x = (gint64)((xu * pu + xv * pv - .5) * 65536), y = (gint64)((yu * pu + yv * pv - .5) * 65536);
      guint8 *out = scan->pixels + (gsize)v * scan->stride;

      for (int u = 0; u < width; u++, x += dx, y += dy)
        out[u] = single ? (guint8)sample (page, x, y)
                        : (guint8)((sample (page, x, y) + sample (page, x + dx / 2, y + dy / 2)
                                    + sample (page, x + qx, y + qy)
                                    + sample (page, x + dx / 2 + qx, y + dy / 2 + qy) + 2)
                                   >> 2);
    }
  return scan;
}

static void
blur_row (const guint8 *in, guint8 *out, int width, const int kernel[3])
{
  for (int x = 0; x < width; x++)
    {
      int a = in[MAX (0, x - 1)] + in[MIN (width - 1, x + 1)],
          b = in[MAX (0, x - 2)] + in[MIN (width - 1, x + 2)];

      out[x] = (guint8)((in[x] * kernel[0] + a * kernel[1] + b * kernel[2] + 512) >> 10);
    }
}

/* A row from five rows around it. */
static void
blur_rows (const guint8 *const rows[5], guint8 *out, int width, const int kernel[3])
{
  for (int x = 0; x < width; x++)
    out[x] = (guint8)((rows[2][x] * kernel[0] + (rows[1][x] + rows[3][x]) * kernel[1]
                       + (rows[0][x] + rows[4][x]) * kernel[2] + 512)
                      >> 10);
}

static void
blur (VvImage *image, double sigma)
{
  double a = exp (-.5 / (sigma * sigma)), b = exp (-2 / (sigma * sigma)), sum = 1 + 2 * a + 2 * b;
  int kernel[3] = { 0, (int)(1024 * a / sum), (int)(1024 * b / sum) };
  g_autofree guint8 *across = g_malloc ((gsize)image->width * image->height);

  kernel[0] = 1024 - 2 * kernel[1] - 2 * kernel[2];
  for (int y = 0; y < image->height; y++)
    blur_row (image->pixels + (gsize)y * image->stride, across + (gsize)y * image->width, image->width,
              kernel);
  for (int y = 0; y < image->height; y++)
    {
      const guint8 *rows[5];

      for (int i = 0; i < 5; i++)
        rows[i] = across + (gsize)CLAMP (y + i - 2, 0, image->height - 1) * image->width;
      blur_rows (rows, image->pixels + (gsize)y * image->stride, image->width, kernel);
    }
}

/* A brown ring or blot: light lost between its edges. */
static void
add_stain (VvImage *image, double k, guint64 *state)
{
  double cu = sim_uniform (state, 0, image->width), cv = sim_uniform (state, 0, image->height);
  double radius = sim_uniform (state, 8, 28) * k, depth = sim_uniform (state, .08, .28);
  double hollow = sim_uniform (state, 0, 1) < .5 ? .85 : 0;
  int top = MAX (0, (int)(cv - radius)), bottom = MIN (image->height, (int)(cv + radius) + 1);
  int left = MAX (0, (int)(cu - radius)), right = MIN (image->width, (int)(cu + radius) + 1);

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        double r = hypot (x - cu, y - cv) / radius, edge = CLAMP ((1 - r) * radius / (.5 * k), 0, 1);
        guint8 *p = &image->pixels[(gsize)y * image->stride + x];

        if (r < 1)
          *p = (guint8)(*p * (1 - depth * edge * (r >= hollow ? 1 : .35)));
      }
}

/* Something over one corner mark: a staple's strip or folded paper. */
static void
hide_corner (VvImage *image, const double map[6], double k, guint64 *state)
{
  int corner = (int)sim_uniform (state, 0, 4);
  double x = corner & 1 ? 196 : 14, y = corner & 2 ? 285 : 12;
  double u = map[0] * x + map[1] * y + map[2], v = map[3] * x + map[4] * y + map[5];
  double reach = sim_uniform (state, 4, 7) * k, grey = sim_uniform (state, 0, 1) < .5 ? 60 : 230;

  for (int row = MAX (0, (int)(v - reach)); row < MIN (image->height, (int)(v + reach)); row++)
    for (int column = MAX (0, (int)(u - reach)); column < MIN (image->width, (int)(u + reach)); column++)
      if (fabs (column - u) + fabs (row - v) < reach * 1.3)
        image->pixels[(gsize)row * image->stride + column] = (guint8)grey;
}

static void
light_sheet (VvImage *image, const Damage *d, guint64 *state)
{
  double black = sim_uniform (state, d->black[0], d->black[1]),
         white = sim_uniform (state, d->white[0], d->white[1]);
  double noise = sim_uniform (state, d->noise[0], d->noise[1]), loss = sim_uniform (state, 0, d->shading);
  double direction = sim_uniform (state, 0, 2 * G_PI), c = cos (direction), s = sin (direction);
  double speckle = sim_uniform (state, d->speckle[0], d->speckle[1]);
  float contrast = (float)((white - black) / 255);
  guint64 noise_state = next_bits (state);
  g_autofree float *normals = g_new (float, 4096);

  for (int i = 0; i < 4096; i++)
    normals[i] = (float)sim_normal (&noise_state);
  for (int y = 0; y < image->height; y++)
    {
      float along = (float)(.5 + .35355 * (s * (2.0 * y / image->height - 1) - c));
      float step = (float)(.35355 * c * 2 / image->width);
      guint8 *p = image->pixels + (gsize)y * image->stride;

      for (int x = 0; x < image->width; x++, along += step)
        {
          float level = ((float)black + contrast * p[x]) * (1 - (float)loss * along);

          level += (float)noise * normals[next_bits (&noise_state) >> 52];
          p[x] = (guint8)CLAMP (level, 0, 255);
        }
    }
  for (int i = (int)(speckle * image->width * image->height); i > 0; i--)
    {
      int x = (int)sim_uniform (state, 0, image->width - 2),
          y = (int)sim_uniform (state, 0, image->height - 2);
      guint8 level = sim_uniform (state, 0, 1) < .7 ? (guint8)black : (guint8)white;

      for (int k = 0; k < 4; k++)
        image->pixels[(gsize)(y + k / 2) * image->stride + x + k % 2] = level;
    }
}

/* One threshold for the sheet, between its black and its white. */
static void
threshold (VvImage *image, guint64 *state)
{
  int histogram[256] = { 0 }, white = 255, black = 0, count = 0, n = image->width * image->height;
  double level;

  for (int y = 0; y < image->height; y++)
    for (int x = 0; x < image->width; x++)
      histogram[image->pixels[(gsize)y * image->stride + x]]++;
  while (white > 0 && (count += histogram[white]) < n / 3)
    white--;
  for (count = 0; black < 255 && (count += histogram[black]) < n / 200;)
    black++;
  level = black + (white - black) * sim_uniform (state, .45, .65);
  for (int y = 0; y < image->height; y++)
    for (int x = 0; x < image->width; x++)
      {
        guint8 *p = &image->pixels[(gsize)y * image->stride + x];

        *p = *p > level ? 255 : 0;
      }
  image->bilevel = TRUE;
}

VvImage *
sim_jpeg (const VvImage *image, int quality, GBytes **data)
{
  struct jpeg_compress_struct out;
  struct jpeg_decompress_struct in;
  struct jpeg_error_mgr errors;
  unsigned char *buffer = NULL;
  unsigned long length = 0;
  VvImage *result = copy_image (image);

  memset (&out, 0, sizeof out);
  memset (&in, 0, sizeof in);
  out.err = in.err = jpeg_std_error (&errors);
  jpeg_create_compress (&out);
  jpeg_mem_dest (&out, &buffer, &length);
  out.image_width = image->width;
  out.image_height = image->height;
  out.input_components = 1;
  out.in_color_space = JCS_GRAYSCALE;
  jpeg_set_defaults (&out);
  jpeg_set_quality (&out, quality, TRUE);
  if (image->dpi > 0)
    {
      out.density_unit = 1;
      out.X_density = out.Y_density = (UINT16)(image->dpi + .5);
    }
  jpeg_start_compress (&out, TRUE);
  while (out.next_scanline < out.image_height)
    {
      JSAMPROW row = image->pixels + (gsize)out.next_scanline * image->stride;

      jpeg_write_scanlines (&out, &row, 1);
    }
  jpeg_finish_compress (&out);
  jpeg_destroy_compress (&out);
  jpeg_create_decompress (&in);
  jpeg_mem_src (&in, buffer, length);
  jpeg_read_header (&in, TRUE);
  jpeg_start_decompress (&in);
  while (in.output_scanline < in.output_height)
    {
      JSAMPROW row = result->pixels + (gsize)in.output_scanline * result->stride;

      jpeg_read_scanlines (&in, &row, 1);
    }
  jpeg_finish_decompress (&in);
  jpeg_destroy_decompress (&in);
  if (data)
    *data = g_bytes_new (buffer, length);
  free (buffer);
  return result;
}

VvImage *
sim_scan (const VvImage *page, double pixels_per_mm, const SimOptions *options, SimTruth *truth)
{
  const Damage *d = &DAMAGES[options->severity];
  guint64 state = options->seed * 7919 + 17;
  double map[6], k = options->dpi / 25.4;
  int width, height;
  VvImage *scan;

  place_sheet (options, d, &state, map, &width, &height);
  scan = warp (page, pixels_per_mm, map, width, height);
  if (options->lost_corner || sim_uniform (&state, 0, 1) < d->staple_share)
    hide_corner (scan, map, k, &state);
  if (sim_uniform (&state, 0, 1) < d->stain_share)
    add_stain (scan, k, &state);
  blur (scan, sim_uniform (&state, d->blur[0], d->blur[1]) * options->dpi / 200);
  light_sheet (scan, d, &state);
  scan->dpi = options->dpi;
  if (options->bilevel || (!options->grey_only && sim_uniform (&state, 0, 1) < d->bilevel_share))
    threshold (scan, &state);
  else if (sim_uniform (&state, 0, 1) < d->jpeg_share)
    {
      VvImage *plain = scan;

      scan = sim_jpeg (plain, (int)sim_uniform (&state, d->jpeg[0], d->jpeg[1]), NULL);
      vv_image_unref (plain);
    }
  if (truth)
    {
      memcpy (truth->map, map, sizeof map);
      truth->bilevel = scan->bilevel;
    }
  return scan;
}
