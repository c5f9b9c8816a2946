#include "config.h"

#include "vv-typing.h"

#include "vv-documents.h"
#include "vv-kit.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define ITEMS 7
#define FIRST 5 /* number of the first statement in both questionnaires */
#define FROM 4
#define TO 10

struct _VvTyping
{
  AdwBin parent_instance;

  GtkWidget *title, *list, *save;
  GtkWidget *scales[ITEMS];
  VvWindow *window;
  char *document, *form;
};

G_DEFINE_FINAL_TYPE (VvTyping, vv_typing, ADW_TYPE_BIN)

static GtkWidget *
build_scale (const char *statement)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkToggleButton *first = NULL;

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (int value = FROM; value <= TO; value++)
    {
      g_autofree char *label = g_strdup_printf ("%d", value),
                      *name = g_strdup_printf ("%s: %d", statement, value);
      GtkWidget *toggle = gtk_toggle_button_new_with_label (label);

      if (first)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), first);
      else
        first = GTK_TOGGLE_BUTTON (toggle);
      vv_set_name (toggle, name);
      gtk_box_append (GTK_BOX (box), toggle);
    }
  return box;
}

static GtkWidget *
build_row (VvTyping *self, int item, const char *statement)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->scales[item] = build_scale (statement);
  gtk_widget_set_halign (self->scales[item], GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), vv_label_new (statement, NULL));
  gtk_box_append (GTK_BOX (box), self->scales[item]);
  vv_set_margins (box, 10, 14, 12, 14);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
show_values (VvTyping *self, GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const VvValue *value = values->pdata[i];
      const char *number
          = g_str_has_prefix (value->field, self->form) ? value->field + strlen (self->form) : "";
      int item = *number == '-' ? atoi (number + 1) - FIRST : -1;

      if (item >= 0 && item < ITEMS && !vv_is_empty (value->value))
        vv_typing_set (self, item, atoi (value->value));
    }
}

/* {"IMQ-05":"7",…} with the statements answered. g_free() */
static char *
write_json (VvTyping *self, int *count)
{
  g_autoptr (GString) json = g_string_new ("{");

  *count = 0;
  for (int item = 0; item < ITEMS; item++)
    {
      int value = vv_toggles_get_active (self->scales[item]);

      if (value < 0)
        continue;
      g_string_append_printf (json, "%s\"%s-%02d\":\"%d\"", *count ? "," : "", self->form, FIRST + item,
                              FROM + value);
      (*count)++;
    }
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

void
vv_typing_save (VvTyping *self)
{
  g_autoptr (GError) error = NULL;
  int count;
  g_autofree char *json = write_json (self, &count), *text = NULL;

  if (count == 0)
    {
      vv_window_toast (self->window, _ ("Choose a number for the answers that were given first."));
      gtk_widget_grab_focus (gtk_widget_get_first_child (self->scales[0]));
      return;
    }
  if (!vv_documents_fill (vv_window_get_workspace (self->window), self->document, json, &error))
    {
      vv_window_show_error (self->window, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%d answer saved", "%d answers saved", count), count);
  vv_window_toast (self->window, text);
  vv_window_go (self->window, "back");
}

static void
vv_typing_finalize (GObject *object)
{
  g_free (VV_TYPING (object)->document);
  g_free (VV_TYPING (object)->form);
  G_OBJECT_CLASS (vv_typing_parent_class)->finalize (object);
}

static void
vv_typing_class_init (VvTypingClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_typing_finalize;
}

static void
vv_typing_init (VvTyping *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->title = vv_label_new ("", "title-2");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box),
                  vv_label_new (_ ("4 = not at all true for me, 10 = completely true. Leave out what was "
                                   "not answered."),
                                "dim-label"));
  self->list = vv_boxed_list_new ();
  gtk_box_append (GTK_BOX (box), self->list);
  self->save = vv_button_new (_ ("_Save the Answers"), "suggested-action");
  gtk_widget_set_halign (self->save, GTK_ALIGN_END);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (vv_typing_save), self);
  gtk_box_append (GTK_BOX (box), self->save);
  vv_set_margins (box, 20, 24, 24, 24);
  adw_bin_set_child (ADW_BIN (self), vv_scrolled_new (box, 720));
}

GtkWidget *
vv_typing_new (void)
{
  return g_object_new (VV_TYPE_TYPING, NULL);
}

gboolean
vv_typing_show (VvTyping *self,
                VvWindow *window,
                const char *document,
                const VvEvaluation *evaluation,
                GError **error)
{
  VvWorkspace *ws = vv_window_get_workspace (window);
  g_autoptr (VvDocument) known = vv_documents_get (ws, document, error);
  g_autofree char *title = known ? vv_documents_title (ws, known, error) : NULL;
  g_autoptr (GPtrArray) values = title ? vv_documents_values (ws, document, error) : NULL;

  if (!values)
    return FALSE;
  self->window = window;
  vv_set_string (&self->document, document);
  vv_set_string (&self->form, known->form);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  vv_clear_children (self->list);
  for (int item = 0; item < ITEMS && item < (int)evaluation->items->len; item++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         build_row (self, item, ((VvEvaluationItem *)evaluation->items->pdata[item])->text));
  show_values (self, values);
  return TRUE;
}

void
vv_typing_set (VvTyping *self, int item, int value)
{
  for (int i = 0; i <= TO - FROM; i++)
    gtk_toggle_button_set_active (vv_toggles_get (self->scales[item], i), i == value - FROM);
}
