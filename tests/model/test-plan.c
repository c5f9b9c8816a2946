/* Planning backwards, the steps, the register, sessions and the kinds of programme. */
#include "vv-plan.h"

#include <glib/gstdio.h>
#include <string.h>

#include "vv-date.h"
#include "vv-error.h"
#include "vv-id.h"
#include "vv-register.h"
#include "vv-rules.h"
#include "vv-schedule.h"
#include "vv-strings.h"
#include "vv-template.h"

static VvProgramme *
make_programme (const char *start, const char *end)
{
  VvProgramme *programme = vv_programme_new ("p");

  programme->start = g_strdup (start);
  programme->end = g_strdup (end);
  return programme;
}

static void
set (char **slot, const char *value)
{
  vv_set_string (slot, value);
}

/* --- Backward plan --- */

/* The table of process.md 9.3, to the day. */
static void
test_plan_example (void)
{
  static const struct
  {
    const char *key;
    int weeks;
    const char *latest;
  } EXPECTED[] = {
    { "advertise", 26, "2026-02-23" }, { "hr_check", 24, "2026-03-09" }, { "publish", 22, "2026-03-23" },
    { "deadline", 18, "2026-04-20" },  { "assess", 17, "2026-04-27" },   { "interview", 14, "2026-05-18" },
    { "choose", 13, "2026-05-25" },    { "letters", 12, "2026-06-01" },  { "contracts", 8, "2026-06-29" },
    { "invite", 7, "2026-07-06" },     { "train", 4, "2026-07-27" },     { "lock", 2, "2026-08-10" },
    { "start", 0, "2026-08-24" },
  };
  g_autoptr (VvProgramme) programme = make_programme ("2026-08-24", NULL);
  g_autoptr (VvClock) clock = vv_clock_new_fixed ("2026-02-01");
  g_autofree char *later = NULL;
  g_autoptr (GPtrArray) tasks = vv_plan_backwards (programme, NULL, clock, &later);

  g_assert_cmpuint (tasks->len, ==, G_N_ELEMENTS (EXPECTED));
  for (guint i = 0; i < tasks->len; i++)
    {
      const VvPlanTask *task = g_ptr_array_index (tasks, i);

      g_assert_cmpstr (task->key, ==, EXPECTED[i].key);
      g_assert_cmpint (task->weeks_before, ==, EXPECTED[i].weeks);
      g_assert_cmpstr (task->latest, ==, EXPECTED[i].latest);
      g_assert_cmpint (task->state, ==, VV_PLAN_AHEAD);
      g_assert_cmpstr (vv_plan_task_title (task->key), !=, task->key);
    }
  g_assert_null (later);
}

/* The first task begins 28 weeks before, on 9 February; ten days later is two whole weeks too late. */
static void
test_plan_short (void)
{
  g_autoptr (VvProgramme) programme = make_programme ("2026-08-24", NULL);
  g_autoptr (VvClock) clock = vv_clock_new_fixed ("2026-02-19");
  g_autofree char *later = NULL;
  g_autofree char *enough = NULL;
  g_autoptr (GPtrArray) tasks = vv_plan_backwards (programme, NULL, clock, &later);
  g_autoptr (GPtrArray) moved = NULL;
  const VvPlanTask *first = g_ptr_array_index (tasks, 0);
  const VvPlanTask *second = g_ptr_array_index (tasks, 1);

  g_assert_cmpint (first->state, ==, VV_PLAN_SHORT);
  g_assert_cmpint (first->days_short, ==, 10);
  g_assert_cmpint (second->state, ==, VV_PLAN_AHEAD);
  g_assert_cmpstr (later, ==, "2026-09-07");
  set (&programme->start, later);
  moved = vv_plan_backwards (programme, NULL, clock, &enough);
  first = g_ptr_array_index (moved, 0);
  g_assert_cmpint (first->state, ==, VV_PLAN_AHEAD);
  g_assert_null (enough);
}

