/* vv-read-patch.h: a rectangle of the page, straightened to a fixed scale, and what stands out of it. */
#pragma once

#include "vv-layout.h"
#include "vv-locate-geometry.h"

#define VV_PATCH_SCALE 6   /* pixels per mm */
#define VV_PATCH_WINDOW 13 /* pixels (2.2 mm): strokes are narrower, stains and shading wider */

typedef struct
{
  double x, y; /* top left corner on the page, mm */
  int width, height;
  guint8 *pixels;
} VvPatch;

/* The page as read: the image at the density that reading works at, and where the page lies in it. */
typedef struct
{
  VvImage *work;
  double map[9]; /* page mm → pixels of work */
  double black;  /* grey level of print */
} VvSheet;

void vv_patch_clear (VvPatch *patch);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VvPatch, vv_patch_clear)
void vv_sheet_clear (VvSheet *sheet);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VvSheet, vv_sheet_clear)

/* transform: page mm → pixels of the file, as in VvPagePose. */
void vv_sheet_init (VvSheet *sheet, const VvImage *image, const double transform[9], double black);
/* What lies outside the image is white. */
void vv_patch_take (VvPatch *patch, const VvSheet *sheet, VvRect area);
/* Mean of 3 x 3 pixels: less noise. */
void vv_patch_smooth (VvPatch *patch);
/* Grey closing: the paper without its strokes. g_free(). */
guint8 *vv_patch_close (const VvPatch *patch);
/* The grey level that `share` of the pixels reach. */
int vv_patch_level (const VvPatch *patch, double share);
