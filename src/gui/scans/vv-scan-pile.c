#include "config.h"

#include "vv-scan-pile.h"

#include "vv-documents.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define FILES_SHOWN 2

G_DEFINE_FINAL_TYPE (VvScanItem, vv_scan_item, G_TYPE_OBJECT)

/* What is known while a pile is sorted. */
typedef struct
{
  VvWorkspace *ws;
  VvPile *pile;
  GHashTable *documents; /* id → VvDocument* */
  GHashTable *subjects;  /* id → char*, whom it is about */
  GHashTable *forms;     /* form → char*, its title */
  GHashTable *files;     /* names seen */
} Sorting;

typedef struct
{
  const char *word, *sentence;
} Why;

static const Why reasons[] = {
  { "two_marks", N_ ("More than one box is marked.") },
  { "faint", N_ ("The mark is very faint.") },
  { "corrected", N_ ("A box looks crossed out.") },
  { "beside", N_ ("The mark is beside the box.") },
  { "bilevel", N_ ("The scan is pure black and white: thin ink may be lost.") },
  { "stain", N_ ("There is a stain or a shadow here.") },
  { "edge", N_ ("This part is at the very edge of the scan.") },
  { "weak_fit", N_ ("The sheet is bent or torn, so nothing was read for certain.") },
  { "ink_gone", N_ ("An earlier scan had ink here, this one has none.") },
};

static void
vv_scan_item_finalize (GObject *object)
{
  VvScanItem *self = VV_SCAN_ITEM (object);

  g_free (self->page);
  g_free (self->field);
  g_free (self->document);
  g_free (self->subject);
  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (vv_scan_item_parent_class)->finalize (object);
}

static void
vv_scan_item_class_init (VvScanItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_scan_item_finalize;
}

static void
vv_scan_item_init (VvScanItem *self)
{
}

/* title and detail (transfer full) */
static VvScanItem *
add_item (Sorting *sorting, VvPileKind kind, VvMark mark, const VvScanPage *page, char *title, char *detail)
{
  VvScanItem *item = g_object_new (VV_TYPE_SCAN_ITEM, NULL);

  item->kind = kind;
  item->mark = mark;
  item->page = page ? g_strdup (page->id) : NULL;
  item->document = page ? g_strdup (page->document) : NULL;
  if (item->document)
    item->subject = g_strdup (g_hash_table_lookup (sorting->subjects, item->document));
  item->number = sorting->pile->pages;
  item->title = title;
  item->detail = detail;
  g_ptr_array_add (sorting->pile->items[kind], item);
  return item;
}

static const char *
get_form_title (Sorting *sorting, const char *form)
{
  const char *title = g_hash_table_lookup (sorting->forms, form);

  return title ? title : form;
}

/* "Mentoring agreement, group Fjord" → "group Fjord"; "" when it is about nobody. g_free() */
static char *
strip_form (const char *title, const char *form)
{
  if (!g_str_has_prefix (title, form))
    return g_strdup (title);
  title += strlen (form);
  return g_strdup (title + strspn (title, ", "));
}

/* "Oskar: which one is meant?" g_free() */
static char *
join_subject (Sorting *sorting, const char *document, const char *text)
{
  const char *subject = g_hash_table_lookup (sorting->subjects, document);

  if (vv_is_empty (subject))
    return g_strdup (text);
  /* TRANSLATORS: whom a paper is about, and what is asked or said of it */
  return g_strdup_printf (C_ ("scan", "%s: %s"), subject, text);
}

/* Loads a document and whom it is about once. */
static gboolean
know_document (Sorting *sorting, const char *id, GError **error)
{
  g_autoptr (VvDocument) document = NULL;
  g_autofree char *title = NULL;
  const char *form;

  if (!id || g_hash_table_contains (sorting->documents, id))
    return TRUE;
  document = vv_documents_get (sorting->ws, id, error);
  title = document ? vv_documents_title (sorting->ws, document, error) : NULL;
  if (!title)
    return FALSE;
  form = get_form_title (sorting, document->form);
  g_hash_table_insert (sorting->subjects, g_strdup (id), strip_form (title, form));
  g_hash_table_insert (sorting->documents, g_strdup (id), g_steal_pointer (&document));
  return TRUE;
}

