/* Each rule of process.md 8 under its own name. */
#include "vv-rules.h"

#include <string.h>

#include "vv-error.h"
#include "vv-register.h"

#define MONDAY "2026-08-24"

static VvActor *
make_actor (VvRole role)
{
  return vv_actor_new ("person", role, TRUE);
}

static VvMatch *
make_group (int n_mentees)
{
  VvMatch *match = vv_match_new ("match", "programme", "mentor");

  for (int i = 1; i <= n_mentees; i++)
    g_ptr_array_add (match->mentees, g_strdup_printf ("m%d", i));
  return match;
}

/* The rule refuses with its own id at the end of the sentence. */
static void
assert_refused (gboolean result, GError **error, int code, const char *id)
{
  g_autofree char *suffix = g_strdup_printf ("(%s)", id);

  g_assert_false (result);
  g_assert_error (*error, VV_ERROR, code);
  g_assert_true (g_str_has_suffix ((*error)->message, suffix));
  g_clear_error (error);
}

#define REFUSES(id, call) assert_refused (call, &error, VV_ERROR_RULE, id)
#define FORBIDS(id, call) assert_refused (call, &error, VV_ERROR_PERMISSION, id)
#define HOLDS(call)                                                                                          \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_assert_true (call);                                                                                    \
    g_assert_no_error (error);                                                                               \
  }                                                                                                          \
  G_STMT_END

static void
test_r01 (void)
{
  g_autoptr (GError) error = NULL;

  REFUSES ("R01", vv_rule_r01_not_in_templates (VV_FOLDER_TEMPLATES, TRUE, &error));
  HOLDS (vv_rule_r01_not_in_templates (VV_FOLDER_TEMPLATES, FALSE, &error));
  HOLDS (vv_rule_r01_not_in_templates (VV_FOLDER_MANAGEMENT, TRUE, &error));
}

static void
test_r02 (void)
{
  g_autoptr (GError) error = NULL;
  /* Rows: folders; columns: coordinator, mentor, mentee, trainer, hr, reader. */
  static const char *const FILING[]
      = { "......", "C.....", "C...H.", "C..T..", "CM....", "CM....", "C....." };

  for (int folder = 0; folder < (int)G_N_ELEMENTS (FILING); folder++)
    for (int role = 0; role < 6; role++)
      {
        g_autoptr (VvActor) actor = make_actor ((VvRole)role);

        if (FILING[folder][role] == '.')
          FORBIDS ("R02", vv_rule_r02_may_file (actor, (VvFolder)folder, &error));
        else
          HOLDS (vv_rule_r02_may_file (actor, (VvFolder)folder, &error));
      }
}

static void
test_r02_seeing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvActor) coordinator = make_actor (VV_ROLE_COORDINATOR);
  g_autoptr (VvActor) mentor = make_actor (VV_ROLE_MENTOR);
  g_autoptr (VvActor) mentee = make_actor (VV_ROLE_MENTEE);
  g_autoptr (VvActor) hr = make_actor (VV_ROLE_HR);

  HOLDS (vv_rule_r02_may_see (mentee, "DIA", VV_FOLDER_MONITORING, TRUE, &error));
  HOLDS (vv_rule_r02_may_see (mentor, "AGR", VV_FOLDER_MANAGEMENT, TRUE, &error));
  FORBIDS ("R02", vv_rule_r02_may_see (mentor, "AGR", VV_FOLDER_MANAGEMENT, FALSE, &error));
  /* The mentee rates the mentor there. */
  FORBIDS ("R02", vv_rule_r02_may_see (mentor, "FMQ", VV_FOLDER_MONITORING, TRUE, &error));
  FORBIDS ("R02", vv_rule_r02_may_see (mentor, "REF", VV_FOLDER_RESTRICTED, TRUE, &error));
  HOLDS (vv_rule_r02_may_see (coordinator, "REF", VV_FOLDER_RESTRICTED, FALSE, &error));
  HOLDS (vv_rule_r02_may_see (hr, "SEL", VV_FOLDER_PROGRAMME, FALSE, &error));
  FORBIDS ("R02", vv_rule_r02_may_see (hr, "QMR", VV_FOLDER_PROGRAMME, FALSE, &error));
}

