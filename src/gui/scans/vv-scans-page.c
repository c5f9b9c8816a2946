#include "config.h"

#include "vv-scans-page.h"

#include "vv-by-hand.h"
#include "vv-documents.h"
#include "vv-file-save.h"
#include "vv-id.h"
#include "vv-kit.h"
#include "vv-print.h"
#include "vv-scan-intake.h"
#include "vv-scan-pane.h"
#include "vv-scan-parts.h"
#include "vv-scan-shown.h"
#include "vv-scan-pile.h"
#include "vv-scan-split.h"
#include "vv-strings.h"
#include "vv-window.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.25
#define ZOOM_LEAST 1.0
#define ZOOM_MOST 16.0

typedef struct
{
  char *page, *field;
} Settled;

struct _VvScansPage
{
  VvPage parent_instance;

  GtkWidget *intake, *stack, *tiles[VV_PILE_KINDS], *counts[VV_PILE_KINDS], *details[VV_PILE_KINDS];
  GtkWidget *piles, *split, *list_title, *list, *picture, *picture_scroll, *where, *pane, *status, *keys;
  GtkWidget *choose_keys;
  GListStore *store;
  GtkSingleSelection *selection;
  GPtrArray *batches; /* VvScanBatch* */
  char *batch;        /* shown, NULL: all */
  gboolean is_batch_chosen;
  VvPile *pile;
  VvPileKind kind;
  char *want; /* scan page to select after the next load, NULL */

  VvScanShown shown;
  GPtrArray *settled; /* Settled*, newest last */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (VvScansPage, vv_scans_page, VV_TYPE_PAGE)

static void
free_settled (Settled *settled)
{
  g_free (settled->page);
  g_free (settled->field);
  g_free (settled);
}

static VvScanItem *
get_item (VvScansPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
tell_error (VvScansPage *self, const GError *error)
{
  vv_page_show_error (VV_PAGE (self), error);
}

/* ---- the page shown ---- */

static void
show_where (VvScansPage *self, const VvScanItem *item)
{
  g_autofree char *text = NULL;

  if (item && item->page)
    text = g_strdup_printf (_ ("Page %d of %d"), item->number, self->pile->pages);
  gtk_label_set_text (GTK_LABEL (self->where), text ? text : "");
}

/* Brings the row asked about to the middle, once the picture has its size. */
static gboolean
scroll_to_now (gpointer data)
{
  VvScansPage *self = data;
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->picture_scroll));
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->picture_scroll));
  graphene_rect_t row;

  if (vv_scan_picture_get_now (VV_SCAN_PICTURE (self->picture), &row))
    {
      gtk_adjustment_set_value (down,
                                row.origin.y + row.size.height / 2 - gtk_adjustment_get_page_size (down) / 2);
      gtk_adjustment_set_value (across, row.origin.x + row.size.width / 2
                                            - gtk_adjustment_get_page_size (across) / 2);
    }
  else
    gtk_adjustment_set_value (down, 0);
  return G_SOURCE_REMOVE;
}

static void
show_item (VvScansPage *self)
{
  VvScanItem *item = get_item (self);
  g_autoptr (GError) error = NULL;
  gboolean is_straight;
  VvScanAsked asked;

  vv_scan_picture_set (VV_SCAN_PICTURE (self->picture), NULL, NULL, NULL, FALSE);
  if (!vv_scan_shown_load (&self->shown, vv_page_get_workspace (VV_PAGE (self)), item ? item->page : NULL,
                           &error))
    tell_error (self, error);
  show_where (self, item);
  if (!item || (item->page && !self->shown.page))
    return;
  is_straight = self->shown.page && self->shown.page->has_transform;
  vv_scan_picture_set (VV_SCAN_PICTURE (self->picture), self->shown.page ? self->shown.texture : NULL,
                       self->shown.page, self->shown.fields, is_straight);
  vv_scan_picture_set_now (VV_SCAN_PICTURE (self->picture), item->field);
  asked = (VvScanAsked){ item, self->shown.page, self->shown.fields, self->shown.values,
                         is_straight ? self->shown.texture : NULL };
  vv_scan_pane_show (VV_SCAN_PANE (self->pane), &asked);
  vv_scan_keys_show (self->choose_keys, vv_scan_pane_get_keys (VV_SCAN_PANE (self->pane)));
  g_idle_add_full (G_PRIORITY_LOW, scroll_to_now, g_object_ref (self), g_object_unref);
}

