#include "config.h"

#include "vv-papers.h"

#include "vv-labels.h"
#include "vv-matching.h"
#include "vv-programmes.h"
#include "vv-sessions.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

G_DEFINE_FINAL_TYPE (VvPaperCell, vv_paper_cell, G_TYPE_OBJECT)

/* What is known while the matrix is put together. */
typedef struct
{
  VvWorkspace *ws;
  VvPapers *papers;
  GHashTable *overdue;  /* ids of documents that are late */
  GHashTable *sessions; /* session id → match id */
} Sorting;

static void
vv_paper_cell_finalize (GObject *object)
{
  VvPaperCell *self = VV_PAPER_CELL (object);

  g_ptr_array_unref (self->documents);
  g_free (self->text);
  g_free (self->detail);
  g_free (self->date);
  G_OBJECT_CLASS (vv_paper_cell_parent_class)->finalize (object);
}

static void
vv_paper_cell_class_init (VvPaperCellClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_paper_cell_finalize;
}

static void
vv_paper_cell_init (VvPaperCell *self)
{
  self->documents = g_ptr_array_new ();
}

static void
free_row (VvPaperRow *row)
{
  g_free (row->form);
  g_free (row->title);
  g_free (row->applies_to);
  g_free (row);
}

static void
free_column (VvPaperColumn *column)
{
  vv_match_free (column->match);
  g_free (column->title);
  g_free (column);
}

/* ---- one document ---- */

static int
count_missing (const VvDocument *document, int *first)
{
  g_auto (GStrv) received = vv_split_tags (document->received);
  int missing = 0;

  for (int number = document->pages; number >= 1; number--)
    {
      g_autofree char *tag = g_strdup_printf ("%d", number);

      if (vv_has_tag ((const char *const *)received, tag))
        continue;
      missing++;
      *first = number;
    }
  return missing;
}

VvMark
vv_papers_mark_of (const VvDocument *document)
{
  int first;

  switch (document->state)
    {
    case VV_DOCUMENT_REVIEW:
      return VV_MARK_DOUBT;
    case VV_DOCUMENT_INCOMPLETE:
      return document->waiting > 0                  ? VV_MARK_DOUBT
             : count_missing (document, &first) > 0 ? VV_MARK_GAP
                                                    : VV_MARK_HALF;
    case VV_DOCUMENT_COMPLETE:
    case VV_DOCUMENT_LOCKED:
      return VV_MARK_DONE;
    case VV_DOCUMENT_ISSUED:
      return VV_MARK_OUT;
    case VV_DOCUMENT_WAIVED:
    case VV_DOCUMENT_SUPERSEDED:
      return VV_MARK_NA;
    case VV_DOCUMENT_NOT_STARTED:
      break;
    }
  return VV_MARK_EMPTY;
}

char *
vv_papers_describe (const VvDocument *document)
{
  g_auto (GStrv) without = vv_split_tags (document->unsigned_fields);
  int first = 0, missing = count_missing (document, &first), left = (int)g_strv_length (without);

  if (document->waiting > 0)
    return g_strdup_printf (ngettext ("%d answer needs you", "%d answers need you", document->waiting),
                            document->waiting);
  if (document->state == VV_DOCUMENT_INCOMPLETE && missing == 1)
    return g_strdup_printf (_ ("page %d is missing"), first);
  if (document->state == VV_DOCUMENT_INCOMPLETE && missing > 1)
    return g_strdup_printf (ngettext ("%d page is missing", "%d pages are missing", missing), missing);
  if (document->state == VV_DOCUMENT_INCOMPLETE && left > 0)
    return g_strdup_printf (ngettext ("%d signature is missing", "%d signatures are missing", left), left);
  return g_strdup (vv_document_state_label (document->state));
}

gboolean
vv_papers_mark_is_open (VvMark mark)
{
  return mark != VV_MARK_DONE && mark != VV_MARK_EMPTY && mark != VV_MARK_NA;
}

/* ---- cells ---- */

