/* Which known fact goes into which field: one function per form, found through a table. */
#include "vv-document-facts.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vv-date.h"
#include "vv-locale.h"
#include "vv-strings.h"

/* What every filler gets. */
typedef struct
{
  const VvDocumentFacts *facts;
  VvForms *forms;
  const char *language;
  VvFill *fill;
} Filler;

static void
set (const Filler *f, const char *field, const char *text)
{
  vv_fill_set_text (f->fill, field, text);
}

static void
set_date (const Filler *f, const char *field, const char *iso_date)
{
  g_autofree char *shown = vv_date_is_valid (iso_date) ? vv_locale_format_date (f->language, iso_date) : NULL;

  vv_fill_set_text (f->fill, field, shown);
}

/* Joins what is not empty: "Joanna Mazur, 22 000 00 14, joanna@example.org". */
static char *
join (const char *separator, const char *a, const char *b, const char *c)
{
  const char *parts[] = { a, b, c };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (vv_is_empty (parts[i]))
        continue;
      if (out->len > 0)
        g_string_append (out, separator);
      g_string_append (out, parts[i]);
    }
  return g_string_free (out, FALSE);
}

static void
set_joined (const Filler *f, const char *field, const char *a, const char *b, const char *c)
{
  g_autofree char *text = join (", ", a, b, c);

  set (f, field, text);
}

static void
set_group (const Filler *f, const char *field)
{
  g_autofree char *group = vv_document_facts_group (f->facts);

  set (f, field, group);
}

static void
set_person (const Filler *f, const char *field, const VvPerson *person)
{
  if (person)
    set (f, field, person->name);
}

static void
set_coordinator_contact (const Filler *f, const char *field)
{
  const VvPerson *c = f->facts->coordinator;

  if (c)
    set_joined (f, field, c->name, c->phone, c->email);
}

/* Modes in the order of the options: face to face, online, then blended (a match) or chat (a session). */
static void
set_mode (const Filler *f, const char *field, const char *mode)
{
  static const char *const MODES[] = { "face_to_face", "online", "blended" };

  if (g_strcmp0 (mode, "chat") == 0)
    vv_fill_add_choice (f->fill, field, 3);
  for (guint i = 0; i < G_N_ELEMENTS (MODES); i++)
    if (g_strcmp0 (mode, MODES[i]) == 0)
      vv_fill_add_choice (f->fill, field, (int)i + 1);
}

static void
sign (const Filler *f, const char *field, const VvPerson *person, const char *role)
{
  vv_fill_add_signer (f->fill, field, person ? person->name : NULL, role);
}

static void
sign_guardians (const Filler *f, const char *field)
{
  for (guint i = 0; i < f->facts->mentees->len; i++)
    {
      const VvPerson *mentee = f->facts->mentees->pdata[i];

      if (vv_person_is_minor_on (mentee, f->facts->today))
        vv_fill_add_signer (f->fill, field, mentee->guardian_name, "guardian");
    }
}

static void
add_member_rows (const Filler *f, const char *table)
{
  for (guint i = 0; i < f->facts->mentees->len; i++)
    {
      const VvPerson *mentee = f->facts->mentees->pdata[i];

      vv_fill_add_row_va (f->fill, table, mentee->name, NULL);
    }
}

static const VvSession *
find_session (const Filler *f, const char *kind)
{
  for (guint i = 0; i < f->facts->sessions->len; i++)
    {
      const VvSession *session = f->facts->sessions->pdata[i];

      if (g_strcmp0 (session->kind, kind) == 0 && session->state != VV_SESSION_MOVED
          && session->state != VV_SESSION_CANCELLED)
        return session;
    }
  return NULL;
}

/* The session a meeting's record is about: the one given, else the one of that kind. */
static const VvSession *
session_of_kind (const Filler *f, const char *kind)
{
  return f->facts->session ? f->facts->session : find_session (f, kind);
}

static void
set_present (const Filler *f, const char *field, gboolean with_coordinator)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < f->facts->mentees->len; i++)
    g_ptr_array_add (names, ((VvPerson *)f->facts->mentees->pdata[i])->name);
  if (f->facts->mentor)
    g_ptr_array_add (names, f->facts->mentor->name);
  if (with_coordinator && f->facts->coordinator)
    g_ptr_array_add (names, f->facts->coordinator->name);
  g_ptr_array_add (names, NULL);
  text = g_strjoinv (", ", (char **)names->pdata);
  set (f, field, text);
}

