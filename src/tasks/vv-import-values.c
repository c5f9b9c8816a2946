/* vv-import-values.c: cells as people fill them, told as values: option words in four languages, languages by
 * name or code, dates, numbers. */
#include "config.h"

#include "vv-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "vv-date.h"
#include "vv-id.h"
#include "vv-labels.h"
#include "vv-strings.h"

#define CELL_MAX 4000 /* characters of own words */
#define NAME_MAX_LENGTH 200

typedef struct
{
  const char *tag;
  const char *words; /* separated by | */
} Choice;

static const Choice TOPICS[] = {
  { "direction", "direction|orientation|retning|veivalg|suunta|oma suunta|kierunek|pomysł na siebie" },
  { "job_search", "job search|jobs|job|cv|interviews|interview|cv and "
                  "interviews|jobbsøking|jobbsøk|jobb|intervju|cv og intervju|"
                  "työnhaku|työ|haastattelut|cv ja haastattelut|szukanie pracy|praca|rozmowy kwalifikacyjne|"
                  "cv i rozmowy kwalifikacyjne" },
  { "education", "education|training|study|studies|utdanning|skole|studier|koulutus|opiskelu|opinnot|"
                 "edukacja|szkoła|nauka|studia" },
  { "own_business", "own business|business|entrepreneurship|self-employment|egen "
                    "bedrift|gründer|entreprenørskap|eget firma|yrittäjyys|"
                    "oma yritys|własna firma|przedsiębiorczość|własna działalność|działalność" },
  { "everyday", "everyday|everyday life|routines|daily life|hverdag|hverdagen|rutiner|arki|arjen "
                "rytmi|rutiinit|codzienność|"
                "codzienny rytm|rutyna" },
  { "digital",
    "digital|digital skills|it|computers|digitalt|digitale ferdigheter|data|digitaidot|digi|cyfrowe|"
    "umiejętności cyfrowe|komputer" },
  { "language", "language|language practice|språk|språktrening|kieli|kielen harjoittelu|język|nauka języka|"
                "ćwiczenie języka" },
  { "networks",
    "networks|network|networking|contacts|nettverk|kontakter|verkostot|verkosto|kontaktit|sieć|kontakty|"
    "sieć kontaktów" },
};

static const Choice TIMES[] = {
  { "weekday_day",
    "weekdays|weekday|daytime|day|days|weekday day|hverdager|hverdag|dagtid|på dagtid|dag|arkisin|arki|"
    "arkipäivä|arkipäivisin|päivä|päivällä|päivisin|dni robocze|w tygodniu|w ciągu dnia|dzień|rano" },
  { "weekday_evening",
    "evening|evenings|weekday evening|weekday evenings|after "
    "work|kveld|kvelder|ettermiddag|hverdagskveld|ilta|illalla|"
    "iltaisin|illat|arki-illat|wieczór|wieczory|wieczorem|wieczorami|popołudnie|popołudniami" },
  { "weekend",
    "weekend|weekends|saturday|sunday|helg|helger|lørdag|søndag|viikonloppu|viikonloput|viikonloppuisin|"
    "lauantai|sunnuntai|weekendy|w weekend|sobota|niedziela|soboty" },
  { "weekday_day,weekday_evening,weekend", "any|any time|anytime|always|flexible|all|alle|når som "
                                           "helst|fleksibel|alltid|kaikki|milloin vain|aina|joustava|"
                                           "zawsze|kiedykolwiek|dowolny|elastycznie|wszystkie" },
};

static const Choice MODES[] = {
  { "face_to_face",
    "face to face|in person|physical|on site|ansikt til ansikt|fysisk|oppmøte|kasvokkain|lähi|"
    "lähitapaaminen|paikan päällä|na żywo|osobiście|stacjonarnie|twarzą w twarz" },
  { "online",
    "online|remote|digital|video|på nett|nett|digitalt|verkossa|etä|etänä|zdalnie|zdalny|przez internet" },
  { "blended",
    "blended|hybrid|mix|both|a mix|begge|begge deler|litt av begge|blandet|molemmat|monimuoto|hybridi|"
    "molemmilla tavoilla|mieszany|mieszana|hybrydowo|oba|na oba sposoby" },
  { "any",
    "any|any of these|no preference|all|alt|alle|alt går fint|ingen preferanse|uansett|kaikki|kaikki sopivat|"
    "mikä vain|ei väliä|dowolny|dowolnie|wszystko|obojętnie|bez znaczenia" },
};

