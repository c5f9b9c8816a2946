#include "config.h"

#include "vv-wizard.h"

#include "vv-callout.h"
#include "vv-kit.h"
#include "vv-programmes.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *header, *window_title, *steps, *error, *stack;
  GtkWidget *back, *note, *progress_box, *progress, *progress_text, *stop, *primary;
  VvWindow *window;
  VvWorkspace *workspace;
  char *programme;
  GHashTable *state; /* char* → char* */
  GtkWidget *pointed;
  GCancellable *cancellable;
  int step;
  gboolean is_finished;
} VvWizardPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (VvWizard, vv_wizard, ADW_TYPE_BIN)

#define STATE_GROUP "state"

static VvWizardPrivate *
priv (VvWizard *wizard)
{
  return vv_wizard_get_instance_private (wizard);
}

static const VvWizardStep *
current_step (VvWizard *wizard)
{
  return &VV_WIZARD_GET_CLASS (wizard)->steps[priv (wizard)->step];
}

static int
count_steps (VvWizard *wizard)
{
  const VvWizardStep *steps = VV_WIZARD_GET_CLASS (wizard)->steps;
  int n = 0;

  while (steps[n].key)
    n++;
  return n;
}

static char *
make_memory_key (VvWizard *wizard)
{
  const char *programme = priv (wizard)->programme;

  return g_strdup_printf ("wizard/%s/%s", VV_WIZARD_GET_CLASS (wizard)->key, programme ? programme : "");
}

static void
show_error (VvWizard *wizard, const GError *error)
{
  VvWizardPrivate *self = priv (wizard);

  gtk_widget_set_visible (self->error, error != NULL);
  if (error)
    vv_callout_set_text (VV_CALLOUT (self->error), error->message, NULL);
}

static char *
write_state (GHashTable *state)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_key_file_set_string (file, STATE_GROUP, key, value);
  return g_key_file_to_data (file, NULL, NULL);
}

static gboolean
read_state (GHashTable *state, const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) keys = NULL;

  if (!g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, error))
    return FALSE;
  keys = g_key_file_get_keys (file, STATE_GROUP, NULL, NULL);
  for (char **key = keys; key && *key; key++)
    g_hash_table_insert (state, g_strdup (*key), g_key_file_get_string (file, STATE_GROUP, *key, NULL));
  return TRUE;
}

static void
keep_state (VvWizard *wizard)
{
  VvWizardPrivate *self = priv (wizard);
  g_autoptr (GError) error = NULL;
  g_autofree char *key = make_memory_key (wizard);
  g_autofree char *text = NULL;

  if (vv_workspace_is_read_only (self->workspace))
    return;
  vv_wizard_set (wizard, "step", current_step (wizard)->key);
  text = write_state (self->state);
  if (!vv_workspace_remember (self->workspace, key, text, &error))
    show_error (wizard, error);
}

static void
forget_state (VvWizard *wizard)
{
  VvWizardPrivate *self = priv (wizard);
  g_autofree char *key = make_memory_key (wizard);
  g_autoptr (GError) error = NULL;

  self->is_finished = TRUE;
  if (!vv_workspace_remember (self->workspace, key, NULL, &error))
    vv_window_show_error (self->window, error);
}

static void
recall_state (VvWizard *wizard)
{
  VvWizardPrivate *self = priv (wizard);
  g_autofree char *key = make_memory_key (wizard);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = vv_workspace_recall (self->workspace, key, &error);

  if (error)
    show_error (wizard, error);
  if (text && !read_state (self->state, text, &error))
    show_error (wizard, error);
}

static void
save_step (VvWizard *wizard)
{
  const VvWizardStep *step = current_step (wizard);

  if (step->save)
    step->save (wizard);
}

static void
fill_steps_row (VvWizard *wizard)
{
  VvWizardPrivate *self = priv (wizard);
  const VvWizardStep *steps = VV_WIZARD_GET_CLASS (wizard)->steps;

  vv_clear_children (self->steps);
  for (int i = 0; steps[i].key; i++)
    {
      VvMark mark = i < self->step ? VV_MARK_DONE : i == self->step ? VV_MARK_HALF : VV_MARK_EMPTY;
      g_autofree char *text = g_strdup_printf ("%d  %s", i + 1, _ (steps[i].title));
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      if (i > 0)
        gtk_box_append (GTK_BOX (self->steps), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_box_append (GTK_BOX (box), vv_mark_new (mark, 14));
      gtk_box_append (GTK_BOX (box), vv_line_new (text, i == self->step ? "vv-step" : "vv-step dim-label"));
      gtk_box_append (GTK_BOX (self->steps), box);
    }
}

static void
enter_step (VvWizard *wizard, int index)
{
  VvWizardPrivate *self = priv (wizard);
  const VvWizardStep *step;

  self->step = index;
  step = current_step (wizard);
  vv_wizard_point (wizard, NULL);
  show_error (wizard, NULL);
  if (!gtk_stack_get_child_by_name (GTK_STACK (self->stack), step->key))
    gtk_stack_add_named (GTK_STACK (self->stack), step->build (wizard), step->key);
  fill_steps_row (wizard);
  gtk_widget_set_visible (self->back, index > 0);
  if (step->enter)
    step->enter (wizard);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), step->key);
  vv_wizard_update (wizard);
  gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)), GTK_DIR_TAB_FORWARD);
}