/* On paper that goes to the coordinator alone the participant code stands instead of the name (R18). */
static void
set_code_or_name (const Filler *f, const char *field)
{
  const VvPerson *person = f->facts->person;

  if (person)
    set (f, field, vv_is_empty (person->code) ? person->name : person->code);
}

/* ---- one function per form ---- */

/* "Every 2 weeks, 90 minutes each time", as the programme plans it; left for a pen where it plans nothing. */
static void
set_rhythm (const Filler *f, const char *field)
{
  int days = f->facts->programme->rhythm_days, minutes = f->facts->programme->session_minutes;
  const char *id = days % 7 != 0 ? "COM-42" : days == 7 ? "COM-40" : "COM-41";
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree char *text = NULL;

  if (days < 2 || minutes <= 0)
    return;
  g_hash_table_insert (values, (gpointer) "days", g_strdup_printf ("%d", days));
  g_hash_table_insert (values, (gpointer) "weeks", g_strdup_printf ("%d", days / 7));
  g_hash_table_insert (values, (gpointer) "minutes", g_strdup_printf ("%d", minutes));
  text = vv_words_format (vv_forms_words (f->forms, "COM"), id, f->language, values);
  set (f, field, text);
}

static void
fill_agreement (const Filler *f)
{
  const VvDocumentFacts *facts = f->facts;
  g_autofree char *deletion = vv_document_facts_deletion_date (facts);
  const char *first = facts->match->first_session ? facts->match->first_session : facts->programme->start;

  set (f, "AGR-01", facts->organisation->name);
  set_coordinator_contact (f, "AGR-02");
  set_joined (f, "AGR-03", facts->mentor->name, facts->mentor->phone, NULL);
  for (guint i = 0; i < facts->mentees->len; i++)
    {
      const VvPerson *mentee = facts->mentees->pdata[i];

      vv_fill_add_row_va (f->fill, "AGR-04", mentee->name, mentee->phone ? mentee->phone : "", NULL);
    }
  vv_fill_add_choice (f->fill, "AGR-05", facts->mentees->len > 1 ? 2 : 1);
  set (f, "AGR-06", facts->match->group_name);
  set_mode (f, "AGR-07", facts->programme->mode);
  set_date (f, "AGR-09", first);
  set_date (f, "AGR-10", facts->programme->end);
  set_rhythm (f, "AGR-11");
  set (f, "AGR-12", facts->programme->place);
  set_date (f, "AGR-34", deletion);
  set (f, "AGR-37", facts->programme->complaints_contact);
  add_member_rows (f, "AGR-40");
  sign (f, "AGR-41", facts->mentor, "mentor");
  sign (f, "AGR-42", facts->coordinator, "coordinator");
  sign_guardians (f, "AGR-43");
}

static void
fill_declaration (const Filler *f)
{
  const VvDocumentFacts *facts = f->facts;
  gboolean is_mentor = facts->enrolment && facts->enrolment->role == VV_ROLE_MENTOR;

  set_person (f, "CNF-01", facts->person);
  if (is_mentor)
    vv_fill_add_choice (f->fill, "CNF-02", 1);
  set_joined (f, "CNF-03", facts->organisation->name, facts->programme->title, NULL);
  set_coordinator_contact (f, "CNF-11");
  sign (f, "CNF-13", facts->person, is_mentor ? "mentor" : NULL);
  sign (f, "CNF-14", facts->coordinator, "coordinator");
}

static int
attendance_type (const char *kind)
{
  static const char *const KINDS[] = { "first", "mentoring", "midterm", "final" };

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (g_strcmp0 (kind, KINDS[i]) == 0)
      return (int)i + 1;
  return 0;
}

static void
add_attendance_row (const Filler *f, guint number, const VvPerson *person, const char *role)
{
  g_autofree char *shown = g_strdup_printf ("%u", number);

  vv_fill_add_row_va (f->fill, "ATT-08", shown, person->name, role, NULL);
}

/* From and to as the language writes them. */
static char *
format_time_span (const Filler *f, const VvSession *session)
{
  g_autofree char *from = NULL, *to = NULL;
  int hour, minute, end;

  if (!session->time || sscanf (session->time, "%d:%d", &hour, &minute) != 2)
    return NULL;
  from = vv_locale_format_time (f->language, hour, minute);
  end = hour * 60 + minute + session->minutes;
  if (session->minutes <= 0)
    return g_steal_pointer (&from);
  to = vv_locale_format_time (f->language, end / 60 % 24, end % 60);
  return g_strdup_printf ("%s – %s", from, to);
}