static void
on_selected_cb (VvScansPage *self)
{
  if (self->is_filling || !self->pile)
    return;
  vv_scan_split_show_picture (VV_SCAN_SPLIT (self->split));
  show_item (self);
}

/* ---- lists and tiles ---- */

static void
show_status (VvScansPage *self)
{
  GPtrArray *const *items = self->pile->items;
  g_autofree char *title = NULL;

  if (self->kind == VV_PILE_ASKS && items[VV_PILE_MISSING]->len == 0 && items[VV_PILE_FOREIGN]->len == 0)
    title = g_strdup_printf (ngettext ("%d page, at home", "%d pages, all at home", self->pile->pages),
                             self->pile->pages);
  else
    title = g_strdup (self->kind == VV_PILE_ASKS ? _ ("Nothing asks you") : _ ("Nothing here"));
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status), title);
  adw_status_page_set_description (
      ADW_STATUS_PAGE (self->status),
      self->kind == VV_PILE_ASKS ? _ ("Everything that could be read is filed with the people it is about.")
                                 : NULL);
}

static void
show_list (VvScansPage *self)
{
  static const char *const headings[]
      = { N_ ("Filed: %u"), N_ ("Needs you: %u"), N_ ("Missing: %u"), N_ ("Not ours: %u") };
  GPtrArray *items = self->pile->items[self->kind];
  guint before = gtk_single_selection_get_selected (self->selection);
  guint wanted = vv_pile_find (items, self->want, before == GTK_INVALID_LIST_POSITION ? 0 : before);
  g_autofree char *heading = NULL;

  heading = g_strdup_printf (_ (headings[self->kind]), items->len);
  gtk_label_set_text (GTK_LABEL (self->list_title), heading);
  vv_set_string (&self->want, NULL);
  self->is_filling = TRUE;
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata,
                       items->len);
  if (wanted != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, wanted);
  self->is_filling = FALSE;
  show_status (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), items->len > 0 ? "work" : "status");
  gtk_widget_set_visible (self->keys, items->len > 0);
  show_item (self);
}

static void
show_tiles (VvScansPage *self)
{
  GPtrArray *const *items = self->pile->items;
  g_autofree char *filed = g_strdup_printf (
      ngettext ("to %d document", "to %d documents", self->pile->documents), self->pile->documents);
  int torn = self->pile->torn, readings = (int)items[VV_PILE_ASKS]->len - torn;
  g_autofree char *first = g_strdup_printf (ngettext ("%d reading", "%d readings", readings), readings);
  g_autofree char *second = g_strdup_printf (ngettext ("%d torn code", "%d torn codes", torn), torn);
  g_autofree char *asks = torn > 0 ? g_strdup_printf ("%s, %s", first, second) : g_strdup (first);
  const char *const details[]
      = { filed, asks, _ ("pages that should be in the pile"), _ ("kept; file them by hand") };
  const char *const names[] = { C_ ("scans", "filed"), C_ ("scans", "need you"), C_ ("scans", "missing"),
                                C_ ("scans", "not ours") };

  for (int i = 0; i < VV_PILE_KINDS; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", items[i]->len);
      g_autofree char *name = g_strdup_printf ("%s %s", count, names[i]);

      gtk_label_set_text (GTK_LABEL (self->counts[i]), count);
      gtk_label_set_text (GTK_LABEL (self->details[i]), details[i]);
      gtk_widget_set_tooltip_text (self->tiles[i], details[i]);
      vv_set_name (self->tiles[i], name);
    }
}

static void
on_tile_toggled_cb (VvScansPage *self, GtkToggleButton *tile)
{
  if (self->is_filling || !gtk_toggle_button_get_active (tile) || !self->pile)
    return;
  for (int i = 0; i < VV_PILE_KINDS; i++)
    if (self->tiles[i] == GTK_WIDGET (tile))
      self->kind = i;
  show_list (self);
}

static void
set_kind (VvScansPage *self, VvPileKind kind)
{
  self->kind = kind;
  self->is_filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tiles[kind]), TRUE);
  self->is_filling = FALSE;
}

/* ---- piles ---- */

static void
fill_piles (VvScansPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("All piles"));
  for (guint i = 0; i < self->batches->len; i++)
    {
      const VvScanBatch *batch = self->batches->pdata[i];

      gtk_string_list_take (names, vv_pile_describe_batch (batch));
      if (g_strcmp0 (batch->id, self->batch) == 0)
        selected = i + 1;
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->piles), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->piles), selected);
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->piles, self->batches->len > 1);
}