static void
test_r03 (void)
{
  static const char *const MONITORING[] = { "DIA", "IMQ", "MMR", "FSQ", "FMQ", "FMM", "FBK" };
  static const char *const MANAGEMENT[] = { "AGR", "ATT", "PGT", "GGT", "SPL" };
  g_autoptr (GError) error = NULL;
  VvFolder right;

  for (gsize i = 0; i < G_N_ELEMENTS (MONITORING); i++)
    {
      HOLDS (vv_rule_r03_right_folder (MONITORING[i], TRUE, VV_FOLDER_MONITORING, NULL, &error));
      REFUSES ("R03", vv_rule_r03_right_folder (MONITORING[i], TRUE, VV_FOLDER_MANAGEMENT, &right, &error));
      g_assert_cmpint (right, ==, VV_FOLDER_MONITORING);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (MANAGEMENT); i++)
    {
      HOLDS (vv_rule_r03_right_folder (MANAGEMENT[i], TRUE, VV_FOLDER_MANAGEMENT, NULL, &error));
      REFUSES ("R03", vv_rule_r03_right_folder (MANAGEMENT[i], TRUE, VV_FOLDER_MONITORING, &right, &error));
      g_assert_cmpint (right, ==, VV_FOLDER_MANAGEMENT);
    }
  /* An attendance list of the training is no paper of a match. */
  HOLDS (vv_rule_r03_right_folder ("ATT", FALSE, VV_FOLDER_TRAINING, NULL, &error));
}

static void
test_r04 (void)
{
  g_autoptr (GError) error = NULL;

  REFUSES ("R04", vv_rule_r04_scan_attached ("AGR", FALSE, &error));
  REFUSES ("R04", vv_rule_r04_scan_attached ("ATT", FALSE, &error));
  HOLDS (vv_rule_r04_scan_attached ("AGR", TRUE, &error));
  HOLDS (vv_rule_r04_scan_attached ("IMQ", FALSE, &error));
}

static void
test_r05 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvMatch) four = make_group (4);
  g_autoptr (VvMatch) five = make_group (5);
  g_autoptr (VvMatch) six = make_group (6);

  HOLDS (vv_rule_r05_group_size (five, 5, &error));
  HOLDS (vv_rule_r05_group_size (four, 4, &error));
  REFUSES ("R05", vv_rule_r05_group_size (five, 4, &error));
  REFUSES ("R05", vv_rule_r05_group_size (six, 5, &error));
}

static void
test_r06 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvEnrolment) mentor = vv_enrolment_new ("e", "p", "mentor", VV_ROLE_MENTOR);

  HOLDS (vv_rule_r06_capacity (mentor, 1, &error));
  REFUSES ("R06", vv_rule_r06_capacity (mentor, 2, &error));
  mentor->capacity = 3;
  HOLDS (vv_rule_r06_capacity (mentor, 3, &error));
  REFUSES ("R06", vv_rule_r06_capacity (mentor, 4, &error));
}

static void
test_r07 (void)
{
  static const char *const ANCHORS[] = { "first", "midterm", "final" };
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programme_new ("p");
  g_autoptr (VvSession) session = vv_session_new ("s", "m", 1);

  for (gsize i = 0; i < G_N_ELEMENTS (ANCHORS); i++)
    {
      g_free (session->kind);
      session->kind = g_strdup (ANCHORS[i]);
      g_free (session->mode);
      session->mode = g_strdup ("online");
      REFUSES ("R07", vv_rule_r07_face_to_face (programme, session, &error));
      g_free (session->mode);
      session->mode = g_strdup ("face_to_face");
      HOLDS (vv_rule_r07_face_to_face (programme, session, &error));
    }
  g_free (session->kind);
  session->kind = g_strdup ("mentoring");
  g_free (session->mode);
  session->mode = g_strdup ("online");
  HOLDS (vv_rule_r07_face_to_face (programme, session, &error));
  g_free (session->kind);
  session->kind = g_strdup ("final");
  g_free (programme->mode);
  programme->mode = g_strdup ("online");
  HOLDS (vv_rule_r07_face_to_face (programme, session, &error));
}

static void
test_r08 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programme_new ("p");
  g_autoptr (VvSession) session = vv_session_new ("s", "m", 1);

  g_free (programme->mode);
  programme->mode = g_strdup ("online");
  REFUSES ("R08", vv_rule_r08_live_first_meeting (programme, session, &error));
  session->mode = g_strdup ("mail");
  REFUSES ("R08", vv_rule_r08_live_first_meeting (programme, session, &error));
  g_free (session->mode);
  session->mode = g_strdup ("chat");
  HOLDS (vv_rule_r08_live_first_meeting (programme, session, &error));
}