static void
fill_attendance (const Filler *f)
{
  const VvDocumentFacts *facts = f->facts;
  const VvSession *session = facts->session;
  guint number = 0;

  set (f, "ATT-01", facts->programme->title);
  set_group (f, "ATT-02");
  if (session)
    {
      g_autofree char *time = format_time_span (f, session);

      if (attendance_type (session->kind) > 0)
        vv_fill_add_choice (f->fill, "ATT-03", attendance_type (session->kind));
      set_date (f, "ATT-04", session->date);
      set (f, "ATT-05", time);
      set (f, "ATT-06", session->place);
      set_mode (f, "ATT-07", session->mode);
    }
  for (guint i = 0; i < facts->mentees->len; i++)
    add_attendance_row (f, ++number, facts->mentees->pdata[i], "mentee");
  if (facts->mentor)
    add_attendance_row (f, ++number, facts->mentor, "mentor");
  sign (f, "ATT-12", facts->mentor, "responsible");
}

static void
fill_personal_goals (const Filler *f)
{
  set_person (f, "PGT-01", f->facts->person);
  set_person (f, "PGT-02", f->facts->mentor);
  sign (f, "PGT-14", f->facts->person, "mentee");
  sign (f, "PGT-15", f->facts->mentor, "mentor");
}

static void
fill_group_goals (const Filler *f)
{
  set_group (f, "GGT-01");
  set_present (f, "GGT-02", FALSE);
  set_person (f, "GGT-03", f->facts->mentor);
  add_member_rows (f, "GGT-12");
  vv_fill_add_row_va (f->fill, "GGT-12", f->facts->mentor->name, "mentor", NULL);
}

static void
add_plan_row (const Filler *f, const VvSession *session)
{
  g_autofree char *number = g_strdup_printf ("%d", session->number);
  g_autofree char *date
      = vv_date_is_valid (session->date) ? vv_locale_format_date_short (f->language, session->date) : NULL;
  const char *mode = g_strcmp0 (session->mode, "face_to_face") == 0 ? "1"
                     : g_strcmp0 (session->mode, "online") == 0     ? "2"
                     : g_strcmp0 (session->mode, "chat") == 0       ? "3"
                                                                    : "";
  const char *const cells[] = { number,
                                date ? date : "",
                                session->time ? session->time : "",
                                mode,
                                session->place ? session->place : "",
                                session->topic ? session->topic : "",
                                "",
                                NULL };

  vv_fill_add_row (f->fill, "SPL-07", cells);
}

static void
fill_session_plan (const Filler *f)
{
  g_autofree char *today = vv_locale_format_date (f->language, f->facts->today);
  g_autofree char *version = g_strdup_printf ("%d, %s", f->facts->version, today);
  const VvSession *midterm = find_session (f, "midterm");
  const VvSession *final = find_session (f, "final");

  set_group (f, "SPL-01");
  set_person (f, "SPL-02", f->facts->mentor);
  set (f, "SPL-03", version);
  set_mode (f, "SPL-04", f->facts->programme->mode);
  if (midterm)
    set_date (f, "SPL-05", midterm->date);
  if (final)
    set_date (f, "SPL-06", final->date);
  for (guint i = 0; i < f->facts->sessions->len; i++)
    {
      const VvSession *session = f->facts->sessions->pdata[i];

      if (session->state != VV_SESSION_MOVED && session->state != VV_SESSION_CANCELLED)
        add_plan_row (f, session);
    }
}

static void
fill_diary (const Filler *f)
{
  const VvDocumentFacts *facts = f->facts;
  const VvSession *session = facts->session;

  set_group (f, "DIA-01");
  if (session)
    {
      g_autofree char *number = g_strdup_printf ("%d", session->number);

      set (f, "DIA-02", number);
      set_date (f, "DIA-03", session->date);
      set_mode (f, "DIA-04", session->mode);
    }
  for (guint i = 0; session && i < facts->mentees->len; i++)
    if (g_strcmp0 (((VvPerson *)facts->mentees->pdata[i])->id, session->diary_writer) == 0)
      set_person (f, "DIA-07", facts->mentees->pdata[i]);
  if (facts->mentees->len == 1)
    {
      set_person (f, "DIA-07", facts->mentees->pdata[0]);
      vv_fill_add_choice (f->fill, "DIA-08", 3);
    }
  sign (f, "DIA-19", facts->mentor, "mentor");
}

