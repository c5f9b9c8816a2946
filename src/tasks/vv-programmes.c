#include "config.h"

#include "vv-programmes-private.h"

#include <glib/gi18n-lib.h>
#include "vv-date.h"
#include "vv-error.h"
#include "vv-labels.h"
#include "vv-strings.h"

static gboolean
set_invalid (GError **error, const char *label, const char *sentence)
{
  g_set_error (error, VV_ERROR, VV_ERROR_INVALID, "%s: %s", label, sentence);
  return FALSE;
}

static gboolean
check_dates (const VvProgramme *p, GError **error)
{
  if (!vv_is_empty (p->start) && !vv_date_is_valid (p->start))
    return set_invalid (error, _ ("First session"), _ ("this is not a day of the calendar."));
  if (!vv_is_empty (p->end) && !vv_date_is_valid (p->end))
    return set_invalid (error, _ ("End"), _ ("this is not a day of the calendar."));
  if (!vv_is_empty (p->start) && !vv_is_empty (p->end) && g_strcmp0 (p->start, p->end) >= 0)
    return set_invalid (error, _ ("End"), _ ("the end must come after the first session."));
  if (!vv_is_empty (p->deadline) && !vv_date_is_valid (p->deadline))
    return set_invalid (error, _ ("Application deadline"), _ ("this is not a day of the calendar."));
  if (!vv_is_empty (p->training_date) && !vv_date_is_valid (p->training_date))
    return set_invalid (error, _ ("Training"), _ ("this is not a day of the calendar."));
  return TRUE;
}

static gboolean
check_word (const char *word, const char *allowed, const char *label, GError **error)
{
  g_auto (GStrv) words = vv_split_tags (allowed);
  if (vv_is_empty (word) || vv_has_tag ((const char *const *)words, word))
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("%s: choose one of %s."), label, allowed);
  return FALSE;
}

static gboolean
check_words (const VvProgramme *p, GError **error)
{
  return check_word (p->form, "pair,group,both", _ ("Pairs or groups"), error)
         && check_word (p->mode, "face_to_face,online,blended", _ ("Way of meeting"), error)
         && check_word (p->engagement, "paid,volunteer,peer", _ ("Engagement"), error)
         && check_word (p->country, "NO,FI,PL", _ ("Country"), error)
         && check_word (p->language, "nb,fi,pl,en", _ ("Language of the forms"), error)
         && check_word (p->hr_check, "not_sent,with_hr,changes_requested,approved", _ ("Check by personnel"),
                        error);
}

static gboolean
check_number (int value, int least, int most, const char *label, GError **error)
{
  if (value >= least && value <= most)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("%s: choose a number from %d to %d."), label, least,
               most);
  return FALSE;
}

static gboolean
check_numbers (const VvProgramme *p, GError **error)
{
  if (p->group_max < 1 || p->group_max > 5)
    return set_invalid (error, _ ("Largest group"), _ ("a group has at most 4 or 5 mentees. R05"));
  return check_number (p->sessions, 1, 60, _ ("Sessions"), error)
         && check_number (p->rhythm_days, 1, 92, _ ("Days between sessions"), error)
         && check_number (p->session_minutes, 10, 480, _ ("Minutes of a session"), error)
         && check_number (p->notice_days, 0, 30, _ ("Days of notice"), error)
         && check_number (p->retention_months, 0, 120, _ ("Months of keeping"), error);
}

static gboolean
validate (const VvProgramme *p, GError **error)
{
  if (vv_is_empty (p->title))
    return set_invalid (error, _ ("Title"), _ ("please give the programme a name."));
  return check_dates (p, error) && check_words (p, error) && check_numbers (p, error);
}

static gboolean
check_kept (VvWorkspace *ws, const VvProgramme *programme, GError **error)
{
  g_autoptr (VvProgramme) stored = vv_store_get_programme (vv_workspace_get_store (ws), programme->id, error);
  if (stored == NULL)
    return FALSE;
  if (stored->state == programme->state)
    return TRUE;
  g_set_error_literal (
      error, VV_ERROR, VV_ERROR_STATE,
      _ ("A state is changed by its own step, not by saving. Look again and save once more."));
  return FALSE;
}

