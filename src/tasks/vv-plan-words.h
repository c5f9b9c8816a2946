/* vv-plan-words.h: the words of the plan and the matching record, in any document language. Only for
 * src/tasks. */
#pragma once

#include "vv-words.h"

/* data/plan/PLAN.xml. Errors: VV_ERROR_IO, INVALID, FOREIGN. */
VvWords *vv_plan_words_load (GError **error);
