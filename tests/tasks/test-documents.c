/* Every form goes out for its subject in every language; values are typed; who may do what. */
#include "desk.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include "vv-certificates.h"
#include "vv-file.h"
#include "vv-scans.h"
#include "vv-sessions.h"
#include "vv-strings.h"

static const char *const LANGUAGES[] = { "nb", "fi", "pl", "en" };

static double
number (JsonObject *object, const char *name)
{
  return json_object_get_double_member_with_default (object, name, -1);
}

static void
check_rect (JsonObject *rect, const char *place)
{
  double x = number (rect, "x"), y = number (rect, "y"), w = number (rect, "w"), h = number (rect, "h");

  if (x < 0 || y < 0 || w <= 0 || h <= 0 || x + w > 210 || y + h > 297)
    g_error ("%s: %g %g %g %g", place, x, y, w, h);
}

static void
check_field (JsonObject *field, const char *form)
{
  const char *id = json_object_get_string_member (field, "id");
  VvFieldType type;

  g_assert_true (g_str_has_prefix (id, form));
  g_assert_true (vv_field_type_from_string (json_object_get_string_member (field, "type"), &type));
  if (type == VV_FIELD_CHOICE || type == VV_FIELD_MULTICHOICE || type == VV_FIELD_RATING_1_5
      || type == VV_FIELD_RATING_4_10)
    {
      JsonArray *boxes = json_object_get_array_member (field, "boxes");

      g_assert_cmpuint (json_array_get_length (boxes), >, 0);
      for (guint i = 0; i < json_array_get_length (boxes); i++)
        check_rect (json_array_get_object_element (boxes, i), id);
    }
  else
    check_rect (field, id);
}

/* The geometry document of the command line. */
static void
check_geometry (const char *text, const VvDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;
  JsonArray *pages;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "form"), ==, document->form);
  g_assert_cmpstr (json_object_get_string_member (root, "language"), ==, document->language);
  g_assert_cmpint (strlen (json_object_get_string_member (root, "document")), ==, 14);
  pages = json_object_get_array_member (root, "pages");
  g_assert_cmpint (json_array_get_length (pages), ==, document->pages);
  for (guint p = 0; p < json_array_get_length (pages); p++)
    {
      JsonObject *page = json_array_get_object_element (pages, p);
      JsonArray *fields = json_object_get_array_member (page, "fields");

      g_assert_cmpint (json_object_get_int_member (page, "page"), ==, p + 1);
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (page, "codes")), ==, 2);
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (page, "marks")), ==, 4);
      for (guint f = 0; f < json_array_get_length (fields); f++)
        check_field (json_array_get_object_element (fields, f), document->form);
    }
}

static void
issue_one (Fixture *fixture, Desk *desk, const VvFormLine *form, const char *language)
{
  g_autoptr (GError) error = NULL;
  VvSubject subject = desk_subject (desk, form->applies_to);
  g_autoptr (VvPreview) preview = NULL;
  g_autoptr (VvDocument) document
      = vv_documents_issue (fixture->ws, form->id, &subject, language, NULL, NULL, NULL, &preview, &error);
  g_autoptr (VvPreview) again = NULL;
  g_autofree char *geometry = NULL;
  g_autofree char *kept = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (vv_document_state_to_string (document->state), ==, "issued");
  g_assert_cmpint (document->pages, ==, vv_preview_pages (preview));
  g_assert_cmpstr (document->language, ==, language);
  geometry = vv_preview_geometry_json (preview);
  check_geometry (geometry, document);
  again = vv_documents_open (fixture->ws, document->id, &error);
  g_assert_no_error (error);
  kept = vv_preview_geometry_json (again);
  g_assert_cmpstr (kept, ==, geometry);
}

static void
test_every_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  desk_set_up (&desk, fixture);
  forms = vv_forms_list (fixture->ws, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (forms->len, ==, 24);
  for (guint i = 0; i < forms->len; i++)
    for (guint l = 0; l < G_N_ELEMENTS (LANGUAGES); l++)
      issue_one (fixture, &desk, forms->pdata[i], LANGUAGES[l]);
  documents = vv_documents_list (fixture->ws, desk.programme->id, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_cmpuint (documents->len, ==, 96);
}

/* What is printed as known is a value of the record, and its language that of the subject. */
static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) paper = { NULL };
  g_autofree char *place = NULL, *kind = NULL, *title = NULL;
  VvSubject subject;

  desk_set_up (&desk, fixture);
  subject = desk_subject (&desk, "match");
  desk_issue (&desk, fixture, "AGR", &subject, NULL, &paper);
  g_assert_cmpstr (paper.document->language, ==, "nb");
  g_assert_cmpint (paper.document->folder, ==, VV_FOLDER_MANAGEMENT);
  place = desk_value (fixture, paper.document->id, "AGR-01");
  g_assert_cmpstr (place, ==, "Foreningen Prøve");
  kind = desk_value (fixture, paper.document->id, "AGR-05");
  g_assert_cmpstr (kind, ==, "2");
  title = vv_documents_title (fixture->ws, paper.document, &error);
  g_assert_nonnull (strstr (title, "Kari"));
}

