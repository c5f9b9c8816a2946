#include "config.h"

#include "vv-paper-subjects.h"

#include "vv-kit.h"
#include "vv-matching.h"
#include "vv-people.h"
#include "vv-sessions.h"
#include "vv-strings.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef enum
{
  ABOUT_MATCH,
  ABOUT_MENTEES,
  ABOUT_MENTOR,
  ABOUT_SESSION,
} About;

static const struct
{
  const char *form;
  About about;
} abouts[] = {
  { "AGR", ABOUT_MATCH }, { "IMQ", ABOUT_MENTEES }, { "PGT", ABOUT_MENTEES }, { "GGT", ABOUT_MATCH },
  { "SPL", ABOUT_MATCH }, { "ATT", ABOUT_SESSION }, { "DIA", ABOUT_SESSION }, { "MMR", ABOUT_MATCH },
  { "FSQ", ABOUT_MATCH }, { "FMQ", ABOUT_MENTEES }, { "FMM", ABOUT_MENTOR },
};

static const char *const form_ids[]
    = { "AGR", "IMQ", "PGT", "GGT", "SPL", "ATT", "DIA", "MMR", "FSQ", "FMQ", "FMM", NULL };

/* Signatures of the agreement. */
#define SIGNED_BY_MENTEE "AGR-40.c2.r"
#define SIGNED_BY_MENTOR "AGR-41"
#define SIGNED_BY_COORDINATOR "AGR-42"
#define SIGNED_BY_GUARDIAN "AGR-43"

const char *const *
vv_paper_forms (void)
{
  return form_ids;
}

void
vv_paper_subject_free (VvPaperSubject *subject)
{
  g_free (subject->title);
  g_free (subject->match);
  g_free (subject->person);
  g_free (subject->session);
  g_clear_pointer (&subject->document, vv_document_free);
  g_free (subject);
}

const char *
vv_paper_subject_key (const VvPaperSubject *subject)
{
  if (subject->session)
    return subject->session;
  return subject->match ? subject->match : subject->person;
}

VvSubject
vv_paper_subject_get (const VvPaperSubject *subject, const char *programme)
{
  VvSubject about = { programme, subject->match, subject->person, subject->session };

  return about;
}

static gboolean
is_about (const VvDocument *document, const VvPaperSubject *subject)
{
  if (subject->session)
    return g_strcmp0 (document->session, subject->session) == 0;
  if (subject->person)
    return g_strcmp0 (document->person, subject->person) == 0;
  return g_strcmp0 (document->match, subject->match) == 0;
}

static VvDocument *
find_document (GPtrArray *documents, const VvPaperSubject *subject)
{
  const VvDocument *found = NULL;

  for (guint i = 0; i < documents->len; i++)
    {
      const VvDocument *document = documents->pdata[i];

      if (document->state != VV_DOCUMENT_SUPERSEDED && is_about (document, subject)
          && (!found || g_strcmp0 (document->issued_on, found->issued_on) >= 0))
        found = document;
    }
  return found ? vv_document_copy (found) : NULL;
}

static About
find_about (const char *form)
{
  for (gsize i = 0; i < G_N_ELEMENTS (abouts); i++)
    if (g_str_equal (abouts[i].form, form))
      return abouts[i].about;
  return ABOUT_MATCH;
}

static VvPaperSubject *
add_subject (GPtrArray *subjects, const VvMatch *match, char *title)
{
  VvPaperSubject *subject = g_new0 (VvPaperSubject, 1);

  subject->title = title;
  subject->has_date = !vv_is_empty (match->first_session);
  g_ptr_array_add (subjects, subject);
  return subject;
}

static char *
find_name (GHashTable *names, const char *person)
{
  const char *name = g_hash_table_lookup (names, person);

  return g_strdup (name ? name : person);
}

/* The first that is still to come; when all are over, the last one held. */
static gboolean
add_session (VvWorkspace *ws, GPtrArray *subjects, const VvMatch *match, GError **error)
{
  g_autoptr (GPtrArray) sessions = vv_sessions_list (ws, NULL, match->id, error);
  const VvSession *next = NULL;
  g_autofree char *title = NULL;

  if (!sessions)
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    {
      const VvSession *session = sessions->pdata[i];

      if (session->state >= VV_SESSION_MOVED)
        continue;
      if (!next || next->state != VV_SESSION_PLANNED)
        next = session;
    }
  if (!next)
    return TRUE;
  title = vv_matching_title (ws, match, error);
  if (!title)
    return FALSE;
  /* TRANSLATORS: a group or pair and the number of its session */
  add_subject (subjects, match, g_strdup_printf (_ ("%s, session %d"), title, next->number))->session
      = g_strdup (next->id);
  return TRUE;
}

static gboolean
add_match (VvWorkspace *ws,
           GPtrArray *subjects,
           GHashTable *names,
           const VvMatch *match,
           About about,
           GError **error)
{
  char *title;

  switch (about)
    {
    case ABOUT_SESSION:
      return add_session (ws, subjects, match, error);
    case ABOUT_MENTOR:
      add_subject (subjects, match, find_name (names, match->mentor))->person = g_strdup (match->mentor);
      return TRUE;
    case ABOUT_MENTEES:
      for (guint i = 0; i < match->mentees->len; i++)
        add_subject (subjects, match, find_name (names, match->mentees->pdata[i]))->person
            = g_strdup (match->mentees->pdata[i]);
      return TRUE;
    case ABOUT_MATCH:
    default:
      title = vv_matching_title (ws, match, error);
      if (!title)
        return FALSE;
      add_subject (subjects, match, title)->match = g_strdup (match->id);
      return TRUE;
    }
}