static const Choice FORMS[] = {
  { "pair",
    "pair|pairs|one|one mentee|one to one|1:1|1|par|én|en|en mentor|én mentee|pari|yksi|yhtä|oma mentori|"
    "para|jeden|jedna|jedną osobę" },
  { "group",
    "group|groups|small group|gruppe|grupper|liten gruppe|en liten gruppe|ryhmä|ryhmässä|pienryhmä|grupa|"
    "grupę|mała grupa|w grupie" },
  { "any",
    "any|either|both|no preference|begge|begge deler|begge deler går fint|uansett|molemmat|kumpi tahansa|"
    "kumpi vain|ei väliä|dowolna|dowolnie|obie|obojętnie|bez znaczenia" },
};

static const Choice TONGUES[] = {
  { "nb", "norwegian|norsk|bokmål|norwegian "
          "bokmål|nynorsk|no|nn|norja|norjaa|norjan|norweski|norweskim|norwegisk" },
  { "fi", "finnish|finsk|suomi|suomea|suomeksi|fiński|fińskim" },
  { "pl", "polish|polsk|puola|puolaa|polski|polskim" },
  { "en", "english|engelsk|englanti|englantia|angielski|angielskim" },
  { "sv", "swedish|svensk|svenska|ruotsi|ruotsia|szwedzki|szwedzkim" },
  { "da", "danish|dansk|tanska|tanskaa|duński|duńskim" },
  { "se", "sami|northern sami|samisk|nordsamisk|saame|saamea|pohjoissaame|lapoński|saami" },
  { "de", "german|tysk|saksa|saksaa|niemiecki|niemieckim|deutsch" },
  { "fr", "french|fransk|ranska|ranskaa|francuski|francuskim|français" },
  { "es", "spanish|spansk|espanja|espanjaa|hiszpański|hiszpańskim|español" },
  { "it", "italian|italiensk|italia|italiaa|włoski|włoskim" },
  { "pt", "portuguese|portugisisk|portugali|portugalia|portugalski|portugalskim" },
  { "nl", "dutch|nederlandsk|hollanti|hollantia|niderlandzki|holenderski" },
  { "ru", "russian|russisk|venäjä|venäjää|rosyjski|rosyjskim" },
  { "uk", "ukrainian|ukrainsk|ukraina|ukrainaa|ukraiński|ukraińskim" },
  { "be", "belarusian|hviterussisk|belarusisk|valkovenäjä|białoruski" },
  { "et", "estonian|estisk|viro|viroa|estoński" },
  { "lv", "latvian|latvisk|latvia|łotewski" },
  { "lt", "lithuanian|litauisk|liettua|liettuaa|litewski" },
  { "cs", "czech|tsjekkisk|tšekki|tšekkiä|czeski" },
  { "sk", "slovak|slovakisk|slovakki|słowacki" },
  { "ro", "romanian|rumensk|romania|rumuński" },
  { "hu", "hungarian|ungarsk|unkari|unkaria|węgierski" },
  { "el", "greek|gresk|kreikka|kreikkaa|grecki" },
  { "bs", "bosnian|bosnisk|bosnia|bośniacki" },
  { "sr", "serbian|serbisk|serbia|serbski" },
  { "hr", "croatian|kroatisk|kroatia|chorwacki" },
  { "sq", "albanian|albansk|albania|albański" },
  { "tr", "turkish|tyrkisk|turkki|turkkia|turecki|tureckim" },
  { "ku", "kurdish|kurdisk|kurdi|kurdia|kurdyjski|kurmanji|sorani" },
  { "ar", "arabic|arabisk|arabia|arabiaa|arabski|arabskim" },
  { "fa", "persian|farsi|persisk|persia|persiaa|perski" },
  { "ps", "pashto|pastho|paštu|paszto" },
  { "prs", "dari" },
  { "ur", "urdu" },
  { "hi", "hindi" },
  { "so", "somali|somalisk|somalia|somaliaa|somalijski" },
  { "ti", "tigrinya|tigrinja|tigrinia" },
  { "am", "amharic|amharisk|amhara|amharski" },
  { "sw", "swahili|suahili" },
  { "zh", "chinese|mandarin|kinesisk|kiina|kiinaa|chiński" },
  { "vi", "vietnamese|vietnamesisk|vietnam|wietnamski" },
  { "th", "thai|thailandsk|tajski" },
  { "tl", "tagalog|filipino" },
  { "my", "burmese|burmesisk|burma|birmański" },
  { "ta", "tamil|tamilsk|tamili|tamilski" },
  { "sgn", "sign language|tegnspråk|viittomakieli|viittomakieltä|język migowy|migowy" },
};