static void
test_r09 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvSession) session = vv_session_new ("s", "m", 2);

  session->state = VV_SESSION_MOVED;
  session->date = g_strdup ("2026-09-10");
  session->moved_by = g_strdup ("mentor");
  session->moved_to = g_strdup ("s2");
  REFUSES ("R09", vv_rule_r09_notice (session, 2, &error));
  session->notice_date = g_strdup ("2026-09-08");
  HOLDS (vv_rule_r09_notice (session, 2, &error));
  REFUSES ("R09", vv_rule_r09_notice (session, 3, &error));
  session->notice_date[9] = '9';
  REFUSES ("R09", vv_rule_r09_notice (session, 2, &error));
  /* A mentee may move without a time limit. */
  g_free (session->moved_by);
  session->moved_by = g_strdup ("mentee");
  HOLDS (vv_rule_r09_notice (session, 2, &error));
  g_free (session->moved_by);
  session->moved_by = g_strdup ("mentor");
  session->notice_date[9] = '1';
  g_clear_pointer (&session->moved_to, g_free);
  REFUSES ("R09", vv_rule_r09_notice (session, 2, &error));
  session->state = VV_SESSION_CANCELLED;
  HOLDS (vv_rule_r09_notice (session, 2, &error));
}

static void
test_r10 (void)
{
  g_autofree char *due = NULL;
  VvAttendance *attendance = vv_attendance_new ("s", "m1", "absent");

  g_assert_true (vv_rule_r10_catch_up_due (attendance, "2026-09-24", &due));
  g_assert_cmpstr (due, ==, "2026-09-24");
  attendance->catch_up = g_strdup ("Reads the diary");
  g_assert_false (vv_rule_r10_catch_up_due (attendance, "2026-09-24", NULL));
  g_clear_pointer (&attendance->catch_up, g_free);
  g_free (attendance->presence);
  attendance->presence = g_strdup ("present");
  g_assert_false (vv_rule_r10_catch_up_due (attendance, NULL, NULL));
  vv_attendance_free (attendance);
}

static void
assert_writer (const VvMatch *match, GHashTable *entries, const char *const *present, const char *expected)
{
  g_autofree char *writer = vv_rule_r11_suggest_writer (match, entries, present);

  g_assert_cmpstr (writer, ==, expected);
}

static void
test_r11 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvMatch) pair = make_group (1);
  g_autoptr (VvMatch) group = make_group (3);
  g_autoptr (GHashTable) entries = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const last_two[] = { "m2", "m3", NULL };
  const char *const nobody[] = { NULL };

  assert_writer (pair, NULL, NULL, "m1");
  assert_writer (group, entries, NULL, "m1");
  g_hash_table_insert (entries, (gpointer) "m1", GINT_TO_POINTER (1));
  assert_writer (group, entries, NULL, "m2");
  g_hash_table_insert (entries, (gpointer) "m2", GINT_TO_POINTER (2));
  g_hash_table_insert (entries, (gpointer) "m3", GINT_TO_POINTER (2));
  assert_writer (group, entries, NULL, "m1");
  assert_writer (group, entries, last_two, "m2");
  assert_writer (group, entries, nobody, NULL);
  REFUSES ("R11", vv_rule_r11_may_write (group, "mentor", &error));
  REFUSES ("R11", vv_rule_r11_may_write (group, "stranger", &error));
  HOLDS (vv_rule_r11_may_write (group, "m3", &error));
}

static void
test_r12 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvSession) session = vv_session_new ("s", "m", 1);

  REFUSES ("R12", vv_rule_r12_diary_complete (session, FALSE, &error));
  session->diary_talked = g_strdup ("Talked");
  REFUSES ("R12", vv_rule_r12_diary_complete (session, FALSE, &error));
  session->diary_useful = g_strdup ("Useful");
  session->diary_next = g_strdup ("Next");
  session->mentor_comment = g_strdup ("Well done");
  REFUSES ("R12", vv_rule_r12_diary_complete (session, FALSE, &error));
  HOLDS (vv_rule_r12_diary_complete (session, TRUE, &error));
  session->diary_tasks = g_strdup ("Tasks");
  HOLDS (vv_rule_r12_diary_complete (session, FALSE, &error));
  g_clear_pointer (&session->mentor_comment, g_free);
  REFUSES ("R12", vv_rule_r12_diary_complete (session, FALSE, &error));
}

