/* vv-locate-codes.h: the code of a page at its known place, once it is roughly known where the page lies. */
#pragma once

#include "vv-layout.h"
#include "vv-locate-geometry.h"
#include "vv-qr-decode.h"

typedef struct
{
  guint16 cell;
  gboolean dark;
} VvCodeCell;

/* The modules that are the same in every code, and those of each finder pattern. */
typedef struct
{
  VvQrTables tables;
  VvCodeCell fixed[VV_QR_CELLS];
  int n_fixed;
  VvCodeCell finder[3][49];
} VvCodePattern;

typedef struct
{
  gboolean read;
  char payload[VV_QR_TEXT_MAX + 1];
  double score;       /* contrast of the fixed modules, grey levels */
  double dark, light; /* grey levels of black and white there */
  VvTie ties[3];      /* centres of the finder patterns */
  int n_ties;
} VvCodeFind;

void vv_code_pattern_init (VvCodePattern *pattern);
/* Looks for the code that is printed at rect (mm) within reach mm of where guess puts it. */
void vv_locate_code (const VvCodePattern *pattern,
                     const VvImage *image,
                     const VvAffine *guess,
                     VvRect rect,
                     double reach,
                     VvCodeFind *find);
