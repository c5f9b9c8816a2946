/* instances.h: made-up programmes of several kinds, the same each time, for tests and timings. */
#pragma once

#include "vv-problem.h"

typedef enum
{
  KIND_ORDINARY,   /* scores of many criteria, a quarter of pairs forbidden, some places to spare */
  KIND_TIGHT,      /* as many places as mentees */
  KIND_SHORT,      /* fewer places than mentees */
  KIND_POPULAR,    /* everybody prefers the same mentors */
  KIND_FEW_LEVELS, /* five different scores */
  KIND_PRODUCT,    /* mentor's worth times mentee's worth: the hard kind for price methods */
  KIND_CANDIDATES, /* 50 candidates each */
  KIND_MINIMUM,    /* most mentors want at least one or two mentees */
  N_KINDS,
} Kind;

const char *kind_get_name (Kind kind);
/* Sealed. */
VvProblem *make_problem (Kind kind, guint n_mentors, guint n_mentees, guint64 seed, VvPrefer prefer);
