/* vv-training.h: the training plan, who attended, what each mentor still lacks. */
#pragma once

#include "vv-workspace.h"

/* Dates and the mandatory topics planned (running numbers of TRP-08; NULL: all mandatory ones). R23 */
gboolean vv_training_plan (VvWorkspace *ws,
                           const char *programme,
                           const char *date,
                           const char *place,
                           const char *const *topics,
                           GError **error);
/* These mentors attended on `date`; declarations (CNF) filed and checks shown may be recorded at once. */
gboolean vv_training_record (VvWorkspace *ws,
                             const char *programme,
                             const char *const *people /* NULL: every contracted mentor */,
                             const char *date,
                             gboolean cnf_filed,
                             gboolean check_shown,
                             GError **error);

typedef struct
{
  char *person, *name, *state;
  GPtrArray *lacks; /* char* sentences */
} VvTrainingLine;
void vv_training_line_free (VvTrainingLine *line);
GPtrArray *vv_training_status (VvWorkspace *ws, const char *programme, GError **error);
