/* vv-image.h: one grey page image in memory, as the helper process hands it over and as pages are read from.
 */
#pragma once

#include <glib.h>

typedef struct
{
  gatomicrefcount refs;
  int width, height; /* pixels */
  int stride;        /* bytes from one row to the next */
  guint8 *pixels;    /* 0 black .. 255 white */
  double dpi;        /* of these pixels, as the file claims; 0 when it does not say */
  int scale;         /* pixels of the file per pixel here, in each direction: 1, 2 or 4 */
  gboolean bilevel;  /* the file held only black and white */
} VvImage;

/* All white. NULL if the size is not positive or over 600 megapixels. */
VvImage *vv_image_new (int width, int height);
VvImage *vv_image_ref (VvImage *image);
void vv_image_unref (VvImage *image);

/* A picture in colour, for the screen only. */
typedef struct
{
  int width, height; /* pixels */
  int stride;        /* bytes from one row to the next */
  guint8 *pixels;    /* red, green, blue */
} VvPicture;

/* All white. NULL if the size is not positive or over 200 megapixels. */
VvPicture *vv_picture_new (int width, int height);
void vv_picture_free (VvPicture *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvImage, vv_image_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPicture, vv_picture_free)
