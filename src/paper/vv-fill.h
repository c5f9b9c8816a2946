/* vv-fill.h: what is known when a document is issued. All text is already in the document's language. */
#pragma once

#include <glib.h>

typedef struct
{
  char *name;
  char *role; /* "mentee", "mentor", "coordinator", "guardian", "trainer", "responsible", "head": printed as
               * the word of the document's language; any other text is printed as it is; NULL: none */
} VvSigner;

typedef struct
{
  char *document; /* id in stored form; NULL: a blank, which is no record */
  char *organisation;
  char *lines[2];       /* under the organisation's name: address, contact */
  GBytes *logo;         /* SVG or PNG */
  char *subtitle;       /* under the title: "Grupa Świt · program Na własny rachunek" */
  char *group;          /* at the head of later pages: "Grupa Świt" */
  char *programme;      /* for "Printed … from …" */
  char *printed_on;     /* ISO date */
  gboolean no_guardian; /* nobody under age: no guardian is asked to sign */
  GHashTable *texts;    /* field id → char* */
  GHashTable *choices;  /* field id → GArray of int, running numbers from 1 */
  GHashTable *rows;     /* table id → GPtrArray of char** cells */
  GHashTable *signers;  /* field id → GPtrArray of VvSigner* */
  GHashTable *words;    /* placeholder → char* */
} VvFill;

VvFill *vv_fill_new (void);
void vv_fill_free (VvFill *fill);
/* A known text, long text or date (as it is to be read: vv_locale_format_date()). NULL or "" takes it away.
 */
void vv_fill_set_text (VvFill *fill, const char *field, const char *text);
/* A known option (from 1), printed as its words. Several calls for several choices. Ratings: the number
 * itself. */
void vv_fill_add_choice (VvFill *fill, const char *field, int option);
/* A known row of a table; cells in the order of its columns, NULL or "" = left for a pen; NULL-terminated
 * array may be shorter than the columns are. Without any row a table prints its blank rows. A cell that is a
 * choice holds the running number. A role in a list to sign is
 * a role of VvSigner. For a table of signatures cells[0] is the name, cells[1] the
 * role (a mentee's if it is missing). */
void vv_fill_add_row (VvFill *fill, const char *table, const char *const *cells);
void vv_fill_add_row_va (VvFill *fill, const char *table, const char *cell, ...) G_GNUC_NULL_TERMINATED;
/* Who is expected to sign a signature field; several calls (guardians) print several boxes, "AGR-43.r1",
 * "AGR-43.r2". */
void vv_fill_add_signer (VvFill *fill, const char *field, const char *name, const char *role);
/* A `{placeholder}` of static text; counted ones as a number ("3"). */
void vv_fill_set_word (VvFill *fill, const char *placeholder, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvFill, vv_fill_free)
