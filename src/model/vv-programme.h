/* vv-programme.h: the organisation and its programmes. */
#pragma once

#include <glib.h>

typedef struct
{
  char *name;
  char *address; /* one line */
  char *phone;
  char *email;
  char *country;     /* NO, FI, PL */
  char *language;    /* of its documents: nb, fi, pl, en */
  GBytes *logo;      /* PNG or SVG, NULL for none */
  char *coordinator; /* person id of who made the workspace */
} VvOrganisation;

VvOrganisation *vv_organisation_new (void);
VvOrganisation *vv_organisation_copy (const VvOrganisation *organisation);
void vv_organisation_free (VvOrganisation *organisation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvOrganisation, vv_organisation_free)

/* process.md 3.1 */
typedef enum
{
  VV_PROGRAMME_DRAFT,
  VV_PROGRAMME_PLANNED,
  VV_PROGRAMME_RECRUITING,
  VV_PROGRAMME_SELECTING,
  VV_PROGRAMME_PREPARING,
  VV_PROGRAMME_MATCHING,
  VV_PROGRAMME_RUNNING,
  VV_PROGRAMME_CLOSING,
  VV_PROGRAMME_REVIEW,
  VV_PROGRAMME_CLOSED,
  VV_PROGRAMME_ARCHIVED,
  VV_PROGRAMME_PAUSED,
  VV_PROGRAMME_CANCELLED,
} VvProgrammeState;

const char *vv_programme_state_to_string (VvProgrammeState state);
gboolean vv_programme_state_from_string (const char *text, VvProgrammeState *state);

/* process.md 2. Words are those of cli.md: form pair|group|both, mode face_to_face|online|blended. */
typedef struct
{
  char *id;
  char *title;
  char *theme;
  char *purpose;
  char *template_id; /* social, lse, student, mepe, mentor-group, supervisors, blank, or a template of the
                        organisation */
  VvProgrammeState state;
  VvProgrammeState paused_from; /* means something only while PAUSED */
  char *target;                 /* unemployed_youth, lse, students, staff */
  char *start, *end;            /* T0 and E, ISO */
  char *form, *mode;
  char *engagement; /* paid, volunteer, peer */
  char *country, *language;
  int group_max;   /* 4 or 5 */
  int sessions;    /* planned per match */
  int rhythm_days; /* between sessions */
  int session_minutes;
  int notice_days; /* R09 */
  int retention_months;
  char *place; /* usual place or channel */
  char *coordinator, *contact_content, *contact_practical, *trainer,
      *technical; /* person ids or, for outsiders, NULL */
  char *contact_content_text, *contact_practical_text, *technical_text; /* name and telephone as printed */
  char *complaints_contact;                                             /* AGR-37: name, telephone; R32 */
  /* Recruitment (JAD) as far as the state machine asks for it */
  char *advertisement; /* JSON of JAD values by field id */
  char *hr_check;      /* not_sent, with_hr, changes_requested, approved; R22 */
  char *hr_checked_by, *hr_checked_on;
  char *deadline;         /* JAD-11 */
  char *training_date;    /* ISO */
  char **training_topics; /* running numbers of the TRP-08 options planned; R23 */
  char *balance_note;     /* process.md 12 last line: free text, no personal data */
  char *lessons;
  char *reason; /* of the latest pause, cancellation or forced step */
  char *created_on;
  int version;
} VvProgramme;

VvProgramme *vv_programme_new (const char *id);
VvProgramme *vv_programme_copy (const VvProgramme *programme);
void vv_programme_free (VvProgramme *programme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvProgramme, vv_programme_free)

/* Last day on which papers of the programme are kept: E + retention_months (AGR-34, PRV-04). NULL while the
 * end is unknown. Free with g_free(). */
char *vv_programme_deletion_date (const VvProgramme *programme);
