/* Programmes are drafted, validated, planned backwards and moved along their states. */
#include "fixture.h"

#include <string.h>
#include "vv-strings.h"

static void
test_drafts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates = vv_programmes_templates (fixture->ws, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (templates->len, ==, 7);
  for (guint i = 0; i < templates->len; i++)
    {
      VvTemplateLine *line = g_ptr_array_index (templates, i);
      g_autoptr (VvProgramme) draft = vv_programmes_draft (fixture->ws, line->id, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (draft->country, ==, "NO");
    }
  g_assert_null (vv_programmes_draft (fixture->ws, "nothing", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_assert_cmpint (programme->state, ==, VV_PROGRAMME_PLANNED);
  vv_set_string (&programme->title, "Nyere veier");
  g_assert_true (vv_programmes_save (fixture->ws, programme, &error));
  g_autoptr (VvProgramme) stored = vv_programmes_get (fixture->ws, programme->id, &error);
  g_assert_cmpstr (stored->title, ==, "Nyere veier");
  stored->state = VV_PROGRAMME_CLOSED;
  g_assert_false (vv_programmes_save (fixture->ws, stored, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_STATE);
}

/* Each wrong value is named by its field, and nothing is stored. */
static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  for (int i = 0; i < 6; i++)
    {
      g_autoptr (VvProgramme) programme = vv_programmes_draft (fixture->ws, "social", &error);
      vv_set_string (&programme->title, i == 0 ? "" : "T");
      vv_set_string (&programme->start, i == 1 ? "2026-02-31" : "2026-10-05");
      vv_set_string (&programme->end, i == 2 ? "2026-10-01" : "2027-05-31");
      programme->group_max = i == 3 ? 6 : 5;
      vv_set_string (&programme->mode, i == 4 ? "by_pigeon" : "blended");
      programme->sessions = i == 5 ? 0 : 8;
      g_assert_false (vv_programmes_save (fixture->ws, programme, &error));
      g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
      g_assert_nonnull (strchr (error->message, ':'));
      g_clear_error (&error);
    }
  g_autoptr (GPtrArray) programmes = vv_programmes_list (fixture->ws, &error);
  g_assert_cmpuint (programmes->len, ==, 0);
}

static void
test_draft_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programmes_draft (fixture->ws, "social", &error);
  vv_set_string (&programme->title, "Uten dato");
  g_assert_true (vv_programmes_save (fixture->ws, programme, &error));
  g_assert_cmpint (programme->state, ==, VV_PROGRAMME_DRAFT);
  g_assert_false (vv_programmes_advance (fixture->ws, programme->id, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
}

static void
test_advance (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_assert_false (vv_programmes_advance (fixture->ws, programme->id, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_RULE);
  g_clear_error (&error);
  g_assert_true (vv_programmes_advance (fixture->ws, programme->id, "We ask people directly", &error));
  g_assert_no_error (error);
  g_assert_true (vv_programmes_set_state (fixture->ws, programme->id, VV_PROGRAMME_PAUSED, "Summer", &error));
  g_autoptr (VvOverview) overview = vv_programmes_overview (fixture->ws, programme->id, &error);
  g_assert_cmpstr (overview->hero_action, ==, "advance");
  g_assert_true (vv_programmes_advance (fixture->ws, programme->id, NULL, &error));
  g_autoptr (VvProgramme) stored = vv_programmes_get (fixture->ws, programme->id, &error);
  g_assert_cmpint (stored->state, ==, VV_PROGRAMME_RECRUITING);
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *later = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autoptr (GPtrArray) steps = vv_programmes_plan (fixture->ws, programme->id, &later, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 13);
  g_assert_cmpstr (later, >, "2026-10-05"); /* five weeks are too short */
  g_autoptr (GBytes) ics = vv_programmes_plan_ics (fixture->ws, programme->id, &error);
  g_assert_no_error (error);
  g_autofree char *text = g_strndup (g_bytes_get_data (ics, NULL), g_bytes_get_size (ics));
  g_assert_nonnull (strstr (text, "SUMMARY:Skriv utlysningen"));
  g_assert_nonnull (strstr (text, "\r\n"));
  g_autoptr (GBytes) pdf = vv_programmes_plan_pdf (fixture->ws, programme->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (memcmp (g_bytes_get_data (pdf, NULL), "%PDF-", 5), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("programmes/drafts", test_drafts);
  add_test ("programmes/save", test_save);
  add_test ("programmes/refusals", test_refusals);
  add_test ("programmes/draft-stays", test_draft_stays);
  add_test ("programmes/advance", test_advance);
  add_test ("programmes/plan", test_plan);
  return g_test_run ();
}
