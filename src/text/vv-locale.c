#include "vv-locale.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/ulistformatter.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "vv-date.h"

#define TEXT_MAX 512
#define DAY_MS 86400000.0

/* Polish puts the dots of short dates elsewhere than English; each language says it in its own data, so only
 * the skeletons stand here. British order, because day stands before month in all three countries. */
static const char *
find_locale (const char *language)
{
  if (g_strcmp0 (language, "nb") == 0)
    return "nb_NO";
  if (g_strcmp0 (language, "fi") == 0)
    return "fi_FI";
  if (g_strcmp0 (language, "pl") == 0)
    return "pl_PL";
  return "en_GB";
}

static char *
take_utf16 (const UChar *text, int32_t length)
{
  g_autofree char *utf8 = g_utf16_to_utf8 ((const gunichar2 *)text, length, NULL, NULL, NULL);

  return utf8 != NULL ? g_steal_pointer (&utf8) : g_strdup ("");
}

static UDate
date_to_udate (const char *iso_date)
{
  return vv_date_days_between ("1970-01-01", iso_date) * DAY_MS;
}

/* The pattern is a skeleton that the language arranges ("d MMMM y"); NULL where ICU cannot. */
static char *
format_pattern (const char *language, const char *pattern, UDate when)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar pattern16[64], zone[8], text[TEXT_MAX];

  u_uastrcpy (pattern16, pattern);
  u_uastrcpy (zone, "UTC");
  UDateFormat *format
      = udat_open (UDAT_PATTERN, UDAT_PATTERN, find_locale (language), zone, -1, pattern16, -1, &status);
  if (U_FAILURE (status))
    return g_strdup ("");
  int32_t length = udat_format (format, when, text, TEXT_MAX, NULL, &status);
  udat_close (format);
  return U_FAILURE (status) ? g_strdup ("") : take_utf16 (text, length);
}

static char *
format_style (const char *language, UDateFormatStyle style, UDate when)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar zone[8], text[TEXT_MAX];

  u_uastrcpy (zone, "UTC");
  UDateFormat *format = udat_open (UDAT_NONE, style, find_locale (language), zone, -1, NULL, -1, &status);
  if (U_FAILURE (status))
    return g_strdup ("");
  int32_t length = udat_format (format, when, text, TEXT_MAX, NULL, &status);
  udat_close (format);
  return U_FAILURE (status) ? g_strdup ("") : take_utf16 (text, length);
}

char *
vv_locale_format_date (const char *language, const char *iso_date)
{
  g_return_val_if_fail (vv_date_is_valid (iso_date), g_strdup (""));
  return format_style (language, UDAT_LONG, date_to_udate (iso_date));
}

char *
vv_locale_format_date_short (const char *language, const char *iso_date)
{
  g_return_val_if_fail (vv_date_is_valid (iso_date), g_strdup (""));
  const char *pattern = g_strcmp0 (language, "en") == 0 ? "d/M/y" : "d.M.y";
  return format_pattern (language, pattern, date_to_udate (iso_date));
}

char *
vv_locale_format_weekday_date (const char *language, const char *iso_date)
{
  g_return_val_if_fail (vv_date_is_valid (iso_date), g_strdup (""));
  g_autofree char *weekday = format_pattern (language, "EEEE", date_to_udate (iso_date));
  g_autofree char *date = vv_locale_format_date (language, iso_date);
  const char *between = g_strcmp0 (language, "pl") == 0 ? ", " : " ";

  return g_strconcat (weekday, between, date, NULL);
}

char *
vv_locale_month_name (const char *language, int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, g_strdup (""));
  g_autofree char *day = g_strdup_printf ("2026-%02d-15", month);
  return format_pattern (language, "LLLL", date_to_udate (day));
}

char *
vv_locale_weekday_name (const char *language, int weekday, gboolean is_short)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, g_strdup (""));
  /* 5 January 2026 was a Monday. */
  g_autofree char *day = g_strdup_printf ("2026-01-%02d", 4 + weekday);
  return format_pattern (language, is_short ? "ccc" : "cccc", date_to_udate (day));
}