/* A draft that says all a plan needs is planned. */
static gboolean
plan_when_complete (VvWorkspace *ws, VvProgramme *programme, GError **error)
{
  VvProgrammeFacts facts = { .programme = programme };
  g_autoptr (GError) local = NULL;
  if (programme->state != VV_PROGRAMME_DRAFT)
    return TRUE;
  if (vv_programme_may_become (&facts, VV_PROGRAMME_PLANNED, vv_workspace_get_actor (ws),
                               vv_workspace_get_clock (ws), &local))
    {
      programme->state = VV_PROGRAMME_PLANNED;
      return TRUE;
    }
  if (g_error_matches (local, VV_ERROR, VV_ERROR_RULE))
    return TRUE; /* stays a draft */
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
store_state (VvWorkspace *ws,
             VvProgramme *programme,
             VvProgrammeState state,
             const char *reason,
             GError **error)
{
  if (state == VV_PROGRAMME_PAUSED)
    programme->paused_from = programme->state;
  programme->state = state;
  if (!vv_is_empty (reason))
    vv_set_string (&programme->reason, reason);
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  return transaction != NULL && vv_store_put_programme (vv_workspace_get_store (ws), programme, error)
         && vv_workspace_audit (ws, "programme.state", programme->id, vv_programme_state_to_string (state),
                                error)
         && vv_transaction_commit (transaction, error);
}

/* Four weeks before its end a running programme is closing by itself. */
static gboolean
settle_automatic (VvWorkspace *ws, VvProgramme *programme, GError **error)
{
  VvProgrammeState next;
  if (!vv_programme_automatic_state (programme, vv_workspace_get_clock (ws), &next))
    return TRUE;
  if (vv_workspace_is_read_only (ws) || vv_workspace_get_actor (ws)->role != VV_ROLE_COORDINATOR)
    return TRUE;
  return store_state (ws, programme, next, NULL, error);
}

/* What needs the coordinator comes first: running, then what ends, begins, is planned, rests. */
static int
rank_state (const VvProgramme *programme)
{
  static const VvProgrammeState ORDER[]
      = { VV_PROGRAMME_RUNNING,   VV_PROGRAMME_CLOSING,    VV_PROGRAMME_MATCHING, VV_PROGRAMME_PREPARING,
          VV_PROGRAMME_SELECTING, VV_PROGRAMME_RECRUITING, VV_PROGRAMME_REVIEW,   VV_PROGRAMME_PLANNED,
          VV_PROGRAMME_DRAFT,     VV_PROGRAMME_PAUSED,     VV_PROGRAMME_CLOSED,   VV_PROGRAMME_CANCELLED,
          VV_PROGRAMME_ARCHIVED };
  int rank = 0;
  while (rank < (int)G_N_ELEMENTS (ORDER) && ORDER[rank] != programme->state)
    rank++;
  return rank;
}

static int
compare_programmes (gconstpointer a, gconstpointer b)
{
  const VvProgramme *one = *(VvProgramme *const *)a, *other = *(VvProgramme *const *)b;
  int order = rank_state (one) - rank_state (other);
  if (order == 0)
    order = g_strcmp0 (other->start, one->start); /* newest first */
  return order != 0 ? order : g_strcmp0 (one->id, other->id);
}

/* --- public --- */

gboolean
vv_programmes_save (VvWorkspace *ws, VvProgramme *programme, GError **error)
{
  gboolean is_new = programme->version == 0;
  VvProgrammeState state = programme->state;
  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error) || !validate (programme, error))
    return FALSE;
  if (!is_new && !check_kept (ws, programme, error))
    return FALSE;
  if (programme->id == NULL)
    programme->id = vv_workspace_new_id (ws);
  if (is_new && programme->created_on == NULL)
    programme->created_on = vv_workspace_today (ws);
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (ws, error);
  if (transaction == NULL || !plan_when_complete (ws, programme, error))
    return FALSE;
  int version = programme->version;
  if (vv_store_put_programme (vv_workspace_get_store (ws), programme, error)
      && vv_workspace_audit (ws, is_new ? "programme.add" : "programme.change", programme->id, NULL, error)
      && vv_transaction_commit (transaction, error))
    return TRUE;
  programme->version = version; /* as before, so that it can be saved again */
  programme->state = state;
  return FALSE;
}

VvProgramme *
vv_programmes_get (VvWorkspace *ws, const char *id, GError **error)
{
  g_autoptr (VvProgramme) programme = vv_store_get_programme (vv_workspace_get_store (ws), id, error);
  if (programme == NULL || !settle_automatic (ws, programme, error))
    return NULL;
  return g_steal_pointer (&programme);
}

GPtrArray *
vv_programmes_list (VvWorkspace *ws, GError **error)
{
  g_autoptr (GPtrArray) programmes = vv_store_list_programmes (vv_workspace_get_store (ws), error);
  for (guint i = 0; programmes != NULL && i < programmes->len; i++)
    if (!settle_automatic (ws, g_ptr_array_index (programmes, i), error))
      return NULL;
  if (programmes != NULL)
    g_ptr_array_sort (programmes, compare_programmes);
  return g_steal_pointer (&programmes);
}

gboolean
vv_programmes_set_state (VvWorkspace *ws,
                         const char *id,
                         VvProgrammeState state,
                         const char *reason,
                         GError **error)
{
  g_autoptr (VvProgramme) programme = vv_store_get_programme (vv_workspace_get_store (ws), id, error);
  if (programme == NULL)
    return FALSE;
  g_auto (VvProgrammeFacts) facts = { 0 };
  return vv_programmes_collect (ws, programme, reason, &facts, error)
         && vv_programme_may_become (&facts, state, vv_workspace_get_actor (ws), vv_workspace_get_clock (ws),
                                     error)
         && store_state (ws, programme, state, reason, error);
}

gboolean
vv_programmes_advance (VvWorkspace *ws, const char *id, const char *reason, GError **error)
{
  g_autoptr (VvProgramme) programme = vv_store_get_programme (vv_workspace_get_store (ws), id, error);
  if (programme == NULL)
    return FALSE;
  VvProgrammeState next = programme->paused_from;
  if (programme->state != VV_PROGRAMME_PAUSED && !vv_programme_next_state (programme->state, &next))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_STATE, _ ("The programme is “%s”; nothing comes after that."),
                   vv_programme_state_label (programme->state));
      return FALSE;
    }
  return vv_programmes_set_state (ws, id, next, reason, error);
}
