/* vv-example.c: programmes to look around in, of three countries and in every phase. Dates count from today,
 * so that the running one always runs; chance is seeded, so that it is the same example each time. */
#include "config.h"

#include "vv-example-private.h"

#include <glib/gi18n-lib.h>
#include "vv-date.h"
#include "vv-error.h"
#include "vv-matching-private.h"
#include "vv-people-private.h"
#include "vv-programmes.h"
#include "vv-strings.h"

#define SEED 20210228994u

static const char *const NORWEGIAN_GROUPS[] = { "Fjord", "Vidde", "Bre", "Lyng", "Nes", "Foss", NULL };
static const char *const FINNISH_GROUPS[] = { "Silta", "Kaisla", "Polku", "Lampi", NULL };
static const char *const POLISH_GROUPS[] = { "Świt", "Kładka", "Mewa", NULL };

/* The first is the one to look around in. */
static const VvExamplePlan PLANS[] = {
  { "Nordlys – veien videre",
    "social",
    "NO",
    "nb",
    "Ungdomshuset Elvestad",
    "Fra hjemme til ute",
    VV_PROGRAMME_RUNNING,
    -33,
    200,
    8,
    28,
    13,
    27,
    "available",
    "consented",
    VV_MATCH_RUNNING,
    { 1, 3, 1, 4, 1, 3, 1, 3, 1, 3, 1, 3, 0 },
    NORWEGIAN_GROUPS },
  { "Silta työhön",
    "social",
    "FI",
    "fi",
    "Nuorisotalo Koivuranta",
    "Työnhaku yhdessä",
    VV_PROGRAMME_CLOSING,
    -205,
    18,
    8,
    28,
    7,
    14,
    "available",
    "consented",
    VV_MATCH_MIDTERM_DONE,
    { 1, 3, 2, 1, 3, 2, 1, 0 },
    FINNISH_GROUPS },
  { "Na własny rachunek",
    "lse",
    "PL",
    "pl",
    "Dom Sąsiedzki Nowa Kładka",
    "Własna mała działalność",
    VV_PROGRAMME_MATCHING,
    12,
    190,
    8,
    21,
    8,
    18,
    "available",
    "consented",
    VV_MATCH_PROPOSED,
    { 0 },
    POLISH_GROUPS },
  { "Studenter for studenter",
    "student",
    "NO",
    "nb",
    "Campus Storåsen",
    "Første studieår",
    VV_PROGRAMME_RECRUITING,
    120,
    300,
    8,
    14,
    16,
    9,
    "applied",
    "profile_received",
    VV_MATCH_PROPOSED,
    { 0 },
    NORWEGIAN_GROUPS },
  { "Oma juttu",
    "lse",
    "FI",
    "fi",
    "Nuorisotalo Mäntyniemi",
    "Pienyritys ensimmäistä kertaa",
    VV_PROGRAMME_PLANNED,
    70,
    260,
    8,
    21,
    0,
    0,
    NULL,
    NULL,
    VV_MATCH_PROPOSED,
    { 0 },
    FINNISH_GROUPS },
  { "Start z mentorem",
    "social",
    "PL",
    "pl",
    "Dom Sąsiedzki Nowa Kładka",
    "Pierwsza praca",
    VV_PROGRAMME_CLOSED,
    -420,
    -190,
    8,
    28,
    4,
    9,
    "attested",
    "finished",
    VV_MATCH_CLOSED,
    { 2, 3, 1, 3, 0 },
    POLISH_GROUPS },
};

static char *
describe_advertisement (const VvExamplePlan *plan, const char *organisation, const char *deadline)
{
  return g_strdup_printf (
      "{\"JAD-01\":\"Mentor\",\"JAD-03\":\"%s\",\"JAD-04\":\"%s\",\"JAD-05\":\"%s\",\"JAD-06\":\"%s\","
      "\"JAD-08\":\"%s\",\"JAD-11\":\"%s\",\"JAD-12\":\"%s\",\"JAD-13\":\"%s\"}",
      organisation, plan->title, plan->theme, plan->theme, plan->place, deadline, plan->place, organisation);
}

