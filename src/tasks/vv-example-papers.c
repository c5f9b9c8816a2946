/* vv-example-papers.c: sessions held and papers that went out, some of them back. */
#include "config.h"

#include "vv-example-private.h"

#include "vv-date.h"
#include "vv-documents.h"
#include "vv-filing-follow.h"
#include "vv-schedule.h"
#include "vv-strings.h"

#define STATEMENTS 7 /* IMQ-05..11 and FMQ-05..11 */

/* Recent sessions are not written about yet; older ones are filed. */
static void
hold (VvExample *example, const VvExamplePlan *plan, VvSession *session, const VvMatch *match, int age)
{
  if (age < 3)
    {
      session->state = VV_SESSION_HELD;
      return;
    }
  vv_example_write_diary (session, match, plan->language);
  session->state = VV_SESSION_COMMENTED;
}

static gboolean
put_attendance (VvExample *example, const VvSession *session, const VvMatch *match, GError **error)
{
  VvStore *store = vv_workspace_get_store (example->ws);
  for (guint i = 0; i <= match->mentees->len; i++)
    {
      const char *person = i == 0 ? match->mentor : g_ptr_array_index (match->mentees, i - 1);
      gboolean is_away = i > 1 && vv_example_pick (example, 8) == 0;
      g_autoptr (VvAttendance) line
          = vv_attendance_new (session->id, person, is_away ? "absent_notice" : "present");
      if (!vv_store_put_attendance (store, line, error))
        return FALSE;
    }
  return TRUE;
}

/* The mentor was ill and told it a day before: a session moved, with late notice (R09). */
static gboolean
move_late (VvExample *example, VvSession *session, GError **error)
{
  VvStore *store = vv_workspace_get_store (example->ws);
  g_autoptr (VvSession) planned = vv_session_copy (session);
  g_free (planned->id);
  planned->id = vv_workspace_new_id (example->ws);
  g_free (planned->date);
  planned->date = vv_date_add_days (session->date, -7);
  planned->notice_date = vv_date_add_days (planned->date, -1);
  vv_set_string (&planned->moved_to, session->id);
  vv_set_string (&planned->moved_by, "mentor");
  vv_set_string (&planned->reason, "–");
  planned->late_notice = TRUE;
  planned->state = VV_SESSION_MOVED;
  return vv_store_put_session (store, planned, error);
}

static gboolean
put_session (VvExample *example,
             const VvExamplePlan *plan,
             VvSession *session,
             const VvMatch *match,
             int number,
             GError **error)
{
  int age = vv_date_days_between (session->date, example->today);
  gboolean is_held = age > 0 && match->state >= VV_MATCH_STARTED;
  vv_set_string (&session->topic, vv_example_topic (plan->language, session->number));
  if (is_held)
    hold (example, plan, session, match, age);
  if (number == 3 && session->number == 2 && is_held && !move_late (example, session, error))
    return FALSE;
  return vv_store_put_session (vv_workspace_get_store (example->ws), session, error)
         && (!is_held || put_attendance (example, session, match, error));
}

gboolean
vv_example_hold_sessions (VvExample *example,
                          const VvExamplePlan *plan,
                          const VvProgramme *programme,
                          VvMatch *match,
                          int number,
                          GError **error)
{
  /* Monday to Friday after the start. */
  g_autofree char *monday = vv_date_add_days (programme->start, (8 - vv_date_weekday (programme->start)) % 7);
  g_autofree char *first = vv_date_add_days (monday, number % 5);
  VvSchedule schedule = { .first_date = first, .time = number % 2 == 0 ? "16:30" : "17:00" };
  g_autoptr (GPtrArray) sessions
      = vv_schedule_make (programme, match, &schedule, vv_workspace_get_random (example->ws), error);
  if (sessions == NULL)
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    if (!put_session (example, plan, g_ptr_array_index (sessions, i), match, number, error))
      return FALSE;
  vv_set_string (&match->first_session, first);
  return vv_store_put_match (vv_workspace_get_store (example->ws), match, error);
}

/* --- papers --- */

static VvDocument *
issue (VvExample *example, const char *form, const VvSubject *subject, int days, GError **error)
{
  g_autoptr (VvDocument) document
      = vv_documents_issue (example->ws, form, subject, NULL, NULL, NULL, NULL, NULL, error);
  if (document == NULL)
    return NULL;
  g_free (document->issued_on);
  document->issued_on = vv_example_day (example, days);
  g_clear_pointer (&document->layout, g_free); /* keeps the stored one */
  return vv_store_put_document (vv_workspace_get_store (example->ws), document, error)
             ? g_steal_pointer (&document)
             : NULL;
}

