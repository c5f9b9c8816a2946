/* fixture.h: a temporary workspace on the SQLite engine, with a clock that stands still and chance that
 * repeats. */
#pragma once

#include <gio/gio.h>
#include "vv-error.h"
#include "vv-people.h"
#include "vv-programmes.h"
#include "vv-workspace.h"

#define TODAY "2026-09-01"

typedef struct
{
  char *folder;
  char *path;
  VvClock *clock;
  VvRandom *random;
  VvWorkspace *ws;
} Fixture;

extern const VvEngine ENGINE;

/* A workspace in Norway whose coordinator is "Sigrid Prøve". */
void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
/* Opens the same file as another actor or on another day; either may be NULL. */
void fixture_reopen (Fixture *fixture, const char *actor, const char *today);
/* A social programme from 2026-10-05 to 2027-05-31. (transfer full) */
VvProgramme *fixture_add_programme (Fixture *fixture);
/* id, g_free(). capacity 0 for mentees. All of them speak Norwegian and are free in the evening. */
char *fixture_add_person (Fixture *fixture,
                          const VvProgramme *programme,
                          VvRole role,
                          const char *name,
                          const char *topics,
                          int capacity,
                          gboolean is_ready);
/* Path of a file with this text; g_free(). */
char *fixture_write (Fixture *fixture, const char *name, const char *text);

#define add_test(name, function)                                                                             \
  g_test_add ("/tasks/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
