#include "form-samples.h"

#include <string.h>

#include "vv-id.h"

static const char logo_svg[] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 14' width='20' "
                               "height='14'><path d='M1 11C6 3.5 14 3.5 19 "
                               "11' fill='none' stroke='black' stroke-width='1.1' "
                               "stroke-linecap='round'/><path d='M.5 12.4H19.5' stroke='black' "
                               "stroke-width='.7'/></svg>";

typedef struct
{
  const char *language, *organisation, *address, *contact, *programme, *subtitle, *group, *group_name;
  const char *coordinator, *coordinator_line, *mentor, *mentor_line;
  const char *mentees[4], *phones[4];
  const char *start, *end, *delete, *often, *place, *contact_between, *purpose, *other;
} Country;

static const Country countries[] = {
  { "pl",
    "Stowarzyszenie Nowa Kładka",
    "ul. Przykładowa 7, 00-000 Warszawa",
    "22 000 00 10   ·   kontakt@example.org",
    "Na własny rachunek",
    "Grupa Świt   ·   program Na własny rachunek, wiosna 2026",
    "Grupa Świt",
    "Świt",
    "Joanna Mazur",
    "Joanna Mazur, 22 000 00 14, joanna.mazur@example.org",
    "Tomasz Zieliński",
    "Tomasz Zieliński, 600 000 021",
    { "Kinga Wójcik", "Oskar Dąbrowski", "Łucja Krawczyk", "Bartosz Głąb" },
    { "600 000 031", "600 000 032", "600 000 033", "600 000 034" },
    "9 marca 2026",
    "14 września 2026",
    "14 września 2027",
    "co dwa tygodnie, 90 minut",
    "Świetlica, ul. Leśna 4, sala 2",
    "SMS do Tomasza, odpowiedź w ciągu dwóch dni",
    "Chcemy sprawdzić, które z naszych pomysłów nadają się na małą działalność, i zrobić pierwszy krok: "
    "porozmawiać z "
    "klientami, ułożyć prosty budżet i plan na pół roku.",
    "Ewa Lis, pedagożka, 22 000 00 18" },
  { "nb",
    "Stifinner Ungdom",
    "Eksempelveien 3, 0000 Granås",
    "400 00 010   ·   post@example.org",
    "Stegvis",
    "Gruppe Varde   ·   programmet Stegvis, våren 2026",
    "Gruppe Varde",
    "Varde",
    "Hanne Solberg Lind",
    "Hanne Solberg Lind, 400 00 012, hanne@example.org",
    "Ingrid Bjørnstad",
    "Ingrid Bjørnstad, 400 00 021",
    { "Sara Hassan Berg", "Jonas Ødegård", "Maja Kowalska Lie", "Åse Nilsen" },
    { "400 00 031", "400 00 032", "400 00 033", "400 00 034" },
    "9. mars 2026",
    "14. september 2026",
    "14. september 2027",
    "annenhver uke, 90 minutter",
    "Ungdomshuset, Møllerommet",
    "SMS til Ingrid, svar innen to dager",
    "Vi vil finne ut hvilke av ideene våre som kan bli til noe å leve av, og ta det første skrittet.",
    "Eva Lie, helsesykepleier, 400 00 018" },
  { "fi",
    "Polkuverkko ry",
    "Esimerkkikatu 5, 00000 Mallila",
    "050 000 0010   ·   tiimi@example.org",
    "Reitti töihin",
    "Ryhmä Koivu   ·   ohjelma Reitti töihin, kevät 2026",
    "Ryhmä Koivu",
    "Koivu",
    "Leena Ojala",
    "Leena Ojala, 050 000 0012, leena.ojala@example.org",
    "Väinö Häyrynen-Sjöberg",
    "Väinö Häyrynen-Sjöberg, 050 000 0021",
    { "Aino Mäkelä", "Eetu Hämäläinen", "Yasmin Ali", "Ilmari Pöyry" },
    { "050 000 0031", "050 000 0032", "050 000 0033", "050 000 0034" },
    "9. maaliskuuta 2026",
    "14. syyskuuta 2026",
    "14. syyskuuta 2027",
    "joka toinen viikko, 90 minuuttia",
    "Nuorisotalo, Koivun huone",
    "Tekstiviesti Väinölle, vastaus kahdessa päivässä",
    "Haluamme selvittää, mistä ideoistamme on pieneksi yritykseksi, ja ottaa ensimmäisen askeleen.",
    "Eeva Lehto, kuraattori, 050 000 0018" },
  { "en",
    "New Footbridge",
    "7 Example Street, Sampleton",
    "0000 000 010   ·   hello@example.org",
    "On My Own Feet",
    "Dawn group   ·   On My Own Feet, spring 2026",
    "Dawn group",
    "Dawn",
    "Joan Miller",
    "Joan Miller, 0000 000 014, joan.miller@example.org",
    "Thomas O'Brien",
    "Thomas O'Brien, 0000 000 021",
    { "Kim Walker", "Oscar Dean", "Lucy Crofts", "Bart Hall" },
    { "0000 000 031", "0000 000 032", "0000 000 033", "0000 000 034" },
    "9 March 2026",
    "14 September 2026",
    "14 September 2027",
    "every two weeks, 90 minutes",
    "Youth house, room 2",
    "Text message to Thomas, answer within two days",
    "We want to find out which of our ideas could become a small business, and take the first step.",
    "Eve Fox, school counsellor, 0000 000 018" },
};

