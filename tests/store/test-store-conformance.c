#include <glib.h>
#include <string.h>

#include "store-fixture.h"
#include "vv-error.h"
#include "vv-strings.h"

/* What every engine must do: one test for each part of vv-store.h. */

static void
test_person_round_trip (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvPerson) person = store_add_person (fixture->store, 1, "Łucja Żółć-Ødegård");
  g_autoptr (VvPerson) read = NULL;

  g_assert_cmpint (person->version, ==, 1);
  vv_set_string (&person->birth_date, "2004-02-29");
  vv_set_string (&person->email, "lucja@example.org");
  vv_set_string (&person->code, "WF-31");
  vv_set_string (&person->place, "Łódź");
  vv_set_string (&person->guardian_phone, "+47 22 33 44 55");
  g_assert_true (vv_store_put_person (fixture->store, person, &error));
  g_assert_cmpint (person->version, ==, 2);
  store_fixture_reopen (fixture);
  read = vv_store_get_person (fixture->store, person->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->id, ==, person->id);
  g_assert_cmpstr (read->name, ==, "Łucja Żółć-Ødegård");
  g_assert_cmpstr (read->birth_date, ==, "2004-02-29");
  g_assert_cmpstr (read->email, ==, "lucja@example.org");
  g_assert_cmpstr (read->code, ==, "WF-31");
  g_assert_cmpstr (read->place, ==, "Łódź");
  g_assert_cmpstr (read->guardian_phone, ==, "+47 22 33 44 55");
  g_assert_null (read->phone);
  g_assert_null (read->erased_at);
  g_assert_cmpint (read->version, ==, 2);
}

