/* vv-today.h: what must be settled, as a pure function of what is known. The caller gives records with the
 * names and titles the screen may show (codes where R19 hides names); sentences come in the screen's
 * language. */
#pragma once

#include <glib.h>
#include "vv-clock.h"
#include "vv-document.h"
#include "vv-match.h"
#include "vv-scan.h"

/* In the order of urgency inside a programme: what is missing or overdue, what is uncertain, what is on the
 * way. */
typedef enum
{
  VV_MATTER_OVERDUE,
  VV_MATTER_MISSING_PAGE,
  VV_MATTER_UNSIGNED,
  VV_MATTER_UNCERTAIN,
  VV_MATTER_UNANSWERED,
  VV_MATTER_DUE,
} VvMatterKind;

/* "overdue", "missing_page", "unsigned", "uncertain", "unanswered", "due" */
const char *vv_matter_kind_to_string (VvMatterKind kind);

typedef struct
{
  VvMatterKind kind;
  char *programme; /* id, NULL for what belongs to none */
  char *title;     /* the matter: "Mentoring agreement of group Fjord: page 2 is missing" */
  char *detail;    /* why, NULL when the title says all */
  char *due;       /* ISO or NULL */
  int count;       /* how many things are gathered in it */
  char *document, *match, *session, *scan_page, *person; /* of the first; NULL where it does not apply */
  const char *action; /* open-document, print-page, issue-document, open-scan, settle-scans, open-session,
                       * open-person, open-programme; static */
  char *form;         /* id of the form it is about, NULL */
} VvMatter;

void vv_matter_free (VvMatter *matter);

typedef struct
{
  const VvDocument *document; /* NOT_STARTED for one that should be there and is not; its id may be NULL */
  const char *title;          /* of the form: "Mentoring agreement" */
  const char *subject;        /* "group Fjord", "Oskar and Henrik"; NULL for the programme itself */
  const char *due;            /* ISO; NULL: no fixed time */
  const char *unsigned_names; /* who has not signed: "Aleksandra"; NULL unknown */
} VvTodayDocument;

typedef struct
{
  const VvSession *session;
  const char *programme;
  const char *subject; /* pair or group */
  const char *when;    /* the session's date in words */
} VvTodaySession;

typedef struct
{
  const VvScanPage *page;
  const char *programme; /* NULL while unknown */
} VvTodayPage;

typedef struct
{
  const char *what; /* feedback, concern, attest, catch_up, plan_next, review, plan_short */
  const char *programme, *match, *person, *document, *session;
  const char *subject; /* who or what, for the screen */
  const char *since;   /* ISO: received, written, finished */
  const char *due;     /* ISO or NULL */
} VvTodayQuestion;

typedef struct
{
  const VvTodayDocument *documents;
  gsize n_documents;
  const VvTodaySession *sessions;
  gsize n_sessions;
  const VvTodayPage *pages;
  gsize n_pages;
  const VvTodayQuestion *questions;
  gsize n_questions;
  const char *const *programmes; /* ids in the order of the screen; others come after */
  int horizon_days;              /* how far ahead things are shown; 0: 7 */
} VvTodayFacts;

/* VvMatter*, by programme, then kind, then due date. (transfer full) */
GPtrArray *vv_today_find_matters (const VvTodayFacts *facts, VvClock *clock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvMatter, vv_matter_free)
