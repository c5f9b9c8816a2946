/* vv-candidates-page.h: applicants or mentees as a board by state or as a list, one of them beside it.
 * Recruit and select are two tables of it. */
#pragma once

#include "vv-page.h"
#include "vv-person.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;         /* NC_("board", …) */
  const char *drop;          /* state a card dropped here gets */
  const char *const *states; /* that stand here, NULL-terminated */
} VvBoardColumn;

#define VV_TYPE_CANDIDATES_PAGE (vv_candidates_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (VvCandidatesPage, vv_candidates_page, VV, CANDIDATES_PAGE, VvPage)

struct _VvCandidatesPageClass
{
  VvPageClass parent_class;

  VvRole role;
  const VvBoardColumn *columns; /* ended by a title of NULL */
  /* After the people have been loaded: for what stands around the board. May be left out. */
  void (*loaded) (VvCandidatesPage *page);
};

/* VvEnrolment* of everybody on the board. (transfer none) */
GPtrArray *vv_candidates_page_get_enrolments (VvCandidatesPage *page);

G_END_DECLS