static void
show_titles (VvScansPage *self)
{
  g_autofree char *title
      = self->batches->len == 1 ? vv_pile_describe_batch (self->batches->pdata[0]) : g_strdup (_ ("Scans"));

  vv_page_set_title (VV_PAGE (self), title);
  vv_page_set_subtitle (VV_PAGE (self), self->pile->files);
}

static gboolean
load (VvScansPage *self, GError **error)
{
  VvWorkspace *ws = vv_page_get_workspace (VV_PAGE (self));
  VvPile *pile;

  g_clear_pointer (&self->batches, g_ptr_array_unref);
  self->batches = vv_scans_batches (ws, error);
  if (!self->batches
      || (!self->is_batch_chosen && !vv_pile_choose_batch (ws, self->batches, &self->batch, error)))
    return FALSE;
  pile = vv_pile_load (ws, self->batch, error);
  if (!pile)
    return FALSE;
  vv_pile_free (self->pile);
  self->pile = pile;
  return TRUE;
}

static void
show_pile (VvScansPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!load (self, &error))
    {
      tell_error (self, error);
      return;
    }
  fill_piles (self);
  show_titles (self);
  show_tiles (self);
  show_list (self);
  if (self->batches->len == 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
on_pile_chosen_cb (VvScansPage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->piles));

  if (self->is_filling || !self->batches || selected > self->batches->len)
    return;
  self->is_batch_chosen = TRUE;
  vv_set_string (&self->batch,
                 selected == 0 ? NULL : ((VvScanBatch *)self->batches->pdata[selected - 1])->id);
  show_pile (self);
}

/* ---- settling ---- */

static void
settle (VvScansPage *self, const char *value)
{
  VvScanItem *item = get_item (self);
  g_autoptr (GError) error = NULL;
  Settled *settled;

  if (!vv_scans_confirm (vv_page_get_workspace (VV_PAGE (self)), item->page, item->field, value, &error))
    {
      tell_error (self, error);
      return;
    }
  settled = g_new0 (Settled, 1);
  settled->page = g_strdup (item->page);
  settled->field = g_strdup (item->field);
  g_ptr_array_add (self->settled, settled);
  vv_window_changed (vv_page_get_window (VV_PAGE (self)));
  vv_scan_pane_focus (VV_SCAN_PANE (self->pane));
}

static gboolean
file_page (const char *document, int number, gpointer data, GError **error)
{
  VvScansPage *self = data;
  VvScanItem *item = get_item (self);
  g_autoptr (GPtrArray) none = NULL;

  if (!item || !item->page)
    return TRUE;
  if (!vv_scans_resolve (vv_page_get_workspace (VV_PAGE (self)), item->page, document, number, error))
    return FALSE;
  vv_set_string (&self->shown.texture_page, NULL);
  vv_window_toast (vv_page_get_window (VV_PAGE (self)), _ ("Filed"));
  vv_window_changed (vv_page_get_window (VV_PAGE (self)));
  return TRUE;
}

/* The number beside a torn code names the document; "page n of m" stands there too, after it. */
static void
file_by_number (VvScansPage *self, const char *text)
{
  VvWorkspace *ws = vv_page_get_workspace (VV_PAGE (self));
  g_autofree char *id = vv_id_parse (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvDocument) document = NULL;

  if (!id)
    {
      vv_scan_pane_tell (VV_SCAN_PANE (self->pane),
                         _ ("Type the twelve letters and digits that stand beside the code."));
      return;
    }
  document = vv_documents_get (ws, id, &error);
  if (!document)
    {
      vv_scan_pane_tell (VV_SCAN_PANE (self->pane), error->message);
      return;
    }
  if (document->pages > 1)
    {
      GtkWidget *by_hand
          = vv_by_hand_new (vv_page_get_window (VV_PAGE (self)), file_page, g_object_ref (G_OBJECT (self)));

      vv_by_hand_search (by_hand, id);
    }
  else if (!file_page (id, 1, self, &error))
    vv_scan_pane_tell (VV_SCAN_PANE (self->pane), error->message);
}

static void
accept_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VvScansPage *self = VV_SCANS_PAGE (widget);
  const char *number = vv_scan_pane_get_number (VV_SCAN_PANE (self->pane));
  g_autofree char *answer = vv_scan_pane_get_answer (VV_SCAN_PANE (self->pane));

  if (number)
    file_by_number (self, number);
  else if (answer)
    settle (self, answer);
  else if (vv_scan_pane_get_no_answer (VV_SCAN_PANE (self->pane)))
    vv_scan_pane_tell (VV_SCAN_PANE (self->pane), _ ("Choose an answer first, or say that there is none."));
}