static const char *const FORM_LANGUAGES[] = { "en", "nb", "fi", "pl" };

static gboolean
is_one_of (const char *normalised, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *word = vv_import_normalise (list[i]);
      if (g_strcmp0 (word, normalised) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
find_choice (const Choice *choices, gsize n, const char *normalised)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *tag = vv_import_normalise (choices[i].tag);
      if (g_strcmp0 (tag, normalised) == 0 || is_one_of (normalised, choices[i].words))
        return choices[i].tag;
    }
  return NULL;
}

/* The option of the form whose words these are, as its running number; 0 when none is. */
static int
find_option (VvForms *forms, const char *form_id, const char *field_id, const char *normalised)
{
  const VvForm *form = vv_forms_find (forms, form_id);
  for (int option = 1; form != NULL && vv_form_option (form, field_id, option, "en") != NULL; option++)
    for (guint i = 0; i < G_N_ELEMENTS (FORM_LANGUAGES); i++)
      {
        g_autofree char *words
            = vv_import_normalise (vv_form_option (form, field_id, option, FORM_LANGUAGES[i]));
        if (g_strcmp0 (words, normalised) == 0)
          return option;
      }
  return 0;
}

typedef struct
{
  const Choice *choices;
  gsize n_choices;
  const char *mentor_field, *mentee_field; /* of MAP and MPR */
} Vocabulary;

static const Vocabulary TOPIC_WORDS = { TOPICS, G_N_ELEMENTS (TOPICS), "MAP-12", "MPR-13" };
static const Vocabulary TIME_WORDS = { TIMES, G_N_ELEMENTS (TIMES), "MAP-17", "MPR-22" };
static const Vocabulary MODE_WORDS = { MODES, G_N_ELEMENTS (MODES), "MAP-16", "MPR-21" };
static const Vocabulary FORM_WORDS = { FORMS, G_N_ELEMENTS (FORMS), "MAP-15", "MPR-20" };

static const Vocabulary TONGUE_WORDS = { TONGUES, G_N_ELEMENTS (TONGUES), NULL, NULL };

static const char *
look_up_tag (const Vocabulary *vocabulary, VvForms *forms, const char *normalised)
{
  const char *tag = find_choice (vocabulary->choices, vocabulary->n_choices, normalised);
  if (tag != NULL || vocabulary->mentor_field == NULL)
    return tag;
  int option = find_option (forms, "MAP", vocabulary->mentor_field, normalised);
  if (option == 0)
    option = find_option (forms, "MPR", vocabulary->mentee_field, normalised);
  return option > 0 && option <= (int)vocabulary->n_choices ? vocabulary->choices[option - 1].tag : NULL;
}

/* Columns repeat few answers, so each is looked up once. */
static const char *
find_tag (const Vocabulary *vocabulary, VvImportRow *row, const char *text)
{
  g_autofree char *normalised = vv_import_normalise (text);
  g_autofree char *key = g_strdup_printf ("%p %s", (const void *)vocabulary, normalised);
  gpointer known = NULL;
  if (g_hash_table_lookup_extended (row->memo, key, NULL, &known))
    return known;
  const char *tag = look_up_tag (vocabulary, row->forms, normalised);
  g_hash_table_insert (row->memo, g_steal_pointer (&key), (gpointer)tag);
  return tag;
}

