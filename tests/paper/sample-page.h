/* sample-page.h: a made-up form of every kind of field, drawn without the type-setting, and answers to it.
 * For tests of reading that should not move when a form does. */
#pragma once

#include "simulator.h"
#include "vv-layout.h"

#define SAMPLE_PIXELS_PER_MM 8.0

typedef enum
{
  SAMPLE_PLAIN,     /* every mark clear, nothing corrected */
  SAMPLE_REALISTIC, /* pencil, corrections, two marks, marks beside */
} SampleCare;

typedef struct
{
  char *field;
  char **values; /* ticked; empty for none */
  gboolean is_signature, is_signed;
  gboolean is_clear; /* a careful reader has no doubt */
} SampleAnswer;

typedef struct
{
  VvLayout *layout; /* one page */
  VvImage *blank;
  char *document, *payload;
  GArray *marks;      /* SimMark */
  GPtrArray *answers; /* SampleAnswer* */
} SamplePage;

SamplePage *sample_page_new (guint64 seed, SampleCare care);
void sample_page_free (SamplePage *page);
/* A layout painted with boxes, rules, codes and text; enough for reading back. */
VvImage *sample_paint (const VvLayout *layout, int page, double pixels_per_mm);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamplePage, sample_page_free)
