#include "config.h"

#include "vv-kit.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *icon, *word, *colour, *style;
} MarkLook;

static const MarkLook mark_looks[] = {
  [VV_MARK_NONE] = { NULL, NULL, NULL, NULL },
  [VV_MARK_DONE] = { "vv-done-symbolic", NC_ ("state of a paper", "Filed"), "success_color", "vv-done" },
  [VV_MARK_HALF] = { "vv-half-symbolic", NC_ ("state of a paper", "In progress"), "accent_color", "vv-half" },
  [VV_MARK_OUT] = { "vv-out-symbolic", NC_ ("state of a paper", "Printed, not back"), NULL, "vv-out" },
  [VV_MARK_DOUBT]
  = { "vv-doubt-symbolic", NC_ ("state of a paper", "Needs you"), "warning_color", "vv-doubt" },
  [VV_MARK_GAP] = { "vv-gap-symbolic", NC_ ("state of a paper", "Page missing"), "error_color", "vv-gap" },
  [VV_MARK_PROBLEM]
  = { "vv-problem-symbolic", NC_ ("state of a paper", "Overdue"), "error_color", "vv-problem" },
  [VV_MARK_EMPTY] = { "vv-empty-symbolic", NC_ ("state of a paper", "Not yet due"), NULL, "vv-empty" },
  [VV_MARK_NA] = { "vv-na-symbolic", NC_ ("state of a paper", "Does not apply"), NULL, "vv-na" },
};

const char *
vv_mark_icon (VvMark mark)
{
  return mark_looks[mark].icon;
}

const char *
vv_mark_word (VvMark mark)
{
  return mark_looks[mark].word ? g_dpgettext2 (GETTEXT_PACKAGE, "state of a paper", mark_looks[mark].word)
                               : "";
}

const char *
vv_mark_colour (VvMark mark)
{
  return mark_looks[mark].colour;
}

void
vv_mark_set (GtkWidget *mark, VvMark state)
{
  for (gsize i = VV_MARK_DONE; i < G_N_ELEMENTS (mark_looks); i++)
    gtk_widget_remove_css_class (mark, mark_looks[i].style);
  gtk_widget_set_visible (mark, state != VV_MARK_NONE);
  if (state == VV_MARK_NONE)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (mark), mark_looks[state].icon);
  gtk_widget_add_css_class (mark, mark_looks[state].style);
  gtk_widget_set_tooltip_text (mark, vv_mark_word (state));
  vv_set_name (mark, vv_mark_word (state));
}

GtkWidget *
vv_mark_new (VvMark mark, int pixel_size)
{
  GtkWidget *image = gtk_image_new ();

  gtk_image_set_pixel_size (GTK_IMAGE (image), pixel_size);
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  vv_mark_set (image, mark);
  return image;
}

void
vv_add_classes (GtkWidget *widget, const char *classes)
{
  g_auto (GStrv) words = g_strsplit (classes ? classes : "", " ", -1);

  for (char **word = words; *word; word++)
    if (**word)
      gtk_widget_add_css_class (widget, *word);
}

void
vv_set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
vv_set_margins (GtkWidget *widget, int top, int end, int bottom, int start)
{
  gtk_widget_set_margin_top (widget, top);
  gtk_widget_set_margin_end (widget, end);
  gtk_widget_set_margin_bottom (widget, bottom);
  gtk_widget_set_margin_start (widget, start);
}

void
vv_clear_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    {
      if (GTK_IS_LIST_BOX (box))
        gtk_list_box_remove (GTK_LIST_BOX (box), child);
      else
        gtk_box_remove (GTK_BOX (box), child);
    }
}

GtkWidget *
vv_label_new (const char *text, const char *classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  vv_add_classes (label, classes);
  return label;
}

GtkWidget *
vv_line_new (const char *text, const char *classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text && *text ? text : NULL);
  vv_add_classes (label, classes);
  return label;
}

GtkWidget *
vv_chip_new (const char *text, const char *kind)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "vv-chip");
  vv_add_classes (chip, kind);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  return chip;
}

GtkWidget *
vv_button_new (const char *label, const char *classes)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  /* GTK names the button with the underscore of its mnemonic */
  vv_set_name (button, gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)))));
  vv_add_classes (button, classes);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

GtkWidget *
vv_icon_button_new (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  vv_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

GtkWidget *
vv_content_button_new (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  vv_set_name (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

GtkWidget *
vv_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title ? title : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  return row;
}

void
vv_row_add_arrow (GtkWidget *row)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

GtkWidget *
vv_link_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = vv_row_new (title, subtitle);

  vv_row_add_arrow (row);
  return row;
}

GtkWidget *
vv_group_new (const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *safe_title = g_markup_escape_text (title ? title : "", -1);
  g_autofree char *safe_description = g_markup_escape_text (description ? description : "", -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), safe_title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), safe_description);
  return group;
}

GtkWidget *
vv_boxed_list_new (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  return list;
}

GtkWidget *
vv_scrolled_new (GtkWidget *child, int width)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_hexpand (scrolled, TRUE);
  if (width > 0)
    {
      GtkWidget *clamp = adw_clamp_new ();

      adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
      adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MIN (width, 700));
      adw_clamp_set_child (ADW_CLAMP (clamp), child);
      child = clamp;
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  return scrolled;
}

GtkWidget *
vv_sliding_new (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  return scrolled;
}

GtkWidget *
vv_avatar_new (const char *name, int size)
{
  GtkWidget *avatar = adw_avatar_new (size, name, TRUE);

  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return avatar;
}

GtkWidget *
vv_toggles_new (const char *const *labels, int active)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkToggleButton *first = NULL;

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (int i = 0; labels[i]; i++)
    {
      GtkWidget *toggle = gtk_toggle_button_new_with_label (labels[i]);

      if (first)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), first);
      else
        first = GTK_TOGGLE_BUTTON (toggle);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), i == active);
      gtk_box_append (GTK_BOX (box), toggle);
    }
  return box;
}

GtkToggleButton *
vv_toggles_get (GtkWidget *toggles, int index)
{
  GtkWidget *child = gtk_widget_get_first_child (toggles);

  while (child && index-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return GTK_TOGGLE_BUTTON (child);
}

int
vv_toggles_get_active (GtkWidget *toggles)
{
  int index = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (toggles); child;
       child = gtk_widget_get_next_sibling (child), index++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      return index;
  return -1;
}

GtkWidget *
vv_combo_row_new (const char *title, const char *const *labels, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}