static void
fill_initial (const Filler *f)
{
  set_code_or_name (f, "IMQ-01");
  set_group (f, "IMQ-02");
}

static void
fill_final (const Filler *f)
{
  set_code_or_name (f, "FMQ-01");
  set_group (f, "FMQ-02");
}

static void
fill_final_mentor (const Filler *f)
{
  set_person (f, "FMM-01", f->facts->person);
  set_group (f, "FMM-02");
}

static void
fill_midterm (const Filler *f)
{
  const VvSession *session = session_of_kind (f, "midterm");
  g_autofree char *held = NULL;
  int n_held = 0;

  set_group (f, "MMR-01");
  if (session)
    {
      set_date (f, "MMR-02", session->date);
      set (f, "MMR-03", session->place);
      set_mode (f, "MMR-04", session->mode);
    }
  for (guint i = 0; i < f->facts->sessions->len; i++)
    {
      VvSessionState state = ((VvSession *)f->facts->sessions->pdata[i])->state;

      n_held += state >= VV_SESSION_HELD && state <= VV_SESSION_FILED;
    }
  held = g_strdup_printf ("%d / %u", n_held, f->facts->sessions->len);
  if (f->facts->sessions->len > 0)
    set (f, "MMR-07", held);
  set_present (f, "MMR-06", TRUE);
  add_member_rows (f, "MMR-10");
  add_member_rows (f, "MMR-17");
  sign (f, "MMR-18", f->facts->mentor, "mentor");
  sign (f, "MMR-19", f->facts->coordinator, "coordinator");
}

static void
fill_final_session (const Filler *f)
{
  const VvSession *session = session_of_kind (f, "final");

  set_group (f, "FSQ-01");
  if (session)
    {
      g_autofree char *date
          = vv_date_is_valid (session->date) ? vv_locale_format_date (f->language, session->date) : NULL;

      set_joined (f, "FSQ-02", date, session->place, NULL);
    }
  set_present (f, "FSQ-03", FALSE);
  add_member_rows (f, "FSQ-14");
  sign (f, "FSQ-15", f->facts->mentor, "mentor");
}

static void
fill_application (const Filler *f)
{
  const VvPerson *p = f->facts->person;

  set (f, "MAP-01", p->name);
  set (f, "MAP-03", p->phone);
  set (f, "MAP-04", p->email);
  set (f, "MAP-05", p->place);
  sign (f, "MAP-28", p, NULL);
}

static void
fill_interview (const Filler *f)
{
  set_person (f, "MIN-01", f->facts->person);
  set_person (f, "MIN-03", f->facts->coordinator);
  sign (f, "MIN-23", f->facts->coordinator, NULL);
}

static void
fill_profile (const Filler *f)
{
  const VvPerson *p = f->facts->person;

  set (f, "MPR-01", p->name);
  set_date (f, "MPR-02", p->birth_date);
  set (f, "MPR-03", p->phone);
  set (f, "MPR-04", p->email);
  set (f, "MPR-06", p->place);
  if (vv_person_is_minor_on (p, f->facts->today))
    {
      set_joined (f, "MPR-08", p->guardian_name, p->guardian_phone, NULL);
      vv_fill_add_signer (f->fill, "MPR-30", p->guardian_name, "guardian");
    }
  sign (f, "MPR-29", p, "mentee");
}

static void
fill_privacy (const Filler *f)
{
  const VvDocumentFacts *facts = f->facts;
  g_autofree char *deletion = vv_document_facts_deletion_date (facts);

  set_joined (f, "PRV-01", facts->organisation->name, facts->organisation->phone, facts->organisation->email);
  set_date (f, "PRV-04", deletion);
  sign (f, "PRV-11", facts->person, NULL);
  if (vv_person_is_minor_on (facts->person, facts->today))
    vv_fill_add_signer (f->fill, "PRV-12", facts->person->guardian_name, "guardian");
}