static const char *
state_of (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvDocument) document = vv_documents_get (fixture->ws, id, &error);

  g_assert_no_error (error);
  return vv_document_state_to_string (document->state);
}

/* Plans and goals are rewritten: the old version stays and says which one took its place. */
static void
test_new_version (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *form, *applies_to, *old;
  } CASES[] = { { "SPL", "match", "superseded" },
                { "GGT", "match", "superseded" },
                { "PGT", "person", "superseded" },
                { "AGR", "match", "issued" } };
  g_auto (Desk) desk = { 0 };

  desk_set_up (&desk, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      VvSubject subject = desk_subject (&desk, CASES[i].applies_to);
      VvSubject other = { .programme = desk.programme->id };
      g_auto (Paper) first = { NULL };
      g_auto (Paper) another = { NULL };
      g_auto (Paper) second = { NULL };

      *(subject.match ? &other.match : &other.person) = subject.match ? desk.pair : desk.emil;
      desk_issue (&desk, fixture, CASES[i].form, &subject, NULL, &first);
      desk_issue (&desk, fixture, CASES[i].form, &other, NULL, &another);
      desk_issue (&desk, fixture, CASES[i].form, &subject, NULL, &second);
      g_assert_cmpstr (state_of (fixture, first.document->id), ==, CASES[i].old);
      g_assert_cmpstr (state_of (fixture, another.document->id), ==, "issued");
      g_assert_cmpstr (state_of (fixture, second.document->id), ==, "issued");
      if (g_str_equal (CASES[i].form, "SPL"))
        {
          g_autofree char *version = desk_value (fixture, second.document->id, "SPL-03");

          g_assert_true (g_str_has_prefix (version, "2, "));
        }
    }
}

static void
refuse_fill (Fixture *fixture, const char *document, const char *json, const char *named)
{
  g_autoptr (GError) error = NULL;

  if (vv_documents_fill (fixture->ws, document, json, &error))
    g_error ("%s was taken", json);
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  if (!strstr (error->message, named))
    g_error ("“%s” does not name %s", error->message, named);
}

static void
test_fill (Fixture *fixture, gconstpointer data)
{
  static const char all[]
      = "{\"FMQ-05\":\"7\",\"FMQ-06\":8,\"FMQ-07\":\"4\",\"FMQ-08\":\"10\",\"FMQ-09\":\"9\",\"FMQ-10\":\"6\","
        "\"FMQ-11\":\"5\"}";
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) paper = { NULL };
  g_auto (Paper) midterm = { NULL };
  g_autofree char *nothing = NULL, *read = NULL;
  VvSubject subject, match;

  desk_set_up (&desk, fixture);
  subject = desk_subject (&desk, "person");
  match = desk_subject (&desk, "match");
  desk_issue (&desk, fixture, "FMQ", &subject, NULL, &paper);
  desk_issue (&desk, fixture, "MMR", &match, NULL, &midterm);
  refuse_fill (fixture, paper.document->id, "{\"FMQ-05\":\"7\",\"FMQ-06\":\"11\"}", "FMQ-06");
  refuse_fill (fixture, paper.document->id, "{\"FMQ-05\":[\"7\",\"8\"]}", "FMQ-05");
  refuse_fill (fixture, paper.document->id, "{\"FMQ-05\":\"seven\"}", "FMQ-05");
  refuse_fill (fixture, paper.document->id, "{\"FMQ-99\":\"1\"}", "FMQ-99");
  refuse_fill (fixture, paper.document->id, "{\"FMQ-05\":{}}", "FMQ-05");
  refuse_fill (fixture, paper.document->id, "[1]", "{");
  refuse_fill (fixture, paper.document->id, "{", "");
  refuse_fill (fixture, midterm.document->id, "{\"MMR-18\":\"signed\"}", "MMR-18");
  refuse_fill (fixture, midterm.document->id, "{\"MMR-02\":\"2026-02-31\"}", "MMR-02");
  refuse_fill (fixture, midterm.document->id, "{\"MMR-10.c3.r1\":\"3\"}", "MMR-10.c3.r1");
  nothing = desk_value (fixture, paper.document->id, "FMQ-05");
  g_assert_null (nothing);
  g_assert_true (vv_documents_fill (fixture->ws, paper.document->id, all, &error));
  g_assert_no_error (error);
  read = desk_value (fixture, paper.document->id, "FMQ-06");
  g_assert_cmpstr (read, ==, "8");
}

