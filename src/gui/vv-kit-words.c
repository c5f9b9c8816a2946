/* Dates and words of the model as the screen's language says them. */
#include "config.h"

#include "vv-date.h"
#include "vv-kit.h"
#include "vv-labels.h"
#include "vv-locale.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word, *shown;
} Word;

/* Sorted by subject, not by letter: short enough to be searched from the start. */
static const Word words[] = {
  /* form and mode */
  { "pair", NC_ ("form of a programme", "Pairs") },
  { "group", NC_ ("form of a programme", "Groups") },
  { "both", NC_ ("form of a programme", "Pairs and groups") },
  { "face_to_face", NC_ ("way of meeting", "Face to face") },
  { "online", NC_ ("way of meeting", "Online") },
  { "blended", NC_ ("way of meeting", "Blended") },
  { "chat", NC_ ("way of meeting", "Chat") },
  { "paid", NC_ ("kind of work", "Paid") },
  { "volunteer", NC_ ("kind of work", "Volunteer") },
  { "peer", NC_ ("kind of work", "Among colleagues") },
  /* languages, in their own words where they are chosen */
  { "nb", N_ ("Norwegian") },
  { "nn", N_ ("Norwegian (nynorsk)") },
  { "fi", N_ ("Finnish") },
  { "pl", N_ ("Polish") },
  { "en", N_ ("English") },
  { "sv", N_ ("Swedish") },
  { "se", N_ ("Northern Sámi") },
  { "ar", N_ ("Arabic") },
  { "so", N_ ("Somali") },
  { "uk", N_ ("Ukrainian") },
  { "ru", N_ ("Russian") },
  { "de", N_ ("German") },
  { "fa", N_ ("Persian") },
  { "ti", N_ ("Tigrinya") },
  { "ku", N_ ("Kurdish") },
  { "et", N_ ("Estonian") },
  /* topics, times */
  { "direction", NC_ ("topic", "Finding a direction") },
  { "job_search", NC_ ("topic", "Looking for a job") },
  { "education", NC_ ("topic", "Education") },
  { "own_business", NC_ ("topic", "A business of one's own") },
  { "everyday", NC_ ("topic", "Everyday life") },
  { "digital", NC_ ("topic", "Digital skills") },
  { "language", NC_ ("topic", "Language") },
  { "networks", NC_ ("topic", "Knowing people") },
  { "weekday_day", NC_ ("time", "Weekdays, daytime") },
  { "weekday_evening", NC_ ("time", "Weekday evenings") },
  { "weekend", NC_ ("time", "Weekends") },
  { "any", NC_ ("form of a programme", "Either") },
};

static const char *const contexts[] = {
  "state of a person",
  "role",
  "form of a programme",
  "way of meeting",
  "kind of work",
  "state of a programme",
  "topic",
  "time",
};

static const char *
translate_word (const char *shown)
{
  for (gsize i = 0; i < G_N_ELEMENTS (contexts); i++)
    {
      const char *found = g_dpgettext2 (GETTEXT_PACKAGE, contexts[i], shown);

      if (found != shown)
        return found;
    }
  return _ (shown);
}

static const char *
find_label (const char *word)
{
  VvRole role;
  VvMentorState mentor;
  VvMenteeState mentee;
  VvProgrammeState programme;

  if (vv_role_from_string (word, &role))
    return vv_role_label (role);
  if (vv_mentor_state_from_string (word, &mentor))
    return vv_mentor_state_label (mentor);
  if (vv_mentee_state_from_string (word, &mentee))
    return vv_mentee_state_label (mentee);
  if (vv_programme_state_from_string (word, &programme))
    return vv_programme_state_label (programme);
  return NULL;
}

const char *
vv_show_word (const char *word)
{
  const char *label = word ? find_label (word) : NULL;

  if (label)
    return label;
  for (gsize i = 0; word && i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].word, word) == 0)
      return translate_word (words[i].shown);
  return word ? word : "";
}

static const char *
find_language (const char *name)
{
  static const char *const known[] = { VV_LOCALE_LANGUAGES };

  if (g_str_has_prefix (name, "no") || g_str_has_prefix (name, "nn"))
    return "nb";
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (name, known[i]) && !g_ascii_isalpha (name[2]))
      return known[i];
  return NULL;
}

const char *
vv_screen_language (void)
{
  const char *const *names = g_get_language_names ();

  for (; *names; names++)
    {
      const char *found = find_language (*names);

      if (found)
        return found;
    }
  return "en";
}

char *
vv_show_date (const char *iso_date)
{
  if (!iso_date || !vv_date_is_valid (iso_date))
    return g_strdup ("");
  return vv_locale_format_date (vv_screen_language (), iso_date);
}

char *
vv_show_date_short (const char *iso_date)
{
  if (!iso_date || !vv_date_is_valid (iso_date))
    return g_strdup ("");
  return vv_locale_format_date_short (vv_screen_language (), iso_date);
}

char *
vv_show_weekday_date (const char *iso_date)
{
  if (!iso_date || !vv_date_is_valid (iso_date))
    return g_strdup ("");
  return vv_locale_format_weekday_date (vv_screen_language (), iso_date);
}

char *
vv_show_due (const char *iso_date, const char *today)
{
  int days = vv_date_days_between (today, iso_date);

  if (days < 0)
    return g_strdup_printf (ngettext ("%d day over", "%d days over", -days), -days);
  if (days == 0)
    return g_strdup (C_ ("due", "today"));
  if (days < 7)
    {
      g_autofree char *day
          = vv_locale_weekday_name (vv_screen_language (), vv_date_weekday (iso_date), FALSE);

      /* TRANSLATORS: a weekday: "by Friday" */
      return g_strdup_printf (C_ ("due weekday", "by %s"), day);
    }
  g_autofree char *date = vv_show_date_short (iso_date);
  /* TRANSLATORS: a date: "by 7/9/2026" */
  return g_strdup_printf (C_ ("due date", "by %s"), date);
}
