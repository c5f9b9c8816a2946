#include "config.h"

#include "vv-sidebar.h"

#include "vv-kit.h"
#include "vv-pages.h"
#include "vv-programmes.h"
#include "vv-scans.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SIDEBAR_WIDTH 248

struct _VvSidebar
{
  AdwBin parent_instance;

  GtkWidget *header, *window_title, *back, *menu;
  GtkWidget *stack, *home, *rail;
  GtkWidget *organisation, *saved, *avatar;
  char *place;
};

G_DEFINE_FINAL_TYPE (VvSidebar, vv_sidebar, ADW_TYPE_BIN)

static GtkWidget *
append_row (GtkWidget *list, const char *target, GtkWidget *child, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  g_object_set_data_full (G_OBJECT (row), "vv-target", g_strdup (target), g_free);
  vv_set_name (row, name);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
append_head (GtkWidget *list, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = vv_line_new (text, "vv-sidehead");

  gtk_widget_set_margin_top (label, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
append_place (GtkWidget *list, const char *icon, const char *text, const char *target, int count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *line = vv_line_new (text, NULL);
  g_autofree char *badge = g_strdup_printf ("%d", count);
  g_autofree char *name = count > 0 ? g_strdup_printf ("%s, %d", text, count) : g_strdup (text);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (GTK_BOX (box), line);
  if (count > 0)
    {
      GtkWidget *label = gtk_label_new (badge);

      vv_add_classes (label, "vv-badge");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), label);
    }
  append_row (list, target, box, name);
}

static VvMark
mark_of_phase (VvPhaseState state)
{
  switch (state)
    {
    case VV_PHASE_DONE:
      return VV_MARK_DONE;
    case VV_PHASE_OPEN:
      return VV_MARK_HALF;
    case VV_PHASE_TROUBLE:
      return VV_MARK_PROBLEM;
    case VV_PHASE_NOT_YET:
    default:
      return VV_MARK_EMPTY;
    }
}

static char *
describe_phase (const VvPhase *phase)
{
  if (phase->of > 0)
    return g_strdup_printf (C_ ("phase and count", "%s: %d of %d"), phase->title, phase->done, phase->of);
  return g_strdup (phase->title);
}

static const char *
word_of_phase_state (VvPhaseState state)
{
  switch (state)
    {
    case VV_PHASE_DONE:
      return C_ ("state of a phase", "done");
    case VV_PHASE_OPEN:
      return C_ ("state of a phase", "under way");
    case VV_PHASE_TROUBLE:
      return C_ ("state of a phase", "time is short");
    case VV_PHASE_NOT_YET:
    default:
      return C_ ("state of a phase", "not yet");
    }
}

static gboolean
append_programme (VvSidebar *self, VvWorkspace *workspace, const VvProgramme *programme, GError **error)
{
  g_autoptr (VvOverview) overview = vv_programmes_overview (workspace, programme->id, error);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *target = g_strdup_printf ("programme/%s", programme->id);
  g_autofree char *sub = NULL, *name = NULL;
  VvMark mark = VV_MARK_NONE;

  if (overview && overview->phases->len > (guint)overview->current)
    {
      const VvPhase *phase = overview->phases->pdata[overview->current];

      sub = describe_phase (phase);
      mark = mark_of_phase (phase->state);
    }
  gtk_box_append (GTK_BOX (words), vv_line_new (programme->title, NULL));
  if (sub)
    gtk_box_append (GTK_BOX (words), vv_line_new (sub, "vv-small dim-label"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  if (mark != VV_MARK_NONE)
    {
      GtkWidget *image = vv_mark_new (mark, 14);

      gtk_widget_set_tooltip_text (image, NULL);
      gtk_box_append (GTK_BOX (box), image);
    }
  name = sub ? g_strdup_printf ("%s, %s", programme->title, sub) : g_strdup (programme->title);
  append_row (self->home, target, box, name);
  return overview != NULL;
}

static gboolean
fill_home (VvSidebar *self, VvWorkspace *workspace, GError **error)
{
  g_autoptr (GPtrArray) matters = vv_today (workspace, error);
  g_autoptr (GPtrArray) scans = NULL, programmes = NULL;
  gboolean is_whole = TRUE;

  vv_clear_children (self->home);
  if (!matters)
    return FALSE;
  append_place (self->home, "x-office-calendar-symbolic", _ ("Today"), "today", (int)matters->len);
  if (vv_pages_find (FALSE, "scans"))
    {
      scans = vv_scans_list (workspace, "review", NULL, NULL, error);
      if (!scans)
        return FALSE;
      append_place (self->home, "scanner-symbolic", _ ("Scans"), "scans", (int)scans->len);
    }
  append_place (self->home, "system-users-symbolic", _ ("People"), "people", 0);
  append_head (self->home, _ ("Programmes"));
  programmes = vv_programmes_list (workspace, error);
  if (!programmes)
    return FALSE;
  for (guint i = 0; i < programmes->len && is_whole; i++)
    is_whole = append_programme (self, workspace, programmes->pdata[i], error);
  if (!vv_workspace_is_read_only (workspace))
    append_place (self->home, "list-add-symbolic", _ ("New Programme…"), "wizard/new-programme", 0);
  append_head (self->home, _ ("Help"));
  append_place (self->home, "help-browser-symbolic", _ ("Guidance"), "guidance", 0);
  return is_whole;
}

static void
append_phase (VvSidebar *self, const VvPhase *phase, const char *programme)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *line = vv_line_new (phase->title, NULL);
  GtkWidget *mark = vv_mark_new (mark_of_phase (phase->state), 16);
  g_autofree char *target = g_strdup_printf ("programme/%s/%s", programme, phase->key);
  g_autofree char *count = g_strdup_printf ("%d/%d", phase->done, phase->of);
  g_autofree char *described = describe_phase (phase);
  g_autofree char *name = g_strdup_printf ("%s, %s", described, word_of_phase_state (phase->state));

  gtk_widget_set_tooltip_text (mark, word_of_phase_state (phase->state));
  gtk_box_append (GTK_BOX (box), mark);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (GTK_BOX (box), line);
  if (phase->of > 0)
    gtk_box_append (GTK_BOX (box), vv_line_new (count, "vv-small dim-label vv-num"));
  append_row (self->rail, target, box, name);
}

static void
append_always (VvSidebar *self, const char *programme, const char *key, const char *icon, const char *text)
{
  g_autofree char *target = g_strdup_printf ("programme/%s/%s", programme, key);

  if (vv_pages_find (TRUE, key))
    append_place (self->rail, icon, text, target, 0);
}

/* "Way Forward, autumn 2026" and "Nordlys – veien videre" stand on two lines. */
static void
show_programme_title (VvSidebar *self, const char *title)
{
  const char *comma = title ? strrchr (title, ',') : NULL, *dash = title ? strstr (title, " – ") : NULL;
  const char *cut = comma ? comma : dash;
  g_autofree char *first = cut ? g_strndup (title, (gsize)(cut - title)) : g_strdup (title);
  g_autofree char *second = g_strstrip (g_strdup (comma ? comma + 1 : dash ? dash + strlen (" – ") : ""));

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->window_title), first ? first : "");
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->window_title), second);
}

