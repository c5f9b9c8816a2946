/* Nouns are copied whole and freed whole; states are words and back. */
#include "vv-document.h"
#include "vv-match.h"
#include "vv-person.h"
#include "vv-programme.h"
#include "vv-scan.h"

#include <string.h>

/* The copy has a string of its own. */
#define ASSERT_OWN(original, copy, member)                                                                   \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_assert_cmpstr ((original)->member, ==, (copy)->member);                                                \
    g_assert_true ((original)->member != (copy)->member);                                                    \
  }                                                                                                          \
  G_STMT_END

static void
test_person (void)
{
  g_autoptr (VvPerson) person = vv_person_new ("id");
  g_autoptr (VvPerson) copy = NULL;

  person->name = g_strdup ("Kinga Wójcik");
  person->guardian_phone = g_strdup ("112");
  person->version = 3;
  copy = vv_person_copy (person);
  ASSERT_OWN (person, copy, id);
  ASSERT_OWN (person, copy, name);
  ASSERT_OWN (person, copy, guardian_phone);
  g_assert_cmpint (copy->version, ==, 3);
  g_assert_null (copy->email);
  g_assert_false (vv_person_is_minor_on (person, "2026-09-01"));
  person->birth_date = g_strdup ("2008-09-02");
  g_assert_true (vv_person_is_minor_on (person, "2026-09-01"));
  g_assert_false (vv_person_is_minor_on (person, "2026-09-02"));
}

static void
test_enrolment (void)
{
  g_autoptr (VvEnrolment) enrolment = vv_enrolment_new ("id", "p", "person", VV_ROLE_MENTOR);
  g_autoptr (VvEnrolment) copy = NULL;

  g_assert_cmpstr (enrolment->state, ==, "applied");
  enrolment->languages = g_strsplit ("nb,en", ",", -1);
  enrolment->capacity = 2;
  copy = vv_enrolment_copy (enrolment);
  g_assert_true (copy->languages != enrolment->languages);
  g_assert_true (
      g_strv_equal ((const char *const *)copy->languages, (const char *const *)enrolment->languages));
  g_assert_null (copy->topics);
  ASSERT_OWN (enrolment, copy, state);
  g_assert_cmpint (copy->capacity, ==, 2);
}

static void
test_programme (void)
{
  g_autoptr (VvProgramme) programme = vv_programme_new ("id");
  g_autoptr (VvOrganisation) organisation = vv_organisation_new ();
  g_autoptr (VvProgramme) copy = NULL;
  g_autoptr (VvOrganisation) other = NULL;

  programme->training_topics = g_strsplit ("1,2", ",", -1);
  programme->created_on = g_strdup ("2026-01-01");
  copy = vv_programme_copy (programme);
  ASSERT_OWN (programme, copy, mode);
  ASSERT_OWN (programme, copy, created_on);
  g_assert_cmpint (copy->group_max, ==, 5);
  g_assert_cmpint (copy->notice_days, ==, 2);
  organisation->name = g_strdup ("Havna");
  organisation->logo = g_bytes_new_static ("png", 3);
  other = vv_organisation_copy (organisation);
  ASSERT_OWN (organisation, other, name);
  g_assert_true (other->logo == organisation->logo);
}

static void
test_match (void)
{
  g_autoptr (VvMatch) match = vv_match_new ("id", "p", "mentor");
  g_autoptr (VvMatch) copy = NULL;

  g_ptr_array_add (match->mentees, g_strdup ("m1"));
  copy = vv_match_copy (match);
  g_ptr_array_add (match->mentees, g_strdup ("m2"));
  g_assert_cmpuint (copy->mentees->len, ==, 1);
  g_assert_true (vv_match_has_mentee (match, "m2"));
  g_assert_false (vv_match_has_mentee (copy, "m2"));
  for (int state = 0; state <= VV_MATCH_REMATCH; state++)
    {
      match->state = (VvMatchState)state;
      g_assert_cmpint (vv_match_is_live (match), ==,
                       state >= VV_MATCH_LOCKED && state <= VV_MATCH_FINAL_DONE);
    }
}

