/* lemon-oracle.h: the same problem solved by LEMON's network simplex, written by others, as a judge in tests.
 */
#pragma once

#include <glib.h>

#ifdef __cplusplus
extern "C" {
#endif

#include "vv-problem.h"

/* Bars and locks are not looked at. FALSE if the minimum numbers cannot be met. `seconds` is the CPU time of
 * building LEMON's graph and of solving. */
gboolean
lemon_solve (const VvProblem *problem, gint64 penalty, gint64 *total, guint *n_unmatched, double *seconds);

#ifdef __cplusplus
}
#endif