static gboolean
fill_rail (VvSidebar *self, VvWorkspace *workspace, const char *id, GError **error)
{
  g_autoptr (VvProgramme) programme = vv_programmes_get (workspace, id, error);
  g_autoptr (VvOverview) overview = NULL;

  vv_clear_children (self->rail);
  if (!programme)
    return FALSE;
  show_programme_title (self, programme->title);
  append_always (self, id, "overview", "vv-way-symbolic", C_ ("page", "Overview"));
  overview = vv_programmes_overview (workspace, id, error);
  if (!overview)
    return FALSE;
  append_head (self->rail, _ ("Phases"));
  for (guint i = 0; i < overview->phases->len; i++)
    {
      const VvPhase *phase = overview->phases->pdata[i];

      if (vv_pages_find (TRUE, phase->key))
        append_phase (self, phase, id);
    }
  append_head (self->rail, _ ("Always here"));
  append_always (self, id, "documents", "vv-matrix-symbolic", _ ("Documents"));
  append_always (self, id, "people", "system-users-symbolic", _ ("People"));
  append_always (self, id, "settings", "emblem-system-symbolic", _ ("Programme Settings"));
  return TRUE;
}

static gboolean
fill_foot (VvSidebar *self, VvWorkspace *workspace, GError **error)
{
  g_autoptr (VvOrganisation) organisation = vv_workspace_get_organisation (workspace, error);

  if (!organisation)
    return FALSE;
  gtk_label_set_text (GTK_LABEL (self->organisation), organisation->name);
  gtk_widget_set_tooltip_text (self->organisation, organisation->name);
  adw_avatar_set_text (ADW_AVATAR (self->avatar), organisation->name);
  gtk_label_set_text (GTK_LABEL (self->saved), vv_workspace_is_read_only (workspace)
                                                   ? _ ("Only to be read")
                                                   : C_ ("state of the workspace", "Saved"));
  gtk_widget_set_tooltip_text (self->saved, vv_workspace_get_path (workspace));
  return TRUE;
}

