/* vv-dumbbells.h: then and now on a scale from 4 to 10: hollow at the start, filled at the end, with both
 * numbers, the change and n. What fell is amber, has its sign, and is told in words elsewhere. */
#pragma once

#include <gtk/gtk.h>

#include "vv-evaluation.h"

G_BEGIN_DECLS

#define VV_TYPE_DUMBBELLS (vv_dumbbells_get_type ())
G_DECLARE_FINAL_TYPE (VvDumbbells, vv_dumbbells, VV, DUMBBELLS, GtkWidget)

/* One line as shown: NAN where nothing may or can be said. */
typedef struct
{
  char *text;
  double start, end;
  int n;
} VvDumbbell;

void vv_dumbbell_free (VvDumbbell *line);
/* Means of the programme or a group; nothing under `least` answers. */
GPtrArray *vv_dumbbells_of_items (const VvEvaluation *evaluation, int least);
/* One person's own answers. */
GPtrArray *vv_dumbbells_of_person (const VvEvaluation *evaluation, const VvEvaluationPerson *person);

GtkWidget *vv_dumbbells_new (void);
/* lines (transfer full): VvDumbbell*. decimals: 1 for means, 0 for one person's answers. */
void vv_dumbbells_set (VvDumbbells *self, GPtrArray *lines, int decimals);

G_END_DECLS