static char *
describe_reading (const VvReading *reading)
{
  int row = vv_scan_row_of (reading->field);

  if (reading->is_signature && row > 0)
    return g_strdup_printf (_ ("Row %d: signed or not?"), row);
  if (reading->is_signature)
    return g_strdup (_ ("Signed or not?"));
  if (row > 0)
    return g_strdup_printf (_ ("Row %d: which one is meant?"), row);
  if (reading->values && reading->values[0] && !reading->is_multiple)
    return g_strdup_printf (_ ("Is it %s?"), reading->values[0]);
  return g_strdup (_ ("Which one is meant?"));
}

static void
add_questions (Sorting *sorting, const VvScanPage *page)
{
  for (guint i = 0; page->readings && i < page->readings->len; i++)
    {
      const VvReading *reading = page->readings->pdata[i];
      g_autofree char *question = NULL;
      VvScanItem *item;

      if (reading->state != VV_READING_REVIEW)
        continue;
      question = describe_reading (reading);
      item = add_item (sorting, VV_PILE_ASKS, VV_MARK_DOUBT, page,
                       g_strdup (get_form_title (sorting, page->form)),
                       join_subject (sorting, page->document, question));
      item->field = g_strdup (reading->field);
    }
}

static void
sort_filed (Sorting *sorting, const VvScanPage *page)
{
  g_autofree char *place = page->state == VV_PAGE_DUPLICATE
                               ? g_strdup (_ ("here already: a second scan of the same page"))
                               : g_strdup_printf (_ ("page %d of %d"), page->page, page->of);

  add_item (sorting, VV_PILE_FILED, page->state == VV_PAGE_REVIEW ? VV_MARK_HALF : VV_MARK_DONE, page,
            g_strdup (get_form_title (sorting, page->form)), join_subject (sorting, page->document, place));
}

static void
sort_unknown (Sorting *sorting, const VvScanPage *page)
{
  gboolean is_torn = g_strcmp0 (page->why, "torn_code") == 0;
  char *title = g_strdup_printf (_ ("Page %d of the pile"), sorting->pile->pages);

  sorting->pile->torn += is_torn;
  if (is_torn)
    add_item (sorting, VV_PILE_ASKS, VV_MARK_DOUBT, page, title,
              g_strdup (_ ("The code is torn off: type its number")));
  else
    add_item (sorting, VV_PILE_FOREIGN, VV_MARK_NA, page, title, g_strdup (page->file));
}

static gboolean
sort_page (Sorting *sorting, const VvScanPage *page, GError **error)
{
  sorting->pile->pages++;
  g_hash_table_add (sorting->files, g_strdup (page->file ? page->file : ""));
  if (!know_document (sorting, page->document, error))
    return FALSE;
  if (page->state == VV_PAGE_FAILED)
    add_item (sorting, VV_PILE_FOREIGN, VV_MARK_PROBLEM, page, g_strdup (_ ("Could not be opened")),
              g_strdup (page->file));
  else if (!page->document)
    sort_unknown (sorting, page);
  else
    sort_filed (sorting, page);
  if (page->state == VV_PAGE_REVIEW && page->document)
    add_questions (sorting, page);
  return TRUE;
}

static gboolean
has_page (const VvDocument *document, int number)
{
  g_auto (GStrv) received = vv_split_tags (document->received);

  for (int i = 0; received[i]; i++)
    if (atoi (received[i]) == number)
      return TRUE;
  return FALSE;
}

static void
add_missing_page (Sorting *sorting, const VvDocument *document, int number)
{
  g_autofree char *place = g_strdup_printf (_ ("page %d of %d is missing"), number, document->pages);
  VvScanItem *item = add_item (sorting, VV_PILE_MISSING, VV_MARK_GAP, NULL,
                               g_strdup (get_form_title (sorting, document->form)),
                               join_subject (sorting, document->id, place));

  item->document = g_strdup (document->id);
  item->subject = g_strdup (g_hash_table_lookup (sorting->subjects, document->id));
  item->number = number;
}

/* Pages that should be in the pile: of documents of which some page came. */
static void
add_missing (Sorting *sorting)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, sorting->documents);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const VvDocument *document = value;
      gboolean is_wanted = document->state != VV_DOCUMENT_WAIVED && document->state != VV_DOCUMENT_SUPERSEDED;

      for (int number = 1; is_wanted && number <= document->pages; number++)
        if (!has_page (document, number))
          add_missing_page (sorting, document, number);
    }
}

