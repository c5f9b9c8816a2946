/* vv-locate.h: where a printed page lies in a scan, and which page it is. The form need not be known: the
 * machine frame (four squares, two codes) is the same on every page. */
#pragma once

#include "vv-image.h"
#include "vv-layout.h"

/* Finder of pages. Not for several threads at once: one per thread. */
typedef struct _VvLocator VvLocator;

typedef struct
{
  gboolean
      frame_found;     /* the page is registered: it can be straightened, and read once its layout is known */
  char *payload;       /* the 16 characters of the code; NULL if none could be read (a torn code) */
  char *document;      /* id in stored form, from the payload */
  int page, of;        /* from the payload; 0 without one */
  int rotation;        /* degrees clockwise that bring the page upright: 0, 90, 180, 270 */
  double transform[9]; /* row-major 3x3: page mm → pixels of the image as in the file; pixel (0, 0) covers
                          0..1 */
  double fit;          /* largest registration error to expect anywhere on the page, mm */
  int squares, codes;  /* how many of four and two were seen */
  double white, black; /* grey levels of blank and of printed paper */
  gboolean by_corners; /* the squares did not lead to the codes: zbar read one in a corner of the image */
} VvPagePose;

void vv_page_pose_clear (VvPagePose *pose);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VvPagePose, vv_page_pose_clear)

VvLocator *vv_locator_new (void);
void vv_locator_free (VvLocator *locator);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvLocator, vv_locator_free)

/* TRUE if the page was found and its code read. FALSE with pose->frame_found: the page was found, its code
 * was not readable. FALSE without: no page of ours. A code that does not lie where the frame says is no code
 * of the page. *pose is overwritten; clear it with vv_page_pose_clear(). */
gboolean vv_locate_page (VvLocator *locator, const VvImage *image, VvPagePose *pose);
