/* vv-matching-words.c: scores and obstacles told in sentences. */
#include "config.h"

#include "vv-matching-pool.h"
#include "vv-explain.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "vv-locale.h"
#include "vv-screen.h"
#include "vv-strings.h"

typedef struct
{
  const char *word;
  const char *label;
} Word;

/* Answers of the forms; MAP-12, MPR-13 and others. */
static const Word TAGS[] = {
  { "direction", N_ ("Finding out what I want") },
  { "job_search", N_ ("Job search, CV and interviews") },
  { "education", N_ ("Choosing education or training") },
  { "own_business", N_ ("Starting a small business of one's own") },
  { "everyday", N_ ("Everyday routines and getting started") },
  { "digital", N_ ("Digital skills") },
  { "language", N_ ("Language practice") },
  { "networks", N_ ("Networks and contacts") },
  { "mode", N_ ("way of meeting") },
  { "form", N_ ("pair or group") },
};

static const Word CRITERIA[VV_N_CRITERIA] = {
  { "topics", N_ ("Topics") },
  { "field", N_ ("Field of work") },
  { "interests", N_ ("Interests and experience") },
  { "wishes", N_ ("Wishes about the mentor") },
  { "communication", N_ ("Way of talking and listening") },
  { "form", N_ ("Way of meeting, pair or group") },
};

static const char *const IMPRESSIONS[] = {
  N_ ("You judged: does not fit."),
  N_ ("You judged: fits a little."),
  N_ ("You judged: fits well."),
  N_ ("You judged: fits very well."),
};

static const char *
tell_tag (const char *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (TAGS); i++)
    if (g_str_equal (TAGS[i].word, tag))
      return _ (TAGS[i].label);
  return tag;
}

static char *
join_tags (char **tags)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer)tell_tag (tags[i]));
  g_ptr_array_add (words, NULL);
  return vv_locale_join (vv_screen_language (), (const char *const *)words->pdata);
}

static char *
tell_part (const VvScorePart *part)
{
  g_autofree char *common = join_tags (part->common);
  switch (part->fact)
    {
    case VV_FACT_COMMON:
      return g_strdup_printf (_ ("In common: %s."), common);
    case VV_FACT_NOTHING:
      return g_strdup (_ ("Nothing in common."));
    case VV_FACT_IMPRESSION:
      return g_strdup (_ (IMPRESSIONS[CLAMP (part->value, 0, 3)]));
    case VV_FACT_SAME:
      return g_strdup_printf (_ ("Both wish the same: %s."), common);
    case VV_FACT_UNKNOWN:
    default:
      return g_strdup (_ ("Not known yet, so it counts neither for nor against."));
    }
}

static char *
tell_lacks (char **lacks)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  for (guint i = 0; lacks != NULL && lacks[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer)(g_str_equal (lacks[i], "cnf") ? _ ("confidentiality declaration")
                                       : g_str_equal (lacks[i], "training") ? _ ("training")
                                                                            : _ ("background check")));
  g_ptr_array_add (words, NULL);
  return vv_locale_join (vv_screen_language (), (const char *const *)words->pdata);
}

static char *
tell_block (VvHardRule rule, char **lacks)
{
  g_autofree char *missing = tell_lacks (lacks);
  switch (rule)
    {
    case VV_HARD_LANGUAGE:
      return g_strdup (_ ("They have no language in common."));
    case VV_HARD_TIMES:
      return g_strdup (_ ("They have no time in common."));
    case VV_HARD_CAPACITY:
      return g_strdup (_ ("The mentor has no place left. R06"));
    case VV_HARD_MODE:
      return g_strdup (_ ("One wants to meet face to face only, the other online only."));
    case VV_HARD_FORM:
      return g_strdup (_ ("One wants a pair, the other a group."));
    case VV_HARD_BARRED:
      return g_strdup (_ ("One of them must not be matched with the other."));
    case VV_HARD_READY:
    default:
      return g_strdup_printf (_ ("The mentor still lacks: %s."), missing);
    }
}

static VvPoolReason *
make_reason (const char *criterion, const char *label, double points, double of, char *text)
{
  VvPoolReason *reason = g_new0 (VvPoolReason, 1);
  reason->criterion = criterion;
  reason->label = label;
  reason->points = points;
  reason->of = of;
  reason->text = text;
  return reason;
}

/* How many mentors each rule keeps from a mentee; a pair is counted under the first rule that blocks it. */
typedef struct
{
  int by_rule[7];
  int barred, taken;
} Obstacles;

static int
find_first_rule (guint blocks)
{
  for (int i = 0; i < 7; i++)
    if (blocks & (1u << i))
      return i;
  return -1;
}

static Obstacles
count_obstacles (const GArray *obstacles)
{
  Obstacles count = { 0 };
  for (guint i = 0; i < obstacles->len; i++)
    {
      const VvObstacle *obstacle = &g_array_index (obstacles, VvObstacle, i);
      int rule = find_first_rule (obstacle->blocks);
      if (obstacle->kind == VV_OBSTACLE_TAKEN)
        count.taken++;
      else if (obstacle->kind == VV_OBSTACLE_RULE && rule >= 0)
        count.by_rule[rule]++;
      else
        count.barred++;
    }
  return count;
}