/* Published late: the application time stays four weeks, and the first session moves. */
static void
test_plan_application_time (void)
{
  g_autoptr (VvProgramme) programme = make_programme ("2026-08-24", NULL);
  g_autoptr (VvClock) clock = vv_clock_new_fixed ("2026-04-13");
  g_autofree char *later = NULL;
  g_autofree char *set_later = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GPtrArray) with_date = NULL;
  const VvPlanTask *deadline;

  programme->state = VV_PROGRAMME_RECRUITING;
  tasks = vv_plan_backwards (programme, NULL, clock, &later);
  deadline = g_ptr_array_index (tasks, 3);
  g_assert_cmpint (deadline->state, ==, VV_PLAN_SHORT);
  g_assert_cmpint (deadline->days_short, ==, 21);
  g_assert_cmpstr (later, ==, "2026-09-14");
  programme->deadline = g_strdup ("2026-04-20");
  with_date = vv_plan_backwards (programme, NULL, clock, &set_later);
  deadline = g_ptr_array_index (with_date, 3);
  g_assert_cmpint (deadline->state, ==, VV_PLAN_AHEAD);
  g_assert_null (set_later);
}

static void
test_plan_done (void)
{
  const char *const done[] = { "advertise", "hr_check", NULL };
  g_autoptr (VvProgramme) programme = make_programme ("2026-08-24", NULL);
  g_autoptr (VvClock) clock = vv_clock_new_fixed ("2026-03-20");
  g_autofree char *later = NULL;
  g_autoptr (GPtrArray) tasks = vv_plan_backwards (programme, done, clock, &later);
  g_autoptr (GPtrArray) running = NULL;
  const VvPlanTask *publish = g_ptr_array_index (tasks, 2);

  g_assert_cmpint (publish->state, ==, VV_PLAN_AHEAD);
  g_assert_null (later);
  programme->state = VV_PROGRAMME_CLOSING;
  running = vv_plan_backwards (programme, NULL, clock, NULL);
  for (guint i = 0; i < running->len; i++)
    g_assert_cmpint (((const VvPlanTask *)g_ptr_array_index (running, i))->state, ==, VV_PLAN_DONE);
  set (&programme->start, NULL);
  g_assert_null (vv_plan_backwards (programme, NULL, clock, NULL));
}

static void
test_steps (void)
{
  static const int OF_PHASE[] = { 0, 5, 11, 3, 5, 3, 6, 9, 3, 5, 4 };
  g_autoptr (VvProgramme) programme = make_programme ("2026-08-24", "2027-05-31");
  VvAnchorDates dates = { .first_session = "2026-08-26" };
  g_autofree char *agreement = NULL;
  g_autofree char *attest = NULL;
  int found[11] = { 0 };
  gsize n;
  const VvStep *steps = vv_steps_list (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_auto (GStrv) documents = vv_split_tags (steps[i].documents);
      g_autofree char *prefix = g_strdup_printf ("%d.", steps[i].phase);

      g_assert_true (g_str_has_prefix (steps[i].key, prefix));
      g_assert_cmpint (steps[i].from_days, <=, steps[i].to_days);
      found[steps[i].phase]++;
      for (int k = 0; documents[k]; k++)
        g_assert_nonnull (vv_register_find (documents[k]));
    }
  g_assert_cmpmem (found, sizeof found, OF_PHASE, sizeof OF_PHASE);
  agreement = vv_step_due_date (vv_step_find ("6.4"), programme, &dates);
  g_assert_cmpstr (agreement, ==, "2026-09-02");
  attest = vv_step_due_date (vv_step_find ("9.5"), programme, NULL);
  g_assert_cmpstr (attest, ==, "2027-06-30");
  g_assert_null (vv_step_due_date (vv_step_find ("9.3"), programme, &dates));
}

/* --- Register --- */

