#include <glib.h>
#include <stdio.h>

#include "store-fixture.h"
#include "vv-strings.h"

/* How long lists and searches take with 100,000 people. Prints one line per thing measured. */

#define PEOPLE 100000
#define PAGE 200

static const char *const first_names[] = { "Kinga", "Øystein", "Äinö",   "Łucja", "Ola",    "Maja",
                                           "Anna",  "Mohamed", "Fatima", "Jan",   "Emilia", "Sindre" };
static const char *const last_names[] = { "Wójcik", "Åsen",     "Virtanen", "Nowak",  "Hansen", "Żukowska",
                                          "Dahl",   "Korhonen", "Ali",      "Lewand", "Berg" };
static const char *const places[] = { "Oslo", "Łódź", "Jyväskylä", "Tromsø", "Białystok" };

static double
stop (GTimer *timer, const char *what)
{
  double milliseconds = g_timer_elapsed (timer, NULL) * 1000;

  printf ("%-46s %9.2f ms\n", what, milliseconds);
  g_timer_start (timer);
  return milliseconds;
}

static VvPerson *
make_person (int number)
{
  g_autofree char *id = store_id ('P', number);
  g_autofree char *name = g_strdup_printf ("%s %s%d", first_names[number % G_N_ELEMENTS (first_names)],
                                           last_names[number / 7 % G_N_ELEMENTS (last_names)], number / 100);
  g_autofree char *email = g_strdup_printf ("p%d@example.org", number);
  VvPerson *person = vv_person_new (id);

  vv_set_string (&person->name, name);
  vv_set_string (&person->email, email);
  vv_set_string (&person->place, places[number % G_N_ELEMENTS (places)]);
  return person;
}

static void
fill (VvStore *store, const char *programme)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vv_store_begin (store, &error));
  for (int i = 0; i < PEOPLE; i++)
    {
      g_autoptr (VvPerson) person = make_person (i);
      g_autoptr (VvEnrolment) enrolment = NULL;

      g_assert_true (vv_store_put_person (store, person, &error));
      if (i % 100 != 0)
        continue;
      enrolment = vv_enrolment_new (person->id, programme, person->id, VV_ROLE_MENTEE);
      g_assert_true (vv_store_put_enrolment (store, enrolment, &error));
    }
  g_assert_true (vv_store_commit (store, &error));
}

static void
measure_list (VvStore *store, GTimer *timer, const char *what, const VvPersonQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *count_line = g_strconcat (what, ", counted", NULL);
  int count;

  g_timer_start (timer);
  rows = vv_store_list_people (store, query, &error);
  g_assert_no_error (error);
  stop (timer, what);
  count = vv_store_count_people (store, query, &error);
  stop (timer, count_line);
  printf ("    %u rows of %d\n", rows->len, count);
}

static void
measure (StoreFixture *fixture, gconstpointer data)
{
  VvStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (VvProgramme) programme = store_add_programme (store, 1, "2026-09-01");
  g_autoptr (VvPerson) person = NULL;
  g_autofree char *id = store_id ('P', 4711);
  const struct
  {
    const char *what;
    VvPersonQuery query;
  } lists[] = {
    { "first page", { .limit = PAGE } },
    { "last page", { .offset = PEOPLE - PAGE, .limit = PAGE } },
    { "search, one person", { .text = "p4711@example", .limit = PAGE } },
    { "search, one name", { .text = "kinga nowak", .limit = PAGE } },
    { "search, one letter", { .text = "a", .limit = PAGE } },
    { "search, every person", { .text = "example", .limit = PAGE } },
    { "search, two frequent words nobody has together", { .text = "oslo łódź", .limit = PAGE } },
    { "search, nobody", { .text = "xyzzy", .limit = PAGE } },
    { "programme of 1000, first page", { .programme = programme->id, .limit = PAGE } },
    { "programme of 1000, search", { .programme = programme->id, .text = "maja", .limit = PAGE } },
    { "by role without programme", { .role = "mentee", .limit = PAGE } },
  };

  g_timer_start (timer);
  fill (store, programme->id);
  stop (timer, "100,000 people in one transaction");
  store_fixture_reopen (fixture);
  store = fixture->store;
  stop (timer, "close and open");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    measure_list (store, timer, lists[i].what, &lists[i].query);
  g_timer_start (timer);
  person = vv_store_get_person (store, id, &error);
  stop (timer, "one person");
  g_assert_true (vv_store_put_person (store, person, &error));
  stop (timer, "one change, on the disk");
  g_ptr_array_unref (vv_store_find_duplicates (store, person, &error));
  stop (timer, "duplicates of one person");
  g_ptr_array_unref (vv_store_check (store, &error));
  stop (timer, "check of the whole workspace");
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  StoreFixture fixture = { 0 };

  store_fixture_set_up (&fixture, &store_factories[0]);
  measure (&fixture, NULL);
  store_fixture_tear_down (&fixture, NULL);
  return 0;
}
