#include "config.h"

#include "vv-matrix.h"

#include "vv-labels.h"

#include <glib/gi18n-lib.h>

/* in ems */
#define CELL_WIDTH 2.6
#define CELL_HEIGHT 2.1
#define HEAD_HEIGHT 8.6
#define FOLDER_HEIGHT 2.0
#define NAME_WIDTH 14.5
#define EDGE 1.0
#define NAMES_ANGLE 58 /* degrees */
#define HEAD_LENGTH 9.0
#define SYMBOL 16

struct _VvMatrix
{
  GtkWidget parent_instance;

  VvPapers *papers; /* the caller's */
  int row, column;
  GtkAdjustment *across;
  VvMatrixPasses passes;
  gpointer passes_data;
};

enum
{
  CELL_CHANGED,
  CELL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VvMatrix, vv_matrix, GTK_TYPE_WIDGET)

static double
find_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double)PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font)
             ? size
             : size * pango_cairo_context_get_resolution (context) / 72;
}

static double
left_of (VvMatrix *self, double em)
{
  return (EDGE + NAME_WIDTH) * em;
}

static double
x_of (VvMatrix *self, int column, double em)
{
  return left_of (self, em) + column * CELL_WIDTH * em - gtk_adjustment_get_value (self->across);
}

static gboolean
starts_folder (VvMatrix *self, int row)
{
  GPtrArray *rows = self->papers->rows;

  return row == 0 || ((VvPaperRow *)rows->pdata[row])->folder != ((VvPaperRow *)rows->pdata[row - 1])->folder;
}

static double
y_of (VvMatrix *self, int row, double em)
{
  double y = HEAD_HEIGHT * em;

  for (int i = 0; i <= row; i++)
    y += starts_folder (self, i) ? FOLDER_HEIGHT * em : 0;
  return y + row * CELL_HEIGHT * em;
}

static double
total_height (VvMatrix *self, double em)
{
  int rows = self->papers ? (int)self->papers->rows->len : 0;

  return rows > 0 ? y_of (self, rows - 1, em) + (CELL_HEIGHT + EDGE) * em : 0;
}

static int
count_columns (VvMatrix *self)
{
  return self->papers ? (int)self->papers->columns->len : 0;
}

static PangoLayout *
make_layout (GtkWidget *widget, const char *text, double width, gboolean is_bold, double scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
draw_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_row_name (VvMatrix *self, GtkSnapshot *snapshot, int row, double em)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const VvPaperRow *known = self->papers->rows->pdata[row];
  GdkRGBA colour = vv_text_colour (widget, 1), faint = vv_text_colour (widget, 0.72);
  g_autoptr (PangoLayout) name
      = make_layout (widget, known->title, NAME_WIDTH * em - em, row == self->row, 0.97);
  double y = y_of (self, row, em);
  int height;

  if (starts_folder (self, row))
    {
      g_autoptr (PangoLayout) folder
          = make_layout (widget, vv_folder_label (known->folder), gtk_widget_get_width (widget), TRUE, 0.86);

      draw_text (snapshot, folder, EDGE * em * 0.6, y - FOLDER_HEIGHT * em * 0.75, &faint);
    }
  pango_layout_get_pixel_size (name, NULL, &height);
  draw_text (snapshot, name, EDGE * em, y + (CELL_HEIGHT * em - height) / 2, &colour);
}

static void
draw_column_name (VvMatrix *self, GtkSnapshot *snapshot, int column, double em)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const VvPaperColumn *known = self->papers->columns->pdata[column];
  GdkRGBA colour = vv_text_colour (widget, column == self->column ? 1 : 0.85);
  g_autoptr (PangoLayout) name
      = make_layout (widget, known->title, HEAD_LENGTH * em, column == self->column, 0.93);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float)(x_of (self, column, em) + CELL_WIDTH * em * 0.32),
                                                (float)((HEAD_HEIGHT - 0.5) * em)));
  gtk_snapshot_rotate (snapshot, -NAMES_ANGLE);
  draw_text (snapshot, name, 0, -em * 0.4, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_cell (VvMatrix *self, GtkSnapshot *snapshot, VvPaperCell *cell, double em)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_dim = self->passes && !self->passes (cell, self->passes_data);
  gboolean is_faint = cell->mark == VV_MARK_EMPTY || cell->mark == VV_MARK_NA;
  const char *named = vv_mark_colour (cell->mark);
  GdkRGBA colour = named ? vv_colour (widget, named, is_dim ? 0.18 : 1)
                         : vv_text_colour (widget, is_dim     ? 0.15
                                                   : is_faint ? 0.55
                                                              : 0.8);
  double size = SYMBOL * em / 14.67;

  vv_snapshot_icon (widget, snapshot, vv_mark_icon (cell->mark),
                    x_of (self, cell->column, em) + (CELL_WIDTH * em - size) / 2,
                    y_of (self, cell->row, em) + (CELL_HEIGHT * em - size) / 2, size, &colour);
}

