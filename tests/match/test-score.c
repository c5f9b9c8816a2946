/* How a pair is scored: hard rules, parts that add up, unknown as neutral, and that the fast way is the plain
 * way. */
#include <string.h>

#include "vv-error.h"
#include "vv-random.h"
#include "vv-score.h"
#include "vv-solver.h"

static char **
split (const char *text)
{
  return g_strsplit (text, ",", -1);
}

static VvProfile *
make_mentor (void)
{
  VvProfile *mentor = vv_profile_new ("mentor");

  mentor->languages = split ("nb,en");
  mentor->times = split ("weekday_evening,weekend");
  mentor->topics = split ("job_search,networks,digital");
  mentor->fields = split ("forestry,transport");
  mentor->interests = split ("fishing,music,chess");
  mentor->mode = g_strdup ("blended");
  mentor->form = g_strdup ("any");
  mentor->capacity = 3;
  return mentor;
}

static VvProfile *
make_mentee (void)
{
  VvProfile *mentee = vv_profile_new ("mentee");

  mentee->languages = split ("en,pl");
  mentee->times = split ("weekend");
  mentee->topics = split ("job_search,language");
  mentee->fields = split ("transport");
  mentee->interests = split ("music,football");
  mentee->mode = g_strdup ("blended");
  mentee->form = g_strdup ("pair");
  return mentee;
}

static void
test_parts (void)
{
  g_autoptr (VvProfile) mentor = make_mentor ();
  g_autoptr (VvProfile) mentee = make_mentee ();
  g_autoptr (VvScoring) scoring = vv_scoring_new ();
  g_autoptr (VvImpressions) impressions = vv_impressions_new ();
  g_autoptr (VvPairScore) score = NULL;

  vv_impressions_set (impressions, "mentor", "mentee", VV_CRITERION_WISHES, 3);
  score = vv_score_pair (mentor, mentee, scoring, impressions);
  g_assert_cmpuint (score->blocks, ==, 0);
  g_assert_cmpint (score->parts[VV_CRITERION_TOPICS].points, ==, 1500); /* one of two wanted */
  g_assert_cmpint (score->parts[VV_CRITERION_TOPICS].of, ==, 3000);
  g_assert_cmpstr (score->parts[VV_CRITERION_TOPICS].common[0], ==, "job_search");
  g_assert_cmpint (score->parts[VV_CRITERION_FIELD].points, ==, 1500);
  g_assert_cmpint (score->parts[VV_CRITERION_INTERESTS].points, ==, 500); /* one of three */
  g_assert_cmpint (score->parts[VV_CRITERION_WISHES].points, ==, 1500);
  g_assert_cmpint (score->parts[VV_CRITERION_COMMUNICATION].points, ==, 750); /* unknown: neutral */
  g_assert_true (score->parts[VV_CRITERION_COMMUNICATION].is_unknown);
  g_assert_cmpint (score->parts[VV_CRITERION_PREFERENCES].points, ==, 1000);
  g_assert_cmpint (score->score, ==, 1500 + 1500 + 500 + 1500 + 750 + 1000);
}

/* Each rule blocks alone and says so. */
static void
test_hard_rules (void)
{
  g_autoptr (VvScoring) scoring = vv_scoring_new ();

  for (int rule = 0; rule < 7; rule++)
    {
      g_autoptr (VvProfile) mentor = make_mentor ();
      g_autoptr (VvProfile) mentee = make_mentee ();
      g_autoptr (VvPairScore) score = NULL;
      char ***sets[] = { &mentor->languages, &mentor->times };

      if (rule < 2)
        {
          g_strfreev (*sets[rule]);
          *sets[rule] = split ("none_of_theirs");
        }
      else if (rule == 2)
        mentor->capacity = 0;
      else if (rule == 3)
        {
          g_free (mentor->mode);
          g_free (mentee->mode);
          mentor->mode = g_strdup ("online");
          mentee->mode = g_strdup ("face_to_face");
        }
      else if (rule == 4)
        {
          g_free (mentor->form);
          mentor->form = g_strdup ("group");
        }
      else if (rule == 5)
        mentee->barred = split ("somebody,mentor");
      else
        mentor->lacks = split ("cnf,check");
      score = vv_score_pair (mentor, mentee, scoring, NULL);
      g_assert_cmpuint (score->blocks, ==, 1u << rule);
      g_assert_cmpint (score->score, ==, -1);
      g_assert_nonnull (vv_hard_rule_to_string ((VvHardRule)(1 << rule)));
    }
}

