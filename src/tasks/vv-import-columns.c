/* vv-import-columns.c: headers as offices write them, in four languages, told as fields. */
#include "config.h"

#include "vv-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "vv-error.h"
#include "vv-strings.h"

typedef struct
{
  const char *key;
  const char *label;   /* for the screen */
  const char *aliases; /* what stands over such a column, separated by | */
} Field;

static const Field FIELDS[] = {
  { "name", N_ ("Name"),
    "name|full name|navn|fullt navn|nimi|koko nimi|imię i nazwisko|nazwisko i imię|"
    "deltaker|osallistuja|uczestnik|participant|kandydat|søker|hakija" },
  { "first_name", N_ ("First name"), "first name|given name|forename|fornavn|etunimi|etunimet|imię|imiona" },
  { "last_name", N_ ("Last name"), "last name|surname|family name|etternavn|slektsnavn|sukunimi|nazwisko" },
  { "birth_date", N_ ("Date of birth"),
    "date of birth|birth date|birthdate|born|dob|født|fødselsdato|født "
    "dato|syntymäaika|syntymäpäivä|syntynyt|"
    "data urodzenia|urodzony|urodzona|ur" },
  { "email", N_ ("E-mail"),
    "email|e-mail|e-mail address|mail|epost|e-post|e-postadresse|epostadresse|sähköposti|sähköpostiosoite|"
    "adres e-mail|adres email|poczta|poczta elektroniczna" },
  { "phone", N_ ("Telephone"),
    "telephone|phone|phone number|telephone "
    "number|mobile|cell|tel|tlf|telefon|mobil|mobiltelefon|telefonnummer|"
    "mobilnummer|puhelin|puhelinnumero|puh|matkapuhelin|numer telefonu|telefon komórkowy|komórka|nr "
    "telefonu" },
  { "place", N_ ("Place"),
    "place|town|city|municipality|sted|bosted|poststed|kommune|by|paikkakunta|kunta|kaupunki|asuinpaikka|"
    "miejscowość|miasto|gmina|miejsce zamieszkania" },
  { "address", N_ ("Address"),
    "address|street address|adresse|postadresse|gateadresse|osoite|katuosoite|adres" },
  { "language", N_ ("Language of documents"),
    "language of documents|document language|letters in|dokumentspråk|skjemaspråk|språk på dokumenter|"
    "asiakirjojen kieli|asiointikieli|lomakekieli|język dokumentów|język formularzy" },
  { "languages", N_ ("Languages"),
    "languages|language|spoken languages|language "
    "skills|språk|språkkunnskaper|kielet|kieli|kielitaito|języki|język|"
    "znajomość języków" },
  { "topics", N_ ("Topics"),
    "topics|topic|theme|themes|needs|tema|temaer|emner|behov|aiheet|aihe|teemat|tarpeet|tematy|temat|"
    "potrzeby|obszary" },
  { "fields", N_ ("Fields of work"),
    "fields|field|field of work|fields of work|industry|sector|line of "
    "work|bransje|bransjer|fagfelt|fag|yrkesfelt|"
    "ala|alat|toimiala|ammattiala|branża|branże|dziedzina|sektor" },
  { "interests", N_ ("Interests"),
    "interests|interest|hobbies|hobby|interesser|interesse|hobbyer|fritidsinteresser|kiinnostuksen kohteet|"
    "kiinnostukset|harrastukset|harrastus|zainteresowania|hobby|pasje" },
  { "times", N_ ("When they can meet"),
    "availability|available|times|time|when|tid|tider|tidspunkt|tilgjengelighet|når|ajankohta|ajankohdat|"
    "ajat|aika|"
    "saatavuus|milloin|dostępność|terminy|termin|kiedy|czas" },
  { "mode", N_ ("Way of meeting"),
    "mode|way of meeting|meeting form|how to meet|meet|møteform|møtemåte|måte|oppmøte|tapaamistapa|tapa|"
    "toteutustapa|sposób spotkań|tryb|tryb spotkań|forma spotkań" },
  { "form", N_ ("Pair or group"),
    "pair or group|form|pair/group|par eller gruppe|form|par/gruppe|pari vai ryhmä|muoto|pari tai "
    "ryhmä|pari/ryhmä|"
    "para czy grupa|para lub grupa|forma|para/grupa" },
  { "capacity", N_ ("Most mentees"),
    "capacity|places|most mentees|max mentees|maximum|number of mentees|plasser|kapasitet|maks|antall "
    "menteer|"
    "antall mentees|maks antall|paikat|paikkoja|kapasiteetti|aktoreita|enintään|liczba podopiecznych|miejsca|"
    "liczba miejsc|pojemność|maks liczba|maksymalna liczba podopiecznych" },
  { "minimum", N_ ("Fewest mentees"),
    "minimum|min|fewest mentees|least mentees|min mentees|minst|minste antall|vähintään|vähimmäismäärä|"
    "minimalna liczba|co najmniej" },
  { "occupation", N_ ("Occupation"),
    "occupation|job|profession|work|yrke|stilling|jobb|arbeid|ammatti|työ|tehtävä|zawód|praca|stanowisko|"
    "zajęcie" },
  { "motivation", N_ ("Motivation"),
    "motivation|why|goal|goals|motivasjon|hvorfor|begrunnelse|mål|motivaatio|miksi|perustelu|tavoite|"
    "tavoitteet|"
    "motywacja|dlaczego|cel|cele" },
  { "experience", N_ ("Experience"), "experience|background|erfaring|bakgrunn|kokemus|tausta|doświadczenie" },
  { "wish", N_ ("Wishes"),
    "wish|wishes|expectations|ønske|ønsker|forventninger|toive|toiveet|odotukset|życzenia|życzenie|"
    "oczekiwania" },
  { "gender_age_wish", N_ ("Wish about gender or age"),
    "wish about gender or age|gender or age wish|ønske om kjønn eller alder|toive sukupuolesta tai iästä|"
    "życzenia co do płci lub wieku" },
  { "barred", N_ ("Not together with"),
    "not with|not together with|barred|exclude|exclusions|ikke med|ikke sammen med|ei samaan|ei kanssa|estot|"
    "nie z|nie łączyć z|wykluczenia" },
  { "guardian_name", N_ ("Guardian"),
    "guardian|guardian name|parent|parent or guardian|foresatt|foresatte|forelder|navn på foresatt|huoltaja|"
    "huoltajan nimi|opiekun|opiekun prawny|rodzic|rodzic lub opiekun" },
  { "guardian_phone", N_ ("Guardian's telephone"),
    "guardian phone|guardian telephone|guardians telephone|parent phone|telefon foresatt|foresattes telefon|"
    "huoltajan puhelin|huoltajan puhelinnumero|telefon opiekuna|telefon rodzica" },
  { "code", N_ ("Participant code"),
    "code|participant code|kode|deltakerkode|koodi|osallistujakoodi|kod|kod uczestnika" },
  { "state", N_ ("State"), "state|status|tilstand|tila|vaihe|stan" },
  { "cnf_filed", N_ ("Confidentiality declaration filed"),
    "cnf|confidentiality|confidentiality declaration|taushetserklæring|vaitiolositoumus|vaitiolo|poufność|"
    "oświadczenie o zachowaniu poufności" },
  { "training_attended", N_ ("Training attended"),
    "training|training attended|opplæring|kurs|koulutus|szkolenie|przeszkolony" },
  { "check_shown", N_ ("Background check shown"),
    "check|background check|check "
    "shown|politiattest|vandelsattest|rikostausta|rikosrekisteriote|rikostaustaote|"
    "weryfikacja|zaświadczenie o niekaralności" },
  { "consented", N_ ("Consent"),
    "consent|consented|privacy consent|samtykke|personvern|suostumus|tietosuoja|zgoda|zgody" },
  { "applied_on", N_ ("Applied on"),
    "applied|applied on|application date|date of "
    "application|timestamp|søknadsdato|søkt|tidsmerke|tidsstempel|"
    "hakupäivä|hakemuspäivä|aikaleima|data zgłoszenia|sygnatura czasowa|znacznik czasu" },
};

