#include "vv-today.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-date.h"
#include "vv-strings.h"
#include "vv-transitions.h"

#define USUAL_HORIZON 7
#define COMMENT_DAYS 3 /* process.md 4, step 7.4 */

typedef struct
{
  const VvTodayFacts *facts;
  const char *today;
  char *horizon; /* last day that is shown */
  GPtrArray *matters;
  GHashTable *gathered; /* "programme/form/kind" → VvMatter, for papers of which many are alike */
} Search;

static const char *const KIND_WORDS[]
    = { "overdue", "missing_page", "unsigned", "uncertain", "unanswered", "due" };

static VvMatter *
add_matter (Search *search, VvMatterKind kind, const char *programme, const char *action)
{
  VvMatter *matter = g_new0 (VvMatter, 1);

  matter->kind = kind;
  matter->programme = g_strdup (programme);
  matter->action = action;
  matter->count = 1;
  g_ptr_array_add (search->matters, matter);
  return matter;
}

static gboolean
is_past (const Search *search, const char *date)
{
  return vv_date_is_valid (date) && strcmp (date, search->today) < 0;
}

static gboolean
is_in_sight (const Search *search, const char *date)
{
  return vv_date_is_valid (date) && strcmp (date, search->horizon) <= 0;
}

/* "Mentoring agreement of group Fjord", or the title alone. */
static char *
name_document (const VvTodayDocument *fact)
{
  if (vv_is_empty (fact->subject))
    return g_strdup (fact->title);
  /* TRANSLATORS: a form and whom it is about; names are never inflected: "Mentoring agreement, group Fjord"
   */
  return g_strdup_printf (_ ("%s, %s"), fact->title, fact->subject);
}

static void
point_to_document (VvMatter *matter, const VvTodayDocument *fact)
{
  matter->document = g_strdup (fact->document->id);
  matter->form = g_strdup (fact->document->form);
  matter->match = g_strdup (fact->document->match);
  matter->session = g_strdup (fact->document->session);
  matter->person = g_strdup (fact->document->person);
  matter->due = g_strdup (fact->due);
}

static char *
say_not_there (const VvTodayDocument *fact, int count)
{
  g_autofree char *name = NULL;

  if (fact->document->state == VV_DOCUMENT_NOT_STARTED)
    {
      if (count > 1)
        return g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE, "%s: %d is not made yet", "%s: %d are not made yet", count),
            fact->title, count);
      name = name_document (fact);
      return g_strdup_printf (_ ("%s: not made yet"), name);
    }
  if (count > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %d is printed and not back yet",
                                         "%s: %d are printed and not back yet", count),
                            fact->title, count);
  name = name_document (fact);
  return g_strdup_printf (_ ("%s: printed and not back yet"), name);
}

/* Many papers of one form wait for the same thing: one line tells it. */
static void
gather_not_there (Search *search, const VvTodayDocument *fact)
{
  gboolean is_new = fact->document->state == VV_DOCUMENT_NOT_STARTED;
  VvMatterKind kind = is_past (search, fact->due) ? VV_MATTER_OVERDUE : VV_MATTER_DUE;
  g_autofree char *key = NULL;
  VvMatter *matter;

  if (!is_in_sight (search, fact->due))
    return;
  key = g_strdup_printf ("%s/%s/%d/%d", fact->document->programme, fact->document->form, kind, is_new);
  matter = g_hash_table_lookup (search->gathered, key);
  if (!matter)
    {
      matter
          = add_matter (search, kind, fact->document->programme, is_new ? "issue-document" : "open-document");
      point_to_document (matter, fact);
      matter->title = say_not_there (fact, 1);
      g_hash_table_insert (search->gathered, g_steal_pointer (&key), matter);
      return;
    }
  matter->count++;
  if (g_strcmp0 (fact->due, matter->due) < 0)
    vv_set_string (&matter->due, fact->due);
  g_free (matter->title);
  matter->title = say_not_there (fact, matter->count);
}

static void
add_incomplete (Search *search, const VvTodayDocument *fact)
{
  g_autoptr (GArray) missing = vv_document_missing_pages (fact->document);
  g_autofree char *name = name_document (fact);
  gboolean is_unsigned = !vv_is_empty (fact->document->unsigned_fields);
  VvMatter *matter;

  if (!missing->len && !is_unsigned)
    return;
  matter = add_matter (search, missing->len ? VV_MATTER_MISSING_PAGE : VV_MATTER_UNSIGNED,
                       fact->document->programme, missing->len ? "print-page" : "open-document");
  point_to_document (matter, fact);
  if (missing->len == 1)
    matter->title = g_strdup_printf (_ ("%s: page %d is missing"), name, g_array_index (missing, int, 0));
  else if (missing->len)
    matter->title = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s: %u page is missing", "%s: %u pages are missing", missing->len),
        name, missing->len);
  else
    matter->title = g_strdup_printf (_ ("%s: a signature is missing"), name);
  if (is_unsigned && fact->unsigned_names)
    matter->detail = g_strdup_printf (_ ("Not signed: %s"), fact->unsigned_names);
}

