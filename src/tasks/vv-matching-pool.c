#include "config.h"

#include "vv-matching-pool.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "vv-error.h"
#include "vv-id.h"
#include "vv-people-private.h"
#include "vv-rules.h"
#include "vv-strings.h"

/* A profile on its way into the pool, with what it is sorted by. */
typedef struct
{
  VvProfile *profile;
  char *name; /* folded */
} Candidate;

static void
free_candidate (Candidate *candidate)
{
  vv_profile_free (candidate->profile);
  g_free (candidate->name);
  g_free (candidate);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = *(Candidate *const *)a, *other = *(Candidate *const *)b;
  int order = g_strcmp0 (one->name, other->name);
  return order != 0 ? order : g_strcmp0 (one->profile->key, other->profile->key);
}

static gboolean
is_open (const VvMatch *match)
{
  return match->state == VV_MATCH_RESERVED || vv_match_is_live (match);
}

/* Places a mentor has given away and mentees who have a mentor: person → number of mentees, or 1. */
static GHashTable *
count_taken (VvWorkspace *ws, const char *programme, GError **error)
{
  g_autoptr (GPtrArray) matches = vv_store_list_matches (vv_workspace_get_store (ws), programme, NULL, error);
  if (matches == NULL)
    return NULL;
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < matches->len; i++)
    {
      VvMatch *match = g_ptr_array_index (matches, i);
      if (!is_open (match))
        continue;
      g_autofree char *mentor = g_strconcat ("mentor ", match->mentor, NULL);
      int n = GPOINTER_TO_INT (g_hash_table_lookup (taken, mentor)) + (int)match->mentees->len;
      g_hash_table_insert (taken, g_steal_pointer (&mentor), GINT_TO_POINTER (n));
      for (guint j = 0; j < match->mentees->len; j++)
        g_hash_table_insert (taken, g_strconcat ("mentee ", g_ptr_array_index (match->mentees, j), NULL),
                             GINT_TO_POINTER (1));
    }
  return taken;
}

static int
look_up_taken (GHashTable *taken, const VvEnrolment *enrolment)
{
  g_autofree char *key
      = g_strconcat (enrolment->role == VV_ROLE_MENTOR ? "mentor " : "mentee ", enrolment->person, NULL);
  return GPOINTER_TO_INT (g_hash_table_lookup (taken, key));
}

/* Whether somebody in this state can still be matched. */
static gboolean
is_candidate (const VvEnrolment *enrolment, int taken)
{
  VvMentorState mentor;
  VvMenteeState mentee;
  if (enrolment->role == VV_ROLE_MENTOR)
    return vv_mentor_state_from_string (enrolment->state, &mentor) && mentor <= VV_MENTOR_ACTIVE
           && taken < MAX (enrolment->capacity, 1);
  if (taken > 0 || !vv_mentee_state_from_string (enrolment->state, &mentee))
    return FALSE;
  return (mentee >= VV_MENTEE_PROFILE_RECEIVED && mentee <= VV_MENTEE_CONSENTED)
         || mentee == VV_MENTEE_MATCHED || mentee == VV_MENTEE_WAITING || mentee == VV_MENTEE_TRANSFERRED;
}

/* What settles ties: the same person gives the same text, also after a new import. */
static char *
make_key (const VvPerson *person)
{
  g_autofree char *name = vv_fold (person->name);
  g_autofree char *email = vv_fold (person->email);
  g_autofree char *text
      = g_strdup_printf ("%s\n%s\n%s", name, person->birth_date != NULL ? person->birth_date : "", email);
  return vv_id_from_text (text);
}

static char **
list_lacks (const VvProgramme *programme, gboolean has_minors, const VvEnrolment *mentor)
{
  g_autoptr (GStrvBuilder) lacks = g_strv_builder_new ();
  g_autoptr (GError) unchecked = NULL;
  if (vv_is_empty (mentor->cnf_filed))
    g_strv_builder_add (lacks, "cnf");
  if (vv_is_empty (mentor->training_attended))
    g_strv_builder_add (lacks, "training");
  if (!vv_rule_r31_background_check (programme->country, has_minors, mentor, &unchecked))
    g_strv_builder_add (lacks, "check");
  return g_strv_builder_end (lacks);
}

static VvProfile *
make_profile (const VvProgramme *programme,
              gboolean has_minors,
              const VvPerson *person,
              const VvEnrolment *enrolment,
              int taken)
{
  VvProfile *profile = vv_profile_new (person->id);
  g_free (profile->key);
  profile->key = make_key (person);
  profile->languages = g_strdupv (enrolment->languages);
  profile->times = g_strdupv (enrolment->times);
  profile->topics = g_strdupv (enrolment->topics);
  profile->fields = g_strdupv (enrolment->fields);
  profile->interests = g_strdupv (enrolment->interests);
  profile->barred = g_strdupv (enrolment->barred);
  vv_set_string (&profile->mode, enrolment->mode);
  vv_set_string (&profile->form, enrolment->form);
  if (enrolment->role == VV_ROLE_MENTEE)
    return profile;
  profile->capacity = MAX (enrolment->capacity, 1) - taken;
  profile->minimum = taken > 0 ? 0 : MIN (enrolment->minimum, profile->capacity);
  profile->lacks = list_lacks (programme, has_minors, enrolment);
  return profile;
}