static const char *const KEYS[G_N_ELEMENTS (FIELDS) + 1] = {
  "name",          "first_name",     "last_name",  "birth_date", "email",           "phone",
  "place",         "address",        "language",   "languages",  "topics",          "fields",
  "interests",     "times",          "mode",       "form",       "capacity",        "minimum",
  "occupation",    "motivation",     "experience", "wish",       "gender_age_wish", "barred",
  "guardian_name", "guardian_phone", "code",       "state",      "cnf_filed",       "training_attended",
  "check_shown",   "consented",      "applied_on", NULL,
};

/* Questions of the forms whose answers are known fields. */
typedef struct
{
  const char *question;
  const char *key;
} Question;

static const Question MENTOR_QUESTIONS[] = {
  { "MAP-01", "name" },       { "MAP-03", "phone" },     { "MAP-04", "email" },
  { "MAP-05", "place" },      { "MAP-06", "languages" }, { "MAP-07", "occupation" },
  { "MAP-08", "motivation" }, { "MAP-09", "wish" },      { "MAP-11", "experience" },
  { "MAP-12", "topics" },     { "MAP-15", "form" },      { "MAP-16", "mode" },
  { "MAP-17", "times" },      { "MAP-19", "capacity" },  { "MAP-20", "barred" },
  { "MAP-27", "applied_on" },
};

static const Question MENTEE_QUESTIONS[] = {
  { "MPR-01", "name" },
  { "MPR-02", "birth_date" },
  { "MPR-03", "phone" },
  { "MPR-04", "email" },
  { "MPR-06", "place" },
  { "MPR-07", "languages" },
  { "MPR-08", "guardian_name" },
  { "MPR-10", "interests" },
  { "MPR-12", "experience" },
  { "MPR-13", "topics" },
  { "MPR-14", "motivation" },
  { "MPR-17", "wish" },
  { "MPR-19", "gender_age_wish" },
  { "MPR-20", "form" },
  { "MPR-21", "mode" },
  { "MPR-22", "times" },
  { "MPR-25", "barred" },
  { "MPR-28", "applied_on" },
};

