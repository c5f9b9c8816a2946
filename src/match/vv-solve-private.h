/* vv-solve-private.h: the solver with a question put to it; for this room only. */
#pragma once

#include "vv-error.h"
#include "vv-solver.h"

/* As vv_solver_solve(), with one pair fixed that need not be locked in the problem, in place of a lock of its
 * mentee. `what_if` may be NULL. */
VvSolution *vv_solver_solve_if (const VvProblem *problem,
                                const VvPair *what_if,
                                VvSolverProgress progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);
