/* vv-kit.h: small pieces that every page is put together from, so that all look alike.
 *
 * Everything returned is a floating widget unless said otherwise. Texts are shown as they are: callers
 * translate. */
#pragma once

#include <adwaita.h>

/* What state something is in: shape first, colour second, and always the word as tooltip and accessible name.
 */
typedef enum
{
  VV_MARK_NONE,
  VV_MARK_DONE,
  VV_MARK_HALF,
  VV_MARK_OUT,     /* printed, not back */
  VV_MARK_DOUBT,   /* needs you */
  VV_MARK_GAP,     /* page missing */
  VV_MARK_PROBLEM, /* overdue */
  VV_MARK_EMPTY,   /* not yet due */
  VV_MARK_NA,      /* does not apply */
} VvMark;

/* "vv-done-symbolic" (static); NULL for NONE. */
const char *vv_mark_icon (VvMark mark);
/* The word in the screen's language (static): "Filed". */
const char *vv_mark_word (VvMark mark);
/* Name of the libadwaita colour it is drawn with, NULL: the text's colour. */
const char *vv_mark_colour (VvMark mark);
GtkWidget *vv_mark_new (VvMark mark, int pixel_size);
void vv_mark_set (GtkWidget *mark, VvMark state);

/* classes: style classes separated by blanks, NULL none. */
void vv_add_classes (GtkWidget *widget, const char *classes);
/* What a screen reader says. */
void vv_set_name (GtkWidget *widget, const char *name);
void vv_set_margins (GtkWidget *widget, int top, int end, int bottom, int start);
void vv_clear_children (GtkWidget *box);

/* A label at the start; wraps. */
GtkWidget *vv_label_new (const char *text, const char *classes);
/* One line, ellipsised, with the whole text as tooltip. */
GtkWidget *vv_line_new (const char *text, const char *classes);
/* kind: NULL, "bad", "warn", "good", "info". */
GtkWidget *vv_chip_new (const char *text, const char *kind);
GtkWidget *vv_button_new (const char *label, const char *classes);
/* Only a symbol: `name` is tooltip and accessible name. */
GtkWidget *vv_icon_button_new (const char *icon, const char *name);
/* Symbol and words. */
GtkWidget *vv_content_button_new (const char *icon, const char *label);
/* AdwActionRow without markup; subtitle may be NULL. */
GtkWidget *vv_row_new (const char *title, const char *subtitle);
/* A row that leads somewhere: activatable, with an arrow at its end. */
GtkWidget *vv_link_row_new (const char *title, const char *subtitle);
/* Adds the arrow of vv_link_row_new(); call it after the other suffixes. */
void vv_row_add_arrow (GtkWidget *row);
/* AdwPreferencesGroup with plain text; title and description may be NULL. */
GtkWidget *vv_group_new (const char *title, const char *description);
/* A list with frame and rounded corners, for rows; nothing is selected in it. */
GtkWidget *vv_boxed_list_new (void);
/* Vertical scroller with the child in the middle, at most `width` pixels wide (0: all). */
GtkWidget *vv_scrolled_new (GtkWidget *child, int width);
/* Slides sideways where there is no room, rather than hold the window open. */
GtkWidget *vv_sliding_new (GtkWidget *child);
GtkWidget *vv_avatar_new (const char *name, int size);
/* Linked toggle buttons, one of them active. labels: NULL-terminated. The group emits nothing by itself:
 * connect "toggled" of the buttons (vv_toggles_get()). */
GtkWidget *vv_toggles_new (const char *const *labels, int active);
GtkToggleButton *vv_toggles_get (GtkWidget *toggles, int index);
int vv_toggles_get_active (GtkWidget *toggles);

/* AdwComboRow over fixed words; labels NULL-terminated. */
GtkWidget *vv_combo_row_new (const char *title, const char *const *labels, guint selected);

/* A named colour of the style as it is now ("accent_color", "success_color", "card_bg_color", …); alpha is
 * multiplied. */
GdkRGBA vv_colour (GtkWidget *widget, const char *name, double alpha);
/* The text's own colour. */
GdkRGBA vv_text_colour (GtkWidget *widget, double alpha);
/* Draws a symbolic icon into a snapshot at x, y. */
void vv_snapshot_icon (GtkWidget *widget,
                       GtkSnapshot *snapshot,
                       const char *icon,
                       double x,
                       double y,
                       double size,
                       const GdkRGBA *colour);
/* A path with round corners. */
void vv_cairo_rounded (cairo_t *cr, double x, double y, double w, double h, double radius);

/* Language of the screen as one of nb, fi, pl, en (static): for dates and numbers through vv-locale.h. */
const char *vv_screen_language (void);
/* "9 March 2026" in the screen's language; "" for NULL or what is no date. g_free(). */
char *vv_show_date (const char *iso_date);
/* "9/3/2026". g_free(). */
char *vv_show_date_short (const char *iso_date);
/* "Tuesday 1 September 2026". g_free(). */
char *vv_show_weekday_date (const char *iso_date);
/* A due date in words against today: "3 days over", "today", "by Friday", "by 7 September". g_free(). */
char *vv_show_due (const char *iso_date, const char *today);
/* Words of the model for people: state of a mentor or mentee, role, way of meeting … in the screen's language
 * (static); the word itself when it is none of them. */
const char *vv_show_word (const char *word);