static void
add_counted (GPtrArray *sentences, int n, const char *format)
{
  if (n > 0)
    g_ptr_array_add (sentences, g_strdup_printf (format, n));
}

/* --- shared by tasks --- */

void
vv_pool_reason_free (VvPoolReason *reason)
{
  if (reason == NULL)
    return;
  g_free (reason->text);
  g_free (reason);
}

GPtrArray *
vv_pool_explain (const VvPool *pool, guint mentor, guint mentee, int *score)
{
  g_autoptr (VvPairScore) pair
      = vv_score_pair (g_ptr_array_index (pool->mentors, mentor), g_ptr_array_index (pool->mentees, mentee),
                       pool->scoring, pool->impressions);
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_pool_reason_free);
  *score = pair->score < 0 ? -1 : (pair->score + 50) / 100;
  for (int i = 0; i < 7; i++)
    if (pair->blocks & (1u << i))
      g_ptr_array_add (reasons, make_reason (vv_hard_rule_to_string ((VvHardRule)(1u << i)), _ ("Cannot be"),
                                             0, 0, tell_block ((VvHardRule)(1u << i), pair->lacks)));
  for (int i = 0; pair->score >= 0 && i < VV_N_CRITERIA; i++)
    g_ptr_array_add (reasons,
                     make_reason (CRITERIA[i].word, _ (CRITERIA[i].label), pair->parts[i].points / 100.0,
                                  pair->parts[i].of / 100.0, tell_part (&pair->parts[i])));
  return reasons;
}

GPtrArray *
vv_pool_explain_unmatched (const VvPool *pool, guint mentee)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) obstacles = vv_explain_unmatched (pool->problem, pool->solution, mentee, pool->mentors,
                                                       pool->mentees, pool->scoring);
  Obstacles count = count_obstacles (obstacles);
  const int *n = count.by_rule;
  if (pool->mentors->len == 0)
    g_ptr_array_add (sentences, g_strdup (_ ("No mentor of this programme has a place left.")));
  add_counted (sentences, count.taken,
               ngettext ("%d mentor would fit, but others have the places.",
                         "%d mentors would fit, but others have the places.", count.taken));
  add_counted (
      sentences, n[0],
      ngettext ("%d mentor has no language in common.", "%d mentors have no language in common.", n[0]));
  add_counted (sentences, n[1],
               ngettext ("%d mentor has no time in common.", "%d mentors have no time in common.", n[1]));
  add_counted (sentences, n[2],
               ngettext ("%d mentor has no place left. R06", "%d mentors have no place left. R06", n[2]));
  add_counted (
      sentences, n[3],
      ngettext ("%d mentor wants another way of meeting.", "%d mentors want another way of meeting.", n[3]));
  add_counted (sentences, n[4],
               ngettext ("%d mentor does not fit the wish for a pair or a group.",
                         "%d mentors do not fit the wish for a pair or a group.", n[4]));
  add_counted (
      sentences, n[5] + count.barred,
      ngettext ("%d mentor is ruled out by name.", "%d mentors are ruled out by name.", n[5] + count.barred));
  add_counted (sentences, n[6],
               ngettext ("%d mentor is not ready: training, declaration or check is missing.",
                         "%d mentors are not ready: training, declaration or check is missing.", n[6]));
  return sentences;
}

void
vv_pool_alternative_free (VvPoolAlternative *alternative)
{
  if (alternative == NULL)
    return;
  g_free (alternative->text);
  g_free (alternative);
}

static char *
tell_alternative (const VvAlternative *alternative, int cost)
{
  if (alternative->n_unmatched > 0)
    return g_strdup_printf (ngettext ("%d more mentee would be without a mentor.",
                                      "%d more mentees would be without a mentor.", alternative->n_unmatched),
                            alternative->n_unmatched);
  if (cost <= 0)
    return g_strdup (_ ("Costs the others nothing."));
  return g_strdup_printf (
      ngettext ("Costs everyone together %d point.", "Costs everyone together %d points.", cost), cost);
}

GPtrArray *
vv_pool_find_alternatives (const VvPool *pool,
                           guint mentee,
                           guint n,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (VvExplainer) explainer = vv_explainer_new (pool->problem, pool->solution);
  g_autoptr (GArray) found = vv_explainer_find_alternatives (explainer, mentee, n, cancellable, error);
  if (found == NULL)
    return NULL;
  GPtrArray *alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_pool_alternative_free);
  for (guint i = 0; i < found->len; i++)
    {
      const VvAlternative *from = &g_array_index (found, VvAlternative, i);
      VvPoolAlternative *alternative = g_new0 (VvPoolAlternative, 1);
      alternative->mentor = from->mentor;
      alternative->score = (from->score + 50) / 100;
      alternative->cost = (int)lround ((double)from->lost / 100.0);
      alternative->text = tell_alternative (from, alternative->cost);
      g_ptr_array_add (alternatives, alternative);
    }
  return alternatives;
}
