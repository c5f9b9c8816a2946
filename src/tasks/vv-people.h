/* vv-people.h: people come in, are looked at, and change state. */
#pragma once

#include "vv-person.h"
#include "vv-workspace.h"

/* One line of a list; see vv-store.h VvPersonRow for the meaning. */
typedef struct
{
  char *id, *name, *code, *place, *email, *programme, *role, *state;
} VvPersonLine;
void vv_person_line_free (VvPersonLine *line);

/* Any argument may be NULL/0 for "all". Names of mentees are codes when R19 hides them from the actor. */
GPtrArray *vv_people_list (VvWorkspace *ws,
                           const char *programme,
                           const char *role,
                           const char *state,
                           const char *text,
                           int offset,
                           int limit,
                           GError **error);
int vv_people_count (VvWorkspace *ws,
                     const char *programme,
                     const char *role,
                     const char *state,
                     const char *text,
                     GError **error);
VvPerson *vv_people_get (VvWorkspace *ws, const char *id, GError **error);
VvEnrolment *vv_people_get_enrolment (VvWorkspace *ws,
                                      const char *programme,
                                      const char *person,
                                      VvRole role,
                                      GError **error);
GPtrArray *vv_people_list_enrolments (VvWorkspace *ws,
                                      const char *programme,
                                      const char *person,
                                      const char *role,
                                      GError **error);
/* New person (id NULL: gets one) or changed one; enrolment may be NULL. */
gboolean vv_people_save (VvWorkspace *ws, VvPerson *person, VvEnrolment *enrolment, GError **error);
/* Guards of process.md 3.2/3.3; `reason` where one is asked. Walks the natural way when no single arrow leads
 * there. A coordinator's reason also stands for papers kept outside the workspace (declaration, training,
 * check, consent): they count from today. */
gboolean vv_people_set_state (VvWorkspace *ws,
                              const char *person,
                              const char *programme,
                              VvRole role,
                              const char *state,
                              const char *reason,
                              GError **error);
/* All that keeps a mentor from AVAILABLE or a mentee from CONSENTED: (transfer full) char* sentences. */
GPtrArray *vv_people_what_lacks (VvWorkspace *ws, const VvEnrolment *enrolment, GError **error);
/* The second person's records go to the first; the second is left as a pointer. */
gboolean vv_people_merge (VvWorkspace *ws, const char *keep, const char *other, GError **error);

/* --- import from CSV, XLSX, ODS --- */
typedef struct
{
  int line;      /* of the file */
  char *column;  /* header, NULL when it concerns the row */
  char *message; /* sentence */
} VvImportProblem;

typedef struct
{
  int line;
  char *name;
  char *existing; /* person id; NULL: a double inside the file */
  char *what;     /* fixed word: skipped, updated */
} VvImportDuplicate;

typedef struct
{
  char *encoding;
  char **headers; /* of the file */
  char **fields;  /* parallel to headers: field key ("name", "birth_date", …) or "" when not used */
  int imported, updated;
  GPtrArray *skipped;  /* VvImportDuplicate* */
  GPtrArray *problems; /* VvImportProblem*: non-empty = nothing was imported */
  GPtrArray *preview;  /* char** rows: name, then what will be known, for the wizard; at most 50 */
} VvImportResult;
void vv_import_result_free (VvImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvImportResult, vv_import_result_free)

/* Field keys a column can be mapped to, NULL-terminated, in the order a person would look: name, first_name,
 * last_name, birth_date, email, phone, place, address, language, languages, topics, fields, interests, times,
 * mode, form, capacity, minimum, occupation, motivation, experience, wish, gender_age_wish, barred,
 * guardian_name, guardian_phone, code, state, cnf_filed, training_attended, check_shown, consented,
 * applied_on. */
const char *const *vv_import_field_keys (void);
/* The field's name in the screen's language. */
const char *vv_import_field_label (const char *key);
/* `mapping`: INI text of a [columns] group (header = key), NULL: remembered, then recognised. dry_run stores
 * nothing. All rows or none: with problems the result is returned, nothing stored, and error is not set;
 * error is set only when the file cannot be opened or stored. Mapping used is remembered on success. */
VvImportResult *vv_people_import (VvWorkspace *ws,
                                  const char *programme,
                                  VvRole role,
                                  const char *path,
                                  const char *mapping,
                                  gboolean dry_run,
                                  GError **error);
