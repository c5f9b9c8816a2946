/* vv-form.h: the definition of a form: what is asked, in which order, who fills and signs it. Data, read from
 * XML.
 *
 *   <form id="AGR" version="1.0" folder="MANAGEMENT" subject="match" fills="mentor mentee" signs="mentee
 * mentor"> <title id="AGR">Mentoring agreement</title> <section id="AGR.A"> <heading id="AGR.A">Who we
 * are</heading> <field id="AGR-05" type="choice" required="yes" span="3"> <label id="AGR-05">…</label>
 *         <option id="AGR-05.o1">Pair</option> … </field>
 *
 * A span counts the nine grid columns of the main column; neighbours whose spans fit share a row. */
#pragma once

#include <glib.h>
#include "vv-layout.h"
#include "vv-words.h"

typedef struct
{
  char *id; /* "AGR-40.c2" */
  VvFieldType type;
  double span;    /* share of the table's width, in the same unit as its neighbours */
  char **options; /* ids of the words, NULL-terminated, may be empty */
} VvFormColumn;

typedef struct
{
  char *id; /* "AGR-40" */
  VvFieldType type;
  gboolean required;
  int rows;  /* printed rows of a blank table, else 0 */
  int lines; /* writing lines of a long text at least */
  double span;
  double height;        /* mm of an ink area at least */
  char **options;       /* ids of the words: "AGR-07.o1", … */
  GPtrArray *columns;   /* VvFormColumn*, empty unless a table */
  gboolean is_guardian; /* only asked where somebody is under age */
  gboolean is_quiet;    /* optional, but leaving it empty is an answer: not marked as optional */
  gboolean is_printed;
  gboolean needs_value;    /* left out of an issued document when nothing is known */
  gboolean has_label;      /* FALSE: a known value stands without its label (letters) */
  gboolean has_hint;       /* FALSE: the words themselves say how many to tick */
  gboolean is_signed_list; /* a table over the full width whose rows are signed (attendance) */
  gboolean is_wide;        /* a table over the full width */
  gboolean has_cards;      /* a table whose rows are blocks of fields */
  char *low, *high;        /* ids of the worded ends of a rating; NULL: none */
  char *suggestion;        /* id of the suggested text, NULL: none */
  gboolean is_beside;      /* a choice whose boxes stand beside its words */
  char *who;               /* of a step: the placeholder that names who does it */
  char *note;              /* id of a line printed under the label, NULL: none */
} VvFormField;

typedef struct
{
  char *id;          /* "AGR.A" */
  char *letter;      /* "A"; "" for none */
  GPtrArray *fields; /* VvFormField* */
  gboolean is_printed;
  gboolean is_kept;     /* never split over two pages */
  gboolean has_clauses; /* static text is numbered */
  gboolean is_steps;    /* "what happens next": static fields in three columns */
  char *low, *high;     /* ids of the worded ends for all ratings of the section */
  char *hint;           /* id of a line under the heading */
} VvFormSection;

typedef struct
{
  char *id;            /* "AGR" */
  char *version;       /* "1.0" */
  char *folder;        /* of process.md §5: "MANAGEMENT" */
  char *subject;       /* what one document is about: "programme", "person", "match", "session", "case" */
  char **fills;        /* roles who fill it in */
  char **signs;        /* roles who sign it; empty: nobody */
  int pages;           /* of a blank, as planned; languages differ */
  GPtrArray *sections; /* VvFormSection* */
  VvWords *words;
} VvForm;

/* Errors: VV_ERROR_INVALID with file, line and element; VV_ERROR_FOREIGN when it is no XML; VV_ERROR_IO. */
VvForm *vv_form_load (const char *path, GError **error);
void vv_form_free (VvForm *form);
/* NULL if there is none. */
const VvFormField *vv_form_find_field (const VvForm *form, const char *field_id);
/* The title in a language. */
const char *vv_form_title (const VvForm *form, const char *language);
/* The words beside a field; of a cell ("AGR-40.c2.r1") the head of its column. NULL if there is no such
 * field. */
const char *vv_form_label (const VvForm *form, const char *field_id, const char *language);
/* The option with running number 1, 2, …; NULL if there is none. */
const char *vv_form_option (const VvForm *form, const char *field_id, int option, const char *language);
/* What is wrong with a form file, in plain sentences with the line; an empty array if nothing is.
 * g_ptr_array_unref(). */
GPtrArray *vv_form_check (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvForm, vv_form_free)

/* All forms, and the words they share. Immutable after loading: may be used from several threads. */
typedef struct _VvForms VvForms;

/* `directory` NULL: $VV_DATADIR/forms, or where the program is installed. */
VvForms *vv_forms_load (const char *directory, GError **error);
VvForms *vv_forms_ref (VvForms *forms);
void vv_forms_unref (VvForms *forms);
/* By id; sorted as the programme uses them. */
guint vv_forms_count (const VvForms *forms);
const VvForm *vv_forms_get (const VvForms *forms, guint index);
/* NULL if there is none. */
const VvForm *vv_forms_find (const VvForms *forms, const char *form_id);
/* The words of every form ("COM": "COM-01", …), of the attest ("CERTIFICATE") and of the report ("REPORT").
 */
VvWords *vv_forms_words (const VvForms *forms, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvForms, vv_forms_unref)