static void
test_register_complete (void)
{
  static const char *const IDS = "DGU PLN JAD MAP SEL MIN LOF LRJ CON CNF BCK INV TRP QZR MPR PRV MTC AGR "
                                 "ATT IMQ PGT GGT SPL DIA MMN MMR FSQ FMQ "
                                 "FMM CER CRT FBK REF ECL QMR DSP YRV";
  g_auto (GStrv) ids = g_strsplit (IDS, " ", -1);
  int forms = 0;
  gsize n;
  const VvRegisterEntry *entries = vv_register_list (&n);

  g_assert_cmpuint (n, ==, 37);
  g_assert_cmpuint (g_strv_length (ids), ==, n);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpstr (entries[i].id, ==, ids[i]);
      forms += entries[i].is_form;
    }
  /* The 24 forms with wording of their own, COM aside. */
  g_assert_cmpint (forms, ==, 24);
  g_assert_null (vv_register_find ("XYZ"));
}

/* process.md 5: what lies where, and that who files a document may file there. */
static void
test_register_folders (void)
{
  static const struct
  {
    VvFolder folder;
    const char *ids;
  } CONTENT[] = {
    { VV_FOLDER_TEMPLATES, "DGU" },
    { VV_FOLDER_PROGRAMME, "PLN,SEL,MTC,MMN,QMR,DSP,YRV" },
    { VV_FOLDER_RECRUITMENT, "JAD,MAP,MIN,LOF,LRJ,CON,CNF,BCK,CER,CRT" },
    { VV_FOLDER_TRAINING, "TRP,INV,QZR" },
    { VV_FOLDER_MANAGEMENT, "AGR,ATT,PGT,GGT,SPL" },
    { VV_FOLDER_MONITORING, "DIA,MMR,FSQ,IMQ,FMQ,FMM,FBK" },
    { VV_FOLDER_RESTRICTED, "MPR,PRV,REF,ECL" },
  };
  int seen = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (CONTENT); i++)
    {
      g_auto (GStrv) ids = vv_split_tags (CONTENT[i].ids);

      for (int k = 0; ids[k]; k++, seen++)
        {
          const VvRegisterEntry *entry = vv_register_find (ids[k]);
          g_auto (GStrv) files = vv_split_tags (entry->files);
          VvRole role;

          g_assert_cmpint (entry->folder, ==, CONTENT[i].folder);
          for (int f = 0; files[f]; f++)
            {
              g_autoptr (VvActor) actor = NULL;

              if (!vv_role_from_string (files[f], &role))
                continue;
              actor = vv_actor_new ("x", role, TRUE);
              g_assert_true (vv_rule_r02_may_file (actor, entry->folder, NULL)
                             || (role == VV_ROLE_TRAINER && g_str_equal (entry->id, "ATT")));
            }
        }
    }
  g_assert_cmpint (seen, ==, 37);
  g_assert_cmpint (vv_register_folder ("ATT", FALSE), ==, VV_FOLDER_TRAINING);
  for (gsize i = 0; i < 4; i++)
    {
      static const char *const PRIVATE[] = { "IMQ", "FMQ", "FMM", "FBK" };

      g_assert_true (vv_register_find (PRIVATE[i])->coordinators_part);
    }
  g_assert_false (vv_register_find ("DIA")->coordinators_part);
}

static void
assert_due (const char *id, const VvProgramme *programme, const VvAnchorDates *dates, const char *expected)
{
  g_autofree char *due = vv_register_due_date (vv_register_find (id), programme, dates);

  g_assert_cmpstr (due, ==, expected);
}

static void
test_register_due (void)
{
  g_autoptr (VvProgramme) programme = make_programme ("2026-08-24", "2027-05-31");
  VvAnchorDates dates = { .first_session = "2026-08-26", .session = "2026-10-01", .final = "2027-05-20" };

  programme->training_date = g_strdup ("2026-08-10");
  assert_due ("PLN", programme, NULL, "2026-02-09");
  assert_due ("JAD", programme, NULL, "2026-02-23");
  assert_due ("INV", programme, NULL, "2026-07-20");
  assert_due ("AGR", programme, &dates, "2026-09-02");
  assert_due ("AGR", programme, NULL, NULL);
  assert_due ("DIA", programme, &dates, "2026-10-04");
  assert_due ("FMQ", programme, &dates, "2027-06-03");
  assert_due ("CER", programme, NULL, "2027-06-30");
  assert_due ("FBK", programme, &dates, NULL);
}