static void
draw_cross (VvMatrix *self, GtkSnapshot *snapshot, double em)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  GdkRGBA tint = vv_colour (widget, "accent_bg_color", 0.11), line = vv_text_colour (widget, 0.1);
  double y = y_of (self, self->row, em);
  graphene_rect_t across = GRAPHENE_RECT_INIT ((float)(EDGE * em * 0.4), (float)y,
                                               (float)(width - EDGE * em * 0.8), (float)(CELL_HEIGHT * em));
  graphene_rect_t down = GRAPHENE_RECT_INIT (
      (float)x_of (self, self->column, em), (float)(HEAD_HEIGHT * em), (float)(CELL_WIDTH * em),
      (float)(total_height (self, em) - (HEAD_HEIGHT + EDGE * 0.6) * em));

  gtk_snapshot_append_color (snapshot, &tint, &across);
  if (down.origin.x >= left_of (self, em) - 1)
    gtk_snapshot_append_color (snapshot, &tint, &down);
  for (int row = 0; row < (int)self->papers->rows->len; row++)
    gtk_snapshot_append_color (snapshot, &line,
                               &GRAPHENE_RECT_INIT ((float)(EDGE * em * 0.6),
                                                    (float)(y_of (self, row, em) + CELL_HEIGHT * em),
                                                    (float)(width - EDGE * em * 1.2), 1));
}

static void
draw_ring (VvMatrix *self, GtkSnapshot *snapshot, double em)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_focus = gtk_widget_has_focus (widget);
  GdkRGBA colour = vv_colour (widget, "accent_color", has_focus ? 1 : 0.55);
  graphene_rect_t rect
      = GRAPHENE_RECT_INIT ((float)x_of (self, self->column, em) + 1, (float)y_of (self, self->row, em) + 1,
                            (float)(CELL_WIDTH * em) - 2, (float)(CELL_HEIGHT * em) - 2);
  float thick = has_focus ? 2 : 1;
  GskRoundedRect ring;

  gsk_rounded_rect_init_from_rect (&ring, &rect, 6);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]){ thick, thick, thick, thick },
                              (GdkRGBA[4]){ colour, colour, colour, colour });
}

static void
vv_matrix_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VvMatrix *self = VV_MATRIX (widget);
  double em = find_em (widget), left = left_of (self, em);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (count_columns (self) == 0)
    return;
  draw_cross (self, snapshot, em);
  for (int row = 0; row < (int)self->papers->rows->len; row++)
    draw_row_name (self, snapshot, row, em);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float)left, 0, (float)MAX (0, width - left), (float)height));
  for (int column = 0; column < count_columns (self); column++)
    draw_column_name (self, snapshot, column, em);
  for (guint i = 0; i < self->papers->cells->len; i++)
    draw_cell (self, snapshot, self->papers->cells->pdata[i], em);
  draw_ring (self, snapshot, em);
  gtk_snapshot_pop (snapshot);
}

static void
vv_matrix_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  VvMatrix *self = VV_MATRIX (widget);
  double em = find_em (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = (int)total_height (self, em);
      return;
    }
  *minimum = (int)((EDGE * 2 + NAME_WIDTH + 3 * CELL_WIDTH) * em);
  *natural = MAX (*minimum, (int)((EDGE * 2 + NAME_WIDTH + count_columns (self) * CELL_WIDTH) * em));
}

static void
vv_matrix_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  VvMatrix *self = VV_MATRIX (widget);
  double em = find_em (widget), room = MAX (1, width - left_of (self, em) - EDGE * em);
  /* the last name leans out over the edge */
  double wanted = count_columns (self) * CELL_WIDTH * em + HEAD_LENGTH * em * 0.35;

  gtk_adjustment_configure (self->across,
                            MIN (gtk_adjustment_get_value (self->across), MAX (0, wanted - room)), 0,
                            MAX (wanted, room), CELL_WIDTH * em, room, room);
}

static void
describe (VvMatrix *self)
{
  VvPaperCell *cell = vv_matrix_get_cell (self);
  g_autofree char *name = NULL;

  if (!cell)
    {
      vv_set_name (GTK_WIDGET (self), _ ("Papers of pairs and groups"));
      return;
    }
  name = g_strdup_printf ("%s, %s: %s. %s", cell->form, cell->about, vv_mark_word (cell->mark), cell->text);
  vv_set_name (GTK_WIDGET (self), name);
}

static void
scroll_to_column (VvMatrix *self)
{
  double em = find_em (GTK_WIDGET (self));

  gtk_adjustment_clamp_page (self->across, self->column * CELL_WIDTH * em,
                             (self->column + 1) * CELL_WIDTH * em);
}

