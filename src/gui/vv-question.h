/* vv-question.h: asks for one sentence (a reason, a name) in a small window of its own. Enter accepts, Esc
 * leaves without loss. When a sentence is needed and none is written, the window says so and stays. */
#pragma once

#include "vv-window.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;      /* "Lock Kari's Group" */
  const char *text;       /* why it is asked; NULL none */
  const char *field;      /* "Why do they fit?" */
  const char *suggestion; /* stands in the field already; NULL: empty */
  const char *accept;     /* the button: "_Lock" */
  const char *lacking;    /* said when nothing is written; NULL: empty is allowed */
  gboolean is_destructive;
} VvQuestion;

/* text: what was written, stripped; "" when allowed and empty. FALSE with error: it is told there, and the
 * window stays open. */
typedef gboolean (*VvQuestionDone) (const char *text, gpointer data, GError **error);

/* Everything of `question` is copied or shown at once. Returns the window (transfer none). */
GtkWidget *vv_question_ask (VvWindow *window,
                            const VvQuestion *question,
                            VvQuestionDone done,
                            gpointer data,
                            GDestroyNotify destroy);

G_END_DECLS
