/* Dates, numbers, plurals and sorting in four languages at once, with no system locale. */
#include <string.h>

#include "vv-locale.h"

static void
assert_text (char *actual, const char *expected)
{
  g_assert_cmpstr (actual, ==, expected);
  g_free (actual);
}

static void
test_dates (void)
{
  assert_text (vv_locale_format_date ("pl", "2026-03-09"), "9 marca 2026");
  assert_text (vv_locale_format_date ("nb", "2026-03-09"), "9. mars 2026");
  assert_text (vv_locale_format_date ("fi", "2026-03-09"), "9. maaliskuuta 2026");
  assert_text (vv_locale_format_date ("en", "2026-03-09"), "9 March 2026");
  assert_text (vv_locale_format_date_short ("fi", "2026-03-09"), "9.3.2026");
  assert_text (vv_locale_format_weekday_date ("nb", "2026-04-14"), "tirsdag 14. april 2026");
  assert_text (vv_locale_format_weekday_date ("pl", "2026-04-14"), "wtorek, 14 kwietnia 2026");
  assert_text (vv_locale_month_name ("pl", 3), "marzec");
  assert_text (vv_locale_month_name ("fi", 1), "tammikuu");
  assert_text (vv_locale_weekday_name ("nb", 1, FALSE), "mandag");
  /* Before 1970 and on a leap day. */
  assert_text (vv_locale_format_date ("en", "1964-02-29"), "29 February 1964");
}

static void
test_numbers (void)
{
  assert_text (vv_locale_format_number ("pl", 1234.5, 1), "1\u00a0234,5");
  assert_text (vv_locale_format_number ("en", 1234.5, 1), "1,234.5");
  assert_text (vv_locale_format_number ("fi", -0.6, 1), "−0,6");
  assert_text (vv_locale_format_time ("nb", 16, 30), "16:30");
  assert_text (vv_locale_format_time ("fi", 9, 5), "9.05");
}

static void
test_plurals (void)
{
  g_assert_cmpstr (vv_locale_plural ("pl", 1), ==, "one");
  g_assert_cmpstr (vv_locale_plural ("pl", 22), ==, "few");
  g_assert_cmpstr (vv_locale_plural ("pl", 12), ==, "many");
  g_assert_cmpstr (vv_locale_plural ("pl", 1.5), ==, "other");
  g_assert_cmpstr (vv_locale_plural ("nb", 2), ==, "other");
  g_assert_cmpstr (vv_locale_plural ("xx", 1), ==, "one");
}

static void
test_sorting (void)
{
  g_autofree char *zebra = vv_locale_sort_key ("nb", "Zebra"), *aas = vv_locale_sort_key ("nb", "Åse");

  g_assert_cmpint (vv_locale_compare ("nb", "Zebra", "Åse"), <, 0);
  g_assert_cmpint (strcmp (zebra, aas), <, 0);
  g_assert_cmpint (vv_locale_compare ("en", "Zebra", "Åse"), >, 0);
  g_assert_cmpint (vv_locale_compare ("pl", "Lew", "Łoś"), <, 0);
  g_assert_cmpint (vv_locale_compare ("pl", "Łoś", "Maj"), <, 0);
}

static void
test_lists (void)
{
  const char *const three[] = { "Anna", "Bo", "Cato", NULL }, *const one[] = { "Anna", NULL };

  assert_text (vv_locale_join ("nb", three), "Anna, Bo og Cato");
  assert_text (vv_locale_join ("pl", three), "Anna, Bo i Cato");
  assert_text (vv_locale_join ("fi", one), "Anna");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/locale/dates", test_dates);
  g_test_add_func ("/locale/numbers", test_numbers);
  g_test_add_func ("/locale/plurals", test_plurals);
  g_test_add_func ("/locale/sorting", test_sorting);
  g_test_add_func ("/locale/lists", test_lists);
  return g_test_run ();
}