static VvProgramme *
make_programme (VvExample *example, const VvExamplePlan *plan, GError **error)
{
  g_autoptr (VvOrganisation) organisation = vv_workspace_get_organisation (example->ws, error);
  g_autoptr (VvProgramme) programme
      = organisation != NULL ? vv_programmes_draft (example->ws, plan->template_id, error) : NULL;
  if (programme == NULL)
    return NULL;
  vv_set_string (&programme->title, plan->title);
  vv_set_string (&programme->theme, plan->theme);
  vv_set_string (&programme->country, plan->country);
  vv_set_string (&programme->language, plan->language);
  vv_set_string (&programme->place, plan->place);
  programme->start = vv_example_day (example, plan->start_days);
  programme->end = vv_example_day (example, plan->end_days);
  programme->deadline = vv_date_add_days (programme->start, -18 * 7);
  programme->training_date = vv_date_add_days (programme->start, -4 * 7);
  programme->created_on = vv_date_add_days (programme->start, -28 * 7);
  programme->sessions = plan->sessions;
  programme->rhythm_days = plan->rhythm_days;
  vv_set_string (&programme->complaints_contact, "Toril Eksempel, +47 000 00 999");
  if (plan->state >= VV_PROGRAMME_RECRUITING)
    {
      programme->advertisement = describe_advertisement (plan, organisation->name, programme->deadline);
      vv_set_string (&programme->hr_check, "approved");
      vv_set_string (&programme->hr_checked_by, "Toril Eksempel");
    }
  programme->state = plan->state;
  if (!vv_store_put_programme (vv_workspace_get_store (example->ws), programme, error)
      || !vv_workspace_audit (example->ws, "programme.add", programme->id, "example", error))
    return NULL;
  return g_steal_pointer (&programme);
}

/* Applicants stand in different places of the selection; everybody else where the plan says. */
static const char *
choose_state (const VvExamplePlan *plan, VvRole role, int number, gboolean is_matched)
{
  static const char *const SELECTION[]
      = { "applied", "applied", "screened", "shortlisted", "interviewed", "offered" };
  gboolean is_mentor = role == VV_ROLE_MENTOR;
  if (is_matched && plan->match_state == VV_MATCH_CLOSED)
    return is_mentor ? "attested" : "finished";
  if (is_matched)
    return "active";
  if (is_mentor && g_strcmp0 (plan->mentor_state, "applied") == 0)
    return SELECTION[number % G_N_ELEMENTS (SELECTION)];
  return is_mentor ? plan->mentor_state : plan->mentee_state;
}

/* Papers that go with the state. */
static void
date_enrolment (const VvProgramme *programme, VvEnrolment *enrolment)
{
  g_autofree char *signed_on = vv_date_add_days (programme->start, -28);
  gboolean is_mentor = enrolment->role == VV_ROLE_MENTOR;
  VvMentorState state;
  enrolment->applied_on = vv_date_add_days (programme->start, -19 * 7);
  if (!is_mentor && !g_str_equal (enrolment->state, "profile_received"))
    vv_set_string (&enrolment->consented, signed_on);
  if (!is_mentor || !vv_mentor_state_from_string (enrolment->state, &state) || state < VV_MENTOR_TRAINED)
    return;
  vv_set_string (&enrolment->cnf_filed, signed_on);
  vv_set_string (&enrolment->training_attended, signed_on);
  vv_set_string (&enrolment->check_shown, signed_on);
  vv_set_string (&enrolment->check_seen_by, programme->coordinator);
}

/* (transfer full) char* ids. */
static GPtrArray *
make_people (VvExample *example,
             const VvExamplePlan *plan,
             const VvProgramme *programme,
             VvRole role,
             int count,
             int matched,
             GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < count; i++)
    {
      g_autoptr (VvPerson) person = vv_example_make_person (example, plan, role, i);
      g_autoptr (VvEnrolment) enrolment = vv_example_make_enrolment (example, plan, programme, role);
      vv_set_string (&enrolment->state, choose_state (plan, role, i, i < matched));
      date_enrolment (programme, enrolment);
      if (role == VV_ROLE_MENTOR && i < matched)
        enrolment->capacity = MIN (5, plan->groups[i] + (i % 3 == 0));
      if (!vv_people_store (example->ws, person, enrolment, programme, error))
        return NULL;
      g_ptr_array_add (ids, g_strdup (person->id));
    }
  return g_steal_pointer (&ids);
}

/* How far this match has come: most as the plan says, some behind. */
static VvMatchState
choose_match_state (const VvExamplePlan *plan, int number)
{
  if (plan->state != VV_PROGRAMME_RUNNING)
    return plan->match_state;
  return number == 11 ? VV_MATCH_LOCKED : VV_MATCH_STARTED; /* a filed agreement makes it RUNNING */
}

