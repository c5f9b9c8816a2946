/* Spreadsheets of people in the dialects that offices have. */
#include "fixture.h"

#include <string.h>
#include "vv-file.h"
#include "vv-strings.h"

static VvImportResult *
import (Fixture *fixture, const VvProgramme *programme, VvRole role, const char *text, const char *mapping)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_write (fixture, "people.csv", text);
  VvImportResult *result = vv_people_import (fixture->ws, programme->id, role, path, mapping, FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < result->problems->len; i++)
    {
      VvImportProblem *problem = g_ptr_array_index (result->problems, i);
      g_test_message ("line %d, %s: %s", problem->line, problem->column ? problem->column : "-",
                      problem->message);
    }
  return result;
}

static VvEnrolment *
find_enrolment (Fixture *fixture, const VvProgramme *programme, VvRole role, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines
      = vv_people_list (fixture->ws, programme->id, vv_role_to_string (role), NULL, name, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 1);
  VvPersonLine *line = g_ptr_array_index (lines, 0);
  VvEnrolment *enrolment = vv_people_get_enrolment (fixture->ws, programme->id, line->id, role, &error);
  g_assert_no_error (error);
  return enrolment;
}

static void
assert_tags (char **tags, const char *expected)
{
  g_autofree char *joined = vv_join_tags ((const char *const *)tags);
  g_assert_cmpstr (joined, ==, expected);
}

/* Short heads in four languages, with the separators and dates of each country. */
static void
test_languages (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text, *name, *languages, *topics, *times;
  } FILES[] = {
    { "Navn;E-post;Telefon;Født;Språk;Tema;Plasser;Tid\n"
      "Ola Prøve;ola@example.org;000 00 001;28.2.1980;norsk, engelsk og litt arabisk;Jobbsøking, CV og "
      "intervju, "
      "Digitale ferdigheter;3;Hverdagskvelder, Helger\n",
      "Ola", "nb,en,ar", "job_search,digital", "weekday_evening,weekend" },
    { "Nimi,Sähköposti,Puhelin,Syntymäaika,Kielet,Aiheet,Paikat,Ajankohta\n"
      "Aino Testi,aino@example.org,000,1.3.1985,\"suomi, ruotsi\",\"Digitaidot; Arki\",2,\"iltaisin, "
      "viikonloppuisin\"\n",
      "Aino", "fi,sv", "digital,everyday", "weekday_evening,weekend" },
    { "Imię i nazwisko\tE-mail\tTelefon\tData urodzenia\tJęzyki\tTematy\tLiczba podopiecznych\tDostępność\n"
      "Kinga Próbna\tkinga@example.org\t000\t3 maja 1979\tpolski i ukraiński\tWłasna firma\t4\tW weekendy\n",
      "Kinga", "pl,uk", "own_business", "weekend" },
    { "First name;Last name;E-mail;Phone;Date of birth;Languages;Topics;Capacity;Availability\r\n"
      "Amy;Sample;amy@example.org;000;1980-02-28;en/fr;Networks and contacts;1;Weekdays, daytime\r\n",
      "Amy", "en,fr", "networks", "weekday_day" },
  };
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      g_autoptr (VvImportResult) result = import (fixture, programme, VV_ROLE_MENTOR, FILES[i].text, NULL);
      g_assert_cmpint (result->imported, ==, 1);
      g_autoptr (VvEnrolment) enrolment = find_enrolment (fixture, programme, VV_ROLE_MENTOR, FILES[i].name);
      assert_tags (enrolment->languages, FILES[i].languages);
      assert_tags (enrolment->topics, FILES[i].topics);
      assert_tags (enrolment->times, FILES[i].times);
      g_assert_cmpstr (enrolment->state, ==, "applied");
      g_assert_cmpint (enrolment->capacity, >, 0);
    }
}

/* The very questions of the profile as heads. */
static void
test_questions (Fixture *fixture, gconstpointer data)
{
  static const char text[]
      = "Your name, and what you like to be called;Date of birth;Languages you feel comfortable using;What "
        "would you "
        "like to work on?;When can you usually meet?;I would rather have;I would rather meet;If you are "
        "under 18: "
        "name and telephone of a parent or guardian;What would you like to be different in six months?\n"
        "Tuva Prøve;4.5.2009;norsk;Finding out what I want\nJob search, CV and interviews;Weekday evenings;A "
        "small "
        "group;A mix of both;Maria Prøve, 000 00 002;Everything\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autofree char *quoted = g_strdup (text);
  GString *file = g_string_new (quoted);
  g_string_replace (file, "Finding out what I want\nJob search, CV and interviews",
                    "\"Finding out what I want\nJob search, CV and interviews\"", 1);
  g_autoptr (VvImportResult) result = import (fixture, programme, VV_ROLE_MENTEE, file->str, NULL);
  g_string_free (file, TRUE);
  g_assert_cmpint (result->imported, ==, 1);
  g_autoptr (VvEnrolment) enrolment = find_enrolment (fixture, programme, VV_ROLE_MENTEE, "Tuva");
  assert_tags (enrolment->topics, "direction,job_search");
  g_assert_cmpstr (enrolment->form, ==, "group");
  g_assert_cmpstr (enrolment->mode, ==, "blended");
  g_assert_cmpstr (enrolment->motivation, ==, "Everything");
  g_autoptr (VvPerson) person = vv_people_get (fixture->ws, enrolment->person, &error);
  g_assert_cmpstr (person->guardian_name, ==, "Maria Prøve");
  g_assert_cmpstr (person->guardian_phone, ==, "000 00 002");
}

