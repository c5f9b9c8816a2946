/* desk.h: papers of a workspace are issued, written on, scanned and brought back, for tests of tasks. */
#pragma once

#include "fixture.h"
#include "simulator.h"
#include "vv-documents.h"
#include "vv-draw.h"
#include "vv-layout.h"
#include "vv-scans.h"

/* A locked pair and a locked group of two. */
typedef struct
{
  VvProgramme *programme;
  VvPainter *painter;
  char *ola, *kari;          /* mentors */
  char *tuva, *emil, *amina; /* mentees */
  char *pair, *group;        /* matches: Ola with Tuva; Kari with Emil and Amina */
  int scans;                 /* made so far: seeds and names */
} Desk;

void desk_set_up (Desk *desk, Fixture *fixture);
void desk_clear (Desk *desk);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

typedef struct
{
  VvDocument *document;
  VvLayout *layout;
} Paper;

void paper_clear (Paper *paper);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

/* The match, person or nobody that a form is about. */
VvSubject desk_subject (const Desk *desk, const char *applies_to);
void desk_issue (Desk *desk,
                 Fixture *fixture,
                 const char *form,
                 const VvSubject *subject,
                 const char *language,
                 Paper *paper);
/* Page 1.. written on and scanned. marks: "AGR-41=sign", "IMQ-05=7", "IMQ-12=2", of any page;
 * NULL-terminated, or NULL: `all` signs every signature. */
VvImage *desk_scan (Desk *desk, const Paper *paper, int page, const char *const *marks, int rotate);
extern const char *const SIGN_ALL[];
/* Saves under the fixture's folder; the kind of file by the ending. (transfer full) path. */
char *desk_save (Fixture *fixture, const VvImage *image, const char *name);
/* Both at once. */
char *desk_scan_file (Desk *desk,
                      Fixture *fixture,
                      const Paper *paper,
                      int page,
                      const char *const *marks,
                      int rotate,
                      const char *name);
/* Several pages in one PDF. paths: NULL-terminated. */
char *desk_bind (Fixture *fixture, const char *const *paths, const char *name);
/* One import of these paths, which must work. */
VvScanReport *desk_import (Fixture *fixture, ...) G_GNUC_NULL_TERMINATED;
const VvScanPage *report_page (const VvScanReport *report, guint index, const char *state, const char *why);
const VvScanOutcome *report_outcome (const VvScanReport *report, const char *document);
/* "7", "2,5", "signed", …; NULL when there is none. g_free(). */
char *desk_value (Fixture *fixture, const char *document, const char *field);
