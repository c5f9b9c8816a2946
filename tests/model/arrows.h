/* arrows.h: what the tests of the state machines share. */
#pragma once

#include <glib.h>
#include <string.h>
#include "vv-error.h"
#include "vv-transitions.h"

#define TODAY "2026-09-01"

typedef const char *(*ToString) (int);
typedef gboolean (*HasArrow) (int, int);

/* "from>to" words, written from process.md and not from the tables of the program. */
static inline void
assert_arrows (const char *const *expected, int n_states, ToString to_string, HasArrow has_arrow)
{
  guint found = 0;

  for (int from = 0; from < n_states; from++)
    for (int to = 0; to < n_states; to++)
      {
        g_autofree char *arrow = g_strdup_printf ("%s>%s", to_string (from), to_string (to));
        gboolean should = g_strv_contains (expected, arrow);

        if (should != has_arrow (from, to))
          g_test_message ("%s should %sbe there", arrow, should ? "" : "not ");
        g_assert_cmpint (has_arrow (from, to), ==, should);
        found += should;
      }
  g_assert_cmpuint (found, ==, g_strv_length ((char **)expected));
}

static inline VvActor *
make_coordinator (void)
{
  return vv_actor_new ("c", VV_ROLE_COORDINATOR, TRUE);
}

static inline void
assert_lacks (gboolean result, GError **error)
{
  g_assert_false (result);
  g_assert_error (*error, VV_ERROR, VV_ERROR_RULE);
  g_assert_cmpuint (strlen ((*error)->message), >, 10);
  g_clear_error (error);
}

static inline void
assert_holds (gboolean result, GError **error)
{
  if (*error)
    g_test_message ("%s", (*error)->message);
  g_assert_no_error (*error);
  g_assert_true (result);
}

static inline void
set (char **slot, const char *value)
{
  g_free (*slot);
  *slot = g_strdup (value);
}