static gboolean
know_forms (Sorting *sorting, GError **error)
{
  g_autoptr (GPtrArray) forms = vv_forms_list (sorting->ws, NULL, error);

  for (guint i = 0; forms && i < forms->len; i++)
    {
      const VvFormLine *form = forms->pdata[i];

      g_hash_table_insert (sorting->forms, g_strdup (form->id), g_strdup (form->title));
    }
  return forms != NULL;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const VvScanItem *x = *(VvScanItem *const *)a, *y = *(VvScanItem *const *)b;
  int order = g_utf8_collate (x->detail, y->detail);

  return order ? order : x->number - y->number;
}

static char *
join_files (GHashTable *files)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (files), (GCompareFunc)strcmp);
  g_autoptr (GString) text = g_string_new (NULL);
  guint count = g_hash_table_size (files), shown = 0;

  for (GList *name = names; name && shown < FILES_SHOWN; name = name->next, shown++)
    g_string_append_printf (text, "%s%s", shown ? ", " : "", (const char *)name->data);
  if (count > FILES_SHOWN)
    {
      g_autofree char *more = g_strdup_printf (ngettext (" and %u more", " and %u more", count - FILES_SHOWN),
                                               count - FILES_SHOWN);

      g_string_append (text, more);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
clear_sorting (Sorting *sorting)
{
  g_hash_table_unref (sorting->documents);
  g_hash_table_unref (sorting->subjects);
  g_hash_table_unref (sorting->forms);
  g_hash_table_unref (sorting->files);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sorting, clear_sorting)

void
vv_pile_free (VvPile *pile)
{
  if (!pile)
    return;
  for (int i = 0; i < VV_PILE_KINDS; i++)
    g_ptr_array_unref (pile->items[i]);
  g_free (pile->files);
  g_free (pile);
}

VvPile *
vv_pile_load (VvWorkspace *ws, const char *batch, GError **error)
{
  g_autoptr (GPtrArray) pages = vv_scans_list (ws, NULL, batch, NULL, error);
  g_autoptr (VvPile) pile = g_new0 (VvPile, 1);
  g_auto (Sorting) sorting
      = { ws,
          pile,
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)vv_document_free),
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  for (int i = 0; i < VV_PILE_KINDS; i++)
    pile->items[i] = g_ptr_array_new_with_free_func (g_object_unref);
  if (!pages || !know_forms (&sorting, error))
    return NULL;
  for (guint i = 0; i < pages->len; i++)
    if (!sort_page (&sorting, pages->pdata[i], error))
      return NULL;
  add_missing (&sorting);
  g_ptr_array_sort (pile->items[VV_PILE_MISSING], compare_items);
  pile->documents = (int)g_hash_table_size (sorting.documents);
  pile->files = join_files (sorting.files);
  return g_steal_pointer (&pile);
}

const char *
vv_scan_why (const char *why)
{
  for (gsize i = 0; why && i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].word, why))
      return _ (reasons[i].sentence);
  return _ ("The mark is not clear.");
}

int
vv_scan_row_of (const char *field)
{
  const char *row = strstr (field, ".r");

  return row ? atoi (row + 2) : 0;
}

char *
vv_pile_describe_batch (const VvScanBatch *batch)
{
  g_autofree char *day = g_strndup (batch->imported_at ? batch->imported_at : "", 10);
  g_autofree char *shown = vv_show_weekday_date (day);

  /* TRANSLATORS: a pile of scans: "64 pages of Friday 28 August 2026" */
  return g_strdup_printf (ngettext ("%d page of %s", "%d pages of %s", batch->pages), batch->pages, shown);
}

gboolean
vv_pile_choose_batch (VvWorkspace *ws, GPtrArray *batches, char **batch, GError **error)
{
  const VvScanBatch *newest = batches->len > 0 ? batches->pdata[0] : NULL;
  g_autoptr (GPtrArray) waiting = NULL, of_newest = NULL;

  if (!newest)
    return TRUE;
  waiting = vv_scans_list (ws, "review", NULL, NULL, error);
  of_newest = waiting ? vv_scans_list (ws, "review", newest->id, NULL, error) : NULL;
  if (!of_newest)
    return FALSE;
  vv_set_string (batch, of_newest->len == 0 && waiting->len > 0 ? NULL : newest->id);
  return TRUE;
}

guint
vv_pile_find (GPtrArray *items, const char *page, guint before)
{
  for (guint i = 0; page && i < items->len; i++)
    if (g_strcmp0 (((VvScanItem *)items->pdata[i])->page, page) == 0)
      return i;
  return items->len > 0 ? MIN (before, items->len - 1) : GTK_INVALID_LIST_POSITION;
}
