#include "vv-score-private.h"

#include <string.h>

#include "vv-strings.h"

struct _VvImpressions
{
  GHashTable *by_pair; /* "mentor\nmentee" → Impression */
};

typedef struct
{
  char *mentor;
  char *mentee;
  int value[VV_N_CRITERIA];
} Impression;

static const char *const criterion_names[VV_N_CRITERIA]
    = { "topics", "field", "interests", "wishes", "communication", "preferences" };

/* --- tags
 * ------------------------------------------------------------------------------------------------------- */

static gboolean
is_unknown_set (char **tags)
{
  return tags == NULL || tags[0] == NULL;
}

static gboolean
is_repeated (char **tags, guint at)
{
  for (guint i = 0; i < at; i++)
    if (g_str_equal (tags[i], tags[at]))
      return TRUE;
  return FALSE;
}

static int
count_tags (char **tags)
{
  int n = 0;

  for (guint i = 0; tags && tags[i]; i++)
    n += !is_repeated (tags, i);
  return n;
}

/* Each tag that both have, once, in the order of `a`; NULL if there is none. */
static char **
list_common (char **a, char **b)
{
  g_autoptr (GPtrArray) common = g_ptr_array_new ();

  for (guint i = 0; a && b && a[i]; i++)
    if (g_strv_contains ((const char *const *)b, a[i]) && !is_repeated (a, i))
      g_ptr_array_add (common, g_strdup (a[i]));
  if (common->len == 0)
    return NULL;
  g_ptr_array_add (common, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&common), FALSE);
}

/* --- fits
 * ------------------------------------------------------------------------------------------------------- */

gboolean
vv_scoring_divide (const VvScoring *scoring, int of[VV_N_CRITERIA])
{
  int sum = 0;
  int before = 0;

  for (int c = 0; c < VV_N_CRITERIA; c++)
    {
      if (scoring->weight[c] < 0 || scoring->weight[c] > 1000)
        return FALSE;
      sum += scoring->weight[c];
    }
  if (sum == 0)
    return FALSE;
  /* Rounding the running sum, not each part, keeps the whole at 10000. */
  for (int c = 0, weight = 0; c < VV_N_CRITERIA; c++)
    {
      int upto;

      weight += scoring->weight[c];
      upto = (weight * VV_PROBLEM_SCORE_MAX + sum / 2) / sum;
      of[c] = upto - before;
      before = upto;
    }
  return TRUE;
}

int
vv_mode_from_string (const char *text)
{
  static const char *const words[] = { "", "face_to_face", "online", "blended", "any" };

  for (int i = 1; i < VV_N_MODES; i++)
    if (g_strcmp0 (text, words[i]) == 0)
      return i;
  return VV_MODE_UNKNOWN;
}

int
vv_form_from_string (const char *text)
{
  static const char *const words[] = { "", "pair", "group", "any" };

  for (int i = 1; i < VV_N_FORMS; i++)
    if (g_strcmp0 (text, words[i]) == 0)
      return i;
  return VV_FORM_UNKNOWN;
}

gboolean
vv_scoring_leaves_mode (const VvScoring *scoring)
{
  int mode = vv_mode_from_string (scoring->mode);

  return mode != VV_MODE_FACE_TO_FACE && mode != VV_MODE_ONLINE;
}

gboolean
vv_scoring_leaves_form (const VvScoring *scoring)
{
  int form = vv_form_from_string (scoring->form);

  return form != VV_FORM_PAIR && form != VV_FORM_GROUP;
}

guint
vv_scoring_block_wishes (const VvScoring *scoring, int mode_a, int form_a, int mode_b, int form_b)
{
  guint blocks = 0;

  /* A mix of both meets either wish half-way; only the two ends exclude each other. */
  if (vv_scoring_leaves_mode (scoring)
      && ((mode_a == VV_MODE_FACE_TO_FACE && mode_b == VV_MODE_ONLINE)
          || (mode_a == VV_MODE_ONLINE && mode_b == VV_MODE_FACE_TO_FACE)))
    blocks |= VV_HARD_MODE;
  if (vv_scoring_leaves_form (scoring)
      && ((form_a == VV_FORM_PAIR && form_b == VV_FORM_GROUP)
          || (form_a == VV_FORM_GROUP && form_b == VV_FORM_PAIR)))
    blocks |= VV_HARD_FORM;
  return blocks;
}

