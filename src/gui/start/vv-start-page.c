#include "config.h"

#include "vv-start-page.h"

#include "vv-callout.h"
#include "vv-kit.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>

struct _VvStartPage
{
  AdwBin parent_instance;

  GtkWidget *language_button, *columns, *name, *person, *country, *language;
  GtkWidget *look, *own, *open, *primary, *error, *where, *progress, *body;
  VvApplication *application;
  VvWindow *window;
  char *path;
};

G_DEFINE_FINAL_TYPE (VvStartPage, vv_start_page, ADW_TYPE_BIN)

static const char *const countries[] = { "NO", "FI", "PL", "" };
static const char *const languages[] = { "nb", "fi", "pl", "en" };

static gboolean
wants (GtkWidget *check)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

/* The example lies beside the workspace that is going to be the organisation's own. */
static char *
find_path (VvStartPage *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *standard = vv_workspace_default_path ();

  if (wants (self->look) && g_strcmp0 (standard, self->path) == 0)
    return g_build_filename (folder, "example.veiviser", NULL);
  return g_strdup (self->path);
}

/* Looking around needs no words of one's own; beginning does. */
static void
suggest (GtkWidget *row, const char *example, gboolean is_wanted)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (is_wanted && vv_is_empty (text))
    gtk_editable_set_text (GTK_EDITABLE (row), example);
  else if (!is_wanted && g_strcmp0 (text, example) == 0)
    gtk_editable_set_text (GTK_EDITABLE (row), "");
}

static void
show_choice (VvStartPage *self)
{
  g_autofree char *path = find_path (self);
  g_autofree char *where = g_strdup_printf (_ ("Everything stays on this computer, in one file: %s"), path);
  const char *label = wants (self->look)  ? _ ("_Create and Look Around")
                      : wants (self->own) ? _ ("_Create and Plan")
                                          : _ ("_Open…");

  gtk_button_set_label (GTK_BUTTON (self->primary), label);
  /* GTK names the button with the underscore of its mnemonic */
  vv_set_name (self->primary,
               gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->primary)))));
  gtk_label_set_text (GTK_LABEL (self->where), where);
  suggest (self->name, _ ("Havna Youth Centre"), wants (self->look));
  suggest (self->person, "Ingrid Solheim", wants (self->look));
}

static void
show_problem (VvStartPage *self, GtkWidget *field, const char *text)
{
  gtk_widget_set_visible (self->error, text != NULL);
  vv_callout_set_text (VV_CALLOUT (self->error), text, NULL);
  gtk_widget_remove_css_class (self->name, "error");
  gtk_widget_remove_css_class (self->person, "error");
  if (!field)
    return;
  gtk_widget_add_css_class (field, "error");
  gtk_widget_grab_focus (field);
}

/* The store belongs to this thread, so the window is kept alive from here while the example is made. */
static void
show_progress (double fraction, const char *what, gpointer data)
{
  VvStartPage *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
  if (what)
    gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress), what);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