/* People nothing tells apart keep their own ids beside the key. */
static void
settle_same_keys (GPtrArray *candidates)
{
  for (guint i = 1; i < candidates->len; i++)
    {
      Candidate *before = g_ptr_array_index (candidates, i - 1),
                *candidate = g_ptr_array_index (candidates, i);
      if (strncmp (before->profile->key, candidate->profile->key, VV_ID_LENGTH) == 0)
        {
          char *key = g_strconcat (candidate->profile->key, candidate->profile->id, NULL);
          g_free (candidate->profile->key);
          candidate->profile->key = key;
        }
    }
}

static GPtrArray *
load_profiles (VvWorkspace *ws, VvPool *pool, const char *role, GHashTable *taken, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  gboolean has_minors = FALSE;
  if (!vv_people_has_minors (ws, pool->programme->id, &has_minors, error))
    return NULL;
  g_autoptr (GPtrArray) enrolments = vv_store_list_enrolments (store, pool->programme->id, NULL, role, error);
  if (enrolments == NULL)
    return NULL;
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify)free_candidate);
  for (guint i = 0; i < enrolments->len; i++)
    {
      VvEnrolment *enrolment = g_ptr_array_index (enrolments, i);
      int places = look_up_taken (taken, enrolment);
      if (!is_candidate (enrolment, places))
        continue;
      g_autoptr (VvPerson) person = vv_store_get_person (store, enrolment->person, error);
      if (person == NULL)
        return NULL;
      Candidate *candidate = g_new0 (Candidate, 1);
      candidate->profile = make_profile (pool->programme, has_minors, person, enrolment, places);
      candidate->name = vv_fold (person->name);
      g_ptr_array_add (candidates, candidate);
    }
  g_ptr_array_sort (candidates, compare_candidates);
  settle_same_keys (candidates);
  GPtrArray *profiles = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_profile_free);
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (profiles, g_steal_pointer (&((Candidate *)g_ptr_array_index (candidates, i))->profile));
  return profiles;
}

/* When nobody has been trained yet, a proposal is a look ahead: what lacks is said when a match is locked. */
static void
look_ahead (VvPool *pool)
{
  pool->is_ahead = TRUE;
  for (guint i = 0; i < pool->mentors->len; i++)
    {
      VvProfile *mentor = g_ptr_array_index (pool->mentors, i);
      pool->is_ahead = pool->is_ahead && mentor->lacks != NULL && mentor->lacks[0] != NULL;
    }
  for (guint i = 0; pool->is_ahead && i < pool->mentors->len; i++)
    {
      VvProfile *mentor = g_ptr_array_index (pool->mentors, i);
      g_clear_pointer (&mentor->lacks, g_strfreev);
    }
}

static gboolean
load_impressions (VvWorkspace *ws, VvPool *pool, GError **error)
{
  static const VvCriterion CRITERIA[]
      = { VV_CRITERION_INTERESTS, VV_CRITERION_WISHES, VV_CRITERION_COMMUNICATION };
  VvStore *store = vv_workspace_get_store (ws);
  g_autofree char *key = g_strconcat (VV_POOL_PAIRS_KEY, pool->programme->id, NULL);
  g_autoptr (GError) local = NULL;
  g_autofree char *text = vv_store_get_setting (store, key, &local);
  g_auto (GStrv) pairs = vv_split_tags (text);
  pool->impressions = vv_impressions_new ();
  for (guint i = 0; local == NULL && pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "/", 2);
      for (guint j = 0; g_strv_length (pair) == 2 && j < G_N_ELEMENTS (CRITERIA) && local == NULL; j++)
        {
          int value = vv_store_get_impression (store, pool->programme->id, pair[0], pair[1],
                                               vv_criterion_to_string (CRITERIA[j]), &local);
          if (value >= 0)
            vv_impressions_set (pool->impressions, pair[0], pair[1], CRITERIA[j], value);
        }
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_group_max (const VvProgramme *programme, int group_max, GError **error)
{
  if (group_max >= 0 && group_max <= programme->group_max)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_RULE,
               _ ("A group of %d is too large: this programme allows at most %d mentees. R05"), group_max,
               programme->group_max);
  return FALSE;
}

static gboolean
add_pins (VvWorkspace *ws, VvPool *pool, GError **error)
{
  g_autoptr (GPtrArray) pins = vv_store_list_pins (vv_workspace_get_store (ws), pool->programme->id, error);
  for (guint i = 0; pins != NULL && i < pins->len; i++)
    {
      VvPin *pin = g_ptr_array_index (pins, i);
      int mentor = vv_pool_find_mentor (pool, pin->mentor), mentee = vv_pool_find_mentee (pool, pin->mentee);
      if (mentor >= 0 && mentee >= 0)
        vv_problem_add_lock (pool->problem, (guint)mentor, (guint)mentee);
    }
  return pins != NULL;
}