/* Every bad cell is named, and not one row comes in. */
static void
test_bad_cells (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "Navn;Født;E-post;Tema;Plasser;Språk\n"
                             "Ola Prøve;28.2.1980;ola@example.org;Digitalt;3;norsk\n"
                             "Kari Prøve;31.02.2026;kari(at)example.org;Astrologi;9;klingonsk\n"
                             ";1.1.1980;ingen@example.org;;;\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autoptr (VvImportResult) result = import (fixture, programme, VV_ROLE_MENTOR, text, NULL);
  g_assert_cmpuint (result->problems->len, ==, 6);
  VvImportProblem *date = g_ptr_array_index (result->problems, 0);
  g_assert_cmpint (date->line, ==, 3);
  g_assert_cmpstr (date->column, ==, "Født");
  g_assert_cmpstr (date->message, ==, "31.02.2026 is not a day of the calendar.");
  VvImportProblem *name = g_ptr_array_index (result->problems, 5);
  g_assert_cmpint (name->line, ==, 4);
  g_assert_cmpint (result->imported, ==, 0);
  g_assert_cmpint (vv_people_count (fixture->ws, programme->id, NULL, NULL, NULL, &error), ==, 0);
}

static void
test_duplicates (Fixture *fixture, gconstpointer data)
{
  static const char first[]
      = "Navn;Født;E-post\nOla Prøve;28.2.1980;ola@example.org\nOLA  PRØVE;28.2.1980;\n";
  static const char more[] = "Navn;Født;Telefon\nOla Prøve;28.2.1980;000 00 009\nKari Prøve;1.1.1981;\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture),
                          other = fixture_add_programme (fixture);
  g_autoptr (VvImportResult) once = import (fixture, programme, VV_ROLE_MENTOR, first, NULL);
  g_assert_cmpint (once->imported, ==, 1);
  g_assert_cmpuint (once->skipped->len, ==, 1);
  g_assert_null (((VvImportDuplicate *)g_ptr_array_index (once->skipped, 0))->existing);
  /* What was empty is filled; who is there already is shown. */
  g_autoptr (VvImportResult) again = import (fixture, programme, VV_ROLE_MENTOR, more, NULL);
  g_assert_cmpint (again->imported, ==, 1);
  g_assert_cmpint (again->updated, ==, 1);
  g_assert_cmpstr (((VvImportDuplicate *)g_ptr_array_index (again->skipped, 0))->what, ==, "updated");
  g_autoptr (VvImportResult) third = import (fixture, programme, VV_ROLE_MENTOR, more, NULL);
  g_assert_cmpint (third->imported + third->updated, ==, 0);
  g_assert_cmpuint (third->skipped->len, ==, 2);
  /* Known people are enrolled in another programme, not doubled. */
  g_autoptr (VvImportResult) elsewhere = import (fixture, other, VV_ROLE_MENTEE, more, NULL);
  g_assert_cmpint (elsewhere->imported, ==, 2);
  g_assert_cmpint (vv_people_count (fixture->ws, NULL, NULL, NULL, "prøve ola", &error), >=, 1);
  g_autoptr (GPtrArray) places = vv_people_list_enrolments (fixture->ws, other->id, NULL, NULL, &error);
  g_assert_cmpuint (places->len, ==, 2);
}