static int
fit_wish (int a, int b, int unknown, int any, gboolean is_left_open, gboolean *is_unknown)
{
  if (!is_left_open || a == any || b == any)
    return VV_FIT_FULL / 2;
  if (a == unknown || b == unknown)
    {
      *is_unknown = TRUE;
      return VV_FIT_NEUTRAL / 2;
    }
  return a == b ? VV_FIT_FULL / 2 : 0;
}

int
vv_fit_wishes (const VvScoring *scoring, int mode_a, int form_a, int mode_b, int form_b, gboolean *is_unknown)
{
  *is_unknown = FALSE;
  return fit_wish (mode_a, mode_b, VV_MODE_UNKNOWN, VV_MODE_ANY, vv_scoring_leaves_mode (scoring), is_unknown)
         + fit_wish (form_a, form_b, VV_FORM_UNKNOWN, VV_FORM_ANY, vv_scoring_leaves_form (scoring),
                     is_unknown);
}

int
vv_fit_topics (int n_common, int n_wanted)
{
  return (MIN (n_common, VV_TOPICS_MAX) * VV_FIT_FULL + n_wanted / 2) / n_wanted;
}

int
vv_fit_interests (int n_common)
{
  return MIN (n_common, 3) * VV_FIT_FULL / 3;
}

int
vv_fit_impression (int value)
{
  return value < 0 ? VV_FIT_NEUTRAL : value * VV_FIT_FULL / 3;
}

/* --- one pair
 * --------------------------------------------------------------------------------------------------- */

static gboolean
names (char **barred, const char *id)
{
  return barred && id && g_strv_contains ((const char *const *)barred, id);
}

static void
judge_sets (VvPairScore *score, VvHardRule rule, char **a, char **b)
{
  g_auto (GStrv) common = list_common (a, b);

  if (is_unknown_set (a) || is_unknown_set (b))
    score->unknown |= rule;
  else if (common == NULL)
    score->blocks |= rule;
}

static void
judge_hard_rules (VvPairScore *score,
                  const VvProfile *mentor,
                  const VvProfile *mentee,
                  const VvScoring *scoring)
{
  judge_sets (score, VV_HARD_LANGUAGE, mentee->languages, mentor->languages);
  judge_sets (score, VV_HARD_TIMES, mentee->times, mentor->times);
  if (vv_scoring_get_max (scoring, mentor) == 0)
    score->blocks |= VV_HARD_CAPACITY;
  score->blocks |= vv_scoring_block_wishes (
      scoring, vv_mode_from_string (mentor->mode), vv_form_from_string (mentor->form),
      vv_mode_from_string (mentee->mode), vv_form_from_string (mentee->form));
  if (names (mentor->barred, mentee->id) || names (mentee->barred, mentor->id)
      || g_strcmp0 (mentor->id, mentee->id) == 0)
    score->blocks |= VV_HARD_BARRED;
  if (!is_unknown_set (mentor->lacks))
    {
      score->blocks |= VV_HARD_READY;
      score->lacks = g_strdupv (mentor->lacks);
    }
}

/* Fills the part for a set of tags; `fit` says how far a number of common tags meets it. */
static int
fill_from_tags (VvScorePart *part, char **wanted, char **offered)
{
  int n_common;

  if (is_unknown_set (wanted) || is_unknown_set (offered))
    {
      part->fact = VV_FACT_UNKNOWN;
      part->is_unknown = TRUE;
      return VV_FIT_NEUTRAL;
    }
  part->common = list_common (wanted, offered);
  n_common = part->common ? (int)g_strv_length (part->common) : 0;
  part->fact = n_common > 0 ? VV_FACT_COMMON : VV_FACT_NOTHING;
  switch (part->criterion)
    {
    case VV_CRITERION_TOPICS:
      return vv_fit_topics (n_common, count_tags (wanted));
    case VV_CRITERION_INTERESTS:
      return vv_fit_interests (n_common);
    default:
      return n_common > 0 ? VV_FIT_FULL : 0;
    }
}

static int
fill_from_impression (VvScorePart *part, int value)
{
  part->value = value;
  part->fact = value < 0 ? VV_FACT_UNKNOWN : VV_FACT_IMPRESSION;
  part->is_unknown = value < 0;
  return vv_fit_impression (value);
}

