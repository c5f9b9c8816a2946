#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-score-private.h"

/* Sets of tags as bits, one bit per tag that somebody on the other side may have too. */
enum
{
  SET_LANGUAGES,
  SET_TIMES,
  SET_TOPICS,
  SET_FIELDS,
  SET_INTERESTS,
  N_SETS,
};

/* Two bits of each set stand for "whatever it is": a known mentor has the first, a known mentee the second,
 * somebody unknown both, so that an unknown set meets every other and two known ones only by their tags. */
#define BIT_KNOWN_MENTOR 0
#define BIT_KNOWN_MENTEE 1
#define N_OWN_BITS 2

typedef struct
{
  GHashTable *bit_of[N_SETS];
  guint first_word[N_SETS + 1];
} Vocabulary;

/* A mentor's part of the inner loop. */
typedef struct
{
  guint8 wishes; /* mode and form as one index */
  guint8 knows_topics, knows_fields, knows_interests;
  guint8 is_out; /* not ready or no place */
} MentorFlags;

typedef struct
{
  Vocabulary vocabulary;
  guint n_mentors;
  guint64 *mentor_bits;
  MentorFlags *flags;
  const VvScoring *scoring;
  int of[VV_N_CRITERIA];
} Engine;

/* What every number of common tags is worth to one mentee. */
typedef struct
{
  const guint64 *bits;
  int topics[VV_TOPICS_MAX + 1], topics_unknown;
  int fields[2], fields_unknown;
  int interests[4], interests_unknown;
  int wishes[VV_N_MODES * VV_N_FORMS]; /* and what is the same for all mentors; below 0 blocked */
} MenteeTable;

static char **
get_set (const VvProfile *profile, int set)
{
  switch (set)
    {
    case SET_LANGUAGES:
      return profile->languages;
    case SET_TIMES:
      return profile->times;
    case SET_TOPICS:
      return profile->topics;
    case SET_FIELDS:
      return profile->fields;
    default:
      return profile->interests;
    }
}

static gboolean
is_known (const VvProfile *profile, int set)
{
  char **tags = get_set (profile, set);

  return tags != NULL && tags[0] != NULL;
}

static void
learn_tags (Vocabulary *vocabulary, const GPtrArray *mentors)
{
  guint n_words = 0;

  for (int set = 0; set < N_SETS; set++)
    {
      GHashTable *bits = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint j = 0; j < mentors->len; j++)
        {
          char **tags = get_set (g_ptr_array_index (mentors, j), set);

          for (guint t = 0; tags && tags[t]; t++)
            if (!g_hash_table_contains (bits, tags[t]))
              g_hash_table_insert (bits, tags[t], GUINT_TO_POINTER (g_hash_table_size (bits) + N_OWN_BITS));
        }
      vocabulary->bit_of[set] = bits;
      vocabulary->first_word[set] = n_words;
      n_words += (g_hash_table_size (bits) + N_OWN_BITS + 63) / 64;
    }
  vocabulary->first_word[N_SETS] = n_words;
}

