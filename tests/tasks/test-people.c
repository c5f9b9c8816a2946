/* People are saved, found, merged and moved along their states. */
#include "fixture.h"

#include "vv-strings.h"
#include "vv-training.h"

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autofree char *id
      = fixture_add_person (fixture, programme, VV_ROLE_MENTEE, "Tuva Snøfonn", "digital,language", 0, FALSE);
  g_autoptr (VvPerson) person = vv_people_get (fixture->ws, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (person->code, ==, "NV-01");
  g_autoptr (VvEnrolment) enrolment
      = vv_people_get_enrolment (fixture->ws, programme->id, id, VV_ROLE_MENTEE, &error);
  g_assert_cmpstr (enrolment->state, ==, "profile_received");
  vv_set_string (&person->place, "Elvestad");
  g_assert_true (vv_people_save (fixture->ws, person, NULL, &error));
  g_assert_cmpint (vv_people_count (fixture->ws, programme->id, "mentee", NULL, "elve", &error), ==, 1);
  g_assert_cmpint (vv_people_count (fixture->ws, programme->id, "mentor", NULL, NULL, &error), ==, 0);
  vv_set_string (&enrolment->state, "matched");
  g_assert_false (vv_people_save (fixture->ws, person, enrolment, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_STATE);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  for (int i = 0; i < 7; i++)
    {
      g_autoptr (VvPerson) person = vv_person_new (NULL);
      g_autoptr (VvEnrolment) enrolment = vv_enrolment_new (NULL, programme->id, NULL, VV_ROLE_MENTOR);
      vv_set_string (&person->name, i == 0 ? "" : "Live Ekkodal");
      vv_set_string (&person->birth_date, i == 1 ? "1999-02-30" : i == 2 ? "2031-01-01" : "1999-02-28");
      vv_set_string (&person->email, i == 3 ? "live(at)example.org" : "live@example.org");
      enrolment->capacity = i == 4 ? 6 : 3;
      enrolment->topics = vv_split_tags (i == 5 ? "astrology" : "digital");
      vv_set_string (&enrolment->mode, i == 6 ? "pigeon" : "online");
      g_assert_false (vv_people_save (fixture->ws, person, enrolment, &error));
      g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_cmpint (vv_people_count (fixture->ws, programme->id, NULL, NULL, NULL, &error), ==, 0);
}

static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autofree char *id
      = fixture_add_person (fixture, programme, VV_ROLE_MENTOR, "Live Ekkodal", "digital", 1, FALSE);
  g_autoptr (VvPerson) person = vv_people_get (fixture->ws, id, &error);
  g_autoptr (VvEnrolment) again = vv_enrolment_new (NULL, programme->id, id, VV_ROLE_MENTOR);
  int version = person->version;
  g_assert_false (vv_people_save (fixture->ws, person, again, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_EXISTS);
  g_clear_error (&error);
  /* Nothing was stored, and the record can be saved again. */
  g_assert_cmpint (person->version, ==, version);
  g_assert_true (vv_people_save (fixture->ws, person, NULL, &error));
  g_assert_no_error (error);
}

static void
test_mentor_states (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autofree char *id
      = fixture_add_person (fixture, programme, VV_ROLE_MENTOR, "Live Ekkodal", "digital", 1, FALSE);
  /* The natural way, step by step, as far as its guards allow: nobody is trained without training. */
  g_assert_true (
      vv_people_set_state (fixture->ws, id, programme->id, VV_ROLE_MENTOR, "contracted", NULL, &error));
  g_assert_no_error (error);
  g_assert_false (
      vv_people_set_state (fixture->ws, id, programme->id, VV_ROLE_MENTOR, "available", NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
  g_clear_error (&error);
  g_autoptr (VvEnrolment) kept
      = vv_people_get_enrolment (fixture->ws, programme->id, id, VV_ROLE_MENTOR, &error);
  g_assert_cmpstr (kept->state, ==, "contracted");
  g_autoptr (GPtrArray) lacks = vv_people_what_lacks (fixture->ws, kept, &error);
  g_assert_cmpuint (lacks->len, >=, 2);
  g_assert_false (
      vv_people_set_state (fixture->ws, id, programme->id, VV_ROLE_MENTOR, "wizard", NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_true (vv_training_plan (fixture->ws, programme->id, "2026-08-25", "Sal 2", NULL, &error));
  g_assert_true (vv_training_record (fixture->ws, programme->id, NULL, "2026-08-25", TRUE, TRUE, &error));
  g_assert_no_error (error);
  g_autoptr (VvEnrolment) ready
      = vv_people_get_enrolment (fixture->ws, programme->id, id, VV_ROLE_MENTOR, &error);
  g_assert_cmpstr (ready->state, ==, "available");
  g_autoptr (GPtrArray) status = vv_training_status (fixture->ws, programme->id, &error);
  g_assert_cmpuint (((VvTrainingLine *)g_ptr_array_index (status, 0))->lacks->len, ==, 0);
}

static void
test_training_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  const char *const wrong[] = { "99", NULL };
  g_assert_false (vv_training_plan (fixture->ws, programme->id, "2026-02-31", NULL, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (vv_training_plan (fixture->ws, programme->id, "2026-09-20", NULL, wrong, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (vv_training_record (fixture->ws, programme->id, NULL, "2026-08-25", TRUE, TRUE, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (vv_training_record (fixture->ws, programme->id, NULL, "2026-12-24", TRUE, TRUE, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
}

static void
test_mentee_states (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autofree char *id
      = fixture_add_person (fixture, programme, VV_ROLE_MENTEE, "Tuva Snøfonn", "digital", 0, FALSE);
  g_assert_false (
      vv_people_set_state (fixture->ws, id, programme->id, VV_ROLE_MENTEE, "consented", NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (
      vv_people_set_state (fixture->ws, id, programme->id, VV_ROLE_MENTEE, "not_suitable_now", NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
  g_clear_error (&error);
  g_assert_true (vv_people_set_state (fixture->ws, id, programme->id, VV_ROLE_MENTEE, "not_suitable_now",
                                      "Referred to the health centre", &error));
  g_assert_no_error (error);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) one = fixture_add_programme (fixture), other = fixture_add_programme (fixture);
  g_autofree char *keep
      = fixture_add_person (fixture, one, VV_ROLE_MENTOR, "Live Ekkodal", "digital", 1, FALSE);
  g_autofree char *left
      = fixture_add_person (fixture, other, VV_ROLE_MENTOR, "L. Ekkodal", "digital", 1, FALSE);
  g_autofree char *third = fixture_add_person (fixture, one, VV_ROLE_MENTOR, "Live E.", "digital", 1, FALSE);
  g_assert_true (vv_people_merge (fixture->ws, keep, left, &error));
  g_assert_no_error (error);
  g_autoptr (VvPerson) found = vv_people_get (fixture->ws, left, &error);
  g_assert_cmpstr (found->id, ==, keep);
  g_autoptr (GPtrArray) places = vv_people_list_enrolments (fixture->ws, NULL, keep, NULL, &error);
  g_assert_cmpuint (places->len, ==, 2);
  /* Two places in one programme are not merged away. */
  g_assert_false (vv_people_merge (fixture->ws, keep, third, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_STATE);
  g_clear_error (&error);
  g_autoptr (VvPerson) untouched = vv_people_get (fixture->ws, third, &error);
  g_assert_cmpstr (untouched->name, ==, "Live E.");
  g_assert_false (vv_people_merge (fixture->ws, keep, keep, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_USAGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("people/save", test_save);
  add_test ("people/refusals", test_refusals);
  add_test ("people/twice", test_twice);
  add_test ("people/mentor-states", test_mentor_states);
  add_test ("people/training-refusals", test_training_refusals);
  add_test ("people/mentee-states", test_mentee_states);
  add_test ("people/merge", test_merge);
  return g_test_run ();
}
