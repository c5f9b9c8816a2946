/* vv-match-card.h: one mentor with mentees as a card of the Match page; and the card of those left over.
 *
 * A card acts through the page's action group "match": select(ss: mentor, mentee), move(ss), lock(s: mentor),
 * unlock(s: mentor). */
#pragma once

#include <adwaita.h>
#include "vv-match-board.h"

/* Floating. `card` is borrowed: the widget must go before it. */
GtkWidget *vv_match_card_new (const VvBoardCard *card);
/* Marks the mentee as the one explained; NULL: nobody of this card. */
void vv_match_card_set_selected (GtkWidget *widget, const char *mentee);
/* The mentees' buttons in their order: GtkWidget* (transfer none); g_ptr_array_unref(). */
GPtrArray *vv_match_card_list_buttons (GtkWidget *widget);
/* Who a button is about (transfer none). */
const char *vv_match_button_get_mentor (GtkWidget *button);
const char *vv_match_button_get_mentee (GtkWidget *button);

GtkWidget *vv_unmatched_card_new (GPtrArray *unmatched /* VvUnmatched*, borrowed */);