static void
no_answer_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VvScansPage *self = VV_SCANS_PAGE (widget);
  const char *none = vv_scan_pane_get_no_answer (VV_SCAN_PANE (self->pane));

  if (none)
    settle (self, none);
}

static void
by_hand_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VvScansPage *self = VV_SCANS_PAGE (widget);
  VvScanItem *item = get_item (self);

  if (item && item->page)
    vv_by_hand_new (vv_page_get_window (VV_PAGE (self)), file_page, g_object_ref (G_OBJECT (self)));
}

static void
undo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VvScansPage *self = VV_SCANS_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *page = NULL;
  Settled *last;

  if (self->settled->len == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (vv_page_get_window (VV_PAGE (self))), "win.undo", NULL);
      return;
    }
  last = self->settled->pdata[self->settled->len - 1];
  page = g_strdup (last->page);
  if (!vv_scans_unconfirm (vv_page_get_workspace (VV_PAGE (self)), last->page, last->field, &error))
    tell_error (self, error);
  g_ptr_array_set_size (self->settled, (int)self->settled->len - 1);
  vv_set_string (&self->want, page);
  set_kind (self, VV_PILE_ASKS);
  vv_window_changed (vv_page_get_window (VV_PAGE (self)));
}

/* ---- other acts ---- */

static void
print_page_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VvScansPage *self = VV_SCANS_PAGE (widget);
  VvScanItem *item = get_item (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvPrint) print = NULL;

  if (!item || !item->document)
    return;
  print = vv_print_new (item->title);
  if (vv_print_add_document (print, vv_page_get_workspace (VV_PAGE (self)), item->document,
                             item->page ? -1 : item->number - 1, &error))
    vv_print_run (g_steal_pointer (&print), vv_page_get_window (VV_PAGE (self)));
  else
    tell_error (self, error);
}

static void
open_document_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VvScansPage *self = VV_SCANS_PAGE (widget);
  VvScanItem *item = get_item (self);
  g_autofree char *target = item && item->document ? g_strdup_printf ("document/%s", item->document) : NULL;

  if (target)
    vv_window_go (vv_page_get_window (VV_PAGE (self)), target);
}

static void
export_file_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VvScansPage *self = VV_SCANS_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!self->shown.page)
    return;
  bytes = vv_scans_original (vv_page_get_workspace (VV_PAGE (self)), self->shown.page->id, &error);
  if (bytes)
    vv_file_save (vv_page_get_window (VV_PAGE (self)), bytes, self->shown.page->file);
  else
    tell_error (self, error);
}

static void
import_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vv_scan_intake_choose (VV_SCAN_INTAKE (VV_SCANS_PAGE (widget)->intake), VV_PAGE (widget));
}

static void
import_files_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) paths = g_variant_dup_strv (parameter, NULL);

  vv_scan_intake_read (VV_SCAN_INTAKE (VV_SCANS_PAGE (widget)->intake), VV_PAGE (widget),
                       (const char *const *)paths);
}

static void
on_pile_read_cb (VvScansPage *self)
{
  self->is_batch_chosen = FALSE;
  set_kind (self, VV_PILE_ASKS);
  show_pile (self);
  if (self->pile && self->pile->items[VV_PILE_ASKS]->len == 0 && self->pile->items[VV_PILE_MISSING]->len > 0)
    {
      set_kind (self, VV_PILE_MISSING);
      show_list (self);
    }
}

static void
zoom_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VvScansPage *self = VV_SCANS_PAGE (widget);
  VvScanPicture *picture = VV_SCAN_PICTURE (self->picture);
  double now = vv_scan_picture_get_scale (picture), zoom = 0;

  if (g_str_equal (name, "scans.zoom-in"))
    zoom = MIN (now * ZOOM_STEP, ZOOM_MOST);
  if (g_str_equal (name, "scans.zoom-out"))
    zoom = MAX (now / ZOOM_STEP, ZOOM_LEAST);
  vv_scan_picture_set_zoom (picture, zoom);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->picture_scroll),
                                  zoom > 0 ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  g_idle_add_full (G_PRIORITY_LOW, scroll_to_now, g_object_ref (self), g_object_unref);
}

static void
turn_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vv_scan_picture_turn (VV_SCAN_PICTURE (VV_SCANS_PAGE (widget)->picture));
}