static void
set_bit (guint64 *words, guint bit)
{
  words[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

static void
write_bits (const Vocabulary *vocabulary, const VvProfile *profile, gboolean is_mentor, guint64 *bits)
{
  memset (bits, 0, vocabulary->first_word[N_SETS] * sizeof (guint64));
  for (int set = 0; set < N_SETS; set++)
    {
      guint64 *words = bits + vocabulary->first_word[set];
      char **tags = get_set (profile, set);

      /* Only languages and times are judged by meeting at all; the others count what is common. */
      if (set == SET_LANGUAGES || set == SET_TIMES)
        {
          if (is_mentor || !is_known (profile, set))
            set_bit (words, BIT_KNOWN_MENTOR);
          if (!is_mentor || !is_known (profile, set))
            set_bit (words, BIT_KNOWN_MENTEE);
        }
      for (guint t = 0; tags && tags[t]; t++)
        {
          guint bit = GPOINTER_TO_UINT (g_hash_table_lookup (vocabulary->bit_of[set], tags[t]));

          if (bit > 0)
            set_bit (words, bit);
        }
    }
}

static inline gboolean
meets (const guint64 *a, const guint64 *b, guint from, guint to)
{
  guint64 common = 0;

  for (guint w = from; w < to; w++)
    common |= a[w] & b[w];
  return common != 0;
}

/* Number of ones without a machine instruction for it, which plain x86-64 lacks. */
static inline guint
count_ones (guint64 x)
{
  x -= (x >> 1) & G_GUINT64_CONSTANT (0x5555555555555555);
  x = (x & G_GUINT64_CONSTANT (0x3333333333333333)) + ((x >> 2) & G_GUINT64_CONSTANT (0x3333333333333333));
  x = (x + (x >> 4)) & G_GUINT64_CONSTANT (0x0F0F0F0F0F0F0F0F);
  return (guint)((x * G_GUINT64_CONSTANT (0x0101010101010101)) >> 56);
}

static inline guint
count_common (const guint64 *a, const guint64 *b, guint from, guint to)
{
  guint n = 0;

  for (guint w = from; w < to; w++)
    n += count_ones (a[w] & b[w]);
  return n;
}

static guint8
index_wishes (const VvProfile *profile)
{
  return (guint8)(vv_mode_from_string (profile->mode) * VV_N_FORMS + vv_form_from_string (profile->form));
}

static void
fill_table (const Engine *engine, const VvProfile *mentee, MenteeTable *table)
{
  const int *of = engine->of;
  int n_wanted = 0;
  int constant = vv_fit_points (VV_FIT_NEUTRAL, of[VV_CRITERION_WISHES])
                 + vv_fit_points (VV_FIT_NEUTRAL, of[VV_CRITERION_COMMUNICATION]);
  int mode = vv_mode_from_string (mentee->mode);
  int form = vv_form_from_string (mentee->form);

  for (guint t = 0; mentee->topics && mentee->topics[t]; t++)
    {
      gboolean is_repeated = FALSE;

      for (guint s = 0; s < t; s++)
        is_repeated |= g_str_equal (mentee->topics[s], mentee->topics[t]);
      n_wanted += !is_repeated;
    }
  table->topics_unknown = vv_fit_points (VV_FIT_NEUTRAL, of[VV_CRITERION_TOPICS]);
  for (int n = 0; n <= VV_TOPICS_MAX; n++)
    table->topics[n]
        = n_wanted > 0 ? vv_fit_points (vv_fit_topics (MIN (n, n_wanted), n_wanted), of[VV_CRITERION_TOPICS])
                       : table->topics_unknown;
  table->fields_unknown = vv_fit_points (VV_FIT_NEUTRAL, of[VV_CRITERION_FIELD]);
  table->fields[0] = is_known (mentee, SET_FIELDS) ? 0 : table->fields_unknown;
  table->fields[1] = of[VV_CRITERION_FIELD];
  table->interests_unknown = vv_fit_points (VV_FIT_NEUTRAL, of[VV_CRITERION_INTERESTS]);
  for (int n = 0; n < 4; n++)
    table->interests[n] = is_known (mentee, SET_INTERESTS)
                              ? vv_fit_points (vv_fit_interests (n), of[VV_CRITERION_INTERESTS])
                              : table->interests_unknown;
  for (int i = 0; i < VV_N_MODES * VV_N_FORMS; i++)
    {
      gboolean ignored;
      int fit = vv_fit_wishes (engine->scoring, i / VV_N_FORMS, i % VV_N_FORMS, mode, form, &ignored);

      table->wishes[i] = constant + vv_fit_points (fit, of[VV_CRITERION_PREFERENCES]);
      if (vv_scoring_block_wishes (engine->scoring, i / VV_N_FORMS, i % VV_N_FORMS, mode, form) != 0)
        table->wishes[i] = -1;
    }
}

/* One mentee with all mentors. */
static void
score_row (const Engine *engine, const MenteeTable *table, gint16 *row)
{
  const guint *word = engine->vocabulary.first_word;
  const guint64 *mentee = table->bits;
  const guint64 *mentor = engine->mentor_bits;

  for (guint j = 0; j < engine->n_mentors; j++, mentor += word[N_SETS])
    {
      const MentorFlags *flags = &engine->flags[j];
      int score = table->wishes[flags->wishes];
      guint n;

      if (flags->is_out || score < 0 || !meets (mentee, mentor, word[SET_LANGUAGES], word[SET_TIMES])
          || !meets (mentee, mentor, word[SET_TIMES], word[SET_TOPICS]))
        {
          row[j] = -1;
          continue;
        }
      n = count_common (mentee, mentor, word[SET_TOPICS], word[SET_FIELDS]);
      score += flags->knows_topics ? table->topics[MIN (n, VV_TOPICS_MAX)] : table->topics_unknown;
      n = meets (mentee, mentor, word[SET_FIELDS], word[SET_INTERESTS]);
      score += flags->knows_fields ? table->fields[n] : table->fields_unknown;
      n = count_common (mentee, mentor, word[SET_INTERESTS], word[N_SETS]);
      score += flags->knows_interests ? table->interests[MIN (n, 3)] : table->interests_unknown;
      row[j] = (gint16)score;
    }
}

/* --- pairs that are not as the others
 * --------------------------------------------------------------------------- */

typedef struct
{
  const GPtrArray *mentors;
  const GPtrArray *mentees;
  GHashTable *mentor_at; /* id → index + 1 */
  GHashTable *mentee_at;
  GArray *pairs; /* VvPair that need the plain way */
} Exceptions;

static GHashTable *
index_people (const GPtrArray *people)
{
  GHashTable *at = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < people->len; i++)
    if (((VvProfile *)g_ptr_array_index (people, i))->id)
      g_hash_table_insert (at, ((VvProfile *)g_ptr_array_index (people, i))->id, GUINT_TO_POINTER (i + 1));
  return at;
}

static void
note_pair (Exceptions *exceptions, const char *mentor, const char *mentee)
{
  guint j = GPOINTER_TO_UINT (g_hash_table_lookup (exceptions->mentor_at, mentor));
  guint i = GPOINTER_TO_UINT (g_hash_table_lookup (exceptions->mentee_at, mentee));
  VvPair pair = { j - 1, i - 1 };

  if (j > 0 && i > 0)
    g_array_append_val (exceptions->pairs, pair);
}

static void
on_impression_found_cb (const char *mentor, const char *mentee, gpointer user_data)
{
  note_pair (user_data, mentor, mentee);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const VvPair *x = a;
  const VvPair *y = b;

  return (x->mentee > y->mentee) - (x->mentee < y->mentee);
}

static GArray *
find_exceptions (const GPtrArray *mentors, const GPtrArray *mentees, const VvImpressions *impressions)
{
  g_autoptr (GHashTable) mentor_at = index_people (mentors);
  g_autoptr (GHashTable) mentee_at = index_people (mentees);
  Exceptions exceptions
      = { mentors, mentees, mentor_at, mentee_at, g_array_new (FALSE, FALSE, sizeof (VvPair)) };

  for (guint j = 0; j < mentors->len; j++)
    {
      const VvProfile *mentor = g_ptr_array_index (mentors, j);

      if (mentor->id)
        note_pair (&exceptions, mentor->id, mentor->id);
      for (guint t = 0; mentor->id && mentor->barred && mentor->barred[t]; t++)
        note_pair (&exceptions, mentor->id, mentor->barred[t]);
    }
  for (guint i = 0; i < mentees->len; i++)
    {
      const VvProfile *mentee = g_ptr_array_index (mentees, i);

      for (guint t = 0; mentee->id && mentee->barred && mentee->barred[t]; t++)
        note_pair (&exceptions, mentee->barred[t], mentee->id);
    }
  vv_impressions_foreach (impressions, on_impression_found_cb, &exceptions);
  g_array_sort (exceptions.pairs, compare_pairs);
  return exceptions.pairs;
}

/* --- all
 * -------------------------------------------------------------------------------------------------------- */

static void
open_engine (Engine *engine, const GPtrArray *mentors, const VvScoring *scoring)
{
  guint n_words;

  engine->scoring = scoring;
  engine->n_mentors = mentors->len;
  learn_tags (&engine->vocabulary, mentors);
  n_words = engine->vocabulary.first_word[N_SETS];
  engine->mentor_bits = g_new (guint64, MAX ((gsize)mentors->len * n_words, 1));
  engine->flags = g_new0 (MentorFlags, MAX (mentors->len, 1));
  for (guint j = 0; j < mentors->len; j++)
    {
      const VvProfile *mentor = g_ptr_array_index (mentors, j);
      MentorFlags *flags = &engine->flags[j];

      write_bits (&engine->vocabulary, mentor, TRUE, engine->mentor_bits + (gsize)j * n_words);
      flags->wishes = index_wishes (mentor);
      flags->knows_topics = (guint8)is_known (mentor, SET_TOPICS);
      flags->knows_fields = (guint8)is_known (mentor, SET_FIELDS);
      flags->knows_interests = (guint8)is_known (mentor, SET_INTERESTS);
      flags->is_out = (mentor->lacks && mentor->lacks[0]) || vv_scoring_get_max (scoring, mentor) == 0;
    }
}

static void
close_engine (Engine *engine)
{
  for (int set = 0; set < N_SETS; set++)
    g_clear_pointer (&engine->vocabulary.bit_of[set], g_hash_table_unref);
  g_free (engine->mentor_bits);
  g_free (engine->flags);
}

static const char *
get_key (const VvProfile *profile)
{
  return profile->key ? profile->key : profile->id;
}

static VvProblem *
begin_problem (const Engine *engine,
               const GPtrArray *mentors,
               const GPtrArray *mentees,
               VvPrefer prefer,
               GError **error)
{
  VvProblem *problem = vv_problem_new (mentors->len, mentees->len, error);

  if (problem == NULL)
    return NULL;
  vv_problem_set_prefer (problem, prefer);
  for (guint j = 0; j < mentors->len; j++)
    {
      const VvProfile *mentor = g_ptr_array_index (mentors, j);

      /* A mentor who is not ready takes no part, so nobody can owe this mentor mentees. */
      vv_problem_set_mentor (problem, j, get_key (mentor), engine->flags[j].is_out ? 0 : mentor->minimum,
                             vv_scoring_get_max (engine->scoring, mentor));
    }
  for (guint i = 0; i < mentees->len; i++)
    vv_problem_set_mentee (problem, i, get_key (g_ptr_array_index (mentees, i)));
  return problem;
}

static void
add_rows (const Engine *engine,
          VvProblem *problem,
          const GPtrArray *mentors,
          const GPtrArray *mentees,
          const VvImpressions *impressions)
{
  g_autoptr (GArray) exceptions = find_exceptions (mentors, mentees, impressions);
  g_autofree gint16 *row = g_new (gint16, MAX (mentors->len, 1));
  g_autofree guint64 *bits = g_new (guint64, engine->vocabulary.first_word[N_SETS]);
  guint at = 0;

  for (guint i = 0; i < mentees->len; i++)
    {
      const VvProfile *mentee = g_ptr_array_index (mentees, i);
      MenteeTable table;

      write_bits (&engine->vocabulary, mentee, FALSE, bits);
      fill_table (engine, mentee, &table);
      table.bits = bits;
      score_row (engine, &table, row);
      for (; at < exceptions->len && g_array_index (exceptions, VvPair, at).mentee == i; at++)
        {
          guint j = g_array_index (exceptions, VvPair, at).mentor;
          g_autoptr (VvPairScore) score
              = vv_score_pair (g_ptr_array_index (mentors, j), mentee, engine->scoring, impressions);

          row[j] = (gint16)score->score;
        }
      vv_problem_add_row (problem, row);
    }
}

VvProblem *
vv_score_all (const GPtrArray *mentors,
              const GPtrArray *mentees,
              const VvScoring *scoring,
              const VvImpressions *impressions,
              VvPrefer prefer,
              GError **error)
{
  g_autoptr (VvProblem) problem = NULL;
  Engine engine = { 0 };

  if (!vv_scoring_divide (scoring, engine.of))
    {
      g_set_error_literal (
          error, VV_ERROR, VV_ERROR_INVALID,
          _ ("The weights of the criteria must be between 0 and 1000, and at least one above 0."));
      return NULL;
    }
  open_engine (&engine, mentors, scoring);
  problem = begin_problem (&engine, mentors, mentees, prefer, error);
  if (problem != NULL)
    add_rows (&engine, problem, mentors, mentees, impressions);
  close_engine (&engine);
  if (problem == NULL || !vv_problem_seal (problem, error))
    return NULL;
  return g_steal_pointer (&problem);
}