static void
set_letter_words (const Filler *f)
{
  const VvProgramme *programme = f->facts->programme;
  const VvEnrolment *enrolment = f->facts->enrolment;
  g_autofree char *start
      = vv_date_is_valid (programme->start) ? vv_locale_format_date (f->language, programme->start) : NULL;
  g_autofree char *end
      = vv_date_is_valid (programme->end) ? vv_locale_format_date (f->language, programme->end) : NULL;
  g_autofree char *training = vv_date_is_valid (programme->training_date)
                                  ? vv_locale_format_date (f->language, programme->training_date)
                                  : NULL;
  g_autofree char *capacity
      = g_strdup_printf ("%d", enrolment && enrolment->capacity > 0 ? enrolment->capacity : 1);

  if (f->facts->person && f->facts->person->name)
    {
      g_autofree char *given = g_strndup (f->facts->person->name, strcspn (f->facts->person->name, " "));

      vv_fill_set_word (f->fill, "name", given);
    }
  vv_fill_set_word (f->fill, "programme", programme->title);
  vv_fill_set_word (f->fill, "capacity", capacity);
  if (start)
    vv_fill_set_word (f->fill, "start", start);
  if (end)
    vv_fill_set_word (f->fill, "end", end);
  if (training)
    vv_fill_set_word (f->fill, "training_date", training);
  if (programme->rhythm_days > 0 && programme->session_minutes > 0)
    {
      /* Sessions of a month and as much again for preparing, writing and the mentors' meeting. */
      int hours = (2 * programme->session_minutes * 30 / programme->rhythm_days + 59) / 60;
      g_autofree char *shown = g_strdup_printf ("%d", hours);

      vv_fill_set_word (f->fill, "hours", shown);
    }
}

static void
set_addressee (const Filler *f, const char *field)
{
  const VvPerson *p = f->facts->person;
  g_autofree char *text = join (", ", p->name, p->address, p->place);

  set (f, field, text);
}

#define DAYS_TO_ANSWER 14

static void
fill_offer (const Filler *f)
{
  g_autofree char *answer_by = vv_date_add_days (f->facts->today, DAYS_TO_ANSWER);

  set_addressee (f, "LOF-01");
  set_date (f, "LOF-02", f->facts->today);
  set_letter_words (f);
  set_date (f, "LOF-06", answer_by);
  sign (f, "LOF-08", f->facts->coordinator, "coordinator");
}

static void
fill_rejection (const Filler *f)
{
  gboolean on_reserve = f->facts->enrolment && g_strcmp0 (f->facts->enrolment->state, "reserve") == 0;

  set_addressee (f, "LRJ-01");
  set_date (f, "LRJ-02", f->facts->today);
  set_letter_words (f);
  vv_fill_add_choice (f->fill, "LRJ-06", on_reserve ? 1 : 3);
  if (on_reserve)
    {
      g_autofree char *date = vv_date_is_valid (f->facts->programme->start)
                                  ? vv_locale_format_date (f->language, f->facts->programme->start)
                                  : NULL;

      if (date)
        vv_fill_set_word (f->fill, "date", date);
    }
  sign (f, "LRJ-08", f->facts->coordinator, "coordinator");
}

static void
fill_invitation (const Filler *f)
{
  set_letter_words (f);
  set_date (f, "INV-02", f->facts->programme->training_date);
  set (f, "INV-03", f->facts->programme->place);
  set_coordinator_contact (f, "INV-08");
}

static void
fill_training_plan (const Filler *f)
{
  const VvProgramme *programme = f->facts->programme;
  g_autofree char *date = vv_date_is_valid (programme->training_date)
                              ? vv_locale_format_date (f->language, programme->training_date)
                              : NULL;

  set (f, "TRP-01", programme->title);
  set_joined (f, "TRP-03", date, programme->place, NULL);
  set_joined (f, "TRP-05", programme->contact_content_text, programme->contact_practical_text, NULL);
  for (int i = 0; programme->training_topics && programme->training_topics[i]; i++)
    vv_fill_add_choice (f->fill, "TRP-08", atoi (programme->training_topics[i]));
  sign (f, "TRP-11", f->facts->coordinator, "trainer");
}

static void
fill_referral (const Filler *f)
{
  g_autofree char *deletion = vv_document_facts_deletion_date (f->facts);

  if (f->facts->person)
    set (f, "REF-04", f->facts->person->code);
  set_date (f, "REF-16", deletion);
  sign (f, "REF-17", f->facts->coordinator, "coordinator");
}