static VvScoring *
make_scoring (const VvProgramme *programme, int group_max)
{
  VvScoring *scoring = vv_scoring_new ();
  scoring->group_max = group_max > 0 ? group_max : programme->group_max;
  vv_set_string (&scoring->mode, programme->mode);
  vv_set_string (&scoring->form, programme->form);
  return scoring;
}

static int
find_profile (GPtrArray *profiles, const char *person)
{
  for (guint i = 0; i < profiles->len; i++)
    if (g_strcmp0 (((VvProfile *)g_ptr_array_index (profiles, i))->id, person) == 0)
      return (int)i;
  return -1;
}

static gboolean
add_single (VvWorkspace *ws, VvPool *pool, const char *person, VvRole role, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  gboolean has_minors = FALSE;
  g_autoptr (VvEnrolment) enrolment
      = vv_store_get_enrolment (store, pool->programme->id, person, role, error);
  g_autoptr (VvPerson) record = enrolment != NULL ? vv_store_get_person (store, person, error) : NULL;
  if (record == NULL || !vv_people_has_minors (ws, pool->programme->id, &has_minors, error))
    return FALSE;
  g_ptr_array_add (role == VV_ROLE_MENTOR ? pool->mentors : pool->mentees,
                   make_profile (pool->programme, has_minors, record, enrolment, 0));
  return TRUE;
}

/* --- shared by tasks --- */

VvPool *
vv_pool_load (VvWorkspace *ws, const char *programme, int group_max, const char *prefer, GError **error)
{
  g_autoptr (VvPool) pool = g_new0 (VvPool, 1);
  if (prefer != NULL && !g_str_equal (prefer, "total") && !g_str_equal (prefer, "fairness"))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("Prefer “total” or “fairness”, not “%s”."), prefer);
      return NULL;
    }
  pool->programme = vv_store_get_programme (vv_workspace_get_store (ws), programme, error);
  if (pool->programme == NULL || !check_group_max (pool->programme, group_max, error))
    return NULL;
  g_autoptr (GHashTable) taken = count_taken (ws, programme, error);
  if (taken == NULL)
    return NULL;
  pool->mentors = load_profiles (ws, pool, "mentor", taken, error);
  pool->mentees = pool->mentors != NULL ? load_profiles (ws, pool, "mentee", taken, error) : NULL;
  if (pool->mentees == NULL || !load_impressions (ws, pool, error))
    return NULL;
  look_ahead (pool);
  pool->prefer = g_strcmp0 (prefer, "fairness") == 0 ? VV_PREFER_FAIRNESS : VV_PREFER_TOTAL;
  pool->scoring = make_scoring (pool->programme, group_max);
  return g_steal_pointer (&pool);
}

VvPool *
vv_pool_load_pair (VvWorkspace *ws,
                   const char *programme,
                   const char *mentor,
                   const char *mentee,
                   GError **error)
{
  g_autoptr (VvPool) pool = g_new0 (VvPool, 1);
  pool->programme = vv_store_get_programme (vv_workspace_get_store (ws), programme, error);
  pool->mentors = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_profile_free);
  pool->mentees = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_profile_free);
  if (pool->programme == NULL || !add_single (ws, pool, mentor, VV_ROLE_MENTOR, error)
      || !add_single (ws, pool, mentee, VV_ROLE_MENTEE, error) || !load_impressions (ws, pool, error))
    return NULL;
  pool->scoring = make_scoring (pool->programme, 0);
  return g_steal_pointer (&pool);
}

void
vv_pool_free (VvPool *pool)
{
  if (pool == NULL)
    return;
  g_clear_pointer (&pool->solution, vv_solution_free);
  g_clear_pointer (&pool->problem, vv_problem_free);
  g_clear_pointer (&pool->impressions, vv_impressions_free);
  g_clear_pointer (&pool->scoring, vv_scoring_free);
  g_clear_pointer (&pool->mentors, g_ptr_array_unref);
  g_clear_pointer (&pool->mentees, g_ptr_array_unref);
  g_clear_pointer (&pool->programme, vv_programme_free);
  g_free (pool);
}

gboolean
vv_pool_solve (VvWorkspace *ws, VvPool *pool, GCancellable *cancellable, GError **error)
{
  pool->problem
      = vv_score_all (pool->mentors, pool->mentees, pool->scoring, pool->impressions, pool->prefer, error);
  if (pool->problem == NULL || !add_pins (ws, pool, error))
    return FALSE;
  pool->solution = vv_solver_solve (pool->problem, NULL, NULL, cancellable, error);
  return pool->solution != NULL;
}

int
vv_pool_find_mentor (const VvPool *pool, const char *person)
{
  return find_profile (pool->mentors, person);
}

int
vv_pool_find_mentee (const VvPool *pool, const char *person)
{
  return find_profile (pool->mentees, person);
}