static void
test_waive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) paper = { NULL };
  VvSubject subject;

  desk_set_up (&desk, fixture);
  subject = desk_subject (&desk, "match");
  desk_issue (&desk, fixture, "FSQ", &subject, NULL, &paper);
  g_assert_false (vv_documents_waive (fixture->ws, paper.document->id, " ", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (vv_documents_waive (fixture->ws, paper.document->id, "They moved away", &error));
  g_assert_cmpstr (state_of (fixture, paper.document->id), ==, "waived");
}

static gboolean
fail_at_second (const VvDocument *document, VvPreview *preview, gpointer data, GError **error)
{
  int *written = data;

  if (++*written < 2)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_IO, "full");
  return FALSE;
}

/* For everyone: each in the own language, lists for each match's next session, and all or none. */
static void
test_issue_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_autoptr (GPtrArray) pair = NULL;
  g_autoptr (GPtrArray) group = NULL;
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GBytes) pdf = NULL;
  int written = 0;

  desk_set_up (&desk, fixture);
  pair = vv_sessions_plan (fixture->ws, desk.pair, "2026-10-05", "16:00", "Havna", NULL, 6, 14, &error);
  g_assert_no_error (error);
  group = vv_sessions_plan (fixture->ws, desk.group, "2026-10-06", "16:00", "Havna", NULL, 6, 14, &error);
  g_assert_no_error (error);
  g_assert_null (vv_documents_issue_all (fixture->ws, "ATT", desk.programme->id, NULL, fail_at_second,
                                         &written, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_clear_error (&error);
  none = vv_documents_list (fixture->ws, desk.programme->id, NULL, "ATT", NULL, NULL, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);
  made = vv_documents_issue_all (fixture->ws, "ATT", desk.programme->id, NULL, NULL, NULL, &pdf, NULL, NULL,
                                 NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made->len, ==, 2);
  g_assert_cmpint (memcmp (g_bytes_get_data (pdf, NULL), "%PDF-", 5), ==, 0);
  for (guint i = 0; i < made->len; i++)
    {
      const VvDocument *document = made->pdata[i];
      const VvSession *first = (g_str_equal (document->match, desk.pair) ? pair : group)->pdata[0];

      g_assert_cmpstr (document->session, ==, first->id);
    }
  g_assert_null (vv_documents_issue_all (fixture->ws, "AGR", desk.programme->id, "pl,nb", NULL, NULL, NULL,
                                         NULL, NULL, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_USAGE);
}

/* R02: mentors for their own pair or group, mentees not at all. */
static void
test_rights (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_auto (Paper) secret = { NULL };
  g_auto (Paper) own = { NULL };
  g_autofree char *mentor = NULL, *mentee = NULL;
  g_autoptr (GPtrArray) seen = NULL;
  VvSubject pair, group, person;

  desk_set_up (&desk, fixture);
  pair = (VvSubject){ .programme = desk.programme->id, .match = desk.pair };
  group = (VvSubject){ .programme = desk.programme->id, .match = desk.group };
  person = (VvSubject){ .programme = desk.programme->id, .person = desk.tuva };
  desk_issue (&desk, fixture, "MPR", &person, NULL, &secret);
  mentor = g_strconcat (desk.ola, ":mentor", NULL);
  mentee = g_strconcat (desk.tuva, ":mentee", NULL);
  fixture_reopen (fixture, mentor, NULL);
  desk_issue (&desk, fixture, "SPL", &pair, NULL, &own);
  g_assert_null (vv_documents_issue (fixture->ws, "SPL", &group, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_PERMISSION);
  g_clear_error (&error);
  g_assert_null (vv_documents_issue (fixture->ws, "LOF", &person, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_PERMISSION);
  g_clear_error (&error);
  g_assert_null (vv_documents_values (fixture->ws, secret.document->id, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_PERMISSION);
  g_clear_error (&error);
  seen = vv_documents_list (fixture->ws, desk.programme->id, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_cmpuint (seen->len, ==, 1);
  fixture_reopen (fixture, mentee, NULL);
  g_assert_null (vv_documents_issue (fixture->ws, "SPL", &pair, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_PERMISSION);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("documents/every-form", test_every_form);
  add_test ("documents/values", test_values);
  add_test ("documents/new-version", test_new_version);
  add_test ("documents/fill", test_fill);
  add_test ("documents/waive", test_waive);
  add_test ("documents/issue-all", test_issue_all);
  add_test ("documents/rights", test_rights);
  return g_test_run ();
}