static const char *const LANGUAGES[] = { "en", "nb", "fi", "pl" };

static gboolean
is_key (const char *text)
{
  return g_strv_contains (KEYS, text);
}

static const char *
find_alias (const char *header)
{
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      g_autofree char *key = vv_import_normalise (FIELDS[i].key);
      if (g_strcmp0 (key, header) == 0)
        return FIELDS[i].key;
      g_auto (GStrv) aliases = g_strsplit (FIELDS[i].aliases, "|", -1);
      for (guint j = 0; aliases[j] != NULL; j++)
        {
          g_autofree char *alias = vv_import_normalise (aliases[j]);
          if (g_strcmp0 (alias, header) == 0)
            return FIELDS[i].key;
        }
    }
  return NULL;
}

/* The exact wording of a question on the form, in any of the languages. */
static const char *
find_question (VvForms *forms, VvRole role, const char *header)
{
  const VvForm *form = vv_forms_find (forms, role == VV_ROLE_MENTOR ? "MAP" : "MPR");
  const Question *questions = role == VV_ROLE_MENTOR ? MENTOR_QUESTIONS : MENTEE_QUESTIONS;
  gsize n = role == VV_ROLE_MENTOR ? G_N_ELEMENTS (MENTOR_QUESTIONS) : G_N_ELEMENTS (MENTEE_QUESTIONS);
  for (gsize i = 0; form != NULL && i < n; i++)
    {
      g_autofree char *id = vv_import_normalise (questions[i].question);
      if (g_strcmp0 (id, header) == 0)
        return questions[i].key;
      for (guint j = 0; j < G_N_ELEMENTS (LANGUAGES); j++)
        {
          g_autofree char *label
              = vv_import_normalise (vv_form_label (form, questions[i].question, LANGUAGES[j]));
          if (*label != '\0' && g_strcmp0 (label, header) == 0)
            return questions[i].key;
        }
    }
  return NULL;
}

/* "header = field" lines; a header may hold anything but a line break. */
static GHashTable *
read_mapping (const char *mapping, GError **error)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (mapping != NULL ? mapping : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      char *equals = strrchr (line, '=');
      if (*line == '\0' || *line == '#' || *line == ';' || (*line == '[' && equals == NULL))
        continue;
      if (equals == NULL)
        {
          g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("Mapping, line %u: write “header = field”."),
                       i + 1);
          return NULL;
        }
      *equals = '\0';
      g_autofree char *header = vv_import_normalise (line);
      const char *field = g_strstrip (equals + 1);
      if (*field != '\0' && !is_key (field))
        {
          g_autofree char *known = g_strjoinv (", ", (char **)KEYS);
          g_set_error (error, VV_ERROR, VV_ERROR_USAGE,
                       _ ("Mapping, line %u: there is no field “%s”. Fields are %s."), i + 1, field, known);
          return NULL;
        }
      g_hash_table_insert (fields, g_steal_pointer (&header), g_strdup (field));
    }
  return g_steal_pointer (&fields);
}

/* --- shared by tasks --- */

char *
vv_import_normalise (const char *text)
{
  g_autofree char *folded = vv_fold (text != NULL ? text : "");
  GString *out = g_string_new (NULL);
  gboolean gap = FALSE;
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '-' || c == '\'' || c == 0x2019 || c == 0x00ad)
        continue; /* "E-mail" is "Email" */
      if (!g_unichar_isalnum (c))
        {
          gap = out->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

char **
vv_import_recognise (VvForms *forms,
                     VvRole role,
                     const char *const *headers,
                     const char *mapping,
                     GError **error)
{
  g_autoptr (GHashTable) by_hand = read_mapping (mapping, error);
  if (by_hand == NULL)
    return NULL;
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; headers[i] != NULL; i++)
    {
      g_autofree char *header = vv_import_normalise (headers[i]);
      const char *field = g_hash_table_lookup (by_hand, header);
      if (field == NULL)
        field = find_question (forms, role, header);
      if (field == NULL)
        field = find_alias (header);
      if (field != NULL && *field != '\0' && !g_hash_table_add (used, (gpointer)field))
        field = NULL; /* the first column of a kind counts */
      g_strv_builder_add (fields, field != NULL ? field : "");
    }
  return g_strv_builder_end (fields);
}

char *
vv_import_write_mapping (const char *const *headers, const char *const *fields)
{
  GString *text = g_string_new ("[columns]\n");
  for (guint i = 0; headers[i] != NULL; i++)
    {
      g_autofree char *header = g_strdup (headers[i]);
      g_strdelimit (header, "\r\n=", ' ');
      g_string_append_printf (text, "%s = %s\n", header, fields[i]);
    }
  return g_string_free (text, FALSE);
}

char *
vv_import_header_line (const char *const *headers)
{
  return g_strjoinv ("\t", (char **)headers);
}

/* --- public --- */

const char *const *
vv_import_field_keys (void)
{
  return KEYS;
}

const char *
vv_import_field_label (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (g_strcmp0 (FIELDS[i].key, key) == 0)
      return _ (FIELDS[i].label);
  return key;
}
