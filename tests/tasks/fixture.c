#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include "vv-file.h"
#include "vv-store-sqlite.h"
#include "vv-strings.h"

const VvEngine ENGINE = { vv_store_sqlite_create, vv_store_sqlite_open };

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      if (g_unlink (file) != 0)
        remove_folder (file);
    }
  g_rmdir (path);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvOrganisation) organisation = vv_organisation_new ();
  vv_set_string (&organisation->name, "Foreningen Prøve");
  vv_set_string (&organisation->country, "NO");
  vv_set_string (&organisation->language, "nb");
  fixture->folder = g_dir_make_tmp ("vv-tasks-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.veiviser", NULL);
  fixture->clock = vv_clock_new_fixed (TODAY);
  fixture->random = vv_random_new_seeded (7);
  fixture->ws = vv_workspace_create (&ENGINE, fixture->path, organisation, "Sigrid Prøve", fixture->clock,
                                     fixture->random, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->ws, vv_workspace_close);
  g_clear_pointer (&fixture->clock, vv_clock_unref);
  g_clear_pointer (&fixture->random, vv_random_unref);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
fixture_reopen (Fixture *fixture, const char *actor, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_clear_pointer (&fixture->ws, vv_workspace_close);
  if (today)
    {
      vv_clock_unref (fixture->clock);
      fixture->clock = vv_clock_new_fixed (today);
    }
  fixture->ws
      = vv_workspace_open (&ENGINE, fixture->path, FALSE, actor, fixture->clock, fixture->random, &error);
  g_assert_no_error (error);
}

VvProgramme *
fixture_add_programme (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  VvProgramme *programme = vv_programmes_draft (fixture->ws, "social", &error);
  g_assert_no_error (error);
  vv_set_string (&programme->title, "Nye veier");
  vv_set_string (&programme->start, "2026-10-05");
  vv_set_string (&programme->end, "2027-05-31");
  vv_programmes_save (fixture->ws, programme, &error);
  g_assert_no_error (error);
  return programme;
}

char *
fixture_add_person (Fixture *fixture,
                    const VvProgramme *programme,
                    VvRole role,
                    const char *name,
                    const char *topics,
                    int capacity,
                    gboolean is_ready)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvPerson) person = vv_person_new (NULL);
  g_autoptr (VvEnrolment) enrolment = vv_enrolment_new (NULL, programme->id, NULL, role);
  vv_set_string (&person->name, name);
  vv_set_string (&person->birth_date, "1999-04-02");
  enrolment->languages = vv_split_tags ("nb");
  enrolment->times = vv_split_tags ("weekday_evening");
  enrolment->topics = vv_split_tags (topics);
  enrolment->capacity = capacity;
  if (is_ready && role == VV_ROLE_MENTOR)
    {
      vv_set_string (&enrolment->cnf_filed, "2026-08-20");
      vv_set_string (&enrolment->training_attended, "2026-08-20");
      vv_set_string (&enrolment->check_shown, "2026-08-20");
      vv_set_string (&enrolment->state, "available");
    }
  if (is_ready && role == VV_ROLE_MENTEE)
    {
      vv_set_string (&enrolment->consented, "2026-08-20");
      vv_set_string (&enrolment->state, "consented");
    }
  vv_people_save (fixture->ws, person, enrolment, &error);
  g_assert_no_error (error);
  return g_strdup (person->id);
}

char *
fixture_write (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  vv_file_write (path, bytes, &error);
  g_assert_no_error (error);
  return path;
}
