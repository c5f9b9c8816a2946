/* sample-score.h: what was read on a sample page against what its writer meant. */
#pragma once

#include "sample-page.h"

typedef struct
{
  int pages;
  int fields[3], wrong[3], review[3]; /* by kind: one of several, several, signature */
  int clear, clear_read;              /* readings about which a careful person has no doubt */
  GString *silent;                    /* each wrong one, a line */
} SampleScore;

enum
{
  SCORE_ONE,
  SCORE_SEVERAL,
  SCORE_SIGNATURE,
};

/* readings: VvReading* of the page, in the order of its answers; name: for the lines. */
void sample_score_add (SampleScore *score, const SamplePage *page, GPtrArray *readings, const char *name);
void sample_score_clear (SampleScore *score);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SampleScore, sample_score_clear)