static void
test_register_conditions (void)
{
  g_autoptr (VvProgramme) programme = make_programme ("2026-08-24", "2027-05-31");
  const VvRegisterEntry *contract = vv_register_find ("CON");
  const VvRegisterEntry *check = vv_register_find ("BCK");

  g_assert_cmpint (vv_register_requirement (contract, programme, FALSE, FALSE), ==, VV_REQUIREMENT_OPTIONAL);
  set (&programme->country, "PL");
  g_assert_cmpint (vv_register_requirement (contract, programme, FALSE, FALSE), ==, VV_REQUIREMENT_MANDATORY);
  set (&programme->end, "2026-09-23");
  g_assert_cmpint (vv_register_requirement (contract, programme, FALSE, FALSE), ==, VV_REQUIREMENT_OPTIONAL);
  set (&programme->engagement, "paid");
  g_assert_cmpint (vv_register_requirement (contract, programme, FALSE, FALSE), ==, VV_REQUIREMENT_MANDATORY);
  g_assert_cmpint (vv_register_requirement (check, programme, FALSE, FALSE), ==, VV_REQUIREMENT_CONDITIONAL);
  g_assert_cmpint (vv_register_requirement (check, programme, FALSE, TRUE), ==, VV_REQUIREMENT_MANDATORY);
  g_assert_cmpint (vv_register_requirement (vv_register_find ("GGT"), programme, TRUE, FALSE), ==,
                   VV_REQUIREMENT_MANDATORY);
  g_assert_cmpint (vv_register_requirement (vv_register_find ("GGT"), programme, FALSE, FALSE), ==,
                   VV_REQUIREMENT_NONE);
}

/* --- Sessions --- */

static void
test_schedule_midterm (void)
{
  static const int EXPECTED[] = { 0, 0, 0, 2, 3, 4, 4, 5, 5, 6, 6 };

  for (int n = 0; n < (int)G_N_ELEMENTS (EXPECTED); n++)
    g_assert_cmpint (vv_schedule_midterm_number (n), ==, EXPECTED[n]);
}

static void
test_schedule_series (void)
{
  static const char *const KINDS[]
      = { "first", "mentoring", "mentoring", "mentoring", "midterm", "mentoring", "mentoring", "final" };
  static const char *const DATES[] = { "2026-08-24", "2026-09-07", "2026-09-21", "2026-10-05",
                                       "2026-10-19", "2026-11-02", "2026-11-16", "2026-11-30" };
  const char *const topics[] = { "Getting to know", "Job search", NULL };
  g_autoptr (VvProgramme) programme = make_programme ("2026-08-24", "2026-12-18");
  g_autoptr (VvMatch) match = vv_match_new ("match", "p", "mentor");
  g_autoptr (VvRandom) random = vv_random_new_seeded (1);
  g_autoptr (GError) error = NULL;
  VvSchedule schedule = { .first_date = "2026-08-24", .time = "16:00", .topics = topics, .rhythm_days = 14 };
  g_autoptr (GPtrArray) sessions = vv_schedule_make (programme, match, &schedule, random, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len, ==, 8);
  for (guint i = 0; i < sessions->len; i++)
    {
      const VvSession *session = g_ptr_array_index (sessions, i);

      g_assert_true (vv_id_is_valid (session->id));
      g_assert_cmpint (session->number, ==, (int)i + 1);
      g_assert_cmpstr (session->kind, ==, KINDS[i]);
      g_assert_cmpstr (session->date, ==, DATES[i]);
      g_assert_cmpstr (session->mode, ==, g_str_equal (KINDS[i], "mentoring") ? "online" : "face_to_face");
      g_assert_true (vv_rule_r07_face_to_face (programme, session, NULL));
      g_assert_cmpstr (session->topic, ==, i < 2 ? topics[i] : NULL);
      g_assert_cmpint (session->minutes, ==, 90);
    }
}