static gboolean
score_match (VvExample *example, VvMatch *match, GError **error)
{
  int sum = 0;
  for (guint i = 0; i < match->mentees->len; i++)
    {
      int score = 0;
      g_autoptr (GPtrArray) reasons = vv_matching_explain (
          example->ws, match->programme, match->mentor, g_ptr_array_index (match->mentees, i), &score, error);
      if (reasons == NULL)
        return FALSE;
      sum += MAX (score, 0);
    }
  match->score = sum / (int)MAX (match->mentees->len, 1);
  return TRUE;
}

static gboolean
make_match (VvExample *example,
            const VvExamplePlan *plan,
            const VvProgramme *programme,
            const char *mentor,
            char **mentees,
            int number,
            int *named,
            GError **error)
{
  g_autofree char *id = vv_workspace_new_id (example->ws);
  g_autoptr (VvMatch) match = vv_match_new (id, programme->id, mentor);
  for (int i = 0; i < plan->groups[number]; i++)
    g_ptr_array_add (match->mentees, g_strdup (mentees[i]));
  if (plan->groups[number] > 1 && plan->group_names[*named] != NULL)
    vv_set_string (&match->group_name, plan->group_names[(*named)++]);
  match->state = choose_match_state (plan, number);
  vv_set_string (&match->reason, vv_example_reason (plan->language, number));
  match->locked_on = vv_date_add_days (programme->start, -14);
  if (match->state >= VV_MATCH_STARTED)
    {
      match->started_on = vv_date_add_days (programme->start, number % 5);
      match->well_matched = TRUE;
    }
  if (match->state == VV_MATCH_CLOSED)
    match->closed_on = vv_date_add_days (programme->end, 5);
  return score_match (example, match, error)
         && vv_store_put_match (vv_workspace_get_store (example->ws), match, error)
         && vv_example_hold_sessions (example, plan, programme, match, number, error)
         && vv_example_make_papers (example, plan, programme, match, number, error);
}

static gboolean
fill_programme (VvExample *example, const VvExamplePlan *plan, GError **error)
{
  int matches = 0, placed = 0, named = 0;
  for (; plan->groups[matches] > 0; matches++)
    placed += plan->groups[matches];
  g_autoptr (VvProgramme) programme = make_programme (example, plan, error);
  g_autoptr (GPtrArray) mentors = programme != NULL ? make_people (example, plan, programme, VV_ROLE_MENTOR,
                                                                   plan->mentors, matches, error)
                                                    : NULL;
  g_autoptr (GPtrArray) mentees
      = mentors != NULL ? make_people (example, plan, programme, VV_ROLE_MENTEE, plan->mentees, placed, error)
                        : NULL;
  if (mentees == NULL)
    return FALSE;
  for (int i = 0, next = 0; i < matches; next += plan->groups[i++])
    if (!make_match (example, plan, programme, g_ptr_array_index (mentors, i), (char **)mentees->pdata + next,
                     i, &named, error))
      return FALSE;
  return TRUE;
}

static void
clear_example (VvExample *example)
{
  g_clear_pointer (&example->random, vv_random_unref);
  g_free (example->today);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VvExample, clear_example)

/* --- shared by tasks --- */

char *
vv_example_day (const VvExample *example, int days)
{
  return vv_date_add_days (example->today, days);
}

/* --- public --- */

void
vv_example_organisation (VvOrganisation *organisation)
{
  vv_set_string (&organisation->name, "Foreningen Eksempelvik");
  vv_set_string (&organisation->address, "Eksempelgata 1, 0000 Elvestad");
  vv_set_string (&organisation->phone, "+47 000 00 000");
  vv_set_string (&organisation->email, "post@example.org");
  vv_set_string (&organisation->country, "NO");
  vv_set_string (&organisation->language, "nb");
}

const char *
vv_example_coordinator (void)
{
  return "Sigrid Eksempel";
}

gboolean
vv_example_make (VvWorkspace *workspace,
                 VvProgress progress,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  if (!vv_workspace_require (workspace, VV_DUTY_MANAGE, error))
    return FALSE;
  g_auto (VvExample) example = { .ws = workspace, .random = vv_random_new_seeded (SEED) };
  example.today = vv_workspace_today (workspace);
  g_autoptr (VvTransaction) transaction = vv_transaction_begin (workspace, error);
  if (transaction == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (PLANS); i++)
    {
      if (progress != NULL)
        progress ((double)i / G_N_ELEMENTS (PLANS), PLANS[i].title, data);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !fill_programme (&example, &PLANS[i], error))
        return FALSE;
    }
  if (progress != NULL)
    progress (1, "", data);
  return vv_transaction_commit (transaction, error);
}
