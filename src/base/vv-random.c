#include "vv-random.h"

#include <errno.h>
#include <sys/random.h>

struct _VvRandom
{
  gatomicrefcount refs;
  gboolean seeded;
  guint64 state;
};

static VvRandom *
new_source (gboolean seeded, guint64 state)
{
  VvRandom *random = g_new0 (VvRandom, 1);

  g_atomic_ref_count_init (&random->refs);
  random->seeded = seeded;
  random->state = state;
  return random;
}

VvRandom *
vv_random_new_system (void)
{
  return new_source (FALSE, 0);
}

VvRandom *
vv_random_new_seeded (guint64 seed)
{
  return new_source (TRUE, seed);
}

VvRandom *
vv_random_ref (VvRandom *random)
{
  g_atomic_ref_count_inc (&random->refs);
  return random;
}

void
vv_random_unref (VvRandom *random)
{
  if (g_atomic_ref_count_dec (&random->refs))
    g_free (random);
}

guint64
vv_random_bits (VvRandom *random)
{
  guint64 bits = 0;

  if (random->seeded)
    {
      bits = (random->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));
      bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
      return bits ^ (bits >> 31);
    }
  /* Without the kernel's source ids could repeat and records overwrite one another: stop instead. */
  while (getrandom (&bits, sizeof bits, 0) != sizeof bits)
    if (errno != EINTR)
      g_error ("the kernel's random source does not answer");
  return bits;
}
