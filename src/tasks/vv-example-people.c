/* vv-example-people.c: names, wishes and sentences of people who do not exist. */
#include "config.h"

#include "vv-example-private.h"

#include "vv-strings.h"

#define GIVEN_NAMES 20
#define FAMILY_NAMES 20

typedef struct
{
  const char *language, *dialling;
  const char *given[GIVEN_NAMES], *family[FAMILY_NAMES];
  const char *places[4];
  const char *occupations[5], *motivations[4], *hopes[4], *wishes[4], *interests[8], *fields[6];
  const char *reasons[4], *topics[8];
  const char *talked, *useful, *tasks, *next, *comment;
} Country;

static const Country COUNTRIES[] = {
  { "nb",
    "+47",
    { "Oskar", "Ingrid", "Henrik", "Solveig", "Amal",     "Jonas", "Nora", "Yusuf",   "Marit", "Emil",
      "Hodan", "Sindre", "Tuva",   "Dawit",   "Ragnhild", "Olena", "Trym", "Fatemeh", "Eirik", "Live" },
    { "Fjellsikt", "Regnbuevik", "Blåbærtun", "Nordlysmo",   "Tiurlund",      "Måkeskjær",  "Granskogen",
      "Multemyr",  "Havglimt",   "Soltrapp",  "Vindheim-Ås", "Bekkesildre",   "Stjernevåg", "Lyngmark",
      "Dugghaug",  "Ekkodal",    "Vardesti",  "Snøfonn",     "Fuglesang-Nes", "Klippebakk" },
    { "Lillevik", "Storåsen", "Sundhavn", "Elvestad" },
    { "Snekker med eget verksted", "Driver en liten kafé", "Rådgiver i kommunen", "Sykepleier",
      "Pensjonert lærer" },
    { "Jeg fikk hjelp av en voksen utenfor familien da jeg var ung, og vil gi det videre.",
      "Jeg kjenner mange i arbeidslivet her og vil åpne noen dører.", "Jeg liker å lytte, og jeg har tid nå.",
      "Jeg vil lære av unge som ser byen på en annen måte." },
    { "Jeg vil ha en jobb å gå til, og en grunn til å stå opp.", "Jeg vil finne ut om jeg skal ta fagbrev.",
      "Jeg vil tørre å ringe en arbeidsgiver.", "Jeg vil selge det jeg syr." },
    { "En som er rolig og ikke maser.", "En som har startet noe eget.",
      "Gjerne en som kjenner arbeidslivet her.", "En som spør før hun svarer." },
    { "fotball", "musikk", "matlaging", "friluftsliv", "dataspill", "søm", "sykkel", "film" },
    { "bygg og anlegg", "restaurant", "helse", "it", "handel", "kultur" },
    { "Begge liker å arbeide med hendene, og de kan møtes om ettermiddagen.",
      "De har samme språk og de samme temaene, og ønsket en som er rolig.",
      "Mentoren har startet noe eget, som er det de vil.", "Samme bransje, og de bor nær hverandre." },
    { "Bli kjent og skrive avtalen", "Hva er jeg god på?", "CV og søknad", "Halvveis: hvor står vi?",
      "Besøk på en arbeidsplass", "Øve på intervju", "Nettverk: hvem kjenner jeg?",
      "Avslutning og veien videre" },
    "Vi snakket om hva uka hadde vært, og prøvde en oppgave sammen.",
    "Å få høre at andre også er nervøse.",
    "Ringe én arbeidsgiver før neste gang.",
    "Neste møte etter planen: søknad.",
    "Du kom forberedt og stilte gode spørsmål. Fortsett sånn." },
  { "fi",
    "+358",
    { "Aino",  "Eetu",   "Helmi", "Onni", "Sampo", "Venla",  "Ilmari", "Leila", "Kaisu", "Abdi",
      "Taimi", "Oskari", "Ritva", "Minh", "Pihla", "Veikko", "Nadia",  "Lumi",  "Urho",  "Saana" },
    { "Revontulinen",  "Mustikkasuo",  "Kuusiharju",  "Tähtilampi",     "Sammalkallio",
      "Pilvinen-Aho",  "Joutsenranta", "Kanervikko",  "Lumimäki-Aalto", "Tuulenpesä",
      "Puolukkavaara", "Kaislaniemi",  "Hallakorpi",  "Usvasalmi",      "Kettunurmi",
      "Aamukaste",     "Sudenpolku",   "Vaahteramaa", "Suopursu",       "Iltarusko" },
    { "Järvenpohja", "Koivuranta", "Mäntyniemi", "Saarikylä" },
    { "Puuseppä", "Pienyrittäjä, kahvila", "Nuorisotyöntekijä", "Ohjelmoija", "Eläkkeellä oleva opettaja" },
    { "Haluan antaa eteenpäin sen avun, jonka itse sain nuorena.",
      "Tunnen paikallisia työnantajia ja haluan avata ovia.", "Osaan kuunnella, ja minulla on nyt aikaa.",
      "Haluan oppia nuorilta." },
    { "Haluan löytää alan, joka kiinnostaa.", "Haluan kesätöitä ja rytmin arkeen.",
      "Haluan kokeilla omaa pientä yritystä.", "Haluan puhua suomea rohkeammin." },
    { "Rauhallinen ihminen.", "Joku, joka on itse yrittänyt.", "Joku samalta alalta.",
      "Joku, joka nauraa helposti." },
    { "jalkapallo", "musiikki", "ruoanlaitto", "retkeily", "pelit", "käsityöt", "pyöräily", "elokuvat" },
    { "rakentaminen", "ravintola", "hoiva", "it", "kauppa", "kulttuuri" },
    { "Molemmat pitävät käsillä tekemisestä ja pääsevät iltaisin.",
      "Yhteinen kieli ja samat aiheet; toiveena rauhallinen mentori.",
      "Mentori on perustanut yrityksen, mitä he toivoivat.", "Sama ala, ja he asuvat lähellä." },
    { "Tutustuminen ja sopimus", "Missä olen hyvä?", "CV ja hakemus", "Puolivälissä: missä mennään?",
      "Vierailu työpaikalla", "Haastattelun harjoittelu", "Verkostot: kenet tunnen?", "Päätös ja jatko" },
    "Puhuimme viikosta ja kokeilimme tehtävää yhdessä.",
    "Että muitakin jännittää.",
    "Soitan yhdelle työnantajalle.",
    "Seuraava tapaaminen suunnitelman mukaan: hakemus.",
    "Tulit valmistautuneena ja kysyit hyvin. Jatka samaan tapaan." },
  { "pl",
    "+48",
    { "Kinga",  "Jagoda", "Mikołaj", "Zofia",   "Tymon", "Hania", "Bruno",   "Oksana", "Wit",   "Lena",
      "Marcel", "Daryna", "Iga",     "Kajetan", "Mila",  "Ahmad", "Roksana", "Leon",   "Klara", "Borys" },
    { "Zorzewska",  "Jagodzianek",  "Leszczynowicz",   "Przykładny",   "Wrzosowska",
      "Czaplin",    "Borówkiewicz", "Rosalska",        "Mchowiec",     "Świtezianek",
      "Krzemowska", "Paprotny",     "Sosnowiecka-Gaj", "Bursztynek",   "Modrakowska",
      "Rzekowiec",  "Latarnik-Bór", "Kaczeniec",       "Wiatrakowska", "Gwiezdny" },
    { "Nowa Kładka", "Sosnowy Bród", "Jeziorzyska", "Stare Młyny" },
    { "Stolarz z własną pracownią", "Właścicielka kawiarni", "Doradca w urzędzie", "Programistka",
      "Emerytowany nauczyciel" },
    { "W młodości ktoś mi pomógł i chcę oddać to dalej.", "Znam tu wielu pracodawców i chcę otwierać drzwi.",
      "Umiem słuchać i mam teraz czas.", "Chcę uczyć się od młodych." },
    { "Chcę znaleźć pracę i mieć po co wstawać.", "Chcę sprawdzić, czy własna firma jest dla mnie.",
      "Chcę odważyć się zadzwonić do pracodawcy.", "Chcę wybrać szkołę." },
    { "Ktoś spokojny.", "Ktoś, kto prowadzi własną działalność.", "Ktoś z tej samej branży.",
      "Ktoś z poczuciem humoru." },
    { "piłka nożna", "muzyka", "gotowanie", "wędrówki", "gry", "szycie", "rower", "film" },
    { "budownictwo", "gastronomia", "opieka", "it", "handel", "kultura" },
    { "Oboje lubią pracować rękami i mogą się spotykać wieczorem.",
      "Wspólny język i te same tematy; życzeniem był ktoś spokojny.",
      "Mentorka prowadzi firmę, a tego właśnie chcą się uczyć.", "Ta sama branża i mieszkają blisko." },
    { "Poznajemy się i podpisujemy umowę", "Co mi dobrze wychodzi?", "CV i list",
      "W połowie drogi: gdzie jesteśmy?", "Wizyta w miejscu pracy", "Próba rozmowy kwalifikacyjnej",
      "Sieć: kogo znam?", "Zakończenie i dalsza droga" },
    "Rozmawialiśmy o tygodniu i zrobiliśmy razem zadanie.",
    "Że inni też się denerwują.",
    "Zadzwonić do jednego pracodawcy.",
    "Następne spotkanie według planu: list.",
    "Dobre przygotowanie i dobre pytania. Tak dalej." },
};

