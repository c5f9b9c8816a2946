/* vv-helper.h: foreign files (scans, returned PDFs, spreadsheets), opened only in a locked process of their
 * own.
 *
 * A VvHelper keeps a small process at hand that has every decoder loaded; for each file it splits off a
 * worker, which gives up all rights (no files, no network, no other programs; limits on memory, time and
 * pixels) before it sees the first byte. A worker that crashes, hangs or breaks a limit costs only the page
 * it was working on.
 *
 * One VvHelper may be used by one thread at a time; use one per thread for speed. A VvHelperFile belongs to
 * the thread of its helper and keeps the helper alive.
 *
 * Errors: VV_ERROR_FOREIGN for a file or page that cannot be read or is refused, VV_ERROR_LIMIT over a limit
 * (300 MB, 5,000 pages, 150 megapixels a page, five seconds of processor a page), VV_ERROR_IO when the helper
 * itself cannot be started, G_IO_ERROR_CANCELLED. Every message is a sentence that names the file. */
#pragma once

#include <gio/gio.h>
#include "vv-image.h"
#include "vv-table.h"

typedef struct _VvHelper VvHelper;
typedef struct _VvHelperFile VvHelperFile;

typedef enum
{
  VV_HELPER_PDF,
  VV_HELPER_TIFF,
  VV_HELPER_PNG,
  VV_HELPER_JPEG,
} VvHelperKind;

/* Which page of which of the given files; both from 0. */
typedef struct
{
  int file;
  int page;
} VvHelperPick;

/* Starts the helper program: $VV_HELPER, or beside the running program, or where it is installed. */
VvHelper *vv_helper_new (GError **error);
VvHelper *vv_helper_ref (VvHelper *helper);
void vv_helper_unref (VvHelper *helper);

/* Recognises the file by its content alone; `name` is for messages. */
VvHelperFile *
vv_helper_open (VvHelper *helper, GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
/* The same straight from the disk, so that a pile of any length is never in memory as a whole. */
VvHelperFile *
vv_helper_open_path (VvHelper *helper, const char *path, GCancellable *cancellable, GError **error);
void vv_helper_file_free (VvHelperFile *file);
VvHelperKind vv_helper_file_get_kind (VvHelperFile *file);
int vv_helper_file_get_n_pages (VvHelperFile *file);

/* One page, grey, the right way up as the file says. Half size from 250 dpi on and a quarter from 560
 * (VvImage.scale says so); pages that are more than one picture are drawn at 200 dpi. An error is of this
 * page only. */
VvImage *vv_helper_page (VvHelperFile *file, int index, GCancellable *cancellable, GError **error);
/* The same page in colour for the screen, its longer side at most `max_size` pixels (64 .. 4000). */
VvPicture *vv_helper_colour_page (VvHelperFile *file,
                                  int index,
                                  int max_size,
                                  GCancellable *cancellable,
                                  GError **error);
/* What was typed into the form fields of a PDF: full field name → value, both UTF-8; check boxes and radio
 * buttons give the name of their state ("Off" when not ticked). Empty for other kinds. */
GHashTable *vv_helper_fields (VvHelperFile *file, GCancellable *cancellable, GError **error);

/* The first sheet with content of an XLSX or ODS file, or a CSV file of any dialect (vv_table_read_csv()).
 * Dates come as ISO text, numbers as typed. Also VV_ERROR_INVALID with the line, as vv_table_read_csv() gives
 * it. */
VvTable *vv_helper_read_table (VvHelper *helper, GBytes *bytes, const char *name, GError **error);
/* With the language of the office ("nb", "fi", "pl", "en" or NULL), which settles an encoding left open. */
VvTable *vv_helper_read_table_in (VvHelper *helper,
                                  GBytes *bytes,
                                  const char *name,
                                  const char *language,
                                  GCancellable *cancellable,
                                  GError **error);

/* One PDF of the picked pages in this order: pages of PDFs are copied as they are, pictures become pages of
 * their own size (A4 when they do not say). `files` are GBytes, `names` as many names for messages. */
GBytes *vv_helper_extract_pdf (VvHelper *helper,
                               GPtrArray *files,
                               const char *const *names,
                               const VvHelperPick *picks,
                               guint n_picks,
                               GCancellable *cancellable,
                               GError **error);

/* What a locked worker is still able to do, as it finds by trying: one line each, "open /etc/passwd:
 * Permission denied". For tests and for the page that shows how the computer is protected. */
char *vv_helper_probe (VvHelper *helper, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvHelper, vv_helper_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvHelperFile, vv_helper_file_free)
