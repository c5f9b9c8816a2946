/* vv-arrow.h: private to the state machines: tables of arrows and one way to refuse. */
#pragma once

#include <glib.h>
#include "vv-actor.h"
#include "vv-clock.h"

/* `facts` is the facts struct of the machine the arrow belongs to. */
typedef gboolean (*VvGuard) (gconstpointer facts, VvClock *clock, GError **error);

/* In a table the first arrow from a state is the natural one. */
typedef struct
{
  guint8 from, to;
  VvGuard guard; /* NULL: none */
} VvArrow;

const VvArrow *vv_arrow_find (const VvArrow *arrows, gsize n_arrows, guint from, guint to);
/* States reached from `from`, as an array of `int`. (transfer full) */
GArray *vv_arrow_targets (const VvArrow *arrows, gsize n_arrows, guint from);
gboolean vv_arrow_next (const VvArrow *arrows, gsize n_arrows, guint from, guint *next);

/* Always FALSE. */
gboolean vv_arrow_refuse (GError **error, const char *from_label, const char *to_label);
/* VV_ERROR_RULE with the sentence unless `holds`. */
gboolean vv_guard_require (gboolean holds, GError **error, const char *sentence);
/* The same with a counted sentence: passes when n is not above 0. `format` has one %d. */
gboolean vv_guard_require_none (int n, GError **error, const char *format);
/* VV_ERROR_PERMISSION unless a coordinator acts. */
gboolean vv_guard_require_coordinator (const VvActor *actor, GError **error);