static const char *const TOPICS[] = { "direction", "job_search", "education", "own_business",
                                      "everyday",  "digital",    "language",  "networks" };
static const char *const OTHER_TONGUES[] = { "en", "so", "ar", "uk", "pl", "ti", "sv", "de" };

static const Country *
find_country (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (COUNTRIES); i++)
    if (g_strcmp0 (COUNTRIES[i].language, language) == 0)
      return &COUNTRIES[i];
  return &COUNTRIES[0];
}

/* "Bekkesildre" → "bekkesildre": the part of an address before the @. */
static char *
make_address (const char *given, const char *family, guint number)
{
  g_autofree char *first = vv_fold (given);
  g_autofree char *last = vv_fold (family);
  g_strdelimit (last, " '", '-');
  return g_strdup_printf ("%s.%s.%u@example.org", first, last, number);
}

/* `n` different words out of `of`. */
static char **
pick_words (VvExample *example, const char *const *words, int of, int n)
{
  g_autoptr (GStrvBuilder) picked = g_strv_builder_new ();
  int from = vv_example_pick (example, of), step = 1 + vv_example_pick (example, 2);
  for (int i = 0; i < n; i++)
    g_strv_builder_add (picked, words[(from + i * step) % of]);
  return g_strv_builder_end (picked);
}