static int
fill_from_wishes (VvScorePart *part,
                  const VvProfile *mentor,
                  const VvProfile *mentee,
                  const VvScoring *scoring)
{
  int mode_a = vv_mode_from_string (mentor->mode);
  int mode_b = vv_mode_from_string (mentee->mode);
  int form_a = vv_form_from_string (mentor->form);
  int form_b = vv_form_from_string (mentee->form);
  gboolean ignored = FALSE;
  g_autoptr (GPtrArray) same = g_ptr_array_new ();
  int fit = vv_fit_wishes (scoring, mode_a, form_a, mode_b, form_b, &part->is_unknown);

  if (fit_wish (mode_a, mode_b, VV_MODE_UNKNOWN, VV_MODE_ANY, vv_scoring_leaves_mode (scoring), &ignored)
      == VV_FIT_FULL / 2)
    g_ptr_array_add (same, g_strdup ("mode"));
  if (fit_wish (form_a, form_b, VV_FORM_UNKNOWN, VV_FORM_ANY, vv_scoring_leaves_form (scoring), &ignored)
      == VV_FIT_FULL / 2)
    g_ptr_array_add (same, g_strdup ("form"));
  part->fact = same->len > 0 ? VV_FACT_SAME : part->is_unknown ? VV_FACT_UNKNOWN : VV_FACT_NOTHING;
  if (same->len > 0)
    {
      g_ptr_array_add (same, NULL);
      part->common = (char **)g_ptr_array_free (g_steal_pointer (&same), FALSE);
    }
  return fit;
}

static int
fill_part (VvScorePart *part,
           const VvProfile *mentor,
           const VvProfile *mentee,
           const VvScoring *scoring,
           const VvImpressions *impressions)
{
  int impression = vv_impressions_get (impressions, mentor->id, mentee->id, part->criterion);

  switch (part->criterion)
    {
    case VV_CRITERION_TOPICS:
      return fill_from_tags (part, mentee->topics, mentor->topics);
    case VV_CRITERION_FIELD:
      return fill_from_tags (part, mentee->fields, mentor->fields);
    case VV_CRITERION_INTERESTS:
      if (impression >= 0)
        return fill_from_impression (part, impression);
      return fill_from_tags (part, mentee->interests, mentor->interests);
    case VV_CRITERION_PREFERENCES:
      return fill_from_wishes (part, mentor, mentee, scoring);
    default:
      return fill_from_impression (part, impression);
    }
}

VvPairScore *
vv_score_pair (const VvProfile *mentor,
               const VvProfile *mentee,
               const VvScoring *scoring,
               const VvImpressions *impressions)
{
  VvPairScore *score = g_new0 (VvPairScore, 1);
  int of[VV_N_CRITERIA] = { 0 };

  judge_hard_rules (score, mentor, mentee, scoring);
  vv_scoring_divide (scoring, of);
  for (int c = 0; c < VV_N_CRITERIA; c++)
    {
      VvScorePart *part = &score->parts[c];

      part->criterion = (VvCriterion)c;
      part->of = of[c];
      part->value = VV_PROFILE_UNKNOWN;
      part->points = vv_fit_points (fill_part (part, mentor, mentee, scoring, impressions), of[c]);
      score->score += part->points;
    }
  if (score->blocks != 0)
    score->score = -1;
  return score;
}

void
vv_pair_score_free (VvPairScore *score)
{
  if (score == NULL)
    return;
  for (int c = 0; c < VV_N_CRITERIA; c++)
    g_strfreev (score->parts[c].common);
  g_strfreev (score->lacks);
  g_free (score);
}

/* --- nouns
 * ------------------------------------------------------------------------------------------------------ */

VvProfile *
vv_profile_new (const char *id)
{
  VvProfile *profile = g_new0 (VvProfile, 1);

  profile->id = g_strdup (id);
  profile->capacity = VV_PROFILE_UNKNOWN;
  return profile;
}

void
vv_profile_free (VvProfile *profile)
{
  if (profile == NULL)
    return;
  g_free (profile->id);
  g_free (profile->key);
  g_strfreev (profile->languages);
  g_strfreev (profile->times);
  g_strfreev (profile->topics);
  g_strfreev (profile->fields);
  g_strfreev (profile->interests);
  g_free (profile->mode);
  g_free (profile->form);
  g_strfreev (profile->barred);
  g_strfreev (profile->lacks);
  g_free (profile);
}

