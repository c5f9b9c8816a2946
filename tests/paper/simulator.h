/* simulator.h: paper that was written on, carried about and scanned: a page image in, a damaged scan out, the
 * same for the same seed. Used by the tests of reading, by end-to-end tests and by the program vv-simulate.
 */
#pragma once

#include "vv-image.h"
#include "vv-layout.h"

typedef enum
{
  SIM_MILD,   /* a good office scanner */
  SIM_MEDIUM, /* a worn one */
  SIM_HARSH,  /* a fax-like copy, stains, staples */
} SimSeverity;

typedef enum
{
  SIM_TICK,
  SIM_CROSS,
  SIM_FILL,     /* scribbled full, as a mark */
  SIM_FAINT,    /* a tick in pencil */
  SIM_BLACKOUT, /* solid black, as a correction */
  SIM_BESIDE,   /* a tick that misses its box */
  SIM_SIGNATURE,
  SIM_WRITING, /* lines of words */
} SimMarkKind;

typedef struct
{
  SimMarkKind kind;
  VvRect rect; /* mm: of the box, the frame or the writing space */
} SimMark;

typedef struct
{
  double dpi;
  SimSeverity severity;
  int rotate;           /* 0, 90, 180, 270: degrees clockwise by which the sheet lies in the scanner */
  gboolean bilevel;     /* black and white only, whatever the severity */
  gboolean grey_only;   /* never black and white */
  gboolean lost_corner; /* one square is folded away or under a staple */
  guint64 seed;
} SimOptions;

typedef struct
{
  double map[6]; /* page mm → pixels: u = m0 x + m1 y + m2, v = m3 x + m4 y + m5 */
  gboolean bilevel;
} SimTruth;

/* "mild", "medium", "harsh". */
gboolean sim_severity_from_string (const char *text, SimSeverity *severity);
/* The page with marks drawn by a pen (seeded); pixels_per_mm of the page image. */
VvImage *
sim_mark_page (const VvImage *page, double pixels_per_mm, const SimMark *marks, guint n, guint64 seed);
/* The scan. truth may be NULL. */
VvImage *sim_scan (const VvImage *page, double pixels_per_mm, const SimOptions *options, SimTruth *truth);
/* A number in from..to, and a normal one. */
double sim_uniform (guint64 *state, double from, double to);
double sim_normal (guint64 *state);

/* Compresses and expands again as JPEG; the data as well if `data` is not NULL (g_bytes_unref()). */
VvImage *sim_jpeg (const VvImage *image, int quality, GBytes **data);
