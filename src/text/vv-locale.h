/* vv-locale.h: dates, numbers, plurals and sorting in the language of a document, whatever language the
 * screen or the system has (ICU). A language is "nb", "fi", "pl" or "en"; anything else is treated as
 * English. */
#pragma once

#include <glib.h>

#define VV_LOCALE_LANGUAGES "nb", "fi", "pl", "en"

/* "9. mars 2026", "9. maaliskuuta 2026", "9 marca 2026", "9 March 2026". The ISO date must be valid.
 * g_free(). */
char *vv_locale_format_date (const char *language, const char *iso_date);
/* "9.3.2026", "09.03.2026", "9/3/2026" as the language is used to. g_free(). */
char *vv_locale_format_date_short (const char *language, const char *iso_date);
/* "tirsdag 14. april 2026". g_free(). */
char *vv_locale_format_weekday_date (const char *language, const char *iso_date);
/* 1..12; the form that stands alone ("marzec", not "marca"). g_free(). */
char *vv_locale_month_name (const char *language, int month);
/* 1 Monday .. 7 Sunday; short: "ma", "pn."; g_free(). */
char *vv_locale_weekday_name (const char *language, int weekday, gboolean is_short);
/* hour 0..23: "16.30", "16:30". g_free(). */
char *vv_locale_format_time (const char *language, int hour, int minute);
/* With thousands separators and exactly `decimals` digits after the sign. g_free(). */
char *vv_locale_format_number (const char *language, double value, int decimals);
/* CLDR category of a count: "one", "few", "many", "other" (static). */
const char *vv_locale_plural (const char *language, double count);
/* Orders two texts as the language's alphabet does (å last in Norwegian, ł after l in Polish). */
int vv_locale_compare (const char *language, const char *a, const char *b);
/* A key whose strcmp() order is vv_locale_compare(). g_free(). */
char *vv_locale_sort_key (const char *language, const char *text);
/* "Anna, Bo og Cato"; NULL-terminated items. g_free(). */
char *vv_locale_join (const char *language, const char *const *items);
