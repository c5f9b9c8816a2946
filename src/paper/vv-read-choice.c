#include "vv-read-choice.h"

#include <math.h>
#include <stdlib.h>

#define MARKED_FROM .085 /* strength of a sure mark */
#define LONE_FROM .045   /* of a mark with nothing beside it, on paper without noise */
#define UNSURE_FROM .028 /* below: paper */
#define DIRT_EXTENT .3   /* ink that reaches less far across the box is dirt unless there is much of it */
#define FULL_SOLID .6
#define BLACK_SOLID .85 /* blacked out, not just scribbled in */
#define TICK_SOLID .54  /* a heavy cross has no more */
#define STAIN_FILL .1   /* darkness without strokes */
#define MIN_FRAME .15   /* the box itself must be seen */
#define RATIO 4.0       /* how much stronger a mark must be than a trace beside it */
#define SURE_STRENGTH .14

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

void
vv_hand_learn (VvHand *hand, const VvBoxMeasure *measures, guint n)
{
  g_autofree double *fills = g_new (double, n + 1);
  g_autofree double *strokes = g_new (double, n + 1);

  *hand = (VvHand){ 0 };
  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      fills[i] = measures[i].fill;
      strokes[i] = measures[i].stroke;
    }
  qsort (fills, n, sizeof (double), compare_doubles);
  qsort (strokes, n, sizeof (double), compare_doubles);
  /* the lower third is empty on all but the fullest pages; and no paper is as dark as a tick */
  hand->fill = MIN (fills[n / 3], .06);
  hand->stroke = MIN (strokes[n / 3], .15);
  hand->spread = MIN (strokes[n / 3] - strokes[n / 12], .05);
}

void
vv_hand_note (VvHand *hand, const VvBoxMark *marks, guint n)
{
  int ticks = 0, fulls = 0;

  for (guint i = 0; i < n; i++)
    {
      ticks += marks[i].state == VV_BOX_MARKED;
      fulls += marks[i].state == VV_BOX_FULL;
    }
  if (fulls == 0)
    hand->ticks += ticks > 0;
  else if (ticks == 0)
    hand->fulls++;
}

void
vv_box_judge (const VvHand *hand, const VvBoxMeasure *m, VvBoxMark *mark)
{
  double fill = MAX (0, m->fill - hand->fill), stroke = MAX (0, m->stroke - hand->stroke);
  double unsure = UNSURE_FROM + hand->spread;

  mark->solid = m->solid;
  mark->why = NULL;
  if (m->solid >= FULL_SOLID)
    {
      mark->strength = fill;
      mark->state = VV_BOX_FULL;
      return;
    }
  mark->strength = MIN (fill, stroke);
  if (mark->strength >= MARKED_FROM && m->extent >= DIRT_EXTENT)
    mark->state = VV_BOX_MARKED;
  else if (mark->strength >= unsure && (m->extent >= DIRT_EXTENT || mark->strength >= 2 * unsure))
    {
      mark->state = VV_BOX_UNSURE;
      mark->why = "faint";
    }
  else if (fill > STAIN_FILL || m->frame < MIN_FRAME)
    {
      mark->state = VV_BOX_UNSURE;
      mark->why = "stain";
    }
  else
    mark->state = VV_BOX_EMPTY;
}

static void
add_text (GPtrArray *list, const char *text)
{
  g_ptr_array_add (list, g_strdup (text));
}

static char **
take_list (GPtrArray *list)
{
  g_ptr_array_add (list, NULL);
  return (char **)g_ptr_array_steal (list, NULL);
}

static void
set_value (VvReading *reading, const char *value)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  if (value)
    add_text (list, value);
  g_strfreev (reading->values);
  reading->values = take_list (list);
}

static void
set_state (VvReading *reading, VvReadingState state, double confidence, const char *why)
{
  reading->state = state;
  reading->confidence = confidence;
  g_free (reading->why);
  reading->why = g_strdup (why);
}

/* How sure one mark is that stands alone, by its strength and the strongest trace beside it. */
static double
trust_mark (const VvBoxMark *mark, double trace)
{
  double certain = mark->strength >= SURE_STRENGTH ? .998 : .97;

  return certain - (trace > 0 ? MIN (.05, .1 * trace / mark->strength) : 0)
         - (mark->state == VV_BOX_FULL ? .01 : 0);
}