create (VvStartPage *self)
{
  g_autoptr (VvOrganisation) organisation = vv_organisation_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = find_path (self);
  g_autoptr (VvStartPage) alive = g_object_ref (self);
  VvWindow *window = self->window;
  gboolean with_example = wants (self->look);

  vv_set_string (&organisation->name, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  vv_set_string (&organisation->country,
                 countries[adw_combo_row_get_selected (ADW_COMBO_ROW (self->country))]);
  vv_set_string (&organisation->language,
                 languages[adw_combo_row_get_selected (ADW_COMBO_ROW (self->language))]);
  gtk_widget_set_sensitive (self->body, FALSE);
  gtk_widget_set_visible (self->progress, with_example);
  if (!vv_application_create_workspace (self->application, window, path, organisation,
                                        gtk_editable_get_text (GTK_EDITABLE (self->person)), with_example,
                                        show_progress, self, &error))
    {
      gtk_widget_set_sensitive (self->body, TRUE);
      gtk_widget_set_visible (self->progress, FALSE);
      show_problem (self, NULL, error->message);
      return;
    }
  if (!with_example)
    vv_window_go (window, "wizard/new-programme");
}

static void
on_choice_toggled_cb (VvStartPage *self)
{
  show_choice (self);
}

static void
on_primary_clicked_cb (VvStartPage *self)
{
  show_problem (self, NULL, NULL);
  if (wants (self->open))
    {
      vv_application_choose_workspace (self->application, self->window);
      return;
    }
  if (vv_is_empty (gtk_editable_get_text (GTK_EDITABLE (self->name))))
    {
      show_problem (self, self->name, _ ("Please write the name that should stand on the letters."));
      return;
    }
  if (vv_is_empty (gtk_editable_get_text (GTK_EDITABLE (self->person))))
    {
      show_problem (self, self->person,
                    _ ("Please write your own name: it stands on the papers as coordinator."));
      return;
    }
  create (self);
}

static void
language_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  VvStartPage *self = VV_START_PAGE (widget);
  VvApplication *application = self->application;
  VvWindow *window = self->window;
  g_autofree char *path = g_strdup (self->path);

  vv_application_set_language (application, g_variant_get_string (target, NULL));
  vv_window_set_cover (window, vv_start_page_new (application, window, path));
}

static void
fill_country (VvStartPage *self)
{
  const char *const names[] = { _ ("Norway"), _ ("Finland"), _ ("Poland"), _ ("Another country"), NULL };
  const char *const words[] = { _ ("Norwegian bokmål"), _ ("Finnish"), _ ("Polish"), _ ("English"), NULL };
  g_autoptr (GtkStringList) country = gtk_string_list_new (names);
  g_autoptr (GtkStringList) language = gtk_string_list_new (words);
  const char *screen = vv_screen_language ();

  adw_combo_row_set_model (ADW_COMBO_ROW (self->country), G_LIST_MODEL (country));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->language), G_LIST_MODEL (language));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (screen, languages[i]))
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->language), i);
        /* English is nobody's country here */
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->country), i < 3 ? i : 0);
      }
}

static void
vv_start_page_map (GtkWidget *widget)
{
  VvStartPage *self = VV_START_PAGE (widget);

  GTK_WIDGET_CLASS (vv_start_page_parent_class)->map (widget);
  gtk_widget_grab_focus (self->name);
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
}

static void
vv_start_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  VvStartPage *self = VV_START_PAGE (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  width < 700 ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  GTK_WIDGET_CLASS (vv_start_page_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
vv_start_page_finalize (GObject *object)
{
  g_free (VV_START_PAGE (object)->path);
  G_OBJECT_CLASS (vv_start_page_parent_class)->finalize (object);
}

static void
vv_start_page_class_init (VvStartPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_start_page_finalize;
  widget_class->map = vv_start_page_map;
  widget_class->size_allocate = vv_start_page_size_allocate;
  g_type_ensure (VV_TYPE_CALLOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/veiviser/Veiviser/ui/vv-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, language_button);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, columns);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, name);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, person);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, country);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, language);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, look);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, own);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, open);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, primary);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, error);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, where);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, progress);
  gtk_widget_class_bind_template_child (widget_class, VvStartPage, body);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_primary_clicked_cb);
  gtk_widget_class_install_action (widget_class, "start.language", "s", language_activated);
}

static void
vv_start_page_init (VvStartPage *self)
{
  const char *real_name = g_get_real_name ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_country (self);
  vv_callout_set_kind (VV_CALLOUT (self->error), VV_CALLOUT_WARN);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->language_button), vv_show_word (vv_screen_language ()));
  if (g_strcmp0 (real_name, "Unknown") != 0 && g_strcmp0 (real_name, "root") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->person), real_name);
}

GtkWidget *
vv_start_page_new (VvApplication *application, VvWindow *window, const char *path)
{
  VvStartPage *self = g_object_new (VV_TYPE_START_PAGE, NULL);

  self->application = application;
  self->window = window;
  self->path = g_strdup (path);
  show_choice (self);
  return GTK_WIDGET (self);
}