/* The values of the advertisement are kept by field id. */
static void
fill_advertisement (const Filler *f)
{
  const VvProgramme *programme = f->facts->programme;
  g_autoptr (JsonParser) parser = json_parser_new ();

  set_joined (f, "JAD-03", f->facts->organisation->name, f->facts->organisation->address, NULL);
  set_date (f, "JAD-11", programme->deadline);
  set_coordinator_contact (f, "JAD-13");
  set_date (f, "JAD-14", programme->training_date);
  vv_fill_add_choice (f->fill, "JAD-02",
                      g_strcmp0 (programme->engagement, "paid") == 0   ? 1
                      : g_strcmp0 (programme->engagement, "peer") == 0 ? 3
                                                                       : 2);
  if (programme->advertisement && json_parser_load_from_data (parser, programme->advertisement, -1, NULL)
      && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      JsonObject *values = json_node_get_object (json_parser_get_root (parser));
      g_autoptr (GList) names = json_object_get_members (values);

      for (GList *l = names; l; l = l->next)
        set (f, l->data, json_object_get_string_member_with_default (values, l->data, ""));
    }
}

static void
fill_attest (const Filler *f)
{
  const VvProgramme *programme = f->facts->programme;
  g_autofree char *start = vv_date_is_valid (programme->start)
                               ? vv_locale_format_date_short (f->language, programme->start)
                               : NULL;
  g_autofree char *end
      = vv_date_is_valid (programme->end) ? vv_locale_format_date_short (f->language, programme->end) : NULL;
  g_autofree char *period = join (" – ", start, end, NULL);

  set (f, "CER-01", f->facts->organisation->name);
  set_person (f, "CER-03", f->facts->person);
  set_joined (f, "CER-05", programme->title, period, NULL);
  sign (f, "CER-14", f->facts->coordinator, "coordinator");
}

static const struct
{
  const char *form;
  void (*fill) (const Filler *f);
} FILLERS[] = {
  { "AGR", fill_agreement },      { "ATT", fill_attendance },    { "CER", fill_attest },
  { "CNF", fill_declaration },    { "DIA", fill_diary },         { "FMM", fill_final_mentor },
  { "FMQ", fill_final },          { "FSQ", fill_final_session }, { "GGT", fill_group_goals },
  { "IMQ", fill_initial },        { "INV", fill_invitation },    { "JAD", fill_advertisement },
  { "LOF", fill_offer },          { "LRJ", fill_rejection },     { "MAP", fill_application },
  { "MIN", fill_interview },      { "MMR", fill_midterm },       { "MPR", fill_profile },
  { "PGT", fill_personal_goals }, { "PRV", fill_privacy },       { "REF", fill_referral },
  { "SPL", fill_session_plan },   { "TRP", fill_training_plan },
};

static gboolean
has_minor (const VvDocumentFacts *facts)
{
  if (facts->person && vv_person_is_minor_on (facts->person, facts->today))
    return TRUE;
  for (guint i = 0; i < facts->mentees->len; i++)
    if (vv_person_is_minor_on (facts->mentees->pdata[i], facts->today))
      return TRUE;
  return FALSE;
}

static void
set_letterhead (const Filler *f, const char *document)
{
  const VvOrganisation *organisation = f->facts->organisation;
  g_autofree char *group = vv_document_facts_group (f->facts);

  f->fill->document = g_strdup (document);
  f->fill->organisation = g_strdup (organisation->name);
  f->fill->lines[0] = g_strdup (organisation->address);
  f->fill->lines[1] = join ("   ·   ", organisation->phone, organisation->email, NULL);
  f->fill->logo = organisation->logo ? g_bytes_ref (organisation->logo) : NULL;
  f->fill->programme = g_strdup (f->facts->programme->title);
  f->fill->subtitle = join ("   ·   ", group, f->facts->programme->title, NULL);
  f->fill->group = g_strdup (group ? group : f->facts->programme->title);
  f->fill->printed_on = g_strdup (f->facts->today);
  f->fill->no_guardian = !has_minor (f->facts);
}

VvFill *
vv_document_fill (const VvDocumentFacts *facts,
                  const VvForm *form,
                  VvForms *forms,
                  const char *document,
                  const char *language)
{
  g_autoptr (VvFill) fill = vv_fill_new ();
  Filler filler = { facts, forms, language, fill };

  set_letterhead (&filler, document);
  for (guint i = 0; i < G_N_ELEMENTS (FILLERS); i++)
    if (g_str_equal (FILLERS[i].form, form->id))
      FILLERS[i].fill (&filler);
  return g_steal_pointer (&fill);
}