static void
test_r13 (void)
{
  g_autoptr (GError) error = NULL;

  REFUSES ("R13", vv_rule_r13_group_goals (1, NULL, &error));
  HOLDS (vv_rule_r13_group_goals (1, "She wants to wait", &error));
  HOLDS (vv_rule_r13_group_goals (0, NULL, &error));
}

static void
test_r14 (void)
{
  g_autoptr (VvClock) clock = vv_clock_new_fixed ("2026-09-15");
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_session_free);
  VvSession *next = vv_session_new ("s", "m", 2);

  g_assert_true (vv_rule_r14_plan_next_due (sessions, clock));
  g_ptr_array_add (sessions, next);
  next->date = g_strdup ("2026-09-20");
  g_assert_true (vv_rule_r14_plan_next_due (sessions, clock));
  next->topic = g_strdup ("Job search");
  g_assert_false (vv_rule_r14_plan_next_due (sessions, clock));
  g_free (next->date);
  next->date = g_strdup ("2026-09-10");
  g_assert_true (vv_rule_r14_plan_next_due (sessions, clock));
  g_free (next->kind);
  next->kind = g_strdup ("final");
  next->state = VV_SESSION_HELD;
  g_assert_false (vv_rule_r14_plan_next_due (sessions, clock));
}

static void
test_r15 (void)
{
  g_autoptr (GError) error = NULL;
  const char *const good[] = { "MMR-11", "MMR-12", "MMR-13", "MMR-14", "MMR-15", NULL };
  const char *const swapped[] = { "MMR-12", "MMR-14", "MMR-13", NULL };
  const char *const apart[] = { "MMR-12", "MMR-11", "MMR-13", "MMR-14", NULL };
  const char *const cut[] = { "MMR-12", "MMR-13", NULL };
  const char *const none[] = { "MMR-11", NULL };

  HOLDS (vv_rule_r15_comment_order (good, &error));
  REFUSES ("R15", vv_rule_r15_comment_order (swapped, &error));
  REFUSES ("R15", vv_rule_r15_comment_order (apart, &error));
  REFUSES ("R15", vv_rule_r15_comment_order (cut, &error));
  REFUSES ("R15", vv_rule_r15_comment_order (none, &error));
}

static void
test_r16 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvMatch) group = make_group (2);
  g_autoptr (VvActor) mentee = vv_actor_new ("m1", VV_ROLE_MENTEE, TRUE);
  g_autoptr (VvActor) mentor = vv_actor_new ("mentor", VV_ROLE_MENTOR, TRUE);
  g_autoptr (VvActor) other = vv_actor_new ("other", VV_ROLE_MENTOR, TRUE);

  HOLDS (vv_rule_r16_scale_value (mentee, group, "m1", 4, &error));
  HOLDS (vv_rule_r16_scale_value (mentor, group, "m1", 10, &error));
  FORBIDS ("R16", vv_rule_r16_scale_value (mentee, group, "m2", 7, &error));
  FORBIDS ("R16", vv_rule_r16_scale_value (other, group, "m1", 7, &error));
  FORBIDS ("R16", vv_rule_r16_scale_value (mentor, group, "mentor", 7, &error));
  assert_refused (vv_rule_r16_scale_value (mentee, group, "m1", 3, &error), &error, VV_ERROR_INVALID, "R16");
  assert_refused (vv_rule_r16_scale_value (mentee, group, "m1", 11, &error), &error, VV_ERROR_INVALID, "R16");
}

static void
test_r17 (void)
{
  g_autoptr (GError) error = NULL;
  const char *const initial[] = { "IMQ-05", "IMQ-06", NULL };
  const char *const final[] = { "FMQ-05", "FMQ-06", NULL };
  const char *const turned[] = { "FMQ-06", "FMQ-05", NULL };
  const char *const shorter[] = { "FMQ-05", NULL };
  const char *const words[] = { "I know what.", "I know which.", NULL };
  const char *const others[] = { "I know what.", "I know that.", NULL };

  HOLDS (vv_rule_r17_same_wording (initial, words, final, words, &error));
  REFUSES ("R17", vv_rule_r17_same_wording (initial, words, final, others, &error));
  REFUSES ("R17", vv_rule_r17_same_wording (initial, words, turned, words, &error));
  REFUSES ("R17", vv_rule_r17_same_wording (initial, words, shorter, words, &error));
}

