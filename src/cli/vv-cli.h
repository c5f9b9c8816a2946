/* vv-cli.h: the command line: everything that the window does to data, for batch work, scripts, tests and
 * support. */
#pragma once

#include "vv-workspace.h"

/* Runs one command. Returns the exit status: 0 done, 1 failed with nothing half-done, 2 wrong usage. */
int vv_cli_run (const VvEngine *engine, VvClock *clock, VvRandom *random, char **argv);
