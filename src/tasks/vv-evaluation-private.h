/* vv-evaluation-private.h: what the report shares with the reckoning. For tasks only. */
#pragma once

#include "vv-evaluation.h"
#include "vv-workspace-private.h"

/* IMQ-05 .. IMQ-11, FMQ-05 .. FMQ-11 (R17). */
#define VV_EVALUATION_FIRST 5
#define VV_EVALUATION_ITEMS 7

/* The statement of an item in a language. Free with g_free(). */
char *vv_evaluation_statement (VvWorkspace *ws, int index, const char *language, GError **error);