static void
test_schedule_refusals (void)
{
  g_autoptr (VvProgramme) programme = make_programme ("2026-08-24", "2026-12-18");
  g_autoptr (VvMatch) match = vv_match_new ("match", "p", "mentor");
  g_autoptr (VvRandom) random = vv_random_new_seeded (1);
  const VvSchedule bad[] = { { .first_date = "2026-02-31" },
                             { .first_date = NULL },
                             { .first_date = "2026-08-24", .count = 101 },
                             { .first_date = "2026-08-24", .rhythm_days = -7 } };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (vv_schedule_make (programme, match, &bad[i], random, &error));
      g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
    }
}

static void
test_schedule_rhythm (void)
{
  g_autoptr (VvProgramme) programme = make_programme ("2026-08-24", "2027-06-18");

  g_assert_cmpint (vv_schedule_fitting_rhythm (programme), ==, 28);
  set (&programme->end, "2026-12-18");
  g_assert_cmpint (vv_schedule_fitting_rhythm (programme), ==, 14);
  set (&programme->end, "2026-09-10");
  g_assert_cmpint (vv_schedule_fitting_rhythm (programme), ==, 2);
  set (&programme->end, NULL);
  g_assert_cmpint (vv_schedule_fitting_rhythm (programme), ==, 28);
}

/* --- Kinds of programme --- */

static char *
find_templates (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "templates", NULL);
}

static void
test_templates_load (void)
{
  g_autofree char *folder = find_templates ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates = vv_template_list (folder, &error);
  const char *const *ids = vv_template_builtin_ids ();

  g_assert_no_error (error);
  g_assert_cmpuint (templates->len, ==, 7);
  for (guint i = 0; i < templates->len; i++)
    {
      const VvTemplate *template = g_ptr_array_index (templates, i);

      g_assert_cmpstr (template->id, ==, ids[i]);
      g_assert_cmpstr (template->title, !=, template->id);
      g_assert_nonnull (template->description);
      g_assert_true (template->group_max == 4 || template->group_max == 5);
      g_assert_true (vv_rule_r23_training_topics ((const char *const *)template->training_topics, NULL));
      /* No document twice. */
      for (int k = 0; template->mandatory[k]; k++)
        {
          g_assert_false (vv_has_tag ((const char *const *)template->optional, template->mandatory[k]));
          g_assert_false (vv_has_tag ((const char *const *)template->conditional, template->mandatory[k]));
        }
    }
}

/* The social programme has every document of the register, as the register says. */
static void
test_templates_social (void)
{
  g_autofree char *folder = find_templates ();
  g_autoptr (VvTemplate) template = vv_template_load (folder, "social", NULL);
  gsize n;
  const VvRegisterEntry *entries = vv_register_list (&n);

  for (gsize i = 0; i < n; i++)
    g_assert_cmpint (vv_template_requirement (template, entries[i].id), ==, entries[i].requirement);
  g_assert_true (template->has_midterm && template->has_statement_scale && !template->is_peer);
}

static void
test_templates_peer (void)
{
  static const char *const IDS[] = { "mepe", "mentor-group", "supervisors" };
  static const char *const ABSENT[] = { "IMQ", "FMQ", "MPR", "MMR", "JAD" };
  g_autofree char *folder = find_templates ();
  g_autoptr (VvTemplate) mepe = vv_template_load (folder, "mepe", NULL);
  g_autoptr (VvTemplate) group = vv_template_load (folder, "mentor-group", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (IDS); i++)
    {
      g_autoptr (VvTemplate) template = vv_template_load (folder, IDS[i], NULL);

      g_assert_true (template->is_peer);
      g_assert_false (template->has_statement_scale || template->has_midterm);
      for (gsize k = 0; k < G_N_ELEMENTS (ABSENT); k++)
        g_assert_cmpint (vv_template_requirement (template, ABSENT[k]), ==, VV_REQUIREMENT_NONE);
    }
  g_assert_cmpint (mepe->sessions, ==, 5);
  g_assert_true (mepe->fixed_sessions && !mepe->diary_has_tasks);
  g_assert_cmpint (mepe->training, ==, 2);
  g_assert_cmpint (vv_template_requirement (group, "FBK"), ==, VV_REQUIREMENT_MANDATORY);
  g_assert_cmpint (vv_template_requirement (group, "AGR"), ==, VV_REQUIREMENT_MANDATORY);
}

