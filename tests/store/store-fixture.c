#include "store-fixture.h"

#include <glib/gstdio.h>

#include "vv-id.h"
#include "vv-store-sqlite.h"
#include "vv-strings.h"

static VvStore *
create_sqlite (const char *folder, VvClock *clock, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "test.veiviser", NULL);

  return vv_store_sqlite_create (path, clock, error);
}

static VvStore *
reopen_sqlite (const char *folder, VvClock *clock, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "test.veiviser", NULL);

  return vv_store_sqlite_open (path, FALSE, clock, error);
}

const StoreFactory store_factories[] = {
  { "sqlite", create_sqlite, reopen_sqlite },
  { NULL },
};

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer factory)
{
  g_autoptr (GError) error = NULL;

  fixture->factory = factory;
  fixture->folder = g_dir_make_tmp ("vv-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->clock = vv_clock_new_fixed ("2026-09-01");
  fixture->store = fixture->factory->create (fixture->folder, fixture->clock, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);
}

void
store_fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        store_fixture_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer factory)
{
  g_clear_pointer (&fixture->store, vv_store_close);
  g_clear_pointer (&fixture->clock, vv_clock_unref);
  store_fixture_remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

void
store_fixture_reopen (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, vv_store_close);
  fixture->store = fixture->factory->reopen (fixture->folder, fixture->clock, &error);
  g_assert_no_error (error);
}

char *
store_id (char kind, int number)
{
  g_autofree char *text = g_strdup_printf ("%c%d", kind, number);

  return vv_id_from_text (text);
}

VvPerson *
store_add_person (VvStore *store, int number, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = store_id ('P', number);
  VvPerson *person = vv_person_new (id);

  vv_set_string (&person->name, name);
  vv_store_put_person (store, person, &error);
  g_assert_no_error (error);
  return person;
}

VvProgramme *
store_add_programme (VvStore *store, int number, const char *start)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = store_id ('G', number);
  VvProgramme *programme = vv_programme_new (id);

  vv_set_string (&programme->title, "Work first");
  vv_set_string (&programme->start, start);
  vv_store_put_programme (store, programme, &error);
  g_assert_no_error (error);
  return programme;
}

VvEnrolment *
store_add_enrolment (VvStore *store, int number, const char *programme, const char *person, VvRole role)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = store_id ('E', number);
  VvEnrolment *enrolment = vv_enrolment_new (id, programme, person, role);

  vv_store_put_enrolment (store, enrolment, &error);
  g_assert_no_error (error);
  return enrolment;
}

VvMatch *
store_add_match (VvStore *store, int number, const char *programme, const char *mentor, const char *mentee)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = store_id ('M', number);
  VvMatch *match = vv_match_new (id, programme, mentor);

  g_ptr_array_add (match->mentees, g_strdup (mentee));
  vv_store_put_match (store, match, &error);
  g_assert_no_error (error);
  return match;
}

void
store_assert_empty (GPtrArray *list)
{
  g_assert_nonnull (list);
  if (list->len > 0)
    g_test_message ("%u entries in a list that should be empty", list->len);
  g_assert_cmpuint (list->len, ==, 0);
  g_ptr_array_unref (list);
}

void
store_fixture_add_cases (const StoreCase *cases, gsize n_cases)
{
  for (const StoreFactory *factory = store_factories; factory->name; factory++)
    for (gsize i = 0; i < n_cases; i++)
      {
        g_autofree char *path = g_strdup_printf ("/%s/%s/%s", g_get_prgname (), factory->name, cases[i].name);

        g_test_add (path, StoreFixture, factory, store_fixture_set_up, cases[i].run, store_fixture_tear_down);
      }
}
