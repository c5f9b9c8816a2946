#include "sample-score.h"

#include "vv-scan.h"

void
sample_score_clear (SampleScore *score)
{
  if (score->silent)
    g_string_free (score->silent, TRUE);
  score->silent = NULL;
}

static gboolean
is_right (const SampleAnswer *answer, const VvReading *reading)
{
  static char *const none[] = { NULL };
  const char *const *read = (const char *const *)(reading->values ? reading->values : (char **)none);

  if (answer->is_signature)
    return reading->state == VV_READING_READ && reading->is_signed == answer->is_signed;
  if (reading->state == VV_READING_EMPTY && read[0])
    return FALSE;
  return g_strv_equal ((const char *const *)answer->values, read);
}

static void
note_silent (SampleScore *score, const SampleAnswer *answer, const VvReading *reading, const char *name)
{
  g_autofree char *meant = answer->is_signature ? g_strdup (answer->is_signed ? "signed" : "unsigned")
                                                : g_strjoinv (",", answer->values);
  g_autofree char *read = answer->is_signature ? g_strdup (reading->is_signed ? "signed" : "unsigned")
                                               : g_strjoinv (",", reading->values);

  if (!score->silent)
    score->silent = g_string_new (NULL);
  g_string_append_printf (score->silent, "%s %s: meant %s, read %s at %.3f\n", name, answer->field, meant,
                          read, reading->confidence);
}

void
sample_score_add (SampleScore *score, const SamplePage *page, GPtrArray *readings, const char *name)
{
  g_assert_cmpuint (readings->len, ==, page->answers->len);
  score->pages++;
  for (guint i = 0; i < readings->len; i++)
    {
      const SampleAnswer *answer = g_ptr_array_index (page->answers, i);
      const VvReading *reading = g_ptr_array_index (readings, i);
      int kind = answer->is_signature ? SCORE_SIGNATURE : reading->is_multiple ? SCORE_SEVERAL : SCORE_ONE;

      g_assert_cmpstr (reading->field, ==, answer->field);
      g_assert_true (reading->confidence >= 0 && reading->confidence <= 1);
      if (reading->is_multiple)
        g_assert_true ((reading->doubtful && reading->doubtful[0]) == (reading->state == VV_READING_REVIEW));
      score->fields[kind]++;
      score->clear += answer->is_clear;
      if (reading->state == VV_READING_REVIEW)
        {
          g_assert_nonnull (reading->why);
          score->review[kind]++;
          continue;
        }
      score->clear_read += answer->is_clear;
      if (is_right (answer, reading))
        continue;
      score->wrong[kind]++;
      note_silent (score, answer, reading, name);
    }
}
