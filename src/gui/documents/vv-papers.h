/* vv-papers.h: which papers of a programme are where: forms by pairs and groups. */
#pragma once

#include "vv-documents.h"
#include "vv-kit.h"
#include "vv-match.h"

G_BEGIN_DECLS

typedef struct
{
  char *form, *title;
  VvFolder folder;
  char *applies_to; /* match, person, session */
  gboolean is_of_mentor;
} VvPaperRow;

typedef struct
{
  VvMatch *match;
  char *title;
} VvPaperColumn;

/* A line of the list, and a cell of the matrix. */
#define VV_TYPE_PAPER_CELL (vv_paper_cell_get_type ())
G_DECLARE_FINAL_TYPE (VvPaperCell, vv_paper_cell, VV, PAPER_CELL, GObject)

struct _VvPaperCell
{
  GObject parent_instance;

  int row, column;
  VvMark mark;
  const char *form, *about; /* titles of row and column */
  GPtrArray *documents;     /* VvDocument*, of the papers; superseded ones left out */
  char *text;               /* what is the matter, in words */
  char *detail;             /* when it went out, came back, who has not signed; may be "" */
  char *date;               /* the newest, ISO or NULL */
};

typedef struct
{
  GPtrArray *rows;      /* VvPaperRow* */
  GPtrArray *columns;   /* VvPaperColumn* */
  GPtrArray *cells;     /* VvPaperCell*, row by row */
  GPtrArray *documents; /* VvDocument* of the programme */
} VvPapers;

void vv_papers_free (VvPapers *papers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPapers, vv_papers_free)

VvPapers *vv_papers_load (VvWorkspace *ws, const char *programme, GError **error);
VvPaperCell *vv_papers_get (VvPapers *papers, int row, int column);
/* The cell that holds a document, NULL. */
VvPaperCell *vv_papers_find (VvPapers *papers, const char *document);
/* Something is still to be done: neither filed nor not due nor without meaning here. */
gboolean vv_papers_mark_is_open (VvMark mark);
/* How one document stands. */
VvMark vv_papers_mark_of (const VvDocument *document);
/* "page 2 is missing", "waits for 3 answers", … g_free() */
char *vv_papers_describe (const VvDocument *document);

G_END_DECLS