/* Worst first: what a person should look at. */
static int
weigh (VvMark mark)
{
  static const VvMark order[] = { VV_MARK_PROBLEM, VV_MARK_DOUBT, VV_MARK_GAP, VV_MARK_HALF, VV_MARK_OUT };

  for (int i = 0; i < (int)G_N_ELEMENTS (order); i++)
    if (order[i] == mark)
      return (int)G_N_ELEMENTS (order) - i;
  return 0;
}

static int
count_expected (const VvPaperRow *row, const VvPaperColumn *column, const VvPaperCell *cell)
{
  if (g_str_equal (row->applies_to, "person") && !row->is_of_mentor)
    return (int)column->match->mentees->len;
  return MAX (1, (int)cell->documents->len);
}

/* Goals of a group mean nothing in a pair. */
static gboolean
applies (const VvPaperRow *row, const VvPaperColumn *column)
{
  return !g_str_equal (row->form, "GGT") || column->match->mentees->len > 1;
}

static void
join_dates (VvPaperCell *cell)
{
  const char *issued = NULL, *completed = NULL;
  g_autofree char *out = NULL, *back = NULL;

  for (guint i = 0; i < cell->documents->len; i++)
    {
      const VvDocument *document = cell->documents->pdata[i];

      if (g_strcmp0 (document->issued_on, issued) > 0)
        issued = document->issued_on;
      if (g_strcmp0 (document->completed_on, completed) > 0)
        completed = document->completed_on;
    }
  out = vv_show_date (issued);
  back = vv_show_date (completed);
  cell->date = g_strdup (g_strcmp0 (completed, issued) > 0 ? completed : issued);
  if (*out && *back)
    cell->detail = g_strdup_printf (_ ("Printed %s · complete %s"), out, back);
  else
    cell->detail = *out ? g_strdup_printf (_ ("Printed %s"), out) : g_strdup ("");
}

static void
describe_many (VvPaperCell *cell, int done, int expected, const VvDocument *worst)
{
  g_autofree char *what = worst ? vv_papers_describe (worst) : NULL;
  int count = (int)cell->documents->len;

  if (count == 1 && expected <= 1 && worst)
    cell->text = g_steal_pointer (&what);
  else if (cell->mark == VV_MARK_OUT)
    cell->text = g_strdup_printf (_ ("%d of %d printed, none back"), count, expected);
  else if (cell->mark != VV_MARK_DONE && worst && weigh (vv_papers_mark_of (worst)) > weigh (VV_MARK_HALF))
    cell->text = g_strdup_printf (_ ("%d of %d filed; %s"), done, expected, what);
  else
    cell->text = g_strdup_printf (_ ("%d of %d filed"), done, expected);
}

static void
judge_documents (Sorting *sorting, VvPaperCell *cell, int expected)
{
  const VvDocument *worst = NULL;
  int done = 0, out = 0, waived = 0, count = (int)cell->documents->len;
  VvMark mark = VV_MARK_NONE;

  for (int i = 0; i < count; i++)
    {
      const VvDocument *document = cell->documents->pdata[i];
      VvMark own = g_hash_table_contains (sorting->overdue, document->id) ? VV_MARK_PROBLEM
                                                                          : vv_papers_mark_of (document);

      done += own == VV_MARK_DONE;
      waived += own == VV_MARK_NA;
      out += own == VV_MARK_OUT;
      if (!worst || weigh (own) > weigh (mark))
        {
          worst = document;
          mark = own;
        }
    }
  cell->mark = mark;
  if (waived == count)
    cell->mark = VV_MARK_NA;
  else if (weigh (mark) <= weigh (VV_MARK_HALF) && done + waived >= expected)
    cell->mark = VV_MARK_DONE;
  else if (weigh (mark) <= weigh (VV_MARK_OUT))
    cell->mark = out == count ? VV_MARK_OUT : VV_MARK_HALF;
  describe_many (cell, done, expected, worst);
}

