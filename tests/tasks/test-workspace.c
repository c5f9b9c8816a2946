/* Workspaces are made, opened by several actors, checked, backed up and restored. */
#include "fixture.h"

#include <string.h>
#include "vv-strings.h"

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvOrganisation) organisation = vv_workspace_get_organisation (fixture->ws, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (organisation->name, ==, "Foreningen Prøve");
  g_assert_cmpstr (organisation->coordinator, ==, vv_workspace_get_actor (fixture->ws)->person);
  g_assert_cmpint (vv_workspace_get_actor (fixture->ws)->role, ==, VV_ROLE_COORDINATOR);
  g_assert_null (vv_workspace_create (&ENGINE, fixture->path, organisation, "Ingen", fixture->clock,
                                      fixture->random, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_EXISTS);
}

static void
test_no_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvOrganisation) organisation = vv_organisation_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "other.veiviser", NULL);
  g_assert_null (
      vv_workspace_create (&ENGINE, path, organisation, "X", fixture->clock, fixture->random, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_autoptr (VvOrganisation) stored = vv_workspace_get_organisation (fixture->ws, &error);
  vv_set_string (&stored->name, "");
  g_assert_false (vv_workspace_set_organisation (fixture->ws, stored, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
}

static void
test_remember (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64 before = vv_workspace_get_generation (fixture->ws);
  g_assert_true (vv_workspace_remember (fixture->ws, "wizard", "page 3", &error));
  g_autofree char *value = vv_workspace_recall (fixture->ws, "wizard", &error);
  g_assert_cmpstr (value, ==, "page 3");
  g_assert_cmpuint (vv_workspace_get_generation (fixture->ws), >, before);
  g_assert_true (vv_workspace_remember (fixture->ws, "wizard", NULL, &error));
  g_autofree char *gone = vv_workspace_recall (fixture->ws, "wizard", &error);
  g_assert_null (gone);
  g_assert_no_error (error);
}

static void
test_actors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autofree char *mentor
      = fixture_add_person (fixture, programme, VV_ROLE_MENTOR, "Oskar Fjellsikt", "digital", 2, FALSE);
  g_autofree char *as_coordinator = g_strconcat (mentor, ":coordinator", NULL);
  fixture_reopen (fixture, "Oskar Fjellsikt", NULL);
  g_assert_cmpint (vv_workspace_get_actor (fixture->ws)->role, ==, VV_ROLE_MENTOR);
  g_assert_false (vv_workspace_get_actor (fixture->ws)->cnf_filed);
  /* A mentor neither changes programmes nor people. */
  g_assert_false (vv_programmes_save (fixture->ws, programme, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_PERMISSION);
  g_clear_error (&error);
  g_clear_pointer (&fixture->ws, vv_workspace_close);
  const char *const refused[] = { "Nobody At All", as_coordinator, "Oskar Fjellsikt:king" };
  const int codes[] = { VV_ERROR_NOT_FOUND, VV_ERROR_PERMISSION, VV_ERROR_USAGE };
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_null (vv_workspace_open (&ENGINE, fixture->path, FALSE, refused[i], fixture->clock,
                                        fixture->random, &error));
      g_assert_error (error, VV_ERROR, codes[i]);
      g_clear_error (&error);
    }
}

static void
test_names_hidden (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autofree char *mentor
      = fixture_add_person (fixture, programme, VV_ROLE_MENTOR, "Oskar Fjellsikt", "digital", 2, FALSE);
  g_autofree char *mentee
      = fixture_add_person (fixture, programme, VV_ROLE_MENTEE, "Tuva Snøfonn", "digital", 0, TRUE);
  fixture_reopen (fixture, "Oskar Fjellsikt", NULL);
  g_autoptr (VvPerson) hidden = vv_people_get (fixture->ws, mentee, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hidden->name, ==, "NV-02");
  g_assert_null (hidden->birth_date);
  g_autoptr (GPtrArray) lines
      = vv_people_list (fixture->ws, programme->id, "mentee", NULL, NULL, 0, 0, &error);
  g_assert_cmpstr (((VvPersonLine *)g_ptr_array_index (lines, 0))->name, ==, "NV-02");
  fixture_reopen (fixture, NULL, NULL);
  g_autoptr (VvPerson) shown = vv_people_get (fixture->ws, mentee, &error);
  g_assert_cmpstr (shown->name, ==, "Tuva Snøfonn");
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.veiviser", NULL);
  g_autofree char *restored = g_build_filename (fixture->folder, "restored.veiviser", NULL);
  g_autofree char *text = fixture_write (fixture, "text.txt", "not a workspace");
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_assert_true (vv_workspace_backup (fixture->ws, backup, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (vv_workspace_backup (fixture->ws, backup, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (vv_workspace_restore (&ENGINE, backup, restored, fixture->clock, &error));
  g_assert_no_error (error);
  g_assert_false (vv_workspace_restore (&ENGINE, backup, restored, fixture->clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_EXISTS);
  g_clear_error (&error);
  g_autofree char *other = g_build_filename (fixture->folder, "other.veiviser", NULL);
  g_assert_false (vv_workspace_restore (&ENGINE, text, other, fixture->clock, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_autofree char *sealed = fixture_write (fixture, "sealed.age", "age-encryption.org/v1\n-> X25519 abc\n");
  g_assert_false (vv_workspace_restore (&ENGINE, sealed, other, fixture->clock, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_FOREIGN);
  g_clear_error (&error);
  g_autoptr (VvWorkspace) copy
      = vv_workspace_open (&ENGINE, restored, TRUE, NULL, fixture->clock, fixture->random, &error);
  g_assert_no_error (error);
  g_autoptr (VvProgramme) same = vv_programmes_get (copy, programme->id, &error);
  g_assert_cmpstr (same->title, ==, "Nye veier");
  g_assert_true (vv_workspace_is_read_only (copy));
  g_assert_false (vv_programmes_save (copy, same, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_PERMISSION);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autoptr (GPtrArray) sentences = vv_workspace_check (fixture->ws, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sentences->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("workspace/create", test_create);
  add_test ("workspace/no-name", test_no_name);
  add_test ("workspace/remember", test_remember);
  add_test ("workspace/actors", test_actors);
  add_test ("workspace/names-hidden", test_names_hidden);
  add_test ("workspace/backup", test_backup);
  add_test ("workspace/check", test_check);
  return g_test_run ();
}
