#include "config.h"

#include "vv-match-legend.h"

#include "vv-kit.h"

#include <glib/gi18n-lib.h>

static void
append_legend (GtkWidget *box, GtkWidget *mark, const char *words)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (pair), mark);
  gtk_box_append (GTK_BOX (pair), vv_line_new (words, "vv-small"));
  gtk_box_append (GTK_BOX (box), pair);
}

static void
append_key (GtkWidget *box, const char *key, const char *words)
{
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "vv-key");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  append_legend (box, cap, words);
}

static GtkWidget *
make_small_icon (const char *icon)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 14);
  return image;
}

GtkWidget *
vv_match_legend_new (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "vv-actionbar");
  append_legend (bar, make_small_icon ("changes-prevent-symbolic"), C_ ("legend", "locked"));
  append_legend (bar, make_small_icon ("vv-hand-symbolic"), C_ ("legend", "placed by hand"));
  append_legend (bar, vv_mark_new (VV_MARK_DOUBT, 14), C_ ("legend", "look again: below 65"));
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (bar), space);
  append_key (bar, "M", C_ ("key", "move or swap"));
  append_key (bar, "L", C_ ("key", "lock"));
  append_key (bar, "U", C_ ("key", "unlock"));
  return bar;
}

GtkWidget *
vv_match_figure_append (GtkWidget *box, const char *words)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *figure = vv_label_new ("", "vv-mid");

  gtk_label_set_wrap (GTK_LABEL (figure), FALSE);
  gtk_box_append (GTK_BOX (pair), figure);
  gtk_box_append (GTK_BOX (pair), vv_line_new (words, "dim-label"));
  gtk_box_append (GTK_BOX (box), pair);
  return figure;
}