static void
test_r18 (void)
{
  static const char *const CODED[] = { "SEL", "MMN", "QMR", "DSP" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) "Kinga Wójcik");
  g_ptr_array_add (names, (gpointer) "Ole");
  for (gsize i = 0; i < G_N_ELEMENTS (CODED); i++)
    {
      REFUSES ("R18", vv_rule_r18_codes_only (CODED[i], "We heard from KINGA WÓJCIK that", names, &error));
      HOLDS (vv_rule_r18_codes_only (CODED[i], "WF-31 says Olena will come", names, &error));
    }
  HOLDS (vv_rule_r18_codes_only ("AGR", "Kinga Wójcik", names, &error));
}

static void
test_r19 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvActor) actor = vv_actor_new ("mentor", VV_ROLE_MENTOR, FALSE);

  REFUSES ("R19", vv_rule_r19_may_see_names (actor, &error));
  actor->cnf_filed = TRUE;
  HOLDS (vv_rule_r19_may_see_names (actor, &error));
}

static void
test_r20 (void)
{
  g_autoptr (GError) error = NULL;

  REFUSES ("R20", vv_rule_r20_everyone_answered (1, 0, &error));
  REFUSES ("R20", vv_rule_r20_everyone_answered (0, 2, &error));
  HOLDS (vv_rule_r20_everyone_answered (0, 0, &error));
}

static void
test_r21 (void)
{
  static const char *const FIELDS[]
      = { "JAD-01", "JAD-04", "JAD-05", "JAD-06", "JAD-08", "JAD-11", "JAD-13" };
  g_autoptr (GError) error = NULL;
  const char *filled[G_N_ELEMENTS (FIELDS) + 1] = { NULL };

  REFUSES ("R21", vv_rule_r21_advertisement (NULL, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      REFUSES ("R21", vv_rule_r21_advertisement (filled, &error));
      filled[i] = FIELDS[i];
    }
  HOLDS (vv_rule_r21_advertisement (filled, &error));
}

static void
test_r22 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programme_new ("p");

  HOLDS (vv_rule_r22_hr_check (programme, &error));
  g_free (programme->engagement);
  programme->engagement = g_strdup ("paid");
  REFUSES ("R22", vv_rule_r22_hr_check (programme, &error));
  g_free (programme->hr_check);
  programme->hr_check = g_strdup ("approved");
  HOLDS (vv_rule_r22_hr_check (programme, &error));
}

static void
test_r23 (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) all = g_strsplit ("1,2,3,4,5,6,7,8,9,10,11,12,13,14", ",", -1);
  g_auto (GStrv) most = g_strsplit ("1,2,3,4,6,7,8,9,10,11,12,13,14", ",", -1);

  g_assert_cmpint (vv_rule_r23_topic_count (), ==, 14);
  HOLDS (vv_rule_r23_training_topics ((const char *const *)all, &error));
  REFUSES ("R23", vv_rule_r23_training_topics ((const char *const *)most, &error));
  REFUSES ("R23", vv_rule_r23_training_topics (NULL, &error));
}

static void
test_r24 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programme_new ("p");
  const char *const part[] = { "contact", NULL };

  programme->trainer = g_strdup ("trainer");
  programme->contact_content = g_strdup ("contact");
  REFUSES ("R24", vv_rule_r24_follow_up_in_training (programme, NULL, &error));
  HOLDS (vv_rule_r24_follow_up_in_training (programme, part, &error));
  programme->coordinator = g_strdup ("trainer");
  HOLDS (vv_rule_r24_follow_up_in_training (programme, NULL, &error));
}