static void
look_at_documents (Search *search)
{
  for (gsize i = 0; i < search->facts->n_documents; i++)
    {
      const VvTodayDocument *fact = &search->facts->documents[i];

      if (fact->document->state <= VV_DOCUMENT_ISSUED)
        gather_not_there (search, fact);
      else if (fact->document->state == VV_DOCUMENT_INCOMPLETE)
        add_incomplete (search, fact);
    }
}

/* The title gets the pair or group and the session's day in words. */
static void
add_session (Search *search,
             const VvTodaySession *fact,
             const char *due,
             const char *format,
             const char *detail)
{
  VvMatter *matter;

  if (!is_in_sight (search, due))
    return;
  matter = add_matter (search, is_past (search, due) ? VV_MATTER_OVERDUE : VV_MATTER_DUE, fact->programme,
                       "open-session");
  matter->title = g_strdup_printf (format, fact->subject, fact->when);
  matter->detail = g_strdup (detail);
  matter->due = g_strdup (due);
  matter->session = g_strdup (fact->session->id);
  matter->match = g_strdup (fact->session->match);
}

static void
look_at_session (Search *search, const VvTodaySession *fact)
{
  const VvSession *session = fact->session;
  g_autofree char *comment_due = NULL;

  if (!vv_date_is_valid (session->date))
    return;
  if (session->state == VV_SESSION_PLANNED && is_past (search, session->date))
    /* TRANSLATORS: a pair or group, and a date */
    add_session (search, fact, session->date, _ ("%s: was the session of %s held?"),
                 _ ("Record who was there, or move or cancel it"));
  else if (session->state == VV_SESSION_PLANNED)
    add_session (search, fact, session->date, _ ("%s: session on %s"), NULL);
  else if (session->state == VV_SESSION_HELD)
    add_session (search, fact, session->date, _ ("%s: no diary for the session of %s"), NULL);
  else if (session->state == VV_SESSION_DIARY_WRITTEN)
    {
      comment_due = vv_date_add_days (session->date, COMMENT_DAYS);
      add_session (search, fact, comment_due, _ ("%s: the mentor has not commented on the diary of %s"),
                   NULL);
    }
}

static void
retitle_pages (VvMatter *matter)
{
  g_free (matter->title);
  matter->title = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d scanned page needs you", "%d scanned pages need you", matter->count),
      matter->count);
}

static gboolean
needs_person (const VvScanPage *page)
{
  return page->state == VV_PAGE_REVIEW || page->state == VV_PAGE_UNKNOWN || page->state == VV_PAGE_FAILED;
}

/* One line for all pages of a programme, and one for those nobody knows. */
static void
look_at_pages (Search *search)
{
  for (gsize i = 0; i < search->facts->n_pages; i++)
    {
      const VvTodayPage *fact = &search->facts->pages[i];
      g_autofree char *key = g_strdup_printf ("%s/pages", fact->programme ? fact->programme : "");
      VvMatter *matter = g_hash_table_lookup (search->gathered, key);

      if (!needs_person (fact->page))
        continue;
      if (matter)
        {
          matter->count++;
          retitle_pages (matter);
          continue;
        }
      matter = add_matter (search, VV_MATTER_UNCERTAIN, fact->programme, "settle-scans");
      matter->scan_page = g_strdup (fact->page->id);
      matter->document = g_strdup (fact->page->document);
      matter->detail = g_strdup (fact->programme ? _ ("The program read them, but is not sure of everything")
                                                 : _ ("The program does not know what they belong to"));
      retitle_pages (matter);
      g_hash_table_insert (search->gathered, g_steal_pointer (&key), matter);
    }
}

