#include "vv-locate.h"

#include <string.h>

#include "vv-code.h"
#include "vv-locate-codes.h"
#include "vv-locate-frame.h"
#include "vv-locate-geometry.h"
#include "vv-locate-squares.h"
#include "vv-locate-zbar.h"

#define MAX_GUESSES_TRIED 40
#define REACH_SURE_MM .9    /* of a code from where three or four squares put it */
#define REACH_PAIR_MM 3.0   /* from where two squares put it */
#define REACH_CORNER_MM 1.5 /* from where zbar saw it */
#define FRAME_ERROR_MM 1.2  /* three squares further off than that are no frame */
#define TURN_SCORE 12.0     /* grey levels by which remains of codes must speak for upside down */
#define SQUARE_REACH_MM 2.0
#define OUTLIER_MM .35
#define TIE_NOISE_MM .06
#define MAX_TIES 10

struct _VvLocator
{
  VvCodePattern pattern;
  VvCornerReader *corners;
};

/* One image at one density. */
typedef struct
{
  VvImage *work;
  double factor;  /* pixels of the given image per pixel of work */
  double to_file; /* pixels of the file per pixel of work */
  double pixels_per_mm;
  VvSquare squares[VV_SQUARES_MAX];
  int n_squares;
} Look;

/* What was found in a look. */
typedef struct
{
  VvAffine map;
  VvCodeFind codes[2];
  char payload[VV_QR_TEXT_MAX + 1]; /* empty: none */
  double code_score;
  int n_frame_squares;
  gboolean by_corners;
} Finding;

