#include "vv-date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_MONTH_PREFIX 5

/* Beginnings of month names, long enough to tell them apart, in English, Norwegian, Finnish and Polish
 * (nominative and genitive); compared after casefolding. */
static const char *const MONTHS[12][MAX_MONTH_PREFIX] = {
  { "jan", "tammi", "stycz" },     { "feb", "helmi", "lut" },        { "mar", "maalis" },
  { "apr", "huhti", "kwie" },      { "may", "mai", "touko", "maj" }, { "jun", "kesä", "czerw" },
  { "jul", "heinä", "lip" },       { "aug", "elo", "sier" },         { "sep", "syys", "wrze" },
  { "oct", "okt", "loka", "paź" }, { "nov", "marras", "listop" },    { "dec", "des", "joulu", "grud" },
};

static gboolean
to_gdate (const char *iso_date, GDate *date)
{
  int year, month, day, end = 0;

  if (!iso_date || strlen (iso_date) != 10
      || sscanf (iso_date, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3)
    return FALSE;
  if (end != 10 || year < 1 || month < 1 || day < 1
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return TRUE;
}

static char *
to_iso (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

gboolean
vv_date_is_valid (const char *iso_date)
{
  GDate date;

  g_date_clear (&date, 1);
  return to_gdate (iso_date, &date);
}

char *
vv_date_add_days (const char *iso_date, int days)
{
  GDate date;

  g_date_clear (&date, 1);
  g_return_val_if_fail (to_gdate (iso_date, &date), NULL);
  if (days >= 0)
    g_date_add_days (&date, (guint)days);
  else
    g_date_subtract_days (&date, (guint)-days);
  return to_iso (&date);
}

int
vv_date_days_between (const char *from, const char *to)
{
  GDate a, b;

  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_return_val_if_fail (to_gdate (from, &a) && to_gdate (to, &b), 0);
  return g_date_days_between (&a, &b);
}

int
vv_date_weekday (const char *iso_date)
{
  GDate date;

  g_date_clear (&date, 1);
  g_return_val_if_fail (to_gdate (iso_date, &date), 1);
  return g_date_get_weekday (&date);
}

int
vv_date_age_on (const char *birth_date, const char *iso_date)
{
  GDate birth, day;
  int age;

  g_date_clear (&birth, 1);
  g_date_clear (&day, 1);
  g_return_val_if_fail (to_gdate (birth_date, &birth) && to_gdate (iso_date, &day), 0);
  age = g_date_get_year (&day) - g_date_get_year (&birth);
  if (g_date_get_month (&day) < g_date_get_month (&birth)
      || (g_date_get_month (&day) == g_date_get_month (&birth)
          && g_date_get_day (&day) < g_date_get_day (&birth)))
    age--;
  return age;
}

static int
month_of (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (int month = 0; month < 12; month++)
    for (int i = 0; i < MAX_MONTH_PREFIX && MONTHS[month][i]; i++)
      if (g_str_has_prefix (folded, MONTHS[month][i]))
        return month + 1;
  return 0;
}

/* Two digits mean the century that makes the year at most this far ahead: births and programme dates both
 * fit. */
static int
full_year (int year, gsize digits)
{
  if (digits > 2)
    return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

static gboolean
all_digits (const char *word)
{
  return *word && strspn (word, "0123456789") == strlen (word);
}

char *
vv_date_parse (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *iso = NULL;
  const char *d, *m, *y;
  int month;

  if (!text)
    return NULL;
  parts = g_strsplit_set (text, " .-/\t", -1);
  for (int i = 0; parts[i]; i++)
    if (*parts[i])
      g_ptr_array_add (words, parts[i]);
  if (words->len != 3)
    return NULL;
  d = words->pdata[0];
  m = words->pdata[1];
  y = words->pdata[2];
  if (strlen (d) == 4)
    {
      const char *swap = d;
      d = y;
      y = swap;
    }
  if (!all_digits (d) || !all_digits (y) || strlen (d) > 2 || (strlen (y) != 4 && strlen (y) != 2))
    return NULL;
  month = all_digits (m) && strlen (m) <= 2 ? atoi (m) : month_of (m);
  iso = g_strdup_printf ("%04d-%02d-%02d", full_year (atoi (y), strlen (y)), month, atoi (d));
  return vv_date_is_valid (iso) ? g_steal_pointer (&iso) : NULL;
}
