#include "config.h"

#include "vv-match-acts.h"

#include <glib/gi18n-lib.h>

/* How things stood before an act. */
typedef struct
{
  char *programme, *prefer;
  GPtrArray *pins; /* VvPin* */
  char *match;     /* locked or unlocked by the act; NULL none */
  char *reason;    /* it was locked with */
  VvMatchState state;
} Before;

static void
free_before (Before *before)
{
  g_free (before->programme);
  g_free (before->prefer);
  g_clear_pointer (&before->pins, g_ptr_array_unref);
  g_free (before->match);
  g_free (before->reason);
  g_free (before);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Before, free_before)

static Before *
remember (const VvMatchScene *scene, GError **error)
{
  g_autoptr (Before) before = g_new0 (Before, 1);

  before->programme = g_strdup (scene->programme);
  before->prefer = g_strdup (scene->prefer);
  before->pins = vv_matching_list_pins (scene->ws, scene->programme, error);
  return before->pins ? g_steal_pointer (&before) : NULL;
}

static gboolean
propose (VvWorkspace *ws, const char *programme, const char *prefer, GError **error)
{
  g_autoptr (VvProposalView) view = vv_matching_propose (ws, programme, 0, prefer, NULL, error);

  return view != NULL;
}

static gboolean
has_pin (GPtrArray *pins, const VvPin *pin)
{
  for (guint i = 0; i < pins->len; i++)
    {
      const VvPin *other = pins->pdata[i];

      if (g_strcmp0 (pin->mentor, other->mentor) == 0 && g_strcmp0 (pin->mentee, other->mentee) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
restore_pins (VvWorkspace *ws, const Before *before, GError **error)
{
  g_autoptr (GPtrArray) now = vv_matching_list_pins (ws, before->programme, error);

  for (guint i = 0; now && i < now->len; i++)
    {
      const VvPin *pin = now->pdata[i];

      if (!has_pin (before->pins, pin)
          && !vv_matching_pin (ws, before->programme, pin->mentor, pin->mentee, FALSE, error))
        return FALSE;
    }
  for (guint i = 0; now && i < before->pins->len; i++)
    {
      const VvPin *pin = before->pins->pdata[i];

      if (!has_pin (now, pin)
          && !vv_matching_pin (ws, before->programme, pin->mentor, pin->mentee, TRUE, error))
        return FALSE;
    }
  return now != NULL;
}

static gboolean
restore_match (VvWorkspace *ws, const Before *before, GError **error)
{
  g_autoptr (VvMatch) match = before->match ? vv_matching_get (ws, before->match, error) : NULL;

  if (!before->match)
    return TRUE;
  if (!match)
    return FALSE;
  if (match->state == VV_MATCH_LOCKED
      && !vv_matching_set_state (ws, match->id, VV_MATCH_PROPOSED, _ ("Undone"), error))
    return FALSE;
  if (before->state == VV_MATCH_PROPOSED)
    return TRUE;
  if (!vv_matching_set_state (ws, match->id, VV_MATCH_RESERVED, NULL, error))
    return FALSE;
  return before->state == VV_MATCH_RESERVED || vv_matching_lock (ws, match->id, before->reason, error);
}

static gboolean
undo_act (VvWorkspace *ws, gpointer data, GError **error)
{
  const Before *before = data;

  return restore_match (ws, before, error) && restore_pins (ws, before, error)
         && propose (ws, before->programme, before->prefer, error);
}

static void
offer_undo (const VvMatchScene *scene, const char *text, Before *before)
{
  vv_window_toast_undo (scene->window, text, undo_act, before, (GDestroyNotify)free_before);
}

/* A match of this mentor that was only proposed is taken up again, so that none lies about. */
static VvMatch *
take_match (const VvMatchScene *scene, const VvBoardCard *card, GError **error)
{
  g_autoptr (GPtrArray) matches = vv_matching_list (scene->ws, scene->programme, card->mentor, error);
  VvMatch *match = NULL;

  for (guint i = 0; matches && i < matches->len && !match; i++)
    {
      const VvMatch *other = matches->pdata[i];

      if (other->state == VV_MATCH_PROPOSED && g_strcmp0 (other->mentor, card->mentor) == 0)
        match = vv_match_copy (other);
    }
  if (!matches)
    return NULL;
  if (!match)
    match = vv_match_new (NULL, scene->programme, card->mentor);
  g_ptr_array_set_size (match->mentees, 0);
  for (guint i = 0; i < card->mentees->len; i++)
    g_ptr_array_add (match->mentees, g_strdup (((VvBoardMentee *)card->mentees->pdata[i])->id));
  match->score = card->score;
  return match;
}

/* id; g_free() */
static char *
reserve (const VvMatchScene *scene, const VvBoardCard *card, GError **error)
{
  g_autoptr (VvMatch) match = take_match (scene, card, error);

  if (!match || !vv_matching_save (scene->ws, match, error)
      || !vv_matching_set_state (scene->ws, match->id, VV_MATCH_RESERVED, NULL, error))
    return NULL;
  return g_strdup (match->id);
}

gboolean
vv_match_act_propose (const VvMatchScene *scene, GError **error)
{
  return propose (scene->ws, scene->programme, scene->prefer, error);
}

gboolean
vv_match_act_place (const VvMatchScene *scene,
                    const char *mentor,
                    const char *mentee,
                    const char *text,
                    GError **error)
{
  g_autoptr (Before) before = remember (scene, error);

  if (!before || !vv_matching_pin (scene->ws, scene->programme, mentor, mentee, TRUE, error)
      || !vv_match_act_propose (scene, error))
    return FALSE;
  offer_undo (scene, text, g_steal_pointer (&before));
  return TRUE;
}

gboolean
vv_match_act_swap (const VvMatchScene *scene,
                   const VvBoardCard *one,
                   const char *mentee,
                   const VvBoardCard *two,
                   const char *other,
                   GError **error)
{
  g_autoptr (Before) before = remember (scene, error);
  g_autofree char *text
      = g_strdup_printf (_ ("%s and %s have changed places"), vv_board_card_find_mentee (one, mentee)->name,
                         vv_board_card_find_mentee (two, other)->name);

  if (!before || !vv_matching_pin (scene->ws, scene->programme, two->mentor, mentee, TRUE, error)
      || !vv_matching_pin (scene->ws, scene->programme, one->mentor, other, TRUE, error)
      || !vv_match_act_propose (scene, error))
    return FALSE;
  offer_undo (scene, text, g_steal_pointer (&before));
  return TRUE;
}

gboolean
vv_match_act_release (const VvMatchScene *scene, const char *mentor, const char *mentee, GError **error)
{
  g_autoptr (Before) before = remember (scene, error);

  if (!before || !vv_matching_pin (scene->ws, scene->programme, mentor, mentee, FALSE, error)
      || !vv_match_act_propose (scene, error))
    return FALSE;
  offer_undo (scene, _ ("The proposal decides again"), g_steal_pointer (&before));
  return TRUE;
}

gboolean
vv_match_act_lock (const VvMatchScene *scene, const VvBoardCard *card, const char *reason, GError **error)
{
  g_autoptr (Before) before = remember (scene, error);
  g_autofree char *text = g_strdup_printf (_ ("%s is locked"), card->title ? card->title : card->mentor_name);

  if (!before)
    return FALSE;
  before->state = card->match ? VV_MATCH_RESERVED : VV_MATCH_PROPOSED;
  before->match = card->match ? g_strdup (card->match) : reserve (scene, card, error);
  if (!before->match || !vv_matching_lock (scene->ws, before->match, reason, error))
    return FALSE;
  if (!card->match && !vv_match_act_propose (scene, error))
    return FALSE;
  offer_undo (scene, text, g_steal_pointer (&before));
  return TRUE;
}

gboolean
vv_match_act_unlock (const VvMatchScene *scene, const VvBoardCard *card, const char *reason, GError **error)
{
  g_autoptr (Before) before = remember (scene, error);
  g_autofree char *text = g_strdup_printf (_ ("%s can be changed again"), card->title);

  if (!before)
    return FALSE;
  before->state = card->state;
  before->match = g_strdup (card->match);
  before->reason = g_strdup (card->reason);
  if (!vv_matching_unlock (scene->ws, card->match, reason, error))
    return FALSE;
  for (guint i = 0; i < card->mentees->len; i++)
    {
      const VvBoardMentee *mentee = card->mentees->pdata[i];

      if (!vv_matching_pin (scene->ws, scene->programme, card->mentor, mentee->id, TRUE, error))
        return FALSE;
    }
  if (!vv_match_act_propose (scene, error))
    return FALSE;
  offer_undo (scene, text, g_steal_pointer (&before));
  return TRUE;
}

gboolean
vv_match_act_impress (const VvMatchScene *scene,
                      const char *mentor,
                      const char *mentee,
                      const char *criterion,
                      int value,
                      GError **error)
{
  return vv_matching_set_impression (scene->ws, scene->programme, mentor, mentee, criterion, value, error)
         && vv_match_act_propose (scene, error);
}

gboolean
vv_match_undo_locks (VvWorkspace *ws, gpointer data, GError **error)
{
  GPtrArray *ids = data;

  for (guint i = 0; i < ids->len; i++)
    if (!vv_matching_set_state (ws, ids->pdata[i], VV_MATCH_PROPOSED, _ ("Undone"), error)
        || !vv_matching_set_state (ws, ids->pdata[i], VV_MATCH_RESERVED, NULL, error))
      return FALSE;
  return TRUE;
}
