/* vv-solve-json.h: the solver alone, from one JSON document to another (`match solve` of the command line).
 *
 * In: {"mentors":[{"id":…,"min":0,"max":4}],"mentees":[{"id":…}],"scores":[[mentor index, mentee index,
 * 0..10000]…], "locked":[[mentor index, mentee index]…],"barred":[[…]],"prefer":"total"|"fairness"} min is 0
 * and max 1 where they lack; locked, barred and prefer may lack. Out: {"pairs":[[mentor index, mentee
 * index]…],"total":n,"unmatched":[mentee index…]}, sorted. */
#pragma once

#include <gio/gio.h>
#include "vv-solver.h"

/* (transfer full), sealed. Errors: VV_ERROR_INVALID with the member and its index, VV_ERROR_LIMIT. */
VvProblem *vv_solve_json_read (GBytes *json, GError **error);
/* (transfer full) */
GBytes *vv_solve_json_write (const VvSolution *solution);
/* Reads, solves and writes `out` whole or not at all. Errors: those of both, of vv_solver_solve(),
 * VV_ERROR_IO. */
gboolean vv_solve_json (const char *in,
                        const char *out,
                        VvSolverProgress progress,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error);