/* The strongest box in one state; NULL if there is none. */
static const VvBoxMark *
find_strongest (const VvBoxMark *marks, guint n, VvBoxState state)
{
  const VvBoxMark *best = NULL;

  for (guint i = 0; i < n; i++)
    if (marks[i].state == state && (!best || marks[i].strength > best->strength))
      best = &marks[i];
  return best;
}

static int
count_state (const VvBoxMark *marks, guint n, VvBoxState state)
{
  int count = 0;

  for (guint i = 0; i < n; i++)
    count += marks[i].state == state;
  return count;
}

/* One box blacked out and another one ticked, by somebody who does not mark by filling. */
static gboolean
is_correction (const VvBoxMark *tick, const VvBoxMark *full, const VvHand *hand)
{
  return full->solid >= BLACK_SOLID && tick->solid < TICK_SOLID && hand->fulls == 0;
}

/* A thin or small mark, the only trace in its field, on a page whose empty boxes are clean. */
static gboolean
is_lone_mark (const VvBoxMark *mark, int unsure, const VvHand *hand)
{
  return unsure == 1 && g_str_equal (mark->why, "faint")
         && mark->strength >= LONE_FROM + hand->stroke / 2 + hand->spread;
}

void
vv_choice_decide_one (VvReading *reading, const VvBoxMark *marks, guint n, const VvHand *hand)
{
  const VvBoxMark *tick = find_strongest (marks, n, VV_BOX_MARKED),
                  *full = find_strongest (marks, n, VV_BOX_FULL);
  const VvBoxMark *unsure = find_strongest (marks, n, VV_BOX_UNSURE);
  int ticks = count_state (marks, n, VV_BOX_MARKED), fulls = count_state (marks, n, VV_BOX_FULL);
  const VvBoxMark *one = tick ? tick : full;
  double trace = unsure ? unsure->strength : 0;

  set_value (reading, one ? one->value : unsure ? unsure->value : NULL);
  if (ticks + fulls == 0)
    {
      if (unsure && is_lone_mark (unsure, count_state (marks, n, VV_BOX_UNSURE), hand))
        set_state (reading, VV_READING_READ, .96, NULL);
      else if (unsure)
        set_state (reading, VV_READING_REVIEW, .4, unsure->why);
      else
        set_state (reading, VV_READING_EMPTY, .99, NULL);
      return;
    }
  if (ticks + fulls == 1 && (!unsure || one->strength >= RATIO * trace))
    set_state (reading, VV_READING_READ, trust_mark (one, trace), NULL);
  else if (ticks == 1 && fulls == 1 && !unsure && is_correction (tick, full, hand))
    set_state (reading, VV_READING_READ, .95, NULL);
  else if (ticks > 0 && fulls > 0)
    set_state (reading, VV_READING_REVIEW, .6, "corrected");
  else
    set_state (reading, VV_READING_REVIEW, .4, "two_marks");
}

void
vv_choice_decide_several (VvReading *reading, const VvBoxMark *marks, guint n, const VvHand *hand)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new (), doubtful = g_ptr_array_new ();
  gboolean fills = hand->fulls > hand->ticks && count_state (marks, n, VV_BOX_MARKED) == 0;
  const char *why = NULL;
  double confidence = .99;

  for (guint i = 0; i < n; i++)
    {
      const VvBoxMark *mark = &marks[i];
      gboolean taken_back = mark->state == VV_BOX_FULL && !fills;

      if (mark->state == VV_BOX_MARKED || (mark->state == VV_BOX_FULL && fills))
        {
          double trust = trust_mark (mark, 0);

          add_text (values, mark->value);
          confidence = MIN (confidence, trust);
        }
      if (mark->state != VV_BOX_UNSURE && !taken_back)
        continue;
      add_text (doubtful, mark->value);
      why = taken_back ? "corrected" : mark->why;
    }
  g_strfreev (reading->values);
  g_strfreev (reading->doubtful);
  if (doubtful->len)
    set_state (reading, VV_READING_REVIEW, .5, why);
  else
    set_state (reading, values->len ? VV_READING_READ : VV_READING_EMPTY, confidence, NULL);
  reading->values = take_list (values);
  reading->doubtful = take_list (doubtful);
}