/* R05 and R06: no more mentees than the group and the mentor allow. */
static void
test_capacity (void)
{
  g_autoptr (VvProfile) mentor = make_mentor ();
  g_autoptr (VvScoring) scoring = vv_scoring_new ();

  g_assert_cmpint (vv_scoring_get_max (scoring, mentor), ==, 3); /* R06 */
  mentor->capacity = 9;
  g_assert_cmpint (vv_scoring_get_max (scoring, mentor), ==, 5); /* R05 */
  scoring->group_max = 4;
  g_assert_cmpint (vv_scoring_get_max (scoring, mentor), ==, 4);
  mentor->capacity = VV_PROFILE_UNKNOWN;
  g_assert_cmpint (vv_scoring_get_max (scoring, mentor), ==, 1);
  mentor->capacity = 3;
  scoring->form = g_strdup ("pair");
  g_assert_cmpint (vv_scoring_get_max (scoring, mentor), ==, 1);
}

/* R05, R06 in the matching itself: six mentees who all fit one mentor. */
static void
test_group_of_six (void)
{
  g_autoptr (GPtrArray) mentors = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_profile_free);
  g_autoptr (GPtrArray) mentees = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_profile_free);
  g_autoptr (VvScoring) scoring = vv_scoring_new ();
  g_autoptr (VvProblem) problem = NULL;
  g_autoptr (VvSolution) solution = NULL;
  g_autoptr (GError) error = NULL;
  VvProfile *mentor = make_mentor ();

  mentor->capacity = 6;
  g_ptr_array_add (mentors, mentor);
  for (int i = 0; i < 6; i++)
    {
      VvProfile *mentee = make_mentee ();

      g_free (mentee->id);
      mentee->id = g_strdup_printf ("mentee-%d", i);
      g_ptr_array_add (mentees, mentee);
    }
  problem = vv_score_all (mentors, mentees, scoring, NULL, VV_PREFER_TOTAL, &error);
  g_assert_no_error (error);
  solution = vv_solver_solve (problem, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (solution->load[0], ==, 5);
  g_assert_cmpuint (solution->n_unmatched, ==, 1);
}

/* R34: nothing that a profile can hold names gender, age, religion, health, origin or family, and free
 * sentences that do have no way in. The list of members is the proof; a new one must be judged here. */
static void
test_nothing_private_counts (void)
{
  VvProfile profile = { 0 };
  gsize known = sizeof profile.id + sizeof profile.key + sizeof profile.languages + sizeof profile.times
                + sizeof profile.topics + sizeof profile.fields + sizeof profile.interests
                + sizeof profile.mode + sizeof profile.form + sizeof profile.minimum + sizeof profile.capacity
                + sizeof profile.barred + sizeof profile.lacks;
  static const char *const criteria[]
      = { "topics", "field", "interests", "wishes", "communication", "preferences" };

  g_assert_cmpuint (sizeof profile, ==, known);
  g_assert_cmpint (VV_N_CRITERIA, ==, G_N_ELEMENTS (criteria));
  for (int c = 0; c < VV_N_CRITERIA; c++)
    g_assert_cmpstr (vv_criterion_to_string ((VvCriterion)c), ==, criteria[c]);
}

static void
test_unknown_is_neutral (void)
{
  g_autoptr (VvProfile) mentor = vv_profile_new ("a");
  g_autoptr (VvProfile) mentee = vv_profile_new ("b");
  g_autoptr (VvScoring) scoring = vv_scoring_new ();
  g_autoptr (VvPairScore) score = vv_score_pair (mentor, mentee, scoring, NULL);

  g_assert_cmpuint (score->blocks, ==, 0);
  g_assert_cmpuint (score->unknown, ==, VV_HARD_LANGUAGE | VV_HARD_TIMES);
  g_assert_cmpint (score->score, ==, 5000);
  for (int c = 0; c < VV_N_CRITERIA; c++)
    {
      g_assert_true (score->parts[c].is_unknown);
      g_assert_cmpint (score->parts[c].fact, ==, VV_FACT_UNKNOWN);
    }
}

static void
test_weights (void)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (VvProfile) mentor = make_mentor ();
  g_autoptr (VvProfile) mentee = make_mentee ();
  g_autoptr (VvScoring) scoring = vv_scoring_new ();
  g_autoptr (VvRandom) random = vv_random_new_seeded (3);
  g_autoptr (VvProblem) problem = NULL;
  g_autoptr (GError) error = NULL;

  for (int trial = 0; trial < 100; trial++)
    {
      g_autoptr (VvPairScore) score = NULL;
      int of = 0;

      for (int c = 0; c < VV_N_CRITERIA; c++)
        scoring->weight[c] = (int)(vv_random_bits (random) % 1001);
      score = vv_score_pair (mentor, mentee, scoring, NULL);
      for (int c = 0; c < VV_N_CRITERIA; c++)
        of += score->parts[c].of;
      g_assert_cmpint (of, ==, 10000);
    }
  memset (scoring->weight, 0, sizeof scoring->weight);
  problem = vv_score_all (nobody, nobody, scoring, NULL, VV_PREFER_TOTAL, &error);
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_assert_null (problem);
}