static char **
pick_languages (VvExample *example, const char *language)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  const char *other = OTHER_TONGUES[vv_example_pick (example, G_N_ELEMENTS (OTHER_TONGUES))];
  g_strv_builder_add (languages, language);
  if (g_strcmp0 (other, language) != 0)
    g_strv_builder_add (languages, other);
  return g_strv_builder_end (languages);
}

static char **
pick_times (VvExample *example)
{
  static const char *const TIMES[][3] = { { "weekday_evening", NULL },
                                          { "weekday_evening", "weekend", NULL },
                                          { "weekday_day", "weekday_evening", NULL } };
  return g_strdupv ((char **)TIMES[vv_example_pick (example, 3)]);
}

static void
fill_words (VvExample *example, const Country *country, VvEnrolment *enrolment)
{
  gboolean is_mentor = enrolment->role == VV_ROLE_MENTOR;
  const char *const *why = is_mentor ? country->motivations : country->hopes;
  vv_set_string (&enrolment->motivation, why[vv_example_pick (example, 4)]);
  if (is_mentor)
    vv_set_string (&enrolment->occupation, country->occupations[vv_example_pick (example, 5)]);
  else
    vv_set_string (&enrolment->wish, country->wishes[vv_example_pick (example, 4)]);
}

/* --- shared by tasks --- */