static void
judge (Sorting *sorting, VvPaperCell *cell)
{
  const VvPaperRow *row = sorting->papers->rows->pdata[cell->row];
  const VvPaperColumn *column = sorting->papers->columns->pdata[cell->column];

  join_dates (cell);
  if (cell->documents->len > 0)
    {
      judge_documents (sorting, cell, count_expected (row, column, cell));
      return;
    }
  cell->mark = applies (row, column) ? VV_MARK_EMPTY : VV_MARK_NA;
  cell->text = g_strdup (cell->mark == VV_MARK_NA ? _ ("does not apply to a pair") : _ ("not printed yet"));
}

static gboolean
is_about (Sorting *sorting, const VvDocument *document, const VvMatch *match)
{
  const char *of_session
      = document->session ? g_hash_table_lookup (sorting->sessions, document->session) : NULL;

  if (document->match || of_session)
    return g_strcmp0 (document->match ? document->match : of_session, match->id) == 0;
  return document->person
         && (vv_match_has_mentee (match, document->person)
             || g_strcmp0 (match->mentor, document->person) == 0);
}

static void
place_documents (Sorting *sorting, VvPaperCell *cell)
{
  const VvPaperRow *row = sorting->papers->rows->pdata[cell->row];
  const VvPaperColumn *column = sorting->papers->columns->pdata[cell->column];

  for (guint i = 0; i < sorting->papers->documents->len; i++)
    {
      VvDocument *document = sorting->papers->documents->pdata[i];

      if (g_str_equal (document->form, row->form) && document->state != VV_DOCUMENT_SUPERSEDED
          && is_about (sorting, document, column->match))
        g_ptr_array_add (cell->documents, document);
    }
}

/* ---- loading ---- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  static const char *const order[]
      = { "AGR", "ATT", "PGT", "GGT", "SPL", "IMQ", "DIA", "MMR", "FSQ", "FMQ", "FMM" };
  const VvPaperRow *x = *(VvPaperRow *const *)a, *y = *(VvPaperRow *const *)b;
  int of_x = G_N_ELEMENTS (order), of_y = G_N_ELEMENTS (order);

  for (int i = 0; i < (int)G_N_ELEMENTS (order); i++)
    {
      of_x = g_str_equal (order[i], x->form) ? i : of_x;
      of_y = g_str_equal (order[i], y->form) ? i : of_y;
    }
  if (x->folder != y->folder)
    return (int)x->folder - (int)y->folder;
  return of_x - of_y;
}

/* The forms that go with a pair or group: what is kept in its two folders. */
static gboolean
load_rows (Sorting *sorting, GError **error)
{
  g_autoptr (GPtrArray) forms = vv_forms_list (sorting->ws, NULL, error);

  for (guint i = 0; forms && i < forms->len; i++)
    {
      const VvFormLine *form = forms->pdata[i];
      VvFolder folder;
      VvPaperRow *row;

      if (!vv_folder_from_string (form->folder, &folder)
          || (folder != VV_FOLDER_MANAGEMENT && folder != VV_FOLDER_MONITORING)
          || g_strcmp0 (form->applies_to, "programme") == 0)
        continue;
      row = g_new0 (VvPaperRow, 1);
      row->form = g_strdup (form->id);
      row->title = g_strdup (form->title);
      row->folder = folder;
      row->applies_to = g_strdup (form->applies_to);
      row->is_of_mentor = g_strcmp0 (form->filled_by, "mentor") == 0;
      g_ptr_array_add (sorting->papers->rows, row);
    }
  g_ptr_array_sort (sorting->papers->rows, compare_rows);
  return forms != NULL;
}

