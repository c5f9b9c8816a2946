#include "config.h"

#include "vv-match-board.h"

#include "vv-people.h"
#include "vv-person.h"

typedef struct
{
  VvWorkspace *ws;
  const char *programme;
  GHashTable *names;  /* person → name */
  GHashTable *places; /* mentor → count */
  GPtrArray *pins;    /* VvPin* */
  GPtrArray *mentors; /* char*, who take part */
} Loading;

static void
free_mentee (VvBoardMentee *mentee)
{
  g_free (mentee->id);
  g_free (mentee->name);
  g_free (mentee);
}

static void
free_card (VvBoardCard *card)
{
  g_free (card->match);
  g_free (card->title);
  g_free (card->mentor);
  g_free (card->mentor_name);
  g_free (card->reason);
  g_ptr_array_unref (card->mentees);
  g_free (card);
}

static void
clear_loading (Loading *loading)
{
  g_clear_pointer (&loading->names, g_hash_table_unref);
  g_clear_pointer (&loading->places, g_hash_table_unref);
  g_clear_pointer (&loading->pins, g_ptr_array_unref);
  g_clear_pointer (&loading->mentors, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, clear_loading)

static gboolean
is_out (const char *state)
{
  static const char *const words[] = { "rejected",    "reserve",          "withdrew",    "stopped", "waiting",
                                       "transferred", "not_suitable_now", "ended_early", NULL };

  return state && g_strv_contains (words, state);
}

static gboolean
load_names (Loading *loading, VvMatchBoard *board, GError **error)
{
  g_autoptr (GPtrArray) lines
      = vv_people_list (loading->ws, loading->programme, NULL, NULL, NULL, 0, 0, error);

  if (!lines)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const VvPersonLine *line = lines->pdata[i];

      g_hash_table_insert (loading->names, g_strdup (line->id), g_strdup (line->name));
      if (g_strcmp0 (line->role, "mentee") == 0 && !is_out (line->state))
        board->mentees++;
    }
  return TRUE;
}

static gboolean
load_places (Loading *loading, GError **error)
{
  g_autoptr (GPtrArray) enrolments
      = vv_people_list_enrolments (loading->ws, loading->programme, NULL, "mentor", error);

  if (!enrolments)
    return FALSE;
  for (guint i = 0; i < enrolments->len; i++)
    {
      const VvEnrolment *enrolment = enrolments->pdata[i];

      g_hash_table_insert (loading->places, g_strdup (enrolment->person),
                           GINT_TO_POINTER (MAX (1, enrolment->capacity)));
      if (!is_out (enrolment->state))
        g_ptr_array_add (loading->mentors, g_strdup (enrolment->person));
    }
  return TRUE;
}

static const char *
find_name (Loading *loading, const char *person)
{
  const char *name = g_hash_table_lookup (loading->names, person);

  return name ? name : person;
}

static VvBoardCard *
new_card (Loading *loading, const char *mentor)
{
  VvBoardCard *card = g_new0 (VvBoardCard, 1);

  card->mentor = g_strdup (mentor);
  card->mentor_name = g_strdup (find_name (loading, mentor));
  card->places = MAX (1, GPOINTER_TO_INT (g_hash_table_lookup (loading->places, mentor)));
  card->mentees = g_ptr_array_new_with_free_func ((GDestroyNotify)free_mentee);
  return card;
}

static VvBoardMentee *
add_mentee (VvBoardCard *card, const char *id, const char *name, int score)
{
  VvBoardMentee *mentee = g_new0 (VvBoardMentee, 1);

  mentee->id = g_strdup (id);
  mentee->name = g_strdup (name);
  mentee->score = score;
  g_ptr_array_add (card->mentees, mentee);
  return mentee;
}