static void
add_tags (GPtrArray *tags, const char *joined)
{
  g_auto (GStrv) split = vv_split_tags (joined);
  for (guint i = 0; split[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (tags, split[i], g_str_equal, NULL))
      g_ptr_array_add (tags, g_strdup (split[i]));
}

/* Words between commas may belong together ("Job search, CV and interviews"): the longest that is an option
 * wins. */
static gboolean
read_list (const Vocabulary *vocabulary, VvImportRow *row, const char *text, GPtrArray *tags, char **unknown)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  guint n = g_strv_length (parts);
  for (guint from = 0; from < n;)
    {
      const char *tag = NULL;
      guint to = n;
      for (; to > from && tag == NULL; to--)
        {
          g_autoptr (GString) joined = g_string_new (NULL);
          for (guint i = from; i < to; i++)
            g_string_append_printf (joined, "%s%s", i > from ? "," : "", parts[i]);
          tag = find_tag (vocabulary, row, g_strstrip (joined->str));
        }
      if (tag == NULL && *g_strstrip (parts[from]) != '\0')
        {
          *unknown = g_strdup (parts[from]);
          return FALSE;
        }
      if (tag != NULL)
        add_tags (tags, tag);
      from = tag != NULL ? to + 1 : from + 1;
    }
  return TRUE;
}

static char **
end_tags (GPtrArray *tags)
{
  g_ptr_array_add (tags, NULL);
  return (char **)g_ptr_array_free (tags, FALSE);
}

static gboolean
read_tags (const Vocabulary *vocabulary, VvImportRow *row, const char *cell, char ***slot, char **problem)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);
  const char *whole = find_tag (vocabulary, row, cell);
  g_auto (GStrv) parts = g_strsplit_set (cell, ";/|\n\r", -1);
  g_autofree char *unknown = NULL;
  if (whole != NULL)
    add_tags (tags, whole);
  for (guint i = 0; whole == NULL && unknown == NULL && parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      read_list (vocabulary, row, parts[i], tags, &unknown);
  if (unknown != NULL)
    {
      g_ptr_array_unref (tags);
      *problem = g_strdup_printf (_ ("“%s” is not an answer of the form."), unknown);
      return FALSE;
    }
  g_strfreev (*slot);
  *slot = end_tags (tags);
  return TRUE;
}

static gboolean
read_one (const Vocabulary *vocabulary, VvImportRow *row, const char *cell, char **slot, char **problem)
{
  const char *tag = find_tag (vocabulary, row, cell);
  if (tag == NULL)
    {
      *problem = g_strdup_printf (_ ("“%s” is not an answer of the form."), cell);
      return FALSE;
    }
  vv_set_string (slot, tag);
  return TRUE;
}

/* "flytende norsk (C1)" → "norsk". */
static char *
strip_skill (const char *text)
{
  static const char *const SKILLS[]
      = { "litt",  "a little", "some",   "fluent", "flytende", "godt",   "noe",   "hieman",
          "vähän", "sujuva",   "trochę", "biegle", "basic",    "native", "język", "words of" };
  g_autofree char *plain = g_strdup (text);
  char *bracket = strchr (plain, '(');
  if (bracket != NULL)
    *bracket = '\0';
  char *normalised = vv_import_normalise (plain);
  for (guint i = 0; i < G_N_ELEMENTS (SKILLS); i++)
    {
      g_autofree char *skill = vv_import_normalise (SKILLS[i]);
      g_autofree char *prefix = g_strconcat (skill, " ", NULL);
      if (!g_str_has_prefix (normalised, prefix)
          || is_one_of (normalised, TONGUES[G_N_ELEMENTS (TONGUES) - 1].words))
        continue;
      char *rest = g_strdup (normalised + strlen (prefix));
      g_free (normalised);
      normalised = rest;
    }
  return normalised;
}

static gboolean
read_tongue (VvImportRow *row, const char *text, GPtrArray *tags)
{
  g_autofree char *name = strip_skill (text);
  const char *code = find_tag (&TONGUE_WORDS, row, name);
  if (code != NULL)
    add_tags (tags, code);
  return code != NULL || *name == '\0';
}

