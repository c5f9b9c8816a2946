/* vv-straighten.h: pictures of a scanned page as it was printed: upright, straight, to scale. */
#pragma once

#include "vv-image.h"
#include "vv-layout.h"
#include "vv-locate.h"

/* The whole page of width x height mm. NULL if the page was not found in the image. Unref when done. */
VvImage *vv_straighten (const VvImage *image,
                        const VvPagePose *pose,
                        double pixels_per_mm,
                        double width,
                        double height);
/* A cut-out, mm on the page. */
VvImage *vv_straighten_rect (const VvImage *image, const VvPagePose *pose, double pixels_per_mm, VvRect rect);