/* Sentence, action and whether somebody waits for an answer, by fixed word. */
static const struct
{
  const char *what, *sentence, *action;
  gboolean is_question;
} QUESTIONS[] = {
  /* TRANSLATORS: %s is who gave the feedback, or a fixed word such as "anonymous" */
  { "feedback", N_ ("Feedback waits for an answer: %s"), "open-document", TRUE },
  { "concern", N_ ("A concern waits for a decision: %s"), "open-document", TRUE },
  { "attest", N_ ("%s has finished: offer the attest"), "open-person", FALSE },
  { "catch_up", N_ ("%s was absent: how to catch up?"), "open-session", FALSE },
  { "plan_next", N_ ("%s: the next session has no date or topic"), "open-session", FALSE },
  { "review", N_ ("%s: the yearly review is due"), "open-programme", FALSE },
  { "plan_short", N_ ("%s: less time is left than this needs"), "open-programme", FALSE },
};

static void
look_at_question (Search *search, const VvTodayQuestion *fact)
{
  for (gsize i = 0; i < G_N_ELEMENTS (QUESTIONS); i++)
    {
      gboolean is_late = is_past (search, fact->due) || g_str_equal (QUESTIONS[i].what, "plan_short");
      VvMatterKind kind = QUESTIONS[i].is_question ? VV_MATTER_UNANSWERED : VV_MATTER_DUE;
      VvMatter *matter;

      if (g_strcmp0 (fact->what, QUESTIONS[i].what) != 0)
        continue;
      matter = add_matter (search, is_late ? VV_MATTER_OVERDUE : kind, fact->programme, QUESTIONS[i].action);
      matter->title = g_strdup_printf (_ (QUESTIONS[i].sentence), fact->subject ? fact->subject : "–");
      matter->due = g_strdup (fact->due);
      matter->match = g_strdup (fact->match);
      matter->person = g_strdup (fact->person);
      matter->document = g_strdup (fact->document);
      matter->session = g_strdup (fact->session);
    }
}

static int
get_programme_place (const VvTodayFacts *facts, const char *programme)
{
  int i = 0;

  for (; facts->programmes && facts->programmes[i]; i++)
    {
      if (g_strcmp0 (facts->programmes[i], programme) == 0)
        return i;
    }
  return programme ? i : i + 1;
}

/* Missing and overdue are equally urgent; then what only a person can decide; then what is on the way. */
static int
get_urgency (VvMatterKind kind)
{
  if (kind <= VV_MATTER_UNSIGNED)
    return 0;
  return kind <= VV_MATTER_UNANSWERED ? 1 : 2;
}

static int
compare_dates (const char *a, const char *b)
{
  if (!a || !b)
    return (a ? 0 : 1) - (b ? 0 : 1);
  return strcmp (a, b);
}

static int
compare_matters (gconstpointer a, gconstpointer b, gpointer data)
{
  const VvMatter *first = *(const VvMatter *const *)a;
  const VvMatter *second = *(const VvMatter *const *)b;
  int order = get_programme_place (data, first->programme) - get_programme_place (data, second->programme);

  if (!order)
    order = g_strcmp0 (first->programme, second->programme);
  if (!order)
    order = get_urgency (first->kind) - get_urgency (second->kind);
  if (!order)
    order = compare_dates (first->due, second->due);
  return order ? order : g_strcmp0 (first->title, second->title);
}

const char *
vv_matter_kind_to_string (VvMatterKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (KIND_WORDS), NULL);
  return KIND_WORDS[kind];
}

void
vv_matter_free (VvMatter *matter)
{
  if (!matter)
    return;
  g_free (matter->programme);
  g_free (matter->title);
  g_free (matter->detail);
  g_free (matter->due);
  g_free (matter->document);
  g_free (matter->match);
  g_free (matter->session);
  g_free (matter->scan_page);
  g_free (matter->person);
  g_free (matter->form);
  g_free (matter);
}

GPtrArray *
vv_today_find_matters (const VvTodayFacts *facts, VvClock *clock)
{
  g_autofree char *today = vv_clock_today (clock);
  g_autofree char *horizon = NULL;
  g_autoptr (GHashTable) gathered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *matters = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_matter_free);
  Search search;

  g_return_val_if_fail (facts != NULL, matters);
  horizon = vv_date_add_days (today, facts->horizon_days ? facts->horizon_days : USUAL_HORIZON);
  search = (Search){
    .facts = facts, .today = today, .horizon = horizon, .matters = matters, .gathered = gathered
  };
  look_at_documents (&search);
  for (gsize i = 0; i < facts->n_sessions; i++)
    look_at_session (&search, &facts->sessions[i]);
  look_at_pages (&search);
  for (gsize i = 0; i < facts->n_questions; i++)
    look_at_question (&search, &facts->questions[i]);
  g_ptr_array_sort_with_data (matters, compare_matters, (gpointer)facts);
  return matters;
}