const char *
vv_criterion_to_string (VvCriterion criterion)
{
  g_return_val_if_fail (criterion < VV_N_CRITERIA, NULL);

  return criterion_names[criterion];
}

gboolean
vv_criterion_from_string (const char *text, VvCriterion *criterion)
{
  for (int c = 0; c < VV_N_CRITERIA; c++)
    if (g_strcmp0 (text, criterion_names[c]) == 0)
      {
        *criterion = (VvCriterion)c;
        return TRUE;
      }
  return FALSE;
}

const char *
vv_hard_rule_to_string (VvHardRule rule)
{
  static const char *const words[] = { "language", "times", "capacity", "mode", "form", "barred", "ready" };
  guint bit = g_bit_storage (rule);

  g_return_val_if_fail (bit > 0 && bit <= G_N_ELEMENTS (words), NULL);

  return words[bit - 1];
}

VvScoring *
vv_scoring_new (void)
{
  static const int weights[VV_N_CRITERIA] = { 30, 15, 15, 15, 15, 10 };
  VvScoring *scoring = g_new0 (VvScoring, 1);

  memcpy (scoring->weight, weights, sizeof weights);
  scoring->group_max = 5;
  return scoring;
}

void
vv_scoring_free (VvScoring *scoring)
{
  if (scoring == NULL)
    return;
  g_free (scoring->mode);
  g_free (scoring->form);
  g_free (scoring);
}

int
vv_scoring_get_max (const VvScoring *scoring, const VvProfile *mentor)
{
  int max = mentor->capacity == VV_PROFILE_UNKNOWN ? 1 : MAX (mentor->capacity, 0);
  gboolean is_pair = vv_scoring_leaves_form (scoring) ? vv_form_from_string (mentor->form) == VV_FORM_PAIR
                                                      : vv_form_from_string (scoring->form) == VV_FORM_PAIR;

  max = MIN (max, MAX (scoring->group_max, 0));
  return is_pair ? MIN (max, 1) : max;
}

static void
free_impression (gpointer data)
{
  Impression *impression = data;

  g_free (impression->mentor);
  g_free (impression->mentee);
  g_free (impression);
}

VvImpressions *
vv_impressions_new (void)
{
  VvImpressions *impressions = g_new0 (VvImpressions, 1);

  impressions->by_pair = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_impression);
  return impressions;
}

void
vv_impressions_free (VvImpressions *impressions)
{
  if (impressions == NULL)
    return;
  g_hash_table_unref (impressions->by_pair);
  g_free (impressions);
}

void
vv_impressions_set (VvImpressions *impressions,
                    const char *mentor,
                    const char *mentee,
                    VvCriterion criterion,
                    int value)
{
  g_autofree char *key = g_strconcat (mentor, "\n", mentee, NULL);
  Impression *impression = g_hash_table_lookup (impressions->by_pair, key);

  g_return_if_fail (criterion < VV_N_CRITERIA && value >= VV_PROFILE_UNKNOWN && value <= 3);

  if (impression == NULL)
    {
      impression = g_new0 (Impression, 1);
      impression->mentor = g_strdup (mentor);
      impression->mentee = g_strdup (mentee);
      for (int c = 0; c < VV_N_CRITERIA; c++)
        impression->value[c] = VV_PROFILE_UNKNOWN;
      g_hash_table_insert (impressions->by_pair, g_steal_pointer (&key), impression);
    }
  impression->value[criterion] = value;
}

int
vv_impressions_get (const VvImpressions *impressions,
                    const char *mentor,
                    const char *mentee,
                    VvCriterion criterion)
{
  g_autofree char *key = NULL;
  const Impression *impression;

  if (impressions == NULL || mentor == NULL || mentee == NULL)
    return VV_PROFILE_UNKNOWN;
  key = g_strconcat (mentor, "\n", mentee, NULL);
  impression = g_hash_table_lookup (impressions->by_pair, key);
  return impression ? impression->value[criterion] : VV_PROFILE_UNKNOWN;
}

void
vv_impressions_foreach (const VvImpressions *impressions, VvImpressionsFunc func, gpointer user_data)
{
  GHashTableIter iter;
  gpointer value;

  if (impressions == NULL)
    return;
  g_hash_table_iter_init (&iter, impressions->by_pair);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    func (((Impression *)value)->mentor, ((Impression *)value)->mentee, user_data);
}
