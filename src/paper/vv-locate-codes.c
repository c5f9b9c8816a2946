#include "vv-locate-codes.h"

#include <string.h>

#include "vv-code.h"

#define MIN_SCORE 18.0  /* grey levels: below, there is no code here */
#define SURE_SCORE 60.0 /* its finder patterns register the page even if the code cannot be read */
#define FINDER_SHARE .6 /* of the whole code's score that each finder pattern must reach */

typedef struct
{
  const VvImage *image;
  const VvAffine *map;
  VvRect rect;
  double module; /* mm */
} Place;

typedef struct
{
  double dark, light;
} Levels;

void
vv_code_pattern_init (VvCodePattern *pattern)
{
  static const int corner[3][2] = { { 0, 0 }, { VV_QR_SIZE - 7, 0 }, { 0, VV_QR_SIZE - 7 } };
  gint8 cells[VV_QR_CELLS];

  memset (pattern, 0, sizeof *pattern);
  vv_qr_tables_init (&pattern->tables);
  vv_qr_fixed_cells (cells);
  for (int i = 0; i < VV_QR_CELLS; i++)
    if (cells[i] >= 0)
      pattern->fixed[pattern->n_fixed++] = (VvCodeCell){ (guint16)i, cells[i] };
  for (int k = 0; k < 3; k++)
    for (int i = 0; i < 49; i++)
      {
        int cell = (corner[k][1] + i / 7) * VV_QR_SIZE + corner[k][0] + i % 7;

        pattern->finder[k][i] = (VvCodeCell){ (guint16)cell, cells[cell] };
      }
}

static gboolean
accept_payload (const char *text, gpointer user_data)
{
  return vv_code_parse (text, NULL, NULL, NULL);
}

static inline int
sample_cell (const Place *place, int cell, double dx, double dy)
{
  double u, v;

  vv_affine_apply (place->map, place->rect.x + (cell % VV_QR_SIZE + .5) * place->module + dx,
                   place->rect.y + (cell / VV_QR_SIZE + .5) * place->module + dy, &u, &v);
  return vv_sample_nine (place->image, u, v);
}

/* Contrast (mean light minus mean dark) of known modules if the code lies dx, dy mm from its place. */
static double
score_cells (const Place *place, const VvCodeCell *cells, int n, double dx, double dy, Levels *levels)
{
  double sum[2] = { 0 };
  int count[2] = { 0 };

  for (int i = 0; i < n; i++)
    {
      int sample = sample_cell (place, cells[i].cell, dx, dy);

      if (sample < 0)
        continue;
      sum[cells[i].dark] += sample;
      count[cells[i].dark]++;
    }
  if (count[0] < n / 6 || count[1] < n / 6)
    return 0;
  if (levels)
    *levels = (Levels){ sum[1] / count[1], sum[0] / count[0] };
  return sum[0] / count[0] - sum[1] / count[1];
}

/* Best offset around dx, dy on a grid of (2 rings + 1)^2 points. */
static double
search_offset (const Place *place,
               const VvCodeCell *cells,
               int n,
               double step,
               int rings,
               double best,
               double *dx,
               double *dy)
{
  double cx = *dx, cy = *dy;

  for (int j = -rings; j <= rings; j++)
    for (int i = -rings; i <= rings; i++)
      {
        double score = score_cells (place, cells, n, cx + i * step, cy + j * step, NULL);

        if (score <= best)
          continue;
        best = score;
        *dx = cx + i * step;
        *dy = cy + j * step;
      }
  return best;
}

/* Each finder pattern by itself: three ties. Returns how many were found well enough. */
static int
locate_finders (const VvCodePattern *pattern, const Place *place, double score, VvTie ties[3])
{
  static const double centre[3][2] = { { 3.5, 3.5 }, { VV_QR_SIZE - 3.5, 3.5 }, { 3.5, VV_QR_SIZE - 3.5 } };
  int n = 0;

  for (int k = 0; k < 3; k++)
    {
      double dx = 0, dy = 0, best = -1, step = place->module * .4;
      VvTie *tie = &ties[n];

      best = search_offset (place, pattern->finder[k], 49, step, 2, best, &dx, &dy);
      for (step /= 2; step > place->module * .04; step /= 2)
        best = search_offset (place, pattern->finder[k], 49, step, 1, best, &dx, &dy);
      if (best <= score * FINDER_SHARE)
        continue;
      tie->x = place->rect.x + centre[k][0] * place->module;
      tie->y = place->rect.y + centre[k][1] * place->module;
      tie->weight = 1;
      vv_affine_apply (place->map, tie->x + dx, tie->y + dy, &tie->u, &tie->v);
      n++;
    }
  return n;
}

static gboolean
read_grid (const VvCodePattern *pattern, const Place *place, const Levels *levels, char *payload)
{
  float samples[VV_QR_CELLS];

  for (int i = 0; i < VV_QR_CELLS; i++)
    {
      int sample = sample_cell (place, i, 0, 0);

      samples[i] = sample < 0 ? (float)levels->light : (float)sample;
    }
  return vv_qr_decode (&pattern->tables, samples, (float)levels->dark, (float)levels->light, accept_payload,
                       NULL, payload, NULL);
}

void
vv_locate_code (const VvCodePattern *pattern,
                const VvImage *image,
                const VvAffine *guess,
                VvRect rect,
                double reach,
                VvCodeFind *find)
{
  VvAffine shifted = *guess, own;
  Place place = { image, guess, rect, rect.w / VV_QR_SIZE };
  double dx = 0, dy = 0, step = place.module * .6;
  Levels levels = { 0, 255 };

  memset (find, 0, sizeof *find);
  find->score = search_offset (&place, pattern->fixed, pattern->n_fixed, step, (int)ceil (reach / step), -1,
                               &dx, &dy);
  for (step = place.module * .3; step > place.module * .06; step /= 2)
    find->score = search_offset (&place, pattern->fixed, pattern->n_fixed, step, 1, find->score, &dx, &dy);
  if (find->score < MIN_SCORE)
    return;
  shifted.a[2] += guess->a[0] * dx + guess->a[1] * dy;
  shifted.a[5] += guess->a[3] * dx + guess->a[4] * dy;
  place.map = &shifted;
  find->n_ties = locate_finders (pattern, &place, find->score, find->ties);
  own = shifted;
  if (find->n_ties == 3)
    vv_affine_fit (find->ties, 3, &own);
  place.map = &own;
  score_cells (&place, pattern->fixed, pattern->n_fixed, 0, 0, &levels);
  find->read = read_grid (pattern, &place, &levels, find->payload);
  if (!find->read)
    {
      place.map = &shifted;
      find->read = read_grid (pattern, &place, &levels, find->payload);
    }
  find->dark = levels.dark;
  find->light = levels.light;
  if (!find->read && find->score < SURE_SCORE)
    find->n_ties = 0;
}