static void
test_others (void)
{
  g_autoptr (VvSession) session = vv_session_new ("s", "m", 2);
  g_autoptr (VvSession) session_copy = vv_session_copy (session);
  g_autoptr (VvDocument) document = vv_document_new ("d", "p", "AGR");
  g_autoptr (VvDocument) document_copy = vv_document_copy (document);
  g_autoptr (VvScanPage) page = vv_scan_page_new ("page");
  VvReading *reading = vv_reading_new ("IMQ-05");

  ASSERT_OWN (session, session_copy, match);
  g_assert_cmpstr (session->kind, ==, "mentoring");
  ASSERT_OWN (document, document_copy, form);
  reading->values = g_strsplit ("7", ",", -1);
  reading->why = g_strdup ("faint");
  g_ptr_array_add (page->readings, reading);
  g_ptr_array_add (page->readings, vv_reading_copy (reading));
  vv_value_free (vv_value_new ("d", "IMQ-05", "7", "scan"));
  vv_audit_free (vv_audit_new ("person.add", "id", NULL));
  vv_pin_free (vv_pin_new ("a", "b"));
  vv_proposal_free (vv_proposal_new ("id", "p"));
  vv_attendance_free (vv_attendance_new ("s", "m1", "present"));
  vv_certificate_record_free (vv_certificate_record_new ("c"));
  vv_scan_batch_free (vv_scan_batch_new ("b"));
  vv_person_free (NULL);
  vv_match_free (NULL);
  vv_organisation_free (NULL);
}

#define ASSERT_WORDS(Type, prefix, last, n_words)                                                            \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    Type value;                                                                                              \
    g_assert_cmpint ((last) + 1, ==, n_words);                                                               \
    for (int i = 0; i < n_words; i++)                                                                        \
      {                                                                                                      \
        g_assert_true (prefix##_from_string (prefix##_to_string ((Type)i), &value));                         \
        g_assert_cmpint (value, ==, i);                                                                      \
      }                                                                                                      \
    g_assert_false (prefix##_from_string ("nonsense", &value));                                              \
    g_assert_false (prefix##_from_string (NULL, &value));                                                    \
  }                                                                                                          \
  G_STMT_END

static void
test_words (void)
{
  ASSERT_WORDS (VvRole, vv_role, VV_ROLE_READER, 6);
  ASSERT_WORDS (VvProgrammeState, vv_programme_state, VV_PROGRAMME_CANCELLED, 13);
  ASSERT_WORDS (VvMentorState, vv_mentor_state, VV_MENTOR_STOPPED, 17);
  ASSERT_WORDS (VvMenteeState, vv_mentee_state, VV_MENTEE_ENDED_EARLY, 14);
  ASSERT_WORDS (VvMatchState, vv_match_state, VV_MATCH_REMATCH, 10);
  ASSERT_WORDS (VvSessionState, vv_session_state, VV_SESSION_NOT_HELD, 8);
  ASSERT_WORDS (VvDocumentState, vv_document_state, VV_DOCUMENT_WAIVED, 8);
  ASSERT_WORDS (VvFolder, vv_folder, VV_FOLDER_RESTRICTED, 7);
  ASSERT_WORDS (VvPageState, vv_page_state, VV_PAGE_FAILED, 5);
  ASSERT_WORDS (VvReadingState, vv_reading_state, VV_READING_REVIEW, 3);
  g_assert_cmpstr (vv_folder_to_string (VV_FOLDER_MANAGEMENT), ==, "MANAGEMENT");
  g_assert_cmpstr (vv_mentee_state_to_string (VV_MENTEE_PROFILE_RECEIVED), ==, "profile_received");
  g_assert_cmpstr (vv_match_state_to_string (VV_MATCH_MIDTERM_DONE), ==, "midterm_done");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nouns/person", test_person);
  g_test_add_func ("/nouns/enrolment", test_enrolment);
  g_test_add_func ("/nouns/programme", test_programme);
  g_test_add_func ("/nouns/match", test_match);
  g_test_add_func ("/nouns/others", test_others);
  g_test_add_func ("/nouns/words", test_words);
  return g_test_run ();
}
