/* vv-ask.h: one thing that is asked (or already answered) on paper: a field, a cell of a card, a place to
 * sign, with all its words in the document's language. Inside src/paper only. */
#pragma once

#include "vv-set.h"

typedef struct
{
  char *id;
  VvFieldType type;
  char *label;
  char *hint;            /* in italics after the label: how to answer, or that it is optional; NULL */
  char *known;           /* what is printed instead of being asked; NULL: a pen may fill it */
  gboolean is_suggested; /* known are the form's own words, nobody's answer */
  char **options;
  char *low, *high; /* worded ends of a rating; NULL */
  char *note;
  gboolean required;
  gboolean has_label;
  gboolean is_beside; /* a choice with its boxes beside the words */
  double span, height;
  int lines;
  /* Signatures: */
  char *name, *role; /* who is expected; NULL */
  char *name_id;     /* the field in which an unexpected signer writes the name; NULL */
  char *name_label;
} VvAsk;

void vv_ask_free (VvAsk *ask);
/* What one field asks: none when it is left out, several when several people sign. VvAsk*.
 * g_ptr_array_unref(). */
GPtrArray *vv_ask_list (const VvSetter *setter, const VvFormSection *section, const VvFormField *field);
/* The cell of a table's row (0-based) as something asked on its own. */
VvAsk *vv_ask_new_for_cell (const VvSetter *setter, const VvFormField *table, guint column, guint row);
/* Rows given for a table, NULL when none are known. */
const GPtrArray *vv_ask_find_rows (const VvSetter *setter, const VvFormField *table);
/* A table of names and signatures, printed as places to sign. */
gboolean vv_ask_is_signers (const VvFormField *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvAsk, vv_ask_free)
