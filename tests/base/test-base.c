#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vv-clock.h"
#include "vv-date.h"
#include "vv-error.h"
#include "vv-file.h"
#include "vv-id.h"
#include "vv-image.h"
#include "vv-random.h"
#include "vv-strings.h"

static void
test_id_new (void)
{
  g_autoptr (VvRandom) random = vv_random_new_seeded (7);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 2000; i++)
    {
      char *id = vv_id_new (random);

      g_assert_cmpuint (strlen (id), ==, VV_ID_LENGTH);
      g_assert_true (vv_id_is_valid (id));
      g_assert_true (g_hash_table_add (seen, id));
    }
}

static void
test_id_parse (void)
{
  g_autoptr (VvRandom) random = vv_random_new_seeded (1);
  g_autofree char *id = vv_id_new (random);
  g_autofree char *shown = vv_id_show (id);
  g_autofree char *lower = g_ascii_strdown (shown, -1);
  g_autofree char *spaced = g_strdup_printf ("  %s\n", lower);
  g_autofree char *parsed = vv_id_parse (spaced);

  g_assert_cmpuint (strlen (shown), ==, 14);
  g_assert_cmpint (shown[4], ==, '-');
  g_assert_cmpstr (parsed, ==, id);
  g_assert_null (vv_id_parse (NULL));
  g_assert_null (vv_id_parse (""));
  g_assert_null (vv_id_parse ("7K3F-9QZD"));
  g_assert_null (vv_id_parse ("7K3F-9QZD-M2XU"));
  g_assert_false (vv_id_is_valid (shown));
}

/* What people misread when they type: O for 0, I and L for 1. */
static void
test_id_confusions (void)
{
  g_autoptr (VvRandom) random = vv_random_new_seeded (3);

  for (int i = 0; i < 500; i++)
    {
      g_autofree char *id = vv_id_new (random);
      g_autofree char *typed = g_strdup (id);
      g_autofree char *parsed = NULL;

      g_strdelimit (typed, "0", 'O');
      g_strdelimit (typed, "1", i % 2 ? 'I' : 'l');
      parsed = vv_id_parse (typed);
      g_assert_cmpstr (parsed, ==, id);
    }
}

/* Every wrong character of the eleven is noticed: 31 is prime and larger than the alphabet's differences but
 * one. */
static void
test_id_errors (void)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  g_autoptr (VvRandom) random = vv_random_new_seeded (5);
  int tried = 0, missed = 0;

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *id = vv_id_new (random);

      for (int at = 0; at < VV_ID_LENGTH; at++)
        {
          g_autofree char *wrong = g_strdup (id);

          wrong[at] = alphabet[(strchr (alphabet, id[at]) - alphabet + 1 + i % 29) % 32];
          tried++;
          missed += vv_id_is_valid (wrong);
        }
    }
  g_assert_cmpint (missed * 100, <, tried);
}

static void
test_id_from_text (void)
{
  g_autofree char *a = vv_id_from_text ("Åse"), *b = vv_id_from_text ("Åse"), *c = vv_id_from_text ("Ase");

  g_assert_true (vv_id_is_valid (a));
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
}

static void
check_date (const char *text, const char *expected)
{
  g_autofree char *date = vv_date_parse (text);

  if (g_strcmp0 (date, expected) != 0)
    g_error ("\"%s\" gives %s, not %s", text, date, expected);
}

static void
test_date_parse (void)
{
  check_date ("2026-02-28", "2026-02-28");
  check_date (" 28.2.2026 ", "2026-02-28");
  check_date ("28.02.26", "2026-02-28");
  check_date ("28/2/2026", "2026-02-28");
  check_date ("28-02-2026", "2026-02-28");
  check_date ("28. februar 2026", "2026-02-28");
  check_date ("28 lutego 2026", "2026-02-28");
  check_date ("28. helmikuuta 2026", "2026-02-28");
  check_date ("3 października 1999", "1999-10-03");
  check_date ("1. Dezember 1999", NULL);
  check_date ("24. desember 1987", "1987-12-24");
  check_date ("7 kesäkuuta 2001", "2001-06-07");
  check_date ("29.2.2024", "2024-02-29");
  check_date ("29.2.2026", NULL);
  check_date ("31.02.2026", NULL);
  check_date ("31.02.", NULL);
  check_date ("0.1.2026", NULL);
  check_date ("1.13.2026", NULL);
  check_date ("tomorrow", NULL);
  check_date ("", NULL);
  check_date (NULL, NULL);
}

static void
test_date_valid (void)
{
  g_assert_true (vv_date_is_valid ("2024-02-29"));
  g_assert_false (vv_date_is_valid ("2023-02-29"));
  g_assert_false (vv_date_is_valid ("2024-2-9"));
  g_assert_false (vv_date_is_valid ("2024-02-29x"));
  g_assert_false (vv_date_is_valid (""));
  g_assert_false (vv_date_is_valid (NULL));
}

static void
test_date_arithmetic (void)
{
  g_autofree char *later = vv_date_add_days ("2026-12-31", 1), *earlier = vv_date_add_days ("2024-03-01", -1);

  g_assert_cmpstr (later, ==, "2027-01-01");
  g_assert_cmpstr (earlier, ==, "2024-02-29");
  g_assert_cmpint (vv_date_days_between ("2026-09-01", "2026-09-30"), ==, 29);
  g_assert_cmpint (vv_date_days_between ("2026-09-30", "2026-09-01"), ==, -29);
  g_assert_cmpint (vv_date_weekday ("2026-09-01"), ==, 2);
  g_assert_cmpint (vv_date_age_on ("2008-09-02", "2026-09-01"), ==, 17);
  g_assert_cmpint (vv_date_age_on ("2008-09-01", "2026-09-01"), ==, 18);
}

