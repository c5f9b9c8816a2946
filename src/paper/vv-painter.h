/* vv-painter.h: shaping and measuring of type, made once and used for many pages. One per thread. */
#pragma once

#include <glib.h>
#include <pango/pangocairo.h>

typedef struct _VvPainter VvPainter;

/* Errors: VV_ERROR_NOT_FOUND when a typeface is not installed exactly (nothing is silently replaced). */
VvPainter *vv_painter_new (GError **error);
void vv_painter_free (VvPainter *painter);

/* One way to set type. Fonts are Pango family lists ending in a comma, then the style: "Inter, Medium". */
typedef struct
{
  const char *font;
  double size;    /* pt */
  double lead;    /* mm from line to line */
  double grey;    /* 0 black .. 1 white */
  double spacing; /* pt between letters */
  const char *features;
} VvType;

/* The shaped text: width in mm to break at, or 0 for one line. Owned by the painter until the next call. */
PangoLayout *vv_painter_shape (VvPainter *painter,
                               const VvType *type,
                               const char *language,
                               const char *text,
                               double width);
/* Width in mm of the widest line. */
double vv_painter_width (VvPainter *painter, const VvType *type, const char *language, const char *text);
/* The lines a text breaks into at `width` mm, hyphens of soft hyphens added. g_strfreev(). */
char **vv_painter_break (VvPainter *painter,
                         const VvType *type,
                         const char *language,
                         const char *text,
                         double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPainter, vv_painter_free)
