#include "config.h"

#include "vv-guidance-page.h"

#include "vv-file.h"
#include "vv-guides.h"
#include "vv-kit.h"
#include "vv-strings.h"
#include "vv-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Columns of data/guidance/glossary.csv. */
enum
{
  TERM_EN,
  DEFINITION,
  TERM_NB,
  TERM_FI,
  TERM_PL,
  N_COLUMNS,
};

struct _VvGuidancePage
{
  VvPage parent_instance;

  GtkWidget *views, *stack, *guides, *search, *words;
  GPtrArray *expanders; /* AdwExpanderRow*, owned by their list */
  gboolean has_words;
};

G_DEFINE_FINAL_TYPE (VvGuidancePage, vv_guidance_page, VV_TYPE_PAGE)

/* A hundred rows at once would be felt: the steps come when a guide is opened first. */
static void
on_guide_expanded_cb (GtkWidget *row)
{
  const VvGuide *guide = g_object_get_data (G_OBJECT (row), "vv-steps");

  if (!guide || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return;
  g_object_set_data (G_OBJECT (row), "vv-steps", NULL);
  for (int i = 0; guide->steps[i]; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i + 1);
      GtkWidget *step = vv_row_new (_ (guide->steps[i]), NULL);
      GtkWidget *badge = gtk_label_new (number);

      adw_action_row_set_title_lines (ADW_ACTION_ROW (step), 0);
      gtk_widget_add_css_class (badge, "vv-badge");
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (step), badge);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), step);
    }
  if (guide->note)
    {
      GtkWidget *note = vv_row_new (NULL, _ (guide->note));

      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (note), 0);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), note);
    }
}

static void
append_guide (VvGuidancePage *self, GtkWidget *list, const VvGuide *guide)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (guide->title));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _ (guide->who));
  g_object_set_data (G_OBJECT (row), "vv-guide", (gpointer)guide->id);
  g_object_set_data (G_OBJECT (row), "vv-steps", (gpointer)guide);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_guide_expanded_cb), NULL);
  g_ptr_array_add (self->expanders, row);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
build_guides (VvGuidancePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = vv_boxed_list_new ();
  gsize n;
  const VvGuide *guides = vv_guides_get (&n);

  for (gsize i = 0; i < n; i++)
    append_guide (self, list, &guides[i]);
  gtk_box_append (GTK_BOX (box), list);
  vv_set_margins (box, 18, 24, 24, 24);
  return vv_scrolled_new (box, 760);
}

static GBytes *
read_glossary (GError **error)
{
  const char *data = g_getenv ("VV_DATADIR");
  g_autofree char *path
      = g_build_filename (vv_is_empty (data) ? VV_PKGDATADIR : data, "guidance", "glossary.csv", NULL);

  return vv_file_read (path, 0, error);
}

/* The word in the screen's language first, then in the others; the language's name before each. */
static void
append_word (GtkWidget *list, char **cells)
{
  static const struct
  {
    const char *language;
    int column;
  } columns[] = { { "nb", TERM_NB }, { "fi", TERM_FI }, { "pl", TERM_PL }, { "en", TERM_EN } };
  const char *screen = vv_screen_language ();
  const char *title = cells[TERM_EN];
  g_autoptr (GString) text = g_string_new (cells[DEFINITION]);
  GtkWidget *row;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (g_str_equal (columns[i].language, screen))
        title = cells[columns[i].column];
      else
        g_string_append_printf (text, "\n%s: %s", vv_show_word (columns[i].language),
                                cells[columns[i].column]);
    }
  row = vv_row_new (title, text->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data_full (G_OBJECT (row), "vv-folded",
                          vv_fold (g_string_prepend (g_string_prepend (text, " "), title)->str), g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
fill_words (VvGuidancePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_glossary (&error);
  g_autoptr (VvTable) table = bytes ? vv_table_read_csv (bytes, "en", &error) : NULL;

  self->has_words = TRUE;
  if (!table)
    {
      vv_page_show_error (VV_PAGE (self), error);
      return;
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      VvTableRow *row = table->rows->pdata[i];

      if (g_strv_length (row->cells) >= N_COLUMNS)
        append_word (self->words, row->cells);
    }
}

static gboolean
passes (GtkListBoxRow *row, gpointer data)
{
  VvGuidancePage *self = data;
  g_autofree char *wanted = vv_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  const char *folded = g_object_get_data (G_OBJECT (row), "vv-folded");

  return vv_is_empty (wanted) || !folded || strstr (folded, wanted) != NULL;
}

static void
on_search_changed_cb (VvGuidancePage *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->words));
}

static GtkWidget *
build_words (VvGuidancePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->search = gtk_search_entry_new ();
  vv_set_name (self->search, _ ("Search words"));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search_changed_cb), self);
  self->words = vv_boxed_list_new ();
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->words), passes, self, NULL);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->words);
  vv_set_margins (box, 18, 24, 24, 24);
  return vv_scrolled_new (box, 760);
}

static void
on_view_toggled_cb (VvGuidancePage *self)
{
  gboolean is_words = vv_toggles_get_active (self->views) == 1;

  if (is_words && !self->has_words)
    fill_words (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), is_words ? "words" : "guides");
}

static void
vv_guidance_page_open (VvPage *page, const char *detail)
{
  VvGuidancePage *self = VV_GUIDANCE_PAGE (page);

  if (!detail)
    return;
  gtk_toggle_button_set_active (vv_toggles_get (self->views, g_str_equal (detail, "glossary")), TRUE);
  for (guint i = 0; i < self->expanders->len; i++)
    {
      gboolean is_it = g_strcmp0 (g_object_get_data (self->expanders->pdata[i], "vv-guide"), detail) == 0;

      if (!is_it)
        continue;
      adw_expander_row_set_expanded (self->expanders->pdata[i], TRUE);
      gtk_widget_grab_focus (self->expanders->pdata[i]);
    }
}

static void
vv_guidance_page_find (VvPage *page)
{
  VvGuidancePage *self = VV_GUIDANCE_PAGE (page);

  gtk_toggle_button_set_active (vv_toggles_get (self->views, 1), TRUE);
  gtk_widget_grab_focus (self->search);
}

static void
vv_guidance_page_finalize (GObject *object)
{
  g_ptr_array_unref (VV_GUIDANCE_PAGE (object)->expanders);
  G_OBJECT_CLASS (vv_guidance_page_parent_class)->finalize (object);
}

static void
vv_guidance_page_class_init (VvGuidancePageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_guidance_page_finalize;
  VV_PAGE_CLASS (class)->open = vv_guidance_page_open;
  VV_PAGE_CLASS (class)->find = vv_guidance_page_find;
}

static void
vv_guidance_page_init (VvGuidancePage *self)
{
  const char *const labels[] = { _ ("Step by Step"), _ ("Words"), NULL };

  self->expanders = g_ptr_array_new ();
  vv_page_set_title (VV_PAGE (self), _ ("Guidance"));
  self->views = vv_toggles_new (labels, 0);
  for (int i = 0; i < 2; i++)
    g_signal_connect_swapped (vv_toggles_get (self->views, i), "toggled", G_CALLBACK (on_view_toggled_cb),
                              self);
  vv_page_pack_start (VV_PAGE (self), self->views);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), build_guides (self), "guides");
  gtk_stack_add_named (GTK_STACK (self->stack), build_words (self), "words");
  vv_page_set_content (VV_PAGE (self), self->stack);
}
