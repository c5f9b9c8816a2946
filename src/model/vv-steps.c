/* The steps of process.md 4. */
#include "vv-plan.h"

#include <glib/gi18n-lib.h>

#include "vv-date.h"

#define W(weeks) ((weeks)*7)
#define T0 VV_ANCHOR_START
#define END VV_ANCHOR_END
#define FIRST VV_ANCHOR_FIRST_SESSION

/* clang-format off */
static const VvStep STEPS[] = {
  { "1.1", 1, "coordinator", "PLN", T0, -W (28), -W (28), N_ ("Describe purpose, target group, kind of programme, roles and resources") },
  { "1.2", 1, "coordinator,mentor,mentee", "DGU", VV_ANCHOR_NONE, 0, 0, N_ ("Read the document guide: which documents are mandatory") },
  { "1.3", 1, "coordinator", "PLN", T0, -W (27), -W (27), N_ ("Work out the recruitment dates backwards from the first session") },
  { "1.4", 1, "coordinator", "PLN", T0, -W (26), -W (26), N_ ("Assign the two contacts and technical support") },
  { "1.5", 1, "technical,coordinator", "", T0, -W (6), -W (6), N_ ("Test the program and the online channel on different devices with real users") },
  { "2.1", 2, "coordinator", "JAD", T0, -W (28), -W (26), N_ ("Write the advertisement with its seven elements") },
  { "2.2", 2, "hr", "JAD", T0, -W (26), -W (24), N_ ("Have human resources check the advertisement") },
  { "2.3", 2, "coordinator", "JAD", T0, -W (24), -W (22), N_ ("Publish and spread it in several channels, in a light tone, with short videos") },
  { "2.4", 2, "coordinator", "", T0, -W (22), -W (18), N_ ("Approach suitable people directly") },
  { "2.5", 2, "coordinator", "MAP", T0, -W (22), -W (18), N_ ("Receive applications") },
  { "2.6", 2, "coordinator", "SEL", T0, -W (18), -W (17), N_ ("Assess: motivation and reasons before grades, suitability, understanding of the role") },
  { "2.7", 2, "coordinator", "MIN", T0, -W (16), -W (14), N_ ("Interview, where you wish") },
  { "2.8", 2, "coordinator", "SEL", T0, -W (14), -W (13), N_ ("Choose; look at the mixture of the group") },
  { "2.9", 2, "coordinator", "LOF,LRJ", VV_ANCHOR_CHOICE, 0, 7, N_ ("Tell every applicant yes or no") },
  { "2.10", 2, "coordinator,hr,mentor", "CON,CNF,BCK", T0, -W (11), -W (8), N_ ("Contracts or volunteer agreements, confidentiality, background checks") },
  { "2.11", 2, "coordinator,trainer", "INV", VV_ANCHOR_TRAINING, -W (4), -W (3), N_ ("Invite to the training") },
  { "3.1", 3, "coordinator", "MPR,PRV", T0, -W (16), -W (4), N_ ("Give the profile form to everyone who would like a mentor") },
  { "3.2", 3, "coordinator", "MPR", VV_ANCHOR_NONE, 0, 0, N_ ("Personal conversation, where you wish") },
  { "3.3", 3, "coordinator", "REF", VV_ANCHOR_PROFILE, 0, 10, N_ ("Decide whether the programme can meet the needs; otherwise refer on") },
  { "4.1", 4, "trainer,coordinator", "TRP", T0, -W (12), -W (10), N_ ("Plan the training") },
  { "4.2", 4, "trainer,coordinator", "ATT", T0, -W (6), -W (3), N_ ("Gather the mentors as soon as they are engaged") },
  { "4.3", 4, "mentor,mentee", "QZR", FIRST, -W (3), 0, N_ ("Modules with time budget, quiz and cases") },
  { "4.4", 4, "mentor", "CNF", VV_ANCHOR_TRAINING, 0, 0, N_ ("Talk the confidentiality declaration through and sign it") },
  { "4.5", 4, "trainer", "CRT", VV_ANCHOR_NONE, 0, 0, N_ ("Certificate when its conditions are met") },
  { "5.1", 5, "coordinator", "MTC", T0, -W (4), -W (3), N_ ("Compare profiles by hard criteria, score and judgement") },
  { "5.2", 5, "coordinator", "MTC", T0, -W (4), -W (3), N_ ("Form pairs, or groups of at most four or five") },
  { "5.3", 5, "coordinator", "MTC", T0, -W (3), -W (2), N_ ("Lock; tell both sides only what each has allowed") },
  { "6.1", 6, "coordinator,mentor,mentee", "ATT", FIRST, 0, 0, N_ ("Meet: coordinator, mentor and mentees") },
  { "6.2", 6, "mentor,mentee", "", FIRST, 0, 0, N_ ("Get to know one another; is the match a good one?") },
  { "6.3", 6, "coordinator,mentee", "IMQ", FIRST, 0, 7, N_ ("Initial questionnaire") },
  { "6.4", 6, "mentor,mentee,coordinator", "AGR", FIRST, 0, 7, N_ ("Agreement with code of ethics and confidentiality") },
  { "6.5", 6, "mentee,mentor", "PGT,GGT", VV_ANCHOR_SECOND_SESSION, 0, 0, N_ ("Personal goals first, then group goals") },
  { "6.6", 6, "mentor,mentee", "SPL", FIRST, 0, 0, N_ ("Session plan with dates and topics") },
  { "7.1", 7, "mentee", "DIA", VV_ANCHOR_SESSION, 0, 0, N_ ("At the start: decide who writes the diary, and how") },
  { "7.2", 7, "mentor,mentee", "ATT", VV_ANCHOR_SESSION, 0, 0, N_ ("Session on a theme, with tasks") },
  { "7.3", 7, "mentor,mentee", "SPL", VV_ANCHOR_SESSION, 0, 0, N_ ("Update the session plan") },
  { "7.4", 7, "mentee,mentor", "DIA", VV_ANCHOR_SESSION, 0, 3, N_ ("Diary on the same day; the mentor's comment within three days") },
  { "7.5", 7, "mentee,mentor", "", VV_ANCHOR_SESSION, 0, 7, N_ ("The mentee's papers go to the mentor, who files them") },
  { "7.6", 7, "mentor,mentee", "SPL,ATT", VV_ANCHOR_SESSION, -2, -2, N_ ("Move or cancel by the rules") },
  { "7.7", 7, "contact,mentor", "MMN", VV_ANCHOR_EVENT, 0, 7, N_ ("Monthly mentor meeting with both contacts") },
  { "7.8", 7, "anyone", "FBK", VV_ANCHOR_EVENT, 0, 14, N_ ("Feedback at any time, answered within 14 days") },
  { "7.9", 7, "mentor,coordinator", "REF", VV_ANCHOR_EVENT, 0, 1, N_ ("A concern, or a need outside the role: refer on") },
  { "8.1", 8, "coordinator", "MMR,ATT", VV_ANCHOR_MIDTERM, 0, 0, N_ ("Midterm meeting called by the coordinator, face to face") },
  { "8.2", 8, "coordinator", "MMR", VV_ANCHOR_MIDTERM, 0, 0, N_ ("Agenda in six points") },
  { "8.3", 8, "mentor,mentee", "SPL,PGT", VV_ANCHOR_MIDTERM, 0, 7, N_ ("Update plan and goals") },
  { "9.1", 9, "coordinator,mentor,mentee", "FSQ,ATT", END, -W (2), 0, N_ ("Final meeting arranged by the coordinator") },
  { "9.2", 9, "mentor,mentee", "FSQ", VV_ANCHOR_FINAL, 0, 0, N_ ("Evaluate goals, talk the final questions through, next steps") },
  { "9.3", 9, "coordinator,mentor,mentee", "FMQ", VV_ANCHOR_FINAL, 0, 14, N_ ("Final questionnaire") },
  { "9.4", 9, "mentor", "FMM", VV_ANCHOR_FINAL, 0, 14, N_ ("The mentor's final questionnaire") },
  { "9.5", 9, "coordinator", "CER", END, 0, 30, N_ ("Attest for every mentor") },
  { "10.1", 10, "coordinator", "QMR", END, 0, 30, N_ ("Compare initial and final questionnaires") },
  { "10.2", 10, "coordinator", "DSP", END, 0, 60, N_ ("Share results and good practice") },
  { "10.3", 10, "reviewer", "YRV", VV_ANCHOR_YEAR, 335, 365, N_ ("Yearly review of guides, forms and training") },
  { "10.4", 10, "reviewer", "YRV", VV_ANCHOR_YEAR, 335, 365, N_ ("Think of other target groups and partners") },
};
/* clang-format on */

const VvStep *
vv_steps_list (gsize *n_steps)
{
  *n_steps = G_N_ELEMENTS (STEPS);
  return STEPS;
}

const VvStep *
vv_step_find (const char *key)
{
  for (gsize i = 0; key && i < G_N_ELEMENTS (STEPS); i++)
    {
      if (g_str_equal (STEPS[i].key, key))
        return &STEPS[i];
    }
  return NULL;
}

const char *
vv_step_title (const VvStep *step)
{
  g_return_val_if_fail (step != NULL, "");
  return _ (step->title);
}

char *
vv_step_due_date (const VvStep *step, const VvProgramme *programme, const VvAnchorDates *dates)
{
  const char *anchor;

  g_return_val_if_fail (step != NULL, NULL);
  anchor = vv_register_anchor_date (step->anchor, programme, dates);
  if (!vv_date_is_valid (anchor))
    return NULL;
  return vv_date_add_days (anchor, step->to_days);
}