int
vv_example_pick (VvExample *example, int below)
{
  return (int)(vv_random_bits (example->random) % (guint64)below);
}

VvPerson *
vv_example_make_person (VvExample *example, const VvExamplePlan *plan, VvRole role, int number)
{
  const Country *country = find_country (plan->language);
  guint n = example->n_people++;
  /* Given and family names go round at different paces, so that no name comes twice. */
  const char *given = country->given[n % GIVEN_NAMES];
  const char *family = country->family[(n * 7 + n / GIVEN_NAMES) % FAMILY_NAMES];
  g_autofree char *id = vv_workspace_new_id (example->ws);
  VvPerson *person = vv_person_new (id);
  int age = role == VV_ROLE_MENTOR ? 28 + vv_example_pick (example, 35) : 18 + vv_example_pick (example, 9);
  gboolean is_minor = role == VV_ROLE_MENTEE && number % 11 == 10 && g_strcmp0 (plan->country, "PL") != 0;
  person->name = g_strconcat (given, " ", family, NULL);
  person->birth_date
      = vv_example_day (example, -(is_minor ? 17 : age) * 365 - 40 - vv_example_pick (example, 200));
  person->email = make_address (given, family, n);
  person->phone = g_strdup_printf ("%s 000 00 %03u", country->dialling, n);
  vv_set_string (&person->place, country->places[vv_example_pick (example, 4)]);
  vv_set_string (&person->language, plan->language);
  if (!is_minor)
    return person;
  person->guardian_name = g_strconcat (country->given[(n + 3) % GIVEN_NAMES], " ", family, NULL);
  person->guardian_phone = g_strdup_printf ("%s 000 01 %03u", country->dialling, n);
  return person;
}

VvEnrolment *
vv_example_make_enrolment (VvExample *example,
                           const VvExamplePlan *plan,
                           const VvProgramme *programme,
                           VvRole role)
{
  const Country *country = find_country (plan->language);
  VvEnrolment *enrolment = vv_enrolment_new (NULL, programme->id, NULL, role);
  gboolean is_mentor = role == VV_ROLE_MENTOR;
  enrolment->languages = pick_languages (example, plan->language);
  enrolment->times = pick_times (example);
  enrolment->topics = pick_words (example, TOPICS, G_N_ELEMENTS (TOPICS), is_mentor ? 4 : 2);
  enrolment->fields = pick_words (example, country->fields, 6, is_mentor ? 1 : 2);
  enrolment->interests = pick_words (example, country->interests, 8, 2);
  vv_set_string (&enrolment->mode, vv_example_pick (example, 3) == 0 ? "any" : "blended");
  vv_set_string (&enrolment->form, vv_example_pick (example, 3) == 0 ? "any" : is_mentor ? "any" : NULL);
  if (is_mentor)
    enrolment->capacity = 1 + vv_example_pick (example, 4);
  fill_words (example, country, enrolment);
  return enrolment;
}

const char *
vv_example_reason (const char *language, int number)
{
  return find_country (language)->reasons[number % 4];
}

const char *
vv_example_topic (const char *language, int number)
{
  return find_country (language)->topics[(number - 1) % 8];
}

void
vv_example_write_diary (VvSession *session, const VvMatch *match, const char *language)
{
  const Country *country = find_country (language);
  guint writer = (guint)(session->number - 1) % match->mentees->len;
  vv_set_string (&session->diary_writer, g_ptr_array_index (match->mentees, writer));
  vv_set_string (&session->diary_talked, country->talked);
  vv_set_string (&session->diary_useful, country->useful);
  vv_set_string (&session->diary_tasks, country->tasks);
  vv_set_string (&session->diary_next, country->next);
  vv_set_string (&session->mentor_comment, country->comment);
  session->diary_rating = 3 + session->number % 3;
}