static void
clear_look (Look *look)
{
  g_clear_pointer (&look->work, vv_image_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, clear_look)

void
vv_page_pose_clear (VvPagePose *pose)
{
  g_clear_pointer (&pose->payload, g_free);
  g_clear_pointer (&pose->document, g_free);
}

VvLocator *
vv_locator_new (void)
{
  VvLocator *locator = g_new0 (VvLocator, 1);

  vv_code_pattern_init (&locator->pattern);
  locator->corners = vv_corner_reader_new ();
  return locator;
}

void
vv_locator_free (VvLocator *locator)
{
  vv_corner_reader_free (locator->corners);
  g_free (locator);
}

/* Both codes under a map. Two codes that say different things are no page. */
static gboolean
read_codes (VvLocator *locator, const VvImage *work, const VvAffine *map, double reach, Finding *finding)
{
  finding->map = *map;
  finding->payload[0] = '\0';
  finding->code_score = 0;
  for (int c = 0; c < 2; c++)
    {
      vv_locate_code (&locator->pattern, work, map, VV_FRAME_CODES[c], reach, &finding->codes[c]);
      finding->code_score += finding->codes[c].score;
    }
  if (finding->codes[0].read && finding->codes[1].read
      && strcmp (finding->codes[0].payload, finding->codes[1].payload) != 0)
    return FALSE;
  for (int c = 1; c >= 0; c--)
    if (finding->codes[c].read)
      memcpy (finding->payload, finding->codes[c].payload, sizeof finding->payload);
  return finding->payload[0] != '\0';
}

/* Codes where the squares put them. Without a readable one, *torn becomes the best frame of three squares or
 * more. */
static gboolean
find_by_squares (VvLocator *locator, const Look *look, Finding *finding, Finding *torn)
{
  g_autoptr (GArray) guesses = vv_frame_guess (look->squares, look->n_squares, look->pixels_per_mm);

  for (guint i = 0; i < MIN (guesses->len, MAX_GUESSES_TRIED); i++)
    {
      const VvFrameGuess *guess = &g_array_index (guesses, VvFrameGuess, i);
      gboolean sure = guess->n_squares >= 3;

      finding->n_frame_squares = guess->n_squares;
      if (read_codes (locator, look->work, &guess->map, sure ? REACH_SURE_MM : REACH_PAIR_MM, finding))
        return TRUE;
      if (!sure || guess->error > FRAME_ERROR_MM)
        continue;
      if (guess->n_squares > torn->n_frame_squares
          || (guess->n_squares == torn->n_frame_squares
              && finding->code_score > torn->code_score + TURN_SCORE))
        *torn = *finding;
    }
  return FALSE;
}

/* The map that puts code c (or both, in the order given) where zbar saw them. */
static gboolean
fit_corners (const VvCornerCode *seen, int n, const int which[2], VvAffine *map)
{
  VvTie ties[8];

  for (int i = 0; i < n * 4; i++)
    {
      const VvRect *rect = &VV_FRAME_CODES[which[i / 4]];
      int k = i % 4;

      ties[i] = (VvTie){ rect->x + (k >= 2 ? rect->w : 0), rect->y + (k == 1 || k == 2 ? rect->h : 0),
                         seen[i / 4].u[k], seen[i / 4].v[k], 1 };
    }
  return vv_affine_fit (ties, n * 4, map);
}

/* A code alone could stand on any sheet: it counts if the other one or a square confirms the frame. */
static gboolean
is_confirmed (const Look *look, const Finding *finding, int n_codes)
{
  if (!vv_frame_is_plausible (&finding->map, look->pixels_per_mm))
    return FALSE;
  if (n_codes == 2 || (finding->codes[0].n_ties == 3 && finding->codes[1].n_ties == 3))
    return TRUE;
  for (int mark = 0; mark < 4; mark++)
    if (vv_frame_nearest_square (look->squares, look->n_squares, &finding->map, mark, 2 * SQUARE_REACH_MM)
        >= 0)
      return TRUE;
  return FALSE;
}

static int
collect_code_ties (const Finding *finding, VvTie ties[6])
{
  int n = 0;

  for (int c = 0; c < 2; c++)
    for (int k = 0; k < finding->codes[c].n_ties; k++)
      {
        ties[n] = finding->codes[c].ties[k];
        ties[n++].weight = .5;
      }
  return n;
}

static gboolean
try_corner_map (VvLocator *locator, const Look *look, const VvAffine *map, int n_codes, Finding *finding)
{
  VvTie ties[6];
  VvAffine better = *map;

  read_codes (locator, look->work, map, REACH_CORNER_MM, finding);
  if (n_codes == 1 && vv_affine_fit (ties, collect_code_ties (finding, ties), &better))
    {
      Finding wide = *finding;

      if (read_codes (locator, look->work, &better, 4 * SQUARE_REACH_MM, &wide))
        *finding = wide;
    }
  if (vv_affine_fit (ties, collect_code_ties (finding, ties), &better)
      && vv_frame_is_plausible (&better, look->pixels_per_mm))
    finding->map = better;
  return is_confirmed (look, finding, n_codes);
}

/* zbar on the corners of the image: for pages that lost their squares, or codes that our sampling cannot
 * read. */
static gboolean
find_by_corners (VvLocator *locator, const Look *look, VvCornerCode seen[2], Finding *finding)
{
  static const int orders[2][2] = { { 0, 1 }, { 1, 0 } };
  int n = vv_corner_reader_read (locator->corners, look->work, seen);

  for (int i = 0; n > 0 && i < 2; i++)
    {
      VvAffine map;

      if (!fit_corners (seen, n, orders[i], &map) || !vv_frame_is_plausible (&map, look->pixels_per_mm)
          || !try_corner_map (locator, look, &map, n, finding))
        continue;
      if (finding->payload[0] == '\0')
        memcpy (finding->payload, seen[0].payload, sizeof finding->payload);
      finding->by_corners = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* Where a torn frame is known, a code that zbar reads must stand at its place in it. */
static gboolean
agrees_with_frame (const Finding *found, const Finding *torn)
{
  double u, v, x, y;

  vv_affine_apply (&found->map, VV_FRAME_PAGE_WIDTH / 2, VV_FRAME_PAGE_HEIGHT / 2, &u, &v);
  vv_affine_apply (&torn->map, VV_FRAME_PAGE_WIDTH / 2, VV_FRAME_PAGE_HEIGHT / 2, &x, &y);
  return hypot (u - x, v - y) < 4 * vv_affine_scale (&torn->map);
}

/* Squares and finder patterns near where the map puts them. */
static int
collect_ties (const Look *look, const Finding *finding, VvTie ties[MAX_TIES], int *n_squares)
{
  int n = 0;

  for (int mark = 0; mark < 4; mark++)
    {
      const VvRect *rect = &VV_FRAME_MARKS[mark];
      int nearest
          = vv_frame_nearest_square (look->squares, look->n_squares, &finding->map, mark, SQUARE_REACH_MM);

      if (nearest < 0)
        continue;
      ties[n++] = (VvTie){ rect->x + rect->w / 2, rect->y + rect->h / 2, look->squares[nearest].u,
                           look->squares[nearest].v, 1 };
    }
  *n_squares = n;
  return n + collect_code_ties (finding, ties + n);
}

/* Least squares over everything seen; what does not fit the rest (a square half under a staple) is left out.
 * Returns the largest error to expect anywhere on the page, in mm. */
static double
refine_map (VvTie *ties, int n, VvAffine *map)
{
  double worst = 0;

  for (int left = n; left >= 4; left--)
    {
      double sum = 0, weights = 0;
      int outlier = 0;

      if (!vv_affine_fit (ties, n, map))
        return G_MAXDOUBLE;
      worst = 0;
      for (int i = 0; i < n; i++)
        {
          double residual = ties[i].weight > 0 ? vv_affine_residual (map, &ties[i]) : 0;

          sum += residual * residual * ties[i].weight;
          weights += ties[i].weight;
          if (residual <= worst)
            continue;
          worst = residual;
          outlier = i;
        }
      if (left <= 5 || worst < OUTLIER_MM || worst < 2.2 * sqrt (sum / weights))
        break;
      ties[outlier].weight = 0;
    }
  return MAX (worst, vv_affine_corner_error (ties, n, MAX (TIE_NOISE_MM, worst / 2), VV_FRAME_PAGE_WIDTH,
                                             VV_FRAME_PAGE_HEIGHT));
}

/* Levels for a page whose codes tell nothing: of a tenth and of the darkest hundredth of its pixels. */
static void
measure_levels (const VvImage *image, VvPagePose *pose)
{
  int histogram[256] = { 0 }, total = 0, count = 0, level = 255;

  for (int y = 0; y < image->height; y += 3)
    for (int x = 0; x < image->width; x += 3, total++)
      histogram[image->pixels[(gsize)y * image->stride + x]]++;
  while (level > 0 && (count += histogram[level]) * 10 < total)
    level--;
  pose->white = level;
  for (count = 0, level = 0; level < 255 && (count += histogram[level]) * 100 < total;)
    level++;
  pose->black = level;
}

static void
fill_pose (const Look *look, const Finding *finding, VvPagePose *pose)
{
  VvTie ties[MAX_TIES];
  VvAffine map = finding->map;
  int n = collect_ties (look, finding, ties, &pose->squares), levels = 0;
  double turns;

  pose->frame_found = TRUE;
  pose->by_corners = finding->by_corners;
  pose->fit = n >= 3 ? refine_map (ties, n, &map) : G_MAXDOUBLE;
  turns = atan2 (map.a[3], map.a[0]) / G_PI_2;
  pose->rotation = ((4 - (int)round (turns)) % 4 + 4) % 4 * 90;
  for (int i = 0; i < 6; i++)
    pose->transform[i] = map.a[i] * look->to_file;
  pose->transform[8] = 1;
  for (int c = 0; c < 2; c++)
    {
      const VvCodeFind *find = &finding->codes[c];

      pose->codes += find->read;
      if (!find->read)
        continue;
      pose->white += find->light;
      pose->black += find->dark;
      levels++;
    }
  if (levels == 0)
    measure_levels (look->work, pose);
  else
    {
      pose->white /= levels;
      pose->black /= levels;
    }
}

static void
fill_payload (const char *payload, VvPagePose *pose)
{
  pose->payload = g_strdup (payload);
  vv_code_parse (payload, &pose->document, &pose->page, &pose->of);
}

static gboolean
look_at (const VvImage *image, double pixels_per_mm, Look *look)
{
  clear_look (look);
  look->work = vv_image_for_reading (image, pixels_per_mm, &look->factor);
  look->to_file = look->factor * image->scale;
  look->pixels_per_mm = pixels_per_mm / look->factor;
  look->n_squares = vv_locate_squares (look->work, look->pixels_per_mm, VV_FRAME_SQUARE, look->squares);
  return look->n_squares > 0;
}

/* Densities the image may have, the likeliest first: what the file says if that makes a sheet about as large
 * as A4, then as if the image were one A4 sheet, then what the file says however large the sheet is. */
static int
list_densities (const VvImage *image, double densities[3])
{
  double told = image->dpi / 25.4, width = MIN (image->width, image->height);
  double height = MAX (image->width, image->height);
  double a4 = MIN (width / VV_FRAME_PAGE_WIDTH, height / VV_FRAME_PAGE_HEIGHT);
  gboolean likely = told > 0 && width / told > 180 && width / told < 250;
  int n = 0;

  if (likely)
    densities[n++] = told;
  if (!likely || fabs (told / a4 - 1) > .03)
    densities[n++] = a4;
  if (!likely && told > 1 && width / told < 450 && width / told >= 150)
    densities[n++] = told;
  return n;
}

gboolean
vv_locate_page (VvLocator *locator, const VvImage *image, VvPagePose *pose)
{
  double densities[3];
  int n = list_densities (image, densities);
  g_auto (Look) look = { 0 };
  g_auto (Look) torn_look = { 0 };
  Finding finding = { 0 }, torn = { 0 };
  VvCornerCode seen[2];

  memset (pose, 0, sizeof *pose);
  if (MIN (image->width, image->height) < 200)
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      Finding frame = { 0 };
      gboolean found;

      look_at (image, densities[i], &look);
      found = find_by_squares (locator, &look, &finding, &frame);
      if (!found)
        found = find_by_corners (locator, &look, seen, &finding)
                && (frame.n_frame_squares < 3 || agrees_with_frame (&finding, &frame));
      if (found)
        {
          fill_pose (&look, &finding, pose);
          fill_payload (finding.payload, pose);
          return TRUE;
        }
      if (frame.n_frame_squares <= torn.n_frame_squares)
        continue;
      torn = frame;
      clear_look (&torn_look);
      torn_look = look;
      torn_look.work = vv_image_ref (look.work);
    }
  if (torn.n_frame_squares >= 3)
    fill_pose (&torn_look, &torn, pose);
  return FALSE;
}