static void
finish (VvWizard *wizard)
{
  VvWizardClass *class = VV_WIZARD_GET_CLASS (wizard);
  g_autofree char *target = class->finish ? class->finish (wizard) : NULL;
  VvWindow *window = priv (wizard)->window;

  forget_state (wizard);
  vv_window_close_wizard (window, target);
}

static void
move_on (VvWizard *wizard)
{
  VvWizardPrivate *self = priv (wizard);

  if (self->step + 1 >= count_steps (wizard))
    {
      finish (wizard);
      return;
    }
  enter_step (wizard, self->step + 1);
  keep_state (wizard);
}

static void
on_primary_clicked_cb (VvWizard *wizard)
{
  vv_wizard_go_on (wizard);
}

static void
on_back_clicked_cb (VvWizard *wizard)
{
  vv_wizard_go_back (wizard);
}

static void
on_close_clicked_cb (VvWizard *wizard)
{
  vv_window_close_wizard (priv (wizard)->window, NULL);
}

static void
on_stop_clicked_cb (VvWizard *wizard)
{
  if (priv (wizard)->cancellable)
    g_cancellable_cancel (priv (wizard)->cancellable);
}

static void
vv_wizard_dispose (GObject *object)
{
  VvWizardPrivate *self = priv (VV_WIZARD (object));

  self->pointed = NULL;
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (vv_wizard_parent_class)->dispose (object);
}

static void
vv_wizard_finalize (GObject *object)
{
  VvWizardPrivate *self = priv (VV_WIZARD (object));

  g_free (self->programme);
  g_hash_table_unref (self->state);
  G_OBJECT_CLASS (vv_wizard_parent_class)->finalize (object);
}

static void
vv_wizard_class_init (VvWizardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = vv_wizard_dispose;
  G_OBJECT_CLASS (class)->finalize = vv_wizard_finalize;
  g_type_ensure (VV_TYPE_CALLOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/veiviser/Veiviser/ui/vv-wizard.ui");
  gtk_widget_class_bind_template_child_private (widget_class, VvWizard, header);
  gtk_widget_class_bind_template_child_private (widget_class, VvWizard, window_title);
  gtk_widget_class_bind_template_child_private (widget_class, VvWizard, steps);
  gtk_widget_class_bind_template_child_private (widget_class, VvWizard, error);
  gtk_widget_class_bind_template_child_private (widget_class, VvWizard, stack);
  gtk_widget_class_bind_template_child_private (widget_class, VvWizard, back);
  gtk_widget_class_bind_template_child_private (widget_class, VvWizard, note);
  gtk_widget_class_bind_template_child_private (widget_class, VvWizard, progress_box);
  gtk_widget_class_bind_template_child_private (widget_class, VvWizard, progress);
  gtk_widget_class_bind_template_child_private (widget_class, VvWizard, progress_text);
  gtk_widget_class_bind_template_child_private (widget_class, VvWizard, stop);
  gtk_widget_class_bind_template_child_private (widget_class, VvWizard, primary);
  gtk_widget_class_bind_template_callback (widget_class, on_primary_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked_cb);
}

static void
vv_wizard_init (VvWizard *wizard)
{
  gtk_widget_init_template (GTK_WIDGET (wizard));
  priv (wizard)->state = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  vv_callout_set_kind (VV_CALLOUT (priv (wizard)->error), VV_CALLOUT_WARN);
}

VvWindow *
vv_wizard_get_window (VvWizard *wizard)
{
  return priv (wizard)->window;
}

VvWorkspace *
vv_wizard_get_workspace (VvWizard *wizard)
{
  return priv (wizard)->workspace;
}

const char *
vv_wizard_get_programme (VvWizard *wizard)
{
  return priv (wizard)->programme;
}

const char *
vv_wizard_get (VvWizard *wizard, const char *key)
{
  return g_hash_table_lookup (priv (wizard)->state, key);
}

void
vv_wizard_set (VvWizard *wizard, const char *key, const char *value)
{
  if (value)
    g_hash_table_insert (priv (wizard)->state, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (priv (wizard)->state, key);
}

void
vv_wizard_point (VvWizard *wizard, GtkWidget *field)
{
  VvWizardPrivate *self = priv (wizard);

  if (self->pointed)
    {
      gtk_widget_remove_css_class (self->pointed, "error");
      g_object_remove_weak_pointer (G_OBJECT (self->pointed), (gpointer *)&self->pointed);
    }
  self->pointed = field;
  if (!field)
    return;
  g_object_add_weak_pointer (G_OBJECT (field), (gpointer *)&self->pointed);
  gtk_widget_add_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_grab_focus (field);
}

void
vv_wizard_update (VvWizard *wizard)
{
  const VvWizardStep *step = current_step (wizard);
  g_autofree char *label = step->label ? step->label (wizard) : g_strdup (_ ("_Continue"));

  gtk_button_set_label (GTK_BUTTON (priv (wizard)->primary), label);
  /* GTK names the button with the underscore of its mnemonic */
  vv_set_name (priv (wizard)->primary,
               gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (priv (wizard)->primary)))));
}

