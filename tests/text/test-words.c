/* Words of documents: languages, fallback, placeholders and counted phrases. */
#include <glib/gstdio.h>
#include <string.h>

#include "vv-error.h"
#include "vv-words.h"

static VvWords *
load (const char *xml, GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("words-XXXXXX.xml", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  VvWords *words = vv_words_load (path, error);
  g_remove (path);
  return words;
}

static const char sample[]
    = "<words><text id='A'>Hello\n   {name}!</text><text xml:lang='pl'>Cześć, {name}!</text>"
      "<text id='B'>You have {n_bags}.</text>"
      "<text id='B.n_bags.one'>{n} bag</text><text xml:lang='pl'>{n} torba</text>"
      "<text id='B.n_bags.few'>{n} bags</text><text xml:lang='pl'>{n} torby</text>"
      "<text id='B.n_bags.other'>{n} bags</text><text xml:lang='pl'>{n} toreb</text></words>";

static void
test_languages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvWords) words = load (sample, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (vv_words_get (words, "A", "en"), ==, "Hello {name}!");
  g_assert_cmpstr (vv_words_get (words, "A", "pl"), ==, "Cześć, {name}!");
  g_assert_cmpstr (vv_words_get (words, "A", "fi"), ==, "Hello {name}!");
  g_assert_null (vv_words_get (words, "C", "pl"));
}

static char *
format (VvWords *words, const char *id, const char *language, const char *name, const char *value)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (values, (gpointer)name, (gpointer)value);
  return vv_words_format (words, id, language, values);
}

static void
test_placeholders (void)
{
  g_autoptr (VvWords) words = load (sample, NULL);
  /* A value that looks like a placeholder, or like printf, is only text. */
  g_autofree char *odd = format (words, "A", "pl", "name", "{name} %s %n");
  g_autofree char *blank = format (words, "A", "en", "other", "x");
  g_autofree char *plain = vv_words_substitute ("{Not one} { nor} {}", NULL);

  g_assert_cmpstr (odd, ==, "Cześć, {name} %s %n!");
  g_assert_cmpstr (blank, ==, "Hello ____________!");
  g_assert_cmpstr (plain, ==, "{Not one} { nor} {}");
}

static void
test_counted (void)
{
  g_autoptr (VvWords) words = load (sample, NULL);
  g_autofree char *one = format (words, "B", "en", "n_bags", "1"),
                  *two = format (words, "B", "pl", "n_bags", "2");
  g_autofree char *five = format (words, "B", "pl", "n_bags", "5");

  g_assert_cmpstr (one, ==, "You have 1 bag.");
  g_assert_cmpstr (two, ==, "You have 2 torby.");
  /* "many" is missing here: the phrase of "other" stands in. */
  g_assert_cmpstr (five, ==, "You have 5 toreb.");
}

static void
test_errors (void)
{
  g_autoptr (GError) twice = NULL, broken = NULL, missing = NULL;

  g_assert_null (load ("<words>\n<text id='A'>a</text>\n<text id='A'>b</text></words>", &twice));
  g_assert_error (twice, VV_ERROR, VV_ERROR_INVALID);
  g_assert_nonnull (strstr (twice->message, "line 3"));
  g_assert_null (load ("<words>\n<text>", &broken));
  g_assert_error (broken, VV_ERROR, VV_ERROR_FOREIGN);
  g_assert_null (vv_words_load ("/nowhere/words.xml", &missing));
  g_assert_error (missing, VV_ERROR, VV_ERROR_IO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/languages", test_languages);
  g_test_add_func ("/words/placeholders", test_placeholders);
  g_test_add_func ("/words/counted", test_counted);
  g_test_add_func ("/words/errors", test_errors);
  return g_test_run ();
}