static gboolean
is_pinned (Loading *loading, const char *mentor, const char *mentee)
{
  for (guint i = 0; i < loading->pins->len; i++)
    {
      const VvPin *pin = loading->pins->pdata[i];

      if (g_strcmp0 (pin->mentor, mentor) == 0 && g_strcmp0 (pin->mentee, mentee) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_proposed (Loading *loading, VvMatchBoard *board)
{
  for (guint i = 0; board->proposal && i < board->proposal->matches->len; i++)
    {
      const VvProposedMatch *proposed = board->proposal->matches->pdata[i];
      VvBoardCard *card = new_card (loading, proposed->mentor);

      card->state = VV_MATCH_PROPOSED;
      card->score = proposed->score;
      for (guint k = 0; k < proposed->mentees->len; k++)
        {
          const char *id = proposed->mentees->pdata[k];
          VvBoardMentee *mentee = add_mentee (card, id, proposed->mentee_names->pdata[k],
                                              g_array_index (proposed->scores, int, k));

          mentee->by_hand = is_pinned (loading, proposed->mentor, id);
        }
      board->open++;
      g_ptr_array_add (board->cards, card);
    }
}

static gboolean
is_shown (VvMatchState state)
{
  return state != VV_MATCH_PROPOSED && state != VV_MATCH_ENDED_EARLY && state != VV_MATCH_REMATCH;
}

static gboolean
add_match (Loading *loading, VvMatchBoard *board, const VvMatch *match, GError **error)
{
  VvBoardCard *card = new_card (loading, match->mentor);
  int sum = 0;

  g_ptr_array_add (board->cards, card);
  card->match = g_strdup (match->id);
  card->state = match->state;
  card->reason = g_strdup (match->reason);
  for (guint i = 0; i < match->mentees->len; i++)
    {
      const char *id = match->mentees->pdata[i];
      int score = -1;
      g_autoptr (GPtrArray) reasons
          = vv_matching_explain (loading->ws, loading->programme, match->mentor, id, &score, error);

      if (!reasons)
        return FALSE;
      add_mentee (card, id, find_name (loading, id), score);
      sum += MAX (score, 0);
    }
  card->score = match->mentees->len > 0 ? sum / (int)match->mentees->len : 0;
  board->reserved += match->state == VV_MATCH_RESERVED;
  card->title = vv_matching_title (loading->ws, match, error);
  return card->title != NULL;
}

static gboolean
add_matches (Loading *loading, VvMatchBoard *board, GError **error)
{
  g_autoptr (GPtrArray) matches = vv_matching_list (loading->ws, loading->programme, NULL, error);

  for (guint i = 0; matches && i < matches->len; i++)
    {
      const VvMatch *match = matches->pdata[i];

      if (is_shown (match->state) && !add_match (loading, board, match, error))
        return FALSE;
    }
  return matches != NULL;
}

static void
sum_up (VvMatchBoard *board)
{
  board->worst = -1;
  for (guint i = 0; i < board->cards->len; i++)
    {
      const VvBoardCard *card = board->cards->pdata[i];

      for (guint k = 0; k < card->mentees->len; k++)
        {
          const VvBoardMentee *mentee = card->mentees->pdata[k];

          board->matched++;
          if (mentee->score < 0)
            continue;
          board->points += mentee->score;
          if (board->worst < 0 || mentee->score < board->worst)
            board->worst = mentee->score;
        }
    }
  board->worst = MAX (board->worst, 0);
  board->mentees = MAX (board->mentees, board->matched);
}

static int
rank_state (const VvBoardCard *card)
{
  if (!card->match)
    return 0;
  return card->state == VV_MATCH_RESERVED ? 1 : 2;
}

static int
compare_cards (gconstpointer one, gconstpointer two, gpointer order)
{
  const VvBoardCard *a = *(VvBoardCard *const *)one, *b = *(VvBoardCard *const *)two;
  int difference = 0;

  if (GPOINTER_TO_INT (order) == VV_BOARD_OPEN_FIRST)
    difference = rank_state (a) - rank_state (b);
  if (GPOINTER_TO_INT (order) == VV_BOARD_LOWEST_FIRST)
    difference = a->score - b->score;
  return difference ? difference : g_utf8_collate (a->mentor_name, b->mentor_name);
}

static void
add_idle (Loading *loading, VvMatchBoard *board)
{
  for (guint i = 0; i < loading->mentors->len; i++)
    if (!vv_match_board_find_card (board, loading->mentors->pdata[i], NULL))
      g_ptr_array_add (board->idle, new_card (loading, loading->mentors->pdata[i]));
  g_ptr_array_sort_with_data (board->idle, compare_cards, GINT_TO_POINTER (VV_BOARD_BY_NAME));
}

static gboolean
load_proposal (Loading *loading, VvMatchBoard *board, GError **error)
{
  g_autoptr (GError) local = NULL;

  board->proposal = vv_matching_current (loading->ws, loading->programme, &local);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  loading->pins = vv_matching_list_pins (loading->ws, loading->programme, error);
  return loading->pins != NULL;
}

VvMatchBoard *
vv_match_board_load (VvWorkspace *ws, const char *programme, VvBoardOrder order, GError **error)
{
  g_autoptr (VvMatchBoard) board = g_new0 (VvMatchBoard, 1);
  g_auto (Loading) loading = { .ws = ws, .programme = programme };

  board->cards = g_ptr_array_new_with_free_func ((GDestroyNotify)free_card);
  loading.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  board->idle = g_ptr_array_new_with_free_func ((GDestroyNotify)free_card);
  loading.mentors = g_ptr_array_new_with_free_func (g_free);
  loading.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!load_names (&loading, board, error) || !load_places (&loading, error)
      || !load_proposal (&loading, board, error))
    return NULL;
  add_proposed (&loading, board);
  if (!add_matches (&loading, board, error))
    return NULL;
  sum_up (board);
  board->mentors = (int)loading.mentors->len;
  add_idle (&loading, board);
  g_ptr_array_sort_with_data (board->cards, compare_cards, GINT_TO_POINTER (order));
  return g_steal_pointer (&board);
}

void
vv_match_board_free (VvMatchBoard *board)
{
  if (!board)
    return;
  g_ptr_array_unref (board->cards);
  g_ptr_array_unref (board->idle);
  g_clear_pointer (&board->proposal, vv_proposal_view_free);
  g_free (board);
}

VvBoardMentee *
vv_board_card_find_mentee (const VvBoardCard *card, const char *mentee)
{
  for (guint i = 0; i < card->mentees->len; i++)
    if (g_strcmp0 (((VvBoardMentee *)card->mentees->pdata[i])->id, mentee) == 0)
      return card->mentees->pdata[i];
  return NULL;
}

VvBoardCard *
vv_match_board_find_card (const VvMatchBoard *board, const char *mentor, const char *mentee)
{
  for (guint i = 0; i < board->cards->len; i++)
    {
      VvBoardCard *card = board->cards->pdata[i];

      if ((!mentor || g_strcmp0 (card->mentor, mentor) == 0)
          && (!mentee || vv_board_card_find_mentee (card, mentee)))
        return card;
    }
  return NULL;
}

gboolean
vv_board_card_is_locked (const VvBoardCard *card)
{
  return card->match && card->state >= VV_MATCH_LOCKED && card->state <= VV_MATCH_CLOSED;
}