static gboolean
leads_to (const char *target, const char *place)
{
  gsize length = target ? strlen (target) : 0;

  if (!target || !place)
    return FALSE;
  if (g_str_has_prefix (target, "programme/") && strchr (target + 10, '/') == NULL)
    return g_str_equal (target, place);
  return g_str_has_prefix (place, target) && (place[length] == '\0' || place[length] == '/');
}

static GtkWidget *
mark_rows (GtkWidget *list, const char *place)
{
  GtkWidget *current = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row; row = gtk_widget_get_next_sibling (row))
    {
      gboolean is_current = leads_to (g_object_get_data (G_OBJECT (row), "vv-target"), place);

      if (is_current)
        gtk_widget_add_css_class (row, "vv-current");
      else
        gtk_widget_remove_css_class (row, "vv-current");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, is_current, -1);
      current = is_current ? row : current;
    }
  return current;
}

static void
on_row_activated_cb (VvSidebar *self, GtkListBoxRow *row, GtkListBox *list)
{
  const char *target = g_object_get_data (G_OBJECT (row), "vv-target");

  if (target)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", target);
}

/* Long titles must not widen the pane. */
static void
vv_sidebar_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MAX (SIDEBAR_WIDTH, *minimum);
}

static void
vv_sidebar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

static void
vv_sidebar_finalize (GObject *object)
{
  VvSidebar *self = VV_SIDEBAR (object);

  g_free (self->place);
  G_OBJECT_CLASS (vv_sidebar_parent_class)->finalize (object);
}

static void
vv_sidebar_class_init (VvSidebarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_sidebar_finalize;
  widget_class->measure = vv_sidebar_measure;
  widget_class->size_allocate = vv_sidebar_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/veiviser/Veiviser/ui/vv-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, VvSidebar, header);
  gtk_widget_class_bind_template_child (widget_class, VvSidebar, window_title);
  gtk_widget_class_bind_template_child (widget_class, VvSidebar, back);
  gtk_widget_class_bind_template_child (widget_class, VvSidebar, menu);
  gtk_widget_class_bind_template_child (widget_class, VvSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, VvSidebar, home);
  gtk_widget_class_bind_template_child (widget_class, VvSidebar, rail);
  gtk_widget_class_bind_template_child (widget_class, VvSidebar, organisation);
  gtk_widget_class_bind_template_child (widget_class, VvSidebar, saved);
  gtk_widget_class_bind_template_child (widget_class, VvSidebar, avatar);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
vv_sidebar_init (VvSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  vv_set_name (self->menu, _ ("Main menu"));
}

gboolean
vv_sidebar_refresh (VvSidebar *self, VvWorkspace *workspace, const char *programme, GError **error)
{
  gboolean is_whole;

  gtk_widget_set_visible (self->back, programme != NULL);
  gtk_widget_set_visible (self->menu, programme == NULL);
  if (!programme)
    {
      adw_window_title_set_title (ADW_WINDOW_TITLE (self->window_title), _ ("Veiviser"));
      adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->window_title), "");
    }
  is_whole = programme ? fill_rail (self, workspace, programme, error) : fill_home (self, workspace, error);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), programme ? "rail" : "home");
  vv_sidebar_set_place (self, self->place);
  return is_whole && fill_foot (self, workspace, error);
}

void
vv_sidebar_set_place (VvSidebar *self, const char *place)
{
  g_autofree char *copy = g_strdup (place);

  mark_rows (self->home, copy);
  mark_rows (self->rail, copy);
  g_free (self->place);
  self->place = g_steal_pointer (&copy);
}

void
vv_sidebar_set_alone (VvSidebar *self, gboolean is_alone)
{
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (self->header), is_alone);
}

void
vv_sidebar_focus (VvSidebar *self)
{
  const char *name = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
  GtkWidget *row = mark_rows (g_strcmp0 (name, "rail") == 0 ? self->rail : self->home, self->place);

  if (row)
    gtk_widget_grab_focus (row);
}
