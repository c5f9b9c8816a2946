/* vv-meter.h: a number out of 100 as a ring with the number in it, or as a bar. Below the line that asks to
 * look again it takes the colour that asks. The number stands in words beside a bar, so that the bar is
 * nothing to a screen reader. */
#pragma once

#include <gtk/gtk.h>

GtkWidget *vv_ring_new (int score, gboolean is_low);
/* width in px at normal text size. */
GtkWidget *vv_bar_new (double fraction, int width, gboolean is_low);
