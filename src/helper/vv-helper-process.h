/* vv-helper-process.h: the helper process as its files see it. */
#pragma once

#include "vv-helper.h"

/* A new locked worker: the socket to it. -1 on error (VV_ERROR_IO). */
int vv_helper_start_worker (VvHelper *helper, int *pid, GError **error);
/* Ends the worker if it has not ended by itself; its wait status, or -1 when unknown. */
int vv_helper_stop_worker (VvHelper *helper, int pid);
double vv_helper_get_patience (VvHelper *helper);