static void
test_templates_apply (void)
{
  g_autofree char *folder = find_templates ();
  g_autoptr (VvTemplate) template = vv_template_load (folder, "student", NULL);
  g_autoptr (VvProgramme) programme = make_programme ("2026-08-24", "2026-10-30");

  programme->title = g_strdup ("Autumn");
  programme->purpose = g_strdup ("Our own words");
  vv_template_apply (template, programme);
  g_assert_cmpstr (programme->template_id, ==, "student");
  g_assert_cmpstr (programme->engagement, ==, "paid");
  g_assert_cmpstr (programme->title, ==, "Autumn");
  g_assert_cmpstr (programme->purpose, ==, "Our own words");
  g_assert_cmpint (programme->rhythm_days, ==, 7);
  g_assert_cmpuint (g_strv_length (programme->training_topics), ==, 14);
}

static void
assert_damaged (const char *folder, const char *good, const char *what, const char *instead)
{
  g_autofree char *path = g_build_filename (folder, "own.ini", NULL);
  g_auto (GStrv) parts = g_strsplit (good, what, 2);
  g_autofree char *bad = g_strjoinv (instead, parts);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_true (g_file_set_contents (path, bad, -1, NULL));
  g_assert_null (vv_template_load (folder, "own", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_templates_refusals (void)
{
  g_autofree char *folder = find_templates ();
  g_autofree char *path = g_build_filename (folder, "social.ini", NULL);
  g_autofree char *own = g_dir_make_tmp ("veiviser-templates-XXXXXX", NULL);
  g_autofree char *good = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (vv_template_load (folder, "nothing", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vv_template_load (folder, "../templates/social", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_assert_true (g_file_get_contents (path, &good, NULL, NULL));
  assert_damaged (own, good, "Mode=blended", "Mode=by_mail");
  assert_damaged (own, good, "Sessions=8", "Sessions=many");
  assert_damaged (own, good, "GroupMax=5", "GroupMax=0");
  assert_damaged (own, good, "Midterm=true", "Midterm=perhaps");
  assert_damaged (own, good, "DGU", "XYZ");
  assert_damaged (own, good, "[Template]", "nonsense");
  g_assert_cmpint (g_rmdir (own), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/example", test_plan_example);
  g_test_add_func ("/plan/short", test_plan_short);
  g_test_add_func ("/plan/application-time", test_plan_application_time);
  g_test_add_func ("/plan/done", test_plan_done);
  g_test_add_func ("/plan/steps", test_steps);
  g_test_add_func ("/register/complete", test_register_complete);
  g_test_add_func ("/register/folders", test_register_folders);
  g_test_add_func ("/register/due", test_register_due);
  g_test_add_func ("/register/conditions", test_register_conditions);
  g_test_add_func ("/schedule/midterm", test_schedule_midterm);
  g_test_add_func ("/schedule/series", test_schedule_series);
  g_test_add_func ("/schedule/refusals", test_schedule_refusals);
  g_test_add_func ("/schedule/rhythm", test_schedule_rhythm);
  g_test_add_func ("/templates/load", test_templates_load);
  g_test_add_func ("/templates/social", test_templates_social);
  g_test_add_func ("/templates/peer", test_templates_peer);
  g_test_add_func ("/templates/apply", test_templates_apply);
  g_test_add_func ("/templates/refusals", test_templates_refusals);
  return g_test_run ();
}