/* "norsk, engelsk og litt arabisk". */
static gboolean
read_languages (VvImportRow *row, const char *cell, char ***slot, char **problem)
{
  g_autoptr (GRegex) joints
      = g_regex_new ("[,;/|\\n\\r+&]| og | and | ja | sekä | i | oraz ", G_REGEX_CASELESS, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (joints, cell, 0);
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!read_tongue (row, g_strstrip (parts[i]), tags))
      {
        g_ptr_array_unref (tags);
        *problem = g_strdup_printf (_ ("“%s” is no language that is known here."), parts[i]);
        return FALSE;
      }
  g_strfreev (*slot);
  *slot = end_tags (tags);
  return TRUE;
}

static gboolean
looks_like_date (const char *text)
{
  int digits = 0, marks = 0;
  for (const char *p = text; *p != '\0'; p++)
    {
      digits += g_ascii_isdigit (*p);
      marks += strchr ("./- ", *p) != NULL;
    }
  return digits >= 4 && marks >= 2;
}

static gboolean
read_date (const char *cell, char **slot, char **problem)
{
  g_autofree char *text = g_strdup (cell);
  char *time = strpbrk (text, "T");
  if (time != NULL && time - text == 10 && g_ascii_isdigit (time[1]))
    *time = '\0'; /* a moment out of a spreadsheet */
  if (strlen (text) > 16 && text[10] == ' ' && text[13] == ':')
    text[10] = '\0';
  char *date = vv_date_parse (text);
  if (date == NULL)
    {
      *problem
          = g_strdup_printf (looks_like_date (cell) ? _ ("%s is not a day of the calendar.")
                                                    : _ ("“%s” is no date. Write it for example 28.2.2026."),
                             cell);
      return FALSE;
    }
  g_free (*slot);
  *slot = date;
  return TRUE;
}

static gboolean
read_birth_date (VvImportRow *row, const char *cell, char **problem)
{
  if (!read_date (cell, &row->person->birth_date, problem))
    return FALSE;
  if (g_strcmp0 (row->person->birth_date, row->today) > 0)
    *problem = g_strdup_printf (_ ("%s has not come yet."), cell);
  else if (vv_date_age_on (row->person->birth_date, row->today) > 120)
    *problem = g_strdup_printf (_ ("Nobody born on %s is alive."), cell);
  return *problem == NULL;
}

/* A day, or a word that says that it is done. */
static gboolean
read_done (VvImportRow *row, const char *cell, char **slot, char **problem)
{
  g_autofree char *word = vv_import_normalise (cell);
  if (is_one_of (word, "yes|y|x|1|true|done|ok|ja|j|kyllä|k|tak|t|signert|levert|✓"))
    {
      vv_set_string (slot, row->today);
      return TRUE;
    }
  if (*word == '\0' || is_one_of (word, "no|n|0|false|nei|ei|nie|mangler|puuttuu|brak"))
    return TRUE;
  return read_date (cell, slot, problem);
}

static gboolean
read_number (const char *cell, int least, int most, int *slot, char **problem)
{
  char *end = NULL;
  gint64 value = g_ascii_strtoll (cell, &end, 10);
  gboolean whole = end != cell && (*end == '\0' || g_ascii_isspace (*end) || g_str_equal (end, ".0"));
  if (!whole || value < least || value > most)
    {
      *problem = g_strdup_printf (_ ("“%s” is not a number from %d to %d."), cell, least, most);
      return FALSE;
    }
  *slot = (int)value;
  return TRUE;
}

static gboolean
read_state (VvImportRow *row, const char *cell, char **problem)
{
  g_autofree char *word = vv_import_normalise (cell);
  gboolean is_mentor = row->enrolment->role == VV_ROLE_MENTOR;
  int last = is_mentor ? (int)VV_MENTOR_STOPPED : (int)VV_MENTEE_ENDED_EARLY;
  for (int i = 0; i <= last; i++)
    {
      const char *state = is_mentor ? vv_mentor_state_to_string ((VvMentorState)i)
                                    : vv_mentee_state_to_string ((VvMenteeState)i);
      g_autofree char *plain = vv_import_normalise (state);
      g_autofree char *label = vv_import_normalise (vv_enrolment_state_label (row->enrolment->role, state));
      if (g_strcmp0 (plain, word) == 0 || g_strcmp0 (label, word) == 0)
        {
          vv_set_string (&row->enrolment->state, state);
          return TRUE;
        }
    }
  *problem = g_strdup_printf (_ ("There is no state “%s”."), cell);
  return FALSE;
}

