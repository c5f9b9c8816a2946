#include "instances.h"

#include <string.h>

#include "vv-random.h"

#define N_TRAITS 8

static guint
pick (VvRandom *random, guint n)
{
  return (guint)(vv_random_bits (random) % n);
}

const char *
kind_get_name (Kind kind)
{
  static const char *const names[]
      = { "ordinary", "tight", "short", "popular", "few-levels", "product", "candidates", "minimum" };

  return names[kind];
}

static void
set_people (VvProblem *problem, Kind kind, VvRandom *random)
{
  guint m = vv_problem_get_n_mentors (problem);
  guint n = vv_problem_get_n_mentees (problem);
  guint places = kind == KIND_TIGHT ? n : kind == KIND_SHORT ? n * 9 / 10 : n * 11 / 10;
  g_autofree int *max = g_new0 (int, m + 1);
  guint left = MIN (places, 5 * m);

  for (guint j = 0; j < m && left > 0; j++, left--)
    max[j] = 1;
  while (left > 0)
    {
      guint j = pick (random, m);

      if (max[j] == 5)
        continue;
      max[j]++;
      left--;
    }
  for (guint j = 0; j < m; j++)
    {
      g_autofree char *id = g_strdup_printf ("M%05u", j);
      int min = kind == KIND_MINIMUM ? (int)pick (random, 3) : 0;

      vv_problem_set_mentor (problem, j, id, MIN (min, max[j]), max[j]);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%06u", i);

      vv_problem_set_mentee (problem, i, id);
    }
}

static int
score_pair (Kind kind, const guint8 *mentor, const guint8 *mentee, VvRandom *random)
{
  int likeness = 0;

  for (int t = 0; t < N_TRAITS; t++)
    likeness += 10 - ABS (mentor[t] % 11 - mentee[t] % 11);
  switch (kind)
    {
    case KIND_POPULAR:
      return 40 * mentor[0] * 100 / 255 + likeness * 40 + (int)pick (random, 200);
    case KIND_FEW_LEVELS:
      return MIN (likeness / 14, 4) * 2500;
    case KIND_PRODUCT:
      return MIN (mentor[0] * mentee[0] * 2 / 13, VV_PROBLEM_SCORE_MAX);
    default:
      return likeness * 110 + (int)pick (random, 1200);
    }
}

VvProblem *
make_problem (Kind kind, guint n_mentors, guint n_mentees, guint64 seed, VvPrefer prefer)
{
  g_autoptr (VvRandom) random = vv_random_new_seeded (seed * 1000 + kind);
  VvProblem *problem = vv_problem_new (n_mentors, n_mentees, NULL);
  g_autofree guint8 *traits = g_new (guint8, (gsize)(n_mentors + n_mentees) * N_TRAITS);
  g_autofree gint16 *row = g_new (gint16, n_mentors + 1);
  const guint8 *mentee = traits + (gsize)n_mentors * N_TRAITS;

  for (gsize i = 0; i < (gsize)(n_mentors + n_mentees) * N_TRAITS; i++)
    traits[i] = (guint8)(vv_random_bits (random) >> 20);
  vv_problem_set_prefer (problem, prefer);
  set_people (problem, kind, random);
  for (guint i = 0; i < n_mentees; i++, mentee += N_TRAITS)
    {
      memset (row, -1, n_mentors * sizeof (gint16));
      if (kind == KIND_CANDIDATES)
        for (int t = 0; t < 50; t++)
          {
            guint j = pick (random, n_mentors);

            row[j] = (gint16)score_pair (kind, traits + (gsize)j * N_TRAITS, mentee, random);
          }
      else
        for (guint j = 0; j < n_mentors; j++)
          if (pick (random, 4) > 0)
            row[j] = (gint16)score_pair (kind, traits + (gsize)j * N_TRAITS, mentee, random);
      vv_problem_add_row (problem, row);
    }
  g_assert_true (vv_problem_seal (problem, NULL));
  return problem;
}