static void
list_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vv_scan_split_toggle_list (VV_SCAN_SPLIT (VV_SCANS_PAGE (widget)->split));
}

static void
move_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VvScansPage *self = VV_SCANS_PAGE (widget);
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint now = gtk_single_selection_get_selected (self->selection);
  int next = (int)now + (g_str_equal (name, "scans.next") ? 1 : -1);

  if (now == GTK_INVALID_LIST_POSITION || next < 0 || next >= (int)count)
    return;
  gtk_single_selection_set_selected (self->selection, (guint)next);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", (guint)next);
  vv_scan_pane_focus (VV_SCAN_PANE (self->pane));
}

/* ---- keys ---- */

static gboolean
on_key_pressed_cb (VvScansPage *self, guint keyval, guint code, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  guint lower = gdk_keyval_to_lower (keyval);
  const char *action;

  if (vv_scan_is_writing (GTK_WIDGET (self))
      || g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "work") != 0)
    return FALSE;
  if (modifiers == 0 && vv_scan_pane_press (VV_SCAN_PANE (self->pane), keyval))
    return TRUE;
  action = vv_scan_keys_find (lower, modifiers);
  /* where nothing is asked Enter presses what has the focus */
  if (!action
      || (g_str_equal (action, "scans.accept") && !vv_scan_pane_get_no_answer (VV_SCAN_PANE (self->pane))))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  return TRUE;
}

/* ---- the page ---- */

static void
vv_scans_page_refresh (VvPage *page)
{
  VvScansPage *self = VV_SCANS_PAGE (page);

  if (!vv_workspace_is_read_only (vv_page_get_workspace (page)))
    vv_page_set_primary (page, "scanner-symbolic", _ ("Import Scans…"), "scans.import", NULL);
  show_pile (self);
}

static void
vv_scans_page_open (VvPage *page, const char *detail)
{
  VvScansPage *self = VV_SCANS_PAGE (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvScanPage) wanted = NULL;

  if (!detail)
    {
      vv_scan_pane_focus (VV_SCAN_PANE (self->pane));
      return;
    }
  wanted = vv_scans_get (vv_page_get_workspace (page), detail, &error);
  if (!wanted)
    {
      tell_error (self, error);
      return;
    }
  self->is_batch_chosen = TRUE;
  vv_set_string (&self->batch, wanted->batch);
  vv_set_string (&self->want, detail);
  set_kind (self, wanted->state == VV_PAGE_REVIEW || g_strcmp0 (wanted->why, "torn_code") == 0 ? VV_PILE_ASKS
                  : wanted->document                                                           ? VV_PILE_FILED
                                     : VV_PILE_FOREIGN);
  show_pile (self);
  vv_scan_pane_focus (VV_SCAN_PANE (self->pane));
}

static void
vv_scans_page_dispose (GObject *object)
{
  VvScansPage *self = VV_SCANS_PAGE (object);

  if (self->picture)
    vv_scan_picture_set (VV_SCAN_PICTURE (self->picture), NULL, NULL, NULL, FALSE);
  self->picture = NULL;
  g_clear_object (&self->store);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (vv_scans_page_parent_class)->dispose (object);
}

static void
vv_scans_page_finalize (GObject *object)
{
  VvScansPage *self = VV_SCANS_PAGE (object);

  g_clear_pointer (&self->batches, g_ptr_array_unref);
  vv_scan_shown_clear (&self->shown);
  g_clear_pointer (&self->settled, g_ptr_array_unref);
  vv_pile_free (self->pile);
  g_free (self->batch);
  g_free (self->want);
  G_OBJECT_CLASS (vv_scans_page_parent_class)->finalize (object);
}

