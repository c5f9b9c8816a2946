#include "config.h"

#include "vv-planner-page.h"

#include "vv-callout.h"
#include "vv-date.h"
#include "vv-file-save.h"
#include "vv-kit.h"
#include "vv-plan-picture.h"
#include "vv-programmes.h"
#include "vv-strings.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

struct _VvPlannerPage
{
  VvPage parent_instance;

  GtkWidget *entry, *calendar, *weekday, *problem;
  GtkWidget *callout, *keep, *move, *stack, *views, *picture, *table;
  VvProgramme *programme;
  GPtrArray *steps; /* VvPlanStep* */
  char *proposed;   /* later T0, NULL */
  char *kept;       /* start for which the proposal was turned down */
};

G_DEFINE_FINAL_TYPE (VvPlannerPage, vv_planner_page, VV_TYPE_PAGE)

typedef struct
{
  char *programme, *start;
} MoveBack;

static void
free_move_back (gpointer data)
{
  MoveBack *back = data;

  g_free (back->programme);
  g_free (back->start);
  g_free (back);
}

static gboolean
set_start (VvWorkspace *workspace, const char *id, const char *start, GError **error)
{
  g_autoptr (VvProgramme) programme = vv_programmes_get (workspace, id, error);

  if (!programme)
    return FALSE;
  /* The end keeps its distance: the programme moves as a whole. */
  if (programme->end && programme->start && start)
    {
      int days = vv_date_days_between (programme->start, programme->end);

      g_free (programme->end);
      programme->end = vv_date_add_days (start, days);
    }
  vv_set_string (&programme->start, start);
  return vv_programmes_save (workspace, programme, error);
}

static gboolean
move_back (VvWorkspace *workspace, gpointer data, GError **error)
{
  MoveBack *back = data;

  return set_start (workspace, back->programme, back->start, error);
}

static void
show_problem (VvPlannerPage *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->problem), text ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
  if (text)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
move_start (VvPlannerPage *self, const char *start)
{
  VvWindow *window = vv_page_get_window (VV_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *today = vv_page_get_today (VV_PAGE (self));
  g_autofree char *date = NULL, *text = NULL;
  MoveBack *back;

  show_problem (self, NULL);
  if (g_strcmp0 (start, self->programme->start) == 0)
    return;
  if (g_strcmp0 (start, today) < 0)
    {
      show_problem (self, _ ("This day has passed. The first session lies ahead."));
      return;
    }
  back = g_new0 (MoveBack, 1);
  back->programme = g_strdup (self->programme->id);
  back->start = g_strdup (self->programme->start);
  if (!set_start (vv_page_get_workspace (VV_PAGE (self)), self->programme->id, start, &error))
    {
      free_move_back (back);
      vv_page_show_error (VV_PAGE (self), error);
      return;
    }
  date = vv_show_date (start);
  text = g_strdup_printf (_ ("First session moved to %s"), date);
  if (back->start)
    vv_window_toast_undo (window, text, move_back, back, free_move_back);
  else
    free_move_back (back);
  vv_window_changed (window);
}

static void
move_by_days (VvPlannerPage *self, int days)
{
  g_autofree char *start = NULL;

  if (!self->programme || !self->programme->start)
    return;
  start = vv_date_add_days (self->programme->start, days);
  move_start (self, start);
}

/* The first session itself is what the others are counted from. */
static gboolean
is_in_trouble (const VvPlanStep *step)
{
  return step->is_short && !step->done && step->weeks_before > 0;
}

static void
show_callout (VvPlannerPage *self)
{
  int n = 0;
  g_autofree char *date = NULL, *title = NULL, *text = NULL, *label = NULL;

  for (guint i = 0; i < self->steps->len; i++)
    n += is_in_trouble (self->steps->pdata[i]);
  gtk_widget_set_visible (self->callout, n > 0 && g_strcmp0 (self->kept, self->programme->start) != 0);
  if (n == 0)
    return;
  title = g_strdup_printf (ngettext ("%d step has too little time", "%d steps have too little time", n), n);
  gtk_widget_set_visible (self->move, self->proposed != NULL);
  if (self->proposed)
    {
      date = vv_show_weekday_date (self->proposed);
      text = g_strdup_printf (_ ("A first session on %s gives every step its usual time."), date);
      g_free (date);
      date = vv_show_date (self->proposed);
      label = g_strdup_printf (C_ ("date", "_Move to %s"), date);
      gtk_button_set_label (GTK_BUTTON (self->move), label);
    }
  vv_callout_set_text (VV_CALLOUT (self->callout), title, text);
}

static void
append_cell (GtkGrid *grid, const char *text, int column, int row, const char *classes)
{
  GtkWidget *label = vv_label_new (text, classes);

  vv_set_margins (label, 8, 12, 8, 12);
  gtk_widget_set_hexpand (label, column == 1);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
fill_table (VvPlannerPage *self)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *const heads[] = { "", _ ("Task"), _ ("Weeks before"), _ ("From"), _ ("At the latest") };

  for (int i = 0; i < (int)G_N_ELEMENTS (heads); i++)
    append_cell (GTK_GRID (grid), heads[i], i, 0, "vv-strong vv-small");
  for (guint i = 0; i < self->steps->len; i++)
    {
      const VvPlanStep *step = self->steps->pdata[i];
      g_autofree char *weeks = g_strdup_printf ("%d", step->weeks_before);
      g_autofree char *from = vv_show_date (step->from), *latest = vv_show_date (step->latest);
      GtkWidget *mark = vv_mark_new (step->done       ? VV_MARK_DONE
                                     : step->is_short ? VV_MARK_PROBLEM
                                                      : VV_MARK_EMPTY,
                                     16);

      gtk_widget_set_margin_start (mark, 12);
      gtk_grid_attach (GTK_GRID (grid), mark, 0, (int)i + 1, 1, 1);
      append_cell (GTK_GRID (grid), step->title, 1, (int)i + 1, step->is_short ? "vv-strong" : NULL);
      append_cell (GTK_GRID (grid), weeks, 2, (int)i + 1, "vv-num");
      append_cell (GTK_GRID (grid), from, 3, (int)i + 1, "vv-num");
      append_cell (GTK_GRID (grid), latest, 4, (int)i + 1,
                   step->is_short && step->weeks_before > 0 && !step->done ? "vv-num vv-problem" : "vv-num");
    }
  vv_clear_children (self->table);
  gtk_box_append (GTK_BOX (self->table), grid);
}

static void
show_plan (VvPlannerPage *self, const char *today)
{
  g_autofree char *date = vv_show_date (self->programme->start);
  gboolean has_start = !vv_is_empty (self->programme->start);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), date);
  show_problem (self, NULL);
  gtk_widget_set_visible (self->stack, has_start);
  if (!has_start)
    {
      gtk_label_set_text (GTK_LABEL (self->weekday), _ ("Set the date of the first session"));
      gtk_widget_set_visible (self->callout, FALSE);
      gtk_widget_grab_focus (self->entry);
      return;
    }
  {
    g_autofree char *long_date = vv_show_weekday_date (self->programme->start);

    gtk_label_set_text (GTK_LABEL (self->weekday), long_date);
  }
  vv_plan_picture_set (VV_PLAN_PICTURE (self->picture), self->steps, self->programme->start, today);
  fill_table (self);
  show_callout (self);
}

