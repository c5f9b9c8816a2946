/* vv-random.h: where chance comes from. Passed in, so that tests and examples repeat. */
#pragma once

#include <glib.h>

typedef struct _VvRandom VvRandom;

/* The kernel's random source. */
VvRandom *vv_random_new_system (void);
/* A repeatable sequence (SplitMix64); never for keys. */
VvRandom *vv_random_new_seeded (guint64 seed);
VvRandom *vv_random_ref (VvRandom *random);
void vv_random_unref (VvRandom *random);
/* 64 bits, all equally likely. */
guint64 vv_random_bits (VvRandom *random);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvRandom, vv_random_unref)