static void
test_r25 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programme_new ("p");
  g_auto (GStrv) missing = NULL;
  const char *const some[] = { "2026-11-05", "2027-01-07", NULL };
  const char *const all[] = { "2026-11-05", "2026-12-03", "2027-01-07", NULL };

  REFUSES ("R25", vv_rule_r25_monthly_meetings (programme, all, NULL, &error));
  programme->start = g_strdup ("2026-11-16");
  programme->end = g_strdup ("2027-01-10");
  programme->contact_content = g_strdup ("k1");
  REFUSES ("R25", vv_rule_r25_monthly_meetings (programme, all, NULL, &error));
  programme->contact_practical_text = g_strdup ("Liv, 99 88 77 66");
  REFUSES ("R25", vv_rule_r25_monthly_meetings (programme, some, &missing, &error));
  g_assert_cmpuint (g_strv_length (missing), ==, 1);
  g_assert_cmpstr (missing[0], ==, "2026-12");
  HOLDS (vv_rule_r25_monthly_meetings (programme, all, NULL, &error));
}

static void
test_r26 (void)
{
  g_autoptr (GError) error = NULL;

  REFUSES ("R26", vv_rule_r26_personal_part ("Always kind", FALSE, &error));
  HOLDS (vv_rule_r26_personal_part ("Always kind", TRUE, &error));
  HOLDS (vv_rule_r26_personal_part (NULL, FALSE, &error));
}

static void
test_r27 (void)
{
  static const char *const STATES[] = { "active", "finished", "stopped", "attested" };
  static const gboolean DUE[] = { FALSE, TRUE, TRUE, FALSE };
  g_autoptr (VvEnrolment) mentor = vv_enrolment_new ("e", "p", "m", VV_ROLE_MENTOR);

  for (gsize i = 0; i < G_N_ELEMENTS (STATES); i++)
    {
      g_free (mentor->state);
      mentor->state = g_strdup (STATES[i]);
      g_assert_cmpint (vv_rule_r27_attest_due (mentor, FALSE), ==, DUE[i]);
      g_assert_false (vv_rule_r27_attest_due (mentor, TRUE));
    }
}

static void
test_r28 (void)
{
  g_autoptr (GError) error = NULL;

  REFUSES ("R28", vv_rule_r28_certificate (5, 6, TRUE, &error));
  REFUSES ("R28", vv_rule_r28_certificate (6, 6, FALSE, &error));
  HOLDS (vv_rule_r28_certificate (6, 6, TRUE, &error));
}

static void
test_r29 (void)
{
  g_autofree char *due = NULL;

  g_assert_true (vv_rule_r29_answer_due (MONDAY, NULL, &due));
  g_assert_cmpstr (due, ==, "2026-09-07");
  g_assert_false (vv_rule_r29_answer_due (MONDAY, "2026-08-30", NULL));
}

static void
test_r30 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvClock) clock = vv_clock_new_fixed (MONDAY);
  g_autofree char *due = NULL;

  for (int role = 0; role < 6; role++)
    {
      g_autoptr (VvActor) actor = make_actor ((VvRole)role);

      if (role == VV_ROLE_COORDINATOR)
        HOLDS (vv_rule_r30_may_see_concern (actor, &error));
      else
        FORBIDS ("R30", vv_rule_r30_may_see_concern (actor, &error));
    }
  g_assert_true (vv_rule_r30_decision_due (MONDAY, NULL, clock, &due));
  g_assert_cmpstr (due, ==, "2026-08-25");
  g_assert_false (vv_rule_r30_decision_due (MONDAY, MONDAY, clock, NULL));
}

static void
test_r31 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvClock) clock = vv_clock_new_fixed (MONDAY);
  g_autoptr (VvPerson) person = vv_person_new ("m1");
  g_autoptr (VvEnrolment) mentor = vv_enrolment_new ("e", "p", "m", VV_ROLE_MENTOR);

  person->birth_date = g_strdup ("2008-08-25");
  REFUSES ("R31", vv_rule_r31_guardian (person, FALSE, clock, &error));
  HOLDS (vv_rule_r31_guardian (person, TRUE, clock, &error));
  person->birth_date[9] = '4';
  HOLDS (vv_rule_r31_guardian (person, FALSE, clock, &error));
  HOLDS (vv_rule_r31_background_check ("PL", FALSE, mentor, &error));
  REFUSES ("R31", vv_rule_r31_background_check ("PL", TRUE, mentor, &error));
  REFUSES ("R31", vv_rule_r31_background_check ("NO", TRUE, mentor, &error));
  mentor->check_shown = g_strdup (MONDAY);
  HOLDS (vv_rule_r31_background_check ("PL", TRUE, mentor, &error));
  g_assert_nonnull (vv_rule_r31_country_sentence ("FI"));
  g_assert_null (vv_rule_r31_country_sentence ("XX"));
}