static char *
list_pages (int first, int last)
{
  GString *pages = g_string_new (NULL);
  for (int i = first; i <= last; i++)
    g_string_append_printf (pages, "%s%d", i > first ? "," : "", i);
  return g_string_free (pages, FALSE);
}

/* How the paper of this match came home: most did, one without its last page, some are out. */
static gboolean
bring_home (VvExample *example, VvDocument *document, int number, int days, GError **error)
{
  gboolean lacks_page = number == 7 && document->pages > 1;
  if (number >= 9 && number <= 10)
    return TRUE; /* still out */
  g_free (document->received);
  document->received = list_pages (1, lacks_page ? document->pages - 1 : document->pages);
  document->state = lacks_page ? VV_DOCUMENT_INCOMPLETE : VV_DOCUMENT_COMPLETE;
  if (!lacks_page)
    {
      g_free (document->completed_on);
      document->completed_on = vv_example_day (example, days);
    }
  return vv_store_put_document (vv_workspace_get_store (example->ws), document, error)
         && (lacks_page || vv_filing_follow (example->ws, document, error));
}

static gboolean
make_agreement (VvExample *example,
                const VvExamplePlan *plan,
                const VvProgramme *programme,
                const VvMatch *match,
                int number,
                GError **error)
{
  VvSubject subject = { .programme = programme->id, .match = match->id };
  gboolean is_running = plan->state == VV_PROGRAMME_RUNNING;
  g_autoptr (VvDocument) document = issue (example, "AGR", &subject, plan->start_days - 3, error);
  return document != NULL
         && bring_home (example, document, is_running ? number : 0, MIN (plan->start_days + 6, -1), error);
}

/* Then: lower numbers; now: mostly higher, and one statement that falls for some. */
static int
answer (VvExample *example, int statement, gboolean is_final)
{
  int value = 4 + (statement * 2 + vv_example_pick (example, 4)) % 5;
  if (!is_final)
    return MIN (value, 8);
  return CLAMP (value + (statement == 4 ? -1 : 1 + vv_example_pick (example, 2)), 4, 10);
}

static void
append_ratings (GString *json, const char *form, int from, int to, int least, VvExample *example)
{
  for (int i = from; i <= to; i++)
    g_string_append_printf (json, ",\"%s-%02d\":\"%d\"", form, i,
                            least + vv_example_pick (example, 6 - least));
}

static char *
make_answers (VvExample *example, const char *form)
{
  gboolean is_final = g_str_equal (form, "FMQ");
  GString *json = g_string_new ("{");
  for (int i = 0; i < STATEMENTS; i++)
    g_string_append_printf (json, "%s\"%s-%02d\":\"%d\"", i > 0 ? "," : "", form, i + 5,
                            answer (example, i, is_final));
  if (!is_final)
    {
      g_string_append_printf (json, ",\"IMQ-12\":[\"%d\",\"%d\"]", 1 + vv_example_pick (example, 3),
                              4 + vv_example_pick (example, 2));
      append_ratings (json, form, 19, 19, 3, example);
    }
  else
    {
      append_ratings (json, form, 17, 22, 3, example);
      append_ratings (json, form, 24, 24, 3, example);
      append_ratings (json, form, 28, 28, 3, example);
      g_string_append (json, ",\"FMQ-12\":\"1\",\"FMQ-15\":\"1\",\"FMQ-25\":\"1\",\"FMQ-29\":\"2\"");
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static gboolean
make_questionnaire (VvExample *example,
                    const VvProgramme *programme,
                    const char *form,
                    const char *mentee,
                    int days,
                    gboolean is_answered,
                    GError **error)
{
  VvSubject subject = { .programme = programme->id, .person = mentee };
  g_autoptr (VvDocument) document = issue (example, form, &subject, days, error);
  g_autofree char *answers = make_answers (example, form);
  return document != NULL && (!is_answered || vv_documents_fill (example->ws, document->id, answers, error));
}

gboolean
vv_example_make_papers (VvExample *example,
                        const VvExamplePlan *plan,
                        const VvProgramme *programme,
                        const VvMatch *match,
                        int number,
                        GError **error)
{
  gboolean is_late = plan->state == VV_PROGRAMME_CLOSING;
  if (plan->state == VV_PROGRAMME_CLOSED)
    return TRUE; /* papers of a closed programme are deleted in time */
  if (!make_agreement (example, plan, programme, match, number, error))
    return FALSE;
  for (guint i = 0; i < match->mentees->len; i++)
    {
      const char *mentee = g_ptr_array_index (match->mentees, i);
      gboolean is_in = is_late || number < 8;
      if (!make_questionnaire (example, programme, "IMQ", mentee, MIN (plan->start_days, -1), is_in, error)
          || (is_late
              && !make_questionnaire (example, programme, "FMQ", mentee, -3, number + (int)i != 3, error)))
        return FALSE;
    }
  return TRUE;
}
