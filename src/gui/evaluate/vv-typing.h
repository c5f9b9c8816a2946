/* vv-typing.h: the answers of one questionnaire typed in: for each statement the numbers from 4 to 10. */
#pragma once

#include "vv-evaluation.h"
#include "vv-window.h"

G_BEGIN_DECLS

#define VV_TYPE_TYPING (vv_typing_get_type ())
G_DECLARE_FINAL_TYPE (VvTyping, vv_typing, VV, TYPING, AdwBin)

GtkWidget *vv_typing_new (void);
/* The questionnaire with what is known of it. */
gboolean vv_typing_show (VvTyping *self,
                         VvWindow *window,
                         const char *document,
                         const VvEvaluation *evaluation,
                         GError **error);
/* As its button does. */
void vv_typing_save (VvTyping *self);
/* value 0: no answer. */
void vv_typing_set (VvTyping *self, int item, int value);

G_END_DECLS
