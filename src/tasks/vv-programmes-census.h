/* vv-programmes-census.h: one count of everything in a programme, for its overview. Only for src/tasks. */
#pragma once

#include "vv-programmes-private.h"

/* Papers of one form. */
typedef struct
{
  int expected; /* how many there should be */
  int filed;    /* come home */
  int waiting;  /* readings wait for a person */
  int missing;  /* pages or signatures lack */
  int out;      /* given out, not back */
} VvPaperCount;

typedef struct
{
  VvProgramme *programme;
  int applicants, undecided, taken_on, ready; /* mentors */
  int mentees, profiles, accepted;            /* who asked; whose profile waits; who was taken */
  int placed;                                 /* accepted mentees with a mentor */
  int reserved, live, closed;                 /* matches */
  int undated;                                /* live matches without sessions */
  int held, planned, unrecorded, moved;       /* sessions; unrecorded: past and still planned */
  char *next_session;                         /* ISO, NULL */
  VvPaperCount agreements, initial, midterm, final;
  int waiting; /* readings that wait in all papers */
  int attests_due;
} VvCensus;

gboolean vv_census_take (VvWorkspace *ws,
                         VvProgramme *programme /* (transfer none) */,
                         VvCensus *census,
                         GError **error);
void vv_census_clear (VvCensus *census);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VvCensus, vv_census_clear)

/* Title, action, label, due date and papers of the next step. */
void vv_overview_tell_hero (const VvCensus *census, VvOverview *overview);
