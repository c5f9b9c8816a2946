#include "vv-locate-squares.h"

#include <math.h>

#include "vv-locate-geometry.h"

#define TILE_MM 8.0
#define DARK_SHARE .62 /* of the tile's white: below counts as dark */

/* A connected dark part, by its bounding box (right and bottom exclusive). */
typedef struct
{
  int left, top, right, bottom, area;
  int parent;
} Part;

typedef struct
{
  int from, to, part;
} Run;

typedef struct
{
  int size, columns, rows;
  guint8 *white;
} Tiles;

static void
clear_tiles (Tiles *tiles)
{
  g_free (tiles->white);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tiles, clear_tiles)

/* Grey level that a tenth of the tile's pixels reach. */
static guint8
measure_tile (const VvImage *image, const Tiles *tiles, int column, int row)
{
  int histogram[64] = { 0 }, total = 0, count = 0, level = 63;
  int bottom = MIN ((row + 1) * tiles->size, image->height),
      right = MIN ((column + 1) * tiles->size, image->width);

  for (int y = row * tiles->size; y < bottom; y += 2)
    for (int x = column * tiles->size; x < right; x += 2)
      {
        histogram[image->pixels[(gsize)y * image->stride + x] >> 2]++;
        total++;
      }
  while (level > 0 && (count += histogram[level]) * 10 < total)
    level--;
  return (guint8)(level * 4 + 2);
}

static guint8
average_around (const Tiles *tiles, const guint8 *white, int column, int row)
{
  int sum = 0, n = 0;

  for (int y = MAX (0, row - 1); y <= MIN (tiles->rows - 1, row + 1); y++)
    for (int x = MAX (0, column - 1); x <= MIN (tiles->columns - 1, column + 1); x++)
      {
        sum += white[y * tiles->columns + x];
        n++;
      }
  return (guint8)(sum / n);
}

/* The white of the paper, tile by tile; dark tiles (a scanner's lid, a photo) borrow the page's. */
static void
measure_tiles (const VvImage *image, int size, Tiles *tiles)
{
  g_autofree guint8 *raw = NULL;
  int histogram[256] = { 0 }, count = 0, page = 255, n;

  tiles->size = MAX (size, 4);
  tiles->columns = (image->width + tiles->size - 1) / tiles->size;
  tiles->rows = (image->height + tiles->size - 1) / tiles->size;
  n = tiles->columns * tiles->rows;
  raw = g_malloc (n);
  tiles->white = g_malloc (n);
  for (int i = 0; i < n; i++)
    {
      raw[i] = measure_tile (image, tiles, i % tiles->columns, i / tiles->columns);
      histogram[raw[i]]++;
    }
  while (page > 0 && (count += histogram[page]) * 3 < n)
    page--;
  for (int i = 0; i < n; i++)
    if (raw[i] < page / 2)
      raw[i] = (guint8)(page * 3 / 4);
  for (int i = 0; i < n; i++)
    tiles->white[i] = average_around (tiles, raw, i % tiles->columns, i / tiles->columns);
}

static int
find_root (GArray *parts, int i)
{
  while (g_array_index (parts, Part, i).parent != i)
    {
      Part *part = &g_array_index (parts, Part, i);

      part->parent = g_array_index (parts, Part, part->parent).parent;
      i = part->parent;
    }
  return i;
}

static void
merge_parts (GArray *parts, int into, int from)
{
  Part *a = &g_array_index (parts, Part, into), *b = &g_array_index (parts, Part, from);

  a->left = MIN (a->left, b->left);
  a->top = MIN (a->top, b->top);
  a->right = MAX (a->right, b->right);
  a->bottom = MAX (a->bottom, b->bottom);
  a->area += b->area;
  b->parent = into;
}

/* Joins one run of dark pixels with what it touches in the row above (diagonals count). */
static void
add_run (GArray *parts, GArray *above, guint *first, GArray *row, int y, int from, int to)
{
  int part = -1;
  Run run;

  while (*first < above->len && g_array_index (above, Run, *first).to < from)
    (*first)++;
  for (guint i = *first; i < above->len && g_array_index (above, Run, i).from <= to; i++)
    {
      int root = find_root (parts, g_array_index (above, Run, i).part);

      if (part < 0)
        part = root;
      else if (root != part)
        merge_parts (parts, part, root);
    }
  if (part < 0)
    {
      Part fresh = { from, y, to, y + 1, 0, (int)parts->len };

      part = (int)parts->len;
      g_array_append_val (parts, fresh);
    }
  Part *p = &g_array_index (parts, Part, part);
  p->area += to - from;
  p->left = MIN (p->left, from);
  p->right = MAX (p->right, to);
  p->bottom = y + 1;
  run = (Run){ from, to, part };
  g_array_append_val (row, run);
}