static void
vv_planner_page_refresh (VvPage *page)
{
  VvPlannerPage *self = VV_PLANNER_PAGE (page);
  VvWorkspace *workspace = vv_page_get_workspace (page);
  g_autofree char *today = vv_page_get_today (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->steps);

  g_clear_pointer (&self->programme, vv_programme_free);
  g_clear_pointer (&self->proposed, g_free);
  self->programme = vv_programmes_get (workspace, vv_page_get_programme (page), &error);
  if (self->programme)
    self->steps = vv_programmes_plan (workspace, self->programme->id, &self->proposed, &error);
  if (!self->steps)
    {
      self->steps = g_steal_pointer (&old);
      vv_page_show_error (page, error);
      return;
    }
  vv_page_set_subtitle (page, self->programme->title);
  show_plan (self, today);
}

static void
on_entry_activated_cb (VvPlannerPage *self)
{
  g_autofree char *date = vv_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (!self->programme)
    return;
  if (!date)
    {
      show_problem (self, _ ("This is not a day of the calendar. Write it like 1.2.2027."));
      return;
    }
  move_start (self, date);
}

static void
on_earlier_clicked_cb (VvPlannerPage *self)
{
  move_by_days (self, -7);
}

static void
on_later_clicked_cb (VvPlannerPage *self)
{
  move_by_days (self, 7);
}

static void
on_picture_moved_cb (VvPlannerPage *self, int weeks)
{
  move_by_days (self, weeks * 7);
}

static void
on_keep_clicked_cb (VvPlannerPage *self)
{
  vv_set_string (&self->kept, self->programme->start);
  gtk_widget_set_visible (self->callout, FALSE);
}

static void
on_move_clicked_cb (VvPlannerPage *self)
{
  g_autofree char *start = g_strdup (self->proposed);

  if (start)
    move_start (self, start);
}

static void
on_day_selected_cb (VvPlannerPage *self, GtkCalendar *calendar)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);

  if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
  if (self->programme)
    move_start (self, date);
}

static void
on_view_toggled_cb (VvPlannerPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    vv_toggles_get_active (self->views) == 1 ? "table" : "picture");
}

static void
save_ics_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvPage *page = VV_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = vv_programmes_plan_ics (vv_page_get_workspace (page), vv_page_get_programme (page), &error);

  if (!bytes)
    vv_page_show_error (page, error);
  else
    vv_file_save (vv_page_get_window (page), bytes, _ ("plan.ics"));
}

