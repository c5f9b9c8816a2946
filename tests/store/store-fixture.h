/* store-fixture.h: an empty store to test with. A second engine passes the same tests by adding its factory.
 */
#pragma once

#include "vv-store.h"

typedef struct
{
  const char *name;
  VvStore *(*create) (const char *folder, VvClock *clock, GError **error);
  /* The same store again after it was closed. */
  VvStore *(*reopen) (const char *folder, VvClock *clock, GError **error);
} StoreFactory;

/* Up to one without name. */
extern const StoreFactory store_factories[];

typedef struct
{
  const StoreFactory *factory;
  char *folder;
  VvClock *clock;
  VvStore *store;
} StoreFixture;

typedef void (*StoreTest) (StoreFixture *fixture, gconstpointer factory);

typedef struct
{
  const char *name;
  StoreTest run;
} StoreCase;

/* Registers each case for each engine. */
void store_fixture_add_cases (const StoreCase *cases, gsize n_cases);
void store_fixture_set_up (StoreFixture *fixture, gconstpointer factory);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer factory);
void store_fixture_reopen (StoreFixture *fixture);
/* Takes a folder of the test away with all that is in it. */
void store_fixture_remove_folder (const char *folder);

/* Unrefs the list. */
void store_assert_empty (GPtrArray *list);

/* Records with something in them; put into the store, (transfer full). `number` makes identifiers: store_id
 * ('P', 7). */
char *store_id (char kind, int number);
VvPerson *store_add_person (VvStore *store, int number, const char *name);
VvProgramme *store_add_programme (VvStore *store, int number, const char *start);
VvEnrolment *
store_add_enrolment (VvStore *store, int number, const char *programme, const char *person, VvRole role);
/* With one mentee. */
VvMatch *
store_add_match (VvStore *store, int number, const char *programme, const char *mentor, const char *mentee);
