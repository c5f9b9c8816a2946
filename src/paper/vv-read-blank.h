/* vv-read-blank.h: what is printed on the empty page, so that only what was added counts. */
#pragma once

#include "vv-image.h"
#include "vv-layout.h"
#include "vv-painter.h"

/* One empty page. Words are drawn only if somebody asks for a place where some stand. */
typedef struct
{
  VvPainter *painter; /* NULL: words are not known letter by letter */
  const VvLayout *layout;
  int page;
  VvImage *drawn;
} VvBlank;

void vv_blank_clear (VvBlank *blank);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VvBlank, vv_blank_clear)

/* Mask of a patch (VV_PATCH_SCALE) of the page: 1 where something is printed, grown by half a millimetre.
 * exact: words letter by letter. NULL if nothing is printed there. g_free(). */
guint8 *vv_blank_mask (VvBlank *blank, VvRect area, gboolean exact);