static void
test_clock (void)
{
  g_autoptr (VvClock) fixed = vv_clock_new_fixed ("2026-09-01"), system = vv_clock_new_system ();
  g_autofree char *today = vv_clock_today (fixed), *now = vv_clock_now (fixed),
                  *real = vv_clock_today (system), *moment = vv_clock_now (system);

  g_assert_cmpstr (today, ==, "2026-09-01");
  g_assert_cmpstr (now, ==, "2026-09-01T12:00:00Z");
  g_assert_true (vv_date_is_valid (real));
  g_assert_cmpuint (strlen (moment), ==, 20);
}

static void
test_random (void)
{
  g_autoptr (VvRandom) a = vv_random_new_seeded (9), b = vv_random_new_seeded (9),
                       system = vv_random_new_system ();
  guint64 all = 0, none = G_MAXUINT64;

  for (int i = 0; i < 100; i++)
    {
      guint64 bits = vv_random_bits (a);

      g_assert_cmpuint (bits, ==, vv_random_bits (b));
      all |= bits;
      none &= bits;
    }
  g_assert_cmpuint (all, ==, G_MAXUINT64);
  g_assert_cmpuint (none, ==, 0);
  g_assert_cmpuint (vv_random_bits (system), !=, vv_random_bits (system));
}

static void
check_fold (const char *text, const char *expected)
{
  g_autofree char *folded = vv_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  check_fold ("  Łukasz \t ŻÓŁĆ\n", "lukasz zolc");
  check_fold ("Åse Sørbø", "ase sorbo");
  check_fold ("ÆRØ", "aero");
  check_fold ("Päivi", "paivi");
  check_fold ("", "");
  check_fold (NULL, "");
}

static void
test_tags (void)
{
  g_auto (GStrv) tags = vv_split_tags (" no, pl ,,fi "), empty = vv_split_tags (NULL);
  const char *const others[] = { "pl", "fi", "en", NULL };
  g_autofree char *joined = vv_join_tags ((const char *const *)tags), *nothing = vv_join_tags (NULL);
  g_autofree char *slot = g_strdup ("old");

  g_assert_cmpstr (joined, ==, "no,pl,fi");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpuint (g_strv_length (empty), ==, 0);
  g_assert_true (vv_has_tag ((const char *const *)tags, "pl"));
  g_assert_false (vv_has_tag (NULL, "pl"));
  g_assert_cmpint (vv_count_common_tags ((const char *const *)tags, others), ==, 2);
  g_assert_true (vv_is_empty (NULL) && vv_is_empty ("") && !vv_is_empty (" "));
  vv_set_string (&slot, slot);
  g_assert_cmpstr (slot, ==, "old");
  vv_set_string (&slot, NULL);
  g_assert_null (slot);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL), *path = g_build_filename (folder, "a.csv", NULL);
  g_autoptr (GBytes) first = g_bytes_new_static ("one", 3), second = g_bytes_new_static ("second", 6),
                     read = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) listing = NULL;
  GStatBuf info;

  g_assert_true (vv_file_write (path, first, &error));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_chmod (path, 0640);
  g_assert_true (vv_file_write (path, second, &error));
  g_assert_no_error (error);
  g_stat (path, &info);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  read = vv_file_read (path, 6, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, second));
  g_assert_null (vv_file_read (path, 5, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_LIMIT);
  listing = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (listing), ==, "a.csv");
  g_assert_null (g_dir_read_name (listing));
  g_unlink (path);
  g_rmdir (folder);
}

static void
check_write_fails (const char *path, const char *part)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (vv_file_write (path, bytes, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_file_errors (void)
{
  g_autoptr (GError) error = NULL;

  check_write_fails ("/dev/full", "the disk is full");
  check_write_fails ("/nonexistent/folder/file", "could not be written");
  check_write_fails ("/proc/veiviser", "could not be written");
  g_assert_null (vv_file_read ("/nonexistent/file", 0, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
}

static void
test_image (void)
{
  g_autoptr (VvImage) image = vv_image_new (30, 20);
  g_autoptr (VvPicture) picture = vv_picture_new (5, 4);

  g_assert_cmpint (image->pixels[29 + 19 * image->stride], ==, 255);
  g_assert_cmpint (image->scale, ==, 1);
  g_assert_cmpint (picture->pixels[picture->stride * 4 - 1], ==, 255);
  g_assert_null (vv_image_new (0, 20));
  g_assert_null (vv_image_new (-1, -1));
  g_assert_null (vv_image_new (100000, 100000));
  g_assert_null (vv_picture_new (100000, 100000));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id/new", test_id_new);
  g_test_add_func ("/base/id/parse", test_id_parse);
  g_test_add_func ("/base/id/confusions", test_id_confusions);
  g_test_add_func ("/base/id/errors", test_id_errors);
  g_test_add_func ("/base/id/from-text", test_id_from_text);
  g_test_add_func ("/base/date/parse", test_date_parse);
  g_test_add_func ("/base/date/valid", test_date_valid);
  g_test_add_func ("/base/date/arithmetic", test_date_arithmetic);
  g_test_add_func ("/base/clock", test_clock);
  g_test_add_func ("/base/random", test_random);
  g_test_add_func ("/base/fold", test_fold);
  g_test_add_func ("/base/tags", test_tags);
  g_test_add_func ("/base/file/whole", test_file);
  g_test_add_func ("/base/file/errors", test_file_errors);
  g_test_add_func ("/base/image", test_image);
  return g_test_run ();
}
