/* vv-code-scan.h: QR codes anywhere on a page or a photo, at any angle. For the pages that carry no squares.
 */
#pragma once

#include "vv-image.h"

/* Texts of the codes that `is_wanted` takes, each once: (element-type utf8) (transfer full), empty when there
 * are none. Looks a second time, at double size, when the first look finds nothing. */
GPtrArray *vv_code_scan (const VvImage *image, gboolean (*is_wanted) (const char *text));