static void
test_missing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;

  g_assert_null (vv_store_get_person (store, "7K3F9QZDM2XA", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vv_store_get_programme (store, "7K3F9QZDM2XA", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vv_store_get_match (store, "", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vv_store_get_enrolment (store, "a", "b", VV_ROLE_MENTOR, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vv_store_get_session (store, "x", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vv_store_get_document (store, "x", TRUE, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vv_store_get_proposal (store, "x", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vv_store_get_scan_page (store, "x", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vv_store_get_scan_file (store, "x", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vv_store_get_certificate (store, "x", TRUE, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vv_store_get_organisation (store, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
}

static void
test_empty_lists (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  VvPersonQuery people = { 0 };
  VvDocumentQuery documents = { 0 };
  VvScanQuery scans = { 0 };

  store_assert_empty (vv_store_list_people (store, &people, &error));
  g_assert_cmpint (vv_store_count_people (store, &people, &error), ==, 0);
  store_assert_empty (vv_store_list_programmes (store, &error));
  store_assert_empty (vv_store_list_enrolments (store, "x", NULL, NULL, &error));
  store_assert_empty (vv_store_list_matches (store, "x", NULL, &error));
  store_assert_empty (vv_store_list_pins (store, "x", &error));
  store_assert_empty (vv_store_list_sessions (store, NULL, NULL, &error));
  store_assert_empty (vv_store_list_attendance (store, "x", &error));
  store_assert_empty (vv_store_list_documents (store, &documents, &error));
  store_assert_empty (vv_store_list_values (store, "x", &error));
  store_assert_empty (vv_store_list_programme_values (store, "x", "IMQ", &error));
  store_assert_empty (vv_store_list_batches (store, &error));
  store_assert_empty (vv_store_list_scan_pages (store, &scans, &error));
  store_assert_empty (vv_store_list_certificates (store, NULL, &error));
  store_assert_empty (vv_store_list_audit (store, NULL, 10, &error));
  store_assert_empty (vv_store_check (store, &error));
  g_assert_no_error (error);
  g_assert_null (vv_store_get_latest_proposal (store, "x", &error));
  g_assert_null (vv_store_find_scan_page (store, "x", 0, &error));
  g_assert_null (vv_store_get_setting (store, "x", &error));
  g_assert_null (vv_store_get_mapping (store, "mentor", "x", &error));
  g_assert_cmpint (vv_store_get_impression (store, "x", "y", "z", "wishes", &error), ==, -1);
  g_assert_no_error (error);
}

static void
test_versions (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autoptr (VvPerson) mine = store_add_person (store, 1, "Kinga Wójcik");
  g_autoptr (VvPerson) theirs = vv_store_get_person (store, mine->id, &error);
  g_autoptr (VvPerson) again = vv_person_new (mine->id);
  g_autoptr (VvPerson) gone = vv_person_new ("7K3F9QZDM2XA");
  g_autoptr (VvPerson) read = NULL;

  vv_set_string (&theirs->phone, "1");
  g_assert_true (vv_store_put_person (store, theirs, &error));
  vv_set_string (&mine->phone, "2");
  g_assert_false (vv_store_put_person (store, mine, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (mine->version, ==, 1);
  g_assert_false (vv_store_put_person (store, again, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_EXISTS);
  g_clear_error (&error);
  gone->version = 3;
  g_assert_false (vv_store_put_person (store, gone, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  read = vv_store_get_person (store, mine->id, &error);
  g_assert_cmpstr (read->phone, ==, "1");
  g_assert_cmpint (read->version, ==, 2);
}

static void
test_transaction (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autoptr (VvPerson) before = store_add_person (store, 1, "Before");
  VvPersonQuery all = { 0 };
  guint64 generation = vv_store_get_generation (store);

  g_assert_true (vv_store_begin (store, &error));
  g_assert_false (vv_store_begin (store, NULL));
  vv_person_free (store_add_person (store, 2, "Taken back"));
  vv_person_free (store_add_person (store, 3, "Taken back too"));
  g_assert_cmpint (vv_store_count_people (store, &all, &error), ==, 3);
  g_assert_cmpuint (vv_store_get_generation (store), ==, generation);
  vv_store_rollback (store);
  g_assert_cmpint (vv_store_count_people (store, &all, &error), ==, 1);
  g_assert_false (vv_store_commit (store, NULL));
  vv_store_rollback (store);

  g_assert_true (vv_store_begin (store, &error));
  vv_person_free (store_add_person (store, 2, "Kept"));
  vv_person_free (store_add_person (store, 3, "Kept too"));
  g_assert_true (vv_store_commit (store, &error));
  g_assert_cmpuint (vv_store_get_generation (store), ==, generation + 1);
  store_fixture_reopen (fixture);
  g_assert_cmpint (vv_store_count_people (fixture->store, &all, &error), ==, 3);
  g_assert_no_error (error);
}

/* A put that fails inside a transaction leaves nothing of itself, and the others stay. */
static void
test_failed_put (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autoptr (VvPerson) mentor = store_add_person (store, 1, "Mentor");
  g_autoptr (VvPerson) mentee = store_add_person (store, 2, "Mentee");
  g_autoptr (VvProgramme) programme = store_add_programme (store, 1, "2026-09-01");
  g_autoptr (VvMatch) match = store_add_match (store, 1, programme->id, mentor->id, mentee->id);
  g_autoptr (VvMatch) read = NULL;

  g_assert_true (vv_store_begin (store, &error));
  vv_person_free (store_add_person (store, 3, "Third"));
  vv_set_string (&match->group_name, "Never");
  g_ptr_array_add (match->mentees, g_strdup ("nobody"));
  g_assert_false (vv_store_put_match (store, match, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (match->version, ==, 1);
  g_assert_true (vv_store_commit (store, &error));
  read = vv_store_get_match (store, match->id, &error);
  g_assert_null (read->group_name);
  g_assert_cmpuint (read->mentees->len, ==, 1);
  g_assert_cmpint (read->version, ==, 1);
  store_assert_empty (vv_store_check (store, &error));
  g_assert_no_error (error);
}

static void
test_programmes (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autoptr (VvProgramme) old = store_add_programme (store, 1, "2025-09-01");
  g_autoptr (VvProgramme) recent = store_add_programme (store, 2, "2026-09-01");
  g_autoptr (VvProgramme) undated = store_add_programme (store, 3, NULL);
  g_autoptr (VvProgramme) read = NULL;
  g_autoptr (GPtrArray) list = NULL;

  recent->state = VV_PROGRAMME_PAUSED;
  recent->paused_from = VV_PROGRAMME_MATCHING;
  recent->group_max = 5;
  recent->retention_months = 24;
  vv_set_string (&recent->end, "2027-06-01");
  vv_set_string (&recent->hr_check, "with_hr");
  g_strfreev (recent->training_topics);
  recent->training_topics = g_strsplit ("1,3,5", ",", -1);
  g_assert_true (vv_store_put_programme (store, recent, &error));
  read = vv_store_get_programme (store, recent->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->state, ==, VV_PROGRAMME_PAUSED);
  g_assert_cmpint (read->paused_from, ==, VV_PROGRAMME_MATCHING);
  g_assert_cmpint (read->group_max, ==, 5);
  g_assert_cmpint (read->retention_months, ==, 24);
  g_assert_cmpstr (read->start, ==, "2026-09-01");
  g_assert_cmpstr (read->end, ==, "2027-06-01");
  g_assert_cmpstr (read->hr_check, ==, "with_hr");
  g_assert_cmpstrv (read->training_topics, recent->training_topics);
  list = vv_store_list_programmes (store, &error);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpstr (((VvProgramme *)list->pdata[0])->id, ==, recent->id);
  g_assert_cmpstr (((VvProgramme *)list->pdata[1])->id, ==, old->id);
  g_assert_cmpstr (((VvProgramme *)list->pdata[2])->id, ==, undated->id);
}

static void
test_enrolments (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autoptr (VvPerson) anna = store_add_person (store, 1, "Anna");
  g_autoptr (VvPerson) zofia = store_add_person (store, 2, "Zofia");
  g_autoptr (VvProgramme) programme = store_add_programme (store, 1, "2026-09-01");
  g_autoptr (VvEnrolment) second = store_add_enrolment (store, 1, programme->id, zofia->id, VV_ROLE_MENTOR);
  g_autoptr (VvEnrolment) first = store_add_enrolment (store, 2, programme->id, anna->id, VV_ROLE_MENTEE);
  g_autoptr (VvEnrolment) read = NULL;
  g_autoptr (VvEnrolment) doubled = vv_enrolment_new ("other", programme->id, anna->id, VV_ROLE_MENTEE);
  g_autoptr (VvEnrolment) lost = vv_enrolment_new ("lost", programme->id, "nobody", VV_ROLE_MENTEE);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) mentors = NULL;
  g_autoptr (GPtrArray) hers = NULL;

  vv_set_string (&first->state, "consented");
  g_strfreev (first->languages);
  first->languages = g_strsplit ("nb,pl", ",", -1);
  first->capacity = 3;
  first->rating_role = 4;
  vv_set_string (&first->motivation, "Jeg vil …\nså gjerne “dette” ; ' --");
  g_assert_true (vv_store_put_enrolment (store, first, &error));
  read = vv_store_get_enrolment (store, programme->id, anna->id, VV_ROLE_MENTEE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->id, ==, first->id);
  g_assert_cmpint (read->role, ==, VV_ROLE_MENTEE);
  g_assert_cmpstr (read->state, ==, "consented");
  g_assert_cmpstrv (read->languages, first->languages);
  g_assert_cmpint (read->capacity, ==, 3);
  g_assert_cmpint (read->rating_role, ==, 4);
  g_assert_cmpstr (read->motivation, ==, first->motivation);
  g_assert_cmpint (read->version, ==, 2);
  all = vv_store_list_enrolments (store, programme->id, NULL, NULL, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((VvEnrolment *)all->pdata[0])->person, ==, anna->id);
  mentors = vv_store_list_enrolments (store, programme->id, NULL, "mentor", &error);
  g_assert_cmpuint (mentors->len, ==, 1);
  hers = vv_store_list_enrolments (store, NULL, anna->id, NULL, &error);
  g_assert_cmpuint (hers->len, ==, 1);
  g_assert_false (vv_store_put_enrolment (store, doubled, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (vv_store_put_enrolment (store, lost, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
}

static void
test_matches (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autoptr (VvPerson) mentor = store_add_person (store, 1, "Mentor");
  g_autoptr (VvPerson) ola = store_add_person (store, 2, "Ola");
  g_autoptr (VvPerson) kari = store_add_person (store, 3, "Kari");
  g_autoptr (VvProgramme) programme = store_add_programme (store, 1, "2026-09-01");
  g_autoptr (VvMatch) match = store_add_match (store, 1, programme->id, mentor->id, ola->id);
  g_autoptr (VvMatch) read = NULL;
  g_autoptr (GPtrArray) of_programme = NULL;
  g_autoptr (GPtrArray) of_mentee = NULL;
  g_autoptr (GPtrArray) of_mentor = NULL;
  g_autoptr (GPtrArray) of_nobody = NULL;

  g_ptr_array_add (match->mentees, g_strdup (kari->id));
  match->state = VV_MATCH_LOCKED;
  match->score = 87;
  match->well_matched = TRUE;
  vv_set_string (&match->reason, "Same trade");
  g_assert_true (vv_store_put_match (store, match, &error));
  read = vv_store_get_match (store, match->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->mentees->len, ==, 2);
  g_assert_cmpstr (read->mentees->pdata[0], ==, ola->id);
  g_assert_cmpstr (read->mentees->pdata[1], ==, kari->id);
  g_assert_cmpint (read->state, ==, VV_MATCH_LOCKED);
  g_assert_cmpint (read->score, ==, 87);
  g_assert_true (read->well_matched);
  g_assert_cmpstr (read->reason, ==, "Same trade");
  of_programme = vv_store_list_matches (store, programme->id, NULL, &error);
  of_mentee = vv_store_list_matches (store, programme->id, kari->id, &error);
  of_mentor = vv_store_list_matches (store, NULL, mentor->id, &error);
  of_nobody = vv_store_list_matches (store, NULL, "nobody", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_programme->len, ==, 1);
  g_assert_cmpuint (((VvMatch *)of_programme->pdata[0])->mentees->len, ==, 2);
  g_assert_cmpuint (of_mentee->len, ==, 1);
  g_assert_cmpuint (of_mentor->len, ==, 1);
  g_assert_cmpuint (of_nobody->len, ==, 0);
}

static guint
count_found (VvStore *store, const VvPersonQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = vv_store_list_people (store, query, &error);

  g_assert_no_error (error);
  g_assert_cmpint (vv_store_count_people (store, query, &error), ==, (int)list->len);
  return list->len;
}

static guint
count_text (VvStore *store, const char *text)
{
  VvPersonQuery query = { .text = text };

  return count_found (store, &query);
}

static void
test_search (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autoptr (VvPerson) kinga = store_add_person (store, 1, "Kinga Wójcik");
  g_autoptr (VvPerson) oystein = store_add_person (store, 2, "Øystein Åsen");
  g_autoptr (VvPerson) aino = store_add_person (store, 3, "Äinö 100%_test");

  vv_set_string (&kinga->email, "kinga.w@example.org");
  vv_set_string (&kinga->code, "WF-31");
  vv_set_string (&kinga->place, "Łódź");
  g_assert_true (vv_store_put_person (store, kinga, &error));
  g_assert_cmpuint (count_text (store, NULL), ==, 3);
  g_assert_cmpuint (count_text (store, "  "), ==, 3);
  g_assert_cmpuint (count_text (store, "kin"), ==, 1);
  g_assert_cmpuint (count_text (store, "WOJ kin"), ==, 1);
  g_assert_cmpuint (count_text (store, "wójcik"), ==, 1);
  g_assert_cmpuint (count_text (store, "jcik"), ==, 0);
  g_assert_cmpuint (count_text (store, "lodz"), ==, 1);
  g_assert_cmpuint (count_text (store, "wf-31"), ==, 1);
  g_assert_cmpuint (count_text (store, "kinga.w@exam"), ==, 1);
  g_assert_cmpuint (count_text (store, "oyst"), ==, 1);
  g_assert_cmpuint (count_text (store, "ås"), ==, 1);
  g_assert_cmpuint (count_text (store, "kinga asen"), ==, 0);
  /* What searches and patterns of other engines would take for orders. */
  g_assert_cmpuint (count_text (store, "100%"), ==, 1);
  g_assert_cmpuint (count_text (store, "k%a"), ==, 0);
  g_assert_cmpuint (count_text (store, "\"kinga\" OR \"asen\""), ==, 0);
  g_assert_cmpuint (count_text (store, "kinga NOT asen"), ==, 0);
  g_assert_cmpuint (count_text (store, "name:kinga"), ==, 0);
  g_assert_cmpuint (count_text (store, "kinga*"), ==, 1);
  g_assert_cmpuint (count_text (store, "'; DROP TABLE people; --"), ==, 0);
  g_assert_cmpuint (count_text (store, "a b c d e f g h i j k l m n o p q"), ==, 0);
  /* The old words are gone, and so are those of an erased person. */
  vv_set_string (&kinga->name, "Anna Nowak");
  vv_set_string (&kinga->email, NULL);
  g_assert_true (vv_store_put_person (store, kinga, &error));
  g_assert_cmpuint (count_text (store, "kinga"), ==, 0);
  g_assert_cmpuint (count_text (store, "nowak"), ==, 1);
  vv_set_string (&kinga->erased_at, "2026-09-01T12:00:00Z");
  g_assert_true (vv_store_put_person (store, kinga, &error));
  g_assert_cmpuint (count_text (store, "nowak"), ==, 0);
  g_assert_cmpuint (count_text (store, NULL), ==, 2);
  g_assert_no_error (error);
}

static void
test_people_lists (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  const char *names[] = { "Øyvind", "anna", "Zofia", "Bjørn" };
  g_autoptr (VvProgramme) old = store_add_programme (store, 1, "2025-09-01");
  g_autoptr (VvProgramme) recent = store_add_programme (store, 2, "2026-09-01");
  VvPersonQuery page = { .offset = 1, .limit = 2 };
  VvPersonQuery everybody = { 0 };
  VvPersonQuery mentors = { .programme = recent->id, .role = "mentor" };
  VvPersonQuery any_mentor = { .role = "mentor" };
  VvPersonQuery invited = { .programme = recent->id, .state = "invited", .text = "bj" };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) all = NULL;
  VvPersonRow *row;

  for (int i = 0; i < 4; i++)
    vv_person_free (store_add_person (store, i, names[i]));
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *person = store_id ('P', i + 1);

      vv_enrolment_free (store_add_enrolment (store, i, old->id, person, VV_ROLE_MENTEE));
      vv_enrolment_free (
          store_add_enrolment (store, 10 + i, recent->id, person, i ? VV_ROLE_MENTEE : VV_ROLE_MENTOR));
    }
  rows = vv_store_list_people (store, &page, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[0];
  g_assert_cmpstr (row->name, ==, "Bjørn");
  g_assert_cmpstr (row->programme, ==, recent->id);
  g_assert_cmpstr (row->role, ==, "mentee");
  g_assert_cmpstr (row->state, ==, "invited");
  row = rows->pdata[1];
  g_assert_cmpstr (row->name, ==, "Øyvind");
  g_assert_null (row->programme);
  all = vv_store_list_people (store, &everybody, &error);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpstr (((VvPersonRow *)all->pdata[0])->name, ==, "anna");
  g_assert_cmpstr (((VvPersonRow *)all->pdata[3])->name, ==, "Zofia");
  g_assert_cmpuint (count_found (store, &mentors), ==, 1);
  g_assert_cmpuint (count_found (store, &any_mentor), ==, 1);
  g_assert_cmpuint (count_found (store, &invited), ==, 1);
}

static guint
count_duplicates (VvStore *store, const char *name, const char *birth, const char *email)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvPerson) person = vv_person_new ("new");
  g_autoptr (GPtrArray) ids = NULL;

  vv_set_string (&person->name, name);
  vv_set_string (&person->birth_date, birth);
  vv_set_string (&person->email, email);
  ids = vv_store_find_duplicates (store, person, &error);
  g_assert_no_error (error);
  return ids->len;
}

static void
test_duplicates (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autoptr (VvPerson) person = store_add_person (store, 1, "Łucja  Ødegård");
  g_autoptr (GPtrArray) self = NULL;

  g_assert_cmpuint (count_duplicates (store, "lucja odegard", NULL, NULL), ==, 1);
  vv_set_string (&person->birth_date, "2004-02-29");
  vv_set_string (&person->email, "L@example.org");
  g_assert_true (vv_store_put_person (store, person, &error));
  g_assert_cmpuint (count_duplicates (store, "Łucja Ødegård", "2004-02-29", "other@example.org"), ==, 1);
  g_assert_cmpuint (count_duplicates (store, "Łucja Ødegård", "2005-01-01", "l@EXAMPLE.org"), ==, 1);
  g_assert_cmpuint (count_duplicates (store, "Łucja Ødegård", "2005-01-01", NULL), ==, 0);
  g_assert_cmpuint (count_duplicates (store, "Łucja Ødegård", NULL, "other@example.org"), ==, 0);
  g_assert_cmpuint (count_duplicates (store, "Łucja Ødegård", NULL, NULL), ==, 1);
  g_assert_cmpuint (count_duplicates (store, "Lucia", "2004-02-29", "l@example.org"), ==, 0);
  self = vv_store_find_duplicates (store, person, &error);
  g_assert_cmpuint (self->len, ==, 0);
}

static const StoreCase cases[] = {
  { "person-round-trip", test_person_round_trip },
  { "missing", test_missing },
  { "empty-lists", test_empty_lists },
  { "versions", test_versions },
  { "transaction", test_transaction },
  { "failed-put", test_failed_put },
  { "programmes", test_programmes },
  { "enrolments", test_enrolments },
  { "matches", test_matches },
  { "search", test_search },
  { "people-lists", test_people_lists },
  { "duplicates", test_duplicates },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add_cases (cases, G_N_ELEMENTS (cases));
  return g_test_run ();
}