static const Country *
find_country (const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      if (strcmp (countries[i].language, language) == 0)
        return &countries[i];
    }
  return &countries[G_N_ELEMENTS (countries) - 1];
}

static void
fill_agreement (VvFill *fill, const Country *country)
{
  const struct
  {
    const char *field, *text;
  } texts[] = {
    { "AGR-01", country->organisation },
    { "AGR-06", country->group_name },
    { "AGR-02", country->coordinator_line },
    { "AGR-03", country->mentor_line },
    { "AGR-08", country->purpose },
    { "AGR-09", country->start },
    { "AGR-10", country->end },
    { "AGR-11", country->often },
    { "AGR-12", country->place },
    { "AGR-13", country->contact_between },
    { "AGR-34", country->delete },
    { "AGR-37", country->other },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    vv_fill_set_text (fill, texts[i].field, texts[i].text);
  for (int i = 0; i < 4; i++)
    {
      vv_fill_add_row_va (fill, "AGR-04", country->mentees[i], country->phones[i], NULL);
      vv_fill_add_row_va (fill, "AGR-40", country->mentees[i], NULL);
    }
  vv_fill_add_choice (fill, "AGR-05", 2);
  vv_fill_add_choice (fill, "AGR-07", 3);
  vv_fill_add_signer (fill, "AGR-41", country->mentor, "mentor");
  vv_fill_add_signer (fill, "AGR-42", country->coordinator, "coordinator");
  fill->no_guardian = TRUE;
}

static void
fill_attendance (VvFill *fill, const Country *country)
{
  vv_fill_set_text (fill, "ATT-01", country->programme);
  vv_fill_set_text (fill, "ATT-02", country->group_name);
  vv_fill_add_choice (fill, "ATT-03", 2);
  vv_fill_set_text (fill, "ATT-04", country->start);
  vv_fill_set_text (fill, "ATT-05", "16.30 – 18.00");
  vv_fill_set_text (fill, "ATT-06", country->place);
  vv_fill_add_choice (fill, "ATT-07", 1);
  vv_fill_add_row_va (fill, "ATT-08", "", country->mentor, "mentor", NULL);
  for (int i = 0; i < 4; i++)
    vv_fill_add_row_va (fill, "ATT-08", "", i == 1 ? "V-0318" : country->mentees[i], "mentee", NULL);
  vv_fill_add_signer (fill, "ATT-12", country->mentor, "responsible");
}

static void
fill_questionnaire (VvFill *fill, const Country *country)
{
  vv_fill_set_text (fill, "IMQ-01", "A-0147");
  vv_fill_set_text (fill, "IMQ-02", country->group_name);
  vv_fill_set_text (fill, "FMQ-01", "A-0147");
  vv_fill_set_text (fill, "FMQ-02", country->group_name);
}

static void
fill_diary (VvFill *fill, const Country *country)
{
  vv_fill_set_text (fill, "DIA-01", country->group_name);
  vv_fill_set_text (fill, "DIA-02", "4");
  vv_fill_set_text (fill, "DIA-03", country->start);
  vv_fill_add_choice (fill, "DIA-04", 1);
  vv_fill_set_text (fill, "DIA-07", country->mentees[0]);
  vv_fill_set_word (fill, "writer", country->mentees[0]);
  vv_fill_set_word (fill, "mentor", country->mentor);
  vv_fill_add_signer (fill, "DIA-19", country->mentor, "mentor");
}

static void
fill_letter (VvFill *fill, const Country *country)
{
  g_autofree char *address = g_strdup_printf ("%s\n%s", country->mentor, country->address);

  vv_fill_set_text (fill, "LOF-01", address);
  vv_fill_set_text (fill, "LOF-02", country->start);
  vv_fill_set_text (fill, "LOF-06", country->end);
  vv_fill_set_text (fill, "LRJ-01", address);
  vv_fill_set_text (fill, "LRJ-02", country->start);
  vv_fill_add_choice (fill, "LRJ-06", 1);
  vv_fill_add_signer (fill, "LOF-08", country->coordinator, "coordinator");
  vv_fill_add_signer (fill, "LRJ-08", country->coordinator, "coordinator");
  vv_fill_set_word (fill, "name", country->mentor);
  vv_fill_set_word (fill, "start", country->start);
  vv_fill_set_word (fill, "end", country->end);
  vv_fill_set_word (fill, "capacity", "3");
  vv_fill_set_word (fill, "hours", "5");
  vv_fill_set_word (fill, "applicants", "22");
  vv_fill_set_word (fill, "places", "1");
  vv_fill_set_word (fill, "date", country->end);
  vv_fill_set_word (fill, "training_date", country->start);
  vv_fill_set_word (fill, "programme", country->programme);
}

VvFill *
form_sample_new (const char *form, const char *language)
{
  const Country *country = find_country (language);
  g_autofree char *seed = g_strdup_printf ("sample:%s:%s", form, language);
  VvFill *fill = vv_fill_new ();

  fill->document = vv_id_from_text (seed);
  fill->organisation = g_strdup (country->organisation);
  fill->lines[0] = g_strdup (country->address);
  fill->lines[1] = g_strdup (country->contact);
  fill->logo = g_bytes_new_static (logo_svg, sizeof logo_svg - 1);
  fill->subtitle = g_strdup (country->subtitle);
  fill->group = g_strdup (country->group);
  fill->programme = g_strdup (country->programme);
  fill->printed_on = g_strdup ("2026-03-02");
  fill_agreement (fill, country);
  fill_attendance (fill, country);
  fill_questionnaire (fill, country);
  fill_diary (fill, country);
  fill_letter (fill, country);
  return fill;
}

VvCertificateFacts *
form_sample_certificate (const char *language)
{
  const Country *country = find_country (language);
  VvCertificateFacts *facts = vv_certificate_facts_new ();
  g_autofree char *place_date = g_strdup_printf ("%s", country->end);

  facts->id = vv_id_from_text (language);
  facts->organisation = g_strdup (country->organisation);
  facts->lines[0] = g_strdup (country->address);
  facts->lines[1] = g_strdup (country->contact);
  facts->logo = g_bytes_new_static (logo_svg, sizeof logo_svg - 1);
  facts->person = g_strdup (country->mentor);
  facts->programme = g_strdup (country->programme);
  facts->period = g_strdup ("2.2. – 28.8.2026");
  facts->extent = g_strdup ("12 × 90 min");
  facts->about_organisation = g_strdup (country->purpose);
  facts->personal = g_strdup (country->purpose);
  facts->place_date = g_strdup (place_date);
  facts->signer = g_strdup (country->coordinator);
  facts->signer_post = g_strdup (country->organisation);
  facts->payload
      = g_strdup ("VEIVISER:CER/4QH7N9RX0KBE/2026-08-31/7F9A0C4E21B86D530F3C9A7714E2BD08C1A6F05B3E7792D4");
  facts->meetings = 12;
  vv_certificate_facts_add_training (facts, country->often, "6 h", "17.1.2026");
  vv_certificate_facts_add_training (facts, country->place, "3 h", "24.1.2026");
  return facts;
}

VvReport *
form_sample_report (const char *language)
{
  const Country *country = find_country (language);
  VvReport *report = vv_report_new ();

  report->organisation = g_strdup (country->organisation);
  report->lines[0] = g_strdup (country->address);
  report->programme = g_strdup (country->programme);
  report->period = g_strdup ("2026");
  report->date = g_strdup ("2026-11-01");
  report->answered = 14;
  report->asked = 17;
  for (int i = 0; i < 7; i++)
    vv_report_add_item (report, i % 2 == 0 ? country->contact_between : country->purpose, i == 3 ? 4 : 14,
                        5.2 + i * 0.3, i == 5 ? 6.1 : 7.4 + i * 0.2);
  return report;
}
