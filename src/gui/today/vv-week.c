#include "config.h"

#include "vv-week.h"

#include "vv-date.h"
#include "vv-kit.h"
#include "vv-locale.h"

#include <glib/gi18n-lib.h>

#define DAYS 7

struct _VvWeek
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *buttons[DAYS];
  char *dates[DAYS];
  int chosen; /* -1 none */
};

enum
{
  DAY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VvWeek, vv_week, ADW_TYPE_BIN)

static void
append_count (GtkWidget *box, const char *icon, const char *classes, int count)
{
  GtkWidget *image;
  g_autofree char *text = g_strdup_printf ("%d", count);

  if (count == 0)
    return;
  image = gtk_image_new_from_icon_name (icon);
  gtk_image_set_pixel_size (GTK_IMAGE (image), 12);
  vv_add_classes (image, classes);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), vv_label_new (text, "vv-small vv-num vv-strong"));
}

static char *
describe_day (const char *date, int sessions, int deadlines)
{
  g_autofree char *day = vv_show_weekday_date (date);
  g_autofree char *with = g_strdup_printf (ngettext ("%d session", "%d sessions", sessions), sessions);
  g_autofree char *due = g_strdup_printf (ngettext ("%d deadline", "%d deadlines", deadlines), deadlines);

  if (sessions == 0 && deadlines == 0)
    return g_strdup_printf ("%s: %s", day, _ ("nothing planned"));
  if (sessions == 0 || deadlines == 0)
    return g_strdup_printf ("%s: %s", day, sessions ? with : due);
  return g_strdup_printf ("%s: %s, %s", day, with, due);
}

static GtkWidget *
make_day (const char *date, int sessions, int deadlines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_autofree char *name = vv_locale_weekday_name (vv_screen_language (), vv_date_weekday (date), TRUE);
  g_autofree char *number = g_strdup_printf ("%d", atoi (date + 8));
  GtkWidget *weekday = vv_line_new (name, "vv-small dim-label");
  GtkWidget *day = vv_line_new (number, "vv-mid");

  gtk_label_set_xalign (GTK_LABEL (weekday), 0.5);
  gtk_label_set_xalign (GTK_LABEL (day), 0.5);
  gtk_widget_set_tooltip_text (weekday, NULL);
  gtk_widget_set_tooltip_text (day, NULL);
  gtk_widget_set_size_request (marks, -1, 16);
  gtk_widget_set_halign (marks, GTK_ALIGN_CENTER);
  append_count (marks, "system-users-symbolic", NULL, sessions);
  append_count (marks, "alarm-symbolic", "vv-problem", deadlines);
  gtk_box_append (GTK_BOX (box), weekday);
  gtk_box_append (GTK_BOX (box), day);
  gtk_box_append (GTK_BOX (box), marks);
  return box;
}

static void
on_day_toggled_cb (VvWeek *self, GtkToggleButton *button)
{
  gboolean is_active = gtk_toggle_button_get_active (button);

  for (int i = 0; i < DAYS; i++)
    {
      if (self->buttons[i] == GTK_WIDGET (button))
        self->chosen = is_active ? i : -1;
      else if (is_active)
        {
          g_signal_handlers_block_by_func (self->buttons[i], on_day_toggled_cb, self);
          gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), FALSE);
          g_signal_handlers_unblock_by_func (self->buttons[i], on_day_toggled_cb, self);
        }
    }
  g_signal_emit (self, signals[DAY_CHANGED], 0);
}

static void
vv_week_finalize (GObject *object)
{
  VvWeek *self = VV_WEEK (object);

  for (int i = 0; i < DAYS; i++)
    g_free (self->dates[i]);
  G_OBJECT_CLASS (vv_week_parent_class)->finalize (object);
}

static void
vv_week_class_init (VvWeekClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_week_finalize;
  signals[DAY_CHANGED] = g_signal_new ("day-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
vv_week_init (VvWeek *self)
{
  self->chosen = -1;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_box_set_homogeneous (GTK_BOX (self->box), TRUE);
  gtk_widget_add_css_class (self->box, "vv-card");
  adw_bin_set_child (ADW_BIN (self), self->box);
  for (int i = 0; i < DAYS; i++)
    {
      self->buttons[i] = gtk_toggle_button_new ();
      vv_add_classes (self->buttons[i], "flat vv-day");
      vv_set_margins (self->buttons[i], 4, 4, 4, 4);
      g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (on_day_toggled_cb), self);
      gtk_box_append (GTK_BOX (self->box), self->buttons[i]);
    }
}

GtkWidget *
vv_week_new (void)
{
  return g_object_new (VV_TYPE_WEEK, NULL);
}

void
vv_week_set (VvWeek *self, const char *today, const int sessions[7], const int deadlines[7])
{
  g_autofree char *monday = vv_date_add_days (today, 1 - vv_date_weekday (today));

  for (int i = 0; i < DAYS; i++)
    {
      g_autofree char *name = NULL;

      g_free (self->dates[i]);
      self->dates[i] = vv_date_add_days (monday, i);
      name = describe_day (self->dates[i], sessions[i], deadlines[i]);
      gtk_button_set_child (GTK_BUTTON (self->buttons[i]),
                            make_day (self->dates[i], sessions[i], deadlines[i]));
      gtk_widget_set_tooltip_text (self->buttons[i], name);
      vv_set_name (self->buttons[i], name);
      if (g_str_equal (self->dates[i], today))
        gtk_widget_add_css_class (self->buttons[i], "now");
      else
        gtk_widget_remove_css_class (self->buttons[i], "now");
    }
}

const char *
vv_week_get_day (VvWeek *self)
{
  return self->chosen >= 0 ? self->dates[self->chosen] : NULL;
}