static void
vv_scans_page_class_init (VvScansPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = vv_scans_page_dispose;
  G_OBJECT_CLASS (class)->finalize = vv_scans_page_finalize;
  VV_PAGE_CLASS (class)->refresh = vv_scans_page_refresh;
  VV_PAGE_CLASS (class)->open = vv_scans_page_open;
  gtk_widget_class_install_action (widget_class, "scans.accept", NULL, accept_activated);
  gtk_widget_class_install_action (widget_class, "scans.no-answer", NULL, no_answer_activated);
  gtk_widget_class_install_action (widget_class, "scans.by-hand", NULL, by_hand_activated);
  gtk_widget_class_install_action (widget_class, "scans.undo", NULL, undo_activated);
  gtk_widget_class_install_action (widget_class, "scans.next", NULL, move_activated);
  gtk_widget_class_install_action (widget_class, "scans.previous", NULL, move_activated);
  gtk_widget_class_install_action (widget_class, "scans.print-page", NULL, print_page_activated);
  gtk_widget_class_install_action (widget_class, "scans.open-document", NULL, open_document_activated);
  gtk_widget_class_install_action (widget_class, "scans.export-file", NULL, export_file_activated);
  gtk_widget_class_install_action (widget_class, "scans.import", NULL, import_activated);
  gtk_widget_class_install_action (widget_class, "scans.import-files", "as", import_files_activated);
  gtk_widget_class_install_action (widget_class, "scans.zoom-in", NULL, zoom_activated);
  gtk_widget_class_install_action (widget_class, "scans.zoom-out", NULL, zoom_activated);
  gtk_widget_class_install_action (widget_class, "scans.zoom-fit", NULL, zoom_activated);
  gtk_widget_class_install_action (widget_class, "scans.turn", NULL, turn_activated);
  gtk_widget_class_install_action (widget_class, "scans.list", NULL, list_activated);
}

static GtkWidget *
build_tiles (VvScansPage *self)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), VV_PILE_KINDS);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 2);
  for (int i = 0; i < VV_PILE_KINDS; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      self->tiles[i] = vv_scan_tile_new (i, &self->counts[i], &self->details[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->tiles[i]), GTK_TOGGLE_BUTTON (self->tiles[0]));
      g_signal_connect_swapped (self->tiles[i], "toggled", G_CALLBACK (on_tile_toggled_cb), self);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), self->tiles[i]);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tiles[VV_PILE_ASKS]), TRUE);
  vv_set_margins (flow, 8, 8, 8, 8);
  return flow;
}

static GtkWidget *
build_list (VvScansPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();

  self->store = g_list_store_new (VV_TYPE_SCAN_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb), self);
  self->list = vv_scan_list_new (self->selection);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->list_title = vv_label_new ("", "vv-sidehead");
  vv_set_margins (self->list_title, 9, 12, 4, 14);
  gtk_box_append (GTK_BOX (box), self->list_title);
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static GtkWidget *
build_picture (VvScansPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->picture = vv_scan_picture_new ();
  self->picture_scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->picture_scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->picture_scroll), self->picture);
  gtk_widget_set_vexpand (self->picture_scroll, TRUE);
  gtk_box_append (GTK_BOX (box), vv_scan_tools_new (&self->where));
  gtk_box_append (GTK_BOX (box), self->picture_scroll);
  gtk_widget_add_css_class (box, "vv-canvas");
  return box;
}

static GtkWidget *
build_stack (VvScansPage *self)
{
  self->pane = vv_scan_pane_new ();
  self->split = vv_scan_split_new (build_list (self), build_picture (self), self->pane);
  self->status = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->status), "vv-done-symbolic");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->split, "work");
  gtk_stack_add_named (GTK_STACK (self->stack), self->status, "status");
  gtk_stack_add_named (GTK_STACK (self->stack), vv_scan_empty_new (), "empty");
  return self->stack;
}

static void
vv_scans_page_init (VvScansPage *self)
{
  const char *const none[] = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->kind = VV_PILE_ASKS;
  self->settled = g_ptr_array_new_with_free_func ((GDestroyNotify)free_settled);
  vv_page_set_title (VV_PAGE (self), _ ("Scans"));
  self->piles = gtk_drop_down_new_from_strings (none);
  vv_set_name (self->piles, _ ("Pile"));
  g_signal_connect_swapped (self->piles, "notify::selected", G_CALLBACK (on_pile_chosen_cb), self);
  vv_page_pack_start (VV_PAGE (self), self->piles);
  self->intake = vv_scan_intake_new ();
  g_signal_connect_swapped (self->intake, "read", G_CALLBACK (on_pile_read_cb), self);
  gtk_box_append (GTK_BOX (box), self->intake);
  gtk_box_append (GTK_BOX (box), build_tiles (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), build_stack (self));
  /* before a focused toggle can eat Enter; the header's buttons keep theirs */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (box, controller);
  vv_page_set_content (VV_PAGE (self), box);
  self->keys = vv_scan_keys_new (&self->choose_keys);
  vv_page_set_bar (VV_PAGE (self), self->keys);
}

gboolean
vv_scans_page_is_reading (VvScansPage *self)
{
  return vv_scan_intake_is_reading (VV_SCAN_INTAKE (self->intake));
}