static void
add_row (const VvImage *image, const guint8 *threshold, int y, GArray *parts, GArray *above, GArray *row)
{
  const guint8 *p = image->pixels + (gsize)y * image->stride;
  guint first = 0;

  for (int x = 0; x < image->width; x++)
    {
      int from = x;

      if (p[x] >= threshold[x])
        continue;
      while (x < image->width && p[x] < threshold[x])
        x++;
      add_run (parts, above, &first, row, y, from, x);
    }
}

/* Part[]: those whose parent is themselves are whole. */
static GArray *
find_parts (const VvImage *image, double pixels_per_mm)
{
  g_auto (Tiles) tiles = { 0 };
  g_autoptr (GArray) parts = g_array_sized_new (FALSE, FALSE, sizeof (Part), 4096);
  g_autoptr (GArray) above = g_array_sized_new (FALSE, FALSE, sizeof (Run), 512);
  g_autoptr (GArray) row = g_array_sized_new (FALSE, FALSE, sizeof (Run), 512);
  g_autofree guint8 *threshold = g_malloc (image->width);

  measure_tiles (image, (int)(TILE_MM * pixels_per_mm + .5), &tiles);
  for (int y = 0; y < image->height; y++)
    {
      GArray *swap = above;

      if (y % tiles.size == 0)
        for (int x = 0; x < image->width; x++)
          threshold[x] = (guint8)(tiles.white[y / tiles.size * tiles.columns + x / tiles.size] * DARK_SHARE);
      above = row;
      row = swap;
      g_array_set_size (row, 0);
      add_row (image, threshold, y, parts, above, row);
    }
  return g_steal_pointer (&parts);
}

static gboolean
is_square (const Part *part, double side)
{
  int w = part->right - part->left, h = part->bottom - part->top;

  return w >= .75 * side && h >= .75 * side && w <= 1.4 * side + 1 && h <= 1.4 * side + 1 && w <= 1.35 * h
         && h <= 1.35 * w && part->area >= .68 * w * h;
}

/* Centre of darkness, with soft edges, in the full image; the part was found in the half one. */
static gboolean
refine_centre (const VvImage *image, const Part *part, VvSquare *square)
{
  int left = MAX (0, part->left * 2 - 2), right = MIN (image->width, part->right * 2 + 2);
  int top = MAX (0, part->top * 2 - 2), bottom = MIN (image->height, part->bottom * 2 + 2);
  double su = 0, sv = 0, sum = 0, light = 0, dark, middle, span;

  for (int x = left; x < right; x++)
    light += image->pixels[(gsize)top * image->stride + x]
             + image->pixels[(gsize)(bottom - 1) * image->stride + x];
  light /= 2 * (right - left);
  dark = image->pixels[(gsize)((top + bottom) / 2) * image->stride + (left + right) / 2];
  middle = (light + dark) / 2;
  span = MAX (1, (light - dark) / 4);
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        double d = (middle + span - image->pixels[(gsize)y * image->stride + x]) / (2 * span);

        d = CLAMP (d, 0, 1);
        su += d * (x + .5);
        sv += d * (y + .5);
        sum += d;
      }
  if (sum <= 0)
    return FALSE;
  square->u = su / sum;
  square->v = sv / sum;
  return TRUE;
}

int
vv_locate_squares (const VvImage *image,
                   double pixels_per_mm,
                   double side_mm,
                   VvSquare squares[VV_SQUARES_MAX])
{
  g_autoptr (VvImage) half = vv_image_halve (image);
  g_autoptr (GArray) parts = NULL;
  int n = 0;

  if (!half)
    return 0;
  parts = find_parts (half, pixels_per_mm / 2);
  for (guint i = 0; i < parts->len && n < VV_SQUARES_MAX; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (part->parent != (int)i || !is_square (part, side_mm * pixels_per_mm / 2)
          || !refine_centre (image, part, &squares[n]))
        continue;
      squares[n].solidity = part->area / (double)((part->right - part->left) * (part->bottom - part->top));
      n++;
    }
  return n;
}
