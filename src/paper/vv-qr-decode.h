/* vv-qr-decode.h: the code of a page (QR version 1, level Q) from grey samples of its 21 x 21 modules.
 *
 * Written after ISO/IEC 18004: format by best match of both copies, Reed-Solomon with the least certain
 * codewords as erasures. */
#pragma once

#include <glib.h>

#define VV_QR_SIZE 21
#define VV_QR_CELLS (VV_QR_SIZE * VV_QR_SIZE)
#define VV_QR_TEXT_MAX 20

typedef struct
{
  guint8 exp[512];
  guint8 log[256];
} VvQrTables;

/* Whether a text that came out of the error correction is one that can be. */
typedef gboolean (*VvQrAcceptFunc) (const char *text, gpointer user_data);

/* Tables of GF(256) with the polynomial 0x11d. */
void vv_qr_tables_init (VvQrTables *tables);

/* cells[VV_QR_CELLS]: 1 dark, 0 light, -1 data: the modules that are the same in every symbol. */
void vv_qr_fixed_cells (gint8 cells[VV_QR_CELLS]);

/* samples: grey levels (0 black .. 255 white) of the modules, row by row; dark and light: levels of the fixed
 * modules. accept guards against words that error correction makes out of noise. text gets at most
 * VV_QR_TEXT_MAX characters; errors (may be NULL) the number of codewords corrected. FALSE if nothing
 * acceptable was read. */
gboolean vv_qr_decode (const VvQrTables *tables,
                       const float samples[VV_QR_CELLS],
                       float dark,
                       float light,
                       VvQrAcceptFunc accept,
                       gpointer user_data,
                       char text[VV_QR_TEXT_MAX + 1],
                       int *errors);