/* --- the fast way
 * ----------------------------------------------------------------------------------------------- */

static char **
pick_tags (VvRandom *random, const char *stem, guint n_tags, guint most)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  guint n = (guint)(vv_random_bits (random) % (most + 1));

  if (n == 0 && vv_random_bits (random) % 2)
    return NULL;
  for (guint t = 0; t < n; t++)
    g_ptr_array_add (tags, g_strdup_printf ("%s%u", stem, (guint)(vv_random_bits (random) % n_tags)));
  g_ptr_array_add (tags, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}

static GPtrArray *
make_people (VvRandom *random, const char *stem, const char *other, guint n, guint n_words)
{
  static const char *const modes[] = { NULL, "face_to_face", "online", "blended", "any" };
  static const char *const forms[] = { NULL, "pair", "group", "any" };
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_profile_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s%u", stem, i);
      VvProfile *profile = vv_profile_new (id);

      profile->languages = pick_tags (random, "l", 4, 3);
      profile->times = pick_tags (random, "t", 3, 3);
      profile->topics = pick_tags (random, "o", 8, 6);
      profile->fields = pick_tags (random, "f", n_words, 3);
      profile->interests = pick_tags (random, "i", n_words, 8);
      profile->mode = g_strdup (modes[vv_random_bits (random) % 5]);
      profile->form = g_strdup (forms[vv_random_bits (random) % 4]);
      profile->capacity = (int)(vv_random_bits (random) % 7) - 1;
      if (vv_random_bits (random) % 5 == 0)
        profile->barred = pick_tags (random, other, n, 3);
      if (vv_random_bits (random) % 9 == 0)
        profile->lacks = split ("training");
      g_ptr_array_add (people, profile);
    }
  return people;
}

static void
test_fast_is_plain (void)
{
  g_autoptr (VvRandom) random = vv_random_new_seeded (7);

  for (int trial = 0; trial < 12; trial++)
    {
      guint n_words = trial % 2 ? 300 : 20;
      g_autoptr (GPtrArray) mentors = make_people (random, "mentor-", "mentee-", 30, n_words);
      g_autoptr (GPtrArray) mentees = make_people (random, "mentee-", "mentor-", 40, n_words);
      g_autoptr (VvScoring) scoring = vv_scoring_new ();
      g_autoptr (VvImpressions) impressions = vv_impressions_new ();
      g_autoptr (VvProblem) problem = NULL;
      g_autoptr (GError) error = NULL;

      scoring->form = g_strdup (trial % 3 == 1 ? "group" : NULL);
      scoring->mode = g_strdup (trial % 4 == 2 ? "online" : NULL);
      vv_impressions_set (impressions, "mentor-3", "mentee-4", VV_CRITERION_INTERESTS, 1);
      vv_impressions_set (impressions, "mentor-3", "mentee-4", VV_CRITERION_COMMUNICATION, 3);
      vv_impressions_set (impressions, "mentor-5", "mentee-0", VV_CRITERION_WISHES, 0);
      problem = vv_score_all (mentors, mentees, scoring, impressions, VV_PREFER_TOTAL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < mentors->len; j++)
        for (guint i = 0; i < mentees->len; i++)
          {
            g_autoptr (VvPairScore) score = vv_score_pair (
                g_ptr_array_index (mentors, j), g_ptr_array_index (mentees, i), scoring, impressions);

            g_assert_cmpint (vv_problem_get_score (problem, j, i), ==, score->score);
          }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/score/parts", test_parts);
  g_test_add_func ("/match/score/hard-rules", test_hard_rules);
  g_test_add_func ("/match/score/R05-R06-capacity", test_capacity);
  g_test_add_func ("/match/score/R05-R06-group-of-six", test_group_of_six);
  g_test_add_func ("/match/score/R34-nothing-private-counts", test_nothing_private_counts);
  g_test_add_func ("/match/score/unknown-is-neutral", test_unknown_is_neutral);
  g_test_add_func ("/match/score/weights", test_weights);
  g_test_add_func ("/match/score/fast-is-plain", test_fast_is_plain);
  return g_test_run ();
}