static gboolean
load_columns (Sorting *sorting, const char *programme, GError **error)
{
  g_autoptr (GPtrArray) matches = vv_matching_list (sorting->ws, programme, NULL, error);

  for (guint i = 0; matches && i < matches->len; i++)
    {
      const VvMatch *match = matches->pdata[i];
      g_autofree char *title = NULL;
      VvPaperColumn *column;

      if (match->state == VV_MATCH_PROPOSED || match->state == VV_MATCH_RESERVED)
        continue;
      title = vv_matching_title (sorting->ws, match, error);
      if (!title)
        return FALSE;
      column = g_new0 (VvPaperColumn, 1);
      column->match = vv_match_copy (match);
      column->title = g_steal_pointer (&title);
      g_ptr_array_add (sorting->papers->columns, column);
    }
  return matches != NULL;
}

static gboolean
load_known (Sorting *sorting, const char *programme, GError **error)
{
  g_autoptr (GPtrArray) sessions = vv_sessions_list (sorting->ws, programme, NULL, error);
  g_autoptr (GPtrArray) matters = sessions ? vv_today (sorting->ws, error) : NULL;

  for (guint i = 0; sessions && i < sessions->len; i++)
    {
      const VvSession *session = sessions->pdata[i];

      g_hash_table_insert (sorting->sessions, g_strdup (session->id), g_strdup (session->match));
    }
  for (guint i = 0; matters && i < matters->len; i++)
    {
      const VvMatterLine *matter = matters->pdata[i];

      if (matter->document && g_strcmp0 (matter->kind, "overdue") == 0)
        g_hash_table_add (sorting->overdue, g_strdup (matter->document));
    }
  return matters != NULL;
}

static void
make_cells (Sorting *sorting)
{
  VvPapers *papers = sorting->papers;

  for (guint row = 0; row < papers->rows->len; row++)
    for (guint column = 0; column < papers->columns->len; column++)
      {
        VvPaperCell *cell = g_object_new (VV_TYPE_PAPER_CELL, NULL);

        cell->row = (int)row;
        cell->column = (int)column;
        cell->form = ((VvPaperRow *)papers->rows->pdata[row])->title;
        cell->about = ((VvPaperColumn *)papers->columns->pdata[column])->title;
        place_documents (sorting, cell);
        judge (sorting, cell);
        g_ptr_array_add (papers->cells, cell);
      }
}

static void
clear_sorting (Sorting *sorting)
{
  g_hash_table_unref (sorting->overdue);
  g_hash_table_unref (sorting->sessions);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sorting, clear_sorting)

void
vv_papers_free (VvPapers *papers)
{
  if (!papers)
    return;
  g_ptr_array_unref (papers->cells);
  g_ptr_array_unref (papers->rows);
  g_ptr_array_unref (papers->columns);
  g_clear_pointer (&papers->documents, g_ptr_array_unref);
  g_free (papers);
}

VvPapers *
vv_papers_load (VvWorkspace *ws, const char *programme, GError **error)
{
  g_autoptr (VvPapers) papers = g_new0 (VvPapers, 1);
  g_auto (Sorting) sorting = { ws, papers, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                               g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };

  papers->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)free_row);
  papers->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)free_column);
  papers->cells = g_ptr_array_new_with_free_func (g_object_unref);
  papers->documents = vv_documents_list (ws, programme, NULL, NULL, NULL, NULL, NULL, error);
  if (!papers->documents || !load_rows (&sorting, error) || !load_columns (&sorting, programme, error)
      || !load_known (&sorting, programme, error))
    return NULL;
  make_cells (&sorting);
  return g_steal_pointer (&papers);
}

VvPaperCell *
vv_papers_get (VvPapers *papers, int row, int column)
{
  if (row < 0 || column < 0 || row >= (int)papers->rows->len || column >= (int)papers->columns->len)
    return NULL;
  return papers->cells->pdata[(guint)row * papers->columns->len + (guint)column];
}

VvPaperCell *
vv_papers_find (VvPapers *papers, const char *document)
{
  for (guint i = 0; i < papers->cells->len; i++)
    {
      VvPaperCell *cell = papers->cells->pdata[i];

      for (guint k = 0; k < cell->documents->len; k++)
        if (g_strcmp0 (((VvDocument *)cell->documents->pdata[k])->id, document) == 0)
          return cell;
    }
  return NULL;
}