/* Free words as folded tags. */
static void
read_words (const char *cell, char ***slot)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit_set (cell, ",;/|\n\r", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *tag = vv_fold (g_strstrip (parts[i]));
      if (*tag != '\0')
        add_tags (tags, tag);
    }
  g_strfreev (*slot);
  *slot = end_tags (tags);
}

static void
read_barred (VvImportRow *row, const char *cell)
{
  g_auto (GStrv) parts = g_strsplit_set (cell, ",;/|\n\r", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (row->barred, g_strdup (parts[i]));
}

static gboolean
read_email (VvImportRow *row, const char *cell, char **problem)
{
  if (!vv_people_is_email (cell))
    {
      *problem = g_strdup_printf (_ ("“%s” is not an e-mail address."), cell);
      return FALSE;
    }
  vv_set_string (&row->person->email, cell);
  return TRUE;
}

static gboolean
read_phone (const char *cell, char **slot, char **problem)
{
  if (strstr (cell, "E+") != NULL || strstr (cell, "e+") != NULL)
    {
      *problem = g_strdup_printf (_ ("The spreadsheet has made “%s” of the telephone number. Format the "
                                     "column as text and type it again."),
                                  cell);
      return FALSE;
    }
  vv_set_string (slot, cell);
  return TRUE;
}

static gboolean
read_language (VvImportRow *row, const char *cell, char **problem)
{
  static const char *const DOCUMENT_LANGUAGES[] = { "nb", "fi", "pl", "en", NULL };
  const char *code = find_tag (&TONGUE_WORDS, row, cell);
  if (code == NULL || !g_strv_contains (DOCUMENT_LANGUAGES, code))
    {
      *problem = g_strdup_printf (_ ("Documents cannot be made in “%s”, only in nb, fi, pl and en."), cell);
      return FALSE;
    }
  vv_set_string (&row->person->language, code);
  return TRUE;
}

static gboolean
read_name (const char *cell, char **slot, char **problem)
{
  g_auto (GStrv) words = g_strsplit_set (cell, " \t\n\r", -1);
  GString *name = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", words[i]);
  if (g_utf8_strlen (name->str, -1) > NAME_MAX_LENGTH)
    {
      g_string_free (name, TRUE);
      *problem = g_strdup (_ ("This is too long for a name."));
      return FALSE;
    }
  g_free (*slot);
  *slot = g_string_free (name, FALSE);
  return TRUE;
}

/* "Maria Nowak, 600 000 031" in one cell, as the form asks for it. */
static void
read_guardian (VvImportRow *row, const char *cell)
{
  g_autoptr (GRegex) number = g_regex_new ("\\+?[0-9][0-9 ()-]{4,}[0-9]", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = g_strdup (cell);
  if (g_regex_match (number, cell, 0, &match))
    {
      int start = 0;
      g_match_info_fetch_pos (match, 0, &start, NULL);
      g_free (row->person->guardian_phone);
      row->person->guardian_phone = g_match_info_fetch (match, 0);
      name[start] = '\0';
    }
  g_strchomp (name);
  gsize length = strlen (name);
  while (length > 0 && strchr (",;:- ", name[length - 1]) != NULL)
    name[--length] = '\0';
  if (*name != '\0')
    vv_set_string (&row->person->guardian_name, name);
}

/* Fields that are kept as they stand. NULL when the field is not of that kind. */
static char **
find_text_slot (VvImportRow *row, const char *field)
{
  VvPerson *person = row->person;
  VvEnrolment *enrolment = row->enrolment;
  const struct
  {
    const char *field;
    char **slot;
  } slots[] = {
    { "place", &person->place },
    { "address", &person->address },
    { "code", &person->code },
    { "occupation", &enrolment->occupation },
    { "motivation", &enrolment->motivation },
    { "experience", &enrolment->experience },
    { "wish", &enrolment->wish },
    { "gender_age_wish", &enrolment->gender_age_wish },
  };
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (g_str_equal (slots[i].field, field))
      return slots[i].slot;
  return NULL;
}

static char **
find_done_slot (VvImportRow *row, const char *field)
{
  VvEnrolment *enrolment = row->enrolment;
  if (g_str_equal (field, "cnf_filed"))
    return &enrolment->cnf_filed;
  if (g_str_equal (field, "training_attended"))
    return &enrolment->training_attended;
  if (g_str_equal (field, "check_shown"))
    return &enrolment->check_shown;
  if (g_str_equal (field, "consented"))
    return &enrolment->consented;
  return NULL;
}

static gboolean
read_person_cell (VvImportRow *row, const char *field, const char *cell, char **problem, gboolean *is_known)
{
  *is_known = TRUE;
  if (g_str_equal (field, "name"))
    return read_name (cell, &row->person->name, problem);
  if (g_str_equal (field, "first_name"))
    return read_name (cell, &row->first_name, problem);
  if (g_str_equal (field, "last_name"))
    return read_name (cell, &row->last_name, problem);
  if (g_str_equal (field, "birth_date"))
    return read_birth_date (row, cell, problem);
  if (g_str_equal (field, "email"))
    return read_email (row, cell, problem);
  if (g_str_equal (field, "phone"))
    return read_phone (cell, &row->person->phone, problem);
  if (g_str_equal (field, "guardian_phone"))
    return read_phone (cell, &row->person->guardian_phone, problem);
  if (g_str_equal (field, "language"))
    return read_language (row, cell, problem);
  *is_known = g_str_equal (field, "guardian_name");
  if (*is_known)
    read_guardian (row, cell);
  return TRUE;
}

/* --- shared by tasks --- */

gboolean
vv_import_read_cell (VvImportRow *row, const char *field, const char *cell, char **problem)
{
  VvEnrolment *enrolment = row->enrolment;
  if (vv_is_empty (cell) || vv_is_empty (field))
    return TRUE;
  if (g_utf8_strlen (cell, -1) > CELL_MAX)
    {
      *problem = g_strdup_printf (_ ("The text is longer than %d characters."), CELL_MAX);
      return FALSE;
    }
  gboolean is_known;
  gboolean done = read_person_cell (row, field, cell, problem, &is_known);
  if (is_known)
    return done;
  char **text = find_text_slot (row, field);
  if (text != NULL)
    vv_set_string (text, cell);
  if (find_done_slot (row, field) != NULL)
    return read_done (row, cell, find_done_slot (row, field), problem);
  if (g_str_equal (field, "applied_on"))
    return read_date (cell, &enrolment->applied_on, problem);
  if (g_str_equal (field, "languages"))
    return read_languages (row, cell, &enrolment->languages, problem);
  if (g_str_equal (field, "topics"))
    return read_tags (&TOPIC_WORDS, row, cell, &enrolment->topics, problem);
  if (g_str_equal (field, "times"))
    return read_tags (&TIME_WORDS, row, cell, &enrolment->times, problem);
  if (g_str_equal (field, "mode"))
    return read_one (&MODE_WORDS, row, cell, &enrolment->mode, problem);
  if (g_str_equal (field, "form"))
    return read_one (&FORM_WORDS, row, cell, &enrolment->form, problem);
  if (g_str_equal (field, "capacity"))
    return read_number (cell, 1, 5, &enrolment->capacity, problem);
  if (g_str_equal (field, "minimum"))
    return read_number (cell, 0, 5, &enrolment->minimum, problem);
  if (g_str_equal (field, "state"))
    return read_state (row, cell, problem);
  if (g_str_equal (field, "fields"))
    read_words (cell, &enrolment->fields);
  if (g_str_equal (field, "interests"))
    read_words (cell, &enrolment->interests);
  if (g_str_equal (field, "barred"))
    read_barred (row, cell);
  return TRUE;
}
