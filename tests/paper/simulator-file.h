/* simulator-file.h: simulated scans as the files that scanners and phones write. */
#pragma once

#include "vv-image.h"

/* Grey. NULL if it is no PNG. */
VvImage *sim_load_png (const char *path, GError **error);
/* The same of a binary PGM of 8 bits, which pdftoppm writes much faster. */
VvImage *sim_load_pgm (const char *path, GError **error);
/* By the name's end: .png, .jpg, .tiff (G4 when black and white), .pdf (one image page). */
gboolean sim_save (const VvImage *image, const char *path, GError **error);