static void
test_mapping (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "Who;Their letter box;Ignore me\nOla Prøve;ola@example.org;x\n";
  static const char text2[] = "Who;Their letter box;Ignore me\nKari Prøve;kari@example.org;x\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autoptr (VvImportResult) unknown = import (fixture, programme, VV_ROLE_MENTOR, text, NULL);
  g_assert_cmpuint (unknown->problems->len, ==, 1);
  g_autoptr (VvImportResult) mapped = import (fixture, programme, VV_ROLE_MENTOR, text,
                                              "[columns]\nWho = name\nTheir letter box = email\n");
  g_assert_cmpint (mapped->imported, ==, 1);
  /* Remembered for the next file of this kind. */
  g_autoptr (VvImportResult) remembered = import (fixture, programme, VV_ROLE_MENTOR, text2, NULL);
  g_assert_cmpint (remembered->imported, ==, 1);
  g_assert_cmpstr (remembered->fields[1], ==, "email");
  g_autofree char *path = fixture_write (fixture, "people.csv", text);
  g_assert_null (
      vv_people_import (fixture->ws, programme->id, VV_ROLE_MENTOR, path, "Who = nonsense", FALSE, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_USAGE);
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autofree char *path = fixture_write (fixture, "people.csv", "Navn\nOla Prøve\nKari Prøve\n");
  g_autoptr (VvImportResult) result
      = vv_people_import (fixture->ws, programme->id, VV_ROLE_MENTEE, path, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->imported, ==, 2);
  g_assert_cmpuint (result->preview->len, ==, 2);
  g_assert_cmpint (vv_people_count (fixture->ws, programme->id, NULL, NULL, NULL, &error), ==, 0);
}

static void
test_encodings (Fixture *fixture, gconstpointer data)
{
  static const char *const CHARSETS[] = { "UTF-16LE", "UTF-16BE", "WINDOWS-1250", "ISO-8859-2" };
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "people.csv", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (CHARSETS); i++)
    {
      gsize length = 0;
      g_autofree char *name = g_strdup_printf ("Łucja Źródło%c", 'a' + (char)i);
      g_autofree char *text = g_strdup_printf ("%sImię i nazwisko;Miejscowość\n%s;Dąbrówka\n",
                                               i < 2 ? "\xef\xbb\xbf" : "", name);
      g_autofree char *bytes = g_convert (text, -1, CHARSETS[i], "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      g_autoptr (GBytes) file = g_bytes_new (bytes, length);
      g_assert_true (vv_file_write (path, file, &error));
      g_autoptr (VvImportResult) result
          = vv_people_import (fixture->ws, programme->id, VV_ROLE_MENTEE, path, NULL, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (result->imported, ==, 1);
      g_autoptr (GPtrArray) found
          = vv_people_list (fixture->ws, programme->id, NULL, NULL, name, 0, 0, &error);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpstr (((VvPersonLine *)g_ptr_array_index (found, 0))->name, ==, name);
    }
}

/* Text that would be a formula or SQL is a name like any other. */
static void
test_only_text (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "Navn;Sted\n\"Robert'); DROP TABLE people;--\";=HYPERLINK(\"x\")\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autoptr (VvImportResult) result = import (fixture, programme, VV_ROLE_MENTEE, text, NULL);
  g_assert_cmpint (result->imported, ==, 1);
  g_autoptr (GPtrArray) lines = vv_people_list (fixture->ws, programme->id, NULL, NULL, NULL, 0, 0, &error);
  g_assert_cmpstr (((VvPersonLine *)g_ptr_array_index (lines, 0))->name, ==,
                   "Robert'); DROP TABLE people;--");
}

/* Papers known already come along, and names that must not meet are explained. */
static void
test_taken_over (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "Navn;Tilstand;Taushetserklæring;Opplæring;Politiattest;Ikke med\n"
                             "Ola Prøve;available;20.08.2026;ja;x;Kari Prøve\nKari Prøve;;;;;Naboen\n";
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autoptr (VvImportResult) result = import (fixture, programme, VV_ROLE_MENTOR, text, NULL);
  g_assert_cmpint (result->imported, ==, 2);
  g_autoptr (VvEnrolment) ola = find_enrolment (fixture, programme, VV_ROLE_MENTOR, "Ola");
  g_autoptr (VvEnrolment) kari = find_enrolment (fixture, programme, VV_ROLE_MENTOR, "Kari");
  g_assert_cmpstr (ola->state, ==, "available");
  g_assert_cmpstr (ola->cnf_filed, ==, "2026-08-20");
  g_assert_cmpstr (ola->training_attended, ==, TODAY);
  g_assert_cmpstr (ola->barred[0], ==, kari->person);
  g_assert_cmpstr (kari->gender_age_wish, ==, "Naboen");
}

static void
test_no_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autofree char *empty = fixture_write (fixture, "empty.csv", "");
  g_assert_null (vv_people_import (fixture->ws, programme->id, VV_ROLE_MENTOR, empty, NULL, FALSE, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (
      vv_people_import (fixture->ws, programme->id, VV_ROLE_MENTOR, "/nowhere.csv", NULL, FALSE, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (vv_people_import (fixture->ws, programme->id, VV_ROLE_READER, empty, NULL, FALSE, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_USAGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("import/languages", test_languages);
  add_test ("import/questions", test_questions);
  add_test ("import/bad-cells", test_bad_cells);
  add_test ("import/duplicates", test_duplicates);
  add_test ("import/mapping", test_mapping);
  add_test ("import/dry-run", test_dry_run);
  add_test ("import/encodings", test_encodings);
  add_test ("import/only-text", test_only_text);
  add_test ("import/taken-over", test_taken_over);
  add_test ("import/no-table", test_no_table);
  return g_test_run ();
}