static GHashTable *
load_names (VvWorkspace *ws, const char *programme, GError **error)
{
  g_autoptr (GPtrArray) lines = vv_people_list (ws, programme, NULL, NULL, NULL, 0, 0, error);
  GHashTable *names = lines ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) : NULL;

  for (guint i = 0; lines && i < lines->len; i++)
    {
      const VvPersonLine *line = lines->pdata[i];

      g_hash_table_insert (names, g_strdup (line->id), g_strdup (line->name));
    }
  return names;
}

GPtrArray *
vv_paper_subjects_list (VvWorkspace *ws, const char *programme, const char *form, GError **error)
{
  g_autoptr (GPtrArray) subjects = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_paper_subject_free);
  g_autoptr (GPtrArray) matches = vv_matching_list (ws, programme, NULL, error);
  g_autoptr (GPtrArray) documents
      = matches ? vv_documents_list (ws, programme, NULL, form, NULL, NULL, NULL, error) : NULL;
  g_autoptr (GHashTable) names = documents ? load_names (ws, programme, error) : NULL;

  if (!names)
    return NULL;
  for (guint i = 0; i < matches->len; i++)
    if (vv_match_is_live (matches->pdata[i])
        && !add_match (ws, subjects, names, matches->pdata[i], find_about (form), error))
      return NULL;
  for (guint i = 0; i < subjects->len; i++)
    {
      VvPaperSubject *subject = subjects->pdata[i];

      subject->document = find_document (documents, subject);
    }
  return g_steal_pointer (&subjects);
}

/* --- words --- */

char **
vv_paper_list_missing_pages (const VvDocument *document)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_auto (GStrv) received = vv_split_tags (document->received);

  for (int page = 1; received[0] && page <= document->pages; page++)
    {
      g_autofree char *number = g_strdup_printf ("%d", page);

      if (!vv_has_tag ((const char *const *)received, number))
        g_strv_builder_add (missing, number);
    }
  return g_strv_builder_end (missing);
}

static char *
name_person (VvWorkspace *ws, const char *id)
{
  g_autoptr (VvPerson) person = id ? vv_people_get (ws, id, NULL) : NULL;

  return g_strdup (person ? person->name : _ ("a participant"));
}

static char *
name_signer (VvWorkspace *ws, const VvMatch *match, const char *field)
{
  int row = g_str_has_prefix (field, SIGNED_BY_MENTEE) ? atoi (field + strlen (SIGNED_BY_MENTEE)) : 0;

  if (match && row >= 1 && row <= (int)match->mentees->len)
    return name_person (ws, match->mentees->pdata[row - 1]);
  if (match && g_str_equal (field, SIGNED_BY_MENTOR))
    return name_person (ws, match->mentor);
  if (g_str_equal (field, SIGNED_BY_COORDINATOR))
    return g_strdup (C_ ("who signs", "the coordinator"));
  if (g_str_equal (field, SIGNED_BY_GUARDIAN))
    return g_strdup (C_ ("who signs", "a parent or guardian"));
  return g_strdup (C_ ("who signs", "somebody"));
}

static char *
list_signers (VvWorkspace *ws, const VvDocument *document)
{
  g_auto (GStrv) fields = vv_split_tags (document->unsigned_fields);
  g_autoptr (VvMatch) match = document->match ? vv_matching_get (ws, document->match, NULL) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (char **field = fields; *field; field++)
    g_ptr_array_add (names, name_signer (ws, match, *field));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **)names->pdata);
}

static char *
describe_incomplete (VvWorkspace *ws, const VvDocument *document)
{
  g_auto (GStrv) missing = vv_paper_list_missing_pages (document);
  guint n = g_strv_length (missing);
  g_autofree char *pages = g_strjoinv (", ", missing);
  g_autofree char *signers = list_signers (ws, document);
  g_autofree char *gap
      = n > 0 ? g_strdup_printf (ngettext ("Page %s of %d is missing", "Pages %s of %d are missing", n),
                                 pages, document->pages)
              : NULL;
  g_autofree char *unsigned_by = *signers ? g_strdup_printf (_ ("Not signed: %s"), signers) : NULL;

  if (gap && unsigned_by)
    return g_strdup_printf ("%s · %s", gap, unsigned_by);
  if (gap || unsigned_by)
    return g_strdup (gap ? gap : unsigned_by);
  return g_strdup (_ ("Not complete"));
}

char *
vv_paper_describe (VvWorkspace *ws, const VvDocument *document)
{
  g_autofree char *issued = vv_show_date (document ? document->issued_on : NULL);
  g_autofree char *filed = vv_show_date (document ? document->completed_on : NULL);

  if (!document)
    return g_strdup (_ ("Not made yet"));
  switch (document->state)
    {
    case VV_DOCUMENT_INCOMPLETE:
      return describe_incomplete (ws, document);
    case VV_DOCUMENT_REVIEW:
      return g_strdup_printf (
          ngettext ("%d reading waits for you", "%d readings wait for you", document->waiting),
          document->waiting);
    case VV_DOCUMENT_COMPLETE:
    case VV_DOCUMENT_LOCKED:
      return *filed ? g_strdup_printf (_ ("Filed on %s"), filed) : g_strdup (_ ("Filed"));
    case VV_DOCUMENT_WAIVED:
      return g_strdup_printf (_ ("Waived: %s"), document->reason ? document->reason : "");
    default:
      return g_strdup_printf (_ ("Printed on %s, not back"), issued);
    }
}
