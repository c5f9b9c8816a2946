/* vv-match-board.h: what the Match page shows, loaded at once: matches that stand and the proposal for the
 * rest, as cards in one order. */
#pragma once

#include "vv-matching.h"

typedef struct
{
  char *id, *name; /* person; name as R19 allows */
  int score;       /* 0..100; -1 when it cannot be told */
  gboolean by_hand;
} VvBoardMentee;

typedef struct
{
  char *match; /* id; NULL: only proposed */
  VvMatchState state;
  char *title; /* "Group Fjord"; NULL: proposed */
  char *mentor, *mentor_name;
  int places; /* of the mentor in all */
  int score;  /* mean, 0..100 */
  char *reason;
  GPtrArray *mentees; /* VvBoardMentee* */
} VvBoardCard;

/* Below this a pair is marked to be looked at again. */
#define VV_BOARD_LOW_SCORE 65

typedef enum
{
  VV_BOARD_OPEN_FIRST, /* proposed, then reserved, then locked */
  VV_BOARD_LOWEST_FIRST,
  VV_BOARD_BY_NAME,
} VvBoardOrder;

typedef struct
{
  GPtrArray *cards;         /* VvBoardCard* */
  GPtrArray *idle;          /* VvBoardCard* of mentors without a mentee */
  VvProposalView *proposal; /* NULL: none under way */
  int mentees, matched;     /* mentees who take part; with a mentor */
  int points, worst;        /* of all the matched */
  int mentors;              /* who take part */
  int open, reserved;       /* cards only proposed; not yet locked */
} VvMatchBoard;

VvMatchBoard *
vv_match_board_load (VvWorkspace *ws, const char *programme, VvBoardOrder order, GError **error);
void vv_match_board_free (VvMatchBoard *board);
/* NULL when there is none. (transfer none) */
VvBoardCard *vv_match_board_find_card (const VvMatchBoard *board, const char *mentor, const char *mentee);
VvBoardMentee *vv_board_card_find_mentee (const VvBoardCard *card, const char *mentee);
gboolean vv_board_card_is_locked (const VvBoardCard *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvMatchBoard, vv_match_board_free)