static gboolean
move (GtkWidget *widget, GVariant *by, gpointer data)
{
  VvMatrix *self = VV_MATRIX (widget);
  int down, across;

  g_variant_get (by, "(ii)", &down, &across);
  if (!self->papers)
    return FALSE;
  vv_matrix_select (self, CLAMP (self->row + down, 0, (int)self->papers->rows->len - 1),
                    CLAMP (self->column + across, 0, count_columns (self) - 1));
  return TRUE;
}

static gboolean
activate (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  g_signal_emit (widget, signals[CELL_ACTIVATED], 0);
  return TRUE;
}

/* A letter jumps to the next group that begins with it. */
static gboolean
on_key_pressed_cb (VvMatrix *self, guint keyval, guint code, GdkModifierType state)
{
  gunichar letter = g_unichar_tolower (gdk_keyval_to_unicode (keyval));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || !g_unichar_isalpha (letter) || letter == 'p')
    return FALSE;
  for (int step = 1; step <= count_columns (self); step++)
    {
      int column = (self->column + step) % count_columns (self);
      const VvPaperColumn *known = self->papers->columns->pdata[column];

      if (g_unichar_tolower (g_utf8_get_char (known->title)) != letter)
        continue;
      vv_matrix_select (self, self->row, column);
      return TRUE;
    }
  return FALSE;
}

static void
on_pressed_cb (VvMatrix *self, int presses, double x, double y)
{
  double em = find_em (GTK_WIDGET (self));
  int column = (int)((x - left_of (self, em) + gtk_adjustment_get_value (self->across)) / (CELL_WIDTH * em));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (x < left_of (self, em) || column >= count_columns (self))
    column = self->column;
  for (int row = 0; self->papers && row < (int)self->papers->rows->len; row++)
    if (y >= y_of (self, row, em) && y < y_of (self, row, em) + CELL_HEIGHT * em)
      vv_matrix_select (self, row, column);
  if (presses == 2)
    g_signal_emit (self, signals[CELL_ACTIVATED], 0);
}

static gboolean
vv_matrix_query_tooltip (GtkWidget *widget, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  VvMatrix *self = VV_MATRIX (widget);
  double em = find_em (widget);
  int column = (int)((x - left_of (self, em) + gtk_adjustment_get_value (self->across)) / (CELL_WIDTH * em));

  for (int row = 0; self->papers && x >= left_of (self, em) && row < (int)self->papers->rows->len; row++)
    {
      VvPaperCell *cell = vv_papers_get (self->papers, row, column);
      g_autofree char *text = NULL;

      if (!cell || y < y_of (self, row, em) || y >= y_of (self, row, em) + CELL_HEIGHT * em)
        continue;
      text = g_strdup_printf ("%s, %s: %s", cell->form, cell->about, cell->text);
      gtk_tooltip_set_text (tooltip, text);
      return TRUE;
    }
  return FALSE;
}

static void
vv_matrix_finalize (GObject *object)
{
  g_clear_object (&VV_MATRIX (object)->across);
  G_OBJECT_CLASS (vv_matrix_parent_class)->finalize (object);
}

static void
vv_matrix_class_init (VvMatrixClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = vv_matrix_finalize;
  widget_class->snapshot = vv_matrix_snapshot;
  widget_class->measure = vv_matrix_measure;
  widget_class->size_allocate = vv_matrix_size_allocate;
  widget_class->query_tooltip = vv_matrix_query_tooltip;
  signals[CELL_CHANGED] = g_signal_new ("cell-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move, "(ii)", 0, -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move, "(ii)", 0, 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, move, "(ii)", -1, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, move, "(ii)", 1, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, move, "(ii)", 0, -10000);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, move, "(ii)", 0, 10000);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
vv_matrix_init (VvMatrix *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->across = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (self->across, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  describe (self);
}

GtkWidget *
vv_matrix_new (void)
{
  return g_object_new (VV_TYPE_MATRIX, NULL);
}

void
vv_matrix_set_papers (VvMatrix *self, VvPapers *papers)
{
  self->papers = papers;
  if (papers)
    {
      self->row = CLAMP (self->row, 0, MAX (0, (int)papers->rows->len - 1));
      self->column = CLAMP (self->column, 0, MAX (0, (int)papers->columns->len - 1));
    }
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
vv_matrix_set_filter (VvMatrix *self, VvMatrixPasses passes, gpointer data)
{
  self->passes = passes;
  self->passes_data = data;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
vv_matrix_select (VvMatrix *self, int row, int column)
{
  if (!self->papers || !vv_papers_get (self->papers, row, column))
    return;
  self->row = row;
  self->column = column;
  scroll_to_column (self);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CELL_CHANGED], 0);
}

VvPaperCell *
vv_matrix_get_cell (VvMatrix *self)
{
  return self->papers ? vv_papers_get (self->papers, self->row, self->column) : NULL;
}

GtkAdjustment *
vv_matrix_get_adjustment (VvMatrix *self)
{
  return self->across;
}