char *
vv_locale_format_time (const char *language, int hour, int minute)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar zone[8], text[TEXT_MAX];

  u_uastrcpy (zone, "UTC");
  UDateFormat *format
      = udat_open (UDAT_SHORT, UDAT_NONE, find_locale (language), zone, -1, NULL, -1, &status);
  if (U_FAILURE (status))
    return g_strdup ("");
  int32_t length = udat_format (format, (hour * 60 + minute) * 60000.0, text, TEXT_MAX, NULL, &status);
  udat_close (format);
  return U_FAILURE (status) ? g_strdup ("") : take_utf16 (text, length);
}

char *
vv_locale_format_number (const char *language, double value, int decimals)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[TEXT_MAX];

  UNumberFormat *format = unum_open (UNUM_DECIMAL, NULL, 0, find_locale (language), NULL, &status);
  if (U_FAILURE (status))
    return g_strdup ("");
  unum_setAttribute (format, UNUM_MIN_FRACTION_DIGITS, decimals);
  unum_setAttribute (format, UNUM_MAX_FRACTION_DIGITS, decimals);
  int32_t length = unum_formatDouble (format, value, text, TEXT_MAX, NULL, &status);
  unum_close (format);
  return U_FAILURE (status) ? g_strdup ("") : take_utf16 (text, length);
}

const char *
vv_locale_plural (const char *language, double count)
{
  static const char *const categories[] = { "one", "two", "few", "many", "zero" };
  UErrorCode status = U_ZERO_ERROR;
  UChar text[32];

  UPluralRules *rules = uplrules_open (find_locale (language), &status);
  if (U_FAILURE (status))
    return "other";
  int32_t length = uplrules_select (rules, count, text, G_N_ELEMENTS (text), &status);
  uplrules_close (rules);
  if (U_FAILURE (status))
    return "other";

  g_autofree char *category = take_utf16 (text, length);
  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      if (strcmp (category, categories[i]) == 0)
        return categories[i];
    }
  return "other";
}

int
vv_locale_compare (const char *language, const char *a, const char *b)
{
  UErrorCode status = U_ZERO_ERROR;

  UCollator *collator = ucol_open (find_locale (language), &status);
  if (U_FAILURE (status))
    return g_utf8_collate (a, b);
  UCollationResult result = ucol_strcollUTF8 (collator, a, -1, b, -1, &status);
  ucol_close (collator);
  return result == UCOL_LESS ? -1 : result == UCOL_GREATER ? 1 : 0;
}

char *
vv_locale_sort_key (const char *language, const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  glong length = 0;
  g_autofree gunichar2 *text16 = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);

  if (text16 == NULL)
    return g_strdup (text);
  UCollator *collator = ucol_open (find_locale (language), &status);
  if (U_FAILURE (status))
    return g_strdup (text);

  int32_t size = ucol_getSortKey (collator, (const UChar *)text16, (int32_t)length, NULL, 0);
  char *key = g_malloc0 ((gsize)size + 1);
  ucol_getSortKey (collator, (const UChar *)text16, (int32_t)length, (uint8_t *)key, size);
  ucol_close (collator);
  return key;
}

char *
vv_locale_join (const char *language, const char *const *items)
{
  UErrorCode status = U_ZERO_ERROR;
  guint n = g_strv_length ((char **)items);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree const UChar **pointers = g_new0 (const UChar *, n + 1);
  UChar result[4096];

  for (guint i = 0; i < n; i++)
    {
      gunichar2 *text = g_utf8_to_utf16 (items[i], -1, NULL, NULL, NULL);
      g_ptr_array_add (texts, text != NULL ? text : g_new0 (gunichar2, 1));
      pointers[i] = (const UChar *)texts->pdata[i];
    }

  UListFormatter *format = ulistfmt_open (find_locale (language), &status);
  if (U_FAILURE (status))
    return g_strjoinv (", ", (char **)items);
  int32_t length
      = ulistfmt_format (format, pointers, NULL, (int32_t)n, result, G_N_ELEMENTS (result), &status);
  ulistfmt_close (format);
  return U_FAILURE (status) ? g_strjoinv (", ", (char **)items) : take_utf16 (result, length);
}