static void
test_r32 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programme_new ("p");
  g_autoptr (VvMatch) match = make_group (1);

  programme->coordinator = g_strdup ("somebody");
  HOLDS (vv_rule_r32_other_contact (programme, match, "Kari Nes", &error));
  g_free (programme->coordinator);
  programme->coordinator = g_strdup ("mentor");
  REFUSES ("R32", vv_rule_r32_other_contact (programme, match, "Kari Nes", &error));
  programme->complaints_contact = g_strdup ("Kari Nes, 99 88 77 66");
  REFUSES ("R32", vv_rule_r32_other_contact (programme, match, "Kari Nes", &error));
  g_free (programme->complaints_contact);
  programme->complaints_contact = g_strdup ("Ola Moe, 11 22 33 44");
  HOLDS (vv_rule_r32_other_contact (programme, match, "Kari Nes", &error));
}

static void
test_r33 (void)
{
  g_autoptr (VvClock) clock = vv_clock_new_fixed (MONDAY);

  g_assert_true (vv_rule_r33_review_due (NULL, clock));
  g_assert_true (vv_rule_r33_review_due ("2026-09-23", clock));
  g_assert_false (vv_rule_r33_review_due ("2026-09-24", clock));
}

static void
test_r34 (void)
{
  g_autoptr (GError) error = NULL;

  REFUSES ("R34", vv_rule_r34_criterion_allowed ("religion", TRUE, &error));
  REFUSES ("R34", vv_rule_r34_criterion_allowed ("health", FALSE, &error));
  REFUSES ("R34", vv_rule_r34_criterion_allowed ("ethnic_origin", FALSE, &error));
  REFUSES ("R34", vv_rule_r34_criterion_allowed ("family", TRUE, &error));
  REFUSES ("R34", vv_rule_r34_criterion_allowed ("gender", FALSE, &error));
  HOLDS (vv_rule_r34_criterion_allowed ("gender", TRUE, &error));
  HOLDS (vv_rule_r34_criterion_allowed ("age", TRUE, &error));
  HOLDS (vv_rule_r34_criterion_allowed ("topics", FALSE, &error));
}

static void
test_r35 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvMatch) match = make_group (1);

  match->state = VV_MATCH_LOCKED;
  REFUSES ("R35", vv_rule_r35_unlock_reason (match, NULL, &error));
  REFUSES ("R35", vv_rule_r35_unlock_reason (match, "", &error));
  HOLDS (vv_rule_r35_unlock_reason (match, "They know each other", &error));
}

static void
test_r36 (void)
{
  g_autoptr (GError) error = NULL;

  REFUSES ("R36", vv_rule_r36_module (0, "tell what a mentor is", 1, &error));
  REFUSES ("R36", vv_rule_r36_module (25, "", 1, &error));
  REFUSES ("R36", vv_rule_r36_module (25, "tell what a mentor is", 0, &error));
  HOLDS (vv_rule_r36_module (25, "tell what a mentor is", 1, &error));
}

static void
test_table (void)
{
  gsize n;
  const VvRule *rules = vv_rules_list (&n);

  g_assert_cmpuint (n, ==, 36);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("R%02u", (guint)i + 1);

      g_assert_cmpstr (rules[i].id, ==, id);
      g_assert_true (vv_rule_find (id) == &rules[i]);
      g_assert_true (g_str_has_suffix (vv_rule_sentence (&rules[i]), "."));
    }
  g_assert_null (vv_rule_find ("R37"));
}

int
main (int argc, char **argv)
{
  static void (*const TESTS[]) (void)
      = { test_r01, test_r02, test_r03, test_r04, test_r05, test_r06, test_r07, test_r08, test_r09,
          test_r10, test_r11, test_r12, test_r13, test_r14, test_r15, test_r16, test_r17, test_r18,
          test_r19, test_r20, test_r21, test_r22, test_r23, test_r24, test_r25, test_r26, test_r27,
          test_r28, test_r29, test_r30, test_r31, test_r32, test_r33, test_r34, test_r35, test_r36 };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/R%02u", (guint)i + 1);

      g_test_add_func (path, TESTS[i]);
    }
  g_test_add_func ("/rules/R02/seeing", test_r02_seeing);
  g_test_add_func ("/rules/table", test_table);
  return g_test_run ();
}