static void
save_pdf_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvPage *page = VV_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = vv_programmes_plan_pdf (vv_page_get_workspace (page), vv_page_get_programme (page), &error);

  if (!bytes)
    vv_page_show_error (page, error);
  else
    vv_file_save (vv_page_get_window (page), bytes, _ ("plan.pdf"));
}

static void
vv_planner_page_finalize (GObject *object)
{
  VvPlannerPage *self = VV_PLANNER_PAGE (object);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->programme, vv_programme_free);
  g_free (self->proposed);
  g_free (self->kept);
  G_OBJECT_CLASS (vv_planner_page_parent_class)->finalize (object);
}

static void
vv_planner_page_class_init (VvPlannerPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_planner_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_planner_page_refresh;
  gtk_widget_class_install_action (widget_class, "plan.ics", NULL, save_ics_activated);
  gtk_widget_class_install_action (widget_class, "plan.pdf", NULL, save_pdf_activated);
}

static GtkWidget *
build_date_row (VvPlannerPage *self)
{
  const char *const labels[] = { C_ ("view", "Picture"), C_ ("view", "Table"), NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = vv_label_new (_ ("_First session"), NULL);
  GtkWidget *dates = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();
  GtkWidget *earlier = vv_icon_button_new ("list-remove-symbolic", _ ("A week earlier"));
  GtkWidget *later = vv_icon_button_new ("list-add-symbolic", _ ("A week later"));

  self->entry = gtk_entry_new ();
  gtk_label_set_use_underline (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->entry);
  vv_set_name (self->entry, _ ("Date of the first session"));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activated_cb), self);
  self->calendar = gtk_calendar_new ();
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_day_selected_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose from a calendar"));
  vv_set_name (button, _ ("Choose from a calendar"));
  gtk_widget_add_css_class (dates, "linked");
  gtk_box_append (GTK_BOX (dates), self->entry);
  gtk_box_append (GTK_BOX (dates), button);
  g_signal_connect_swapped (earlier, "clicked", G_CALLBACK (on_earlier_clicked_cb), self);
  g_signal_connect_swapped (later, "clicked", G_CALLBACK (on_later_clicked_cb), self);
  self->weekday = vv_label_new ("", "dim-label");
  gtk_label_set_wrap (GTK_LABEL (self->weekday), FALSE);
  gtk_widget_set_hexpand (self->weekday, TRUE);
  self->views = vv_toggles_new (labels, 0);
  for (int i = 0; i < 2; i++)
    g_signal_connect_swapped (vv_toggles_get (self->views, i), "toggled", G_CALLBACK (on_view_toggled_cb),
                              self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), dates);
  gtk_box_append (GTK_BOX (row), earlier);
  gtk_box_append (GTK_BOX (row), later);
  gtk_box_append (GTK_BOX (row), self->weekday);
  gtk_box_append (GTK_BOX (row), self->views);
  return row;
}

static void
build_callout (VvPlannerPage *self)
{
  self->callout = vv_callout_new (VV_CALLOUT_BAD, NULL, NULL);
  self->keep = vv_callout_add_button (VV_CALLOUT (self->callout), _ ("_Keep the Date"), FALSE);
  self->move = vv_callout_add_button (VV_CALLOUT (self->callout), "", TRUE);
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (on_keep_clicked_cb), self);
  g_signal_connect_swapped (self->move, "clicked", G_CALLBACK (on_move_clicked_cb), self);
}

static void
build_header (VvPlannerPage *self)
{
  GtkWidget *calendar = vv_content_button_new ("x-office-calendar-symbolic", _ ("To Calendar…"));
  GtkWidget *chart = vv_icon_button_new ("document-print-symbolic", _ ("Wall chart as PDF…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (calendar), "plan.ics");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chart), "plan.pdf");
  vv_page_pack_end (VV_PAGE (self), chart);
  vv_page_pack_end (VV_PAGE (self), calendar);
}

static void
vv_planner_page_init (VvPlannerPage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  vv_page_set_title (VV_PAGE (self), _ ("Plan backwards"));
  build_header (self);
  gtk_box_append (GTK_BOX (body), vv_sliding_new (build_date_row (self)));
  self->problem = vv_label_new ("", "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (body), self->problem);
  build_callout (self);
  gtk_box_append (GTK_BOX (body), self->callout);
  self->stack = gtk_stack_new ();
  self->picture = vv_plan_picture_new ();
  gtk_widget_set_hexpand (self->picture, TRUE);
  g_signal_connect_swapped (self->picture, "moved", G_CALLBACK (on_picture_moved_cb), self);
  self->table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_stack_add_named (GTK_STACK (self->stack), self->picture, "picture");
  gtk_stack_add_named (GTK_STACK (self->stack), self->table, "table");
  gtk_box_append (GTK_BOX (card), vv_sliding_new (self->stack));
  vv_add_classes (card, "vv-card");
  gtk_box_append (GTK_BOX (body), card);
  vv_set_margins (body, 14, 20, 16, 20);
  vv_page_set_content (VV_PAGE (self), vv_scrolled_new (body, 0));
}