void
vv_wizard_set_subtitle (VvWizard *wizard, const char *subtitle)
{
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (priv (wizard)->window_title), subtitle ? subtitle : "");
}

void
vv_wizard_pack_end (VvWizard *wizard, GtkWidget *widget)
{
  adw_header_bar_pack_end (ADW_HEADER_BAR (priv (wizard)->header), widget);
}

void
vv_wizard_set_progress (VvWizard *wizard, double fraction, const char *text, GCancellable *cancellable)
{
  VvWizardPrivate *self = priv (wizard);
  gboolean is_busy = fraction >= 0;

  gtk_widget_set_visible (self->progress_box, is_busy);
  gtk_widget_set_visible (self->note, !is_busy);
  gtk_widget_set_sensitive (self->stack, !is_busy);
  gtk_widget_set_sensitive (self->primary, !is_busy);
  gtk_widget_set_sensitive (self->back, !is_busy);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), CLAMP (fraction, 0, 1));
  gtk_label_set_text (GTK_LABEL (self->progress_text), text ? text : "");
  if (!is_busy)
    cancellable = NULL;
  g_set_object (&self->cancellable, cancellable);
  gtk_widget_set_visible (self->stop, self->cancellable != NULL);
}

void
vv_wizard_continue (VvWizard *wizard, const GError *error)
{
  vv_wizard_set_progress (wizard, -1, NULL, NULL);
  if (error)
    {
      show_error (wizard, error);
      return;
    }
  move_on (wizard);
}

int
vv_wizard_get_step (VvWizard *wizard)
{
  return priv (wizard)->step;
}

void
vv_wizard_go_on (VvWizard *wizard)
{
  const VvWizardStep *step = current_step (wizard);
  g_autoptr (GError) error = NULL;

  vv_wizard_point (wizard, NULL);
  save_step (wizard);
  if (step->complete && !step->complete (wizard, &error))
    {
      show_error (wizard, error);
      return;
    }
  show_error (wizard, NULL);
  if (step->apply && !step->apply (wizard, &error))
    {
      show_error (wizard, error);
      return;
    }
  move_on (wizard);
}

void
vv_wizard_go_back (VvWizard *wizard)
{
  if (priv (wizard)->step == 0)
    return;
  save_step (wizard);
  enter_step (wizard, priv (wizard)->step - 1);
  keep_state (wizard);
}

static void
show_programme_title (VvWizard *wizard)
{
  VvWizardPrivate *self = priv (wizard);
  g_autoptr (VvProgramme) programme = NULL;

  if (!self->programme)
    return;
  programme = vv_programmes_get (self->workspace, self->programme, NULL);
  if (programme)
    vv_wizard_set_subtitle (wizard, programme->title);
}

void
vv_wizard_begin (VvWizard *wizard,
                 VvWindow *window,
                 VvWorkspace *workspace,
                 const char *programme,
                 const char *detail)
{
  VvWizardPrivate *self = priv (wizard);
  VvWizardClass *class = VV_WIZARD_GET_CLASS (wizard);
  const char *key;
  int index = 0;

  self->window = window;
  self->workspace = workspace;
  self->programme = g_strdup (programme);
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->window_title), _ (class->title));
  show_programme_title (wizard);
  recall_state (wizard);
  if (class->start)
    class->start (wizard, detail);
  key = vv_wizard_get (wizard, "step");
  for (int i = 0; key && class->steps[i].key; i++)
    if (g_str_equal (class->steps[i].key, key))
      index = i;
  enter_step (wizard, index);
}

void
vv_wizard_leave (VvWizard *wizard)
{
  if (priv (wizard)->is_finished)
    return;
  save_step (wizard);
  keep_state (wizard);
}
