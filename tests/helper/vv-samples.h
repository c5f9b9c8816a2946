/* vv-samples.h: foreign files made at test time, every one from the same drawn page. */
#pragma once

#include <glib.h>

/* One page: white, with a black block near the top left corner and a grey one below the middle. Never loses
 * its orientation. */
guint8 *vv_sample_pixels (int width, int height);

GBytes *vv_sample_jpeg (int width, int height, int dpi, gboolean colour);
/* The same with an EXIF orientation and resolution and no JFIF density. */
GBytes *vv_sample_exif_jpeg (int width, int height, int dpi, int orientation);
GBytes *vv_sample_png (int width, int height, int dpi, gboolean interlaced);
/* `compression` of tiff.h; bits 1 or 8. */
GBytes *vv_sample_tiff (int width, int height, int dpi, int pages, int bits, int compression);
/* The group 4 stream alone. */
GBytes *vv_sample_g4 (int width, int height);

/* A PDF of `pages` equal A4 pages with one picture; `image` is what stands in its dictionary beside its size,
 * `content` NULL draws it over the whole page; `page` is added to the page's dictionary. */
GBytes *vv_sample_pdf (int pages,
                       int width,
                       int height,
                       const char *image,
                       GBytes *data,
                       const char *content,
                       const char *page);
GBytes *vv_sample_jpeg_pdf (int pages, int dpi);
/* Drawn by Cairo: text and lines, no picture. */
GBytes *vv_sample_drawn_pdf (int pages);
GBytes *vv_sample_encrypted_pdf (void);
/* Fields "name" (Łukasz Żółć) and "group.happy" (ticked). */
GBytes *vv_sample_form_pdf (void);

/* Forms that draw the next one ten times each, ten deep: small, and never done. */
GBytes *vv_sample_endless_pdf (void);

/* Path and text by turns, ended by NULL. */
GBytes *vv_sample_zip (const char *first_path, ...) G_GNUC_NULL_TERMINATED;
/* `rows` is the XML inside sheetData or table:table. */
GBytes *vv_sample_xlsx (const char *rows);
GBytes *vv_sample_ods (const char *rows);
